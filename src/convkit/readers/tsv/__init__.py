"""Dumps: tab-separated and comma-separated rows, with whatever text was pasted between them."""

from __future__ import annotations

from collections.abc import Mapping

from convkit.contract import Format, Option, Reader, Sample


def _sniff(sample: Sample) -> float:
    from convkit.readers.tsv.sniff import sniff

    return sniff(sample)


def _reader(options: Mapping[str, str]) -> Reader:
    from convkit.readers.tsv.dump import DumpReader

    return DumpReader(options)


def _column(name: str, what: str) -> Option:
    return Option(name, f"the column that holds {what}: its name in the header, or its number from 1")


FORMAT = Format(
    name="tsv",
    summary="TSV and CSV dumps, header in Chinese or English or none; text between the rows is kept",
    suffixes=(".tsv", ".csv", ".tab"),
    sniff=_sniff,
    reader=_reader,
    reader_options=(
        _column("title", "the title"),
        _column("date", "the date"),
        _column("text", "the text"),
        _column("author", "the author"),
        _column("source", "where it was published"),
        _column("url", "the address"),
        _column("column", "the page or section"),
        _column("kicker", "the line above the title"),
        _column("subtitle", "the line below the title"),
        Option("header", "whether a line that looks like a header is one", "auto", ("auto", "none")),
        Option("delimiter", "what divides the cells", "auto", ("auto", "tab", "comma", "semicolon", "bar", "wide-bar")),
    ),
)
