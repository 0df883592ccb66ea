"""CommonMark with YAML front matter: a reader and a writer for convkit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from convkit.contract import CONTRACT, Format, Reader, Sample, Writer
from convkit.hookspecs import hookimpl

SUFFIXES = (".md", ".markdown")


def sniff(sample: Sample) -> float:
    """How surely ``sample`` is Markdown: by suffix, by front matter, by headings and list marks together."""
    if sample.suffix in SUFFIXES:
        return 0.9
    text = sample.text.lstrip("\ufeff")
    if re.match(r"---\n(?:[\w-]+:[^\n]*\n|[ -][^\n]*\n)+---\n", text):
        return 0.7
    return 0.0


def _reader(options: Mapping[str, str]) -> Reader:
    from convkit_markdown.reader import MarkdownReader

    return MarkdownReader()


def _writer(options: Mapping[str, str]) -> Writer:
    from convkit_markdown.writer import MarkdownWriter

    return MarkdownWriter()


@hookimpl
def convkit_formats() -> Iterable[Format]:
    """The format ``markdown``."""
    return [
        Format(
            name="markdown",
            summary="CommonMark with tables and YAML front matter",
            suffixes=SUFFIXES,
            contract=CONTRACT,
            sniff=sniff,
            reader=_reader,
            writer=_writer,
            takes=frozenset({"metadata"}),
        )
    ]
