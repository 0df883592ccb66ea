"""The pass ``reflow.quoted``: what mails and forums quote with a ``>`` before each line becomes quotes.

The mark goes; the lines behind it are wrapped like any others, by whoever wrote them, and are joined by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from convkit.contract import Mark, TextView
from convkit.model import Block, BlockKind
from convkit.passes.reflow.borders import Page, page_of_text
from convkit.passes.reflow.lines import Lines, read_lines
from convkit.provenance import Certainty, Edit, Span

LEAST = 2


@lru_cache(maxsize=1)
def _mark() -> re.Pattern[str]:
    """One or more marks; three without a blank between are the prompt of a program."""
    return re.compile(r"(?:[>＞](?!>>)[ \t\u3000]*)+")


class Quoted:
    """Proposes edits that take the marks away and join the lines behind them, and the blocks."""

    def propose(self, view: TextView) -> Iterable[Edit | Mark]:
        """For each run of marked lines: edits, and a quote for each paragraph."""
        for span in view.plain:
            lines = read_lines(view, span)
            for first, last in runs(lines):
                yield from _quotes(view.text, lines, first, last)


def runs(lines: Lines) -> Iterator[tuple[int, int]]:
    """The runs of lines with a mark, one below the other (half-open); a line with nothing but the mark belongs to its run."""
    marked = [_marked(lines, index) for index in range(len(lines.starts))]
    index = 0
    while index < len(marked):
        last = index
        while last < len(marked) and marked[last] and (last == index or lines.gaps[last] == 0):
            last += 1
        if last - index >= LEAST and not _is_code(lines, index, last):
            yield index, last
        index = max(last, index + 1)


def _marked(lines: Lines, index: int) -> bool:
    start = lines.starts[index]
    first = lines.text[start : start + 1]
    return first in (">", "＞") and index not in lines.closed and _mark().match(lines.text, start) is not None


def _is_code(lines: Lines, first: int, last: int) -> bool:
    """Whether the marks are the prompt of a program: words of commands behind them, and nothing Chinese or written out."""
    contents = [lines.contents[index][1:].strip() for index in range(first, last)]
    return all(line.isascii() and (line.count(" ") < 3 or line[-1:] in ";){") for line in contents)


def _quotes(text: str, lines: Lines, first: int, last: int) -> Iterator[Edit | Mark]:
    bodies = [_body(lines, index) for index in range(first, last)]
    page = page_of_text("\n".join(text[a:b] for a, b in bodies))
    held = [index for index, (a, b) in enumerate(bodies) if a < b]
    joined = _joined(page)
    begun = 0
    for place, index in enumerate(held):
        start, end = bodies[index]
        if place in joined:
            new, hyphen = page.seam(place - 1, place)
            before = bodies[held[place - 1]][1] - hyphen
            yield Edit(before, text[before:start], new, joined[place])
            continue
        if place:
            yield Block(BlockKind.QUOTE, begun, bodies[held[place - 1]][1])
        before = bodies[held[place - 1]][1] if place else lines.starts[first]
        gap = "\n" if place else ""
        if text[before:start] != gap:
            yield Edit(before, text[before:start], gap)
        begun = start
    if held:
        yield Block(BlockKind.QUOTE, begun, bodies[held[-1]][1])
        end = lines.ends[last - 1]
        if bodies[held[-1]][1] < end:
            yield Edit(bodies[held[-1]][1], text[bodies[held[-1]][1] : end], "")


def _body(lines: Lines, index: int) -> Span:
    start, end = lines.starts[index], lines.ends[index]
    match = _mark().match(lines.text, start, end)
    return Span(match.end() if match else start, end)


def _joined(page: Page) -> Mapping[int, Certainty]:
    return {border.line: border.certainty for border in page.joins()}
