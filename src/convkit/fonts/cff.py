"""What is needed of the Compact Font Format to give its glyphs the character identifiers we want.

Adobe Technical Note 5176 (CFF), sections 4 (dictionaries), 5 (INDEX), 9 (Top DICT), 13 (charsets), 18 (CID-keyed fonts).
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

Operator = tuple[int, ...]
CHARSET, CHARSTRINGS, ROS, FD_ARRAY, FD_SELECT = (15,), (17,), (12, 30), (12, 36), (12, 37)


def set_charset(cff: bytes, identifiers: Sequence[int]) -> bytes:
    """``cff``, CID-keyed, with a charset that gives glyph 1, 2, … the ``identifiers``; glyph 0 keeps 0.

    The new charset stands at the end, and the Top DICT, whose offset HarfBuzz writes in 5 bytes, points to it.
    Raises ValueError for a Top DICT in another form.
    """
    charset = b"\0" + struct.pack(f">{len(identifiers)}H", *identifiers)
    return with_offset(cff + charset, CHARSET, len(cff))


def with_offset(cff: bytes, wanted: Operator, offset: int) -> bytes:
    """``cff`` with another ``offset`` as the operand of ``wanted`` in its Top DICT.  Raises ValueError where that does not stand in 5 bytes."""
    start, end = top_dict(cff)
    for operator, at, size in _operators(cff, start, end):
        if operator == wanted and size == 5:
            return cff[: at + 1] + struct.pack(">i", offset) + cff[at + 5 :]
    raise ValueError(f"the Top DICT has no offset of 5 bytes for {wanted}")


def is_cid_keyed(cff: bytes) -> bool:
    """True where the glyphs of ``cff`` have numbers, false where they have names."""
    start, end = top_dict(cff)
    return any(operator == ROS for operator, _, _ in _operators(cff, start, end))


def index_of(data: bytes, at: int) -> tuple[list[int], int]:
    """The offsets of the INDEX at ``at`` (one more than it has entries), and where it ends."""
    count = int.from_bytes(data[at : at + 2], "big")
    if count == 0:
        return [], at + 2
    size = data[at + 2]
    first = at + 3
    base = first + (count + 1) * size - 1
    offsets = [base + int.from_bytes(data[p : p + size], "big") for p in range(first, first + (count + 1) * size, size)]
    return offsets, offsets[-1]


def top_dict(cff: bytes) -> tuple[int, int]:
    """Where the Top DICT begins and ends."""
    _, after_names = index_of(cff, cff[2])
    offsets, _ = index_of(cff, after_names)
    return offsets[0], offsets[1]


def operands(data: bytes, at: int, end: int) -> dict[Operator, list[int]]:
    """The operators of a DICT with their operands; what is no integer stands as 0."""
    found: dict[Operator, list[int]] = {}
    values: list[int] = []
    while at < end:
        first = data[at]
        if first <= 21:
            length = 2 if first == 12 else 1
            found[tuple(data[at : at + length])] = values
            values = []
        else:
            length = _operand(data, at)
            values.append(_value(data, at))
        at += length
    return found


def _value(data: bytes, at: int) -> int:
    first = data[at]
    if first in (28, 29):
        return int.from_bytes(data[at + 1 : at + (3 if first == 28 else 5)], "big", signed=True)
    if first == 30:
        return 0
    if first <= 246:
        return first - 139
    second = data[at + 1]
    return (first - 247) * 256 + second + 108 if first <= 250 else -(first - 251) * 256 - second - 108


def _operators(data: bytes, at: int, end: int) -> list[tuple[Operator, int, int]]:
    """The operators of a DICT, each with the place and the length of its last operand."""
    found: list[tuple[Operator, int, int]] = []
    last = size = 0
    while at < end:
        first = data[at]
        if first <= 21:
            length = 2 if first == 12 else 1
            found.append((tuple(data[at : at + length]), last, size))
        else:
            length = _operand(data, at)
            last, size = at, length
        at += length
    return found


def _operand(data: bytes, at: int) -> int:
    first = data[at]
    if first == 28:
        return 3
    if first == 29:
        return 5
    if first == 30:
        end = at + 1
        while data[end] & 0xF != 0xF and data[end] >> 4 != 0xF:
            end += 1
        return end - at + 1
    return 1 if first <= 246 else 2
