"""What stands round an official document: its red head and line above, its imprint at the foot of the last page (GB/T 9704-2012, 7.2 and 7.4)."""

from __future__ import annotations

from collections.abc import Sequence

from convkit.writers.pdf.item import RedHead, RedLine
from convkit.writers.pdf.outlines import rule
from convkit.writers.pdf.page import MM, Page, Sheets
from convkit.writers.pdf.paint import Painter, color
from convkit.writers.pdf.para import Para

HEAD_DROP = 35 * MM
"""From the upper edge of the type area to that of the issuer's name (7.2.4)."""
LINE_DROP = 4 * MM
"""From the document's number to the red line (7.2.8)."""
LINE = 1.5
OUTER, INNER = 0.35 * MM, 0.25 * MM
"""The width of an imprint's lines: first and last, and those between (7.4.1)."""


def red_head(pages: Sheets, painter: Painter, item: RedHead, pitch: float) -> None:
    """Draw the issuer's name, an artifact, and leave two lines free below it (7.2.5)."""
    page = pages.current()
    page.used += HEAD_DROP if not page.used else pitch
    painter.rows(page, item.para, 0, len(item.para.rows), page.left, page.top - page.used, None)
    page.used += item.para.height + 2 * pitch


def red_line(pages: Sheets, item: RedLine) -> None:
    """Draw a line as wide as the type area."""
    page = pages.current()
    page.used += LINE_DROP
    y = page.top - page.used
    stroke = color(item.color).replace(b" rg", b" RG")
    rule(page, [(page.left, y, page.left + page.width, y)], LINE, stroke)


def place_imprint(pages: Sheets, paras: Sequence[Para]) -> Page:
    """Go down to where ``paras`` end at the lower margin; to the next page where they don't fit; that page."""
    page = pages.current()
    height = sum(para.height for para in paras)
    if page.used + height > page.height:
        page = pages.turn()
    if page.height == pages.area.height:
        page.used = max(page.used, pages.area.top - pages.area.foot - height)
    return page


def imprint_lines(page: Page, para: Para, *, first: bool, last: bool) -> None:
    """The line above ``para``, which ends where the page is filled, and below the last one the line that closes the imprint."""
    left, right = page.left, page.left + page.width
    low = page.top - page.used
    high = low + para.height
    rule(page, [(left, high, right, high)], OUTER if first else INNER)
    if last:
        rule(page, [(left, low, right, low)], OUTER)
