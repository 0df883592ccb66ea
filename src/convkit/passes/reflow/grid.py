"""Where lines end: in columns, as a terminal or a printer counts, or in characters, as many programs do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from convkit.passes.reflow.lines import Lines, is_spaced, width

LONGEST = 140
"""Lines of more columns are never taken for hard-wrapped ones."""
NO_START = frozenset("，。、；：！？）》」』”’】〉〕］・,.;:!?)]}%％‰℃")
NO_END = frozenset("（《「『“‘【〈〔［([{")
MIXED_LEAST = 2
"""Lines with wide and narrow characters that it takes to tell characters from columns."""


class Units:
    """The columns of what can't be parted from the beginning of each line, found when they are asked for.

    They matter behind a short line only, and of most texts few lines are short.  ``points`` as in a :class:`Grid`; ``more`` is added to each.
    """

    __slots__ = ("_contents", "_found", "_more", "_points")

    def __init__(self, contents: Sequence[str], points: bool = False, more: int = 0) -> None:
        self._contents = contents
        self._points = points
        self._more = more
        self._found: dict[int, int] = {}

    def __getitem__(self, index: int) -> int:
        found = self._found.get(index)
        if found is None:
            line = self._contents[index]
            found = self._found[index] = self._more + (2 * _unit_points(line) if self._points else first_unit(line))
        return found

    def plus(self, more: int) -> Units:
        """The same with ``more`` columns each."""
        return Units(self._contents, self._points, self._more + more)


class Grid(NamedTuple):
    """The column in which each line ends (``LONGEST + 1`` for all beyond), and the columns of what can't be parted from the
    beginning of each line.  ``points``: every character counts as two columns, narrow ones too, and words may be cut.
    """

    edges: list[int]
    units: Units
    points: bool = False

    def beyond(self, column: int) -> int:
        """How many lines end behind ``column``."""
        return sum(number for edge, number in Counter(self.edges).items() if edge > column)

    def fullest(self) -> tuple[int, int]:
        """The measure to which most lines are tight, and how many are."""
        tally = self.tally()
        best = max(range(len(tally)), key=tally.__getitem__)
        return best, tally[best]

    def tally(self) -> list[int]:
        """For each measure, how many lines are tight at it: they fit, and with the next unit they would not have."""
        steps = [0] * (LONGEST + 44)
        for index, edge in enumerate(self.edges[:-1], 1):
            if edge <= LONGEST:
                steps[edge] += 1
                steps[min(edge + self.units[index], LONGEST + 1)] -= 1
        tally = []
        running = 0
        for step in steps[: LONGEST + 1]:
            running += step
            tally.append(running)
        return tally


def grid_of(lines: Lines, contents: Sequence[str]) -> Grid:
    """The grid on which the lines were set: of columns, unless characters fit clearly better."""
    most = LONGEST + 1
    short = [i for i, size in enumerate(map(len, contents)) if size <= LONGEST]
    edges = [most] * len(contents)
    for i in short:
        edges[i] = min(most, lines.indents[i] + width(contents[i]))
    columns = Grid(edges, Units(contents))
    mixed = [i for i in short if edges[i] < most and _is_mixed(contents[i])]
    if len(mixed) < MIXED_LEAST:
        return columns
    points = Grid(_by_points(lines, contents, short), Units(contents, points=True), True)
    return points if _fits_better(points, columns, mixed) else columns


def _fits_better(points: Grid, columns: Grid, mixed: Sequence[int]) -> bool:
    """Whether the lines ``mixed``, in which the two differ, end at the measure in characters, not in columns.

    The measure is that of the other lines, if there are enough of them; set in columns, many mixed lines hold more characters.
    """
    alike = points
    if len(points.edges) >= 3 * len(mixed):
        alike = points._replace(edges=list(points.edges))
        for i in mixed:
            alike.edges[i] = LONGEST + 1
    measure, _ = alike.fullest()
    ends = [points.edges[i] for i in mixed]
    full = sum(1 for edge in ends if measure - 2 <= edge <= measure + 2)
    over = sum(1 for edge in ends if edge > measure + 2)
    if full < MIXED_LEAST or over * 20 > len(mixed):
        return False
    measure, _ = columns.fullest()
    near = [i for i in mixed if i + 1 < len(columns.edges)]
    tight = sum(
        1 for i in near if columns.edges[i] <= measure + 2 and columns.edges[i] + columns.units[i + 1] > measure
    )
    return full * 10 > tight * 11


def _is_mixed(line: str) -> bool:
    return not line.isascii() and bool(_narrow().search(line))


@lru_cache(maxsize=1)
def _narrow() -> re.Pattern[str]:
    return re.compile("[0-9A-Za-z]{2}")


def _by_points(lines: Lines, contents: Sequence[str], short: Sequence[int]) -> list[int]:
    """Where each line ends if every character counts as two columns; those beyond ``short`` end behind all others."""
    text, most = lines.text, LONGEST + 1
    edges = [most] * len(contents)
    for i in short:
        size, start = len(contents[i]), lines.starts[i]
        if 2 * size < most:
            before = start - text.rfind("\n", 0, start) - 1 if lines.indents[i] else 0
            edges[i] = min(most, 2 * (size + before))
    return edges


def unit_within(line: str) -> int:
    """The columns of what can't be parted from the beginning of ``line``, however they are counted: at the most."""
    return max(first_unit(line), 2 * _unit_points(line))


def _unit_points(line: str) -> int:
    size = 1
    while size < len(line) and size < 4 and line[size] in NO_START:
        size += 1
    return size


def first_unit(line: str) -> int:
    """The columns of what can't be parted from the beginning of ``line``: a Latin word and a blank before it, else a
    character with the marks that may not begin a line and those that may not end one, and the word behind these.
    """
    blank = 0
    size = 1
    if is_spaced(line[0]) and not line[0].isascii():
        return width(line[:40].split(" ", 1)[0]) + 1
    if line[0].isascii():
        word = line[:40].split(" ", 1)[0]
        if word.isascii():
            return len(word) + 1
        while word[size].isascii():
            size += 1
        blank = 1
    if line[size - 1] in NO_END and size < len(line):
        size += 1
        while size < len(line) and size < 40 and "!" <= line[size - 1] <= "~" and "!" <= line[size] <= "~":
            size += 1
    last = size + 3
    while size < len(line) and size < last and line[size] in NO_START:
        size += 1
    return width(line[:size]) + blank
