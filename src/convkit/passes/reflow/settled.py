"""A look at lines that need no reflow: whole paragraphs, each a line of its own, and titles over them.

Many long texts are such: novels with a paragraph a line, chapters headed by short lines.  All that a page of lines is asked for is
known then.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from convkit.passes.reflow.english import are_words
from convkit.passes.reflow.grid import LONGEST
from convkit.passes.reflow.layout import SET
from convkit.passes.reflow.lines import STOPS, Lines, is_han, width
from convkit.passes.reflow.rules import BODY_LENGTH, FORCED_END, INNER, TITLE_LENGTH, closes, is_balanced
from convkit.passes.reflow.verse import BALANCED_LINE

OPENERS = frozenset("“‘「『（《【〈〔")
NEAR = LONGEST - 15
"""Columns of a shorter line: with ten for the unit behind it, and four for a ragged edge, it is tight at no measure over column 138."""
FEW = 3
"""So many shorter lines may be longer: it takes one more to make a measure."""
SHARE = 20
"""One line of so many is beyond ``LONGEST`` at the least."""


def are_settled(lines: Lines) -> bool:
    """Whether every line is a closed paragraph or a title over one, and most are beyond ``LONGEST`` columns.

    Then no border is closed or left to a score, no region is hard-wrapped, and no lines are verse or code:

    * behind a closed line nothing goes on, unless words of Latin meet, and none is *full*, since some line is beyond ``LONGEST``;
    * no mark forces a line that begins with Han or an opening mark on another, and a line without marks over a paragraph is a title;
    * no measure over column 138 has more than ``FEW`` lines that are tight at it, and every other one leaves the long lines over it:
      they are too many for the whole to be wrapped, and between them no ``SET`` lines run that could be;
    * runs of verse have two lines that may be verse, and code begins with ASCII.
    """
    contents = lines.contents
    opened = {line[0] for line in contents}
    if not all(is_han(first) or first in OPENERS for first in opened):
        return False
    long = shorter = far = 0
    titled = False
    for index, line in enumerate(contents):
        size = len(line)
        if size > LONGEST or (2 * size > LONGEST and width(line) > LONGEST):
            if line[-1] not in STOPS and not closes(line):
                return False
            if size <= BALANCED_LINE and is_balanced(line, 3):
                return False
            long += 1
            shorter, titled = 0, False
            continue
        shorter += 1
        far += _is_far(lines, index)
        if shorter == SET or far > FEW:
            return False
        if size >= BODY_LENGTH and _is_paragraph(line):
            titled = False
        elif titled or not _is_title(line):
            return False
        else:
            titled = True
    if not long * SHARE > len(contents) > 3 * FEW + 1:
        return False
    return OPENERS.isdisjoint(opened) or not _have_words(contents)


def _have_words(contents: Sequence[str]) -> bool:
    """Whether words of Latin meet at a border; none do before a line that begins with Han."""
    return any(
        line[0] in OPENERS and before[-1] not in STOPS and not is_han(before[-1]) and are_words(before, line)
        for before, line in pairwise(contents)
    )


def _is_far(lines: Lines, index: int) -> bool:
    """Whether line ``index`` may end beyond ``NEAR``, as columns or as characters are counted."""
    start = lines.starts[index]
    before = start - lines.text.rfind("\n", 0, start) - 1
    size = 2 * len(lines.contents[index])
    if size + 4 * before <= NEAR:  # no white space is wider than a tab
        return False
    return size + max(2 * before, lines.indents[index]) > NEAR


def _is_paragraph(line: str) -> bool:
    """Whether ``line`` is closed and no line of verse."""
    return closes(line) and (len(line) > BALANCED_LINE or not is_balanced(line, 3))


def _is_title(line: str) -> bool:
    """Whether ``line`` has no mark of a sentence, nor one that can't end a paragraph."""
    return len(line) <= TITLE_LENGTH and line[-1] not in FORCED_END and INNER.isdisjoint(line)
