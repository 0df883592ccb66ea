"""The head of an article: which line of its title run is kicker, title or subtitle."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from convkit.passes.labels import Item
from convkit.passes.lines import day_lead
from convkit.passes.people import bare_name

SUBTITLE_LINES = 2
"""Most lines of a subtitle: more short lines under a title are a poem or a list, and body."""


class HeadRun:
    """The head of one article: indices of its title lines and of the byline, date and source lines beside them.

    ``start`` to ``stop`` are its blocks; ``evidence`` says what speaks for a start here.
    """

    __slots__ = ("evidence", "lines", "start", "stop", "title")

    def __init__(self, start: int) -> None:
        self.start = start
        self.title: list[int] = []
        self.lines: list[int] = []
        self.stop = start
        self.evidence: list[str] = []


def roles(items: Sequence[Item], run: HeadRun) -> dict[int, str]:
    """Which line of a title run is what.

    A marked heading is the title.  A lead after the run means a report: the last line is the title, those before it its kicker (引题).
    Otherwise (a feature) the first line is the title and the others its subtitle (副题).  A line that is only a time belongs to the line after it.
    """
    lines = run.title
    if not lines:
        return {}
    lines = lines[: next((at for at in range(1, len(lines)) if _opens_chapter(items[lines[at]].facts.text)), None)]
    marked = [index for index in lines if items[index].heading]
    marked = [index for index in marked if items[index].depth == items[marked[0]].depth]
    lines = [index for index in lines if index in marked or not items[index].heading]
    tail = [index for index in lines[1:] if items[index].facts.text.startswith(("——", "—", "--", "─", "（", "("))]
    plain = [index for index in lines if index not in tail]
    if marked:
        first, last = marked[0], marked[-1]
    elif run.stop < len(items) and _reports(items, run):
        first = last = plain[-1]
        while first > plain[0] and _only_time(items[first - 1].facts.text):
            first -= 1
    else:
        first = last = plain[0]
        while _only_time(items[last].facts.text) and last + 1 in plain:
            last += 1
    roles = {}
    if len(lines) > last - lines[0] + 1 + SUBTITLE_LINES and not tail:
        lines = [
            index for index in lines if index <= last or (index == last + 1 and bare_name(items[index].facts.text))
        ]
    for index in lines:
        named = index in (last + 1, lines[-1]) and index > last and bare_name(items[index].facts.text)
        roles[index] = "byline" if named else "kicker" if index < first else "title" if index <= last else "subtitle"
    return roles


def _reports(items: Sequence[Item], run: HeadRun) -> bool:
    signed = any(items[index].facts.boxed for index in run.lines)
    return not signed and (items[run.stop].facts.lead or day_lead(items[run.stop].facts.text))


def _opens_chapter(line: str) -> bool:
    """Whether ``line`` is the head of a chapter, which under a title is the first of the body."""
    return line[0] == "第" and bool(_chapter().match(line))


@lru_cache(maxsize=1)
def _chapter() -> re.Pattern[str]:
    return re.compile(r"第\s*(?:[〇零一二三四五六七八九十百]{1,4}|\d{1,3})\s*[编編章节節回条條](?=[\s：:]|$)")


@lru_cache(maxsize=1)
def _time() -> re.Pattern[str]:
    return re.compile(
        r"(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?\s*(?:[上下]午|凌晨|晚)?\s*(?:\d{1,2}(?:[:：]\d{2}|时|時|点)?\s*[-—~～至]?\s*){0,4}(?:\d{1,2}(?:[:：]\d{2}|时|時|点))?"
    )


def _only_time(line: str) -> bool:
    return bool(line) and any(c.isdigit() for c in line) and bool(_time().fullmatch(line))
