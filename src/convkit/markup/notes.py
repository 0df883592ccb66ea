"""Footnotes of a page: marks that link to a short block of the same page, and the blocks they link to."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from convkit.markup.soup import T_RUN, T_RUN_END, T_TEXT, Tree
from convkit.markup.tags import HEADINGS
from convkit.markup.tokens import attributes, value

NOTE_LIMIT = 2000
"""Code points of source, tags included, beyond which a linked block is no note."""


class Notes(NamedTuple):
    """``marks``: the id of the note that a link (by where its tag begins) points to.  ``notes``: the id of each note's node."""

    marks: dict[int, str]
    notes: dict[int, str]


@lru_cache(maxsize=1)
def _mark() -> re.Pattern[str]:
    return re.compile(
        r"[\[（(【〔［]?\s*(?:注|note)?\s*(?:[0-9]{1,3}|[a-z]|[ivx]{1,5}|[①-⑳㉑-㉟❶-❿*†‡§※])?\s*[\]）)】〕］]?",
        re.IGNORECASE,
    )


def find_notes(text: str, tree: Tree) -> Notes:
    """The footnotes of ``text``: a link's text is a number or mark, and the block it leads to stands behind it and is short."""
    found = Notes({}, {})
    if "#" not in text:
        return found
    links: list[tuple[int, str]] = []
    said: list[str] = []
    start = -1
    target = ""
    for code, first, stop, name, at in tree.events:
        if code == T_RUN and name == "a":
            href = value(text, attributes(text, at, stop).get("href"))
            start, target, said = (first, href[1:], []) if href[:1] == "#" and len(href) > 1 else (-1, "", [])
        elif start >= 0 and code == T_TEXT:
            said.append(text[first:stop][:20])
        elif start >= 0 and code == T_RUN_END and name == "a":
            label = "".join(said).strip()
            if label and _mark().fullmatch(label):
                links.append((start, target))
            start = -1
    if links:
        _match(text, tree, links, found)
    return found


def _match(text: str, tree: Tree, links: list[tuple[int, str]], found: Notes) -> None:
    wanted = {target for _, target in links}
    places: dict[str, int] = {}
    for node, (_, name_end, stop) in enumerate(tree.spans):
        if stop - name_end > 4 and tree.tags[node] not in HEADINGS and tree.inner_ends[node] - stop <= NOTE_LIMIT:
            label = value(text, attributes(text, name_end, stop).get("id"))
            if label in wanted:
                places.setdefault(label, node)
    for start, target in links:
        node = places.get(target, -1)
        if node >= 0 and tree.spans[node][0] > start:
            found.marks[start] = target
            found.notes[node] = target
