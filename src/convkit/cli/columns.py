"""Text on a terminal: how many columns it takes, cut and broken to fit.  A full-width character takes two."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

NEVER_FIRST = frozenset("，。、；：！？）》」』”’】〉〕,.;:!?)]")
"""Marks that begin no line."""
MOST = 100
"""Columns of a text that is to be read, however wide the terminal is."""


def columns(text: str) -> int:
    """The columns of ``text``: 2 for what Unicode calls wide or full width (UAX #11), 0 for marks set over another character."""
    if text.isascii():
        return len(text)
    return sum(_columns_of(character) for character in text)


def _columns_of(character: str) -> int:
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    return 0 if unicodedata.category(character) in ("Mn", "Me", "Cf") else 1


def clipped(text: str, width: int) -> str:
    """``text``, or its head with … behind it, in at most ``width`` columns."""
    if columns(text) <= width:
        return text
    taken = at = 0
    while at < len(text) and taken + _columns_of(text[at]) < width:
        taken += _columns_of(text[at])
        at += 1
    return text[:at] + "…"


def padded(text: str, width: int) -> str:
    """``text`` with spaces behind it up to ``width`` columns."""
    return text + " " * (width - columns(text))


def wrapped(text: str, width: int) -> Iterator[str]:
    """The lines of ``text`` in at most ``width`` columns, broken at spaces and beside full-width characters.

    A mark that may not begin a line stays on the one before; a word longer than a line stands alone.
    """
    line, used = "", 0
    for piece in _pieces(text):
        bare = piece.rstrip()
        if line and used + columns(bare) > width and not (bare in NEVER_FIRST and used + columns(bare) <= width + 2):
            yield line.rstrip()
            line, used = "", 0
            piece = piece.lstrip()
        line += piece
        used += columns(piece)
    if line.strip():
        yield line.rstrip()


def _pieces(text: str) -> Iterator[str]:
    """The stretches between which a line may end: words with the space behind them, and each full-width character."""
    word = ""
    for character in text:
        if _columns_of(character) == 2:
            if word:
                yield word
                word = ""
            yield character
        elif character == " ":
            yield word + " "
            word = ""
        else:
            word += character
    if word:
        yield word


def aligned(rows: list[tuple[str, str]], width: int, indent: int = 2, most: int = 34) -> Iterator[str]:
    """``rows`` of a term and what is said of it, in two columns; a term wider than ``most`` has a line of its own."""
    first = max((columns(term) for term, _ in rows if columns(term) <= most), default=0)
    left = " " * indent
    for term, text in rows:
        lines = list(wrapped(text, max(20, width - indent - first - 2))) or [""]
        if columns(term) > most:
            yield left + term
        else:
            yield f"{left}{padded(term, first)}  {lines.pop(0)}".rstrip()
        yield from (f"{left}{' ' * first}  {line}" for line in lines)
