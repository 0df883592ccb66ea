"""Drops the readings without tones that sites set behind some characters: ``社會(hui) 變遷``.

The sites' program knows readings for a part of the characters only, and sets them behind each of these wherever it stands, a blank behind
every one.  Readers' notes are otherwise: they explain a character once, stand behind every character of a line, or have no blank behind them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from convkit.contract import CleaningPass, PassSpec, Stage, Survey, TextView, Verdict
from convkit.passes.gbk.table import readings
from convkit.provenance import Edit

LEAST = 8
"""Marks of a source that are enough."""
REPEATED = 3
"""Characters that must stand marked twice or more."""
RIGHT = 0.9
"""Share of the marks that are readings of their characters, and of those with a blank behind them."""
COVERAGE = 0.9
"""Share of the marked characters' occurrences that are marked."""
DENSITY = 0.35
"""Most marks for each Han character of the lines that hold some: where all are marked, the text teaches to read."""
LINE = "\n"
MORE = {"麽": ("me",)}
"""Readings that the table lacks: 麽 is a form of 麼."""


@lru_cache(maxsize=1)
def _mark() -> re.Pattern[str]:
    """A reading in brackets and the blank behind it; the character before it is the first group."""
    return re.compile(r"\((?<=([\u3400-\u9fff])\()([a-zü]{1,6})\)( ?)")


@lru_cache(maxsize=1)
def _han() -> re.Pattern[str]:
    return re.compile("[\u3400-\u9fff]")


@lru_cache(maxsize=4096)
def _plain(character: str) -> frozenset[str]:
    """The readings of ``character`` without tones; empty where none is known."""
    return frozenset(map(_toneless, (*readings().of(character), *MORE.get(character, ()))))


def _toneless(reading: str) -> str:
    parted = unicodedata.normalize("NFD", reading)
    return unicodedata.normalize("NFC", "".join(c for c in parted if c == "\u0308" or not unicodedata.combining(c)))


class ReadingsSurvey:
    """Counts the marks of a source, and how often their characters stand without one."""

    def __init__(self) -> None:
        self._marked: Counter[str] = Counter()
        self._lines: list[str] = []
        self._right = self._apart = 0

    def feed(self, text: str) -> None:
        """Count ``text``, which ends at a line end."""
        last = -1
        for found in _mark().finditer(text):
            character, reading, blank = found.groups()
            self._marked[character] += 1
            self._right += reading in _plain(character)
            self._apart += bool(blank) or text[found.end() : found.end() + 1] in ("", LINE, "\r")
            start = text.rfind(LINE, 0, found.start()) + 1
            if start > last:
                end = text.find(LINE, found.end())
                last = end if end >= 0 else len(text)
                self._lines.append(text[start:last])

    def verdict(self) -> Verdict:
        """Open where the marks are a site's."""
        total = sum(self._marked.values())
        if total < LEAST:
            return Verdict(open=False)
        repeated = sum(number > 1 for number in self._marked.values())
        lines = "".join(self._lines)
        over = sum(max(lines.count(character), number) for character, number in self._marked.items())
        evidence = {
            "marks": float(total),
            "right": round(self._right / total, 3),
            "blank behind": round(self._apart / total, 3),
            "coverage": round(total / over, 3),
        }
        site = min(self._right, self._apart) >= RIGHT * total
        opened = (
            site and repeated >= REPEATED and total >= COVERAGE * over and total <= DENSITY * len(_han().findall(lines))
        )
        return Verdict(opened, total if site and not opened else 0, evidence)


class PlainReadings:
    """``text.plain-readings``."""

    def propose(self, view: TextView) -> Iterable[Edit]:
        """Exact edits: each drops a reading with its brackets and the blank behind it."""
        for found in _mark().finditer(view.text):
            character, reading, _ = found.groups()
            if reading in _plain(character):
                yield Edit(found.start(), found[0], "")


def _factory(_: Mapping[str, str]) -> CleaningPass:
    return PlainReadings()


def _survey() -> Survey:
    return ReadingsSurvey()


PASSES = (
    PassSpec(
        "text.plain-readings", 1, Stage.REPAIR, "readings without tones that a site set behind characters, 社會(hui) 變遷: dropped",
        _factory, order=21, trigger="(", survey=_survey,
    ),
)  # fmt: skip
