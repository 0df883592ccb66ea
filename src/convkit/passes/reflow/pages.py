"""The pass ``reflow.pages``: page numbers and running heads of printed pages, recognised by repetition and position.

A page number belongs to a series that counts up by one; a bare one must besides stand in the middle of sentences or beside
a running head, since fiction numbers its sections so, or close pages of one length, the last at the end of the text.  A running
head is a short line that comes again, beside page numbers, at form feeds, in the middle of sentences, or over pages of one length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from convkit.bigrams import load
from convkit.contract import Mark, TextView
from convkit.model import Furniture
from convkit.passes.reflow.lines import Lines, is_han, read_lines
from convkit.passes.reflow.pagenumbers import SHY, counted, fills_pages, is_regular, read_number
from convkit.passes.reflow.rules import begins_anew, closes, is_note, is_plain
from convkit.provenance import Edit

HEAD_LENGTH = 40
APART = 2
"""Lines that lie at least between two numbers or heads of one series."""
SENTENCE = frozenset("，。；！？")
"""Marks that a running head does not have."""
TOP = 2
"""A head among so many first lines is that of the first page."""
MOST = 4
"""At least so many lines of text stand to one line of heads."""
GAIN = 1.0
"""By how much a sentence must go on better over a running head than into it, in mean log-odds."""
NUMBER, HEAD = "page number", "running head"


class Pages:
    """Marks the furniture of pages."""

    def propose(self, view: TextView) -> Iterable[Edit | Mark]:
        """A mark for each page number and running head."""
        for span in view.plain:
            lines = read_lines(view, span)
            for index, reason in sorted(page_furniture(lines, lines.contents).items()):
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
    found.update(dict.fromkeys(_beside(contents, numbers, found), HEAD))
    return found


def _beside(contents: Sequence[str], numbers: Sequence[int], found: Mapping[int, str]) -> Iterator[int]:
    """Heads that stand but once, as that of a last chapter: short lines inside a sentence, where other pages have theirs.

    Or where every page has such a line, though no two are the same.
    """
    for step in (1, -1):
        slots = [i + step for i in numbers if 0 <= i + step < len(contents)]
        heads = sum(1 for i in slots if found.get(i) == HEAD)
        cut = [
            i
            for i in slots
            if i not in found
            and len(contents[i]) <= HEAD_LENGTH
            and SENTENCE.isdisjoint(contents[i])
            and _interrupts(contents, min(i, i - step), max(i, i - step))
        ]
        if (heads >= 2 and heads * 2 >= len(slots)) or (len(cut) >= 2 and len(cut) + heads == len(slots)):
            yield from cut


def _repeated(contents: Sequence[str], short: Sequence[int]) -> dict[str, list[int]]:
    """The short lines that come again, digits apart, by what they say."""
    groups: dict[str, list[int]] = {}
    said = re.sub("[1-9]", "0", "\n".join([contents[index] for index in short])).split("\n") if short else ()
    for index, line in zip(short, said, strict=True):
        groups.setdefault(line, []).append(index)
    return {
        key: group
        for key, group in groups.items()
        if len(group) > 1 and any(c.isalpha() for c in key) and key[-1] not in "：:" and not SENTENCE.intersection(key)
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
    found: list[int] = []
    heads = {i for group in repeated.values() if len(group) > 2 for i in group}
    read = (read_number(contents[index], index) for index in short)
    for form, members, chain in counted([number for number in read if number]):
        if form in SHY:
            placed = [i for i in chain if i in edges or i - 1 in heads or i + 1 in heads or _interrupts(contents, i, i)]
            shown = len(placed) * 2 >= len(chain) or (len(placed) * 4 >= len(chain) and is_regular(chain))
            under = len(chain) > 2 and chain[-1] == len(contents) - 1 and fills_pages(chain[:-1], -1)
            chain = chain if len(chain) > 2 and (shown or under) else []
        lone = (
            len(members) == 1
            and form not in SHY
            and _interrupts(contents, _over_notes(contents, members[0]), members[0])
        )
        if len(chain) > 1 or lone or _lonely(chain or members, form, len(contents)):
            found += chain or [members[0]]
    return found


def _over_notes(contents: Sequence[str], index: int) -> int:
    """The first of the notes that stand right above line ``index``, a page number; ``index`` itself where there are none."""
    while index > 0 and is_note(contents[index - 1]):
        index -= 1
    return index


def _lonely(members: Sequence[int], form: str, size: int) -> bool:
    """Whether one number alone is a page's: under the last line, and not bare."""
    return len(members) == 1 and members[0] == size - 1 and size > 3 and form in ("ruled", "named", "english")


def _interrupts(contents: Sequence[str], first: int, last: int) -> bool:
    """Whether the lines ``first`` to ``last`` stand inside a sentence."""
    if first == 0 or last + 1 >= len(contents):
        return False
    before, behind = contents[first - 1], contents[last + 1]
    prose = len(before) >= 12 and not is_plain(before)
    open_line = (prose and (is_han(before[-1]) or before[-1] in "，、")) or (len(before) >= 40 and before[-1].islower())
    return open_line and not closes(before) and not begins_anew(behind)


def _heads(
    lines: Lines, contents: Sequence[str], series: Sequence[int], edges: frozenset[int], found: Mapping[int, str]
) -> Iterator[int]:
    """The lines of ``series`` that are running heads; none where position does not show it."""
    beside = [i for i in series if i in edges or i - 1 in found or i + 1 in found or (found and i <= TOP)]
    inside = [i for i in series if i in beside or (_interrupts(contents, i, i) and _stands_out(lines, contents, i))]
    far = all(b - a >= APART for a, b in pairwise(series))
    by_pages = len(beside) * 5 >= len(series) * 3 and len(beside) >= 2
    by_sentences = len(series) >= 3 and len(inside) * 2 >= len(series) and len(series) * MOST <= len(contents)
    by_lines = len(series) >= 3 and series[0] < TOP and fills_pages(series[1:], series[0])
    if not far or not (by_pages or ((by_sentences or by_lines) and _goes_on_over(contents, inside))):
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
