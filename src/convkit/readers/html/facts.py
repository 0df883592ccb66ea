"""What a page says of itself: its head's title and meta elements, JSON-LD, and the headline in its text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape

from convkit.markup.soup import T_CHARS, T_CLOSE, T_OPEN, T_TEXT, Tree
from convkit.markup.tags import HEADINGS
from convkit.markup.tokens import OPEN, RAW_ELEMENT, Token, attributes, value

JSON_LIMIT = 1 << 18
NAME_LIMIT = 40
TITLE_LIMIT = 200
SHORTEST = 4

META = {
    "title": ("og:title", "twitter:title", "articletitle", "dc.title", "headline", "title"),
    "date": (
        "article:published_time", "og:published_time", "pubdate", "publishdate", "publish_date", "date", "dc.date", "dcterms.created",
        "dc.date.issued", "datepublished", "og:release_date", "weibo:article:create_at", "publication_date", "citation_publication_date",
        "parsely-pub-date", "sailthru.date", "bytedance:published_time",
    ),
    "author": ("author", "article:author", "dc.creator", "byl", "og:article:author", "parsely-author", "citation_author"),
    "source": ("contentsource", "source", "article:source", "mediaid"),
    "site": ("og:site_name", "sitename", "application-name"),
    "url": ("og:url",),
}  # fmt: skip
"""Meta names by fact, the surest first (Open Graph, Dublin Core, Schema.org, and those of Chinese government sites, GB/T standard names)."""


@dataclass(slots=True)
class Facts:
    """The facts a page states outside its text: value and where it stands."""

    found: dict[str, tuple[str, int]] = field(default_factory=dict)
    title_node: int = -1

    def get(self, name: str) -> str:
        """The value of ``name``; "" where the page doesn't state it."""
        return self.found.get(name, ("", 0))[0]


@lru_cache(maxsize=1)
def _date() -> re.Pattern[str]:
    return re.compile(r"\s*([12][0-9]{3})(?:[-/.年]([0-9]{1,2})(?:[-/.月]([0-9]{1,2})(?![0-9]))?)?")


def iso_date(stated: str) -> str:
    """The date at the head of a machine-readable ``stated``, as ISO 8601 in the precision it has; "" for none."""
    from datetime import date

    match = _date().match(stated)
    if match is None or not match[2]:
        return ""
    year, month, day = int(match[1]), int(match[2]), int(match[3] or 0)
    if not day:
        return f"{year:04}-{month:02}" if 1 <= month <= 12 else ""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def read_facts(text: str, tokens: list[Token], tree: Tree) -> Facts:
    """The facts that the head and the scripts of a page state."""
    facts = Facts()
    facts.title_node = tree.tags.index("title") if "title" in tree.tags else -1
    metas: dict[str, tuple[str, int]] = {}
    scripts: list[tuple[int, int, int]] = []
    for kind, start, end, name, at in tokens:
        if kind == OPEN and name == "meta":
            given = attributes(text, at, end)
            said = value(text, given.get("content"))
            label = value(text, given.get("property") or given.get("name") or given.get("itemprop")).lower()
            if label and said:
                metas.setdefault(label, (said, start))
        elif kind == OPEN and name == "link":
            given = attributes(text, at, end)
            if value(text, given.get("rel")).lower() == "canonical":
                facts.found["url"] = (value(text, given.get("href")), start)
        elif kind == RAW_ELEMENT and name == "script" and "ld+json" in text[start : min(at, start + 300)]:
            scripts.append((start, at, end))
    for fact, names in META.items():
        for label in names:
            if label in metas and fact not in facts.found:
                facts.found[fact] = metas[label]
    for start, at, end in scripts:
        _linked_data(facts, text, start, at, end)
    return facts


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
            if isinstance(said, list) and said:
                said = said[0]
            if isinstance(said, dict):
                said = said.get("name")
            if isinstance(said, str) and said.strip():
                facts.found.setdefault(fact, (unescape(said).strip(), start))


def _items(data: object) -> Iterator[dict[str, object]]:
    entries = data if isinstance(data, list) else [data]
    for entry in entries[:50]:
        if isinstance(entry, dict):
            yield entry
            graph = entry.get("@graph")
            if isinstance(graph, list):
                yield from (item for item in graph[:50] if isinstance(item, dict))


# --- the headline ---


def headline(text: str, tree: Tree, facts: Facts, page_title: str) -> int:
    """The node of the headline in the text, -1 where there is none.

    It is a heading or short block that the page's title begins with, else the only heading of the highest level that is there.
    """
    stated = [_plain(t) for t in (facts.get("title"), page_title) if t]
    heads: list[int] = []
    best: tuple[int, int, int] | None = None
    for node, said in _leaves(text, tree, facts.title_node):
        if tree.tags[node] in HEADINGS:
            heads.append(node)
        bare = _plain(said)
        if len(bare) < SHORTEST or len(bare) > TITLE_LIMIT:
            continue
        if any(title == bare or (title.startswith(bare) and len(bare) >= 0.4 * len(title)) for title in stated):
            rank = (int(tree.tags[node] in HEADINGS), len(bare), -node)
            if best is None or rank > best:
                best = rank
    if best is not None:
        return -best[2]
    highest = min((tree.tags[node] for node in heads), default="")
    first = [node for node in heads if tree.tags[node] == highest]
    return first[0] if len(first) == 1 and first[0] == heads[0] and highest <= "h3" else -1


def _leaves(text: str, tree: Tree, skipped: int) -> Iterator[tuple[int, str]]:
    """The blocks that hold text of their own and no other block, with their text; those of the head left out."""
    pieces: list[str] = []
    node = -1
    length = 0
    for code, start, stop, name, arg in tree.events:
        if code == T_OPEN:
            node, pieces, length = arg, [], 0
        elif code == T_CLOSE:
            if arg == node and node != skipped and length:
                yield node, "".join(pieces)
            node = -1
        elif node >= 0 and code in (T_TEXT, T_CHARS) and length <= 2 * TITLE_LIMIT:
            pieces.append(text[start:stop] if code == T_TEXT else name)
            length += stop - start


def _plain(said: str) -> str:
    return "".join(said.split()).lower()


@lru_cache(maxsize=1)
def _divider() -> re.Pattern[str]:
    return re.compile(r"\s*[_|｜]+\s*|\s+[-–—·»«:：]+\s+|\s*(?:--+|——+)\s*|[-–—](?=[^-–—_|]{2,16}$)")


@lru_cache(maxsize=1)
def _site() -> re.Pattern[str]:
    return re.compile(
        r"网|網|报|報|新闻|新聞|门户|政府|频道|頻道|官网|首页|在线|论坛|博客|电视台|通讯社|出版社|杂志|中心|\.(?:com|cn|net|org)\b|News|Times|Post|Daily|Journal|Blog",
        re.IGNORECASE,
    )


def without_site(title: str, site: str) -> int:
    """The length of ``title`` without the name of the site at its end; all of it where none is told.

    What follows ``_`` or ``|`` is the site's; what follows a dash is, where it names itself as one or is the ``site`` that the page states.
    """
    cut = len(title)
    parts = list(_divider().finditer(title))
    while parts:
        divider = parts.pop()
        tail = title[divider.end() : cut].strip()
        sure = any(mark in divider[0] for mark in "_|｜") or (site and _plain(tail) == _plain(site))
        if divider.start() < 2 or not (sure or (len(tail) <= NAME_LIMIT and _site().search(tail))):
            break
        cut = divider.start()
    return cut if cut > 1 else len(title)
