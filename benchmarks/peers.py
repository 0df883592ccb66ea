"""The scripts that a user would write with other projects' libraries: trafilatura for pages, EbookLib for EPUB, Typst for PDF.

``python benchmarks/peers.py ROAD INPUT OUTPUT FACES``: the roads are the functions whose names begin with ``road_``, FACES is a folder of
typefaces for Chinese.  ``python benchmarks/peers.py have NAME …`` prints those of the libraries that this Python has.
"""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape


def rows(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Title and paragraphs of each row of a dump, as they stand."""
    with path.open(encoding="utf-8") as file:
        next(file)
        for line in file:
            title, _, body = line.rstrip("\n").split("\t")
            yield re.sub("<[^>]*>", "", title), re.findall("<p>(.*?)</p>", body)


def road_html_jsonl(source: Path, target: Path, _: str) -> None:
    import trafilatura

    with target.open("w", encoding="utf-8") as file:
        for path in sorted(source.iterdir()):
            text = trafilatura.extract(path.read_text("utf-8"))
            file.write(json.dumps({"file": path.name, "text": text}, ensure_ascii=False) + "\n")


def chapters(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Title and paragraphs of each chapter of a novel."""
    title, held = "", []
    with path.open(encoding="utf-8") as file:
        for line in file:
            if re.match(r"第\d+章 ", line):
                if title:
                    yield title, held
                title, held = line.strip(), []
            elif line.strip():
                held.append(line.strip())
    yield title, held


def road_tsv_epub(source: Path, target: Path, _: str) -> None:
    _epub(rows(source), target)


def road_novel_epub(source: Path, target: Path, _: str) -> None:
    _epub(chapters(source), target)


def _epub(items: Iterator[tuple[str, list[str]]], target: Path) -> None:
    from ebooklib import epub

    book = epub.EpubBook()
    book.set_identifier("corpus")
    book.set_title("corpus")
    book.set_language("zh")
    for number, (title, paragraphs) in enumerate(items):
        page = epub.EpubHtml(title=title, file_name=f"{number}.xhtml", lang="zh")
        page.content = f"<h1>{escape(title)}</h1>" + "".join(f"<p>{escape(p)}</p>" for p in paragraphs)
        book.add_item(page)
        book.toc.append(page)
        book.spine.append(page)
    book.add_item(epub.EpubNcx())
    book.add_item(epub.EpubNav())
    epub.write_epub(str(target), book)


def road_tsv_pdf(source: Path, target: Path, faces: str) -> None:
    import typst

    page = target.with_suffix(".typ")
    with page.open("w", encoding="utf-8") as file:
        file.write(
            '#set page(paper: "a4")\n#set text(font: ("Noto Serif SC", "Noto Serif CJK SC"), lang: "zh", size: 10.5pt)\n'
        )
        file.write("#set par(first-line-indent: (amount: 2em, all: true), justify: true)\n")
        for title, paragraphs in rows(source):
            file.write(f"= {_literal(title)}\n\n" + "".join(f"{_literal(p)}\n\n" for p in paragraphs))
    typst.compile(str(page), output=str(target), font_paths=[faces])


def _literal(text: str) -> str:
    """``text`` with what Typst reads as markup escaped."""
    return re.sub(r"([\\#\[\]*_`$<>@=/~+-])", r"\\\1", text)


def main(arguments: list[str]) -> None:
    """Run one road, or say which libraries are there."""
    if arguments[0] == "have":
        print(*[name for name in arguments[1:] if importlib.util.find_spec(name)])
    else:
        globals()["road_" + arguments[0]](Path(arguments[1]), Path(arguments[2]), arguments[3])


if __name__ == "__main__":
    main(sys.argv[1:])
