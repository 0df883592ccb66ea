"""Writes a table of data: its cells divided by tab and newline, and a block for each."""

from __future__ import annotations

from convkit.markup.grid import Grid
from convkit.markup.pen import Pen
from convkit.model import Block, BlockKind


class TableWriter:
    """One table of data that is being written.

    Each edge of a row or cell is an edit of its own, so that an empty cell has a place between its tabs.  ``block`` is the number of the
    table's block, -1 before the first row.
    """

    __slots__ = ("_blocks", "_cell", "_fresh", "_grid", "_parent", "_pen", "block")

    def __init__(self, pen: Pen, blocks: list[Block], parent: int) -> None:
        self._pen = pen
        self._blocks = blocks
        self._parent = parent
        self._grid = Grid()
        self._cell = self.block = -1
        self._fresh = True

    def row(self, start: int, stop: int) -> None:
        """A row begins with the tag ``start`` to ``stop``; with the first one the table does."""
        pen = self._pen
        if self.block < 0:
            pen.flush(start, "\n" if pen.before else "")
            self.block = len(self._blocks)
            self._blocks.append(Block(BlockKind.TABLE, start, start, 0, self._parent))
            pen.flush(stop, "")
        else:
            pen.flush(stop, "\n")
        self._grid.next_row()
        self._fresh = True

    def cell(self, stop: int, span: tuple[int, int, int], header: bool) -> None:
        """A cell begins behind its tag, at ``stop``; ``span`` is the tag's."""
        self._pen.flush(stop, "" if self._fresh else "\t")
        self._fresh = False
        self._cell = len(self._blocks)
        attrs = self._grid.cell(self._pen.text, span, header)
        self._blocks.append(Block(BlockKind.CELL, stop, stop, 0, self.block, attrs))

    def cell_end(self) -> None:
        """The cell ends where its text does."""
        block = self._blocks[self._cell]
        self._blocks[self._cell] = block._replace(end=max(block.start, self._pen.last))

    def end(self) -> None:
        """The table ends where its last cell does."""
        if self.block >= 0:
            self._blocks[self.block] = self._blocks[self.block]._replace(end=self._pen.last)
