"""What a page holds and nobody sees: elements that a style hides, words set in between to spoil what is copied."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from convkit.markup.soup import Tree
from convkit.markup.tags import BLOCKS, INLINE, VOID
from convkit.markup.tokens import CLOSE, DROPPED, OPEN, RAW_ELEMENT, REFERENCE, TEXT, Token, attributes, value

STYLE_LIMIT = 1 << 18
RULE = 2000
"""Code points of the longest list of selectors that is read."""
REACH = 400
"""Tokens over which a hidden inline element may reach: it is a word or a line, no part of the page."""
UNREAD = frozenset(
    {
        ".mw-editsection",
        ".mw-cite-backlink",
        ".mw-jump-link",
        ".noprint",
        ".screen-reader-text",
        ".sr-only",
        ".visually-hidden",
    }
)
"""Classes that style sheets outside the page hide: those of MediaWiki, WordPress and Bootstrap, for edit links and for listeners."""
BACK = frozenset("↩↑^⤴↵⏎")
"""What links from a note back to its mark show."""
MOST = 0.5
"""What holds this share of a text is no hidden part of it: pages hide their article until a script shows it."""


@lru_cache(maxsize=1)
def _told() -> re.Pattern[str]:
    return re.compile(
        r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0|:\s*-\d{3}|\shidden\b", re.I
    )


@lru_cache(maxsize=1)
def _hides() -> re.Pattern[str]:
    return re.compile(
        r"(?:^|;)(?:display:none|visibility:hidden|font-size:0(?:\.0+)?(?:px|pt|em|rem|%)?(?:!important)?(?:;|$)|opacity:0(?:\.0+)?(?:;|$)"
        r"|(?:left|top|text-indent):-\d{3,}(?:px|em|%)?)"
    )


@lru_cache(maxsize=1)
def _simple() -> re.Pattern[str]:
    return re.compile(r"[.#][A-Za-z_][\w-]*")


@lru_cache(maxsize=64)
def _looks(named: frozenset[str]) -> re.Pattern[str]:
    """What the tag of a hidden element holds: a style that hides, or one of the classes and ids ``named``."""
    names = "|".join(sorted(re.escape(name[1:]) for name in named))
    return re.compile(_told().pattern + (rf"|(?<![\w-])(?:{names})(?![\w-])" if names else ""), re.IGNORECASE)


def hides(style: str) -> bool:
    """Whether nobody sees what has this ``style`` attribute: not shown, invisible, of no size, or far outside the page."""
    return _hides().search("".join(style.lower().split())) is not None


def concealed(text: str, tokens: Sequence[Token]) -> frozenset[str]:
    """The classes (``.x``) and ids (``#x``) that style sheets hide: UNREAD, and those of the page's own rules that name nothing else.

    What stands in ``@media`` is passed over: it holds for other readers.
    """
    found = set(UNREAD)
    for kind, _, end, name, at in tokens:
        if kind == RAW_ELEMENT and name == "style" and end - at < STYLE_LIMIT and "none" in text[at:end].lower():
            for rule in _without_media(text[at:end]).split("}"):
                selectors, _, body = rule.rpartition("{")
                if len(selectors) <= RULE and "none" in body and "display:none" in "".join(body.lower().split()):
                    found.update(part for part in map(str.strip, selectors.split(",")) if _simple().fullmatch(part))
    return frozenset(found)


def _without_media(style: str) -> str:
    pieces: list[str] = []
    at = 0
    while (rule := style.find("@media", at)) >= 0:
        pieces.append(style[at:rule])
        at = _block_end(style, rule)
    return "".join([*pieces, style[at:]])


def _block_end(style: str, at: int) -> int:
    depth = 0
    while at < len(style):
        opens, closes = style.find("{", at), style.find("}", at)
        if closes < 0:
            return len(style)
        if 0 <= opens < closes:
            depth, at = depth + 1, opens + 1
        else:
            depth, at = depth - 1, closes + 1
            if depth <= 0:
                return at
    return at


class Hidden:
    """Tells what is hidden in ``text``; ``named`` are the classes and ids that style sheets conceal."""

    def __init__(self, text: str, start: int, end: int, named: frozenset[str] = frozenset()) -> None:
        self._text = text
        self._named = named
        self._looks = _looks(named)
        marked = any(text.find(mark, start, end) >= 0 for mark in BACK if mark != "^")
        self.may_be = bool(named) or marked or _told().search(text, start, end) is not None

    def tag(self, start: int, stop: int) -> bool:
        """Whether the start tag whose attributes are ``text[start:stop]`` hides its element."""
        if not self.may_be or stop - start < 5:
            return False
        if self._looks.search(self._text, start, stop) is None:
            return False
        given = attributes(self._text, start, stop)
        if "hidden" in given or hides(value(self._text, given.get("style"))):
            return True
        names = {"#" + value(self._text, given.get("id"))}
        names.update("." + name for name in value(self._text, given.get("class")).split())
        return not names.isdisjoint(self._named)

    def nodes(self, tree: Tree) -> frozenset[int]:
        """The elements of ``tree`` that are hidden themselves."""
        if not self.may_be:
            return frozenset()
        return frozenset(n for n, (_, at, stop) in enumerate(tree.spans) if self.tag(at, stop))

    def without_words(self, tokens: list[Token]) -> tuple[list[Token], int]:
        """``tokens`` with each hidden inline element as one that is dropped, and how many of those held text."""
        if not self.may_be:
            return tokens, 0
        out: list[Token] = []
        at = count = 0
        while at < len(tokens):
            kind, start, stop, name, name_end = tokens[at]
            if kind == OPEN and name in INLINE and name not in VOID and self.tag(name_end, stop):
                close = self._close(tokens, at)
                if close > at:
                    count += any(
                        t[0] in (TEXT, REFERENCE) and self._text[t[1] : t[2]].strip() for t in tokens[at:close]
                    )
                    out.append((DROPPED, start, tokens[close][2], "", 0))
                    at = close + 1
                    continue
            if kind == OPEN and name == "a" and (close := self._way_back(tokens, at)) > at:
                out.append((DROPPED, start, tokens[close][2], "", 0))
                at = close + 1
                continue
            out.append(tokens[at])
            at += 1
        return out, count

    def _way_back(self, tokens: list[Token], at: int) -> int:
        """Where a link ends that only leads from a note back to its mark; -1 where the one at ``at`` is none."""
        close = self._close(tokens, at) if at + 3 >= len(tokens) or tokens[at + 1][0] in (TEXT, REFERENCE) else -1
        if not 0 < close - at <= 3:
            return -1
        said = "".join(
            t[3] or self._text[t[1] : t[2]] for t in tokens[at + 1 : close] if t[0] in (TEXT, REFERENCE)
        ).strip()
        if said.strip("\ufe0e\ufe0f") not in BACK:
            return -1
        href = value(self._text, attributes(self._text, tokens[at][4], tokens[at][2]).get("href"))
        return close if href.startswith("#") else -1

    def _close(self, tokens: list[Token], at: int) -> int:
        """Where the inline element that opens at ``at`` ends; -1 where a block or the end comes first."""
        name = tokens[at][3]
        depth = 0
        for place in range(at, min(len(tokens), at + REACH)):
            kind, _, _, here, _ = tokens[place]
            if kind in (OPEN, CLOSE) and here in BLOCKS:
                return -1
            if here == name and kind in (OPEN, CLOSE):
                depth += 1 if kind == OPEN else -1
                if not depth:
                    return place
        return -1
