"""Reads text that is one byte off, from the hole that put it out of step to where it is in step again.

A hole has eaten the first byte of a character.  From there on each damaged character holds the second byte of one true
character and the first byte of the next, until an ASCII byte brings the pairs back.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from convkit.bigrams import load
from convkit.passes.gbk.damage import Site, insert
from convkit.passes.gbk.score import link, run_score
from convkit.passes.gbk.table import READING, TONES, Readings, character, pair

LONGEST = 4000
"""Damaged characters that one hole may put out of step; a paragraph without any ASCII byte is shorter."""
MOST_LOSSES = 3
"""Places in one run where bytes may be missing; more, and nothing is left to go by."""
WINDOW = 12
"""Characters behind a loss by which the two ways to go on are told apart."""
PRIVATE_LEADS = (*range(0xAA, 0xB0), *range(0xF8, 0xFF))
"""First bytes of the pairs of GBK that stand for private use; programs that clean text drop these characters."""
NEIGHBOURS = -20.0
"""What two characters must reach (log probability behind the one before them, and twice that of one behind the other)."""
STOPS = "。！？…"
PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』"}
"""Quotation marks, the opening ones to the closing ones."""
LOOK_BACK = 600
"""In how many characters before a hole an open quotation is looked for."""
HOLES = "?\ufffd"
COMMA_MARKS = "，、。；：！？"
"""The full-width marks before which the tool wrote its commas."""
EATEN = "0"
"""What stands for the ASCII character that a hole ate when a reading is scored: mostly it was a digit."""


class Run(NamedTuple):
    """A stretch read in step: its true ``text``, where the damaged text goes on (``end``), what had been inserted.

    ``guessed`` counts the characters that a score chose.  ``sites`` are in bytes of ``text``.
    """

    text: str
    end: int
    guessed: int
    sites: tuple[Site, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """What is known when a hole is read: the table of readings, and the characters marked elsewhere in the source."""

    readings: Readings
    seen: Collection[str]

    def best(self, candidates: list[str], before: str) -> tuple[str, bool]:
        """The likeliest of ``candidates`` after ``before``, and whether it was the only one to choose from.

        A character that the source marks elsewhere is preferred: the set of marked characters is fixed within a page.
        """
        known = [c for c in candidates if c in self.seen] or candidates
        return max(known, key=lambda c: link(before, c)), len(known) == 1


@lru_cache(maxsize=1)
def mark_pattern() -> re.Pattern[str]:
    """An inserted reading and its closing bracket, as it stands behind ``(`` or a hole: ``reading_of`` takes it apart."""
    return re.compile(rf"({READING})(?:\(({READING})\)([a-zü]{{0,4}}))?\)")


@lru_cache(maxsize=1)
def tag_end() -> re.Pattern[str]:
    """A tag of HTML behind its opening bracket."""
    return re.compile(r"/?[a-zA-Z][a-zA-Z0-9]{0,11}(?:\s[^<>]{0,200})?/?>")


def reading_of(found: re.Match[str], readings: Readings) -> str | None:
    """The reading that ``mark_pattern`` found; one that was itself hit by a later search is put together again.

    The needle of such a hit ends in a tone letter's second byte and the ASCII letter behind it.
    """
    head, inner, tail = found.groups()
    if inner is None:
        return str(head)
    tone = pair(head[-2]) if len(head) > 1 and head[-2] in TONES else None
    marked = character(tone.trail, ord(head[-1])) if tone and head[-1].isascii() else None
    return head + tail if marked and inner in readings.of(marked) else None


def runs(text: str, at: int, stop: int, pending: int, before: str, book: Book) -> Run | None:
    """What stands in ``text`` from ``at`` (before ``stop``) if ``pending`` is the first byte of the next true character.

    ``before`` is the true character ahead of it.  None where that reading meets an undefined pair.
    """
    return _Reader(text, min(stop, at + LONGEST), book).read(at, pending, before, MOST_LOSSES)


class _Reader:
    """Reads one stretch; holds what does not change on the way."""

    __slots__ = ("book", "stop", "text")

    def __init__(self, text: str, stop: int, book: Book) -> None:
        self.text = text
        self.stop = stop
        self.book = book

    def read(self, at: int, pending: int, before: str, losses: int) -> Run | None:
        """See ``runs``; ``losses`` may still be met."""
        text, size, guessed = self.text, 0, 0
        out: list[str] = []
        sites: list[Site] = []
        match, readings = mark_pattern().match, self.book.readings
        while at < self.stop:
            damaged = text[at]
            if damaged in HOLES:
                rest = self._hole(at, pending, out[-1][-1] if out else before, losses)
                return _more(_after("".join(out), sites, size, rest), guessed)
            if damaged.isascii():
                return _more(self._ascii(at, pending, before, out, sites), guessed)
            code = pair(damaged)
            true = code and character(pending, code.lead)
            if not code or not true:
                return None
            both = "" if load().knows(true) else vanished(pending, code.lead, out[-1][-1] if out else before)
            guessed += 2 * bool(both)
            out.append(both or true)
            size += 4 if both else 2
            at += 1
            pending = code.trail
            if mark := text.startswith("(", at) and match(text, at + 1, self.stop):
                reading = reading_of(mark, readings)
                if reading is None or reading not in readings.of(damaged):
                    return None
                sites.append(Site(size + 1, f"({mark.group()}"))
                at = mark.end()
            if pending < 0x80:
                out.append(chr(pending))
                return Run("".join(out), at, guessed, tuple(sites))
        return _more(self._lost(at, pending, before, out, sites), guessed)

    def _ascii(self, at: int, pending: int, before: str, out: list[str], sites: list[Site]) -> Run | None:
        """An ASCII byte: it ends a pair, or it stands where an unended pair was passed over."""
        code = ord(self.text[at])
        if code < 0x21 or code == 0x7F:
            return self._lost(at, pending, before, out, sites)
        true = character(pending, code)
        if not true:
            return None
        both = (
            ""
            if load().knows(true)
            else vanished(pending, code, out[-1][-1] if out else before, self.text[at + 1 : at + 2])
        )
        return Run("".join(out) + (both or true), at + 1, 2 * bool(both), tuple(sites))

    def _lost(self, at: int, pending: int, before: str, out: list[str], sites: list[Site]) -> Run | None:
        """The stretch ends and the second byte of its last character is gone."""
        last = likeliest(pending, out[-1][-1] if out else before, "")
        return Run("".join(out) + last, at, 1, tuple(sites)) if last else None

    def _hole(self, at: int, pending: int, before: str, losses: int) -> Run | None:
        """Another hole: a mark right behind the character that ``pending`` begins, or bytes that are lost."""
        text = self.text
        behind = at + 2 if text.startswith("(", at + 1) and text[at] != "?" else at + 1
        if mark := mark_pattern().match(text, behind, self.stop):
            reading = reading_of(mark, self.book.readings)
            candidates = self.book.readings.with_reading(reading, pending) if reading else []
            if candidates:
                best, only = self.book.best(candidates, before)
                return Run(best, mark.end(), 0 if only else 1, (Site(2, f"({mark.group()}"),))
            return None
        ended = self._ended(at, pending, before)
        return self._wider(at, pending, before, losses, ended) if losses > 1 else ended

    def _ended(self, at: int, pending: int, before: str) -> Run | None:
        """The hole has eaten a second byte and an ASCII character; that one stays as a visible ``?``."""
        filled = self._closing(at, pending, before) or likeliest(pending, before, "")
        if not filled:
            return None
        return Run(filled + (self._eaten(at) if self.text[at] == "?" else ""), at + 1, 1, ())

    def _closing(self, at: int, pending: int, before: str) -> str:
        """The mark behind a full stop that closes the last one open in the line, if ``pending`` begins it; else ""."""
        if not before or before not in STOPS:
            return ""
        line = self.text[max(self.text.rfind("\n", 0, at) + 1, at - LOOK_BACK) : at]
        opened = max(PAIRS, key=line.rfind)
        closing = PAIRS[opened]
        code = pair(closing)
        is_open = line.rfind(opened) > line.rfind(closing)
        return closing if is_open and code and code.lead == pending else ""

    def _eaten(self, at: int) -> str:
        """What the hole at ``at`` ate besides a byte: a comma that was set before a mark, the bracket of a tag, or any character."""
        if self.text[at + 1 : at + 2] in COMMA_MARKS and at + 1 < self.stop:
            return ""
        return "<" if tag_end().match(self.text, at + 1, self.stop) else "?"

    def _wider(self, at: int, pending: int, before: str, losses: int, ended: Run | None) -> Run | None:
        """The hole may be a pair without a character, and the text behind it still out of step: what reads better?"""
        code = pair(self.text[at + 1]) if at + 1 < self.stop else None
        rest = self.read(at + 2, code.trail, "", losses - 1) if code else None
        if code is None or rest is None:
            return ended
        best, value = "", float("-inf")
        for lead in range(0x81, 0xFF):
            second = character(lead, code.lead)
            first = second and likeliest(pending, before, second, lead)
            if second and first:
                score = link(before, first) + link(first, second) + link(second, rest.text[:1])
                if score > value:
                    best, value = first + second, score
        if not best:
            return ended
        wider = best + rest.text
        if ended is not None:
            follows = self.text[rest.end : rest.end + 2]
            plain = ended.text[:1] + EATEN + self.text[at + 1 : rest.end] + follows
            if run_score(before + plain[:WINDOW]) >= run_score(before + (wider + follows)[:WINDOW]):
                return ended
        sites = tuple(Site(site.at + 4, site.inserted) for site in rest.sites)
        return Run(wider, rest.end, rest.guessed + 2, sites)


def _more(run: Run | None, guessed: int) -> Run | None:
    """``run`` with ``guessed`` more characters that a score chose."""
    return run._replace(guessed=run.guessed + guessed) if run and guessed else run


def _after(text: str, sites: list[Site], size: int, rest: Run | None) -> Run | None:
    if rest is None:
        return None
    moved = (Site(site.at + size, site.inserted) for site in rest.sites)
    return Run(text + rest.text, rest.end, rest.guessed, (*sites, *moved))


@lru_cache(maxsize=1 << 15)
def likeliest(lead: int, before: str, after: str, unmapped_with: int | None = None) -> str:
    """The character with first byte ``lead`` that fits best between ``before`` and ``after``; "" where there is none.

    With ``unmapped_with``, only those whose second byte makes an undefined pair with that byte.
    """
    best, value = "", float("-inf")
    for trail, candidate in _begun_by(lead):
        if unmapped_with is not None and trail not in _undefined_with(unmapped_with):
            continue
        score = link(before, candidate) + link(candidate, after)
        if score > value:
            best, value = candidate, score
    return best


@lru_cache(maxsize=1 << 12)
def vanished(lead: int, trail: int, before: str, after: str = "") -> str:
    """Two characters in place of an unknown one, whose inner bytes were a private-use pair that was dropped; "" if none fits.

    The first begins with the byte ``lead``, the second ends with the byte ``trail``; both must be known, and known as neighbours.
    """
    best, value = "", float("-inf")
    knows = load().knows
    seconds = [c for first in range(0xA1, 0xFF) if (c := character(first, trail)) and knows(c)]
    for inner in PRIVATE_LEADS:
        first = character(lead, inner)
        if first and knows(first):
            for second in seconds:
                near = link(before, first) + 2 * link(first, second)
                if near >= NEIGHBOURS and near + link(second, after) > value:
                    best, value = first + second, near + link(second, after)
    return best


@lru_cache(maxsize=126)
def _begun_by(lead: int) -> tuple[tuple[int, str], ...]:
    return tuple(_pairs(lead))


@lru_cache(maxsize=126)
def _undefined_with(second: int) -> frozenset[int]:
    """The first bytes that make no character with the byte ``second``."""
    return frozenset(first for first in range(0x81, 0xFF) if not character(first, second))


def _pairs(lead: int) -> Iterator[tuple[int, str]]:
    for trail in range(0x40, 0xFF):
        if found := character(lead, trail):
            yield trail, found


def gives_back(run: Run, hole: Site, damaged: str) -> bool:
    """True where damaging ``run`` at ``hole`` and its own sites makes ``damaged`` again."""
    sites = sorted((hole, *run.sites))
    return insert(run.text, sites) == re.sub("\ufffd\\(?|[\ue000-\ue4c5]", "?", damaged)
