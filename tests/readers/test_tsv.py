"""Dumps: what is a row, what is text between rows, and what the cells say."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convkit.contract import Sample
from convkit.errors import SourceError
from convkit.model import Article, BlockKind, Record
from convkit.pipeline import Pipeline
from convkit.provenance import apply_edits, check_edits, undo_edits
from convkit.readers.tsv import FORMAT
from convkit.readers.tsv.columns import named
from convkit.source import FileSource


class Noted:
    """A sink that counts problems by code."""

    def __init__(self) -> None:
        self.codes: Counter[str] = Counter()

    def add(self, code: str, message: str = "", count: int = 1, place: int | None = None) -> None:
        self.codes[code] += count


def records(text: str, /, noted: Noted | None = None, name: str = "dump.tsv", **options: str) -> list[Record]:
    """The records of ``text``; checks that they tile it and that their edits can be undone."""
    data = text.encode()
    assert FORMAT.reader is not None
    found = list(FORMAT.reader(options).read(FileSource(Path(name), data=data), noted or Noted()))
    assert "".join(record.text for record in found) == text
    place = 0
    for record in found:
        assert record.source.start == place
        place = record.source.end
        assert data[record.source.start : record.source.end].decode() == record.text
        check_edits(record.text, record.edits)
        assert undo_edits(apply_edits(record.text, record.edits), record.edits) == record.text
    return found


def articles(text: str, /, noted: Noted | None = None, **options: str) -> list[Article]:
    """The articles of ``text`` without any cleaning."""
    cleaner = Pipeline([]).source({})
    return [a for record in records(text, noted, **options) for a in cleaner.clean(record).articles]


def bodies(article: Article) -> list[str]:
    return [article.block_text(block) for block in article.blocks]


def furniture(text: str) -> list[str]:
    cleaner = Pipeline([]).source({})
    return [reason for record in records(text) for _, reason in cleaner.clean(record).furniture]


ROW = "<p>河上的桥修好了</p>\t<p>2031-05-04</p>\t<p>桥面宽了一米。</p> <p>　　村民都来看。</p>\n"
HEADER = "标题\t时间\t文本\n"


def test_a_row_is_an_article() -> None:
    (article,) = articles(HEADER + ROW)
    assert (article.title, article.date_text) == ("河上的桥修好了", "2031-05-04")
    assert bodies(article) == ["桥面宽了一米。", "村民都来看。"]
    assert article.provenance.line == 2


def test_rows_and_the_text_between_them_keep_their_order() -> None:
    raw = "水库开闸放水\n\n四日，三座水库开闸。\n\n"
    found = records("\n\n" + HEADER + ROW + "\n" + raw + ROW)
    assert [(r.single, r.text.strip()[:4]) for r in found] == [
        (False, ""), (True, "标题\t时"), (True, "<p>河"), (False, "水库开闸"), (True, "<p>河"),
    ]  # fmt: skip
    (stretch,) = [r for r in found if r.text.strip().startswith("水库")]
    assert [stretch.text[s.start : s.end] for s in stretch.plain] == ["\n" + raw]
    assert [line.number for line in stretch.lines] == [5, 6, 7, 8, 9]


def test_lines_with_markup_between_rows_are_paragraphs() -> None:
    found = articles(HEADER + "散的文字\n<p>甲</p> <p>乙</p>\n尾\n" + ROW)
    assert bodies(found[0]) == ["散的文字", "甲", "乙", "尾"]


CASES = [
    ("no markup", "桥修好了\t2031-05-04\t桥面宽了一米。", "桥修好了", ["桥面宽了一米。"]),
    ("markup in some", "桥修好了\t<p>2031-05-04</p>\t<p>一。</p><p>二。</p>", "桥修好了", ["一。", "二。"]),
    ("line breaks", "桥修好了\t2031-05-04\t一。<br>二。<br/>", "桥修好了", ["一。", "二。"]),
    ("escaped line ends", "桥修好了\t2031-05-04\t一。\\n二。\\r\\n三。", "桥修好了", ["一。", "二。", "三。"]),
    ("a colon before a written line end", "桥\t2031-05-04\t<p>看:\\n<b>甲</b></p>", "桥", ["看:\\n甲"]),
    ("a line end that is written out twice", "桥\t2031-05-04\t<p>看\\\\n<b>甲</b></p>", "桥", ["看\\\\n甲"]),
    ("a colon before both characters of a written line end", "桥\t2031-05-04\t<p>看:\\r\\n<b>甲</b></p>", "桥", ["看: 甲"]),
    ("line ends written out beside tags", "桥\t2031-05-04\t<p>一。</p>\\r\\n<p>二。</p>\\n", "桥", ["一。", "二。"]),
    ("quotes written out in tags", '桥\t2031-05-04\t<p class=\\"a\\">一。</p>\\n<p>二。</p>', "桥", ["一。", "二。"]),
    ("a path inside markup", "桥\t2031-05-04\t<p>见C:\\new。</p>\\n", "桥", ["见C:\\new。"]),
    ("page marks of a site", "桥\t2031-05-04\t<p>一。</p>\\r\\n#p#副标题#e#<p>二。</p>", "桥", ["一。", "二。"]),
    ("a path is no line end", "桥\t2031-05-04\t见C:\\new\\name。", "桥", ["见C:\\new\\name。"]),
    ("indents between paragraphs", "桥\t2031-05-04\t　　一。　　二。", "桥", ["一。", "二。"]),
    ("wide gaps elsewhere stay", "桥\t2031-05-04\t甲　　乙", "桥", ["甲　　乙"]),
    ("references", "A&amp;B\t2031-05-04\t一&nbsp;二&lt;三", "A&B", ["一\xa0二<三"]),
    ("angle brackets in text", "a<b\t2031-05-04\t若 a<b 且 c>d 则 <3", "a<b", ["若 a<b 且 c>d 则 <3"]),
    ("emphasis in a title", "<p>桥<b>修好</b>了</p>\t2031-05-04\t一", "桥修好了", ["一"]),
    ("a title in two paragraphs", "<p>桥</p><p>修好了</p>\t2031-05-04\t一", "桥 修好了", ["一"]),
    ("quotes are text", '"桥"修好了\t2031-05-04\t"一" 二"', '"桥"修好了', ['"一" 二"']),
    ("quotes that a program doubled", '桥\t2031-05-04\t"他说""好""。"', "桥", ['他说"好"。']),
    ("an open tag ends with its cell", "桥 <b\t2031-05-04\t<p>一<!-- 二", "桥 <b", ["一<!-- 二"]),
    ("other dates", "桥\t2031年5月4日 08:30\t一", "桥", ["一"]),
    ("english dates", "Bridge\tMay 4, 2031\tOpen.", "Bridge", ["Open."]),
    ("an empty date", "桥修好了\t\t一", "桥修好了", ["一"]),
]  # fmt: skip


@pytest.mark.parametrize(("row", "title", "body"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_cells(row: str, title: str, body: list[str]) -> None:
    found = articles(HEADER + row + "\n" + ROW)
    assert (found[0].title, bodies(found[0])) == (title, body)
    assert found[1].title == "河上的桥修好了"


def test_a_table_in_a_cell_is_a_table() -> None:
    (article,) = articles(HEADER + "亩数\t2031-05-04\t<table><tr><th>乡<th>亩</tr><tr><td>东坡<td>12</tr></table>\n")
    assert article.text == "乡\t亩\n东坡\t12"
    assert [b.kind.value for b in article.blocks] == ["table", *["cell"] * 4]


NOT_ROWS = [
    ("another number of tabs", "前一段\t没有日期\n"),
    ("no date where one belongs", "甲\t乙\t丙\n"),
    ("a tab in a sentence", "表一\t列出了各乡的亩数。\n"),
]


@pytest.mark.parametrize("text", [case[1] for case in NOT_ROWS], ids=[case[0] for case in NOT_ROWS])
def test_lines_with_tabs_that_are_no_rows(text: str) -> None:
    found = records(HEADER + ROW + text + ROW)
    assert [r.single for r in found] == [True, True, False, True]
    assert found[2].text == text


def test_short_and_long_rows_keep_all_they_have() -> None:
    noted = Noted()
    short, long = articles(HEADER + "桥\t2031-05-04\n" + "河\t2031-05-05\t一\t多\t\t余\n", noted)
    assert (short.title, short.text) == ("桥", "")
    assert (long.text, dict(long.metadata)) == ("一", {"column 4": "多", "column 6": "余"})
    assert noted.codes["W_ROWS"] == 2


def test_headers_are_furniture_wherever_they_stand() -> None:
    assert furniture(HEADER + ROW + HEADER + ROW) == ["table header"] * 2


def test_a_second_header_with_other_columns_takes_over() -> None:
    found = articles(HEADER + ROW + "日期\t标题\t正文\n2031-05-05\t河\t一\n")
    assert [(a.title, a.date_text) for a in found] == [("河上的桥修好了", "2031-05-04"), ("河", "2031-05-05")]


def test_known_columns_fill_fields_and_others_metadata() -> None:
    text = (
        "id\tTitle\tPublished\tBody\tAuthor\tSource\tURL\t版面\tviews\n"
        "7\tRain\t2031-05-04\tIt rained.\t林川、何青\t山城晚报\thttp://e.org/?a=1&amp;b=2\t3\t12\n"
    )
    (article,) = articles(text)
    assert (article.title, article.source, article.column) == ("Rain", "山城晚报", "3")
    assert article.authors == ("林川", "何青")
    assert article.url == "http://e.org/?a=1&b=2"
    assert dict(article.metadata) == {"id": "7", "views": "12"}


def test_no_pass_may_touch_addresses_and_other_columns() -> None:
    record = records("标题\t时间\t链接\t备注\n桥\t2031-05-04\thttp://e.org/a,b\t见 3 号\n")[1]
    assert [record.text[s.start : s.end] for s in record.fixed] == ["http://e.org/a,b", "见 3 号"]


AUTHORS = [
    ("林川", ("林川",)), ("林川 何青", ("林川", "何青")), ("林川，何青；许远", ("林川", "何青", "许远")),
    ("Ann Reed", ("Ann Reed",)), ("林 川", ("林 川",)),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "expected"), AUTHORS)
def test_authors(cell: str, expected: tuple[str, ...]) -> None:
    (article,) = articles(f"标题\t作者\t正文\n桥\t{cell}\t一\n")
    assert article.authors == expected


class TestOptions:
    TEXT = "甲\t乙\t丙\n桥\t2031-05-04\t桥面宽了一米。\n"

    def test_a_column_by_number(self) -> None:
        found = articles(self.TEXT, title="1", text="3", date="2")
        assert (found[-1].title, found[-1].text, found[-1].date_text) == ("桥", "桥面宽了一米。", "2031-05-04")

    def test_a_column_by_name(self) -> None:
        found = articles(self.TEXT, title="甲", text="丙")
        assert [(a.title, a.text, dict(a.metadata)) for a in found] == [("桥", "桥面宽了一米。", {"乙": "2031-05-04"})]

    def test_an_option_wins_over_a_known_name(self) -> None:
        (article,) = articles("标题\t短题\t正文\n长\t短\t一\n", title="短题")
        assert (article.title, dict(article.metadata)) == ("短", {"标题": "长"})

    def test_a_column_that_is_not_there(self) -> None:
        with pytest.raises(SourceError, match=r"there is no column '丁' for tsv\.text") as caught:
            records("标题\t时间\n桥\t2031-05-04\n", text="丁")
        assert caught.value.hint == "the columns are: 标题, 时间"

    def test_no_header(self) -> None:
        assert len(articles("标题\t时间\t正文\n桥\t2031-05-04\t一\n", header="none", text="3")) == 2

    def test_a_delimiter(self) -> None:
        (article,) = articles("标题;正文\n桥;一,二\n", delimiter="semicolon")
        assert (article.title, article.text) == ("桥", "一,二")


class TestWithoutHeader:
    def test_a_date_tells_the_columns(self) -> None:
        (article,) = articles(ROW)
        assert (article.title, article.date_text) == ("河上的桥修好了", "2031-05-04")
        assert bodies(article) == ["桥面宽了一米。", "村民都来看。"]

    def test_without_one_only_the_text_is_named(self) -> None:
        found = articles("a\tb\t这一列最长\nc\td\t这一列也最长\n")
        assert [(a.title, a.text, dict(a.metadata)) for a in found] == [
            ("", "这一列最长", {"column 1": "a", "column 2": "b"}),
            ("", "这一列也最长", {"column 1": "c", "column 2": "d"}),
        ]

    def test_text_without_columns_stays_text(self) -> None:
        (record,) = records("桥修好了。\n河水退了。\n")
        assert not record.single
        assert len(record.plain) == 1


class TestTables:
    FIGURES = "乡镇\t户数\t人口\n青山镇\t1204\t4860\n石桥乡\t880\t3312\n河东街道\t2310\t8804\n"

    @pytest.mark.parametrize(
        ("label", "text"),
        [
            ("figures under names", FIGURES),
            ("commas", FIGURES.replace("\t", ",")),
            (
                "quotes and line ends of Windows",
                '"' + FIGURES.strip().replace("\t", '","').replace("\n", '"\r\n"') + '"\r\n',
            ),
            ("a blank line at the end", FIGURES + "\n"),
        ],
    )
    def test_rows_of_words_and_figures_are_one_table(self, label: str, text: str) -> None:
        (article,) = articles(text)
        (table, *cells) = article.blocks
        assert table.kind is BlockKind.TABLE
        assert article.text == self.FIGURES.strip()
        assert [article.block_text(c) for c in cells if c.attr("header")] == ["乡镇", "户数", "人口"]

    def test_names_that_are_known_head_a_table_without_figures(self) -> None:
        (article,) = articles("序号\t姓名\t单位\n一\t林川\t青山小学\n二\t何青\t石桥中学\n")
        assert [article.block_text(c) for c in article.blocks if c.attr("header")] == ["序号", "姓名", "单位"]

    def test_what_stands_over_the_rows_is_text(self) -> None:
        (record,) = records(f"2030年各镇人口\n单位：户、人\n{self.FIGURES}")
        assert [record.text[s.start : s.end] for s in record.plain] == ["2030年各镇人口\n单位：户、人\n"]
        assert record.blocks[0].kind is BlockKind.TABLE

    @pytest.mark.parametrize(
        ("label", "text", "options"),
        [
            ("a header that names a text", "标题\t内容\n桥\t修好了\n水\t退了\n", {}),
            ("titles and addresses", "标题\t链接\n桥\thttp://a.example\n水\thttp://b.example\n", {}),
            ("sentences", "甲\t桥修好了。\n乙\t水退了。\n丙\t船回来了。\n", {}),
            ("a long cell", FIGURES + "山里\t12\t" + "桥" * 21 + "\n", {}),
            ("rows of several widths", FIGURES + "山里\t12\n", {}),
            ("a column that the user names", FIGURES, {"title": "1"}),
            ("two rows", "甲\t乙\n1\t2\n", {}),
            ("too many rows", "甲\t乙\n" + "1\t2\n" * 2000, {}),
        ],
    )
    def test_rows_of_articles_are_none(self, label: str, text: str, options: dict[str, str]) -> None:
        assert not any(b.kind is BlockKind.TABLE for r in records(text, **options) for b in r.blocks)


class TestCommas:
    def test_quotes_are_undone(self) -> None:
        text = '标题,日期,正文\r\n"桥,河",2031-05-04,"他说""好""。"\r\n"水",2031-05-05,x"y\r\n'
        found = articles(text)
        assert [(a.title, a.text) for a in found] == [("桥,河", '他说"好"。'), ("水", 'x"y')]

    def test_lines_in_a_quoted_cell_are_for_reflow(self) -> None:
        record = records('标题,日期,正文\n桥,2031-05-04,"一行\n\n两行"\n')[1]
        assert [record.text[s.start : s.end] for s in record.plain] == ["一行\n\n两行"]
        assert record.single
        assert [line.number for line in record.lines] == [2, 3, 4]

    def test_markup_in_doubled_quotes(self) -> None:
        text = '标题,日期,正文\n桥,2031-05-04,"<p class=""a"">甲""乙""</p><p><a href=""http://e.org/"">丙</a></p>"\n'
        (article,) = articles(text)
        assert bodies(article) == ['甲"乙"', "丙"]
        assert [(r.kind, r.value) for r in article.runs] == [("link", "http://e.org/")]

    def test_an_open_quote_does_not_swallow_the_rows_below(self) -> None:
        text = '标题,日期,正文\n桥,2031-05-04,一\n他说,"好\n河,2031-05-05,二\n水,2031-05-06,"三"\n'
        found = articles(text)
        assert [a.title for a in found] == ["桥", "", "河", "水"]
        assert bodies(found[1]) == ['他说,"好']

    def test_semicolons(self) -> None:
        (article,) = articles('Title;Date;Text\nRain;2031-05-04;"It rained; all day."\n')
        assert article.text == "It rained; all day."


SNIFFED = [
    ("a header and a row", "标题\t时间\t文本\n桥\t2031-05-04\t一\n", ".txt", 0.9, 1),
    ("a header below blank lines", "\n\n标题\t时间\t文本\n" + ROW, ".txt", 0.9, 1),
    ("english", "title,date,text\nRain,2031-05-04,It rained.\n", ".csv", 0.9, 1),
    ("no header, dated rows", ROW * 3, ".txt", 0.8, 1),
    ("columns only", "修桥的人\t桥修好了，路也通了，大家都来看，热闹了三天。\n" * 3, "", 0.5, 1),
    ("a table of figures", "a\tb\nc\td\ne\tf\n", "", 0, 0.3),
    ("a table of figures that is called a dump", "a\tb\nc\td\ne\tf\n", ".tsv", 0.5, 1),
    ("text", "桥修好了。\n河水退了。\n", ".txt", 0, 0),
    ("text with commas", "先生,您好\n来信,收到了\n很好,谢谢\n", ".txt", 0, 0),
    ("text with a tab", "目录\t3\n正文开始了。\n桥修好了。\n河水退了。\n", ".txt", 0, 0),
    ("a page", "<html><body><p>标题</p></body></html>", ".html", 0, 0),
    ("a dump by name only", "桥修好了。\n", ".csv", 0.2, 0.4),
]  # fmt: skip


@pytest.mark.parametrize(("text", "suffix", "low", "high"), [c[1:] for c in SNIFFED], ids=[c[0] for c in SNIFFED])
def test_sniff(text: str, suffix: str, low: float, high: float) -> None:
    assert FORMAT.sniff is not None
    assert low <= FORMAT.sniff(Sample("x" + suffix, suffix, text)) <= high


LINES = st.lists(
    st.sampled_from(
        [HEADER, ROW, "\n", "散文字\n", "甲\t乙\n", "a,b,c\n", '"桥,2031-05-04,一\n', "桥\t2031-05-04\t<b>\r\n", "标题,日期,正文\n",
         '桥,2031-05-04,"一\n', '二"\n', "\t\t\n", ",,\n", '"","",""\n', "<p>\n", "桥\t\t\t\t<td>\\n\n"]
    ),
    max_size=12,
).map("".join)  # fmt: skip


@given(LINES, st.sampled_from(["auto", "tab", "comma", "semicolon"]))
@settings(max_examples=200, deadline=None)
def test_any_dump_is_tiled_and_can_be_undone(text: str, delimiter: str) -> None:
    if text.strip():
        records(text, delimiter=delimiter)


@given(LINES)
@settings(max_examples=200, deadline=None)
def test_nothing_is_lost(text: str) -> None:
    if not text.strip():
        return
    for record in records(text):
        after = apply_edits(record.text, record.edits)
        cleaned = Pipeline([]).source({}).clean(record)
        held = "".join(
            [a.title + "".join(x or "" for x in (a.date_text, a.source, a.url, *a.authors, *a.metadata.values())) + a.text for a in cleaned.articles]
            + [text for text, _ in cleaned.furniture]
        )  # fmt: skip
        assert Counter("".join(after.split())) == Counter("".join(held.split()))


@pytest.mark.parametrize("unit", ["□\t>", "山\t", "甲\t水\n", "2031-07-02\n<p>", "水。\n<p>渡口</p>\n"])
def test_hostile_dumps_cost_linear_time(unit: str) -> None:
    def cost(size: int) -> float:
        text, best = unit * (size // len(unit)), float("inf")
        for _ in range(3):
            start = time.process_time()
            records(text)
            best = min(best, time.process_time() - start)
        return best

    assert cost(48_000) < 20 * cost(6000) + 0.1


def test_columns_of_one_name_are_told_apart() -> None:
    assert named(["年", "年 2", "年", ""], {}).names == ("年", "年 2", "年 3", "column 4")
    assert len(set(named(["年", "年 2", "年 3", "年"], {}).names)) == 4
    assert len(set(named(["年", "年 3", "年"], {}).names)) == 3
