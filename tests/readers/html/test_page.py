"""Fragments and saved pages: what is the article, what is furniture, what the page states."""

from __future__ import annotations

import importlib.util
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convkit.contract import Sample
from convkit.drafting import draft_of
from convkit.model import Record
from convkit.provenance import SourceRef, apply_edits
from convkit.readers.html import FORMAT
from convkit.readers.html.facts import iso_date
from convkit.readers.html.page import _inner
from convkit.readers.html.simple import simple
from convkit.readers.html.title import without_site

_spec = importlib.util.spec_from_file_location("html_pages", Path(__file__).parent / "pages.py")
assert _spec is not None
assert _spec.loader is not None
pages = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(pages)
read, Noted = pages.read, pages.Noted

P, H, L = "paragraph", "heading", "list_item"


class TestFragments:
    def test_a_fragment_keeps_everything(self) -> None:
        page = read("<nav><a href=1>上一篇</a></nav><p>一。</p><div class=share>分享</div>")
        assert page.blocks == [(P, "上一篇"), (P, "一。"), (P, "分享")]
        assert page.furniture == []

    def test_plain_paragraphs(self) -> None:
        page = read("\n<p>一。</p>\n<p>　　二。</p>\n")
        assert page.blocks == [(P, "一。"), (P, "二。")]

    def test_a_heading_that_begins_it_is_the_title(self) -> None:
        page = read("<h1>秋<b>收</b></h1>\n<p>一。</p><h2>小题</h2><p>二。</p>")
        assert (page.article.title, page.blocks) == ("秋收", [(P, "一。"), (H, "小题"), (P, "二。")])

    @pytest.mark.parametrize(
        "text", ["<h2>一、水</h2><p>甲</p><h2>二、火</h2><p>乙</p>", "<p>引</p><h1>题</h1><p>文</p>", "引<h1>题</h1>文"]
    )
    def test_a_heading_among_others_or_below_text_is_none(self, text: str) -> None:
        assert read(text).article.title == ""

    def test_lists_and_tables(self) -> None:
        page = read("<ol><li>甲<ul><li>子</ul><li>乙</ol><table><tr><th>乡<th>亩<tr><td>东<td>3</table>")
        assert page.blocks == [
            (L, "甲"), (L, "子"), (L, "乙"), ("table", "乡\t亩\n东\t3"), *[("cell", t) for t in "乡亩东3"],
        ]  # fmt: skip
        items = [(b.level, b.parent, b.attr("ordered")) for b in page.article.blocks[:3]]
        assert items == [(1, -1, True), (2, 0, False), (1, -1, True)]


class TestLines:
    """Where only line breaks divide the text, what its lines are is for reflow to say."""

    def test_line_breaks_leave_lines_indents_and_blank_lines(self) -> None:
        page = read("　　第一行的字<br>\n第二行<BR/><br>&nbsp;&nbsp;另起<br>")
        (plain,) = page.record.plain
        after = apply_edits(page.record.text, page.record.edits)
        assert after == "第一行的字\n第二行\n\n\xa0\xa0另起"
        assert (plain.start, plain.end) == (2, page.record.text.index("<br>", plain.end - 1))

    def test_no_element_at_all(self) -> None:
        page = read("第一行 &amp; 甲\n第二行<b>粗</b>\n")
        assert page.blocks == [(P, "第一行 & 甲"), (P, "第二行粗")]
        assert page.record.plain

    def test_a_page_of_lines_has_a_title(self) -> None:
        page = read("<html><head><title>旧页 - 青山网</title></head><body>一行<br>两行</body></html>")
        assert page.article.title == "旧页"
        assert page.blocks == [(P, "一行"), (P, "两行")]
        assert page.furniture == [("site name", " - 青山网")]


class TestSavedPages:
    def test_news(self) -> None:
        page = read(pages.NEWS)
        article = page.article
        assert (article.title, article.date, article.authors) == ("三座水库本月蓄水", "2031-07-01", ("林川",))
        assert page.blocks == [
            (P, "时间：2031-07-01 08:30\xa0\xa0来源：青山晚报"),
            (P, "昨日，青山县三座水库同时蓄水，水面比去年同期高出一米。站长说，早一天，就多一天的把握。"),
            ("image", ""),
            (P, "截至6月30日，三座水库共蓄水1260万立方米，占计划的九成七。下一步，各村要清理沟渠，准备放水。"),
            ("table", "水库\t蓄水\n东坡\t400"), ("cell", "水库"), ("cell", "蓄水"), ("cell", "东坡"), ("cell", "400"),
            (P, "附件：蓄水计划"),
        ]  # fmt: skip
        assert [why for why, _ in page.furniture] == [
            "page title", "style", "script", "links", "box named nav", "form", "box named crumbs", "box named share",
            "box named related", "links", "box named footer",
        ]  # fmt: skip

    def test_all_of_it(self) -> None:
        page = read(pages.NEWS, content="all")
        assert page.article.title == "三座水库本月蓄水"
        assert "版权所有" in page.article.text
        assert [why for why, _ in page.furniture] == ["page title", "style", "script", "form"]

    def test_tables_as_layout(self) -> None:
        page = read(pages.OLD)
        assert page.article.title == "县里修桥"
        assert [text[:7] for _, text in page.blocks] == [
            "2031-5-",
            "四日上午，县里",
            "村民说，从前过",
            "工程队预计在秋",
        ]
        assert {kind for kind, _ in page.blocks} == {P}

    def test_named_elements_and_linked_data(self) -> None:
        page = read(pages.ENGLISH)
        article = page.article
        assert (article.title, article.date, article.authors) == ("River Bridge Opens", "2031-05-04", ("Ann Reed",))
        assert article.url == "https://example.org/bridge"
        assert article.byline == "By Ann Reed"
        assert [kind for kind, _ in page.blocks] == [P, "image", "caption", "quote", P]
        assert [why for why, _ in page.furniture][2:] == [
            "page header",
            "navigation",
            "aside",
            "box named comments",
            "page footer",
        ]

    def test_a_form_around_the_whole_page_is_no_form(self) -> None:
        page = read(pages.NOTICE)
        assert page.article.title == "关于放水的通知"
        assert [text[:3] for _, text in page.blocks] == ["各村：", "从明天", "青山县"]

    def test_a_page_without_an_article_keeps_its_text(self) -> None:
        page = read("<html><body><p>少。</p><nav><a href=1>甲</a></nav></body></html>")
        assert page.blocks == [(P, "少。")]
        assert page.furniture == [("navigation", "甲")]

    def test_an_unclosed_link_does_not_make_the_page_links(self) -> None:
        text = pages.NEWS.replace('<div class="article"', '<p><a name=top href=x></p><div class="article"')
        assert [text[:3] for _, text in read(text).blocks][1] == "昨日，"

    def test_a_title_that_only_the_head_states(self) -> None:
        page = read(
            '<html><head><meta property="og:title" content="桥 &amp; 河"></head><body><p>桥修好了。</p></body></html>'
        )
        assert page.article.title == "桥 & 河"

    def test_a_source_that_the_text_states_is_left_to_the_passes(self) -> None:
        assert read(pages.NEWS).article.source is None
        assert read(pages.NEWS.replace("来源：青山晚报", "")).article.source == "青山晚报"

    def test_broken_markup_is_counted(self) -> None:
        noted = Noted()
        read("<div></p></span></b></td><p>一</div></div>", noted)
        assert noted.codes["W_MARKUP"] == 3


TITLES = [
    ("桥修好了_山城网", "", "桥修好了"), ("桥修好了_新闻_山城网", "", "桥修好了"), ("桥修好了 - 山城新闻网", "", "桥修好了"),
    ("桥修好了-山城晚报", "", "桥修好了"), ("Bridge Opens | Hill", "", "Bridge Opens"), ("Bridge Opens - Hill Times", "", "Bridge Opens"),
    ("Bridge Opens — Hill", "Hill", "Bridge Opens"), ("桥与河 - 一个村子的三十年", "", "桥与河 - 一个村子的三十年"),
    ("A-B 两点之间", "", "A-B 两点之间"), ("山城网", "", "山城网"), ("2031-05-04", "", "2031-05-04"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "site", "expected"), TITLES)
def test_the_name_of_the_site_is_told_from_the_title(title: str, site: str, expected: str) -> None:
    assert title[: without_site(title, site)] == expected


DATES = [
    ("2031-05-04T08:00:00+08:00", "2031-05-04"), ("2031-5-4", "2031-05-04"), ("2031/05/04 8:00", "2031-05-04"), ("2031年5月4日", "2031-05-04"),
    ("2031-05", "2031-05"), ("2031", ""), ("2031-13-40", ""), ("", ""), ("May 4", ""), ("20310504", "2031-05-04"), ("20310504083000", "2031-05-04"), ("1935600000", ""), ("20319904", ""),
]  # fmt: skip


@pytest.mark.parametrize(("stated", "expected"), DATES)
def test_stated_dates(stated: str, expected: str) -> None:
    assert iso_date(stated) == expected


SNIFFED = [
    ("a page", pages.NEWS, ".html", 0.95), ("a page by content", pages.OLD, ".txt", 0.95), ("a comment first", "<!-- x -->\n<html>", "", 0.95),
    ("a fragment", "<p>一。</p>\n<p>二。</p>", ".txt", 0.8), ("a list", "<ul><li>甲<li>乙</ul>", ".txt", 0.8),
    ("by name only", "第一行\n第二行", ".html", 0.35), ("text", "第一行\n第二行", ".txt", 0), ("text about code", "写 <p> 表示段落，a<b 是比较。", ".txt", 0),
    ("rows of a dump", "<p>桥</p>\t<p>2031-05-04</p>\t<p>一</p>\n" * 3, ".txt", 0), ("xml", "<?xml version='1.0'?><root><row>1</row></root>", ".xml", 0),
    ("an e-mail", "From: a <a@example.org>\nTo: <b@example.org>\n\n好", ".txt", 0),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "suffix", "expected"), [case[1:] for case in SNIFFED], ids=[case[0] for case in SNIFFED]
)
def test_sniff(text: str, suffix: str, expected: float) -> None:
    assert FORMAT.sniff is not None
    assert FORMAT.sniff(Sample("x" + suffix, suffix, text)) == pytest.approx(expected, abs=0.05)


class TestNotes:
    TEXT = (
        '<p>水位很高<sup><a href="#n1" id="r1">[1]</a></sup>，风也大<a href="#n2">②</a>。见<a href="#s2">1</a></p><h2 id=s2>二</h2><p>文</p>'
        '<ol><li id="n1">一号站所测。</li></ol><div id=n2><p>二号站。</p></div>'
    )

    def test_a_mark_and_its_note(self) -> None:
        page = read(self.TEXT)
        assert page.blocks[3:] == [("note", "一号站所测。"), ("note", "二号站。")]
        assert [b.attr("id") for b in page.article.blocks[3:]] == ["n1", "n2"]
        runs = [(r.kind, page.article.text[r.start : r.end], r.value) for r in page.article.runs]
        assert runs == [("noteref", "[1]", "n1"), ("sup", "[1]", None), ("noteref", "②", "n2"), ("link", "1", "#s2")]

    def test_a_list_of_contents_is_no_list_of_notes(self) -> None:
        page = read('<ul><li><a href="#a">一、水</a></li></ul><div id=a><p>水</p></div>')
        assert [kind for kind, _ in page.blocks] == [L, P]


class TestInside:
    """What stands in the article's own element and is no part of it."""

    BODY = (
        "<p>昨日，三座水库同时蓄水，水面比去年同期高出一米。</p><p>站长说，早一天，就多一天的把握，各村都要准备。</p>"
    )

    def made(self, before: str, after: str) -> str:
        return f"<html><head><title>河水调度昨日开始_青山网</title></head><body><div id=c>{before}{self.BODY}{after}</div></body></html>"

    def page(self, before: str = "", after: str = "") -> list[tuple[str, str]]:
        found = read(f"<html><body><div id=c>{before}{self.BODY}{after}</div></body></html>")
        assert [text[:2] for _, text in found.blocks][:2] == ["昨日", "站长"]
        return [(why, text) for why, text in found.furniture] + [("kept", text) for _, text in found.blocks[2:]]

    @pytest.mark.parametrize(
        ("after", "expected"),
        [
            ("<div>[<a href=x>打印</a>][<a href=y>关闭</a>]</div>", ("page tools", "[打印][关闭]")),
            ("<div style='display: none'>藏</div>", ("hidden", "藏")),
            ("<ul>" + "<li><a href=x>旧闻</a>" * 4 + "</ul>", ("links", "旧闻\n旧闻\n旧闻\n旧闻")),
            ("<div class='bdshare-box'>分享</div>", ("box named bdshare-box", "分享")),
            ("<p>附件：<a href=a.pdf>蓄水计划表</a></p>", ("kept", "附件：蓄水计划表")),
            ("<div class=editor>编辑：林川</div>", ("kept", "编辑：林川")),
        ],
    )
    def test_boxes_behind_the_text(self, after: str, expected: tuple[str, str]) -> None:
        assert self.page(after=after) == [expected]

    def test_a_list_of_links_before_the_text(self) -> None:
        assert self.page(before="<ul>" + "<li><a href=x>旧闻</a>" * 4 + "</ul>")[0][0] == "links"

    @pytest.mark.parametrize(
        "after",
        [
            "<div class=post_topshare_wrap><a>易信</a><a>微信</a></div>",
            "<div>微信 微博 QQ空间</div>",
            "<p>【打印】【关闭】</p>",
            "<p>免责声明：本网登载此文只为传递信息。</p>",
            "<p>标签：<a href=1>水库</a><a href=2>放水</a></p>",
            "<h3>相关新闻</h3><div><a href=1>春耕开始了</a> 2031-04-01</div><div><a href=2>堤坝加固完工</a> 2031-03-01</div>",
            "<h3>网友评论</h3><div>山里人：水位还会再涨，大家要小心。</div><div>过客：去年也是这样，没有出事。</div>",
            "<div style='display:none'>内容页访问统计代码区，勿删。</div>",
            "<div class=hid>内容页访问统计代码区，勿删。</div>",
        ],
    )
    def test_edges_behind_the_text(self, after: str) -> None:
        page = read(self.made("", after).replace("<body>", "<style>.hid{display:none}</style><body>"))
        assert [text[:4] for _, text in page.blocks] == ["昨日，三", "站长说，"]

    @pytest.mark.parametrize(
        "after",
        [
            "<p>相关新闻</p><p>去年的今天，三座水库也在蓄水，站长说，那时的水位比今年低。</p>",
            "<p>评论员：林川</p>",
            "<p>附件：<a href=a.doc>放水计划</a></p>",
            "<p>青山县水利站</p><p>2031年7月1日</p>",
        ],
    )
    def test_what_looks_like_an_edge_and_is_text(self, after: str) -> None:
        page = read(self.made("", after))
        assert len(page.blocks) > 2, page.furniture

    @pytest.mark.parametrize(
        ("before", "kept"),
        [
            ("<div>河水调度昨日开始_青山网</div>", 0),
            ("<div>字号：大 中 小</div><div>1204</div>", 0),
            ("<div>当前位置：<a href=1>首页</a> > 正文</div>", 0),
            ("<div class=share-bar><span>2031-07-01 08:30</span><a href=#>微信</a></div>", 1),
            ("<div>三座水库同时蓄水</div>", 1),
            ("<div>——三座水库同时蓄水</div>", 0),
        ],
    )
    def test_edges_before_the_text(self, before: str, kept: int) -> None:
        page = read(self.made(f"<h1>河水调度昨日开始</h1>{before}", ""))
        assert len(page.blocks) == 2 + kept

    def test_the_box_that_holds_the_text_is_none_whatever_its_name(self) -> None:
        page = read(self.made("", "").replace("<div id=c>", "<div class='content share-wrap'>", 1))
        assert len(page.blocks) == 2

    def test_a_line_outside_the_article_that_says_where_it_comes_from(self) -> None:
        page = read(
            self.made("", "").replace(
                "</div></body>", "</div><div>责任编辑：何青</div><div>山城网 版权所有</div></body>"
            )
        )
        assert [text for _, text in page.blocks][2:] == ["责任编辑：何青"]

    def test_elements_that_a_page_made_up(self) -> None:
        page = read(
            '<html><body><txpdiv class="player"><txpdiv class="x">河水涨了。</txpdiv></txpdiv><p>桥没有事，<foo>也不是标记。</p></body></html>'
        )
        assert page.blocks == [(P, "河水涨了。"), (P, "桥没有事，<foo>也不是标记。")]

    def test_parts_of_a_line_that_only_style_keeps_apart(self) -> None:
        page = read("<div><span>来源：晚报</span><span>时间：2031-05-04</span></div><p>于<b>2031-05-04</b>开工</p>")
        assert page.blocks == [(P, "来源：晚报 时间：2031-05-04"), (P, "于2031-05-04开工")]


# --- what holds for any page ---

SIMPLE = st.lists(
    st.sampled_from(["<h1>", "</h1>", "<p>", "</p>", "\n", " ", "题", "一。", "　", "&amp;", "<b>"]), max_size=12
).map("".join)
SHAPED = st.tuples(
    st.sampled_from(["", "\n", " "]), st.sampled_from(["题", " 题 ", "　题", "a b", "", "a  b"]), SIMPLE
).map(lambda made: f"{made[0]}<h1>{made[1]}</h1>{made[0]}<p>一。</p>{made[2]}")


@given(SIMPLE | SHAPED)
@settings(max_examples=300, deadline=None)
def test_the_fast_path_agrees_with_the_parser(text: str) -> None:
    quick = simple(text, *_inner(text))
    if quick is None or not quick[1]:
        return
    edits, blocks, fields, ready = quick
    made = draft_of(Record(SourceRef("a.html", 0, 1, 1, "utf-8"), text, edits, blocks, fields))
    assert (ready.text, ready.blocks, ready.fields) == (made.text, made.blocks, made.fields)
    slow = read(text.replace("<p>", "<P>").replace("<h1>", "<H1>"))
    moved = slow.record
    shape = [(e.start, len(e.old), e.new) for e in moved.edits]
    start, end = _inner(text)
    rims = ([(0, start + len(edits[0].old), "")] if start else []) + shape[1 if start else 0 :]
    inner = [(e.start, len(e.old), e.new) for e in edits]
    if start:
        inner[0] = (0, start + inner[0][1], "")
    if end < len(text):
        inner[-1] = (inner[-1][0], len(text) - inner[-1][0], "")
    assert inner == rims
    assert blocks == moved.blocks
    assert fields == moved.fields


WORDS = st.sampled_from(["河水涨了。", "桥", "a b", "&amp;", "&lt;p&gt;", "x &#20113; y", " "])
TAGS = st.sampled_from(
    [
        "p",
        "div",
        "b",
        "span",
        "ul",
        "li",
        "h2",
        "blockquote",
        "section",
        "a",
        "table",
        "td",
        "tr",
        "th",
        "form",
        "header",
    ]
)


def _element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(TAGS, st.lists(children, max_size=4)).map(
        lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0]}>"
    )


TREES = st.recursive(WORDS, _element, max_leaves=25)


@given(TREES)
@settings(max_examples=150, deadline=None)
def test_the_text_is_what_another_parser_finds(body: str) -> None:
    from bs4 import BeautifulSoup

    page = read(f"<html><head><title>桥_网</title></head><body>{body}</body></html>", content="all")
    oracle = BeautifulSoup(page.record.text, "html.parser").get_text()
    assert sorted(page.text) == sorted("".join(oracle.split()))


@given(
    st.lists(
        TREES
        | st.sampled_from(
            ["</div>", "<br>", "<nav>", "</table>", "<td>", "<script>", "</title>", '<p class="', "<!--"]
        ),
        max_size=12,
    )
)
@settings(max_examples=200, deadline=None)
def test_any_page_can_be_undone_and_all_its_text_is_somewhere(parts: list[str]) -> None:
    body = "".join(parts)
    for text in (body, f"<html><body>{body}</body></html>", pages.NEWS.replace("<h1>", body + "<h1>")):
        if text.strip():
            read(text)


@pytest.mark.parametrize(
    "middle",
    [
        "<div>" * 100_000,
        "<table><tr><td>" * 30_000,
        "<ul><li><a href=x>" * 30_000,
        "<section class=nav>" * 20_000,
        "<title>" * 50_000,
    ],
    ids=["div", "table", "list", "noise", "title"],
)
def test_depth_is_no_matter(middle: str) -> None:
    begun = time.process_time()
    page = read(pages.NEWS.replace("<h1>", middle + "深<h1>"))
    assert time.process_time() - begun < 12, "about 1 s where nothing else runs"
    assert "深" in page.text
