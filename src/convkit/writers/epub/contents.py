"""The tree of a book's contents: which articles stand together under which headings.

The contents follow the order of the book (EPUB 3.3, 7.4.1: links of the toc nav in reading order), so a tree that sorts articles, by date
or by column, gives the book that order too; the other trees leave it as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import PurePosixPath

from convkit.writers.epub.languages import date_label

KINDS = ("auto", "flat", "part", "source", "date", "column")
LONG = 40
"""Entries of one list above which ``auto`` looks for dates to divide it by."""
DENSE = 2
"""Articles that a month, or a day, has at least on average where it is a heading of its own."""
DEEPEST = 6
"""Headings inside one another; folders beyond are not told apart."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the contents know of an article: its documents, label, language, and what it may be grouped by.

    ``part`` is the part of the work that it belongs to, ``part_page`` the page that opens this part with it.  ``headings`` are file, id and text of those of the first level.
    """

    documents: tuple[str, ...]
    label: str
    language: str = "zh-Hans"
    work: str = ""
    part: str = ""
    part_page: str = ""
    source: str = ""
    date: str = ""
    column: str = ""
    headings: tuple[tuple[str, str, str], ...] = ()

    @property
    def href(self) -> str:
        """Where the article begins."""
        return self.documents[0]

    @property
    def pages(self) -> tuple[str, ...]:
        """Its documents with the page that stands before them."""
        return (self.part_page, *self.documents) if self.part_page else self.documents


@dataclass(frozen=True, slots=True)
class Group:
    """A heading of the contents with what stands below it, and the page that it has of its own ("" where none)."""

    label: str
    members: tuple[Node, ...]
    href: str = ""


Node = Entry | Group
Keys = tuple[tuple[str, str], ...]
"""The groups that an article stands in, the outer first: what each is told from others by, and its label."""


def arranged(entries: Sequence[Entry], kind: str, language: str) -> list[Node]:
    """The contents of ``entries`` as ``kind`` (one of :data:`KINDS`) wants them, labels of dates in ``language``.

    ``part``: parts of a work over its chapters.  ``source``: folders and files over their articles, a file of one article under its folder.
    ``date``: years, months and days, as far as there are several articles to each; those without a date come last.  ``column``:
    columns of a paper in order of their first article.  ``auto``: files and parts; a long list that has neither and stands in
    order of time, by date.
    """
    if kind == "date":
        dated = sorted(entries, key=lambda entry: (not entry.date, entry.date))
        return _tree(dated, _by_date(dated, language))
    if kind == "column":
        names = list(dict.fromkeys([entry.column for entry in entries if entry.column]))
        place = {name: at for at, name in enumerate(names)}
        sorted_ = sorted(entries, key=lambda entry: place.get(entry.column, len(names)))
        return _tree(sorted_, [_named(entry.column) for entry in sorted_])
    if kind == "part":
        return _tree(entries, [_named(entry.part) for entry in entries])
    if kind == "source":
        return _tree(entries, _by_source(entries))
    if kind == "auto":
        sources = _by_source(entries)
        made = _tree(entries, [(*keys, *_named(e.part)) for keys, e in zip(sources, entries, strict=True)])
        if len(made) > LONG and all(isinstance(node, Entry) for node in made) and _in_time(entries):
            return _tree(entries, _by_date(entries, language))
        return made
    return list(entries)


def in_order(nodes: Iterable[Node]) -> Iterator[Entry]:
    """The articles of a tree as the book has them."""
    for node in nodes:
        if isinstance(node, Group):
            yield from in_order(node.members)
        else:
            yield node


def depth(nodes: Sequence[Node]) -> int:
    """How many lists stand inside one another; at least 1."""
    return max((1 + depth(node.members) for node in nodes if isinstance(node, Group)), default=1)


def _tree(entries: Sequence[Entry], keys: Sequence[Keys]) -> list[Node]:
    """Neighbours of equal keys in groups, keys of several in groups of groups."""
    return _grouped([(key[:DEEPEST], entry) for key, entry in zip(keys, entries, strict=True)], 0)


def _grouped(keyed: Sequence[tuple[Keys, Entry]], level: int) -> list[Node]:
    made: list[Node] = []
    for key, found in groupby(keyed, key=lambda pair: pair[0][level] if level < len(pair[0]) else None):
        members = list(found)
        if key is None:
            made += [entry for _, entry in members]
        else:
            first = members[0][1]
            page = first.part_page if key == (first.part, first.part) else ""
            made.append(Group(key[1], tuple(_grouped(members, level + 1)), page))
    return made


def _named(label: str) -> Keys:
    return ((label, label),) if label else ()


def _by_source(entries: Sequence[Entry]) -> list[Keys]:
    counts = Counter([entry.source for entry in entries])
    works: dict[str, set[str]] = {}
    for entry in entries:
        works.setdefault(entry.source, set()).add(entry.work)
    made: dict[str, Keys] = {}
    for source, count in counts.items():
        path = PurePosixPath(source)
        keys = [(part, part) for part in path.parts[:-1] if part != "/"]
        if count > 1 and source:
            only = works[source]
            keys.append((source, (next(iter(only)) if len(only) == 1 else "") or path.stem))
        made[source] = tuple(keys)
    return _told_apart([made[entry.source] for entry in entries])


def _by_date(entries: Iterable[Entry], language: str) -> list[Keys]:
    dates = [entry.date for entry in entries]
    lengths = [4]
    for length in (7, 10):
        exact = [date[:length] for date in dates if len(date) >= length]
        if len(exact) >= DENSE * len(set(exact)) > 0:
            lengths.append(length)
    cuts = [[date[:length] for length in lengths if len(date) >= length] for date in dates]
    return _told_apart([tuple([(cut, date_label(cut, language)) for cut in found]) for found in cuts])


def _told_apart(keys: Sequence[Keys]) -> list[Keys]:
    """``keys`` without what all of them begin with."""
    shared = 0
    while keys and all(len(key) > shared and key[shared] == keys[0][shared] for key in keys):
        shared += 1
    return [key[shared:] for key in keys]


def _in_time(entries: Sequence[Entry]) -> bool:
    dates = [entry.date for entry in entries]
    return all(dates) and (all(a <= b for a, b in pairwise(dates)) or all(a >= b for a, b in pairwise(dates)))
