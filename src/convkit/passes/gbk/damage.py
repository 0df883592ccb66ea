"""The damage itself, forwards: what the tool did to the bytes, and what a decoder made of them.

A repair is accepted only where this gives the damaged text back; the tests damage clean text with it.  The decoder is that of old PHP
(php-src, libmbfl/filters/mbfilter_cp936.c): a lead byte followed by a byte that cannot end a pair prints one ``?`` for both,
but a control or a blank after it passes, and an undefined pair prints one ``?``.
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple


class Site(NamedTuple):
    """An insertion: before byte ``at`` of the clean bytes the tool wrote ``inserted``."""

    at: int
    inserted: str


def insert(text: str, sites: Sequence[Site]) -> str:
    """``text`` with ``sites`` (sorted) written into its GBK bytes, decoded as the damaged page was."""
    data = text.encode("gbk")
    pieces: list[bytes] = []
    position = 0
    for at, inserted in sites:
        pieces += [data[position:at], inserted.encode("gbk")]
        position = at
    pieces.append(data[position:])
    return decode(b"".join(pieces))


def decode(data: bytes) -> str:
    """GBK bytes as old PHP printed them."""
    return data.decode("gbk", _handler())


@lru_cache(maxsize=1)
def _handler() -> str:
    name = "convkit.php-cp936"
    codecs.register_error(name, _eat)
    return name


def _eat(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    at = error.start
    follower = error.object[at + 1 : at + 2]
    if not follower or follower[0] < 0x21 or follower[0] == 0x7F:
        return "", at + 1
    return "?", at + 2
