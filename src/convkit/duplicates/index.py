"""Signatures kept out of memory, and the pairs among them that share passages.

For each article a few bytes stay in memory: where its signature lies, and its lowest passages.  Half a million articles
take about 60 MB, and what is done for them grows as they do: a passage that stands in many articles (a notice, a form) says
nothing and links each to the one before it at most.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import compress, count, pairwise
from operator import eq
from typing import IO, NamedTuple

from convkit.duplicates.signature import Signature, keys, unpack

MOST = 32
"""Articles that a passage may stand in and still tell."""
SEVERAL = 5
"""Up to so many articles with one passage are all paired with each other; of more, each with the first and the one before."""
TOGETHER = 2
"""Passages that two articles are found by together, to be compared."""
PARTS = 64
LOW = 0xFFFFFFFF
HELD = 4 << 20
"""Bytes of signatures that are kept in memory before they go to a file."""


class Numbers:
    """Numbers of 64 bits, eight bytes each, to be had back in order a part at a time."""

    def __init__(self) -> None:
        self.parts = [array("Q") for _ in range(PARTS)]
        """A number goes to the part that its upper half says, modulo ``PARTS``."""

    def runs(self, shift: int) -> Iterator[list[int]]:
        """The numbers that are alike but for their ``shift`` lowest bits, where there are several, sorted."""
        for part in self.parts:
            values = sorted(part)
            heads = [value >> shift for value in values] if shift else values
            end = 0
            for at in compress(count(), map(eq, heads, heads[1:])):
                if at >= end:
                    end = bisect_right(heads, heads[at], at)
                    yield values[at:end]


class Place(NamedTuple):
    """Where an article stands: the number of its unit, and its own number there, from 0."""

    unit: int
    number: int


class Index:
    """The articles of a run.  They come in any order; :meth:`settle` numbers them in the order of units and places."""

    def __init__(self) -> None:
        self._store: IO[bytes] | None = None
        self._held = bytearray()
        self._ends = array("Q", [0])
        self._units = array("I")
        self._numbers = array("I")
        self._order: Sequence[int] = ()
        self._ranks = array("I")
        self._texts = Numbers()
        self._passages = Numbers()

    def __len__(self) -> int:
        return len(self._units)

    def close(self) -> None:
        """Let go of the file, if there is one."""
        if self._store is not None:
            self._store.close()

    def add(self, unit: int, number: int, packed: bytes) -> None:
        """Take article ``number`` of ``unit``."""
        at = len(self._units)
        self._units.append(unit)
        self._numbers.append(number)
        self._keep(packed)
        text, passages = keys(packed)
        self._texts.parts[text % PARTS].append(text << 32 | at)
        parts = self._passages.parts
        for value in passages:
            parts[value % PARTS].append(value << 32 | at)

    def settle(self) -> None:
        """Number the articles from 0, all being there."""
        self._order = sorted(range(len(self)), key=lambda at: (self._units[at], self._numbers[at]))
        self._ranks = array("I", bytes(4 * len(self)))
        for rank, at in enumerate(self._order):
            self._ranks[at] = rank

    def signature(self, rank: int) -> Signature:
        """The signature of article ``rank``."""
        at = self._order[rank]
        start, end = self._ends[at], self._ends[at + 1]
        if self._store is None:
            return unpack(bytes(self._held[start:end]))
        self._store.seek(start)
        return unpack(self._store.read(end - start))

    def place(self, rank: int) -> Place:
        """Where article ``rank`` stands."""
        at = self._order[rank]
        return Place(self._units[at], self._numbers[at])

    def pairs(self) -> Iterator[tuple[int, int]]:
        """The pairs that may be related, the lower first, each once: the same checksum, or several passages in common.

        Of articles with one checksum the first stands for the others in all that they share with further ones.
        """
        size, counts, ranks = len(self), Numbers(), self._ranks
        first = array("I", range(size))
        for run in self._texts.runs(32):
            alike = sorted(ranks[value & LOW] for value in run)
            for rank in alike:
                first[rank] = alike[0]
            for one, other in _starred(alike):
                counts.parts[one % PARTS].extend([one * size + other] * TOGETHER)
        for run in self._passages.runs(32):
            if len(run) <= MOST:
                for one, other in _chained(sorted({first[ranks[value & LOW]] for value in run})):
                    counts.parts[one % PARTS].append(one * size + other)
        for run in counts.runs(0):
            if len(run) >= TOGETHER:
                yield divmod(run[0], size)

    def _keep(self, packed: bytes) -> None:
        if self._store is not None:
            self._store.seek(0, 2)
            self._store.write(packed)
        else:
            self._held += packed
            if len(self._held) > HELD:
                import tempfile

                self._store = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()
                self._store.write(self._held)
                self._held = bytearray()
        self._ends.append(self._ends[-1] + len(packed))


def _starred(found: list[int]) -> Iterator[tuple[int, int]]:
    """All pairs of a few; of many, each with the first."""
    if len(found) <= SEVERAL:
        yield from _chained(found)
    else:
        yield from ((found[0], other) for other in found[1:])


def _chained(found: list[int]) -> Iterator[tuple[int, int]]:
    """All pairs of a few; of many, each with the first and with the one before it."""
    if len(found) <= SEVERAL:
        for at, other in enumerate(found):
            for one in found[:at]:
                yield one, other
        return
    first = found[0]
    for one, other in pairwise(found):
        if one != first:
            yield first, other
        yield one, other
