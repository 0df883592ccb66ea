"""The pass ``structure.official``: fields, headings and furniture of one official document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from convkit.contract import Mark, TextView
from convkit.model import Block, BlockKind, Field, Furniture
from convkit.passes.infofields import line_fields, sheet_fields
from convkit.passes.infolabels import label_text
from convkit.passes.lines import facts
from convkit.passes.official import looks
from convkit.passes.official.annexes import annexed
from convkit.passes.official.letters import find_letter, letter_marks
from convkit.passes.official.parts import Parts, lines_of_blocks, may_begin_one, official_parts, title_of
from convkit.provenance import Edit

HEADING = 40
"""Length up to which an unstopped numbered line is a heading."""
CHAPTERS = 2
"""The fewest lines that begin with 第…章 of which a document has chapters."""


@lru_cache(maxsize=1)
def _chapter() -> re.Pattern[str]:
    return re.compile(r"第\s*[一二三四五六七八九十百〇零0-9]{1,4}\s*章(?!程)[^。；;，,]*$")


class FieldsPass:
    """``structure.official``."""

    def propose(self, view: TextView) -> Iterator[Edit | Mark]:
        """The parts as fields; the white space that line ends left in the title closed up."""
        blocks = [b for b in view.blocks if b.parent < 0]
        known = {f.name: view.text[f.start : f.end] if f.value is None else f.value for f in view.fields}
        yield from _title_in_lines(view)
        if not may_begin_one(view.text, blocks, known.get("title", "")):
            return
        lines = lines_of_blocks(view.text, blocks)
        parts = official_parts(lines, known.get("title", ""))
        if parts is None:
            letter = find_letter(lines) if "主旨" in view.text else None
            yield from letter_marks(blocks, lines, letter) if letter else ()
            return
        reason = f"official document, score {parts.score:.1f}"
        yield from _number(blocks, lines, parts, known, reason)
        yield from _title(view, blocks, parts, known, reason)
        yield from (_whole(blocks[i], "addressee", reason) for i in parts.head.addressee)
        yield from _ending(blocks, parts, known, reason)
        yield from _over_the_head(view.text, blocks, lines, parts, known, reason)
        yield from _headings(blocks, lines, parts)


def _title_in_lines(view: TextView) -> Iterator[Edit]:
    """What closes up a known title that was set in lines: 青山县水务局 关于渡口 检修的通知."""
    for field in view.fields:
        if field.name != "title" or field.value is not None:
            continue
        title = view.text[field.start : field.end]
        if looks.set_in_lines(title):
            yield from _closed_up(title, field.start)


def _whole(block: Block, name: str, reason: str) -> Field:
    return Field(name, block.start, block.end, reason=reason)


def _number(
    blocks: Sequence[Block], lines: Sequence[str], parts: Parts, known: Mapping[str, str], reason: str
) -> Iterator[Edit | Mark]:
    """The number, and what shares its line: the title, who signed."""
    held, seen = parts.head.number, parts.head.numbered
    if seen is None:
        return
    first, line = blocks[held[0]], lines[held[0]]
    printed = "".join(lines[i] for i in held)[seen.start : seen.end]
    name = "doc_number" if _open(known, "doc_number", printed) else ""
    if len(held) > 1 or not (seen.title or seen.signer):
        for index in held:
            yield _said(blocks[index], name, printed if len(held) == 1 and printed != line else None, reason)
        return
    start, end = seen.start, seen.end
    if seen.title:
        yield from _own_title(line, first.start, seen.title, known, reason)
        start, end = (0, seen.title[0]) if seen.title[0] else (seen.title[1], len(line))
    yield _said(first._replace(start=first.start + start, end=first.start + end), name, printed, reason)
    if seen.signer:
        yield Field(f"metadata.{seen.signer[0]}", first.start + seen.end, first.end, seen.signer[1], reason=reason)


def _own_title(
    line: str, base: int, span: tuple[int, ...], known: Mapping[str, str], reason: str
) -> Iterator[Edit | Mark]:
    """The title that the number's line holds."""
    start, end = span
    if "title" in known:
        if not _open(known, "title", line[start:end]):
            yield Furniture(base + start, base + end, "stated already")
        return
    yield Field("title", base + start, base + end, reason=reason)
    yield from _closed_up(line[start:end], base + start)


def _closed_up(title: str, at: int) -> Iterator[Edit]:
    """The white space that line ends left in a title that begins ``at``."""
    for start, end, new in looks.title_gaps(title):
        yield Edit(at + start, title[start:end], new)


def _said(block: Block, name: str, value: str | None, reason: str) -> Mark:
    """A field over ``block``; what is known already (no ``name``) is furniture."""
    return (
        Field(name, block.start, block.end, value, reason=reason)
        if name
        else Furniture(block.start, block.end, "stated already")
    )


def _open(known: Mapping[str, str], name: str, printed: str) -> bool:
    """Whether ``name`` is free for what is printed: not known yet, or known to be something else."""
    return "".join(known.get(name, "").split()) != "".join(printed.split())


def _title(
    view: TextView, blocks: Sequence[Block], parts: Parts, known: Mapping[str, str], reason: str
) -> Iterator[Edit | Mark]:
    run = parts.head.title
    if not run:
        return
    printed = "".join(view.text[blocks[i].start : blocks[i].end] for i in run)
    if "title" in known:
        if not _open(known, "title", printed):
            yield from (Furniture(blocks[i].start, blocks[i].end, "stated already") for i in run)
        return
    for index in run:
        start, end = blocks[index].start, blocks[index].end
        yield _whole(blocks[index], "title", reason)
        yield from _closed_up(view.text[start:end], start)


def _ending(blocks: Sequence[Block], parts: Parts, known: Mapping[str, str], reason: str) -> Iterator[Mark]:
    """The signature and the date; the note of an adoption is the date where no other is."""
    ending = parts.ending
    day = "metadata.成文日期" if {"date", "date_text"} & set(known) else "date_text"
    for index in ending.issuer:
        yield _whole(blocks[index], "issuer", reason)
    if ending.date is None:
        yield from (_whole(blocks[i], day, reason) for i in parts.head.under)
        return
    block = blocks[ending.date]
    if ending.shared is None:
        yield _whole(block, day, reason)
        return
    office, start, end = (block.start + place for place in ending.shared)
    yield Field("issuer", block.start, office, reason=reason)
    yield Field(day, start, end, reason=reason)


def _over_the_head(
    text: str, blocks: Sequence[Block], lines: Sequence[str], parts: Parts, known: Mapping[str, str], reason: str
) -> Iterator[Mark]:
    """The letterhead, what is said over it, and the labelled lines of a web page."""
    head = parts.head
    for index in head.marks:
        yield Field(f"metadata.{looks.classifies(lines[index])}", blocks[index].start, blocks[index].end, reason=reason)
    for index in head.red:
        yield Furniture(blocks[index].start, blocks[index].end, "red head")
    for index in head.again:
        reason_again = "stated already" if head.number and index > head.number[0] else "title, stated again"
        yield Furniture(blocks[index].start, blocks[index].end, reason_again)
    signed = bool(parts.ending.issuer or parts.ending.shared)
    if head.office is not None:
        yield (
            Furniture(blocks[head.office].start, blocks[head.office].end, "office over the title")
            if signed
            else _whole(blocks[head.office], "issuer", reason)
        )
    taken = {name for name, found in (
        ("doc_number", head.numbered), ("title", head.title or (head.numbered and head.numbered.title)), ("issuer", signed or head.office is not None),
        ("date_text", parts.ending.date is not None),
    ) if found} | set(known)  # fmt: skip
    sheet = sheet_fields(text, blocks[: head.stop])
    for index in head.info:
        yield from _informs(text, sheet.get(index) or line_fields(text, blocks[index]), taken)


def _informs(text: str, marks: Iterable[Mark], taken: set[str]) -> Iterator[Mark]:
    """``marks`` of a labelled line; what the document itself states better goes to metadata under its label."""
    for mark in marks:
        if isinstance(mark, Field) and mark.name in taken:
            label = label_text(text[mark.start : mark.end])
            yield mark._replace(name=f"metadata.{label if label.isalpha() else mark.name}")
        else:
            yield mark
            if isinstance(mark, Field) and mark.name in ("doc_number", "title", "issuer", "date_text"):
                taken.add(mark.name)


def _headings(blocks: Sequence[Block], lines: Sequence[str], parts: Parts) -> Iterator[Mark]:
    """Numbered heads of the first two levels, and the heads of annexed documents."""
    stop = parts.ending.stop if parts.ending.date is not None else len(lines)
    heads = annexed(lines, stop, title_of(lines, parts.head), parts.head.stop, len(lines))
    over = {index for run in heads for index in run}
    fields = {*parts.ending.issuer, parts.ending.date}
    chapters = [i for i in range(parts.head.stop, stop) if len(lines[i]) <= HEADING and _chapter().match(lines[i])]
    over |= set(chapters) if len(chapters) >= CHAPTERS else set()
    for index in range(parts.head.stop, len(lines)):
        seen = facts(lines[index])
        if index in over:
            yield blocks[index]._replace(kind=BlockKind.HEADING, level=1)
        elif (
            index not in fields
            and seen.level in (1, 2)
            and not seen.closed
            and seen.length <= HEADING
            and lines[index][-1] not in "；;：:，,"
        ):
            yield blocks[index]._replace(kind=BlockKind.HEADING, level=seen.level)
