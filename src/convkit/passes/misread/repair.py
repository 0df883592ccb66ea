"""What a way back is: a repair of one run, and by how much it must read better than what stands there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from convkit.frequent import profile
from convkit.provenance import Edit

GAIN = 0.3
"""By how much a repair must raise the share of common characters (measured: no clean paragraph of 40,000 passes)."""


class Repair(NamedTuple):
    """A run ``start`` to ``end`` of a text: its edits, all that they bring back, how many characters did not come back."""

    start: int
    end: int
    new: str
    edits: tuple[Edit, ...]
    broken: int = 0


class Kind(NamedTuple):
    """A kind of damage: ``name``; ``signs``, of which long damaged text holds one and clean text hardly any; the finder.

    ``find`` takes a text and whether the damage is known to be in its source: then short runs and rare characters, which
    prove nothing by themselves, come back too.
    """

    name: str
    signs: str
    find: Callable[[str, bool], Iterator[Repair]]


def gain(old: str, new: str) -> float:
    """By how much the share of common characters rises from ``old`` to ``new``, both of them one run."""
    before, after = profile(old), profile(new)
    was = before.common / before.total if before.total else 0.0
    lost = new.count("\ufffd")
    return (after.common - 5 * (after.bad - lost)) / after.total - was if after.total else -1.0


def strict(data: bytes, name: str) -> str | None:
    """``data`` decoded by the table ``name``; None where that fails."""
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None


def reread(start: int, old: str, data: bytes, name: str, least: float) -> Iterator[Repair]:
    """The repair of the run ``old`` whose bytes ``data`` are in the encoding ``name``, if it is strict and gains ``least``."""
    new = strict(data, name)
    if new is None or new.encode(name) != data:
        return
    gained = gain(old, new)
    if gained >= least:
        sure = gained >= GAIN or name == "utf-8"
        yield Repair(start, start + len(old), new, (Edit(start, old, new, "exact" if sure else "guess"),))
