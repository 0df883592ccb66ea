"""The guarded fast path: a cell that is nothing but plain ``<p>`` elements, as most cells of a dump are.

It accepts only what :func:`convkit.markup.strip_markup` would read in the same way; for all else it returns None.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial

from convkit.markup.pen import AWKWARD, SPACES
from convkit.model import Attrs, Block, BlockKind
from convkit.provenance import Certainty, Edit

PARAGRAPH = BlockKind.PARAGRAPH
OPENING, CLOSING = "<p>", "</p>"
_edit: Callable[[tuple[int, str, str, Certainty, None]], Edit] = partial(tuple.__new__, Edit)
_block: Callable[[tuple[BlockKind, int, int, int, int, Attrs]], Block] = partial(tuple.__new__, Block)


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
    """The edits and blocks of plain ``<p>`` elements from ``start`` to ``end``; None where anything else stands there.

    Every ``<`` must belong to one of them, and only white space may stand between an end and the next start.
    """
    cell = text[start:end]
    if not cell.startswith(OPENING) or "&" in cell:
        return None
    wanted = cell.count("<")
    even = not any(mark in cell for mark in AWKWARD)
    edits: list[Edit] = []
    blocks: list[Block] = []
    find = text.find
    last = at = start
    between = ""
    while at >= 0:
        first = at + 3
        stop = close = find(CLOSING, first, end)
        if close < 0:
            return None
        wanted -= 2
        if first < close and (text[first] in SPACES or text[close - 1] in SPACES or not even):
            inside = text[first:close]
            core = inside.strip(SPACES)
            if not even and any(mark in core for mark in AWKWARD):
                return None
            first += inside.index(core[0]) if core else 0
            stop = first + len(core)
        if first < stop:
            edits.append(_edit((last, text[last:first], between, "exact", None)))
            last = stop
            blocks.append(_block((PARAGRAPH, first, stop, 0, -1, ())))
            between = "\n"
        close += 4
        at = find(OPENING, close, end)
        gap = text[close:at] if at >= 0 else text[close:end]
        if gap and gap != " " and gap.strip(SPACES):
            return None
    if wanted:
        return None
    edits.append(Edit(last, text[last:end], ""))
    return edits, blocks
