"""The text of an EPUB that this writer made: its articles' documents in the order in which they were written."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

XHTML = "{http://www.w3.org/1999/xhtml}"
SILENT = frozenset({f"{XHTML}rt", f"{XHTML}rp"})
"""Readings, which stand beside the text."""


def extract(path: Path) -> Iterator[str]:
    """The text of the articles in ``path``, document by document."""
    with zipfile.ZipFile(path) as book:
        for name in [name for name in book.namelist() if name.startswith("EPUB/a") and name.endswith(".xhtml")]:
            body = ElementTree.fromstring(book.read(name)).find(f"{XHTML}body")
            if body is not None:
                yield from _texts(body)


def _texts(element: ElementTree.Element) -> Iterator[str]:
    if element.tag not in SILENT:
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""
