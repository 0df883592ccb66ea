"""What a layout file can say, from the schema: the rows that docs/layouts.md must have, held by a test."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any, NamedTuple, get_args, get_type_hints

from convkit.layouts.design import BOUNDS, OTHERS, UNITS, Layout, Page, Style

PLACES: dict[str, type] = {"At the top": Layout, "`[page]`": Page, "`[styles.NAME]`": Style}
"""The headings of the reference, each with what stands below it."""
TEXTS = {"page_number": "text with `{n}`, or nothing", "color": "six hexadecimal digits"}


class Row(NamedTuple):
    """A key, what it takes and its default, as the reference has them."""

    key: str
    takes: str
    default: str


def rows(kind: type[Any]) -> Iterator[Row]:
    """A row for each key of ``kind``."""
    hints = get_type_hints(kind)
    for one in fields(kind):
        if one.name not in ("name", "page", "styles"):
            yield Row(f"`{one.name}`", _takes(kind, one.name, hints[one.name]), _default(one.default))


def _takes(kind: type[Any], key: str, hint: Any) -> str:
    choices = [f"`{choice}`" for choice in get_args(hint)]
    if choices:
        return f"{', '.join(choices[:-1])} or {choices[-1]}"
    if hint is bool:
        return "`true` or `false`"
    if hint is str:
        return TEXTS[key]
    least, most = BOUNDS.get(key, OTHERS)
    unit = "" if hint is int else "mm, " if kind is Page else f"{UNITS.get(key, 'mm')}, "
    return f"{unit}{least} to {most}"


def _default(value: Any) -> str:
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value}`" if isinstance(value, str) else f"{value:g}"
