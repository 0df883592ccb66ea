"""Where text came from and what was done to it: spans, edits, steps, and the way back.

Offsets count code points of one text and are half-open, unless a name says bytes.  Every change of a text
is a :class:`Step`, a list of edits in the coordinates of the text before it; an edit keeps what stood there,
so a text can be undone to its source without carrying the source along.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, repeat
from operator import add, sub
from typing import Literal, NamedTuple

Certainty = Literal["exact", "guess"]


class Span(NamedTuple):
    """A half-open stretch of one text, in code points."""

    start: int
    end: int


class Edit(NamedTuple):
    """One change: at ``start`` of a step's input stood ``old``; now ``new`` stands there.

    ``certainty`` is "exact" where bytes or layout force the change and "guess" where a score chose it.
    ``move`` is the same number on the edits that take text away and on the one that sets it in elsewhere, in their order.
    """

    start: int
    old: str
    new: str
    certainty: Certainty = "exact"
    move: int | None = None

    @property
    def end(self) -> int:
        """Where ``old`` ends in the step's input."""
        return self.start + len(self.old)


class Step(NamedTuple):
    """What one pass did to one text; absent where it changed nothing.  Edits are sorted and do not overlap."""

    name: str
    version: int
    edits: tuple[Edit, ...]


class SourceRef(NamedTuple):
    """A stretch of a source file: display path, bytes ``start`` to ``end``, first line (from 1), encoding."""

    path: str
    start: int
    end: int
    line: int
    encoding: str


class Cut(NamedTuple):
    """A stretch of a cleaned record that an article is made of; ``part`` is "body" or a field's name."""

    part: str
    start: int
    end: int


class EditError(ValueError):
    """Edits that are out of order, overlap, change nothing or do not match the text."""


def check_edits(text: str, edits: Sequence[Edit]) -> None:
    """Raise :class:`EditError` unless ``edits`` are sorted, disjoint, match ``text`` and change it."""
    position = -1
    for edit in edits:
        if edit.start < max(position, 0) or (edit.start == position and not edit.old):
            raise EditError(f"edit at {edit.start} overlaps the one before it")
        if not text.startswith(edit.old, edit.start) or edit.end > len(text):
            raise EditError(f"edit at {edit.start} expects {edit.old!r}, found {text[edit.start : edit.end]!r}")
        if edit.old == edit.new:
            raise EditError(f"edit at {edit.start} changes nothing")
        position = edit.end


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """``text`` with ``edits`` made; they are in its coordinates, sorted and disjoint.  Raises EditError where one begins before the end of the last."""
    pieces: list[str] = []
    position = 0
    for start, old, new, _, _ in edits:
        if start < position:
            raise EditError(f"edit at {start} overlaps the one before it")
        pieces.append(text[position:start])
        pieces.append(new)
        position = start + len(old)
    pieces.append(text[position:])
    return "".join(pieces)


def undo_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text before ``edits`` were made, from the text after them."""
    pieces: list[str] = []
    position = shift = 0
    for start, old, new, _, _ in edits:
        at = start + shift
        pieces.append(text[position:at])
        pieces.append(old)
        position = at + len(new)
        shift += len(new) - len(old)
    pieces.append(text[position:])
    return "".join(pieces)


def undo_steps(text: str, steps: Sequence[Step]) -> str:
    """The text that the first of ``steps`` found, from the text that the last of them left."""
    for step in reversed(steps):
        text = undo_edits(text, step.edits)
    return text


class PositionMap:
    """Carries positions of a text over the edits of one step.

    Where an edit makes a position ambiguous, a start moves right and an end moves left: text set in at the
    edge of a span stays outside of it.  Text replaced inside a span stays inside.
    """

    __slots__ = ("_after", "_ends", "_new", "_shift", "_starts")

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._starts = starts = [edit[0] for edit in edits]
        old = [len(edit[1]) for edit in edits]
        self._ends: list[int] = list(map(add, starts, old))
        self._new = [len(edit[2]) for edit in edits]
        self._shift: list[int] = list(accumulate(map(sub, self._new, old), initial=0))

    def start(self, position: int) -> int:
        """Where a span that began at ``position`` begins now."""
        index = bisect_right(self._starts, position) - 1
        if index < 0:
            return position
        if self._starts[index] < position < self._ends[index]:
            return self._starts[index] + self._shift[index] + self._new[index]
        if self._starts[index] == position < self._ends[index]:
            return position + self._shift[index]
        return position + self._shift[index + 1]

    def end(self, position: int) -> int:
        """Where a span that ended at ``position`` ends now."""
        index = bisect_left(self._starts, position) - 1
        if index < 0:
            return position
        if position < self._ends[index]:
            return self._starts[index] + self._shift[index]
        return position + self._shift[index + 1]

    def starts(self, positions: Sequence[int]) -> list[int]:
        """:meth:`start` of each of many positions."""
        ends, shift = self._ends, self._shift
        indices = map(bisect_right, repeat(self._starts), positions)
        return [
            p + shift[i] if not i or ends[i - 1] <= p else self.start(p)
            for p, i in zip(positions, indices, strict=True)
        ]

    def ends(self, positions: Sequence[int]) -> list[int]:
        """:meth:`end` of each of many positions."""
        ends, shift = self._ends, self._shift
        indices = map(bisect_left, repeat(self._starts), positions)
        return [
            p + shift[i] if not i or ends[i - 1] <= p else self.end(p) for p, i in zip(positions, indices, strict=True)
        ]

    def span(self, start: int, end: int) -> Span:
        """The span ``start`` to ``end`` after the step; empty or inverted where its text is gone."""
        return Span(self.start(start), self.end(end))


def origin(steps: Sequence[Step], start: int, end: int) -> Span:
    """The stretch of the first step's input that the characters ``start`` to ``end`` of the last output came from.

    A character that an edit set comes from all that the edit replaced; dropped text at the rim is left out.
    """
    for step in reversed(steps):
        if start == end:
            start = end = _source_of(step.edits, start).start
        else:
            start, end = _source_of(step.edits, start).start, _source_of(step.edits, end - 1).end
    return Span(start, end)


def _source_of(edits: Sequence[Edit], position: int) -> Span:
    shift = 0
    for edit in edits:
        at = edit.start + shift
        if at > position:
            break
        if position < at + len(edit.new):
            return Span(edit.start, edit.end)
        shift += len(edit.new) - len(edit.old)
    return Span(position - shift, position - shift + 1)


def count_edits(steps: Iterable[Step]) -> dict[str, int]:
    """How many edits each pass made, by name, in the order the passes ran."""
    counts: dict[str, int] = {}
    for step in steps:
        counts[step.name] = counts.get(step.name, 0) + len(step.edits)
    return counts
