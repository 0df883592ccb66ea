"""Numbered heads inside an article: 一、 is a heading of level 1, （一） of level 2 (GB/T 9704-2012 §7.3.3).

A numbered line is a heading only where it is short, unstopped, followed by body, and one of a series that counts up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from convkit.contract import CleaningPass, Mark, PassSpec, Stage, TextView
from convkit.model import Block, BlockKind
from convkit.passes.lines import facts
from convkit.passes.numerals import value

LONGEST = 40
SERIES = 2
"""How many heads of one level an article has at the least."""


@lru_cache(maxsize=1)
def _starts() -> re.Pattern[str]:
    return re.compile(r"[（(]?([〇零一二三四五六七八九十百]{1,4})(?:、|[）)])")


class HeadingsPass:
    """``structure.headings``."""

    def propose(self, view: TextView) -> Iterator[Mark]:
        """The numbered heads of the article."""
        found: dict[int, list[tuple[int, Block]]] = {1: [], 2: []}
        blocks = view.blocks
        starts = _starts()
        for index, block in enumerate(blocks[:-1]):
            if block.kind is not BlockKind.PARAGRAPH or block.parent >= 0 or block.end - block.start > LONGEST:
                continue
            match = starts.match(view.text, block.start, block.end)
            if match is None:
                continue
            line = facts(view.text[block.start : block.end])
            if line.level in found and not line.closed and not line.text.endswith(("；", ";", "，", "：", ":")):
                after = blocks[index + 1]
                if after.end - after.start > 20 or starts.match(view.text, after.start, after.end):
                    found[line.level].append((value(match[1]) or 0, block))
        for level, heads in found.items():
            numbers = [number for number, _ in heads]
            if len(heads) >= SERIES and _counts_up(numbers):
                yield from (block._replace(kind=BlockKind.HEADING, level=level) for _, block in heads)


def _counts_up(numbers: list[int]) -> bool:
    """Whether most numbers are one more than the one before them, or begin again at 1."""
    steps = sum(1 for a, b in pairwise(numbers) if b == a + 1 or b == 1)
    return numbers[0] <= 2 and steps * 2 >= len(numbers) - 1


def _headings(options: Mapping[str, str]) -> CleaningPass:
    return HeadingsPass()


PASSES = (
    PassSpec(
        "structure.headings",
        1,
        Stage.STRUCTURE,
        "numbered heads (一、 （一）) become headings of their level",
        _headings,
        order=40,
    ),
)
