"""How much a stretch reads like Chinese; what chooses where bytes were lost."""

from __future__ import annotations

from functools import lru_cache
from math import log

from convkit.bigrams import load

ASCII = -5.0
ALONE = 0.1
"""The log probability of a character of ASCII, and the least probability of another one, as a share of its own."""


@lru_cache(maxsize=1 << 17)
def link(first: str, second: str) -> float:
    """Natural log of the probability of ``second`` after ``first``; 0.0 where either is empty.

    It is not less than a tenth of the probability of ``second`` alone: what was never seen behind a frequent character need not
    be rarer than what was never seen behind a rare one.
    """
    return max(load().log_probability(first, second), alone(second)) if first and second else 0.0


@lru_cache(maxsize=1 << 15)
def alone(letter: str) -> float:
    """Natural log of a tenth of the probability of ``letter``; -5 for one of ASCII."""
    if letter.isascii():
        return ASCII
    table = load()
    return log(ALONE * (table.seen(letter) + 0.5) / (table.total + 5000.0))


def run_score(text: str) -> float:
    """The mean of ``link`` over ``text``: about -5 for prose, below -9 for text read one byte off."""
    return load().score(text)
