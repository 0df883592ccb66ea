"""UTF-8 read as GBK: 春日 became 鏄ユ棩.  Decoders lose bytes on the way; what is whole comes back piece by piece."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from convkit.bigrams import load
from convkit.passes.misread.repair import GAIN, Repair, gain, strict
from convkit.provenance import Edit

UTF8_AS_GBK = "锛銆鈥鐨鏄鍦涓浜鏈鍚鍙鍥杩澶"
"""Characters that long text of this damage holds."""


def utf8_as_gbk(text: str, known: bool) -> Iterator[Repair]:
    """The repairs of runs that are UTF-8 read as GBK, in the order of ``text``."""
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
            seams = [0, *(_seams(data, piece) if _may_be_utf8(data) else ()), len(piece)]
            yield from ((at + a, at + b) for a, b in pairwise(seams))
        at += len(piece)


def _may_be_utf8(data: bytes) -> bool:
    """Whether ``data`` has the continuation bytes of UTF-8: two of three bytes of Chinese, and half of those of other letters.

    Chinese in GBK has less than half, so that hardly any of it needs the closer look.
    """
    return 20 * (len(data) - len(data.translate(None, _CONTINUATION))) >= 9 * len(data)


def _seams(data: bytes, piece: str) -> list[int]:
    """Where UTF-8 breaks off inside ``data``, the bytes of ``piece``, and where it goes on; counted in characters of ``piece``.

    Empty where more than a fifth of them break off: that is no UTF-8.
    """
    seams: list[int] = []
    rims = _rims(data, piece)
    if rims[-1] != len(data):
        return seams
    at = _past_rest(data, 0)
    while at < len(data) and len(seams) <= 2 + len(piece) // 5:
        found = _up_to_break().match(data, at)
        stray = found.start("stray") if found and found["stray"] else len(data)
        at = _past_rest(data, stray)
        if stray < at <= stray + 3:
            seam = bisect_right(rims, stray) - 1
        else:
            seam = bisect_left(rims, found.end() if found else len(data))
            at = _past_rest(data, rims[seam])
        if (seams[-1] if seams else 0) < seam < len(piece):
            seams.append(seam)
    return seams if len(seams) <= 2 + len(piece) // 5 else []


def _past_rest(data: bytes, at: int) -> int:
    """The place behind the bytes from ``at`` on that end a character, at most four; ``at`` where there are none."""
    return at + 4 - len(data[at : at + 4].ljust(4, b"?").lstrip(_CONTINUATION))


def _rims(data: bytes, piece: str) -> Sequence[int]:
    """Where the bytes of each character of ``piece`` begin in ``data``, and where the last ones end: a € was one byte."""
    if len(data) == 2 * len(piece):
        return range(0, len(data) + 1, 2)
    return list(accumulate((1 if letter == "€" else 2 for letter in piece), initial=0))


def _piece(text: str, start: int, end: int, done: int, limit: int) -> tuple[list[Edit], int]:
    """The edits for the piece ``start`` to ``end``, and how many characters are broken; none where it is no UTF-8.

    Bytes of a character that was cut in two lie at the rims; the ``?`` or U+FFFD beside them stands for the lost one.  What
    lies before ``done`` is in an edit already, ``limit`` is the end of the run.
    """
    data = _gbk_bytes(text[start:end])
    head = len(data) - len(data.lstrip(_CONTINUATION))
    tail = _cut_off().search(data, head)
    inner = strict(data[head : tail.start() if tail else len(data)], "utf-8")
    if not data or inner is None or head > 3 or not _is_damage(text[start:end], inner, head, tail is not None):
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


def _is_damage(piece: str, inner: str, head: int, cut: bool) -> bool:
    """Whether ``piece``, in the main ``inner``, holds characters of UTF-8: a rest of one alone is told by how rare it looks."""
    if inner:
        return _is_chinese(inner)
    return not any(map(load().knows, piece)) if head and not cut else cut and not head


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
    if "€" in piece and strict(data, "utf-8") is None:
        return piece.replace("€", "\udc80").encode("gb18030", "surrogateescape")
    return data


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
