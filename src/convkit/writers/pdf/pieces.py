"""A line's parts that are shown in one go: where kind, font or kern change, and round marks that give up blank."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from convkit.writers.pdf import marks
from convkit.writers.pdf.breaking import Line
from convkit.writers.pdf.glyphs import Font
from convkit.writers.pdf.setting import CELLS, SPACE, Setting, Span


class Place(NamedTuple):
    """Where a look stands on a line: from ``left`` to ``right`` in em of the paragraph, from the line's start."""

    look: int
    left: float
    right: float


Piece = tuple[str, int, float, float, Font, float, float, int]
"""Characters of one kind, shown by one font: codes, kind, kern, width, font, scale, rise, look.

The kern is set before them and the width is theirs, in thousandths of the paragraph's em; scale, rise and look as in a span.
"""


def pieces(setting: Setting, line: Line) -> list[Piece]:
    """The parts of ``line`` that are shown in one go, in order."""
    if line.start == line.end:
        return []
    cuts = _cuts(setting, line)
    at, kinds, lead, trail = setting.at, setting.kinds, setting.lead, setting.trail
    found: list[Piece] = []
    index, start = line.first, line.start
    kern = 0
    while start < line.end:
        whole = at[index + 1]
        stop = min(whole, line.end)
        kind = kinds[index]
        width = 1000 * (stop - start) if kind == CELLS else lead[index + 1] - trail[index]
        _divided(setting, (start, stop, kind, kern, width), cuts, found)
        start, index = stop, index + 1
        kern = max(trail[index] - lead[index], 0)
    return found


def _cuts(setting: Setting, line: Line) -> dict[int, tuple[int, int]]:
    """For each mark of ``line`` that gives up blank: how much at its left and at its right."""
    cuts: dict[int, tuple[int, int]] = {}
    if line.head:
        cuts[line.start] = (line.head, 0)
    at, lead, trail = setting.at, setting.lead, setting.trail
    index = line.first + 1
    places = list(line.squeezed)
    while at[index] < line.end:
        if trail[index] < lead[index]:
            places.append((at[index], lead[index] - trail[index]))
        index += 1
    for place, loss in places:
        if setting.right.get(setting.scan[place - 1], 0) >= loss:
            left, right = cuts.get(place - 1, (0, 0))
            cuts[place - 1] = (left, right + loss)
        else:
            left, right = cuts.get(place, (0, 0))
            cuts[place] = (left + loss, right)
    if line.tail:
        left, _ = cuts.get(line.end - 1, (0, 0))
        cuts[line.end - 1] = (left, line.tail)
    return cuts


def _divided(
    setting: Setting, part: tuple[int, int, int, int, int], cuts: dict[int, tuple[int, int]], found: list[Piece]
) -> None:
    """A part of a line (start, end, kind, kern, width) at the borders of spans and round marks that are cut."""
    start, end, kind, kern, width = part
    each = width / (end - start)
    spans = setting.spans
    at = max(0, bisect_right(spans, start, key=_start) - 1) if spans else 0
    while start < end:
        stop = end
        font, scale, rise, look = setting.font, 1.0, 0.0, 0
        if spans:
            while spans[at].end <= start:
                at += 1
            stop = min(stop, spans[at].end)
            _, _, font, scale, rise, look = spans[at]
        code = None
        if start in cuts:
            stop = start + 1
            left, right = cuts[start]
            font, code, _ = font.cut(setting.codes[start], left, right)
            found.append((code, kind, kern, each - left - right, font, scale, rise, look))
        else:
            stop = min([stop, *[place for place in cuts if start < place < stop]])
            text = setting.codes[start:stop].replace(marks.SKIP, "")
            found.append((text, kind, kern, each * (stop - start), font, scale, rise, look))
        start, kern = stop, 0


def _start(span: Span) -> int:
    return span.start


def places(found: list[Piece], line: Line) -> list[Place]:
    """Where the looks other than 0 of a line's pieces stand, in em from the line's start."""
    made: list[Place] = []
    x = 0.0
    for codes, kind, kern, natural, _, _, _, look in found:
        x += kern
        width = natural
        if kind == CELLS:
            width += line.spread * len(codes)
        elif kind == SPACE:
            width += line.space * len(codes)
        if look:
            if made and made[-1].look == look:
                made[-1] = made[-1]._replace(right=(x + width) / 1000)
            else:
                made.append(Place(look, x / 1000, (x + width) / 1000))
        x += width
    return made
