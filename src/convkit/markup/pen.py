"""Keeps text and replaces what stands between: the one place where the edits of a markup reader are made.

Text that stays is never moved.  All that lies between two pieces of it (tags, comments, white space) is one gap and becomes one
edit: to nothing, a space, a newline between blocks, or what the caller sets.
"""

from __future__ import annotations

import re
from functools import lru_cache

from convkit.provenance import Edit

SPACES = " \t\n\r\f\v\xa0\u3000\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"
"""White space that is dropped at the edges of a block: HTML's own, and the spaces that people indent with."""

AWKWARD = ("  ", "\n", "\t", "\r", "\f", "\v")
"""White space inside a line that is folded."""

LONG = 65_536
"""A text of more code points is not looked through for them: many pens may be set to it, each for a small part."""

INLINE, CELL, HEAD, BORDER = range(4)
"""A gap inside a line; one that a border inside a table's cell made; before the first text; between blocks."""


@lru_cache(maxsize=1)
def _awkward() -> re.Pattern[str]:
    return re.compile(r"[ \t\n\r\f\v]{2,}|[\t\n\r\f\v]")


OPENERS = "（([【〔《<“\"'|｜/·、:："


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    return re.compile(
        "(?:(?:信息|文章|稿件|发布|發布|发表|更新|责任|責任)?(?:来源|來源|出处|出處|作者|记者|記者|编辑|編輯|时间|時間|日期)|责编|审核|浏览|阅读|点击|字号|打印)"
        r"(?:次数|量)?\s*[:：]"
    )


@lru_cache(maxsize=1)
def _dated() -> re.Pattern[str]:
    return re.compile("[12][0-9]{3}(?:年|[-/.])[0-9]{1,2}(?:月|[-/.])[0-9]{1,2}")


def wide(character: str) -> bool:
    """Whether a line break beside ``character`` is no space (CSS Text 3, 4.1.3: wide, but not Hangul)."""
    return (
        "\u2e80" <= character < "\ua4d0"
        or "\uf900" <= character < "\ufb00"
        or "\ufe30" <= character < "\ufe50"
        or "\uff00" <= character < "\uffe7"
        or character >= "\U00020000"
        or character in "“”‘’…—·"
    )


def folded(space: str, before: str, after: str) -> str:
    """What white space ``space`` inside a line becomes: one space, or nothing where a line of hanzi was broken.

    No-break and ideographic spaces inside a line are text and stay.
    """
    bare = space.strip(" \t\n\r\f\v")
    if bare:
        return _awkward().sub(" ", space)
    broken = "\n" in space or "\r" in space
    return "" if not space or (broken and wide(before) and wide(after)) else " "


class Pen:
    r"""Makes the edits of one stretch of ``text`` that begins at ``start``.

    ``last`` is where the text kept so far ends.  ``before`` is the last character kept, "" at the beginning.
    ``gap`` says what the next gap is.  With ``lines`` the borders are printed lines: ``breaks`` counts those in the gap, two or more
    leave a blank line, and the indent of a line stays.  While ``apart`` is set the elements of a line stand apart.
    """

    __slots__ = ("_loose", "_marks", "apart", "before", "breaks", "edits", "gap", "last", "lines", "text")

    def __init__(self, text: str, start: int, lines: bool = False) -> None:
        self.text = text
        self.edits: list[Edit] = []
        self.last = start
        self.before = ""
        self.gap = HEAD
        self.lines = lines
        self.breaks = 0
        self.apart = False
        self._loose: list[str] = []
        self._marks = AWKWARD if len(text) > LONG else tuple(mark for mark in AWKWARD if mark in text)

    def words(self, start: int, stop: int) -> int:
        """Keep the text ``start`` to ``stop``, white space folded; where the kept text begins, or -1."""
        piece = self.text[start:stop]
        core = piece.strip(SPACES)
        if not core:
            self._loose.append(piece)
            return -1
        first = start + piece.index(core[0])
        stop_at = first + len(core)
        if first > start:
            self._loose.append(piece[: first - start])
        self._fill(first, core[0])
        for mark in self._marks:
            if mark in core:
                self._fold(first, stop_at)
                break
        self.last = stop_at
        self.before = core[-1]
        if stop_at < stop:
            self._loose.append(piece[stop_at - start :])
        return first

    def characters(self, start: int, stop: int, new: str) -> bool:
        """Put ``new`` for the reference ``start`` to ``stop``; False where it was only a space at an edge."""
        if new.isspace():
            self._loose.append(new)
            return False
        self._fill(start, new[:1])
        old = self.text[start:stop]
        if old != new:
            self.edits.append(Edit(start, old, new))
        self.last = stop
        self.before = new[-1:] or self.before
        return True

    def verbatim(self, start: int, stop: int) -> int:
        """Keep the lines ``start`` to ``stop`` of code as they stand, blank lines at its head aside."""
        piece = self.text[start:stop]
        if self.gap != INLINE:
            if not piece.strip():
                return -1
            lead = len(piece) - len(piece.lstrip())
            start += piece.rfind("\n", 0, lead) + 1
        self._fill(start, "")
        self.last = stop
        self.before = piece[-1]
        return start

    def space(self, text: str) -> None:
        """Note white space that stands in the gap."""
        self._loose.append(text)

    def flush(self, place: int, new: str) -> None:
        """Replace the gap up to ``place`` by ``new``; text that follows is at the head of something."""
        old = self.text[self.last : place]
        if old and old != new:
            self.edits.append(Edit(self.last, old, new))
        self.last = place
        self.gap = HEAD
        self._loose.clear()

    def border(self) -> None:
        """A block ends or begins here."""
        if self.gap != HEAD:
            self.gap = BORDER

    def _fill(self, place: int, after: str) -> None:
        old = self.text[self.last : place]
        if self.gap == BORDER:
            new = "\n" if not self.lines else self._line_end()
        elif self.gap == HEAD:
            new = ""
        else:
            space = "".join(self._loose) + (" " if self.gap == CELL else "")
            new = folded(space, self.before, after) if space else self._between_labels(place, old)
            if self.apart and not new and "</" in old:
                new = " "
        if old and old != new:
            self.edits.append(Edit(self.last, old, new))
        self.gap = INLINE
        if self._loose:
            self._loose.clear()

    def _between_labels(self, place: int, old: str) -> str:
        """``<span>来源：甲</span><span>时间：乙</span>`` stands apart by its style alone: a space keeps the parts apart."""
        if not old or self.before in OPENERS:
            return ""
        if _label().match(self.text, place):
            return " "
        reopened = old.startswith("</") and not old.startswith("</", old.rfind("<"))
        return " " if reopened and _dated().match(self.text, place) else ""

    def _line_end(self) -> str:
        indent = "".join(self._loose).strip(" \t\n\r\f\v")
        breaks, self.breaks = min(max(self.breaks, 1), 2), 0
        return "\n" * breaks + indent

    def _fold(self, start: int, stop: int) -> None:
        text = self.text
        for match in _awkward().finditer(text, start, stop):
            old = match[0]
            new = folded(old, text[match.start() - 1], text[match.end()])
            if old != new:
                self.edits.append(Edit(match.start(), old, new))
