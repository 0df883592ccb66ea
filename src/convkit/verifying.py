"""``--verify``: an output is opened again, and its text must be that of the articles that went in.

White space, controls and what no text layer can hold are folded away.  Nothing may be missing and nothing may stand in between, but notes,
which a format may put where it has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from convkit.closing import signed_at
from convkit.model import Article, BlockKind
from convkit.titleblock import lines_above, lines_below, part_of

SHOWN = 24
"""How much of a text is quoted, in code points."""


class Piece(NamedTuple):
    """A stretch of an article's text, folded.  ``free``: it may stand anywhere (a note) or not at all (words about a picture)."""

    text: str
    label: str
    free: bool = False


@lru_cache(maxsize=1)
def _folded_away() -> re.Pattern[str]:
    return re.compile("[\\s\x00-\x1f\x7f-\x9f\u200b\ufeff\ufffd-\uffff\ud800-\udfff\ufdd0-\ufdef]+")


def fold(text: str) -> str:
    """``text`` without white space, controls and noncharacters."""
    return _folded_away().sub("", text)


def pieces_of(article: Article, *, number_first: bool = False, known_part: str = "") -> Iterator[Piece]:
    """The text of ``article`` as a page shows it, piece by piece; the part of a work that was named before need not stand there again."""
    label = article.title or article.id
    again = bool(known_part) and part_of(article) == known_part
    for line in lines_above(article, number_first=number_first):
        yield Piece(fold(line.text), label, again and line.part == "kicker")
    signed = signed_at(article)
    below = [Piece(fold(line.text), label) for line in lines_below(article)]
    for index, block in enumerate(article.blocks):
        if index == signed:
            yield from below
        if block.kind is BlockKind.CELL and block.parent >= 0:
            continue
        text = article.block_text(block)
        if block.kind is BlockKind.IMAGE and not text.strip():
            yield Piece(fold(article.image_text(block)), label, free=True)
        else:
            yield Piece(fold(text), label, block.kind is BlockKind.NOTE)
    if signed == len(article.blocks):
        yield from below


class Expected:
    """What the text of one output must be.  ``parts``: its layout names the part of a work before the first of its chapters only."""

    def __init__(self, *, number_first: bool = False, parts: bool = False) -> None:
        self._number_first = number_first
        self._parts = parts
        self._part = ""
        self._pieces: list[Piece] = []

    def add(self, article: Article) -> None:
        """``article`` goes into the output next."""
        found = pieces_of(article, number_first=self._number_first, known_part=self._part)
        self._pieces += [piece for piece in found if piece.text]
        self._part = part_of(article) if self._parts else ""

    def difference(self, parts: Iterable[str]) -> str | None:
        """Where the output's text ``parts`` is another one, in words; None where it is the same."""
        text = fold("".join(parts))
        free = [piece.text for piece in self._pieces if piece.free]
        at = 0
        label = ""
        for piece in self._pieces:
            label = piece.label
            if piece.free:
                if text.startswith(piece.text, at):
                    at += len(piece.text)
                continue
            while not text.startswith(piece.text, at):
                skipped = max((note for note in free if text.startswith(note, at)), key=len, default="")
                if not skipped:
                    return self._said(piece, text[at:])
                at += len(skipped)
            at += len(piece.text)
        rest = text[at:]
        for note in sorted(free, key=len, reverse=True):
            rest = rest.replace(note, "", 1)
        return (
            f"{label!r}: behind its end stands {rest[:SHOWN]!r}"
            if rest.strip("0123456789*†‡[]()（）〔〕①②③④⑤⑥⑦⑧⑨⑩")
            else None
        )

    def _said(self, piece: Piece, found: str) -> str:
        same = next((n for n, (a, b) in enumerate(zip(piece.text, found, strict=False)) if a != b), len(found))
        start = max(0, min(same, len(piece.text)) - SHOWN // 3)
        return f"{piece.label!r}: {piece.text[start : start + SHOWN]!r} became {found[start : start + SHOWN]!r}"
