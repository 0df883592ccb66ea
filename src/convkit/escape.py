"""Bytes to text and back without loss: what no table decodes becomes lone surrogates, U+DC00 plus the byte."""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

ESCAPE = "convkit.escape"
"""Name of the error handler: "surrogateescape" for every byte, also those below 0x80, which HZ or UTF-16 may reject."""

ESCAPED = "".join(map(chr, range(0xDC00, 0xDD00)))
"""The lone surrogates that stand for bytes."""

STATEFUL = frozenset({"hz", "iso2022_jp_2", "iso2022_kr"})
"""7-bit encodings that switch tables inside a line."""


def _escape(error: UnicodeError) -> tuple[str | bytes, int]:
    if isinstance(error, UnicodeDecodeError):
        return "".join([chr(0xDC00 + byte) for byte in error.object[error.start : error.end]]), error.end
    if isinstance(error, UnicodeEncodeError):
        end = error.start
        while end < len(error.object) and "\udc00" <= error.object[end] <= "\udcff":
            end += 1
        if end > error.start:
            return bytes([ord(c) - 0xDC00 for c in error.object[error.start : end]]), end
    raise error


codecs.register_error(ESCAPE, _escape)


def decode(data: bytes, name: str) -> str:
    """``data`` in the encoding ``name``; what can't be decoded as lone surrogates, one for a byte."""
    return data.decode(name, ESCAPE)


def encoded_length(text: str, name: str) -> int:
    """How many bytes ``text``, decoded by :func:`decode` from the head of a line, takes up in the source."""
    try:
        if name in STATEFUL:
            return len(codecs.getincrementalencoder(name)(ESCAPE).encode(text))
        return len(text.encode(name, ESCAPE))
    except UnicodeError:
        escapes = _escapes().findall(text)
        return len(escapes) + len(_escapes().sub("", text).encode(name, "replace"))


def count_undecodable(text: str) -> int:
    """How many characters the lone surrogates in ``text`` stand for: a cut-off UTF-8 sequence counts once."""
    return sum(lost_characters(run) for run in runs().findall(text))


def lost_characters(run: str) -> int:
    """How many characters a run of lone surrogates stands for (Unicode 15, 3.9: one for each maximal subpart)."""
    return len(bytes([ord(c) & 0xFF for c in run]).decode("utf-8", "replace"))


@lru_cache(maxsize=1)
def _escapes() -> re.Pattern[str]:
    return re.compile("[\udc00-\udcff]")


@lru_cache(maxsize=1)
def runs() -> re.Pattern[str]:
    """A pattern that finds runs of lone surrogates."""
    return re.compile("[\ud800-\udfff]+")
