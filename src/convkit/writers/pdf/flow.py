"""Items onto pages: what keeps together, where a page ends, which structure element is open."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from convkit.writers.pdf.columns import LEAST_LINES, set_in_columns
from convkit.writers.pdf.foot import GAP, least_height
from convkit.writers.pdf.item import Break, Columns, Figure, Frame, Item, RedHead, RedLine, Table
from convkit.writers.pdf.official import imprint_lines, place_imprint, red_head, red_line
from convkit.writers.pdf.outlines import Outlines, disc, ornament, rule
from convkit.writers.pdf.page import ASCENT, Page, Sheets
from convkit.writers.pdf.paint import Painter
from convkit.writers.pdf.para import Group, Para
from convkit.writers.pdf.structure import Element, Structure
from convkit.writers.pdf.tableflow import TableFlow

NEAR = 0.01
"""Lengths closer than this many pt are equal."""


class Mark(NamedTuple):
    """A place that outline, contents or links go to: level (0 for links only), label, name, page object, place of the page (from 0), height from below.

    ``opens``: an article, or a part of a work, begins there.
    """

    level: int
    label: str
    anchor: str
    page: int
    folio: int
    y: float
    opens: bool = False


class Flow:
    """Puts items on pages, one after another.  ``pitch`` is the grid's, in pt; ``marks`` collects places.

    With ``widows`` the last line of a paragraph is kept from standing alone, with ``column_rule`` a line stands between columns.
    """

    def __init__(
        self,
        pages: Sheets,
        painter: Painter,
        structure: Structure,
        outlines: Outlines,
        pitch: float,
        *,
        widows: bool = True,
        column_rule: bool = False,
    ) -> None:
        self._pages = pages
        self.widows = widows
        self._column_rule = column_rule
        self._painter = painter
        self._structure = structure
        self._outlines = outlines
        self.pitch = pitch
        self._tables = TableFlow(pages, painter, structure, outlines)
        self._open: list[tuple[Group, Element]] = []
        self._path: tuple[Group, ...] = ()
        self._line: tuple[Page, float] | None = None
        self.marks: list[Mark] = []

    def run(self, items: Iterable[Item]) -> None:
        """Put ``items``; close what is open after them."""
        self.put(items)
        self.close()

    def put(self, items: Iterable[Item]) -> None:
        """Put ``items``; what they stand in stays open."""
        held: list[Para | Figure] = []
        imprint: list[Para] = []
        waiting = iter(items)
        for item in waiting:
            if isinstance(item, Para):
                if item.fresh:
                    self._to_new_page(held)
                    held = []
                if item.imprint:
                    imprint.append(item)
                elif item.keep_next:
                    held.append(item)
                elif held or self._line is not None:
                    self._together(held, item)
                    held = []
                else:
                    self._para(item)
            elif isinstance(item, Columns):
                self._together(held, item)
                held = []
                set_in_columns(self, self._pages, waiting, ruled=self._column_rule)
            elif isinstance(item, Figure):
                held.append(item)
            else:
                self._together(held, item)
                held = []
        self._last(held)
        if imprint:
            self._imprint(imprint)

    def gap(self, height: float) -> None:
        """Leave ``height`` pt free, with a line in their middle where lines stand between columns; a new page where there is no room for it and two lines."""
        page = self._pages.current()
        if page.used and page.used + height + 2 * self.pitch > page.height:
            self._pages.turn()
        elif page.used:
            self._line = (page, page.top - page.used - height / 2) if self._column_rule else None
            page.used = math.ceil((page.used + height) / self.pitch - NEAR) * self.pitch

    def close(self) -> None:
        """Close all structure elements that are open."""
        self._enter(())

    # --- what keeps together ---

    def _last(self, held: list[Para | Figure]) -> None:
        """Set what waits for something to follow it, and nothing does."""
        if held:
            self._together(held[:-1], held[-1])

    def _to_new_page(self, held: list[Para | Figure]) -> None:
        self._last(held)
        if self._pages.current().used:
            self._pages.turn()

    def _together(self, held: list[Para | Figure], item: Item) -> None:
        page = self._pages.current()
        if held and page.used:
            need = sum([para.before + para.height + para.after for para in held]) + _least(item)
            if need > page.height - page.used + NEAR and need <= self._pages.area.height:
                self._pages.turn()
        if self._line is not None:
            page, y = self._line
            if page is self._pages.page:
                rule(page, [(page.left, y, page.left + page.width, y)], 0.4)
            self._line = None
        heads = [part for part in held if isinstance(part, Para)]
        if held and len(heads) == len(held) and isinstance(item, Para) and self._on_grid(item):
            self._above(heads)
        for part in held:
            if isinstance(part, Para):
                self._para(part)
            else:
                self._figure(part)
        if isinstance(item, Para):
            self._para(item)
        elif isinstance(item, Table):
            self._before(item.before)
            self._enter(item.path)
            self._tables.put(item, self._open[-1][1] if self._open else None)
            self._after(item.after)
        elif isinstance(item, Figure):
            self._figure(item)
        elif isinstance(item, Columns):
            self._to_columns()
        elif isinstance(item, RedHead):
            red_head(self._pages, self._painter, item, self.pitch)
        elif isinstance(item, RedLine):
            red_line(self._pages, item)
        else:
            self._shape(item)

    def _figure(self, figure: Figure) -> None:
        page = self._before(figure.before)
        if page.used + figure.height > page.height + NEAR and page.used:
            page = self._pages.turn()
        self._enter(figure.path)
        left = page.left + (page.width - figure.width) / 2
        low = page.top - page.used - figure.height
        self._painter.figure(page, figure, left, low, self._open[-1][1] if self._open else None)
        page.used += figure.height
        self._after(figure.after)

    def _imprint(self, paras: list[Para]) -> None:
        page = place_imprint(self._pages, paras)
        for number, para in enumerate(paras):
            self._enter(para.path)
            element = self._structure.open(para.tag, self._open[-1][1] if self._open else None)
            self._rows(page, para, 0, len(para.rows), element)
            self._structure.close(element)
            imprint_lines(page, para, first=number == 0, last=number == len(paras) - 1)

    def _above(self, held: list[Para]) -> None:
        """Set headings so that the text after them is on the grid: what is missing goes above them, at a page's head half of it."""
        page = self._pages.current()
        if page.used:
            page.used += self._to_grid(sum([para.before + para.height + para.after for para in held]))
        elif held[0].tag not in ("P", "H1") and not held[0].fresh:
            after = sum([para.height + para.after for para in held]) + sum([para.before for para in held[1:]])
            page.used += self._to_grid(after) / 2

    def _to_columns(self) -> None:
        """Go to where columns may begin: on the grid, above some lines at least."""
        page = self._pages.current()
        if page.used:
            page.used += self._to_grid(0.0)
        if page.used + LEAST_LINES * self.pitch > page.height + NEAR:
            self._pages.turn()

    def _before(self, space: float) -> Page:
        page = self._pages.current()
        page.used += space if page.used else 0.0
        return page

    def _after(self, space: float) -> None:
        page = self._pages.current()
        page.used = max(page.used, min(page.used + space, page.height))

    # --- paragraphs ---

    def _para(self, para: Para) -> None:
        self._enter(para.path)
        parent = self._open[-1][1] if self._open else None
        element = self._structure.open(para.tag, parent) if para.tag else parent
        page = self._pages.current()
        if page.used and self._on_grid(para):
            page.used += self._to_grid(0.0)
        else:
            page.used += para.before if page.used else para.sink
        start, count, pitch = 0, len(para.rows), para.pitch
        foot = self._pages.foot
        while start < count:
            room = int((page.height - page.used) / pitch + NEAR)
            fit = min(room, count - start)
            if para.notes and foot is not None:
                fit = foot.fit(page, para, start, fit)
            if self.widows and count - start - fit == 1 and not (fit == 0 and not page.used):
                fit -= 1  # the last line does not stand alone on the next page (CLREQ 3.4.4)
            if fit <= 0 and page.used:
                page = self._pages.turn()
                continue
            fit = max(fit, 1)
            self._rows(page, para, start, start + fit, element)
            if para.notes and foot is not None:
                for row, note in para.notes:
                    if start <= row < start + fit:
                        foot.add(page, note, self._note(note))
            start += fit
            if start < count:
                page = self._pages.turn()
        if para.tag and element is not None:
            self._structure.close(element)
        if para.after:
            self._after(para.after)

    def _note(self, note: Para) -> Element:
        """The element of a note at the foot of the page; it stands behind what is open of the article."""
        element = self._structure.open("Note", self._open[0][1] if self._open else None)
        self._structure.named(element, note.anchor)
        return element

    def foot_rows(self, page: Page, note: Para, element: Element, start: int, end: int, top: float) -> None:
        """Draw rows of a note at the foot of ``page``."""
        if start == 0:
            self._begin(page, note, top)
        self._painter.rows(page, note, start, end, page.left, top, element)

    def settle(self) -> None:
        """Go on to the page where the last of the notes ends that were called so far."""
        while self._pages.foot is not None and self._pages.foot.waiting:
            self._pages.turn()

    def _on_grid(self, para: Para) -> bool:
        return abs(para.pitch - self.pitch) < NEAR and not para.before

    def _to_grid(self, height: float) -> float:
        """How much is missing to the next line of the grid after ``height`` pt more."""
        end = self._pages.current().used + height
        return math.ceil(end / self.pitch - NEAR) * self.pitch - end

    def _rows(self, page: Page, para: Para, start: int, end: int, element: Element | None) -> None:
        top = page.top - page.used
        if start == 0:
            self._begin(page, para, top)
        self._painter.rows(page, para, start, end, page.left, top, element)
        page.used += para.pitch * (end - start)

    def _begin(self, page: Page, para: Para, top: float) -> None:
        if para.outline or para.anchor:
            y = self._pages.area.box(0, 0, 0, top)[3]
            self.marks.append(Mark(para.outline, para.label, para.anchor, page.number, page.index, y, para.opens))
        if para.opens:
            page.heading = page.heading or para.label
            self._pages.running = para.label
        if para.marker:
            self._marker(page, para, page.left, top)

    def _marker(self, page: Page, para: Para, left: float, top: float) -> None:
        size = para.style.size
        baseline = top - para.lift - (para.style.leading - size) / 2 - ASCENT * size
        if para.marker == "•":
            disc(page, left + para.marker_x - size, baseline + 0.36 * size, size * 0.13)
        else:
            width = self._outlines.width(para.marker, para.typeface, size)
            self._outlines.text(
                page, para.marker, para.typeface, size, left + para.marker_x - width - 0.35 * size, baseline
            )

    # --- structure ---

    def _enter(self, path: tuple[Group, ...]) -> None:
        """Open and close groups so that those of ``path`` are open."""
        if path == self._path:
            return
        self._path = path
        same = 0
        while same < min(len(path), len(self._open)) and self._open[same][0].key == path[same].key:
            same += 1
        while len(self._open) > same:
            self._structure.close(self._open.pop()[1])
        for group in path[same:]:
            parent = self._open[-1][1] if self._open else None
            element = self._structure.open(group.tag, parent, group.attributes)
            if group.name:
                self._structure.named(element, group.name)
            self._open.append((group, element))

    # --- shapes ---

    def _shape(self, item: Break | Frame) -> None:
        style = item.style
        height = style.leading * (3 if isinstance(item, Frame) else 1)
        page = self._pages.current()
        if page.used + height > page.height + NEAR:
            page = self._pages.turn()
        middle = page.left + page.width / 2
        top = page.top - page.used
        if isinstance(item, Break):
            ornament(page, middle, top - height / 2, style.size / 3)
        else:
            left, right, upper, lower = middle - 60, middle + 60, top - 6, top - height + 6
            rule(page, [(left, upper, right, upper), (right, upper, right, lower), (right, lower, left, lower),
                        (left, lower, left, upper)], 0.5)  # fmt: skip
        page.used += height


def _least(item: Item) -> float:
    """The height that must be free after a heading: two lines of what follows."""
    if isinstance(item, Para):
        rows = len(item.rows)
        taken = rows if rows <= 3 else 2
        notes = sum([GAP + least_height(note) for row, note in item.notes if row < taken])
        return item.before + item.pitch * taken + notes
    if isinstance(item, Table):
        return item.before + sum(item.heights[: item.heads + 1])
    if isinstance(item, Figure):
        return item.before + item.height
    if isinstance(item, Columns):
        return LEAST_LINES * item.style.leading
    return 0.0 if isinstance(item, RedHead | RedLine) else item.style.leading
