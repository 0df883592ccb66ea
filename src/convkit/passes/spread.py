"""Closes words that were spread to fill a line: ``通　知``, ``目 录``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from convkit.contract import CleaningPass, PassSpec, Stage, Survey, TextView, Verdict
from convkit.passes.apart import apart, blanks, may_be_apart
from convkit.passes.spacing import HAN, foreign
from convkit.patterns import ByFirst
from convkit.provenance import Edit


@lru_cache(maxsize=2)
def _line(tabs: bool) -> re.Pattern[str]:
    """A line of two to eight Han characters with the same gap between all of them; with ``tabs`` also a cell."""
    before = "[\n\t]" if tabs else "\n"  # for one literal character re looks ten times as fast
    return re.compile(
        rf"{before}[ \u3000]{{0,40}}([{HAN}])([ \u3000\u00a0]{{1,6}})[{HAN}](?:\2[{HAN}]){{0,6}}(?=[ \u3000]*(?:[\n\t\r]|\Z))"
    )


SERIES = frozenset(
    "一二三四五六七八九十〇零百千甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥日月火水木金土东西南北東上中下左右前后後春夏秋冬"
)
"""Characters that stand in columns of their own: a line of nothing else is a row, not a word."""


_FIRST_GAP = ByFirst(" \u3000", r"(?<=[\s>][^\x00-\xff].)[ \u3000]{0,5}[^\x00-\xff]")
"""A gap behind the first Han character of a line, a cell or an element."""


class SpreadSurvey:
    """Looks for what may be a line that was spread."""

    def __init__(self) -> None:
        self._found = False

    def feed(self, text: str) -> None:
        """Look at ``text``."""
        if not self._found and not foreign(text):
            head = "\n" + text[:16]
            self._found = _FIRST_GAP.stands_in(head) or _FIRST_GAP.stands_in(text) or may_be_apart(text)

    def verdict(self) -> Verdict:
        """Open where there is one: whether it is a line of its own, the pass sees."""
        return Verdict(self._found)


class SpreadWords:
    """Closes ``通　知`` and ``目 录`` where such a word has a line to itself and all its gaps are alike, and lines of such text."""

    def propose(self, view: TextView) -> Iterable[Edit]:
        """Exact edits: each drops one gap."""
        edits: dict[int, Edit] = {}
        for start, end in apart(view.text) if " " in view.text else ():
            edits.update((at, Edit(at, " ", "")) for at in blanks(view.text, start, end))
        for start, end, gap in _spread_lines(view.text):
            at = view.text.find(gap, start, end)
            while at >= 0:
                edits[at] = Edit(at, gap, "")
                at = view.text.find(gap, at + len(gap), end)
        return [edits[at] for at in sorted(edits)]


def _spread_lines(text: str) -> Iterator[tuple[int, int, str]]:
    """The spread lines of ``text`` without their indentation, and the gap in each."""
    for found in _line("\t" in text).finditer("\n" + text):
        start, end, gap = found.start(1) - 1, found.end() - 1, found.group(2)
        word = text[start:end].replace(gap, "")
        if not SERIES.issuperset(word):
            yield start, end, gap


def _factory(_: Mapping[str, str]) -> CleaningPass:
    return SpreadWords()


def _survey() -> Survey:
    return SpreadSurvey()


PASSES = (
    PassSpec(
        "spacing.spread", 1, Stage.REPAIR, "words spread over a line, 通　知: closed up",
        _factory, order=51, trigger=" \u3000\u00a0", survey=_survey,
    ),
)  # fmt: skip
