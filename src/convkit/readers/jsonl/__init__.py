"""JSONL: convkit's own lines back to the equal article, and other people's lines as rows of a dump."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from convkit.contract import Format, Line, ProblemSink, Sample, Source
from convkit.errors import SourceError
from convkit.model import Article, Record
from convkit.provenance import Span

HELD_LINES = 1000
"""How many lines that are no JSON may stand before the first that is."""
_BLANKS = " \t\r\n\ufeff"


class JsonlReader:
    """A record for each line; a line that is no JSON object is kept as plain text and noted (W_ROWS)."""

    def read(self, source: Source, problems: ProblemSink) -> Iterator[Record]:
        """Yield a record for each line.  Raises SourceError where no line is a JSON object, and for a newer schema."""
        held: list[Record] = []
        fault: SourceError | None = None
        parsed = False
        for line in source.lines():
            record = None
            if line.text.strip(_BLANKS):
                try:
                    record = _record(source, line, problems)
                    parsed = True
                except ValueError as error:
                    problems.add("W_ROWS", f"kept as plain text: {error}", place=line.start)
                    fault = fault or _no_json(str(error), line)
            held.append(record or _plain(source, line))
            if parsed:
                yield from held
                held.clear()
            elif len(held) > HELD_LINES:
                break
        if fault and not parsed:
            raise fault
        yield from held


def _record(source: Source, line: Line, problems: ProblemSink) -> Record:
    """The record of ``line``.  Raises ValueError where it is no JSON object."""
    from convkit.readers.jsonl.foreign import foreign_record

    ref = source.ref(line.start, line.end, line.number, line.encoding)
    if '"schema"' in line.text and '"blocks"' in line.text:
        article = _own(line, problems)
        if article is not None:
            return Record(ref, line.text, articles=(article,))
    return foreign_record(ref, line.text, problems)


def _own(line: Line, problems: ProblemSink) -> Article | None:
    """The article that ``line`` states; None, and a note, where it only looks like one of convkit's lines."""
    import json

    from convkit.article_json import SCHEMA, article_from_dict

    try:
        data: Any = json.loads(line.text.strip(_BLANKS))
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or "schema" not in data or "blocks" not in data:
        return None
    try:
        return article_from_dict(data, line=line.number)
    except SourceError as error:
        if isinstance(data["schema"], int) and data["schema"] > SCHEMA:
            error.offset = line.start
            raise
        problems.add("W_ROWS", f"read as a foreign line: {error.reason}", place=line.start)
        return None


def _no_json(reason: str, line: Line) -> SourceError:
    return SourceError(
        f"no line is a JSON object: {reason}",
        line=line.number,
        offset=line.start,
        hint="JSONL has one JSON object in each line",
    )


def _plain(source: Source, line: Line) -> Record:
    """``line`` as it stands."""
    ref = source.ref(line.start, line.end, line.number, line.encoding)
    plain = (Span(0, len(line.text)),) if line.text.strip(_BLANKS) else ()
    return Record(ref, line.text, plain=plain, single=True)


def sniff(sample: Sample) -> float:
    """1 for convkit's own lines, 0.95 where the first line is a JSON object, less where only its beginning is to be seen."""
    import json

    text = sample.text.lstrip(_BLANKS)
    if not text.startswith("{"):
        return 0.0
    lines = text.split("\n", 1)
    first = lines[0].rstrip()
    try:
        data = json.loads(first)
    except (ValueError, RecursionError):
        cut = len(lines) == 1 and first[1:].lstrip().startswith('"')
        return (0.9 if sample.suffix in FORMAT.suffixes else 0.6) if cut else 0.0
    return 1.0 if isinstance(data, dict) and {"schema", "blocks"} <= data.keys() else 0.95


def _reader(options: Mapping[str, str]) -> JsonlReader:
    return JsonlReader()


FORMAT = Format(
    name="jsonl",
    summary="one JSON object a line: convkit's own, or any with text, title, date and the like",
    suffixes=(".jsonl", ".ndjson"),
    sniff=sniff,
    reader=_reader,
)
