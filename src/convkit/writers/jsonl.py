r"""JSONL: an article a line, as ``article_json`` says.  UTF-8 without BOM, ``\n`` after each line and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from convkit.contract import Format, ProblemSink, Publication, Session
from convkit.model import Article

BUFFER = 1 << 16
"""Bytes; a larger one is mapped and unmapped by the system for every small file."""


class JsonlSession(Session):
    """One file of articles; each is handed to the system as soon as a buffer is full."""

    def __init__(self, target: Path, metadata: Mapping[str, str], problems: ProblemSink) -> None:
        from convkit.article_json import dump_line

        self._dump = dump_line
        self._metadata = metadata
        self._digest = sha256()
        self._size = 0
        self._file = open(target, "wb", buffering=BUFFER)  # noqa: SIM115 - closed by close(), and there are many
        self._problems = problems

    def write(self, article: Article) -> None:
        """Add the line of ``article``.  Lone surrogates become U+FFFD, counted: UTF-8 has no form for them."""
        if self._metadata:
            article = replace(article, metadata={**article.metadata, **self._metadata})
        line = self._dump(article)
        try:
            data = line.encode()
        except UnicodeEncodeError:
            data, count = _without_surrogates(line)
            self._problems.add("W_REPLACED", "lone surrogates became U+FFFD", count)
        data += b"\n"
        self._digest.update(data)
        self._size += len(data)
        self._file.write(data)

    @property
    def digest(self) -> tuple[int, str]:
        """Bytes of the file and their SHA-256, of what was written so far."""
        return self._size, self._digest.hexdigest()

    def close(self) -> None:
        """Hand the rest to the system."""
        self._file.close()


def _without_surrogates(line: str) -> tuple[bytes, int]:
    import re

    line, count = re.subn("[\ud800-\udfff]", "\ufffd", line)
    return line.encode(), count


class JsonlWriter:
    """Writes JSONL; it takes no options."""

    def open(self, target: Path, publication: Publication, problems: ProblemSink) -> JsonlSession:
        """Begin ``target``; what was said of the whole output (``-M``) stands in the metadata of each article."""
        return JsonlSession(target, publication.metadata, problems)


def _writer(options: Mapping[str, str]) -> JsonlWriter:
    return JsonlWriter()


def _extract(path: Path) -> Iterator[str]:
    import json

    from convkit.article_json import article_from_dict
    from convkit.verifying import pieces_of

    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            yield from [piece.text for piece in pieces_of(article_from_dict(json.loads(line)))]


FORMAT = Format(
    name="jsonl",
    summary="one JSON object a line for each article, lossless",
    suffixes=(".jsonl", ".ndjson"),
    writer=_writer,
    takes=frozenset({"metadata"}),
    extract=_extract,
)
