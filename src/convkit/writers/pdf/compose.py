"""An article as items for the page: title block, body, signature.

The text layer follows it: the lines that :mod:`convkit.titleblock` puts above the body, the blocks, the lines below it.  Each stands once.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from convkit.closing import annexes, attachments, is_imprint, rights, signed_at
from convkit.layouts import Layout, Style
from convkit.model import Article, Block, BlockKind, Run
from convkit.notemarks import begins_with
from convkit.titleblock import lines_above, lines_below, part_of
from convkit.writers.pdf.item import Break, Columns, Figure, Frame, Item, RedHead, RedLine
from convkit.writers.pdf.para import Group, Para, balanced, calls, make_para
from convkit.writers.pdf.table import make_table
from convkit.writers.pdf.typeface import Faces

K = BlockKind
LABEL = 24
"""How much of its text names an article without a title, in characters."""


@lru_cache(maxsize=1)
def _own_marker() -> re.Pattern[str]:
    return re.compile(
        r"\s*(?:[（(]?[0-9０-９a-zA-Z]{1,3}[)）.．、]|[（(]?[一二三四五六七八九十百]{1,4}[)）、.．]|第[一二三四五六七八九十百0-9]{1,5}[条款项章节]"
        r"|[①-⓿⑴-⒛❶-➓•·●○■□◆◇▪‣※★☆]|[-–—*](?=\s))"
    )


def label_of(article: Article) -> str:
    """What the article is called in outline and contents: its title, else the head of its text, else its id."""
    if article.title:
        return " ".join(article.title.split())
    head = " ".join(article.text[: 4 * LABEL].split())
    return head if len(head) <= LABEL else head[:LABEL] + "…" if head else article.id


class Composer:
    """Makes the items of one article after another for a column of ``width`` pt; ``figure`` shows pictures.

    Title blocks are ``full`` pt wide; where that is more, the text below them stands in columns.
    """

    def __init__(
        self, layout: Layout, width: float, full: float, figure: Callable[[Article, Block], Figure | None]
    ) -> None:
        self.figure = figure
        self._layout = layout
        self._width = width
        self.full = full
        self._keys = 0
        self._levels: list[int] = []

    def items(self, article: Article, faces: Faces, root: Group, anchor: str, depth: int = 0) -> Iterator[Item]:
        """The items of ``article`` in the order of the text.

        ``root`` is the group that holds them; ``anchor`` names the article's first item, and with a note's id the note.  ``depth`` is how many
        levels of headings stand above it.
        """
        body = _Body(self, article, faces, root, anchor, depth)
        first = True
        for item in body.items():
            if isinstance(item, Columns):
                yield item
                continue
            if first and isinstance(item, Para):
                item.anchor = item.anchor or anchor
                if not article.title and not item.opens:
                    item.outline, item.label, item.opens = depth + 1, label_of(article), True
                item.sink = item.before
            first = False
            yield item

    def part(self, name: str, faces: Faces) -> Para:
        """The name of a part of a work as the heading of a page of its own."""
        para = balanced(name, self.style("part"), faces, self.full)
        para.tag, para.outline, para.opens = "H1", 1, True
        para.label = " ".join(name.split())
        return para

    def key(self) -> int:
        """A number for a group, new each time."""
        self._keys += 1
        return self._keys

    def style(self, name: str) -> Style:
        """The layout's style ``name``."""
        return self._layout.style(name)

    @property
    def layout(self) -> Layout:
        """The page design."""
        return self._layout

    @property
    def notes_at_foot(self) -> bool:
        """Whether notes stand at the foot of the page that calls them."""
        return self._layout.notes == "foot" and self._layout.columns == 1

    @property
    def width(self) -> float:
        """The width of the column in pt."""
        return self._width


class _Body:
    """The items of one article."""

    def __init__(
        self, composer: Composer, article: Article, faces: Faces, root: Group, anchor: str, depth: int
    ) -> None:
        self._composer = composer
        self._article = article
        self._faces = faces
        self._root = root
        self._anchor = anchor
        self._runs = sorted(article.runs, key=lambda run: (run.start, run.end))
        self._run_starts = [run.start for run in self._runs]
        self._depth = self._heading = depth
        self._lists: list[tuple[int, Group, Group]] = []
        self._counts: dict[int, int] = {}
        self._quote: Group | None = None
        self._placed: set[str] = set()
        self._attached = attachments(article)
        self._annexes = annexes(article)
        self._noted = self._called() if self._runs and composer.notes_at_foot else {}

    def items(self) -> Iterator[Item]:
        yield from self._title_block()
        if self._composer.full > self._composer.width:
            yield Columns(self._style("body"))
        article = self._article
        signed = signed_at(article)
        at_foot = set(self._noted.values())
        for index, block in enumerate(article.blocks):
            if index == signed:
                yield from self._signature()
            if index in at_foot:
                continue
            if block.kind is not K.LIST_ITEM and self._lists and not self._in_list(block):
                self._lists.clear()
            if block.kind is not K.QUOTE:
                self._quote = None
            if index in self._annexes:
                yield self._annexed(self._annexes[index], block)
            elif block.kind is K.PARAGRAPH:
                yield self._paragraph(index, article.text[block.start : block.end], block)
            else:
                yield from self._block(index, block)
        self._lists.clear()
        if signed == len(article.blocks):
            yield from self._signature()

    # --- title block ---

    def _title_block(self) -> Iterator[Item]:
        article = self._article
        layout = self._composer.layout
        red = layout.red_head and article.issuer
        if red:
            style = self._style("red_head")
            yield RedHead(balanced(article.issuer or "", style, self._faces, self._composer.full, count=False))
            if not article.doc_number:
                yield RedLine(style.color)
        for part, text in lines_above(article, number_first=layout.doc_number == "above", part_apart=layout.parts):
            if part == "addressee":
                para = make_para(text, self._style(part), self._faces, self._composer.full)
            else:
                para = balanced(text, self._style(part), self._faces, self._composer.full)
            para.path = (self._root,)
            if part == "title":
                self._heading = self._depth + 1
                para.tag = f"H{self._heading}"
                para.outline, para.label, para.opens = self._heading, label_of(article), True
                if article.kicker and not (layout.parts and part_of(article)):
                    para.before = 0.0
            yield para
            if part == "doc_number" and red:
                yield RedLine(self._style("red_head").color)

    def _signature(self) -> Iterator[Para]:
        way = self._composer.layout.signature
        lines = lines_below(self._article)
        sizes = {line.part: self._widest(line.text) for line in lines}
        right = rights(sizes.get("issuer", 0.0), sizes.get("date", 0.0), sealed=way == "sealed")._asdict()
        for number, (part, text) in enumerate(lines):
            style = self._style("signature")
            style = replace(style, before=0.0) if number else style
            yield self._para(text, style if way == "right" else replace(style, right=right[part]))

    def _widest(self, text: str) -> float:
        """The width of the longest line of ``text`` as a signature has it, in em."""
        style = replace(self._style("signature"), align="left", before=0.0)
        para = make_para(text, style, self._faces, self._composer.width, count=False)
        return max(row.line.width for row in para.rows) / 1000

    # --- blocks ---

    def _block(self, index: int, block: Block) -> Iterator[Item]:
        kind = block.kind
        text = self._article.text[block.start : block.end]
        if kind is K.HEADING:
            yield self._heading_item(text, block)
        elif kind is K.LIST_ITEM:
            yield self._list_item(text, block)
        elif kind is K.TABLE:
            yield make_table(self._article, index, self._runs_of(block), self._style("table"), self._faces,
                             self._composer.width, (self._root,))  # fmt: skip
        elif kind is K.CODE:
            yield self._code(text, block)
        elif kind is K.BREAK:
            yield self._balanced(text, "body") if text.strip() else Break(self._style("body"))
        elif kind is K.IMAGE:
            yield from self._image(text, block)
        elif kind is not K.CELL:
            yield self._other(text, block)

    def _image(self, text: str, block: Block) -> Iterator[Item]:
        """A picture that may be shown, and below it its words; else the words alone, or an empty frame."""
        figure = self._composer.figure(self._article, block)
        if figure is not None:
            figure.path = (self._root,)
            yield figure
        if text.strip():
            yield self._text(text, "caption", block)
        elif figure is None:
            words = self._article.image_text(block).strip()
            yield self._para(words, self._style("caption")) if words else Frame(self._style("body"))

    def _called(self) -> dict[str, int]:
        """The notes that stand at the foot of pages, by name: those that are called, and not from a cell or another note."""
        blocks = self._article.blocks
        notes = {str(b.attr("id")): n for n, b in enumerate(blocks) if b.kind is K.NOTE and b.attr("id")}
        starts = [block.start for block in blocks]
        found: dict[str, int] = {}
        for run in self._runs:
            if run.kind == "noteref" and run.value in notes:
                caller = blocks[max(bisect_right(starts, run.start) - 1, 0)]
                if caller.kind not in (K.CELL, K.TABLE, K.NOTE) and caller.start <= run.start < caller.end:
                    found.setdefault(run.value, notes[run.value])
        return found

    def _notes_of(self, para: Para, text: str, runs: Sequence[Run]) -> tuple[tuple[int, Para], ...]:
        """The notes that ``para`` is the first to call, each with its row."""
        made: list[tuple[int, Para]] = []
        for row, name in calls(para):
            if name in self._noted and name not in self._placed:
                self._placed.add(name)
                mark = next(text[run.start : run.end] for run in runs if run.kind == "noteref" and run.value == name)
                made.append((row, self._note(self._article.blocks[self._noted[name]], name, mark.strip())))
        return tuple(made)

    def _note(self, block: Block, name: str, mark: str) -> Para:
        """A note as it stands at the foot of a page, its mark before it where it does not begin with it."""
        text, style = self._article.block_text(block), self._style("note")
        own = begins_with(text, mark)
        if not own:
            style = replace(style, first_indent=max(style.first_indent, 0.6 * len(mark) + 0.8))
        para = make_para(text, style, self._faces, self._composer.width, self._runs_of(block))
        if not own:
            para.marker, para.marker_x = mark, style.first_indent * style.size
        para.anchor = f"{self._anchor}-{name}"
        return para

    def _paragraph(self, index: int, text: str, block: Block) -> Para:
        """A paragraph; what names an attachment goes on under its beginning, and lines of an imprint are set as such."""
        if index in self._attached:
            start, first = self._attached[index], index - 1 not in self._attached
            style = self._style("attachment")
            style = replace(style, indent=start, first_indent=(2 if first else 5) - start)
            return self._para(text, style if first else replace(style, before=0.0), self._runs_of(block))
        imprint = bool(self._article.issuer) and is_imprint(text)
        para = self._text(text, "imprint" if imprint else "body", block)
        para.imprint = imprint and self._composer.layout.doc_number == "above"
        return para

    def _annexed(self, style: str, block: Block) -> Para:
        """The mark of an annex, which may begin a page, or its title."""
        text = self._article.text[block.start : block.end]
        if block.kind is K.HEADING:
            para = self._heading_item(text, block, style)
        else:
            para = self._text(text, style, block)
        para.keep_next = True
        para.fresh = style == "annex" and self._composer.layout.annex_break
        return para

    def _other(self, text: str, block: Block) -> Para:
        """Quotation, verse, caption, note: a style each, and the element that says what it is."""
        para = self._text(text, str(block.kind), block)
        if block.kind is K.QUOTE:
            self._quote = self._quote or Group("BlockQuote", self._composer.key())
            para.path = (self._root, self._quote)
        elif block.kind is K.CAPTION:
            para.tag = "Caption"
        elif block.kind is K.NOTE:
            name = str(block.attr("id")) or f"{block.start}"
            para.path = (self._root, Group("Note", self._composer.key(), name=f"{self._anchor}-{name}"))
            para.anchor = f"{self._anchor}-{name}"
        return para

    def _text(self, text: str, style: str, block: Block) -> Para:
        return self._para(text, self._style(style), self._runs_of(block))

    def _heading_item(self, text: str, block: Block, style: str = "") -> Para:
        level = min(max(block.level, 1), 6)
        para = (
            self._balanced(text, style)
            if style == "annex_title"
            else self._text(text, style or f"heading{level}", block)
        )
        self._heading = min(self._depth + level + 1, self._heading + 1, 6)
        para.tag = f"H{self._heading}"
        para.outline = max(self._heading, self._depth + 2)
        para.label = " ".join(text.split())
        para.keep_next = True
        return para

    def _code(self, text: str, block: Block) -> Para:
        runs = () if "\t" in text else self._runs_of(block)
        para = self._para(text.expandtabs(4), self._style("code"), runs)
        para.path, para.tag = (self._root, Group("P", self._composer.key())), "Code"
        return para

    # --- lists ---

    def _in_list(self, block: Block) -> bool:
        return block.parent >= 0 and self._article.blocks[block.parent].kind is K.LIST_ITEM

    def _list_item(self, text: str, block: Block) -> Para:
        level = max(block.level, 1)
        ordered = bool(block.attr("ordered", False))
        while self._lists and self._lists[-1][0] > level:
            self._lists.pop()
        if not self._lists or self._lists[-1][0] < level:
            numbering = b"/A<</O/List/ListNumbering/%b>>" % (b"Decimal" if ordered else b"Disc")
            group = Group("L", self._composer.key(), numbering)
            self._counts[group.key] = 0
        else:
            group = self._lists.pop()[1]
        self._counts[group.key] += 1
        body = Group("LBody", self._composer.key())
        self._lists.append((level, group, body))
        path: list[Group] = [self._root]
        for _, outer, inner in self._lists:
            path += [outer, Group("LI", -inner.key), inner]
        style = self._style("list")
        step = style.indent
        own = _own_marker().match(text) is not None
        if own:
            style = replace(style, indent=step * (level - 1), first_indent=step)
        else:
            style = replace(style, indent=step * level, first_indent=0)
        para = self._para(text, style, self._runs_of(block))
        para.path, para.tag = tuple(path), ""
        if not own:
            para.marker = f"{self._counts[group.key]}." if ordered else "•"
            para.marker_x = style.indent * style.size
        return para

    # --- shared ---

    def _style(self, name: str) -> Style:
        return self._composer.style(name)

    def _runs_of(self, block: Block) -> list[Run]:
        """The runs inside ``block``, in coordinates of its own text."""
        if not self._runs:
            return []
        start = block.start
        inside = self._runs[bisect_left(self._run_starts, start) : bisect_left(self._run_starts, block.end)]
        return [Run(run.start - start, min(run.end, block.end) - start, run.kind, run.value) for run in inside]

    def _para(self, text: str, style: Style, runs: list[Run] | tuple[Run, ...] = ()) -> Para:
        para = make_para(text, style, self._faces, self._composer.width, runs)
        para.path = (self._root,)
        if self._noted and len(para.looks) > 1:
            para.notes = self._notes_of(para, text, runs)
        return para

    def _balanced(self, text: str, style: str) -> Para:
        para = balanced(text, self._style(style), self._faces, self._composer.width)
        para.path = (self._root,)
        return para
