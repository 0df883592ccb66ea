"""Question marks that were the wide spaces of a page: the indent of paragraphs, the gap behind 第一条, lines that held nothing else.

A table without U+3000 or U+00A0, or a page in another encoding, wrote ``?`` for each: ``????渡口的灯是昨天换的。``, ``第一条??为了``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from convkit.contract import CleaningPass, PassSpec, Stage, Survey, TextView, Verdict
from convkit.provenance import Edit

FEWEST = 2
"""Paragraphs that begin so, or articles with such a gap."""
INDENT, GAP = "\u3000\u3000", "\u3000"


@lru_cache(maxsize=1)
def _places() -> re.Pattern[str]:
    """An indent, the gap behind the number of an article, or a line of nothing else."""
    head = r"(?:^|(?<=\n))[ \t]{0,4}"
    text = r"(?=[ \t]?[^\s?!？！。，、；：\x00-\x2f\x3a-\x7f])"
    number = r"第[一二三四五六七八九十百零〇0-9]{1,6}[条條章节節]"
    return re.compile(
        rf"{head}(?:(?P<indent>\?{{2,8}}){text}|{number}(?P<gap>\?{{1,4}}){text}|(?P<line>\?{{1,8}})(?=[ \t]*(?:\n|$)))"
    )


class LostSpacesSurvey:
    """Counts the places of a source where question marks stand for an indent or a gap."""

    def __init__(self) -> None:
        self._found = 0

    def feed(self, text: str) -> None:
        """Look at the next stretch."""
        if "?" in text:
            self._found += sum(1 for match in _places().finditer(text) if match.lastgroup != "line")

    def verdict(self) -> Verdict:
        """Open from ``FEWEST`` places on."""
        return Verdict(self._found >= FEWEST, evidence={"places": float(self._found)})


class LostSpaces:
    """``spacing.lost-spaces``."""

    def propose(self, view: TextView) -> Iterable[Edit]:
        """The indent or the gap in place of the marks; a line of nothing else becomes empty."""
        for match in _places().finditer(view.text):
            group = match.lastgroup or "line"
            yield Edit(match.start(group), match[group], {"indent": INDENT, "gap": GAP}.get(group, ""), "guess")


def _factory(options: Mapping[str, str]) -> CleaningPass:
    return LostSpaces()


def _survey() -> Survey:
    return LostSpacesSurvey()


PASSES = (
    PassSpec(
        "spacing.lost-spaces", 1, Stage.REPAIR,
        "question marks that the indent of paragraphs became: an indent again",
        _factory, order=49, trigger="?", survey=_survey,
    ),
)  # fmt: skip
