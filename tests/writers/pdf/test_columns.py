"""Text in columns: titles over all of them, columns that end side by side, tables and figures inside one."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from pdf_pages import Made, Write, folded, layout, run, text_of

from convkit.model import Article, BlockKind
from convkit.testing import article
from convkit.writers.pdf.columns import LEAST_LINES
from convkit.writers.pdf.page import type_area

K = BlockKind
LINE = "渡口新修的石阶一共四十九级从水面一直铺到坡上的老槐树下"


def words(made: Made) -> list[tuple[int, float, float, float, str]]:
    """Page, left edge, upper edge, right edge and text of each word."""
    found, page = [], 0
    for line in run("pdftotext", "-bbox", str(made.path), "-").split("\n"):
        page += "<page" in line
        match = re.search(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)".*?>(.*)</word>', line)
        if match:
            found.append((page, float(match[1]), float(match[2]), float(match[3]), match[4]))
    return found


def columns(made: Made, page: int) -> dict[int, list[float]]:
    """The heights of the lines of each column of a page, by its number."""
    area = type_area(layout("newspaper"))
    found: dict[int, list[float]] = {}
    for number, x, y, _, _ in words(made):
        if number == page:
            found.setdefault(int((x - area.left) / (area.column + area.gutter)), []).append(y)
    return found


def story(count: int, length: int = 9, title: str = "") -> Article:
    return article(*[(K.PARAGRAPH, f"{n}" + LINE * (1 + n * length % 7)) for n in range(count)], title=title)


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8, 13, 21, 40, 90])
def test_columns_end_side_by_side(write: Write, count: int) -> None:
    made = write(story(count), name="newspaper")
    assert folded(made.text()) == folded(story(count).text)
    found = columns(made, made.text().count("\f"))
    ends = [max(lines) for lines in found.values()]
    if sum(len(set(lines)) for lines in found.values()) > 3 * LEAST_LINES:
        assert len(ends) == 3
    assert max(ends) - min(ends) <= 15 * 3 + 0.1


@pytest.mark.parametrize("count", [60, 200])
def test_pages_before_the_last_are_full(write: Write, count: int) -> None:
    made = write(story(count), name="newspaper")
    for page in range(1, made.text().count("\f")):
        assert max(max(lines) for lines in columns(made, page).values()) > 297 * 72 / 25.4 - 20 * 72 / 25.4 - 35


def test_nothing_stands_beyond_its_column(write: Write) -> None:
    made = write(story(30), name="newspaper")
    right = (210 - 16) * 72 / 25.4
    assert max(word[3] for word in words(made)) <= right + 0.5


def test_a_long_article_is_set_while_it_is_read(write: Write) -> None:
    found = article(*[(K.PARAGRAPH, f"第{n}段，{LINE}。") for n in range(4000)])
    made = write(found, name="newspaper")
    assert folded(made.text()) == folded(found.text)
    ends = [max(lines) for lines in columns(made, made.text().count("\f")).values()]
    assert max(ends) - min(ends) <= 45.1


def test_articles_follow_each_other_on_a_page(write: Write) -> None:
    articles = [story(3, title=f"第{n}件事") for n in range(3)]
    made = write(*articles, name="newspaper")
    assert made.text().count("\f") == 1
    assert folded(made.text()) == folded(text_of(*articles))


def test_the_papers_name_stands_above_the_first_page_and_at_the_head_of_the_others(write: Write) -> None:
    made = write(story(90, title="长路"), name="newspaper", bare=False, title="青山日报")
    pages = made.text().split("\f")[:-1]
    assert len(pages) > 2
    assert all(folded(page).count("青山日报") == 1 for page in pages)
    assert "第3版" in folded(pages[2])
    run("qpdf", "--check", str(made.path))


@pytest.mark.parametrize("after", range(4))
def test_a_small_table_is_not_divided_and_nothing_stands_over_it(write: Write, after: int) -> None:
    rows = [f"{name}村\t{40 + n}" for n, name in enumerate("青白柳石南北东西")]
    found = article((K.TABLE, "\n".join(rows)), *[(K.PARAGRAPH, LINE * 2)] * after, title="村名")
    made = write(found, story(1, title="下一篇"), name="newspaper")
    places = {word[4]: (word[1], word[2]) for word in words(made)}
    assert len({places[row.split("\t")[0]][0] // 100 for row in rows}) == 1
    assert places["西村"][1] < places["下一篇"][1] - 20


def test_two_columns_without_a_line(write: Write) -> None:
    wide = replace(layout("newspaper"), columns=2, column_rule=False)
    made = write(story(12), layout=wide)
    assert folded(made.text()) == folded(story(12).text)
    assert b" w\n" not in _content(made.path)


def test_the_same_bytes_each_time(write: Write) -> None:
    first, second = (write(story(40, title="桥"), name="newspaper", bare=False) for _ in range(2))
    assert first.path.read_bytes() == second.path.read_bytes()


def _content(path: Path) -> bytes:
    pikepdf = pytest.importorskip("pikepdf")
    with pikepdf.open(path) as pdf:
        return b"".join(page.Contents.read_bytes() for page in pdf.pages)
