"""The article's side of a section of the page of review.

- ``head``: the lines that went to fields, each ``name``, ``reason``, ``c``; ``value`` where the field says other than its line, ``guess`` 1;
- ``facts``: [name, value, reason, guess] of what was read from the text and stays in it;
- ``items``: blocks (``kind``, ``level``, ``c`` or the ``rows`` of a table, ``alt`` of an image) and furniture (``aside`` is its reason), in order;
- ``first``: where in the source the article begins; ``stated`` 1: the source states it whole, its text is not aligned.

``c`` are segments: [place, length] copied from the section's source, [text, edits] made by edits, [text] from elsewhere.  ``at`` is the
place in the source at which a line begins; ``moved`` the edit that set it in where it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from convkit.history import History, Piece, Ways
from convkit.model import Article, Block, BlockKind, Furniture
from convkit.provenance import Span
from convkit.review.alignment import Alignment, Segment

Json = dict[str, Any]
HEAD = (
    "kicker", "title", "subtitle", "byline", "date_text", "source", "doc_number", "issuer", "addressee", "column", "place",
)  # fmt: skip
"""The order in which lines of the head are shown."""
LEFT_OUT = frozenset({"language"})
"""Facts that are no news."""


def shown_article(aligned: Alignment, piece: Piece, blocks: Sequence[Block], base: int) -> Json:
    """Head, facts and items of an article whose text is aligned with a source that begins at ``base``."""
    making = _Making(aligned, base)
    head = making.head(piece)
    items = making.items(blocks, piece.furniture)
    places = [entry["at"] for entry in (*head, *items) if "aside" not in entry]
    return {
        "first": min(places, default=base + aligned.source.start),
        "head": head,
        "facts": _facts(piece),
        "items": items,
    }


def stated_article(article: Article, piece: Piece) -> Json:
    """The same of an article that the source states whole."""
    items = [
        {"kind": str(block.kind), "level": block.level, "c": [[article.image_text(block)]]}
        for block in article.blocks
        if not (block.kind is BlockKind.CELL and block.parent >= 0)
    ]
    head = [{"name": name, "c": [[value]]} for name in HEAD if (value := getattr(article, name))]
    return {"stated": 1, "head": head, "facts": _facts(piece), "items": items}


def loose_items(history: History, ways: Ways, cut: Span, base: int) -> list[Json]:
    """The furniture in the stretch ``cut`` of the middle text, which no article holds."""
    items: list[Json] = []
    for start, end, reason in history.furniture:
        if cut.start <= start and end <= cut.end:
            at = base + ways.record.back(start, end)[0].start
            items.append({"aside": reason, "at": at, "c": [[history.text[start:end]]]})
    return items


def _facts(piece: Piece) -> list[list[object]]:
    return [
        [field.name, field.value, field.reason, int(field.certainty == "guess")]
        for field in piece.fields
        if field.keep and field.value and field.name not in LEFT_OUT
    ]


class _Making:
    """Makes entries of what is aligned."""

    def __init__(self, aligned: Alignment, base: int) -> None:
        self._aligned = aligned
        self._base = base

    def head(self, piece: Piece) -> list[Json]:
        """The lines that went to fields, in the order in which they are shown."""
        found: list[Json] = []
        for field in piece.fields:
            printed = piece.text[field.start : field.end]
            if field.keep or not (field.value or printed.strip()):
                continue
            entry = {"name": field.name, "reason": field.reason, **self._entry(field.start, field.end)}
            if field.certainty == "guess":
                entry["guess"] = 1
            if field.value is not None and field.value != printed:
                entry["value"] = field.value
            found.append(entry)
        order = {name: number for number, name in enumerate(HEAD)}
        return sorted(found, key=lambda entry: order.get(entry["name"], len(order)))

    def items(self, blocks: Sequence[Block], furniture: Sequence[Furniture]) -> list[Json]:
        """Blocks and furniture in the order of the text."""
        cells: dict[int, list[Block]] = {}
        entries: list[tuple[int, Json]] = []
        for block in blocks:
            if block.kind is BlockKind.CELL and block.parent >= 0:
                cells.setdefault(block.parent, []).append(block)
        for index, block in enumerate(blocks):
            if not (block.kind is BlockKind.CELL and block.parent >= 0):
                entries.append((block.start, self._block(block, cells.get(index, ()))))
        entries += [(f.start, {"aside": f.reason, **self._entry(f.start, f.end)}) for f in furniture]
        return [entry for _, entry in sorted(entries, key=lambda entry: entry[0])]

    def _block(self, block: Block, cells: Sequence[Block]) -> Json:
        entry: Json = {"kind": str(block.kind)}
        if block.level:
            entry["level"] = block.level
        if block.kind is BlockKind.IMAGE:
            entry["alt"] = str(block.attr("alt"))
        if not cells:
            return entry | self._entry(block.start, block.end)
        rows: dict[int, list[Json]] = {}
        for cell in cells:
            made: Json = {"c": _plain(self._aligned.segments(cell.start, cell.end))}
            made |= {key: value for key, value in cell.attrs if key in ("header", "rowspan", "colspan")}
            rows.setdefault(int(cell.attr("row", 0)), []).append(made)
        return entry | {"at": self._base + self._aligned.origin(block.start), "rows": list(rows.values())}

    def _entry(self, start: int, end: int) -> Json:
        entry: Json = {"at": self._base + self._aligned.origin(start), "c": _plain(self._aligned.segments(start, end))}
        moved = self._aligned.moved_at(start)
        return entry if moved is None else entry | {"moved": moved}


def _plain(segments: Sequence[Segment]) -> list[list[object]]:
    made: list[list[object]] = []
    for first, second in segments:
        if isinstance(second, int):
            made.append([first, second])
        else:
            made.append([first, list(second)] if second else [first])
    return made
