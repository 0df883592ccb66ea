"""EPUB 3.3: one XHTML document an article, contents, cover, accessibility metadata; written as it comes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from convkit.contract import Format, Option, Writer


def _writer(options: Mapping[str, str]) -> Writer:
    from convkit.writers.epub.session import EpubWriter

    return EpubWriter(options)


def _extract(path: Path) -> Iterator[str]:
    from convkit.writers.epub.extract import extract

    return extract(path)


FORMAT = Format(
    name="epub",
    summary="an e-book (EPUB 3), a chapter for each article",
    suffixes=(".epub",),
    writer=_writer,
    writer_options=(
        Option(
            "nav",
            "what the contents group articles by; date and column also sort them",
            "auto",
            ("auto", "flat", "part", "source", "date", "column"),
        ),
        Option("cover", "how a drawn cover is stored", "png", ("png", "svg")),
        Option(
            "fonts",
            "which glyphs are put into the book: of characters that reading systems seldom have, or all",
            "rare",
            ("rare", "all", "none"),
        ),
        Option("ncx", "whether contents for old reading systems are written, too", "false", ("false", "true")),
    ),
    takes=frozenset({"layout", "toc", "cover", "limit", "css", "fonts", "metadata", "images"}),
    extract=_extract,
)
