"""convkit turns folders of messy text into clean articles and publishes them as DOCX, PDF, EPUB or JSONL."""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from convkit.api import clean, convert, read, revert, trace
    from convkit.model import Article, Record

__all__ = ["Article", "Record", "__version__", "clean", "convert", "read", "revert", "trace"]

_HOMES = {
    "read": "convkit.api", "clean": "convkit.api", "convert": "convkit.api",
    "trace": "convkit.api", "revert": "convkit.api",
    "Article": "convkit.model", "Record": "convkit.model",
}  # fmt: skip


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'convkit' has no attribute {name!r}")
