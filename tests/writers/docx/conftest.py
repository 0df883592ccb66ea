"""What the tests of the DOCX writer share: making a file, and reading back what stands in it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

from convkit.contract import Publication
from convkit.layouts import FOLDER, Layout, load_layout
from convkit.model import Article
from convkit.testing import Noted
from convkit.writers.docx import FORMAT

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KNOWN = {path.stem: path for path in FOLDER.glob("*.toml")}


@dataclass
class Made:
    """A file that was written, and what stands in it."""

    path: Path
    problems: list[tuple[str, int]]

    def raw(self, name: str) -> bytes:
        with zipfile.ZipFile(self.path) as archive:
            return archive.read(name)

    def part(self, name: str = "word/document.xml"):
        return etree.fromstring(self.raw(name))

    def names(self) -> list[str]:
        with zipfile.ZipFile(self.path) as archive:
            return archive.namelist()

    def paragraphs(self, part: str = "word/document.xml") -> list[tuple[str, str]]:
        """Style and text of each paragraph, in order; what a contents field lists is left out."""
        root = self.part(part)
        inside = {p for sdt in root.iter(f"{W}sdt") for p in sdt.iter(f"{W}p")}
        return [(style_of(p), text_of(p)) for p in root.iter(f"{W}p") if p not in inside]

    def styles(self) -> dict[str, etree._Element]:
        return {style.get(f"{W}styleId"): style for style in self.part("word/styles.xml").iter(f"{W}style")}


def style_of(paragraph) -> str:
    named = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if named is None else named.get(f"{W}val")


def text_of(element) -> str:
    """The text as Word shows it: breaks as line ends, tabs as tabs; the reading of a ruby is left out."""
    pieces = []
    for node in element.iter(f"{W}t", f"{W}br", f"{W}tab"):
        if any(above.tag in (f"{W}rt", f"{W}tabs") for above in node.iterancestors()):
            continue
        pieces.append({"t": node.text or "", "br": "\n", "tab": "\t"}[node.tag[len(W) :]])
    return "".join(pieces)


@pytest.fixture(scope="session")
def layouts() -> dict[str, Layout]:
    return {name: load_layout(path, KNOWN) for name, path in KNOWN.items()}


@pytest.fixture
def make(tmp_path: Path, layouts: dict[str, Layout]) -> Callable[..., Made]:
    """Writes articles into a file: ``make(articles, layout="book", toc=True, ...)``."""

    def write(
        articles: Article | Iterable[Article], *, layout: str | None = "article", name: str = "out", **said
    ) -> Made:
        several = [articles] if isinstance(articles, Article) else list(articles)
        first = several[0] if several else Article("0" * 16)
        facts = {
            "title": first.title,
            "language": first.language,
            "layout": layouts[layout] if layout else None,
            **said,
        }
        noted = Noted()
        target = tmp_path / f"{name}.docx"
        with FORMAT.writer({}).open(target, Publication(**facts), noted) as session:
            for article in several:
                session.write(article)
        return Made(target, [(code, count) for code, _, count, _ in noted.problems])

    return write
