"""Cuts marked-up text into tags, references and text: one compiled pattern, linear time, no state but a place.

Only known tags are tags: ``a<b``, ``<3`` and ``<foo>`` are text; in a page so is what names itself with a quoted attribute, and its end
tag.  A quoted value may hold ``<`` and ``>``, but an open quote
can't swallow the rest of a document: a tag whose attributes are not well formed ends at its first ``>``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from convkit.markup.tags import BOOLEAN, KNOWN, RAW, is_tag

TEXT, REFERENCE, OPEN, CLOSE, RAW_ELEMENT, DROPPED = range(6)

COMPLEX_LIMIT = 1000
"""After this many tags whose attributes are not well formed the well-formed reading is no longer tried."""

Token = tuple[int, int, int, str, int]
"""Kind, start, end, name or decoded reference, and where the name ends (for a raw element: where its start tag ends)."""


class Patterns(NamedTuple):
    """The compiled patterns of this module."""

    token: re.Pattern[str]
    quoted: re.Pattern[str]
    bare: re.Pattern[str]
    attribute: re.Pattern[str]


@lru_cache(maxsize=1)
def patterns() -> Patterns:
    """The patterns; possessive throughout, so that no text makes them go back."""
    token = re.compile(
        r"<(?:"
        r"(/?)([A-Za-z][A-Za-z0-9]*+(?:[:-][A-Za-z0-9:._-]++)?)((?:[\s/](?:[^<>\"']++|\"[^\"<>]*+\"|'[^'<>]*+')*+)?)(>)?"
        r"|(!--)|(!\[CDATA\[)|([!?](?=[A-Za-z\[/]))"
        r")"
        r"|&(?:\#(?:[0-9]{1,8}|[xX][0-9A-Fa-f]{1,7})|[A-Za-z][A-Za-z0-9]{1,31});?"
    )
    quoted = re.compile(
        r"(?:[\s/]{1,200}+[^\s\"'<>/=]{1,100}+(?:\s*+=\s*+(?:\"[^\"]{0,500}+\"|'[^']{0,500}+'|[^\s\"'<>=`]++))?+){0,40}+\s*+/?>"
    )
    attribute = re.compile(r"([^\s\"'<>/=]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++)))?")
    return Patterns(token, quoted, re.compile("[^<>]*+>"), attribute)


@lru_cache(maxsize=4096)
def decoded(reference: str) -> str | None:
    """The characters that a reference such as ``&nbsp;`` stands for; None where it is none.

    Without its semicolon only a numeric one and the names that HTML allows so are one.
    """
    from html import unescape
    from html.entities import html5

    if reference[1] != "#" and reference[1:] not in html5:
        return None
    return unescape(reference if reference.endswith(";") else reference + ";")


@lru_cache(maxsize=1)
def bare_tags() -> dict[str, tuple[int, str]]:
    """Kind and name of each known tag without attributes, as it is commonly written; raw elements aside."""
    found: dict[str, tuple[int, str]] = {}
    for name in sorted(KNOWN - RAW):
        for written in (name, name.upper()):
            found[f"<{written}>"] = (OPEN, name)
            found[f"</{written}>"] = (CLOSE, name)
    return found


class Tokenizer:
    """Cuts ``text`` from ``start`` to ``end``; ``broken`` counts the tags that were not well formed."""

    def __init__(self, text: str, start: int, end: int, *, pages: bool) -> None:
        self._text = text
        self._start = start
        self._end = end
        self._pages = pages
        self._complex = COMPLEX_LIMIT
        self._no_end: set[str] = set()
        self._own: set[str] = set()
        self.broken = 0

    def tokens(self) -> list[Token]:
        """The tokens in order; they tile the stretch."""
        found = self._match
        text, end = self._text, self._end
        search, bare = patterns().token.search, bare_tags()
        out: list[Token] = []
        place = at = self._start
        while True:
            match = search(text, at, end)
            if match is None:
                break
            first, stop = match.span()
            known = bare.get(match[0])
            token = (known[0], first, stop, known[1], stop - 1) if known is not None else found(match)
            if token is None:
                at = first + 1
                continue
            stop = token[2]
            if place < first:
                out.append((TEXT, place, first, "", 0))
            out.append(token)
            place = at = stop
        if place < end:
            out.append((TEXT, place, end, "", 0))
        return out

    def _match(self, match: re.Match[str]) -> Token | None:
        name = match[2]
        if name is not None:
            return self._tag(match, name.lower())
        if self._text[match.start()] == "&":
            return self._reference(match)
        start = match.start()
        if match[5]:
            close = self._find("-->", match.end() - 2)
            if close >= 0:
                return (DROPPED, start, close + 3, "", 0)
        elif match[6]:
            close = self._find("]]>", match.end())
            return (DROPPED, start, match.end() if close >= 0 and self._pages else start + 2, "", 0)
        close = self._find(">", match.end())
        return (DROPPED, start, close + 1, "", 0) if close >= 0 else None

    def _find(self, mark: str, at: int) -> int:
        """Where ``mark`` next stands; -1, and not looked for again, where it doesn't."""
        if mark in self._no_end:
            return -1
        place = self._text.find(mark, at, self._end)
        if place < 0:
            self._no_end.add(mark)
        return place

    def _tag(self, match: re.Match[str], name: str) -> Token | None:
        if not is_tag(name, self._pages) and not (self._pages and self._is_own(match, name)):
            return None
        end = match.end() if match[4] else self._tag_end(match)
        if end < 0 or not self._plausible(match.start(3), end - 1):
            return None
        if match[1]:
            return (CLOSE, match.start(), end, name, match.end(2))
        if name in RAW:
            return self._raw(match, name, end)
        return (OPEN, match.start(), end, name, match.end(2))

    def _is_own(self, match: re.Match[str], name: str) -> bool:
        """Whether a page made up the element ``name``: it has given it a quoted attribute, here or before."""
        if match[4] and ('="' in match[3] or "='" in match[3]) and "-" not in name and ":" not in name:
            self._own.add(name)
        return name in self._own

    def _tag_end(self, match: re.Match[str]) -> int:
        """Where a tag ends whose attributes the plain pattern does not cover; -1 where it is none."""
        at = match.end(2)
        if self._complex > 0 and at < self._end and (self._text[at].isspace() or self._text[at] == "/"):
            whole = patterns().quoted.match(self._text, at, self._end)
            if whole is not None:
                return whole.end()
            self._complex -= 1
        elif at >= self._end or not self._text[at].isspace():
            return -1
        stop = patterns().bare.match(self._text, at, self._end)
        if stop is None:
            return -1
        self.broken += 1
        return stop.end()

    def _plausible(self, start: int, end: int) -> bool:
        """Whether what stands between a tag's name and its end looks like attributes: ``<b and c>`` does not."""
        if start >= end:
            return True
        inside = self._text[start:end]
        if "=" in inside:
            return True
        return all(word in BOOLEAN for word in inside.replace("/", " ").lower().split())

    def _raw(self, match: re.Match[str], name: str, end: int) -> Token:
        if self._text[end - 2] == "/" and name == "svg":
            return (RAW_ELEMENT, match.start(), end, name, end)
        closing = _closing(name).search(self._text, end, self._end) if name not in self._no_end else None
        if closing is None:
            self._no_end.add(name)
            self.broken += 1
            return (RAW_ELEMENT, match.start(), self._end if name in ("script", "style") else end, name, end)
        return (RAW_ELEMENT, match.start(), closing.end(), name, end)

    def _reference(self, match: re.Match[str]) -> Token | None:
        reference = match[0]
        value = decoded(reference)
        if value is None:
            return None
        if reference[-1] != ";" and reference[1] != "#":
            after = self._text[match.end() : match.end() + 1]
            if after == "=" or (after.isascii() and after.isalnum()):
                return None
        return (REFERENCE, match.start(), match.end(), value, 0)


@lru_cache(maxsize=16)
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\s/>])[^<>]*+>", re.IGNORECASE)


def attributes(text: str, start: int, end: int) -> dict[str, tuple[int, int]]:
    """The spans of the attribute values between a tag's name and its end, by name in lower case; the first of a name counts."""
    found: dict[str, tuple[int, int]] = {}
    for match in patterns().attribute.finditer(text, start, end):
        group = next((n for n in (2, 3, 4) if match[n] is not None), 1)
        span = match.span(group) if group > 1 else (match.end(), match.end())
        found.setdefault(match[1].lower(), span)
    return found


def value(text: str, span: tuple[int, int] | None) -> str:
    """The attribute value at ``span`` with its references decoded, stripped; "" for None."""
    if span is None:
        return ""
    raw = text[span[0] : span[1]]
    if "&" not in raw:
        return raw.strip()
    from html import unescape

    return unescape(raw).strip()
