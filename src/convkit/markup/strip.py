"""Any markup of a stretch of text as edits, blocks and runs."""

from __future__ import annotations

from typing import NamedTuple

from convkit.markup.blocks import Hints, emit
from convkit.markup.hidden import MOST, Hidden
from convkit.markup.looks import Looks
from convkit.markup.soup import T_CLOSE, T_OPEN, T_TEXT, Soup, Tree
from convkit.markup.tokens import Tokenizer
from convkit.model import Block, Furniture, Run
from convkit.provenance import Edit, Span


class Markup(NamedTuple):
    """What the markup of a stretch says, in coordinates of the whole text.

    ``broken`` counts the places where markup was not well formed, ``spoilt`` the hidden words that were dropped from lines.
    """

    edits: list[Edit]
    blocks: list[Block]
    runs: list[Run]
    furniture: list[Furniture]
    fixed: list[Span]
    broken: int = 0
    spoilt: int = 0


def strip_markup(text: str, start: int, end: int) -> Markup:
    """The markup of ``text`` from ``start`` to ``end``: what drops it and what it says.

    The edits leave the blocks divided by newlines and the cells of a table by tabs; nothing outside the stretch is looked at.
    """
    tokenizer = Tokenizer(text, start, end, pages=False)
    hidden = Hidden(text, start, end)
    tokens, spoilt = hidden.without_words(tokenizer.tokens())
    tree = Soup(text).build(tokens, end)
    found = emit(text, start, end, tree, Hints(_claims(text, tree, hidden)))
    Looks(text, tree, found).settle()
    found.furniture += [Furniture(*span, "hidden") for _, span in found.claims]
    broken = tokenizer.broken + tree.repairs
    return Markup(found.edits, found.blocks, found.runs, sorted(found.furniture), found.fixed, broken, spoilt)


def _claims(text: str, tree: Tree, hidden: Hidden) -> frozenset[int]:
    """The hidden elements, unless they hold most of the text."""
    nodes = hidden.nodes(tree)
    if not nodes:
        return nodes
    inside = held = whole = 0
    for code, start, stop, _, number in tree.events:
        if code == T_TEXT:
            size = len(text[start:stop].strip())
            whole += size
            held += size if inside else 0
        elif code in (T_OPEN, T_CLOSE) and number in nodes:
            inside += 1 if code == T_OPEN else -1
    return nodes if held <= MOST * whole else frozenset()
