"""What one cell of a row says, as edits and spans of the row's own text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from convkit.markup import flat, has_markup, paragraphs, strip_markup
from convkit.markup.pen import SPACES
from convkit.model import Block, BlockKind, Field, Furniture, Run
from convkit.provenance import Edit, Span
from convkit.readers.tsv.quotes import Meant, unescaped, written_out

CLOSERS = "。！？…”’」』）)；;：:!?."
"""After one of these a wide gap inside a cell is the indent of the next paragraph."""


class Parts:
    """What the cells of a row say so far; all spans are in coordinates of the row."""

    __slots__ = ("blocks", "broken", "edits", "fields", "fixed", "furniture", "plain", "runs", "spoilt")

    def __init__(self) -> None:
        self.edits: list[Edit] = []
        self.blocks: list[Block] = []
        self.fields: list[Field] = []
        self.runs: list[Run] = []
        self.plain: list[Span] = []
        self.furniture: list[Furniture] = []
        self.fixed: list[Span] = []
        self.broken = 0
        self.spoilt = 0

    def add(self, other: Parts, meant: Meant) -> None:
        """Take over what was found in ``meant``'s text."""
        place = meant.place
        shift = len(self.blocks)
        self.edits += meant.edits(other.edits)
        self.blocks += [
            b._replace(start=place(b.start), end=place(b.end), parent=b.parent + shift if b.parent >= 0 else -1)
            for b in other.blocks
        ]
        self.fields += [f._replace(start=place(f.start), end=place(f.end)) for f in other.fields]
        self.runs += [r._replace(start=place(r.start), end=place(r.end)) for r in other.runs]
        self.plain += [Span(place(s.start), place(s.end)) for s in other.plain]
        self.furniture += [f._replace(start=place(f.start), end=place(f.end)) for f in other.furniture]
        self.fixed += [Span(place(s.start), place(s.end)) for s in other.fixed]
        self.broken += other.broken
        self.spoilt += other.spoilt


@lru_cache(maxsize=1)
def _gaps() -> re.Pattern[str]:
    return re.compile("[ \u3000\xa0]{2,}")


@lru_cache(maxsize=1)
def _escapes() -> re.Pattern[str]:
    return re.compile(r"(?:\\r)?\\n|\\r")


@lru_cache(maxsize=1)
def _names() -> re.Pattern[str]:
    return re.compile(r"[、，,;；/|／｜\t]+\s*|\u3000+\s*|(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff]{2})")


def body(parts: Parts, text: str, start: int, end: int) -> None:
    """The cell that holds an article's text: paragraphs, or a plain stretch where it has lines of its own."""
    if text.find("<", start, end) >= 0:
        if text.find("\\n", start, end) >= 0 and (written := written_out(text, start, end)) is not None:
            inner = Parts()
            body(inner, written.text, 0, len(written.text))
            parts.add(inner, written)
            return
        if (found := paragraphs(text, start, end)) is not None:
            parts.edits += found[0]
            parts.blocks += found[1]
            return
        if has_markup(text, start, end):
            _marked(parts, text, start, end)
            return
    elif text.find("&lt;", start, end) >= 0 and (escaped := unescaped(text, start, end)) is not None:
        inner = Parts()
        body(inner, escaped.text, 0, len(escaped.text))
        parts.add(inner, escaped)
        return
    cell = text[start:end]
    core = cell.strip(SPACES)
    if not core:
        return
    first = start + cell.index(core[0])
    last = first + len(core)
    if "\n" in core or "\r" in core or ("\\n" in core and ":\\" not in core):
        _lines(parts, text, first, last)
    else:
        _paragraphs(parts, text, first, last)


def _marked(parts: Parts, text: str, start: int, end: int) -> None:
    found = strip_markup(text, start, end)
    shift = len(parts.blocks)
    parts.edits += found.edits
    blocks = _without_page_marks(parts, text, found.blocks) if text.find("#e#", start, end) >= 0 else found.blocks
    parts.blocks += [b._replace(parent=b.parent + shift) if b.parent >= 0 else b for b in blocks]
    parts.runs += found.runs
    parts.furniture += found.furniture
    parts.fixed += found.fixed
    parts.broken += found.broken
    parts.spoilt += found.spoilt


def _without_page_marks(parts: Parts, text: str, blocks: Sequence[Block]) -> Sequence[Block]:
    """``blocks`` without the paragraphs that only cut the text into pages of a site (#p#副标题#e#, DedeCMS): these are furniture.

    As they stand where blocks have parents: an index would not hold any more.
    """
    marks = [
        b for b in blocks if b.kind is BlockKind.PARAGRAPH and _page_mark().fullmatch(text[b.start : b.end].strip())
    ]
    if not marks or any(b.parent >= 0 for b in blocks):
        return blocks
    parts.furniture += [Furniture(b.start, b.end, "page mark of the site") for b in marks]
    return [b for b in blocks if b not in marks]


@lru_cache(maxsize=1)
def _page_mark() -> re.Pattern[str]:
    return re.compile(r"(?:#p#[^#]{0,60}#e#\s*)+")


def _lines(parts: Parts, text: str, start: int, end: int) -> None:
    """A cell with line ends, written out or escaped: what its lines are is for reflow to say."""
    for match in _escapes().finditer(text, start, end):
        parts.edits.append(Edit(match.start(), match[0], "\n"))
    _references(parts, text, start, end)
    parts.edits.sort(key=lambda edit: edit.start)
    parts.plain.append(Span(start, end))


def _paragraphs(parts: Parts, text: str, start: int, end: int) -> None:
    """A cell of one line: a paragraph, or several that only the indent of each tells apart."""
    first = start
    for match in _gaps().finditer(text, start, end) if "\u3000" in text[start:end] or "\xa0" in text[start:end] else ():
        gap = match[0]
        if gap.count("\u3000") + gap.count("\xa0") >= 2 and text[match.start() - 1] in CLOSERS:
            parts.blocks.append(Block(BlockKind.PARAGRAPH, first, match.start()))
            parts.edits.append(Edit(match.start(), gap, "\n"))
            first = match.end()
    parts.blocks.append(Block(BlockKind.PARAGRAPH, first, end))
    if text.find("&", start, end) >= 0:
        _references(parts, text, start, end)
        parts.edits.sort(key=lambda edit: edit.start)


def _references(parts: Parts, text: str, start: int, end: int) -> None:
    """Decode the character references of a cell without tags, once."""
    from convkit.markup.tokens import REFERENCE, Tokenizer

    if text.find("&", start, end) < 0:
        return
    for kind, first, stop, characters, _ in Tokenizer(text, start, end, pages=False).tokens():
        if kind == REFERENCE and text[first:stop] != characters:
            parts.edits.append(Edit(first, text[first:stop], characters))


def line(parts: Parts, text: str, start: int, end: int) -> Span:
    """A cell that is one line by nature: its edits go to ``parts``; what of it stays, empty where nothing does."""
    if text.startswith("<p>", start) and text.endswith("</p>", start, end):
        inner = text[start + 3 : end - 4]
        core = inner.strip(SPACES)
        if core and "<" not in core and "&" not in core and "  " not in core and "\n" not in core and "\r" not in core:
            first = start + 3 + inner.index(core[0])
            last = first + len(core)
            parts.edits.append(Edit(start, text[start:first], ""))
            parts.edits.append(Edit(last, text[last:end], ""))
            return Span(first, last)
    cell = text[start:end]
    if "<" not in cell and "&" not in cell and "\n" not in cell and "\r" not in cell:
        core = cell.strip(SPACES)
        first = start + cell.index(core[0]) if core else start
        return Span(first, first + len(core))
    edits, span = flat(text, start, end)
    parts.edits += edits
    return span


def authors(parts: Parts, text: str, span: Span) -> None:
    """The names in an author's cell, each a field; marks between them are dropped as edits."""
    first = span.start
    for match in _names().finditer(text, *span):
        if match.start() > first:
            parts.fields.append(Field("author", first, match.start(), reason="column"))
        parts.edits.append(Edit(match.start(), match[0], "\t"))
        first = match.end()
    if first < span.end:
        parts.fields.append(Field("author", first, span.end, reason="column"))
    parts.edits.sort(key=lambda edit: edit.start)
