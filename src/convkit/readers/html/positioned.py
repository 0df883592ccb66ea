"""Pages whose every line has a place of its own, as programs make them of PDF files: lines of text for reflow, no paragraphs.

pdftohtml gives each line a style (``position:absolute;top:218px;left:135px``), pdf2htmlEX classes that a style sheet puts in place
(``class="t m0 x1 h2 y3"``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from convkit.markup.pen import folded
from convkit.markup.soup import Tree
from convkit.markup.tokens import RAW_ELEMENT, Token, attributes, value
from convkit.provenance import Edit
from convkit.readers.html.measure import Measures

FEWEST = 4
SHARE = 0.8
"""So many lines at the least, and this share of the page's text, have places."""
SAME = 2.0
"""Units by which two pieces of one line may differ in height."""
INDENT = 10.0
DEEPEST = 60.0
"""Units by which the first line of a paragraph may stand in."""
TELLING = 2
"""So many indented lines tell that paragraphs are indented."""
FULL = 0.7
"""The share of the longest line that one on which a paragraph goes on has at the least."""
STYLE_LIMIT = 1 << 20


class Place(NamedTuple):
    """Where a line stands: distances from the left and from the top (or, negative, from the bottom)."""

    left: float
    top: float


@lru_cache(maxsize=1)
def _style() -> re.Pattern[str]:
    return re.compile(r"(left|top):(-?[\d.]+)(?:px|pt|em)?")


@lru_cache(maxsize=1)
def _rule() -> re.Pattern[str]:
    return re.compile(r"\.([xy][0-9a-f]+)\{(left|bottom):(-?[\d.]+)p[xt]")


def places(text: str, tokens: Sequence[Token], tree: Tree, measures: Measures) -> dict[int, Place]:
    """The place of each line of the page, by node; {} where it is no page of such lines."""
    head = text[: 1 << 16].lower()
    if "position:absolute" not in "".join(head.split()) and 'class="t m0' not in head:
        return {}
    rules = _rules(text, tokens)
    found: dict[int, Place] = {}
    chars = 0
    for node, own in enumerate(measures.own):
        if own and (place := _place(text, tree, node, rules)) is not None:
            found[node] = place
            chars += measures.chars[node]
    shown = sum(own for node, own in enumerate(measures.own) if tree.tags[node] != "title")
    return found if len(found) >= FEWEST and chars >= SHARE * shown else {}


def _rules(text: str, tokens: Sequence[Token]) -> Mapping[str, float]:
    rules: dict[str, float] = {}
    for kind, _, end, name, at in tokens:
        if kind == RAW_ELEMENT and name == "style" and end - at < STYLE_LIMIT:
            for label, side, size in _rule().findall("".join(text[at:end].split())):
                rules[label] = -float(size) if side == "bottom" else float(size)
    return rules


def _place(text: str, tree: Tree, node: int, rules: Mapping[str, float]) -> Place | None:
    span = tree.spans[node]
    if span[2] - span[1] < 8:
        return None
    given = attributes(text, span[1], span[2])
    style = "".join(value(text, given.get("style")).lower().split())
    if "position:absolute" in style:
        sides = {side: float(size) for side, size in _style().findall(style)}
        return Place(sides["left"], sides["top"]) if len(sides) == 2 else None
    names = value(text, given.get("class")).split()
    if not rules or names[:1] != ["t"]:
        return None
    left = next((rules[name] for name in names if name[0] == "x" and name in rules), None)
    top = next((rules[name] for name in names if name[0] == "y" and name in rules), None)
    return Place(left, top) if left is not None and top is not None else None


def set_in_lines(edits: list[Edit], tree: Tree, measures: Measures, found: Mapping[int, Place]) -> list[Edit]:
    """``edits`` with the pieces of one line put together, and the indent of a paragraph's first line set before it.

    Where paragraphs are told by their indent, the lines of each become one: full ones at the usual left that follow one another.
    """
    usual = Counter(round(place.left) for place in found.values()).most_common(1)[0][0]
    starts = {tree.spans[node][2]: node for node in found}
    indented = sum(1 for place in found.values() if INDENT <= place.left - usual <= DEEPEST)
    full = FULL * max(measures.own[node] for node in found)
    told = indented >= TELLING
    head, last, length = -1, -1, 0
    made: list[Edit] = []
    for edit in edits:
        node = starts.get(edit.start + len(edit.old), -1)
        if node >= 0:
            beside = last >= 0 and abs(found[node].top - found[last].top) <= SAME
            goes_on = beside or (told and length >= full and _is_body(found, usual, head, node))
            edit = edit._replace(new=_border(measures, goes_on, found[node].left - usual, last, node, edit.new))
            length = measures.own[node] + (length if beside else 0)
            head, last = head if beside else node, node
        made.append(edit)
    return made


def _is_body(found: Mapping[int, Place], usual: int, head: int, node: int) -> bool:
    """Whether ``node`` stands at the usual left and ``head``, which begins the line before, there or a little in."""
    return abs(found[node].left - usual) < INDENT and found[head].left - usual <= DEEPEST


def _border(measures: Measures, goes_on: bool, step: float, last: int, node: int, new: str) -> str:
    """What stands between the lines ``last`` and ``node``, where the reader of markup would have ``new``."""
    if last < 0 or "\n" not in new:
        return new
    if goes_on:
        return folded("\n", measures.said[last][-1], measures.said[node][0])
    return new + "\u3000\u3000" if INDENT <= step <= DEEPEST else new
