"""The blocks and runs of an article as JSON and back: the part of the schema that ``article_json`` describes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any

from convkit.model import Article, Attrs, Block, BlockKind, Run

TABLE, PARAGRAPH = BlockKind.TABLE, BlockKind.PARAGRAPH
SEPARATOR = "\n\n"
JOINT = r"\n\n"
"""The separator inside JSON."""

_BLOCK_KEYS = frozenset({"type", "level", "text", "rows", "runs", "parent", "start", "attrs"})

Json = dict[str, Any]


class InvalidError(Exception):
    """Data that is not what the schema says; ``hint`` is what to do about it."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


@lru_cache(maxsize=1)
def encoder() -> Callable[[Any], str]:
    """What turns plain data into JSON, characters beyond ASCII as themselves."""
    return json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


# --- to JSON -------------------------------------------------------------------------------------------------------


def blocks_out(article: Article) -> tuple[list[Json], list[list[Any]]]:
    """The blocks as plain data, and the article's own ``runs`` where the blocks can't carry them."""
    text = article.text
    made: list[Json] = []
    spans: list[tuple[int, int]] = []
    position = skip = 0
    joined = True
    for index, (kind, start, end, level, parent, attrs) in enumerate(article.blocks):
        if skip:
            skip -= 1
            continue
        if start != position:
            joined = False
        position = end + len(SEPARATOR)
        entry: Json = {"type": kind.value}
        if level:
            entry["level"] = level
        entry["text"] = text[start:end]
        if attrs:
            _attrs_out(entry, attrs)
        if kind is BlockKind.TABLE:
            skip = _rows_out(entry, article, index)
        if parent != -1:
            entry["parent"] = parent
        made.append(entry)
        spans.append((start, end))
    if made and not (joined and SEPARATOR.join([entry["text"] for entry in made]) == text):
        joined = False
        for entry, (start, _) in zip(made, spans, strict=True):
            entry["start"] = start
    if not article.runs or (joined and _runs_out(article.runs, made, spans)):
        return made, []
    return made, [_run_out(run, 0) for run in article.runs]


def dump_plain(article: Article) -> tuple[str, str] | None:
    """The items of ``blocks``, and ``text``, as JSON, where each block is no more than type, level and text; else None."""
    if article.runs:
        return None
    return _dump_paragraphs(article) or _dump_each(article)


def _dump_paragraphs(article: Article) -> tuple[str, str] | None:
    """The same where all blocks are paragraphs: what is quoted once serves both."""
    text = article.text
    if "\\" in text:
        return None
    lengths: list[int] = []
    position = 0
    for kind, start, end, _, parent, attrs in article.blocks:
        if kind is not PARAGRAPH or attrs or start != position or parent != -1:
            return None
        lengths.append(end - start)
        position = end + len(SEPARATOR)
    if lengths != list(map(len, text.split(SEPARATOR))):
        return None
    quoted, opening = encode_basestring(text), _opening(PARAGRAPH, 0)
    between = f'"}}, {opening}"'
    return f"{opening}{quoted.replace(JOINT, between)}}}", quoted


def _dump_each(article: Article) -> tuple[str, str] | None:
    """The same for any blocks, one after another."""
    text = article.text
    pieces: list[str] = []
    quoted: list[str] = []
    items: list[str] = []
    position = 0
    for kind, start, end, level, parent, attrs in article.blocks:
        if attrs or start != position or parent != -1 or kind is TABLE:
            return None
        position = end + len(SEPARATOR)
        piece = text[start:end]
        pieces.append(piece)
        quoted.append(encode_basestring(piece))
        items.append(f"{_opening(kind, level)}{quoted[-1]}}}")
    if not pieces:
        return "", encode_basestring(text)
    if SEPARATOR.join(pieces) != text:
        return None
    return ", ".join(items), f'"{JOINT.join([piece[1:-1] for piece in quoted])}"'


@lru_cache(maxsize=256)
def _opening(kind: BlockKind, level: int) -> str:
    return f'{{"type": "{kind.value}", "level": {level}, "text": ' if level else f'{{"type": "{kind.value}", "text": '


def _attrs_out(entry: Json, attrs: Attrs) -> None:
    named = dict(attrs)
    if len(named) < len(attrs) or not _BLOCK_KEYS.isdisjoint(named):
        entry["attrs"] = [list(pair) for pair in attrs]
    else:
        entry.update(named)


def _rows_out(entry: Json, article: Article, table: int) -> int:
    """Put the cells that follow block ``table``, and lie in it, into its ``rows``; returns how many there are."""
    rows: list[list[Json]] = []
    row: object = None
    count = 0
    held = article.blocks[table]
    grid = _Grid(held.start)
    for cell in article.blocks[table + 1 :]:
        inside = held.start <= cell.start and cell.end <= held.end
        if cell.kind is not BlockKind.CELL or cell.parent != table or not inside:
            break
        count += 1
        here = cell.attr("row", 0)
        if not rows or here != row:
            row = here
            rows.append([])
            grid.next_row()
        rows[-1].append(_cell_out(article.block_text(cell), cell, grid))
    entry["rows"] = rows
    return count


def _cell_out(text: str, cell: Block, grid: _Grid) -> Json:
    named = dict(cell.attrs)
    header, colspan, rowspan = named.get("header", False), named.get("colspan", 1), named.get("rowspan", 1)
    entry: Json = {"text": text, "header": header, "colspan": colspan, "rowspan": rowspan}
    expected = grid.place(len(text), header, colspan, rowspan)
    if cell.attrs != expected.attrs:
        entry["attrs"] = [list(pair) for pair in cell.attrs]
    if cell.level:
        entry["level"] = cell.level
    if cell.start != expected.start:
        entry["start"] = cell.start
    return entry


class _Grid:
    """Where the cells of a table stand, told by their text and spans alone."""

    def __init__(self, start: int) -> None:
        self._position = start
        self._row = -1
        self._column = 0
        self._taken: dict[int, int] = {}

    def next_row(self) -> None:
        self._row += 1
        self._column = 0

    def place(self, length: int, header: Any, colspan: Any, rowspan: Any) -> Block:
        """The cell of ``length`` characters that comes next (its parent is not set)."""
        while self._taken.get(self._column, 0) > self._row:
            self._column += 1
        column = self._column
        if type(rowspan) is int and rowspan > 1 and type(colspan) is int:
            for covered in range(column, column + min(colspan, 1000)):
                self._taken[covered] = self._row + rowspan
        self._column += colspan if type(colspan) is int and colspan > 0 else 1
        start = self._position
        self._position += length + 1
        attrs = (
            ("row", self._row), ("column", column), ("rowspan", rowspan), ("colspan", colspan), ("header", header),
        )  # fmt: skip
        return Block(BlockKind.CELL, start, start + length, attrs=attrs)


def _runs_out(runs: Sequence[Run], made: Sequence[Json], spans: Sequence[tuple[int, int]]) -> bool:
    """Give each block its runs; False, and no block has any, where one lies in no single block or out of order."""
    at = 0
    for run in runs:
        while at < len(spans) and run.end > spans[at][1]:
            at += 1
        if at == len(spans) or run.start < spans[at][0]:
            for entry in made:
                entry.pop("runs", None)
            return False
        made[at].setdefault("runs", []).append(_run_out(run, spans[at][0]))
    return True


def _run_out(run: Run, base: int) -> list[Any]:
    start, end, kind, value = run
    return [start - base, end - base, kind] if value is None else [start - base, end - base, kind, value]


# --- from JSON -----------------------------------------------------------------------------------------------------


def body_in(entry: Json) -> tuple[str, tuple[Block, ...], tuple[Run, ...]]:
    """The text, blocks and runs of the article ``entry``.  Raises InvalidError."""
    entries = each(dict, entry.get("blocks"), "blocks")
    pieces = [of(str, block.get("text", ""), "block text") for block in entries]
    joined = SEPARATOR.join(pieces)
    text = of(str, entry.get("text", joined), "text")
    placed = any("start" in block for block in entries)
    if not placed and entries and text != joined:
        raise InvalidError(
            "text is not what the blocks hold", "leave text out, and it is made of the blocks joined by a blank line"
        )
    blocks: list[Block] = []
    runs: list[Run] = []
    position = 0
    for block, piece in zip(entries, pieces, strict=True):
        start = of(int, block.get("start", position), "block start")
        if placed and not (start >= 0 and text.startswith(piece, start)):
            raise InvalidError(f"block start: text holds no such block at {start}")
        position = start + len(piece) + len(SEPARATOR)
        blocks += _block_in(block, piece, start, len(blocks))
        runs += _runs_in(block.get("runs"), start, len(piece))
    runs += _runs_in(entry.get("runs"), 0, len(text))
    if any(not -1 <= block.parent < len(blocks) for block in blocks):
        raise InvalidError("parent names no block")
    return text, tuple(blocks), tuple(runs)


def _block_in(entry: Json, piece: str, start: int, index: int) -> Iterator[Block]:
    """The block that ``entry`` states, as number ``index`` of its article, and the cells of its rows."""
    kind = _kinds().get(entry.get("type"))
    if kind is None:
        raise InvalidError(f"there is no block type {entry.get('type')!r}")
    level = entry.get("level", 0)
    parent = entry.get("parent", -1)
    yield Block(kind, start, start + len(piece), of(int, level, "level"), of(int, parent, "parent"), _attrs_in(entry))
    if kind is BlockKind.TABLE and "rows" in entry:
        grid = _Grid(start)
        for row in each(list, entry["rows"], "rows"):
            grid.next_row()
            for cell in each(dict, row, "a row"):
                yield _cell_in(cell, grid, index, start, piece)


def _cell_in(cell: Json, grid: _Grid, table: int, start: int, piece: str) -> Block:
    text = of(str, cell.get("text", ""), "cell text")
    placed = grid.place(len(text), cell.get("header", False), cell.get("colspan", 1), cell.get("rowspan", 1))
    at = of(int, cell.get("start", placed.start), "cell start")
    if at < start or not piece.startswith(text, at - start):
        raise InvalidError("the text of a table is not what its rows hold")
    attrs = _pairs(cell["attrs"]) if "attrs" in cell else placed.attrs
    if not all(isinstance(value, str | int) for _, value in attrs):
        raise InvalidError("header, colspan and rowspan of a cell must be true, false or numbers")
    return Block(BlockKind.CELL, at, at + len(text), of(int, cell.get("level", 0), "cell level"), table, attrs)


@lru_cache(maxsize=1)
def _kinds() -> dict[object, BlockKind]:
    return {kind.value: kind for kind in BlockKind}


def _attrs_in(entry: Json) -> Attrs:
    if "attrs" in entry:
        return _pairs(entry["attrs"])
    if len(entry) == 2:
        return ()
    return _pairs([[key, value] for key, value in entry.items() if key not in _BLOCK_KEYS])


def _pairs(value: object) -> Attrs:
    for pair in each(list, value, "attrs"):
        if len(pair) != 2 or not isinstance(pair[0], str) or not isinstance(pair[1], str | int):
            raise InvalidError(f"an attribute must be a name with text, a whole number, true or false, not {pair!r}")
    return tuple((name, content) for name, content in each(list, value, "attrs"))


def _runs_in(value: object, base: int, length: int) -> Iterator[Run]:
    for run in each(list, value, "runs"):
        if len(run) not in (3, 4):
            raise InvalidError(f"a run has a start, an end, a kind and perhaps a value, not {len(run)} parts")
        start, end = of(int, run[0], "run start"), of(int, run[1], "run end")
        if not 0 <= start <= end <= length:
            raise InvalidError(f"a run from {start} to {end} lies outside of its text")
        content = None if len(run) == 3 or run[3] is None else of(str, run[3], "run value")
        yield Run(start + base, end + base, of(str, run[2], "run kind"), content)


def of(kind: type, value: Any, what: str) -> Any:
    """``value``, which must be exactly of type ``kind`` (true is no number).  Raises InvalidError."""
    if type(value) is not kind:
        names = {dict: "an object", list: "a list", str: "text", int: "a whole number"}
        raise InvalidError(f"{what} must be {names[kind]}, not {type(value).__name__}")
    return value


def each(kind: type, value: Any, what: str) -> list[Any]:
    """The list ``value``, [] for None, whose items must all be exactly of type ``kind``.  Raises InvalidError."""
    if value is None:
        return []
    items: list[Any] = of(list, value, what)
    for item in items:
        if type(item) is not kind:
            of(kind, item, f"each of {what}")
    return items
