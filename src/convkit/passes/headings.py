"""Heads inside an article: 一、 is a heading of level 1, （一） of level 2 (GB/T 9704-2012 §7.3.3); 第一章 of a law; the subheads
of a feature.

A numbered line is a heading only where it is short, unstopped, followed by body, and one of a series that counts up.  A line
without a number is one only where it stands alone between long closed paragraphs, as others of the article do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from convkit.contract import CleaningPass, Mark, PassSpec, Stage, TextView
from convkit.model import Block, BlockKind
from convkit.passes.labels import title_like
from convkit.passes.lines import facts
from convkit.passes.numerals import value

LONGEST = 40
STARTS = "〇零一二三四五六七八九十百（(第IVX"
"""What numbered heads begin with, digits apart."""
SERIES = 2
"""How many heads of one level an article has at the least."""
SUBHEAD = 24
PARAGRAPH = 40
"""Code points that the paragraphs over and under a subhead have at the least."""


@lru_cache(maxsize=1)
def _starts() -> re.Pattern[str]:
    number = "[〇零一二三四五六七八九十百]{1,4}"
    return re.compile(
        rf"(?P<a>{number})、|[（(](?P<b>{number})[）)]|第\s*(?P<c>{number}|\d{{1,3}})\s*[编編章](?=[\s：:]|$)"
        rf"|第\s*(?P<d>{number}|\d{{1,3}})\s*[节節](?=[\s：:]|$)|(?P<e>{number}|\d{{1,2}}|[IVX]{{1,4}})[.．、]?$"
    )


ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6", "VII": "7", "VIII": "8", "IX": "9", "X": "10"}
LEVELS = {"a": 1, "b": 2, "c": 1, "d": 2, "e": 1}
"""The level of each form: 一、 （一） 第一章 第一节, a bare number."""


class HeadingsPass:
    """``structure.headings``."""

    def propose(self, view: TextView) -> Iterator[Mark]:
        """The heads of the article."""
        found: dict[str, list[tuple[int, Block]]] = {form: [] for form in LEVELS}
        free: list[Block] = []
        blocks = view.blocks
        for index, block in enumerate(blocks[:-1]):
            size = block.end - block.start
            if size > LONGEST or block.kind is not BlockKind.PARAGRAPH or block.parent >= 0:
                continue
            text = view.text[block.start : block.end]
            match = _starts().match(text) if text[:1] in STARTS or text[:1].isdecimal() else None
            if match is None:
                if index and size <= SUBHEAD and _between(view.text, blocks[index - 1], blocks[index + 1]):
                    free.append(block)
                continue
            line = facts(text)
            if not line.closed and not line.text.endswith(("；", ";", "，", "：", ":")):
                after = blocks[index + 1]
                if after.end - after.start > 20 or _starts().match(view.text, after.start, after.end):
                    form = match.lastgroup or "a"
                    found[form].append((value(ROMAN.get(match[form], match[form])) or 0, block))
        for form, heads in found.items():
            numbers = [number for number, _ in heads]
            if len(heads) >= SERIES and _counts_up(numbers) and (form != "e" or numbers[0] == 1):
                yield from (block._replace(kind=BlockKind.HEADING, level=LEVELS[form]) for _, block in heads)
        yield from _subheads(view.text, free, len(blocks))


def _between(text: str, before: Block, after: Block) -> bool:
    """Whether both neighbours are long paragraphs, the first a closed one."""
    if min(before.end - before.start, after.end - after.start) < PARAGRAPH:
        return False
    paragraphs = before.kind is BlockKind.PARAGRAPH and after.kind is BlockKind.PARAGRAPH
    return paragraphs and facts(text[before.start : before.end]).closed


def _subheads(text: str, lines: Sequence[Block], size: int) -> Iterator[Mark]:
    """The subheads of a feature among ``lines``, short ones between long paragraphs."""
    heads = [
        block
        for block in lines
        if text[block.start] not in "（(—-*“「"
        and text[block.start : block.end].strip("*·-—=_ \u3000") != ""
        and title_like(facts(text[block.start : block.end]))
    ]
    if len(heads) >= SERIES and len(heads) == len(lines) and len(heads) * 2 <= size:
        yield from (block._replace(kind=BlockKind.HEADING, level=1) for block in heads)


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
        "numbered heads (一、 （一） 第一章) become headings of their level, and so do the subheads of a feature",
        _headings,
        order=40,
    ),
)
