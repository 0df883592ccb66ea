"""Glyphs added to a CID-keyed CFF that HarfBuzz cut down (Adobe Technical Notes 5176, sections 14 to 19, and 5177).

A mark with part of its blank cut off is a glyph that no face has.  As a glyph of the face's own font it stands in a line like any other
character, and the line needs no change of font.
"""

from __future__ import annotations

import itertools
import struct
from collections.abc import Sequence
from typing import NamedTuple

from convkit.fonts.cff import CHARSTRINGS, FD_ARRAY, FD_SELECT, index_of, operands, top_dict, with_offset
from convkit.fonts.cffmaker import charstring, index_bytes
from convkit.fonts.faces import Outline

PRIVATE, DEFAULT_WIDTH, NOMINAL_WIDTH = (18,), (20,), (21,)


class Added(NamedTuple):
    """A glyph to be added: the glyph whose font dictionary it shares, its width, its outline; in units of a font of 1,000."""

    like: int
    width: int
    outline: Outline


def with_glyphs(cff: bytes, added: Sequence[Added]) -> bytes:
    """``cff`` with ``added`` as its last glyphs; its charset does not know them yet.

    HarfBuzz writes the charstrings last, so that they can grow.  Raises ValueError for a font in another form.
    """
    places = operands(cff, *top_dict(cff))
    if not {CHARSTRINGS, FD_SELECT, FD_ARRAY} <= places.keys():
        raise ValueError("the font is not CID-keyed")
    start = places[CHARSTRINGS][-1]
    offsets, end = index_of(cff, start)
    if end != len(cff):
        raise ValueError("the charstrings don't stand at the end")
    count = len(offsets) - 1
    chosen = _selected(cff, places[FD_SELECT][-1], count)
    widths = _widths(cff, places[FD_ARRAY][-1])
    strings = [cff[low:high] for low, high in itertools.pairwise(offsets)]
    for like, width, outline in added:
        default, nominal = widths[chosen[like]]
        strings.append(charstring(None if width == default else width - nominal, outline))
        chosen.append(chosen[like])
    grown = cff[:start] + index_bytes(strings)
    return with_offset(grown + _select(chosen), FD_SELECT, len(grown))


def _selected(cff: bytes, at: int, count: int) -> list[int]:
    """The font dictionary of each glyph (section 19)."""
    if cff[at] == 0:
        return list(cff[at + 1 : at + 1 + count])
    ranges = int.from_bytes(cff[at + 1 : at + 3], "big")
    chosen: list[int] = []
    for number in range(ranges):
        first, which, after = struct.unpack_from(">HBH", cff, at + 3 + 3 * number)
        chosen += [which] * (after - first)
    return chosen


def _select(chosen: Sequence[int]) -> bytes:
    """An FDSelect of ranges."""
    starts = [glyph for glyph in range(len(chosen)) if not glyph or chosen[glyph] != chosen[glyph - 1]]
    rows = [struct.pack(">HB", glyph, chosen[glyph]) for glyph in starts]
    return struct.pack(">BH", 3, len(starts)) + b"".join(rows) + struct.pack(">H", len(chosen))


def _widths(cff: bytes, at: int) -> list[tuple[int, int]]:
    """The default and the nominal width of each font dictionary; 0 where it states none (section 15)."""
    found: list[tuple[int, int]] = []
    offsets, _ = index_of(cff, at)
    for low, high in itertools.pairwise(offsets):
        size, start = operands(cff, low, high)[PRIVATE]
        private = operands(cff, start, start + size)
        found.append((private.get(DEFAULT_WIDTH, [0])[-1], private.get(NOMINAL_WIDTH, [0])[-1]))
    return found
