"""A small file of rows whose cells are words and figures: one article with a table, not an article for each row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from convkit.contract import Line, ProblemSink, Source
from convkit.joined import joined
from convkit.model import Attrs, Block, BlockKind, Record
from convkit.provenance import Edit, Span
from convkit.readers.tsv.cells import Parts
from convkit.readers.tsv.columns import OPTIONS, Columns, bare
from convkit.readers.tsv.quotes import Cell
from convkit.readers.tsv.rows import made_record

LONGEST = 20
"""Code points of the longest cell."""
MOST = 2_000
"""Lines of the largest such file: a table is one article, and held whole."""
LEAST = 3
"""Rows that make a table."""
OVER = 3
"""Lines that may stand over the rows: the name of the table, its unit."""
STOPS = "。！？；!?;"
NUMBER = frozenset("0123456789,.%‰-+()（）－—–~/:：")
NAMED = frozenset({"title", "text", "url"})
"""Fields that a column of articles fills."""


def may_be_table(columns: Columns | None, options: Mapping[str, str], stated: bool) -> bool:
    """Whether the rows may be a table by their header: no column of it is ``stated`` to hold what an article is, and none is asked for."""
    asked = any(options.get(option) for option in OPTIONS)
    return not asked and not (stated and columns is not None and NAMED.intersection(columns.roles))


def table_of(lines: Sequence[Line], rows: Sequence[list[Cell] | None]) -> int:
    """The first of ``lines`` that is a row of the table that they are, -1 where they are none.

    From there on each line is a row of as many cells, all short and none a sentence; ``rows`` are the cells of each line, None for
    a line without a delimiter.
    """
    first = next((at for at, cells in enumerate(rows) if cells), -1)
    last = len(rows) - 1
    while last > first and not lines[last].text.strip():
        last -= 1
    over = sum(1 for line in lines[: max(first, 0)] if line.text.strip())
    body = rows[first : last + 1]
    if first < 0 or over > OVER or len(body) < LEAST or len({len(cells or ()) for cells in body}) != 1:
        return -1
    said = [
        bare(line.text[cell.start : cell.end])
        for line, cells in zip(lines[first : last + 1], body, strict=True)
        for cell in cells or ()
    ]
    fits = all(
        len(cell) <= LONGEST and not cell.endswith(tuple(STOPS)) and "<" not in cell and '""' not in cell
        for cell in said
    )
    return first if fits else -1


def table_record(
    source: Source,
    lines: Sequence[Line],
    rows: Sequence[list[Cell] | None],
    first: int,
    headed: bool,
    problems: ProblemSink,
) -> Record:
    """The record of a table that begins with line ``first``; what stands over it is plain text.  ``headed``: its first row names the columns."""
    text = "".join([line.text for line in lines])
    parts = Parts()
    at = before = sum(len(line.text) for line in lines[:first])
    if text[:at].strip():
        parts.plain.append(Span(0, at))
    table: list[list[Span]] = []
    for line, cells in zip(lines[first:], rows[first:], strict=True):
        for number, cell in enumerate(cells or ()):
            wanted = "\t" if number else "\n" if table else ""
            if text[before : at + cell.start] != wanted:
                parts.edits.append(Edit(before, text[before : at + cell.start], wanted))
            before = at + cell.end
        if cells:
            table.append([Span(at + cell.start, at + cell.end) for cell in cells])
        at += len(line.text)
    closing = text[before:].rstrip("\r\n")
    if closing:
        parts.edits.append(Edit(before, closing, ""))
    said = [[text[a:b] for a, b in row] for row in table[:2]]
    parts.blocks += _blocks(table, headed or (not any(map(_is_number, said[0])) and any(map(_is_number, said[1]))))
    return made_record(joined(source, lines), parts, single=not parts.plain, problems=problems)


def _blocks(table: Sequence[Sequence[Span]], headed: bool) -> Iterator[Block]:
    """The table and its cells."""
    yield Block(BlockKind.TABLE, table[0][0].start, table[-1][-1].end)
    for number, row in enumerate(table):
        for column, (start, end) in enumerate(row):
            attrs: Attrs = (("row", number), ("column", column))
            yield Block(
                BlockKind.CELL, start, end, 0, 0, (*attrs, ("header", True)) if headed and not number else attrs
            )


def _is_number(cell: str) -> bool:
    return any(map(str.isdigit, cell)) and NUMBER.issuperset(cell.strip())
