"""Whether the headings of a file stand over articles of their own: a day file, a row of equal headings, the chapters of a book.

convkit cuts such a file as it cuts plain text; any other file is one article, and its first heading the title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from convkit.model import Block, BlockKind

FEWEST = 2
"""Headings that stand over articles."""
DAY = 24
"""Code points of the longest heading that states a day."""
_DAY = re.compile(
    r"(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日"
)
_NUMBERED = re.compile(r"[（(]?[〇一二三四五六七八九十]{1,4}[、）)．.]|\d{1,3}(?:[.、．]|\s)")
_CHAPTER = re.compile(r"第\s?[\w]{1,9}?\s?[章回节節话話卷部集篇](?=\W|$)|(?:Chapter|CHAPTER|Part|PART|Book|BOOK)\s+\w+")


def holds_several(text: str, blocks: Sequence[Block]) -> bool:
    """Whether ``blocks``, spans of ``text``, are several articles under headings."""
    heads = [index for index, block in enumerate(blocks) if block.kind is BlockKind.HEADING and block.parent < 0]
    said = {index: text[blocks[index].start : blocks[index].end].strip() for index in heads}
    if len([index for index in heads if _CHAPTER.match(said[index])]) >= FEWEST:
        return True
    if not heads or heads[0] != 0:
        return False
    if len(said[0]) <= DAY and _DAY.search(said[0]):
        return _row([index for index in heads if index], blocks, said, over=blocks[0].level)
    return _row(heads, blocks, said, over=0)


def _row(heads: Sequence[int], blocks: Sequence[Block], said: dict[int, str], *, over: int) -> bool:
    """Whether the highest of ``heads``, deeper than ``over``, begin the row, stand over text each, and bear no numbers."""
    if not heads:
        return False
    level = min(blocks[index].level for index in heads)
    tops = [index for index in heads if blocks[index].level == level]
    over_text = all(index + 1 < len(blocks) and index + 1 not in said for index in tops)
    plain = not any(_NUMBERED.match(said[index]) for index in tops)
    return len(tops) >= FEWEST and tops[0] == heads[0] and level > over and over_text and plain
