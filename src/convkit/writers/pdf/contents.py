"""What stands before and round the articles: title page, contents, heads, page numbers.

Heads and page numbers are artifacts.  The contents' page numbers are text, so that a screen reader reads them; the
dots that lead to them are a dashed line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from convkit.contract import Publication
from convkit.layouts import Layout, Style
from convkit.writers.pdf.breaking import Line, break_lines
from convkit.writers.pdf.file import text
from convkit.writers.pdf.flow import Mark
from convkit.writers.pdf.item import Figure
from convkit.writers.pdf.number import number
from convkit.writers.pdf.outlines import rule
from convkit.writers.pdf.page import ASCENT, MM, Area, Page, Pages
from convkit.writers.pdf.paint import Painter, color
from convkit.writers.pdf.para import Para, balanced, make_para
from convkit.writers.pdf.picture import Picture
from convkit.writers.pdf.setting import Setting, set_plain
from convkit.writers.pdf.show import TextPen
from convkit.writers.pdf.structure import Element, Structure
from convkit.writers.pdf.typeface import Faces

COVER = b"Cover"
"""The name of the cover's picture among a page's resources."""
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
         (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


LOWERED = 0.28
"""Where the title of a volume or of a part stands on its page, as a part of the type area's height."""


def roman(value: int) -> str:
    """``value`` in small Roman figures."""
    made = ""
    for worth, letters in ROMAN:
        while value >= worth:
            made += letters
            value -= worth
    return made


class Furniture:
    """Heads and page numbers of a document, and a paper's name above its first page."""

    def __init__(self, layout: Layout, area: Area, title: str, faces: Faces) -> None:
        self._layout = layout
        self._area = area
        self._title = title
        self._faces = faces
        self._vertical = layout.writing == "vertical"
        self._footer = layout.style("footer")
        self._header = layout.style("header")

    def draw(self, page: Page, front: bool) -> None:
        """Draw what the layout wants on ``page``; ``front`` pages count in Roman figures and have no head."""
        layout, area = self._layout, self._area
        if layout.page_number and not page.opening:
            shown = layout.page_number.replace("{n}", roman(page.index + 1) if front else str(page.index + 1))
            place = "center"
            if layout.page_number_place == "outside":
                place = "right" if (page.index % 2 == 0) != self._vertical else "left"
            self._line(page, shown, self._footer, place, layout.page.footer * MM, "Footer")
        if front or page.opening:
            return
        if layout.masthead and self._title:
            if not page.masthead:
                y = area.paper_height - layout.page.header * MM
                self._line(page, self._title, self._header, "center", y, "Header")
        elif layout.running_head and not page.heading:
            left = page.index % 2 == 1
            shown = self._title if left else page.running
            if shown:
                y = area.paper_height - layout.page.header * MM
                self._line(page, shown, self._header, "left" if left != self._vertical else "right", y, "Header")

    def masthead(self, pages: Pages, painter: Painter, faces: Faces) -> None:
        """Draw the paper's name over the whole width, between lines: an artifact, as page heads are."""
        page = pages.current()
        page.masthead = True
        para = balanced(self._title, self._layout.style("book_title"), faces, page.width, count=False)
        right = page.left + page.width
        rule(page, [(page.left, page.top + 6, right, page.top + 6)], 2.0)
        painter.rows(page, para, 0, len(para.rows), page.left, page.top, None)
        page.used += para.height
        y = page.top - page.used - 4
        rule(page, [(page.left, y, right, y)], 0.5)
        page.used += 4 + self._layout.style("body").leading

    def _line(self, page: Page, shown: str, style: Style, place: str, y: float, kind: str) -> None:
        area = self._area
        words = " ".join(shown.split())
        before, after = style.indent * style.size, style.right * style.size
        setting, line = self._row(words, style)
        if line.end < len(words):
            setting, line = self._row(words[: line.end - 2].rstrip() + "…", style)
        free = area.width - line.width * style.size / 1000
        edge = area.even_left if page.index % 2 else area.left
        x = edge + {"left": before, "center": free / 2, "right": free - after}[place]
        tint = color(style.color)
        page.parts.append(b"/Artifact<</Type/Pagination/Subtype/%b>>BDC\nq\n%bBT\n" % (kind.encode("ascii"), tint))
        pen = TextPen(page.parts, style.size)
        pen.font(setting.font)
        page.parts.append(b"1 0 0 1 %.2f %.2f Tm\n" % (x, y))
        pen.line(setting, line)
        page.parts.append(b"ET\nQ\nEMC\n")
        if kind == "Header":
            rule(page, [(edge, y - 4, edge + area.width, y - 4)], 0.4)

    def _row(self, words: str, style: Style) -> tuple[Setting, Line]:
        """The first line of ``words`` as wide as the type area."""
        measure = int(self._area.width * 1000 / style.size + 0.001)
        setting = set_plain(words, self._faces(style.font), measure, count=False)
        return setting, break_lines(setting, measure, justify=False)[0]


class Front:
    """Makes the pages before the first article, once the articles are laid out."""

    def __init__(self, layout: Layout, pages: Pages, painter: Painter, structure: Structure, faces: Faces) -> None:
        self._layout = layout
        self._pages = pages
        self._painter = painter
        self._structure = structure
        self._faces = faces

    def cover(self, picture: Picture, words: str) -> None:
        """A page with the cover's picture, as large as the paper allows; ``words`` say what it shows."""
        page = self._pages.turn()
        page.opening = True
        area = self._pages.area
        sides = (picture.height, picture.width) if area.vertical else (picture.width, picture.height)
        scale = min(area.paper_width / sides[0], area.paper_height / sides[1])
        width, height = sides[0] * scale, sides[1] * scale
        left, lower = (area.paper_width - width) / 2, (area.paper_height - height) / 2
        group = self._structure.open_front("Sect")
        self._painter.figure(page, Figure(COVER, width, height, words), left, lower, group)
        self._structure.close(group)
        self._pages.finish()

    def title_page(self, publication: Publication) -> None:
        """A page with the volume's title and authors."""
        page = self._pages.turn()
        page.opening = True
        page.used = self._pages.area.height * LOWERED
        group = self._structure.open_front("Sect")
        separator = "、" if publication.language.startswith(("zh", "ja")) else ", "
        lines = [(publication.title, "book_title"), (separator.join(publication.authors), "book_author")]
        for value, name in lines:
            if not value:
                continue
            para = balanced(value, self._layout.style(name), self._faces, self._pages.area.width, count=False)
            element = self._structure.open("P", group)
            top = self._pages.area.top - page.used
            self._painter.rows(page, para, 0, len(para.rows), page.left, top, element)
            self._structure.close(element)
            page.used += para.height + 24
        self._structure.close(group)
        self._pages.finish()

    def contents(self, marks: Sequence[Mark], western: bool) -> None:
        """Contents: the articles with the pages they begin on, each a link."""
        page = self._pages.turn()
        area = self._pages.area
        group = self._structure.open_front("TOC")
        title = make_para(
            "Contents" if western else "目录", self._layout.style("toc_title"), self._faces, area.width, count=False
        )
        element = self._structure.open("Caption", group)
        self._painter.rows(page, title, 0, 1, page.left, area.top, element)
        self._structure.close(element)
        page.used = title.height + title.after
        style = replace(self._layout.style("toc"), align="left", first_indent=0.0)
        lower = replace(style, indent=style.indent + 1)
        right = replace(style, align="right")
        room = area.width - 3 * style.size
        for mark in marks:
            para = make_para(mark.label, lower if mark.level > 1 else style, self._faces, room, count=False)
            if page.used + para.height > area.height:
                page = self._pages.turn()
            folio = make_para(str(mark.folio + 1), right, self._faces, area.width, count=False)
            self._entry(page, para, folio, mark, group)
            page.used += para.height
        self._structure.close(group)
        self._pages.finish()

    def _entry(self, page: Page, para: Para, folio: Para, mark: Mark, group: Element) -> None:
        area, style = self._pages.area, para.style
        item = self._structure.open("TOCI", group)
        link = self._structure.open("Link", item)
        top = area.top - page.used
        self._painter.rows(page, para, 0, len(para.rows), page.left, top, link)
        low = top - para.height + para.pitch
        self._painter.rows(page, folio, 0, 1, page.left, low, link)
        baseline = low - (style.leading - style.size) / 2 - ASCENT * style.size
        last = para.rows[-1]
        start = page.left + last.x + last.line.width * style.size / 1000 + 0.6 * style.size
        end = page.left + folio.rows[0].x - 0.6 * style.size
        if end - start > style.size:
            rule(page, [(end, baseline + 1, start, baseline + 1)], 0.7, b"1 J [0 4] 0 d\n")
        target = b"/Dest[%d 0 R/XYZ null %b null]/Contents%b" % (mark.page, number(mark.y), text(mark.label))
        box = (page.left, top - para.height, page.left + area.width, top)
        self._painter.annotation(page, target, link, box)
        self._structure.close(link)
        self._structure.close(item)
