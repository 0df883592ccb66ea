"""The pass ``reflow.stacked``: text with one character to a line, as vertical columns are recognised and pages with readings copied.

A run of such lines is text where marks of sentences stand in it, and so are those beside it; a list of characters has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from convkit.contract import Mark, TextView
from convkit.provenance import Edit

LEAST = 20
"""Lines of one character that it takes."""
MARKS = frozenset("，。！？；：,!?;:")
SENTENCES = 2
"""Marks that stand in them at least, and one to so many characters at most."""
SPARSE = 40
LINE = 6
"""Mean code points of a line, line end included, up to which a text is looked at."""


@lru_cache(maxsize=1)
def _run() -> re.Pattern[str]:
    return re.compile(
        rf"(?m)(?:^[ \t\u3000]{{0,4}}[^\s\x00-\x1f][ \t\u3000]{{0,4}}\n){{{LEAST - 1},}}[ \t\u3000]{{0,4}}[^\s\x00-\x1f]?(?=[ \t\u3000]{{0,4}}$)"
    )


@lru_cache(maxsize=1)
def _gap() -> re.Pattern[str]:
    return re.compile(r"\s+")


class Stacked:
    """Proposes the edits."""

    def propose(self, view: TextView) -> Iterable[Edit | Mark]:
        """The line ends inside each run closed."""
        text = view.text
        for span in view.plain:
            if text.count("\n", span.start, span.end) * LINE >= span.end - span.start:
                yield from _closed(text, span.start, span.end)


def _closed(text: str, start: int, end: int) -> Iterator[Edit]:
    runs = [run for run in _run().finditer(text, start, end) if _is_wide(run.group())]
    if not any(_is_text(run.group()) for run in runs):
        return
    for run in runs:
        first = run.start() + len(run.group()) - len(run.group().lstrip())
        for gap in _gap().finditer(text, first, run.end()):
            if gap.end() < run.end():
                yield Edit(gap.start(), gap.group(), "")


def _is_wide(run: str) -> bool:
    characters = run.split()
    return sum(1 for character in characters if character > "\u2e7f") * 2 >= len(characters)


def _is_text(run: str) -> bool:
    characters = run.split()
    marks = sum(1 for character in characters if character in MARKS)
    return marks >= SENTENCES and marks * SPARSE >= len(characters)
