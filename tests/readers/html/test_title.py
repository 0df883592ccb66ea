"""Which block of a page is its headline."""

from __future__ import annotations

import pytest

from convkit.markup.soup import Soup
from convkit.markup.tokens import Tokenizer
from convkit.readers.html.title import headline

BODY = "<p>昨日，三座水库同时蓄水，水面比去年同期高出一米。</p>"

CASES = [
    ("the page's title once more", ["三座水库本月蓄水"], "<div>三座水库本月蓄水</div>", "三座水库本月蓄水"),
    ("a heading before another block", ["三座水库本月蓄水"], "<div>三座水库本月蓄水</div><h2>三座水库本月蓄水</h2>", "三座水库本月蓄水"),
    ("the head states more", ["三座水库本月蓄水 县里说够用"], "<h1>三座水库本月蓄水</h1>", "三座水库本月蓄水"),
    ("the only heading", [], "<h2>三座水库</h2>", "三座水库"),
    ("a block right above its date", ["新闻动态"], "<div>首页 > 动态</div><b>三座水库本月蓄水</b><div>三座水库本月蓄水</div><div>发布时间：2031-05-04</div>", "三座水库本月蓄水"),
    ("a heading above its date, under the name of the column", ["新闻动态"], "<h2>新闻动态</h2><h5>三座水库本月蓄水了</h5><p>时间：2031-05-04</p>", "三座水库本月蓄水了"),
    ("a heading above its date that exclaims", ["新闻动态"], "<h2>新闻动态</h2><h5>三座水库本月一同蓄水！</h5><p>时间：2031-05-04</p>", "三座水库本月一同蓄水！"),
    ("a sentence above a date", ["新闻动态"], "<h3>新闻动态</h3><p>水满了！三座水库都满了！</p><p>时间：2031-05-04</p>", "新闻动态"),
    ("a head of related pages is none", [], BODY + "<h3>相关新闻</h3>", ""),
    ("a heading under a paragraph is one inside", [], "<p>昨日，三座水库同时蓄水，水面比去年同期高出一米，县里说今年的水足够两季稻用，不必再向下游借水。</p><h3>渡口的灯</h3>" + BODY, ""),
    ("a heading under a short notice of the page", [], "<p>欢迎来到青山水利网。</p><h3>渡口的灯</h3>" + BODY, "渡口的灯"),
    ("one of several headings is none", [], "<h2>一、水</h2>" + BODY + "<h2>二、火</h2>", ""),
    ("a date in a sentence", [], "<p>三座水库的故事</p><p>那是2031-05-04：大家都去了。</p>", ""),
    ("another page's title", ["三座水库本月蓄水"], "<div>三座</div>" + BODY, ""),
]  # fmt: skip


@pytest.mark.parametrize(("stated", "text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_headline(stated: list[str], text: str, expected: str) -> None:
    tree = Soup(text).build(Tokenizer(text, 0, len(text), pages=True).tokens(), len(text))
    node = headline(text, tree, -1, stated)
    assert (text[tree.spans[node][2] : tree.inner_ends[node]] if node >= 0 else "") == expected


def test_a_title_that_the_head_states_for_certain_is_not_guessed_again() -> None:
    text = "<div>三座水库的故事</div><p>2031-05-04 08:30</p>" + BODY
    tree = Soup(text).build(Tokenizer(text, 0, len(text), pages=True).tokens(), len(text))
    assert headline(text, tree, -1, ["河水调度昨日开始"], sure=True) == -1
    assert headline(text, tree, -1, ["河水调度昨日开始"]) == 0
