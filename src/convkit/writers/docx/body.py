"""An article as paragraphs, tables and footnotes.  All looks come from styles; the numbers of lists are all that stands beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from convkit.closing import annexes, attachments, is_imprint, rights, signed_at, width
from convkit.contract import ProblemSink
from convkit.listmarks import has_marker
from convkit.model import Article, Block, BlockKind
from convkit.pictures import Pictures
from convkit.titleblock import TitleLine, lines_above, lines_below, part_of
from convkit.writers.docx.document import Document
from convkit.writers.docx.inline import inline
from convkit.writers.docx.markup import indent, paragraph, paragraphs, run
from convkit.writers.docx.notes import ArticleScope
from convkit.writers.docx.table import Cell, grid, table
from convkit.xmltext import count_forbidden, is_plain

K = BlockKind
SIMPLE = {K.QUOTE: "quote", K.VERSE: "verse", K.CAPTION: "caption", K.CODE: "code", K.BREAK: "break"}
LINED = frozenset({K.VERSE, K.CODE, K.CAPTION, K.TABLE})
"""Kinds whose lines stand one under the other."""
TOGETHER = 1 << 16
"""Code points of paragraphs that are written at once."""


class ArticleBody:
    """Writes one article into ``document``."""

    def __init__(self, article: Article, document: Document, problems: ProblemSink, pictures: Pictures) -> None:
        self._article = article
        self._document = document
        self._problems = problems
        self._pictures = pictures
        self._scope = ArticleScope(article, document, problems)
        self._deepest = 7 if document.volume else 6
        self._layout = document.design.layout
        self._attached = attachments(article)
        self._annexes = annexes(article)
        self._part = part_of(article) if document.volume and self._layout.parts else ""
        self._plain = is_plain(article.text)
        self._even = self._plain and not (
            article.runs or article.issuer or "\t" in article.text or "  " in article.text
        )
        """Whether a paragraph is one run of text that stands in the XML as it is, unless a line ends or a blank stands at its edge."""

    def render(self) -> Iterator[str]:
        """The article's XML, block by block."""
        above = lines_above(self._article, number_first=self._layout.doc_number == "above", part_apart=bool(self._part))
        below = lines_below(self._article)
        if not (above or below or self._article.blocks):
            return
        self._count_dropped([*above, *below])
        yield from self._part_page()
        yield self._document.turn()
        columns = self._document.columns
        self._document.articles += 1
        if columns is not None and self._document.articles > 1:
            yield paragraph(self._document.style("column_end"), "", columns.text)
        yield from self._head(above)
        if columns is not None:
            section = columns.first if self._document.articles == 1 else columns.titles
            yield paragraph(self._document.style("column_end"), "", section)
        lists = self._document.lists
        lists.interrupt()
        signed = signed_at(self._article)
        reach = 0
        for index, block in enumerate(self._article.blocks):
            if index < reach:
                continue
            if index == signed:
                yield from self._signature(below)
            if self._even and (pieces := self._paragraphs(index)):
                reach = index + len(pieces)
                lists.interrupt()
                yield paragraphs(self._scope.body_style, pieces)
                continue
            if block.parent >= 0 and K.CELL in (block.kind, self._article.blocks[block.parent].kind):
                continue
            if block.kind is not K.LIST_ITEM and not self._inside_item(block):
                lists.interrupt()
            yield self._block(index, block)
            self._measure(block)
        if signed == len(self._article.blocks):
            yield from self._signature(below)

    def _paragraphs(self, index: int) -> list[str]:
        """What the paragraphs read that follow one another from block ``index`` on, each a run that stands in the XML as it is.

        About ``TOGETHER`` code points at the most.
        """
        text, blocks, meter = self._article.text, self._article.blocks, self._document.meter
        found: list[str] = []
        most = blocks[index].start + TOGETHER
        for at in range(index, len(blocks)):
            kind, start, end, _, parent, _ = blocks[at]
            piece = text[start:end]
            if kind is not K.PARAGRAPH or parent >= 0 or at in self._attached or at in self._annexes or start > most:
                break
            if not piece or "\n" in piece or piece[0] == " " or piece[-1] == " ":
                break
            found.append(piece)
            meter.add("body", end - start)
        return found

    def _part_page(self) -> Iterator[str]:
        """The page that names a part of a work, before its first chapter."""
        document, name = self._document, self._part
        if name and name != document.part:
            document.contents.deepest = 2
            document.meter.new_article(latin=False)
            document.meter.add("part", len(name))
            yield document.turn()
            yield paragraph(document.style("part"), document.contents.bookmark(1, name, run(name)))
            document.meter.new_article(latin=False)
        document.part = name

    def _signature(self, lines: Sequence[TitleLine]) -> Iterator[str]:
        """Issuer and date; how far they stand from the right hangs on their lengths, so it stands beside the style."""
        roles = {"issuer": "signature", "date": "signature_date"}
        way = self._layout.signature
        sizes = {line.part: width(line.text) for line in lines}
        right = rights(sizes.get("issuer", 0.0), sizes.get("date", 0.0), sealed=way == "sealed")._asdict()
        for part, text in lines:
            look = self._layout.style("signature")
            place = "" if way == "right" else indent(look.size, right=right[part])
            yield paragraph(self._document.style(roles[part]), run(text), place)

    def _measure(self, block: Block) -> None:
        lines = 1 + self._article.text.count("\n", block.start, block.end) if block.kind in LINED else 1
        role = (
            "body" if block.kind is not K.HEADING else f"heading{min(max(block.level, 1) + self._document.volume, 7)}"
        )
        self._document.meter.add(role, block.end - block.start, lines)

    def _head(self, lines: Sequence[TitleLine]) -> Iterator[str]:
        """The title block; in a volume its first line, or a paragraph before it, begins the page."""
        document = self._document
        carried = any(line.part in ("kicker", "title") for line in lines)
        if document.volume and (document.template.start or not carried):
            yield paragraph(document.style("start"), "")
        for line in lines:
            role = line.part
            if line.part == "title" and document.volume:
                role = "heading1_below" if self._article.kicker else "heading1"
                role = "chapter" if self._part else role
            document.meter.add(role, len(line.text))
            content = run(
                line.text, document.style("running_title") if document.running and line.part == "title" else ""
            )
            if line.part == "title" and document.volume:
                content = document.contents.bookmark(2 if self._part else 1, line.text, content)
            yield paragraph(document.style(role), content)

    def _count_dropped(self, lines: Sequence[TitleLine]) -> None:
        dropped = (0 if self._plain else count_forbidden(self._article.text)) + sum(
            count_forbidden(line.text) for line in lines
        )
        if dropped:
            self._problems.add("W_DROPPED", "characters that XML forbids", dropped)

    def _block(self, index: int, block: Block) -> str:
        kind = block.kind
        if index in self._attached:
            return self._attachment(index, block)
        if kind is K.HEADING:
            return self._heading(block, self._annexes.get(index, ""))
        if index in self._annexes:
            return paragraph(self._document.style(self._annexes[index]), self._content(block))
        if kind is K.PARAGRAPH or kind is K.CELL:
            text = self._article.text
            if self._article.issuer and is_imprint(text[block.start : block.end]):
                return paragraph(self._document.style("imprint"), self._content(block))
            role = "list_more" if self._inside_item(block) else "body"
            style = self._scope.body_style if role == "body" else self._document.style(role)
            return paragraph(style, self._content(block))
        if kind is K.LIST_ITEM:
            return self._item(block)
        if kind is K.TABLE:
            return self._table(index, block)
        if kind is K.NOTE:
            if index in self._scope.placed:
                return ""
            self._scope.placed.add(index)
            return paragraph(self._document.style("note"), self._content(block))
        if kind is K.IMAGE:
            return self._image(block)
        return paragraph(self._document.style(SIMPLE[kind]), self._content(block))

    def _attachment(self, index: int, block: Block) -> str:
        """The name of what is attached; where it turns over it goes on under its beginning."""
        first = index - 1 not in self._attached
        look = self._layout.style("attachment")
        place = indent(look.size, left=self._attached[index], first=(2 if first else 5) - self._attached[index])
        style = self._document.style("attachment" if first else "attachment_more")
        return paragraph(style, self._content(block), place)

    def _content(self, block: Block) -> str:
        return inline(self._article.text[block.start : block.end], self._article.runs_in(block), self._scope)

    def _inside_item(self, block: Block) -> bool:
        return block.parent >= 0 and self._article.blocks[block.parent].kind is K.LIST_ITEM

    def _heading(self, block: Block, role: str) -> str:
        level = min(max(block.level, 1) + self._document.volume + bool(self._part), self._deepest)
        content = self._content(block)
        if not self._document.volume:
            content = self._document.contents.bookmark(level, self._article.block_text(block), content)
        return paragraph(self._document.style(role or f"heading{level}"), content)

    def _item(self, block: Block) -> str:
        content = self._content(block)
        if has_marker(self._article.text, block.start, block.end):
            return paragraph(self._document.style("list"), content)
        ordered = bool(block.attr("ordered", False))
        number, level = self._document.lists.item(block.level, ordered=ordered)
        style = self._document.style("ordered" if ordered else "bullet")
        if not ordered and not level and self._document.template.definitions.styled:
            return paragraph(style, content)
        return paragraph(style, content, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')

    def _image(self, block: Block) -> str:
        picture = self._pictures.of(self._article, block)
        if picture is not None:
            words = self._article.block_text(block)
            shown = self._document.media.drawing(picture, str(block.attr("alt")) or words)
            below = paragraph(self._document.style("caption"), self._content(block)) if words.strip() else ""
            return paragraph(self._document.style("picture"), shown) + below
        self._problems.add("W_IMAGE", "an image is shown by its description")
        content = self._content(block) if block.start < block.end else run(self._article.image_text(block))
        return paragraph(self._document.style("caption"), content) if content else ""

    def _table(self, index: int, block: Block) -> str:
        rows = grid(self._cells(index, block))
        if rows is None:
            self._problems.add(
                "W_DEGRADED", "a table of more than 63 columns, which Word can't open, is written as lines"
            )
            lines = self._article.block_text(block).split("\n")
            return "".join(paragraph(self._document.style("cell"), run(line)) for line in lines)
        if not rows:
            return ""
        end = paragraph(self._document.style("table_end"), "")
        document = self._document

        def style(header: bool) -> str:
            return document.style("cell_head" if header else "cell")

        half = document.design.layout.style("table").size * 10
        return table(rows, document.style("table"), style, document.width, half) + end

    def _cells(self, index: int, block: Block) -> list[Cell]:
        children = [at for at in self._article.children(index) if self._article.blocks[at].kind is K.CELL]
        if not children:
            return list(_cells_of_text(self._article.block_text(block)))
        return [self._cell(self._article.blocks[at]) for at in children]

    def _cell(self, block: Block) -> Cell:
        numbers = [int(block.attr(name, default)) for name, default in NUMBERS]
        text = self._article.block_text(block)
        row, column, rows, columns = numbers
        return Cell(
            row,
            column,
            rows,
            columns,
            bool(block.attr("header", False)),
            self._content(block),
            half_widths(text),
        )


NUMBERS = (("row", 0), ("column", 0), ("rowspan", 1), ("colspan", 1))


def half_widths(text: str) -> int:
    """The width of the longest line of ``text`` in half-width characters, nearly: Han count 2, ASCII 1."""
    return max((len(line) + len(line.encode(errors="ignore"))) // 2 for line in text.split("\n"))


def _cells_of_text(text: str) -> Iterator[Cell]:
    for row, line in enumerate(text.split("\n")):
        for column, cell in enumerate(line.split("\t")):
            yield Cell(row, column, 1, 1, False, run(cell), half_widths(cell))
