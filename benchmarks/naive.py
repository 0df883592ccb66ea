"""The scripts that a user would write with the same libraries: no detection, no cleaning, no record, no atomic writes.

``python benchmarks/naive.py ROAD INPUT OUTPUT``; the roads are the functions whose names begin with ``road_``.
"""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape


def rows(path: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Title, date and paragraphs of each row of a dump, by bs4."""
    from bs4 import BeautifulSoup

    with path.open(encoding="utf-8") as file:
        next(file)
        for line in file:
            title, date, body = line.rstrip("\n").split("\t")
            text = [BeautifulSoup(cell, "lxml").get_text() for cell in (title, date)]
            yield text[0], text[1], [p.get_text() for p in BeautifulSoup(body, "lxml").find_all("p")]


def pages(folder: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Title, date and paragraphs of each fragment in a folder, by bs4."""
    from bs4 import BeautifulSoup

    for path in sorted(folder.iterdir()):
        soup = BeautifulSoup(path.read_bytes(), "lxml")
        paragraphs = [p.get_text() for p in soup.find_all("p")]
        heading = soup.find("h1")
        yield heading.get_text() if heading else "", paragraphs[0], paragraphs[1:]


def chapters(path: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Title and paragraphs of each chapter of a novel."""
    import re

    title, held = "", []
    with path.open(encoding="utf-8") as file:
        for line in file:
            if re.match(r"第\d+章 ", line):
                if title:
                    yield title, "", held
                title, held = line.strip(), []
            elif line.strip():
                held.append(line.strip())
    yield title, "", held


def _jsonl(items: Iterator[tuple[str, str, list[str]]], target: Path) -> None:
    with target.open("w", encoding="utf-8") as file:
        for title, date, paragraphs in items:
            file.write(
                json.dumps({"title": title, "date": date, "text": "\n\n".join(paragraphs)}, ensure_ascii=False) + "\n"
            )


def _docx(items: Iterator[tuple[str, str, list[str]]], target: Path) -> None:
    import docx

    document = docx.Document()
    for title, _, paragraphs in items:
        document.add_heading(title, 1)
        for paragraph in paragraphs:
            document.add_paragraph(paragraph)
    document.save(str(target))


def road_tsv_jsonl(source: Path, target: Path) -> None:
    _jsonl(rows(source), target)


def road_html_jsonl(source: Path, target: Path) -> None:
    _jsonl(pages(source), target)


def road_tsv_docx(source: Path, target: Path) -> None:
    _docx(rows(source), target)


def road_html_docx_each(source: Path, target: Path) -> None:
    target.mkdir(exist_ok=True)
    for number, item in enumerate(pages(source)):
        _docx(iter([item]), target / f"{number}.docx")


def _epub(items: Iterator[tuple[str, str, list[str]]], target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        names = []
        for number, (title, _, paragraphs) in enumerate(items):
            body = "".join(f"<p>{escape(p)}</p>" for p in paragraphs)
            archive.writestr(
                f"OEBPS/{number}.xhtml",
                f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{escape(title)}</title></head><body><h1>{escape(title)}</h1>{body}</body></html>',
            )
            names.append(f'<item id="a{number}" href="{number}.xhtml" media-type="application/xhtml+xml"/>')
        archive.writestr("OEBPS/content.opf", "<package><manifest>" + "".join(names) + "</manifest></package>")


def road_tsv_epub(source: Path, target: Path) -> None:
    _epub(rows(source), target)


def road_novel_epub(source: Path, target: Path) -> None:
    _epub(chapters(source), target)


def road_tsv_pdf(source: Path, target: Path) -> None:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    body = ParagraphStyle("body", fontName="STSong-Light", fontSize=12, leading=20, firstLineIndent=24, wordWrap="CJK")
    head = ParagraphStyle("head", parent=body, fontSize=18, leading=28)
    story = []
    for title, _, paragraphs in rows(source):
        story.append(Paragraph(escape(title), head))
        story += [Paragraph(escape(p), body) for p in paragraphs]
    SimpleDocTemplate(str(target)).build(story)


if __name__ == "__main__":
    globals()["road_" + sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
