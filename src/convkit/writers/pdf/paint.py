"""Rows of a paragraph onto a page: text object, marked content, links, readings, markers."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from convkit.writers.pdf.file import PdfFile, text, uri
from convkit.writers.pdf.item import Figure
from convkit.writers.pdf.number import number
from convkit.writers.pdf.outlines import Outlines
from convkit.writers.pdf.page import ASCENT, Area, Page
from convkit.writers.pdf.para import SMALL, Look, Para
from convkit.writers.pdf.pieces import pieces, places
from convkit.writers.pdf.show import TextPen
from convkit.writers.pdf.structure import Element, Structure

LINKED = ("http://", "https://", "mailto:")
"""The addresses that become links; others stay text, for what they may start."""


@lru_cache(maxsize=64)
def color(value: str) -> bytes:
    """The operator that sets the fill colour ``value`` (six hex digits); b"" for black."""
    if value == "000000":
        return b""
    parts = [int(value[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    return b" ".join([number(part) for part in parts]) + b" rg\n"


class _Drawn(NamedTuple):
    """What came up while rows were drawn: open links by look, readings (text, middle, baseline), looks that are no links."""

    links: dict[int, Element]
    readings: list[tuple[str, float, float]]
    refused: set[int]


class Painter:
    """Draws paragraphs.  ``notes`` are the names of the notes that links may go to; ``refused`` counts links that are not made."""

    def __init__(self, file: PdfFile, structure: Structure, outlines: Outlines, area: Area) -> None:
        self._file = file
        self._structure = structure
        self._outlines = outlines
        self._area = area
        self.notes: dict[str, str] = {}
        self.refused = 0

    def figure(self, page: Page, figure: Figure, left: float, low: float, parent: Element | None) -> None:
        """Draw a picture whose lower left corner is at ``left``, ``low``; it stands upright on the paper."""
        x, y, right, top = self._area.box(left, low, left + figure.width, low + figure.height)
        box = b"[%.2f %.2f %.2f %.2f]" % (x, y, right, top)
        element = self._structure.open(
            "Figure", parent, b"/Alt%b/A<</O/Layout/Placement/Block/BBox%b>>" % (text(figure.words), box)
        )
        page.parts.append(page.begin(element))
        back = b"0 1 -1 0 %.2f 0 cm\n" % self._area.paper_width if self._area.vertical else b""
        drawn = (back, right - x, top - y, x, y, figure.name)
        page.parts.append(b"q\n%b%.2f 0 0 %.2f %.2f %.2f cm\n/%b Do\nQ\nEMC\n" % drawn)
        self._structure.close(element)

    def rows(self, page: Page, para: Para, start: int, end: int, x: float, top: float, owner: Element | None) -> None:
        """Draw rows ``start`` to ``end`` of ``para``; the column's left edge is ``x``, the first row's upper edge ``top`` (pt).

        ``owner`` is the structure element; None makes the rows an artifact.
        """
        size, pitch, rows, parts = para.style.size, para.pitch, para.rows, page.parts
        baseline = top - para.lift - (para.style.leading - size) / 2 - ASCENT * size
        tint = color(para.style.color)
        parts.append(b"q\n" + tint + b"BT\n" if tint else b"BT\n")
        pen = TextPen(parts, size)
        pen.font(para.typeface.font)
        begun = page.begin(owner) if owner else b"/Artifact BMC\n"
        before = rows[start].x
        parts.append(b"%.2f TL\n1 0 0 1 %.3f %.3f Tm\n%b" % (pitch, x + before, baseline, begun))
        drawn = _Drawn({}, [], set()) if owner is not None and len(para.looks) > 1 else None
        if drawn is not None and owner is not None:
            self._rows_with_looks(page, pen, para, (start, end), owner, drawn, (x, baseline))
        else:
            pen.rows(rows[start:end], pitch)
        pen.rest()
        parts.append(b"EMC\nET\nQ\n" if tint else b"EMC\nET\n")
        if drawn is not None:
            for element in drawn.links.values():
                self._structure.close(element)
            for value, middle, height in drawn.readings:
                self._outlines.reading(page, value, para.typeface, size * SMALL, middle, height)
            self.refused += len(drawn.refused)

    def _rows_with_looks(
        self, page: Page, pen: TextPen, para: Para, part: tuple[int, int], owner: Element, drawn: _Drawn,
        place: tuple[float, float],
    ) -> None:  # fmt: skip
        """Draw rows, from ``part[0]`` to ``part[1]``, that may have links, notes or readings in them; ``place`` is the column's edge and the first baseline."""
        (start, end), (x, baseline) = part, place
        before = para.rows[start].x
        for index in range(start, end):
            left = para.rows[index].x
            if index > start:
                pen.step(left - before, para.pitch)
            before = left
            self._looks(page, pen, para, index, owner, drawn, (x + left, baseline - para.pitch * (index - start)))

    def _looks(
        self, page: Page, pen: TextPen, para: Para, index: int, owner: Element, drawn: _Drawn,
        place: tuple[float, float],
    ) -> None:  # fmt: skip
        """Draw a row that has links or readings in it."""
        row = para.rows[index]
        found = pieces(row.setting, row.line)
        at = 0
        while at < len(found):
            look = found[at][7]
            stop = at
            while stop < len(found) and found[stop][7] == look:
                stop += 1
            element = self._link(para.looks[look], look, owner, drawn)
            if element is not None:
                pen.mark(b"EMC\n" + page.begin(element))
            pen.pieces(found[at:stop], row.line, found[at - 1][1] if at else -1)
            if element is not None:
                pen.mark(b"EMC\n" + page.begin(owner))
            at = stop
        size = para.style.size
        for look, left, right in places(found, row.line):
            if look in drawn.links:
                box = (place[0] + left * size, place[1] - 0.2 * size, place[0] + right * size, place[1] + 0.95 * size)
                self._annotate(page, para.looks[look], drawn.links[look], box)
            elif para.looks[look].kind == "ruby":
                middle = place[0] + (left + right) / 2 * size
                drawn.readings.append((para.looks[look].value, middle, place[1] + size))

    def _link(self, look: Look, index: int, owner: Element, drawn: _Drawn) -> Element | None:
        """The element of a stretch that is a link; None for all other stretches."""
        if look.kind == "link" and not look.value.lower().startswith(LINKED):
            drawn.refused.add(index)
            return None
        if look.kind != "link" and not (look.kind == "note" and look.value in self.notes):
            return None
        if index not in drawn.links:
            drawn.links[index] = self._structure.open("Link", owner)
        return drawn.links[index]

    def _annotate(self, page: Page, look: Look, element: Element, box: tuple[float, float, float, float]) -> None:
        if look.kind == "note":
            target = b"/Dest%b/Contents%b" % (text(self.notes[look.value]), text("注"))
        else:
            target = b"/A<</Type/Action/S/URI/URI%b>>/Contents%b" % (uri(look.value), text(look.value))
        self.annotation(page, target, element, box)

    def annotation(self, page: Page, target: bytes, element: Element, box: tuple[float, float, float, float]) -> None:
        """A link over ``box`` (left, lower, right, upper edge in pt) that belongs to ``element``."""
        made = self._file.reserve()
        key = self._structure.parent_of_annotation(element.number)
        self._file.add(
            b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%.2f %.2f %.2f %.2f]/StructParent %d%b>>"
            % (*self._area.box(*box), key, target),
            made,
        )
        page.annotations.append(made)
        element.annotation(page.number, made)
