"""Counts what speaks for the damage in a whole source, and decides whether its marks are damage or somebody's notes."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from convkit.bigrams import load
from convkit.contract import Verdict
from convkit.passes.gbk.shift import COMMA_MARKS, mark_pattern, reading_of
from convkit.passes.gbk.table import READING, Readings, character, pair, readings

RIGHT_MARKS = 0.95
COVERAGE, COVERAGE_WITH_HOLE = 0.9, 0.6
DENSITY = 0.35
MANY, FEW, COMMAS = 20, 3, 5
"""Thresholds of the gate: share of right marks, share of the marked characters' occurrences that are marked, marks for each Han
character, and how many marks are enough alone (MANY) or with a hole or COMMAS junk commas beside them (FEW)."""

SEVERAL, KINDS, AGAIN, OFTEN, FREQUENT = 8, 6, 2, 4, 100.0
"""How many marks are enough, on how many different characters, if all of these were counted so often in the table of pairs; or
how many characters are marked again each time they come, or how often one is: a note stands once."""

WHOLE = 200_000
STRIDE = 16
"""All of the first WHOLE characters of a source are counted for coverage, of the rest one in STRIDE."""


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A reading in brackets, a hole with a reading, a junk comma; each begins with one literal character."""
    return (
        re.compile(rf"\((?={READING}[()])"),
        re.compile(rf"\?(?={READING}[()])"),
        re.compile(rf",(?=([,;{COMMA_MARKS}]))"),
    )


@dataclass(slots=True)
class Counts:
    """What was counted in a source: marks with and without a right reading, holes, commas before marks and before full-width ones."""

    right: int = 0
    wrong: int = 0
    holes: int = 0
    commas: int = 0
    wide_commas: int = 0


class Evidence:
    """Counts stretches of a source as they come."""

    def __init__(self) -> None:
        self.counts = Counts()
        self.marked: Counter[str] = Counter()
        self._sample: list[str] = []
        self._thin: list[str] = []
        self._taken = 0
        self._near: Counter[str] = Counter()

    def feed(self, text: str) -> None:
        """Count ``text``, which ends at a line end."""
        bracket, hole, comma = _patterns()
        if "," in text:
            marks = comma.findall(text)
            self.counts.commas += len(marks)
            self.counts.wide_commas += sum(mark not in ",;" for mark in marks)
        if self._taken < WHOLE:
            self._sample.append(text)
        else:
            self._thin.append(text[::STRIDE])
        self._taken += len(text)
        table = readings()
        lines: dict[int, int] = {}
        for found in bracket.finditer(text):
            self._bracket(text, found.start(), table, lines)
        for start, end in lines.items():
            self._near.update(text[start:end])
        if "?" in text:
            self.counts.holes += sum(_is_hole(text, found.start(), found.end(), table) for found in hole.finditer(text))
        if "\ufffd" in text:
            loose = re.compile(rf"\ufffd\(?(?={READING}[()])")
            self.counts.holes += sum(_is_hole(text, f.start(), f.end(), table) for f in loose.finditer(text))

    def _bracket(self, text: str, at: int, table: Readings, lines: dict[int, int]) -> None:
        mark = mark_pattern().match(text, at + 1)
        reading = reading_of(mark, table) if mark else None
        before = text[max(0, at - 2) : at]
        if reading is None or not before:
            return
        if reading in table.of(before[-1]):
            self.counts.right += 1
            self.marked[before[-1]] += 1
            if text.rfind("\n", 0, at) + 1 not in lines:
                end = text.find("\n", at)
                lines[text.rfind("\n", 0, at) + 1] = end if end >= 0 else len(text)
        elif _straddles(before, reading, table):
            self.counts.right += 1
        elif before[-1] > "\u2e80":
            self.counts.wrong += 1

    @property
    def suspect(self) -> int:
        """How many places look like the damage."""
        return self.counts.right + self.counts.holes

    def open(self) -> bool:
        """True where the marks of the source are damage."""
        counts = self.counts
        found = counts.right + counts.holes
        if found < FEW or counts.right < RIGHT_MARKS * (counts.right + counts.wrong):
            return False
        beside = counts.holes > 0 or counts.commas >= COMMAS or self._on_common_characters()
        if found < MANY and not beside:
            return False
        coverage, near, han = self.coverage()
        if counts.right + counts.holes > DENSITY * max(han, 1.0):
            return False
        wanted = COVERAGE_WITH_HOLE if counts.holes else COVERAGE
        return coverage >= wanted or (beside and found >= MANY and near >= RIGHT_MARKS)

    def _on_common_characters(self) -> bool:
        """Whether the marks stand on many different characters that every reader knows, and on no other: no one annotates these."""
        number, again = sum(self.marked.values()), sum(count > 1 for count in self.marked.values())
        many = len(self.marked) >= KINDS and number >= SEVERAL
        often = max(self.marked.values(), default=0) >= OFTEN
        if self.counts.wrong or not (many or often or (again >= AGAIN and number >= KINDS)):
            return False
        table = load()
        frequent = sum(table.seen(letter) >= FREQUENT for letter in self.marked)
        return frequent >= RIGHT_MARKS * len(self.marked)

    def occurrences(self, characters: str) -> float:
        """How often any of ``characters`` stands in the source, about."""
        whole = sum(text.count(c) for text in self._sample for c in characters)
        return whole + STRIDE * sum(text.count(c) for text in self._thin for c in characters)

    def coverage(self) -> tuple[float, float, float]:
        """The marked share of the marked characters' occurrences, over the source and over lines with marks; Han characters."""
        everything: Counter[str] = Counter()
        for text in self._sample:
            everything.update(text)
        thin: Counter[str] = Counter()
        for text in self._thin:
            thin.update(text)
        for found, number in thin.items():
            everything[found] += STRIDE * number
        han = float(sum(number for found, number in everything.items() if found >= "\u3400" and _is_han(found)))
        marked = sum(self.marked.values())
        over = sum(max(everything[found], number) for found, number in self.marked.items())
        near = sum(self._near[found] for found in self.marked)
        return marked / max(over, 1), marked / max(near, 1), han

    def verdict(self) -> Verdict:
        """The gate of the pinyin pass.  Its data: the characters that stand marked."""
        if not self.suspect:
            return Verdict(open=False)
        opened = self.open()
        coverage, _, _ = self.coverage()
        evidence = {
            "marks": float(self.counts.right),
            "other marks": float(self.counts.wrong),
            "holes": float(self.counts.holes),
            "junk commas": float(self.counts.commas),
            "coverage": round(coverage, 3),
        }
        return Verdict(opened, 0 if opened else self.suspect, evidence, "".join(sorted(self.marked)))


def _is_han(letter: str) -> bool:
    return letter <= "\u9fff" or "\uf900" <= letter <= "\ufaff" or "\U00020000" <= letter <= "\U0003fffd"


def _straddles(before: str, reading: str, table: Readings) -> bool:
    """True where a pair of a second byte and an ASCII letter was marked."""
    code = pair(before[0]) if len(before) == 2 and before[1].isascii() and before[1].isalpha() else None
    marked = character(code.trail, ord(before[1])) if code else None
    return marked is not None and reading in table.of(marked)


def _is_hole(text: str, at: int, behind: int, table: Readings) -> bool:
    mark = mark_pattern().match(text, behind)
    reading = reading_of(mark, table) if mark else None
    before = pair(text[at - 1]) if at and reading else None
    if before is None or reading is None:
        return at > 0 and text[at - 1] == ")" and reading is not None
    return bool(table.with_reading(reading, before.trail))
