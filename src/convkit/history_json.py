"""A history as plain data and back: the lines of the record beside an output (docs/record.md, schema 1).

What the rest implies is left out: default values, the middle text where the pieces hold it, the starts of lines where the text gives them,
and the bytes wherever encoding the text again gives them.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from convkit.escape import ESCAPE, encoded_length
from convkit.history import History, Piece, Stretch
from convkit.model import Field, Furniture, LineStart
from convkit.provenance import Edit, SourceRef, Span, Step, undo_steps
from convkit.rawfile import texts_of

Json = dict[str, Any]
MALFORMED = (KeyError, TypeError, ValueError, AttributeError, IndexError)
"""What is raised over data that no history was ever made into."""


# --- to data -------------------------------------------------------------------------------------------------------


def history_to_dict(history: History, source_text: str, raw: bytes) -> Json:
    """``history`` as plain data; ``source_text`` is its text as decoded, ``raw`` the bytes that it was decoded from."""
    _, start, end, line, encoding = history.source
    made: Json = {"record": history.number, "start": start, "end": end, "line": line, "encoding": encoding}
    made["chars"] = len(source_text)
    if history.lines != line_starts(source_text, history.source):
        made["lines"] = [list(one) if one.encoding else list(one)[:3] for one in history.lines]
    if encoded(source_text, history.source, history.lines) != raw:
        made["raw"] = base64.b64encode(raw).decode("ascii")
    made["steps"] = [_step_out(step) for step in history.steps]
    gaps = _gaps(history)
    if gaps is None:
        made["text"] = history.text
    elif any(gaps):
        made["gaps"] = gaps
    made["pieces"] = [_piece_out(piece) for piece in history.pieces]
    made["furniture"] = [list(item) for item in history.furniture]
    return made


def _step_out(step: Step) -> list[object]:
    edits: list[list[object]] = [
        [start, old, new] if move is None and certainty == "exact" else [start, old, new, certainty, move]
        for start, old, new, certainty, move in step.edits
    ]
    return [step.name, step.version, edits]


def _piece_out(piece: Piece) -> Json:
    made: Json = {
        "id": piece.id,
        "title": piece.title,
        "cut": list(piece.cut),
        "text": piece.text,
        "steps": [_step_out(step) for step in piece.steps],
        "stretches": [list(stretch) for stretch in piece.stretches],
        "fields": [_field_out(field) for field in piece.fields],
        "furniture": [list(item) for item in piece.furniture],
    }
    if piece.stated:
        made["stated"] = True
    return made


def _field_out(field: Field) -> list[object]:
    plain = not field.keep and field.certainty == "exact" and not field.reason
    if plain:
        return [field.name, field.start, field.end] if field.value is None else list(field[:4])
    return list(field)


def _gaps(history: History) -> list[str] | None:
    """What of the middle text stands before, between and behind the pieces; None where they don't hold the rest."""
    if not history.pieces or any(piece.stated for piece in history.pieces):
        return None
    cuts = [piece.cut for piece in history.pieces]
    ends = [0, *(cut.end for cut in cuts)]
    starts = [*(cut.start for cut in cuts), len(history.text)]
    return [history.text[end:start] for end, start in zip(ends, starts, strict=True)]


# --- from data -----------------------------------------------------------------------------------------------------


def history_from_dict(data: Json, path: str) -> History:
    """The history that ``data`` states, of a record of the source ``path``.

    Raises one of ``MALFORMED`` where ``data`` is not what :func:`history_to_dict` makes.
    """
    source = SourceRef(path, data["start"], data["end"], data["line"], data["encoding"])
    steps = tuple(_step_in(step) for step in data["steps"])
    pieces = tuple(_piece_in(piece) for piece in data["pieces"])
    text = data["text"] if "text" in data else _joined(pieces, data.get("gaps"))
    if "lines" in data:
        lines = tuple(LineStart(*line) for line in data["lines"])
    else:
        lines = line_starts(undo_steps(text, steps), source)
    return History(
        data["record"], source, lines, text, steps, pieces, tuple(Furniture(*item) for item in data["furniture"])
    )


def bytes_of(history: History, data: Json) -> bytes:
    """The bytes of the file that ``history``, read from ``data``, was decoded from.  Raises ValueError where its text can't be encoded."""
    if "raw" in data:
        return base64.b64decode(data["raw"], validate=True)
    made = encoded(history.source_text(), history.source, history.lines)
    if made is None:
        raise ValueError("a text that can't be encoded")
    return made


def _step_in(data: list[Any]) -> Step:
    name, version, edits = data
    return Step(name, version, tuple(Edit(*edit) for edit in edits))


def _piece_in(data: Json) -> Piece:
    return Piece(
        data["id"],
        data["title"],
        Span(*data["cut"]),
        data["text"],
        tuple(_step_in(step) for step in data["steps"]),
        tuple(Stretch(*stretch) for stretch in data["stretches"]),
        tuple(Field(*field) for field in data["fields"]),
        tuple(Furniture(*item) for item in data["furniture"]),
        data.get("stated", False),
    )


def _joined(pieces: Iterable[Piece], gaps: list[str] | None) -> str:
    cuts = [undo_steps(piece.text, piece.steps) for piece in pieces]
    if gaps is None:
        return "".join(cuts)
    first, *rest = gaps
    return first + "".join(cut + gap for cut, gap in zip(cuts, rest, strict=True))


# --- what the text of a record implies -----------------------------------------------------------------------------


def line_starts(text: str, source: SourceRef) -> tuple[LineStart, ...]:
    """Where the lines of ``text`` begin if all of it is in the encoding of ``source``; () for one line."""
    lines = texts_of(text, b"\n" if "\n" in text else b"\r")
    if len(lines) < 2:
        return ()
    starts = []
    char, byte = 0, source.start
    for number, line in enumerate(lines, source.line):
        starts.append(LineStart(char, byte, number))
        char += len(line)
        byte += encoded_length(line, source.encoding)
    return tuple(starts)


def encoded(text: str, source: SourceRef, lines: tuple[LineStart, ...]) -> bytes | None:
    """``text`` in the encoding of ``source``, each line in its own where ``lines`` name one; None where that can't be."""
    try:
        if not any(line.encoding for line in lines):
            return text.encode(source.encoding, ESCAPE)
        starts = [*(line.char for line in lines), len(text)]
        return b"".join(
            text[start:end].encode(line.encoding or source.encoding, ESCAPE)
            for line, (start, end) in zip(lines, pairwise(starts), strict=True)
        )
    except UnicodeError:
        return None
