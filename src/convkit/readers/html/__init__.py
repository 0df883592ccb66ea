"""Pages of HTML: fragments and saved pages."""

from __future__ import annotations

from collections.abc import Mapping

from convkit.contract import Format, Option, Reader, Sample


def _sniff(sample: Sample) -> float:
    from convkit.readers.html.sniff import sniff

    return sniff(sample)


def _reader(options: Mapping[str, str]) -> Reader:
    from convkit.readers.html.page import PageReader

    return PageReader(options)


FORMAT = Format(
    name="html",
    summary="HTML fragments, saved pages and archives of them (MHTML); the article is found, the rest is listed as furniture",
    suffixes=(".html", ".htm", ".xhtml", ".mht", ".mhtml"),
    sniff=_sniff,
    reader=_reader,
    reader_options=(
        Option("content", "of a whole page, the article only or all of its text", "article", ("article", "all")),
    ),
)
