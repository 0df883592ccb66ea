"""The text of a DOCX that this writer made: its articles' paragraphs, then the footnotes; title page and contents, which end
with a paragraph of their own style, are left out.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO
from xml.etree import ElementTree

from convkit.writers.docx.markup import W as NAMESPACE
from convkit.writers.docx.roles import OWN_IDS

W = f"{{{NAMESPACE}}}"


def extract(path: Path) -> Iterator[str]:
    """The text of ``path``, paragraph by paragraph."""
    with zipfile.ZipFile(path) as package:
        with package.open("word/document.xml") as stream:
            front = max((at for at, style, _ in _paragraphs(stream) if style == OWN_IDS["section_end"]), default=-1)
        with package.open("word/document.xml") as stream:
            yield from (text for at, _, text in _paragraphs(stream) if at > front)
        with package.open("word/footnotes.xml") as stream:
            yield from (text for _, _, text in _paragraphs(stream))


def _paragraphs(stream: IO[bytes]) -> Iterator[tuple[int, str, str]]:
    """Number, style and text of each paragraph."""
    number = 0
    for _, element in ElementTree.iterparse(stream):
        if element.tag == f"{W}p":
            style = element.find(f"{W}pPr/{W}pStyle")
            yield number, "" if style is None else style.get(f"{W}val", ""), "".join(_texts(element))
            element.clear()
            number += 1


def _texts(element: ElementTree.Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag != f"{W}rt":
            yield from _texts(child)
