"""Finds lines whose every character stands apart, 本 文 件 由, as programs read them out of PDF files with wide setting.

A line counts where nearly all neighbours of a long run are parted by one blank, and the text without the blanks is prose: a row of
characters to learn (人 口 手 足) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from convkit.passes.gbk.score import run_score
from convkit.passes.spacing import HAN

LEAST = 8
"""Blanks between Han characters of a line from which on it is looked at."""
APART = 0.8
"""The share of a line's neighbouring Han characters that a blank must part."""
PROSE, STOPPED = -8.0, -10.0
"""The mean log probability that the line must have without its blanks: prose has -5 to -7, a row of characters -9 and less.
The second is for a line with the marks of sentences."""
MARKS = "，。、；：！？（）《》〈〉“”‘’【】「」『』〔〕…—"


def may_be_apart(text: str) -> bool:
    """Whether six characters in a row stand apart somewhere in ``text``."""
    return text.count(" ") >= LEAST and _several().search(text) is not None


def apart(text: str) -> Iterator[tuple[int, int]]:
    """The lines of ``text``, start and end, whose characters stand apart; in order."""
    at = 0
    while found := _several().search(text, at):
        start = text.rfind("\n", 0, found.start()) + 1
        end = text.find("\n", found.end())
        end = len(text) if end < 0 else end
        if _is_apart(text[start:end]):
            yield start, end
        at = end


def blanks(text: str, start: int, end: int) -> Iterator[int]:
    """The places of the blanks in a line that are to be closed: single ones beside Han and between figures."""
    for found in _blank().finditer(text, start, end):
        yield found.start()


def _is_apart(line: str) -> bool:
    parted, touching = len(_parted().findall(line)), len(_touching().findall(line))
    if parted < LEAST or parted < APART * (parted + touching):
        return False
    joined = "".join(re.findall(f"[{HAN}]", line))
    return run_score(joined) >= (STOPPED if "。" in line or "，" in line else PROSE)


@lru_cache(maxsize=1)
def _several() -> re.Pattern[str]:
    return re.compile(f" [{HAN}]" * 5)


@lru_cache(maxsize=1)
def _parted() -> re.Pattern[str]:
    return re.compile(f"(?<=[{HAN}]) (?=[{HAN}])")


@lru_cache(maxsize=1)
def _touching() -> re.Pattern[str]:
    return re.compile(f"(?<=[{HAN}])(?=[{HAN}])")


@lru_cache(maxsize=1)
def _blank() -> re.Pattern[str]:
    wide = f"{HAN}{MARKS}"
    return re.compile(
        f"(?<![ ]) (?:(?<=[{wide}] )(?=[{wide}0-9(),:;.])|(?<=[0-9),:;.] )(?=[{wide}])|(?<=[0-9.] )(?=[0-9]))"
    )
