"""The pass that decodes anew what was decoded with the wrong table, run by run (guide: wrong or mixed encoding)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from convkit.contract import CleaningPass, Mark, PassSpec, Stage, TextView, Verdict
from convkit.frequent import profile
from convkit.passes import misread
from convkit.patterns import holds
from convkit.provenance import Edit

LEAST_HAN = 20
"""Han characters that must come back in a source before the pass believes in the damage."""
STRANGE_HAN, STRANGE = 50, 0.05
"""Han characters of a text, and the share of common ones up to which it is no Chinese: it was spoiled more than once."""
LEAST_WESTERN = 3
"""Runs of UTF-8 read as Latin-1 that must come back: in English or French text there are no Han to count."""

TWICE = "闂缁閸"
"""Characters that long text holds which was spoiled twice: it can't be brought back, but it is told."""
TRIGGER = TWICE + misread.UTF8_AS_GBK + misread.BIG5_AS_GBK + misread.GBK_AS_BIG5 + misread.LETTERS


@dataclass
class MojibakeSurvey:
    """Counts what each kind of repair would bring back; opens for a kind from 20 Han characters on, or three western runs."""

    han: dict[str, int] = field(default_factory=dict)
    runs: dict[str, int] = field(default_factory=dict)
    strange: int = 0

    def feed(self, text: str) -> None:
        """Try every kind whose signs stand in ``text``; count a text of Han of which hardly one is common."""
        if holds(text, TWICE):
            whole = profile(text)
            self.strange += whole.han >= STRANGE_HAN and whole.common <= STRANGE * whole.total
        for kind, repair in _repairs(text, [kind.name for kind in misread.KINDS], known=False):
            shown = profile(repair.new)
            back = shown.syllables if kind == misread.CP949_AS_LATIN else shown.han
            self.han[kind] = self.han.get(kind, 0) + back
            self.runs[kind] = self.runs.get(kind, 0) + 1

    def verdict(self) -> Verdict:
        """Open with the kinds that were found as data; the runs of kinds below the gate are suspect."""
        kinds = tuple(name for name, count in self.han.items() if count >= LEAST_HAN or self._western(name))
        rivals = (misread.CP949_AS_LATIN, misread.GBK_AS_LATIN)
        if all(name in kinds for name in rivals):
            worse = min(rivals, key=lambda name: self.han[name])
            kinds = tuple(name for name in kinds if name != worse)
        evidence = {name: float(count) for name, count in self.han.items()}
        suspect = sum(count for name, count in self.runs.items() if name not in kinds) or self.strange
        return Verdict(bool(kinds), suspect, evidence, kinds or tuple(self.han))

    def _western(self, kind: str) -> bool:
        return kind == misread.UTF8_AS_LATIN and self.runs[kind] >= LEAST_WESTERN


class Mojibake:
    """Decodes damaged runs anew."""

    def propose(self, view: TextView) -> Iterable[Edit | Mark]:
        """Exact edits where the way back is strict; a guess with U+FFFD for a character that lost a byte.

        W_UNREPAIRED counts characters that did not come back.
        """
        kinds = view.verdict.data
        names = list(kinds) if isinstance(kinds, tuple) else [kind.name for kind in misread.KINDS]
        edits: list[Edit] = []
        broken, first = 0, -1
        for _, repair in sorted(_repairs(view.text, names, known=True), key=lambda item: item[1].start):
            edits += repair.edits
            if repair.broken:
                broken, first = broken + repair.broken, repair.start if first < 0 else first
        if broken:
            view.problem("W_UNREPAIRED", "characters that were lost when text was decoded wrongly", broken, first)
        return edits


def _repairs(text: str, names: Iterable[str], *, known: bool) -> list[tuple[str, misread.Repair]]:
    """The repairs of ``text`` by the kinds ``names``; a later kind leaves what an earlier one took."""
    wanted = frozenset(names)
    found: list[tuple[str, misread.Repair]] = []
    for kind in misread.KINDS:
        if kind.name in wanted and _signs(kind.signs).search(text):
            taken = sorted((repair.start, repair.end) for _, repair in found)
            found += [(kind.name, repair) for repair in kind.find(text, known) if not _overlaps(repair, taken)]
    return found


def _overlaps(repair: misread.Repair, taken: list[tuple[int, int]]) -> bool:
    index = bisect_left(taken, (repair.end,))
    return index > 0 and taken[index - 1][1] > repair.start


@lru_cache(maxsize=8)
def _signs(characters: str) -> re.Pattern[str]:
    return re.compile(f"[{characters}]")


def _mojibake(options: Mapping[str, str]) -> CleaningPass:
    return Mojibake()


PASSES = (
    PassSpec(
        "encoding.mojibake", 1, Stage.REPAIR, "decodes anew what was read with the wrong table (鏄ユ棩 for 春日)",
        _mojibake, order=5, trigger=TRIGGER, survey=MojibakeSurvey,
    ),
)  # fmt: skip
