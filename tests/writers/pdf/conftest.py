"""Lets the tests of this folder import what they share, and hands them a place to write to."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., object]:
    """``write(*articles, **publication)`` makes a PDF of its own each time (see ``pdf_pages.write``)."""
    import pdf_pages

    count = 0

    def made(*articles: object, **facts: object) -> object:
        nonlocal count
        count += 1
        return pdf_pages.write(tmp_path / f"made{count}.pdf", *articles, **facts)

    return made
