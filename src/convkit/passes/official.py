"""Official documents (公文): number, title, addressee, levels, signature, date, as GB/T 9704-2012 §7 orders them.

A text is taken for one where the parts found score 3 or more: number 2, addressee 1.5, date 1, title 1, 一、 heads up to 1.
A part that is unsure stays body: a wrong signature is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from convkit.contract import CleaningPass, Mark, PassSpec, Stage, TextView
from convkit.model import Block, BlockKind, Field, Furniture
from convkit.passes.classes import WIDE
from convkit.passes.lines import DATE, facts
from convkit.patterns import Pattern
from convkit.provenance import Edit

HEAD_BLOCKS = 14
NUMBER_LENGTH = 60
TAIL_BLOCKS = 12
KINDS = "通知|意见|决定|办法|规定|批复|函|通报|公告|通告|请示|报告|纪要|方案|条例|令|决议|公报|议案|命令|规划|规则|细则|答复"
KINDS_HANT = "意見|決定|辦法|規定|批復|通報|請示|報告|紀要|條例|決議|公報|議案|規劃|規則|細則|答覆"
ORGANS = "政府|委|局|部|厅|廳|办|辦|院|会|會|处|處|中心|单位|單位|公司|学校|學校|大学|大學|机构|機構|人民|银行|銀行|集团|站|队|所|社"


class _Patterns:
    """The regular expressions of this module."""

    # fmt: off
    number = Pattern(r"[\w（）()]{1,24}\s*(?:[〔\[（(【﹝［]\s*\d{4}\s*[〕\]）)】﹞］]|\d{4}\s*年?)\s*第?\s*\d{1,5}\s*[号號](?=\s|$)")
    signer = Pattern(r"\s+(签发人|簽發人)\s*[:：]\s*(\S{2,12}(?:\s\S{1,4})?)\s*")
    title = Pattern(rf"(?:{KINDS}|{KINDS_HANT})(?:[（(][^（()）]{{1,12}}[）)])?$")
    organ = Pattern(ORGANS)
    issuer = Pattern(rf"(?:{WIDE}|[（）()“”\s、]){{3,60}}")
    date = Pattern(rf"\s*{DATE}\s*")
    opening = Pattern(r"(?:为|為|根据|根據|经|經|现|現|近日|按照|你|关于|關於|依据|依據|最近|近期)")
    annex = Pattern(r"附件\s*[:：]?|附\s*[:：]")
    red_head = Pattern(rf"{WIDE}{{3,40}}文件")
    # fmt: on


class Parts(NamedTuple):
    """Indices of the blocks that hold each part; () or None where a part was not found."""

    number: int | None
    title: tuple[int, ...]
    addressee: int | None
    issuer: tuple[int, ...]
    date: int | None
    score: float


def find_parts(lines: Sequence[str]) -> Parts:
    """The parts of an official document whose blocks read ``lines``, and how sure the whole is (from 3 on it is one)."""
    head = lines[:HEAD_BLOCKS]
    number = next((i for i, line in enumerate(head) if _numbered(line)), None)
    title = _title(head, 0 if number is None else number + 1)
    if not title and number is not None:
        title = _title(head[:number], 0)
    after = title[-1] + 1 if title else 0 if number is None else number + 1
    addressee = next((i for i in range(after, min(after + 3, len(head))) if _addressee(head[i])), None)
    date, issuer = _ending(lines, max(after, (addressee or 0) + 1))
    heads = sum(1 for line in lines if facts(line).level == 1) if len(lines) < 5000 else 0
    score = (
        2.0 * (number is not None)
        + 1.5 * (addressee is not None)
        + 1.0 * (date is not None)
        + 1.0 * bool(title)
        + min(1.0, heads / 3)
    )
    return Parts(number, title, addressee, issuer, date, score)


def _title(head: Sequence[str], first: int) -> tuple[int, ...]:
    """The shortest run of up to five top lines that ends as a title of a document does."""
    p = _Patterns
    for last in range(first, min(first + 6, len(head))):
        line = head[last].rstrip()
        if p.title.search(line) and len(line) <= 120 and not facts(line).closed:
            start = last
            while start > first and last - start < 4 and _open(head[start - 1]):
                start -= 1
            return tuple(range(start, last + 1))
        if facts(line).closed and len(line) > 60:
            break
    return ()


def _open(line: str) -> bool:
    seen = facts(line)
    return seen.length <= 45 and not seen.closed and not seen.date and not line.endswith(("：", ":"))


def _addressee(line: str) -> bool:
    line = line.rstrip()
    return (
        line.endswith(("：", ":"))
        and 2 <= len(line) <= 160
        and bool(_Patterns.organ.search(line))
        and not _Patterns.opening.match(line)
    )


def _ending(lines: Sequence[str], floor: int) -> tuple[int | None, tuple[int, ...]]:
    """The date line near the end and the offices that sign right before it (or the date before its office, as copied pages have it)."""
    p = _Patterns
    for index in range(len(lines) - 1, max(floor, len(lines) - TAIL_BLOCKS) - 1, -1):
        if not p.date.fullmatch(lines[index]):
            continue
        issuer: list[int] = []
        at = index - 1
        while at >= floor and len(issuer) < 4 and _signs(lines[at]):
            issuer.insert(0, at)
            at -= 1
        while (
            at == index - 1
            and len(issuer) < 2
            and index + len(issuer) + 1 < len(lines)
            and _signs(lines[index + len(issuer) + 1])
        ):
            issuer.append(index + len(issuer) + 1)
        return index, tuple(issuer)
    return None, ()


def _signs(line: str) -> bool:
    p = _Patterns
    return (
        len(line) <= 60
        and bool(p.issuer.fullmatch(line))
        and bool(p.organ.search(line))
        and not p.annex.match(line)
        and not facts(line).level
    )


def official_parts(lines: Sequence[str]) -> Parts | None:
    """The parts of the official document that ``lines`` are; None where they are none."""
    if not lines or not _worth_a_look(lines):
        return None
    parts = find_parts(lines)
    return parts if parts.score >= 3 and (parts.number is not None or parts.addressee is not None) else None


class OfficialPass:
    """``structure.official``."""

    def propose(self, view: TextView) -> Iterator[Edit | Mark]:
        """The parts as fields; the lines of the title joined without spaces."""
        blocks = [b for b in view.blocks if b.parent < 0]
        lines = [view.text[b.start : b.end] for b in blocks]
        parts = official_parts(lines)
        if parts is None:
            return
        reason = f"official document, score {parts.score:.1f}"
        if parts.number is not None:
            yield from _number(blocks[parts.number], lines[parts.number], reason)
        yield from _field(blocks, parts.addressee, "addressee", reason)
        yield from _field(blocks, parts.date, "date_text", reason)
        for index in parts.issuer:
            yield from _field(blocks, index, "issuer", reason)
        titled = any(f.name == "title" for f in view.fields)
        for index in () if titled else parts.title:
            yield from _field(blocks, index, "title", reason)
        if parts.title and not titled:
            yield from _closed_up(view.text, blocks[parts.title[0]].start, blocks[parts.title[-1]].end)
        for index in range(parts.number or 0):
            if index not in parts.title and _Patterns.red_head.fullmatch("".join(lines[index].split())):
                yield Furniture(blocks[index].start, blocks[index].end, "red head")
        taken = {parts.number, parts.addressee, parts.date, *parts.issuer, *parts.title}
        for index, (block, line) in enumerate(zip(blocks, lines, strict=True)):
            level = facts(line).level
            if index not in taken and level in (1, 2) and not facts(line).closed and facts(line).length <= 40:
                yield block._replace(kind=BlockKind.HEADING, level=level)


def _worth_a_look(lines: Sequence[str]) -> bool:
    return any(_numbered(line) or _addressee(line) for line in lines[:HEAD_BLOCKS])


def _numbered(line: str) -> int:
    """The length of the document's number that ``line`` is, with the name of who signed it at most; 0 for any other line."""
    if len(line) > NUMBER_LENGTH:
        return 0
    p = _Patterns
    found = p.number.match(line)
    if found is None or (found.end() < len(line) and not p.signer.fullmatch(line, found.end())):
        return 0
    return found.end()


def _number(block: Block, line: str, reason: str) -> Iterator[Mark]:
    stop = block.start + _numbered(line)
    yield Field("doc_number", block.start, stop, reason=reason)
    signed = _Patterns.signer.fullmatch(line, stop - block.start)
    if signed:
        yield Field(f"metadata.{signed[1]}", stop, block.end, signed[2], reason=reason)


def _field(blocks: Sequence[Block], index: int | None, name: str, reason: str) -> Iterator[Mark]:
    if index is not None:
        yield Field(name, blocks[index].start, blocks[index].end, reason=reason)


def _closed_up(text: str, start: int, end: int) -> Iterator[Edit]:
    for found in re.compile(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])").finditer(text, start, end):
        yield Edit(found.start(), found.group(), "", "guess")


def _official(options: Mapping[str, str]) -> CleaningPass:
    return OfficialPass()


PASSES = (
    PassSpec(
        "structure.official", 1, Stage.STRUCTURE,
        "official documents (公文): number, title, addressee, signature, date and levels",
        _official, order=10,
    ),
)  # fmt: skip
