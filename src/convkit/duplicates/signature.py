"""A few hundred bytes that stand for an article when it is compared with others.

Of each character one byte is looked at, the lower half of its code point; then all is done by ``bytes`` and ``zlib``, and an
article costs about 20 µs.  Marks, blanks and digits are taken out first, and what is left is sampled:
*passages*, five characters behind an anchor, a byte that about one character in forty has (in a short text one in six),
are kept as checksums in the order of the text.  An edit changes the passages beside it and no others.

The quick look takes some Han out with the marks, because they share the lower byte, and looks at the head of a long text only.
The close one knows every character.
"""

from __future__ import annotations

import marshal
import re
from array import array
from functools import lru_cache
from struct import Struct
from typing import NamedTuple
from zlib import crc32

from convkit.model import Article

WINDOW = 800
"""Characters at the head of a text that the quick look takes in; of the rest it knows the checksum and the length."""
SHORT = 500
"""Characters that are looked at, up to which a text is sampled densely too."""
MOST_PASSAGES = 600
"""Passages that are kept of a long text: those with the lowest checksums, so that the same ones stay of a copy."""
KEYS = 6
"""Passages of each kind that an article is found by: the lowest, which are the same ones in a copy."""
SHOWN_TITLE = 80
KEPT_DIGITS = 96
HEAD = Struct("<IIII")
"""Checksums of text and title, bytes of sparse and of dense passages."""
DAMAGE = frozenset({"W_REPLACED", "W_UNREPAIRED", "W_SUSPECT", "W_GUESS", "W_PRIVATE", "W_VARIANT"})
"""Problems that speak against an article where another says the same."""


class Signature(NamedTuple):
    """What is kept of one article.

    ``text`` is the checksum of what is looked at, or where ``exact``, of all letters, Han and digits in simplified characters; ``whole`` that
    of the text as it stands, ``letters`` of its ASCII letters and digits.  ``sparse`` and ``dense`` are the passages, four bytes each;
    ``dense`` is empty where a text was not sampled so.  ``size`` counts the characters that are looked at; ``partly``: they are
    those at the head of a long text, and ``size`` is what all of it comes to in proportion.  ``digits`` are the first ASCII
    digits in a row.
    ``damage`` sums the problems of ``DAMAGE``, ``facts`` counts the fields that are filled in.
    """

    text: int
    sparse: bytes
    dense: bytes
    whole: int
    size: int
    letters: int
    exact: bool
    partly: bool
    digits: bytes
    damage: int
    facts: int
    identity: str
    title: str
    date: str
    line: int
    language: str


_MARKS = "，。、；：！？“”‘’（）《》「」『』【】〔〕—…· \t\r\n,.:;!?()\"'-/0123456789"
_MARK_BYTES = bytes(sorted({ord(mark) & 255 for mark in _MARKS}))
"""What the quick look takes out, digits with it: numbers are compared by themselves."""


class Sampler(NamedTuple):
    """How passages are found: each anchor becomes the byte 0, and ``length`` bytes behind it, without another anchor, are a passage."""

    table: bytes
    length: int

    def passages(self, text: bytes) -> bytes:
        """The checksums of the passages in ``text``."""
        length = self.length
        pieces = text.translate(self.table).split(b"\0")
        del pieces[0]
        return _packed([piece[:length] for piece in pieces if len(piece) >= length])


def _table(anchors: bytes) -> bytes:
    return bytes(0 if byte in anchors else byte or 1 for byte in range(256))


HAN = Sampler(_table(b"\x45\x4b\x58\x9b\xb9\xc6\xe3"), 5)
LATIN = Sampler(_table(b"kvx"), 11)
"""Anchors are bytes of middling frequency; a passage of letters is longer than one of Han, which say more each."""


def _packed(found: list[bytes]) -> bytes:
    values = array("I", map(crc32, found))
    if len(values) > MOST_PASSAGES:
        bound = sorted(values)[MOST_PASSAGES]
        values = array("I", [value for value in values if value < bound])
    return values.tobytes()


@lru_cache(maxsize=1)
def _dense() -> re.Pattern[bytes]:
    """Passages that may overlap, behind every fourth of the bytes that letters and Han can be."""
    anchors = re.escape(bytes(range(0x41, 0xFF, 4)))
    return re.compile(b"[%s](?=(.{5}))" % anchors, re.DOTALL)


_MASK = bytes(0 if 0x34 <= high <= 0xFA else 255 for high in range(256))
"""Upper half of a code point to 0 for Han, Hangul and what lies between, 255 for marks, kana, Latin and full-width forms."""
_LOWER = bytes(byte + 32 if 65 <= byte <= 90 else byte for byte in range(256))
_NO_ALPHANUMERIC = bytes(b for b in range(256) if not chr(b).isalnum() or b > 127)
_NO_DIGIT = bytes(b for b in range(256) if not 48 <= b <= 57)


def sign(article: Article, *, close: bool = False) -> bytes:
    """The signature of ``article``, packed; :func:`unpack` reads it in a process of the same Python.

    With ``close`` every Han character is looked at, and a long text is sampled densely too.
    """
    text = article.text
    data = _units(text)
    whole = crc32(data)
    length = len(text)
    partly = length > WINDOW and not close
    if partly:
        text, data = text[:WINDOW], data[: 2 * WINDOW]
    if article.language == "zh-Hant":
        text = simplified(text)
        data = _units(text)
    ascii_ = letters(text)
    digits = ascii_.translate(None, _NO_DIGIT)
    if not digits and ("０" in text or "１" in text):
        ascii_ = letters(text.translate(_half_width()))
        digits = ascii_.translate(None, _NO_DIGIT)
    if 2 * len(ascii_) > len(text):
        looked, sampler = ascii_.translate(None, b"0123456789"), LATIN
    else:
        looked, sampler = every_han(data) if close else data[::2].translate(None, _MARK_BYTES), HAN
    sparse = sampler.passages(looked)
    dense = _packed(_dense().findall(looked)) if close or len(looked) <= SHORT else b""
    rest = (
        whole,
        len(looked) * length // WINDOW if partly else len(looked),
        crc32(ascii_),
        close,
        partly,
        digits[:KEPT_DIGITS],
        sum([p.count for p in article.problems if p.code in DAMAGE]) if article.problems else 0,
        bool(article.title) + bool(article.date) + bool(article.authors) + bool(article.source),
        article.id,
        article.title[:SHOWN_TITLE],
        article.date or "",
        article.provenance.line,
        article.language,
    )
    checksum, title = crc32(words(text) if close else looked), crc32(article.title.encode("utf-8", "surrogatepass"))
    return HEAD.pack(checksum, title, len(sparse), len(dense)) + sparse + dense + marshal.dumps(rest)


def unpack(data: bytes) -> Signature:
    """What :func:`sign` packed."""
    text, _, sparse, dense = HEAD.unpack_from(data)
    middle = HEAD.size + sparse
    end = middle + dense
    return Signature(text, data[HEAD.size : middle], data[middle:end], *marshal.loads(data[end:]))


def keys(data: bytes) -> tuple[int, list[int]]:
    """What an article is found by: the checksum of its text; those of its title and of the ``KEYS`` lowest passages of each kind."""
    text, title, sparse, dense = HEAD.unpack_from(data)
    middle = HEAD.size + sparse
    found = sorted(array("I", data[HEAD.size : middle]))[:KEYS]
    if dense:
        found += sorted(array("I", data[middle : middle + dense]))[:KEYS]
    if title:
        found.append(title)
    return text, found


def passages(packed: bytes) -> list[int]:
    """The passages in ``sparse`` or ``dense``."""
    return array("I", packed).tolist()


@lru_cache(maxsize=1024)
def key(title: str, language: str) -> bytes:
    """``title`` for comparison: script, width, marks and blanks set aside."""
    if language == "zh-Hant":
        title = simplified(title)
    title = title.translate(_half_width())
    return every_han(_units(title)) + letters(title)


def every_han(data: bytes) -> bytes:
    """The lower bytes of the Han and Hangul in ``data`` (UTF-16, low byte first), but for those that are 255."""
    marks = int.from_bytes(data[1::2].translate(_MASK), "little")
    return (int.from_bytes(data[::2], "little") | marks).to_bytes(len(data) // 2, "little").translate(None, b"\xff")


def words(text: str) -> bytes:
    """The letters, Han and digits in ``text``, width and case folded (NFKC): all that a repeat repeats."""
    from unicodedata import normalize

    return "".join(filter(str.isalnum, normalize("NFKC", text).casefold())).encode("utf-8", "surrogatepass")


def letters(text: str) -> bytes:
    """The ASCII letters, in lower case, and digits in ``text``."""
    return text.encode("ascii", "ignore").translate(_LOWER, _NO_ALPHANUMERIC)


def simplified(text: str) -> str:
    """``text`` in simplified characters."""
    from convkit.passes.opencc_matcher import converter

    return converter("t2s").convert(text)


def _units(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


@lru_cache(maxsize=1)
def _half_width() -> dict[int, int]:
    return {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B)}
