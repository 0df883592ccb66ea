"""GBK or UTF-8 read as Latin-1 or cp1252: 晚上 became ÍíÉÏ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from convkit.passes.misread.mingled import LATIN, is_mingled, latin_bytes, mingled
from convkit.passes.misread.repair import GAIN, Repair, reread, strict

LETTERS = "\\xc2-\\xd6\\xd8-\\xf6\\xf8-\\xff"
"""The letters of Latin-1, as a class of a regular expression."""
GBK_AS_LATIN = "gbk read as latin-1"
UTF8_AS_LATIN = "utf-8 read as latin-1"
"""The kinds; damage of the second is also found in texts without Han."""


def gbk_as_latin(text: str, known: bool) -> Iterator[Repair]:
    """The repairs of runs that are GBK, in the order of ``text``."""
    if is_mingled(text):
        yield from mingled(text, known)
        return
    for found in _latin_run().finditer(text):
        if not known and len(found[0]) < 4:
            continue
        plain = known and len(found[0]) >= 4 and not _ascii_letter().search(found[0])
        yield from reread(found.start(), found[0], latin_bytes(found[0]), "gb18030", 0.0 if plain else GAIN)


def utf8_as_latin(text: str, known: bool) -> Iterator[Repair]:
    """The repairs of sequences that are UTF-8, in the order of ``text``."""
    for found in _latin_run().finditer(text):
        data = latin_bytes(found[0])
        whole = strict(data, "utf-8") is not None
        for part in _utf8_sequences().finditer(data):
            old = found[0][part.start() : part.end()]
            least = -1.0 if whole and _western().fullmatch(part[0]) else 0.0 if known else GAIN
            yield from reread(found.start() + part.start(), old, part[0], "utf-8", least)


@lru_cache(maxsize=1)
def _ascii_letter() -> re.Pattern[str]:
    return re.compile("[@-~]")


@lru_cache(maxsize=1)
def _latin_run() -> re.Pattern[str]:
    """Characters that stand for bytes from 0x80 on; each may draw an ASCII trail byte of GBK behind it."""
    return re.compile(f"(?:[{LATIN}][{LATIN}@-~]?)+")


@lru_cache(maxsize=1)
def _utf8_sequences() -> re.Pattern[bytes]:
    return re.compile(rb"(?:[\xe2-\xef][\x80-\xbf]{2}|\xc2[\xa0-\xbf]|\xc3[\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2})+")


@lru_cache(maxsize=1)
def _western() -> re.Pattern[bytes]:
    """Letters with accents, quotes and dashes: in clean text their bytes hardly ever stand side by side as letters (â€œ, Ã©)."""
    return re.compile(rb"(?:\xc3[\x80-\xbf]|\xc2\xa0|\xe2\x80[\x90-\xaf])+")
