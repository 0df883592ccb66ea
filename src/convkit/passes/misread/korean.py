"""Korean (cp949) read as Latin-1: 여름 became ¿©¸§."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from convkit.frequent import profile
from convkit.passes.misread.mingled import latin_or_utf8, latin_runs, spellings
from convkit.passes.misread.repair import Repair, strict
from convkit.provenance import Edit

CP949_AS_LATIN = "cp949 read as latin-1"
"""The kind whose damage is Hangul, not Han; Chinese bytes are Hangul by chance, but seldom frequent syllables."""

FREQUENT = 0.5
"""The share of frequent syllables that a run must hold to prove the damage; chance gives one in twenty."""
LONGEST = 40
"""Letters of a run in which one that lost a byte is looked for."""
SOFT_HYPHEN = b"\xad"
SYLLABLES = 0.5
"""The share of syllables that a run must hold where the damage is known."""


def cp949_as_latin(text: str, known: bool) -> Iterator[Repair]:
    """The repairs of runs that are Korean, in the order of ``text``."""
    for start, run in _pieces(text):
        data = latin_or_utf8(run)
        new = strict(data, "cp949") if len(data) >= (2 if known else 4) else None
        whole = new if new is not None and _is_korean(new, known) else ""
        sure = whole and _is_korean(whole, known=False)
        lossy = _spelled(run) if known and not sure and len(run) <= LONGEST else ""
        if lossy and (not whole or profile(lossy).frequent > profile(whole).frequent):
            yield Repair(start, start + len(run), lossy, (Edit(start, run, lossy, "guess"),))
        elif whole:
            yield Repair(start, start + len(run), whole, (Edit(start, run, whole),))


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """The runs of ``text`` cut at marks that were no bytes of Korean: quotation marks, dashes, three points."""
    for start, run in latin_runs(text):
        for found in _between().finditer(run):
            yield start + found.start(), found[0]


@lru_cache(maxsize=1)
def _between() -> re.Pattern[str]:
    return re.compile("[^\u2013-\u2026]+")


def _is_korean(new: str, known: bool) -> bool:
    shown = profile(new)
    return shown.syllables >= SYLLABLES * shown.total and (known or shown.frequent >= FREQUENT * shown.total)


def _is_plain(letter: str) -> bool:
    return letter.isascii() or "가" <= letter <= "힣" or "\u2010" <= letter <= "\u303f" or letter == "·"


def _spelled(run: str) -> str:
    """``run`` with a soft hyphen put back or a letter that was two bytes of UTF-8, as all syllables; "" where that fails."""
    pieces = [spellings(letter) for letter in run]
    plain = [each[0][0] for each in pieces]
    tried = [[*plain[:at], each[1][0], *plain[at + 1 :]] for at, each in enumerate(pieces) if len(each) > 1]
    tried += [[*plain[:at], SOFT_HYPHEN, *plain[at:]] for at in range(1, len(plain) + 1)]
    made = [new for data in tried if (new := strict(b"".join(data), "euc_kr"))]
    whole = [new for new in made if all(map(_is_plain, new))]
    return max(reversed(whole), key=lambda new: profile(new).frequent) if whole else ""
