"""What a page of review shows of a cleaned record: a section for each article, and for text between that belongs to none.

A section is plain data for the page's script: the source as it stood, and the article as segments over it, so that text that is the same on
both sides is stored once.  Its keys are explained at :func:`sections`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from convkit.history import Change, History, Ways, changes, history_of
from convkit.model import Article, Problem
from convkit.pipeline import Cleaned
from convkit.places import place_of
from convkit.provenance import Span
from convkit.review.alignment import Alignment
from convkit.review.articles import loose_items, shown_article, stated_article

Json = dict[str, Any]
TITLE = 40
"""Code points of the text that stand for an article without a title in the list."""


class Section(NamedTuple):
    """``entry`` is what the list of articles needs, ``body`` all else; both plain data."""

    entry: Json
    body: Json


class _Stretch(NamedTuple):
    """A stretch of the middle text, the number of the piece that holds it (None: none does), and where it lay in the source text."""

    cut: Span
    piece: int | None
    source: Span


def sections(cleaned: Cleaned, base: int) -> Iterator[Section]:
    """The sections of a record that begins at code point ``base`` of its source.

    ``entry``: ``title`` (``untitled``: its first words), ``chars``, ``lang``, ``line`` of the file, ``edits`` and ``guesses`` by pass, ``problems``; ``opens`` 1: the record begins with it.

    ``body``, places in it counted from ``at``, its own place in the source, but for ``at`` of items and ``first``:

    - ``text`` the source; ``markup`` [start, end] is what the reader dropped of it;
    - ``passes`` names; ``edits`` [number of the pass, start, end, new, old, guess, move]: ``old`` is 0 where it is the source's text, guess and
      move stand only where there is something to say;
    - ``head``, ``facts``, ``items``, ``first``, ``stated``: :mod:`convkit.review.articles`;
    - ``id`` of the article, ``problems`` [code, message, count].
    """
    history = history_of(cleaned)
    ways = history.ways()
    stretches = _stretches(history, ways, len(cleaned.record.text))
    shares: list[list[Change]] = [[] for _ in stretches]
    by_piece = {stretch.piece: number for number, stretch in enumerate(stretches)}
    starts = [stretch.cut.start for stretch in stretches]
    for change in changes(history, ways):
        number = by_piece[change.piece] if change.piece is not None else bisect_right(starts, change.at.start) - 1
        shares[max(0, number)].append(change)
    for number, (stretch, share) in enumerate(zip(stretches, shares, strict=True)):
        section = _section(cleaned, history, ways, stretch, share, base)
        if not number:
            section.entry["opens"] = 1
        if stretch.piece is not None or section.body["items"] or section.body["text"].strip():
            yield section


def _stretches(history: History, ways: Ways, length: int) -> list[_Stretch]:
    """The middle text in stretches that tile it; white space goes with what stands beside it."""
    borders: list[tuple[int, int | None]] = []
    position = 0
    for number, piece in enumerate(history.pieces):
        if history.text[position : piece.cut.start].strip():
            borders.append((position, None))
        borders.append((piece.cut.start if borders else 0, number))
        position = piece.cut.end
    if not borders or history.text[position:].strip():
        borders.append((position, None))
    starts = [0]
    for at, _ in borders[1:]:
        place = ways.record.back(at, at + 1)[0].start if at < len(history.text) else length
        starts.append(max(starts[-1], place))
    ends = [*(at for at, _ in borders[1:]), len(history.text)]
    return [
        _Stretch(Span(at, end), piece, Span(start, stop))
        for (at, piece), end, start, stop in zip(borders, ends, starts, [*starts[1:], length], strict=True)
    ]


def _section(
    cleaned: Cleaned, history: History, ways: Ways, stretch: _Stretch, share: Sequence[Change], base: int
) -> Section:
    record = cleaned.record
    own = [change for change in share if change.name != record.step]
    start, end = stretch.source
    text = record.text[start:end]
    body: Json = {"at": base + start, "text": text, **_edits(own, stretch.source, text)}
    if stretch.piece is None:
        article, problems = None, cleaned.problems
        body |= {"items": loose_items(history, ways, stretch.cut, base)}
    else:
        article = cleaned.articles[stretch.piece]
        body["id"] = article.id
        piece, problems = history.pieces[stretch.piece], article.problems
        if piece.stated:
            body |= stated_article(article, piece) | {"first": base + start}
        else:
            called = {id(change): number for number, change in enumerate(own)}
            numbers = [called.get(id(change)) for change in share]
            aligned = Alignment(ways, stretch.piece, piece.text, share, numbers, stretch.source)
            body |= shown_article(aligned, piece, cleaned.drafts[stretch.piece].blocks, base)
    body["markup"] = _markup([change for change in share if change.name == record.step], stretch.source)
    body["problems"] = [[p.code, p.message, p.count] for p in problems]
    return Section(_entry(article, own, place_of(record, start)[1], problems), body)


def _entry(article: Article | None, own: Sequence[Change], line: int, problems: Sequence[Problem]) -> Json:
    entry: Json = {"line": line, "edits": {}, "guesses": {}, "problems": sum(problem.count for problem in problems)}
    for change in own:
        counts = entry["guesses" if change.certainty == "guess" else "edits"]
        counts[change.name] = counts.get(change.name, 0) + 1
    if article is not None:
        entry |= {"title": article.title or article.text[:TITLE], "chars": len(article.text)}
        entry["lang"] = article.language
        if not article.title:
            entry["untitled"] = 1
    return entry


def _edits(own: Sequence[Change], source: Span, text: str) -> Json:
    """The passes that had a part, and their edits; what an edit need not say is left off at its end."""
    passes: dict[str, int] = {}
    moves: dict[tuple[int, int], int] = {}
    made: list[list[object]] = []
    for change in own:
        start, end = _inside(Span(change.source[0].start, change.source[-1].end), source) if change.source else (0, 0)
        same = text.startswith(change.old, start) and len(change.old) == end - start
        edit = [passes.setdefault(change.name, len(passes)), start, end, change.new, 0 if same else change.old]
        if change.certainty == "guess" or change.move is not None:
            edit.append(int(change.certainty == "guess"))
        if change.move is not None:
            edit.append(moves.setdefault(change.move, len(moves)))
        made.append(edit)
    return {"passes": list(passes), "edits": made}


def _markup(read: Sequence[Change], source: Span) -> list[list[int]]:
    """What the reader dropped of the source, neighbours as one."""
    found: list[list[int]] = []
    for start, end in sorted(_inside(span, source) for change in read for span in change.source):
        if found and start <= found[-1][1]:
            found[-1][1] = max(found[-1][1], end)
        elif start < end:
            found.append([start, end])
    return found


def _inside(span: Span, source: Span) -> Span:
    """The part of ``span`` that lies in ``source``, counted from its start."""
    start = min(max(span.start, source.start), source.end)
    return Span(start - source.start, min(max(span.end, start), source.end) - source.start)
