"""The built-in page designs, and what a design is: :class:`Layout`, :class:`Page`, :class:`Style`, :func:`load_layout`.

The classes stand in :mod:`convkit.layouts.design` and are imported when they are asked for: a run without a page has no use for them.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from convkit.contract import LayoutSpec
from convkit.hookspecs import hookimpl

if TYPE_CHECKING:
    from convkit.layouts.design import STYLES, Layout, Page, Style, load_layout

__all__ = ["FOLDER", "STYLES", "Layout", "Page", "Style", "convkit_layouts", "load_layout"]

FOLDER = Path(__file__).parent


@hookimpl
def convkit_layouts() -> Iterable[LayoutSpec]:
    """The built-in designs."""
    return [
        LayoutSpec("article", "articles one after another, each with its title block", FOLDER / "article.toml"),
        LayoutSpec(
            "book",
            "a title page, contents, each article as a chapter on a new page, running heads",
            FOLDER / "book.toml",
        ),
        LayoutSpec("gongwen", "official documents as GB/T 9704-2012 has them: 22 lines of 28", FOLDER / "gongwen.toml"),
        LayoutSpec(
            "newspaper", "a paper: articles below each other, their text in three columns", FOLDER / "newspaper.toml"
        ),
        LayoutSpec("gongwen-red", "the same under the issuer's name in red", FOLDER / "gongwen-red.toml"),
    ]


def __getattr__(name: str) -> object:
    if name in __all__:
        from convkit.layouts import design

        return getattr(design, name)
    raise AttributeError(f"module 'convkit.layouts' has no attribute {name!r}")
