"""Big5 read as GBK, GBK read as Big5: pair for pair."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from convkit.frequent import profile
from convkit.passes.misread.repair import GAIN, Repair, reread

BIG5_AS_GBK = "琌硂瓣穦璶"
GBK_AS_BIG5 = "珨岆賸婓衄涴扂"
"""Characters that long text of either damage holds."""


def big5_as_gbk(text: str, known: bool) -> Iterator[Repair]:
    """The repairs of runs that are Big5 read as GBK, in the order of ``text``."""
    return _pairs(text, "gb18030", "big5hkscs", known)


def gbk_as_big5(text: str, known: bool) -> Iterator[Repair]:
    """The repairs of runs that are GBK read as Big5, in the order of ``text``."""
    return _pairs(text, "big5hkscs", "gb18030", known)


LEAST_RUN = 4
"""Characters of a run from which on its pairs alone show how it was read: single letters beyond ASCII are characters too."""


def _pairs(text: str, read_as: str, name: str, known: bool) -> Iterator[Repair]:
    for found in _without_loss().finditer(text):
        if not _may_be_pairs(found[0], known):
            continue
        try:
            data = found[0].encode(read_as)
        except UnicodeEncodeError:
            continue
        yield from reread(found.start(), found[0], data, name, 0.05 if known else GAIN)


def _may_be_pairs(run: str, known: bool) -> bool:
    """True where ``run`` looks like Chinese read with the other table of pairs.

    That is made of ideographs and private use characters.  Letters with tone marks, Cyrillic and kana are characters of the other
    table too, often common ones (ō is 身 in Big5), and stand in clean text: pinyin, a foreign name.
    """
    shown = profile(run)
    pairs = shown.han + shown.bad
    return pairs > 0 if known else len(run) >= LEAST_RUN and 2 * pairs >= len(run)


@lru_cache(maxsize=1)
def _without_loss() -> re.Pattern[str]:
    return re.compile("[^\\x00-\\x7f\ufffd]+")
