"""GBK's two-byte table by lead and trail byte, and the readings of the characters that the damage marks."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

PATH = Path(__file__).parent.parent / "tables" / "readings.txt"

TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
"""The letters of which a reading holds one.  Those that GBK lacks (ḿ, ǹ) do not occur in the table."""

NEUTRAL = ("men", "me", "ma")
"""The readings without a tone that the table has: the first ones of 們, 麼 and 嗎."""

READING = f"(?:[a-zü]{{0,5}}[{TONES}][a-zü]{{0,4}}|{'|'.join(NEUTRAL)})"
"""A reading as a regular expression, without captures; bounded, so that hostile text costs no more than clean text."""


class Pair(NamedTuple):
    """The two bytes of a GBK character."""

    lead: int
    trail: int


@lru_cache(maxsize=32768)
def pair(character: str) -> Pair | None:
    """The bytes of ``character`` in GBK, those of private use too; None where it has not exactly two."""
    try:
        code = character.encode("gb18030" if "\ue000" <= character <= "\ue4c5" else "gbk")
    except UnicodeEncodeError:
        return None
    return Pair(code[0], code[1]) if len(code) == 2 else None


@lru_cache(maxsize=32768)
def character(lead: int, trail: int) -> str | None:
    """The character whose GBK bytes are ``lead`` and ``trail``; None where the pair is undefined."""
    try:
        found = bytes((lead, trail)).decode("gbk")
    except (UnicodeDecodeError, ValueError):
        return None
    return found if len(found) == 1 else None


class Readings:
    """Which readings the marked characters have, asked either way."""

    __slots__ = ("_by_reading", "_of")

    def __init__(self, of: dict[str, tuple[str, ...]]) -> None:
        self._of = of
        self._by_reading: dict[str, list[str]] = {}
        for marked, readings in of.items():
            for reading in readings:
                self._by_reading.setdefault(reading, []).append(marked)

    def of(self, marked: str) -> tuple[str, ...]:
        """The readings of the character ``marked``, the first one first; () where it is not in the table."""
        return self._of.get(marked, ())

    def with_reading(self, reading: str, lead: int) -> list[str]:
        """The characters that read ``reading`` and whose first GBK byte is ``lead``."""
        return [marked for marked in self._by_reading.get(reading, ()) if marked.encode("gbk")[0] == lead]

    def characters(self) -> list[str]:
        """Every character of the table, in GBK's order."""
        return list(self._of)


@lru_cache(maxsize=1)
def readings() -> Readings:
    """The table that is shipped, read once a process."""
    of: dict[str, tuple[str, ...]] = {}
    for line in PATH.read_text("utf-8").split("\n"):
        if line and not line.startswith("#"):
            marked, _, rest = line.partition("\t")
            of[marked] = tuple(rest.split(" "))
    return Readings(of)
