"""Authors, contributors, source and place, from bylines, leads and credits.

本报讯（记者 X） at the head and （记者 X） at the end of a text stay in it and are read too; bylines that stand in lines of their own
are fields already.  Photographers are contributors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from convkit.contract import CleaningPass, Mark, PassSpec, Stage, TextView
from convkit.model import BlockKind, Field
from convkit.passes.leads import find_lead
from convkit.passes.names import signature
from convkit.passes.people import Person, bare_name, parse_people
from convkit.passes.roles import WRITING_ROLES
from convkit.patterns import Pattern, holds

WINDOW = 120
"""How far into a text's head and back from its end credits are looked for, in code points."""
OFFICES = (
    "院", "部", "室", "处", "處", "中心", "局", "社", "公司", "会", "會", "系", "科", "队", "所", "校", "厅", "委",
)  # fmt: skip
"""How the names of those end that send in reports."""
SUMMED = 16
"""Code points within which a paragraph says that it is a summary."""


class _Patterns:
    """The regular expressions of this module."""

    # fmt: off
    summary = Pattern(r"[【\[［（(]?\s*(?:内容|內容|新闻|新聞|核心)?(?:摘要|提要|提示|导读|導讀|导语|編者按|编者按)")
    end = Pattern(r"[（(]([^（()）]{2,60})[）)]\s*$")
    origin = Pattern(r"(?:信息|文章|稿件|新闻|资料|資料)?(?:来源|來源|出处|出處)\s*[:：]?\s*(.{2,40})")
    office = Pattern(r"[^\s（()）]{3,30}\s+((?:文图|图文|文|撰稿|供稿|通讯员)\s*[/／:：].{2,20})")
    written = Pattern(r"(?:供稿|文[/／]?[图圖]|图文|撰稿|报道|報導)$")
    according = Pattern(r"(?:据|據|根据|根據)\s*(.{2,30}?)(?:的)?(?:信息|资料|資料|消息|报道|報道|材料)?(?:整理|综合|綜合|编写|編寫|报道|報道)")
    # fmt: on


class CreditsPass:
    """``metadata.credits``."""

    def propose(self, view: TextView) -> Iterator[Mark]:
        """Authors, contributors, source and place, each with the stretch it was read from."""
        known = {f.name for f in view.fields}
        for field in view.fields:
            if field.name == "byline":
                printed = field.value if field.value is not None else view.text[field.start : field.end]
                for line in printed.split("\n"):
                    yield from _people(parse_people(_unbracketed(line)), field.start, field.end)
        paragraph, caption = BlockKind.PARAGRAPH, BlockKind.CAPTION
        body = [b for b in view.blocks if b.kind is paragraph]
        if body:
            summed = len(body) > 1 and _is_summary(view.text, body[0].start, body[0].end)
            first = body[summed]
            yield from _head(view.text, first.start, min(first.end, first.start + WINDOW), known)
            yield from _end(view.text, max(body[-1].start, body[-1].end - WINDOW), body[-1].end, known)
        for block in view.blocks:
            if block.kind is caption:
                for line in view.text[block.start : block.end].split("\n"):
                    yield from _captioned(line, block.start, block.end)


def _is_summary(text: str, start: int, end: int) -> bool:
    """Whether the paragraph from ``start`` to ``end`` is the summary over a report, whose lead stands in the next."""
    said = holds(text[start : min(end, start + SUMMED)], "摘提导導编編")
    return said and _Patterns.summary.match(text, start, end) is not None


def _unbracketed(line: str) -> str:
    """``line`` without brackets round it; those inside it stay whole: Ann Reed(1), Tom Hale(2)."""
    line = line.strip()
    whole = line[:1] not in ("（", "(") and ("（" in line or "(" in line)
    return line if whole else line.strip(" （()）【】")


def _office(inside: str) -> str:
    """Who signs behind an office: （青渡中学团委 文/何青）, （校友办公室 何青山供稿）; "" where nobody does."""
    found = _Patterns.office.fullmatch(inside)
    if found:
        return found[1]
    words = [_Patterns.written.sub("", word) for word in inside.split()]
    names = [word for word in words if bare_name(word)]
    offices = [word for word in words if word and not bare_name(word)]
    signed = len(names) == 1 and len(offices) == 1 and offices[0].endswith(OFFICES)
    return f"作者：{names[0]}" if signed else ""


def _people(people: list[Person] | None, start: int, end: int) -> Iterator[Mark]:
    for person in people or ():
        if person.role in WRITING_ROLES:
            yield Field("author", start, end, person.name, keep=True, reason=person.role or "byline")
        else:
            yield Field("contributor", start, end, f"{person.role}:{person.name}", keep=True, reason=person.role)


def _captioned(line: str, start: int, end: int) -> Iterator[Mark]:
    found = re.search(r"[（(]([^（()）]{2,30})[）)]\s*$", line)
    for person in parse_people(found.group(1) if found else line) or ():
        if person.role and person.role not in WRITING_ROLES:
            yield Field("contributor", start, end, f"{person.role}:{person.name}", keep=True, reason="caption")


def _head(text: str, start: int, end: int, known: set[str]) -> Iterator[Mark]:
    lead = find_lead(text[start:end])
    if lead is None:
        return
    stop = start + lead.end
    if lead.source and "source" not in known:
        yield Field("source", start, stop, lead.source, keep=True, reason="lead")
    if lead.place and "place" not in known:
        yield Field("place", start, stop, lead.place, keep=True, reason="dateline")
    yield from _people(list(lead.people), start, stop)


def _end(text: str, start: int, end: int, known: set[str]) -> Iterator[Mark]:
    p = _Patterns
    for _ in range(3):
        found = p.end.search(text, start, end) if text[start:end].rstrip()[-1:] in ("）", ")") else None
        if not found:
            return
        inside = found[1].strip()
        people = parse_people(inside) or parse_people(_office(inside))
        signed = signature(text[max(start, found.start() - 1) : end])
        if signed:
            yield from _people([Person(name, "") for name in signed], found.start(), found.end())
        elif people and any(person.role for person in people):
            yield from _people(people, found.start(), found.end())
        else:
            origin = p.origin.fullmatch(inside) or p.according.fullmatch(inside)
            if not origin:
                return
            if "source" not in known:
                yield Field(
                    "source", found.start(), found.end(), origin[1].strip(), keep=True, reason="credit at the end"
                )
        end = found.start()


def _credits(options: Mapping[str, str]) -> CleaningPass:
    return CreditsPass()


PASSES = (
    PassSpec(
        "metadata.credits",
        1,
        Stage.METADATA,
        "authors, contributors, source and place from bylines, leads and credits",
        _credits,
        order=20,
    ),
)
