"""PDF: pages as a Chinese editor sets them, tagged, with embedded fonts, and the article's text given back exactly.

From an article to bytes, each step a module that can be replaced: ``compose`` (article to items), ``setting`` and ``breaking`` (text to
lines), ``flow`` (items to pages), ``show`` and ``paint`` (lines to page bytes), ``structure`` (tags), ``file`` (objects and table).

**What the text layer holds**: for each article the lines of :mod:`convkit.titleblock` above the body, the blocks, the lines below; each once,
in this order, nothing added.  Bullets, numbers of ordered lists, readings above the
line, repeated table heads and ornaments are shapes, not text.  Page numbers, running heads and contents are
text that is no article's; heads and page numbers are marked as artifacts.

Built to PDF 1.7, PDF/UA-1 and PDF/A-2u.  The same articles and publication give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from convkit.contract import Format, Writer


def _writer(options: Mapping[str, str]) -> Writer:
    from convkit.writers.pdf.session import PdfWriter

    return PdfWriter(options)


def _extract(path: Path) -> Iterator[str]:
    from convkit.writers.pdf.extract import extract

    return extract(path)


FORMAT = Format(
    name="pdf",
    summary="paged documents with embedded Chinese fonts, tagged",
    suffixes=(".pdf",),
    writer=_writer,
    takes=frozenset({"layout", "toc", "cover", "limit", "fonts", "metadata", "images"}),
    extract=_extract,
)
