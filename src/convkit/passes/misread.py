"""Text that was decoded with the wrong table and saved again: how each kind looks, and the way back run by run.

A way back is taken only where it is strict: the repaired run, damaged again, is the run that was found.  What a decoder
lost on the way stays, or, between characters that came back, becomes U+FFFD as a guess.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from convkit.frequent import profile
from convkit.provenance import Edit

UTF8_AS_GBK = "锛銆鈥鐨鏄鍦涓浜鏈鍚鍙鍥杩澶"
LETTERS = "\\xc2-\\xd6\\xd8-\\xf6\\xf8-\\xff"
BIG5_AS_GBK = "琌硂瓣穦璶"
GBK_AS_BIG5 = "珨岆賸婓衄涴扂"

UTF8_AS_LATIN = "utf-8 read as latin-1"
"""The kind whose damage is also found in texts without Han."""

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


# --- UTF-8 read as GBK: 春日 became 鏄ユ棩 ---


def _utf8_as_gbk(text: str, known: bool) -> Iterator[Repair]:
    signs = re.compile(f"[{UTF8_AS_GBK}]")
    for found in _beyond_ascii().finditer(text):
        start, end = found.span()
        edits: list[Edit] = []
        broken = 0
        for at, to in _pieces(found[0], start):
            made, lost = _piece(text, at, to, edits[-1].end if edits else start, end)
            edits += made
            broken += lost if made else bool(signs.search(text, at, to))
        new = "".join([edit.new for edit in edits])
        whole = len(new) - new.count("\ufffd")
        if (
            edits
            and whole >= (1 if known else broken * 2)
            and (known or gain("".join([e.old for e in edits]), new) >= GAIN)
        ):
            yield Repair(start, end, new, tuple(edits), broken)


def _pieces(run: str, start: int) -> Iterator[tuple[int, int]]:
    """The parts of ``run``, which lies at ``start``, between marks of lost bytes, and between bytes lost without a mark."""
    at = start
    for piece in re.split("([?\ufffd])", run):
        if piece and piece not in "?\ufffd":
            data = _gbk_bytes(piece)
            seams = [0, *(_seams(data, len(piece)) if _may_be_utf8(data) else ()), len(piece)]
            yield from ((at + a, at + b) for a, b in pairwise(seams))
        at += len(piece)


def _may_be_utf8(data: bytes) -> bool:
    """Whether ``data`` has the continuation bytes of UTF-8: two of three bytes of Chinese, and half of those of other letters.

    Chinese in GBK has less than half, so that hardly any of it needs the closer look.
    """
    return 20 * (len(data) - len(data.translate(None, _CONTINUATION))) >= 9 * len(data)


def _seams(data: bytes, length: int) -> list[int]:
    """Where UTF-8 breaks off inside ``data``, ``length`` GBK pairs, and where it goes on; counted in pairs.

    None where more than a fifth of the pairs break off: that is no UTF-8.
    """
    seams: list[int] = []
    if len(data) != 2 * length:
        return seams
    at = len(data) - len(data.lstrip(_CONTINUATION))
    while True:
        found = _up_to_break().match(data, at)
        if found is None:
            return seams
        if found["stray"] and found.start("stray") // 2 > (seams[-1] if seams else 0):
            seams.append(found.start("stray") // 2)
        at = found.end() + found.end() % 2
        if at >= len(data):
            return seams
        seams.append(at // 2)
        if len(seams) > 2 + length // 5:
            return []


def _piece(text: str, start: int, end: int, done: int, limit: int) -> tuple[list[Edit], int]:
    """The edits for the piece ``start`` to ``end``, and how many characters are broken; none where it is no UTF-8.

    Bytes of a character that was cut in two lie at the rims; the ``?`` or U+FFFD beside them stands for the lost one.  What
    lies before ``done`` is in an edit already, ``limit`` is the end of the run.
    """
    data = _gbk_bytes(text[start:end])
    head = len(data) - len(data.lstrip(_CONTINUATION))
    tail = _cut_off().search(data, head)
    inner = _strict(data[head : tail.start() if tail else len(data)], "utf-8")
    if not data or inner is None or head > 3 or not (_is_chinese(inner) if inner or head else tail):
        return [], 0
    if not head and not tail:
        return [Edit(start, text[start:end], inner)], 0
    behind = end + (tail is not None and end < limit and text[end] in "?\ufffd")
    if head:
        first = start - (start > done and text[start - 1] in "?\ufffd")
        lost = "" if start == done > 0 and text[start - 1] in "?\ufffd" else "\ufffd"
        new = lost + inner + ("\ufffd" if tail else "")
        return [Edit(first, text[first:behind], new, "guess")], new.count("\ufffd")
    whole, size = _aligned(inner, len(data) == 2 * (end - start))
    seam = start + size // 2
    exact = [Edit(start, text[start:seam], inner[:whole])] if whole else []
    return [*exact, Edit(seam, text[seam:behind], inner[whole:] + "\ufffd", "guess")], 1


def _is_chinese(inner: str) -> bool:
    """Whether most of ``inner`` beyond ASCII took three bytes: GBK pairs of clean text make letters of two (模 is ģ)."""
    wide = sum(character >= "\u2000" for character in inner)
    return wide > 0 and 2 * wide >= len(inner.encode()) - len(inner) - wide


def _aligned(inner: str, pairs: bool) -> tuple[int, int]:
    """How many characters of ``inner``, and how many bytes, end where a GBK character ends too."""
    whole = len(inner) if pairs else 0
    size = len(inner[:whole].encode())
    while size % 2:
        whole -= 1
        size -= len(inner[whole].encode())
    return whole, size


def _gbk_bytes(piece: str) -> bytes:
    """The bytes that a GBK decoder read as ``piece``; b"" if there are none.  Some read 0x80 as €, which stands at A2E3."""
    try:
        data = piece.encode("gb18030")
    except UnicodeEncodeError:
        return b""
    if "€" in piece and _strict(data, "utf-8") is None:
        return piece.replace("€", "\udc80").encode("gb18030", "surrogateescape")
    return data


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None


_CONTINUATION = bytes(range(0x80, 0xC0))


@lru_cache(maxsize=1)
def _up_to_break() -> re.Pattern[bytes]:
    """Whole characters of UTF-8 and behind them the bytes of one that breaks off, or one byte that begins none."""
    whole = rb"(?:[\x00-\x7f]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})*+"
    return re.compile(whole + rb"(?:[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2}|(?P<stray>[\x80-\xff]))?")


@lru_cache(maxsize=1)
def _cut_off() -> re.Pattern[bytes]:
    """The first bytes of a UTF-8 character, at the end, without its last."""
    return re.compile(rb"(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})\Z")


@lru_cache(maxsize=1)
def _beyond_ascii() -> re.Pattern[str]:
    """A run beyond ASCII with the question marks inside and behind it, and a letter that lost bytes may have drawn in."""
    return re.compile(r"[^\x00-\x7f\n]+(?:\?[^\x00-\x7f]+)*\??")


# --- GBK or UTF-8 read as Latin-1 or cp1252: 晚上 became ÍíÉÏ ---

_CP1252 = {
    ord(bytes([byte]).decode("cp1252")): byte
    for byte in range(0x80, 0xA0)
    if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
"""cp1252's own characters by their bytes; with these Latin-1 and both decoders' ways are one."""


def _latin_bytes(run: str) -> bytes:
    return run.translate(_CP1252).encode("latin-1")


def _gbk_as_latin(text: str, known: bool) -> Iterator[Repair]:
    for found in _latin_run().finditer(text):
        if not known and len(found[0]) < 4:
            continue
        plain = known and len(found[0]) >= 4 and not _ascii_letter().search(found[0])
        yield from _reread(found.start(), found[0], _latin_bytes(found[0]), "gb18030", 0.0 if plain else GAIN)


def _utf8_as_latin(text: str, known: bool) -> Iterator[Repair]:
    for found in _latin_run().finditer(text):
        data = _latin_bytes(found[0])
        whole = _strict(data, "utf-8") is not None
        for part in _utf8_sequences().finditer(data):
            old = found[0][part.start() : part.end()]
            least = -1.0 if whole and _western().fullmatch(part[0]) else 0.0 if known else GAIN
            yield from _reread(found.start() + part.start(), old, part[0], "utf-8", least)


def _reread(start: int, old: str, data: bytes, name: str, least: float) -> Iterator[Repair]:
    """The repair of the run ``old`` whose bytes ``data`` are in the encoding ``name``, if it is strict and gains ``least``."""
    new = _strict(data, name)
    if new is None or new.encode(name) != data:
        return
    gained = gain(old, new)
    if gained >= least:
        sure = gained >= GAIN or name == "utf-8"
        yield Repair(start, start + len(old), new, (Edit(start, old, new, "exact" if sure else "guess"),))


@lru_cache(maxsize=1)
def _ascii_letter() -> re.Pattern[str]:
    return re.compile("[@-~]")


@lru_cache(maxsize=1)
def _latin_run() -> re.Pattern[str]:
    """Characters that stand for bytes from 0x80 on; each may draw an ASCII trail byte of GBK behind it."""
    high = "\x80-\xff" + "".join(map(chr, _CP1252))
    return re.compile(f"(?:[{high}][{high}@-~]?)+")


@lru_cache(maxsize=1)
def _utf8_sequences() -> re.Pattern[bytes]:
    return re.compile(rb"(?:[\xe2-\xef][\x80-\xbf]{2}|\xc2[\xa0-\xbf]|\xc3[\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2})+")


@lru_cache(maxsize=1)
def _western() -> re.Pattern[bytes]:
    """Letters with accents, quotes and dashes: in clean text their bytes hardly ever stand side by side as letters (â€œ, Ã©)."""
    return re.compile(rb"(?:\xc3[\x80-\xbf]|\xc2\xa0|\xe2\x80[\x90-\xaf])+")


# --- Big5 read as GBK, GBK read as Big5: pair for pair ---


def _big5_as_gbk(text: str, known: bool) -> Iterator[Repair]:
    return _pairs(text, "gb18030", "big5hkscs", known)


def _gbk_as_big5(text: str, known: bool) -> Iterator[Repair]:
    return _pairs(text, "big5hkscs", "gb18030", known)


LEAST_RUN = 4
"""Characters of a run from which on its pairs alone show how it was read: single letters beyond ASCII are characters too."""


def _pairs(text: str, read_as: str, name: str, known: bool) -> Iterator[Repair]:
    for found in _without_loss().finditer(text):
        if not _may_be_pairs(found[0], known):
            continue
        try:
            data = found[0].encode(read_as)
        except UnicodeEncodeError:
            continue
        yield from _reread(found.start(), found[0], data, name, 0.05 if known else GAIN)


def _may_be_pairs(run: str, known: bool) -> bool:
    """True where ``run`` looks like Chinese read with the other table of pairs.

    That is made of ideographs and private use characters.  Letters with tone marks, Cyrillic and kana are characters of the other
    table too, often common ones (ō is 身 in Big5), and stand in clean text: pinyin, a foreign name.
    """
    shown = profile(run)
    pairs = shown.han + shown.bad
    return pairs > 0 if known else len(run) >= LEAST_RUN and 2 * pairs >= len(run)


@lru_cache(maxsize=1)
def _without_loss() -> re.Pattern[str]:
    return re.compile("[^\\x00-\\x7f\ufffd]+")


KINDS = (
    Kind("utf-8 read as gbk", UTF8_AS_GBK, _utf8_as_gbk),
    Kind(UTF8_AS_LATIN, LETTERS, _utf8_as_latin),
    Kind("gbk read as latin-1", LETTERS, _gbk_as_latin),
    Kind("big5 read as gbk", BIG5_AS_GBK, _big5_as_gbk),
    Kind("gbk read as big5", GBK_AS_BIG5, _gbk_as_big5),
)
"""In the order in which they are tried; a run that one kind explains is not tried by the next."""
