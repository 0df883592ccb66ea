"""What stands between the articles of a page: its head with name, date and number, column marks, and the lines that close an
article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from convkit.contract import Mark
from convkit.model import Block, Field, Furniture
from convkit.passes.heads import HeadRun
from convkit.passes.infofields import line_fields
from convkit.passes.labels import Item
from convkit.passes.lines import date_in
from convkit.passes.people import bare_name


def marks(blocks: Sequence[Block], labels: str) -> Iterator[Mark]:
    """Column marks, rules and numbers of pages as furniture."""
    for block, name in zip(blocks, labels, strict=False):
        if name == "X":
            yield Furniture(block.start, block.end, "column mark")


def page_heads(
    text: str, blocks: Sequence[Block], items: Sequence[Item], labels: str, heads: Sequence[HeadRun]
) -> Iterator[Mark]:
    """What stands with the number of the page or the name of the paper over an article; its date is that of all up to the next."""
    before = 0
    printed = ""
    for run in heads:
        for index in range(_page_head(labels, before, run.start), run.start):
            start, end = blocks[index].start, blocks[index].end
            printed = date_in(text[start:end]) or printed
            if labels[index] == "Y":
                yield Furniture(start, end, "page head")
                yield from _stated(text, blocks[index], blocks[run.start].start)
        dated = any(items[index].facts.date or items[index].informs for index in run.lines)
        if printed and not dated:
            at = blocks[run.start].start
            yield Field("date_text", at, at, printed, keep=True, reason="page head")
        before = run.stop


def _stated(text: str, block: Block, start: int) -> Iterator[Mark]:
    """What a labelled line in the head of a page says of the article below it, which begins at ``start``."""
    for mark in line_fields(text, block):
        if isinstance(mark, Field) and mark.name == "column":
            yield Field(
                mark.name, start, start, mark.value or text[mark.start : mark.end], keep=True, reason="page head"
            )


def page_date(text: str, blocks: Sequence[Block], items: Sequence[Item], labels: str, run: HeadRun) -> Iterator[Mark]:
    """The date of the page that stands over its one article, where the article has none."""
    over = [date_in(text[blocks[i].start : blocks[i].end]) for i in range(run.start) if labels[i] == "X"]
    dated = any(items[i].facts.date or items[i].informs for i in (*range(run.start), *run.lines) if labels[i] != "X")
    printed = next(filter(None, over), "")
    if printed and not dated:
        at = blocks[run.start].start
        yield Field("date_text", at, at, printed, keep=True, reason="page head")


def _page_head(labels: str, before: int, start: int) -> int:
    """Where the head of the page over the article at ``start`` begins: with a mark, or with the text; ``start`` where there is none."""
    first = start
    while first > before and labels[first - 1] in "XY":
        first -= 1
    while first < start and labels[first] == "Y" and first:
        first += 1
    return first if "X" in labels[first:start] else start


def tails(
    text: str, blocks: Sequence[Block], items: Sequence[Item], labels: str, heads: Sequence[HeadRun]
) -> Iterator[Mark]:
    """Bylines, signatures and sources that close an article."""
    ends = [*(_page_head(labels, run.stop, after.start) for run, after in pairwise(heads)), len(labels)]
    for run, stop in zip(heads, ends, strict=True):
        index = stop - 1
        while index >= run.stop and labels[index] in "XC":
            index -= 1
        while index >= run.stop and labels[index] == "Y" and not items[index].facts.date:
            block = blocks[index]
            if bare_name(text[block.start : block.end]):
                yield Field("byline", block.start, block.end, reason="signature")
            else:
                yield from line_fields(text, block)
            index -= 1
