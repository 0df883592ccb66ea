"""The guarded fast path for a page: a fragment of nothing but plain paragraphs, with a plain ``h1`` before them or without.

It accepts only what the tokenizer and the tree would read in the same way, and knows the text after its edits without making them.
"""

from __future__ import annotations

from typing import NamedTuple

from convkit.markup import Plain, paragraphs
from convkit.markup.pen import AWKWARD, SPACES
from convkit.model import Block, BlockKind, Field, Ready, made_block
from convkit.patterns import holds
from convkit.provenance import Edit, Span

PARAGRAPH = BlockKind.PARAGRAPH
NO_TITLE = ("<", "&", *AWKWARD)
"""What a plain title holds none of."""


class Simple(NamedTuple):
    """What a simple page says: before the reader's edits, and after them."""

    edits: tuple[Edit, ...]
    blocks: tuple[Block, ...]
    fields: tuple[Field, ...]
    ready: Ready


def simple(text: str, start: int, end: int) -> Simple | None:
    """The guarded fast path: a fragment of plain paragraphs, with a plain ``h1`` before them or without; None for any other."""
    if not text.startswith("<h1>", start):
        quick = paragraphs(text, start, end)
        return _simple(text, start, end, quick, None) if quick is not None else None
    close = text.find("</h1>", start, end)
    title = text[start + 4 : close] if close > 0 else ""
    core = title.strip(SPACES)
    if not core or holds(title, NO_TITLE):
        return None
    body = close + 5
    while body < end and text[body] in " \t\r\n":
        body += 1
    quick = paragraphs(text, body, end)
    if quick is None or not quick.blocks:
        return None
    first = start + 4 + title.index(core[0])
    return _simple(text, start, end, quick, Span(first, first + len(core)))


def _simple(text: str, start: int, end: int, quick: Plain, title: Span | None) -> Simple:
    """The page whose title is the text of ``title`` and whose paragraphs are ``quick``."""
    edits, blocks, lines = quick
    fields: tuple[Field, ...] = ()
    moved: tuple[Field, ...] = ()
    at = start
    if title is not None:
        first, last = title
        edits[0] = Edit(last, text[last : blocks[0].start], "\n")
        edits.insert(0, Edit(start, text[start:first], ""))
        lines.insert(0, text[first:last])
        fields = (Field("title", first, last, reason="h1"),)
        moved = (Field("title", at, at + last - first, reason="h1"),)
        at += last - first + 1
    placed = []
    for line in lines if title is None else lines[1:]:
        stop = at + len(line)
        placed.append(made_block((PARAGRAPH, at, stop, 0, -1, ())))
        at = stop + 1
    ready = Ready(text[:start] + "\n".join(lines) + text[end:], tuple(placed), moved)
    return Simple(tuple(edits), tuple(blocks), fields, ready)
