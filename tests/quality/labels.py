"""Labelled documents: ``KIND/NAME.txt`` (or .tsv, .html, …) with what a careful editor makes of it in ``NAME.gold.json``.

A label is a list of articles in order; an article has ``blocks``, pairs of a short type and the text, and those of FIELDS that are
labelled.  A field that must be absent is null, a title "".
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
GOLD = ".gold.json"
FIELDS = (
    "title", "kicker", "subtitle", "date", "date_text", "authors", "byline", "source", "url", "column", "place",
    "doc_number", "addressee", "issuer", "language",
)  # fmt: skip
TYPES = {
    "p": "paragraph", "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "li": "list_item",
    "quote": "quote", "verse": "verse", "caption": "caption", "table": "table", "image": "image", "note": "note",
    "code": "code", "break": "break",
}  # fmt: skip


class Labelled(NamedTuple):
    """A document with its label."""

    path: Path
    kind: str
    articles: list[dict[str, Any]]

    @property
    def name(self) -> str:
        """``KIND/NAME``."""
        return f"{self.kind}/{self.path.name}"


def documents(*only: str) -> list[Labelled]:
    """All labelled documents, or those whose name begins with one of ``only``, in order of their names."""
    return [found for found in _all() if not only or found.name.startswith(only)]


@cache
def _all() -> tuple[Labelled, ...]:
    return tuple(_found(HERE))


def _found(folder: Path) -> Iterator[Labelled]:
    for gold in sorted(folder.glob(f"*/*{GOLD}")):
        stem = gold.name.removesuffix(GOLD)
        inputs = [path for path in sorted(gold.parent.glob(f"{stem}.*")) if path != gold]
        if len(inputs) != 1:
            raise ValueError(f"{gold}: {len(inputs)} documents of that name, one is wanted")
        yield Labelled(inputs[0], gold.parent.name, _checked(gold))


def _checked(gold: Path) -> list[dict[str, Any]]:
    articles = json.loads(gold.read_text("utf-8"))
    for article in articles:
        if unknown := set(article) - {*FIELDS, "blocks"}:
            raise ValueError(f"{gold}: no such key: {sorted(unknown)}")
        if unknown := {kind for kind, _ in article["blocks"]} - set(TYPES):
            raise ValueError(f"{gold}: no such type: {sorted(unknown)}")
    return list(articles)
