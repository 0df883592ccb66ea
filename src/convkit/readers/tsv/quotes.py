"""The cells of a comma-separated row (RFC 4180): quotes, doubled quotes, line ends inside quotes, all within bounds."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from convkit.provenance import Edit

QUOTED_LIMIT = 1 << 20
"""Code points of a quoted cell, beyond which its opening quote was no quote but text."""
QUOTED_LINES = 2000
MISTAKES = 20
"""After this many quotes that never closed, a quote no longer reaches over a line's end."""


class Cell(NamedTuple):
    """The place of a cell's content in its row; ``quoted`` if quotes stand around it."""

    start: int
    end: int
    quoted: bool = False


@lru_cache(maxsize=8)
def _cell(delimiter: str) -> re.Pattern[str]:
    d = re.escape(delimiter)
    return re.compile(rf'[ ]*+"((?:[^"]++|"")*+)"[ ]*+(?={d}|\r?\n?\Z)|([^{d}\r\n]*+)')


def split_quoted(text: str, delimiter: str) -> list[Cell]:
    """The cells of the row ``text``, its line end left out.  A quote that doesn't open and close a whole cell is text."""
    cells: list[Cell] = []
    at = 0
    pattern = _cell(delimiter)
    end = len(text.rstrip("\r\n"))
    while True:
        match = pattern.match(text, at)
        assert match is not None
        if match[1] is not None:
            cells.append(Cell(*match.span(1), True))
        else:
            stop = match.end()
            while stop < end and text[stop] != delimiter:
                stop = _next(text, delimiter, stop, end)
            cells.append(Cell(at, stop))
        at = cells[-1].end if not cells[-1].quoted else match.end()
        if at >= end:
            return cells
        at += 1


def _next(text: str, delimiter: str, at: int, end: int) -> int:
    place = text.find(delimiter, at, end)
    return end if place < 0 else place


def open_after(line: str, delimiter: str, inside: bool) -> bool:
    """Whether a quoted cell is open at the end of ``line``; ``inside`` says whether one was open before it."""
    at = 0
    end = len(line)
    while at < end:
        if inside:
            at = line.find('"', at)
            if at < 0:
                return True
            if line[at + 1 : at + 2] == '"':
                at += 2
                continue
            inside = False
            at = line.find(delimiter, at)
            if at < 0:
                return False
            at += 1
        while line[at : at + 1] == " ":
            at += 1
        if line[at : at + 1] == '"':
            inside = True
            at += 1
            continue
        at = line.find(delimiter, at)
        if at < 0:
            return False
        at += 1
    return inside


class Meant:
    """A cell as it was meant, where a program wrote several characters for one, and the way back to the row's coordinates."""

    def __init__(self, row: str, start: int, end: int, written: re.Pattern[str], meant: Mapping[str, str]) -> None:
        self._row = row
        self._start = start
        self._places: list[int] = []
        self._lengths = [0]
        self._stands: list[tuple[str, str]] = []
        pieces: list[str] = []
        at, length = start, 0
        for match in written.finditer(row, start, end):
            pieces.append(row[at : match.start()])
            length += match.start() - at
            self._places.append(length)
            self._lengths.append(self._lengths[-1] + len(match[0]) - 1)
            self._stands.append((match[0], meant[match[0]]))
            pieces.append(meant[match[0]])
            length += 1
            at = match.end()
        pieces.append(row[at:end])
        self.text = "".join(pieces)

    def place(self, position: int) -> int:
        """Where position ``position`` of the text stands in the row: before what was written for a character, or behind it."""
        return self._start + position + self._lengths[bisect_right(self._places, position - 1)]

    def edits(self, edits: list[Edit]) -> list[Edit]:
        """``edits`` of the text as edits of the row, with those that put in what was meant."""
        out: list[Edit] = []
        waiting = iter(zip([*self._places, len(self.text) + 1], [*self._stands, ("", "")], strict=True))
        place, stands = next(waiting)
        for edit in edits:
            while place < edit.start:
                out.append(Edit(self.place(place), *stands))
                place, stands = next(waiting)
            start, end = self.place(edit.start), self.place(edit.end)
            while place < edit.end:
                place, stands = next(waiting)
            out.append(edit._replace(start=start, old=self._row[start:end]))
        while place <= len(self.text):
            out.append(Edit(self.place(place), *stands))
            place, stands = next(waiting)
        return out


def undoubled(row: str, start: int, end: int) -> Meant:
    """A quoted cell whose quotes are doubled."""
    return Meant(row, start, end, _doubled(), {'""': '"'})


def unescaped(row: str, start: int, end: int) -> Meant | None:
    """A cell whose markup was escaped, ``&lt;p&gt;…&lt;/p&gt;``; None for any other."""
    cell = row[start:end].strip()
    if not (cell.startswith("&lt;") and cell.endswith("&gt;")) or _escaped_tag().match(cell) is None:
        return None
    return Meant(row, start, end, _escaped(), {"&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"'})


def written_out(row: str, start: int, end: int) -> Meant | None:
    r"""A cell of markup in which line ends beside tags are written out, ``<p>…</p>\r\n``, as databases export them; else None.

    Quotes of attributes may be written out too (``<img src=\"…\">``).
    """
    if _beside_tag().search(row, start, end) is None:
        return None
    meant = Meant(row, start, end, _written(), {"\\r\\n": "\n", "\\n": "\n", '\\"': '"'})
    return meant if len(meant.text) < end - start else None


@lru_cache(maxsize=1)
def _beside_tag() -> re.Pattern[str]:
    return re.compile(r">\s*(?:\\r)?\\n|\\n\s*<")


@lru_cache(maxsize=1)
def _written() -> re.Pattern[str]:
    return re.compile(r'(?<!\\)(?:\\r\\n|(?<!:)\\n|\\")')


@lru_cache(maxsize=1)
def _doubled() -> re.Pattern[str]:
    return re.compile('""')


@lru_cache(maxsize=1)
def _escaped() -> re.Pattern[str]:
    return re.compile("&(?:lt|gt|amp|quot);")


@lru_cache(maxsize=1)
def _escaped_tag() -> re.Pattern[str]:
    return re.compile(r"&lt;(?:p|div|br|span|strong|b|h[1-6]|ul|ol|table|section|article|font|center)\b")
