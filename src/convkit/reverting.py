"""The sources of an output back from its record: all edits undone, byte for byte, held against the digest of what was read."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, NamedTuple

from convkit.editsfile import Part, damaged, parts_of
from convkit.errors import OutputError, UsageError
from convkit.escape import ESCAPE
from convkit.evidence import Asked, Census, evidence
from convkit.history_json import MALFORMED, bytes_of, history_from_dict
from convkit.manifest import temporary_prefix
from convkit.messages import say
from convkit.names import safe_name

IN_MEMORY = 8 << 20
"""Bytes of a source that are held before they are put into a file, on the way to a stream."""


class Reverted(NamedTuple):
    """A source that was given back.

    ``source`` is its path below its root, ``target`` the file that holds it now (None: a stream).  ``articles`` were made of it, of which
    ``held`` stand in the output: where they are fewer, the output is a part of what was given back.
    """

    source: str
    sha256: str
    target: Path | None
    articles: int
    held: int


def revert(
    output: Path,
    target: Path | BinaryIO,
    asked: Asked,
    *,
    text: bool = False,
    part: str | None = None,
    overwrite: bool = False,
) -> list[Reverted]:
    """Give the sources of ``output`` back into ``target``: a file, a folder, or a stream; ``part`` names one of several.

    They are the bytes that were read; with ``text`` the decoded text as UTF-8 without byte order mark, in which bytes that could not be decoded
    stand as they are.  Nothing is given before its digest is found to be right.  Raises UsageError where ``target`` can't take it; OutputError
    E_SYNTAX where the record is damaged; and as :func:`convkit.evidence.evidence` does.
    """
    with evidence(output, asked) as known:
        names = [part.head["source"]["path"] for part in parts_of(known.record)]
        _check_part(part, names)
        chosen = [part] if part is not None else names
        if len(chosen) > 1 and not (isinstance(target, Path) and target.is_dir()):
            raise UsageError(
                say("{path} is made of {count} sources", path=output, count=len(chosen)),
                hint=say("name a folder that is there with -o, or one of them with --part: {names}", names=_few(names)),
            )
        made = []
        census = Census(known)
        for number, section in enumerate(parts_of(known.record)):
            name = section.head["source"]["path"]
            if name not in chosen:
                census.of(number, 0, sum(len(line["pieces"]) for line in section.lines if "record" in line))
                continue
            where = _place(target, name, overwrite)
            total = _give(known.record, section, where, text=text)
            held = sum(census.of(number, 0, total))
            file = where if isinstance(where, Path) else None
            made.append(Reverted(name, section.head["source"]["sha256"], file, total, held))
        return made


def _check_part(part: str | None, names: list[str]) -> None:
    if part is not None and part not in names:
        raise UsageError(say("it has no source {name!r}", name=part), hint=say("known: {names}", names=_few(names)))


def _few(names: list[str]) -> str:
    return ", ".join(names[:5]) + (" …" if len(names) > 5 else "")


def _place(target: Path | BinaryIO, name: str, overwrite: bool) -> Path | BinaryIO:
    """Where the source ``name`` goes; in a folder under its own path, made safe."""
    if not isinstance(target, Path):
        return target
    if target.is_dir():
        target = target.joinpath(*(safe_name(step, "_").name for step in PurePosixPath(name).parts))
    if target.is_dir():
        raise UsageError(say("{path} is a folder", path=target))
    if target.exists() and not overwrite:
        raise UsageError(
            say("{path} is there already", path=target), hint=say("use --overwrite to replace it, or another --output")
        )
    return target


def _give(record: Path, section: Part, where: Path | BinaryIO, *, text: bool) -> int:
    """Put the source of ``section`` where it belongs, whole or not at all; returns how many articles were made of it."""
    import shutil
    import tempfile

    if not isinstance(where, Path):
        with tempfile.SpooledTemporaryFile(IN_MEMORY) as held:
            count = _write(record, section, held, text=text)
            held.seek(0)
            shutil.copyfileobj(held, where)
        return count
    hidden = where.with_name(f"{temporary_prefix(where.name)}revert")
    try:
        where.parent.mkdir(parents=True, exist_ok=True)
        with closing(hidden.open("wb")) as file:
            count = _write(record, section, file, text=text)
        hidden.replace(where)
    except OSError as error:
        raise OutputError(
            say("{path} can't be written: {error}", path=where, error=error.strerror or error), code="E_IO"
        ) from error
    finally:
        with suppress(OSError):
            hidden.unlink(missing_ok=True)
    return count


def _write(record: Path, section: Part, stream: Any, *, text: bool) -> int:
    digest = hashlib.sha256()
    count = 0
    try:
        for line, raw, decoded in _records(section):
            digest.update(raw)
            stream.write(decoded if text else raw)
            count += len(line.get("pieces", ()))
    except MALFORMED as error:
        raise damaged(record) from error
    if digest.hexdigest() != section.head["source"]["sha256"]:
        raise damaged(record)
    return count


def _records(section: Part) -> Iterator[tuple[dict[str, Any], bytes, bytes]]:
    """The lines of ``section`` with the bytes that they stand for, and their text in UTF-8."""
    for line in section.lines:
        if "record" in line:
            history = history_from_dict(line, section.head["source"]["path"])
            before = base64.b64decode(line.get("before", ""), validate=True)
            yield line, before + bytes_of(history, line), history.source_text().encode("utf-8", ESCAPE)
        else:
            yield line, base64.b64decode(line.get("after", ""), validate=True), b""
