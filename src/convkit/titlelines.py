"""A title on lines that read well: of about equal width, broken between words, behind marks and before what goes on.

GB/T 9704-2012 §7.3.1: a title of several lines keeps words whole (词意完整), and its lines balanced.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from convkit.bigrams import load

MOST_EM = (9.5, 9.5, 9.5, 10, 11, 12, 13, 14, 15)
"""The widest line of a title on one line, on two, and so on."""
CUT = 100
"""Words or characters of a title that fits onto no cover; the rest is left out there."""
LONGEST_WORD = 15
"""Letters of a word that is not divided."""
LOOSE, TIGHT = 2.0, 12.0
"""Log-odds of two Han standing side by side, up to which a line may end between them, and from which on that is at its worst."""
NO_START = frozenset("、，。．：；！？’”）〕］｝〉》」』】〗·～—…,.:;!?)]}%")
NO_END = frozenset("‘“（〔［｛〈《「『【〖([{")


@lru_cache(maxsize=1)
def _places() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Where a title is rather broken: behind marks and blanks between Han, before what a mark opens and 关于; less so behind 的, before 与."""
    return (
        re.compile(
            r"(?<=[：:，,、；;—！!？?》）)])(?![：:，,、；;—！!？?》）)])|(?<=[^ -~] )|(?=[（(《]|关于|關於|——)"
        ),
        re.compile(r"(?<=的)(?!通知|决定|決定|意见|意見|通告|公告|报告|報告|办法|辦法)|(?=[与與和及暨])"),
    )


def balanced(title: str) -> list[str]:
    """``title`` on as few lines as read well, of about equal width, broken between words and rather where its sense is."""
    title = " ".join(title.split())
    words = _words(title)
    if not words:
        return []
    widths = [width(word) for word in words]
    # One line has no break to be weighed; the pairs of characters are read for more.
    if one := _divided(words, widths, [0.0] * (len(words) + 1), 1, MOST_EM[0]):
        return one
    bonuses = _bonuses(title, words)
    for count, most in enumerate(MOST_EM[1:], 2):
        found = _divided(words, widths, bonuses, count, most)
        if found:
            return found
    cut = _divided(words[:CUT], widths[:CUT], bonuses[: CUT + 1], len(MOST_EM), MOST_EM[-1])
    return [*(cut or ["".join(words)[:CUT]]), "…"]


def divided(title: str, count: int, most: float) -> list[str]:
    """``title`` on ``count`` lines of at most ``most`` em, as :func:`balanced` divides it; [] where it does not go onto them."""
    words = _words(title)
    return _divided(words, [width(word) for word in words], _bonuses(title, words), count, most) if words else []


def width(text: str) -> float:
    """The width of ``text`` in em, as a serif face sets it."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WF" or c in "—…“”‘’" else 0.56 for c in text)


def _words(title: str) -> list[str]:
    """What may not be divided: Latin words and numbers, and a character with the marks that cling to it."""
    words: list[str] = []
    for c in title[:400]:
        clings = bool(words) and (
            c in NO_START
            or words[-1].rstrip()[-1:] in NO_END
            or (
                c.isascii()
                and c != " "
                and words[-1][-1].isascii()
                and words[-1][-1] != " "
                and len(words[-1]) < LONGEST_WORD
            )
            or (c == " " and words[-1] != " ")
            or unicodedata.combining(c) != 0
        )
        if clings:
            words[-1] += c
        else:
            words.append(c)
    return words


def _bonuses(title: str, words: Sequence[str]) -> list[float]:
    """For each number of words how well the title breaks behind them: 1 at its best, -1 inside a word."""
    strong, weak = ({found.start() for found in pattern.finditer(title)} for pattern in _places())
    made, at = [0.0], 0
    for word in words:
        at += len(word)
        made.append(1.0 if at in strong else 0.3 if at in weak else -_bound(title, at))
    return made


def _bound(title: str, at: int) -> float:
    """How surely the characters before and behind ``at`` are of one word, 0 to 1."""
    if not 0 < at < len(title) or title[at - 1 : at + 1].isascii():
        return 0.0
    odds = load().log_odds(title[at - 1], title[at])
    return min(1.0, max(0.0, (odds - LOOSE) / (TIGHT - LOOSE)))


def _divided(
    words: Sequence[str], widths: Sequence[float], bonuses: Sequence[float], count: int, most: float
) -> list[str]:
    """``words`` on ``count`` lines of at most ``most`` em, the sum of squared differences from their mean at its least.

    A line that ends at a good place costs less; [] where the words don't go onto so many lines.
    """
    total = len(words)
    target = sum(widths) / count
    bonus = (0.4 * target) ** 2
    best: list[tuple[float, tuple[int, ...]] | None] = [(0.0, ()), *[None] * total]
    for _ in range(count):
        after: list[tuple[float, tuple[int, ...]] | None] = [None] * (total + 1)
        for start, so_far in enumerate(best[:total]):
            if so_far is None:
                continue
            wide = 0.0
            for end in range(start + 1, total + 1):
                wide += widths[end - 1]
                if wide > most:
                    break
                cost = so_far[0] + (wide - target) ** 2 - bonus * bonuses[end]
                known = after[end]
                if known is None or cost < known[0]:
                    after[end] = (cost, (*so_far[1], end))
        best = after
    found = best[total]
    if found is None:
        return []
    return ["".join(words[a:b]).strip() for a, b in pairwise((0, *found[1]))]
