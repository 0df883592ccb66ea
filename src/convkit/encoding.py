"""Which encoding some bytes are in: a ladder for Chinese text, its neighbours and damage, with the evidence kept.

BOM; UTF-16 by the controls that its bytes look like; 7-bit escapes (HZ, ISO-2022); strict UTF-8; then each table in turn, scored by how much of
the text it makes are common characters.  A declared charset only breaks ties.  What no table decodes becomes lone
surrogates, U+DC00 plus the byte, so that every byte can be had back.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from convkit.escape import decode, runs
from convkit.frequent import common, profile

BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
"""Byte order marks and what they say; the longer of two that begin alike stands first."""

WIDE = {"utf-16-le": 2, "utf-16-be": 2, "utf-32-le": 4, "utf-32-be": 4}
"""Encodings whose line ends are not single bytes, with the width of a unit in bytes."""

CHINESE = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
NEIGHBOURS = ("cp932", "euc_jis_2004", "cp949")
BY_LINE = ("utf-8", "gb18030", "big5hkscs", *NEIGHBOURS, "cp1252")
"""What one line of a file may be in while the others are in something else."""

WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "big5": "big5hkscs", "shift_jis": "cp932",
         "euc_jp": "euc_jis_2004", "euc_kr": "cp949", "utf-8-sig": "utf-8", "ascii": "utf-8", "iso8859-1": "cp1252",
         "utf-16": "utf-16-le", "utf-32": "utf-32-le", "iso2022_jp": "iso2022_jp_2"}  # fmt: skip
"""Tables by the name of the larger table that holds them: files labelled with the one are full of the other."""


NO_EVIDENCE: Mapping[str, float] = {}
"""The evidence of an encoding that nothing was counted for; never written to."""


class Encoding(NamedTuple):
    """An encoding and how it was found.

    ``name`` is Python's.  ``how`` is "bom", "named" (by the user), "escape" (7-bit), "units" (of UTF-16), "utf-8" (strict), "score",
    "lines" (most lines of a mixed file) or "declared" (a declaration broke a tie).  ``evidence`` holds the scores.
    """

    name: str
    how: str
    bom: int = 0
    evidence: Mapping[str, float] = NO_EVIDENCE


def named(name: str) -> str:
    """The encoding that serves for ``name``, a larger table where one holds it.  LookupError if there is none such."""
    info = codecs.lookup(name)
    if not getattr(info, "_is_text_encoding", True):
        raise LookupError(f"{name} is no text encoding")
    return WIDER.get(info.name, info.name)


def bom_of(data: bytes) -> tuple[str, int] | None:
    """The encoding that a byte order mark at the head of ``data`` says, and the mark's length."""
    for mark, name in BOMS:
        if data.startswith(mark):
            return name, len(mark)
    return None


# --- the ladder ---


def detect(data: bytes, declared: str = "") -> Encoding:
    """The encoding of ``data``, the head of a source or all of it; its last character may be cut off.

    ``declared`` is what the content says about itself (``<meta charset>``); it decides only between near equals.
    """
    mark = bom_of(data)
    if mark is not None:
        return Encoding(mark[0], "bom", mark[1])
    if _odd_controls().search(data):
        wide = _wide(data)
        if wide:
            return Encoding(wide, "units")
    if data.isascii():
        return _seven_bit(data)
    text = _strict(data, "utf-8")
    if text is not None and not text.isascii():
        return Encoding("utf-8", "utf-8")
    return _scored(data, declared)


def declared(head: bytes) -> str:
    """The charset that the head of a page or XML declares; "" if it names none."""
    found = re.search(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", head[:4096])
    return found[1].decode("ascii") if found else ""


def _seven_bit(data: bytes) -> Encoding:
    for name, sign in (("hz", b"~{"), ("iso2022_kr", b"\x1b$)C"), ("iso2022_jp_2", b"\x1b$")):
        if sign in data:
            text = _strict(data, name)
            if text is not None and not text.isascii():
                return Encoding(name, "escape")
    return Encoding("utf-8", "utf-8")


def is_odd(data: bytes) -> bool:
    """Whether ASCII bytes hold what plain ASCII text does not: controls, or the escapes of a 7-bit encoding."""
    return b"~{" in data or b"\x1b$" in data or _odd_controls().search(data) is not None


def _wide(data: bytes) -> str:
    """The UTF-16 in which ``data``, with controls that text does not have, is ASCII and common characters; "" if none."""
    best, most = "", 0.5
    for name in ("utf-16-le", "utf-16-be"):
        text = _strict(data[:TELLING], name)
        if text:
            seen = profile(text)
            value = (len(text) - seen.total + seen.common + seen.kana + seen.frequent - 5 * seen.bad) / len(text)
            if value > most:
                best, most = name, value
    return best


@lru_cache(maxsize=1)
def _odd_controls() -> re.Pattern[bytes]:
    return re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def _strict(data: bytes, name: str) -> str | None:
    """``data`` decoded without an error, a cut-off last character apart; None where that fails."""
    try:
        return codecs.getincrementaldecoder(name)("strict").decode(data)
    except UnicodeDecodeError:
        return None


def _scored(data: bytes, declared: str) -> Encoding:
    sample = _telling(data)
    if _mostly_utf8(sample):
        return _by_lines(data, {}, declared)
    scores: dict[str, float] = {}
    broken: set[str] = set()
    for name in (*CHINESE, *NEIGHBOURS, "cp1252"):
        text = _strict(sample, name)
        if text is None:
            broken.add(name)
            text = decode(sample, name)
        scores[name] = score(text, name)
    best = max(scores, key=lambda name: scores[name])
    if best not in broken and scores[best] >= CONVINCING:
        return _with_hint(best, scores, declared)
    return _by_lines(data, scores, declared)


def _telling(data: bytes) -> bytes:
    """At most 32 KB of ``data`` from the line of the first byte beyond ASCII on, whole lines if it has any."""
    first = _beyond_ascii().search(data)
    start = data.rfind(b"\n", 0, first.start()) + 1 if first else 0
    start -= start % 2  # a unit of UTF-16 begins at an even byte
    if len(data) - start <= TELLING:
        return data[start:]
    cut = data.rfind(b"\n", start, start + TELLING)
    return data[start : cut if cut > start else start + TELLING]


TELLING = 32_768
"""Bytes that are enough to tell encodings apart."""

CONVINCING = 0.2
"""A score that chance hardly reaches: bytes read with a wrong table mostly stay below 0.15."""


def _with_hint(best: str, scores: dict[str, float], declared: str) -> Encoding:
    evidence = {name: round(value, 3) for name, value in scores.items()}
    try:
        hint = named(declared) if declared else ""
    except LookupError:
        hint = ""
    if hint != best and hint in scores and scores[hint] >= scores[best] - 0.1:
        return Encoding(hint, "declared", 0, evidence)
    return Encoding(best, "score", 0, evidence)


def _by_lines(data: bytes, scores: dict[str, float], declared: str) -> Encoding:
    """The encoding that most lines speak for, where no table fits all of them."""
    votes: dict[str, int] = {}
    lines = [line for line in data.split(b"\n") if not line.isascii()]
    for line in lines[:: len(lines) // 500 + 1]:
        name = best_of(line, "utf-8", "")
        votes[name] = votes.get(name, 0) + len(line)
    best = max(votes, key=lambda name: votes[name])
    if len(votes) == 1 and best in scores:
        return _with_hint(best, scores, declared)
    total = sum(votes.values())
    return Encoding(best, "lines", 0, {name: round(vote / total, 3) for name, vote in votes.items()})


# --- one line ---


def decode_line(line: bytes, main: str, before: str) -> tuple[str, str]:
    """The encoding of one line of a file that is in ``main``, and the line decoded.

    ``before`` is the encoding of the last line that was not in ``main``, preferred among near equals.  A line that fits
    ``main`` is in another encoding only if it reads much better in that.
    """
    if line.isascii():
        return main, line.decode("ascii")
    text = _strict_whole(line, main)
    if text is not None and (main == "utf-8" or _plausible(text)):
        return main, text
    name = best_of(line, main, before)
    return name, decode(line, name)


def strange_places(text: str, main: str) -> list[int]:
    """Positions in the lines of ``text``, decoded as ``main``, that may be in another encoding; sorted.

    They are what could not be decoded, and but for UTF-8, which other encodings hardly ever fit, private-use characters, and
    eight characters in a row or a whole line without a common one.
    """
    if main == "utf-8":
        return [found.start() for found in runs().finditer(text)]
    places = [found.start() for found in _unusual().finditer(text)]
    whole = _no_common().fullmatch
    at = 0
    for line in text.splitlines(keepends=True):
        if not line.isascii() and whole(line):
            places.append(at)
        at += len(line)
    return sorted(places)


@lru_cache(maxsize=1)
def _unusual() -> re.Pattern[str]:
    rare = f"[^\\x00-\\x7f{''.join(sorted(common()))}]"
    return re.compile(f"{rare}(?:(?<=[\ud800-\uf8ff])|{rare}{{7}})")


@lru_cache(maxsize=1)
def _no_common() -> re.Pattern[str]:
    return re.compile(f"[^{''.join(sorted(common()))}]+")


def best_of(line: bytes, main: str, before: str) -> str:
    """The encoding that explains one line best, with broken characters where none explains all of it."""
    if _mostly_utf8(line):
        return "utf-8"
    fits = _strict_whole(line, main) is not None
    best, most = main, score(decode(line, main), main) + (0.3 if fits else 0.0)
    for name in BY_LINE:
        text = _strict_whole(line, name)
        if text is None and not fits:
            text = decode(line, name)
        if text is None or (len(text) < TELLING_LINE and name != before and (fits or name in NEIGHBOURS)):
            continue
        known = name == before or (name == "gb18030" and _strict_whole(line, "gb2312") is not None)
        value = score(text, name) + (0.15 if name == before else 0.0)
        if value > most + 0.05 and (known or value >= CONVINCING):
            best, most = name, value
    return best


TELLING_LINE = 6
"""Characters of a line that are enough to say that it is in another encoding although its file's own fits."""


def _plausible(text: str) -> bool:
    """Whether a quarter of the different characters beyond ASCII are common ones, and none is for private use."""
    seen = {character for character in set(text) if character >= "\x80"}
    return len(seen & common()) * 4 >= len(seen) and not any("\ue000" <= character <= "\uf8ff" for character in seen)


def _mostly_utf8(line: bytes) -> bool:
    """Whether more bytes of ``line`` make up UTF-8 sequences of three than are left over as broken."""
    wide = _three_bytes().findall(line)
    return 3 * len(wide) > len(_three_bytes().sub(b"", line).translate(None, _ASCII))


@lru_cache(maxsize=1)
def _beyond_ascii() -> re.Pattern[bytes]:
    return re.compile(rb"[\x80-\xff]")


@lru_cache(maxsize=1)
def _three_bytes() -> re.Pattern[bytes]:
    return re.compile(rb"[\xe2-\xef][\x80-\xbf][\x80-\xbf]")


_ASCII = bytes(range(128))


def _strict_whole(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None


def score(text: str, name: str) -> float:
    """How much ``text``, decoded by ``name``, looks like what is written in that encoding: 1 at best, 0 by chance.

    The share of common characters among those beyond ASCII less five times the share of private-use and control
    characters.  Japanese and Korean tables count only with the evidence of their own scripts.
    """
    seen = profile(text)
    if not seen.total:
        return 0.0
    shared: float = seen.common
    if name == "cp1252":
        letters = sum(map(str.isalpha, filter(str.isascii, text)))
        shared = 0.8 * len(_western().findall(text)) if letters > 2 * seen.total else -seen.total
    elif name == "cp949":
        shared = seen.frequent + seen.common if seen.syllables * 2 >= seen.total else -seen.total
    elif seen.kana * 4 >= seen.total:
        shared += seen.kana
    elif name in NEIGHBOURS:
        return -1.0
    return (shared - 5 * seen.bad) / seen.total


@lru_cache(maxsize=1)
def _western() -> re.Pattern[str]:
    """Letters and marks of cp1252 where Western text has them: accents beside letters, quotes, dashes, signs."""
    return re.compile("(?<=[A-Za-z])[À-ÖØ-öø-ÿŒœŠšŽžŸ]|[À-ÖØ-öø-ÿŒœŠšŽžŸ](?=[A-Za-z])|[‘’“”–—…•£€©®°«»™\xa0¿¡]")
