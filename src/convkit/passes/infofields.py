"""The fields that lines hold which say where and when an article appeared: each part of ``来源：青山晚报  时间：2030-03-09  作者：林川``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from convkit.contract import Mark
from convkit.model import Block, Field, Furniture
from convkit.passes.infolabels import (
    COURT,
    LABEL,
    LABEL_ENDS,
    MANY,
    UNLABELLED,
    Part,
    bare_label,
    is_toolbar,
    label_alone,
    label_text,
    parts_of,
    sheet_of,
)
from convkit.passes.lines import facts
from convkit.passes.people import SENTENCE_ENDS, Person, parse_people
from convkit.passes.roles import WRITING_ROLES
from convkit.passes.stamps import stamped
from convkit.patterns import Pattern, holds

STOPS = frozenset("。！？")
INVITES = frozenset("点點长長扫掃")
"""What invitations to follow a page begin with; they may end with a quote."""
DIGITS = frozenset("0123456789〇○零一二三四五六七八九十")
ACCOUNTS = frozenset(
    {"admin", "administrator", "root", "webmaster", "editor", "管理员", "系统管理员", "超级管理员", "网站管理员", "会员上传", "网友上传", "用户投稿"}
)  # fmt: skip
"""What sites name as the author where nobody is named."""
VALUED = frozenset({"source", "title", "doc_number", "issuer", "addressee", "column", "url"})
"""Fields that hold what stands behind their label."""


class _Patterns:
    """The regular expressions of this module."""

    address = Pattern(r"https?://[^\s\u4e00-\u9fff]{4,}")
    day = Pattern(r"[0-9]{4}(?:-[0-9]{1,2}-[0-9]{1,2}|年[0-9]{1,2}月[0-9]{1,2}日)")


def is_sentence(line: str) -> bool:
    """Whether ``line`` is known at once to state no fact: it ends as sentences and speech do, and has no label, year or address."""
    ends = line[-1:]
    closed = ends in STOPS or (ends in SENTENCE_ENDS and line[:1] not in INVITES)
    return closed and not (holds(line, LABEL_ENDS) or holds(line, "12") or line.startswith("http"))


def may_be_sheet(text: str, blocks: Sequence[Block]) -> bool:
    """Whether two of ``blocks`` may be labels that stand alone, or four that have no mark behind them, as it takes to make a sheet."""
    short = [(start, end) for _, start, end, _, _, _ in blocks if 1 < end - start <= LABEL]
    if sum(1 for start, end in short if text[end - 1] in LABEL_ENDS) > 1:
        return True
    return len(short) >= MANY and len({said for start, end in short if (said := bare_label(text[start:end]))}) >= MANY


def line_fields(text: str, block: Block) -> Iterator[Mark]:
    """The fields that a byline, date or source line is, taken out of the body as printed; nothing for any other line."""
    line = text[block.start : block.end]
    if line[:1].isdigit() and _Patterns.day.fullmatch(line):
        # What the passes below would find too, of the form that most pages have.
        yield Field("date_text", block.start, block.end, reason="line")
        return
    if is_sentence(line):
        return
    if is_toolbar(line):
        yield Furniture(block.start, block.end, "page tool")
        return
    if is_address_alone(line):
        yield Field("url", block.start, block.end, reason="line")
        return
    parts = parts_of(line)
    if parts is None:
        parts = stamped(line)
    if parts is not None:
        yield from _labelled(text, block.start, parts)
        yield from _brackets(text, block, parts)
        return
    if line[-1:] in SENTENCE_ENDS and not ("：" in line or ":" in line):
        return
    seen = facts(line)
    if seen.date:
        yield Field("date_text", block.start, block.end, reason="line")
    elif seen.origin:
        value = re.split(r"[:：]", line, maxsplit=1)[1].strip(" \u3000（()）[]【】")
        yield Field("source", block.start, block.end, value, reason="line")
    elif seen.people and all(person.role and person.role not in WRITING_ROLES for person in seen.people):
        yield from contributors(seen.people, block.start, block.end)
    elif seen.byline:
        yield Field("byline", block.start, block.end, reason="line")


def is_address_alone(line: str) -> bool:
    """Whether ``line`` is nothing but the address of a page or site."""
    return line.startswith("http") and _Patterns.address.fullmatch(line) is not None


def contributors(people: Sequence[Person], start: int, end: int) -> Iterator[Mark]:
    """Those who edited or illustrated a page; the line that names them is no byline."""
    for number, person in enumerate(people):
        value = f"{person.role or 'editor'}:{person.name}"
        yield Field("contributor", start, end, value, keep=number > 0, reason="contributors")


def _labelled(text: str, base: int, parts: Sequence[Part]) -> Iterator[Mark]:
    dated = False
    sources = {text[base + part.start : base + part.end] for part in parts if part.name == "source"}
    for name, label, start, end in parts:
        a, b, c = base + label, base + start, base + end
        if name == "tool" or b == c:
            yield Furniture(a, max(c, b), "page tool" if name == "tool" else "label without a value")
        elif name == "date_text" and DIGITS.isdisjoint(text[b:c]):
            continue
        elif name in ("byline", "editor") and text[b:c].strip().lower() in ACCOUNTS:
            yield Furniture(a, c, "account of the site")
        elif name == "byline" and text[b:c] in sources:
            yield Furniture(a, c, "stated before")
        elif name == "editor" and text[b:c].strip().isascii() and text[b:c].strip().islower():
            yield Furniture(a, c, "account of the site")
        elif name == "editor" and (people := parse_people(text[b:c])):
            yield from contributors([Person(person.name, "editor") for person in people], a, c)
        else:
            yield _part(text, name, a, b, c, dated)
            dated = dated or name == "date_text"


def _part(text: str, name: str, a: int, b: int, c: int, dated: bool) -> Mark:
    """The field of one part from ``a`` (its label) to ``c``, its value from ``b`` on; only the first date of a line dates."""
    value = text[b:c].strip()
    if name == "publisher":
        return Field("metadata.publisher", a, c, value, reason="stamp")
    if name == "source" and a == b:
        return Field(name, a, c, value, reason="stamp")
    if name in VALUED or (name == "date_text" and not dated):
        return Field(name, a, c, value, reason="labelled line")
    if name in ("meta", "date_text"):
        return Field(f"metadata.{label_text(text[a:b])}", a, c, value, reason="labelled line")
    printed = text[a:c].strip().replace("【", "").replace("】：", "：").replace("】", "：").replace("丨", "：")
    return Field("byline", a, c, printed, reason="labelled line")


def _brackets(text: str, block: Block, parts: Sequence[Part]) -> Iterator[Mark]:
    """The brackets and bars round the parts of a line, which hold nothing without them."""
    at = block.start
    for start, end in [*((block.start + part.label, block.start + part.end) for part in parts), (block.end, block.end)]:
        if text[at:start].strip():
            yield Furniture(at, start, "bracket of a labelled line")
        at = end


def sheet_fields(text: str, blocks: Sequence[Block], known: Collection[str] = ()) -> dict[int, list[Mark]]:
    """The fields of a sheet whose labels and values stand on lines of their own, by line; nothing where ``blocks`` begin with none.

    A date beside one that is ``known`` is metadata under its label.
    """
    found: dict[int, list[Mark]] = {}
    if not may_be_sheet(text, blocks):
        return found
    dated = "date_text" in known
    lines = [text[b.start : b.end] if b.end - b.start <= UNLABELLED else "" for b in blocks]
    for at, value in sheet_of(lines).items():
        block = blocks[at]
        if value < 0:
            found[at] = [Furniture(block.start, block.end, "label without a value")]
            continue
        name = COURT.get("".join(lines[at].split())) or label_alone(lines[at]) or label_alone(lines[at] + "：")
        after = blocks[value]
        if name == "tool" or lines[value].lower() in ACCOUNTS:
            found[at] = [Furniture(block.start, block.end, "page tool")]
            found[value] = [Furniture(after.start, after.end, "page tool")]
            continue
        dates = name == "date_text" and not dated
        dated = dated or dates
        field = name if name in VALUED or name == "byline" or dates else f"metadata.{label_text(lines[at])}"
        found[at] = [Furniture(block.start, block.end, "label of the line below")]
        found[value] = [Field(field, after.start, after.end, text[after.start : after.end], reason="sheet")]
    return found
