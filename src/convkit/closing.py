"""What an official document has at its end: attachments' names, signature and date, annotation, annexes, imprint (GB/T 9704-2012, 7.3.3 to 7.4).

Sizes are in em of the text; a full-width character is one em wide, a half-width one half.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from convkit.model import Article, BlockKind

SEALED_RIGHT = 4.0
"""What a sealed date leaves free on its right (7.3.5.1)."""
PLAIN_RIGHT = 2.0
"""What the longer of an unsealed name and its date leaves free, and how far the date begins behind the name (7.3.5.2)."""


ENDS = frozenset("。！？；：，、.!?;:,")
"""Marks that end no title."""
LONGEST_TITLE = 60
"""Code points of the longest line below an annex's mark that is its title."""
GAP = 0.12
"""Between Han and letters or figures, in em."""


class Rights(NamedTuple):
    """What the lines of a signature leave free on their right, in em."""

    issuer: float
    date: float


@lru_cache(maxsize=1)
def _imprint() -> re.Pattern[str]:
    return re.compile(
        r"(?:抄\s*[送報报]|主\s*送|分\s*送|印\s*发|主\s*题\s*词)\s*[：:]|[^。]{2,40}\d{4}年\d{1,2}月\d{1,2}日\s*印发$"
    )


@lru_cache(maxsize=1)
def _annotation() -> re.Pattern[str]:
    return re.compile(r"[（(][^（()）]*(?:\([^()]*\)[^（()）]*)*[）)]")


@lru_cache(maxsize=1)
def _annex() -> re.Pattern[str]:
    return re.compile(r"附\s*件\s*[0-9０-９一二三四五六七八九十]{0,3}\s*[：:]?")


@lru_cache(maxsize=1)
def _division() -> re.Pattern[str]:
    return re.compile(r"[（(]?[一二三四五六七八九十0-9]{1,3}[、.．）)]|第[一二三四五六七八九十0-9]{1,3}[编章节条]")


@lru_cache(maxsize=1)
def _attachments() -> re.Pattern[str]:
    return re.compile(r"附\s*件\s*[：:]\s*\S")


@lru_cache(maxsize=1)
def _numbered() -> re.Pattern[str]:
    return re.compile(r"[0-9０-９]{1,2}[.．、]")


def is_imprint(text: str) -> bool:
    """Whether ``text`` is a line of the imprint (抄送机关, 印发机关和印发日期: 7.4.2, 7.4.3)."""
    return _imprint().match(text) is not None


def signed_at(article: Article) -> int:
    """The block before which issuer and date stand: behind it are annotation, imprint and annexes only.

    The number of blocks where an article has no issuer, or nothing of that kind.
    """
    blocks = article.blocks
    if not article.issuer:
        return len(blocks)
    first = next((at for at in range(1, len(blocks)) if _begins_annex(article, at)), len(blocks))
    return _before_tail(article, first)


def _begins_annex(article: Article, index: int) -> bool:
    block = article.blocks[index]
    if block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH) or block.parent >= 0:
        return False
    return block.end - block.start <= 12 and _annex().fullmatch(article.block_text(block).strip()) is not None


def annexes(article: Article) -> dict[int, str]:
    """The blocks that begin what is annexed to a document (7.3.7), each with its style: ``annex`` for the mark (附件1), ``annex_title`` for the title below it.

    Empty for an article that has neither issuer nor number.
    """
    if not article.issuer and not article.doc_number:
        return {}
    found: dict[int, str] = {}
    for index in range(1, len(article.blocks)):
        if _begins_annex(article, index):
            found[index] = "annex"
        elif index - 1 in found and found[index - 1] == "annex" and _is_title(article, index):
            found[index] = "annex_title"
    return found


def _is_title(article: Article, index: int) -> bool:
    block = article.blocks[index]
    text = article.block_text(block).strip()
    if block.parent >= 0 or not 0 < len(text) <= LONGEST_TITLE or _division().match(text):
        return False
    return block.kind is BlockKind.HEADING or (block.kind is BlockKind.PARAGRAPH and text[-1] not in ENDS)


def _before_tail(article: Article, end: int) -> int:
    while end > 1:
        block = article.blocks[end - 1]
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.NOTE):
            break
        text = article.block_text(block).strip()
        if not (is_imprint(text) or _annotation().fullmatch(text)):
            break
        end -= 1
    return end


def attachments(article: Article) -> dict[int, float]:
    """The blocks that name what is attached (附件：1.…), with the em at which their names begin: where a name turns over, it goes on there (7.3.4)."""
    if not article.issuer and not article.doc_number:
        return {}
    found: dict[int, float] = {}
    for index, block in enumerate(article.blocks):
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        text = article.block_text(block)
        if match := _attachments().match(text):
            numbered = _numbered().match(text, match.end() - 1)
            found[index] = 2 + width(match[0][:-1]) + (len(numbered[0]) / 2 if numbered else 0)
        elif index - 1 in found and (numbered := _numbered().match(text)):
            found[index] = 5 + len(numbered[0]) / 2
    return found


def rights(name: float, day: float, *, sealed: bool) -> Rights:
    """How far an issuer's name ``name`` em wide and a date ``day`` em wide stand from the right, with a seal (7.3.5.1) or without (7.3.5.2)."""
    if sealed:
        return Rights(max(SEALED_RIGHT + (day - name) / 2, 0.0), SEALED_RIGHT)
    if day > name:
        return Rights(2 * PLAIN_RIGHT + day - name, PLAIN_RIGHT)
    return Rights(PLAIN_RIGHT, max(name - day, 0.0))


def width(text: str) -> float:
    """The width of the longest line of ``text`` in em, nearly: half-width characters are half as wide as others, and stand a bit off them."""
    return max((_line_width(line.strip()) for line in text.split("\n")), default=0.0)


def _line_width(line: str) -> float:
    gaps = sum(a.isascii() != b.isascii() for a, b in pairwise(line))
    return sum(0.5 if character.isascii() else 1.0 for character in line) + GAP * gaps
