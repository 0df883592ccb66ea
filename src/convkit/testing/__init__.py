"""What plugin authors test with.  convkit's own formats, passes and engines go through the same checks."""

from __future__ import annotations

from convkit.testing.checks import Noted, check_engine, check_pass, check_reader, check_writer
from convkit.testing.conserved import check_conserved, check_held, cleaned
from convkit.testing.samples import article, sample_articles

__all__ = [
    "Noted", "article", "check_conserved", "check_engine", "check_held", "check_pass", "check_reader", "check_writer",
    "cleaned", "sample_articles",
]  # fmt: skip
