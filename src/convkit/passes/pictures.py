"""Captions: one block each with the credit under it, wherever in an article they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from convkit.contract import Mark
from convkit.model import Block, BlockKind
from convkit.passes.lines import facts
from convkit.provenance import Edit

CAPTION_LENGTH = 60
LATIN_LENGTH = 180
"""Code points of a caption, in Chinese and in ASCII."""
NUMBERED = frozenset(picture + number for picture in "图圖" for number in "①②③④⑤⑥⑦⑧⑨⑩123456789一二三四五六")
"""How a caption of several pictures begins."""


def captions(text: str, blocks: Sequence[Block], labels: str) -> Iterator[Edit | Mark]:
    """A caption and the credit under it become one block, their lines joined by a newline."""
    labels += "".join("BC"[_captioned(text, block)] for block in blocks[len(labels) :])
    index = 0
    while index < len(labels):
        if labels[index] != "C":
            index += 1
            continue
        stop = index + 1
        while stop < len(labels) and labels[stop] == "C" and _belongs(text, blocks[stop - 1], blocks[stop]):
            stop += 1
        yield Block(BlockKind.CAPTION, blocks[index].start, blocks[stop - 1].end)
        for a, b in zip(blocks[index:stop], blocks[index + 1 : stop], strict=False):
            if text[a.end : b.start] != "\n":
                yield Edit(a.end, text[a.end : b.start], "\n")
        index = stop


def _captioned(text: str, block: Block) -> bool:
    length = block.end - block.start
    if block.kind is not BlockKind.PARAGRAPH or length > LATIN_LENGTH:
        return False
    line = text[block.start : block.end]
    if length > CAPTION_LENGTH and not line.isascii():
        return False
    seen = facts(line)
    return seen.credit or seen.captioned


def _belongs(text: str, before: Block, block: Block) -> bool:
    """Whether a caption goes on in ``block``: the credit, or the next picture of a numbered row (图①, 图②)."""
    line = text[block.start : block.end]
    return facts(line).credit or (line[:2] in NUMBERED and text[before.start : before.start + 2] in NUMBERED)
