"""Japanese and Korean lines that were broken inside sentences, as blogs and broadcasters write them.

The table of pairs knows neither script.  What tells is the stretch between blank lines: short lines, some of which end sentences and
the last of which does, while others end without any mark; in Japanese they are about as long as one another, in Korean they end with
words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from convkit.passes.reflow.lines import Lines, width
from convkit.passes.reflow.rules import begins_anew, closes, stands_alone

WIDEST = 80
"""Columns of the longest line that is taken for one that was broken by hand."""
ALIKE = 10
"""Columns by which the lines of a Japanese stretch may differ."""
FULL = 6
"""Columns by which a line that ends a sentence may fall short for the next one to belong to its paragraph."""
NEAR = 16
"""Characters at the end of a line that are looked at."""
LEAST = 3
"""Lines of a stretch from which on it shows that it was broken."""


def may_be_syllabic(line: str) -> bool:
    """Whether ``line`` holds kana or Hangul near its end: one character in two of Japanese is kana."""
    return any("\u3041" <= letter <= "\u30fa" or "\uac00" <= letter <= "\ud7a3" for letter in line[-NEAR:])


def broken_borders(lines: Lines, contents: Sequence[str]) -> frozenset[int]:
    """The borders, by the line behind them, over which a paragraph goes on."""
    found: set[int] = set()
    for first, last in _stretches(lines, contents):
        japanese = any(_kana().search(line) for line in contents[first:last])
        found.update(_japanese(contents, first, last) if japanese else _korean(contents, first, last))
    return frozenset(found)


def _stretches(lines: Lines, contents: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Lines without a blank one between, up to the last that ends a sentence: long enough, short lines all, of these scripts."""
    first = 0
    for index in range(1, len(contents) + 1):
        if index < len(contents) and not lines.gaps[index]:
            continue
        last = index
        while last > first and not _ends(contents[last - 1]):
            last -= 1
        stretch = contents[first:last]
        short = all(len(line) <= WIDEST and width(line) <= WIDEST for line in stretch)
        if short and len(stretch) >= LEAST and sum(map(may_be_syllabic, stretch)) * 4 >= len(stretch) * 3:
            yield first, last
        first = index


def _japanese(contents: Sequence[str], first: int, last: int) -> Iterator[int]:
    widths = [width(line) for line in contents[first:last]]
    measure = max(widths)
    while first < last and widths[0] < measure - ALIKE:
        first, widths = first + 1, widths[1:]
    if last - first < LEAST or any(measure - one > ALIKE for one in widths[:-1]):
        return
    for index in range(first + 1, last):
        line, after = contents[index - 1], contents[index]
        full = measure - widths[index - 1 - first] <= FULL
        if (full or not _ends(line)) and not (begins_anew(after) or stands_alone(after)):
            yield index


def _korean(contents: Sequence[str], first: int, last: int) -> Iterator[int]:
    ended = sum(map(_ends, contents[first:last]))
    if ended * 4 < last - first:
        return
    for index in range(first + 1, last):
        line, after = contents[index - 1], contents[index]
        if not _ends(line) and not (stands_alone(line) or begins_anew(after) or stands_alone(after)):
            yield index


def _ends(line: str) -> bool:
    return closes(line) or line.rstrip("\"'”’)").endswith((".", "?", "!"))


@lru_cache(maxsize=1)
def _kana() -> re.Pattern[str]:
    return re.compile("[\u3041-\u30fa]")
