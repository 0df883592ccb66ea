"""A text with its escapes decoded, and the way back to where they stand: for markup inside of JSON, for saved pages inside of mail."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from convkit.provenance import Edit, apply_edits


class Cooked:
    """What stands from ``start`` to ``end`` of ``whole``; ``units`` are the edits that decode it, one for each character.

    Each escape is one character of ``text``, so that every position of it has one place in the whole.
    """

    def __init__(self, whole: str, start: int, end: int, units: Sequence[Edit]) -> None:
        self._line = whole
        self._start = start
        self._units = units
        self.text = apply_edits(whole[start:end], [edit._replace(start=edit.start - start) for edit in units])
        self._after: list[int] = []
        shift = 0
        for edit in self._units:
            self._after.append(edit.start - start - shift + 1)
            shift += len(edit.old) - 1

    def place(self, position: int) -> int:
        """Where position ``position`` of ``text`` is in the whole."""
        passed = bisect_right(self._after, position)
        if not passed:
            return position + self._start
        return self._units[passed - 1].end + position - self._after[passed - 1]

    def edits(self, made: Iterable[Edit]) -> list[Edit]:
        """The edits of the whole that decode it and make ``made``, which are sorted edits of ``text``."""
        units = self._units
        found: list[Edit] = []
        at = 0
        for edit in made:
            start, end = self.place(edit.start), self.place(edit.end)
            first = at
            while at < len(units) and units[at].start < start:
                at += 1
            found += _joined(units[first:at])
            while at < len(units) and units[at].start < end:
                at += 1
            old = self._line[start:end]
            if not old and found and found[-1].end == start:
                found[-1] = found[-1]._replace(new=found[-1].new + edit.new)
            elif old != edit.new:
                found.append(edit._replace(start=start, old=old))
        return found + _joined(units[at:])


def _joined(units: Iterable[Edit]) -> list[Edit]:
    """``units`` with neighbours that decode text of one line as one edit."""
    groups: list[list[Edit]] = []
    for unit in units:
        before = groups[-1][-1] if groups else None
        if before and before.end == unit.start and before.new != "\n" and unit.new != "\n":
            groups[-1].append(unit)
        else:
            groups.append([unit])
    return [Edit(g[0].start, "".join([u.old for u in g]), "".join([u.new for u in g])) for g in groups]
