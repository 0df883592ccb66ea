"""Where the text of a record stands in its file: lines, columns, bytes."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from convkit.history import History, Ways, place
from convkit.provenance import Span

CONTEXT = 20
"""Code points of the source that are shown on either side."""


class Point(NamedTuple):
    """A place of a source: line and column (code points) from 1, byte of the file and code point of its decoded text from 0."""

    line: int
    column: int
    byte: int
    offset: int


class Place(NamedTuple):
    """A stretch of a source: line and column (code points) from 1, bytes of the file, code points of its decoded text.

    ``text`` is what stands there, ``before`` and ``after`` what stands round it.
    """

    line: int
    column: int
    byte: int
    byte_end: int
    offset: int
    end: int
    before: str
    text: str
    after: str


class Located:
    """A record of a source with what it costs to make once.

    ``offset`` is how many code points of the source stand before it; ``path`` and ``sha256`` are the source's.
    """

    def __init__(self, history: History, offset: int = 0, path: str = "", sha256: str = "") -> None:
        self.history = history
        self.ways: Ways = history.ways()
        self.text = history.source_text()
        self.offset = offset
        self.path = path
        self.sha256 = sha256

    def point(self, position: int) -> Point:
        """The code point ``position`` of the record's source text as a place of the file."""
        byte, line = place(self.history, self.text, position)
        return Point(line, position - self._line_start(position) + 1, byte, self.offset + position)

    def place(self, span: Span) -> Place:
        """``span`` of the record's source text as a place of the file."""
        start, end = span
        at = self.point(start)
        return Place(
            at.line, at.column, at.byte, place(self.history, self.text, end)[0], self.offset + start, self.offset + end,
            self.text[max(0, start - CONTEXT) : start], self.text[start:end], self.text[end : end + CONTEXT],
        )  # fmt: skip

    def _line_start(self, position: int) -> int:
        lines = self.history.lines
        return lines[max(0, bisect_right(lines, position, key=lambda line: line.char) - 1)].char if lines else 0
