"""A stretch of text with its runs as XHTML: nested well whatever the runs say, line ends as ``<br/>``."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from heapq import heapify, heappop, heappush

from convkit.model import Run
from convkit.xmltext import xml_attr, xml_text

DEEPEST = 12
"""Elements inside one another; runs beyond are left out, their text is not."""
PLAIN_TAGS = {"strong": "strong", "emphasis": "em", "sub": "sub", "sup": "sup"}

Anchor = Callable[[Run, str], tuple[str, str] | None]
"""Start and end tag of a link or a noteref over a text; None where it leads nowhere."""


@lru_cache(maxsize=1)
def _marker() -> re.Pattern[str]:
    return re.compile(r"[\[〔［（(]?\d{1,4}[\]〕］）)]?|[①-⑳㉑-㊿*†‡＊]{1,3}")


def is_marker(text: str) -> bool:
    """Whether ``text`` is the mark of a note, which is set small and high, rather than words of the sentence."""
    return _marker().fullmatch(text.strip()) is not None


def lines(text: str) -> str:
    """``text`` escaped, its line ends as breaks."""
    text = xml_text(text)
    return text.replace("\n", "<br/>\n") if "\n" in text else text


def one_line(text: str) -> str:
    """``text`` with white space folded, without what XML forbids."""
    if not text.isprintable():
        text = "".join([c for c in text if c.isprintable() or c.isspace()])
    return " ".join(text.split())


def marked(text: str, runs: Sequence[Run], anchor: Anchor) -> str:
    """``text`` with ``runs``, which are in its coordinates; a run that crosses the end of another goes on behind it."""
    waiting = [(max(run.start, 0), -min(run.end, len(text)), at, run) for at, run in enumerate(runs)]
    heapify(waiting)
    pieces: list[str] = []
    opened: list[tuple[int, str, str]] = []
    position = 0

    def advance(to: int) -> None:
        nonlocal position
        while opened and opened[-1][0] <= to:
            end, tag, _ = opened.pop()
            pieces.append(lines(text[position:end]))
            pieces.append(tag)
            position = end
        if position < to:
            pieces.append(lines(text[position:to]))
            position = to

    while waiting:
        start, negative, at, run = heappop(waiting)
        end = -negative
        if start >= end:
            continue
        advance(start)
        if opened and end > opened[-1][0]:
            heappush(waiting, (opened[-1][0], negative, at, run))
            end = opened[-1][0]
        kinds = {kind for _, _, kind in opened}
        tags = _tags(run, text[start:end], kinds, anchor) if len(opened) < DEEPEST else None
        if tags:
            pieces.append(tags[0])
            opened.append((end, tags[1], "a" if run.kind in ("link", "noteref") else run.kind))
    advance(len(text))
    return "".join(pieces)


def _tags(run: Run, text: str, inside: set[str], anchor: Anchor) -> tuple[str, str] | None:
    """Start and end tag of ``run``; None where it may not stand inside those that are open, or says nothing."""
    if run.kind in PLAIN_TAGS:
        tag = PLAIN_TAGS[run.kind]
        return f"<{tag}>", f"</{tag}>"
    if run.kind == "ruby":
        if "ruby" in inside or not run.value:
            return None
        return "<ruby>", f"<rt>{xml_text(run.value)}</rt></ruby>"
    if "a" in inside:
        return None
    return anchor(run, text)


def link_tag(href: str) -> str:
    """The start tag of a link to ``href``, a safe URL or a place in this book."""
    return f'<a href="{xml_attr(href)}">'
