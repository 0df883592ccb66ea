"""Heads of statutes and contracts."""

import pytest

from convkit.passes.statutes import clauses, is_statute
from convkit.testing import cleaned

CLAUSE = "渡船不得超载，遇有六级以上大风不得开航。"


def shown(text: str) -> list[tuple[str, int, str]]:
    (article,) = cleaned(text).articles
    return [(b.kind.value, b.level, article.block_text(b)) for b in article.blocks if b.kind != "paragraph"]


def test_levels_are_those_of_the_units_that_stand_there() -> None:
    text = f"渡口法\n\n第一编 总则\n\n第一章 规定\n\n第一条 {CLAUSE}\n\n第二条 {CLAUSE}\n\n第二章 渡运\n\n第一节 开航\n\n第三条 {CLAUSE}"
    assert shown(text) == [
        ("heading", 1, "第一编 总则"), ("heading", 2, "第一章 规定"), ("heading", 2, "第二章 渡运"), ("heading", 3, "第一节 开航"),
    ]  # fmt: skip


def test_the_title_under_a_bare_number_joins_it() -> None:
    text = f"渡口法\n\n第一章\n\n总则\n\n第一条 {CLAUSE}\n\n第二条 {CLAUSE}\n\n第二章\n\n渡运\n\n第三条 {CLAUSE}"
    assert shown(text) == [("heading", 1, "第一章　总则"), ("heading", 1, "第二章　渡运")]


def test_a_table_of_contents_is_furniture() -> None:
    body = f"第一章 总则\n\n第一条 {CLAUSE}\n\n第二条 {CLAUSE}\n\n第二章 渡运\n\n第三条 {CLAUSE}\n\n第三章 附则\n\n第四条 {CLAUSE}"
    result = cleaned(f"渡口法\n\n目 录\n第一章 总则……1\n第二章 渡运……2\n第三章 附则……3\n\n{body}")
    assert [reason for _, reason in result.furniture] == ["contents"] * 4
    (article,) = result.articles
    assert article.title == "渡口法"
    assert len(article.blocks) == 7


def test_a_table_of_contents_is_furniture_where_the_text_breaks_off() -> None:
    listed = "目录\n\n第一章 总则\n\n第二章 渡口\n\n第三章 罚则\n\n第四章 渡口、码头和船只\n\n第五章 附则\n\n"
    text = "第一章 总则\n\n第一条 为了管好渡口，制定本条例。\n\n第二条 本县的渡口适用本条例，码头也照此办理。\n"
    result = cleaned(f"青渡县渡口条例\n\n{listed}{text}")
    (article,) = result.articles
    assert [article.block_text(b) for b in article.blocks if b.kind == "heading"] == ["第一章 总则"]
    assert len([reason for _, reason in result.furniture if reason == "contents"]) == 6


def test_the_chapters_of_a_law_begin_no_articles() -> None:
    chapters = [
        f"第{number}章 {name}\n\n第{number}条 渡口的事由县里管，各乡镇照此办理，不得推诿。\n\n第{number}十条 船只每年查验一次。\n\n"
        for number, name in zip("二三四", ("灯具和缆绳", "船只、码头和候船亭的维修保养", "罚则"), strict=True)
    ]
    page = f"发布信息\n\n2031年5月，县里发布《渡口条例》，自发布之日起施行。\n\n{''.join(chapters)}"
    assert len(cleaned(page).articles) == 1


@pytest.mark.parametrize(
    ("label", "texts", "heads", "expected"),
    [
        ("clauses that count up", ["第一条 甲", "第二条 乙", "第三条 丙"], 0, True),
        ("two under chapters", ["第一条 甲", "第二条 乙"], 2, True),
        ("sentences with 一、 that run on through chapters", [f"{n}、{CLAUSE}" for n in "一二三"], 2, True),
        ("sentences with 一、 under no chapters", [f"{n}、{CLAUSE}" for n in "一二三"], 0, False),
        ("heads with 一、 under each chapter of a report", ["一、渡口", "二、码头", "一、渡船", "二、船夫"], 2, False),
        ("two alone", ["第一条 甲", "第二条 乙"], 0, False),
        ("with 之一", ["第三条 甲", "第三条之一 乙", "第四条 丙"], 0, True),
        ("quoted in an essay, out of order", ["第十二条说得清楚", "第三条也一样", "第七条则不然"], 0, False),
        ("a novel's chapters", ["他说", "她听"], 5, False),
    ],
)
def test_what_is_a_statute(label: str, texts: list[str], heads: int, expected: bool) -> None:
    assert is_statute(texts, heads) is expected, label


def test_clauses_are_read_with_old_and_plain_numbers() -> None:
    assert clauses(["第一条　甲", "第2条乙", "第二十一条之二 丙", "第三次", "【标题】第四条 丁"]) == [1, 2, 21, 4]


def test_clauses_with_titles_are_headings_where_most_have_one() -> None:
    text = f"合同\n\n第一条 标的\n\n{CLAUSE}\n\n第二条 价款\n\n{CLAUSE}\n\n第三条 期限\n\n{CLAUSE}"
    assert [name for _, _, name in shown(text)] == ["第一条 标的", "第二条 价款", "第三条 期限"]
    assert shown(text.replace("标的", "甲方交付船只。").replace("价款", "乙方付款。")) == []
