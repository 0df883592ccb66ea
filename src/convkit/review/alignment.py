"""Where the text of an article was changed and where it is the source's own: what a page needs to show both side by side."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from convkit.history import Change, Ways
from convkit.provenance import Span

Copied = tuple[int, int]
"""So many code points from a place of the section's source."""
Made = tuple[str, tuple[int, ...]]
"""Text that edits set, with their numbers; without numbers what the reader set."""
Segment = Copied | Made


class Spot(NamedTuple):
    """A stretch that edits set or emptied: its place in one text, and the numbers of those edits.

    ``before`` and ``after`` are where it began and ended in the source, -1 where that is not known.
    """

    start: int
    end: int
    edits: tuple[int, ...]
    before: int = -1
    after: int = -1


def spots_of(spots: Iterable[Spot]) -> list[Spot]:
    """``spots`` in order, those that overlap as one; an empty one belongs to what it lies inside of, and else stands alone."""
    made: list[Spot] = []
    for spot in sorted(spots):
        last = made[-1] if made else None
        if last is None or (spot.start >= last.end and (spot.start, spot.end) != (last.start, last.end)):
            made.append(spot)
            continue
        edits = tuple(sorted({*last.edits, *spot.edits}))
        before, after = (
            min(last.before, spot.before),
            max(last.after, spot.after) if last.after >= 0 <= spot.after else -1,
        )
        made[-1] = Spot(last.start, max(last.end, spot.end), edits, before, after)
    return made


class Alignment:
    """The text of piece number ``piece`` as segments: copied from the source, or set by edits.

    ``changes`` are those that fell into the piece, ``numbers`` what each is called on the page (None: it is not shown).  ``source`` is the
    stretch of the source text that the section shows; places in segments count from its start.
    """

    def __init__(
        self,
        ways: Ways,
        piece: int,
        text: str,
        changes: Sequence[Change],
        numbers: Sequence[int | None],
        source: Span,
    ) -> None:
        self.source = source
        self._ways = ways
        self._piece = piece
        self._text = text
        self._moved: list[tuple[Span, int | None]] = []
        spots: list[Spot] = []
        for change, number in zip(changes, numbers, strict=True):
            if _sets_in(change):
                # A copy ends where moved text begins and ends: what stood beside it in the source is elsewhere now.
                self._moved.append((change.at, number))
                spots += [Spot(at, at, ()) for at in change.at]
            else:
                spots.append(_spot(change, number))
        self._spots = spots_of(spots)
        self._starts = [spot.start for spot in self._spots]
        self._shown: set[int] = set()

    def origin(self, position: int) -> int:
        """Where the character at ``position`` came from: a place of the record's source text."""
        spans = self._ways.origins(self._piece, position, min(position + 1, len(self._text)))
        return spans[0].start if spans else self.source.start

    def moved_at(self, position: int) -> int | None:
        """The number of the edit that set the text at ``position`` in; None where it stands where it stood."""
        return next((number for span, number in self._moved if span.start <= position < span.end), None)

    def segments(self, start: int, end: int) -> list[Segment]:
        """The text ``start`` to ``end`` as segments.  What was dropped at the edge of two stretches shows in the first."""
        return list(self._segments(start, end))

    def _segments(self, start: int, end: int) -> Iterator[Segment]:
        position, source = start, -1
        index = bisect_left(self._starts, start)
        if index and self._spots[index - 1].end > start:
            index -= 1
        while index < len(self._spots) and self._spots[index].start <= end:
            spot = self._spots[index]
            first, last = max(spot.start, position), min(spot.end, end)
            if first > position:
                yield from self._copied(position, first, source if source + first - position == spot.before else -1)
            if first < last:
                yield self._text[first:last], spot.edits
            elif spot.start == spot.end and spot.edits and index not in self._shown:
                self._shown.add(index)
                yield "", spot.edits
            position, source = max(position, last), spot.after
            index += 1
        if position < end:
            yield from self._copied(position, end)

    def _copied(self, start: int, end: int, source: int = -1) -> Iterator[Segment]:
        """What stands unchanged from ``start`` to ``end``; ``source`` is where it came from, where that is known."""
        base, stop = self.source
        spans = [Span(source, source + end - start)] if source >= 0 else self._ways.origins(self._piece, start, end)
        whole = sum(span.end - span.start for span in spans) == end - start
        if whole and all(base <= span.start and span.end <= stop for span in spans):
            yield from ((span.start - base, span.end - span.start) for span in spans)
        else:
            yield self._text[start:end], ()


def _spot(change: Change, number: int | None) -> Spot:
    """Where ``change`` took hold of the article's text; what was moved away says nothing of its neighbours."""
    start, end = change.at
    edits = () if number is None else (number,)
    if change.move is not None or len(change.source) != 1:
        return Spot(start, end, edits)
    return Spot(start, end, edits, *change.source[0])


def _sets_in(change: Change) -> bool:
    """Whether ``change`` sets text in that was taken away elsewhere."""
    return change.move is not None and not change.old and change.at.start < change.at.end
