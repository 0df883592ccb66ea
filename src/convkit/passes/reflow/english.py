"""Lines of words with spaces between: where they go on, and which hyphens belong to the line end only."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from convkit.passes.reflow.lines import is_han, is_spaced, is_wide, width
from convkit.passes.reflow.rules import is_address
from convkit.passes.tables.words import is_word

WORD_END = 24
NEAR = 12
FAR = 48
"""Code points that tell whether a border is between words: the second where the first hold figures and marks alone."""
OPENING = frozenset("\"'“‘")
CLOSING = frozenset("\"'”’")
HYPHENS = frozenset("-\u2010\u2011")
KEPT = frozenset({
    "self", "well", "ill", "half", "all", "cross", "ex", "non", "vice", "anti", "semi", "quasi", "so", "mid",
    "high", "low", "long", "short", "old", "new", "two", "three",
})  # fmt: skip
"""First parts of words that are written with a hyphen."""


JOINING = frozenset({
    "and", "or", "nor", "but", "the", "a", "an", "of", "in", "to", "for", "with", "by", "at", "from", "into",
    "upon", "that", "which", "as", "than", "is", "are", "was", "were", "be", "been", "his", "her", "their",
    "its", "our",
})  # fmt: skip
"""Words that no heading and no sentence ends with."""


def are_words(last: str, first: str) -> bool:
    """Whether the end of ``last`` and the beginning of ``first`` are words with spaces between, not Chinese."""
    if is_han(first[0]) or is_han(last[-1]) or is_han(first[1:2]) or is_han(last[-2:-1]):
        return False
    return _has_words(first[:NEAR]) and _has_words(_end_of(last))


def _end_of(line: str) -> str:
    """The last characters of ``line``; more of them where figures and marks alone stand there: pp. 11-19, 2004."""
    tail = line[-NEAR:]
    return line[-FAR:] if tail.isascii() and not any(map(str.isalpha, tail)) else tail


def _has_words(text: str) -> bool:
    if text.isascii():
        return not text.isdigit() and any(c.isalpha() for c in text)
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and all(map(is_spaced, letters)) and not any(map(is_han, text))


def is_small(character: str) -> bool:
    """Whether a sentence goes on with ``character``: a small letter, or one of a script that has no capitals."""
    return character.islower() or "\uac00" <= character <= "\ud7a3"


def is_cut(last: str, first: str) -> bool:
    """Whether ``last`` breaks off inside a sentence that ``first`` goes on with: no mark, then a small letter.

    A heading over a paragraph that begins with the name of a command looks so too, but it has no mark inside.
    """
    if not first[0].islower() or len(last) < 40 or " " not in last or _is_bullet(first):
        return False
    if is_address(last):
        return False
    if last.rsplit(" ", 1)[-1] in JOINING:
        return True
    if len(last) < 70 and not any(mark in last for mark in (", ", ". ", "; ", ": ")):
        return False
    return last[-1].islower() or last[-1] in ",-" or last[-1].isdigit()


def goes_on(last: str, first: str, *, room: int, measure: int, apart: bool, plain: bool) -> bool:
    """Whether ``first`` goes on the wrapped line ``last``.

    ``room``: columns left in ``last`` of its ``measure``; ``apart``: a blank line or an indent parts them; ``plain``: the
    layout has neither, so that a short line with a full stop is all that ends a paragraph, or speech between two quotes.
    """
    tight = room <= width(first.split(" ", 1)[0])
    ended = last.rstrip("\"'”’)]")[-1:] in ".?!:"
    if _is_bullet(first) and (ended or not tight or first[0] not in "(["):
        return False
    if apart:
        return not ended and tight and is_small(first[0])
    if plain and ended and first[0] in OPENING and last[-1] in CLOSING:
        return False
    if tight:
        return True
    if plain:
        return not ended and is_small(first[0]) and room * 3 <= measure
    return room * 3 <= measure if not ended else room * 6 <= measure


def _is_bullet(line: str) -> bool:
    """Whether ``line`` begins with a mark of a list: a dash, ``3.``, ``3)``, ``a)``, ``(iv)``, ``[12]``."""
    head, _, rest = line[:8].partition(" ")
    if rest == "":
        return False
    number, mark = head[:-1].lstrip("("), head[-1:]
    if head in "-*+•–—" or (mark == "]" and number[:1] == "[" and number[1:].isdigit()):
        return True
    return (number.isdigit() and mark in ".)") or (
        mark == ")" and (len(number) == 1 or set(number) <= set("ivx")) and number.isalpha()
    )


def is_hyphenated(last: str, first: str) -> bool:
    """Whether a word is divided: letter and hyphen at the end, a small letter at the beginning."""
    return (
        len(last) > 1
        and last[-1] in "-\u2010\u00ad"
        and last[-2].isalpha()
        and last[-2].isascii()
        and first[0].islower()
    )


@lru_cache(maxsize=1)
def _divided() -> re.Pattern[str]:
    """A word divided by a line end, in two groups."""
    return re.compile(r"([A-Za-z]{1,24})[-\u2010][ \t]*\n[ \t\u3000]*([a-z]{1,24})")


def _parts(last: str, first: str) -> tuple[str, str] | None:
    """The two parts of a divided word, in small letters; None where they are no words."""
    before = re.search(r"[A-Za-z]+$", last[:-1])
    after = re.match(r"[a-z]+", first)
    return (before[0].lower(), after[0]) if before and after else None


class Words:
    """The words of a text, asked whether a divided one is written with its hyphen, or whole, elsewhere."""

    def __init__(self, text: str) -> None:
        self._text = text

    def drops_hyphen(self, last: str, first: str) -> bool:
        """Whether the hyphen at the end of ``last`` is the line end's own.  A soft hyphen always is.

        The text itself tells where it has the word with a hyphen, or whole; else a list of common words; else a first part that
        is seldom a syllable (self-, well-) keeps it, and so do two parts that are words.
        """
        parts = _parts(last[-WORD_END - 1 :], first[:WORD_END])
        if last[-1] == "\u00ad" or parts is None:
            return True
        one, two = parts
        told = self._told(one, two)
        if told or is_word(one + two):
            return told >= 0
        return one not in KEPT and not (is_word(one) and is_word(two))

    def _told(self, one: str, two: str) -> int:
        """1 where the text has the word whole, -1 where it has it with a hyphen; else 0."""
        whole, joined = self._known
        if f"{one}-{two}" in joined:
            return -1
        return int(one + two in whole)

    @cached_property
    def _known(self) -> tuple[frozenset[str], frozenset[str]]:
        """The words of the text without a hyphen at the line end, and those with a hyphen inside."""
        text = _divided().sub(" ", self._text)
        joined = frozenset(word.lower() for word in re.findall(r"[A-Za-z]+-[a-z]+", text))
        return frozenset(word.lower() for word in re.findall(r"[A-Za-z]+", text)), joined


def seam(words: Words, last: str, first: str, *, whole: bool = False) -> tuple[str, bool]:
    """What stands between two joined lines, and whether the hyphen at the end of ``last`` goes.

    Nothing where either side is Chinese, inside a path, and beside a hyphen that stays; one blank between words; nothing where
    a word was divided, or where lines are cut anywhere (``whole``) and left no blank.
    """
    if is_hyphenated(last, first):
        return "", words.drops_hyphen(last, first)
    a, b = last[-1], first[0]
    if whole or is_wide(a) or is_wide(b) or a == "/":
        return "", False
    return ("" if _keeps_hyphen(last, first) else " "), False


def _keeps_hyphen(last: str, first: str) -> bool:
    """Whether a hyphen stands at the border as it would inside a line: North-West, XW-30, 0571-5520, one--two."""
    a, b = last[-1], first[0]
    if last.endswith("--") and last[-3:-2] not in ("", " "):
        return True
    return (a in HYPHENS and last[-2:-1].isalnum() and b.isalnum()) or (
        b in HYPHENS and a.isalnum() and first[1:2].isalnum()
    )
