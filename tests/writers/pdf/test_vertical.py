"""Vertical writing: lines from top to bottom and from right to left, marks in their vertical forms, short numbers upright, the text whole."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from pdf_pages import Made, Write, folded, layout, run, text_of

from convkit.fonts.faces import open_face
from convkit.model import BlockKind, Run
from convkit.testing import article, sample_articles
from convkit.verifying import Expected
from convkit.writers.pdf.extract import extract
from convkit.writers.pdf.glyphs import Book
from convkit.writers.pdf.vertical import VerticalTypeface, turned, upright

K = BlockKind
LINE = "渡口新修的石阶一共四十九级，从水面一直铺到坡上的老槐树下。"


def vertical(name: str = "article", **changes: object) -> object:
    return replace(layout(name), writing="vertical", notes="place", **changes)  # type: ignore[arg-type]


def boxes(made: Made) -> list[tuple[str, float, float, float, float]]:
    """Text, left, upper, right and lower edge of each word, upper edges counted from above."""
    pattern = r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*)</word>'
    found = re.findall(pattern, run("pdftotext", "-bbox", str(made.path), "-"))
    return [(text, *map(float, edges)) for *edges, text in found]  # type: ignore[misc]


def test_lines_run_down_and_follow_each_other_to_the_left(write: Write) -> None:
    made = write(article((K.PARAGRAPH, LINE * 8)), layout=vertical())
    lines = [box for box in boxes(made) if box[4] - box[2] > 100]
    assert len(lines) >= 3
    assert all(bottom - top > 4 * (right - left) for _, left, top, right, bottom in lines)
    assert [box[1] for box in lines] == sorted([box[1] for box in lines], reverse=True)
    page = layout().page
    assert max(box[3] for box in lines) <= (page.width - page.right) * 72 / 25.4 + 6
    assert max(box[4] for box in lines) <= (page.height - page.bottom) * 72 / 25.4 + 0.5


@pytest.mark.parametrize("tool", ["pdftotext", "mutool"])
@pytest.mark.parametrize("name", ["article", "book", "newspaper"])
def test_samples_come_back(write: Write, name: str, tool: str) -> None:
    articles = sample_articles()
    made = write(*articles, layout=vertical(name))
    assert folded(made.text(tool)) == folded(text_of(*articles))
    expected = Expected()
    for found in articles:
        expected.add(found)
    assert expected.difference(extract(made.path)) is None


NUMBERS = "民国12年3月5日，共128处，水位3.5米，涨了11%，见[7]与A4纸，二〇二九年；22日。"


@pytest.mark.parametrize("tool", ["pdftotext", "mutool"])
def test_numbers_come_back(write: Write, tool: str) -> None:
    made = write(article((K.PARAGRAPH, NUMBERS)), layout=vertical())
    assert folded(made.text(tool)) == NUMBERS


def test_which_numbers_stand_upright() -> None:
    book = Book()
    face = VerticalTypeface(book, "song", False)
    scan = face.scan_text(NUMBERS, False)
    assert len(scan) == len(NUMBERS)
    same = "".join(new if new == old else "~" for new, old in zip(scan, NUMBERS, strict=True))
    assert same == "民国~~年~月~日，共128处，水位3.5米，涨了11%，见[7]与A4纸，二〇二九年；~~日。"
    assert face.width(scan[2:4]) == 1000


def test_what_lies_on_its_side() -> None:
    link = Book().links("song", False)[0]
    face = open_face(link.path, link.number)

    def form(char: str) -> object:
        return upright(face, char, face.glyph(char), face.advance(face.glyph(char)))

    assert form("水") == turned(face.outline(face.glyph("水")))
    assert form("A") is None
    comma = form("，")
    assert comma is not None
    assert comma != turned(face.outline(face.glyph("，")))


def test_blanks_of_marks_are_those_of_the_vertical_forms() -> None:
    face = VerticalTypeface(Book(), "song", False)
    assert face.right["。"] == face.right["」"] == face.left["「"] == face.left["（"] == 500
    assert "？" not in face.left


def test_readings_links_lists_and_tables(write: Write) -> None:
    pikepdf = pytest.importorskip("pikepdf")
    found = replace(
        article((K.PARAGRAPH, "渡口见网站。"), (K.LIST_ITEM, "甲", 1), (K.TABLE, "村\t亩\n柳林\t40")),
        runs=(Run(0, 2, "ruby", "dùkǒu"), Run(3, 5, "link", "https://example.org/")),
    )
    made = write(found, layout=vertical())
    assert folded(made.text()) == folded(found.text)
    with pikepdf.open(made.path) as pdf:
        (link,) = pdf.pages[0].Annots
        left, low, right, high = map(float, link.Rect)
        assert high - low > right - left > 0
        width, height = map(float, pdf.pages[0].MediaBox[2:])
        assert (round(width), round(height)) == (595, 842)
        assert 0 < left < right < width
        assert 0 < low < high < height
        assert str(pdf.Root.ViewerPreferences.Direction) == "/R2L"
    run("qpdf", "--check", str(made.path))


def test_horizontal_files_say_nothing_of_it(write: Write) -> None:
    made = write(article((K.PARAGRAPH, LINE)))
    assert b"R2L" not in made.path.read_bytes()


def test_furniture_stands_across_the_paper(write: Write) -> None:
    design = replace(layout("book", bare=False), writing="vertical", title_page=False)
    made = write(article((K.PARAGRAPH, LINE * 90)), layout=design, title="渡口十二记")
    heads = [box for box in boxes(made) if box[0] == "渡口十二记"]
    assert heads
    assert all(right - left > bottom - top for _, left, top, right, bottom in heads)


def test_pictures_stand_upright(write: Write, tmp_path: Path) -> None:
    image = pytest.importorskip("PIL.Image")
    image.new("RGB", (200, 80), (20, 90, 160)).save(tmp_path / "桥.png")
    text = "桥"
    from convkit.model import Article, Block

    found = Article("0" * 16, text=text, blocks=(Block(K.IMAGE, 0, 1, 0, -1, (("href", "桥.png"),)),))
    made = write(found, layout=vertical(), images=tmp_path)
    pikepdf = pytest.importorskip("pikepdf")
    with pikepdf.open(made.path) as pdf:
        shown = re.search(rb"0 1 -1 0 ([\d.]+) 0 cm\n([\d.]+) 0 0 ([\d.]+) ", pdf.pages[0].Contents.read_bytes())
    assert shown
    assert float(shown[2]) == pytest.approx(150)
    assert float(shown[3]) == pytest.approx(60)


def test_the_same_bytes_each_time(write: Write) -> None:
    first, second = (write(*sample_articles(), layout=vertical()) for _ in range(2))
    assert first.path.read_bytes() == second.path.read_bytes()
