"""The indent that the paragraphs of a text begin with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from convkit.passes.reflow.lines import Lines
from convkit.passes.reflow.rules import closes, is_plain

DEEP = 8
"""Columns from which on a line is set to the middle or the right, and says nothing of paragraphs."""


def usual_indent(lines: Lines, contents: Sequence[str], rows: frozenset[int]) -> int:
    """The indent with which most paragraphs begin, as the lines behind closed ones tell, ``rows`` aside; 0 for none."""
    closed = lines.closed
    begun = [
        indent
        for i, indent in enumerate(lines.indents)
        if i
        and indent <= DEEP
        and i not in closed
        and i not in rows
        and (i - 1 in closed or _ends_before(lines, contents, i))
    ]
    if len(begun) < 2:
        return 0
    indent, most = Counter(begun).most_common(1)[0]
    usual = most == 2 if len(begun) == 2 else most * 10 >= len(begun) * 7
    return indent if indent >= 2 and usual else 0


def _ends_before(lines: Lines, contents: Sequence[str], index: int) -> bool:
    """Whether a paragraph, or a title with a blank line below it, ends before line ``index``."""
    return closes(contents[index - 1]) or (lines.gaps[index] > 0 and is_plain(contents[index - 1]))
