"""What stands on a page beside paragraphs: tables, breaks, the place of a picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from convkit.layouts import Style
from convkit.writers.pdf.para import Group, Para


class Break(NamedTuple):
    """A break between two parts, drawn as an ornament one line of ``style`` high."""

    style: Style


class Frame(NamedTuple):
    """The place of a picture that is not shown and has no words: an empty frame, three lines of ``style`` high."""

    style: Style


@dataclass(slots=True)
class Figure:
    """A picture: its name among the resources, its size in pt, what it shows; it stands with what follows it (a caption)."""

    name: bytes
    width: float
    height: float
    words: str
    path: tuple[Group, ...] = ()
    before: float = 6.0
    after: float = 4.0


class Columns(NamedTuple):
    """From here on an article stands in columns; there must be room for some lines of ``style``."""

    style: Style


class RedHead(NamedTuple):
    """The issuer's name above a document."""

    para: Para


class RedLine(NamedTuple):
    """The line under a document's number, in ``color`` (rrggbb)."""

    color: str


@dataclass(slots=True)
class Cell:
    """A cell: its text, the column it begins in, how many rows and columns it covers; ``x`` in pt from the table's edge.

    ``names`` says that it is tagged as what the cells below or beside it are: a header, or the first row where a table has none
    (ISO 14289-1, 7.5 wants headers; in a table of words the first row most often is one).
    """

    para: Para
    column: int
    row: int
    colspan: int
    rowspan: int
    header: bool
    names: bool
    x: float = 0.0


@dataclass(slots=True)
class Table:
    """A table ready to be put on pages: cells by row, heights of the rows in pt.

    The first ``heads`` rows are repeated on each page.  ``tied[i]`` says that a cell covers rows ``i`` and ``i + 1``, ``covered[i]``
    which columns of row ``i`` a cell from above covers.  ``edges`` are the columns' borders in pt.
    """

    rows: list[list[Cell]]
    heights: list[float]
    tied: list[bool]
    covered: list[set[int]]
    heads: int
    padding: float
    edges: list[float]
    path: tuple[Group, ...]
    before: float
    after: float


Item = Para | Table | Break | Frame | Figure | Columns | RedHead | RedLine
