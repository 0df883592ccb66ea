"""Regular expressions that are compiled when they are first asked for.

A hundred patterns take a quarter of the time that a short file takes, and most files need few of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

SHORT = 16_384
"""Code points up to which a text is looked through faster than a further pattern is compiled."""


def holds(text: str, characters: Iterable[str]) -> bool:
    """Whether one of a few ``characters`` stands in ``text``.

    A search for each takes a quarter of what ``set.isdisjoint`` takes with a Chinese paragraph, which becomes a string for each
    character of its own.
    """
    return any(map(text.__contains__, characters))


def has_astral(text: str) -> bool:
    """Whether a character above U+FFFF stands in ``text``, told by its length in UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)


class ByFirst:
    """Looks for an expression that begins with one of a few characters, ``first``, and goes on with ``rest``.

    ``re`` looks for one literal character ten times as fast as for a class of two, so for a long text each has a pattern of its own;
    to compile them would take longer than a short one.
    """

    __slots__ = ("_each", "_first", "_rest")

    def __init__(self, first: str, rest: str) -> None:
        self._first = first
        self._rest = rest
        self._each: list[tuple[str, re.Pattern[str]]] = []

    def stands_in(self, text: str) -> bool:
        """Whether it matches anywhere in ``text``."""
        if len(text) <= SHORT:
            return holds(text, self._first) and re.search(f"[{self._first}]{self._rest}", text) is not None
        if not self._each:
            self._each = [(each, re.compile(re.escape(each) + self._rest)) for each in self._first]
        return any(first in text and pattern.search(text) for first, pattern in self._each)


class Pattern:
    r"""A regular expression as an attribute of a class: compiled at the first access, which puts the result in its place.

    ::

        class _P:
            day = Pattern(r"\d{1,2}日")

        _P.day.match(text)
    """

    __slots__ = ("_expression", "_flags", "_name")

    def __init__(self, expression: str, flags: int = 0) -> None:
        self._expression = expression
        self._flags = flags
        self._name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: object, owner: type) -> re.Pattern[str]:
        compiled = re.compile(self._expression, self._flags)
        setattr(owner, self._name, compiled)
        return compiled
