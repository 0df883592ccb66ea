"""The pass ``reflow.official``: the printed lines of head and ending, before lines are joined.

Line joining knows nothing of a title that ends where the addressee begins.  Each part becomes a block of its own here, which joining
leaves alone, and the line ends inside number, title and addressee are closed: the layout made them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from convkit.contract import Mark, TextView
from convkit.model import Block, BlockKind
from convkit.passes.official import looks
from convkit.passes.official.annexes import annexed
from convkit.passes.official.letters import find_letter
from convkit.passes.official.parts import Parts, documents, may_be_official, title_of
from convkit.passes.reflow.lines import Lines, read_lines
from convkit.provenance import Edit

IMPRINT = 10
"""Lines under the date that may be those of the imprint."""


class PrintedPass:
    """``reflow.official``."""

    def propose(self, view: TextView) -> Iterator[Edit | Mark]:
        """A block for each part, and the edits that close line ends inside it."""
        for span in view.plain:
            if not may_be_official(view.text[span.start : span.end].split("\n", 40)[:40]):
                continue
            lines = read_lines(view, span)
            contents = lines.contents
            edits: list[Edit] = []
            letter = find_letter(contents)
            for index in (*letter.title, *letter.labelled, *letter.signed) if letter else ():
                yield Block(BlockKind.PARAGRAPH, lines.starts[index], lines.ends[index])
            found = list(documents(contents))
            stops = (*(parts.head.first for parts in found[1:]), len(contents))
            for parts, stop in zip(found, stops, strict=False):
                for run in (*_runs(parts), *_imprint(contents, parts), *_annexes(contents, parts, stop)):
                    for group in _unbroken(lines, run):
                        yield Block(BlockKind.PARAGRAPH, lines.starts[group[0]], lines.ends[group[-1]])
                        edits += _closed(lines, contents, group)
            yield from sorted(edits, key=lambda edit: edit.start)


def _runs(parts: Parts) -> Iterator[Sequence[int]]:
    """The lines of each part; those of one run are one paragraph."""
    head, ending = parts.head, parts.ending
    for index in (*head.marks, *head.red, *head.info, *head.again, *ending.issuer):
        yield (index,)
    if ending.date is not None:
        yield (ending.date,)
    if head.office is not None:
        yield (head.office,)
    number, title = head.number, head.title
    if head.numbered is not None and head.numbered.title:
        number, title = tuple(sorted((*number, *title))), ()
    yield from (run for run in (number, title, head.under, head.addressee) if run)


def _imprint(contents: Sequence[str], parts: Parts) -> Iterator[Sequence[int]]:
    """The lines under the date that are whole by themselves: remarks, subject words, who printed the document."""
    last = len(contents) if parts.ending.date is not None else 0
    for index in range(parts.ending.stop, min(parts.ending.stop + IMPRINT, last)):
        line = contents[index]
        if looks.is_remark(line) or looks.is_issued(line) or looks.is_subject_line(line):
            yield (index,)
        elif not looks.is_imprint(line):
            return


def _annexes(contents: Sequence[str], parts: Parts, stop: int) -> Iterator[Sequence[int]]:
    """The titles on several lines of the documents annexed before line ``stop``."""
    if parts.ending.date is not None:
        title = title_of(contents, parts.head)
        heads = annexed(contents, parts.ending.stop, title, parts.head.stop, stop)
        yield from (run for run in heads if len(run) > 1)


def _unbroken(lines: Lines, run: Sequence[int]) -> Iterator[list[int]]:
    """``run`` cut where something else stands between two of its lines, without the lines that belong to a block already."""
    group: list[int] = []
    for index in run:
        if index in lines.closed:
            continue
        if group and (index != group[-1] + 1 or index in lines.passed):
            yield group
            group = []
        group.append(index)
    if group:
        yield group


def _closed(lines: Lines, contents: Sequence[str], group: Sequence[int]) -> Iterator[Edit]:
    for before, after in pairwise(group):
        start, end = lines.ends[before], lines.starts[after]
        both = looks.offices(contents[before]) and looks.opens_with_office(contents[after])
        yield Edit(start, lines.text[start:end], " " if both else "")
