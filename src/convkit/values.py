"""The parts of an article as its outputs have them, each with its way into the piece of the record that it was made of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from convkit.assemble import LINED, field_value, join_lines
from convkit.history import Piece
from convkit.model import TEXT_FIELDS
from convkit.provenance import Span

BODY = "text"
"""What the body of an article is called beside its fields."""
DATA_FIELDS = ("date", "language", "author", "contributor")
"""Fields beside ``TEXT_FIELDS``."""
SEVERAL = ("author", "contributor")


class _Share(NamedTuple):
    """``start`` to ``end`` of a value stand at ``span`` of the piece's text; ``exact``: character for character."""

    start: int
    end: int
    span: Span
    exact: bool


class Value(NamedTuple):
    """A part of an article as its outputs have it: the body, or a field."""

    name: str
    text: str
    shares: tuple[_Share, ...]

    def spans(self, start: int, end: int) -> list[Span]:
        """Where ``start`` to ``end`` of it stands in the piece's text.

        Nowhere: what was set between blocks or lines, and a field that was read from no stretch of the text.
        """
        found = []
        for share in self.shares:
            first, last = max(start, share.start), min(end, share.end)
            if first < last and share.span.start < share.span.end:
                at = share.span.start - share.start
                found.append(Span(first + at, last + at) if share.exact else share.span)
        return found


def values(piece: Piece) -> Iterator[Value]:
    """The body and the fields of the article that ``piece`` is, as :mod:`convkit.assemble` makes them."""
    yield _body(piece)
    found: dict[str, Value] = {}
    for field in piece.fields:
        text = field_value(piece.text, field)
        if not text:
            continue
        raw = piece.text[field.start : field.end]
        at = field.start + len(raw) - len(raw.lstrip())
        exact = field.value is None
        share = _Share(0, len(text), Span(at, at + len(text)) if exact else Span(field.start, field.end), exact)
        known = found.get(field.name)
        if known is None or field.name.startswith("metadata."):
            found[field.name] = Value(field.name, text, (share,))
        elif field.name in SEVERAL:
            yield Value(field.name, text, (share,))
        elif field.name in TEXT_FIELDS and not field.keep:
            joined = join_lines(known.text, text, field.name in LINED)
            behind = len(joined) - len(text)
            moved = share._replace(start=behind, end=len(joined))
            found[field.name] = Value(field.name, joined, (*known.shares, moved))
    yield from found.values()


def _body(piece: Piece) -> Value:
    """The article's text, put together again of the stretches: what lies between them are line ends."""
    pieces: list[str] = []
    shares = []
    at = 0
    for start, inside, length in piece.stretches:
        pieces += ["\n" * (start - at), piece.text[inside : inside + length]]
        at = start + length
        shares.append(_Share(start, at, Span(inside, inside + length), True))
    return Value(BODY, "".join(pieces), tuple(shares))
