"""The end of an official document: who signs it, its date, and what stands under them.

The end is looked for from the head on, not from the last line back: documents that are annexed or forwarded bring signatures of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from convkit.passes.official import looks

MOST_SIGNERS = 14
TAIL_LINES = 12
MOST_BARE = 3
"""Dates alone on their lines, without a signature, from which on they are heads of a chronicle."""


class Ending(NamedTuple):
    """Indices of the lines that sign and date a document; ``date`` is None where none does.  ``stop`` is the first line behind them.

    ``shared`` are the bounds of offices and date in line ``date`` where one line holds both.
    """

    issuer: tuple[int, ...] = ()
    date: int | None = None
    shared: tuple[int, int, int] | None = None
    stop: int = 0


def find_ending(lines: Sequence[str], floor: int, stop: int | None = None, title: str = "") -> Ending:
    """The ending behind line ``floor``: the first date that is signed, else one that stands where a date may stand alone.

    ``title`` is the document's: the office that it begins with may sign under the date.
    """
    stop = len(lines) if stop is None else stop
    bare: list[int] = []
    for index in range(floor, stop):
        line = lines[index]
        if len(line) > 110 or line[-1:] not in "日）)号號章印":
            continue
        shared = looks.signs_and_dates(line)
        if shared:
            return Ending((), index, shared, index + 1)
        if looks.dates_without_year(line):
            issuer = _over(lines, index, floor)
            if issuer:
                return Ending(issuer, index, None, index + 1)
        if not looks.dates(line) or line[0] in "（(":
            continue
        issuer = _over(lines, index, floor) or _under(lines, index, stop, title)
        if issuer:
            return Ending(issuer, index, None, max(index, *issuer) + 1)
        bare.append(index)
    found = _alone(lines, bare, floor, stop)
    return Ending((), found, None, found + 1) if found is not None else Ending(stop=stop)


def _over(lines: Sequence[str], date: int, floor: int) -> tuple[int, ...]:
    """The lines of signatures right over the date."""
    at = date
    while at > floor and date - at < MOST_SIGNERS and looks.signs(lines[at - 1]):
        at -= 1
    return tuple(range(at, date))


def _under(lines: Sequence[str], date: int, stop: int, title: str) -> tuple[int, ...]:
    """The lines of signatures right under the date, as pages have them whose end was set in a table.

    The office whose paper is forwarded stands over that paper, and signs nothing here.
    """
    at = date + 1
    while at < stop and at - date < 3 and looks.signs(lines[at]):
        at += 1
    return () if at > date + 1 and title.find(lines[date + 1]) > 0 else tuple(range(date + 1, at))


def _alone(lines: Sequence[str], bare: Sequence[int], floor: int, stop: int) -> int | None:
    """Which of the dates without a signature is the document's: the first behind its body, or the last line but a few."""
    if not bare:
        return None
    if len(bare) < MOST_BARE:
        for index in bare:
            if index == floor or index + 1 >= stop or _closes(lines[index - 1]):
                return index
    return bare[-1] if bare[-1] >= stop - TAIL_LINES else None


def _closes(line: str) -> bool:
    return line[-1:] in "。！？”）)；" or looks.is_annex(line)
