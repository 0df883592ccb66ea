"""The way of characters over recorded steps, there and back, also where text was moved.

:func:`convkit.provenance.origin` finds the one stretch that a place came from; here a stretch may have come from several, since a
caption that was lifted out of a sentence came from inside of it.  Both directions take O(log n) for each edit that is met.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from convkit.provenance import Edit, PositionMap, Span, Step


class Met(NamedTuple):
    """An edit that had a part in a stretch of text: edit ``edit`` of step ``step``, both counted from 0."""

    step: int
    edit: int


class _StepWay:
    """The way over one step: ``starts`` are where its edits begin in its input, ``made`` where in its output."""

    __slots__ = ("_taken", "_targets", "edits", "made", "starts")

    def __init__(self, edits: Sequence[Edit]) -> None:
        self.edits = edits
        self.starts = [edit.start for edit in edits]
        shifts = accumulate((len(edit.new) - len(edit.old) for edit in edits), initial=0)
        self.made = [start + shift for start, shift in zip(self.starts, shifts, strict=False)]
        self._taken: dict[int, list[Edit]] = {}
        self._targets: dict[int, int] = {}
        for index, edit in enumerate(edits):
            if edit.move is not None:
                if edit.old:
                    self._taken.setdefault(edit.move, []).append(edit)
                else:
                    self._targets[edit.move] = index

    def back(self, start: int, end: int) -> Iterator[Span]:
        """The stretches of the input that the output's ``start`` to ``end`` came from, in the output's order."""
        index = max(0, bisect_right(self.made, start) - 1)
        at = start
        while index < len(self.edits) and self.made[index] < end:
            edit, made = self.edits[index], self.made[index]
            if made > at:
                yield Span(edit.start - (made - at), edit.start)
                at = made
            stop = made + len(edit.new)
            if at < stop:
                yield from self._set(edit, at - made, min(end, stop) - made)
                at = min(end, stop)
            elif made > start and edit.old and edit.move is None:
                yield Span(edit.start, edit.end)
            index += 1
        if at < end:
            shift = self.edits[index - 1].end - self.made[index - 1] - len(self.edits[index - 1].new) if index else 0
            yield Span(at + shift, end + shift)

    def met(self, start: int, end: int) -> list[int]:
        """The edits that set or dropped something between ``start`` and ``end`` of the output."""
        first = max(0, bisect_right(self.made, start) - 1)
        found = []
        for index in range(first, bisect_left(self.made, end)):
            edit, made = self.edits[index], self.made[index]
            if made + len(edit.new) > start if edit.new else made > start:
                found.append(index)
        return found

    def ahead(self, start: int, end: int) -> Span | None:
        """Where the input's ``start`` to ``end`` went that lay in text that was moved; None where it did not."""
        index = bisect_right(self.starts, start) - 1
        if index < 0 or end > self.edits[index].end or (start == end == self.edits[index].end):
            return None
        edit = self.edits[index]
        target = self._targets.get(edit.move) if edit.move is not None and edit.old else None
        if target is None:
            return None
        at = self.made[target]
        if not self._aligned(self.edits[target]):
            return Span(at, at + len(self.edits[target].new))
        for part in self._taken[self.edits[target].move or 0]:
            if part is edit:
                break
            at += len(part.old)
        return Span(at + start - edit.start, at + end - edit.start)

    def _set(self, edit: Edit, start: int, end: int) -> Iterator[Span]:
        """Where the characters ``start`` to ``end`` of what ``edit`` set came from."""
        parts = self._taken.get(edit.move, []) if edit.move is not None and not edit.old else []
        if not parts:
            yield Span(edit.start, edit.end)
        elif not self._aligned(edit):
            yield from [Span(part.start, part.end) for part in parts]
        else:
            at = 0
            for part in parts:
                first, last = max(start, at), min(end, at + len(part.old))
                if first < last:
                    yield Span(part.start + first - at, part.start + last - at)
                at += len(part.old)

    def _aligned(self, target: Edit) -> bool:
        """Whether a move set in just what it took."""
        return target.new == "".join([part.old for part in self._taken.get(target.move or 0, [])])


class Way:
    """The way over ``steps``, from the last one's output to the first one's input and back."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self.steps = steps
        self._ways = [_StepWay(step.edits) for step in steps]
        self._maps = [PositionMap(step.edits) for step in steps]

    def made(self, met: Met) -> Span:
        """Where what an edit set stands in the output of its step."""
        way = self._ways[met.step]
        start = way.made[met.edit]
        return Span(start, start + len(way.edits[met.edit].new))

    def back(self, start: int, end: int, before: int | None = None) -> list[Span]:
        """The stretches of the first input that ``start`` to ``end`` of the output (of step ``before``'s input) came from.

        They stand in the order of the output, and neighbours are one.  A character that an edit set comes from all that the edit
        replaced.  Where nothing stood in the input, one empty span says at which place.
        """
        spans = [Span(start, end)]
        for way in reversed(self._ways[:before]):
            spans = _merged([found for span in spans for found in _back(way, span)])
        return spans

    def ahead(self, start: int, end: int, since: int = 0) -> Span:
        """Where ``start`` to ``end`` of the input of step ``since`` stands in the output; empty where its text is gone."""
        for way, moved in zip(self._ways[since:], self._maps[since:], strict=True):
            went = way.ahead(start, end)
            if went is None:
                first = moved.start(start) if start < end else moved.end(start)
                went = Span(first, max(first, moved.end(end)))
            start, end = went
        return Span(start, end)

    def met(self, start: int, end: int) -> list[Met]:
        """The edits that had a part in ``start`` to ``end`` of the output, in the order in which they were made.

        Those count that set one of its characters, and those that dropped something inside of it.
        """
        found: set[Met] = set()
        spans = [Span(start, end)]
        for number in reversed(range(len(self._ways))):
            way = self._ways[number]
            found.update(Met(number, index) for span in spans for index in way.met(*span))
            spans = _merged([before for span in spans if span.start < span.end for before in way.back(*span)])
        return sorted(found)


def _back(way: _StepWay, span: Span) -> list[Span]:
    """Where ``span`` was; an empty one behind what an edit took out there."""
    if span.start < span.end:
        return list(way.back(*span))
    index = bisect_right(way.made, span.start) - 1
    if index < 0:
        return [span]
    edit, made = way.edits[index], way.made[index]
    behind = span.start - made - len(edit.new)
    at = edit.start if behind < 0 else edit.end + behind
    return [Span(at, at)]


def _merged(spans: Sequence[Span]) -> list[Span]:
    """``spans`` without empty ones where others stand, and neighbours as one."""
    out: list[Span] = []
    for span in [span for span in spans if span.start < span.end] or spans[:1]:
        if out and out[-1].end == span.start:
            out[-1] = Span(out[-1].start, span.end)
        elif not out or not (out[-1].start <= span.start and span.end <= out[-1].end):
            out.append(span)
    return out
