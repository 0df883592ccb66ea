"""What one output says of itself: authors, language, point of time, identifier; never the clock's word."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from convkit.model import Article

HEXADECIMAL = frozenset("0123456789abcdef")
OTHERS = {"zh": "《{}》等", "ja": "「{}」ほか", "ko": "「{}」 외", "en": "{} and others"}
"""How a volume is called by its first article, by the language of that."""
OPENING = 24
"""Code points of the opening words that stand for a title."""
MOST_AUTHORS = 20
EARLIEST = "1980-01-01T00:00:00Z"
"""When nothing tells the time: the first date that a ZIP file can hold."""
NAMESPACE = bytes.fromhex("6ba7b8119dad11d180b400c04fd430c8")
"""RFC 9562, appendix C: the namespace of URLs, for identifiers of version 5."""


class Facts:
    """What a volume of many inputs says of itself, summed over its articles."""

    __slots__ = ("articles", "authors", "date", "languages")

    def __init__(self) -> None:
        self.articles = 0
        self.authors: tuple[str, ...] = ()
        self.date: str | None = None
        self.languages: Counter[str] = Counter()

    @property
    def language(self) -> str:
        """The language of most articles; the first by name where two have as many."""
        return min(self.languages, key=lambda name: (-self.languages[name], name), default="zh-Hans")

    def take(self, article: Article) -> None:
        """Count ``article`` in."""
        self.articles += 1
        self.languages[article.language] += 1
        self._join(article.authors, article.date)

    def merge(self, data: Mapping[str, object]) -> None:
        """Count in what another process counted, as :meth:`data` gave it."""
        articles, authors, date, languages = data["articles"], data["authors"], data["date"], data["languages"]
        assert isinstance(articles, int)
        assert isinstance(authors, tuple)
        assert isinstance(languages, dict)
        self.articles += articles
        self.languages.update(languages)
        self._join(authors, date if isinstance(date, str) else None)

    def data(self) -> dict[str, object]:
        """The same as plain data."""
        return {
            "articles": self.articles,
            "authors": self.authors,
            "date": self.date,
            "languages": dict(self.languages),
        }

    def _join(self, authors: tuple[str, ...], date: str | None) -> None:
        if len(self.authors) < MOST_AUTHORS:
            self.authors = tuple(dict.fromkeys((*self.authors, *authors)))[:MOST_AUTHORS]
        if date and date > (self.date or ""):
            self.date = date


@lru_cache(maxsize=256)
def moment(date: str | None) -> str:
    """``date`` (ISO 8601, full or cut) as a point of time; 1980 where there is none."""
    if date is None:
        return EARLIEST
    if len(date) == 10 and date[4] == date[7] == "-":
        return _at_midnight(date)
    parts = date.split("-")
    if not 1 <= len(parts) <= 3 or [len(part) for part in parts] != [4, 2, 2][: len(parts)]:
        return EARLIEST
    return _at_midnight("-".join([*parts, "01", "01"][:3]))


def _at_midnight(date: str) -> str:
    from datetime import date as day

    try:
        return f"{day.fromisoformat(date)}T00:00:00Z"
    except ValueError:
        return EARLIEST


def identifier(article_id: str, volume: int) -> str:
    """A URN that is the same on every run: a UUID of version 5 (RFC 9562) of the first article's id."""
    digest = bytearray(
        hashlib.sha1(NAMESPACE + f"convkit:{article_id}:{volume}".encode(), usedforsecurity=False).digest()[:16]
    )
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    text = digest.hex()
    return f"urn:uuid:{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def volume_title(name: str, first: Article) -> str:
    """What a volume is called that has no title: ``name``, of its source or folder; the title of its ``first`` article "and others"
    where a machine gave the name (001_3e8a52803a8d0aaa, 0417-22), which says nothing to a reader.
    """
    if not first.title or not is_code(name):
        return name
    language = first.language.split("-")[0]
    return OTHERS.get(language, OTHERS["en"]).format(" ".join(first.title.split()))


def title_alone(name: str, article: Article) -> str:
    """What a file of one article without a title is called: ``name``, of its source; the opening words where that is a code."""
    if not is_code(name) or not article.blocks:
        return name
    text = " ".join(article.block_text(article.blocks[0]).split())
    if len(text) <= OPENING:
        return text or name
    cut = max((text.rfind(mark, OPENING // 2, OPENING) for mark in "，。；：！？,;:!? "), default=-1)
    return text[: cut if cut > 0 else OPENING] + "……"


def is_code(name: str) -> bool:
    """Whether ``name`` is no word and no date: as many digits as letters, and no letter beyond those of hexadecimal numbers."""
    plain = [character for character in name.casefold() if character.isalnum()]
    digits = sum(1 for character in plain if character.isdecimal())
    return bool(plain) and digits * 2 >= len(plain) and HEXADECIMAL.issuperset(plain) and not _is_date(name)


def _is_date(name: str) -> bool:
    found = _date().fullmatch(name)
    return found is not None and 1 <= int(found[2]) <= 12 and 1 <= int(found[3] or 1) <= 31


@lru_cache(maxsize=1)
def _date() -> re.Pattern[str]:
    return re.compile(r"((?:1[5-9]|20)\d\d)[-_.]?(\d\d)(?:[-_.]?(\d\d))?")
