"""Articles of a wiki: headings by their buttons, levels by the contents."""

from __future__ import annotations

import pytest

from convkit.passes.reflow.wiki import contents_of
from convkit.testing import check_conserved, cleaned

BODY = "乾隆三十一年，知县林天锡捐俸置船两只，募渡夫四名，岁给工食，渡人不取分文。"
CONTENTS = "目录  [隐藏]\n1 历史\n1.1 清代\n1.2 民国\n2 现状\n"


def test_a_copied_article() -> None:
    text = f"青山渡\n维基百科，自由的百科全书\n跳转至：导航、搜索\n\n{BODY}\n\n{CONTENTS}\n历史[编辑]\n\n清代[编辑 | 编辑源代码]\n\n{BODY}\n\n民国[编辑]\n\n{BODY}\n\n现状[编辑]\n\n{BODY}\n\n分类：青山县交通 | 渡口\n隐藏分类：缺少图片的条目\n"
    result = cleaned(text)
    (article,) = result.articles
    assert article.title == "青山渡"
    assert [(b.level, article.block_text(b)) for b in article.blocks if b.kind == "heading"] == [
        (1, "历史"), (2, "清代"), (2, "民国"), (1, "现状"),
    ]  # fmt: skip
    assert article.metadata == {"分类": "青山县交通 | 渡口"}
    assert {reason for _, reason in result.furniture} == {"page of a wiki", "contents"}
    check_conserved(result)


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("one remark in brackets", f"渡口\n\n{BODY}[编辑]\n\n{BODY}\n"),
        ("an editor behind a sentence", f"渡口[编辑]林川\n\n{BODY}\n"),
    ],
)
def test_a_bracket_alone_shows_no_wiki(label: str, text: str) -> None:
    (article,) = cleaned(text).articles
    assert "[编辑]" in (article.title + article.text)


def test_contents_end_with_the_last_numbered_line() -> None:
    assert contents_of(["目录", "1 历史", "1.1 清代", "清代"]) == (frozenset({0, 1, 2}), {"历史": 1, "清代": 2})
    assert contents_of(["目录", "历史"]) == (frozenset(), {})
