"""How surely a text is HTML."""

from __future__ import annotations

import re
from functools import lru_cache

from convkit.contract import Sample

SUFFIXES = (".html", ".htm", ".xhtml", ".mht", ".mhtml")
FRAGMENT_SHARE = 0.04
"""A fragment has at least one tag in so many words or lines: tags times 5 over its length."""
LEADING = "\ufeff \t\r\n\u3000"
"""What may stand before the first tag of a fragment."""


@lru_cache(maxsize=1)
def _page() -> re.Pattern[str]:
    return re.compile(
        r"\s*(?:<\?xml[^<>]*>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*)*(?:<!doctype\s+html|<html[\s>]|<head[\s>])",
        re.I | re.S,
    )


@lru_cache(maxsize=1)
def _tag() -> re.Pattern[str]:
    return re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?/?>")


def sniff(sample: Sample) -> float:
    """0.99 for a page or an archive of one, up to 0.8 for a fragment: paired tags, blocks among them, often enough; 0.35 for a page's suffix alone."""
    text = sample.text
    if "multipart/related" in text:
        from convkit.readers.html.archive import is_archive

        if is_archive(text):
            return 0.99
    if "<" not in text:
        return 0.35 if sample.suffix in SUFFIXES else 0.0
    from convkit.markup.tags import BLOCKS, INLINE, VOID

    if _page().match(text):
        return 0.99
    if _plainly(text):
        return 0.8
    blocks = closed = 0
    rows = 0
    for match in _tag().finditer(text):
        name = match[2].lower()
        if name in BLOCKS or name in VOID:
            blocks += 1
            rows += name == "p" and text[match.end() : match.end() + 1] == "\t"
        elif name not in INLINE:
            continue
        closed += match[1] == "/"
    named = 0.35 if sample.suffix in SUFFIXES else 0.0
    if not blocks or rows > 2:
        return named
    head = text.lstrip(LEADING)
    begins = head.startswith("<") and _tag().match(head) is not None
    dense = blocks * 5 >= FRAGMENT_SHARE * len(text)
    if begins and (closed or blocks >= 2):
        return 0.8 if dense else 0.6
    if dense and closed >= 2:
        return 0.6
    if blocks >= 3 and closed >= 2:
        return 0.4
    return named


def _plainly(text: str) -> bool:
    """Whether ``<p>`` alone make a fragment of ``text``, as most are: the same answer as by all tags, at a tenth of the cost."""
    closing = text.count("</p>")
    dense = (text.count("<p>") + closing) * 5 >= FRAGMENT_SHARE * len(text)
    return closing > 0 and dense and "\t" not in text and _tag().match(text.lstrip(LEADING)) is not None
