"""The pass ``reflow.columns``: two columns of a page that were read across, line by line, stand one behind the other again.

A gutter at one place in many lines is not enough: tables, forms and verse in two columns have it too.  The halves must tell:
the text goes on down the left side, and down the right one, and not over the gutter.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from convkit.bigrams import Bigrams, load
from convkit.contract import Mark, TextView
from convkit.passes.reflow.lines import STOPS, Lines, is_han, lines_of, read_lines, width
from convkit.passes.reflow.rules import INNER, is_balanced
from convkit.patterns import ByFirst
from convkit.provenance import Edit, Span

LEAST = 6
"""Rows that it takes."""
INDENT = 8
"""Columns by which the first line of a paragraph may be set in inside a column."""
TOGETHER = 5.0
"""The least mean log-odds down the two sides."""
LOOSE = 3.0
"""The least down one of them."""
ACROSS = 1.5
"""By so much, in mean log-odds, the text goes on down better than over the gutter."""
PAIRS = 6
"""Pairs that it takes on both sides together."""


class Row(NamedTuple):
    """One line: where its right half begins, blanks included; ``cut`` is ``end`` where it has none, ``start`` where it has no left."""

    line: int
    start: int
    cut: int
    end: int


class Columns:
    """Proposes the moves."""

    def propose(self, view: TextView) -> Iterable[Edit | Mark]:
        """Right halves are taken out, and set in behind the last row: edits of one move for each page."""
        if not _GUTTER.stands_in(view.text):
            return
        for span in view.plain:
            lines = read_lines(view, span)
            for rows in find_columns(lines):
                yield from edits_of(lines, rows)


def edits_of(lines: Lines, rows: Sequence[Row]) -> Iterator[Edit]:
    """The edits that set the right halves of ``rows`` behind the left ones."""
    text = lines.text
    number = next(row for row in rows if row.cut < row.end)
    move = number.cut
    rights = []
    for row in rows:
        if row.cut >= row.end:
            continue
        at = len(text[row.start : row.cut].rstrip()) + row.start
        right = text[row.cut : row.end]
        rights.append(right)
        if at == row.start:  # a row without a left half goes whole, with its line end
            before = lines.ends[row.line - 1] if row.line else row.start
            at = max(before, text.rfind("\n", 0, row.start)) if row.line else row.start
        yield Edit(at, text[at : row.end], "", "guess", move)
    last = rows[-1].end
    yield Edit(last, "", "\n" + "\n".join(rights), "guess", move)


def separated(text: str) -> str:
    """``text`` with its columns one behind the other."""
    if not _GUTTER.stands_in(text):
        return text
    lines = lines_of(text, Span(0, len(text)))
    out = []
    at = 0
    for rows in find_columns(lines):
        for edit in edits_of(lines, rows):
            out += [text[at : edit.start], edit.new]
            at = edit.end
    return "".join([*out, text[at:]]) if out else text


BLANKS = " \u3000\t"


_TAB = r"(?<!\t)[ \u3000]*\t[ \u3000\t]*|(?<=\t)[ \u3000\t]*"
_BEHIND = rf"(?<=\S.)(?:(?<!\t)[ \u3000]+|(?<=\u3000)|{_TAB})(?=\S)"
"""How a gutter goes on behind its first blank, and what stood before that: two blanks, one full-width one, or a tab among blanks,
behind text and before text."""
_GUTTER = ByFirst(BLANKS, _BEHIND)


@lru_cache(maxsize=1)
def _gutter() -> re.Pattern[str]:
    # It begins with a class of few characters, for which re looks eight times as fast as for a lookbehind; what came before is
    # asked then.
    return re.compile(f"[{BLANKS}]{_BEHIND}")


def find_columns(lines: Lines) -> Iterator[list[Row]]:
    """The runs of rows that were read across, in order."""
    gaps = [_gaps(lines, index) for index in range(len(lines.starts))]
    index = 0
    while index < len(gaps):
        last = index
        while last < len(gaps) and (gaps[last] or last > index) and not (last > index and lines.gaps[last] > 1):
            last += 1
        while last > index and not gaps[last - 1] and lines.gaps[last - 1]:
            last -= 1
        if last - index >= LEAST:
            yield from _run(lines, gaps, index, last)
        index = max(last, index + 1)


def _gaps(lines: Lines, index: int) -> list[tuple[int, int]]:
    """For each gutter of a line: the column where the right half begins, and its place in the text."""
    start, end, indent = lines.starts[index], lines.ends[index], lines.indents[index]
    if end - start > 200 or index in lines.closed:
        return []
    found = [
        (indent + width(lines.text[start : match.end()]), match.end())
        for match in _gutter().finditer(lines.text, start, end)
    ]
    return found or ([(indent, start)] if indent > INDENT + 4 else [])


def _run(lines: Lines, gaps: Sequence[list[tuple[int, int]]], first: int, last: int) -> Iterator[list[Row]]:
    """The rows of one run that have a gutter in common and whose halves go on; none where they do not."""
    begun = Counter(column for index in range(first, last) for column, _ in gaps[index])
    column = max(begun, key=lambda item: (begun[item], -item))
    if sum(count for at, count in begun.items() if column <= at <= column + INDENT) < LEAST - 1:
        return
    rows: list[Row] = []
    for index in range(first, last):
        row = _row(lines, gaps[index], index, column)
        if row is not None:
            rows.append(row)
        if row is None or index == last - 1:
            while rows and rows[-1].cut >= rows[-1].end and lines.gaps[rows[-1].line]:
                rows.pop()
            if len(rows) >= LEAST and _are_columns(lines.text, rows):
                yield rows
            rows = []


def _row(lines: Lines, gaps: Sequence[tuple[int, int]], index: int, column: int) -> Row | None:
    """Line ``index`` as a row with a gutter before ``column``; None where it can't be one."""
    text, start, end = lines.text, lines.starts[index], lines.ends[index]
    for at, place in gaps:
        if column <= at <= column + INDENT:
            cut = place
            while at > column and text[cut - 1] in " \u3000":
                at -= 2 if text[cut - 1] == "\u3000" else 1
                cut -= 1
            return Row(index, start, cut, end)
    if lines.indents[index] + width(text[start:end]) < column:
        return Row(index, start, end, end)
    return None


def _are_columns(text: str, rows: Sequence[Row]) -> bool:
    """Whether the text goes on down both sides and not across, as prose does."""
    table = load()
    sides = [
        [text[row.start : row.cut].strip() for row in rows],
        [text[row.cut : row.end].strip() for row in rows],
    ]
    halves = [[half for half in side if half] for side in sides]
    if min(map(len, halves)) < LEAST - 1 or any(map(_is_listed, halves)):
        return False
    down = [_odds(table, pairwise(half)) for half in halves]
    across = _odds(table, ((a, b) for a, b in zip(*sides, strict=True) if a and b))
    if len(down[0]) + len(down[1]) < PAIRS or min(map(len, down)) < 2:
        return all(map(_runs_on, halves))
    means = [sum(odds) / len(odds) for odds in down]
    mean = sum(means) / 2
    over = sum(across) / len(across) if across else -1.0
    return mean > TOGETHER and min(means) > LOOSE and over + ACROSS < mean


def _is_listed(half: Sequence[str]) -> bool:
    """Whether the lines of one side are no prose: hardly one has a mark inside, or their clauses are those of verse."""
    marked = sum(1 for line in half if not INNER.isdisjoint(line[:-1]) or " " in line)
    return marked * 3 < len(half) or sum(map(is_balanced, half)) * 2 > len(half)


def _odds(table: Bigrams, pairs: Iterable[tuple[str, str]]) -> list[float]:
    """The log-odds of ``pairs`` of Chinese lines of which the first does not end a sentence."""
    return [
        max(-6.0, min(14.0, table.log_odds(a[-1], b[0])))
        for a, b in pairs
        if is_han(a[-1]) and is_han(b[0]) and table.knows(a[-1]) and table.knows(b[0])
    ]


def _runs_on(half: Sequence[str]) -> bool:
    """Whether lines of words run on: most end in no mark, and the next begins with a small letter."""
    size = len(half) - 1
    on = sum(1 for a, b in pairwise(half) if a[-1] not in STOPS and a[-1] != "." and b[0].islower())
    return on * 2 > size and sum(line.count(" ") for line in half) >= 2 * len(half)
