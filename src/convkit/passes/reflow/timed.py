"""The pass ``reflow.timed``: the lines of a song with their times (LRC), and subtitles (SRT, WebVTT), without the times.

``[ti:…]`` and ``[ar:…]`` name the song and who sings it; its lines are verse.  Numbers and times of subtitles are furniture, what is said stays
line by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from convkit.contract import Mark, TextView
from convkit.model import Block, BlockKind, Field, Furniture
from convkit.passes.reflow.lines import Lines, read_lines
from convkit.patterns import Pattern
from convkit.provenance import Edit

LEAST = 3
"""Lines with a time that make such a text."""
SHARE = 0.5
"""The share of a song's lines that have one."""
REASON = "time of a subtitle"
NAMES = {"ti": "title", "ar": "author", "al": "metadata.album", "by": "metadata.by", "au": "metadata.songwriter"}


class _Patterns:
    """The regular expressions of this module."""

    # fmt: off
    sung = Pattern(r"(?:\[\d{1,3}:\d{2}(?:[.:]\d{1,3})?\]\s*)+")
    tag = Pattern(r"\[(?P<name>ti|ar|al|by|au|la|re|ve|offset|length|#|id|hash|sign|qq|total):(?P<said>[^\]]*)\]?", re.IGNORECASE)
    cue = Pattern(r"(?:\d{1,2}:)?\d{2}:\d{2}[,.]\d{3}\s*-->\s*(?:\d{1,2}:)?\d{2}:\d{2}[,.]\d{3}(?:\s.*)?")
    style = Pattern(r"</?(?:i|b|u|font|c|v)(?:[ .][^<>]*)?>|\{\\[^{}]*\}")
    # fmt: on


class Timed:
    """Takes the times out of songs and subtitles."""

    def propose(self, view: TextView) -> Iterable[Edit | Mark]:
        """Edits, verse and fields of a song; furniture and paragraphs of subtitles."""
        for span in view.plain:
            if "-->" in view.text[span.start : span.end]:
                yield from _subtitles(read_lines(view, span))
            elif _Patterns.sung.search(view.text, span.start, min(span.end, span.start + 2_000)):
                yield from _song(read_lines(view, span))


def _subtitles(lines: Lines) -> Iterator[Edit | Mark]:
    contents = lines.contents
    times = {i for i, line in enumerate(contents) if "-->" in line and _Patterns.cue.fullmatch(line)}
    if len(times) < LEAST:
        return
    numbers = {i - 1 for i in times if i and contents[i - 1].isdecimal()}
    head = {0} if contents[0].lstrip("\ufeff").startswith("WEBVTT") else set()
    for index, line in enumerate(contents):
        start, end = lines.starts[index], lines.ends[index]
        if index in times | numbers | head:
            yield Furniture(start, end, REASON)
        elif index not in lines.closed:
            yield from (Edit(start + m.start(), m.group(), "") for m in _Patterns.style.finditer(line))
            yield Block(BlockKind.PARAGRAPH, start, end)


def _song(lines: Lines) -> Iterator[Edit | Mark]:
    contents = lines.contents
    sung = [_Patterns.sung.match(line) for line in contents]
    timed = sum(1 for match in sung if match)
    if timed < LEAST or timed < SHARE * len(contents):
        return
    marks: list[Mark] = []
    for index, line in enumerate(contents):
        start, end, match = lines.starts[index], lines.ends[index], sung[index]
        tag = None if match else _Patterns.tag.fullmatch(line)
        if match and match.end() == len(line):
            marks.append(Furniture(start, end, "time of a song"))
        elif match:
            yield Edit(start, match.group(), "")
        elif tag and tag["name"].lower() in NAMES and tag["said"].strip():
            marks.append(Field(NAMES[tag["name"].lower()], start, end, tag["said"].strip(), reason="head of a song"))
        elif tag:
            marks.append(Furniture(start, end, "head of a song"))
    words = [i for i, match in enumerate(sung) if match and match.end() < len(contents[i]) and i not in lines.closed]
    for _, run in groupby(enumerate(words), lambda pair: pair[1] - pair[0]):
        stanza = [index for _, index in run]
        marks.append(Block(BlockKind.VERSE, lines.starts[stanza[0]], lines.ends[stanza[-1]]))
    yield from marks
