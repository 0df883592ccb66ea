"""A look at lines that need no reflow: whole paragraphs, each a line of its own, and titles over them.

Many long texts are such: novels with a paragraph a line, chapters headed by short lines.  All that a page of lines is asked for is
known then.
"""

from __future__ import annotations

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
    before = ""
    long = shorter = far = 0
    titled = False
    for index, line in enumerate(lines.contents):
        if not (is_han(line[0]) or line[0] in OPENERS):
            return False
        if before and before[-1] not in STOPS and not is_han(before[-1]) and are_words(before, line):
            return False
        before = line
        if len(line) > LONGEST or (2 * len(line) > LONGEST and width(line) > LONGEST):
            if not _is_paragraph(line):
                return False
            long += 1
            shorter, titled = 0, False
            continue
        shorter += 1
        far += _reach(lines, index) > NEAR
        if shorter == SET or far > FEW:
            return False
        if len(line) >= BODY_LENGTH and _is_paragraph(line):
            titled = False
        elif titled or not _is_title(line):
            return False
        else:
            titled = True
    return long * SHARE > len(lines.contents) > 3 * FEW + 1


def _reach(lines: Lines, index: int) -> int:
    """The column in which line ``index`` ends at the latest, as columns and as characters are counted."""
    start = lines.starts[index]
    before = start - lines.text.rfind("\n", 0, start) - 1
    return 2 * len(lines.contents[index]) + max(2 * before, lines.indents[index])


def _is_paragraph(line: str) -> bool:
    """Whether ``line`` is closed and no line of verse."""
    return closes(line) and (len(line) > BALANCED_LINE or not is_balanced(line, 3))


def _is_title(line: str) -> bool:
    """Whether ``line`` has no mark of a sentence, nor one that can't end a paragraph."""
    return len(line) <= TITLE_LENGTH and line[-1] not in FORCED_END and INNER.isdisjoint(line)
