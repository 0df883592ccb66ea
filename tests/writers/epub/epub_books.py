"""Makes EPUBs for the tests and looks into them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from convkit.contract import Publication
from convkit.layouts import FOLDER, load_layout
from convkit.model import Article, BlockKind, Run
from convkit.testing import article, sample_articles
from convkit.writers.epub import FORMAT

K = BlockKind
BOOK = load_layout(FOLDER / "book.toml", {"article": FOLDER / "article.toml"})
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


def everything(folder: Path) -> list[Book]:
    """Books of all kinds, written into ``folder``."""
    hostile = ["</p><script>x</script>", "&#0;]]>", "a\x00b\ud800\ufffe", "<!--", "\r\n\t", "\u202e", "x" * 3000]
    evil = article(*[(kind, text, 1) for kind in K for text in hostile if kind is not K.TABLE], title=hostile[0],
                   kicker=hostile[2], byline=hostile[4], language='x"><')  # fmt: skip
    long = article(*[(K.PARAGRAPH, "河水从山里流出来。" * 60)] * 200, title="长")
    kinds = ["strong", "emphasis", "link", "ruby", "noteref", "sub", "sup"]
    urls = ["http://a_b.org/%zz[x]", "https://例子.中国/路#二#三", "javascript:x", "mailto:a@b.org", "http://[::1]/"]
    runs = [Run(n % 20, n % 20 + 1 + n % 7, kinds[n % 7], urls[n % 5]) for n in range(200)]
    mixed = Article("m", "乱", text="河水从山里流出来" * 4, runs=tuple(sorted(runs)), blocks=article(
        (K.PARAGRAPH, "河水从山里流出来" * 4)).blocks)  # fmt: skip
    css = folder / "own.css"
    css.write_text("p { margin: 1em 0 }")
    samples = sample_articles()
    parts = [
        article((K.PARAGRAPH, "文。"), title=title, kicker=part, metadata={"work": "河"})
        for title, part in [("序", ""), ("一", "卷一"), ("二", "卷一"), ("三", "卷二\n下")]
    ]
    asked: list[tuple[list[Article], dict[str, object]]] = [
        (samples, {"layout": BOOK, "css": css, "authors": ("林川",), "metadata": {"series": "甲", "volume": "1"}}),
        (samples, {"language": "zh-Hant", "cover": "none", "toc": False}),
        (samples, {"language": "en", "limit": 0, "options": {"nav": "date", "ncx": "true"}}),
        (
            samples,
            {
                "language": "ug",
                "options": {"nav": "column", "ncx": "true", "fonts": "all", "cover": "svg"},
                "metadata": {"certified_by": "甲", "editor": "乙"},
            },
        ),
        ([samples[0]], {}),
        ([samples[6]], {}),
        ([], {}),
        (parts, {"layout": BOOK, "options": {"ncx": "true"}}),
        ([evil, long, mixed], {"title": hostile[2], "authors": tuple(hostile), "language": "Chinese"}),
    ]
    return [write(folder / f"{n}.epub", made, **options) for n, (made, options) in enumerate(asked)]  # type: ignore[arg-type]
