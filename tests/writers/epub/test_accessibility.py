"""The rules that Ace by DAISY applies to an EPUB (those of axe, and its own on epub:type), on books of all kinds; Ace itself where it is installed."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from epub_books import EPUB, XHTML, Book, everything, said

from convkit.writers.epub.inline import one_line

XML = "{http://www.w3.org/XML/1998/namespace}"
ROLES = {
    "chapter": "doc-chapter", "footnote": "doc-footnote", "noteref": "doc-noteref", "toc": "doc-toc", "part": "doc-part",
    "backlink": "doc-backlink",
}  # fmt: skip
"""Roles that an element of an epub:type must have (Ace: epub-type-has-matching-role); in landmarks the type says where a link leads."""
HEADINGS = [f"{XHTML}h{n}" for n in range(1, 7)]
STATED = ("accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard", "accessibilitySummary")

Element = ElementTree.Element


def faults(root: Element) -> Iterator[str]:
    """What Ace would find wrong in a document."""
    if not root.get("lang") or root.get("lang") != root.get(f"{XML}lang"):
        yield "html-has-lang"
    if not one_line(root.findtext(f"{XHTML}head/{XHTML}title", "")):
        yield "document-title"
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    if len(ids) != len(set(ids)):
        yield "duplicate-id"
    yield from _of_elements(root, set(ids))
    levels = [HEADINGS.index(element.tag) for element in root.iter() if element.tag in HEADINGS]
    if any(after > before + 1 for before, after in pairwise(levels)):
        yield "heading-order"


def _of_elements(root: Element, ids: set[str | None]) -> Iterator[str]:
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        tag, text = element.tag.removeprefix(XHTML), one_line("".join(element.itertext()))
        name = element.get("aria-label") or text
        if tag == "img" and element.get("alt") is None:
            yield "image-alt"
        if element.tag in HEADINGS and not text:
            yield "empty-heading"
        if tag == "th" and (not text or element.get("scope") not in ("col", "row")):
            yield "empty-table-header"
        if tag == "a" and not name:
            yield "link-name"
        if tag in ("ol", "ul") and any(child.tag != f"{XHTML}li" for child in element):
            yield "list"
        if element.get("aria-labelledby") and element.get("aria-labelledby") not in ids:
            yield "aria-labelledby"
        kind = element.get(f"{EPUB}type", "")
        if kind in ROLES and tag not in ("body", "a") and element.get("role") != ROLES[kind]:
            yield "epub-type-has-matching-role"
        if kind == "noteref" and element.get("role") != "doc-noteref":
            yield "epub-type-has-matching-role"


def broken_links(book: Book) -> Iterator[str]:
    """Links inside of the book that lead nowhere."""
    texts = {
        name.removeprefix("EPUB/"): data.decode() for name, data in book.members.items() if name.endswith(".xhtml")
    }
    for name, text in texts.items():
        for file, fragment in re.findall(r' href="([\w.]*\.xhtml)?(?:#(\w+))?"', text):
            target = texts.get(file or name)
            if target is None or (fragment and f'id="{fragment}"' not in target):
                yield f"{name}: {file}#{fragment}"


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> list[Book]:
    return everything(tmp_path_factory.mktemp("books"))


def test_no_document_breaks_a_rule(books: list[Book]) -> None:
    found = [
        f"{book.path.name}/{name}: {fault}"
        for book in books
        for name in [member.removeprefix("EPUB/") for member in book.members if member.endswith(".xhtml")]
        for fault in faults(book.tree(name))
    ]
    assert found == []


def test_all_links_lead_somewhere(books: list[Book]) -> None:
    assert [link for book in books for link in broken_links(book)] == []


def test_each_package_says_how_it_can_be_read(books: list[Book]) -> None:
    for book in books:
        stated = said(book)
        assert all(stated.get(f"schema:{name}") for name in STATED)


SPOILT = [
    ("html-has-lang", ' xml:lang="zh-CN"', ""),
    ("document-title", "<title>题</title>", "<title> </title>"),
    ("duplicate-id", "<p>", '<p id="title">'),
    ("aria-labelledby", 'aria-labelledby="title"', 'aria-labelledby="none"'),
    ("heading-order", "h2>", "h4>"),
    ("empty-heading", "<h1 id=\"title\">题</h1>", "<h1><br/></h1>"),
    ("image-alt", ' alt=""', ""),
    ("empty-table-header", ' scope="col"', ""),
    ("link-name", ">1</a>", "></a>"),
    ("epub-type-has-matching-role", ' role="doc-noteref"', ""),
    ("epub-type-has-matching-role", ' role="doc-chapter"', ""),
]  # fmt: skip
GOOD = (
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="zh-CN" xml:lang="zh-CN">'
    "<head><title>题</title></head><body>"
    '<section epub:type="chapter" role="doc-chapter" aria-labelledby="title"><h1 id="title">题</h1><p>文'
    '<a href="#n1" epub:type="noteref" role="doc-noteref">1</a></p><h2>节</h2><img src="a.png" alt=""/>'
    '<table><tr><th scope="col">甲</th></tr></table></section></body></html>'
)


@pytest.mark.parametrize(("rule", "old", "new"), SPOILT)
def test_the_rules_find_what_is_spoilt(rule: str, old: str, new: str) -> None:
    assert list(faults(ElementTree.fromstring(GOOD))) == []
    assert old in GOOD
    assert rule in list(faults(ElementTree.fromstring(GOOD.replace(old, new))))


def test_ace_passes_the_fullest_and_the_worst_book(books: list[Book], tmp_path: Path) -> None:
    ace, browser = shutil.which("ace-puppeteer"), shutil.which("chromium")
    if not ace or not browser:
        pytest.skip("Ace by DAISY is not installed")
    for book in (books[0], books[-1]):
        out = tmp_path / book.path.stem
        command = [ace, "-f", "-s", "-o", str(out), str(book.path)]
        subprocess.run(
            command, check=True, capture_output=True, env={**os.environ, "PUPPETEER_EXECUTABLE_PATH": browser}
        )
        report = json.loads((out / "report.json").read_text("utf-8"))
        assert report["earl:result"]["earl:outcome"] == "pass", book.path.name
