"""Writes the record beside an output: every edit, move and piece of furniture of its sources (docs/record.md).

What is written is checked: the edits undone give the source's text, and text and bytes make up the file.  Nothing is held but one record.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from convkit.blocks_json import encoder
from convkit.editsfile import BUFFER, SCHEMA, Json, Written
from convkit.errors import OutputError, SourceError
from convkit.history import History
from convkit.history_json import history_to_dict
from convkit.source import FileSource

if TYPE_CHECKING:
    from gzip import GzipFile

LEVEL = 1
"""Of zlib: a fifth of the time of level 6, and for Chinese text a tenth more bytes at most."""


class EditsWriter:
    """A record being written to ``path``, a temporary name."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        self._raw = path.open("wb")
        self._file = _compressed(self._raw)
        self._bytes: BinaryIO = io.BytesIO()
        self._at = self._records = self._articles = 0

    def begin(self, source: FileSource, making: Json) -> None:
        """Begin the part of ``source``; ``making`` says how it is worked on."""
        self._bytes = source.opened()
        self._digest = hashlib.sha256()
        self._at = self._records = self._articles = 0
        self._sha256 = source.sha256
        about = {"path": source.name, "bytes": source.size, "sha256": source.sha256, "encoding": source.encoding}
        self._put({"edits": SCHEMA, "source": about, **making})

    def add(self, history: History, text: str) -> None:
        """Add what became of the next record, whose text was ``text``.  Raises OutputError E_VERIFY where undoing gives another."""
        found = history.source_text()
        if found != text:
            reason = f"undoing the edits of record {history.number} does not give its text back"
            raise OutputError(reason, code="E_VERIFY", line=history.source.line)
        before = self._read(history.source.start - self._at)
        raw = self._read(history.source.end - history.source.start)
        made = history_to_dict(history, text, raw)
        if before:
            made["before"] = base64.b64encode(before).decode("ascii")
        self._put(made)
        self._records += 1
        self._articles += len(history.pieces)

    def end(self) -> None:
        """End the part of the source.  Raises SourceError E_CHANGED where the file is no longer what was read."""
        made: Json = {"records": self._records, "articles": self._articles}
        after = b""
        while block := self._read(BUFFER):
            after += block
        if after:
            made["after"] = base64.b64encode(after).decode("ascii")
        self._bytes.close()
        if self._digest.hexdigest() != self._sha256:
            raise SourceError(
                "the file was changed while it was read", code="E_CHANGED", hint="run again when it is at rest"
            )
        self._put(made)

    def outputs(self, written: Iterable[Written], folder: Path, left_out: Iterable[tuple[int, int]] = ()) -> None:
        """Name the outputs, by their way from ``folder``, in which the record will stand, and the articles that none of them holds."""
        self._put(outputs_line(written, folder, left_out))

    def close(self) -> None:
        """Finish the file."""
        self._bytes.close()
        self._file.close()
        self._raw.close()

    def discard(self) -> None:
        """Remove the file, half-written or whole."""
        self._bytes.close()
        for file in (self._file, self._raw):
            # There may be no room for what is in the buffers, and it is not wanted.
            with suppress(OSError, ValueError):
                file.close()
        self.path.unlink(missing_ok=True)

    def _read(self, size: int) -> bytes:
        data = self._bytes.read(size) if size > 0 else b""
        self._digest.update(data)
        self._at += len(data)
        return data

    def _put(self, line: Json) -> None:
        self._file.write(dumped(line))


def join(
    parts: Iterable[Path],
    written: Iterable[Written],
    path: Path,
    folder: Path,
    left_out: Iterable[tuple[int, int]] = (),
) -> None:
    """Write to ``path`` the record of one output of many sources: ``parts`` one after another, then its outputs."""
    import shutil

    with path.open("wb") as raw:
        for part in parts:
            with part.open("rb") as file:
                shutil.copyfileobj(file, raw, BUFFER)
        last = _compressed(raw)
        last.write(dumped(outputs_line(written, folder, left_out)))
        last.close()


def outputs_line(written: Iterable[Written], folder: Path, left_out: Iterable[tuple[int, int]]) -> Json:
    """The last line of a record.  ``left_out`` are articles by the number of their source and their own in it, both from 0."""
    entries = [
        {
            "name": Path(w.path).relative_to(folder).as_posix(),
            "bytes": w.size,
            "sha256": w.sha256,
            "articles": [w.first, w.end],
        }
        for w in written
    ]
    made: Json = {"outputs": sorted(entries, key=lambda entry: str(entry["name"]))}
    numbers = [list(pair) for pair in left_out]
    return {**made, "left_out": numbers} if numbers else made


def dumped(line: Json) -> bytes:
    """``line`` as a line of JSON in UTF-8; what UTF-8 can't hold (lone surrogates, that stand for bytes) is escaped."""
    try:
        return (encoder()(line) + "\n").encode()
    except UnicodeEncodeError:
        return (json.dumps(line) + "\n").encode()


def _compressed(raw: BinaryIO) -> GzipFile:
    """A member of a gzip file that says nothing of name or time."""
    from gzip import GzipFile

    return GzipFile(filename="", mode="wb", compresslevel=LEVEL, fileobj=raw, mtime=0)
