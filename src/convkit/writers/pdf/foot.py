"""Notes at the foot of the page where they are called, under a short rule; one that is too long goes on at the foot of the next page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from convkit.writers.pdf.outlines import rule
from convkit.writers.pdf.page import Page
from convkit.writers.pdf.para import Para
from convkit.writers.pdf.structure import Element

GAP = 12.0
"""Between the text and the notes, in pt; the rule stands in its middle."""
RULE, LENGTH = 0.5, 0.25
"""The rule's thickness in pt, and its length as a part of the type area's width."""
MOST = 0.6
"""How much of a page notes of the page before may take."""
LEAST_ROWS = 2
"""How many lines of a note stand on the page that calls it, at the least."""


@dataclass(slots=True)
class _Note:
    """A note of which the rows from ``row`` on are not placed yet."""

    para: Para
    element: Element
    row: int = 0


class Foot:
    """The notes of the page that is being filled.  Each takes its height from the page's.

    ``draw`` puts rows of a note on a page, from the height ``top`` down: the note, the element that they belong to, first row and the row behind the last.
    """

    def __init__(
        self, draw: Callable[[Page, Para, Element, int, int, float], None], done: Callable[[Element], None]
    ) -> None:
        self._draw = draw
        self._done = done
        self._here: list[tuple[_Note, int, int]] = []
        self._waiting: list[_Note] = []

    @property
    def waiting(self) -> bool:
        """Whether notes go on on the next page."""
        return bool(self._waiting)

    def fit(self, page: Page, para: Para, start: int, most: int) -> int:
        """How many of the ``most`` rows of ``para`` from ``start`` on find room together with their notes."""
        gap = 0.0 if self._here else GAP
        free = page.height - page.used
        for row in range(start, start + most):
            free -= para.pitch
            called = [note for at, note in para.notes if at == row]
            height = sum([note.height for note in called])
            if called and height + gap > free:
                least = least_height(called[0])
                divided = len(called) == 1 and not self._waiting and least + gap <= free
                return row - start + divided
            if called:
                free, gap = free - height - gap, 0.0
            if free < -0.01:
                return row - start
        return most

    def add(self, page: Page, para: Para, element: Element) -> None:
        """Put the note ``para`` on ``page``, as far as there is room below what is taken of it."""
        self._place(page, _Note(para, element), page.height - page.used)

    def begin(self, page: Page) -> None:
        """Go on with the notes of the page before on the new ``page``."""
        waiting, self._waiting = self._waiting, []
        room = page.height * MOST
        for note in waiting:
            before = page.height
            self._place(page, note, room)
            room -= before - page.height

    def _place(self, page: Page, note: _Note, room: float) -> None:
        gap = 0.0 if self._here else GAP
        rows = 0 if self._waiting else int((room - gap) / note.para.pitch + 0.01)
        left = len(note.para.rows) - note.row
        rows = rows - 1 if rows == left - 1 and rows > LEAST_ROWS else min(rows, left)
        if rows > 0:
            page.height -= gap + rows * note.para.pitch
            self._here.append((note, note.row, note.row + rows))
            note.row += rows
        if note.row < len(note.para.rows):
            self._waiting.append(note)

    def finish(self, page: Page) -> None:
        """Draw the notes of ``page``."""
        if not self._here:
            return
        top = page.top - page.height - GAP
        rule(page, [(page.left, top + GAP / 2, page.left + LENGTH * page.width, top + GAP / 2)], RULE)
        page.parts.append(b"/Notes MP\n")
        for note, start, end in self._here:
            self._draw(page, note.para, note.element, start, end, top)
            top -= note.para.pitch * (end - start)
            if end == len(note.para.rows):
                self._done(note.element)
        self._here = []


def least_height(note: Para) -> float:
    """The height in pt of the part of ``note`` that stands on the page that calls it, at the least."""
    return note.pitch * min(LEAST_ROWS, len(note.rows))
