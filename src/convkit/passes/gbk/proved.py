"""Holes that commas made in bytes and that prove themselves: what follows reads as nothing, and one byte on as Chinese.

The programs that set commas into bytes take those back that stand before marks; a page may hold one hole and no other sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from convkit.bigrams import load
from convkit.frequent import common
from convkit.passes.gbk.repair import comma_holes
from convkit.passes.gbk.score import run_score
from convkit.passes.gbk.shift import COMMA_MARKS, Book
from convkit.passes.gbk.table import readings
from convkit.provenance import Edit

LEAST = 6
"""Characters that must come back."""
MARGIN = 2.0
"""By how much (mean log probability) they must read better than what stands there."""
KNOWN = 0.9
"""The share of them that the table of pairs must know."""


def proved_holes(text: str) -> Iterator[Edit]:
    """The holes of ``text`` that prove themselves, as guesses, in order."""
    if _hole().search(text) is None:
        return
    ends = [found.start() for found in re.finditer("\n", text)]
    for found in comma_holes(text, ends, Book(readings(), frozenset())):
        if found.edit is not None and _is_proved(found.edit):
            yield found.edit


def _is_proved(edit: Edit) -> bool:
    new, old = edit.new, edit.old[1:]
    if len(new) < LEAST or run_score(new) < run_score(old) + MARGIN:
        return False
    return sum(letter in common() or load().knows(letter) for letter in new) >= KNOWN * len(new)


@lru_cache(maxsize=1)
def _hole() -> re.Pattern[str]:
    return re.compile(f"[\u3400-\u9fff][?\ufffd][{COMMA_MARKS}][\u3400-\u9fff]")
