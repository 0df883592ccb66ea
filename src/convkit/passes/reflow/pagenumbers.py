"""Page numbers in all their forms: 3, — 3 —, 第3页 共10页, 第三页, 3/10, ·三·, iv, Page 3 of 10."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from convkit.passes import numerals

LONGEST = 24
APART = 2
"""Lines that lie at least between two numbers of one series."""
PAGE, SLACK = 8, 2
"""Fewest lines of a page, and by how many two full pages of one text differ at the most."""
FORMS = frozenset("0123456789０１２３４５６７８９页頁ivxlcdmIVXLCDM" + numerals.NUMERALS)
"""Of these a page number has one among its first or last characters."""
SHY = frozenset(("bare", "boxed", "chinese", "roman"))
"""Forms that sections and items have too; they must stand in the middle of sentences, or beside a running head."""
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


class Numbered(NamedTuple):
    """A line that may be a page number: its index, its form, and the number."""

    line: int
    form: str
    value: int


@lru_cache(maxsize=1)
def _form() -> re.Pattern[str]:
    rule = r"[-–—―─━~～·•.*=_|●○◆◇■□★☆◎※<>《》〈〉]{1,6}"
    digit = r"[0-9０-９]{1,4}"
    chinese = f"[{numerals.NUMERALS}]{{1,6}}"
    roman = r"(?=[ivxlcIVXLC])(?:x{0,3}|xl|l|X{0,3}|XL|L)(?:ix|iv|v?i{0,3}|IX|IV|V?I{0,3})"
    total = rf"(?:\s*[,，/／(（·]?\s*[共总總]\s*(?:{digit}|{chinese})\s*[页頁][)）]?)?"
    return re.compile(
        rf"(?P<bare>{digit})|{rule}\s*(?P<ruled>{digit})\s*{rule}"
        rf"|(?:{rule}\s*)?第\s*(?P<named>{digit}|{chinese})\s*[页頁]{total}(?:\s*{rule})?"
        rf"|(?:[Pp]age|PAGE|[Pp]\.?)\s*(?P<english>{digit})(?:\s*(?:of|/)\s*{digit})?|(?P<of>{digit})\s*[/／]\s*(?!(?:19|20)[0-9]{{2}}){digit}"
        rf"|[\[［【〔(（]\s*(?P<boxed>{digit}|{chinese})\s*[\]］】〕)）]|(?P<chinese>{chinese})|{rule}\s*(?P<drawn>{chinese})\s*{rule}"
        rf"|(?P<roman>{roman})|{rule}\s*(?P<lined>{roman})\s*{rule}"
    )


def read_number(line: str, index: int = 0) -> Numbered | None:
    """The page number that ``line`` may be; None for any other line."""
    if len(line) > LONGEST or FORMS.isdisjoint(line[:4] + line[-4:]):
        return None
    match = _form().fullmatch(line)
    if match is None or not match.lastgroup:
        return None
    word = match[match.lastgroup]
    value = _roman(word) if word[0] in "ivxlcIVXLC" else numerals.value(word)
    return None if value is None else Numbered(index, match.lastgroup, value)


def _roman(word: str) -> int:
    values = [ROMAN[c] for c in word.lower()]
    return sum(-a if a < b else a for a, b in pairwise([*values, 0]))


def counted(numbers: Sequence[Numbered]) -> Iterator[tuple[str, list[int], list[int]]]:
    """For each form: its name, all lines of it, and those that count up by one, far enough apart; none unless most do."""
    forms: dict[str, list[Numbered]] = {}
    for number in numbers:
        forms.setdefault(number.form, []).append(number)
    for form, members in forms.items():
        yield form, [member.line for member in members], _chain(members)


def _chain(members: Sequence[Numbered]) -> list[int]:
    best: list[int] = []
    ends: dict[int, list[int]] = {}
    for index, _, value in members:
        before = ends.get(value - 1)
        run = [*before, index] if before and index - before[-1] >= APART else [index]
        ends[value] = run
        if len(run) > len(best):
            best = run
    return best if len(best) * 5 >= len(members) * 3 else []


def is_regular(chain: Sequence[int]) -> bool:
    """Whether the lines stand about as far from one another, as pages do and sections do not (the last page may be short)."""
    steps = sorted(b - a for a, b in pairwise(chain))
    middle = steps[len(steps) // 2]
    return len(chain) > 3 and sum(1 for step in steps if abs(step - middle) * 4 > middle) <= 1


def fills_pages(lines: Sequence[int], first: int) -> bool:
    """Whether ``lines``, and ``first`` before them, part a text into stretches of one length, PAGE lines at least."""
    steps = [b - a for a, b in pairwise([first, *lines])]
    return len(steps) > 1 and min(steps) >= PAGE and max(steps) - min(steps) <= SLACK
