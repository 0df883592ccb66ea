"""Notes and references under a text: 参考文献 and 注释 are headings, the numbered entries under them notes.

An entry bears a number in brackets, a ring or before a full stop, and the entries count up from one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from convkit.contract import CleaningPass, Mark, PassSpec, Stage, TextView
from convkit.model import Block, BlockKind
from convkit.passes.numerals import value

LONGEST = 16
"""Code points of the longest head."""
FIRSTS = frozenset("参參注脚腳引文尾NRBFnrbf【[［〔")
"""What heads of notes begin with."""
RINGS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@lru_cache(maxsize=1)
def _head() -> re.Pattern[str]:
    return re.compile(
        r"[【\[［〔]?\s*(?:(?:主要)?(?:参\s*考\s*文\s*献|參\s*考\s*文\s*獻|参考书目|參考書目|引用文献|引文注释)|注\s*释|注\s*釋|註\s*釋|脚\s*注|腳\s*註|尾\s*注|注|文\s*献"
        r"|(?i:references|notes|bibliography|footnotes|works cited))\s*[】\]］〕]?\s*[:：]?"
    )


@lru_cache(maxsize=1)
def _entry() -> re.Pattern[str]:
    return re.compile(rf"(?:[\[［〔【（(]\s*(\d{{1,3}})\s*[\]］〕】）)]|([{RINGS}])|(\d{{1,3}})[.．、](?!\d))\s*\S")


class NotesPass:
    """``structure.notes``."""

    def propose(self, view: TextView) -> Iterator[Mark]:
        """A heading for each head of notes, a note for each entry under it."""
        blocks = [b for b in view.blocks if b.parent < 0]
        for index, block in enumerate(blocks[:-1]):
            if block.end - block.start > LONGEST or block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
                continue
            line = view.text[block.start : block.end]
            if line[:1] not in FIRSTS or not _head().fullmatch(line):
                continue
            entries = list(_entries(view.text, blocks[index + 1 :]))
            if entries:
                yield block._replace(kind=BlockKind.HEADING, level=1)
                yield from (entry._replace(kind=BlockKind.NOTE) for entry in entries)


def _entries(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """The paragraphs that are entries, from number one on, each number one more than the one before it."""
    expected = 1
    for block in blocks:
        found = (
            _entry().match(text, block.start, block.end)
            if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
            else None
        )
        if found is None:
            return
        number = RINGS.index(found[2]) + 1 if found[2] else value(found[1] or found[3])
        if number != expected:
            return
        expected += 1
        yield block


def _notes(options: Mapping[str, str]) -> CleaningPass:
    return NotesPass()


PASSES = (
    PassSpec(
        "structure.notes",
        1,
        Stage.STRUCTURE,
        "references and notes under a text: their heads are headings, their entries notes",
        _notes,
        order=35,
    ),
)
