"""The pass ``reflow.tables``: tables that plain text draws with tabs, or with the bars of Markdown.

Rows of tabs stand one below the other, all with the same number of short cells.  A table of bars has a line of dashes below its
first row (GitHub Flavored Markdown, section 4.10), or several rows of as many cells that all end with a bar, as programs write the
tables of a page; other bars are no table.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from convkit.contract import Mark, TextView, proposed
from convkit.model import Attrs, Block, BlockKind
from convkit.passes.reflow.lines import STOPS, Lines, read_lines
from convkit.provenance import Edit, Span

LONGEST = 40
"""The longest cell between tabs, in code points; longer ones are the columns of a page or of a dump."""
LEAST_PAIRS = 3
"""The fewest rows of two cells that make a table: two lines with a tab each are more often a form or an address."""
LEAST_CLOSED = 3
"""The fewest rows that end with a bar each and make a table without a line of dashes."""
_NUMBER = frozenset("0123456789,.%-+()（）－—–~/:：")

Row = list[Span]


class Tables:
    """Marks tables and their cells."""

    def propose(self, view: TextView) -> Iterable[Edit | Mark]:
        """Edits that put tabs for bars, and a block for each table with its cells."""
        edits: list[Edit] = []
        blocks: list[Block] = []
        for span in view.plain:
            lines = read_lines(view, span)
            barred = list(_barred(lines))
            taken = {row[0].start for rows, _ in barred for row in rows}
            for rows, made in [*barred, *_closed(lines, taken), *_tabbed(lines)]:
                edits += made
                blocks += _blocks(view.text, rows, len(blocks))
        yield from sorted(edits, key=lambda edit: edit.start)
        yield from blocks


def _blocks(text: str, rows: Sequence[Row], before: int) -> Iterator[Block]:
    """The table of ``rows`` and its cells; ``before`` blocks are proposed already."""
    yield Block(BlockKind.TABLE, rows[0][0].start, rows[-1][-1].end)
    headed = _headed([[text[a:b] for a, b in row] for row in rows])
    for number, row in enumerate(rows):
        for column, (start, end) in enumerate(row):
            attrs: Attrs = (("row", number), ("column", column))
            if headed and number == 0:
                attrs = (*attrs, ("header", True))
            yield Block(BlockKind.CELL, start, end, 0, proposed(before), attrs)


def _headed(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first of ``rows`` names the columns: no number in it, and numbers below in a column of it."""
    return not any(map(_is_number, rows[0])) and any(map(_is_number, rows[1]))


def _is_number(cell: str) -> bool:
    return any(map(str.isdigit, cell)) and _NUMBER.issuperset(cell.strip())


# --- rows of tabs ---


def _tabbed(lines: Lines) -> Iterator[tuple[list[Row], list[Edit]]]:
    text = lines.text
    rows = [_tab_row(text, start, end) for start, end in zip(lines.starts, lines.ends, strict=True)]
    numbered = [(index, row) for index, row in enumerate(rows) if row and index not in lines.closed]
    run: list[Row] = []
    previous = -2
    for index, row in [*numbered, (-9, [])]:
        if run and (index != previous + 1 or len(row) != len(run[0]) or lines.gaps[index]):
            if len(run) >= (LEAST_PAIRS if len(run[0]) == 2 else 2) and _is_table(text, run):
                yield run, []
            run = []
        run.append(row)
        previous = index


def _tab_row(text: str, start: int, end: int) -> Row:
    """The cells of the line ``start`` to ``end`` that tabs divide; [] where it is none, or one is too long."""
    if text.find("\t", start, end) < 0 or text[max(0, start - 1) : start] == "\t":
        return []
    cells: Row = []
    at = start
    for cell in text[start:end].split("\t"):
        cells.append(Span(at, at + len(cell)))
        at += len(cell) + 1
    return [] if any(b - a > LONGEST for a, b in cells) else cells


def _is_table(text: str, rows: Sequence[Row]) -> bool:
    """Whether the cells are words and figures: hardly one ends a sentence, and not every first one is the mark of a list."""
    cells = [text[a:b].strip() for row in rows for a, b in row]
    ends = sum(bool(cell) and cell[-1] in STOPS for cell in cells)
    marked = sum(bool(_mark().fullmatch(text[row[0].start : row[0].end].strip())) for row in rows)
    return ends * 10 <= len(cells) and (len(rows[0]) > 2 or marked < len(rows))


@lru_cache(maxsize=1)
def _mark() -> re.Pattern[str]:
    """The mark of a list's item, a speaker, the name of a field."""
    return re.compile(r"[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[A-Za-z])[）).、．]?|[•●○■□◆*+–-]|.{1,12}[:：]")


# --- bars ---


def _barred(lines: Lines) -> Iterator[tuple[list[Row], list[Edit]]]:
    text = lines.text
    contents = lines.contents
    barred = ["|" in line and index not in lines.closed for index, line in enumerate(contents)]
    for index, line in enumerate(contents):
        if index == 0 or lines.gaps[index] or not (barred[index] and barred[index - 1] and _rule().fullmatch(line)):
            continue
        width = len(_bar_row(line, 0))
        last = index + 1
        while last < len(contents) and barred[last] and not lines.gaps[last]:
            last += 1
        numbers = [index - 1, *range(index + 1, last)]
        rows = [_bar_row(contents[number], lines.starts[number]) for number in numbers]
        if last > index + 1 and all(len(row) == width for row in rows):
            yield rows, list(_to_tabs(text, lines, index, numbers, rows))


def _closed(lines: Lines, taken: Collection[int]) -> Iterator[tuple[list[Row], list[Edit]]]:
    """The tables of rows that end with a bar each and have as many cells, those ``taken`` apart."""
    contents = lines.contents
    ended = [
        i for i, line in enumerate(contents) if line.endswith("|") and line.count("|") > 1 and i not in lines.closed
    ]
    run: list[int] = []
    rows: list[Row] = []
    for index in [*ended, -9]:
        row = _bar_row(contents[index], lines.starts[index]) if index >= 0 else []
        told = len(row) > 1 and any(a < b for a, b in row) and row[0].start not in taken
        if run and (not told or index != run[-1] + 1 or lines.gaps[index] or len(row) != len(rows[0])):
            if len(run) >= LEAST_CLOSED and sum(a < b for row in rows for a, b in row) * 2 > len(rows) * len(rows[0]):
                yield rows, list(_to_tabs(lines.text, lines, -1, run, rows))
            run, rows = [], []
        if told:
            run.append(index)
            rows.append(row)


def _bar_row(line: str, at: int) -> Row:
    """The cells of ``line``, which lies at ``at``, without the blanks round them; a bar behind a backslash divides nothing."""
    cells: Row = []
    for match in _cell().finditer(line.rstrip("|") if not line.endswith("\\|") else line, line.startswith("|")):
        bare = match[1].strip()
        start = at + match.start(1) + (len(match[1]) - len(match[1].lstrip()) if bare else 0)
        cells.append(Span(start, start + len(bare)))
    return cells


@lru_cache(maxsize=1)
def _rule() -> re.Pattern[str]:
    return re.compile(r"\|?[ \t]*:?-{1,}:?[ \t]*(?:\|[ \t]*:?-{1,}:?[ \t]*)*\|?")


@lru_cache(maxsize=1)
def _cell() -> re.Pattern[str]:
    return re.compile(r"((?:[^|\\]|\\.?)+|(?<=\|)(?=\|))(?:\||$)")


def _to_tabs(text: str, lines: Lines, rule: int, numbers: Sequence[int], rows: Sequence[Row]) -> Iterator[Edit]:
    """Edits that leave a tab between cells and a newline between rows, without the line ``rule``, -1 for none, and without indents."""
    for number, row in zip(numbers, rows, strict=True):
        start, end = lines.starts[number], lines.ends[number]
        if number == rule + 1 and rule >= 0:
            start = text.index("\n", lines.ends[rule - 1]) + 1
        elif number != numbers[0]:
            start = text.rindex("\n", 0, start) + 1
        if number != numbers[-1]:
            end = text.index("\n", end)
        yield from _change(text, start, row[0].start, "")
        for (_, a), (b, _) in pairwise(row):
            yield from _change(text, a, b, "\t")
        yield from _change(text, row[-1].end, end, "")


def _change(text: str, start: int, end: int, new: str) -> Iterator[Edit]:
    if text[start:end] != new:
        yield Edit(start, text[start:end], new)
