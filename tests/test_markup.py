"""Markup read where it stands: edits, blocks and runs of the text that was given."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convkit.markup import Markup, flat, has_markup, paragraphs, strip_markup
from convkit.markup.blocks import Hints, emit
from convkit.markup.fast import _alike, _each
from convkit.markup.hidden import UNREAD, concealed
from convkit.markup.images import image
from convkit.markup.soup import Soup
from convkit.markup.tokens import Tokenizer
from convkit.provenance import PositionMap, apply_edits, check_edits, undo_edits


def read(text: str) -> tuple[str, list[tuple[str, str]], Markup]:
    """The text that the edits leave, the blocks as (kind, text), and all of it; checks what always holds."""
    found = strip_markup(text, 0, len(text))
    check_edits(text, found.edits)
    after = apply_edits(text, found.edits)
    assert undo_edits(after, found.edits) == text
    moved = PositionMap(found.edits)
    said = [(b.kind.value, after[slice(*moved.span(b.start, b.end))]) for b in found.blocks]
    covered = [
        moved.span(*s) for s in [(b.start, b.end) for b in found.blocks] + [(f.start, f.end) for f in found.furniture]
    ]
    rest = list(after)
    for start, end in covered:
        rest[start:end] = " " * (end - start)
    assert "".join(rest).strip() == "", "text that no block and no furniture holds"
    return after, said, found


P, H, L, Q = "paragraph", "heading", "list_item", "quote"

CASES = [
    ("two paragraphs", "<p>河水涨了。</p> <p>桥没有事。</p>", [(P, "河水涨了。"), (P, "桥没有事。")]),
    ("no tags", "河水涨了。", [(P, "河水涨了。")]),
    ("nothing", "", []),
    ("empty elements make no block", "<p></p><div> &nbsp;</div>", []),
    ("unclosed", "<p>一<p>二<div>三", [(P, "一"), (P, "二"), (P, "三")]),
    ("upper case and attributes", '<P class=a ID="x>y">一</P>', [(P, "一")]),
    ("a line break ends a paragraph", "一行<br>两行<BR/>", [(P, "一行"), (P, "两行")]),
    ("indents go", "<p>　　一</p><p>&nbsp;&nbsp;&emsp;二　</p>", [(P, "一"), (P, "二")]),
    ("a no-break space inside stays", "<p>第&nbsp;一</p>", [(P, "第\xa0一")]),
    ("references once", "<p>&amp;lt; &#20113; &#x6c34; &unknown; AT&T &copy=1</p>", [(P, "&lt; 云 水 &unknown; AT&T &copy=1")]),
    ("inline elements leave no gap", "<p>河<b>水</b><font color=red>涨</font>了</p>", [(P, "河水涨了")]),
    ("bold across blocks", "<b><p>一</p>二</b>三", [(P, "一"), (P, "二三")]),
    ("a line of hanzi broken", "<p>河水\n  涨了 rain\nfell</p>", [(P, "河水涨了 rain fell")]),
    ("headings", "<h1>大<br>题</h1><h3>小题</h2>文", [(H, "大 题"), (H, "小题"), (P, "文")]),
    ("nested lists", "<ul><li>一<ol><li>甲</ol><li>二</ul>", [(L, "一"), (L, "甲"), (L, "二")]),
    ("an item of two paragraphs", "<li><p>一</p><p>二</p></li>", [(L, "一"), (P, "二")]),
    ("quotes", "<blockquote>引<p>文</p></blockquote>后", [(Q, "引"), (Q, "文"), (P, "后")]),
    ("code keeps its lines", "<pre>\n  a < b\n\tc\n</pre>后", [("code", "  a < b\n\tc"), (P, "后")]),
    ("a rule", "<p>一<hr>二", [(P, "一"), ("break", ""), (P, "二")]),
    ("a picture by itself", '<p><img src="a.png" alt="大坝"></p>', [("image", "")]),
    ("a picture in a line", '<p>一<img src=a.gif alt="笑">二</p>', [(P, "一二"), ("image", "")]),
    ("a caption", "<figure><img src=a.png><figcaption>大坝。<br>林川摄</figcaption></figure>", [("image", ""), ("caption", "大坝。\n林川摄")]),
    ("comments and doctypes", "<!DOCTYPE html><!-- 注 <p> -->一<!---->二<?xml version='1'?>", [(P, "一二")]),
    ("empty comments", "一<!-->二<!---->三<p>四", [(P, "一二三"), (P, "四")]),
    ("an open comment ends with its tag", "<!-- 注 <p>一</p>", [(P, "一")]),
    ("scripts are no text", "一<script>if (a<b) document.write('<p>x</p>')</script>二<svg><text>图</text></svg>三", [(P, "一二三")]),
    ("short lines of one length are verse", "<p>山高水又长<br>风起云初生<br>行人桥上望<br>归鸟入林声</p>", [("verse", "山高水又长\n风起云初生\n行人桥上望\n归鸟入林声")]),
    ("lines with facts are none", "<p>电话：123<br>地址：桥西<br>时间：九点</p>", [(P, "电话：123"), (P, "地址：桥西"), (P, "时间：九点")]),
    ("end tags without a start", "</div>一</p>二</li>三</table>", [(P, "一"), (P, "二三")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_blocks(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text)[1] == expected


NOT_MARKUP = [
    "a<b",
    "<3",
    "1 < 2 and 3 > 2",
    "x<b and c>d",
    "<foo>",
    "</w:t>",
    "{{x}} =1+1",
    "<张三>",
    "a <",
    "&",
    "&&amp",
    "<>",
    "< p >",
]


@pytest.mark.parametrize("text", NOT_MARKUP)
def test_text_stays_text(text: str) -> None:
    assert not has_markup(text, 0, len(text))
    assert read(f"<p>{text}</p>")[1] == [(P, text.replace("&&amp", "&&"))]


@pytest.mark.parametrize("text", ["<p>a", "a</b>", "a<br>b", "<br/>", '<img src="x">', "x</DIV>"])
def test_markup_is_told_from_text(text: str) -> None:
    assert has_markup(text, 0, len(text))


def test_a_lone_start_tag_in_text_is_text() -> None:
    assert not has_markup("他写了<font color=red>三个字", 0, 20)


def test_a_table_of_data_has_cells_by_tab_and_newline() -> None:
    text = "前<table><caption>表一</caption><tr><th>乡<th>亩</tr><tr><td></td><td>2<br>3</td></tr><tr><td colspan=2>合计</table>后"
    after, said, found = read(text)
    assert after == "前\n表一\n乡\t亩\n\t2 3\n合计\n后"
    assert said[2] == ("table", "乡\t亩\n\t2 3\n合计")
    cells = [(t, b.attr("row"), b.attr("column"), b.attr("colspan"), b.attr("header"), b.parent) for (k, t), b in zip(said, found.blocks, strict=True) if k == "cell"]  # fmt: skip
    assert cells == [
        ("乡", 0, 0, 1, True, 2), ("亩", 0, 1, 1, True, 2), ("", 1, 0, 1, False, 2), ("2 3", 1, 1, 1, False, 2),
        ("合计", 2, 0, 2, False, 2),
    ]  # fmt: skip


def test_a_row_span_moves_the_cells_below() -> None:
    found = read("<table><tr><td rowspan=2>一<td>二<tr><td>三</table>")[2]
    assert [(b.attr("row"), b.attr("column")) for b in found.blocks[1:]] == [(0, 0), (0, 1), (1, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "<table><tr><td>左栏</td><td><table><tr><td>一</td><td>二</td></tr><tr><td>三</td><td>四</td></tr></table></td></tr></table>",
        "<table><tr><td>" + "长文" * 1200 + "</td><td>短</td></tr><tr><td>一</td><td>二</td></tr></table>",
        "<table><tr><td>只有一格</td></tr></table>",
    ],
)
def test_a_table_for_layout_is_flattened(text: str) -> None:
    kinds = [kind for kind, _ in read(text)[1]]
    assert kinds[0] == P


def test_text_between_cells_gets_a_cell() -> None:
    assert read("<table>散<tr><td>一<td>二<tr>散二<td>三</table>")[0] == "散\n一\t二\n散二\t三"


def test_runs() -> None:
    text = '<p>河<b>水<i>涨</i></b>了<a href="http://e.org/?a=1&amp;b=2">看</a><a href="javascript:x()">点</a>H<sub>2</sub>O</p><b>一<p>二</b>'
    after, _, found = read(text)
    moved = PositionMap(found.edits)
    assert [(r.kind, after[slice(*moved.span(r.start, r.end))], r.value) for r in found.runs] == [
        ("strong", "水涨", None), ("emphasis", "涨", None), ("link", "看", "http://e.org/?a=1&b=2"), ("sub", "2", None),
        ("strong", "一", None), ("strong", "二", None),
    ]  # fmt: skip


def test_ruby_keeps_the_base_and_records_the_reading() -> None:
    after, _, found = read("<p><ruby>園<rp>（</rp><rt>yuán</rt><rp>）</rp>丁<rt>dīng</ruby>種樹</p>")
    assert after == "園丁種樹"
    moved = PositionMap(found.edits)
    assert [(after[slice(*moved.span(r.start, r.end))], r.value) for r in found.runs] == [
        ("園", "yuán"),
        ("丁", "dīng"),
    ]


def test_an_open_reading_does_not_swallow_the_text_behind_it() -> None:
    assert read("<ruby>園<rt>yuán<p>后文</p>")[1] == [(P, "園"), (P, "后文")]


def test_scripts_are_furniture_that_names_them() -> None:
    after, _, found = read('<style>p{}</style><p>一</p><script src="a.js">x</script>')
    moved = PositionMap(found.edits)
    assert [(f.reason, after[slice(*moved.span(f.start, f.end))]) for f in found.furniture] == [
        ("style", "<style>"), ("script", '<script src="a.js">'),
    ]  # fmt: skip


def test_flat() -> None:
    for text, expected in [
        ("<p>河水<br>涨了</p>", "河水 涨了"), ("<p>一</p><p>二</p>", "一 二"), (" 河 ", "河"), ("<b></b>", ""),
        ("A&amp;B", "A&B"), ("<p>a\n b</p>", "a b"),
    ]:  # fmt: skip
        edits, span = flat(text, 0, len(text))
        check_edits(text, edits)
        after = apply_edits(text, edits)
        moved = PositionMap(edits).span(*span)
        assert (after[moved.start : max(moved)], after.strip()) == (expected, expected)


HIDDEN = [
    ("not shown", '<p>河水<span style="display: none">xk3</span>涨了</p>', [(P, "河水涨了")], 1),
    ("of no size", '<p>河水<font style="font-size:0px;color:#fff">版权</font>涨了</p>', [(P, "河水涨了")], 1),
    ("nested", '<p>河<span style="visibility:hidden">a<span>b</span>c</span>水</p>', [(P, "河水")], 1),
    ("hidden by attribute", "<p>河<span hidden>a</span>水</p>", [(P, "河水")], 1),
    ("an icon holds nothing", '<p>河<i style="display:none"></i>水</p>', [(P, "河水")], 0),
    ("a link back from a note", '<p>河水涨了。<a href="#r1" class=back>↩︎</a></p>', [(P, "河水涨了。")], 0),
    ("a link that shows an arrow and leads on", '<p>河水<a href="/up">↑</a></p>', [(P, "河水↑")], 0),
    ("small is not hidden", '<p>河<span style="font-size:0.8em">水</span>涨</p>', [(P, "河水涨")], 0),
    ("shown", '<p>河<span style="display:inline">水</span>涨</p>', [(P, "河水涨")], 0),
    ("not closed before its paragraph", '<p>河<span style="display:none">水</p><p>涨</p>', [(P, "河水"), (P, "涨")], 0),
    ("in words", "<p>display:none 就是不显示</p>", [(P, "display:none 就是不显示")], 0),
    ("all of it until a script shows it", '<div style="visibility:hidden"><p>河水</p></div>', [(P, "河水")], 0),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "count"), [c[1:] for c in HIDDEN], ids=[c[0] for c in HIDDEN])
def test_hidden_words_are_dropped_and_counted(text: str, expected: list[tuple[str, str]], count: int) -> None:
    _, said, found = read(text)
    assert (said, found.spoilt) == (expected, count)


def test_a_hidden_block_is_furniture() -> None:
    text = '<p>河水涨了，桥没有事。</p><div style="display:none">本文由山城网独家发布</div>'
    after, said, found = read(text)
    assert said == [(P, "河水涨了，桥没有事。")]
    assert [f.reason for f in found.furniture] == ["hidden"]
    assert "独家" in after


SHEETS = [
    (".x{color:red;display:none}", {".x"}), (".a, #b{display: none;}", {".a", "#b"}), (".a .b{display:none}", set()), ("p{display:none}", set()),
    ("@media print{.a{display:none}} .b{display:none}", {".b"}), (".a{display:block}", set()), (".a:hover{display:none}", set()), (".a{", set()),
]  # fmt: skip


@pytest.mark.parametrize(("sheet", "expected"), SHEETS)
def test_what_a_style_sheet_hides(sheet: str, expected: set[str]) -> None:
    text = f"<style>{sheet}</style>"
    assert concealed(text, Tokenizer(text, 0, len(text), pages=True).tokens()) - UNREAD == expected


IMAGES = [
    ('src="a.png" alt=" 大坝  全景 "', (("href", "a.png"), ("alt", "大坝 全景"))),
    ('src="blank.gif" data-src="b.jpg"', (("href", "b.jpg"), ("alt", ""))),
    ('src="data:image/gif;base64,R0lGOD" data-original="c.jpg"', (("href", "c.jpg"), ("alt", ""))),
    ('src="data:image/png;base64,iVBOR" alt=大坝', (("alt", "大坝"),)),
    ('srcset="d.jpg 1x, e.jpg 2x"', (("href", "d.jpg"), ("alt", ""))),
    ('src="none.gif" file="data/f.jpg" width=600', (("href", "data/f.jpg"), ("alt", ""))),
    ('src="count.gif" width="1" height="1"', ()), ('src="line.gif" width=600 height=1', ()), ('src="doc.png" width="16px" height=16', ()),
    ('src="wide.png" width=20', (("href", "wide.png"), ("alt", ""))), ("alt=x", (("alt", "x"),)), ("", ()),
]  # fmt: skip


@pytest.mark.parametrize(("attributes", "expected"), IMAGES)
def test_which_picture_is_shown(attributes: str, expected: object) -> None:
    assert image(f"<img {attributes}>", 4, len(attributes) + 6) == expected


# --- what holds for any text ---

PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<p",
        "<br>",
        "<div>",
        "</div>",
        "<b>",
        "</b>",
        "<td>",
        "<tr>",
        "<table>",
        "</table>",
        "<li>",
        "<ul>",
        "</ul>",
        "<h2>",
        "</h2>",
        "<pre>",
        "</pre>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<ruby>",
        "<rt>",
        "</rt>",
        "</ruby>",
        "<img_src=a_alt=b>",
        "<hr>",
        "<a_href='x'>",
        "</a>",
        "&",
        "&amp;",
        "&nbsp;",
        "河",
        "水。",
        "a",
        "<",
        ">",
        '"',
        "'",
        "<blockquote>",
        "<th>",
        "<caption>",
        "</td>",
        "<svg>",
        "</svg>",
        "<span style='display:none'>",
        "</span>",
        "<div hidden>",
        "<title>",
        "<q>",
        "<rp>",
    ]
).map(lambda piece: piece.replace("_", " ")) | st.sampled_from([" ", "\n", "　", "\xa0", "  "])
SOUP = st.lists(PIECES, max_size=40).map("".join)


@given(SOUP)
@settings(max_examples=300, deadline=None)
def test_any_soup_can_be_undone_and_all_its_text_is_somewhere(text: str) -> None:
    read(text)


@given(SOUP)
@settings(max_examples=200, deadline=None)
def test_pages_know_more_tags_and_keep_the_same_promises(text: str) -> None:
    tree = Soup(text).build(Tokenizer(text, 0, len(text), pages=True).tokens(), len(text))
    found = emit(
        text, 0, len(text), tree, Hints(frozenset(range(0, len(tree.tags), 3)), apart=range(1, len(tree.tags), 5))
    )
    check_edits(text, found.edits)
    assert undo_edits(apply_edits(text, found.edits), found.edits) == text


PLAIN = st.lists(
    st.sampled_from(["<p>", "</p>", " ", "河水", "涨了。", "　", "a b", "<", "&", "\n", "<p></p>"]), max_size=20
).map("".join)


@given(PLAIN)
@settings(max_examples=500, deadline=None)
def test_the_fast_path_agrees_with_the_parser(text: str) -> None:
    quick = paragraphs(text, 0, len(text))
    if quick is not None:
        whole = strip_markup(text, 0, len(text))
        assert (quick[0], quick[1]) == (whole.edits, whole.blocks)
        assert not whole.runs
        assert not whole.broken


@given(
    st.lists(st.text(st.sampled_from("河水涨 \u3000\n<&a"), max_size=4), max_size=5),
    st.sampled_from(["", "\n", " ", "\u3000", "\n\n", "<br>", "一"]),
)
@settings(max_examples=500, deadline=None)
def test_paragraphs_with_one_joint_read_as_any_others(cores: list[str], gap: str) -> None:
    cell = "<p>" + f"</p>{gap}<p>".join(cores) + "</p>"
    alike = _alike(cell, 7)
    assert alike is None or alike == _each(cell, 7)


def test_the_fast_path_takes_what_dumps_are_full_of() -> None:
    for text in ("<p>一</p>", "<p>一</p> <p>　　二。</p>", "<p>一</p><p></p><p>二</p> "):
        assert paragraphs(text, 0, len(text)) is not None


@pytest.mark.parametrize(
    "text", ["", "一", "<p>一", "<p>一</p>二", "<p>a<b</p>", "<p>&amp;</p>", "<p>一<p>二</p></p>", "<P>一</P>"]
)
def test_the_fast_path_leaves_the_rest_alone(text: str) -> None:
    assert paragraphs(text, 0, len(text)) is None


HOSTILE = {
    "depth": "<div>" * 100_000 + "深" + "</div>" * 100_000,
    "lists": "<ul><li>" * 50_000 + "深",
    "tables": "<table><tr><td>" * 30_000 + "深",
    "runs": "<b><i><a href=x>" * 40_000 + "深",
    "ends": "<div><p>" + "</i></p></td></x>" * 30_000 + "深",
    "open tags": '<a x="' * 60_000 + "深",
    "open quotes": "<p class='" * 60_000 + ">" + "深",
    "chained quotes": "<a x='<a ' y=\"" * 30_000 + "深",
    "comments": "<!--" * 80_000 + "深",
    "scripts": "<iframe>" * 60_000 + "深",
    "references": "&a" * 200_000 + "深",
    "spaces": "<p>" + " " * 400_000 + "深",
    "rubies": "<ruby><rt>" * 50_000 + "</ruby>深",
}  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_depth_and_hostile_text_lose_nothing_and_stay_linear(text: str) -> None:
    begun = time.process_time()
    found = strip_markup(text, 0, len(text))
    assert time.process_time() - begun < 8, "about 0.5 s where nothing else runs"
    assert "深" in apply_edits(text, found.edits)
