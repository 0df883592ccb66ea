"""convkit turns folders of messy text into clean articles and publishes them as DOCX, PDF, EPUB or JSONL."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from convkit.api import clean, convert, read
    from convkit.model import Article, Record

__all__ = ["Article", "Record", "__version__", "clean", "convert", "read"]

_HOMES = {
    "read": "convkit.api", "clean": "convkit.api", "convert": "convkit.api",
    "Article": "convkit.model", "Record": "convkit.model",
}  # fmt: skip


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'convkit' has no attribute {name!r}")


class _Package(ModuleType):
    """``convkit.clean`` and ``convkit.convert`` are the functions, also when the parts of these names are loaded.

    Importing a part sets it on its package; without this, the first import would hide the function.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
