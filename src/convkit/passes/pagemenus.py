"""The lines over the title of a page: menus of short words, one under another, buttons, calls to visitors.

What they stand over is found first: the first paragraph of text, the lines that date it, and the line over those, which is the title.
A short line alone is a kicker or a column; it belongs to a menu where known words of sites stand beside it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from convkit.menuwords import (
    LONGEST,
    PICTURES,
    is_bar,
    is_licence,
    is_owner,
    is_section,
    is_short_word,
    is_topic,
    is_welcome,
)
from convkit.passes.infolabels import is_toolbar, parts_of, sheet_of
from convkit.passes.leads import find_lead
from convkit.passes.lines import CLOSERS, facts
from convkit.passes.pagelines import SECTIONS
from convkit.passes.people import bare_name
from convkit.passes.stamps import stamped
from convkit.patterns import Pattern, holds
from convkit.sitewords import is_app, is_notice, is_prompt, is_related, is_rubble, is_tool, is_way, states_day

TEXT = 40
"""Code points from which on a line with a comma or stop is a paragraph of text."""
SENTENCE = 16
"""Code points of the shortest line that is one because it ends as a sentence does."""
TITLE = (4, 60)
"""Code points of a title."""
SURE = 4
"""Code points of the shortest word of a menu that is furniture alone."""
SITE = 24
"""Code points of the longest name of a site behind a title."""
DATED_WITHIN = 4
"""Lines under the title in which the line that dates the article stands."""
AGAIN = 7
"""Lines in which the first paragraph stands again."""
SHARE = 4
"""Of so many lines of a menu one is a known word at the least."""
FEWEST = 3
"""Known words of a menu that make other lines beside them a part of it."""
OFFICES = ("委员会", "委員會", "常委会", "政府", "局", "厅", "廳", "院", "部", "办公室", "总署")
"""How the names of offices end."""
ALL = 4
"""So many sections over the text make the short word under them one more, where nothing dates it."""
LATIN = 40
"""Code points of the longest name of a section or of the site in Latin letters."""
HEADLINES = 2
"""Lines over the title that may be its kicker."""
WAYS = "置栏>»›＞/→页頁H"
"""One of these stands in a line that tells the way to a page."""
ASKED = "F不注扫掃码碼广告点點享资图[【("
"""One of these stands in a line that asks something of the reader."""
DOTS = "·•"
"""What stands before each of a list of headlines."""
ASKING = "？！?!"
NUMBERS = frozenset("第（(0123456789０１２３４５６７８９一二三四五六七八九十")
"""What a numbered line begins with."""
NO_TITLE = "。；，、：;,:"
"""What no title ends with."""


class _Patterns:
    """The regular expressions of this module."""

    site = Pattern(r"\s*[-_—–|｜]+\s*\S.*$")
    player = Pattern(r"\d{1,2}:\d{2}(?::\d{2})?\s*/\s*\d{1,2}:\d{2}(?::\d{2})?")
    number = Pattern(r"第|[（(]?[\d一二三四五六七八九十]+[、.．）)]")


def summary_over(lines: Sequence[str]) -> bool:
    """Whether the first of ``lines`` is the first paragraph of the text, which stands again under the title and its date."""
    if not lines or len(lines[0]) < TEXT:
        return False
    again = next((at for at in range(2, min(len(lines), AGAIN)) if lines[at] == lines[0]), 0)
    return any(states_day(line) for line in lines[1:again]) and any(_kind(line) in "TW" for line in lines[1:again])


class _Head(NamedTuple):
    """The lines over the text: what each is, where the headline begins, which line is the title, and whether that is sure."""

    lines: Sequence[str]
    kinds: str
    first: int
    title: int
    sure: bool

    def repeats(self, at: int) -> bool:
        """Whether line ``at`` says what the headline below says."""
        return any(_says(self.lines[at], line) for line in self.lines[self.first : self.title + 1])


def menu_over(lines: Sequence[str], known: Collection[int] = (), *, below: bool = False) -> list[int]:
    """The indices of ``lines`` that are furniture over the title, and of the buttons between it and the text.

    ``known`` are the lines that are navigation for other reasons; ``below`` says that some stands right over the first.  Nothing where no title stands over text.
    """
    body = next((at for at, line in enumerate(lines) if at not in known and _is_text(line)), 0)
    if body == 1 and not known:
        return [0] if is_owner(lines[0]) or not any(map(str.isalnum, lines[0])) else []
    kinds = [("F" if at in known else _kind(line)) for at, line in enumerate(lines[:body])]
    for at in (at for pair in sheet_of(lines[:body]).items() for at in pair if at >= 0):
        kinds[at] = "I"
    if "F" not in kinds and not _twice(lines[:body]):
        return []
    head = _head(lines, _with_columns(lines, kinds), body)
    if head.title < 0:
        return [at for at in range(body) if is_owner(lines[at]) or is_rubble(lines[at])]
    under = range(head.title + 1, body)
    if head.kinds[head.title] == "W" and not head.sure and any(is_section(lines[at]) for at in under):
        return [at for at in range(body) if head.kinds[at] in "FW"]
    long = {at for at in under if kinds[at] == "F" and (len(lines[at]) >= SURE or is_rubble(lines[at]))}
    tools = [at for at in under if at in long or (kinds[at] == "F" and not long.isdisjoint((at - 1, at + 1)))]
    return [*_above(head, below), *tools]


def _twice(lines: Sequence[str]) -> bool:
    """Whether a line is said again below it, or the first of another, as the title of a page is."""
    return len(set(lines)) < len(lines) or any(_says(lines[0], line) for line in lines[1:])


def _says(over: str, line: str) -> bool:
    """Whether ``over`` says what ``line`` says, with the name of the site behind it or without."""
    over = over.lstrip(DOTS + " ")
    if len(line) < TITLE[0] or not over.startswith(line):
        return False
    return len(over) == len(line) or (
        len(over) <= len(line) + SITE and _Patterns.site.fullmatch(over, len(line)) is not None
    )


def _is_text(line: str) -> bool:
    """Whether ``line`` is a paragraph of the article."""
    if find_lead(line) is not None:
        return True
    if is_welcome(line) or parts_of(line) is not None or is_notice(line):
        return False
    if line.isascii():
        return False
    if len(line) > TITLE[1]:
        return holds(line, "，。,；")
    return "。" in line and (len(line) >= TEXT or (len(line) >= SENTENCE and line.rstrip("”」』）)").endswith("。")))


@lru_cache(maxsize=512)
def _kind(line: str) -> str:
    """What a line over the text is: "I"nforming, "F"urniture, a "C"olumn mark, a short "W"ord, what may be a "T"itle, or "-"."""
    if not line:
        return "-"
    if line in SECTIONS:
        return "C"
    if (
        is_section(line)
        or is_bar(line)
        or _is_strokes(line)
        or is_welcome(line)
        or is_owner(line)
        or is_rubble(line)
        or is_related(line)
        or is_licence(line)
        or is_app(line)
    ):
        return "F"
    parts = parts_of(line)
    if parts is not None and all(part.name == "tool" for part in parts):
        return "F"
    seen = facts(line)
    if line.endswith(PICTURES):
        return "-"
    if parts is not None or seen.date or seen.origin or seen.byline or stamped(line) is not None:
        return "I"
    if (
        (is_tool(line) and not _is_number(line))
        or is_toolbar(line)
        or (holds(line, WAYS) and "<" not in line and is_way(line))
        or (holds(line, ASKED) and is_prompt(line))
    ):
        return "F"
    if (line[0].isdecimal() and _Patterns.player.fullmatch(line)) or line.count("_") >= FEWEST:
        return "F"
    if seen.column or seen.level or line[0] in DOTS or (line[0] in NUMBERS and _Patterns.number.match(line)):
        return "C" if seen.column else "-"
    if is_short_word(line) or (line.isascii() and len(line) <= LATIN):
        return "W"
    ends = line[-1] in NO_TITLE or "。" in line or (seen.closed and line.rstrip(CLOSERS)[-1:] not in ASKING)
    return "T" if TITLE[0] <= len(line) <= TITLE[1] and not ends and not seen.captioned else "-"


def _is_number(line: str) -> bool:
    """Whether ``line`` may be the number of a document, which a counter beside a letter looks like: A 14/15-23."""
    return line.isascii() and any(map(str.isdigit, line)) and any(map(str.isalpha, line))


def _is_strokes(line: str) -> bool:
    """Whether ``line`` is a row of short words between strokes."""
    words = re.split(r"\s*[|｜]\s*", line) if holds(line, "|｜") else []
    return len(words) >= FEWEST and max(map(len, words)) <= LONGEST and any(map(is_section, words))


def _with_columns(lines: Sequence[str], kinds: Sequence[str]) -> str:
    """``kinds`` in which sections that newspapers have too, and what sections are about, are a part of the menu beside them."""
    menu = sum(1 for at, kind in enumerate(kinds) if kind == "F" or lines[at] in SECTIONS or is_topic(lines[at]))
    if menu < FEWEST:
        return "".join(kinds)
    return "".join("F" if lines[at] in SECTIONS or is_topic(lines[at]) else kind for at, kind in enumerate(kinds))


def _head(lines: Sequence[str], kinds: str, body: int) -> _Head:
    """The headline over the text at ``body``: over the line that dates it, else the last line that may be one."""
    dated = [at for at in range(1, body) if kinds[at] == "I" and states_day(lines[at])]
    title = next((at for day in reversed(dated) if (at := _over(kinds, day)) >= 0), -1)
    if title < 0:
        title = _over(kinds, body, lines)
    title = next(
        (at for at in range(title + 1, body) if len(lines[at]) < len(lines[title]) and _says(lines[title], lines[at])),
        title,
    )
    first = title
    again = any(_says(over, lines[title]) for over in lines[:title])
    while (
        first > 0
        and title - first < HEADLINES
        and (lines[first - 1] in lines[: first - 1] if again else kinds[first - 1] == "T")
    ):
        first -= 1
    said = [at for at in range(first, title + 1) if any(_says(over, lines[at]) for over in lines[:first])]
    first = said[0] if said else first
    under = any(title < at <= title + DATED_WITHIN for at in dated)
    return _Head(lines, kinds, first, title, under or (title >= 0 and find_lead(lines[body]) is not None))


def _over(kinds: str, stop: int, lines: Sequence[str] = ()) -> int:
    """The last line over ``stop`` that may be a title, other facts and buttons between; a name only where no other is; -1 for none."""
    named = -1
    for at in range(stop - 1, -1, -1):
        if kinds[at] == "T" or (kinds[at] == "W" and not (lines and bare_name(lines[at]))):
            return at
        if kinds[at] == "W":
            named = max(named, at)
    return named


def _above(head: _Head, below: bool) -> list[int]:
    """The lines over the headline that are furniture; ``below`` other navigation a short word is enough."""
    over = range(head.first)
    sections = [at for at in over if head.kinds[at] == "F"]
    repeats = [at for at in range(head.first - 1) if head.repeats(at)]
    if repeats and "T" in head.kinds[: repeats[0]]:
        repeats = []  # Words of a picture stand twice as well.
    if repeats and any(line.endswith(OFFICES) for line in head.lines[repeats[0] + 1 : head.first]):
        repeats = []  # An office between two prints of a title issues what it names.
    again = bool(repeats) and (head.sure or bool(sections) or head.lines[repeats[0]] not in head.lines[head.first :])
    often = Counter(head.lines[: head.first]) if sections else Counter()
    known = [
        at
        for at in over
        if at in sections or (again and at in repeats) or (often[head.lines[at]] > 1 and head.kinds[at] in "TW")
    ]
    first = head.lines[known[0]] if known else ""
    if not known or (
        len(known) == 1
        and len(first) < SURE
        and not (below or is_rubble(first) or (len(first) == SURE - 1 and is_tool(first)))
    ):
        return []
    words = [at for at in over if head.kinds[at] in "WC" and at not in known]
    if not again and (len(known) < FEWEST - 1 or len(known) * SHARE < len(words)):
        words = []
    other = [at for at in over if head.kinds[at] in "T-" and (at < known[-1] or again) and at not in known]
    if any(states_day(line) for at in other for line in head.lines[at : at + 2]):
        other = []
    if not again and len(known) < (FEWEST if head.sure else 2 * FEWEST):
        other = []
    named = head.kinds[head.title] == "W" and len(head.lines[head.title]) <= SURE and head.first == head.title
    last = [head.title] if named and not head.sure and len(sections) > ALL else []
    return sorted([*known, *words, *other, *last])
