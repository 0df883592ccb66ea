"""Markdown to records: one file is one record; an article, unless its headings are those of a day file or of a book."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from convkit.contract import ProblemSink, Source
from convkit.joined import joined
from convkit.model import AttrValue, Block, BlockKind, Field, Record, Run
from convkit.provenance import Span
from convkit_markdown.front import fields_of, front_matter
from convkit_markdown.inline import Weaver
from convkit_markdown.items import holds_several

K = BlockKind


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """CommonMark with tables; HTML is text; escapes stay tokens of their own so that they can be found again."""
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable("text_join")


class MarkdownReader:
    """Reads CommonMark."""

    def read(self, source: Source, problems: ProblemSink) -> Iterator[Record]:
        """One record for the file.  Raises SourceError for front matter that is no YAML."""
        text, ref, starts = joined(source, list(source.lines()))
        data, end = front_matter(text)
        walker = Walker(text, end, list(fields_of(data, end)))
        walker.walk(parser().parse(walker.blanked()))
        many = not walker.titled and holds_several(text, walker.blocks)
        if not many:
            walker.take_title()
        yield Record(
            ref,
            text,
            step="read.markdown",
            edits=walker.weaver.edits(),
            blocks=tuple(walker.blocks),
            fields=tuple(walker.fields),
            runs=tuple(sorted(walker.weaver.runs)),
            fixed=tuple(Span(b.start, b.end) for b in walker.blocks if b.kind is K.CODE),
            single=not many,
            lines=starts,
        )


class Walker:
    """Walks the tokens of one text and collects blocks, runs and edits in its coordinates."""

    def __init__(self, text: str, start: int, fields: list[Field]) -> None:
        self.text = text
        self.fields = fields
        self.blocks: list[Block] = []
        self.weaver = Weaver(text)
        self._start = start
        self.titled = any(field.name == "title" for field in fields)
        self._lines = [0]
        for line in text.splitlines(keepends=True):
            self._lines.append(self._lines[-1] + len(line))
        self._items: list[int] = []
        self._lists: list[bool] = []
        self._quotes = 0
        if start:
            self.weaver.keep(start, start)

    def blanked(self) -> str:
        """The text with its front matter as empty lines, so that line numbers stay."""
        head = "\n" * self.text.count("\n", 0, self._start)
        return head + self.text[self._start :]

    def walk(self, tokens: Sequence[Token]) -> None:
        """Turn ``tokens`` into blocks."""
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if token.type == "table_open":
                index = self._table(tokens, index)
                continue
            self._structure(token)
            if token.type == "inline":
                self._paragraph(tokens[index - 1], token)
            elif token.type in ("fence", "code_block"):
                self._code(token)
            elif token.type == "hr":
                self._break(token)
            index += 1

    def _structure(self, token: Token) -> None:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            self._lists.append(token.type.startswith("ordered"))
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self._lists.pop()
        elif token.type == "list_item_open":
            self._items.append(-1)
        elif token.type == "list_item_close":
            self._items.pop()
        elif token.type == "blockquote_open":
            self._quotes += 1
        elif token.type == "blockquote_close":
            self._quotes -= 1

    def _paragraph(self, opening: Token, token: Token) -> None:
        if self.blocks:
            self.weaver.gap = "\n"
        images = [child for child in token.children or () if child.type == "image"]
        if len(images) == len(token.children or ()) == 1:
            self._image(images[0], self._limit(token))
            return
        span = self.weaver.inline(token.children or (), self._limit(token))
        if span is None:
            return
        if opening.type == "heading_open":
            self.blocks.append(Block(K.HEADING, *span, int(opening.tag[1])))
        elif self._items and self._items[-1] < 0:
            parents = [item for item in self._items[:-1] if item >= 0]
            attrs = (("ordered", self._lists[-1]),)
            self._items[-1] = len(self.blocks)
            self.blocks.append(Block(K.LIST_ITEM, *span, len(self._items), parents[-1] if parents else -1, attrs))
        else:
            kind = K.QUOTE if self._quotes else K.PARAGRAPH
            self.blocks.append(Block(kind, *span, parent=self._items[-1] if self._items else -1))

    def take_title(self) -> None:
        """Make the title of the first heading, where it is of the first level and no title is known."""
        first = self.blocks[0] if self.blocks else None
        if self.titled or first is None or first.kind is not K.HEADING or first.level > 1:
            return
        self.titled = True
        self.fields.append(Field("title", first.start, first.end, reason="first heading"))
        self.blocks = [b._replace(parent=max(-1, b.parent - 1)) for b in self.blocks[1:]]

    def _image(self, token: Token, limit: int) -> None:
        at = self.weaver.find(token.content, limit) if token.content else self.weaver.find("![", limit)
        at = max(at, self.weaver.position)
        self.weaver.keep(at, at + len(token.content))
        self.blocks.append(
            Block(K.IMAGE, at, at + len(token.content), attrs=(("href", str(token.attrs.get("src", ""))),))
        )

    def _code(self, token: Token) -> None:
        first, last = token.map or (0, 0)
        begin = end = -1
        self.weaver.gap = "\n" if self.blocks else ""
        for line in range(first + (token.type == "fence"), last):
            body = self.text[self._lines[line] : self._lines[line + 1]].rstrip("\r\n")
            if token.type == "fence" and line == last - 1 and body.lstrip(" >").startswith(token.markup):
                break
            indent = len(body) - len(body.removeprefix("    ")) if token.type == "code_block" else 0
            start, stop = self._lines[line] + indent, self._lines[line] + len(body)
            if begin >= 0:
                self.weaver.gap = "\n"
            self.weaver.keep(start, stop)
            begin, end = (start if begin < 0 else begin), stop
        if begin >= 0 and begin < end:
            language = token.info.split()[0] if token.info.strip() else ""
            self.blocks.append(Block(K.CODE, begin, end, attrs=(("language", language),) if language else ()))

    def _break(self, token: Token) -> None:
        at = self._lines[(token.map or (0, 0))[0]]
        self.weaver.gap = "\n" if self.blocks else ""
        self.weaver.keep(at, at)
        self.blocks.append(Block(K.BREAK, at, at))

    def _table(self, tokens: Sequence[Token], index: int) -> int:
        place = len(self.blocks)
        self.blocks.append(Block(K.TABLE, 0, 0))
        row = column = -1
        self.weaver.gap = "\n" if place else ""
        while tokens[index].type != "table_close":
            token = tokens[index]
            if token.type == "tr_open":
                row, column = row + 1, -1
            elif token.type in ("th_open", "td_open"):
                column += 1
                if row or column:
                    self.weaver.gap = "\t" if column else "\n"
                self._cell(tokens[index + 1], place, row, column, token.type == "th_open")
            index += 1
        cells = self.blocks[place + 1 :]
        if cells:
            self.blocks[place] = Block(K.TABLE, cells[0].start, cells[-1].end)
        else:
            del self.blocks[place]
        return index + 1

    def _cell(self, token: Token, table: int, row: int, column: int, header: bool) -> None:
        limit = self._limit(token)
        span = self.weaver.inline(token.children or (), limit)
        if span is None:
            bar = self.weaver.find("|", limit)
            at = bar + 1 if bar >= 0 else self.weaver.position
            self.weaver.keep(at, at)
            span = (at, at)
        attrs: tuple[tuple[str, AttrValue], ...] = (
            ("row", row), ("column", column), ("rowspan", 1), ("colspan", 1), ("header", header),
        )  # fmt: skip
        self.blocks.append(Block(K.CELL, *span, 0, table, attrs))

    def _limit(self, token: Token) -> int:
        last = (token.map or (0, len(self._lines) - 1))[1]
        return self._lines[min(last, len(self._lines) - 1)]


__all__ = ["MarkdownReader", "Run"]
