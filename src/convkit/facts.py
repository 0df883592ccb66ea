"""What one output says of itself: authors, language, point of time, identifier; never the clock's word."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from convkit.model import Article

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
    parts = (date or "").split("-")
    if not 1 <= len(parts) <= 3 or [len(part) for part in parts] != [4, 2, 2][: len(parts)]:
        return EARLIEST
    if not all(part.isascii() and part.isdecimal() for part in parts):
        return EARLIEST
    from datetime import date as day

    try:
        return f"{day(*map(int, parts), *(1, 1)[len(parts) - 1 :]).isoformat()}T00:00:00Z"
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
