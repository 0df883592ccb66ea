"""Lines that are not prose: verse, code, rows of a table, lists of short lines.  Their line ends are theirs and stay."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from convkit.bigrams import Bigrams
from convkit.model import BlockKind
from convkit.passes.reflow.grid import LONGEST
from convkit.passes.reflow.layout import Wrap
from convkit.passes.reflow.lines import Lines
from convkit.passes.reflow.rules import Patterns
from convkit.passes.reflow.verse import find_short, stanzas

Run = tuple[BlockKind, int, int]


class Kept(NamedTuple):
    """``runs`` of lines (kind, first, last, half-open) make one block each; ``borders`` are the lines that go on none."""

    runs: tuple[Run, ...]
    borders: frozenset[int]


def find_kept(
    lines: Lines,
    contents: Sequence[str],
    edges: Sequence[int],
    wrap_of: Sequence[Wrap | None],
    rows: Iterable[int],
    table: Callable[[], Bigrams],
) -> Kept:
    """The lines of ``contents`` that are kept; ``rows`` are those that may be of a table.

    Code and rows also go on nothing before them and are gone on with by nothing; the first of a run of short lines may be
    the end of a paragraph, and the last the beginning of one.
    """
    runs = list(code_runs(lines, contents))
    coded = {i for _, first, last in runs for i in range(first, last)}
    borders = {i for _, first, last in runs for i in range(first, last + 1)}
    for short in find_short(lines, contents, edges, wrap_of, coded, table):
        borders.update(range(short.first + 1, short.last))
        if short.verse:
            runs += [
                (BlockKind.VERSE, first, last) for first, last in stanzas(lines, contents, short.first, short.last)
            ]
    for row in rows:
        if Patterns.columns.search(contents[row]):
            borders |= {row, row + 1}
    runs.sort(key=lambda run: run[1])
    return Kept(tuple(runs), frozenset(borders))


@lru_cache(maxsize=1)
def _code_line() -> re.Pattern[str]:
    return re.compile(
        r"(?:def|class) \w+.*:$|(?:import|from) [\w.]+( import .+)?;?$|(?:return|if|elif|for|while|else|try|except|with)\b.*[:{;]$"
        r"|#(?:include|define|ifdef|endif|!)|(?:var|let|const|public|private|static|void|int|char|function)\b.*[;{(]$|[})\]]+[;,)]*$"
        r"|[\w.\[\]]+ ?[-+*/]?= ?.+;$|\w[\w.]*\(.*\)\s*[;:{]?$|(?://|/\*|\*/)|(?:\$|>>>|#) \S|.*(?:[{}];?|=>|\);)$"
        r"|\w+ = .*[\w)\]\"']$"
    )


def code_runs(lines: Lines, contents: Sequence[str]) -> Iterator[Run]:
    """Fenced blocks, tables drawn with characters, and runs of lines of which at least two and at least half look like statements."""
    index = 0
    size = len(contents)
    while index < size:
        line = contents[index]
        if not line[0].isascii() or len(line) > LONGEST or index in lines.closed:
            index += 1
            continue
        if line[0] in "+|" and line[-1] in "+|" and len(line) > 2:
            last = index + 1
            while last < size and contents[last][0] in "+|" and contents[last][-1] in "+|" and lines.gaps[last] == 0:
                last += 1
            if last - index > 2:
                yield BlockKind.CODE, index, last
            index = last
            continue
        if line.startswith("```"):
            end = next((i for i in range(index + 1, min(size, index + 2000)) if contents[i].startswith("```")), 0)
            if end:
                yield BlockKind.CODE, index, end + 1
                index = end + 1
                continue
        if not _code_line().match(line):
            index += 1
            continue
        last, hits, end = index + 1, 1, index + 1
        while (
            last < size
            and lines.gaps[last] <= 1
            and last not in lines.closed
            and _may_becode_runs(lines, contents, last)
        ):
            last += 1
            if _code_line().match(contents[last - 1]):
                hits += 1
                end = last
        while end < last and lines.gaps[end] == 0 and lines.indents[end] > lines.indents[index]:
            end += 1
        if hits >= 2 and hits * 2 >= end - index:
            yield BlockKind.CODE, index, end
        index = end


def _may_becode_runs(lines: Lines, contents: Sequence[str], index: int) -> bool:
    line = contents[index]
    return lines.indents[index] >= 2 or (
        line[0].isascii() and (line.isascii() or "//" in line or "#" in line or '"' in line)
    )
