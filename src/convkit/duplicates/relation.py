"""What two signatures say about their articles: the same, nearly the same, a revised version, or nothing to do with each other.

Copies differ in many small places (OCR, another hand's marks), revisions in few and larger ones, and both keep their numbers.  Forms
(weather, prices, notices of one kind) share their words and differ in what is filled in: numbers, dates, names.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from convkit.duplicates.signature import Signature, key, passages

if TYPE_CHECKING:
    from difflib import Match

SMALL = 40
"""Folded characters below which two texts are compared as a whole only, and their titles with them."""
BRIEF = 250
"""Folded characters up to which another date and another number make another notice."""
FEWEST = 4
"""Passages that two articles share at the least."""
TITLED = 0.35
"""The share of the shorter one's passages that the longer one has at the least, where their titles are alike."""
HALF = 0.5
"""The same for scattered differences under different titles."""
MOSTLY = 0.75
"""The same where one has a stretch that the other has not."""
LIKE = 0.7
"""How much of the digits must stand in both."""
FLOOR = 0.03
"""The share of passages that may be missing by chance in a text that shows no scattered differences."""
CHANCE = 0.02
"""A stretch without a shared passage is one where scattered differences would make it with no more than this likelihood."""
ADDED = 4
"""Characters that a text has more than another that it holds whole, at the least; below, one was lost in reading."""
ROUGH = 16
"""The same for texts that are looked at in part: one part in so many of the longer one."""
OVERLAP = 3
"""Dense passages that one difference takes away at the most, but for rare cases."""
FEW = 2
"""Up to so many small differences are corrections; more are scattered, as reading errors are."""


class Relation(NamedTuple):
    """How two articles are related.

    ``kind`` is "identical" (every character), "same" (but for marks, script and width; only a close look tells), "near" (marks, or scattered
    differences) or "revised".
    ``alike`` is the share of passages that both have, 0 to 1; ``places`` is in how many places they were seen to differ.  ``differs`` names what differs: longer, shorter, changed, numbers, date, title.
    ``own`` says that each has a stretch that the other has not; ``within`` that the second one lies in the first (1), or the
    first in the second (-1), with nothing of its own.
    """

    kind: str
    alike: float
    places: int = 0
    differs: tuple[str, ...] = ()
    own: bool = False
    within: int = 0


def compare(one: Signature, other: Signature) -> Relation | None:
    """How ``one`` and ``other`` are related, as seen from ``one``; None where they are not."""
    if one.text == other.text and one.size == other.size and one.sparse == other.sparse:
        if min(one.size, other.size) < SMALL and not _equal_titles(one, other):
            return None
        if one.letters == other.letters:
            kind = "identical" if one.whole == other.whole else "same" if one.exact and other.exact else "near"
            return Relation(kind, 1.0, 0, _stated(one, other))
        return _numbered(one, other, Relation("near", 1.0, 0))
    if min(one.size, other.size) < SMALL:
        return None
    relation = _sampled(one, other)
    return _numbered(one, other, relation) if relation is not None else None


def _sampled(one: Signature, other: Signature) -> Relation | None:
    """What the passages say, numbers aside."""
    ours, theirs = _lists(one, other)
    shared = set(ours).intersection(theirs)
    fewer = min(len(set(ours)), len(set(theirs)))
    titled = _same_title(one, other)
    share = len(shared) / fewer if fewer else 0.0
    if len(shared) < FEWEST or share < (TITLED if titled else HALF):
        return None
    partly = one.partly or other.partly
    if partly:
        ours, theirs = _to_last(ours, shared), _to_last(theirs, shared)
    gaps, holes = _runs(ours, shared), _runs(theirs, shared)
    width = OVERLAP if one.dense and other.dense else 1
    added, missing = _stretched(gaps, len(ours), width), _stretched(holes, len(theirs), width)
    found = Relation("revised", len(shared) / len({*ours, *theirs}), max(len(gaps), len(holes)))
    if added and missing:
        return found._replace(differs=("changed",), own=True) if titled and share >= MOSTLY else None
    more = one.size - other.size
    least = max(ADDED, max(one.size, other.size) // ROUGH) if partly else ADDED
    if abs(more) >= least and not (holes if more > 0 else gaps):
        added, missing = more > 0, more < 0
    if (added and more >= least) or (missing and -more >= least):
        if share < (HALF if titled else MOSTLY):
            return None
        return found._replace(differs=("longer" if added else "shorter",), within=1 if added else -1)
    if 0 < found.places <= FEW:
        return found._replace(differs=("changed",))
    return found._replace(kind="near")


def _lists(one: Signature, other: Signature) -> tuple[list[int], list[int]]:
    """The passages to compare: the dense ones where both have them."""
    if one.dense and other.dense:
        return passages(one.dense), passages(other.dense)
    return passages(one.sparse), passages(other.sparse)


def _to_last(found: list[int], shared: Collection[int]) -> list[int]:
    """``found`` up to the last passage that is shared: what comes after it may be what the other's head does not reach."""
    last = max((at for at, value in enumerate(found) if value in shared), default=-1)
    return found[: last + 1]


def _runs(found: Sequence[int], shared: Collection[int]) -> list[int]:
    """How many passages of ``found`` in a row are not ``shared``, for each such run; the longest first."""
    runs = [len(list(group)) for missing, group in groupby(found, lambda value: value not in shared) if missing]
    return sorted(runs, reverse=True)


def _stretched(runs: Sequence[int], size: int, width: int) -> bool:
    """Whether the longest of ``runs`` in ``size`` passages is too long to be made of scattered differences.

    One difference takes away up to ``width`` passages in a row.
    """
    if not runs:
        return False
    rest = (size - runs[0]) / width
    share = max(FLOOR, sum(runs[1:]) / width / max(1.0, rest))
    return share ** ((runs[0] + width - 1) // width) * max(1.0, rest) < CHANCE


def _numbered(one: Signature, other: Signature, relation: Relation) -> Relation | None:
    """``relation`` with what the numbers, dates and titles say to it; None where they make it two fillings of one form."""
    differs = relation.differs
    if one.digits != other.digits and one.digits and other.digits and not relation.within:
        if _like(one.digits, other.digits) < LIKE:
            return None
        dated = bool(one.date and other.date and one.date != other.date)
        if (dated or not _same_title(one, other)) and min(one.size, other.size) <= BRIEF:
            return None
        return relation._replace(kind="revised", differs=(*differs, "numbers", *_stated(one, other)))
    if relation.within and not _holds(one, other, relation.within):
        return None
    return relation._replace(differs=(*differs, *_stated(one, other)))


def _holds(one: Signature, other: Signature, within: int) -> bool:
    """Whether the numbers of the shorter one stand in the longer one."""
    long, short = (one, other) if within > 0 else (other, one)
    if not short.digits or not long.digits:
        return True
    matched = sum(block.size for block in _blocks(long.digits, short.digits))
    return matched >= LIKE * len(short.digits)


def _like(one: bytes, other: bytes) -> float:
    """The share of the digits that stand in both in the same order."""
    return sum(block.size for block in _blocks(one, other)) / max(len(one), len(other))


def _blocks(one: bytes, other: bytes) -> list[Match]:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()


def _keys(one: Signature, other: Signature) -> tuple[bytes, bytes]:
    return key(one.title, one.language), key(other.title, other.language)


def _equal_titles(one: Signature, other: Signature) -> bool:
    ours, theirs = _keys(one, other)
    return bool(ours) and ours == theirs


def _same_title(one: Signature, other: Signature) -> bool:
    """Whether the titles are alike but for single characters, one in four at the most, one holds the other, or one has none."""
    ours, theirs = _keys(one, other)
    if not ours or not theirs or ours in theirs or theirs in ours:
        return True
    blocks = _blocks(ours, theirs)
    if sum(block.size for block in blocks) < MOSTLY * max(len(ours), len(theirs)):
        return False
    ends = [(0, 0), *((block.a + block.size, block.b + block.size) for block in blocks)]
    return all(max(block.a - a, block.b - b) <= 1 for (a, b), block in zip(ends, blocks, strict=False))


def _stated(one: Signature, other: Signature) -> tuple[str, ...]:
    """What the fields differ in."""
    differs = ["date"] * bool(one.date and other.date and one.date != other.date)
    ours, theirs = _keys(one, other)
    differs += ["title"] * bool(ours and theirs and ours != theirs)
    return tuple(differs)
