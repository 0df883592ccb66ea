"""List items that carry their mark in their own text, so that no writer sets a second one before it."""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(maxsize=1)
def _marker() -> re.Pattern[str]:
    number = "[0-9０-９]{1,3}|[〇零一二三四五六七八九十百]{1,5}|[a-zA-Z]|[ivxIVX]{2,5}"
    return re.compile(
        rf"\s*(?:[（(\[【〔](?:{number})[)）\]】〕]|(?:{number})[)）.．、](?![0-9０-９])"
        r"|第(?:[0-9０-９]{1,5}|[〇零一二三四五六七八九十百千]{1,6})[编編章节節条條款项項、]"
        "|[\u2460-\u24ff\u2776-\u2793\u3220-\u3229\u3280-\u3289•·●○■□◆◇▪▶►★☆▲△‣※]|[-–—*](?=\\s))"
    )


def has_marker(text: str, start: int = 0, end: int | None = None) -> bool:
    """True where an item, ``text`` from ``start`` to ``end``, begins with its own number or bullet, as 一、 or 1. or ●."""
    return _marker().match(text, start, len(text) if end is None else end) is not None
