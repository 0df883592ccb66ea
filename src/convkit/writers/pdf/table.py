"""Tables: column widths, row heights, cells set as narrow columns.

The look is the three-line table of Chinese books and journals (GB/T 7713): strong rules above and below, a rule under the
head, faint rules between rows, none upright.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from convkit.layouts import Style
from convkit.model import Article, Block, BlockKind, Run
from convkit.writers.pdf.item import Cell, Table
from convkit.writers.pdf.para import Group, make_para
from convkit.writers.pdf.typeface import Faces

PADDING = 4.0
"""Between a rule and the text, and at each side of a cell, in pt."""
MOST_COLUMNS = 200
"""The widest span of a cell."""
SMALLEST = 6.0
"""The type size that a table with many columns may shrink to, in pt."""


class _Raw:
    """A cell before it is set."""

    __slots__ = ("colspan", "column", "header", "row", "rowspan", "runs", "text")

    def __init__(
        self, text: str, row: int, column: int, rowspan: int, colspan: int, header: bool, runs: list[Run]
    ) -> None:
        self.text = text
        self.row = row
        self.column = column
        self.rowspan = rowspan
        self.colspan = colspan
        self.header = header
        self.runs = runs


def make_table(
    article: Article, index: int, runs: list[Run], style: Style, faces: Faces, width: float, path: tuple[Group, ...]
) -> Table:
    """Block ``index`` of ``article``, a table, set in a column of ``width`` pt; ``runs`` are in the table's coordinates."""
    raw = _raw_cells(article, index, runs)
    columns = max((cell.column + cell.colspan for cell in raw), default=1)
    count = max((cell.row + cell.rowspan for cell in raw), default=1)
    style = replace(style, first_indent=0.0, indent=0.0)
    while width / columns < 3 * style.size + 2 * PADDING and style.size > SMALLEST:
        size = max(SMALLEST, style.size - 1)
        style = replace(style, size=size, leading=style.leading * size / style.size)
    padding = min(PADDING, width / columns / 8)
    natural = _natural(raw, columns, style, faces, padding)
    widths = _shares(natural, width)
    edges = [0.0]
    for column in widths:
        edges.append(edges[-1] + column)
    centred = [natural[n] <= widths[n] + 0.01 for n in range(columns)]
    rows: list[list[Cell]] = [[] for _ in range(count)]
    headless = not any(cell.header for cell in raw)
    for cell in raw:
        room = edges[cell.column + cell.colspan] - edges[cell.column] - 2 * padding
        short = cell.header or cell.colspan > 1 or centred[cell.column]
        look = replace(style, font="hei" if cell.header else style.font, align="center" if short else "left")
        para = make_para(cell.text, look, faces, max(room, style.size), cell.runs)
        names = cell.header or (headless and not cell.row)
        place = (cell.column, cell.row, cell.colspan, cell.rowspan)
        rows[cell.row].append(Cell(para, *place, cell.header, names, edges[cell.column] + padding))
    heights = _heights(rows, style, padding)
    covered = _covered(rows)
    tied = [bool(below) for below in covered[1:]] + [False]
    heads = 0
    while heads < count - 1 and rows[heads] and all(cell.header for cell in rows[heads]) and not tied[heads]:
        heads += 1
    return Table(rows, heights, tied, covered, heads, padding, edges, path, style.leading / 2, style.leading / 2)


def _raw_cells(article: Article, index: int, runs: Sequence[Run]) -> list[_Raw]:
    block = article.blocks[index]
    cells: list[_Raw] = []
    for child in article.children(index):
        cell = article.blocks[child]
        if cell.kind is BlockKind.CELL:
            text = article.text[cell.start : cell.end]
            cells.append(_of_block(cell, text, _inside(runs, cell.start - block.start, cell.end - block.start)))
    if cells:
        return _without_overlap(cells)
    position = 0
    for row, line in enumerate(article.text[block.start : block.end].split("\n")):
        for column, text in enumerate(line.split("\t")):
            inside = _inside(runs, position, position + len(text))
            cells.append(_Raw(text, row, column, 1, 1, False, inside))
            position += len(text) + 1
    return cells


def _of_block(cell: Block, text: str, runs: list[Run]) -> _Raw:
    numbers = [
        int(cell.attr(name, default)) for name, default in (("row", 0), ("column", 0), ("rowspan", 1), ("colspan", 1))
    ]
    row, column, rowspan, colspan = numbers
    return _Raw(
        text, max(row, 0), max(column, 0), max(rowspan, 1), max(colspan, 1), bool(cell.attr("header", False)), runs
    )


def _inside(runs: Sequence[Run], start: int, end: int) -> list[Run]:
    return [
        Run(run.start - start, run.end - start, run.kind, run.value)
        for run in runs
        if start <= run.start and run.end <= end
    ]


def _without_overlap(cells: list[_Raw]) -> list[_Raw]:
    """``cells`` with rows and columns that are used, spans cut where they reach past the table or over another cell."""
    rows = {row: n for n, row in enumerate(sorted({cell.row for cell in cells}))}
    last = max(rows.values()) + 1
    taken: set[tuple[int, int]] = set()
    for cell in cells:
        cell.row = rows[cell.row]
        while (cell.row, cell.column) in taken:
            cell.column += 1
        cell.rowspan = min(cell.rowspan, last - cell.row)
        cell.colspan = min(cell.colspan, MOST_COLUMNS)
        while cell.colspan > 1 and any((cell.row, cell.column + n) in taken for n in range(1, cell.colspan)):
            cell.colspan -= 1
        taken.update((cell.row + r, cell.column + c) for r in range(cell.rowspan) for c in range(cell.colspan))
    used = sorted({cell.column for cell in cells})
    place = {column: n for n, column in enumerate(used)}
    for cell in cells:
        end = sum(1 for column in used if cell.column <= column < cell.column + cell.colspan)
        cell.column, cell.colspan = place[cell.column], max(end, 1)
    return cells


def _natural(raw: Sequence[_Raw], columns: int, style: Style, faces: Faces, padding: float) -> list[float]:
    """The width in pt that each column would like to have: its widest cell on one line."""
    wanted = [style.size + 2 * padding] * columns
    for cell in raw:
        if cell.colspan == 1:
            face = replace(style, font="hei", align="left") if cell.header else replace(style, align="left")
            set_wide = make_para(cell.text, face, faces, 100_000.0, (), count=False)
            longest = max(row.line.width for row in set_wide.rows) * style.size / 1000
            wanted[cell.column] = max(wanted[cell.column], longest + 2 * padding + 0.5)
    return wanted


def _shares(natural: Sequence[float], width: float) -> list[float]:
    """Widths that fill ``width``: columns that want little get it, the others share what is left."""
    total = sum(natural)
    if total <= width:
        extra = (width - total) / len(natural)
        return [wanted + extra for wanted in natural]
    given: dict[int, float] = {}
    left = width
    while True:
        open_columns = [n for n in range(len(natural)) if n not in given]
        share = left / len(open_columns)
        content = [n for n in open_columns if natural[n] <= share]
        if not content:
            wish = sum(min(natural[n], 3 * width) for n in open_columns)
            for n in open_columns:
                given[n] = left * (0.5 / len(open_columns) + 0.5 * min(natural[n], 3 * width) / wish)
            return [given[n] for n in range(len(natural))]
        for n in content:
            given[n] = natural[n]
            left -= natural[n]


def _heights(rows: Sequence[Sequence[Cell]], style: Style, padding: float) -> list[float]:
    heights = [style.leading + 2 * padding / 2] * len(rows)
    for number, row in enumerate(rows):
        for cell in row:
            if cell.rowspan == 1:
                heights[number] = max(heights[number], cell.para.height + padding)
    for number, row in enumerate(rows):
        for cell in row:
            if cell.rowspan > 1:
                have = sum(heights[number : number + cell.rowspan])
                heights[number + cell.rowspan - 1] += max(0.0, cell.para.height + padding - have)
    return heights


def _covered(rows: Sequence[Sequence[Cell]]) -> list[set[int]]:
    covered: list[set[int]] = [set() for _ in rows]
    for row in rows:
        for cell in row:
            for number in range(cell.row + 1, cell.row + cell.rowspan):
                covered[number].update(range(cell.column, cell.column + cell.colspan))
    return covered
