"""Pages: type area, content stream, marked content, head and foot; a page is written when it is full."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from convkit.layouts import Layout
from convkit.layouts import Page as Paper
from convkit.writers.pdf.file import QUICK, PdfFile, refs
from convkit.writers.pdf.structure import Element, Structure

if TYPE_CHECKING:
    from convkit.writers.pdf.foot import Foot

MM = 72 / 25.4
FAN = 64
"""Pages under one node of the page tree."""
ASCENT = 0.88
"""The height of a cell above the baseline, in em (Source Han faces)."""


class Area(NamedTuple):
    """Paper and type area in pt: left edge on odd and on even pages, upper edge from below, width and height of the type area, the lower margin.

    In vertical writing it is that of a page that lies on its left side: lines that run down the paper run across it; ``vertical`` says so.
    Text stands in ``columns`` that are ``column`` wide, ``gutter`` between them.
    """

    paper_width: float
    paper_height: float
    left: float
    even_left: float
    top: float
    width: float
    height: float
    foot: float
    columns: int
    column: float
    gutter: float
    vertical: bool = False

    def box(self, left: float, low: float, right: float, high: float) -> tuple[float, float, float, float]:
        """A box on the paper as it is held, by left, lower, right and upper edge."""
        return (
            (low, self.paper_width - right, high, self.paper_width - left)
            if self.vertical
            else (left, low, right, high)
        )


def lying(page: Paper) -> Paper:
    """``page`` on its left side."""
    return replace(
        page, width=page.height, height=page.width, left=page.top, right=page.bottom, top=page.right, bottom=page.left
    )


def type_area(layout: Layout, *, vertical: bool = False) -> Area:
    """The type area, that of lines that run down the paper where they are ``vertical``: a whole number of body characters wide and of body lines high; what is over goes to the margins.

    Where page numbers stand outside, left and right margin change places on even pages: the layout's left one is at the spine.
    """
    page, body = lying(layout.page) if vertical else layout.page, layout.style("body")
    across = (page.width - page.left - page.right) * MM
    down = (page.height - page.top - page.bottom) * MM
    count, gutter = layout.columns, layout.column_gap * MM if layout.columns > 1 else 0.0
    column = max(1, int((across - gutter * (count - 1)) / count / body.size + 0.001)) * body.size
    width = count * column + (count - 1) * gutter
    lines = max(1, int((down + body.leading - body.size) / body.leading + 0.001))
    left = page.left * MM + (across - width) / 2
    facing = layout.page_number_place == "outside" and layout.mirror_margins and not vertical
    even_left = page.right * MM + (across - width) / 2 if facing else left
    top = page.height * MM - page.top * MM + (body.leading - body.size) / 2
    return Area(
        page.width * MM, page.height * MM, left, even_left, top, width, lines * body.leading, page.bottom * MM,
        count, column, gutter, vertical,
    )  # fmt: skip


@dataclass(slots=True)
class Page:
    """A page being made: its object's number, its place (from 0), the stream so far, who owns each marked content, its annotations.

    ``left``, ``top``, ``width`` and ``height`` are the place that is being filled: the type area, or the column number ``column`` of it.  ``used`` is
    how much of its height is taken, ``lowest`` the most that was taken of a column before it; all in pt.  ``opening`` is true for a title page,
    ``heading`` the first article that begins on it, ``running`` the article that it begins in, ``masthead`` says that the paper's name stands on it.
    """

    number: int
    index: int
    left: float
    top: float
    width: float
    height: float
    parts: list[bytes] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)
    annotations: list[int] = field(default_factory=list)
    used: float = 0.0
    column: int = 0
    lowest: float = 0.0
    opening: bool = False
    heading: str = ""
    running: str = ""
    masthead: bool = False

    def begin(self, element: Element) -> bytes:
        """The operator that begins content of ``element``."""
        mcid = len(self.owners)
        self.owners.append(element.number)
        element.content(self.number, mcid)
        return b"/%b<</MCID %d>>BDC\n" % (element.tag.encode("ascii"), mcid)


@dataclass(slots=True)
class Band:
    """Columns side by side, as ``area`` has them.  ``rule`` draws what stands between them, when a page is done with.

    ``last`` holds how many pages are still to come before the last, and how high the columns are there at the most, in pt.
    """

    area: Area
    rule: Callable[[Page, float, int], None] | None = None
    last: tuple[int, float] | None = None

    def enter(self, page: Page) -> None:
        """Begin with the first column, below what is taken of the page."""
        page.top -= page.used
        page.height -= page.used
        page.width, page.used, page.column, page.lowest = self.area.column, 0.0, 0, 0.0
        if self.last is not None:
            if self.last[0] == 0:
                page.height = min(page.height, self.last[1])
            self.last = (self.last[0] - 1, self.last[1])

    def next_column(self, page: Page) -> bool:
        """Go on in the next column; False where this is the last."""
        if page.column + 1 == self.area.columns:
            return False
        page.lowest = max(page.lowest, page.used)
        page.column += 1
        page.left += self.area.column + self.area.gutter
        page.used = 0.0
        return True

    def leave(self, page: Page) -> None:
        """Make ``page`` whole again, taken down to the end of its longest column."""
        area = self.area
        count = page.column
        page.lowest = max(page.lowest, page.used)
        page.left -= count * (area.column + area.gutter)
        if self.rule is not None:
            self.rule(page, page.lowest, count)
        page.used = area.top - page.top + page.lowest
        page.top, page.width, page.height, page.column = area.top, area.width, area.height, 0


class Sheets(ABC):
    """Pages as they are filled, one place after another: whole, or while ``band`` is set its columns.  What becomes of them is the heir's affair.

    ``running`` is the article that the next page begins in.  ``foot`` takes notes; they and columns don't go together.
    """

    def __init__(self, area: Area) -> None:
        self.area = area
        self.page: Page | None = None
        self.band: Band | None = None
        self.running = ""
        self.foot: Foot | None = None

    def current(self) -> Page:
        """The page that is being filled; a new one where there is none."""
        if self.page is None:
            self.page = self.new_page()
            if self.foot is not None:
                self.foot.begin(self.page)
            if self.band is not None:
                self.band.enter(self.page)
        return self.page

    def turn(self) -> Page:
        """Go to the next column, else finish the page and begin the next."""
        if self.page is not None and self.band is not None and self.band.next_column(self.page):
            return self.page
        self.finish()
        return self.current()

    def columns(self, band: Band) -> None:
        """From the present height on, and on the pages to come, text stands in the columns of ``band``."""
        self.band = band
        band.enter(self.current())

    def whole(self) -> None:
        """Below the longest of its columns the page is one again."""
        if self.band is not None and self.page is not None:
            self.band.leave(self.page)
        self.band = None

    @abstractmethod
    def new_page(self) -> Page:
        """A page that is empty."""

    @abstractmethod
    def finish(self) -> None:
        """Let go of the page that is being filled, if there is one."""


class Pages(Sheets):
    """The pages of a document, front matter apart.  ``resources`` is the object that all share.

    ``furnish`` draws head and foot when a page is done.
    """

    def __init__(
        self, file: PdfFile, structure: Structure, area: Area, resources: int, furnish: Callable[[Page, bool], None]
    ) -> None:
        super().__init__(area)
        self._file = file
        self._structure = structure
        self._resources = resources
        self._furnish = furnish
        self._nodes: list[tuple[int, list[int]]] = []
        self._root = file.reserve()
        self._front_node = file.reserve()
        self._front: list[int] = []
        self.count = 0
        self.in_front = False

    def new_page(self) -> Page:
        """The next page of the articles or of the front matter."""
        index = len(self._front) if self.in_front else self.count
        area = self.area
        left = area.even_left if index % 2 else area.left
        page = Page(self._file.reserve(), index, left, area.top, area.width, area.height)
        if self.in_front:
            self._front.append(page.number)
        else:
            self.count += 1
            page.running = self.running
        return page

    def finish(self) -> None:
        """Write the page that is being filled, if there is one."""
        page = self.page
        if page is None:
            return
        self.page = None
        if self.foot is not None:
            self.foot.finish(page)
        if self.band is not None:
            self.band.leave(page)
        area = self.area
        if area.vertical:
            page.parts = [b"q\n0 -1 1 0 0 %.2f cm\n" % area.paper_width, *page.parts, b"Q\n"]
        self._furnish(page, self.in_front)
        content = self._file.stream(b"".join(page.parts), level=QUICK)
        key = self._structure.parents_of_page(page.owners)
        annotations = b"/Annots[%b]" % refs(page.annotations) if page.annotations else b""
        parent = self._front_node if self.in_front else self._node(page.number)
        self._file.add(
            b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 %.2f %.2f]/Resources %d 0 R/Contents %d 0 R/StructParents %d/Tabs/S%b>>"
            % (
                parent,
                *area.box(0, 0, area.paper_width, area.paper_height)[2:],
                self._resources,
                content,
                key,
                annotations,
            ),
            page.number,
        )

    def _node(self, number: int) -> int:
        if not self._nodes or len(self._nodes[-1][1]) == FAN:
            self._nodes.append((self._file.reserve(), []))
        self._nodes[-1][1].append(number)
        return self._nodes[-1][0]

    @property
    def front_count(self) -> int:
        """How many pages stand before the first article."""
        return len(self._front)

    def close(self) -> int:
        """Write the page tree; its number."""
        nodes = [(self._front_node, self._front)] if self._front else []
        kids = [(number, len(pages), refs(pages)) for number, pages in (*nodes, *self._nodes)]
        level = kids
        while len(level) > FAN:
            upper = []
            for start in range(0, len(level), FAN):
                part = level[start : start + FAN]
                upper.append((self._file.reserve(), sum(k[1] for k in part), refs([k[0] for k in part])))
                for kid in part:
                    self._write_node(kid, upper[-1][0])
            level = upper
        for kid in level:
            self._write_node(kid, self._root)
        self._file.add(
            b"<</Type/Pages/Count %d/Kids[%b]>>" % (sum(k[1] for k in level), refs([k[0] for k in level])), self._root
        )
        return self._root

    def _write_node(self, node: tuple[int, int, bytes], parent: int) -> None:
        self._file.add(b"<</Type/Pages/Parent %d 0 R/Count %d/Kids[%b]>>" % (parent, node[1], node[2]), node[0])
