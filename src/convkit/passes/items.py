"""Files whose items stand under marks of their own: the headings of a day file, the ■ heads of a column of briefs.

A day file opens with a heading that states the day and goes on with headings one level deeper, each over its body; without
the day it is a row of Markdown headings of one level.  A dump on lines states each title under a label.  A column of briefs has nothing but its name over its first ■, or over
its first 【title】, which stands in the line of its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from convkit.contract import ArticleStart, Mark, TextView
from convkit.model import Block, BlockKind, Field, Furniture
from convkit.passes.affinity import FEW, WINDOW, taken_up, terms
from convkit.passes.dates import iso
from convkit.passes.infofields import line_fields
from convkit.passes.infolabels import LONGEST, parts_of
from convkit.passes.labels import title_like
from convkit.passes.leads import find_lead
from convkit.passes.lines import facts
from convkit.passes.pagelines import is_page_line

FEWEST = 2
"""Items that make a file of items."""
DAY_LENGTH = 24
BODY = 40
BOXED = 5
"""Code points of titles in brackets on the average; shorter ones are labels (【答案】) or the words of a dictionary."""
SHORTEST = 15
"""Code points of the shortest text behind such a title."""
RULE = 3
"""Characters of the shortest rule."""
TAKEN = 0.5
"""Share of the terms of such a title that the text under it takes up, where it stands alone."""
MARKS = "■◆●▲"
LABELLED_FROM = 2
"""Lines that may stand over the first labelled title: the name of the file."""
TITLE_FIRSTS = frozenset("标標题題篇文公")
"""What labels of titles begin with."""
BRIEFS = (
    "速递", "速遞", "简讯", "簡訊", "要闻", "要聞", "快讯", "快訊", "短讯", "短訊", "资讯", "動態", "动态", "集锦", "速览", "看点", "短波",
)  # fmt: skip
"""How the name of a column of briefs ends."""


@lru_cache(maxsize=1)
def _in_box() -> re.Pattern[str]:
    return re.compile(r"[【〖]([^】〗\n。！？；]{2,36})[】〗]\s*")


@lru_cache(maxsize=1)
def _brief() -> re.Pattern[str]:
    return re.compile(rf"[{MARKS}]\s*(?=[^\s{MARKS}])[^。！？；\n]{{1,36}}")


def items(view: TextView, blocks: Sequence[Block]) -> list[Mark]:
    """The starts, titles and furniture of a file of items; nothing where ``blocks`` are none."""
    text = view.text
    for kind in (_ruled_day, _labelled, _briefs, _boxed):
        found = list(kind(text, blocks))
        if found:
            return found
    return list(_day_file(view, blocks))


def marked_heads(text: str, blocks: Sequence[Block]) -> list[int]:
    """The lines with a ■ that stand right over body, two at the least: heads, and no marks of a column."""
    found = [
        index
        for index, block in enumerate(blocks[:-1])
        if block.start < block.end
        and text[block.start] in MARKS
        and block.kind is BlockKind.PARAGRAPH
        and _brief().fullmatch(text, block.start, block.end)
        and _is_body(text, blocks[index + 1])
        and not facts(text[block.start : block.end]).byline
    ]
    return found if len(found) >= FEWEST else []


def _is_body(text: str, block: Block) -> bool:
    return (
        block.kind is BlockKind.PARAGRAPH
        and block.end - block.start >= BODY
        and facts(text[block.start : block.end]).closed
    )


def _day_file(view: TextView, blocks: Sequence[Block]) -> Iterator[Mark]:
    text = view.text
    if not blocks or blocks[0].kind is not BlockKind.HEADING or not _from_markdown(view):
        return
    top = blocks[0] if states_a_day(text[blocks[0].start : blocks[0].end]) else None
    rest = blocks[1:] if top else blocks
    heads = [index for index, block in enumerate(rest) if block.kind is BlockKind.HEADING]
    if len(heads) < FEWEST or heads[0] != 0:
        return
    level = min(rest[index].level for index in heads)
    heads = [index for index in heads if rest[index].level == level]
    over_body = all(index + 1 < len(rest) and rest[index + 1].kind is not BlockKind.HEADING for index in heads)
    numbered = any(facts(text[rest[index].start : rest[index].end]).level for index in heads)
    if len(heads) < FEWEST or heads[0] != 0 or not over_body or numbered or (top and level <= top.level):
        return
    if top:
        yield Furniture(top.start, top.end, "heading of the day")
    for index in heads:
        block = rest[index]
        yield ArticleStart(block.start, 1.0, "item under a heading")
        yield Field("title", block.start, block.end, reason="heading")
        if top:
            yield Field(
                "date_text", block.start, block.start, text[top.start : top.end].strip(), keep=True, reason="day"
            )


def _ruled_day(text: str, blocks: Sequence[Block]) -> Iterator[Mark]:
    """A day file whose items stand between rules: the day, and under each rule a headline over its body."""
    lines = [text[b.start : b.end].strip() if b.end - b.start <= LONGEST else "" for b in blocks]
    rules = [index for index, line in enumerate(lines) if len(line) >= RULE and not line.strip("=-—─━_*~＝－ ")]
    if len(rules) < FEWEST or not states_a_day(lines[0]):
        return
    heads = []
    for index in rules:
        at = index + 1
        if at < len(blocks) and at not in rules and lines[at] and title_like(facts(lines[at])):
            under = next((i for i in range(at + 1, len(blocks)) if i not in rules), None)
            heads += [at] * (under is not None and _is_body(text, blocks[under]))
    if len(heads) < FEWEST or heads[0] > 2:
        return
    yield Furniture(blocks[0].start, blocks[0].end, "heading of the day")
    yield from (Furniture(blocks[i].start, blocks[i].end, "rule between items") for i in rules)
    for number, index in enumerate(heads):
        at = blocks[index].start
        yield ArticleStart(at if number else blocks[0].start, 1.0, "item under a rule")
        yield Field("title", at, blocks[index].end, reason="item under a rule")
        yield Field("date_text", at, at, lines[0], keep=True, reason="day")


def _labelled(text: str, blocks: Sequence[Block]) -> Iterator[Mark]:
    """A file whose articles begin with a labelled title each (标题：…), over lines that state time and source."""
    starts = [index for index, block in enumerate(blocks) if _is_titled(text, block)]
    if len(starts) < FEWEST or starts[0] > LABELLED_FROM:
        return
    for number, index in enumerate(starts):
        yield ArticleStart(blocks[index if number else 0].start, 1.0, "labelled title")
        stop = starts[number + 1] if number + 1 < len(starts) else len(blocks)
        for block in blocks[index:stop]:
            if block.end - block.start > LONGEST or parts_of(text[block.start : block.end]) is None:
                break
            yield from line_fields(text, block)


def _is_titled(text: str, block: Block) -> bool:
    """Whether ``block`` is a line that states a title under its label."""
    if block.kind is not BlockKind.PARAGRAPH or block.end - block.start > LONGEST:
        return False
    parts = (
        parts_of(text[block.start : block.end])
        if text[block.start : block.end].lstrip("【[")[:1] in TITLE_FIRSTS
        else None
    )
    return bool(parts) and parts is not None and parts[0].name == "title" and parts[0].start < parts[0].end


def states_a_day(line: str) -> bool:
    """Whether ``line`` is short and states a whole date: 2030年3月9日要闻."""
    return len(line) <= DAY_LENGTH and len(iso(line) or "") == len("2030-03-09")


def _from_markdown(view: TextView) -> bool:
    """Whether headings come from ``#``; those of ``**`` may be anything."""
    return any(edit.old.lstrip().startswith("#") for step in view.steps for edit in step.edits)


def _briefs(text: str, blocks: Sequence[Block]) -> Iterator[Mark]:
    heads = marked_heads(text, blocks)
    if not heads or heads[0] > 1 or (heads[0] == 1 and not _names_briefs(text, blocks[0])):
        return
    if heads[0] == 1:
        yield Furniture(blocks[0].start, blocks[0].end, "name of a column")
    for index in heads:
        block = blocks[index]
        title = block.start + 1
        yield ArticleStart(block.start, 1.0, "brief")
        yield Furniture(block.start, title, "mark")
        yield Field("title", title, block.end, reason="brief")


def _boxed(text: str, blocks: Sequence[Block]) -> Iterator[Mark]:
    """Briefs whose titles stand in brackets before their text: 【水库蓄水】昨日…"""
    found = [(index, match) for index, block in enumerate(blocks) if (match := _boxed_title(text, block))]
    if len(found) < FEWEST or found[0][0] > 1 or len(found) * 2 < len(blocks):
        return
    titles = [match[1] for _, match in found]
    if len(set(titles)) < len(titles) or sum(map(len, titles)) < BOXED * len(titles):
        return
    if found[0][0] == 1:
        if not _names_briefs(text, blocks[0]):
            return
        yield Furniture(blocks[0].start, blocks[0].end, "name of a column")
    for _, match in found:
        yield ArticleStart(match.start(), 1.0, "brief")
        yield Furniture(match.start(), match.start(1), "mark")
        yield Field("title", *match.span(1), reason="brief")
        yield Furniture(match.end(1), match.end(), "mark")


def _boxed_title(text: str, block: Block) -> re.Match[str] | None:
    if not text.startswith(("【", "〖"), block.start) or block.kind is not BlockKind.PARAGRAPH:
        return None
    found = _in_box().match(text, block.start, block.end)
    if found is None or block.end - found.end() < SHORTEST or find_lead(text[block.start : block.end]):
        return None
    return found if facts(text[block.start : block.end]).closed else None


def boxed_head(text: str, block: Block) -> list[Mark]:
    """The title in brackets at the head of a text, whose words the text takes up: 【渡口的灯】渡口的灯是……; [] for any other text."""
    found = _boxed_title(text, block)
    if found is None or len(found[1]) < BOXED:
        return []
    words = terms(found[1])
    if len(words) < FEW or taken_up(words, terms(text[found.end() : found.end() + WINDOW])) < TAKEN:
        return []
    return [
        Furniture(found.start(), found.start(1), "mark"),
        Field("title", *found.span(1), certainty="guess", reason="in brackets before the text"),
        Furniture(found.end(1), found.end(), "mark"),
    ]


def _names_briefs(text: str, block: Block) -> bool:
    line = text[block.start : block.end]
    if is_page_line(line):
        return True
    return block.end - block.start <= DAY_LENGTH and text[block.start : block.end].rstrip("】」》").endswith(BRIEFS)
