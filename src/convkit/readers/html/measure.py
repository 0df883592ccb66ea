"""What each element of a page holds: text, text of links, sentences; the figures by which an article is told from the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from convkit.markup.soup import T_BREAK, T_CHARS, T_CLOSE, T_OPEN, T_RUN, T_RUN_END, T_TEXT, Tree

SHORT = 12
LONG = 60
LINKED = 0.4
SAID = 200
"""Code points of an element's own text that are kept for a closer look; the text of longer ones is none that a look decides on."""


@lru_cache(maxsize=1)
def _mark() -> re.Pattern[str]:
    return re.compile(r"[。！？；，…]|[.,!?;](?=\s|$)")


@dataclass(slots=True)
class Measures:
    """By node: ``chars`` and ``linked`` code points of text and of link text below it, ``links`` their number.  What stands right in
    it: ``own`` its text, ``said`` the first SAID code points of that, ``reads`` as much of it as reads like an article's, ``breaks``
    its line breaks.
    """

    chars: list[int]
    linked: list[int]
    links: list[int]
    own: list[int]
    said: list[str]
    reads: list[int]
    breaks: list[int]

    def is_leaf(self, node: int) -> bool:
        """Whether ``node`` has text and no element inside it that has."""
        return self.own[node] > 0 and self.own[node] == self.chars[node]


def measure(text: str, tree: Tree) -> Measures:
    """The measures of ``tree``."""
    size = len(tree.tags)
    chars, linked, links, marks = [0] * (size + 1), [0] * (size + 1), [0] * (size + 1), [0] * (size + 1)
    breaks = [0] * (size + 1)
    pieces: list[list[str]] = [[] for _ in range(size + 1)]
    node = size
    stack: list[int] = []
    in_link = 0
    for code, start, stop, name, arg in tree.events:
        if code in (T_TEXT, T_CHARS):
            piece = text[start:stop] if code == T_TEXT else name
            length = len(piece.strip())
            if chars[node] < SAID:
                pieces[node].append(piece[: SAID + 100])
            if length:
                chars[node] += length
                marks[node] += len(_mark().findall(piece))
                if in_link:
                    linked[node] += length
        elif code == T_OPEN:
            stack.append(node)
            node = arg
        elif code == T_CLOSE:
            node = stack.pop()
            if in_link > len(stack) + 1:
                in_link = 0
        elif code == T_BREAK:
            breaks[node] += 1
            pieces[node].append(" ")
        elif code == T_RUN and name == "a":
            in_link = len(stack) + 1
            links[node] += 1
        elif code == T_RUN_END and name == "a":
            in_link = 0
    own = chars[:size]
    said = [" ".join("".join(held).split())[:SAID] for held in pieces[:size]]
    reads = [_reads(chars[n], linked[n], marks[n]) for n in range(size)]
    for number in range(size - 1, -1, -1):
        parent = tree.parents[number]
        if parent >= 0:
            chars[parent] += chars[number]
            linked[parent] += linked[number]
            links[parent] += links[number]
    return Measures(chars[:size], linked[:size], links[:size], own, said, reads, breaks[:size])


def _reads(chars: int, linked: int, marks: int) -> int:
    """How much of a block's own text reads like an article's: sentences, and not for the most part links."""
    if not chars or linked > LINKED * chars:
        return 0
    return chars if (marks and chars > SHORT) or chars > LONG else 0


def good(tree: Tree, measures: Measures, skipped: frozenset[int]) -> list[int]:
    """By node, how much text below it reads like an article's; what stands in the nodes ``skipped`` never does."""
    found = list(measures.reads)
    barren = [False] * len(found)
    for number, parent in enumerate(tree.parents):
        barren[number] = number in skipped or (parent >= 0 and barren[parent])
        if barren[number]:
            found[number] = 0
    for number in range(len(found) - 1, -1, -1):
        if tree.parents[number] >= 0:
            found[tree.parents[number]] += found[number]
    return found
