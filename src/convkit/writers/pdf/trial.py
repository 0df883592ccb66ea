"""Items put on pages that nobody sees, to find how high columns must be."""

from __future__ import annotations

from convkit.writers.pdf.item import Figure
from convkit.writers.pdf.outlines import Outlines
from convkit.writers.pdf.page import Area, Page, Sheets
from convkit.writers.pdf.paint import Painter
from convkit.writers.pdf.para import Para
from convkit.writers.pdf.structure import Element, Structure
from convkit.writers.pdf.typeface import Typeface


class TooLowError(Exception):
    """More pages were asked for than there may be."""


class TrialSheets(Sheets):
    """Pages from ``page`` on that are counted only: ``turned`` is how many came after it.  Raises TooLowError when they are more than ``most``."""

    def __init__(self, area: Area, page: Page, most: int | None) -> None:
        super().__init__(area)
        self.page = page
        self.turned = 0
        self._most = most

    def new_page(self) -> Page:
        """The next page, blank."""
        if self.turned == self._most:
            raise TooLowError
        self.turned += 1
        area = self.area
        return Page(0, self.turned, area.left, area.top, area.width, area.height)

    def finish(self) -> None:
        """Forget the page."""
        self.page = None


class SilentStructure(Structure):
    """A tree that takes elements and forgets them."""

    def __init__(self) -> None:
        self._element = Element(0, "", 0)

    def open(self, tag: str, parent: Element | None = None, attributes: bytes = b"") -> Element:
        """The one element there is."""
        return self._element

    def named(self, element: Element, name: str) -> None:
        """Nothing is named."""

    def close(self, element: Element) -> None:
        """Nothing is written."""


class SilentPainter(Painter):
    """Draws nothing."""

    def __init__(self) -> None:
        self.notes = {}
        self.refused = 0

    def figure(self, page: Page, figure: Figure, left: float, low: float, parent: Element | None) -> None:
        """No picture."""

    def rows(self, page: Page, para: Para, start: int, end: int, x: float, top: float, owner: Element | None) -> None:
        """No text."""


class SilentOutlines(Outlines):
    """Draws no shapes."""

    def text(self, page: Page, value: str, typeface: Typeface, size: float, x: float, y: float) -> None:
        """No text."""
