"""Drops the commas that were written before marks, and undoes what they did to the bytes of the characters.

The tool that wrote ``花園,。`` searched the bytes of a page for its marks; where it hit two characters' bytes, a comma put all that
follows out of step (``工人說完,?！兑购健``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from convkit.contract import CleaningPass, PassSpec, Stage, TextView, Verdict
from convkit.provenance import Edit

MARKS = "，、。；：！？"
ENOUGH = 5
SHARE = 0.05
BEFORE_WIDE = 3
"""The gate: so many junk commas, that share of all marks; and so many before full-width marks, since ``,,`` alone is also an
empty cell of a table."""


class CommaSurvey:
    """Counts commas before marks; looks for pinyin in the same bytes, which opens this gate too."""

    def __init__(self) -> None:
        from convkit.passes.gbk.evidence import Evidence

        self._evidence = Evidence()
        self._proved = 0

    def feed(self, text: str) -> None:
        """Count ``text``."""
        self._evidence.feed(text)
        if "?" in text or "\ufffd" in text:
            from convkit.passes.gbk.proved import proved_holes

            self._proved += sum(1 for _ in proved_holes(text))

    def verdict(self) -> Verdict:
        """Open where junk commas are many, or pinyin was written into the same bytes."""
        found = self._evidence
        junk, before_wide = found.counts.commas, found.counts.wide_commas
        marks = found.occurrences("," + MARKS) if junk >= ENOUGH else 0.0
        own = junk >= ENOUGH and before_wide >= BEFORE_WIDE and junk >= SHARE * marks
        beside = found.suspect > 0 and found.open()
        if not junk and not beside and not self._proved:
            return Verdict(open=False)
        marked = "".join(sorted(found.marked)) if beside else ""
        evidence = {"junk commas": float(junk), "marks": marks, "holes": float(self._proved)}
        opened = own or beside
        return Verdict(opened or self._proved > 0, 0 if opened else before_wide, evidence, (marked, opened))


class JunkCommas:
    """Drops commas before marks, widens the ASCII ``,`` and ``;`` of the same damage, reads holes that commas made."""

    def propose(self, view: TextView) -> Iterable[Edit]:
        """Exact edits for commas; guesses where a comma ate a byte."""
        text = view.text
        if not _is_wide_open(view):
            from convkit.passes.gbk.proved import proved_holes

            return proved_holes(text) if view.guesses else ()
        holes = list(_holes(view)) if "?" in text or "\ufffd" in text else []
        if not holes:
            return _commas(text, 0, len(text))
        return _between(text, holes)


def _between(text: str, holes: list[Edit]) -> Iterator[Edit]:
    position = 0
    for hole in holes:
        yield from _commas(text, position, hole.start)
        yield hole
        position = hole.end
    yield from _commas(text, position, len(text))


def _is_wide_open(view: TextView) -> bool:
    """False where the source shows nothing of the damage but single holes, each of which proves itself."""
    data = view.verdict.data
    return not (isinstance(data, tuple) and data[1] is False and view.verdict.evidence.get("holes"))


def _holes(view: TextView) -> Iterator[Edit]:
    from convkit.passes.gbk.repair import comma_holes
    from convkit.passes.gbk.shift import Book
    from convkit.passes.gbk.table import readings

    data = view.verdict.data
    seen = data[0] if isinstance(data, tuple) else ""
    if not view.guesses:
        return
    ends = sorted({block.end for block in view.blocks})
    for found in comma_holes(view.text, ends, Book(readings(), frozenset(seen))):
        if found.edit is not None:
            yield found.edit


HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
WIDE = HAN + "，、。；：！？“”‘’（）《》〈〉【】「」『』〔〕…—％·"


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A run of ASCII commas and semicolons; a wide character."""
    return re.compile("[,;]+"), re.compile(f"[{WIDE}]")


def _commas(text: str, start: int, stop: int) -> Iterator[Edit]:
    """The edits of ``text`` from ``start`` to ``stop``: a run of marks is widened as a whole or not at all."""
    runs, wide = _patterns()
    for found in runs.finditer(text, start, stop):
        at, end = found.span()
        run = found.group()
        behind = text[end : end + 1]
        kept = run.replace(",", "") if behind and behind in MARKS else run[:-1].replace(",", "") + run[-1]
        if (at and wide.match(text, at - 1)) or wide.match(behind):
            kept = kept.replace(",", "，").replace(";", "；")
        if kept != run:
            yield Edit(at, run, kept)


def _factory(_: Mapping[str, str]) -> CleaningPass:
    return JunkCommas()


PASSES = (
    PassSpec(
        "punctuation.junk-comma", 1, Stage.REPAIR, "commas written before marks: dropped; ASCII , and ; of the same damage widened",
        _factory, order=30, trigger=",?\ufffd", survey=lambda: CommaSurvey(),
    ),
)  # fmt: skip
