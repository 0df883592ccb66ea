"""How the lines of a hard-wrapped region end, learned from the region itself.

The *slack* of a line is the room that it leaves when the first word of the next one has been counted in: below zero, the
word did not fit and the line had to end; above, it ended for another reason.  Programs that wrap exactly never leave slack,
ragged ones often leave a little; so the lines that surely go on say what a given slack means.  How many paragraphs end in full
lines is learned from those that end in short ones.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from math import log
from typing import NamedTuple

from convkit.bigrams import Bigrams
from convkit.passes.reflow.lines import PAIRS, is_han
from convkit.passes.reflow.rules import closes

STEPS = (0, 2, 4, 8, 16)
"""Columns of slack at which a new class begins; below the first the line was full."""
PRIOR = (30.0, 0.6, 0.3, 0.15, 0.1, 0.05)
"""Lines of each class that are assumed before the first is seen: most wrapping is exact."""
SURE = 6.0
"""Log-odds of a pair that surely goes on."""
SHORT = -1.0
"""Log-odds below which a line with a sentence's end surely ends its paragraph."""
MOST = 4.0
"""No slack says more than this, in natural log-odds."""
QUOTES = frozenset('“「『‘"')
BRACKETS = frozenset([*PAIRS, *PAIRS.values()])
SHARE = 0.2
WEIGHT = 3.0
"""So many full lines with a sentence's end weigh as much as the share of them that usually ends paragraphs."""


class Endings(NamedTuple):
    """What is known of the line ends of one region, by line: ``slack``, ``odds`` and ``since`` are lists over its lines.

    ``slack[i]`` is the log-odds that line ``i`` goes on, as its slack tells; ``open[i]`` says that a quote or bracket is
    open at its end; ``since[i]`` counts the lines since a paragraph surely began.  ``ended`` and ``quoted`` are the
    log-odds that a full line with a sentence's end goes on, before a line that begins otherwise and before an opening quote.
    ``lines`` is the usual number of lines of a paragraph, 0.0 where no paragraph surely ends.
    """

    first: int
    slack: Sequence[float]
    open: Sequence[bool]
    since: Sequence[int]
    ended: float
    quoted: float
    lines: float


def learn(
    contents: Sequence[str],
    slacks: Sequence[int],
    breaks: Sequence[bool],
    first: int,
    measure: int,
    table: Bigrams,
) -> Endings:
    """What the lines ``contents`` of one region, which begins at line ``first`` of its page, say.

    ``slacks`` are columns; ``breaks[i]`` says that the layout (an indent, a blank line) begins a paragraph with line ``i``.
    """
    classes = [bisect_right(STEPS, slack) for slack in slacks]
    odds = _odds(contents, classes, measure, table)
    slack = [odds[c] for c in classes]
    stops = [closes(line) for line in contents]
    parted = [False, *(b or (stop and s < SHORT) for b, stop, s in zip(breaks[1:], stops, slack, strict=False))]
    ended, quoted = _ended(contents, classes, stops, breaks, measure)
    since = _since(parted)
    sure = sum(parted)
    return Endings(first, slack, _open(contents, parted), since, ended, quoted, len(contents) / sure if sure else 0.0)


def _odds(contents: Sequence[str], classes: Sequence[int], measure: int, table: Bigrams) -> list[float]:
    """For each class of slack, the log-odds that a line of it goes on."""
    counts = list(PRIOR)
    for (last, first), kind in zip(pairwise(contents), classes, strict=False):
        a, b = last[-1], first[0]
        if a in "，、" or (is_han(a) and is_han(b) and table.log_odds(a, b) > SURE):
            counts[kind] += 1.0
    total = sum(counts)
    edges = (-3, *STEPS, max(measure, STEPS[-1] + 8))
    sizes = [b - a for a, b in pairwise(edges)]
    ends = [size / sum(sizes) for size in sizes]
    found = [log(count / total / end) for count, end in zip(counts, ends, strict=True)]
    for index in range(1, len(found)):
        found[index] = min(found[index], found[index - 1])
    return [max(-MOST, min(MOST, value)) for value in found]


def _ended(
    contents: Sequence[str], classes: Sequence[int], stops: Sequence[bool], breaks: Sequence[bool], measure: int
) -> tuple[float, float]:
    """The log-odds that full lines with a sentence's end go on: before other lines, and before those that open a quote.

    The last line of a paragraph is full as often as any length is; so the paragraphs that end in short lines tell how
    many end in full ones.
    """
    full = [0, 0]
    short = [0, 0]
    for index in range(len(contents) - 1):
        if stops[index] and not breaks[index + 1]:
            quoted = contents[index + 1][0] in QUOTES
            if classes[index] == 0:
                full[quoted] += 1
            elif classes[index] > 1:
                short[quoted] += 1
    share = 4.0 / max(8, measure)
    expected = [count * share / (1.0 - share) for count in short]
    both = (sum(expected) + WEIGHT * SHARE) / (sum(full) + WEIGHT)
    values = []
    for kind in (0, 1):
        end = (expected[kind] + WEIGHT * both) / (full[kind] + WEIGHT)
        end = min(0.95, max(0.02, end))
        values.append(log((1.0 - end) / end))
    return values[0], values[1]


def _since(parted: Sequence[bool]) -> list[int]:
    found = []
    count = 0
    for begins in parted:
        count = 1 if begins else count + 1
        found.append(count)
    return found


def _open(contents: Sequence[str], parted: Sequence[bool]) -> list[bool]:
    """For each line, whether a quote or bracket of its paragraph is open at its end."""
    found = []
    depth = dict.fromkeys(PAIRS, 0)
    for line, begins in zip(contents, parted, strict=True):
        if begins:
            depth = dict.fromkeys(PAIRS, 0)
        if not BRACKETS.isdisjoint(line):
            for opener, closer in PAIRS.items():
                depth[opener] = max(0, depth[opener] + line.count(opener) - line.count(closer))
        found.append(any(depth.values()))
    return found
