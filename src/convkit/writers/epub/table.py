"""A table as XHTML: head rows, scopes, spans."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from convkit.model import Article, Block
from convkit.xmltext import xml_text

WIDEST = 1000
"""Columns that a cell may span (HTML, "forming a table")."""

Inline = Callable[[Block], str]


def table(article: Article, index: int, end: int, inline: Inline) -> str:
    """Block ``index``, a table whose cells stand before block ``end``; made of its text where the cells don't hold it."""
    block, cells = article.blocks[index], article.blocks[index + 1 : end]
    text = article.block_text(block)
    if not cells or text.split() != " ".join([article.block_text(cell) for cell in cells]).split():
        strays = [cell for cell in cells if cell.start < block.start or block.end < cell.end]
        return _of_text(text) + "".join([f"<p>{inline(cell)}</p>\n" for cell in strays])
    rows = _rows(cells)
    head = _head(rows)
    pieces = ["<table>\n"]
    if head:
        pieces += ["<thead>\n", *[_row(row, inline, "col") for row in rows[:head]], "</thead>\n"]
    if head < len(rows):
        pieces.append("<tbody>\n")
        pieces += [_row(row, inline, "row", len(rows) - head - at) for at, row in enumerate(rows[head:])]
        pieces.append("</tbody>\n")
    pieces.append("</table>\n")
    return "".join(pieces)


def _rows(cells: Sequence[Block]) -> list[list[Block]]:
    """The cells by row, in reading order: a cell of another row than the one before begins a row."""
    rows: list[list[Block]] = []
    current = -1
    for cell in cells:
        row = _number(cell, "row", 0)
        if not rows or row != current:
            rows.append([])
            current = row
        rows[-1].append(cell)
    return rows


def _head(rows: Sequence[Sequence[Block]]) -> int:
    """How many rows at the top are all headers and reach into no row below them; not all rows of a table."""
    count = 0
    while count < len(rows) and all(cell.attr("header", False) for cell in rows[count]):
        count += 1
    if count == len(rows) and count > 1:
        return 0
    reach = max((at + _number(cell, "rowspan", 1) for at, row in enumerate(rows[:count]) for cell in row), default=0)
    return count if reach <= count else 0


def _row(row: Sequence[Block], inline: Inline, scope: str, below: int = WIDEST) -> str:
    return f"<tr>{''.join([_cell(cell, inline(cell), scope, below) for cell in row])}</tr>\n"


def _cell(cell: Block, content: str, scope: str, below: int) -> str:
    colspan, rowspan = min(_number(cell, "colspan", 1), WIDEST), min(_number(cell, "rowspan", 1), below)
    spans = (f' colspan="{colspan}"' if colspan > 1 else "") + (f' rowspan="{rowspan}"' if rowspan > 1 else "")
    if cell.attr("header", False) and content.strip():
        return f'<th scope="{scope}"{spans}>{content}</th>'
    return f"<td{spans}>{content}</td>"


def _number(cell: Block, name: str, default: int) -> int:
    value = cell.attr(name, default)
    return value if type(value) is int and value >= default else default


def _of_text(text: str) -> str:
    if not text.strip():
        return ""
    rows = [
        "".join([f"<td>{xml_text(cell)}</td>" for cell in line.split("\t")])
        for line in text.split("\n")
        if line.strip()
    ]
    return "<table>\n<tbody>\n" + "".join([f"<tr>{row}</tr>\n" for row in rows]) + "</tbody>\n</table>\n"
