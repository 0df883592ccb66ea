"""Statutes, by-laws, contracts: 编, 章 and 节 over clauses that count up (第一条) are headings; the table of contents is furniture.

A text is one where clauses begin at least three of its paragraphs, or two under chapters, and most of them count up; under chapters
sentences with 一、 are as good.  The levels of
the heads are those of the units that it has, in the order of the law on legislation (立法法): 编, 分编, 章, 节, 目.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from convkit.contract import CleaningPass, Mark, PassSpec, Stage, TextView
from convkit.model import Block, BlockKind, Furniture
from convkit.passes.numerals import NUMERALS, value
from convkit.provenance import Edit

NUMERAL_SET = frozenset(NUMERALS)
UNITS = ("编", "分编", "章", "节", "目")
SAME = {"編": "编", "分編": "分编", "節": "节"}
LONGEST = 50
"""Code points of the longest head."""
BARE = 24
"""Code points of the longest title that stands on a line under a bare 第一章."""
CLAUSE_TITLE = 30
SEEN = 80
"""Code points of a paragraph that are looked at."""
CLAUSES = 3
"""Clauses that make a statute; under chapters two do."""
CONTENTS = 3
"""Heads in a row without body between that are a table of contents."""


class Head(NamedTuple):
    """A line that heads a part of a statute: its block, the rank of its unit in ``UNITS``, its number, whether it has a title."""

    block: int
    rank: int
    number: int
    titled: bool


@lru_cache(maxsize=1)
def _head() -> re.Pattern[str]:
    number = rf"[0-9０-９{NUMERALS}]{{1,6}}"
    return re.compile(
        rf"第[ \u3000]?({number})[ \u3000]?(分[编編]|[编編章节節目])(?![目录約约省]|\d)[ \u3000：:]*([^\n]*)"
    )


@lru_cache(maxsize=1)
def _clause() -> re.Pattern[str]:
    return re.compile(
        rf"(?:【[^】]{{1,6}}】\s*)?第[ \u3000]?([0-9０-９{NUMERALS}]{{1,7}})[ \u3000]?[条條](?:之[一二三四五六七八九十]{{1,2}})?"
    )


def clauses(texts: Sequence[str]) -> list[int]:
    """The numbers of the clauses that ``texts`` begin with, in order."""
    found = []
    for text in texts:
        if "第" in text[:8]:
            match = _clause().match(text)
            number = value(match[1]) if match else None
            if number:
                found.append(number)
    return found


def points(texts: Sequence[str]) -> list[int]:
    """The numbers of the sentences that ``texts`` begin with 一、, in order, as rules have them that run on through their chapters."""
    found = []
    for text in texts:
        at = text.find("、", 1, 6)
        if at > 0 and NUMERAL_SET.issuperset(text[:at]) and (text[-1] in "。；" or len(text) == SEEN):
            found.append(value(text[:at]) or 0)
    return found


class StatutesPass:
    """``structure.statutes``."""

    def propose(self, view: TextView) -> Iterator[Edit | Mark]:
        """The heads of a statute; its table of contents."""
        text = view.text
        begun = sum(text.startswith(("第", "【"), b.start) for b in view.blocks)
        if not begun or (begun < 2 and "条" not in text and "條" not in text):
            return
        blocks = [b for b in view.blocks if b.parent < 0]
        texts = [text[b.start : min(b.end, b.start + SEEN)] for b in blocks]
        heads = list(_heads(blocks, texts))
        titles = _clause_titles(blocks, texts)
        if not is_statute(texts, len(heads)):
            return
        listed = _contents(texts, heads)
        yield from (Furniture(blocks[i].start, blocks[i].end, "contents") for i in sorted(listed))
        body = [head for head in heads if head.block not in listed]
        ranks = sorted({head.rank for head in body})
        for head in body:
            block = blocks[head.block]
            under = None if head.titled else _title_under(blocks, texts, head.block)
            if under is not None:
                yield Edit(block.end, text[block.end : under.start], "\u3000")
            end = block.end if under is None else under.end
            yield Block(BlockKind.HEADING, block.start, end, ranks.index(head.rank) + 1)
        yield from (blocks[i]._replace(kind=BlockKind.HEADING, level=len(ranks) + 1) for i in titles)


def part_heads(text: str, blocks: Sequence[Block]) -> list[int]:
    """Which of ``blocks`` head the parts of a statute (第二章 渡口), those of its contents too; [] where they are none."""
    if sum(text.startswith("第", b.start) for b in blocks) < CLAUSES:
        return []
    texts = [text[b.start : min(b.end, b.start + SEEN)] for b in blocks]
    heads = [head.block for head in _heads(blocks, texts)]
    return heads if len(heads) > 1 and is_statute(texts, len(heads)) else []


def _clause_titles(blocks: Sequence[Block], texts: Sequence[str]) -> list[int]:
    """The clauses that are nothing but a number and a title over their text, as in contracts; none where most are sentences."""
    found, others = [], 0
    for index, (block, text) in enumerate(zip(blocks, texts, strict=True)):
        if text[:1] != "第" or not _clause().match(text):
            continue
        size = block.end - block.start
        titled = size <= CLAUSE_TITLE and text[-1] not in "。；：，！？;:,.、" and index + 1 < len(blocks)
        found += [index] * titled
        others += not titled
    return found if len(found) > others else []


def is_statute(texts: Sequence[str], heads: int) -> bool:
    """Whether clauses begin enough of ``texts`` and count up."""
    numbers = clauses(texts) or (points(texts) if heads >= 2 else [])
    if len(numbers) < (2 if heads >= 2 else CLAUSES):
        return False
    steps = sum(1 for a, b in pairwise(numbers) if b in (a, a + 1) or b == 1)
    return steps * 3 >= 2 * (len(numbers) - 1) or (heads >= 2 and all(a < b for a, b in pairwise(numbers)))


def _heads(blocks: Sequence[Block], texts: Sequence[str]) -> Iterator[Head]:
    for index, (block, text) in enumerate(zip(blocks, texts, strict=True)):
        if text[:1] != "第" or block.end - block.start > LONGEST:
            continue
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            continue
        found = _head().fullmatch(text)
        if found is None or text[-1] in "。；，、：;,":
            continue
        unit = SAME.get(found[2], found[2])
        yield Head(index, UNITS.index(unit), value(found[1]) or 0, bool(found[3].strip()))


def _title_under(blocks: Sequence[Block], texts: Sequence[str], index: int) -> Block | None:
    """The block of the title under a bare 第一章: a short line without marks, over a clause or another head."""
    if index + 2 >= len(blocks) or blocks[index + 1].kind is not BlockKind.PARAGRAPH:
        return None
    line, after = texts[index + 1], texts[index + 2]
    over = after.startswith("第") or blocks[index + 2].end - blocks[index + 2].start > BARE
    short = 0 < len(line) <= BARE and line[0] not in "第（(" and not re.search(r"[，。；：！？、,;:]", line)
    return blocks[index + 1] if short and over else None


def _contents(texts: Sequence[str], heads: Sequence[Head]) -> set[int]:
    """The lines of a table of contents: heads in a row that come again further down, and 目录 over them."""
    found: set[int] = set()
    run: list[Head] = []
    for head in heads:
        if run and head.block != run[-1].block + 1:
            break
        run.append(head)
    plain = ["".join(text.split()) for text in texts]
    last = {plain[head.block]: head.block for head in heads}
    again = [head for head in run if last.get(_page().sub("", plain[head.block]), -1) > head.block]
    if len(again) < CONTENTS and not (again and run[0].block and plain[run[0].block - 1] in ("目录", "目錄", "目次")):
        return found
    found = {head.block for head in again}
    listed = run[0].block > 0 and plain[run[0].block - 1] in ("目录", "目錄", "目次")
    if listed and run[0].block in found:  # all of them, though the text breaks off before the last
        opening = _page().sub("", plain[run[0].block])
        body = next(head.block for head in heads[1:] if plain[head.block] == opening)
        found |= {head.block for head in run if head.block < body}
    for at in range(min(found) - 1, max(-1, min(found) - 3), -1):
        if plain[at] in ("目录", "目錄", "目次"):
            found |= set(range(at, min(found)))
    return found


@lru_cache(maxsize=1)
def _page() -> re.Pattern[str]:
    """The number of a page behind an entry of the contents."""
    return re.compile(r"[….·\-—（(]*\d{1,4}[)）]?$")


def _statutes(options: Mapping[str, str]) -> CleaningPass:
    return StatutesPass()


PASSES = (
    PassSpec(
        "structure.statutes",
        1,
        Stage.STRUCTURE,
        "编, 章 and 节 of laws, by-laws and contracts become headings; their table of contents is set aside",
        _statutes,
        order=30,
    ),
)
