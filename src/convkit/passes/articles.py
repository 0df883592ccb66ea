"""Cuts a page into its articles and names the parts of their heads: kicker, title, subtitle, byline, date, source.

A page is cut only where two starts at least have evidence of their own, or where behind the text's own title and body one more
headline has strong evidence; a text with one start stays one article.  No title is made up: an article may have none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from convkit.contract import ArticleStart, CleaningPass, Mark, PassSpec, Stage, TextView
from convkit.model import Block, BlockKind, Field, Furniture
from convkit.passes.heads import HeadRun
from convkit.passes.heads import roles as head_roles
from convkit.passes.infolines import is_chronicle, line_fields, parts_of
from convkit.passes.items import items, marked_heads
from convkit.passes.labels import Item, label, title_like
from convkit.passes.lines import day_lead, facts
from convkit.passes.official import official_parts
from convkit.passes.pictures import captions
from convkit.provenance import Edit

HEAD_BLOCKS = 12
"""How far the head of a text with one article is looked for."""
STRONG = frozenset({"lead", "byline", "date", "credit before"})
"""Evidence that makes a second article of a headline inside a text that has a title."""


class ArticlesPass:
    """``segment.articles``."""

    def propose(self, view: TextView) -> Iterator[Edit | Mark]:
        """Article starts, the fields of their heads, captions, subheads and column marks."""
        blocks = [b for b in view.blocks if b.parent < 0]
        if not blocks or any(f.reason.startswith("chapter") for f in view.fields):
            return
        if official_parts([view.text[b.start : b.end] for b in blocks]) is not None:
            return
        listed = items(view, blocks)
        if listed:
            yield from listed
            return
        many = _may_hold_many(view, blocks)
        seen = _items(view.text, blocks if many else blocks[:HEAD_BLOCKS])
        labels = label(seen)
        runs = _runs(seen, labels)
        for index in marked_heads(view.text, blocks):
            labels = labels[:index] + labels[index : index + 1].replace("X", "H") + labels[index + 1 :]
            yield blocks[index]._replace(kind=BlockKind.HEADING, level=1)
        if many and _several(seen, labels, runs):
            yield from self._page(view, blocks, seen, labels, runs)
        else:
            first = [run for run in runs[:1] if run.start == 0 or set(labels[: run.start]) <= {"X"}]
            yield from self._one(view, blocks, seen, labels, first)
        yield from captions(view.text, blocks, labels)

    def _page(
        self, view: TextView, blocks: Sequence[Block], items: Sequence[Item], labels: str, runs: Sequence[HeadRun]
    ) -> Iterator[Mark]:
        kept = [run for index, run in enumerate(runs) if run.evidence or index == 0]
        for run in kept:
            reason = "+".join(run.evidence) or "first line"
            yield ArticleStart(blocks[run.start].start, float(len(run.evidence)), reason)
            yield from _head(view.text, blocks, items, run)
        heads = {index for run in kept for index in range(run.start, run.stop)}
        yield from _subheads(blocks, items, labels, heads)
        yield from _marks(blocks, labels)
        yield from _page_head(view.text, blocks, labels, kept)
        yield from _tails(view.text, blocks, items, labels, [run.start for run in kept])

    def _one(
        self, view: TextView, blocks: Sequence[Block], items: Sequence[Item], labels: str, runs: Sequence[HeadRun]
    ) -> Iterator[Mark]:
        if any(f.name == "title" for f in view.fields):
            return
        for run in runs:
            if run.stop < len(blocks):
                yield from _head(view.text, blocks, items, run)
        yield from _marks(blocks[: len(labels)], labels)


def _items(text: str, blocks: Sequence[Block]) -> list[Item]:
    gaps = [text.count("\n", a.end, b.start) for a, b in pairwise(blocks)]
    usual = sorted(gaps)[len(gaps) // 2] if gaps else 1
    items = []
    for index, block in enumerate(blocks):
        loose = index > 0 and gaps[index - 1] > usual + 1
        line = text[block.start : block.end]
        items.append(
            Item(facts(line), block.kind is BlockKind.HEADING, block.kind is BlockKind.CAPTION, loose, block.level)
        )
    return items


def _may_hold_many(view: TextView, blocks: Sequence[Block]) -> bool:
    """A cheap look: two blocks that begin, sign or date an article, or headlines with a gap; one is enough amid the text."""
    count = 0
    last = len(blocks) - 2
    for index, block in enumerate(blocks):
        line = facts(view.text[block.start : block.end])
        sign = line.lead or line.byline or line.date or line.credit_end
        if sign or (line.gap and title_like(line)) or (line.length > 40 and day_lead(line.text)):
            count += 2 if sign and 1 < index < last else 1
            if count >= 2:
                return True
    return False


def _several(items: Sequence[Item], labels: str, runs: Sequence[HeadRun]) -> bool:
    """Whether the heads are those of several articles: two have evidence, or the first is the text's title and a later one
    stands on body, over body, with a byline, a date, a lead or a credit before it.
    """
    evident = [run for run in runs if run.evidence]
    if len(evident) >= 2 or not evident:
        return len(evident) >= 2
    run = evident[0]
    if run is runs[0] or not runs[0].title or set(labels[: runs[0].start]) - {"X"}:
        return False
    over_body = run.title and run.stop < len(labels) and labels[run.stop] == "B"
    return bool(over_body) and bool(STRONG.intersection(run.evidence)) and "B" in labels[runs[0].stop : run.start]


def _runs(items: Sequence[Item], labels: str) -> list[HeadRun]:
    """The heads that ``labels`` show, in order, with what speaks for each."""
    runs: list[HeadRun] = []
    index = 0
    while index < len(labels):
        before = labels[index - 1] if index else ""
        here = items[index].facts
        opens = labels[index] == "T" or (labels[index] == "Y" and before in "BC" and here.boxed)
        leads = labels[index] == "B" and here.lead and before in ("B", "C", "X", "")
        if not opens and not leads:
            index += 1
            continue
        run = HeadRun(index)
        while index < len(labels) and labels[index] in "TY":
            (run.title if labels[index] == "T" else run.lines).append(index)
            index += 1
        run.stop = index
        run.evidence = _evidence(items, run, leads)
        runs.append(run)
        index += leads
    return runs


def _evidence(items: Sequence[Item], run: HeadRun, leads: bool) -> list[str]:
    found = ["lead"] if leads else []
    if run.stop < len(items) and not leads:
        after = items[run.stop].facts
        found += ["lead"] * after.lead + ["day"] * (day_lead(after.text) and not after.lead)
    found += ["byline"] * any(items[index].facts.byline for index in run.lines)
    found += ["date"] * any(items[index].facts.date for index in run.lines)
    if run.start:
        before = items[run.start - 1].facts
        found += ["credit before"] * (before.credit_end or before.credit)
        found += ["column mark before"] * before.column
    found += ["headline gap"] * any(items[i].facts.gap and items[i].facts.length >= 16 for i in run.title)
    found += ["marked as heading"] * any(items[index].heading for index in run.title)
    return found


def _head(text: str, blocks: Sequence[Block], items: Sequence[Item], run: HeadRun) -> Iterator[Mark]:
    parts = head_roles(items, run)
    for index, role in parts.items():
        block = blocks[index]
        informs = list(line_fields(text, block))
        if informs or parts_of(text[block.start : block.end]):
            yield from informs
            continue
        yield Field(role, block.start, block.end, certainty="guess" if len(parts) > 1 else "exact", reason="head")
    chronicle = len(run.lines) > 0 and is_chronicle(text, blocks[run.start :])
    for index in run.lines:
        if not (chronicle and items[index].facts.date):
            yield from line_fields(text, blocks[index])


def _subheads(blocks: Sequence[Block], items: Sequence[Item], labels: str, heads: set[int]) -> Iterator[Mark]:
    for index, name in enumerate(labels):
        if index in heads or blocks[index].kind is not BlockKind.PARAGRAPH or index + 1 == len(labels):
            continue
        if name == "H" or (name == "T" and title_like(items[index].facts)):
            yield blocks[index]._replace(kind=BlockKind.HEADING, level=max(1, items[index].facts.level))


def _marks(blocks: Sequence[Block], labels: str) -> Iterator[Mark]:
    for block, name in zip(blocks, labels, strict=False):
        if name == "X":
            yield Furniture(block.start, block.end, "column mark")


def _page_head(text: str, blocks: Sequence[Block], labels: str, runs: Sequence[HeadRun]) -> Iterator[Mark]:
    """What stands with the number of the page or the name of the paper over the first article; its date is that of all."""
    over = range(runs[0].start)
    if not over or set(labels[: runs[0].start]) != {"X", "Y"}:
        return
    for index in over:
        if labels[index] == "Y":
            start, end = blocks[index].start, blocks[index].end
            yield Furniture(start, end, "page head")
            if facts(text[start:end]).date:
                yield from (
                    Field("date_text", at, at, text[start:end], keep=True, reason="page head")
                    for at in (blocks[run.start].start for run in runs if "date" not in run.evidence)
                )


def _tails(
    text: str, blocks: Sequence[Block], items: Sequence[Item], labels: str, starts: Sequence[int]
) -> Iterator[Mark]:
    """Bylines and sources that close an article."""
    ends = [*starts[1:], len(labels)]
    for start, stop in zip(starts, ends, strict=True):
        index = stop - 1
        while index > start and labels[index] in "XC":
            index -= 1
        while index > start and labels[index] == "Y" and not items[index].facts.date:
            yield from line_fields(text, blocks[index])
            index -= 1


def _articles(options: Mapping[str, str]) -> CleaningPass:
    return ArticlesPass()


PASSES = (
    PassSpec(
        "segment.articles", 1, Stage.SEGMENT,
        "cuts a page into its articles; finds kicker, title, subtitle, byline, date, source, subheads, captions, column marks",
        _articles, order=50,
    ),
)  # fmt: skip
