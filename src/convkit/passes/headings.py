"""Heads inside an article: 一、 is a heading of level 1, （一） of level 2, 1. of level 3 (GB/T 9704-2012 §7.3.3); 第一章; 1.2 of a
standard; the days of a diary; the subheads of a feature.

A numbered line is a heading only where it is short, unstopped, followed by body, and one of a series that counts up.  A line
without a number is one only where it stands alone between long closed paragraphs, as others of the article do.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from convkit.contract import CleaningPass, Mark, PassSpec, Stage, TextView
from convkit.model import Block, BlockKind
from convkit.passes.dates import is_day
from convkit.passes.lines import facts
from convkit.passes.numerals import value
from convkit.passes.people import full_name
from convkit.passes.reflow.rules import GREETINGS
from convkit.passes.sections import pieces, sections
from convkit.passes.subheads import LATIN_SUBHEAD, latin_subhead, may_be_subhead, short_subheads, subheads

LONGEST = 40
STARTS = "〇零一二三四五六七八九十百（(第IVX"
"""What numbered heads begin with, digits apart."""
SERIES = 2
"""How many heads of one level an article has at the least."""
DAYS = 3
"""How many lines with a date make a diary or a chronicle."""
GAP = 16
"""Code points of white space that may stand between two heads."""
SECTION = 10
"""Code points of the longest name of a section."""


@lru_cache(maxsize=1)
def _starts() -> re.Pattern[str]:
    number = "[〇零一二三四五六七八九十百]{1,4}"
    return re.compile(
        rf"(?P<a>{number})[、．.：:,，]|[（(](?P<b>{number})[）)]|第\s*(?P<c>{number}|\d{{1,3}})\s*(?:[编編章篇讲講课課辑輯世幕场場集]|部分|单元|單元)(?=[\s：:]|$)"
        rf"|第\s*(?P<d>{number}|\d{{1,3}})\s*[节節](?=[\s：:]|$)|(?P<e>{number}|\d{{1,2}}|[IVX]{{1,4}})[.．、]?$"
        rf"|(?P<g>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})[.．]?(?:[ \u3000]*(?=[^\d\s.%％])|[ \u3000]+(?=\d{{1,4}}[^\d\s.%％]))(?![万亿千百元米公里吨斤亩度倍岁年月日时分秒个人升克])|(?P<f>\d{{1,2}})(?:[.．、)）][ \u3000]*|[ \u3000]{{1,3}})(?=[^\d\s.])"
    )


ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6", "VII": "7", "VIII": "8", "IX": "9", "X": "10"}
LEVELS = {"a": 1, "b": 2, "c": 1, "d": 2, "e": 1, "f": 3}
"""The level of each form: 一、 （一） 第一章 第一节, a bare number, 1."""


class Numbered(NamedTuple):
    """A line that may be a numbered head: its block and its number; ``over`` says that it stands over body."""

    block: Block
    number: int
    over: bool


class HeadingsPass:
    """``structure.headings``."""

    def propose(self, view: TextView) -> Iterator[Mark]:
        """The heads of the article."""
        if not any(end - start <= LATIN_SUBHEAD for _, start, end, _, _, _ in view.blocks):
            return
        found: dict[str, list[Numbered]] = {form: [] for form in (*LEVELS, "g")}
        free: list[Block] = []
        days: list[int] = []
        blocks, paragraph = view.blocks, BlockKind.PARAGRAPH
        for index, block in enumerate(blocks[:-1]):
            kind, start, end, _, parent, _ = block
            size = end - start
            if size > LATIN_SUBHEAD or kind is not paragraph or parent >= 0:
                continue
            text = view.text[start:end]
            if size > LONGEST:
                if index and latin_subhead(view.text, text, blocks[index - 1], blocks[index + 1]):
                    free.append(block)
                continue
            digit = text[:1].isdecimal()
            if is_day(text):
                days.append(index)
                continue
            match = _starts().match(text) if digit or text[:1] in STARTS else None
            if match is None:
                if index and may_be_subhead(view.text, text, blocks[index - 1], blocks[index + 1]):
                    free.append(block)
                continue
            form = match.lastgroup or "a"
            if not facts(text).closed and text[-1] not in "；;，,：:":
                number = match[form].rpartition(".")[2]
                over = _stands_over(view.text, blocks[index + 1], form)
                found[form].append(Numbered(block, value(ROMAN.get(number, number)) or 0, over))
        told = (view.text[f.start : f.end] if f.value is None else f.value for f in view.fields if f.name == "title")
        title = next(told, "")
        numbered = any(found.values())
        made = list(_numbered(view.text, found)) if numbered else []
        made += _days(view.text, blocks, days)
        made += subheads(view.text, free, len(blocks))
        if not numbered:
            made += _groups(view.text, blocks)
        if not made and not any(field.reason.startswith("chapter") for field in view.fields):
            made += short_subheads(view.text, blocks, bool(title))
        made += sections(view.text, blocks, not found["a"])
        made += pieces(view.text, blocks, title)
        yield from {block.start: block for block in reversed(made)}.values()


def _stands_over(text: str, after: Block, form: str) -> bool:
    """Whether what stands under a head is its body: a paragraph, or a head; under a digit a head of another form or depth."""
    if after.kind is not BlockKind.PARAGRAPH or after.end - after.start > LONGEST:
        return True
    under = _starts().match(text, after.start, after.end)
    if form not in "fg":
        return (
            under is not None
            or after.end - after.start > 20
            or text[after.end - 1] in "：:"
            or facts(text[after.start : after.end]).closed
        )
    if under is not None:
        return under.lastgroup == "g" or under.lastgroup != form
    return facts(text[after.start : after.end]).closed


def _numbered(text: str, found: Mapping[str, Sequence[Numbered]]) -> Iterator[Block]:
    """The heads of each form that is a series."""
    decimal = _decimals(text, found)
    if decimal:
        yield from decimal
    kept = {form: _over(text, found[form], form) for form in LEVELS if form != "f" or not decimal}
    levels = dict(LEVELS)
    if not any(kept[form] for form in "abcd"):
        levels["f"] = 1
    made: list[Block] = []
    for form, heads in kept.items():
        numbers = [one.number for one in heads]
        if form == "f" and (len(heads) * 2 < len(found["f"]) or _are_items(text, found["f"])):
            continue
        if len(heads) >= SERIES and _counts_up(numbers) and (form not in "ef" or numbers[0] == 1):
            made += (one.block._replace(kind=BlockKind.HEADING, level=levels[form]) for one in heads)
    yield from made
    yield from _stacked(text, found["c"], made)
    yield from _pairs(text, found["a"], found["b"])


def _over(text: str, heads: Sequence[Numbered], form: str) -> list[Numbered]:
    """Those of ``heads`` that stand over body; all of a series in hanzi that misses no number, where only some stand over a short line."""
    kept = [one for one in heads if one.over]
    whole = form in "abcd" and kept and all(one.number == at for at, one in enumerate(heads, 1))
    return list(heads) if whole and not _are_items(text, heads) else kept


def _stacked(text: str, parts: Sequence[Numbered], heads: Sequence[Block]) -> Iterator[Block]:
    """The heads of parts and chapters that stand once, right over a head of the series below them: 第三编 交通 over 第一节."""
    known = sorted(block.start for block in heads)
    taken = set(known)
    for one in reversed(parts):
        after = bisect_right(known, one.block.start)
        if one.block.start in taken or after == len(known) or not text[one.block.end : known[after]].isspace():
            continue
        yield one.block._replace(kind=BlockKind.HEADING, level=1)
        known.insert(after, one.block.start)
        taken.add(one.block.start)


def _pairs(text: str, heads: Sequence[Numbered], below: Sequence[Numbered]) -> Iterator[Block]:
    """The first heads of two levels, one right over the other and both over body, of which an excerpt has no second: 一、 over （一）."""
    under = {one.block.start: one for one in below if one.number == 1 and one.over}
    for one in heads:
        behind = text[one.block.end : one.block.end + GAP]
        second = under.get(one.block.end + len(behind) - len(behind.lstrip()))
        if one.number == 1 and second is not None:
            yield one.block._replace(kind=BlockKind.HEADING, level=1)
            yield second.block._replace(kind=BlockKind.HEADING, level=2)


def _are_items(text: str, lines: Sequence[Numbered]) -> bool:
    """Whether lines with 1. follow one another, as items of a list do."""
    return any(text[a.block.end : b.block.start].isspace() for a, b in pairwise(lines))


def _decimals(text: str, found: Mapping[str, Sequence[Numbered]]) -> list[Block]:
    """The heads of a standard, 1 over 1.1 over 1.1.1, by their depth; nothing where there are not two of the second."""
    second = [one for one in found["g"] if one.over]
    first = [one for one in found["f"] if one.over]
    if len(second) < SERIES and not (second and len(first) >= SERIES and _counts_up([one.number for one in first])):
        return []
    tops = {text[one.block.start : one.block.end].split(".")[0] for one in second}
    made: list[Block] = []
    for one in (*found["f"], *second):
        number = _starts().match(text, one.block.start, one.block.end)
        depth = (number[number.lastgroup or "f"].count(".") if number else 0) + 1
        if depth > 1 or str(one.number) in tops or one.over:
            made.append(one.block._replace(kind=BlockKind.HEADING, level=min(6, depth)))
    return made


def _days(text: str, blocks: Sequence[Block], days: Sequence[int]) -> Iterator[Block]:
    """The days of a diary or a chronicle: several lines with a date, each over body."""
    dated = frozenset(days)
    over = [i for i in days if i + 1 not in dated and blocks[i + 1].kind is not BlockKind.HEADING]
    if len(over) >= DAYS and len(over) * 4 >= len(days) * 3:
        yield from (blocks[i]._replace(kind=BlockKind.HEADING, level=1) for i in over)


def _groups(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """The names of sections: short lines at the head of groups of lines that blank lines part, as in recipes, curricula, lists of offices."""
    if sum(block.end - block.start <= SECTION for block in blocks) < SERIES:
        return
    groups: list[list[Block]] = []
    for index, block in enumerate(blocks):
        if block.parent >= 0 or block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            return
        if not index or text.count("\n", blocks[index - 1].end, block.start) > 1:
            groups.append([])
        groups[-1].append(block)
    several = [group for group in groups if len(group) > 1]
    named = [group[0] for group in several if _names_section(text, group)]
    said = {text[block.start : block.end] for block in named}
    if (
        len(named) >= SERIES
        and len(said) == len(named)
        and len(named) * 3 >= len(several) * 2
        and len(several) * 2 >= len(groups)
    ):
        yield from (block._replace(kind=BlockKind.HEADING, level=1) for block in named)


def _names_section(text: str, group: Sequence[Block]) -> bool:
    """Whether the first line of a group is a few words without a mark, no name, over more than a few."""
    line = text[group[0].start : group[0].end]
    under = sum(block.end - block.start for block in group[1:])
    if not 1 < len(line) <= SECTION or under < SECTION - 2 or group[0].kind is not BlockKind.PARAGRAPH:
        return False
    return all(map(str.isalpha, line)) and line not in GREETINGS and not full_name(line)


def _counts_up(numbers: list[int]) -> bool:
    """Whether most numbers are one more than the one before them, or begin again at 1; all of them where the first is that of no beginning."""
    steps = sum(1 for a, b in pairwise(numbers) if b == a + 1 or b == 1)
    last = len(numbers) - 1
    return steps * 2 >= last if numbers[0] <= 2 else last > 1 and steps == last


def _headings(options: Mapping[str, str]) -> CleaningPass:
    return HeadingsPass()


PASSES = (
    PassSpec(
        "structure.headings",
        2,
        Stage.STRUCTURE,
        "numbered heads (一、 （一） 1. 第一章 1.2), the days of a diary and the subheads of a feature become headings",
        _headings,
        order=40,
    ),
)
