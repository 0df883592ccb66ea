"""A look at lines that can't be hard-wrapped: nearly every one ends a sentence.

Novels with much speech are such: short paragraphs and long ones, each a line of its own.  To find the measure of a wrapped region costs
ten times what this look does.
"""

from __future__ import annotations

from itertools import pairwise

from convkit.passes.reflow.english import are_words
from convkit.passes.reflow.grid import LONGEST, unit_within
from convkit.passes.reflow.layout import RAGGED
from convkit.passes.reflow.lines import Lines, is_han, width

ENDS = frozenset("。！？…”’」』：；）—")
"""Marks behind which no line with Han at its head goes on: most borders need no closer look."""
SHARE = 4
"""One line of so many may be open at the most."""
OVER = 20
"""A whole text is wrapped where fewer than one line of so many is beyond the measure."""


def are_unwrapped(lines: Lines) -> bool:
    """Whether no region of ``lines`` can be hard-wrapped.

    A region takes two *open* lines that are tight at its measure: lines that end in Han before Han, or in a word before a word, since only
    over such the text can run on.  The measure to which an open line is tight is bounded by where it ends and what comes behind it,
    and no line of the region is beyond that: so a longer one before the next open line parts the two.  A whole text may have some
    lines beyond its measure, but not many.
    """
    contents = lines.contents
    last = len(contents) - 1
    opened = [
        index
        for index, (a, b) in enumerate(pairwise(contents))
        if not (a[-1] in ENDS and ("\u4e00" <= b[0] <= "\u9fff" or "\u4e00" <= b[1:2] <= "\u9fff")) and _may_go_on(a, b)
    ]
    if len(opened) < 2:
        return True
    if len(opened) * SHARE > last:
        return False
    sizes = list(map(len, contents))
    measures = []
    for index, after in zip(opened, [*opened[1:], 0], strict=True):
        most = _measure(lines, index)
        if most >= LONGEST or (after and max(sizes[index : after + 1]) <= most):
            return False
        measures.append(most)
    most = sorted(measures)[-2]
    return sum(1 for size in sizes if size > most) * OVER > len(sizes)


def _may_go_on(line: str, after: str) -> bool:
    """Whether ``line`` ends as the lines of a wrapped region do that tell."""
    last, first = line[-1], after[0]
    if is_han(last):
        return is_han(first)
    return last.isascii() or (not is_han(first) and are_words(line, after))


def _measure(lines: Lines, index: int) -> int:
    """A column that ends behind every measure to which line ``index`` is tight, with what lines may be beyond it."""
    line, start = lines.contents[index], lines.starts[index]
    before = start - lines.text.rfind("\n", 0, start) - 1
    edge = max(lines.indents[index] + width(line), 2 * (before + len(line)))
    return edge + unit_within(lines.contents[index + 1]) + RAGGED + 2
