"""The pass ``reflow.boards``: sets aside what a forum, a blog or a page of questions prints round what people wrote.

A text is taken for a copy of such a page where at least three lines near its head or its end are nothing but words of such pages.
Then those lines go wherever they stand, and ranks, counters and single buttons where they stand beside them; over the line that
counts the views of a thread all is of the page.  Who wrote a post and when stays, on a line of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from convkit.contract import Mark, TextView
from convkit.model import Block, BlockKind, Furniture
from convkit.passes import boardwords as words
from convkit.passes.pagetops import is_navigation
from convkit.passes.reflow.lines import Lines, read_lines
from convkit.patterns import holds
from convkit.provenance import Edit

LEAST = 3
"""Lines that show such a page."""
EDGE = 60
"""Lines from either end in which they are looked for."""
NEAR = 3_000
"""Code points from either end in which one of their words stands; no more is looked at elsewhere."""
HEAD = 40
"""Lines in which that with the number of views stands."""
SHORT = 40
"""Code points of the longest line over it that is of the page."""
WORD = 4
"""Code points of a line between two of the page that is of the page whatever it says: a rank, a name."""
REASON = "page of a forum or blog"


class Boards:
    """Marks what stands round the posts of a forum, a blog or a page of questions."""

    def propose(self, view: TextView) -> Iterable[Edit | Mark]:
        """Furniture, edits that take buttons off a title, and blocks of the lines that say who wrote a post."""
        for span in view.plain:
            text = view.text
            first = text[span.start : min(span.end, span.start + NEAR)]
            last = text[max(span.start, span.end - NEAR) : span.end]
            if words.may_be_board(first) or words.may_be_board(last):
                yield from _marks(read_lines(view, span))


def _marks(lines: Lines) -> Iterator[Edit | Mark]:
    contents = lines.contents
    edge = [*range(min(EDGE, len(contents))), *range(max(EDGE, len(contents) - EDGE), len(contents))]
    if len({contents[i] for i in edge if words.is_sure(contents[i])}) < LEAST:
        return
    aside = page_lines(contents)
    posts = 0
    titled = next((i for i, line in enumerate(contents[:HEAD]) if words.button_behind(line) < len(line)), -1)
    for index, line in enumerate(contents):
        start, end = lines.starts[index], lines.ends[index]
        if index in lines.closed:
            continue
        if index in aside:
            yield Furniture(start, end, REASON)
        elif words.is_posted(line):
            posts += 1
            stop = words.button_behind(line) if posts > 1 else len(line)
            yield from [Edit(start + stop, line[stop:], "")] if stop < len(line) else ()
            kind, level = (BlockKind.HEADING, 2) if posts > 1 else (BlockKind.PARAGRAPH, 0)
            yield Block(kind, start, start + stop, level)
        elif index == titled or (index + 1 in aside and contents[index + 1].strip("[]【】 ") == "复制链接"):
            begin, stop = words.kind_before(line), words.button_behind(line)
            yield from (Edit(start + a, line[a:b], "") for a, b in ((0, begin), (stop, len(line))) if a < b)


def page_lines(contents: Sequence[str]) -> set[int]:
    """The lines of ``contents`` that belong to the page and not to what people wrote on it."""
    sure = {i for i, line in enumerate(contents) if words.is_sure(line)}
    posted = {i for i, line in enumerate(contents) if words.is_posted(line)}
    loose = {i for i, line in enumerate(contents) if i not in sure | posted and words.may_go_with(line)}
    found = set(sure)
    for step in (1, -1):
        for index in sorted(sure | posted, reverse=step < 0):
            at = index + step
            while at in loose or (
                index in sure and at + step in loose and _is_bridge(contents, at, min(posted, default=HEAD))
            ):
                found.add(at)
                at += step
    often = Counter(contents[i] for i in loose)
    found |= {i for i in loose if often[contents[i]] > 1 and not contents[i].isdecimal()}
    counted = next((i for i in sorted(sure) if i < HEAD and _counts(contents[i])), 0)
    if all(len(line) <= SHORT and not line.endswith("。") for line in contents[:counted]):
        found |= set(range(counted))
    first = min(found, default=0)
    if all(_names_site(line) for line in contents[:first]):
        found |= set(range(first))
    return found if len(found) < len(contents) else set()


def _counts(line: str) -> bool:
    """Whether ``line`` counts the views and the answers of a thread, as stands right over its title."""
    return ("回复" in line or "评论" in line) and ("查看" in line or "浏览" in line) and any(map(str.isdigit, line))


def _is_bridge(contents: Sequence[str], index: int, first: int) -> bool:
    """Whether line ``index``, between lines of the page, may be of it whatever it says: a rank, or over the ``first`` post what the
    owner says of himself.
    """
    if not 0 < index < len(contents) - 1:
        return False
    line = contents[index]
    return len(line) <= WORD or (index < min(first, HEAD) and len(line) <= SHORT and line.endswith("。"))


def _names_site(line: str) -> bool:
    """Whether ``line``, over all others of the page, is the name of the site or its navigation."""
    named = len(line) <= SHORT and holds(line, ("首页", "论坛", "社区", "博客")) and not holds(line, "，。：！？")
    return named or is_navigation(line)
