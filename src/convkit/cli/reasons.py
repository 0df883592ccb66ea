"""The reasons that passes give, in the user's language: data are English, what goes to a screen is translated."""

from __future__ import annotations

import re
from functools import lru_cache

from convkit.messages import language, pairs

ENGLISH = {
    "encoding bom": "a byte order mark says so",
    "encoding named": "named with --encoding",
    "encoding escape": "escapes of a 7-bit encoding",
    "encoding units": "controls that only UTF-16 explains",
    "encoding utf-8": "valid UTF-8 from end to end",
    "encoding score": "common characters, by share, less damage",
    "encoding lines": "what most lines are in; the others are decoded one by one",
    "encoding declared": "its declaration, among near equals",
    "meta": "metadata of the page",
    "h1": "the first heading of the page",
    "look": "set as a headline",
    "line": "a line of its own",
    "column": "a column of the dump",
    "lead": "the lead of the report",
    "stamp": "a line that says when and where it was published",
    "sheet": "a table of facts",
}
"""Reasons that are codes in the data."""


def because(reason: str) -> str:
    """``reason`` for a person: in Chinese part by part, where it is a list with weights (``lead +6.0, length -0.5``)."""
    if language() != "zh":
        return ENGLISH.get(reason, reason)
    table = _chinese()
    if reason in table:
        return table[reason]
    return "，".join(_part(part, table) for part in reason.split(", ")) if reason else ""


def _part(part: str, table: dict[str, str]) -> str:
    found = re.fullmatch(r"(.+?) ([+-]\d+(?:\.\d+)?)", part)
    return f"{table.get(found[1], found[1])} {found[2]}" if found else table.get(part, part)


@lru_cache(maxsize=1)
def _chinese() -> dict[str, str]:
    from convkit.cli.reasonwords import CHINESE

    return pairs(CHINESE)


FIELDS = {
    "title": "标题", "kicker": "引题", "subtitle": "副题", "date": "日期", "date_text": "日期原文", "author": "作者", "contributor": "参与者",
    "byline": "署名", "source": "来源", "url": "网址", "column": "栏目", "place": "地点", "doc_number": "文号", "addressee": "主送",
    "issuer": "发文机关", "metadata.work": "所属书",
}  # fmt: skip
"""Fields of an article in Chinese."""


def named(field: str) -> str:
    """The name of ``field`` for a person."""
    return FIELDS.get(field, field) if language() == "zh" else field
