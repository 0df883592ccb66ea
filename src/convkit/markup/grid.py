"""Which tables hold data and which only lay a page out, and where the cells of a data table stand."""

from __future__ import annotations

from collections.abc import Collection

from convkit.markup.soup import Tree
from convkit.markup.tags import CELLS, HEADINGS, LISTS
from convkit.markup.tokens import attributes, value
from convkit.model import Attrs

CELL_LIMIT = 2000
"""Code points of source, tags included, beyond which a cell is no datum but a part of a page."""
SPAN_LIMIT = 100
ROW_SPAN_LIMIT = 1000


class Counts:
    """What stands in one table."""

    __slots__ = ("blocks", "cells", "headers", "longest", "nested", "rows")

    def __init__(self) -> None:
        self.rows = self.cells = self.headers = self.blocks = self.longest = 0
        self.nested = False


def data_tables(tree: Tree, apart: Collection[int] = ()) -> frozenset[int]:
    """The numbers of the tables in ``tree`` that hold data: cells in rows and columns, short, with no table inside.

    A table that holds one of the nodes ``apart`` (a headline, furniture, a note) is none.
    """
    if "table" not in tree.tags:
        return frozenset()
    around: list[int] = []
    found: dict[int, Counts] = {}
    for number, (name, parent) in enumerate(zip(tree.tags, tree.parents, strict=True)):
        table = -1 if parent < 0 else parent if tree.tags[parent] == "table" else around[parent]
        around.append(table)
        if name == "table":
            found[number] = Counts()
        if table < 0:
            continue
        counts = found[table]
        if name == "table":
            counts.nested = True
        elif name == "tr":
            counts.rows += 1
        elif name in CELLS:
            counts.cells += 1
            counts.headers += name == "th"
            counts.longest = max(counts.longest, tree.inner_ends[number] - tree.spans[number][2])
        elif name in HEADINGS or name in LISTS or name in ("p", "div", "form"):
            counts.blocks += 2 if name != "p" and name != "div" else 1
    data = {number for number, counts in found.items() if _is_data(counts)}
    if data and apart:
        for number in sorted(apart):
            data.discard(around[number])
    return frozenset(data)


def _is_data(counts: Counts) -> bool:
    if counts.nested or counts.longest > CELL_LIMIT or counts.blocks > 2 * counts.cells:
        return False
    if counts.headers and counts.cells >= 2:
        return True
    return counts.rows >= 2 and 2 * counts.cells >= 3 * counts.rows


class Grid:
    """Gives the cells of one table their places, spans counted in."""

    def __init__(self) -> None:
        self.row = -1
        self._column = 0
        self._taken: dict[int, int] = {}

    def next_row(self) -> None:
        """Begin the next row."""
        self.row += 1
        self._column = 0
        self._taken = {column: rows - 1 for column, rows in self._taken.items() if rows > 1}

    def cell(self, text: str, span: tuple[int, int, int], header: bool) -> Attrs:
        """The attributes of the next cell of this row, whose start tag is ``span``."""
        given = attributes(text, span[1], span[2]) if span[1] < span[2] - 1 else {}
        columns = _number(value(text, given.get("colspan")), SPAN_LIMIT)
        rows = _number(value(text, given.get("rowspan")), ROW_SPAN_LIMIT)
        while self._column in self._taken:
            self._column += 1
        column = self._column
        if rows > 1:
            for taken in range(column, column + columns):
                self._taken[taken] = rows
        self._column += columns
        return (
            ("row", max(self.row, 0)), ("column", column), ("rowspan", rows), ("colspan", columns), ("header", header),
        )  # fmt: skip


def _number(text: str, limit: int) -> int:
    return max(1, min(int(text), limit)) if text.isascii() and text.isdigit() and len(text) < 7 else 1
