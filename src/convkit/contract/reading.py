"""What reads: an open source, the protocol of readers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from convkit.contract.common import ProblemSink
from convkit.model import LineStart, Record
from convkit.provenance import SourceRef

if TYPE_CHECKING:
    pass


class Line(NamedTuple):
    """One line of a source with its line end: text, bytes ``start`` to ``end``, number from 1, its encoding."""

    text: str
    start: int
    end: int
    number: int
    encoding: str


class Joined(NamedTuple):
    """Lines as one ``text``: ``ref`` is where it lay, ``lines`` where each line begins (() for one line), as a record has them."""

    text: str
    ref: SourceRef
    lines: Sequence[LineStart]


class Source(Protocol):
    """One open input.  A byte that can't be decoded stands in the text as a lone surrogate (:mod:`convkit.escape`)."""

    @property
    def path(self) -> Path:
        """The file; a temporary one for standard input."""

    @property
    def name(self) -> str:
        """The display path that stands in provenance: below the input root, with ``/``, NFC."""

    @property
    def size(self) -> int:
        """Bytes."""

    @property
    def encoding(self) -> str:
        """The encoding of most of it; a line that is in another one says so itself."""

    def chunks(self) -> Iterator[str]:
        """The decoded text in stretches that end at a line end (for surveys)."""

    def lines(self) -> Iterator[Line]:
        """The decoded lines."""

    def whole(self) -> Joined | None:
        """All its lines as one text; None where it has none."""

    def pieces(self, least: int, begins: Callable[[str], bool]) -> Iterator[Joined]:
        """All its lines in texts of at least ``least`` code points, the last one aside, cut only before a line that ``begins`` one."""

    def ref(self, start: int, end: int, line: int, encoding: str = "") -> SourceRef:
        """A reference to bytes ``start`` to ``end`` that begin in line ``line``."""


class Sample(NamedTuple):
    """The head of an input, for finding its format: file name, suffix (lower case, with dot), decoded text."""

    name: str
    suffix: str
    text: str


class Reader(Protocol):
    """Turns a source into records; knows one format."""

    def read(self, source: Source, problems: ProblemSink) -> Iterator[Record]:
        """Yield the records of ``source``, in order, tiling it.  Raise SourceError for what is wrong with it."""
