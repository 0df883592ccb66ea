"""A small CID-keyed CFF font made from outlines (Adobe Technical Notes 5176 and 5177).

It holds marks with part of their blank cut off, which faces have as positions only: a PDF extractor takes a glyph that is
pulled back over its neighbour for the start of a new line, so the cut mark must be a glyph of its own width.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

from convkit.fonts.faces import Outline

_FIRST_STRING = 391
"""The number of the first string that a CFF brings itself."""


def cid_font(name: str, glyphs: Sequence[tuple[int, int, Outline]]) -> bytes:
    """A CFF with ``glyphs`` (identifier, width, outline) in order of identifier; lengths in thousandths of the em."""
    charset = b"\0" + b"".join([struct.pack(">H", identifier) for identifier, _, _ in glyphs])
    strings = index_bytes([b"Adobe", b"Identity"])
    charstrings = index_bytes(
        [charstring(None, ()), *[charstring(None if width == 1000 else width, outline) for _, width, outline in glyphs]]
    )
    select = b"\3" + struct.pack(">HHBH", 1, 0, 0, len(glyphs) + 1)
    private = _integer(1000) + b"\x14" + _integer(0) + b"\x15"
    head = b"\1\0\4\4" + index_bytes([name.encode("ascii")])
    top_length = len(index_bytes([_top(0, 0, 0, 0, glyphs)]))
    at = len(head) + top_length + len(strings) + 2
    places = {}
    for key, data in (("charset", charset), ("select", select), ("glyphs", charstrings), ("private", private)):
        places[key] = at
        at += len(data)
    fonts = index_bytes([_integer(len(private)) + _offset(places["private"]) + b"\x12"])
    top = index_bytes([_top(places["charset"], places["select"], places["glyphs"], at, glyphs)])
    return b"".join([head, top, strings, b"\0\0", charset, select, charstrings, private, fonts])


def _top(charset: int, select: int, glyphs: int, fonts: int, entries: Sequence[tuple[int, int, Outline]]) -> bytes:
    count = max((identifier for identifier, _, _ in entries), default=0) + 1
    return b"".join(
        [
            _integer(_FIRST_STRING), _integer(_FIRST_STRING + 1), _integer(0), b"\x0c\x1e",
            _integer(-500), _integer(-300), _integer(1500), _integer(1200), b"\x05",
            _offset(count), b"\x0c\x22", _offset(charset), b"\x0f", _offset(glyphs), b"\x11",
            _offset(select), b"\x0c\x25", _offset(fonts), b"\x0c\x24",
        ]
    )  # fmt: skip


def index_bytes(items: Sequence[bytes]) -> bytes:
    """``items`` as an INDEX."""
    offsets = [1]
    for item in items:
        offsets.append(offsets[-1] + len(item))
    return struct.pack(">HB", len(items), 4) + struct.pack(f">{len(offsets)}I", *offsets) + b"".join(items)


def _integer(value: int) -> bytes:
    return bytes([value + 139]) if -107 <= value <= 107 else b"\x1c" + struct.pack(">h", value)


def _offset(value: int) -> bytes:
    return b"\x1d" + struct.pack(">i", value)


_OPERATORS = {"m": b"\x15", "l": b"\x05", "c": b"\x08"}


def charstring(width: int | None, outline: Outline) -> bytes:
    """A Type 2 charstring; ``width``, what it is wider than the nominal width, stands before the first operator, None for the default width."""
    parts = [] if width is None else [_integer(width)]
    x = y = 0
    for operator, points in outline:
        if operator not in _OPERATORS:
            continue
        for index in range(0, len(points), 2):
            new_x, new_y = round(points[index]), round(points[index + 1])
            parts += [_integer(new_x - x), _integer(new_y - y)]
            x, y = new_x, new_y
        parts.append(_OPERATORS[operator])
    return b"".join([*parts, b"\x0e"])


def shifted(outline: Outline, distance: float) -> Outline:
    """``outline`` moved to the right by ``distance``."""
    return tuple(
        (operator, tuple([point + distance if index % 2 == 0 else point for index, point in enumerate(points)]))
        for operator, points in outline
    )
