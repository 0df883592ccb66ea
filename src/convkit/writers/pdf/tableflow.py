"""Tables onto pages: rows that keep together, heads that are repeated, rules."""

from __future__ import annotations

from convkit.writers.pdf import marks
from convkit.writers.pdf.item import Cell, Table
from convkit.writers.pdf.outlines import Outlines, rule
from convkit.writers.pdf.page import ASCENT, Page, Sheets
from convkit.writers.pdf.paint import Painter
from convkit.writers.pdf.structure import Element, Structure

STRONG, MIDDLE, FAINT = 1.0, 0.5, 0.2
"""Thickness of the rules in pt: above and below, under the head, between rows."""


class TableFlow:
    """Draws tables.  A repeated head is an artifact, drawn as outlines, so that the text holds it once."""

    def __init__(self, pages: Sheets, painter: Painter, structure: Structure, outlines: Outlines) -> None:
        self._pages = pages
        self._painter = painter
        self._structure = structure
        self._outlines = outlines

    def put(self, table: Table, parent: Element | None) -> None:
        """Draw ``table`` from the present place on.  In columns one that is lower than half a page is not divided."""
        element = self._structure.open("Table", parent)
        page = self._pages.current()
        heads = sum(table.heights[: table.heads])
        first = table.heads + 1 if table.heads else 1
        whole = self._pages.band is not None and sum(table.heights) <= self._pages.area.height / 2
        if page.used and page.used + sum(table.heights if whole else table.heights[:first]) > page.height:
            page = self._pages.turn()
        self._line(page, table, STRONG, None)
        at = 0
        while at < len(table.rows):
            end = at + 1
            while table.tied[end - 1]:
                end += 1
            height = sum(table.heights[at:end])
            room = page.height - (heads if at >= table.heads else 0.0)
            lower = page.used + height > page.height + 0.01 and not whole
            if lower and height <= room and page.used > heads + 0.01:
                page = self._next(page, table, at)
                lower = page.used + height > page.height + 0.01
            if lower:
                page = self._tall(page, table, at, end, element)
            else:
                self._rows(page, table, at, end, element)
            at = end
            if at == table.heads:
                self._line(page, table, MIDDLE, None)
        self._line(page, table, STRONG, None)
        self._structure.close(element)

    def _next(self, page: Page, table: Table, row: int) -> Page:
        """Close the table on this page and go on with it on the next, under its head."""
        self._line(page, table, MIDDLE, None)
        page = self._pages.turn()
        self._line(page, table, STRONG, None)
        if row >= table.heads and sum(table.heights[: table.heads]) < page.height / 2:
            for number in range(table.heads):
                for cell in table.rows[number]:
                    self._as_outlines(page, table, cell)
                page.used += table.heights[number]
            if table.heads:
                self._line(page, table, MIDDLE, None)
        return page

    def _rows(self, page: Page, table: Table, start: int, end: int, element: Element) -> None:
        for number in range(start, end):
            if number not in (0, table.heads):
                self._line(page, table, FAINT, number)
            row = self._structure.open("TR", element)
            for cell in table.rows[number]:
                self._cell(page, table, cell, row, 0, len(cell.para.rows))
            self._structure.close(row)
            page.used += table.heights[number]

    def _tall(self, page: Page, table: Table, start: int, end: int, element: Element) -> Page:
        """Rows that no page has room for: each is divided line by line.

        A cell begins beside the end of the one before it, so that the text stays in order.
        """
        heads = sum(table.heights[: table.heads])
        for number in range(start, end):
            row = self._structure.open("TR", element)
            left = [(cell, self._open_cell(cell, row)) for cell in table.rows[number]]
            done = 0
            while left:
                used = 0.0
                while left:
                    cell, made = left[0]
                    count = len(cell.para.rows)
                    room = int((page.height - page.used - table.padding) / cell.para.pitch)
                    if room < 1 and page.used > heads + 0.01:
                        break
                    stop = min(count, done + max(room, 1))
                    self._text(page, table, cell, made, done, stop, top_aligned=True)
                    used = max(used, (stop - done) * cell.para.pitch + table.padding)
                    done = stop
                    if done < count:
                        break
                    self._structure.close(made)
                    left.pop(0)
                    done = 0
                page.used += used
                if left:
                    page = self._next(page, table, number)
            self._structure.close(row)
            if number + 1 < end:
                self._line(page, table, FAINT, None)
        return page

    def _open_cell(self, cell: Cell, row: Element) -> Element:
        attributes = [b"/O/Table"]
        if cell.colspan > 1:
            attributes.append(b"/ColSpan %d" % cell.colspan)
        if cell.rowspan > 1:
            attributes.append(b"/RowSpan %d" % cell.rowspan)
        if cell.names:
            attributes.append(b"/Scope/%b" % (b"Column" if cell.row == 0 or cell.column else b"Row"))
        entry = b"/A<<" + b"".join(attributes) + b">>" if len(attributes) > 1 else b""
        return self._structure.open("TH" if cell.names else "TD", row, entry)

    def _cell(self, page: Page, table: Table, cell: Cell, row: Element, start: int, end: int) -> None:
        made = self._open_cell(cell, row)
        self._text(page, table, cell, made, start, end)
        self._structure.close(made)

    def _text(
        self, page: Page, table: Table, cell: Cell, element: Element, start: int, end: int, *, top_aligned: bool = False
    ) -> None:
        if not any(row.line.end > row.line.start for row in cell.para.rows[start:end]):
            return
        height = sum(table.heights[cell.row : cell.row + cell.rowspan])
        space = table.padding / 2 if top_aligned else max(0.0, (height - cell.para.height) / 2)
        self._painter.rows(page, cell.para, start, end, page.left + cell.x, page.top - page.used - space, element)

    def _as_outlines(self, page: Page, table: Table, cell: Cell) -> None:
        para = cell.para
        size = para.style.size
        space = max(0.0, (sum(table.heights[cell.row : cell.row + cell.rowspan]) - para.height) / 2)
        y = page.top - page.used - space - para.lift - (para.style.leading - size) / 2 - ASCENT * size
        for row in para.rows:
            text = row.setting.scan[row.line.start : row.line.end]
            text = text.replace(marks.LIGATURE + marks.SKIP, "——")
            self._outlines.text(page, text, para.typeface, size, page.left + cell.x + row.x, y)
            y -= para.pitch

    def _line(self, page: Page, table: Table, width: float, above: int | None) -> None:
        """A rule at the present height; ``above`` is the row under it, whose columns that a cell covers from above stay free."""
        y = page.top - page.used
        covered = table.covered[above] if above is not None else set()
        lines: list[tuple[float, float, float, float]] = []
        for column in range(len(table.edges) - 1):
            if column in covered:
                continue
            x0, x1 = page.left + table.edges[column], page.left + table.edges[column + 1]
            if lines and abs(lines[-1][2] - x0) < 0.001:
                lines[-1] = (lines[-1][0], y, x1, y)
            else:
                lines.append((x0, y, x1, y))
        rule(page, lines, width)
