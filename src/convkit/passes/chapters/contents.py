"""A table of contents told from the body: by what stands between its lines, which is nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from convkit.passes.chapters.heads import head_of, is_part, stands_alone

RUN = 5
"""Heads in a row without body between them that make a table of contents; under the word 目录 two do."""
TITLED = 2
REACH = 3
"""Lines over a run of heads in which 目录 may stand."""


@lru_cache(maxsize=1)
def _name() -> re.Pattern[str]:
    return re.compile(
        r"[【\[(（—\-=*\s]*(?:总?目\s*[录錄次]|目\s*次|Contents|CONTENTS|Table of Contents|TABLE OF CONTENTS|もくじ)[】\])）—\-=*\s]*[:：]?"
    )


@lru_cache(maxsize=1)
def _leader() -> re.Pattern[str]:
    return re.compile(r"(?<![\s.…·•_—\-])[\s.…·•_—\-]{2,}+[（(]?\d{1,4}[）)]?$|(?:\t|(?<!\s)\s{2,}+)\d{1,4}$")


def is_contents_name(line: str) -> bool:
    """Whether ``line`` is 目录 and nothing else."""
    return len(line) <= 20 and bool(_name().fullmatch(line))


def is_entry(line: str) -> bool:
    """Whether ``line`` is an entry of contents by its own look: a head and the number of a page, or two heads."""
    if not line or len(line) > 120:
        return False
    if (line[-1].isdecimal() or line[-1] in "）)") and _leader().search(line):
        bare = _leader().sub("", line).strip()
        return stands_alone(bare) or head_of(bare) is not None
    if line.count("第") < 2:
        return False
    places = [match.start() for match in re.finditer("第", line)]
    return (
        head_of(line[: places[1]].strip()) is not None
        and line[places[1] - 1] in " \u3000\t"
        and head_of(line[places[1] :]) is not None
    )


def contents(lines: Sequence[str], heads: Sequence[int]) -> set[int]:
    """The lines that are a table of contents: 目录, and heads in a row without body between them.

    ``lines`` are those of all blocks, "" for a long one; ``heads`` are the indices of heads and entries, in order.
    """
    found: set[int] = set()
    run: list[int] = []
    for i in [*heads, -1]:
        if run and i == run[-1] + 1:
            run.append(i)
            continue
        if run:
            found |= _of_run(lines, heads, run)
        run = [i]
    return found


def _of_run(lines: Sequence[str], heads: Sequence[int], run: list[int]) -> set[int]:
    named = next((at for at in range(run[0] - 1, max(-1, run[0] - 1 - REACH), -1) if is_contents_name(lines[at])), None)
    if len(run) < (RUN if named is None else TITLED):
        return set()
    first = _said(lines[run[0]])
    again = next((at for at in range(1, len(run)) if _said(lines[run[at]]) == first), None)
    if again is None:
        again = len(run) - _opening(lines, heads, run)
    found = set(run[:again])
    if named is not None and found:
        found |= set(range(named, run[0]))
    return found


def _said(line: str) -> str:
    """What an entry or a head says, without white space and the number of a page."""
    return "".join(_page().sub("", line).split())


@lru_cache(maxsize=1)
def _page() -> re.Pattern[str]:
    return re.compile(r"(?<=\S)[\s.…·•_—\-]+[（(]?\d{1,4}[）)]?$")


def _opening(lines: Sequence[str], heads: Sequence[int], run: list[int]) -> int:
    """How many of the last lines of a run head the body under it: the last, with the part over it; none where it stands again further down."""
    end = run[-1]
    said = _said(lines[end])
    if is_entry(lines[end]) or end + 1 >= len(lines) or any(_said(lines[i]) == said for i in heads if i > end):
        return 0
    over = head_of(lines[run[-2]])
    return 2 if over is not None and is_part(over) and len(run) > RUN else 1
