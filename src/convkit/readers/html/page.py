"""Reads a page of HTML as one record.

The tokenizer and the tree of :mod:`convkit.markup` are used for all of it, whole pages too, in place of bs4 or lxml: spans into the
page are needed anyway, depth is no matter, nothing is dropped, and an article of 5 KB takes a tenth of the time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from convkit.contract import Joined, ProblemSink, Source
from convkit.errors import SourceError
from convkit.markup.blocks import Emitted, Hints, emit
from convkit.markup.hidden import Hidden, concealed
from convkit.markup.looks import Looks
from convkit.markup.notes import find_notes
from convkit.markup.soup import T_BREAK, T_RAW, T_RUBY, T_VOID, Soup, Tree
from convkit.markup.tags import HEADINGS
from convkit.markup.tokens import OPEN, REFERENCE, TEXT, Token, Tokenizer
from convkit.model import Block, BlockKind, Field, Furniture, Record
from convkit.provenance import Edit, Span
from convkit.readers.html.archive import is_archive, read_archive
from convkit.readers.html.facts import read_facts
from convkit.readers.html.fields import is_titled, stated_fields, title_fields
from convkit.readers.html.find import Finder
from convkit.readers.html.measure import Measures, measure
from convkit.readers.html.names import always_furniture, by_name
from convkit.readers.html.positioned import Place, places, set_in_lines
from convkit.readers.html.simple import simple
from convkit.readers.html.title import headline, is_nothing, without_site

STEP = "html"
PAGE_LIMIT = 1 << 25
NAME = 6
"""Code points of a page; a page is held whole, unlike a dump."""
WHOLE = frozenset({"html", "head", "body", "title", "frameset"})
BARE = frozenset({"html", "body"})
ELEMENTS = frozenset({T_BREAK, T_RAW, T_VOID, T_RUBY})
"""Events that make more of a page than lines of text."""
NO_STRUCTURE = WHOLE | {"center", "noscript"}


class PageReader:
    """Reads one page; ``options`` are those of the format."""

    def __init__(self, options: Mapping[str, str]) -> None:
        self._all = options.get("content") == "all"

    def read(self, source: Source, problems: ProblemSink) -> Iterator[Record]:
        """Yield the page.  Raises SourceError E_LIMIT for one of more than 32 million characters."""
        found = source.whole()
        if found is None:
            return
        if len(found.text) > PAGE_LIMIT:
            raise SourceError("the page is longer than 32 million characters", code="E_LIMIT")
        if is_archive(found.text):
            yield read_archive(found, lambda page: self._record(page, problems))
        else:
            yield self._record(found, problems)

    def _record(self, found: Joined, problems: ProblemSink) -> Record:
        text, ref, starts = found
        start, end = _inner(text)
        if (quick := simple(text, start, end)) is not None:
            return Record(ref, text, *quick[:3], single=True, step=STEP, lines=starts, ready=quick.ready)
        tokenizer = Tokenizer(text, 0, len(text), pages=True)
        tokens = tokenizer.tokens()
        hidden = Hidden(text, 0, len(text), concealed(text, tokens))
        tokens, spoilt = hidden.without_words(tokens)
        if spoilt:
            problems.add("W_DROPPED", "words that the page hides in its lines", spoilt, ref.start)
        tree = Soup(text).build(tokens, len(text))
        if not set(tree.tags) - BARE and not any(event[0] in ELEMENTS for event in tree.events):
            dropped, plain = _text_only(text, tokens)
            return Record(ref, text, dropped, plain=plain, single=True, step=STEP, lines=starts)
        page = _Page(text, tokens, tree, hidden, self._all)
        if broken := tokenizer.broken + tree.repairs:
            problems.add("W_MARKUP", "markup that is not well formed", broken, ref.start)
        emitted, fields, plain, single = page.read()
        return Record(
            ref, text, tuple(emitted.edits), tuple(emitted.blocks), tuple(fields), tuple(emitted.runs), plain,
            tuple(sorted(emitted.furniture)), tuple(emitted.fixed), single=single, step=STEP, lines=starts,
        )  # fmt: skip


class Read(NamedTuple):
    """What a page says.  One that is no ``single`` article is lines of text, to be cut as such."""

    emitted: Emitted
    fields: list[Field]
    plain: tuple[Span, ...]
    single: bool = True


class _Page:
    def __init__(self, text: str, tokens: list[Token], tree: Tree, hidden: Hidden, whole: bool) -> None:
        self._text = text
        self._tokens = tokens
        self._tree = tree
        self._hidden = hidden
        self._whole = whole

    def read(self) -> Read:
        """The blocks, runs and furniture of the page and its fields."""
        names = set(self._tree.tags)
        if not names & WHOLE:
            return self._fragment(names)
        measures = measure(self._text, self._tree)
        if found := places(self._text, self._tokens, self._tree, measures):
            return self._lines(measures, found)
        facts = read_facts(self._text, self._tokens, self._tree)
        title = facts.title_node
        page_title = self._content(title) if title >= 0 else ""
        own = page_title[: without_site(page_title, facts.get("site"))]
        stated = facts.get("title")
        visible = headline(self._text, self._tree, title, (stated, "" if is_nothing(own) else own), len(stated) > NAME)
        claims: dict[int, str] = {}
        hints = Hints()
        dated = True
        roles: Mapping[int, str] = {}
        lines = names <= NO_STRUCTURE
        if self._whole or lines:
            claims.update(by_name(self._tree, always_furniture(self._tree)))
        else:
            titles = (page_title, stated)
            names_stated = (facts.get("author"), facts.get("source"), facts.get("site"))
            finder = Finder(
                self._text, self._tree, measures, visible, self._hidden.nodes(self._tree), titles, names_stated
            )
            claims.update(finder.furniture())
            hints = Hints(apart=finder.apart, layout=finder.path, aside=finder.aside)
            dated, roles = finder.dated, finder.roles
            if finder.day:
                facts.found.setdefault("date", (finder.day, 0))
            claims.update(dict.fromkeys(roles, ""))
        if visible >= 0:
            claims[visible] = ""
        emitted = emit(
            self._text,
            0,
            len(self._text),
            self._tree,
            hints._replace(claims=claims, lines=lines, notes=find_notes(self._text, self._tree)),
        )
        _trim(emitted)
        fields = title_fields(self._text, emitted, claims, roles, title, visible, facts, page_title)
        fields += self._look(self._tree, emitted, titled=is_titled(fields))
        fields += stated_fields(self._text, facts, emitted, dated)
        return Read(emitted, fields, _as_plain(emitted) if lines else ())

    def _fragment(self, names: set[str]) -> Read:
        """A fragment keeps everything; a heading that begins it and has no equal is its title."""
        lines = names <= NO_STRUCTURE
        tree = self._tree
        heads = [n for n, name in enumerate(tree.tags) if name in HEADINGS]
        first = heads[0] if heads else -1
        alone = first >= 0 and sum(tree.tags[n] <= tree.tags[first] for n in heads) == 1
        leads = alone and not _said(self._tokens, tree.spans[first][0], self._text)
        emitted = emit(
            self._text, 0, len(self._text), tree, Hints({first} if leads else (), lines, find_notes(self._text, tree))
        )
        fields = [Field("title", *span, reason=tree.tags[node]) for node, span in emitted.claims]
        fields += self._look(tree, emitted, titled=bool(heads))
        return Read(emitted, fields, _as_plain(emitted) if lines else ())

    def _lines(self, measures: Measures, found: Mapping[int, Place]) -> Read:
        """A page of lines with places: all its text is lines for reflow."""
        claims = by_name(self._tree, always_furniture(self._tree))
        emitted = emit(self._text, 0, len(self._text), self._tree, Hints(claims, lines=True))
        emitted.furniture += [Furniture(*span, claims[node]) for node, span in emitted.claims]
        emitted.blocks = [block for block in emitted.blocks if block.kind is not BlockKind.IMAGE]
        emitted.edits = set_in_lines(emitted.edits, self._tree, measures, found)
        return Read(emitted, [], _as_plain(emitted), single=False)

    def _look(self, tree: Tree, emitted: Emitted, *, titled: bool) -> list[Field]:
        """What blocks are by their look; the title that a text has by its look alone, taken out of the blocks."""
        looks = Looks(self._text, tree, emitted)
        found = -1 if titled else looks.title()
        fields: list[Field] = []
        if found >= 0:
            block = emitted.blocks.pop(found)
            emitted.blocks[:] = [b._replace(parent=b.parent - 1) if b.parent > found else b for b in emitted.blocks]
            fields.append(Field("title", block.start, block.end, reason="look"))
        looks.settle()
        return fields

    def _content(self, node: int) -> str:
        """The text of the page's own title as it stands, references decoded."""
        from html import unescape

        return unescape(self._text[self._tree.spans[node][2] : self._tree.inner_ends[node]]).strip()


def _inner(text: str) -> tuple[int, int]:
    """Where ``text`` begins and ends without the white space at its ends."""
    start = len(text) - len(text.lstrip(" \t\r\n"))
    return start, max(start, len(text.rstrip(" \t\r\n")))


def _said(tokens: list[Token], stop: int, text: str) -> bool:
    """Whether text or an image stands before ``stop``."""
    for kind, start, end, name, _ in tokens:
        if start >= stop:
            return False
        if (
            (kind == TEXT and text[start:end].strip())
            or (kind == REFERENCE and name.strip())
            or (kind == OPEN and name == "img")
        ):
            return True
    return False


def _text_only(text: str, tokens: list[Token]) -> tuple[tuple[Edit, ...], tuple[Span, ...]]:
    """A page without structure, not even a line break: its lines are lines of text."""
    edits = [
        Edit(start, text[start:end], name if kind == REFERENCE else "")
        for kind, start, end, name, _ in tokens
        if kind != TEXT and (kind != REFERENCE or text[start:end] != name)
    ]
    return tuple(edits), (Span(0, len(text)),) if text.strip() else ()


def _trim(emitted: Emitted) -> None:
    """Rules at the rim of an article divide it from what is no part of it."""
    blocks = emitted.blocks
    while blocks and blocks[-1].kind is BlockKind.BREAK:
        blocks.pop()
    lead = next((n for n, block in enumerate(blocks) if block.kind is not BlockKind.BREAK), 0)
    if lead:
        emitted.blocks = [b._replace(parent=b.parent - lead if b.parent >= 0 else -1) for b in blocks[lead:]]


def _as_plain(emitted: Emitted) -> tuple[Span, ...]:
    """Where only line breaks divide the text its lines are for reflow: neighbouring paragraphs become one plain stretch."""
    spans: list[Span] = []
    kept: list[Block] = []
    joined = False
    for block in emitted.blocks:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.VERSE):
            kept.append(block)
            joined = False
        elif joined and not any(spans[-1].end <= f.start < block.start for f in emitted.furniture):
            spans[-1] = Span(spans[-1].start, block.end)
        else:
            spans.append(Span(block.start, block.end))
            joined = True
    emitted.blocks = kept
    return tuple(spans)
