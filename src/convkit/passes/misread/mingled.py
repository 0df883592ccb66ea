"""GBK read as Latin-1 by a program that took for UTF-8 what chanced to look like it: 我们的 became ÎÒÃǵÄ.

Two or three bytes of neighbouring characters became one letter of another script (Ç and µ the one letter ǵ), and the soft
hyphen, byte AD, was dropped as if it were one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from convkit.bigrams import load
from convkit.frequent import common
from convkit.passes.gbk.score import alone, link, run_score
from convkit.passes.gbk.table import character
from convkit.passes.misread.repair import GAIN, Repair, gain, reread
from convkit.provenance import Edit

CP1252 = {
    ord(bytes([byte]).decode("cp1252")): byte
    for byte in range(0x80, 0xA0)
    if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
"""cp1252's own characters by their bytes; with these Latin-1 and both decoders' ways are one."""

LEAST = 6
"""Bytes of a run from which on it may prove the damage; of a run of two characters anything can be made."""
BEAM = 4
SOFT_HYPHEN = 0xAD
DROPPED, DOUBLED, CUT = 3.0, 3.0, 14.0
"""What the ways to read a run cost beside the characters' own log probabilities: a soft hyphen put back, a letter that
was two bytes of UTF-8, a byte that is left over."""
READABLE = -8.0
"""The mean log probability of a piece that was read rightly: prose has -5, text cut one byte off -9 and less."""
KNOWN, ALL, PIECE = 0.75, 0.9, 8
"""The share of characters that the table of pairs knows in a run that was read rightly, in all of its pieces, and their length: nine in ten
of the frequent characters are known, one in seven of the others."""


def latin_bytes(run: str) -> bytes:
    """The bytes that were read as ``run``, which holds characters of Latin-1 and cp1252 alone."""
    return run.translate(CP1252).encode("latin-1")


def is_mingled(text: str) -> bool:
    """True where letters of other scripts stand inside runs of Latin-1's."""
    return _seam().search(text) is not None


def latin_runs(text: str) -> Iterator[tuple[int, str]]:
    """The runs of ``text`` with a letter of Latin-1: where each begins, and itself."""
    for found in _run().finditer(text):
        if _letter().search(found[0]):
            yield found.start(), found[0]


def mingled(text: str, known: bool) -> Iterator[Repair]:
    """The repairs of runs of ``text``; with ``known`` also of short ones, and of those that lost a byte: these are guesses."""
    for found in _run().finditer(text):
        start = found.start()
        if known and (start == 0 or text[start - 1] == "\n"):
            indent = len(found[0]) - len(found[0].lstrip(_INDENT))
            indent -= indent % 2
            if indent:
                yield from reread(start, found[0][:indent], latin_or_utf8(found[0][:indent]), "gb18030", -1.0)
                start += indent
        run = text[start : found.end()]
        if _bears_reading(run, known):
            stands_alone = text[found.end() : found.end() + 1] in ("", " ", "\n")
            yield from _repairs(start, run, known, _in_word(text, start, found.end()), stands_alone)


def _bears_reading(run: str, known: bool) -> bool:
    strange = known and _is_strange(run)
    return len(latin_or_utf8(run)) >= (2 if known else LEAST) and (strange or _letter().search(run) is not None)


def _repairs(start: int, run: str, known: bool, in_word: int, stands_alone: bool) -> Iterator[Repair]:
    """The repair of ``run`` at ``start``, which touches letters of ASCII on ``in_word`` sides."""
    data = latin_or_utf8(run)
    whole = list(reread(start, run, data, "gb18030", GAIN))
    if not known or (whole and _reads_well(whole[0].new)):
        yield from whole
        return
    if len(run) < LEAST * in_word:
        whole = list(reread(start, run, data, "gb18030", 0.0))
        yield from (repair for repair in whole if len(repair.new) > 1 and _is_frequent(repair.new))
        return
    new = _spelled(run, stands_alone)
    if whole and new == whole[0].new:
        yield from whole
    elif new and gain(run, new) >= 0.0 and (_is_known(new) or _is_frequent(new)):
        yield Repair(start, start + len(run), new, (Edit(start, run, new, "guess"),), new.count("\ufffd"))


def _in_word(text: str, start: int, end: int) -> int:
    """On how many sides the run ``start`` to ``end`` touches a letter of ASCII, or holds it there: it may be a foreign word."""
    return _is_letter(text[start - 1 : start]) + (_is_letter(text[end - 1 : end]) or _is_letter(text[end : end + 1]))


def _reads_well(new: str) -> bool:
    """Whether no piece of ``new`` reads as if it had been cut one byte off."""
    pieces = [new[at : at + 2 * PIECE] for at in range(0, max(len(new) - PIECE, 1), PIECE)]
    return all(_is_known(piece, ALL) and run_score(piece) >= READABLE for piece in pieces)


def _is_known(new: str, share: float = KNOWN) -> bool:
    return sum(map(_is_usual, new)) >= share * len(new)


def _is_frequent(new: str) -> bool:
    """Whether all characters of ``new`` are signs or of GB 2312's first level, the 3,755 frequent ones."""
    codes = [letter.encode("gb2312", "replace") for letter in new]
    return all((code[0] < 0x80 and code != b"?") or 0xA1 <= code[0] <= 0xD7 for code in codes)


def _is_strange(run: str) -> bool:
    """Whether a run without a letter of Latin-1 is no word of another script: of two scripts, or a single spacing modifier."""
    return len({ord(letter) >> 8 for letter in run}) > 1 or "\u02a1" <= run <= "\u02ff"


def _is_letter(letter: str) -> bool:
    return letter.isascii() and letter.isalpha()


@lru_cache(maxsize=1 << 15)
def _is_usual(letter: str) -> bool:
    return letter.isascii() or letter in common() or load().knows(letter)


class _Way(NamedTuple):
    """One way to read the beginning of a run: its score, the first byte of a character begun, the last character, the way to it."""

    score: float
    pending: int
    last: str
    before: _Way | None


def _score(way: _Way) -> float:
    return way.score


def _spelled(run: str, stands_alone: bool) -> str:
    """The likeliest reading of ``run``; "" where there is none."""
    ways = [_Way(0.0, 0, "", None)]
    for letter in run:
        reached: dict[tuple[int, str], _Way] = {}
        for data, cost in spellings(letter):
            for way in ways:
                for to in _read(way, data, cost):
                    there = reached.get((to.pending, to.last))
                    if there is None or there.score < to.score:
                        reached[to.pending, to.last] = to
        ways = sorted(reached.values(), key=_score, reverse=True)[:BEAM]
    ended = [_ended(way, stands_alone) for way in ways]
    return _text(max(ended, key=_score)) if ended else ""


def _read(way: _Way, data: bytes, cost: float) -> list[_Way]:
    """The ways on from ``way`` over the bytes ``data``."""
    ways = [way._replace(score=way.score - cost)]
    for byte in data:
        ways = [to for each in ways for to in _step(each, byte)]
    return ways


def _worth(last: str, made: str) -> float:
    return link(last, made) if last else alone(made)


def _step(way: _Way, byte: int) -> Iterator[_Way]:
    if not way.pending:
        if byte < 0x80:
            yield _Way(way.score + _worth(way.last, chr(byte)), 0, chr(byte), way)
        elif 0x81 <= byte <= 0xFE:
            yield way._replace(pending=byte)
        return
    if made := character(way.pending, byte):
        yield _Way(way.score + _worth(way.last, made), 0, made, way)
    if made := character(way.pending, SOFT_HYPHEN):
        whole = _Way(way.score + _worth(way.last, made) - DROPPED, 0, made, way)
        yield from _step(whole, byte)


def _ended(way: _Way, stands_alone: bool) -> _Way:
    """``way`` with its last character closed: C2 and a blank behind it were a blank that does not break."""
    if not way.pending:
        return way
    best = _Way(way.score - CUT, 0, "\ufffd", way)
    for byte in (SOFT_HYPHEN, 0xC2) if stands_alone else (SOFT_HYPHEN,):
        if made := character(way.pending, byte):
            closed = _Way(way.score + _worth(way.last, made) - DROPPED, 0, made, way)
            best = max(best, closed, key=_score)
    return best


def _text(way: _Way) -> str:
    out: list[str] = []
    at: _Way | None = way
    while at:
        out.append(at.last)
        at = at.before
    return "".join(reversed(out))


@lru_cache(maxsize=4096)
def spellings(letter: str) -> tuple[tuple[bytes, float], ...]:
    """The bytes that may have become ``letter``, each with its cost."""
    code = ord(letter)
    if code < 0x80:
        return ((letter.encode(), 0.0),)
    data = letter.encode("utf-8", "surrogatepass")
    if len(data) == 3:
        return ((data, 0.0), (bytes((0xC3, data[0] - 0x40)) + data[1:], DOUBLED))
    whole = (data, DOUBLED if code <= 0xFF else 0.0)
    byte = CP1252.get(code, code)
    return ((bytes([byte]), 0.0), whole) if byte <= 0xFF and byte != 0xA0 else (whole,)


def latin_or_utf8(run: str) -> bytes:
    """The bytes of ``run`` where each letter of Latin-1 was one of them and every other one UTF-8."""
    return b"".join(spellings(letter)[0][0] for letter in run)


@lru_cache(maxsize=1)
def _seam() -> re.Pattern[str]:
    return re.compile(f"[{LATIN}][{_OTHER}]|[{_OTHER}][{LATIN}]")


@lru_cache(maxsize=1)
def _letter() -> re.Pattern[str]:
    return re.compile(f"[{LATIN}]")


@lru_cache(maxsize=1)
def _run() -> re.Pattern[str]:
    """Letters of Latin-1 and of scripts of two bytes; between and behind them up to two characters of three bytes, or one of ASCII."""
    letter, wide = f"[{LATIN}{_OTHER}]", f"[^{_ASCII}{LATIN}{_OTHER}]"
    return re.compile(f"(?:{letter}++(?:{wide}{{1,2}}+(?!{wide})|[@-~](?:(?={letter})|(?![@-~])))?)+")


_INDENT = "\xa1"
_ASCII = "\\x00-\\x7f"
LATIN = "\x80-\xff" + "".join(map(chr, CP1252))
_OTHER = "\u0100-\u0151\u0154-\u015f\u0162-\u0177\u0179-\u017c\u017f-\u0191\u0193-\u02c5\u02c7-\u02db\u02dd-\u07ff"
