"""The number of the contract, and what all of its parts speak of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

CONTRACT = 1
OLDEST_CONTRACT = 1
NOTHING: Mapping[str, Any] = {}
"""What a mapping holds that was not given; never written to."""


class ProblemSink(Protocol):
    """Takes what conversion survived."""

    def add(self, code: str, message: str = "", count: int = 1, place: int | None = None) -> None:
        """Note problem ``code``; equal codes and messages are summed.  ``place`` is a byte of the source."""
