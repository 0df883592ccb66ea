from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from epub_books import BOOK, contents, said, shown, write

from convkit.model import BlockKind, Provenance
from convkit.testing import article, sample_articles

K = BlockKind
CHAPTERS = [
    article((K.PARAGRAPH, "文。"), title=title, kicker=kicker, metadata={"work": "河"})
    for title, kicker in [("楔子", None), ("第一章", "卷一"), ("第二章", "卷一"), ("第三章", "卷二")]
]


def test_contents_show_articles_and_their_first_headings(tmp_path: Path) -> None:
    book = write(tmp_path / "a.epub", sample_articles()[:2])
    assert contents(book) == [
        (1, "a00001.xhtml", "三座水库本月蓄水"),
        (2, "a00001.xhtml#s1", "一、蓄水进度"),
        (1, "a00002.xhtml", "春播面积统计"),
    ]
    for _, address, _ in contents(book):
        name, _, fragment = address.partition("#")
        assert not fragment or f'id="{fragment}"' in book.text(name)


def test_contents_of_many_headings_show_articles_only(tmp_path: Path) -> None:
    made = article(*[(K.HEADING, f"第{n}节", 1) for n in range(1001)], title="长")
    assert contents(write(tmp_path / "a.epub", [made])) == [(1, "a00001.xhtml", "长")]


def test_the_volumes_of_a_novel_are_parts_of_its_contents(tmp_path: Path) -> None:
    assert contents(write(tmp_path / "a.epub", CHAPTERS)) == [
        (1, "a00001.xhtml", "楔子"),
        (1, "", "卷一"),
        (2, "a00002.xhtml", "第一章"),
        (2, "a00003.xhtml", "第二章"),
        (1, "", "卷二"),
        (2, "a00004.xhtml", "第三章"),
    ]


def test_contents_by_source_name_the_files(tmp_path: Path) -> None:
    made = [
        replace(article((K.PARAGRAPH, "文。"), title=title), provenance=Provenance(path=path))
        for title, path in [("甲", "in/0703.txt"), ("乙", "in/0703.txt"), ("丙", "in/0704.txt")]
    ]
    book = write(tmp_path / "a.epub", made, options={"nav": "source"})
    assert [(depth, label) for depth, _, label in contents(book)] == [(1, "0703"), (2, "甲"), (2, "乙"), (1, "丙")]


def test_a_book_by_date_is_read_in_the_order_of_its_contents(tmp_path: Path) -> None:
    made = [
        article((K.PARAGRAPH, "河水上涨。" * 30_000), (K.PARAGRAPH, "河水退去。"), title="后", date="2032-01-05"),
        article((K.PARAGRAPH, "文。"), title="先", date="2031-07-02"),
    ]
    book = write(tmp_path / "a.epub", made, options={"nav": "date"})
    assert [label for _, _, label in contents(book)] == ["2031年", "先", "2032年", "后"]
    assert book.spine()[2:] == ["a00002.xhtml", "a00001.xhtml", "a00001_2.xhtml"]


def test_an_article_without_title_has_a_label_but_no_title(tmp_path: Path) -> None:
    words = "河水从山里流出来，经过三个村子，一直流到县城的桥下。"
    made = [article((K.PARAGRAPH, words)), article(date="2031-07"), article()]
    book = write(tmp_path / "a.epub", made)
    assert [label for _, _, label in contents(book)] == [words[:24] + "…", "2031-07", "3"]
    assert "<h1" not in "".join(book.text(name) for name in book.articles())


def test_landmarks_name_what_is_there(tmp_path: Path) -> None:
    nav = write(tmp_path / "a.epub", sample_articles()).text("nav.xhtml")
    assert re.findall(r'<a epub:type="(\w+)" href="([\w.]+)"', nav) == [
        ("cover", "cover.xhtml"),
        ("toc", "nav.xhtml"),
        ("bodymatter", "a00001.xhtml"),
    ]
    assert 'lang="zh-Hant"' in nav
    assert 'lang="en"' in nav


def test_the_ncx_is_there_when_it_is_asked_for(tmp_path: Path) -> None:
    plain = write(tmp_path / "a.epub", CHAPTERS)
    assert "EPUB/toc.ncx" not in plain.members
    assert "ncx" not in plain.text("package.opf")
    book = write(tmp_path / "b.epub", CHAPTERS, options={"ncx": "true"})
    ncx = book.text("toc.ncx")
    assert re.findall(r'playOrder="(\d)".*?<text>(.*?)</text>.*?src="(\w+).xhtml"', ncx) == [
        ("1", "楔子", "a00001"),
        ("2", "卷一", "a00002"),
        ("2", "第一章", "a00002"),
        ("3", "第二章", "a00003"),
        ("4", "卷二", "a00004"),
        ("4", "第三章", "a00004"),
    ]
    assert 'name="dtb:depth" content="2"' in ncx
    assert len(set(re.findall(r'id="(\w+)"', ncx))) == 6
    assert said(book)["identifier"][0] in ncx
    assert '<spine toc="ncx">' in book.text("package.opf")


def test_parts_have_pages_where_the_layout_wants_them(tmp_path: Path) -> None:
    book = write(tmp_path / "a.epub", CHAPTERS, layout=BOOK, cover="none", options={"ncx": "true"})
    assert book.spine() == [
        "titlepage.xhtml", "nav.xhtml", "a00001.xhtml", "apart00001.xhtml", "a00002.xhtml", "a00003.xhtml",
        "apart00002.xhtml", "a00004.xhtml",
    ]  # fmt: skip
    assert contents(book)[1:3] == [(1, "apart00001.xhtml", "卷一"), (2, "a00002.xhtml", "第一章")]
    assert '<section epub:type="part" role="doc-part"' in book.text("apart00001.xhtml")
    assert shown(book, "a00002.xhtml") == "第一章文。", "the part is not named again"
    orders = re.findall(r'playOrder="(\d)".*?src="(\w+).xhtml"', book.text("toc.ncx"))
    assert orders == [(str(n), name.removesuffix(".xhtml")) for n, name in enumerate(book.spine()[2:], 1)]


def test_a_page_of_a_part_goes_where_its_chapter_goes(tmp_path: Path) -> None:
    made = [replace(chapter, date=f"203{9 - n}-01-01") for n, chapter in enumerate(CHAPTERS)]
    spine = write(tmp_path / "a.epub", made, layout=BOOK, options={"nav": "date"}).spine()
    assert spine.index("apart00002.xhtml") + 1 == spine.index("a00004.xhtml")
    assert spine.index("apart00001.xhtml") + 1 == spine.index("a00002.xhtml")
