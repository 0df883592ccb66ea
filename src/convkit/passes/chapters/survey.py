"""The survey of chapters: collects the heads of a whole source and decides whether they are those of a book."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from convkit.contract import Verdict
from convkit.passes.chapters import heads as h
from convkit.passes.chapters.chain import STRAY, chain, odd_numbers
from convkit.passes.chapters.heads import Head, head_of
from convkit.passes.numerals import value

FEWEST = 3
"""Chapters that make a novel; two numbered heads may be anything, unless much text stands under each."""
UNDER_TWO = 400
"""Code points under each of two heads that are chapters nevertheless."""
NUMBERS = 5
"""Numbered titles without any unit that make a novel."""
UNDER_NUMBER = 600
"""Code points that stand under such a title on the average; under a title whose number has zeros before it, a third of that."""
UNDER_BARE = 3000
"""Code points that stand under a number alone; under fewer it divides a story."""
LISTED = 24
"""Code points behind a head within which the next one shows that both are of the contents."""
TOP = 2000
ENGLISH = ("hapter", "HAPTER", "Part ", "PART ", "BOOK ", "Book ")
"""What an English head has one of, and the letters of which each of them has one: for a single one a text is gone through far faster."""
ENGLISH_LETTERS = "rRkK"
NAME = 8
"""Code points of the longest line that is a name where a title page has two lines, the title the first."""
_MARKS = frozenset("。，；：！？:!?,、0123456789（）()")


class Found(NamedTuple):
    """A head and the code point of the source where its line begins."""

    head: Head
    at: int


class ChapterData(NamedTuple):
    """What a survey hands to the pass: accepted heads, those of sections inside chapters, the part each stands in, the work, odd numbers.

    Heads are given by their keys; ``counted`` are their units and numbers, so that one which a repair changed is known again.
    ``numbered``: heads are numbers without a unit (007 夜航).
    """

    heads: frozenset[str]
    counted: frozenset[tuple[str, int | None]]
    sections: frozenset[str]
    parts: Mapping[str, str]
    title: str
    author: str
    odd: Mapping[str, str]
    numbered: bool = False


class ChapterSurvey:
    """Collects the heads of a whole source and decides whether they are those of a book."""

    def __init__(self) -> None:
        self._found: list[Found] = []
        self._numbers: dict[str, list[Found]] = {}
        self._top = ""
        self._clauses = 0
        self._length = 0

    def feed(self, text: str) -> None:
        """Look at the lines that could be heads; the search jumps from 第 to 第."""
        if len(self._top) < TOP:
            self._top += text[: TOP - len(self._top)]
        places = sorted(self._places(text))
        seen = -1
        for at in places:
            start = text.rfind("\n", 0, at) + 1
            if start == seen or not h.leads(text[start:at]):
                continue
            seen = start
            stop = text.find("\n", at)
            line = text[start : len(text) if stop < 0 else stop].strip()
            head = head_of(_unmarked(line)) if len(line) <= h.LONGEST + 40 else None
            if head:
                self._found.append(Found(head, self._length + start))
        self._count_numbers(text)
        self._length += len(text)

    def _places(self, text: str) -> Iterator[int]:
        for match in h.finder().finditer(text):
            if match[2] not in h.CLAUSES:
                yield match.start()
            elif not text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip(" \u3000\t*#"):
                self._clauses += 1
        if "卷" in text or h.first_volume_finder().search(text):
            for match in h.volume_finder().finditer(text):
                yield match.start()
        if any(letter in text for letter in ENGLISH_LETTERS) and any(word in text for word in ENGLISH):
            for match in h.english_finder().finditer(text):
                yield match.start()

    def _count_numbers(self, text: str) -> None:
        first = h.first_number_finder()
        if not self._numbers and not first.search(text) and not first.match("\n" + text[:3]):
            return
        for match in h.number_finder().finditer("\n" + text + "\n"):
            line = match.group().strip()
            said = match["titled"] or match["roman"] or match["bare"]
            number = h.roman(said) or value(said) or 0
            form = "padded" if said[0] == "0" else match.lastgroup or "bare"
            form = {"title": "titled", "name": "roman"}.get(form, form) if form != "bare" else f"bare {_sort(said)}"
            found = Found(Head(line, h.NUMBER, number, 0.0, line), self._length + match.start())
            self._numbers.setdefault(form, []).append(found)

    def verdict(self) -> Verdict:
        """Open where the chain of one unit counts at least ``FEWEST`` chapters."""
        kept, counts = self._accepted()
        heads = [head for unit in kept.values() for head in unit]
        chapters = [head for head in heads if not h.is_part(head)]
        if not heads or self._is_statute(chapters or heads):
            return self._by_numbers() or Verdict(False, evidence={**counts, "clauses": float(self._clauses)})
        sections = self._sections(kept)
        accepted = frozenset(head.key for head in heads) - sections
        counted = frozenset((head.unit, head.number) for head in heads if head.key not in sections)
        odd = {text: why for unit in kept.values() for text, why in odd_numbers(unit).items()}
        title, author = work_of(self._top, accepted)
        parts = self._parts(accepted)
        return Verdict(True, evidence=counts, data=ChapterData(accepted, counted, sections, parts, title, author, odd))

    def _accepted(self) -> tuple[dict[str, list[Head]], dict[str, float]]:
        """The chains of the units that count as a book's do, and how many heads each has; parts last, which ask for chapters."""
        kept: dict[str, list[Head]] = {}
        counts: dict[str, float] = {}
        units = {found.head.unit: h.is_part(found.head) for found in self._found}
        for unit in sorted(units, key=lambda unit: (units[unit], unit)):
            heads = chain([found.head for found in self._found if found.head.unit == unit])
            sure = [head for head in heads if head.doubt < h.SURE]
            under = bool(kept) and units[unit]
            if len({head.number for head in sure}) < (1 if under else FEWEST) and not self._two(unit, sure):
                continue
            if len(sure) * 2 >= len(heads):
                kept[unit] = sure if under else heads
                counts[f"heads {unit}"] = float(len({head.key for head in heads}))
        return kept, counts

    def _two(self, unit: str, sure: Sequence[Head]) -> bool:
        """Whether two heads that count up stand each over much text."""
        if (
            len(sure) != 2
            or unit in h.PARTS
            or (sure[0].number or 0) + 1 != sure[1].number
            or sure[0].doubt + sure[1].doubt
        ):
            return False
        places = [found.at for found in self._found if found.head in sure]
        return len(places) == 2 and min(places[1] - places[0], self._length - places[1]) >= UNDER_TWO

    def _is_statute(self, heads: Sequence[Head]) -> bool:
        """Whether the chapters are those of a statute: as many clauses as chapters, or chapters that only statutes have."""
        titles = {"".join(head.title.split()) for head in heads}
        return self._clauses >= max(2, len({head.key for head in heads})) or not h.STATUTE.isdisjoint(titles)

    def _sections(self, kept: Mapping[str, Sequence[Head]]) -> frozenset[str]:
        """The heads with 节 where chapters are counted too: they begin at 1 again inside each."""
        if not any(unit in h.CHAPTERS and unit != h.SECTION for unit in kept):
            return frozenset()
        return frozenset(f.head.key for f in self._found if f.head.unit == h.SECTION and f.head.doubt < STRAY)

    def _parts(self, accepted: frozenset[str]) -> dict[str, str]:
        """The part that each chapter's head stands in, where its text stands in one only; a head in the contents counts as its body one."""
        parts: dict[str, str] = {}
        several: set[str] = set()
        current = ""
        for head, _ in self._found:
            if head.key not in accepted:
                continue
            if h.is_part(head):
                current = head.text[head.start :]
            elif current:
                if parts.get(head.key, current) != current:
                    several.add(head.key)
                parts[head.key] = current
        return {text: part for text, part in parts.items() if text not in several}

    def _by_numbers(self) -> Verdict | None:
        """A book whose heads are numbers without a unit: they count up from the first on, with much text under each."""
        for form, under in (("padded", UNDER_NUMBER // 3), ("titled", UNDER_NUMBER), ("roman", UNDER_NUMBER)):
            made = self._counted(self._numbers.get(form, []), under)
            if made is not None:
                return made
        bare = (self._counted(found, UNDER_BARE) for form, found in self._numbers.items() if form.startswith("bare"))
        return next((made for made in bare if made is not None), None)

    def _counted(self, found: Sequence[Found], under: int) -> Verdict | None:
        body = [one for one, after in pairwise([*found, None]) if one and not _is_listed(one, after)]
        heads = chain([one.head for one in body])
        steps = Counter((b.number or 0) - (a.number or 0) for a, b in pairwise(heads))
        if len(heads) < NUMBERS or (heads[0].number or 0) > 1 or steps[1] < 0.95 * (len(heads) - 1):
            return None
        keys = {head.key for head in heads}
        first = next(one.at for one in body if one.head.key in keys)
        if self._length - first < under * len(heads) or len(keys) < len(heads):
            return None
        title, author = work_of(self._top, keys)
        data = ChapterData(frozenset(keys), frozenset(), frozenset(), {}, title, author, odd_numbers(heads), True)
        return Verdict(True, evidence={"heads": float(len(heads))}, data=data)


def _is_listed(one: Found, after: Found | None) -> bool:
    """Whether the next head follows ``one`` so near that both are entries of the contents."""
    return after is not None and after.at - one.at - len(one.head.text) <= LISTED


def _sort(number: str) -> str:
    """Which digits ``number`` is written in."""
    return "digits" if number.isdecimal() else "roman" if number.isascii() else "han"


def _unmarked(line: str) -> str:
    """``line`` without the marks of Markdown, which are gone when the pass sees it."""
    return line.lstrip("#").strip().removeprefix("**").removesuffix("**").strip()


@lru_cache(maxsize=1)
def _author() -> re.Pattern[str]:
    return re.compile(
        r"(?:作者|著者|原著|著|作\s*者|by|By|BY|Author:)\s*[:：]?\s*(\S[^\n]{0,30})|(\S[^\n]{0,20}?)\s*(?:著|作品|/著|◎著|编著|編著)$|[【\[]?(?:作者)[】\]]\s*[:：]?\s*(\S[^\n]{0,20})"
    )


@lru_cache(maxsize=1)
def _book() -> re.Pattern[str]:
    return re.compile(
        r"[『《「【]([^』》」】\n]{1,40})[』》」】](?:\s*(?:全集|全本|TXT|txt|完结|全文|精校版|[（(][^）)\n]{1,12}[）)]))*(?:[\s/／\\]*(?:作者|作\s*者|著者)\s*[:：]?\s*(\S[^\n]{0,20}))?"
        r"|(?:书名|書名|小说名|Title)\s*[:：]\s*[《「]?([^》」\n]{1,40}?)[》」]?"
    )


def work_of(top: str, accepted: Iterable[str]) -> tuple[str, str]:
    """The work's title and author from the lines above its first chapter."""
    heads = frozenset(accepted)
    title = author = first = ""
    page: list[str] = []
    for raw in top.split("\n")[:40]:
        line = _unmarked(raw.strip())
        head = head_of(line)
        if "".join(line.split()) in heads or (head is not None and head.key in heads) or h.stands_alone(line):
            break
        if line:
            page.append(line)
        found = _book().fullmatch(line)
        if found and not title:
            title, author = found[1] or found[3], author or (found[2] or "")
            continue
        found = _author().fullmatch(line)
        if found and not author and len(line) <= 40:
            author = (found[1] or found[2] or found[3]).strip()
        elif (
            line
            and not (title or first)
            and len(line) <= 30
            and not re.search(r"[。，；：！？:]|^[-=*#_]+$|^目\s*[录錄次]$", line)
        ):
            first = line
    title = title or first
    if (
        not author
        and len(page) == 2
        and page[0] == title
        and 2 <= len(page[1]) <= NAME
        and not _MARKS.intersection(page[1])
    ):
        author = page[1]
    return title, author
