"""The way to an article that ends with its title: 书屋 > 历史 > 渡口旧事 over 渡口旧事.  All that stands over the title is of the page then."""

from __future__ import annotations

from collections.abc import Sequence

from convkit.patterns import Pattern, holds

MARKS = ">＞»›→"
"""What leads from place to place."""
PLACES = 2
"""Fewest places before the title."""
REACH = 12
"""Lines in which such a way stands, and lines under it in which the title does."""
LONGEST = 120
"""Code points of the longest line of the page over the title."""
SHORTEST = 4
"""Code points of the shortest title."""


class _Patterns:
    """The regular expressions of this module."""

    mark = Pattern(f"[{MARKS}]+")


def way_ends(lines: Sequence[str]) -> int:
    """How many of ``lines`` stand over the title that a way through the site among them ends with; 0 where none does."""
    for at, line in enumerate(lines[:REACH]):
        if not line or len(line) > LONGEST or line.endswith("。"):
            return 0
        places = _Patterns.mark.split(line) if holds(line, MARKS) else []
        title = "".join(places[-1].split()) if len(places) > PLACES else ""
        if len(title) < SHORTEST:
            continue
        below = lines[at + 1 : at + 1 + REACH]
        again = next((i for i, other in enumerate(below, at + 1) if "".join(other.split()) == title), 0)
        if again and not any(other.endswith("。") or len(other) > LONGEST for other in lines[at + 1 : again]):
            return again
    return 0
