"""The pass ``reflow.pages``: page numbers and running heads of printed pages, recognised by repetition and position.

A page number belongs to a series that counts up by one; a bare one must besides stand in the middle of sentences or beside
a running head, since fiction numbers its sections so.  A running head is a short line that comes again, beside page numbers,
at form feeds, or in the middle of sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from convkit.contract import CleaningPass, Mark, TextView
from convkit.model import Furniture
from convkit.passes.reflow.lines import Lines, is_han, read_lines
from convkit.passes.reflow.rules import begins_anew, closes
from convkit.passes.tables.bigrams import load
from convkit.provenance import Edit

NUMBER_LENGTH = 24
HEAD_LENGTH = 40
APART = 2
"""Lines that lie at least between two numbers or heads of one series."""
DIGITS = dict.fromkeys(range(48, 58), "0")
SENTENCE = frozenset("，。；！？")
"""Marks that a running head does not have."""
MOST = 4
"""At least so many lines of text stand to one line of heads."""
GAIN = 1.0
"""By how much a sentence must go on better over a running head than into it, in mean log-odds."""
NUMBER, HEAD = "page number", "running head"


@lru_cache(maxsize=1)
def _number() -> re.Pattern[str]:
    rule = r"[-–—―─~～·•.*=_|]{1,6}"
    return re.compile(
        rf"(?P<bare>\d{{1,4}})|{rule}\s*(?P<ruled>\d{{1,4}})\s*{rule}"
        rf"|(?:{rule}\s*)?第\s*(?P<named>\d{{1,4}})\s*[页頁](?:\s*[,，/／(（]?\s*[共总總]\s*\d{{1,4}}\s*[页頁][)）]?)?(?:\s*{rule})?"
        r"|(?:[Pp]age|PAGE|[Pp]\.)\s*(?P<english>\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?|(?P<of>\d{1,4})\s*[/／]\s*\d{1,4}|[\[［【(（]\s*(?P<boxed>\d{1,4})\s*[\]］】)）]"
    )


class Pages:
    """Marks the furniture of pages."""

    def propose(self, view: TextView) -> Iterable[Edit | Mark]:
        """A mark for each page number and running head."""
        for span in view.plain:
            lines = read_lines(view, span)
            for index, reason in sorted(page_furniture(lines, lines.contents()).items()):
                yield Furniture(lines.starts[index], lines.ends[index], reason)


def page_furniture(lines: Lines, contents: Sequence[str]) -> dict[int, str]:
    """The lines that belong to pages, with the reason."""
    short = [i for i, line in enumerate(contents) if len(line) <= HEAD_LENGTH and i not in lines.closed]
    repeated = _repeated(contents, short)
    edges = _page_edges(lines)
    numbers = _numbers(contents, short, edges, repeated)
    found = dict.fromkeys(numbers, NUMBER)
    heads: list[int] = []
    for series in repeated.values():
        free = [i for i in series if i not in found]
        if len(free) >= 2:
            heads += _heads(lines, contents, free, edges, found)
    found.update(dict.fromkeys(heads, HEAD))
    return found


def _repeated(contents: Sequence[str], short: Sequence[int]) -> dict[str, list[int]]:
    """The short lines that come again, digits apart, by what they say."""
    groups: dict[str, list[int]] = {}
    for index in short:
        line = contents[index]
        groups.setdefault(line.translate(DIGITS), []).append(index)
    return {
        key: group
        for key, group in groups.items()
        if len(group) > 1 and any(c.isalpha() for c in key) and not SENTENCE.intersection(key)
    }


def _page_edges(lines: Lines) -> frozenset[int]:
    """The lines before and behind form feeds."""
    if "\x0c" not in lines.text:
        return frozenset()
    text = lines.text
    behind = [i for i in range(1, len(lines.starts)) if "\x0c" in text[lines.ends[i - 1] : lines.starts[i]]]
    return frozenset(behind) | {i - 1 for i in behind}


def _numbers(
    contents: Sequence[str], short: Sequence[int], edges: frozenset[int], repeated: Mapping[str, Sequence[int]]
) -> list[int]:
    series: dict[str, list[tuple[int, int]]] = {}
    for index in short:
        line = contents[index]
        if len(line) > NUMBER_LENGTH or (
            not any(c.isdigit() for c in line[:4]) and not any(c.isdigit() for c in line[-4:])
        ):
            continue
        match = _number().fullmatch(line)
        if match and match.lastgroup:
            series.setdefault(match.lastgroup, []).append((index, int(match[match.lastgroup])))
    found: list[int] = []
    heads = {i for group in repeated.values() if len(group) > 2 for i in group}
    for style, members in series.items():
        chain = _chain(members)
        if style in ("bare", "boxed"):
            placed = [i for i in chain if i in edges or i - 1 in heads or i + 1 in heads or _interrupts(contents, i, i)]
            shown = len(placed) * 2 >= len(chain) or (len(placed) * 4 >= len(chain) and _regular(chain))
            chain = chain if len(chain) > 2 and shown else []
        if len(chain) > 1 or _lonely(chain or [i for i, _ in members], style, len(contents)):
            found += chain or [members[0][0]]
    return found


def _chain(members: Sequence[tuple[int, int]]) -> list[int]:
    """The numbers that count up by one, far enough apart; most of the series must."""
    best: list[int] = []
    ends: dict[int, list[int]] = {}
    for index, value in members:
        before = ends.get(value - 1)
        run = [*before, index] if before and index - before[-1] >= APART else [index]
        ends[value] = run
        if len(run) > len(best):
            best = run
    return best if len(best) * 5 >= len(members) * 3 else []


def _regular(chain: Sequence[int]) -> bool:
    """Whether the numbers stand about as far from one another, as pages do and sections do not (the last page may be short)."""
    steps = sorted(b - a for a, b in pairwise(chain))
    middle = steps[len(steps) // 2]
    return len(chain) > 3 and sum(1 for step in steps if abs(step - middle) * 4 > middle) <= 1


def _lonely(members: Sequence[int], style: str, size: int) -> bool:
    """Whether one number alone is a page's: under the last line, and not bare."""
    return len(members) == 1 and members[0] == size - 1 and size > 3 and style in ("ruled", "named", "english")


def _interrupts(contents: Sequence[str], first: int, last: int) -> bool:
    """Whether the lines ``first`` to ``last`` stand inside a sentence."""
    if first == 0 or last + 1 >= len(contents):
        return False
    before, behind = contents[first - 1], contents[last + 1]
    open_line = (len(before) >= 12 and (is_han(before[-1]) or before[-1] in "，、")) or (
        len(before) >= 40 and before[-1].islower()
    )
    return open_line and not closes(before) and not begins_anew(behind)


def _heads(
    lines: Lines, contents: Sequence[str], series: Sequence[int], edges: frozenset[int], found: Mapping[int, str]
) -> Iterator[int]:
    """The lines of ``series`` that are running heads; none where position does not show it."""
    beside = [i for i in series if i in edges or i - 1 in found or i + 1 in found]
    inside = [i for i in series if i in beside or (_interrupts(contents, i, i) and _stands_out(lines, contents, i))]
    far = all(b - a >= APART for a, b in pairwise(series))
    by_pages = len(beside) * 5 >= len(series) * 3 and len(beside) >= 2
    by_sentences = len(series) >= 3 and len(inside) * 2 >= len(series) and len(series) * MOST <= len(contents)
    if not far or not (by_pages or (by_sentences and _goes_on_over(contents, inside))):
        return
    for index in series:
        if index > 0 or not _is_title(contents):
            yield index


def _stands_out(lines: Lines, contents: Sequence[str], index: int) -> bool:
    """Whether a line differs from those of the text round it: blank lines beside it, or much shorter."""
    apart = lines.gaps[index] > 0 or (index + 1 < len(contents) and lines.gaps[index + 1] > 0)
    return apart or (index > 0 and len(contents[index]) * 3 <= len(contents[index - 1]) * 2)


def _goes_on_over(contents: Sequence[str], series: Sequence[int]) -> bool:
    """Whether the text goes on over the lines of ``series`` better than into them."""
    table = load()
    gains = [
        table.log_odds(contents[i - 1][-1], contents[i + 1][0]) - table.log_odds(contents[i - 1][-1], contents[i][0])
        for i in series
        if 0 < i < len(contents) - 1
    ]
    return bool(gains) and sum(gains) / len(gains) > GAIN


def _is_title(contents: Sequence[str]) -> bool:
    """Whether the first line, a running head later on, is the text's own title: the text begins right behind it."""
    return len(contents) > 1 and (closes(contents[1]) or len(contents[1]) > HEAD_LENGTH)


def pages(_: Mapping[str, str]) -> CleaningPass:
    """Make the pass."""
    return Pages()
