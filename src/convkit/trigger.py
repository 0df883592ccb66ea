"""The characters of which one must stand in a text for a pass to have work.

A pattern finds them fastest in much text; but twenty patterns take longer to compile than a short text to look through, so
short texts are looked at by their set of characters until that has happened a few times.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from convkit.patterns import has_astral, holds

SHORT = 16_384
"""Code points up to which a text is looked at without a pattern."""
FEW = 8
"""How often that is done before the pattern is compiled after all."""
SINGLES = 8
"""So many characters are looked for one by one in a long text."""
WIDEST = 512
"""A range of no more characters is written out."""

_ESCAPES = {"r": "\r", "n": "\n", "t": "\t", "f": "\f", "v": "\v", "a": "\a"}
_LENGTHS = {"x": 2, "u": 4, "U": 8}


class Trigger:
    """``characters`` as inside ``[…]`` of a regular expression, ready to be looked for."""

    def __init__(self, characters: str) -> None:
        self._characters = characters
        self._asked = 0
        self._pattern: re.Pattern[str] | None = None
        self._sets: tuple[frozenset[str], tuple[tuple[str, str], ...]] | None = None

    @property
    def compiled(self) -> bool:
        """Whether a pattern is at hand."""
        return self._pattern is not None

    def stands_in(self, text: str) -> bool:
        """Whether one of the characters is in ``text``."""
        if self._pattern is None:
            self._asked += 1
            if len(text) <= SHORT and self._asked <= FEW and (found := self._look(text)) is not None:
                return found
            self._pattern = re.compile(f"[{self._characters}]")
        return self._pattern.search(text) is not None

    def _look(self, text: str) -> bool | None:
        """The answer without a pattern; None where the notation needs one."""
        if self._sets is None:
            parts = _parts(self._characters)
            if parts is None:
                self._asked = FEW
                return None
            self._sets = parts
        singles, ranges = self._sets
        if not singles.isdisjoint(text):
            return True
        return any(first <= character <= last for character in set(text) for first, last in ranges) if ranges else False


class Triggers:
    """The triggers of many passes, looked for at once; ``characters`` are those of each by its name.

    A text is gone through once, however many there are: where one character of any of them stands, those that it belongs to are
    known, and the search goes on for the others behind it.
    """

    def __init__(self, characters: Mapping[str, str]) -> None:
        self.names = frozenset(characters)
        self._each = {name: trigger(own) for name, own in characters.items()}
        self._characters = characters
        self._owners: dict[str, frozenset[str]] = {}
        self._patterns: dict[tuple[frozenset[str], bool], re.Pattern[str]] = {}
        self._few = {name: singles for name, own in characters.items() if (singles := _few_singles(own))}
        self._asked = 0

    def standing_in(self, text: str, among: frozenset[str]) -> frozenset[str]:
        """Those of the names ``among`` of whose characters one is in ``text``."""
        self._asked += 1
        if self._asked <= FEW and len(text) <= SHORT:
            distinct = "".join(set(text))
            return frozenset([name for name in among if self._each[name].stands_in(distinct)])
        # A search for one character is so much faster than one for a class that a few of them are too.
        few = frozenset([name for name in among if name in self._few])
        lacking = frozenset([name for name in few if not holds(text, self._few[name])])
        waiting, at = among - few, 0
        beyond = bool(waiting) and has_astral(text)
        while waiting and (found := self._pattern(waiting, beyond).search(text, at)):
            waiting -= self._of(found[0])
            at = found.end()
        return among - waiting - lacking

    def _of(self, character: str) -> frozenset[str]:
        """The names that have ``character`` among theirs."""
        if character not in self._owners:
            self._owners[character] = frozenset([n for n, each in self._each.items() if each.stands_in(character)])
        return self._owners[character]

    def _pattern(self, names: frozenset[str], beyond: bool) -> re.Pattern[str]:
        """Finds one of the characters of ``names``; not those above U+FFFF, unless ``beyond``.

        A class with one of them is looked for half as fast as one without.
        """
        if (names, beyond) not in self._patterns:
            if len(self._patterns) >= MOST:
                self._patterns.clear()
            each = [self._characters[name] for name in sorted(names)]
            every = "|".join([f"[{own if beyond else lower_plane(own)}]" for own in each])
            self._patterns[names, beyond] = re.compile(every)
        return self._patterns[names, beyond]


MOST = 64
"""Patterns for sets of triggers that are kept."""


@lru_cache(maxsize=256)
def trigger(characters: str) -> Trigger:
    """The trigger for ``characters``, made once."""
    return Trigger(characters)


def lower_plane(characters: str) -> str:
    """``characters``, as inside ``[…]``, without those above U+FFFF; as they stand where only ``re`` reads their notation."""
    singles, ranges = _parts(characters) or (frozenset(), ())
    kept = [[ord(first), min(ord(last), 0xFFFF)] for first, last in ranges if first <= "\uffff"]
    for code in sorted([ord(one) for one in singles if one <= "\uffff"]):
        if kept and kept[-1][1] == code - 1:
            kept[-1][1] = code
        else:
            kept.append([code, code])
    return "".join([f"\\u{first:04x}-\\u{last:04x}" for first, last in kept]) or characters


def _few_singles(characters: str) -> frozenset[str]:
    """The characters, where they are up to ``SINGLES``; none where they are more, or only ``re`` reads their notation."""
    singles, ranges = _parts(characters) or (frozenset(), ())
    return singles if len(singles) <= SINGLES and not ranges else frozenset()


def _parts(characters: str) -> tuple[frozenset[str], tuple[tuple[str, str], ...]] | None:
    """Single characters and wide ranges; None for what only ``re`` reads (a category, a negation)."""
    atoms: list[tuple[str, bool]] = []
    at = 0
    while at < len(characters):
        character = characters[at]
        at += 1
        if character == "\\":
            character, at = _escaped(characters, at)
            if not character:
                return None
            atoms.append((character, True))
        elif character in "[]^":
            return None
        else:
            atoms.append((character, False))
    singles: set[str] = set()
    ranges: list[tuple[str, str]] = []
    index = 0
    while index < len(atoms):
        first = atoms[index][0]
        if index + 2 < len(atoms) and atoms[index + 1] == ("-", False):
            last = atoms[index + 2][0]
            if ord(last) - ord(first) <= WIDEST:
                singles.update(map(chr, range(ord(first), ord(last) + 1)))
            else:
                ranges.append((first, last))
            index += 3
        else:
            singles.add(first)
            index += 1
    return frozenset(singles), tuple(ranges)


def _escaped(text: str, at: int) -> tuple[str, int]:
    """The character that the escape at ``at`` stands for, and where it ends; "" for none."""
    letter = text[at : at + 1]
    if letter in _LENGTHS:
        end = at + 1 + _LENGTHS[letter]
        return chr(int(text[at + 1 : end], 16)), end
    if letter.isalnum():
        return _ESCAPES.get(letter, ""), at + 1
    return letter, at + 1
