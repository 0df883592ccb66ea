"""What the host and its plugins agree on: the protocols, and the specs that hooks hand over.

Specs are named tuples: a frozen dataclass takes ten times as long to define, and each command pays for it.
``CONTRACT`` is the number a plugin states; it rises when a plugin would have to change.  A spec written against a
number that the host doesn't serve is refused with a remedy.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, Self

from convkit.model import Article, Block, Field, Furniture, LineStart, Record, Run
from convkit.provenance import Edit, SourceRef, Span, Step

if TYPE_CHECKING:
    from convkit.layouts import Layout

CONTRACT = 1
OLDEST_CONTRACT = 1
NOTHING: Mapping[str, Any] = {}
"""What a mapping holds that was not given; never written to."""


class ProblemSink(Protocol):
    """Takes what conversion survived."""

    def add(self, code: str, message: str = "", count: int = 1, place: int | None = None) -> None:
        """Note problem ``code``; equal codes and messages are summed.  ``place`` is a byte of the source."""


# --- reading -------------------------------------------------------------------------------------------------------


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


# --- cleaning ------------------------------------------------------------------------------------------------------


class Stage(StrEnum):
    """When a pass runs.  Repair to segment see a record, the others an article."""

    REPAIR = "repair"
    REFLOW = "reflow"
    SEGMENT = "segment"
    STRUCTURE = "structure"
    METADATA = "metadata"
    VARIANT = "variant"


class Verdict(NamedTuple):
    """What a survey decided for one source.

    ``open``: the pass may work.  ``suspect``: how many places look damaged and are left alone all the same (W_SUSPECT).
    ``evidence`` goes to the report; ``data`` to the pass (it must pickle).
    """

    open: bool
    suspect: int = 0
    evidence: Mapping[str, float] = NOTHING
    data: object = None


class Survey(Protocol):
    """Counts the evidence for one pass over a whole source, before its first record is cleaned."""

    def feed(self, text: str) -> None:
        """Look at the next stretch of the decoded source."""

    def verdict(self) -> Verdict:
        """Decide."""


class ArticleStart(NamedTuple):
    """An article begins with the block that starts at ``start``."""

    start: int
    score: float = 0.0
    reason: str = ""


Mark = Block | Field | Furniture | ArticleStart | Run
"""What a pass may propose beside edits.

A Block replaces the blocks that it covers (in a plain stretch: it makes one); a Field without ``keep`` and a Furniture take
their text out of the blocks.  A Block's ``parent`` is an index of the blocks that stand, or :func:`proposed`.
"""


def proposed(index: int) -> int:
    """The parent to state for a block that goes into another of the same proposal: the ``index``-th block of that."""
    return -2 - index


class TextView(Protocol):
    """What a pass sees.  It can't change anything through it."""

    @property
    def text(self) -> str:
        """The text as it stands now; all spans are in its coordinates."""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks so far, in order."""

    @property
    def fields(self) -> tuple[Field, ...]:
        """The facts so far."""

    @property
    def runs(self) -> tuple[Run, ...]:
        """The inline runs."""

    @property
    def furniture(self) -> tuple[Furniture, ...]:
        """What was set aside."""

    @property
    def plain(self) -> tuple[Span, ...]:
        """The stretches whose lines are not blocks yet."""

    @property
    def fixed(self) -> tuple[Span, ...]:
        """The stretches that no edit may touch."""

    @property
    def source(self) -> SourceRef:
        """Where the text lay."""

    @property
    def gathered(self) -> bool:
        """Whether the text stands among others that are an article each, so that it may well hold several."""

    @property
    def steps(self) -> Sequence[Step]:
        """What was done to the text so far; the last step's edits led to the present text."""

    @property
    def verdict(self) -> Verdict:
        """The verdict of this pass's own survey; open without evidence where it has none."""

    @property
    def guesses(self) -> bool:
        """False under ``--no-guesses``: propose only what is exact."""

    def problem(self, code: str, message: str = "", count: int = 1, at: int | None = None) -> None:
        """Note a problem at position ``at`` of the text."""

    @property
    def explaining(self) -> bool:
        """Whether somebody asks why (``inspect --explain``): a pass that decides by a score says then what it decided, with :meth:`remark`."""

    def remark(self, what: str, at: int, score: float = 0.0, reason: str = "") -> None:
        """Say that ``what`` was decided at position ``at`` of the text, by which score and why; heard only while ``explaining``."""


class CleaningPass(Protocol):
    """One small repair or recognition: pure, idempotent, in linear time."""

    def propose(self, view: TextView) -> Iterable[Edit | Mark]:
        """Edits (sorted, disjoint) and marks, both in the coordinates of ``view.text``.

        The host counts the edits that are guesses (W_GUESS) and makes the edits of one move all or none.
        """


class PassSpec(NamedTuple):
    """A pass as its plugin hands it over.

    ``order`` sorts the passes of one stage (ties by name).  ``version`` rises whenever the edits change.  ``trigger`` is a set of
    characters, as inside ``[…]`` of a regular expression, of which one must stand in the source and in the record for the pass to have
    work; "" means always.  ``required`` passes
    can't be switched off.  ``survey`` decides once a source; ``factory`` takes the run's cleaning options.
    """

    name: str
    version: int
    stage: Stage
    summary: str
    factory: Callable[[Mapping[str, str]], CleaningPass]
    order: int = 50
    default: bool = True
    required: bool = False
    trigger: str = ""
    survey: Callable[[], Survey] | None = None
    contract: int = CONTRACT


# --- writing -------------------------------------------------------------------------------------------------------


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


# --- running -------------------------------------------------------------------------------------------------------


class WorkUnit(NamedTuple):
    """What a worker does whole: a number in plan order, and plain data that ``convert_unit`` reads."""

    number: int
    payload: Mapping[str, object]


class UnitResult(NamedTuple):
    """What comes back from a worker: the unit's number and its report record, plain data that pickles."""

    number: int
    record: Mapping[str, object]


class Interrupted(KeyboardInterrupt):
    """Ctrl-C in an engine that still has results at hand: ``results`` count as if they had come before."""

    def __init__(self, results: Sequence[UnitResult]) -> None:
        super().__init__()
        self.results = results


class Engine(Protocol):
    """Runs units; results come in any order."""

    def run(self, job: Callable[[WorkUnit], UnitResult], units: Iterable[WorkUnit]) -> Iterator[UnitResult]:
        """Run ``job`` on each unit and yield each result once.  A unit whose worker died yields an error result."""


class EngineSpec(NamedTuple):
    """An engine as its plugin hands it over; ``factory`` takes the number of jobs and the engine's options."""

    name: str
    summary: str
    factory: Callable[[int, Mapping[str, str]], Engine]
    contract: int = CONTRACT


class LayoutSpec(NamedTuple):
    """A named page design: a TOML file over a base."""

    name: str
    summary: str
    path: Path
    contract: int = CONTRACT


@dataclass(frozen=True, slots=True)
class FontSpec:
    """A face for a role (song, hei, kai, fang, mono, rare; with ``script`` "Hant" for traditional text only).

    ``locate`` returns the file or None where it isn't installed; ``index`` is the face inside a collection.
    Lower ``order`` is tried first.  ``brought_by`` names the package that brings it; ``covers`` returns ranges of code points that it is
    known to have, asked only where the face isn't installed: ``convkit fonts`` then says who brings what a text lacks.
    """

    name: str
    role: str
    locate: Callable[[], Path | None]
    index: int = 0
    script: str = ""
    order: int = 50
    brought_by: str = ""
    contract: int = CONTRACT
    covers: Callable[[], Sequence[range]] | None = None
