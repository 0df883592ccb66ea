"""What writes: what a writer is told, sessions, the spec of a format."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Protocol, Self

from convkit.contract.common import CONTRACT, NOTHING, ProblemSink
from convkit.contract.design import FontSpec
from convkit.contract.reading import Reader, Sample
from convkit.model import Article

if TYPE_CHECKING:
    from convkit.layouts import Layout


class Publication(NamedTuple):
    """What a writer is told about the one file it makes.

    ``title`` is the volume's (an article's own when it stands alone); ``modified`` is ISO 8601 with time, never the clock's.
    ``toc`` None means: where there is more than one article.  ``cover`` is "auto", "none" or a path.
    ``limit`` bounds the file (pages of a PDF, documents of an EPUB, MB of text of a DOCX; 0 = never).
    ``fonts`` are paths by role, ``options`` the format's own, ``metadata`` what ``-M`` said; ``faces`` are the faces of all plugins
    (empty: convkit's own).  ``images`` is the folder whose pictures may be shown (:class:`convkit.pictures.Pictures`).
    """

    title: str
    authors: tuple[str, ...] = ()
    language: str = "zh-Hans"
    modified: str = "1980-01-01T00:00:00Z"
    identifier: str = ""
    layout: Layout | None = None
    toc: bool | None = None
    cover: str = "auto"
    limit: int | None = None
    css: Path | None = None
    reference: Path | None = None
    fonts: Mapping[str, Path] = NOTHING
    metadata: Mapping[str, str] = NOTHING
    options: Mapping[str, str] = NOTHING
    faces: tuple[FontSpec, ...] = ()
    images: Path | None = None


class WriteSession(Protocol):
    """One output file being written.

    A session that writes its file from the first byte to the last may have an attribute ``digest``, the file's bytes and their SHA-256 as
    hex digits once it is closed; else the host reads the file again to find them.
    """

    @property
    def full(self) -> bool:
        """True when the host should close this file and go on in the next."""

    def write(self, article: Article) -> None:
        """Add an article; called in order, hold on to as little as the format allows."""

    def close(self) -> None:
        """Finish the file; after it the whole output stands under the target's name."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close after success, let go of everything after an error."""


class Session(ABC):
    """What a :class:`WriteSession` may build on: it closes where the ``with`` block ends, and after an error it lets go of everything."""

    @property
    def full(self) -> bool:
        """Never, where nothing else is said."""
        return False

    @abstractmethod
    def close(self) -> None:
        """Finish the file; after it the whole output stands under the target's name."""

    def abandon(self) -> None:
        """Let go of files and memory after an error: what was written is removed by the host."""
        self.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            self.abandon()


class Writer(Protocol):
    """Puts articles into one output file; knows one format."""

    def open(self, target: Path, publication: Publication, problems: ProblemSink) -> WriteSession:
        """Begin ``target``, a temporary name that the host renames when the file is whole."""


class Option(NamedTuple):
    """An option of a format: ``-O FORMAT.NAME=VALUE``.  ``choices`` empty means any text."""

    name: str
    help: str
    default: str = ""
    choices: tuple[str, ...] = ()


class Format(NamedTuple):
    """A format as its plugin hands it over; the factories import their libraries inside.

    ``sniff`` says how surely a sample is of this format, 0 to 1; the highest wins, ties by suffix, then name.
    ``takes`` names what of :class:`Publication` its writer has a use for, beside what is said of every file: "layout", "toc",
    "cover", "limit", "css", "reference", "fonts", "metadata", "images".  To ask for another of these is wrong usage.
    ``extract`` gives the text of an output back for ``--verify``: that of its articles in their order, in pieces; notes may come last, and what
    is no article's (page numbers, contents) is left out.
    """

    name: str
    summary: str
    suffixes: tuple[str, ...]
    contract: int = CONTRACT
    sniff: Callable[[Sample], float] | None = None
    reader: Callable[[Mapping[str, str]], Reader] | None = None
    writer: Callable[[Mapping[str, str]], Writer] | None = None
    reader_options: tuple[Option, ...] = ()
    writer_options: tuple[Option, ...] = ()
    takes: frozenset[str] = frozenset()
    extract: Callable[[Path], Iterator[str]] | None = None
