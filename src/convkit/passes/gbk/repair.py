"""Finds the marks and holes of a stretch from left to right and says what each of them was.

The classes are those of the damage: A, a marked character with its reading behind it; A', a pair of a second byte and an ASCII letter
that was marked; B, a hole with a reading; C, a hole before a full-width mark (a comma went into the bytes).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from convkit.passes.gbk.damage import Site
from convkit.passes.gbk.score import link, run_score
from convkit.passes.gbk.shift import COMMA_MARKS, Book, Run, gives_back, mark_pattern, reading_of, runs
from convkit.passes.gbk.table import READING, character, pair
from convkit.provenance import Certainty, Edit

CONTEXT = 3
"""Characters from the beginning of a run on by which its readings are told apart."""
STOP, STOP_LEAD = 4.0, 0xA1
"""What speaks for a full stop where a first byte is lost: two of three such places are one, and the table of pairs has few; and its first byte."""
CLEAR = 2.0
"""By how much a character must fit better than any other to be set where its first byte is lost."""
MARGIN = 0.5
"""By how much (mean log probability) a guessed run must read better than what stands there."""


class Found(NamedTuple):
    """What is at a place: the edit that repairs it, or None with the place where looking goes on."""

    edit: Edit | None
    at: int
    end: int


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """The beginning of a mark, of a hole with a reading, or of a hole before a full-width mark."""
    return re.compile(rf"[(?\ufffd](?:(?<=\ufffd)\()?(?:(?={READING}[)(])|(?<=[?\ufffd])(?=[{COMMA_MARKS}]))")


def marks(text: str, ends: Sequence[int], book: Book) -> Iterator[Found]:
    """The marks and holes of ``text`` that pinyin left, in order; ``ends`` (sorted) are where blocks end.

    A hole that a comma made is read too, so that what it put out of step is not taken for marks; it is passed over.
    """
    return _scan(text, ends, book, readings=True)


def comma_holes(text: str, ends: Sequence[int], book: Book) -> Iterator[Found]:
    """The holes of ``text`` that commas made."""
    return _scan(text, ends, book, readings=False)


def _scan(text: str, ends: Sequence[int], book: Book, *, readings: bool) -> Iterator[Found]:
    position, tail = 0, ""
    search, match = _pattern().search, mark_pattern().match
    while opened := search(text, position):
        at, behind = opened.span()
        tail = (tail + text[max(position, at - 2) : at])[-2:]
        position = behind
        stop = _stop(text, ends, behind)
        mark = match(text, behind, stop)
        if mark is None:
            if text[at] != "(" and text[behind : behind + 1] in COMMA_MARKS:
                found = _comma_hole(text, at, behind, stop, tail, book)
                if found is not None:
                    if not readings:
                        yield found
                    tail = (tail + found.edit.new)[-2:] if found.edit else ""
                    position = found.end
                    continue
            tail = (tail + text[at:behind])[-2:]
            continue
        if not readings:
            tail = (tail + text[at:behind])[-2:]
            continue
        reading = reading_of(mark, book.readings)
        if text[at] == "(":
            if reading is not None and _marked(tail, reading, book):
                position = mark.end()
                yield Found(Edit(at, text[at:position], ""), at, position)
            else:
                tail = (tail + "(")[-2:]
            continue
        edit = _hole(text, at, mark, stop, tail, reading, book) if reading is not None else None
        position = at + len(edit.old) if edit else mark.end()
        yield Found(edit, at, position)
        tail = (tail + (edit.new if edit else text[at:position]))[-2:]


def _stop(text: str, ends: Sequence[int], at: int) -> int:
    index = bisect_right(ends, at)
    return ends[index] if index < len(ends) else len(text)


def _marked(tail: str, reading: str, book: Book) -> bool:
    """True where the reading belongs to the character before it, or to a pair that ends in the ASCII letter before it."""
    if reading in book.readings.of(tail[-1:]):
        return True
    before = pair(tail[0]) if len(tail) == 2 and tail[1].isascii() else None
    straddling = character(before.trail, ord(tail[1])) if before else None
    return straddling is not None and reading in book.readings.of(straddling)


def _hole(text: str, at: int, mark: re.Match[str], stop: int, tail: str, reading: str, book: Book) -> Edit | None:
    """Class B: the marked pair is the second byte of the character before the hole and a first byte that it ate."""
    before = pair(tail[-1:])
    candidates = book.readings.with_reading(reading, before.trail) if before else []
    damaged = text[at : mark.end()]
    inserted = Site(1, f"({mark.group()}")
    read: list[tuple[str, Run]] = []
    for marked in candidates:
        code = pair(marked)
        run = runs(text, mark.end(), stop, code.trail, tail[-1], book) if code and code.trail >= 0x81 else None
        if run is None:
            continue
        if run.guessed == 0 and not gives_back(run, inserted, damaged + text[mark.end() : run.end]):
            continue
        read.append((marked, run))
    if not read:
        return None
    known = [entry for entry in read if entry[0] in book.seen] or read
    _, run = max(known, key=lambda entry: _fit(tail, entry[1], text, stop))
    old = text[at : run.end]
    certainty: Certainty = "exact" if run.guessed == 0 and len(known) == 1 else "guess"
    if run.guessed and not _better(tail, run.text, text[mark.end() : run.end]):
        return None
    return Edit(at, old, run.text, certainty)


def _fit(tail: str, run: Run, text: str, stop: int) -> float:
    """How well ``run`` reads where it stands: between ``tail`` and what follows it, a mark of its last character passed over."""
    mark = mark_pattern().match(text, run.end + 1, stop) if text.startswith("(", run.end) else None
    follows = mark.end() if mark else run.end
    return run_score(tail[-1] + (run.text + text[follows : min(stop, follows + 2)])[:CONTEXT])


def _comma_hole(text: str, at: int, behind: int, stop: int, tail: str, book: Book) -> Found | None:
    """Class C: the hole ate a first byte that nothing tells; its second is the first of the mark that stands there."""
    code = pair(text[behind])
    before = tail[-1:]
    if code is None:
        return None
    likely = "。" if character(STOP_LEAD, code.lead) == "。" else before
    run = runs(text, behind + 1, stop, code.trail, likely, book)
    if run is None:
        return None
    new = _first(code.lead, before, run.text[:1]) + run.text
    proved = run.sites or run.text.endswith("<")  # a reading that fits in step, a tag made whole
    if not proved and not _better(tail, new, text[behind : run.end]):
        return None
    return Found(Edit(at, text[at : run.end], new, "guess"), at, run.end)


def _first(trail: int, before: str, after: str) -> str:
    """The character with second byte ``trail`` that fits best between ``before`` and ``after``; "?" where others fit as well."""
    scored = sorted(
        (link(before, c) + link(c, after) + (STOP if c == "。" else 0.0), c)
        for lead in range(0x81, 0xFF)
        if (c := character(lead, trail))
    )
    return scored[-1][1] if scored[-1][0] >= scored[-2][0] + CLEAR else "?"


def _better(tail: str, new: str, damaged: str) -> bool:
    before = tail[-1:]
    return run_score(before + new) > run_score(before + damaged) + MARGIN
