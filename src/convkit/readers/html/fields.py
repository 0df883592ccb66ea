"""The fields of a page: its title, and what it states outside its text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from convkit.markup.blocks import Emitted
from convkit.model import Field, Furniture
from convkit.readers.html.facts import Facts, iso_date
from convkit.readers.html.title import is_nothing, plain, tagged, without_site

AUTHOR_LIMIT = 40


def title_fields(
    text: str,
    emitted: Emitted,
    claims: Mapping[int, str],
    roles: Mapping[int, str],
    title: int,
    visible: int,
    facts: Facts,
    own: str,
) -> list[Field]:
    """Turn the claimed spans of ``emitted`` into furniture and the title: the headline ``visible``, else the page's own ``title`` without
    the name of its site, else the one that its head states.  ``own`` is the text of that title; ``roles`` names the fields that
    other claimed nodes are.
    """
    fields: list[Field] = []
    for node, span in emitted.claims:
        if node == visible:
            mark = span.start + (tagged(text[span.start : span.end], own) if own else 0)
            if mark > span.start:
                emitted.furniture.append(Furniture(span.start, mark, "mark before the headline"))
            fields.append(Field("title", mark, span.end, reason="headline"))
        elif node in roles:
            fields.append(Field(roles[node], *span, reason="beside the headline"))
        elif node == title and visible < 0 and _serves(text[span.start : span.end], facts):
            cut = span.start + without_site(text[span.start : span.end], facts.get("site"))
            fields.append(Field("title", span.start, cut, reason="page title"))
            if cut < span.end:
                emitted.furniture.append(Furniture(cut, span.end, "site name"))
        else:
            emitted.furniture.append(Furniture(*span, claims[node] or "page title"))
    if not is_titled(fields) and facts.get("title"):
        stated, place = facts.found["title"]
        fields.append(Field("title", place, place, stated, keep=True, reason="meta"))
    return fields


def is_titled(fields: Sequence[Field]) -> bool:
    """Whether one of ``fields`` is a title."""
    return any(field.name == "title" for field in fields)


def _serves(said: str, facts: Facts) -> bool:
    """Whether the page's own title is the article's: it is none that a program gave, nor another than the head states."""
    stated = plain(facts.get("title"))
    return not is_nothing(said) and (not stated or plain(said).startswith(stated))


def stated_fields(text: str, facts: Facts, emitted: Emitted, dated: bool) -> list[Field]:
    """What the page states outside its text; the text itself is left to the passes.

    Where the page is ``dated`` by a line of its own, neither the day of the last change counts nor one of universal time that is
    the next day's already where the page was written.
    """
    fields: list[Field] = []

    def add(name: str, said: str, place: int) -> None:
        fields.append(Field(name, place, place, said, keep=True, reason="meta"))

    publishers = {plain(facts.get("source")), plain(facts.get("site"))}
    for fact, (said, place) in sorted(facts.found.items(), key=lambda item: item[1][1]):
        changed = fact == "updated" and not dated and not facts.get("date")
        if (fact == "date" or changed) and (day := iso_date(said)):
            if not (dated and _late().search(said)):
                add("date", day, place)
        elif fact == "author":
            for line in said.split("\n"):
                name = line.removeprefix("By ").removeprefix("by ")
                if _is_name(name) and plain(name) not in publishers:
                    add("author", name, place)
        elif fact == "url" and said.startswith(("http://", "https://")):
            add("url", said, place)
        elif fact == "source" and len(said) <= AUTHOR_LIMIT and not _names_source(text, emitted):
            add("source", said, place)
    return fields


def _names_source(text: str, emitted: Emitted) -> bool:
    """Whether a short block says where the article comes from: then the passes read it there."""
    blocks = [b for b in emitted.blocks[:6] + emitted.blocks[-4:] if b.end - b.start <= 400]
    return any(_source().search(text, b.start, b.end) for b in blocks)


@lru_cache(maxsize=1)
def _late() -> re.Pattern[str]:
    """A time of day in universal time at which it is past midnight in East Asia."""
    return re.compile(r"T(?:1[6-9]|2[0-3]):[\d:.]+(?:Z|[+-]00:?00)$")


@lru_cache(maxsize=1)
def _source() -> re.Pattern[str]:
    return re.compile("来源|來源|出处|出處|Source")


@lru_cache(maxsize=1)
def _no_name() -> re.Pattern[str]:
    return re.compile(
        r"admin\w*|administrator|editor|webmaster|root|user|[\d\W_]+|.*(?:网|網|报|報|社|台|臺|频道|传媒|编辑部|办公室|委员会|政府|中心|新闻|客户端|整理|原创|\.(?:com|cn|net|org))",
        re.IGNORECASE,
    )


def _is_name(said: str) -> bool:
    """Whether ``said`` may be a person's name: no account, number, address, or publisher."""
    return len(said) <= AUTHOR_LIMIT and "/" not in said and "@" not in said and not _no_name().fullmatch(said)
