"""The pass ``markdown.remains``: headings and emphasis that Markdown left as ``#`` and ``**``.

A ``**`` pair around a short line, or over up to four short lines, is a heading; a pair inside a line is strong emphasis; a
lone ``**`` is dropped.  ``5 ** 2``, ``2**10``, code, and stars that stand for a name (张**, **市) stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from convkit.contract import Mark, TextView, Verdict
from convkit.model import Block, BlockKind, Run
from convkit.passes.reflow.english import Words, seam
from convkit.passes.reflow.keep import code_runs
from convkit.passes.reflow.lines import STOPS, Lines, lines_of, read_lines
from convkit.passes.surnames import SURNAMES
from convkit.provenance import Edit, Span

HEADING_LENGTH = 45
PLACES = frozenset("省市县縣区區乡鄉镇鎮村路街局厅廳州旗公学學医醫银銀集有股报報社小号號室幢栋棟弄巷楼樓单單")
"""What follows stars that stand for the name of a place or an office, or for the number of a house."""
LONE = 3
"""So many stars without partners are no mark of Markdown that a pair lost: they stand for something withheld."""
HEADING_LINES = 4
LEAST_HEADINGS = 2


class Token(NamedTuple):
    """A ``**``: positions ``start`` to ``end``; whether it may open and close emphasis."""

    start: int
    end: int
    opens: bool
    closes: bool


@lru_cache(maxsize=1)
def _stars() -> re.Pattern[str]:
    return re.compile(r"(?<!\*)\*{2,3}(?!\*)")


@lru_cache(maxsize=1)
def _heading() -> re.Pattern[str]:
    return re.compile(r"(#{1,6})[ \u3000]+(?=[^\s#])(.*?)([ \u3000]+#+)?$")


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The ``**`` of one line that can be marks: not those with blanks, or with ASCII words and digits, on both sides."""
    found = []
    for match in _stars().finditer(text, start, end):
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        if before.isascii() and before.isalnum() and after.isascii() and after.isalnum():
            continue
        opens, closes = not after.isspace(), not before.isspace()
        if opens or closes:
            found.append(Token(match.start(), match.end(), opens, closes))
    return found


def _unmasked(text: str, found: list[Token]) -> list[Token]:
    """``found`` without those that stand for names: all of them do, or those that are left make pairs."""
    if sum(token.end - token.start == LONE for token in found) % 2:
        found = [token for token in found if token.end - token.start != LONE]
    plain = [token for token in found if not _masks(text, token)]
    return plain if not plain or len(found) % 2 else found


def _masks(text: str, token: Token) -> bool:
    """Whether ``token`` stands behind a family name or before the word for a place, as where names are withheld."""
    named = token.closes and text[token.start - 1] in SURNAMES
    return named or (token.opens and text[token.end] in PLACES)


class MarkdownSurvey:
    """Counts headings that stand free (below the first level, or not in ASCII: shells prompt with #), and ``**``, over a source."""

    def __init__(self) -> None:
        self._headings = 0
        self._stars = 0

    def feed(self, text: str) -> None:
        """Look at the next stretch."""
        lines = lines_of(text, Span(0, len(text)))
        for index in _headings(lines, _coded(lines)):
            free = lines.gaps[index] > 0 or index == 0 or (index + 1 < len(lines.gaps) and lines.gaps[index + 1] > 0)
            self._headings += free
        if "**" in text:
            self._stars += sum(len(tokens(text, a, b)) for a, b in zip(lines.starts, lines.ends, strict=True))

    def verdict(self) -> Verdict:
        """Open where there is either; the data say whether ``#`` lines are headings."""
        headings = self._headings >= LEAST_HEADINGS
        evidence = {"headings": float(self._headings), "stars": float(self._stars)}
        return Verdict(headings or self._stars > 0, evidence=evidence, data=headings)


class Remains:
    """Proposes headings and emphasis in place of their marks."""

    def propose(self, view: TextView) -> Iterable[Edit | Mark]:
        """Blocks, runs, and the edits that drop the marks."""
        for span in view.plain:
            lines = read_lines(view, span)
            coded = _coded(lines)
            found: list[Edit | Mark] = []
            if view.verdict.data is not False:
                for index in _headings(lines, coded):
                    found += _marked_heading(lines, index)
            if "**" in view.text:
                headings = frozenset(_headings(lines, coded)) if view.verdict.data is not False else frozenset()
                found += _starred(lines, coded | headings)
            yield from sorted((e for e in found if isinstance(e, Edit)), key=lambda edit: edit.start)
            yield from (mark for mark in found if not isinstance(mark, Edit))


def _coded(lines: Lines) -> frozenset[int]:
    return frozenset(i for _, first, last in code_runs(lines, lines.contents) for i in range(first, last))


def _headings(lines: Lines, coded: frozenset[int]) -> Iterator[int]:
    text = lines.text
    for index, start in enumerate(lines.starts):
        if (
            text[start] == "#"
            and index not in coded
            and index not in lines.closed
            and _heading().match(lines.contents[index])
        ):
            yield index


def _marked_heading(lines: Lines, index: int) -> Iterator[Edit | Mark]:
    match = _heading().match(lines.contents[index])
    if match is None:
        return
    start = lines.starts[index]
    yield Edit(start, lines.text[start : start + match.start(2)], "")
    yield Block(BlockKind.HEADING, start + match.start(2), start + match.end(2), len(match[1]))
    if match[3]:
        yield Edit(start + match.start(3), match[3], "")


def _starred(lines: Lines, but: frozenset[int]) -> Iterator[Edit | Mark]:
    text = lines.text
    index = 0
    size = len(lines.starts)
    while index < size:
        if index in but or index in lines.closed or text.find("**", lines.starts[index], lines.ends[index]) < 0:
            index += 1
            continue
        found = tokens(text, lines.starts[index], lines.ends[index])
        last = _heading_end(lines, index, found, but)
        if last:
            yield from _starred_heading(lines, index, last - 1)
        else:
            yield from _emphasis(text, _unmasked(text, found))
        index = last or index + 1


def _heading_end(lines: Lines, index: int, found: list[Token], but: frozenset[int]) -> int:
    """Behind which line the heading ends that a ``**`` at the head of line ``index`` opens; 0 where it opens none."""
    start, end = lines.starts[index], lines.ends[index]
    if not found or found[0].start != start or not found[0].opens:
        return 0
    if len(found) == 2 and found[1].end == end:
        return index + 1 if _may_head(lines.text, found[0].end, found[1].start) else 0
    if len(found) != 1 or end - start > HEADING_LENGTH:
        return 0
    for other in range(index + 1, min(index + HEADING_LINES, len(lines.starts))):
        a, b = lines.starts[other], lines.ends[other]
        if b - a > HEADING_LENGTH or other in but or other in lines.closed:
            return 0
        closing = tokens(lines.text, a, b)
        if closing:
            return other + 1 if len(closing) == 1 and closing[0].end == b and closing[0].closes else 0
    return 0


def _may_head(text: str, start: int, end: int) -> bool:
    return (
        0 < end - start <= HEADING_LENGTH * 2
        and text[end - 1] not in STOPS - set("？！?!…")
        and "。" not in text[start:end]
    )


def _starred_heading(lines: Lines, first: int, last: int) -> Iterator[Edit | Mark]:
    text = lines.text
    opening = tokens(text, lines.starts[first], lines.ends[first])[0]
    closing = tokens(text, lines.starts[last], lines.ends[last])[-1]
    words = Words(text)
    yield Edit(opening.start, text[opening.start : opening.end], "")
    for index in range(first + 1, last + 1):
        start, end = lines.ends[index - 1], lines.starts[index]
        yield Edit(start, text[start:end], seam(words, lines.contents[index - 1], lines.contents[index])[0])
    yield Edit(closing.start, text[closing.start : closing.end], "")
    yield Block(BlockKind.HEADING, opening.end, closing.start, 1)


def _emphasis(text: str, found: list[Token]) -> Iterator[Edit | Mark]:
    opening: Token | None = None
    for token in found:
        yield Edit(token.start, text[token.start : token.end], "")
        if opening is not None and token.closes:
            yield Run(opening.end, token.start, "strong")
            opening = None
        elif token.opens:
            opening = token
