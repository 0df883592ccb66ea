"""Cuts a paragraph into lines by the rules of Chinese print.

CLREQ 3.1.4 (no mark at a line start or end where it doesn't belong), 3.1.5 (what isn't divided), 3.1.6 and 3.5.3 (marks give up
blank), 3.4.4 (no last line of one character).  A line of cells is cut by arithmetic; only the characters at
the cut are looked at.  Widths are in thousandths of the em.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from convkit.writers.pdf import marks
from convkit.writers.pdf.setting import ATOM, CELLS, SPACE, Setting

MOST_SPACE = 600
"""The most that a space between words may grow by."""
NEAR_END = 8
"""How few characters of a paragraph may be left, that the last line is looked at: one, and marks round it."""
SPACE_WEIGHT = 3
"""How much more a space between words takes than a place between two hanzi."""


class Line(NamedTuple):
    """Characters ``start`` to ``end`` of a setting as one line.

    ``first`` is the stretch that holds ``start``.  ``head`` and ``tail`` are the blanks cut off the first and the last mark.  ``width`` is the
    natural width with all cuts, without spaces that hang.  ``spread`` goes between neighbouring cells, ``space`` is added to each space,
    ``squeezed`` are places between characters where a mark gives up blank, and how much.
    """

    start: int
    end: int
    first: int
    head: int
    tail: int
    width: int
    spread: float = 0.0
    space: float = 0.0
    squeezed: tuple[tuple[int, int], ...] = ()


_line = tuple.__new__
"""Makes a line of all its values, in half of the time."""
SPREAD = float(marks.SPREAD)

Squeezed = tuple[tuple[int, int], ...]
Cut = tuple[int, Squeezed]


def break_lines(
    setting: Setting, measure: int, first_indent: int = 0, justify: bool = True, flush: bool = True
) -> list[Line]:
    """The lines of ``setting`` in a column of ``measure``; the first is shorter by ``first_indent``.

    With ``flush`` an opening mark at the start of a line that isn't indented loses its blank.
    """
    scan, at, lead, trail = setting.scan, setting.at, setting.lead, setting.trail
    kinds, gaps, left, right = setting.kinds, setting.gaps, setting.left, setting.right
    no_start, no_end = marks.NO_START, marks.NO_END
    end, last_bound, plain = len(scan), len(at) - 1, not setting.spaced
    lines: list[Line] = []
    start = index = places = 0
    base = trail[0]
    head = left.get(scan[0], 0) if scan and flush and not first_indent else 0
    room = measure - first_indent + head
    while True:
        limit = base + room
        bound = bisect_right(lead, limit, index) - 1
        if bound >= last_bound:
            lines.append(_line(Line, (start, end, index, head, 0, lead[-1] - base - head, 0.0, 0.0, ())))
            return lines
        cut = _latest(setting, max(bound, index), start, limit)
        squeezed: Squeezed = ()
        before = scan[cut - 1]
        if cut < end:
            after = scan[cut]
            if after in no_start or before in no_end or (before == after and before in marks.PAIRS):
                cut, squeezed = _other_cut(setting, start, base, cut, room)
                before = scan[cut - 1]
        if end - cut <= NEAR_END:
            cut, squeezed = _without_orphan(setting, start, base, cut, squeezed, room)
            before = scan[cut - 1]
        loss = sum([amount for _, amount in squeezed]) if squeezed else 0
        tail = right.get(before, 0)
        if cut >= end:
            width = _reach(setting, end) - base - head - loss
            lines.append(_line(Line, (start, end, index, head, tail, width, 0.0, 0.0, squeezed)))
            return lines
        stop = bisect_right(at, cut, index) - 1
        inside = cut - at[stop]
        whole = trail[stop] + 1000 * inside if inside else lead[stop]
        width = whole - base - head - tail - loss
        if plain:
            reached = gaps[stop] + inside
            count = reached - places - (inside > 0 or kinds[stop] == CELLS == kinds[stop - 1])
            slack = room - head - width
            spread = min(slack / count, SPREAD) if justify and slack > 0 and count else 0.0
            lines.append(_line(Line, (start, cut, index, head, tail, width, spread, 0.0, squeezed)))
            places = reached
        else:
            line = _line(Line, (start, cut, index, head, tail, width, 0.0, 0.0, squeezed))
            lines.append(_mixed(setting, line, room - head, justify))
        start, index = cut, stop
        base = whole if inside else trail[stop]
        head = left.get(scan[cut], 0) if flush else 0
        room = measure + head


def _latest(setting: Setting, bound: int, start: int, limit: int) -> int:
    """Where a line from ``start`` on ends at the latest, the rules apart: in stretch ``bound``, before ``limit``; behind a character at least."""
    at, kind = setting.at, setting.kinds[bound]
    if kind == CELLS:
        over = limit - setting.trail[bound]
        return max(start + 1, at[bound] + over // 1000 if over > 0 else at[bound])
    cut = at[bound] if kind == ATOM else at[bound + 1]
    return cut if cut > start else at[bound + 1]


def keeps_rules(setting: Setting, lines: Sequence[Line], measure: int, first_indent: int = 0) -> bool:
    """Whether all of ``lines`` begin and end as they may, the last has more than one character, and none is wider than its room."""
    room = measure - first_indent
    for line in lines:
        if line.start and not _allowed(setting.scan, line.start):
            return False
        if line.width > room:
            return False
        room = measure
    return len(lines) == 1 or not _is_alone(setting.scan[lines[-1].start : lines[-1].end])


def _is_alone(rest: str) -> bool:
    """Whether ``rest`` is one character and marks round it."""
    if len(rest) > NEAR_END:
        return False
    inside = 0
    for char in rest:
        if char not in marks.NO_START and char not in marks.OPENING:
            inside += 1
            if inside > 1:
                return False
    return inside == 1


def _mixed(setting: Setting, line: Line, room: int, justify: bool) -> Line:
    """``line``, with Latin or narrow characters in it, spread to ``room``: spaces grow first, words never."""
    at, kinds = setting.at, setting.kinds
    gaps = spaces = trailing = 0
    index, start = line.first, line.start
    while start < line.end:
        stop = min(at[index + 1], line.end)
        kind = kinds[index]
        trailing = 0
        if kind == CELLS:
            gaps += stop - start
            if stop == line.end or kinds[index + 1] != CELLS:
                gaps -= 1
        elif kind == SPACE:
            trailing = stop - start
            spaces += trailing
        start, index = stop, index + 1
    width = line.width
    if trailing:
        spaces -= trailing
        width -= setting.lead[index] - setting.trail[index - 1]
    slack = room - width
    if not justify or slack <= 0:
        return line._replace(width=width)
    parts = gaps + SPACE_WEIGHT * spaces
    spread = min(slack / parts, marks.SPREAD) if gaps and parts else 0.0
    space = min((slack - spread * gaps) / spaces, MOST_SPACE) if spaces else 0.0
    return line._replace(width=width, spread=spread, space=space)


def _other_cut(setting: Setting, start: int, base: int, cut: int, room: int) -> Cut:
    """A cut near ``cut`` that the rules allow: pull in what may not begin a line, else push out (CLREQ 3.5.4)."""
    at, end = setting.at, len(setting.scan)
    position = cut
    for _ in range(3):
        index = bisect_right(at, position) - 1
        position = position + 1 if setting.kinds[index] == CELLS else at[index + 1]
        if position >= end or _allowed(setting.scan, position):
            need = _reach(setting, position) - base - room
            if need <= 0:
                return position, ()
            squeezed = _squeeze(setting, start, position, need)
            if squeezed:
                return position, squeezed
            break
        if position - cut > 3:
            break
    earlier = _earlier(setting, start, cut)
    return (earlier or cut), ()


def _without_orphan(setting: Setting, start: int, base: int, cut: int, squeezed: Squeezed, room: int) -> Cut:
    """``cut``, or another one where it would leave a single character to the last line."""
    scan, end = setting.scan, len(setting.scan)
    if cut - start < 4 or not _is_alone(scan[cut:end]):
        return cut, squeezed
    need = _reach(setting, end) - base - room
    pulled = _squeeze(setting, start, end, need)
    if pulled:
        return end, pulled
    earlier = _earlier(setting, start, cut)
    return (earlier, ()) if earlier and earlier > start + 1 else (cut, squeezed)


def _allowed(scan: str, position: int) -> bool:
    before, after = scan[position - 1], scan[position]
    if after in marks.NO_START or before in marks.NO_END:
        return False
    return not (before == after and before in marks.PAIRS)


def _earlier(setting: Setting, start: int, cut: int) -> int:
    """The last allowed cut between ``start`` and ``cut``; 0 where there is none."""
    at, kinds = setting.at, setting.kinds
    position = cut
    while True:
        index = bisect_right(at, position - 1) - 1
        position = position - 1 if kinds[index] == CELLS else at[index]
        if position <= start:
            return 0
        if _allowed(setting.scan, position):
            return position


def _reach(setting: Setting, position: int) -> int:
    """The width of all before ``position`` as the end of a line: without its last spaces or its last blank."""
    index = bisect_right(setting.at, position) - 1
    if position == setting.at[index] and setting.kinds[index - 1] == SPACE:
        return setting.trail[index - 1]
    return setting.lead_at(position, index) - setting.right.get(setting.scan[position - 1], 0)


@lru_cache(maxsize=1)
def _mark() -> re.Pattern[str]:
    return re.compile(marks.MARK_CLASS)


def _squeeze(setting: Setting, start: int, end: int, need: int) -> Squeezed:
    """Places where marks between ``start`` and ``end`` give up a quarter em each, ``need`` in all; () where they can't."""
    places: list[int] = []
    at, lead, trail = setting.at, setting.lead, setting.trail
    for match in _mark().finditer(setting.scan, start, end):
        mark = match.group()
        if mark not in setting.left and mark not in setting.right:
            continue
        place = match.start() + (mark not in setting.left)
        if not start < place < end:
            continue
        index = bisect_right(at, place) - 1
        if at[index] != place or lead[index] == trail[index]:
            places.append(place)
    wanted = -(-need // marks.SQUEEZE)
    if not 0 < wanted <= len(places):
        return ()
    chosen = {places[number * len(places) // wanted] for number in range(wanted)}
    return tuple([(place, marks.SQUEEZE) for place in sorted(chosen)])
