"""Numbers as content streams have them."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=16384)
def number(value: float) -> bytes:
    """``value`` with at most three decimals, as short as it can be."""
    text = b"%.3f" % value
    text = text.rstrip(b"0").rstrip(b".")
    return b"0" if text in (b"-0", b"") else text
