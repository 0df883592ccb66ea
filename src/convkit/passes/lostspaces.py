"""Question marks at the head of paragraphs that were the two ideographic spaces of their indent.

A table without U+3000, or a page in another encoding, wrote ``?`` for each byte or character of it: ``????渡口的灯是昨天换的。``
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from convkit.contract import CleaningPass, PassSpec, Stage, Survey, TextView, Verdict
from convkit.provenance import Edit

FEWEST = 2
"""Paragraphs that begin so."""
SHARE = 0.8
"""How many of the paragraphs that begin with question marks begin with the same number of them."""
INDENT = "\u3000\u3000"


@lru_cache(maxsize=1)
def _heads() -> re.Pattern[str]:
    return re.compile(r"(?:^|(?<=\n))[ \t]{0,4}(\?{2,8})(?=[^\s?!？！。，、；：\x00-\x2f\x3a-\x7f])")


class LostIndentSurvey:
    """Counts the lines of a source that begin with two to eight question marks and go on as text, by how many they are."""

    def __init__(self) -> None:
        self._found: Counter[int] = Counter()

    def feed(self, text: str) -> None:
        """Look at the next stretch."""
        if "??" in text:
            self._found.update(len(match[1]) for match in _heads().finditer(text))

    def verdict(self) -> Verdict:
        """Open where at least ``FEWEST`` lines begin so, nearly all of them with one number of marks."""
        if not self._found:
            return Verdict(False)
        size, count = max(self._found.items(), key=lambda item: (item[1], item[0]))
        same = count >= SHARE * self._found.total()
        return Verdict(count >= FEWEST and same, evidence={"lines": float(count), "marks": float(size)}, data=size)


class LostIndents:
    """``spacing.lost-indents``."""

    def propose(self, view: TextView) -> Iterable[Edit]:
        """The indent in place of the marks at the head of each such line."""
        size = view.verdict.data
        for match in _heads().finditer(view.text):
            if not isinstance(size, int) or len(match[1]) == size:
                yield Edit(match.start(1), match[1], INDENT, "guess")


def _factory(options: Mapping[str, str]) -> CleaningPass:
    return LostIndents()


def _survey() -> Survey:
    return LostIndentSurvey()


PASSES = (
    PassSpec(
        "spacing.lost-indents", 1, Stage.REPAIR,
        "question marks that the indent of paragraphs became: an indent again",
        _factory, order=49, trigger="?", survey=_survey,
    ),
)  # fmt: skip
