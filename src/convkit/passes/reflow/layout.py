"""How the lines of a stretch are set: hard-wrapped regions with their measure, and lines that are kept as they are.

A line is *tight* at a measure W where it fits into W columns and the first word (or character, with the marks that may not
begin a line) of the next line would not have fitted too: what a wrapping program leaves.  A region is hard-wrapped
where many of its lines are tight at one W, few are longer, and the characters across the tight line ends go together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from convkit.bigrams import Bigrams
from convkit.passes.reflow.endings import Endings, learn
from convkit.passes.reflow.english import are_words, is_small
from convkit.passes.reflow.grid import LONGEST, Grid
from convkit.passes.reflow.lines import Lines, is_han
from convkit.passes.reflow.rules import INNER, closes, is_balanced
from convkit.provenance import Span

SAMPLE = 240
WALL = 20
"""Columns from which on it is no chance that all long lines end at one place."""
SET = 5
"""Lines that a run of set ones has at the least."""
RAGGED = 4
"""Columns by which the lines of a ragged setting may fall short."""
COHESION = 4.5
PROSE_COHESION = 2.0
DOUBT = 4.0
MARKS = frozenset("，。、；：！？…”’」』")
"""The least mean log-odds across tight line ends in Chinese; cut sentences have about 10, verse and lists 0 to 3."""


class Wrap(NamedTuple):
    """A hard-wrapped region: lines ``first`` to ``last`` (half-open), set to ``measure`` columns.

    ``base`` is the indent of lines that go on, ``step`` the least by which a paragraph's first line is set in; ``indented`` says
    that paragraphs begin so, ``spaced`` that blank lines part them (as most lines behind short closed ones tell); ``gap`` is the
    number of blank lines between lines of one paragraph; ``whole`` says that lines are cut inside words and numbers;
    ``endings`` is what its line ends say.
    """

    first: int
    last: int
    measure: int
    base: int
    step: int
    indented: bool
    spaced: bool
    gap: int
    whole: bool
    endings: Endings

    def sets_in(self, indent: int) -> bool:
        """Whether ``indent`` is that of a paragraph's first line: a single blank may be left over from a cut."""
        return indent >= self.base + self.step


def find_wraps(lines: Lines, contents: Sequence[str], grid: Grid, table: Callable[[], Bigrams]) -> list[Wrap]:
    """The hard-wrapped regions, in order."""
    edges, units = grid.edges, grid.units
    short = len(edges) - grid.beyond(LONGEST)
    if short < 3 or short * 50 < len(edges):
        return []
    tally = grid.tally()
    best = max(range(len(tally)), key=tally.__getitem__)
    over = grid.beyond(best + 2)
    spans: list[tuple[int, int, int]] = []
    loose = units.plus(RAGGED)
    if over * 20 <= len(edges) and tally[best] * 3 >= len(edges) - 1:
        spans.append((0, len(edges), best))
    elif not (spans := _local(lines, contents, grid, tally)):
        best, tight_lines = grid._replace(units=loose).fullest()
        if tight_lines * 2 >= len(edges) - 1 and grid.beyond(best + 2) * 20 <= len(edges):
            spans, units = [(0, len(edges), best)], loose
    found = []
    for first, last, measure in spans:
        tight = [i for i in range(first, last - 1) if _tight(edges[i], units[i + 1], measure)]
        if len(tight) >= 2 and _goes_together(contents, tight, table()):
            found.append(_wrap(lines, contents, grid, Span(first, last), measure, tight, table()))
    return found


def _tight(edge: int, unit: int, measure: int) -> bool:
    return edge <= measure + 2 and edge + unit > measure


def _local(lines: Lines, contents: Sequence[str], grid: Grid, tally: Sequence[int]) -> list[tuple[int, int, int]]:
    """Runs of lines that are set to a measure inside a stretch that as a whole is not."""
    edges = grid.edges
    peaks = [w for w in range(8, len(tally)) if tally[w] >= 4 and tally[w] == max(tally[max(0, w - 3) : w + 4])]
    peaks.sort(key=lambda w: (-tally[w], w))
    if not peaks or not _holds_run(edges, max(peaks[:4]) + 2):
        return []
    free = [
        indent * 3 < edge and not closes(line)
        for line, indent, edge in zip(contents, lines.indents, edges, strict=True)
    ]
    taken = [False] * len(edges)
    spans = []
    for measure in peaks[:4]:
        first = None
        for index in range(len(edges) + 1):
            inside = index < len(edges) and not taken[index] and edges[index] <= measure + 2
            if inside and first is None:
                first = index
            elif not inside and first is not None:
                if _is_set(grid, free, first, index, measure):
                    spans.append((first, index, measure))
                    taken[first:index] = [True] * (index - first)
                first = None
    return sorted(spans)


def _holds_run(edges: Sequence[int], most: int) -> bool:
    """Whether ``SET`` lines in a row end in column ``most`` or before."""
    run = 0
    for edge in edges:
        run = run + 1 if edge <= most else 0
        if run == SET:
            return True
    return False


def _is_set(grid: Grid, free: Sequence[bool], first: int, last: int, measure: int) -> bool:
    """Whether many lines are tight; or nearly all long ones of those that do not end paragraphs and are not set far in.

    So a page of many heads and short lines is seen to be wrapped too.
    """
    if last - first < SET:
        return False
    edges, units = grid.edges, grid.units
    tight = [i for i in range(first, last - 1) if _tight(edges[i], units[i + 1], measure)]
    if len(tight) * 5 >= (last - first - 1) * 2:
        return len(tight) >= 4
    long = sum(1 for i in range(first, last) if free[i] and edges[i] * 10 > measure * 7)
    walled = sum(1 for i in tight if free[i])
    return measure >= WALL and walled >= 4 and walled * 4 >= long * 3


def _goes_together(contents: Sequence[str], tight: Sequence[int], table: Bigrams) -> bool:
    """Whether the text runs on over the ``tight`` line ends: prose, with pairs of characters across them that go together.

    Few line ends must go together better than many, for the mean of a few is uncertain; less is asked where the marks tell
    as well: prose has them inside its lines, verse and lists at their ends.  Of characters that the table does not know
    (kana) only the marks tell.
    """
    tight = tight[:: max(1, len(tight) // SAMPLE)]
    if sum(1 for index in tight if is_balanced(contents[index])) * 2 > len(tight):
        return False
    odds = []
    latin = marked = strange = ended = 0
    for index in tight:
        line = contents[index]
        last, first = line[-1], contents[index + 1][0]
        marked += not INNER.isdisjoint(line[:-1])
        if is_han(last) and is_han(first):
            if table.knows(last) and table.knows(first):
                odds.append(max(-6.0, min(14.0, table.log_odds(last, first))))
            else:
                strange += 1
        elif are_words(line, contents[index + 1]) or (
            last.isascii() and first.isascii() and (last.isalnum() or first.isalnum())
        ):
            latin += 1
        ended += last in MARKS
    size = len(odds)
    prose = marked * 2 >= len(tight) and ended * 5 <= len(tight) * 2
    if strange > size and strange > latin:
        return strange >= 4 and prose
    if size >= 2 or latin == 0:
        least = PROSE_COHESION if prose and len(tight) >= 4 else COHESION + DOUBT / max(1, size) ** 0.5
        return size >= 2 and marked * 8 >= len(tight) and sum(odds) / size > least
    running = sum(1 for index in tight if is_small(contents[index + 1][0]))
    return (
        latin >= 3
        and running * 5 >= latin * 2
        and _mean_words(contents, tight) >= (5.0 if contents[tight[0]].isascii() else 3.0)
    )


def _mean_words(contents: Sequence[str], tight: Sequence[int]) -> float:
    return sum(contents[i].count(" ") + 1 for i in tight) / len(tight)


def _wrap(
    lines: Lines, contents: Sequence[str], grid: Grid, region: Span, measure: int, tight: Sequence[int], table: Bigrams
) -> Wrap:
    first, last = region
    edges = grid.edges
    indents = Counter(lines.indents[first:last])
    size = last - first
    base = min((indent for indent, count in indents.items() if count > 1 and count * 10 >= size), default=min(indents))
    gaps = Counter(lines.gaps[i + 1] for i in tight)
    gap = min(gaps, key=lambda g: (-gaps[g], g))
    behind = [i + 1 for i in range(first, last - 1) if edges[i] + 4 <= measure and closes(contents[i])]
    step = 1 if any(lines.indents[i] == base + 1 for i in behind) else 2
    set_in = sum(1 for i in behind if lines.indents[i] >= base + step)
    apart = sum(1 for i in behind if lines.gaps[i] > gap)
    if not behind:
        set_in, apart = lines.indents[first] > base, False
    indented = set_in > 0 and set_in * 2 >= len(behind)
    spaced = apart > 0 and apart * 2 >= len(behind)
    breaks = [
        (indented and lines.indents[i] >= base + step) or (spaced and lines.gaps[i] > gap) for i in range(first, last)
    ]
    slacks = [
        measure - edges[i] - unit - _blank(contents, i, grid.points)
        for i, unit in zip(range(first, last), [*map(grid.units.__getitem__, range(first + 1, last)), 2], strict=True)
    ]
    endings = learn(contents[first:last], slacks, breaks, first, measure, table)
    return Wrap(
        first, last, measure, base, step, indented, spaced, gap, _cuts_words(contents, grid, tight, measure), endings
    )


def _blank(contents: Sequence[str], index: int, points: bool) -> int:
    """The columns of the blank that may have stood behind line ``index``, beside a Latin word."""
    narrow = contents[index][-1].isascii()
    if points:
        return 2 * (index + 1 < len(contents) and narrow != contents[index + 1][0].isascii())
    return int(narrow)


def _cuts_words(contents: Sequence[str], grid: Grid, tight: Sequence[int], measure: int) -> bool:
    """Whether lines are cut anywhere: all that end in the middle of Latin text are full to the last column."""
    if grid.points:
        return True
    latin = [i for i in tight if _same_kind(contents[i][-1], contents[i + 1][0])]
    return bool(latin) and all(grid.edges[i] == measure and not contents[i].isascii() for i in latin)


def _same_kind(a: str, b: str) -> bool:
    """Whether both are Latin letters, or both digits."""
    return a.isascii() and b.isascii() and ((a.isalpha() and b.isalpha()) or (a.isdigit() and b.isdigit()))
