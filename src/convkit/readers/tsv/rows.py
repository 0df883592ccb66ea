"""One line of a dump: whether it is a row, and the record that it makes."""

from __future__ import annotations

from collections.abc import Sequence

from convkit.contract import Joined, Line, ProblemSink, Source
from convkit.joined import joined
from convkit.markup import has_markup
from convkit.model import Field, Furniture, Record
from convkit.provenance import Edit, Span
from convkit.readers.tsv import cells
from convkit.readers.tsv.cells import Parts
from convkit.readers.tsv.columns import Columns, bare, is_date
from convkit.readers.tsv.quotes import Cell, undoubled

TITLE_LIMIT = 150
LIKE_HEADER = 0.5
"""A row that is short may lack at most this share of its tabs where no date tells it from text."""


def is_row(columns: Columns, said: Sequence[str]) -> bool:
    """Whether the cells ``said`` are a row under ``columns``.

    A date column decides: the cell in it is a date, or is empty in a row of the right width whose other cells look the part.
    Without one the width decides, and short rows may lack half of it.
    """
    wanted, found = len(columns.names), len(said)
    date = columns.place("date_text")
    if date < 0:
        return found >= wanted or (found >= 2 and found - 1 >= LIKE_HEADER * (wanted - 1) and bool(said[0].strip()))
    if found <= date:
        return False
    if is_date(said[date]):
        return True
    return found == wanted and not bare(said[date]) and _looks_like_row(columns, said)


def _looks_like_row(columns: Columns, said: Sequence[str]) -> bool:
    title, text = columns.place("title"), columns.place("text")
    if title >= 0 and not 0 < len(bare(said[title])) <= TITLE_LIMIT:
        return False
    return text < 0 or bool(bare(said[text])) or title >= 0


def plain_record(source: Source, lines: Sequence[Line], problems: ProblemSink) -> Record:
    """The record of ``lines`` that stand between the rows: raw text, cut later; lines with markup give blocks."""
    found = joined(source, lines)
    text = found.text
    parts = Parts()
    at = begun = 0
    for line in lines:
        stop = at + len(line.text)
        if "<" in line.text and has_markup(text, at, stop):
            _stretch(parts, text, begun, at)
            cells.body(parts, text, at, at + len(line.text.rstrip("\r\n")))
            begun = stop
        at = stop
    _stretch(parts, text, begun, at)
    return made_record(found, parts, single=False, problems=problems)._replace(gathered=True)


def _stretch(parts: Parts, text: str, start: int, end: int) -> None:
    if text[start:end].strip():
        parts.plain.append(Span(start, end))


def header_record(source: Source, lines: Sequence[Line], problems: ProblemSink, reason: str) -> Record:
    """The record of a header: furniture."""
    found = joined(source, lines)
    parts = Parts()
    parts.furniture.append(Furniture(0, len(found.text.rstrip("\r\n")), reason))
    return made_record(found, parts, single=True, problems=problems)


def row_record(
    source: Source, lines: Sequence[Line], text: str, places: Sequence[Cell], columns: Columns, problems: ProblemSink
) -> Record:
    """The record of a row, one article."""
    parts = Parts()
    names, roles = columns
    at = 0
    for number, cell in enumerate(places):
        start, end, quoted = cell
        if start > at and (quoted or text[at:start] != "\t"):
            _edit(parts, text, at, start, "\t" if number else "")
        name, role = (names[number], roles[number]) if number < len(names) else (f"column {number + 1}", "")
        if quoted and text.find('""', start, end) >= 0:
            doubled, inner = undoubled(text, start, end), Parts()
            _cell(inner, doubled.text, 0, len(doubled.text), name, role)
            parts.add(inner, doubled)
        else:
            _cell(parts, text, start, end, name, role)
        at = end
    rest = len(text.rstrip("\r\n"))
    if at < rest:
        _edit(parts, text, at, rest, "")
    if len(places) != len(names):
        problems.add("W_ROWS", "rows with fewer or more cells than the header", 1, lines[0].start)
    return made_record(joined(source, lines), parts, single=True, problems=problems)


def _edit(parts: Parts, text: str, start: int, end: int, new: str) -> None:
    old = text[start:end]
    if old != new:
        parts.edits.append(Edit(start, old, new))


def _cell(parts: Parts, text: str, start: int, end: int, name: str, role: str) -> None:
    if role == "text":
        cells.body(parts, text, start, end)
        return
    span = cells.line(parts, text, start, end)
    if span.start >= span.end:
        return
    if role == "author":
        cells.authors(parts, text, span)
    elif role and role != "url":
        parts.fields.append(Field(role, *span, reason="column"))
    else:
        parts.fields.append(Field(role or f"metadata.{name}", *span, reason="column"))
        parts.fixed.append(span)


def made_record(found: Joined, parts: Parts, *, single: bool, problems: ProblemSink) -> Record:
    """The record of the lines ``found`` with what its cells say; ``single``: it is one article."""
    if parts.broken:
        problems.add("W_MARKUP", "markup that is not well formed", parts.broken, found.ref.start)
    if parts.spoilt:
        problems.add("W_DROPPED", "words that the page hides in its lines", parts.spoilt, found.ref.start)
    return Record(
        found.ref,
        found.text,
        edits=tuple(parts.edits),
        blocks=tuple(parts.blocks),
        fields=tuple(parts.fields),
        runs=tuple(parts.runs),
        plain=tuple(parts.plain),
        furniture=tuple(parts.furniture),
        fixed=tuple(parts.fixed),
        single=single,
        step="tsv",
        lines=found.lines,
    )
