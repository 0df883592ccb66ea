"""What a page says of itself beside its text: the meta elements of its head, JSON-LD, the variables of WeChat."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape

from convkit.markup.soup import Tree
from convkit.markup.tokens import OPEN, RAW_ELEMENT, Token, attributes, value

JSON_LIMIT = 1 << 18
SCRIPT_LIMIT = 1 << 20
HEAD_LIMIT = 1 << 16

META = {
    "title": ("ogtitle", "twittertitle", "articletitle", "dctitle", "dctermstitle", "headline", "citationtitle", "title", "contenttitle", "doctitle"),
    "date": (
        "articlepublishedtime", "ogarticlepublishedtime", "ogpublishedtime", "datepublished", "pubdate", "publishdate", "publisheddate",
        "publishtime", "publishedtime", "publishedat", "pubtime", "firstpublishedtime", "apubtime", "releasedate", "releasetime", "ogreleasedate",
        "weiboarticlecreateat", "bytedancepublishedtime", "publicationdate", "citationpublicationdate", "citationdate", "parselypubdate",
        "sailthrudate", "originalpublicationdate", "docreltime", "docpubtime", "articledate", "newsdate", "createdate", "createtime", "creationdate",
        "date", "dcdate", "dcdateissued", "dcdatecreated", "dctermsdate", "dctermsissued", "dctermscreated",
    ),
    "updated": ("articlemodifiedtime", "ogupdatedtime", "datemodified", "dateupdate", "lastmodifiedtime", "lastmodified", "updatetime", "updatedat", "dctermsmodified"),
    "author": ("author", "articleauthor", "ogarticleauthor", "dccreator", "dctermscreator", "byl", "parselyauthor", "citationauthor", "weiboarticleauthor", "sailthruauthor"),
    "source": ("contentsource", "source", "articlesource", "mediaid", "newssource", "docsource", "copyrightsource"),
    "site": ("ogsitename", "sitename", "applicationname"),
    "url": ("ogurl",),
}  # fmt: skip
"""Meta names by fact, of each only its letters, the surest first (Open Graph, Dublin Core, Schema.org, and those of Chinese government sites, GB/T standard names)."""


AUTHORS = frozenset({"citationauthor", "dccreator", "articleauthor"})
"""Names of meta elements that stand once for each author."""


@dataclass(slots=True)
class Facts:
    """The facts a page states outside its text: value and where it stands.  Several authors stand one on a line."""

    found: dict[str, tuple[str, int]] = field(default_factory=dict)
    title_node: int = -1

    def get(self, name: str) -> str:
        """The value of ``name``; "" where the page doesn't state it."""
        return self.found.get(name, ("", 0))[0]


@lru_cache(maxsize=1)
def _date() -> re.Pattern[str]:
    return re.compile(
        r"\s*(?:([12][0-9]{3})(?:[-/.年]([0-9]{1,2})(?:[-/.月]([0-9]{1,2})(?![0-9]))?)|([12][0-9]{3})([01][0-9])([0-3][0-9])(?:[0-9]{4}|[0-9]{6})?(?![0-9]))"
    )


def iso_date(stated: str) -> str:
    """The date at the head of a machine-readable ``stated``, as ISO 8601 in the precision it has; "" for none."""
    from datetime import date

    match = _date().match(stated)
    if match is None:
        return _in_words(stated)
    year, month, day = (int(part or 0) for part in (match.groups()[:3] if match[1] else match.groups()[3:6]))
    if not day:
        return f"{year:04}-{month:02}" if 1 <= month <= 12 else ""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@lru_cache(maxsize=1)
def _words() -> re.Pattern[str]:
    month = f"(?P<month>{'|'.join(MONTHS)})[a-z]*\\.?"
    return re.compile(
        rf"\s*(?:[a-z]{{3,9}},?\s+)?(?:(?P<day>\d{{1,2}})\s+{month}\s+(?P<year>[12]\d{{3}})|{month.replace('month', 'named')}\s+(?P<daily>\d{{1,2}}),?\s+(?P<yearly>[12]\d{{3}}))(?!\d)",
        re.IGNORECASE,
    )


def _in_words(stated: str) -> str:
    """The date at the head of ``stated`` in English words, as in mail (Sat, 09 Oct 2010); "" for none."""
    match = _words().match(stated)
    if match is None:
        return ""
    name, day, year = (
        (match["month"], match["day"], match["year"])
        if match["month"]
        else (match["named"], match["daily"], match["yearly"])
    )
    month = MONTHS.index(name.lower()) + 1
    return f"{year}-{month:02}-{int(day):02}" if 1 <= int(day) <= 31 else ""


def read_facts(text: str, tokens: list[Token], tree: Tree) -> Facts:
    """The facts that the head and the scripts of a page state."""
    facts = Facts()
    facts.title_node = tree.tags.index("title") if "title" in tree.tags else -1
    metas: dict[str, tuple[str, int]] = {}
    scripts: list[tuple[int, int, int]] = []
    for kind, start, end, name, at in tokens:
        if kind == OPEN and name == "meta":
            given = attributes(text, at, end)
            said = " ".join(value(text, given.get("content")).split())
            label = value(text, given.get("property") or given.get("name") or given.get("itemprop"))
            label = "".join(filter(str.isalpha, label.lower()))
            if label and said:
                several = label in metas and label in AUTHORS and said not in metas[label][0].split("\n")
                metas[label] = (
                    (f"{metas[label][0]}\n{said}", metas[label][1]) if several else metas.get(label, (said, start))
                )
        elif kind == OPEN and name == "link":
            given = attributes(text, at, end)
            if value(text, given.get("rel")).lower() == "canonical":
                facts.found["url"] = (value(text, given.get("href")), start)
        elif kind == RAW_ELEMENT and name == "script":
            if "ld+json" in text[start : min(at, start + 300)]:
                scripts.append((start, at, end))
            elif end - at < SCRIPT_LIMIT and text.find("msg_title", at, end) >= 0:
                _variables(facts, text, at, end)
    if (at := text.find("<!--enpproperty", 0, HEAD_LIMIT)) >= 0:
        _property(facts, text, at)
    for fact, names in META.items():
        for label in names:
            if label in metas and fact not in facts.found:
                facts.found[fact] = metas[label]
    for start, at, end in scripts:
        _linked_data(facts, text, start, at, end)
    return facts


def _property(facts: Facts, text: str, start: int) -> None:
    """The comment in which the publishing system of many newspapers states an article: title, date, author."""
    end = text.find("enpproperty-->", start)
    for match in re.finditer(r"<(title|date|author)>([^<>]{2,200})</\1>", text[start : max(end, start)]):
        facts.found.setdefault(match[1], (" ".join(unescape(match[2]).split()), start))


@lru_cache(maxsize=1)
def _variable() -> re.Pattern[str]:
    return re.compile(
        r"\bvar\s+(msg_title|nickname|ct|oriCreateTime|createTime|publish_time)\s*=\s*(?:htmlDecode\()?[\"']([^\"'\\\n]{1,200})[\"']"
    )


VARIABLES = {
    "msg_title": "title",
    "nickname": "source",
    "ct": "date",
    "oriCreateTime": "date",
    "createTime": "date",
    "publish_time": "date",
}


def _variables(facts: Facts, text: str, start: int, end: int) -> None:
    """What an article of WeChat states in its script: title, account, and the time as a date or in seconds, of China (UTC+8)."""
    from datetime import UTC, datetime, timedelta

    for match in _variable().finditer(text, start, end):
        fact, said = VARIABLES[match[1]], unescape(match[2]).strip()
        if fact == "date" and said.isascii() and said.isdigit() and len(said) == 10:
            said = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(said), hours=8)).date().isoformat()
        if said:
            facts.found.setdefault(fact, (said, match.start(2)))


def _linked_data(facts: Facts, text: str, start: int, at: int, end: int) -> None:
    """JSON-LD (Schema.org Article and its kinds)."""
    raw = text[at : min(end, at + JSON_LIMIT)]
    try:
        data = json.loads(raw[: raw.rfind("</")])
    except (ValueError, RecursionError):
        return
    for item in _items(data):
        kind = item.get("@type")
        if not any(
            str(k).endswith(("Article", "Posting", "Report")) for k in (kind if isinstance(kind, list) else [kind])
        ):
            continue
        for fact, name in (("title", "headline"), ("date", "datePublished"), ("author", "author")):
            said = item.get(name)
            names = [_name(one) for one in (said if isinstance(said, list) else [said])]
            if stated := "\n".join(filter(None, names if fact == "author" else names[:1])):
                facts.found.setdefault(fact, (stated, start))


def _name(said: object) -> str:
    """A value of linked data as one line; of a person or thing its name."""
    said = said.get("name") if isinstance(said, dict) else said
    return " ".join(unescape(said).split()) if isinstance(said, str) else ""


def _items(data: object) -> Iterator[dict[str, object]]:
    entries = data if isinstance(data, list) else [data]
    for entry in entries[:50]:
        if isinstance(entry, dict):
            yield entry
            graph = entry.get("@graph")
            if isinstance(graph, list):
                yield from (item for item in graph[:50] if isinstance(item, dict))
