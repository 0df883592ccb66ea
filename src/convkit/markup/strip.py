"""Any markup of a stretch of text as edits, blocks and runs."""

from __future__ import annotations

from typing import NamedTuple

from convkit.markup.blocks import emit
from convkit.markup.soup import Soup
from convkit.markup.tokens import Tokenizer
from convkit.model import Block, Furniture, Run
from convkit.provenance import Edit, Span


class Markup(NamedTuple):
    """What the markup of a stretch says, in coordinates of the whole text.

    ``broken`` counts the places where markup was not well formed.
    """

    edits: list[Edit]
    blocks: list[Block]
    runs: list[Run]
    furniture: list[Furniture]
    fixed: list[Span]
    broken: int = 0


def strip_markup(text: str, start: int, end: int) -> Markup:
    """The markup of ``text`` from ``start`` to ``end``: what drops it and what it says.

    The edits leave the blocks divided by newlines and the cells of a table by tabs; nothing outside the stretch is looked at.
    """
    tokenizer = Tokenizer(text, start, end, pages=False)
    tree = Soup(text).build(tokenizer.tokens(), end)
    found = emit(text, start, end, tree)
    broken = tokenizer.broken + tree.repairs
    return Markup(found.edits, found.blocks, found.runs, found.furniture, found.fixed, broken)
