"""Makes a tree of tag soup without recursion: implied ends and starts, ends without a start, any depth.

The rules are those of HTML's tree construction (WHATWG HTML 13.2.6), as far as they decide where a paragraph, an item or a
cell begins and ends.  Inline elements are left out of the tree: ``<b><p>x</b>y</p>`` is one bold stretch across two edges and
no matter of nesting.  Each token costs constant time on average, since an end tag looks at counts before it looks at the stack.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from convkit.markup.tags import (
    BLOCKS,
    CELLS,
    HEADINGS,
    ITEMS,
    LISTS,
    RUBY,
    RUN_KINDS,
    SECTIONS,
    TABLE_PARTS,
    VOID,
)
from convkit.markup.tokens import CLOSE, DROPPED, OPEN, RAW_ELEMENT, REFERENCE, TEXT, Token

T_TEXT, T_CHARS, T_OPEN, T_CLOSE, T_BREAK, T_VOID, T_RAW, T_RUN, T_RUN_END, T_RUBY = range(10)

Event = tuple[int, int, int, str, int]
"""Code, start, end, name or characters, and a node's number (opening, closing) or where a name or start tag ends."""

KEEPS_P = frozenset(
    {"button", "noscript", "object", "applet", "option", "optgroup", "select", "title", "head", "canvas"}
)
"""Block elements that may stand inside an open paragraph."""
IN_TABLES = frozenset({"form", "template"})
"""Elements that may stand between the rows of a table without being a cell's content; there they are ignored."""


@dataclass(slots=True)
class Tree:
    """The block elements of a stretch, numbered as they open, and the events that lead through them.

    ``parents`` holds -1 for an element at the top.  ``spans`` are the start tags (empty where implied).  ``inner_ends`` says where
    the content of each ends.  ``repairs`` counts what had to be implied or ignored.
    """

    events: list[Event] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    spans: list[tuple[int, int, int]] = field(default_factory=list)
    inner_ends: list[int] = field(default_factory=list)
    repairs: int = 0


class Soup:
    """Builds the :class:`Tree` of ``tokens``."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tree = Tree()
        self._stack: list[int] = []
        self._scopes: list[dict[str, int]] = [{}]
        self._parts: list[dict[str, int]] = []
        self._items: list[int] = [0]

    def build(self, tokens: list[Token], end: int) -> Tree:
        """The tree; ``end`` is where the stretch ends."""
        add = self._tree.events.append
        for kind, start, stop, name, at in tokens:
            if kind in (TEXT, REFERENCE):
                if self._parts and self._loose() and not (name or self._text[start:stop]).isspace():
                    self._cell(start)
                add((T_TEXT if kind == TEXT else T_CHARS, start, stop, name, at))
            elif kind == OPEN:
                self._open(start, stop, name, at)
            elif kind == CLOSE:
                self._close(start, stop, name)
            elif kind == RAW_ELEMENT:
                add((T_RAW, start, stop, name, at))
            elif kind != DROPPED:
                raise AssertionError(kind)
        while self._stack:
            self._pop(end)
        return self._tree

    # --- start tags ---

    def _open(self, start: int, stop: int, name: str, at: int) -> None:
        add = self._tree.events.append
        if name == "br":
            add((T_BREAK, start, stop, name, at))
        elif name in RUN_KINDS:
            add((T_RUN, start, stop, name, at))
        elif name in RUBY:
            add((T_RUBY, start, stop, name, at))
        elif name in VOID:
            if name == "hr":
                self._end_p(start)
            if name in ("hr", "img", "image"):
                if self._parts and self._loose():
                    self._cell(start)
                add((T_VOID, start, stop, name, at))
        elif name in BLOCKS:
            self._block(start, stop, name, at)

    def _block(self, start: int, stop: int, name: str, at: int) -> None:
        if name in TABLE_PARTS:
            if self._parts:
                self._table_part(start, stop, name, at)
                return
            self._tree.repairs += 1
        if self._parts and self._loose():
            if name in IN_TABLES:
                return
            self._cell(start)
        if name not in KEEPS_P:
            self._end_p(start)
        if name in ITEMS:
            if self._items[-1]:
                self._pop_until(ITEMS, start)
        elif name in HEADINGS:
            if self._stack and self._top() in HEADINGS:
                self._tree.repairs += 1
                self._pop(start)
        elif name == "body" and self._scopes[-1].get("head"):
            self._pop_until(frozenset({"head"}), start)
        elif name in ("option", "optgroup") and self._stack and self._top() == "option":
            self._pop(start)
        self._push(start, stop, name, at)

    def _table_part(self, start: int, stop: int, name: str, at: int) -> None:
        if name in ("col", "colgroup"):
            return
        if name in CELLS:
            self._clear(start, SECTIONS | {"tr", "table"})
            if self._top() != "tr":
                self._push(start, start, "tr", start)
        elif name == "tr":
            self._clear(start, SECTIONS | {"table"})
        else:
            self._clear(start, frozenset({"table"}))
            if name == "caption" and "tr" in self._parts[-1]:
                self._cell(start)
                return
        self._push(start, stop, name, at)

    def _cell(self, start: int) -> None:
        """Open the cell that loose content of a table needs."""
        self._tree.repairs += 1
        if self._top() != "tr":
            self._push(start, start, "tr", start)
        self._push(start, start, "td", start)

    def _loose(self) -> bool:
        top = self._top()
        return top == "table" or top == "tr" or top in SECTIONS

    def _end_p(self, start: int) -> None:
        if self._scopes[-1].get("p"):
            self._pop_until(frozenset({"p"}), start)

    # --- end tags ---

    def _close(self, start: int, stop: int, name: str) -> None:
        add = self._tree.events.append
        if name in RUN_KINDS:
            add((T_RUN_END, start, stop, name, 0))
        elif name in RUBY:
            add((T_RUBY, start, stop, "/" + name, 0))
        elif name == "br":
            add((T_BREAK, start, stop, name, 0))
        elif name in BLOCKS and name not in ("html", "body"):
            counts = self._parts[-1] if name in TABLE_PARTS and self._parts else self._scopes[-1]
            if name in HEADINGS and any(counts.get(heading) for heading in HEADINGS):
                self._pop_until(HEADINGS, start)
            elif counts.get(name) or (name == "table" and self._parts):
                self._pop_until(frozenset({name}), start)
            else:
                self._tree.repairs += 1
                if name == "p":
                    add((T_BREAK, start, stop, "p", 0))

    # --- the stack ---

    def _top(self) -> str:
        return self._tree.tags[self._stack[-1]] if self._stack else ""

    def _push(self, start: int, stop: int, name: str, at: int) -> None:
        tree = self._tree
        number = len(tree.tags)
        tree.tags.append(name)
        tree.parents.append(self._stack[-1] if self._stack else -1)
        tree.spans.append((start, at, stop))
        tree.inner_ends.append(stop)
        tree.events.append((T_OPEN, start, stop, name, number))
        self._stack.append(number)
        if name in TABLE_PARTS and self._parts:
            self._parts[-1][name] = self._parts[-1].get(name, 0) + 1
            if name in CELLS or name == "caption":
                self._scopes.append({})
                self._items.append(0)
            return
        scope = self._scopes[-1]
        scope[name] = scope.get(name, 0) + 1
        if name == "table":
            self._parts.append({})
            self._scopes.append({})
        elif name in LISTS:
            self._items.append(0)
        elif name in ITEMS:
            self._items[-1] += 1

    def _pop(self, place: int) -> None:
        tree = self._tree
        number = self._stack.pop()
        name = tree.tags[number]
        tree.inner_ends[number] = place
        tree.events.append((T_CLOSE, place, place, name, number))
        if name == "table":
            self._parts.pop()
            self._scopes.pop()
        if name in TABLE_PARTS and self._parts:
            self._parts[-1][name] -= 1
            if name in CELLS or name == "caption":
                self._scopes.pop()
                self._items.pop()
            return
        self._scopes[-1][name] -= 1
        if name in LISTS:
            self._items.pop()
        elif name in ITEMS:
            self._items[-1] -= 1

    def _pop_until(self, names: frozenset[str], place: int) -> None:
        """Close the open elements down to and with the nearest of ``names``, which is known to be open."""
        while True:
            found = self._top() in names
            self._pop(place)
            if found:
                return

    def _clear(self, place: int, names: frozenset[str]) -> None:
        """Close the open elements down to the nearest of ``names``, which stays open."""
        while self._top() not in names:
            self._pop(place)
