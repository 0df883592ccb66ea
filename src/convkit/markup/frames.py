"""What text means by the elements around it: a frame for each open element, made from the frame outside it."""

from __future__ import annotations

from typing import NamedTuple

from convkit.markup.tags import HEADINGS, ITEMS, LISTS, PREFORMATTED
from convkit.model import Attrs, BlockKind

DEEPEST = 9
"""List levels beyond this one count as this one (the last that word processors know)."""


class Frame(NamedTuple):
    """What a block that begins here is.

    ``holder`` is a cell for the number of the list item's own block, -1 until it has one.  ``table`` is the node of the data table
    whose part this is, else -1.  All that stands in a ``note`` is the note, and all in a cell is the cell.
    """

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    parent: int = -1
    attrs: Attrs = ()
    holder: list[int] | None = None
    depth: int = 0
    ordered: bool = False
    quote: bool = False
    table: int = -1
    note: bool = False


def frame_of(outer: Frame, name: str, language: str = "") -> Frame:
    """The frame inside element ``name`` that stands in ``outer``; ``language`` is what a code element says of itself."""
    if outer.note or outer.kind is BlockKind.CELL:
        return outer
    plain = BlockKind.QUOTE if outer.quote else BlockKind.PARAGRAPH
    if name in HEADINGS:
        return outer._replace(kind=BlockKind.HEADING, level=int(name[1]), attrs=(), holder=None)
    if name in LISTS:
        return outer._replace(
            kind=plain,
            depth=min(outer.depth + (name != "dl"), DEEPEST),
            ordered=name == "ol",
            parent=outer.holder[0] if outer.holder else outer.parent,
            holder=None,
        )
    if name in ITEMS:
        if name != "li":
            return outer._replace(kind=plain, attrs=(), holder=None)
        depth = max(outer.depth, 1)
        attrs: Attrs = (("ordered", outer.ordered),)
        return outer._replace(kind=BlockKind.LIST_ITEM, level=depth, depth=depth, attrs=attrs, holder=[-1])
    if name in PREFORMATTED:
        return outer._replace(
            kind=BlockKind.CODE, attrs=(("language", language),) if language else (), holder=None, level=0
        )
    if name in ("figcaption", "caption"):
        return outer._replace(kind=BlockKind.CAPTION, attrs=(), holder=None, table=-1, level=0)
    if name == "blockquote":
        return outer._replace(kind=BlockKind.QUOTE, attrs=(), holder=None, quote=True)
    if name in ("table", "td", "th"):
        return outer._replace(kind=plain, attrs=(), holder=None, level=0)
    return outer
