"""Where the characters of an output came from, and which edits made them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress
from pathlib import Path
from typing import Any, NamedTuple

from convkit.editsfile import Part, damaged, parts_of
from convkit.errors import UsageError
from convkit.evidence import Asked, Census, Evidence, evidence
from convkit.history import Piece
from convkit.history_json import MALFORMED, history_from_dict
from convkit.located import Located, Place, Point
from convkit.messages import say
from convkit.model import TEXT_FIELDS
from convkit.provenance import Edit, Span, Step
from convkit.values import BODY, DATA_FIELDS, Value, values
from convkit.ways import Met, Way

SHOWN = 5
"""Articles that are named where one has to be chosen."""


class Wanted(NamedTuple):
    """What is to be traced: an article by its id, a part of it ("text" or a field's name), a stretch of that, or wherever a text stands.

    ``start`` and ``end`` are code points of the part, half-open; None stands for its beginning and end.
    """

    article: str | None = None
    part: str | None = None
    start: int | None = None
    end: int | None = None
    find: str | None = None


class TracedEdit(NamedTuple):
    """An edit that had a part in it; ``line``, ``column`` and ``offset`` are where in the source it was made."""

    name: str
    version: int
    old: str
    new: str
    certainty: str
    moved: bool
    line: int
    column: int
    offset: int


class Trace(NamedTuple):
    """Where code points ``start`` to ``end`` of a part of an article came from: ``places`` in the order of the text, and the edits in that of their making.

    ``source`` is the source's path below its root.  An article that its source stated whole (JSONL) comes from the whole of its line.
    """

    article: str
    title: str
    part: str
    start: int
    end: int
    text: str
    source: str
    sha256: str
    places: tuple[Place, ...]
    edits: tuple[TracedEdit, ...]

    def data(self) -> dict[str, Any]:
        """The same as plain data; the name of an edit's pass is ``pass``."""
        edits = [
            {"pass": edit.name, **{key: value for key, value in edit._asdict().items() if key != "name"}}
            for edit in self.edits
        ]
        return {**self._asdict(), "places": [found._asdict() for found in self.places], "edits": edits}


def trace(output: Path, wanted: Wanted, asked: Asked) -> Iterator[Trace]:
    """The traces of what is ``wanted`` of ``output``, in its order.

    Raises UsageError where the output holds nothing of the kind, or several articles where one has to be named; and as
    :func:`convkit.evidence.evidence` does.
    """
    _check(wanted)
    with evidence(output, asked) as known:
        found = False
        if wanted.article is None and wanted.find is None:
            wanted = wanted._replace(article=_only_article(known))
        for held in _held(known, wanted.article):
            for one in held.traces(wanted):
                found = True
                yield one
        if not found:
            raise UsageError(_missing(output, wanted))


def _check(wanted: Wanted) -> None:
    known = (BODY, *TEXT_FIELDS, *DATA_FIELDS)
    if wanted.part is not None and wanted.part not in known and not wanted.part.startswith("metadata."):
        raise UsageError(
            say("an article has no field {name!r}", name=wanted.part),
            hint=say("known: {names}", names=", ".join(known)),
        )
    if wanted.find == "":
        raise UsageError(say("there is nothing to look for"))
    if wanted.find is not None and wanted.start is not None:
        raise UsageError(say("{one} and {other} do not go together", one="--find", other="--offset"))
    if wanted.start is not None and not 0 <= wanted.start < (wanted.start + 1 if wanted.end is None else wanted.end):
        raise UsageError(say("a stretch begins at 0 or later and holds a character at least"))


def _missing(output: Path, wanted: Wanted) -> str:
    if wanted.find is not None:
        return say("{text!r} does not stand in {path}", text=wanted.find, path=output)
    if wanted.start is not None:
        return say(
            "there is no character {offset} in the {part} of {article}",
            offset=wanted.start,
            part=wanted.part or BODY,
            article=wanted.article,
        )
    return say("there is no {part} in {article}", part=wanted.part or BODY, article=wanted.article)


def _only_article(known: Evidence) -> str:
    """The id of the only article.  Raises UsageError, with the first few, where there are several."""
    found: list[dict[str, Any]] = []
    count = 0
    for line in _lines(known):
        own = line.pieces()
        count += len(own)
        found += [{"id": piece["id"], "title": piece["title"]} for piece in own[: SHOWN - len(found)]]
    if count != 1:
        shown = ", ".join(f"{piece['id']} {piece['title']}".strip() for piece in found) + (
            " …" if count > SHOWN else ""
        )
        raise UsageError(
            say("it holds {count} articles: name one with --article, or a text with --find", count=count),
            hint=say("articles: {names}", names=shown or "-"),
        )
    return str(found[0]["id"])


class _Line(NamedTuple):
    """The line of a record: the part of its source, the code points before it there, and which of its pieces stand in the output."""

    part: Part
    offset: int
    data: dict[str, Any]
    inside: list[bool]

    def pieces(self) -> list[dict[str, Any]]:
        """Those that do."""
        return list(compress(self.data["pieces"], self.inside))


def _lines(known: Evidence) -> Iterator[_Line]:
    """The lines of the record that are records."""
    census = Census(known)
    for source, part in enumerate(parts_of(known.record)):
        offset = count = 0
        for data in part.lines:
            if "record" in data:
                if not isinstance(data.get("pieces"), list) or not isinstance(data.get("chars"), int):
                    raise damaged(known.record)
                yield _Line(part, offset, data, census.of(source, count, len(data["pieces"])))
                offset += data["chars"]
                count += len(data["pieces"])


def _held(known: Evidence, article: str | None) -> Iterator[_Held]:
    """The articles of the output, or that of the id ``article``."""
    for line in _lines(known):
        pieces = line.data["pieces"]
        chosen = [at for at, inside in enumerate(line.inside) if inside and article in (None, pieces[at]["id"])]
        if chosen:
            source = line.part.head["source"]
            try:
                history = history_from_dict(line.data, source["path"])
            except MALFORMED as error:
                raise damaged(known.record) from error
            record = Located(history, line.offset, source["path"], source["sha256"])
            yield from (_Held(record, index) for index in chosen)


class _Held:
    """One article of a record."""

    def __init__(self, record: Located, index: int) -> None:
        self._record = record
        self._index = index
        self._piece: Piece = record.history.pieces[index]

    def traces(self, wanted: Wanted) -> Iterator[Trace]:
        """What is wanted of the article."""
        for value in values(self._piece):
            if value.name == (wanted.part or (value.name if wanted.find is not None else BODY)):
                for start, end in _stretches(value.text, wanted):
                    yield self._trace(value, start, end)

    def _trace(self, value: Value, start: int, end: int) -> Trace:
        record, piece = self._record, self._piece
        spans = value.spans(start, end)
        found: list[Span] = []
        for span in spans:
            for origin in record.ways.origins(self._index, *span):
                if not found or found[-1] != origin:
                    found.append(origin)
        full = [span for span in found if span.start < span.end] or found[:1]
        places = tuple(record.place(span) for span in full)
        text = value.text[start:end]
        return Trace(
            piece.id,
            piece.title,
            value.name,
            start,
            end,
            text,
            record.path,
            record.sha256,
            places,
            tuple(self._edits(spans)),
        )

    def _edits(self, spans: list[Span]) -> Iterator[TracedEdit]:
        record, piece, ways = self._record, self._piece, self._record.ways
        own, before = ways.pieces[self._index], ways.record
        shift = piece.cut.start
        cuts = [Span(cut.start + shift, cut.end + shift) for span in spans for cut in own.back(*span)]
        if piece.stated:
            cuts = []
        for way, met in ((before, _all_met(before, cuts)), (own, _all_met(own, spans))):
            for number, index in met:
                step = way.steps[number]
                edit = step.edits[index]
                at = way.back(edit.start, edit.end, number)
                if way is own:
                    inside = [piece.cut] if piece.stated else [Span(one.start + shift, one.end + shift) for one in at]
                    at = [origin for one in inside for origin in before.back(*one)]
                yield _traced(edit, step, record.point(at[0].start))


def _traced(edit: Edit, step: Step, at: Point) -> TracedEdit:
    moved = edit.move is not None
    return TracedEdit(step.name, step.version, edit.old, edit.new, edit.certainty, moved, at.line, at.column, at.offset)


def _all_met(way: Way, spans: list[Span]) -> list[Met]:
    return sorted({met for span in spans for met in way.met(*span)})


def _stretches(text: str, wanted: Wanted) -> Iterator[tuple[int, int]]:
    """The stretches of ``text`` that are wanted."""
    if wanted.find is not None:
        at = text.find(wanted.find)
        while at >= 0:
            yield at, at + len(wanted.find)
            at = text.find(wanted.find, at + len(wanted.find))
    elif wanted.start is None:
        yield 0, len(text)
    else:
        end = wanted.start + 1 if wanted.end is None else wanted.end
        if end <= len(text):
            yield wanted.start, end
