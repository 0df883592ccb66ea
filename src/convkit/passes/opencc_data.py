"""OpenCC's configurations and dictionaries, as opencc-python-reimplemented ships them (Apache License 2.0)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

SEPARATORS = r"\s\-,.?!*　，。、；：？！…“”‘’『』「」﹁﹂—－（）《》〈〉～．／＼︒︑︔︓︿﹀︹︺︙︐［﹇］﹈︕︖︰︳︴︽︾︵︶｛︷｝︸﹃﹄【︻】︼"
"""The characters that no entry crosses, as inside ``[…]`` of a regular expression."""


class Dictionary(NamedTuple):
    """One of OpenCC's dictionaries: its entries of several characters, the lengths of those by their first two; its single ones."""

    phrases: Mapping[str, str]
    lengths: Mapping[str, tuple[int, ...]]
    singles: Mapping[str, str]


def _folder() -> Path:
    from importlib.util import find_spec

    spec = find_spec("opencc")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("opencc-python-reimplemented is not installed")
    return Path(spec.origin).parent


@lru_cache(maxsize=1)
def names() -> tuple[str, ...]:
    """The configurations that there are, by name: s2t, t2s, s2twp …"""
    return tuple(sorted(path.stem for path in (_folder() / "config").glob("*.json")))


def chain(name: str) -> list[tuple[str, ...]]:
    """The groups of dictionary files of configuration ``name``, in order.  Raises KeyError where there is none."""
    import json

    if name not in names():
        raise KeyError(name)
    links = json.loads((_folder() / "config" / f"{name}.json").read_text("utf-8"))["conversion_chain"]
    return [tuple(_files(link["dict"])) for link in links]


def single_characters(file: str) -> Mapping[str, str]:
    """The entries of one character in the dictionary ``file`` (``STCharacters.txt`` …), each with its first value."""
    return dictionary(file).singles


def _files(entry: Mapping[str, Any]) -> Iterator[str]:
    if entry["type"] == "group":
        for inner in entry["dicts"]:
            yield from _files(inner)
    else:
        yield entry["file"]


def _entries(file: str) -> Iterator[tuple[str, list[str]]]:
    """The entries of the dictionary ``file``: key, tab, values divided by spaces."""
    for line in (_folder() / "dictionary" / file).read_text("utf-8").split("\n"):
        key, tab, made = line.strip().partition("\t")
        if tab:
            yield key, made.split(" ")


@cache
def values(file: str) -> Mapping[str, tuple[str, ...]]:
    """The entries of the dictionary ``file`` with all their values, the usual one first."""
    return {key: tuple(dict.fromkeys(made)) for key, made in _entries(file)}


@cache
def dictionary(file: str) -> Dictionary:
    """A dictionary file; of several values the first counts.  An entry across a separator never matches."""
    across = re.compile(f"[{SEPARATORS}]").search
    phrases: dict[str, str] = {}
    singles: dict[str, str] = {}
    lengths: dict[str, set[int]] = {}
    for key, made in _entries(file):
        value = made[0]
        if len(key) == 1:
            singles[key] = value
        elif not across(key):
            phrases[key] = value
            lengths.setdefault(key[:2], set()).add(len(key))
    by_first = {first: tuple(sorted(found)) for first, found in lengths.items()}
    return Dictionary(phrases, by_first, singles)
