"""What faces cover: their characters by script, and what a face that isn't installed is known to have."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

TABLES = Path(__file__).parent / "tables"

SCRIPTS: tuple[tuple[str, tuple[range, ...]], ...] = (
    ("Han", (range(0x4E00, 0xA000),)),
    ("Extension A", (range(0x3400, 0x4DC0),)),
    ("Extension B", (range(0x20000, 0x2A6E0),)),
    ("Extension C", (range(0x2A700, 0x2B740),)),
    ("Extension D", (range(0x2B740, 0x2B820),)),
    ("Extension E", (range(0x2B820, 0x2CEB0),)),
    ("Extension F", (range(0x2CEB0, 0x2EBF0),)),
    ("Extension G", (range(0x30000, 0x31350),)),
    ("Extension H and later", (range(0x2EBF0, 0x2EE60), range(0x31350, 0x33480))),
    ("compatibility ideographs", (range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))),
    ("radicals and strokes", (range(0x2E80, 0x2FE0), range(0x31C0, 0x31F0))),
    ("Chinese marks", (range(0x2FF0, 0x3040), range(0xFE10, 0xFE20), range(0xFE30, 0xFE50), range(0xFF00, 0xFFF0))),
    ("bopomofo", (range(0x3100, 0x3130), range(0x31A0, 0x31C0))),
    ("kana", (range(0x3040, 0x3100), range(0x31F0, 0x3200), range(0x1AFF0, 0x1B170))),
    ("hangul", (range(0x1100, 0x1200), range(0x3130, 0x3190), range(0xA960, 0xA980), range(0xAC00, 0xD800))),
    ("Latin", (range(0x20, 0x250), range(0x1E00, 0x1F00), range(0xFB00, 0xFB07))),
    ("phonetic", (range(0x250, 0x300),)),
    ("Greek", (range(0x370, 0x400), range(0x1F00, 0x2000))),
    ("Cyrillic", (range(0x400, 0x530),)),
    ("marks and signs", (range(0x2000, 0x2C00), range(0x3190, 0x31A0), range(0x3200, 0x3400), range(0x4DC0, 0x4E00))),
    ("emoji and pictographs", (range(0x1F000, 0x1FB00),)),
    ("private use", (range(0xE000, 0xF900), range(0xF0000, 0x10FFFE))),
)  # fmt: skip
"""Parts of Unicode by the names that people look for, after the Blocks.txt of Unicode 16."""
OTHER = "other"
COUNTED = frozenset({"Han", *[f"Extension {letter}" for letter in "ABCDEFG"]})
"""Parts of which it is worth knowing how many characters they have."""


class Share(NamedTuple):
    """A script, how many of its characters there are (``has``), and of how many; ``whole`` is 0 where that says little."""

    script: str
    has: int
    whole: int


def script_of(code: int) -> str:
    """The name in :data:`SCRIPTS` of the code point ``code``; "other" where none has it."""
    for name, spans in SCRIPTS:
        if any(code in span for span in spans):
            return name
    return OTHER


def shares(codes: Iterable[int]) -> Iterator[Share]:
    """The code points ``codes`` counted by script, in the order of :data:`SCRIPTS`; scripts without any are left out."""
    left = set(codes)
    for name, spans in SCRIPTS:
        mine = {code for span in spans for code in left.intersection(span)}
        left -= mine
        if mine:
            yield Share(name, len(mine), _assigned(name) if name in COUNTED else 0)
    if left:
        yield Share(OTHER, len(left), 0)


@lru_cache(maxsize=32)
def _assigned(name: str) -> int:
    """How many characters this Python's Unicode has of the script ``name``."""
    return sum(unicodedata.category(chr(code)) != "Cn" for span in dict(SCRIPTS)[name] for code in span)


def drawn(char: str) -> bool:
    """False for what needs no glyph: controls, marks set over others, spaces and line ends."""
    return unicodedata.category(char) not in ("Cc", "Cf", "Mn", "Me", "Zl", "Zp", "Zs")


# --- faces that are not installed ---


def noted(package: str) -> partial[tuple[range, ...]]:
    """For ``FontSpec.covers``: what the table of ``package`` says, read when it is asked for."""
    return partial(_read, package)


@lru_cache(maxsize=8)
def _read(package: str) -> tuple[range, ...]:
    spans = []
    for line in (TABLES / f"{package}.txt").read_text("ascii").splitlines():
        if not line.startswith("#"):
            for part in line.split():
                first, _, last = part.partition("-")
                spans.append(range(int(first, 16), int(last or first, 16) + 1))
    return tuple(spans)


def whole(*scripts: str) -> partial[tuple[range, ...]]:
    """For ``FontSpec.covers``: all of ``scripts``, by their names in :data:`SCRIPTS`."""
    return partial(_spans, scripts)


def _spans(scripts: tuple[str, ...]) -> tuple[range, ...]:
    return tuple(span for name, spans in SCRIPTS if name in scripts for span in spans)
