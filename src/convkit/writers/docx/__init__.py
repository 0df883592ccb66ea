"""DOCX: Word documents whose looks come from styles alone.

How it is put together: ``body`` turns an article into paragraphs (``inline``, ``table``, ``numbering`` help it),
``session`` streams them into a part, and ``template`` (from a layout) or ``reference`` (from a user's document) supplies
everything that stands round them: styles, section, headers, list definitions.  ``package`` makes the zip.

What is shown as what:

- One article alone: its title has the style Title, its headings Heading 1 and deeper.  In a volume (more articles, or a layout with a title
  page) each article's title is a Heading 1 and its own headings begin at Heading 2, so that the navigation pane lists the articles.
- Kicker, subtitle, byline, document number, addressee and issuer are paragraphs of their own styles.
- A note that a noteref points to is a footnote; any other stays a paragraph in its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from convkit.contract import Format, Writer


def _writer(options: Mapping[str, str]) -> Writer:
    from convkit.writers.docx.session import DocxWriter

    return DocxWriter()


def _extract(path: Path) -> Iterator[str]:
    from convkit.writers.docx.extract import extract

    return extract(path)


FORMAT = Format(
    name="docx",
    summary="Word document: styles, headings, lists, tables, footnotes and contents as Word's own",
    suffixes=(".docx",),
    writer=_writer,
    takes=frozenset({"layout", "toc", "limit", "reference", "metadata", "images"}),
    extract=_extract,
)
