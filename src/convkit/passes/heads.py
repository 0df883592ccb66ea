"""The heads of a text, and which line of a head is kicker, title or subtitle."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from convkit.bigrams import load
from convkit.model import BlockKind
from convkit.passes.affinity import FEW, WINDOW, taken_up, terms
from convkit.passes.dates import is_day
from convkit.passes.labels import INSIDE, Item
from convkit.passes.lines import day_lead
from convkit.passes.names import is_affiliation, listed_names
from convkit.passes.people import bare_name, full_name, poet, post_and_name, scholars_of, school_and_name
from convkit.passes.reflow.rules import is_balanced
from convkit.passes.sections import opens_collection, section_name

NARROW = 7.5
"""Longest line, in full-width characters, of a headline in a column so narrow that all of its lines are one."""
CUT = 10
"""Longest line that a column may have cut inside a word."""
MOST_LINES, KEPT_LINES = 6, 3
"""A run of more short lines is a list or a poem that ends over a headline: only so many of its last are of the head."""
LISTED = 20
"""Longest title, in full-width characters, of a list."""
TOLD = 0.35
"""So much more of its words the text must take up for the second headline to be the title of a feature."""
LABEL = 12
"""Code points of the longest label of a line that is none of a headline's."""
UNDER = 30
"""Shortest paragraph, in full-width characters, over which a name alone is that of its author."""
TOLD_IN = 40
"""Paragraphs in which a text would speak of whoever it is named after."""
OPENING = frozenset({"目录", "目錄", "目次", "前言", "序言", "引子"})
"""What stands over the first part of a text and is no line of its title."""
SECTION = 4
"""Longest line, in full-width characters, that is no subtitle."""
OVER_DATE, SHORT = 10, 5
"""Shortest title over its date under which a line of so many full-width characters is an office or a section."""
SUBTITLE_LINES = 2
"""Most lines of a subtitle: more short lines under a title are a poem or a list, and body."""


class HeadRun:
    """The head of one article: indices of its title lines and of the byline, date and source lines beside them.

    ``start`` to ``stop`` are its blocks; ``leads``: it has none, and the body at ``start`` leads as a report does.
    """

    __slots__ = ("leads", "lines", "start", "stop", "title")

    def __init__(self, start: int) -> None:
        self.start = start
        self.title: list[int] = []
        self.lines: list[int] = []
        self.stop = start
        self.leads = False


def runs_of(items: Sequence[Item], labels: str, subheads: frozenset[int] = frozenset()) -> list[HeadRun]:
    """The heads that ``labels`` show, in order; those at ``subheads`` are none.

    A head begins with a line of a title, with a byline that carries a mark, or with a report's lead that has nothing over it.  A
    byline that closes one article right over the title of the next belongs to neither head; a lead under a title and its pictures is no
    head of its own.
    """
    runs: list[HeadRun] = []
    index = 0
    while index < len(labels):
        before = labels[index - 1] if index else ""
        here = items[index].facts
        opens = _titles(items, labels, index, subheads) or (labels[index] == "Y" and before in "BC" and here.boxed)
        leads = labels[index] == "B" and here.lead and before in ("B", "C", "X", "")
        leads = leads and not (runs and runs[-1].title and _pictures(items, labels, runs[-1].stop, index))
        if not opens and not leads:
            index += 1
            continue
        run = HeadRun(index)
        run.leads = leads
        while index < len(labels) and (labels[index] == "Y" or _titles(items, labels, index, subheads)):
            if labels[index] == "Y" and not run.title and run.start and _titles(items, labels, index + 1, subheads):
                run.start, run.lines = index + 1, []
            else:
                (run.lines if labels[index] == "Y" else run.title).append(index)
            index += 1
        run.stop = index
        if len(run.title) > MOST_LINES and not runs and (_heads_list(items, run) or _is_told_under(items, run)):
            stop = _under_title(run)
            run.title, run.lines, run.stop = run.title[:1], [line for line in run.lines if line < stop], stop
        elif len(run.title) > MOST_LINES:
            run.title = run.title[-KEPT_LINES:]
            run.start = run.title[0]
            run.lines = [line for line in run.lines if line > run.start]
        runs.append(run)
        index += leads
    return runs


def _under_title(run: HeadRun) -> int:
    """The first block behind the first line of a title and the lines of source and date right under it."""
    stop = run.title[0] + 1
    while stop in run.lines:
        stop += 1
    return stop


def _is_told_under(items: Sequence[Item], run: HeadRun) -> bool:
    """Whether labels right under the first of many short lines say where and when it appeared: it is the title, they are a table or a list."""
    under = range(run.title[0] + 1, _under_title(run))
    return any(items[line].informs for line in under)


def _pictures(items: Sequence[Item], labels: str, first: int, stop: int) -> bool:
    """Whether nothing but the words of pictures stands from ``first`` to ``stop``: what leads under them is under the head over them."""
    return first < stop and all(labels[at] == "C" or items[at].facts.captioned for at in range(first, stop))


def _heads_list(items: Sequence[Item], run: HeadRun) -> bool:
    """Whether the first of many short lines is the title of the others: it stands apart, as no other of them does by the habit of the text."""
    first, second = run.title[:2]
    facts = items[first].facts
    return facts.length <= LISTED and not facts.inner and second == first + 1 and items[second].loose > 0


def _titles(items: Sequence[Item], labels: str, index: int, subheads: frozenset[int]) -> bool:
    """Whether block ``index`` is a line that may be one of a headline."""
    if index >= len(labels) or index in subheads:
        return False
    return labels[index] == "T" or (labels[index] == "H" and not items[index].facts.level)


def roles(items: Sequence[Item], run: HeadRun) -> dict[int, str]:
    """Which line of a title run is what.

    A marked heading is the title.  A lead after the run means a report: the last line is the title, those before it its kicker (引题),
    unless the last is a longer line of two clauses, which stands under a title (副题).  Otherwise (a feature) the first line is the
    title and the others its subtitle, unless the text takes up the words of the second rather than those of the first.  A line that is only a time belongs to the line after it, and a line that a narrow
    column cut to the one before.  A poet's name between a title and verse is the byline.
    """
    if not run.title:
        return {}
    if len(run.title) == 1 and not run.start and _is_author(items, run):
        return {run.title[0]: "byline"}
    lines = run.title[:-1] if signed_verse(items, run) else run.title
    listed = next((at for at in range(1, len(lines)) if _names_section(items, lines, at)), len(lines))
    signed = dict.fromkeys(run.title[len(lines) :], "byline")
    lines = lines[:listed]
    lines = lines[: _under_date(items, run, lines)]
    stops = _opens_chapter if run.stop < len(items) and _reports(items, run) else _opens_body
    lines = lines[: next((at for at in range(1, len(lines)) if stops(items[lines[at]].facts.text)), None)]
    marked = [index for index in lines if items[index].heading]
    marked = [index for index in marked if items[index].depth == items[marked[0]].depth]
    lines = [index for index in lines if index in marked or not items[index].heading]
    tail = [index for index in lines[1:] if items[index].facts.text.startswith(("——", "—", "--", "─", "（", "("))]
    if marked:
        first, last = marked[0], marked[-1]
    else:
        units = _units(items, [index for index in lines if index not in tail])
        report = run.stop < len(items) and _reports(items, run)
        main = len(units) - 1 if report else 0
        if main and _stands_under(items, units[main], units[main - 1]):
            main -= 1
        elif not report and len(units) > 1 and _taken(items, run, units[1]) > _taken(items, run, units[0]) + TOLD:
            main = 1
        first, last = units[main][0], units[main][-1]
    roles = {}
    if len(lines) > last - lines[0] + 1 + SUBTITLE_LINES and not tail:
        lines = [
            index for index in lines if index <= last or (index == last + 1 and bare_name(items[index].facts.text))
        ]
    under = next((index for index in lines if index > last), -1)
    schools = {index for index in lines if is_affiliation(items[index].facts.text)}
    for index in lines:
        signs = index in (under, lines[-1]) or index + 1 in schools
        named = index > last and (index in schools or (signs and _names(items[index].facts.text)))
        roles[index] = "byline" if named else "kicker" if index < first else "title" if index <= last else "subtitle"
    return roles | signed


def _under_date(items: Sequence[Item], run: HeadRun, lines: Sequence[int]) -> int | None:
    """How many of ``lines`` stand over the line that dates a title of some length; None where what stands under it may be one too."""
    dated = next((line for line in run.lines if items[line].facts.date or items[line].informs), -1)
    over = sum(1 for line in lines if line < dated)
    if not over or over == len(lines) or items[lines[over - 1]].facts.length < OVER_DATE:
        return None
    under = [items[line].facts for line in lines[over:]]
    return over if all(line.length <= SHORT or line.text[:1].isdecimal() for line in under) else None


def signed_verse(items: Sequence[Item], run: HeadRun) -> bool:
    """Whether the last line of a headline over verse is the poet's name."""
    if len(run.title) < 2 or run.title[-1] + 1 != run.stop or run.stop >= len(items):
        return False
    below = items[run.stop]
    verse = below.kind is BlockKind.VERSE or is_balanced(below.facts.text)
    return verse and poet(items[run.title[-1]].facts.text)


def _names_section(items: Sequence[Item], lines: Sequence[int], at: int) -> bool:
    """Whether a line under a title is too short for a subtitle, stands apart from it and is no name: the first words of a list."""
    item = items[lines[at]]
    return item.facts.length <= SECTION and item.loose > 0 and not item.heading and not _names(item.facts.text)


def _is_author(items: Sequence[Item], run: HeadRun) -> bool:
    """Whether the one line over a text is who wrote it: a full name, of which the text does not speak, and nothing else in the head."""
    line = items[run.title[0]].facts.text
    if not full_name(line) or run.lines or run.stop >= len(items) or items[run.title[0]].heading:
        return False
    after = items[run.stop].facts
    told = "\n".join(item.facts.text for item in items[run.stop : run.stop + TOLD_IN])
    return after.length > UNDER and line[:2] not in told and line[-2:] not in told


def role_reason(items: Sequence[Item], run: HeadRun, role: str) -> str:
    """Why a line of ``run`` is what :func:`roles` says."""
    if role == "byline":
        return "name over the text" if run.title == [0] else "name under the title"
    if any(items[index].heading for index in run.title):
        return {"title": "marked as heading", "kicker": "over the marked heading"}.get(role, "under the marked heading")
    if len(run.title) == 1:
        return "the one line of the head"
    if run.stop < len(items) and _reports(items, run):
        return {"title": "last headline over a report", "kicker": "over the headline of a report"}.get(
            role, "under the headline"
        )
    return {"title": "first line of the head", "kicker": "over the title"}.get(role, "under the first line of the head")


def _names(line: str) -> bool:
    """Whether ``line`` is the name of the author, alone or with the post: 县长　何青; or those of a paper: 林川1，何青2."""
    return (
        bare_name(line)
        or post_and_name(line) != ""
        or school_and_name(line) != ""
        or bool(scholars_of(line))
        or listed_names(line)
    )


def _units(items: Sequence[Item], lines: Sequence[int]) -> list[list[int]]:
    """``lines`` by headlines: a time goes with what follows it, and the pieces of a headline that was cut together."""
    units: list[list[int]] = []
    for index in lines:
        if units and (_only_time(items[units[-1][-1]].facts.text) or _cut(items, lines, units[-1][-1], index)):
            units[-1].append(index)
        else:
            units.append([index])
    return units


def _cut(items: Sequence[Item], lines: Sequence[int], before: int, index: int) -> bool:
    """Whether a narrow column cut line ``index`` off the line ``before``: all lines are short, or the border stands inside a word."""
    one, other = items[before].facts, items[index].facts
    if one.text == other.text or index != before + 1:
        return False
    if bare_name(other.text) or one.gap or other.gap or not one.text or not other.text:
        return False
    if max(items[line].facts.length for line in lines) <= NARROW and other.length <= one.length + 0.5:
        return True
    short = other.length <= one.length + 1 <= CUT + 1
    return short and load().log_odds(one.text[-1], other.text[0]) > INSIDE


def _taken(items: Sequence[Item], run: HeadRun, unit: Sequence[int]) -> float:
    """The share of a headline's terms that the text under the head takes up; 0 where it has too few to tell."""
    words = terms(" ".join(items[index].facts.text for index in unit))
    after = next((item.facts.text for item in items[run.stop : run.stop + 1]), "")
    return taken_up(words, terms(after[:WINDOW])) if len(words) >= FEW else 0.0


def _stands_under(items: Sequence[Item], last: Sequence[int], before: Sequence[int]) -> bool:
    """Whether the last of the headlines over a report is its subtitle."""
    one, other = items[before[-1]].facts, items[last[-1]].facts
    return other.gap and not one.gap and other.length > one.length


def _reports(items: Sequence[Item], run: HeadRun) -> bool:
    signed = any(items[index].facts.boxed for index in run.lines)
    return not signed and (items[run.stop].facts.lead or day_lead(items[run.stop].facts.text))


def _opens_chapter(line: str) -> bool:
    """Whether ``line`` is the head of a chapter or a clause, 目录, 前言, or a day, which under a title is the first of the body."""
    if not line:
        return False
    bare = "".join(line.split()) if line[:1] in "目前引序" else ""
    if is_day(line) or bare in OPENING or section_name(line) or opens_collection(line):
        return True
    return line[:1] in ("第", "1", "１") and bool(_chapter().match(line))


def _opens_body(line: str) -> bool:
    """The same, or a label with its value (甲方：…), as stands under the title of a contract."""
    at = max(line.find("："), line.find(":"))
    return _opens_chapter(line) or (1 < at <= LABEL and at + 1 < len(line))


@lru_cache(maxsize=1)
def _chapter() -> re.Pattern[str]:
    return re.compile(
        r"第\s*(?:[〇零一二三四五六七八九十百]{1,4}|\d{1,3})\s*(?:[编編章节節回条條篇讲講课課辑輯世幕场場](?=[\s：:]|$)|部分(?=[\s：:—]|$)|[编編章]\w{2,12}$)|[1１][ \u3000]+\w{2,16}$"
    )


@lru_cache(maxsize=1)
def _time() -> re.Pattern[str]:
    return re.compile(
        r"(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?\s*(?:[上下]午|凌晨|晚)?\s*(?:\d{1,2}(?:[:：]\d{2}|时|時|点)?\s*[-—~～至]?\s*){0,4}(?:\d{1,2}(?:[:：]\d{2}|时|時|点))?"
    )


def _only_time(line: str) -> bool:
    return bool(line) and any(c.isdigit() for c in line) and bool(_time().fullmatch(line))
