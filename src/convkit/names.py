"""Names of output files that are safe on every system, told apart by what they name and not by order."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from convkit.model import Article

MAX_BYTES = 180
"""UTF-8 bytes of a stem: a suffix of its own, a volume's number and a format's suffix still fit into 200."""

HELD_BACK = "_"

_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"})
_BLANK_GLYPHS = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\ufff0-\uffff"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)  # Default_Ignorable_Code_Point of Unicode's DerivedCoreProperties, where the category says otherwise, and blank Braille
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"}
)  # Naming Files, Paths, and Namespaces (Win32)


class SafeName(NamedTuple):
    """A file name without its format's suffix, and whether it differs from what was asked for."""

    name: str
    changed: bool


def safe_name(stem: str, fallback: str, limit: int = MAX_BYTES) -> SafeName:
    """``stem`` as a safe file name of at most ``limit`` UTF-8 bytes; ``fallback``, made safe too, where nothing is left.

    NFC; blanks folded; separators and what Windows refuses become ``_``; control and invisible characters go; no leading
    dot, dash or blank, no trailing dot or blank; a reserved device name gets a ``_`` before it.
    """
    if stem.isalnum() and stem.isascii() and len(stem) <= limit and stem.casefold() not in _DEVICES:
        return SafeName(stem, False)
    name = _cleaned(stem, limit) or _cleaned(fallback, limit) or HELD_BACK
    return SafeName(name, name != stem)


def article_name(article: Article) -> str:
    """The safe name of a file that holds ``article`` alone: date and title, and its id where it has no title."""
    title = _cleaned(article.title, MAX_BYTES) or article.id
    return safe_name(f"{article.date} {title}" if article.date else title, article.id).name


def name_key(name: str) -> str:
    """Equal for two names that some file system takes for one: case and normal form folded."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


def with_identity(name: str, identity: str, digits: int = 8) -> str:
    """``name`` with a suffix of ``digits`` hex digits made from ``identity``; cut so that it stays in bounds."""
    mark = hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:digits]
    return f"{_cut(name, MAX_BYTES - digits - 1).rstrip(' .')}-{mark}"


def distinct(named: Sequence[tuple[str, str]]) -> list[str]:
    """A name of its own for each (safe name, identity), in the same order.

    A name that another one equals, be it but for case or normal form, gets a suffix made from its identity, and so do all that
    it equals: the result for an entry depends on the set of entries, never on their order.  Among entries with the same name
    and identity (copies of one article) the second has an identity of its own, and so on.
    """
    if len(named) < 2:
        return [name for name, _ in named]
    result = [name for name, _ in named]
    marks = _told_apart(named)
    for digits in (8, 16, 64):
        clashing = _clashing(result)
        for index in clashing:
            result[index] = with_identity(named[index][0], marks[index], digits)
        if not clashing:
            break
    return result


def _told_apart(named: Sequence[tuple[str, str]]) -> list[str]:
    """The identity of each entry; that of a second one with the same name and identity says that it is the second."""
    counts: dict[tuple[str, str], int] = {}
    marks = []
    for name, identity in named:
        key = (name_key(name), identity)
        counts[key] = counts.get(key, 0) + 1
        marks.append(identity if counts[key] == 1 else f"{identity}\0{counts[key]}")
    return marks


def _clashing(names: Sequence[str]) -> list[int]:
    places: dict[str, list[int]] = {}
    for index, name in enumerate(names):
        places.setdefault(name_key(name), []).append(index)
    return sorted(index for group in places.values() if len(group) > 1 for index in group)


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(r"\s+"),
        re.compile(r'[/\\:*?"<>|]+'),
        re.compile(f"[{_BLANK_GLYPHS}]+"),
    )


def _cleaned(text: str, limit: int) -> str:
    blanks, refused, ignorable = _patterns()
    # No more than this can be left within the bound, unless most of it is invisible: an endless title costs no more.
    name = unicodedata.normalize("NFC", text[: 16 * limit])
    name = refused.sub(HELD_BACK, ignorable.sub("", blanks.sub(" ", name)))
    if not name.isprintable():
        name = "".join(c for c in name if unicodedata.category(c) not in _INVISIBLE)
    name = unicodedata.normalize("NFC", blanks.sub(" ", name)).lstrip(" .-").rstrip(" .")
    if name.partition(".")[0].rstrip().casefold() in _DEVICES:
        name = HELD_BACK + name
    return _cut(name, limit).rstrip(" .")


def _cut(name: str, limit: int) -> str:
    """``name`` cut to ``limit`` bytes, before a base character where there is one near."""
    data = name.encode("utf-8", "replace")
    if len(data) <= limit:
        return name
    short = data[:limit].decode("utf-8", "ignore")
    end = len(short)
    while end > max(0, len(short) - 16) and unicodedata.category(name[end])[0] == "M":
        end -= 1
    return name[:end]
