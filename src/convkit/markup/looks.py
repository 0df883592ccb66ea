"""What blocks are by their look, where no element says it: a line under a picture is its caption, a bold line a heading, a bold or
centred line over a text without a title is that.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from convkit.markup.blocks import Emitted
from convkit.markup.soup import Tree
from convkit.markup.tokens import attributes, value
from convkit.model import Block, BlockKind

CAPTION = 80
LINE = 40
"""Code points of the longest caption, and of the longest line that may be a heading or title."""
UP = 3
"""So many elements round a line are asked for its look."""
BELOW = 4
"""So many blocks below a line that may be the title are looked at for the first one of text."""
RAW = 600
"""Code points of source beyond which a block is no line, whatever tags it holds."""
MANY = 0.4
HALF = 0.5
"""Where more of the lines than these shares are centred, or bold, that is how the text is set and says nothing."""
QUESTIONS = 3
STOPS = "。；，、：:;,…"
OPENING = frozenset("（(【《“「")
PARAGRAPH, IMAGE = BlockKind.PARAGRAPH, BlockKind.IMAGE


@lru_cache(maxsize=1)
def _tag() -> re.Pattern[str]:
    return re.compile(r"<[^<>]*+>")


@lru_cache(maxsize=1)
def _pictured() -> re.Pattern[str]:
    return re.compile(
        r"[▲△▼▽↑↓←→◀▶◤◢▴]|[(（]?[上下左右]?[图圖](?:片|为|為|中|[:：]|[①-⑳\d一二三四五六七八九十]{1,3}[)）:：\s]|[/／])|[资資]料[图圖]|.*(?:摄|攝|供图|供圖|图源|网络图|资料图|资料图片|视频截图|制图)[)）。]?$"
    )


@lru_cache(maxsize=1)
def _named() -> re.Pattern[str]:
    return re.compile(
        r"(?:^|[\s_-])(?:text-?center|center|caption|tuzhu|tushuo|(?:pic|img|image|photo)[-_]?(?:txt|text|note|desc|info|title|caption|intro)?)(?:$|[\s_-])",
        re.I,
    )


@lru_cache(maxsize=1)
def _fact() -> re.Pattern[str]:
    return re.compile(
        r"(?:本报|本刊)?(?:记者|記者|通讯员|作者|来源|來源|编辑|责编|撰文|图|文)\s*[:：/／|丨 ]|[12]\d{3}\s*[-/.年]|\(?（?(?:完|全文完)"
    )


@lru_cache(maxsize=1)
def _level() -> re.Pattern[str]:
    return re.compile(r"(?P<b>[（(][一二三四五六七八九十]{1,3}[）)])|(?P<c>\d{1,2}[.．、](?!\d))")


class Looks:
    """The looks of the blocks in ``emitted``, which were made of ``tree``."""

    def __init__(self, text: str, tree: Tree, emitted: Emitted) -> None:
        self._text = text
        self._tree = tree
        self._blocks = emitted.blocks
        self._nodes = emitted.nodes
        self._strong = [(run.start, run.end) for run in emitted.runs if run.kind == "strong"]
        self._seen: dict[int, bool] = {}
        self._lines: dict[int, str] = {}

    def settle(self) -> None:
        """Turn paragraphs into captions and headings."""
        blocks = self._blocks
        if any(block.kind is IMAGE for block in blocks):
            self._captions()
        if self._strong:
            self._headings()

    def title(self) -> int:
        """The number of the block that is a title by its look, -1 for none: the first, bold or centred as none of those below it is."""
        blocks = self._blocks
        first = next((n for n, block in enumerate(blocks) if block.kind is not IMAGE), -1)
        if first < 0 or len(blocks) < first + 2 or not self._is_line(blocks[first]):
            return -1
        block, after = blocks[first], blocks[first + 1 : first + 1 + BELOW]
        bold, centred = self._is_strong(block), self._is_centred(block)
        body = next((b for b in after if b.kind is PARAGRAPH and len(self._said(b)) > LINE), None)
        if body is None:
            body = next((b for b in after if b.kind is not IMAGE and len(self._said(b)) > len(self._said(block))), None)
        if body is None or (bold and self._is_strong(body)) or (centred and not bold and self._is_centred(body)):
            return -1
        return first if bold or centred else -1

    # --- captions ---

    def _captions(self) -> None:
        blocks = self._blocks
        lines = [block for block in blocks if block.kind is PARAGRAPH and block.parent < 0]
        centred = sum(map(self._is_centred, lines))
        by_place = centred <= MANY * len(lines) or centred <= 2 * sum(block.kind is IMAGE for block in blocks)
        for at, block in enumerate(blocks):
            if block.kind is not IMAGE or at + 1 >= len(blocks):
                continue
            below = blocks[at + 1]
            if self._is_caption(block, below, by_place):
                blocks[at + 1] = below._replace(kind=BlockKind.CAPTION)
                credit = blocks[at + 2] if at + 2 < len(blocks) else below
                if credit is not below and self._is_credit(below, credit):
                    blocks[at + 1] = below._replace(kind=BlockKind.CAPTION, end=credit.end)
                    del blocks[at + 2]
                    self._renumber(at + 2)

    def _renumber(self, gone: int) -> None:
        for at in range(gone, len(self._blocks)):
            block = self._blocks[at]
            if block.parent > gone:
                self._blocks[at] = block._replace(parent=block.parent - 1)

    def _is_caption(self, image: Block, block: Block, by_place: bool) -> bool:
        said = self._said(block)
        if block.kind is not PARAGRAPH or not 0 < len(said) <= CAPTION:
            return False
        if self._within(block, "figure") or _pictured().match(said) or self._in_frame(image, block):
            return True
        if not by_place or said[-1] in "：:" or (self._is_strong(block) and self._node(image) != self._node(block)):
            return False
        return self._is_centred(block) and (self._is_centred(image) or self._node(image) == self._node(block))

    def _is_credit(self, caption: Block, block: Block) -> bool:
        """Whether ``block`` is the credit of the picture, on a line of its own under its caption."""
        said = self._said(block)
        short = block.kind is PARAGRAPH and len(said) <= LINE // 2
        return short and block.parent == caption.parent and _pictured().match(said) is not None and "。" not in said

    # --- headings ---

    def _headings(self) -> None:
        blocks = self._blocks
        lines = [n for n, b in enumerate(blocks) if b.parent < 0 and b.kind in (PARAGRAPH, BlockKind.QUOTE)]
        bold = [
            n for n in lines if blocks[n].kind is PARAGRAPH and self._is_line(blocks[n]) and self._is_strong(blocks[n])
        ]
        asked = sum(self._said(blocks[n])[-1] in "？?" for n in bold)
        if len(bold) > HALF * len(lines) or asked >= QUESTIONS:
            return
        for n in bold:
            after = blocks[n + 1] if n + 1 < len(blocks) else None
            if after is None or after.kind is BlockKind.NOTE or self._is_short(after):
                continue
            found = _level().match(self._said(blocks[n]))
            level = 1 if found is None else 2 if found["b"] else 3
            blocks[n] = blocks[n]._replace(kind=BlockKind.HEADING, level=level)

    def _is_short(self, block: Block) -> bool:
        """Whether ``block`` is a line as short as a heading is, and none itself."""
        return block.kind is PARAGRAPH and len(self._said(block)) <= 12 and not self._is_strong(block)

    def _is_line(self, block: Block) -> bool:
        """Whether ``block`` is a short line that states no fact and ends no sentence."""
        said = self._said(block)
        if block.kind is not PARAGRAPH or not 2 <= len(said) <= LINE or said[-1] in STOPS:
            return False
        return not (said[0] in OPENING and said[-1] in "）)") and not _fact().match(said)

    def _is_strong(self, block: Block) -> bool:
        return any(start <= block.start and block.end <= end for start, end in self._strong)

    def _said(self, block: Block) -> str:
        """The text of ``block`` without tags; of a long one it is longer than any line."""
        if block.start not in self._lines:
            raw = self._text[block.start : block.end]
            if len(raw) <= RAW and ("<" in raw or "&" in raw):
                raw = unescape(_tag().sub("", raw))
            self._lines[block.start] = " ".join(raw.split())
        return self._lines[block.start]

    # --- elements ---

    def _node(self, block: Block) -> int:
        return self._nodes.get(block.start, -1)

    def _in_frame(self, image: Block, block: Block) -> bool:
        """Whether picture and line stand in cells of one small table with nothing else in it."""
        frame = self._table(image)
        if frame < 0 or frame != self._table(block):
            return False
        return sum(1 for other in self._blocks if other.kind is not IMAGE and self._table(other) == frame) == 1

    def _table(self, block: Block) -> int:
        """The table round the cell that ``block`` stands in, -1 for none."""
        node = self._node(block)
        for _ in range(UP + 3):
            if node < 0 or self._tree.tags[node] == "table":
                break
            node = self._tree.parents[node]
        return node if node >= 0 and self._tree.tags[node] == "table" else -1

    def _within(self, block: Block, name: str) -> bool:
        node = self._node(block)
        for _ in range(UP):
            if node < 0:
                return False
            if self._tree.tags[node] == name:
                return True
            node = self._tree.parents[node]
        return False

    def _is_centred(self, block: Block) -> bool:
        node = self._node(block)
        for _ in range(UP):
            if node < 0 or self._tree.tags[node] in ("body", "table"):
                return False
            if self._says_centred(node):
                return True
            node = self._tree.parents[node]
        return False

    def _says_centred(self, node: int) -> bool:
        if node not in self._seen:
            span = self._tree.spans[node]
            given = attributes(self._text, span[1], span[2]) if span[2] - span[1] > 4 else {}
            style = "".join(value(self._text, given.get("style")).lower().split())
            self._seen[node] = (
                self._tree.tags[node] == "center"
                or value(self._text, given.get("align")).lower() in ("center", "middle")
                or ("text-align:center" in style)
                or _named().search(value(self._text, given.get("class"))) is not None
            )
        return self._seen[node]
