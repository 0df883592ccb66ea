"""The guarded fast path: a cell that is nothing but plain ``<p>`` elements, as most cells of a dump are.

It accepts only what :func:`convkit.markup.strip_markup` would read in the same way; for all else it returns None.
"""

from __future__ import annotations

import re
from functools import lru_cache

from convkit.markup.pen import SPACES
from convkit.model import Block, BlockKind
from convkit.provenance import Edit

PARAGRAPH = BlockKind.PARAGRAPH
OPENING, CLOSING = "<p>", "</p>"


@lru_cache(maxsize=1)
def _plain() -> re.Pattern[str]:
    return re.compile(r"[ \n\r\t]*+(?:<p>[^<&]*+</p>[ \n\r\t]*+)++")


@lru_cache(maxsize=1)
def _marked() -> re.Pattern[str]:
    return re.compile(r"</[A-Za-z][A-Za-z0-9:]*+\s*+>|<(?:[pP]|[bBhH][rR]|[iI][mM][gG])(?:[\s/][^<>]*+)?>")


def has_markup(text: str, start: int, end: int) -> bool:
    """Whether ``text`` from ``start`` to ``end`` holds markup and not only a ``<``: an end tag, a paragraph, a line break, an image."""
    from convkit.markup.tags import KNOWN

    at = start
    while True:
        at = text.find("<", at, end)
        if at < 0:
            return False
        match = _marked().match(text, at, end)
        if match is not None and match[0].strip("</>").split()[0].rstrip("/").lower() in KNOWN:
            return True
        at += 1


def paragraphs(text: str, start: int, end: int) -> tuple[list[Edit], list[Block]] | None:
    """The edits and blocks of plain ``<p>`` elements from ``start`` to ``end``; None where anything else stands there."""
    if not text.startswith(OPENING, start) or _plain().fullmatch(text, start, end) is None:
        return None
    edits: list[Edit] = []
    blocks: list[Block] = []
    last = start
    between = ""
    find = text.find
    at = find(OPENING, start, end)
    while at >= 0:
        first = at + 3
        close = find(CLOSING, first, end)
        inside = text[first:close]
        core = inside.strip(SPACES)
        if core:
            if "  " in core or "\n" in core or "\t" in core or "\r" in core or "\f" in core or "\v" in core:
                return None
            if len(core) != len(inside):
                first += inside.index(core[0])
            edits.append(Edit(last, text[last:first], between))
            last = first + len(core)
            blocks.append(Block(PARAGRAPH, first, last))
            between = "\n"
        at = find(OPENING, close + 4, end)
    edits.append(Edit(last, text[last:end], ""))
    return edits, blocks
