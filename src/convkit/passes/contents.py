"""A table of contents inside an article: 目录 over lines that stand once more further down.

The entries are furniture; the lines that they name are headings, whatever they look like.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from convkit.contract import CleaningPass, Mark, PassSpec, Stage, TextView
from convkit.model import Block, BlockKind, Furniture

REACH = 60
"""Blocks from the first on in which a table of contents may begin."""
LONGEST = 60
"""Code points of the longest entry."""
FEWEST = 2
"""Entries that must stand once more."""
NAMES = ("目录", "目錄", "目次", "contents", "tableofcontents")
ENDS = frozenset("。！？”’」』…，；")
"""Marks that no name of a table of contents ends with."""
TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM})


@lru_cache(maxsize=1)
def _page() -> re.Pattern[str]:
    return re.compile(r"(?<=\S)[\s.…·•_—\-]+[（(]?\d{1,4}[）)]?$")


@lru_cache(maxsize=1)
def _number() -> re.Pattern[str]:
    return re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}[.．、\s]+")


@lru_cache(maxsize=1)
def _levels() -> re.Pattern[str]:
    number = "[〇零一二三四五六七八九十百]{1,4}"
    return re.compile(
        rf"(?P<b>[（(]{number}[）)])|第\s?(?:{number}|\d{{1,3}})\s?(?P<d>[节節])|(?P<e>\d{{1,2}}(?:\.\d{{1,2}})+)"
    )


class ContentsPass:
    """``structure.contents``."""

    def propose(self, view: TextView) -> Iterator[Mark]:
        """The entries as furniture, and the lines that they name as headings."""
        text = view.text
        if "目" not in text and "ontents" not in text and "ONTENTS" not in text:
            return
        blocks = [b for b in view.blocks if b.parent < 0]
        name = next((i for i, block in enumerate(blocks[:REACH]) if _is_name(text, block)), None)
        if name is None:
            return
        lines = [
            "".join(text[b.start : b.end].split()) if b.kind in TEXT and b.end - b.start <= LONGEST else ""
            for b in blocks
        ]
        places = _places(lines, name)
        entries, named = _entries(text, blocks, places, name)
        if len(named) < FEWEST:
            return
        yield from (Furniture(blocks[i].start, blocks[i].end, "contents") for i in (name, *entries))
        for index in sorted(named):
            block = blocks[index]
            if block.kind is not BlockKind.HEADING:
                yield block._replace(kind=BlockKind.HEADING, level=_level(text[block.start : block.end]))


def _is_name(text: str, block: Block) -> bool:
    if block.end - block.start > 24 or block.kind not in TEXT or text[block.end - 1] in ENDS:
        return False
    return "".join(text[block.start : block.end].split()).strip("【】[]—-：:·").lower() in NAMES


def _places(lines: Sequence[str], name: int) -> dict[str, deque[int]]:
    """Where each short line under line ``name`` stands."""
    found: dict[str, deque[int]] = {}
    for index in range(name + 1, len(lines)):
        if lines[index] and lines[index][-1] not in "。！？；，、：":
            found.setdefault(lines[index], deque()).append(index)
    return found


def _entries(
    text: str, blocks: Sequence[Block], places: Mapping[str, deque[int]], name: int
) -> tuple[list[int], set[int]]:
    """The entries under line ``name`` and the lines that they name; an entry that names none is passed over between two that do."""
    entries: list[int] = []
    named: set[int] = set()
    waiting: list[int] = []
    for index in range(name + 1, len(blocks)):
        block = blocks[index]
        if index in named or block.kind not in TEXT or block.end - block.start > LONGEST:
            break
        entry = _page().sub("", text[block.start : block.end].strip())
        bare = _number().sub("", entry, count=1)
        at = _next_place(places, (entry, bare), index)
        if at is None:
            waiting.append(index)
            if len(waiting) > 1:
                break
            continue
        entries += [*waiting, index] if entries else [index]
        waiting = []
        named.add(at)
    return entries, named - set(entries)


def _next_place(places: Mapping[str, deque[int]], said: Sequence[str], index: int) -> int | None:
    """Where one of ``said`` stands next behind line ``index``; each place is given once."""
    for entry in said:
        found = places.get("".join(entry.split()))
        while found:
            at = found.popleft()
            if at > index:
                return at
    return None


def _level(line: str) -> int:
    found = _levels().match(line)
    if found is None:
        return 1
    return found["e"].count(".") + 1 if found["e"] else 2


def _contents(options: Mapping[str, str]) -> CleaningPass:
    return ContentsPass()


PASSES = (
    PassSpec(
        "structure.contents",
        1,
        Stage.STRUCTURE,
        "sets a table of contents inside an article aside; the lines that it names are headings",
        _contents,
        order=36,
    ),
)
