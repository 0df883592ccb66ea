"""The record beside an output, NAME.edits.jsonl.gz: its lines, and where it is found (docs/record.md).

One line of JSON for each source, then one for each of its records, one for its end; the last line of the file names the outputs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from convkit.errors import ConvkitError, OutputError
from convkit.manifest import digest_of
from convkit.messages import say

SCHEMA = 1
SUFFIX = ".edits.jsonl.gz"
HEAD = b'{"edits": '
"""How the first line begins."""
BUFFER = 1 << 18

Json = dict[str, Any]


class Written(NamedTuple):
    """A file that a run wrote: path, bytes, SHA-256, and which articles of its unit stand in it, from 0, half-open."""

    path: str
    size: int
    sha256: str
    first: int = 0
    end: int = 0


class Part(NamedTuple):
    """What a record says of one source: its first line, and the lines of its records and its end as they are asked for."""

    head: Json
    lines: Iterator[Json]


def parts_of(path: Path) -> Iterator[Part]:
    """The parts of the record ``path``, one for each source; the lines of one are to be taken before the next is asked for.

    Raises OutputError E_SYNTAX where the file is damaged or cut off, or of a newer schema.
    """
    lines = _lines(path)
    head = next(lines, None)
    while head is not None and "edits" in head:
        if head["edits"] > SCHEMA:
            reason = say(
                "{path} is of schema {schema}, newer than this convkit reads ({own})",
                path=path,
                schema=head["edits"],
                own=SCHEMA,
            )
            raise OutputError(reason, code="E_SYNTAX", hint=say("upgrade convkit"))
        held = _Section(lines)
        yield Part(head, held)
        for _ in held:
            pass
        head = next(lines, None)
    if head is None or "outputs" not in head:
        raise damaged(path)


class _Section:
    """The lines up to the end of one source, that one included."""

    def __init__(self, lines: Iterator[Json]) -> None:
        self._lines = lines
        self._over = False

    def __iter__(self) -> Iterator[Json]:
        return self

    def __next__(self) -> Json:
        if self._over:
            raise StopIteration
        line = next(self._lines)
        self._over = "records" in line
        return line


def last_of(path: Path) -> Json:
    """The last line of the record ``path``: its outputs, and articles that none of them holds.  Raises as :func:`parts_of` does."""
    last: Json = {}
    for line in _raw_lines(path):
        if line.startswith(b'{"outputs": '):
            last = _parsed(path, line)
    if "outputs" not in last:
        raise damaged(path)
    return last


def outputs_of(path: Path) -> list[Json]:
    """The outputs that the record ``path`` names: name, bytes, sha256, articles.  Raises as :func:`parts_of` does."""
    found: list[Json] = last_of(path)["outputs"]
    return found


class Found(NamedTuple):
    """The record of an output: its path, and what its last line says of the output."""

    path: Path
    entry: Json


def record_of(output: Path) -> Found | None:
    """The record that names ``output`` as it stands, by its digest; None where there is none beside it.

    Raises OutputError E_SYNTAX for a damaged record, OSError where the output can't be read.
    """
    for found in named_in(output):
        if (found.entry["bytes"], found.entry["sha256"]) == digest_of(output):
            return found
    return None


def named_in(output: Path) -> Iterator[Found]:
    """The records beside ``output`` that name it, whatever it holds now: that of its source, of its volumes, of its folder."""
    folder, name = output.parent, output.name
    stems = [name[:at] for at in range(len(name)) if at and name[at] == "."]
    stems += [stem.rpartition("-")[0] for stem in stems if stem.rpartition("-")[2].isdecimal()]
    places = [folder / (stem + SUFFIX) for stem in reversed(stems) if stem]
    of_folder = folder if folder.name else folder.resolve()
    places.append(of_folder.parent / (of_folder.name + SUFFIX))
    for path in places:
        if path != output and is_edits(path):
            here = folder.resolve() / name
            way = here.relative_to(path.parent.resolve()).as_posix()
            yield from (Found(path, entry) for entry in outputs_of(path) if entry["name"] == way)


def is_edits(path: Path) -> bool:
    """True where ``path`` is a record that convkit wrote: its first line says so."""
    from gzip import GzipFile
    from zlib import error as broken

    try:
        with GzipFile(path, "rb") as file:
            return file.read(len(HEAD)) == HEAD
    except (OSError, EOFError, broken):
        return False


def damaged(path: Path) -> ConvkitError:
    """What to raise for a record that can't be read."""
    reason = say("the record {path} is damaged or cut off", path=path)
    return OutputError(reason, code="E_SYNTAX", hint=say("convert again with --edits"))


def _lines(path: Path) -> Iterator[Json]:
    for line in _raw_lines(path):
        yield _parsed(path, line)


def _raw_lines(path: Path) -> Iterator[bytes]:
    from gzip import BadGzipFile, GzipFile
    from zlib import error as broken

    try:
        with GzipFile(path, "rb") as file:
            yield from file
    except (EOFError, broken, BadGzipFile) as error:
        raise damaged(path) from error


def _parsed(path: Path, line: bytes) -> Json:
    try:
        data = json.loads(line)
    except ValueError as error:
        raise damaged(path) from error
    if not isinstance(data, dict):
        raise damaged(path)
    return data
