"""What became of a source, as plain values: for the record beside an output, for ``trace`` and ``revert``, for a page of review.

A cleaned record becomes a :class:`History`.  Three texts follow each other in it, all in code points::

    source text ──(record steps)──▶ middle text ──(cut)──▶ piece ──(its steps)──▶ piece's text ──(stretches)──▶ article's text

:meth:`History.origins` leads from a piece's text back to the source, :func:`convkit.values.values` from the article's text to the piece's,
:func:`changes` lists every edit with its place at both ends.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from convkit.draft import Draft
from convkit.drafting import draft_of_article
from convkit.model import Article, BlockKind, Field, Furniture, LineStart, Record
from convkit.pipeline import Cleaned
from convkit.places import place_of
from convkit.provenance import Certainty, SourceRef, Span, Step, undo_steps
from convkit.ways import Met, Way


class Stretch(NamedTuple):
    """``length`` code points that stand at ``article`` in an article's text and at ``piece`` in its piece's text."""

    article: int
    piece: int
    length: int


class Piece(NamedTuple):
    """One article's share of a record.

    ``cut`` is where it lay in the middle text, ``steps`` what was done to it since, ``text`` what it is now.  ``fields`` and ``furniture``
    are spans of ``text``; ``stretches`` tell where the article's body stands in it.  ``stated``: the source stated the article whole
    (JSONL of convkit's own); then ``text`` is its body and fields one below the other, and the steps lead back to these as stated, not to the cut.
    """

    id: str
    title: str
    cut: Span
    text: str
    steps: tuple[Step, ...]
    stretches: tuple[Stretch, ...]
    fields: tuple[Field, ...]
    furniture: tuple[Furniture, ...]
    stated: bool = False


class History(NamedTuple):
    """What became of one record: number ``number`` (from 1) of its source.

    ``text`` is the middle text, ``steps`` what led to it.  ``furniture`` are spans of it that no piece holds; that of an article stands in
    its piece.  ``source`` and ``lines`` say where the source text lay in the file, as in :class:`convkit.model.Record`.
    """

    number: int
    source: SourceRef
    lines: tuple[LineStart, ...]
    text: str
    steps: tuple[Step, ...]
    pieces: tuple[Piece, ...]
    furniture: tuple[Furniture, ...]

    def source_text(self) -> str:
        """The record's text as decoded, all steps undone."""
        return undo_steps(self.text, self.steps)

    def ways(self) -> Ways:
        """The ways between the texts; they cost something to make, so keep them."""
        return Ways(self)


class Ways:
    """The ways of one history between its texts."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._starts = [piece.cut.start for piece in history.pieces]

    @cached_property
    def record(self) -> Way:
        """From the middle text back to the source text."""
        return Way(self._history.steps)

    @cached_property
    def pieces(self) -> list[Way]:
        """From each piece's text back to its cut."""
        return [Way(piece.steps) for piece in self._history.pieces]

    def origins(self, piece: int, start: int, end: int) -> list[Span]:
        """The stretches of the source text that ``start`` to ``end`` of the text of piece ``piece`` came from, in its order.

        An article that was stated whole came from the whole record.
        """
        held = self._history.pieces[piece]
        if held.stated:
            return self.record.back(*held.cut)
        back = self.pieces[piece].back(start, end)
        return [span for one in back for span in self.record.back(one.start + held.cut.start, one.end + held.cut.start)]

    def destination(self, start: int, end: int) -> tuple[int | None, Span]:
        """Where the middle text ``start`` to ``end`` stands now: number of the piece and span of its text.

        None and the span as it is where no piece holds it, or it is one that was stated whole.
        """
        index = bisect_right(self._starts, start) - 1
        piece = self._history.pieces[index] if index >= 0 else None
        if piece is None or piece.stated or start > piece.cut.end or (start == piece.cut.end and start < end):
            return None, Span(start, end)
        cut = piece.cut
        return index, self.pieces[index].ahead(start - cut.start, max(start, min(end, cut.end)) - cut.start)


class Change(NamedTuple):
    """One edit and its place at both ends.

    ``name``, ``version``: the pass, or the reader's own step.  ``source`` are the stretches of the source text that ``old`` came from (an empty one
    where there was nothing).  ``piece`` is the number of the piece it fell into and ``at`` where ``new`` stands in that piece's text (in
    the middle text where ``piece`` is None), empty where nothing of it is left.  ``move`` is the same on the edits of one move.
    """

    name: str
    version: int
    old: str
    new: str
    certainty: Certainty
    move: tuple[int, int] | None
    source: tuple[Span, ...]
    piece: int | None
    at: Span


def history_of(cleaned: Cleaned, number: int = 1) -> History:
    """What became of the record that ``cleaned`` was made of, the ``number``-th of its source."""
    record = cleaned.record
    if record.articles:
        whole = Span(0, len(cleaned.text))
        pieces = [_stated(stated, made, whole) for stated, made in zip(record.articles, cleaned.articles, strict=True)]
    else:
        rows = zip(cleaned.articles, cleaned.parts, cleaned.drafts, strict=True)
        pieces = [_piece(article, part, draft) for article, part, draft in rows]
    return History(
        number, record.source, tuple(record.lines), cleaned.text, cleaned.steps, tuple(pieces), cleaned.aside,
    )  # fmt: skip


def untouched(record: Record, number: int, reason: str) -> History:
    """The history of a record that gave no article, for the ``reason`` given: all of it is set aside."""
    whole = (Furniture(0, len(record.text), reason),)
    return History(number, record.source, tuple(record.lines), record.text, (), (), whole)


def _piece(article: Article, part: Span, draft: Draft, stated: bool = False) -> Piece:
    return Piece(
        article.id, article.title, part, draft.text, tuple(draft.steps), _stretches(article, draft),
        draft.fields, draft.furniture, stated,
    )  # fmt: skip


def _stated(stated: Article, made: Article, whole: Span) -> Piece:
    """The piece of an article that the source stated, its steps made once more over what was stated."""
    draft = draft_of_article(stated)
    for name, version, edits in made.provenance.article_steps:
        draft.apply(name, version, edits)
    return _piece(made, whole, draft, stated=True)


def _stretches(article: Article, draft: Draft) -> tuple[Stretch, ...]:
    """Where the blocks of ``article`` stand in ``draft``, of which it was assembled: block for block."""
    return tuple(
        Stretch(made.start, block.start, block.end - block.start)
        for made, block in zip(article.blocks, draft.blocks, strict=True)
        if block.start < block.end and not (block.kind is BlockKind.CELL and block.parent >= 0)
    )


def changes(history: History, ways: Ways | None = None) -> Iterator[Change]:
    """Every edit of ``history``: those of the record in the order they were made, then those of each piece."""
    ways = ways or history.ways()
    for number, step in enumerate(history.steps):
        for index, edit in enumerate(step.edits):
            source = ways.record.back(edit.start, edit.end, number)
            made = ways.record.made(Met(number, index))
            inside, at = ways.destination(*ways.record.ahead(*made, number + 1))
            move = None if edit.move is None else (number, edit.move)
            yield Change(step.name, step.version, edit.old, edit.new, edit.certainty, move, tuple(source), inside, at)
    for which, piece in enumerate(history.pieces):
        yield from _piece_changes(history, ways, which, piece)


def _piece_changes(history: History, ways: Ways, which: int, piece: Piece) -> Iterator[Change]:
    way, shift = ways.pieces[which], piece.cut.start
    for number, step in enumerate(piece.steps):
        for index, edit in enumerate(step.edits):
            cuts = [piece.cut] if piece.stated else [
                Span(span.start + shift, span.end + shift) for span in way.back(edit.start, edit.end, number)
            ]  # fmt: skip
            source = [span for cut in cuts for span in ways.record.back(*cut)]
            at = way.ahead(*way.made(Met(number, index)), number + 1)
            move = None if edit.move is None else (len(history.steps) + number, edit.move)
            yield Change(step.name, step.version, edit.old, edit.new, edit.certainty, move, tuple(source), which, at)


def place(history: History, source_text: str, position: int) -> tuple[int, int]:
    """The byte of the file and the line (from 1) of ``position`` in the source text."""
    return place_of(Record(history.source, source_text, lines=history.lines), position)
