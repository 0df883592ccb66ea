"""Markup in what is one line by nature: a title, a date, a name."""

from __future__ import annotations

from convkit.markup.pen import CELL, Pen
from convkit.markup.tags import BLOCKS
from convkit.markup.tokens import CLOSE, OPEN, REFERENCE, TEXT, Tokenizer
from convkit.provenance import Edit, Span


def flat(text: str, start: int, end: int) -> tuple[list[Edit], Span]:
    """The edits that leave one line of ``text`` from ``start`` to ``end``, and the span that it keeps.

    Tags go, references are decoded, borders of paragraphs and ``<br>`` become a space.  The span is empty at ``start`` where nothing
    is left.
    """
    pen = Pen(text, start)
    begun = -1
    for kind, first, stop, name, _ in Tokenizer(text, start, end, pages=False).tokens():
        if kind == TEXT:
            kept = pen.words(first, stop)
        elif kind == REFERENCE:
            kept = first if pen.characters(first, stop, name) else -1
        else:
            if kind in (OPEN, CLOSE) and (name in BLOCKS or name == "br") and begun >= 0:
                pen.gap = CELL
            continue
        if begun < 0:
            begun = kept
    last = pen.last
    pen.flush(end, "")
    return pen.edits, Span(begun, last) if begun >= 0 else Span(start, start)
