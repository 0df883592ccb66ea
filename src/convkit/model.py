"""The core model: blocks, runs, fields, records and articles.  Values only; nothing here does work.

An article is one string with spans over it.  Offsets are code points, half-open.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, partial
from typing import NamedTuple

from convkit.provenance import Certainty, Cut, Edit, SourceRef, Span, Step

AttrValue = str | int | bool
Attrs = tuple[tuple[str, AttrValue], ...]


class BlockKind(StrEnum):
    """What a stretch of an article is.  A writer takes every kind; what it can't draw it degrades and reports."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    VERSE = "verse"
    CAPTION = "caption"
    TABLE = "table"
    CELL = "cell"
    IMAGE = "image"
    NOTE = "note"
    CODE = "code"
    BREAK = "break"

    # Enum's own is a Python function, and every look into a set or dict of kinds calls it.
    __hash__ = str.__hash__


for _kind in BlockKind:
    # Before Python 3.12 each BlockKind.NAME would call one too.
    type.__setattr__(BlockKind, _kind.name, _kind)


MAY_BE_EMPTY = frozenset({BlockKind.IMAGE, BlockKind.BREAK, BlockKind.CELL, BlockKind.TABLE})


class Block(NamedTuple):
    """A stretch of text of one kind.

    ``level`` is 1 to 6 for headings, 1 and deeper for list items, else 0.  ``parent`` is the index of the block
    that holds this one (a table of its cells, an item of a nested item), -1 at the top.  ``attrs``: list_item
    ``ordered``; cell ``row``, ``column`` (from 0), ``rowspan``, ``colspan``, ``header``; image ``href``
    and, where its text doesn't hold it, ``alt``; code ``language``; note ``id``.  A table spans its cells, divided by tab and newline.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    parent: int = -1
    attrs: Attrs = ()

    def attr(self, name: str, default: AttrValue = "") -> AttrValue:
        """The attribute ``name``, or ``default``."""
        for key, value in self.attrs:
            if key == name:
                return value
        return default


made_block: Callable[[tuple[BlockKind, int, int, int, int, Attrs]], Block] = partial(tuple.__new__, Block)
"""A block of its six parts, at half the cost of calling the class: articles have many."""


class Run(NamedTuple):
    """An inline stretch: strong, emphasis, link, ruby, noteref, sub or sup.

    ``value`` is the address of a link, the reading of a ruby, the id of the note that a noteref points to.
    """

    start: int
    end: int
    kind: str
    value: str | None = None


RUN_KINDS = frozenset({"strong", "emphasis", "link", "ruby", "noteref", "sub", "sup"})

TEXT_FIELDS = (
    "kicker", "title", "subtitle", "date_text", "byline", "source", "url", "column", "place",
    "doc_number", "addressee", "issuer",
)  # fmt: skip
"""Fields that are one string."""


class Field(NamedTuple):
    """A fact about an article, read from a stretch of text.

    ``name`` is one of ``TEXT_FIELDS``, "date" (``value`` is ISO 8601), "author", "contributor" (``value`` is
    "role:name"), "language", "work", or "metadata.KEY".  ``value`` None means the text itself.  With ``keep`` the stretch
    stays part of the body; without it, it is taken out.  ``reason`` says which rule found it.
    """

    name: str
    start: int
    end: int
    value: str | None = None
    keep: bool = False
    certainty: Certainty = "exact"
    reason: str = ""


class Furniture(NamedTuple):
    """Text that belongs to no article: a running head, a banner, navigation; kept with its reason."""

    start: int
    end: int
    reason: str


class Remark(NamedTuple):
    """What a pass decided at ``place``, a code point, by which score and why: for a person who asks (``inspect --explain``)."""

    what: str
    place: int
    score: float = 0.0
    reason: str = ""


class LineStart(NamedTuple):
    """Where a line of a record begins: code point of its text, byte of the file, number from 1.

    ``encoding`` is the line's own where it isn't the record's, else "".
    """

    char: int
    byte: int
    number: int
    encoding: str = ""


class Ready(NamedTuple):
    """What a record's text, blocks and fields are after its reader's own step, where the reader knows without making the edits."""

    text: str
    blocks: tuple[Block, ...]
    fields: tuple[Field, ...]


class Record(NamedTuple):
    """What a source states: a row, a page, a fragment.

    ``text`` is the whole decoded stretch, markup included; the records of a source tile it without gap or overlap.
    ``edits`` is the reader's own step (tags dropped, references decoded), and every span is in the coordinates of
    ``text`` before that step.  ``plain`` are the stretches whose lines are not paragraphs yet: they go
    through reflow.  ``single`` says that the record is one article (a row, a page of HTML) and is not to
    be cut.  ``fixed`` are stretches that no cleaning pass may touch (addresses, code, other columns).
    ``articles`` are articles that the source states whole (JSONL of convkit's own).  ``step`` names the reader's step.
    ``lines`` says where the lines of ``text`` begin, so that an article inside it finds its bytes; () for one line.
    ``gathered``: it stands among records that are an article each (text between the rows of a dump), so that several articles in
    it are as likely as one.
    ``ready`` may spare the host the reader's step; a record with runs, furniture, plain or fixed stretches has none.
    """

    source: SourceRef
    text: str
    edits: tuple[Edit, ...] = ()
    blocks: tuple[Block, ...] = ()
    fields: tuple[Field, ...] = ()
    runs: tuple[Run, ...] = ()
    plain: tuple[Span, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    fixed: tuple[Span, ...] = ()
    single: bool = False
    articles: tuple[Article, ...] = ()
    step: str = "read"
    lines: Sequence[LineStart] = ()
    gathered: bool = False
    ready: Ready | None = None


class Contributor(NamedTuple):
    """Somebody who had a part in an article other than as its author."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that conversion survived: a code of ``errors.CODES``, how often, and the byte where it is known."""

    code: str
    message: str = ""
    count: int = 1
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an article lay and what was done to it.

    ``start`` and ``end`` are bytes of the file ``path``, from the decoder's own map.  ``edits`` counts them by pass.
    ``steps`` and ``cuts`` are the full record; they are absent from an article that was read back.
    """

    path: str = ""
    sha256: str = ""
    encoding: str = "utf-8"
    line: int = 1
    start: int = 0
    end: int = 0
    convkit: str = ""
    edits: tuple[tuple[str, int], ...] = ()
    steps: tuple[Step, ...] = field(default=(), compare=False, repr=False)
    article_steps: tuple[Step, ...] = field(default=(), compare=False, repr=False)
    cuts: tuple[Cut, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True)
class Article:
    """One clean article: its fields, and its body as one string ``text`` with ``blocks`` and ``runs`` over it.

    ``text`` is the blocks in order joined by a blank line.  ``title`` is "" where the source has none.  ``date`` is ISO
    8601, full, ``YYYY-MM`` or ``YYYY``; ``date_text`` the date as printed.  Runs are in the coordinates of ``text``.
    """

    id: str
    title: str = ""
    kicker: str | None = None
    subtitle: str | None = None
    date: str | None = None
    date_text: str | None = None
    authors: tuple[str, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    byline: str | None = None
    source: str | None = None
    url: str | None = None
    column: str | None = None
    place: str | None = None
    doc_number: str | None = None
    addressee: str | None = None
    issuer: str | None = None
    language: str = "zh-Hans"
    text: str = ""
    blocks: tuple[Block, ...] = ()
    runs: tuple[Run, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    provenance: Provenance = Provenance()
    problems: tuple[Problem, ...] = ()

    def block_text(self, block: Block) -> str:
        """The text of ``block``."""
        return self.text[block.start : block.end]

    def image_text(self, block: Block) -> str:
        """What is said of the image ``block``: its text, else its ``alt``."""
        return self.block_text(block) or str(block.attr("alt"))

    def children(self, index: int) -> list[int]:
        """The indices of the blocks whose parent is block ``index``, in order."""
        return self._children.get(index, [])

    def runs_in(self, block: Block) -> list[Run]:
        """The runs that begin inside ``block``, in coordinates of its own text and cut at its end; the outer before the inner."""
        if not self.runs:
            return []
        runs, starts = self._ordered_runs
        start, end = block.start, block.end
        inside = runs[bisect_left(starts, start) : bisect_left(starts, end)]
        return [Run(run.start - start, min(run.end, end) - start, run.kind, run.value) for run in inside]

    @cached_property
    def _ordered_runs(self) -> tuple[list[Run], list[int]]:
        runs = sorted(self.runs, key=lambda run: (run.start, -run.end))
        return runs, [run.start for run in runs]

    @cached_property
    def _children(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for index, block in enumerate(self.blocks):
            found.setdefault(block.parent, []).append(index)
        return found
