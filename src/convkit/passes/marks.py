"""ASCII marks between Chinese characters, made full width; off unless asked for.

``船工问:"雨停了,明早开船吗?"`` becomes ``船工问：“雨停了，明早开船吗？”``, the quotation marks by a pass of their own.  Numbers,
times, addresses and Latin words keep theirs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from convkit.contract import CleaningPass, PassSpec, Stage, TextView
from convkit.provenance import Edit

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
WIDE = HAN + "，、。；：！？“”‘’（）《》〈〉【】「」『』〔〕…—～％℃"
FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
LONGEST = 300
"""Characters between two brackets or quotation marks of one pair, at most."""


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A mark; an address that keeps its own, but for a bracket that closes around it and the marks behind it."""
    return (
        re.compile(r"[,;:?!()]"),
        re.compile(
            r"(?:[A-Za-z][A-Za-z0-9+.-]{1,11}://|www\.|mailto:)(?:\([!-'*-~]*\)|[!-'*-~])+(?<![,;:!?])"
            r"|(?<![\w.+-])[\w.+-]{1,64}@[A-Za-z0-9.-]+"
        ),
    )


@lru_cache(maxsize=1)
def _classes() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A Han character; a wide one."""
    return re.compile(f"[{HAN}]"), re.compile(f"[{WIDE}]")


class FullWidthMarks:
    """Widens ``, ; : ? !`` that touch a wide character, and brackets in pairs."""

    def propose(self, view: TextView) -> Iterable[Edit]:
        """Exact edits of single characters."""
        text = view.text
        marks, address = _patterns()
        places = [found.start() for found in marks.finditer(text)]
        if "//" in text or "www." in text or "@" in text:
            places = _outside(places, [found.span() for found in address.finditer(text)])
        wide = _widened(text, places)
        return [Edit(at, text[at], FULL[text[at]]) for at in places if at in wide]


def _outside(places: list[int], kept: list[tuple[int, int]]) -> list[int]:
    starts = [start for start, _ in kept]

    def free(at: int) -> bool:
        index = bisect_right(starts, at) - 1
        return index < 0 or kept[index][1] <= at

    return [at for at in places if free(at)]


def _widened(text: str, places: list[int]) -> set[int]:
    """Which of the marks at ``places`` become wide: one that does carries its neighbour with it, from either side."""
    is_wide = _classes()[1].match
    pairs = _pairs(text, places)
    new: set[int] = set()

    def near(side: int) -> bool:
        return side in new or (0 <= side < len(text) and is_wide(text, side) is not None)

    for at in places:
        if text[at] == "(":
            last = pairs.get(at)
            if last is not None and (near(at - 1) or _chinese_inside(text, at, last)):
                new |= {at, last}
        elif text[at] != ")" and ((near(at - 1) and not _in_number(text, at)) or _after_sign(text, at)):
            new.add(at)
    for at in reversed(places):
        if text[at] not in "()" and near(at + 1) and not _in_number(text, at):
            new.add(at)
    return new


def _in_number(text: str, at: int) -> bool:
    """True between two digits: ``1,000``, ``3:1``, ``15:30``."""
    return text[at - 1 : at].isdecimal() and text[at + 1 : at + 2].isdecimal()


def _after_sign(text: str, at: int) -> bool:
    """True between a percent sign and a number: ``5%,10%`` is no grouping."""
    return text[at] in ",;" and text[at - 1 : at] in ("%", "‰") and text[at + 1 : at + 2].isdecimal()


def _pairs(text: str, places: list[int]) -> dict[int, int]:
    """Which bracket closes which, within one line and LONGEST characters."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for at in places:
        if text[at] == "(":
            opened.append(at)
        elif text[at] == ")" and opened:
            first = opened.pop()
            if at - first <= LONGEST and text.find("\n", first, at) < 0 and text.find("\t", first, at) < 0:
                pairs[first] = at
    return pairs


def _chinese_inside(text: str, first: int, last: int) -> bool:
    """True where the inside holds Han, or Han stands behind what no word or number leads: ``(1)进一步``."""
    han = _classes()[0]
    if han.search(text, first, last):
        return True
    return not text[first - 1 : first].isalnum() and han.match(text, last + 1) is not None


# --- quotation marks ---


class Quotes:
    """Turns straight quotation marks into paired ones, line by line."""

    def propose(self, view: TextView) -> Iterable[Edit]:
        """Exact edits; a line whose marks don't pair is left as it is."""
        text = view.text
        edits: list[Edit] = []
        start = 0
        for line in text.splitlines(keepends=True) if '"' in text or "'" in text else ():
            for mark, left, right in (('"', "“", "”"), ("'", "‘", "’")):
                if mark in line:
                    edits += _paired(text, start, start + len(line), mark, left, right)
            start += len(line)
        return sorted(edits)


def _paired(text: str, start: int, stop: int, mark: str, left: str, right: str) -> Iterator[Edit]:
    is_wide = _classes()[1]
    places = [at for at in _places(text, start, stop, mark) if not _in_word(text, at)]
    if len(places) % 2:
        return
    for first, second in zip(places[::2], places[1::2], strict=True):
        inside = is_wide.search(text, first + 1, second)
        beside = (first > start and is_wide.match(text, first - 1)) or (
            second + 1 < stop and is_wide.match(text, second + 1)
        )
        if second > first + 1 and (inside or beside):
            yield Edit(first, mark, left)
            yield Edit(second, mark, right)


def _places(text: str, start: int, stop: int, mark: str) -> Iterator[int]:
    at = text.find(mark, start, stop)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1, stop)


def _in_word(text: str, at: int) -> bool:
    """True for an apostrophe (``don't``) and for the sign of inches or minutes (``5"``)."""
    before, behind = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] == "'" and before.isascii() and before.isalpha() and behind.isascii() and behind.isalpha():
        return True
    return before.isdecimal() and not behind.isdecimal() and behind.isascii() and behind not in ("", "\n")


def _full_width(_: Mapping[str, str]) -> CleaningPass:
    return FullWidthMarks()


def _quotes(_: Mapping[str, str]) -> CleaningPass:
    return Quotes()


PASSES = (
    PassSpec(
        "marks.fullwidth", 1, Stage.REPAIR, "ASCII , ; : ? ! and brackets beside Han: full width",
        _full_width, order=40, default=False, trigger=",;:?!(",
    ),
    PassSpec(
        "marks.quotes", 1, Stage.REPAIR, "straight quotation marks round Chinese text: paired",
        _quotes, order=41, default=False, trigger="\"'",
    ),
)  # fmt: skip
