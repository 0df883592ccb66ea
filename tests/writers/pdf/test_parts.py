"""A book of several parts: pages of their own, a tree of chapters, right-hand pages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pdf_pages import Made, Write, folded, layout, run

from convkit.model import Article, BlockKind
from convkit.testing import article
from convkit.verifying import Expected
from convkit.writers.pdf.extract import extract

K = BlockKind


def chapter(number: int, part: str, *, work: bool = True) -> Article:
    made = article((K.HEADING, "夜里", 1), (K.PARAGRAPH, f"第{number}次过河。"), title=f"第{number}章 过河")
    return replace(made, kicker=part or None, metadata={"work": "青山渡"} if work else {})


NOVEL = [chapter(1, ""), chapter(2, "第一卷 水上"), chapter(3, "第一卷 水上"), chapter(4, "第二卷 岸边")]


def pages(made: Made) -> list[str]:
    return [folded(page) for page in made.text().split("\f")[:-1]]


def test_a_part_has_a_page_before_its_first_chapter(write: Write) -> None:
    assert [page[:5] for page in pages(write(*NOVEL, name="book"))] == [
        "第1章过河", "第一卷水上", "第2章过河", "第3章过河", "第二卷岸边", "第4章过河",
    ]  # fmt: skip


def test_the_text_is_whole(write: Write) -> None:
    made = write(*NOVEL, name="book")
    expected = Expected(parts=True)
    for found in NOVEL:
        expected.add(found)
    assert expected.difference(extract(made.path)) is None


def test_a_part_that_is_missing_is_seen() -> None:
    expected = Expected(parts=True)
    for found in NOVEL[1:]:
        expected.add(found)
    without = "".join(f"{found.title}{found.text}" for found in NOVEL[1:])
    assert "第一卷" in (expected.difference([without]) or "")


def test_the_kicker_of_an_article_is_no_part(write: Write) -> None:
    made = write(chapter(1, "三水县抓春耕", work=False), name="book")
    assert pages(made) == [folded("三水县抓春耕第1章过河夜里第1次过河。")]


def test_chapters_stand_below_their_part_in_the_outline(write: Write) -> None:
    pikepdf = pytest.importorskip("pikepdf")
    made = write(*NOVEL, name="book", bare=False, toc=True)
    with pikepdf.open(made.path) as pdf, pdf.open_outline() as outline:
        tree = [(item.title, [child.title for child in item.children]) for item in outline.root]
    assert tree == [
        ("第1章 过河", ["夜里"]), ("第一卷 水上", ["第2章 过河", "第3章 过河"]), ("第二卷 岸边", ["第4章 过河"]),
    ]  # fmt: skip
    contents = pages(made)[1]
    assert contents.startswith("目录第1章过河1第一卷水上2第2章过河3")
    run("qpdf", "--check", str(made.path))


def test_levels_of_headings_have_no_gap(write: Write) -> None:
    made = write(NOVEL[1], name="book")
    tags = [word for word in run("pdfinfo", "-struct", str(made.path)).split() if word[0] == "H" and word[1:].isdigit()]
    assert tags == ["H1", "H2", "H3"]


def test_on_right_hand_pages(write: Write) -> None:
    right = replace(layout("book", bare=False), article_break="right")
    found = pages(write(*NOVEL, layout=right, toc=True))
    first = next(number for number, page in enumerate(found) if page.startswith("第1章过河夜里"))
    assert first % 2 == 0
    for number, page in enumerate(found[first:]):
        if number % 2:
            assert page == ""
    assert found[first + 2] == "第一卷水上"
    assert found[first + 4].startswith("第2章")
