"""Pages: what keeps together, where pages end, tables over pages."""

from __future__ import annotations

import pytest
from pdf_pages import Write, folded, run

from convkit.model import Article, Block, BlockKind
from convkit.testing import article

K = BlockKind
LINE = "山河水利村镇学校老人桥梁道路稻田棉花天气春天今年去年政府会议代"


def pages(write: Write, found: Article, **facts: object) -> list[list[str]]:
    made = write(found, **facts)
    return [[line for line in page.split("\n") if line] for page in made.text().split("\f")[:-1]]


@pytest.mark.parametrize("length", range(60, 80))
def test_no_page_begins_with_the_last_line_of_a_paragraph(write: Write, length: int) -> None:
    blocks = [(K.PARAGRAPH, f"{n}" + LINE * (2 + (n * length) % 5)) for n in range(length)]
    found = pages(write, article(*blocks))
    assert len(found) > 2
    for page in found[1:]:
        if not page[0][0].isdigit():
            assert not page[1][0].isdigit()


@pytest.mark.parametrize("lines", range(28, 36))
def test_a_heading_keeps_two_lines_of_what_follows(write: Write, lines: int) -> None:
    blocks = [(K.PARAGRAPH, "段" * 10)] * lines
    found = pages(write, article(*blocks, (K.HEADING, "标题", 1), (K.PARAGRAPH, LINE * 5)))
    (page,) = [page for page in found if "标题" in page]
    assert len(page) - page.index("标题") >= 3


def long_table(rows: int) -> Article:
    lines = [["序号", "内容"], *[[str(n), f"第{n}项"] for n in range(1, rows)]]
    text = "\n".join("\t".join(line) for line in lines)
    blocks = [Block(K.TABLE, 0, len(text))]
    position = 0
    for row, line in enumerate(lines):
        for column, cell in enumerate(line):
            attrs = (("row", row), ("column", column), ("rowspan", 1), ("colspan", 1), ("header", row == 0))
            blocks.append(Block(K.CELL, position, position + len(cell), 0, 0, attrs))
            position += len(cell) + 1
    return Article("0" * 16, text=text, blocks=tuple(blocks))


def test_a_table_goes_on_over_pages_and_its_text_stands_once(write: Write) -> None:
    table = long_table(100)
    made = write(table)
    assert made.text().count("\f") > 2
    assert folded(made.text()) == folded(table.text)


def test_the_head_of_a_table_is_drawn_again(write: Write) -> None:
    pikepdf = pytest.importorskip("pikepdf")
    made = write(long_table(100))
    with pikepdf.open(made.path) as pdf:
        shapes = [page.Contents.read_bytes().count(b" c\n") for page in pdf.pages]
    assert shapes[0] == 0
    assert all(count > 50 for count in shapes[1:])


@pytest.mark.parametrize(
    ("label", "cells"),
    [
        ("spans", [("甲", 0, 0, 2, 1), ("乙", 0, 1, 1, 2), ("丙", 1, 1, 1, 1), ("丁", 1, 2, 1, 1)]),
        ("spans past the end", [("甲", 0, 0, 99, 99), ("乙", 1, 0, 1, 1)]),
        ("two at one place", [("甲", 0, 0, 1, 1), ("乙", 0, 0, 1, 1)]),
        ("far out", [("甲", 0, 0, 1, 1), ("乙", 5000, 9000, 1, 1)]),
        ("empty", [("", 0, 0, 1, 1), ("", 0, 1, 1, 1)]),
        ("taller than a page", [("山" * 3000, 0, 0, 1, 1), ("水", 0, 1, 1, 1), ("火", 1, 0, 1, 1)]),
        ("many columns", [(f"{n}", 0, n, 1, 1) for n in range(60)]),
    ],
)
def test_tables_of_all_sorts(write: Write, label: str, cells: list[tuple[str, int, int, int, int]]) -> None:
    text, blocks = "", []
    for words, row, column, rowspan, colspan in cells:
        text += "\t" if blocks else ""
        attrs = (("row", row), ("column", column), ("rowspan", rowspan), ("colspan", colspan), ("header", False))
        blocks.append(Block(K.CELL, len(text), len(text) + len(words), 0, 0, attrs))
        text += words
    made = write(Article("0" * 16, text=text, blocks=(Block(K.TABLE, 0, len(text)), *blocks)))
    assert folded(made.text()) == folded(text), label
    run("qpdf", "--check", str(made.path))


def test_articles_on_one_page_where_the_layout_says_so(write: Write) -> None:
    from dataclasses import replace

    from pdf_pages import layout

    articles = [article((K.PARAGRAPH, "短文。"), title=f"第{n}题") for n in range(4)]
    made = write(*articles, layout=replace(layout(), article_break="none"))
    assert made.text().count("\f") == 1
