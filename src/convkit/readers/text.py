"""Plain text: pasted pages, notices, novels.  The text says nothing about itself, so all of it goes to the passes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from convkit.contract import Format, Joined, ProblemSink, Reader, Sample, Source
from convkit.model import Record
from convkit.provenance import Span

ENOUGH = 262_144
"""Code points from which on a record may end."""


class TextReader:
    """Reads plain text in records that hold whole articles.

    A text is one record.  A long one is cut only before a line that begins a chapter or follows a form feed, and only where a
    record has reached ``ENOUGH`` code points; a text without such lines stays whole.
    """

    def read(self, source: Source, problems: ProblemSink) -> Iterator[Record]:
        """Yield the records; plain all over, none of them a single article by itself."""
        if source.size < ENOUGH:
            found = source.whole()
            if found is not None:
                yield _record(found)
            return
        yield from map(_record, source.pieces(ENOUGH, _begins_chapter))


def _begins_chapter(line: str) -> bool:
    return line[:1] == "\f" or (len(line) <= 80 and _chapter_head().match(line) is not None)


def _record(found: Joined) -> Record:
    text, ref, starts = found
    return Record(ref, text, plain=(Span(0, len(text)),), lines=starts)


@lru_cache(maxsize=1)
def _chapter_head() -> re.Pattern[str]:
    return re.compile(
        r"[ \t\u3000]*(?:#{1,3} *)?"
        r"(?:第 ?[0-9０-９〇○零一二三四五六七八九十百千两兩壹贰貳叁參肆伍陆陸柒捌玖拾廿卅佰仟]{1,9} ?[章回节節卷部篇集折幕]|卷[一二三四五六七八九十百]{1,5}(?=\s)"
        r"|(?:Chapter|CHAPTER|Book|BOOK|Part|PART) +(?:[0-9]{1,4}|[IVXLCDM]{1,8}|[A-Z][A-Za-z-]{2,20})\b)"
    )


def _sniff(sample: Sample) -> float:
    """Any text may be plain text: surest of what is named so, unsure of all else."""
    if sample.suffix in (".txt", ".text"):
        return 0.2
    return 0.15 if not sample.suffix else 0.1


def _reader(options: Mapping[str, str]) -> Reader:
    return TextReader()


FORMAT = Format(
    name="text",
    summary="plain text: pages, notices, novels; articles and chapters are found in it",
    suffixes=(".txt", ".text"),
    sniff=_sniff,
    reader=_reader,
)
