"""``--ambiguities FILE``: each place where ``--variant`` chose among several characters, for a person to look over.

A worker writes the choices of an input to a hidden file, a line of JSON each; when all inputs are through, the parent makes one list of
them in the order of the inputs.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

from convkit.history import History, Piece, Ways, history_of, place
from convkit.manifest import temporary_prefix
from convkit.passes.opencc_choices import chooser
from convkit.pipeline import Cleaned
from convkit.provenance import Edit, undo_edits
from convkit.report import escaped, line_of

COLUMNS = (
    "file", "article", "title", "part", "offset", "line", "character", "context", "candidates", "chosen", "phrase", "share",
)  # fmt: skip
SUFFIXES = {".tsv": "\t", ".csv": ",", ".jsonl": ""}
"""What the list's suffix may be, and what divides its columns; "" for a line of JSON."""
AROUND = 10
"""Characters that are shown on either side of the one in question."""
PASS = "variant"


class Choosing:
    """Writes the choices in the records of one source to the hidden file ``path``; ``variant`` is OpenCC's name."""

    def __init__(self, path: str, file: str, variant: str) -> None:
        self._file = file
        self._chooser = chooser(variant)
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        self._stream = Path(path).open("w", encoding="ascii", newline="\n")  # noqa: SIM115 - closed by close()

    def note(self, cleaned: Cleaned, number: int) -> None:
        """Note the choices in record ``number``."""
        history = history_of(cleaned, number)
        ways = history.ways()
        source = history.source_text()
        for index, piece in enumerate(history.pieces):
            for row in self._rows(history, ways, source, index, piece):
                self._stream.write(json.dumps({"file": self._file, **row}) + "\n")

    def close(self) -> None:
        """Finish the file."""
        self._stream.close()

    def _rows(self, history: History, ways: Ways, source: str, index: int, piece: Piece) -> Iterator[dict[str, Any]]:
        edits = [edit for step in piece.steps if step.name == PASS for edit in step.edits]
        before = undo_edits(piece.text, edits)
        moved = _Moved(edits)
        parts = _Parts(piece)
        for choice in self._chooser.choices(before):
            at = moved.place(choice.at)
            where = parts.holding(at)
            if where is None:
                continue
            origins = ways.origins(index, at, at + 1)
            _, line = place(history, source, origins[0].start) if origins else (0, history.source.line)
            yield {
                "article": piece.id,
                "title": piece.title,
                "part": where[0],
                "offset": where[1],
                "line": line,
                "character": choice.character,
                "context": _context(before, choice.at),
                "candidates": list(choice.candidates),
                "chosen": choice.chosen,
                "phrase": choice.phrase,
                "share": round(choice.share, 3),
            }


class _Moved:
    """Where a character stands after ``edits``, also one that they replace, character by character where they can."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self._starts = [edit.start for edit in edits]
        self._shifts = list(accumulate((len(edit.new) - len(edit.old) for edit in edits), initial=0))

    def place(self, at: int) -> int:
        """Where the character at ``at`` stands now."""
        index = bisect_right(self._starts, at) - 1
        if index < 0 or at >= self._edits[index].end:
            return at + self._shifts[index + 1]
        return min(at, self._edits[index].start + max(0, len(self._edits[index].new) - 1)) + self._shifts[index]


_Span = tuple[int, int, str, int]
"""Start and end in a piece's text, the part of the article, and where in that part the span begins."""


class _Parts:
    """What of a piece's text stands in the article: its body and its fields."""

    def __init__(self, piece: Piece) -> None:
        body = [(s.piece, s.piece + s.length, "text", s.article) for s in piece.stretches]
        fields = [(f.start, f.end, f.name, 0) for f in piece.fields if f.start < f.end and not f.keep]
        self._spans = sorted(body + fields)

    def holding(self, at: int) -> tuple[str, int] | None:
        """The part that holds position ``at`` of the piece's text ("text" for the body) and where in it; None where none does."""
        return next(
            ((name, base + at - start) for start, end, name, base in _near(self._spans, at) if start <= at < end), None
        )


def _near(spans: list[_Span], at: int) -> Iterator[_Span]:
    """The last of the sorted ``spans`` that begin at or before ``at``."""
    index = bisect_right(spans, at, key=lambda span: span[0])
    return reversed(spans[max(0, index - 2) : index])


def _context(text: str, at: int) -> str:
    before, behind = text[max(0, at - AROUND) : at], text[at + 1 : at + 1 + AROUND]
    return " ".join(f"{before}【{text[at]}】{behind}".split())


# --- the list ---


def write_list(path: Path, parts: Iterable[Path]) -> None:
    """Write the choices in the hidden files ``parts`` to the list ``path``."""
    delimiter = SUFFIXES[path.suffix.lower()]
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{temporary_prefix(path.name)}list")
    with temporary.open("w", encoding="utf-8", newline="") as stream:
        if delimiter:
            stream.write(delimiter.join(COLUMNS) + "\n")
        for part in parts:
            with part.open(encoding="ascii") as lines:
                for line in lines:
                    row = json.loads(line)
                    stream.write(_cells(row, delimiter) if delimiter else line_of(row))
    temporary.replace(path)


def _cells(row: Mapping[str, Any], delimiter: str) -> str:
    values = ["".join(row["candidates"]) if name == "candidates" else str(row[name]) for name in COLUMNS]
    return delimiter.join(_quoted(escaped(value)) if delimiter == "," else escaped(value) for value in values) + "\n"


def _quoted(value: str) -> str:
    """``value`` as a cell of CSV (RFC 4180)."""
    return '"' + value.replace('"', '""') + '"' if "," in value or '"' in value else value
