"""The guarded fast path: a cell that is nothing but plain ``<p>`` elements, as most cells of a dump are.

It accepts only what :func:`convkit.markup.strip_markup` would read in the same way; for all else it returns None.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial
from typing import NamedTuple

from convkit.markup.pen import AWKWARD, SPACES
from convkit.model import Block, BlockKind, made_block
from convkit.patterns import holds
from convkit.provenance import Certainty, Edit

PARAGRAPH = BlockKind.PARAGRAPH
OPENING, CLOSING = "<p>", "</p>"
_edit: Callable[[tuple[int, str, str, Certainty, None]], Edit] = partial(tuple.__new__, Edit)


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


class Plain(NamedTuple):
    """Plain paragraphs: what makes them of the source, where they lie in it, and what each reads."""

    edits: list[Edit]
    blocks: list[Block]
    lines: list[str]


def paragraphs(text: str, start: int, end: int) -> Plain | None:
    """The edits, blocks and lines of plain ``<p>`` elements from ``start`` to ``end``; None where anything else stands there.

    Every ``<`` must belong to one of them, and only white space may stand between an end and the next start.
    """
    cell = text[start:end]
    if not cell.startswith(OPENING) or "&" in cell:
        return None
    return _alike(cell, start) or _each(cell, start)


def _alike(cell: str, start: int) -> Plain | None:
    """The same where one string stands between any two paragraphs, as programs write them; None for any other cell."""
    close = cell.find(CLOSING)
    following = cell.find(OPENING, close)
    joint = cell[close : following + len(OPENING)] if following > 0 else CLOSING + OPENING
    if close < 0 or not cell.endswith(CLOSING) or joint[4:-3].strip(SPACES):
        return None
    cores = cell[len(OPENING) : -len(CLOSING)].split(joint)
    if cell.count("<") != 2 * len(cores) or [core for core in cores if not core or core.strip(SPACES) != core]:
        return None
    if holds("".join(cores), AWKWARD):
        return None
    at = start + len(OPENING)
    edits = [_edit((start, OPENING, "", "exact", None))]
    blocks: list[Block] = []
    for core in cores:
        last = at + len(core)
        blocks.append(made_block((PARAGRAPH, at, last, 0, -1, ())))
        edits.append(_edit((last, joint, "\n", "exact", None)))
        at = last + len(joint)
    edits[-1] = _edit((last, CLOSING, "", "exact", None))
    return Plain(edits, blocks, cores)


def _each(cell: str, start: int) -> Plain | None:
    """The same for any cell, one paragraph after another."""
    awkward = [mark for mark in AWKWARD if mark in cell]
    edits: list[Edit] = []
    blocks: list[Block] = []
    lines: list[str] = []
    last = at = start
    between = before = ""
    for element in cell[3:].split(OPENING):
        inside, closed, gap = element.partition(CLOSING)
        if not closed or "<" in inside or (gap and gap != " " and gap.strip(SPACES)):
            return None
        first = at + 3
        at = first + len(element)
        before += OPENING
        core = inside
        if inside and (inside[0] in SPACES or inside[-1] in SPACES):
            core = inside.strip(SPACES)
            lead = inside.index(core[0]) if core else 0
            before += inside[:lead]
            first += lead
        for mark in awkward:
            if mark in core:
                return None
        if core:
            edits.append(_edit((last, before, between, "exact", None)))
            last = first + len(core)
            blocks.append(made_block((PARAGRAPH, first, last, 0, -1, ())))
            lines.append(core)
            between = "\n"
            before = element[last - at :]
        else:
            before += element
    edits.append(_edit((last, before, "", "exact", None)))
    return Plain(edits, blocks, lines)
