"""From the tree of marked-up text to edits, blocks and runs over that same text."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from convkit.markup.frames import Frame, frame_of
from convkit.markup.grid import data_tables
from convkit.markup.images import image
from convkit.markup.inline import Inline, safe_address
from convkit.markup.notes import Notes
from convkit.markup.pen import CELL, HEAD, INLINE, Pen
from convkit.markup.soup import T_BREAK, T_CHARS, T_CLOSE, T_OPEN, T_RAW, T_RUBY, T_RUN, T_RUN_END, T_TEXT, Event, Tree
from convkit.markup.tables import TableWriter
from convkit.markup.tags import CELLS, PREFORMATTED, RUN_KINDS
from convkit.markup.tokens import attributes, value
from convkit.markup.verse import as_verse
from convkit.model import Block, BlockKind, Furniture, Run
from convkit.provenance import Edit, Span

TAG_LIMIT = 200
"""Of the start tag of a script this many code points are kept, to name it in the list of furniture."""
CODE, CELL_KIND = BlockKind.CODE, BlockKind.CELL
LIST_ITEM, HEADING = BlockKind.LIST_ITEM, BlockKind.HEADING

NO_NOTES = Notes({}, {})
NOTHING: Mapping[int, str] = {}


@dataclass(slots=True)
class Emitted:
    """What :func:`emit` found.

    ``claims`` are the spans of the claimed nodes, which make no blocks.  ``nodes`` holds the innermost node of each block by where the
    block starts; cells are not in it.
    """

    edits: list[Edit] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    fixed: list[Span] = field(default_factory=list)
    claims: list[tuple[int, Span]] = field(default_factory=list)
    nodes: dict[int, int] = field(default_factory=dict)


class Hints(NamedTuple):
    """What is known of a page beside its tree.

    ``claims`` are nodes whose text is a field or furniture.  With ``lines`` a ``<br>`` ends a printed line, not a paragraph: blank lines
    and indents are kept for whoever joins the lines.  ``notes`` are its footnotes.  In the nodes ``apart`` inline elements stand
    apart.  What stands right in one of the nodes ``aside``, and not in an element inside it, is furniture, with the reason for each.
    The nodes ``layout`` only lay the page out: a list, quote or table that is one of them says nothing of its text.
    """

    claims: Collection[int] = ()
    lines: bool = False
    notes: Notes = NO_NOTES
    apart: Collection[int] = ()
    layout: Collection[int] = ()
    aside: Mapping[int, str] = NOTHING


NO_HINTS = Hints()


def emit(text: str, start: int, end: int, tree: Tree, hints: Hints = NO_HINTS) -> Emitted:
    """The edits, blocks and runs of ``text`` from ``start`` to ``end``, whose tree is ``tree``."""
    emitter = _Emitter(text, start, tree, hints)
    write, take = emitter.write, emitter.take
    for event in tree.events:
        if event[0] == T_TEXT:
            write(event[1], event[2])
        else:
            take(event)
    return emitter.finish(end)


class _Emitter:
    def __init__(self, text: str, start: int, tree: Tree, hints: Hints) -> None:
        self._out = Emitted()
        self._text = text
        self._tree = tree
        self._claims = hints.claims
        self._apart = hints.apart
        self._layout = hints.layout
        self._aside = hints.aside
        self._notes = hints.notes
        self._data = data_tables(tree, {*hints.claims, *hints.notes.notes})
        self._pen = Pen(text, start, hints.lines)
        self._inline = Inline()
        self._frames = [Frame()]
        self._open_nodes = [-1]
        self._tables: list[TableWriter] = []
        self._block = -1
        self._claimed: list[list[int]] = []
        self._images: list[Block] = []
        self._paragraph = 0

    def take(self, event: Event) -> None:
        """Go on by one event."""
        code, start, stop, name, arg = event
        if code == T_CLOSE:
            self._close(name, arg)
        elif code == T_OPEN:
            self._open(start, stop, name, arg)
        elif code == T_CHARS:
            self._characters(start, stop, name)
        elif code == T_BREAK:
            self._break(name)
        elif code == T_RUN:
            self._run(start, stop, name, arg)
        elif code == T_RUN_END:
            self._inline.end(RUN_KINDS[name], self._pen.last)
        elif code == T_RUBY:
            self._inline.ruby(name, self._pen.last)
        elif code == T_RAW:
            self._raw(start, name, arg)
        elif name == "hr":
            self._border()
            if not self._claimed and self._frames[-1].kind is not CELL_KIND:
                self._out.blocks.append(Block(BlockKind.BREAK, start + 1, start + 1))
        else:
            self._image(start, stop, arg)

    def finish(self, end: int) -> Emitted:
        """The stretch ends at ``end``."""
        self._border()
        self._pen.flush(end, "")
        out = self._out
        out.edits = self._pen.edits
        out.runs = sorted(self._inline.runs, key=lambda run: (run.start, -run.end, run.kind))
        return out

    def _run(self, start: int, stop: int, name: str, at: int) -> None:
        if start in self._notes.marks:
            self._inline.begin("noteref", self._notes.marks[start], self._pen.last)
            return
        href = attributes(self._text, at, stop).get("href") if name == "a" else None
        self._inline.begin(RUN_KINDS[name], safe_address(value(self._text, href)), self._pen.last)

    # --- text ---

    def write(self, start: int, stop: int) -> None:
        """Text."""
        inline = self._inline
        if inline.reading is not None:
            inline.reading.append(self._text[start:stop])
            return
        if self._frames[-1].kind is CODE:
            first = self._pen.verbatim(start, stop)
        else:
            first = self._pen.words(start, stop)
        if first >= 0:
            self._kept(first)

    def _characters(self, start: int, stop: int, characters: str) -> None:
        if self._inline.reading is not None:
            self._inline.reading.append(characters)
        elif self._pen.characters(start, stop, characters):
            self._kept(start)

    def _kept(self, first: int) -> None:
        """Text that stays begins at ``first``."""
        if self._inline.waits:
            self._inline.kept(first)
        if self._claimed:
            if self._claimed[-1][1] < 0:
                self._claimed[-1][1] = first
        elif self._block < 0 and self._frames[-1].kind is not CELL_KIND:
            self._begin(first)

    def _begin(self, place: int) -> None:
        frame = self._frames[-1]
        kind, parent, attrs = frame.kind, frame.parent, frame.attrs
        number = len(self._out.blocks)
        if kind is LIST_ITEM and frame.holder:
            if frame.holder[0] < 0:
                frame.holder[0] = number
            else:
                kind, parent, attrs = BlockKind.PARAGRAPH, frame.holder[0], ()
        level = frame.level if kind in (HEADING, LIST_ITEM) else 0
        self._block = number
        self._out.nodes[place] = self._open_nodes[-1]
        self._out.blocks.append(Block(kind, place, place, level, parent, attrs))

    def _border(self) -> None:
        """Whatever block is open ends here."""
        pen = self._pen
        if self._frames[-1].kind is CELL_KIND:
            if pen.gap != HEAD:
                pen.gap = CELL
            return
        if self._block >= 0 and self._out.nodes.get(self._out.blocks[self._block].start, -1) in self._aside:
            block = self._out.blocks.pop()
            self._out.furniture.append(Furniture(block.start, pen.last, self._aside[self._out.nodes[block.start]]))
            self._block = -1
        if self._block >= 0:
            block = self._out.blocks[self._block]
            if block.kind is CODE:
                pen.last = block.start + len(self._text[block.start : pen.last].rstrip())
                self._out.fixed.append(Span(block.start, pen.last))
            self._out.blocks[self._block] = block._replace(end=pen.last)
            self._block = -1
        if self._images and not self._tables:
            self._out.blocks += self._images
            self._images.clear()
        self._inline.border(pen.last)
        pen.border()

    def _break(self, name: str) -> None:
        kind = self._frames[-1].kind
        if name == "br" and kind is CODE:
            self._pen.space("\n")
        elif name == "br" and kind is HEADING:
            self._pen.space(" ")
        elif name == "br" and kind is BlockKind.CAPTION:
            self._pen.border()
        else:
            self._border()
            self._pen.breaks += 1

    def _raw(self, start: int, name: str, stop: int) -> None:
        """A script or style: its content goes, and between blocks its start tag stays as furniture that names it."""
        if self._tables or self._block >= 0:
            return
        self._border()
        self._suspend()
        stop = min(stop, start + TAG_LIMIT)
        self._pen.verbatim(start, stop)
        self._out.furniture.append(Furniture(start, stop, name))
        self._out.fixed.append(Span(start, stop))
        self._border()

    def _image(self, start: int, stop: int, at: int) -> None:
        if self._claimed:
            return
        attrs = image(self._text, at, stop)
        if not attrs:
            return
        picture = Block(BlockKind.IMAGE, start + 1, start + 1, attrs=attrs)
        self._out.nodes[start + 1] = self._open_nodes[-1]
        if self._block >= 0 or self._frames[-1].kind is CELL_KIND:
            self._images.append(picture)
            return
        self._border()
        self._out.blocks.append(picture)
        self._border()

    # --- elements ---

    def _open(self, start: int, stop: int, name: str, number: int) -> None:
        frame = self._frames[-1]
        self._open_nodes.append(number)
        if frame.table >= 0 and (name == "tr" or name in CELLS):
            table = self._tables[-1]
            if name == "tr":
                if table.block < 0:
                    self._border()
                table.row(start, stop)
            else:
                table.cell(stop, self._tree.spans[number], name == "th")
                self._frames.append(Frame(kind=CELL_KIND, table=frame.table))
            return
        self._border()
        if number in self._claims:
            self._suspend()
            self._claimed.append([number, -1])
        if number in self._data and not self._claimed:
            self._frames.append(Frame(table=number))
            parent = frame.holder[0] if frame.holder else frame.parent
            self._tables.append(TableWriter(self._pen, self._out.blocks, parent))
            return
        if number in self._notes.notes and not self._claimed:
            self._frames.append(
                frame._replace(kind=BlockKind.NOTE, attrs=(("id", self._notes.notes[number]),), holder=None, note=True)
            )
            self._paragraph = len(self._out.blocks)
            return
        language = _language(self._text, self._tree.spans[number]) if name in PREFORMATTED else ""
        self._frames.append(frame if number in self._layout else frame_of(frame, name, language))
        if number in self._apart:
            self._pen.apart = True
        self._paragraph = len(self._out.blocks)

    def _close(self, name: str, number: int) -> None:
        frame = self._frames[-1]
        self._open_nodes.pop()
        if frame.kind is CELL_KIND and name in CELLS:
            self._tables[-1].cell_end()
            self._inline.border(self._pen.last)
            self._frames.pop()
            return
        if frame.table >= 0 and name == "tr":
            return
        self._border()
        self._frames.pop()
        if number in self._apart:
            self._pen.apart = False
        if name == "p":
            verse = as_verse(self._text, self._out.blocks[self._paragraph :])
            if verse is not None:
                self._out.blocks[self._paragraph :] = [verse]
        if frame.table == number and self._tables:
            table = self._tables.pop()
            if table.block >= 0:
                table.end()
                self._pen.gap = INLINE
            self._border()
        if self._claimed and self._claimed[-1][0] == number:
            self._suspend()
            self._claimed.pop()

    def _suspend(self) -> None:
        """Put down what the innermost claimed element has so far."""
        if self._claimed and self._claimed[-1][1] >= 0:
            number, begun = self._claimed[-1]
            self._out.claims.append((number, Span(begun, self._pen.last)))
            self._claimed[-1][1] = -1


def _language(text: str, span: tuple[int, int, int]) -> str:
    names = value(text, attributes(text, span[1], span[2]).get("class")).split()
    return next((name.partition("-")[2] for name in names if name.startswith(("language-", "lang-"))), "")
