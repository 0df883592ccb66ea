from __future__ import annotations

import re
from pathlib import Path

import pytest
from epub_books import DC, EPUB, OPF, XHTML, Book, write

from convkit.model import BlockKind
from convkit.testing import article, sample_articles
from convkit.writers.epub.package import identifier_from
from convkit.writers.epub.page import language_tag

K = BlockKind


def metadata(book: Book) -> dict[str, list[str]]:
    made: dict[str, list[str]] = {}
    for element in book.tree("package.opf").find(f"{OPF}metadata") or ():
        name = element.get("property") or element.get("name") or element.tag.removeprefix(DC)
        made.setdefault(name, []).append(element.text or "")
    return made


def contents(book: Book) -> list[tuple[int, str, str]]:
    """Depth, address and label of each entry of the contents."""
    made: list[tuple[int, str, str]] = []

    def walk(listed: object, depth: int) -> None:
        for item in listed:  # type: ignore[attr-defined]
            label = item[0]
            made.append((depth, label.get("href", ""), label.text))
            for deeper in item.findall(f"{XHTML}ol"):
                walk(deeper, depth + 1)

    nav = next(n for n in book.tree("nav.xhtml").iter(f"{XHTML}nav") if n.get(f"{EPUB}type") == "toc")
    walk(nav.find(f"{XHTML}ol"), 1)
    return made


LANGUAGES = [
    ("zh-Hans", "zh-CN"),
    ("zh", "zh-CN"),
    ("zh-Hant", "zh-Hant"),
    ("zh-Hant-TW", "zh-Hant-TW"),
    ("en", "en"),
    ("ja", "ja"),
    ("", "und"),
    ("Chinese", "und"),
    ('x"><', "und"),
]


@pytest.mark.parametrize(("language", "tag"), LANGUAGES)
def test_language_tags(language: str, tag: str) -> None:
    assert language_tag(language) == tag


def test_what_the_package_says_of_the_book(tmp_path: Path) -> None:
    found = metadata(
        write(
            tmp_path / "a.epub",
            sample_articles(),
            title="春耕文集",
            authors=("林川", "", "何青"),
            modified="2031-07-01T08:00:00Z",
            identifier="urn:isbn:9780000000000",
            metadata={
                "publisher": "青山出版社",
                "keywords": "水利；春耕",
                "date": "2031-07",
                "series": "青山",
                "volume": "3",
            },
        )
    )
    assert found["title"] == ["春耕文集"]
    assert found["creator"] == ["林川", "何青"]
    assert found["identifier"] == ["urn:isbn:9780000000000"]
    assert found["language"] == ["zh-CN"]
    assert found["dcterms:modified"] == ["2031-07-01T08:00:00Z"]
    assert found["publisher"] == ["青山出版社"]
    assert found["subject"] == ["水利", "春耕"]
    assert found["date"] == ["2031-07"]
    assert found["belongs-to-collection"] == ["青山"]
    assert found["group-position"] == ["3"]


def test_what_cannot_stand_in_the_package_is_left_out(tmp_path: Path) -> None:
    found = metadata(write(tmp_path / "a.epub", [], modified="yesterday", metadata={"date": "1. Juli", "volume": "3"}))
    assert found["dcterms:modified"] == ["1980-01-01T00:00:00Z"]
    assert "date" not in found
    assert "group-position" not in found


def test_accessibility_is_stated_and_no_conformance_claimed(tmp_path: Path) -> None:
    found = metadata(write(tmp_path / "a.epub", sample_articles()))
    assert found["schema:accessMode"] == ["textual", "visual"]
    assert found["schema:accessModeSufficient"] == ["textual"]
    assert "tableOfContents" in found["schema:accessibilityFeature"]
    assert found["schema:accessibilityHazard"] == ["none"]
    assert found["schema:accessibilitySummary"][0]
    assert "dcterms:conformsTo" not in found
    assert "visual" not in metadata(write(tmp_path / "b.epub", [], cover="none"))["schema:accessMode"]


def test_the_identifier_follows_from_what_is_in_the_book(tmp_path: Path) -> None:
    made = identifier_from("题", ["a", "b"])
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", made)
    assert made == identifier_from("题", ["a", "b"])
    assert len({made, identifier_from("题", ["ab"]), identifier_from("题", ["b", "a"]), identifier_from("", [])}) == 4


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
    made = [
        article((K.PARAGRAPH, "文。"), title=title, kicker=kicker, metadata={"work": "河"})
        for title, kicker in [("楔子", None), ("第一章", "卷一"), ("第二章", "卷一"), ("第三章", "卷二")]
    ]
    assert contents(write(tmp_path / "a.epub", made)) == [
        (1, "a00001.xhtml", "楔子"),
        (1, "", "卷一"),
        (2, "a00002.xhtml", "第一章"),
        (2, "a00003.xhtml", "第二章"),
        (1, "", "卷二"),
        (2, "a00004.xhtml", "第三章"),
    ]


def test_an_article_without_title_has_a_label_but_no_title(tmp_path: Path) -> None:
    words = "河水从山里流出来，经过三个村子，一直流到县城的桥下。"
    made = [article((K.PARAGRAPH, words)), article(date="2031-07"), article()]
    book = write(tmp_path / "a.epub", made)
    assert [label for _, _, label in contents(book)] == [words[:24] + "…", "2031-07", "3"]
    assert "<h1" not in "".join(book.text(name) for name in book.articles())


def test_ncx_and_landmarks_name_what_is_there(tmp_path: Path) -> None:
    book = write(tmp_path / "a.epub", sample_articles())
    ncx = book.text("toc.ncx")
    assert re.findall(r'<content src="([^"]+)"', ncx) == book.articles()
    assert metadata(book)["identifier"][0] in ncx
    nav = book.text("nav.xhtml")
    assert re.findall(r'<a epub:type="(\w+)" href="([\w.]+)"', nav) == [
        ("cover", "cover.xhtml"),
        ("toc", "nav.xhtml"),
        ("bodymatter", "a00001.xhtml"),
    ]
    assert 'lang="zh-Hant"' in nav
    assert 'lang="en"' in nav
