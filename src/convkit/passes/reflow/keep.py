"""Lines that are not prose: verse, code, rows of a table, lists of short lines.  Their line ends are theirs and stay."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from convkit.model import BlockKind
from convkit.passes.people import bare_name
from convkit.passes.reflow.grid import LONGEST
from convkit.passes.reflow.layout import Wrap
from convkit.passes.reflow.lines import Lines, is_han
from convkit.passes.reflow.rules import Patterns, begins_anew, may_be_row, stands_alone
from convkit.passes.tables.bigrams import Bigrams

VERSE_LINE = 26
VERSE_LEAST = 4
COHESION = 5.0
HALF = frozenset("，、；,;：")
STOP = frozenset("。！？!?…")
VOICE = frozenset("的了着过在是我你他她它们不也还像把被这那却就都")
"""Words of running speech, which lines of verse have and the items of a list have not."""

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
    table: Callable[[], Bigrams],
) -> Kept:
    """The lines of ``contents`` that are kept.

    Code and rows also go on nothing before them and are gone on with by nothing; the first of a run of short lines may be
    the end of a paragraph, and the last the beginning of one.
    """
    runs = list(code_runs(lines, contents))
    coded = {i for _, first, last in runs for i in range(first, last)}
    borders = {i for _, first, last in runs for i in range(first, last + 1)}
    index = 0
    while index < len(contents):
        if len(contents[index]) > VERSE_LINE:
            index += 1
            continue
        last = _short_run(lines, contents, edges, wrap_of, coded, index)
        for start, end in _parts(contents, index, last):
            if _keeps_lines(contents[start:end], table):
                borders.update(range(start + 1, end))
                if _is_verse(contents[start:end], lines.gaps[start + 1 : end]):
                    runs += _stanzas(lines, contents, start, end)
        index = max(last, index + 1)
    for row, line in enumerate(contents):
        if may_be_row(line) and Patterns.columns.search(line):
            borders |= {row, row + 1}
    runs.sort(key=lambda run: run[1])
    return Kept(tuple(runs), frozenset(borders))


def _short_run(
    lines: Lines,
    contents: Sequence[str],
    edges: Sequence[int],
    wrap_of: Sequence[Wrap | None],
    coded: set[int],
    first: int,
) -> int:
    """Where the run of short lines that begins with line ``first`` ends; ``first`` where none does."""
    index = first
    while index < len(contents):
        line = contents[index]
        wrap = wrap_of[index]
        if (
            len(line) > VERSE_LINE
            or index in coded
            or index in lines.closed
            or (index > first and lines.gaps[index] > 1)
        ):
            break
        if wrap is not None and edges[index] * 5 > wrap.measure * 3:
            break
        if not is_han(line[0]) and line[0] not in "“‘「『《（—…○":
            break
        index += 1
    return index


def _parts(contents: Sequence[str], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The runs that may be verse inside a run of short lines: titles, bylines and heads divide it.

    Short lines that all end sentences and vary in length are speech; they are passed over at once.
    """
    size = last - first
    if size < 2:
        return
    run = contents[first:last]
    alike = sum(1 for a, b in pairwise(run) if len(a) == len(b))
    closed = sum(1 for line in run if line[-1] in STOP or line[-1] in "”」』")
    if alike * 2 < size and closed * 4 > size * 3:
        return
    start = first
    for index in range(first, last + 1):
        if (
            index == last
            or begins_anew(contents[index])
            or stands_alone(contents[index])
            or contents[index][-1] in "》】"
        ):
            if index - start >= 2:
                yield start, index
            start = index + 1


def _keeps_lines(run: Sequence[str], pairs_of: Callable[[], Bigrams]) -> bool:
    """Whether the ends of these short lines are not those of a narrow column, nor plain ends of sentences."""
    if _are_couplets(run):
        return True
    if len(run) < VERSE_LEAST:
        return False
    if _one_length(run) * 10 < len(run) * 8 and sum(1 for line in run if STOP.intersection(line[:-2])) * 5 > len(run):
        return False
    table = pairs_of()
    pairs = [(a[-1], b[0]) for a, b in pairwise(run) if is_han(a[-1]) and is_han(b[0])]
    odds = [max(-6.0, min(14.0, table.log_odds(a, b))) for a, b in pairs]
    return not odds or sum(odds) / len(odds) < COHESION


def _are_couplets(run: Sequence[str]) -> bool:
    """Whether each line is two verses of five or seven characters, a mark behind each."""
    size = len(run[0])
    marks = STOP | HALF
    return size in (12, 16) and all(len(x) == size and x[size // 2 - 1] in marks and x[-1] in marks for x in run)


def _one_length(run: Sequence[str]) -> int:
    """How many lines of ``run`` have the commonest length, if that is a line's; else 0."""
    length, most = max(Counter(map(len, run)).items(), key=lambda item: (item[1], item[0]))
    return most if length >= 4 else 0


def _is_verse(run: Sequence[str], gaps: Sequence[int]) -> bool:
    """Whether the lines of ``run`` are verse, not speech or a list: of one length, ending in half stops, or in no marks at all."""
    if _are_couplets(run):
        return True
    size = len(run)
    spoken = sum(1 for line in run if line[0] in "“「『" or line[-1] in "”」』：")
    if spoken * 5 > size or sum(1 for gap in gaps if gap) * 2 > len(gaps):
        return False
    marked = sum(1 for line in run if line[-1] in HALF or line[-1] in STOP)
    half = sum(1 for line in run if line[-1] in HALF)
    if _one_length(run) * 10 >= size * 8:
        return True
    if sum(map(len, run)) < 5 * size:
        return False
    if half * 4 >= size and marked * 2 >= size:
        return True
    return marked * 8 <= size and sum(1 for line in run if VOICE.intersection(line)) * 2 >= size


def _stanzas(lines: Lines, contents: Sequence[str], first: int, last: int) -> Iterator[Run]:
    """The stanzas; a line and the name of a poet under it are the head of a poem."""
    start = first
    for index in range(first + 1, last + 1):
        if index == last or lines.gaps[index]:
            if index - start >= 2 and not (index - start == 2 and bare_name(contents[start + 1])):
                yield BlockKind.VERSE, start, index
            start = index


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
