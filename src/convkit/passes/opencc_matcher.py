"""Converts between Chinese scripts with OpenCC's dictionaries; output identical to opencc-python-reimplemented 0.1.7.

That library cuts text at separators and takes, in each run between them, the longest entry first, leftmost among equals,
dictionary by dictionary of a group; then the next group goes over the result.  (Leftmost-longest, as in C++ OpenCC, gives other text:
国历史 becomes 國曆史.)  Most entries give what their characters give one by one; only a run that holds one which does not
is taken apart here, all else is one ``str.translate``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache, lru_cache
from itertools import compress
from operator import ne

from convkit.passes.opencc_data import SEPARATORS, Dictionary, chain, dictionary

BLOCK = 1024
"""Characters that are looked through, and passed over or translated, at once."""
ALL = slice(None)
SPARSE = 16
"""Where fewer than one character in SPARSE changes, only those are replaced."""


class Group:
    """Dictionaries that share one look at the text: what an earlier one took is gone for the later ones.

    ``aligned`` says that no entry changes the number of characters.
    """

    __slots__ = ("_anchors", "_dictionaries", "_left", "_rest", "_right", "_search", "_singles", "_table", "aligned")

    def __init__(self, dictionaries: list[Dictionary]) -> None:
        self._dictionaries = dictionaries
        self.aligned = all(
            len(key) == len(value)
            for d in dictionaries
            for part in (d.phrases, d.singles)
            for key, value in part.items()
        )
        singles: dict[str, str] = {}
        self._rest: list[dict[int, str | int] | None] = [None] * len(dictionaries)
        for index in reversed(range(len(dictionaries))):
            singles.update(dictionaries[index].singles)
            if not any(entries.phrases for entries in dictionaries[index:]):
                self._rest[index] = _table(singles)
        self._singles = {key: value for key, value in singles.items() if key != value}
        self._table = _table(self._singles)
        self._search = _class_of(self._singles)
        self._left: set[str] = set()
        self._right: set[str] = set()
        self._anchors = _class_of(self._own_words())

    def _own_words(self) -> set[str]:
        """The characters on which entries turn that give something else than their characters do one by one.

        Of each such entry a pair of characters is kept, the anchor first (``_right``: what stands right of it tells) or second
        (``_left``); text without any of these pairs holds no such entry.
        """
        anchors: set[str] = set()
        for entries in self._dictionaries:
            for phrase, value in entries.phrases.items():
                plain = phrase.translate(self._table)
                if plain == value:
                    continue
                at = next((i for i, (a, b) in enumerate(zip(plain, value, strict=False)) if a != b), 0)
                anchors.add(phrase[at])
                if at + 1 < len(phrase):
                    self._right.add(phrase[at : at + 2])
                else:
                    self._left.add(phrase[at - 1 : at + 1])
        return anchors

    def convert(self, text: str) -> str:
        """``text`` after this group."""
        found = self._suspects(text) if self._anchors else []
        if not found:
            return self._plain(text)
        pieces: list[str] = []
        position = 0
        for start, end in runs_at(text, found):
            pieces.append(self._plain(text[position:start]))
            pieces.append(self._run(text[start:end], 0))
            position = end
        pieces.append(self._plain(text[position:]))
        return "".join(pieces)

    def _suspects(self, text: str) -> list[int]:
        """Where an entry may stand that gives something else than its characters do."""
        if self._anchors is None:
            return []
        left, right = self._left, self._right
        places = [found.start() for found in self._anchors.finditer(text)]
        return [at for at in places if text[at : at + 2] in right or (at and text[at - 1 : at + 1] in left)]

    def _plain(self, text: str) -> str:
        """``text`` converted character by character."""
        if self._search is None:
            return text
        if len(text) <= BLOCK:
            return self._block(text, self._search)
        search = self._search
        return "".join([self._block(text[at : at + BLOCK], search) for at in range(0, len(text), BLOCK)])

    def _block(self, text: str, search: re.Pattern[str]) -> str:
        found = search.findall(text)
        if not found:
            return text
        if len(found) * SPARSE > len(text):
            return text.translate(self._table)
        return search.sub(self._single, text)

    def _single(self, found: re.Match[str]) -> str:
        return self._singles.get(found.group(), found.group())

    def _run(self, text: str, index: int) -> str:
        """A stretch without separators by dictionary ``index`` and those behind it."""
        if index == len(self._dictionaries) or not text:
            return text
        rest = self._rest[index]
        if rest is not None:
            return text.translate(rest)
        dictionary = self._dictionaries[index]
        pieces: list[str] = []
        position = 0
        for start, end in chosen_entries(text, dictionary):
            pieces.append(self._run(text[position:start], index + 1))
            entry = text[start:end]
            pieces.append(dictionary.phrases[entry] if end - start > 1 else dictionary.singles[entry])
            position = end
        pieces.append(self._run(text[position:], index + 1))
        return "".join(pieces)


@lru_cache(maxsize=1)
def _same() -> dict[int, str | int]:
    """The characters of ordinary text for themselves: ``str.translate`` is slow where it finds nothing."""
    ranges = (range(0x2010, 0x2030), range(0x3000, 0x3020), range(0x4E00, 0x9FA6), range(0xFF00, 0xFF60))
    return {code: code for codes in ranges for code in codes}


def _table(singles: Mapping[str, str]) -> dict[int, str | int]:
    return {**_same(), **{ord(key): value for key, value in singles.items()}}


def _class_of(characters: Collection[str]) -> re.Pattern[str] | None:
    """A pattern that finds each of ``characters``, and any beyond U+FFFF where one of them is: ``re`` looks those up one by one."""
    basic = "".join(sorted(c for c in characters if c <= "\uffff"))
    beyond = "\U00010000-\U0010ffff" if len(basic) < len(characters) else ""
    return re.compile(f"[{re.escape(basic)}{beyond}]") if basic or beyond else None


def chosen_entries(text: str, dictionary: Dictionary) -> list[tuple[int, int]]:
    """The entries that apply, longest first and leftmost among equals, in the order of the text."""
    phrases, lengths, singles = dictionary
    matches: list[tuple[int, int]] = []
    for start in range(len(text) - 1):
        for length in lengths.get(text[start : start + 2], ()):
            if start + length <= len(text) and text[start : start + length] in phrases:
                matches.append((-length, start))  # noqa: PERF401
    if len(matches) == 1 and not singles:
        return [(matches[0][1], matches[0][1] - matches[0][0])]
    matches.sort()
    taken = bytearray(len(text))
    chosen: list[tuple[int, int]] = []
    for minus, start in matches:
        end = start - minus
        if not (taken[start] or taken[end - 1] or any(taken[start:end])):
            taken[start:end] = b"\1" * (end - start)
            chosen.append((start, end))
    if singles:
        chosen += [(at, at + 1) for at, single in enumerate(text) if not taken[at] and single in singles]
    chosen.sort()
    return chosen


@lru_cache(maxsize=1)
def _run_pattern() -> re.Pattern[str]:
    return re.compile(f"[^{SEPARATORS}]+")


def runs_at(text: str, places: list[int]) -> Iterator[tuple[int, int]]:
    """The stretches between separators that hold one of ``places`` (sorted)."""
    index, count = 0, len(places)
    for run in _run_pattern().finditer(text):
        end = run.end()
        if places[index] < end:
            yield run.start(), end
            while index < count and places[index] < end:
                index += 1
            if index == count:
                return


class Converter:
    """One of OpenCC's configurations."""

    __slots__ = ("_groups", "name")

    def __init__(self, name: str, groups: list[Group]) -> None:
        self.name = name
        self._groups = groups

    def convert(self, text: str, steps: slice = ALL) -> str:
        """``text`` in the script that the configuration makes, or after some of its ``steps``."""
        if text.isascii():
            return text
        for group in self._groups if steps is ALL else self._groups[steps]:
            text = group.convert(text)
        return text

    def changes(self, text: str) -> Iterator[tuple[int, str, str]]:
        """Where ``convert`` changes ``text``: position, what stands there, what replaces it; narrowed to what differs."""
        made = self.convert(text)
        if made == text:
            return
        if all(group.aligned for group in self._groups):
            yield from _substituted(text, made)
            return
        new = _run_pattern().finditer(made)
        for run, other in zip(_run_pattern().finditer(text), new, strict=True):
            old, changed = run.group(), other.group()
            if old != changed:
                yield from _differences(run.start(), old, changed)


def _substituted(old: str, new: str) -> Iterator[tuple[int, str, str]]:
    """The stretches where two texts of one length differ."""
    start = end = -1
    for at in compress(range(len(old)), map(ne, old, new)):
        if at != end:
            if end > 0:
                yield start, old[start:end], new[start:end]
            start = at
        end = at + 1
    if end > 0:
        yield start, old[start:end], new[start:end]


def _differences(at: int, old: str, new: str) -> Iterator[tuple[int, str, str]]:
    """The stretches where ``old`` and ``new`` differ; one from first to last difference where their lengths do."""
    if len(old) == len(new):
        for start, before, after in _substituted(old, new):
            yield at + start, before, after
        return
    shorter = min(len(old), len(new))
    first = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    last = next((i for i in range(shorter - first) if old[-1 - i] != new[-1 - i]), shorter - first)
    yield at + first, old[first : len(old) - last], new[first : len(new) - last]


@cache
def converter(name: str) -> Converter:
    """The configuration ``name``, its dictionaries loaded once a process.  Raises KeyError where there is none."""
    return Converter(name, [_group(files) for files in chain(name)])


@cache
def _group(files: tuple[str, ...]) -> Group:
    return Group([dictionary(file) for file in files])
