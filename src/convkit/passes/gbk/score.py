"""How much a stretch reads like Chinese; what chooses where bytes were lost."""

from __future__ import annotations

from functools import lru_cache

from convkit.bigrams import load


@lru_cache(maxsize=1 << 17)
def link(first: str, second: str) -> float:
    """Natural log of the probability of ``second`` after ``first``; 0.0 where either is empty."""
    return load().log_probability(first, second) if first and second else 0.0


def run_score(text: str) -> float:
    """The mean of ``link`` over ``text``: about -5 for prose, below -9 for text read one byte off."""
    return load().score(text)
