"""Tables: cells with spans as w:tbl."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from convkit.writers.docx.markup import paragraph

WIDEST = 63
"""Columns that Word opens at most."""
MARGINS = 216
"""Twips that a cell's left and right margin take, as the table style has them."""
DIVISIBLE = 400
"""Width of a cell from which its row may run over a page's end."""


class Cell(NamedTuple):
    """A cell: its place (from 0), the rows and columns it covers, whether it is a heading, its content as XML and its width in half-width characters."""

    row: int
    column: int
    rows: int
    columns: int
    header: bool
    content: str
    width: int


class Place(NamedTuple):
    """What stands in a row at a column: a cell that begins there, or the run on of one from above."""

    column: int
    cell: Cell
    continued: bool


def grid(cells: Sequence[Cell]) -> list[list[Place]] | None:
    """``cells`` row by row without overlap, or None where they need more than ``WIDEST`` columns.

    Row numbers are taken as an order only; a span ends with the last row; a cell whose place is taken goes to the next free one.
    """
    order = {row: place for place, row in enumerate(sorted({cell.row for cell in cells}))}
    rows: list[list[Place]] = [[] for _ in order]
    taken: list[set[int]] = [set() for _ in order]
    for cell in sorted(cells, key=lambda c: (c.row, c.column)):
        row, wide = order[cell.row], max(cell.columns, 1)
        if wide > WIDEST or cell.column > WIDEST:
            return None
        column = max(cell.column, 0)
        while column in taken[row]:
            column += 1
        wide = next((n for n in range(wide) if column + n in taken[row]), wide)
        if column + wide > WIDEST:
            return None
        span = set(range(column, column + wide))
        for below in range(row, min(row + max(cell.rows, 1), len(rows))):
            if below > row and taken[below] & span:
                break
            taken[below] |= span
            rows[below].append(Place(column, cell._replace(columns=wide), below > row))
    for places in rows:
        places.sort(key=lambda place: place.column)
    return rows


def table(rows: list[list[Place]], style: str, cell_style: Callable[[bool], str], width: int, half: float) -> str:
    """``rows`` as a table ``width`` twips wide in the table style ``style``, a half-width character ``half`` twips wide; the heading rows at its top repeat on each page."""
    count = max((place.column + place.cell.columns for row in rows for place in row), default=1)
    widths = column_widths(rows, count, width, half)
    columns = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    body: list[str] = []
    heading = True
    for row in rows:
        heading = heading and bool(row) and all(place.cell.header for place in row)
        marks = "<w:cantSplit/>" if all(place.cell.width < DIVISIBLE for place in row) else ""
        marks += "<w:tblHeader/>" if heading and len(rows) > 1 else ""
        properties = f"<w:trPr>{marks}</w:trPr>" if marks else ""
        body.append(f"<w:tr>{properties}{_row(row, count, widths, cell_style)}</w:tr>")
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="5000" w:type="pct"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        f' w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{"".join(body)}</w:tbl>'
    )


def column_widths(rows: list[list[Place]], count: int, width: int, half: float) -> list[int]:
    """``width`` twips shared out among ``count`` columns; a half-width character takes ``half`` twips.

    Columns get what their longest cell needs on one line, narrow ones first; where all fit, the rest is shared out in proportion.
    """
    longest = [1] * count
    for row in rows:
        for column, cell, continued in row:
            if not continued and cell.columns == 1:
                longest[column] = max(longest[column], cell.width)
    needed = [(one + 1) * half + MARGINS for one in longest]
    if sum(needed) <= width:
        return [int(one * width / sum(needed)) for one in needed]
    found = [0.0] * count
    left, columns = float(width), count
    for column in sorted(range(count), key=lambda n: needed[n]):
        found[column] = min(needed[column], left / columns)
        left -= found[column]
        columns -= 1
    return [int(one) for one in found]


def _row(row: list[Place], count: int, widths: list[int], cell_style: Callable[[bool], str]) -> str:
    pieces: list[str] = []
    at = 0
    for column, cell, continued in row:
        while at < column:
            pieces.append(_empty(widths[at], cell_style(False)))
            at += 1
        at = column + cell.columns
        merged = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
        merged += "<w:vMerge/>" if continued else '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
        content = "" if continued else cell.content
        pieces.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{sum(widths[column:at])}" w:type="dxa"/>{merged}<w:vAlign w:val="center"/></w:tcPr>'
            f"{paragraph(cell_style(cell.header), content)}</w:tc>"
        )
    pieces.extend(_empty(widths[rest], cell_style(False)) for rest in range(at, count))
    return "".join(pieces)


def _empty(width: int, style: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph(style, "")}</w:tc>'
