"""The pass ``reflow.continued``: an article that goes on on another page (下转第三版 … 上接第一版) becomes one.

It is brought together only where the page says so twice: a note where it breaks off, and its title over a note where it goes
on.  The notes and the second title are furniture, the rest moves behind the first part.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from convkit.contract import Mark, TextView
from convkit.model import Furniture
from convkit.passes.lines import facts
from convkit.passes.reflow.lines import Lines, ends_sentence, read_lines
from convkit.patterns import ByFirst, Pattern
from convkit.provenance import Edit

LONGEST = 24
"""Code points of the longest note."""
TITLE = 40
"""Code points of the longest title."""
LEAST = 4
"""Code points of the shortest title that may be looked for."""


BRACKETS = "（("
_PAGE = r"\s*(?:第|本报|本報)?\s*[A-Z]?[\d一二三四五六七八九十]{1,3}\s*版[^（()）]{0,10}[）)]"
_BACK = f"(?:紧接|緊接|上接|接){_PAGE}"
_GOES_ON = ByFirst(BRACKETS, _BACK)


class _Patterns:
    """The regular expressions of this module."""

    onward = Pattern(rf"[{BRACKETS}](?:紧接|緊接|下转|下轉|转|轉){_PAGE}")
    back = Pattern(f"[{BRACKETS}]{_BACK}")


class Part(NamedTuple):
    """What goes on: the first line of its title, of its note and of its text, the line behind it, and the line it goes on."""

    title: int
    note: int
    first: int
    stop: int
    onward: int


class Continued:
    """Proposes the moves."""

    def propose(self, view: TextView) -> Iterable[Edit | Mark]:
        """For each article in two parts the notes as furniture, and a move of the second part behind the first."""
        if "接" not in view.text or not _GOES_ON.stands_in(view.text):
            return
        for span in view.plain:
            lines = read_lines(view, span)
            for part in parts(lines):
                if not lines.closed.isdisjoint({*range(part.title, part.stop), part.onward - 1}):
                    continue
                for line in (part.onward, part.title, part.note):
                    yield Furniture(lines.starts[line], lines.ends[line], "note that an article goes on")
                yield from _moved(lines, part)


def _moved(lines: Lines, part: Part) -> Iterator[Edit]:
    """The edits of one move: a sentence that was cut goes on where it was cut, else a paragraph follows."""
    before = part.onward - 1
    cut = not ends_sentence(lines.contents[before])
    start = lines.starts[part.first] if cut else lines.ends[part.first - 1]
    text = lines.text[start : lines.ends[part.stop - 1]]
    yield Edit(lines.ends[before], "", text, "guess", start)
    yield Edit(start, text, "", "guess", start)


def parts(lines: Lines) -> Iterator[Part]:
    """The second parts, each with the line of the note where the first breaks off."""
    contents = lines.contents
    onwards = [at for at, line in enumerate(contents) if len(line) <= LONGEST and _Patterns.onward.fullmatch(line)]
    if not onwards:
        return
    begun: dict[str, int] = {}
    for at, line in enumerate(contents):
        if len(line) <= TITLE:
            begun.setdefault(line, at)
    used: set[int] = set()
    for note, line in enumerate(contents):
        if len(line) > LONGEST or not _Patterns.back.fullmatch(line) or note + 1 >= len(contents):
            continue
        over = next((at for at in (note - 1, note + 1) if _titled(contents, begun, at, note)), None)
        if over is None:
            continue
        title, first = min(over, note), max(over, note) + 1
        onward = onwards[found] if (found := bisect_left(onwards, begun[contents[over]] + 2)) < len(onwards) else title
        if onward >= title or onward in used or first >= len(contents):
            continue
        used.add(onward)
        yield Part(over, note, first, _end(contents, first), onward)


def _titled(contents: list[str], begun: Mapping[str, int], at: int, note: int) -> bool:
    """Whether line ``at`` beside a note is a title that stood before."""
    if not 0 < at < len(contents) or not LEAST <= len(contents[at]) <= TITLE:
        return False
    return begun[contents[at]] < min(at, note)


def _end(contents: list[str], first: int) -> int:
    """The line behind the last of the second part: the next headline, mark or note, or the end."""
    for at in range(first + 1, len(contents)):
        seen = facts(contents[at])
        if seen.column or seen.date or (len(contents[at]) <= TITLE and not seen.closed and not seen.credit_end):
            return at
    return len(contents)
