"""Authors, contributors, source and place, from bylines, leads and credits.

本报讯（记者 X） at the head and （记者 X） at the end of a text stay in it and are read too; bylines that stand in lines of their own
are fields already.  Photographers are contributors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from convkit.contract import CleaningPass, Mark, PassSpec, Stage, TextView
from convkit.model import BlockKind, Field
from convkit.passes.classes import WIDE
from convkit.passes.people import SURNAMES, WRITING_ROLES, Person, parse_people, signature
from convkit.patterns import Pattern

WINDOW = 120
"""How far into a text's head and back from its end credits are looked for, in code points."""


LEAD_ENDS = frozenset("讯訊电電息")
PAPERS = frozenset("社网網报報")
"""Characters of which every lead, and every name of an agency or a paper, holds one."""


class _Patterns:
    """The regular expressions of this module."""

    # fmt: off
    lead = Pattern(r"\s*[□■●◆【〔（(]?\s*((?:本报|本報|本刊|本台|本网|本網|本社))([^，,。：:（(\s\d\n]{0,6})(?:\d{1,2}月)?(?:\d{1,2}日)?\s*(讯|訊|电|電|消息)")
    agency = Pattern(rf"\s*[（(]?(?:据|據)?(新华社|新華社|中新社|中新网|中新網|央视网|央視網|人民网|人民網|新华网|新華網|中央社|{WIDE}{{2,5}}(?:日报|晚报|晨报|早报|时报|日報|晚報|時報))({WIDE}{{0,8}}?)(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(电|電|讯|訊|消息)(?=[\s（(：:，,。）)]|\w)")
    boxed = Pattern(rf"\s*[【〔［（(](本[報报]|中央社|新[華华]社|中新社|{WIDE}{{2,4}}[報报])?(?:駐{WIDE}{{2,4}}?)?(?:特派[員员]|[實实][習习][記记]者|特[約约][記记]者|[記记]者|通[訊讯][員员])([^】〕］）)\n]{{2,30}}?)(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?:綜合|综合|連線|连线)?(?:報導|报导|報道|报道|專訪|專電|訊|讯|電|电)[】〕］）)]")
    people = Pattern(r"[（(]([^（()）]{2,60})[）)]")
    end = Pattern(r"[（(]([^（()）]{2,60})[）)]\s*$")
    origin = Pattern(r"(?:信息|文章|稿件|新闻|资料|資料)?(?:来源|來源|出处|出處)\s*[:：]?\s*(.{2,40})")
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
                    yield from _people(parse_people(line.strip(" （()）")), field.start, field.end)
        body = [b for b in view.blocks if b.kind is BlockKind.PARAGRAPH]
        if body:
            yield from _head(view.text, body[0].start, min(body[0].end, body[0].start + WINDOW), known)
            yield from _end(view.text, max(body[-1].start, body[-1].end - WINDOW), body[-1].end, known)
        for block in view.blocks:
            if block.kind is BlockKind.CAPTION:
                for line in view.text[block.start : block.end].split("\n"):
                    yield from _captioned(line, block.start, block.end)


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
    p = _Patterns
    head = text[start:end]
    boxed = list(_boxed(head, start, known))
    told = not LEAD_ENDS.isdisjoint(head)
    lead = p.lead.match(head) if told and "本" in head else None
    found = lead or (p.agency.match(head) if told and not PAPERS.isdisjoint(head) else None)
    if boxed or not found:
        yield from boxed
        return
    stop = start + found.end()
    if "source" not in known:
        value = found[1] + found[3] if lead else found[1]
        yield Field("source", start, stop, value, keep=True, reason="lead")
    if found[2] and found[3] in "电電" and "place" not in known:
        yield Field("place", start, stop, found[2], keep=True, reason="dateline")
    people = p.people.match(head, found.end()) or p.people.match(head, found.end() + 1)
    if people:
        yield from _people(parse_people(people[1]), stop, start + people.end())


def _boxed(head: str, start: int, known: set[str]) -> Iterator[Mark]:
    """The parts of a lead in brackets as papers in Taiwan and Hong Kong have it: 【記者方立群／雲溪報導】."""
    found = _Patterns.boxed.match(head) if head.lstrip()[:1] in ("【", "〔", "［", "（", "(") else None
    if not found:
        return
    names, slash, place = re.sub("／|/", "／", found[2].strip()).partition("／")
    if not slash and len(names) > 4 and names[0] in SURNAMES and " " not in names and "、" not in names:
        names, place = names[:3], names[3:]
    stop = start + found.end()
    if found[1] and "source" not in known:
        yield Field("source", start, stop, found[1], keep=True, reason="lead")
    if place.strip() and "place" not in known:
        yield Field("place", start, stop, place.strip(), keep=True, reason="dateline")
    yield from _people(parse_people("記者" + names), start, stop)


def _end(text: str, start: int, end: int, known: set[str]) -> Iterator[Mark]:
    p = _Patterns
    for _ in range(3):
        found = p.end.search(text, start, end) if text[start:end].rstrip()[-1:] in ("）", ")") else None
        if not found:
            return
        inside = found[1].strip()
        people = parse_people(inside)
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
