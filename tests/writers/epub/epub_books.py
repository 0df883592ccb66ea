"""Makes EPUBs for the tests and looks into them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from convkit.contract import Publication
from convkit.model import Article
from convkit.writers.epub import FORMAT

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
EPUB = "{http://www.idpf.org/2007/ops}"


class Problems:
    def __init__(self) -> None:
        self.counts: dict[str, int] = {}

    def add(self, code: str, message: str = "", count: int = 1, place: int | None = None) -> None:
        self.counts[code] = self.counts.get(code, 0) + count


class Book:
    """An EPUB that was written, its members by name."""

    def __init__(self, path: Path, problems: Problems) -> None:
        self.path = path
        self.problems = problems.counts
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
            self.members = {name: archive.read(name) for name in archive.namelist()}

    def text(self, name: str) -> str:
        return self.members[f"EPUB/{name}"].decode()

    def tree(self, name: str) -> ElementTree.Element:
        return ElementTree.fromstring(self.members[f"EPUB/{name}"])

    def articles(self) -> list[str]:
        """The names of the articles' documents in reading order."""
        return [item for item in self.spine() if item.startswith("a0")]

    def spine(self) -> list[str]:
        package = self.tree("package.opf")
        names = {item.get("id"): item.get("href") for item in package.iter(f"{OPF}item")}
        return [str(names[ref.get("idref")]) for ref in package.iter(f"{OPF}itemref")]


def write(
    path: Path,
    articles: Iterable[Article],
    title: str = "样张",
    options: Mapping[str, str] | None = None,
    **publication: Any,
) -> Book:
    """A book as ``-O epub.KEY=VALUE`` of ``options`` and the publication ask for it."""
    problems = Problems()
    assert FORMAT.writer is not None
    with FORMAT.writer(options or {}).open(path, Publication(title, **publication), problems) as session:
        for article in articles:
            session.write(article)
    return Book(path, problems)


def shown(book: Book, name: str) -> str:
    """The text of a document, readings of ruby left out, white space folded away."""
    root = book.tree(name)
    body = root.find(f"{XHTML}body")
    assert body is not None
    for parent in body.iter():
        for child in list(parent):
            if child.tag == f"{XHTML}rt":
                child.text = ""
    return squeezed("".join(body.itertext()))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def inner(book: Book, name: str = "a00001.xhtml") -> str:
    """The markup inside of the section of a document, behind its header."""
    found = re.search(r"<section[^>]*>\n(?:<header>.*?</header>\n)?(.*)</section>", book.text(name), re.DOTALL)
    assert found is not None
    return found[1]


def said(book: Book) -> dict[str, list[str]]:
    """What the package says of the book, by property or element."""
    made: dict[str, list[str]] = {}
    for element in book.tree("package.opf").find(f"{OPF}metadata") or ():
        name = element.get("property") or element.get("name") or element.tag.removeprefix(DC)
        made.setdefault(name, []).append(element.text or "")
    return made


def contents(book: Book) -> list[tuple[int, str, str]]:
    """Depth, address and label of each entry of the contents."""
    made: list[tuple[int, str, str]] = []

    def walk(listed: Any, depth: int) -> None:
        for item in listed:
            label = item[0]
            made.append((depth, label.get("href", ""), label.text))
            for deeper in item.findall(f"{XHTML}ol"):
                walk(deeper, depth + 1)

    nav = next(n for n in book.tree("nav.xhtml").iter(f"{XHTML}nav") if n.get(f"{EPUB}type") == "toc")
    walk(nav.find(f"{XHTML}ol"), 1)
    return made
