"""What each element of a page holds: text, text of links, sentences; the figures by which an article is told from the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from convkit.markup.soup import T_BREAK, T_CHARS, T_CLOSE, T_OPEN, T_RUN, T_RUN_END, T_TEXT, Tree

SHORT = 12
LONG = 60
LINKED = 0.4


@lru_cache(maxsize=1)
def _mark() -> re.Pattern[str]:
    return re.compile(r"[。！？；，…]|[.,!?;](?=\s|$)")


@dataclass(slots=True)
class Measures:
    """By node: ``chars`` and ``linked`` code points of text and of link text below it, ``links`` their number, ``good`` the text of
    blocks that read like an article's.  ``breaks`` counts the line breaks right in it.
    """

    chars: list[int]
    linked: list[int]
    links: list[int]
    good: list[int]
    breaks: list[int]


def measure(text: str, tree: Tree, skipped: frozenset[int]) -> Measures:
    """The measures of ``tree``; what stands in the nodes ``skipped`` counts as text, but never as good."""
    size = len(tree.tags)
    chars, linked, links, marks = [0] * (size + 1), [0] * (size + 1), [0] * (size + 1), [0] * (size + 1)
    breaks = [0] * (size + 1)
    node = size
    stack: list[int] = []
    in_link = 0
    for code, start, stop, name, arg in tree.events:
        if code in (T_TEXT, T_CHARS):
            piece = text[start:stop] if code == T_TEXT else name
            length = len(piece.strip())
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
        elif code == T_RUN and name == "a":
            in_link = len(stack) + 1
            links[node] += 1
        elif code == T_RUN_END and name == "a":
            in_link = 0
    good = [_good(chars[n], linked[n], marks[n]) for n in range(size)]
    _spread(tree, good, skipped)
    for number in range(size - 1, -1, -1):
        parent = tree.parents[number]
        if parent >= 0:
            chars[parent] += chars[number]
            linked[parent] += linked[number]
            links[parent] += links[number]
            good[parent] += good[number]
    return Measures(chars[:size], linked[:size], links[:size], good, breaks[:size])


def _good(chars: int, linked: int, marks: int) -> int:
    """How much of a block's own text reads like an article's: sentences, and not for the most part links."""
    if not chars or linked > LINKED * chars:
        return 0
    return chars if (marks and chars > SHORT) or chars > LONG else 0


def _spread(tree: Tree, good: list[int], skipped: frozenset[int]) -> None:
    """Nothing below a node of ``skipped`` is good."""
    barren = [False] * len(good)
    for number, parent in enumerate(tree.parents):
        barren[number] = number in skipped or (parent >= 0 and barren[parent])
        if barren[number]:
            good[number] = 0
