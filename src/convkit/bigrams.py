"""How likely one character follows another in Chinese text, and ends or begins a paragraph.

The counts stand in ``bigrams.txt``, which says where they come from; ``make_bigrams.py`` makes it again.  Traditional
characters count as their simplified forms, a digit as 0, a Latin letter as a, an ASCII mark as the full-width one.
Loading reads 4,600 lines; the row of a character is taken apart when it is first asked for.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from math import log
from pathlib import Path
from typing import NamedTuple

PATH = Path(__file__).with_name("bigrams.txt")
DIGIT, LATIN = "0", "a"
LEVELS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LEVEL_STEP = 1.5
LEVEL_FIRST = 2.0
"""A pair on level k was counted about ``LEVEL_FIRST * LEVEL_STEP ** k`` times."""

KNOWN = 3.0
"""A character counted less often is not known."""

MARKS = str.maketrans(",;:?!()", "，；：？！（）")


def folded(text: str) -> str:
    """``text`` with digits, Latin letters and ASCII marks as the table writes them; as long as ``text``."""
    return text.translate(_ascii())


@lru_cache(maxsize=1)
def _ascii() -> dict[int, str]:
    table: dict[int, str] = {code: chr(new) for code, new in MARKS.items()}
    for code in (*range(0x30, 0x3A), *range(0xFF10, 0xFF1A)):
        table[code] = DIGIT
    for first in (0x41, 0x61, 0xFF21, 0xFF41):
        table.update(dict.fromkeys(range(first, first + 26), LATIN))
    return table


class Row(NamedTuple):
    """What is known of one character: how often it was seen, ended and began a paragraph, and what followed it."""

    seen: float
    ends: float
    starts: float
    after: dict[str, float]


NO_ROW = Row(0.0, 0.0, 0.0, {})


class Bigrams:
    """The counts, asked by character."""

    __slots__ = ("_fold", "_lines", "_openings", "_pairs", "_rows", "paragraphs", "total")

    def __init__(
        self,
        lines: dict[str, str],
        variants: dict[str, str],
        openings: dict[str, float],
        total: float,
        paragraphs: float,
    ) -> None:
        self._lines = lines
        self._fold = {**{chr(code): new for code, new in _ascii().items()}, **variants}
        self._openings = openings
        self._rows: dict[str, Row] = {}
        self._pairs: dict[str, float] = {}
        self.total = total
        self.paragraphs = paragraphs

    def row(self, character: str) -> Row:
        """What is known of ``character`` (as the table writes it)."""
        row = self._rows.get(character)
        if row is None:
            line = self._lines.get(character)
            row = _parse(line) if line is not None else NO_ROW
            self._rows[character] = row
        return row

    def log_odds(self, last: str, first: str) -> float:
        """Natural log of how much likelier ``first`` goes on after ``last`` than it begins a new paragraph there.

        0.0 where one of them is not known.
        """
        fold = self._fold
        a, b = fold.get(last, last), fold.get(first, first)
        known = self._pairs.get(a + b)
        if known is not None:
            return known
        before, behind = self.row(a), self.row(b)
        share = (behind.seen + 0.5) / (self.total + 5000.0)
        odds = (
            0.0
            if before.seen < KNOWN or behind.seen < KNOWN
            else (
                log(before.after.get(b, 0.0) + 5.0 * share)
                - log(before.ends + 0.02)
                - log((behind.starts + 20.0 * share) / (self.paragraphs + 20.0))
            )
        )
        self._pairs[a + b] = odds
        return odds

    def opening(self, line: str) -> float:
        """Natural log of how much likelier the first two characters of ``line`` begin a paragraph than a later sentence.

        0.0 where that is not known.
        """
        fold = self._fold
        return self._openings.get("".join([fold.get(c, c) for c in line[:2]]), 0.0)

    def seen(self, character: str) -> float:
        """How often ``character`` was counted, in either script."""
        return self.row(self._fold.get(character, character)).seen

    def knows(self, character: str) -> bool:
        """Whether ``character`` was counted often enough."""
        return self.seen(character) >= KNOWN

    def log_probability(self, last: str, first: str) -> float:
        """Natural log of the probability of ``first`` after ``last``."""
        fold = self._fold
        a, b = fold.get(last, last), fold.get(first, first)
        before = self.row(a)
        share = (self.row(b).seen + 0.5) / (self.total + 5000.0)
        return log((before.after.get(b, 0.0) + 5.0 * share) / (before.seen + 5.0))

    def score(self, text: str) -> float:
        """The mean log probability of the pairs of ``text``; 0.0 where it has fewer than two characters."""
        if len(text) < 2:
            return 0.0
        probability = self.log_probability
        return sum(probability(a, b) for a, b in pairwise(text)) / (len(text) - 1)


def _parse(line: str) -> Row:
    count, ends, starts, groups = line.split("\t")
    after: dict[str, float] = {}
    level = 0.0
    for character in groups:
        if "A" <= character <= "Z":
            level = LEVEL_FIRST * LEVEL_STEP ** (ord(character) - 65)
        else:
            after[character] = level
    return Row(float(count), float(ends), float(starts), after)


@lru_cache(maxsize=1)
def load() -> Bigrams:
    """The table that is shipped, read once a process."""
    return read(PATH.read_text("utf-8"))


def read(text: str) -> Bigrams:
    """The table that ``text`` holds, in the format of ``make_bigrams.py``."""
    lines: dict[str, str] = {}
    variants: dict[str, str] = {}
    openings: dict[str, float] = {}
    total = paragraphs = 0.0
    for line in text.split("\n"):
        name, _, rest = line.partition("\t")
        if len(name) == 1:
            lines[name] = rest
        elif name == "same":
            character, _, others = rest.partition("\t")
            for other in others:
                variants[other] = character
        elif name == "opening":
            odds, _, begun = rest.partition("\t")
            openings.update(dict.fromkeys(map("".join, zip(begun[::2], begun[1::2], strict=True)), float(odds)))
        elif name == "total":
            first, _, second = rest.partition("\t")
            total, paragraphs = float(first), float(second)
    return Bigrams(lines, variants, openings, total, paragraphs)
