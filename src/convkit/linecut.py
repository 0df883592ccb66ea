"""Cutting bytes and text at line ends, without work for each character."""

from __future__ import annotations


def behind_last(block: bytes, end: bytes) -> int:
    """Where the last line end of ``block`` ends; 0 if it has none.  The block begins at a whole unit of the encoding."""
    at = block.rfind(end)
    while at >= 0 and at % len(end):
        at = block.rfind(end, 0, at + len(end) - 1)
    return at + len(end) if at >= 0 else 0


def lines_of(data: bytes, end: bytes) -> list[bytes]:
    """``data`` cut behind each ``end``, a single byte."""
    parts = data.splitlines(keepends=True)
    if len(parts) == data.count(end) + (not data.endswith(end)):
        return parts
    *whole, rest = data.split(end)
    return [*[part + end for part in whole], *([rest] if rest else [])]


def texts_of(text: str, end: bytes) -> list[str]:
    """``text`` cut behind each line end; ``str.splitlines`` knows more ends, but is fast where it finds no others."""
    mark = "\r" if b"\r" in end else "\n"
    parts = text.splitlines(keepends=True)
    if len(parts) == text.count(mark) + (not text.endswith(mark)):
        return parts
    *whole, rest = text.split(mark)
    return [*[part + mark for part in whole], *([rest] if rest else [])]
