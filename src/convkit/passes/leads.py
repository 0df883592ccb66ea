"""How a report leads: 本报讯（记者 X）, 新华社青山7月2日电, 【記者X／青山報導】, PORT ELLERY, July 2 (AP) —.

A lead (电头) says who reports, from where, and by whom.  It stands at the head of a report's first paragraph and stays in it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from convkit.passes.classes import WIDE
from convkit.passes.people import Person, parse_people
from convkit.passes.surnames import SURNAMES
from convkit.patterns import Pattern, holds


class Lead(NamedTuple):
    """A lead: where it ends in its paragraph, and the source, place and people that it names ("" and () for none)."""

    end: int
    source: str = ""
    place: str = ""
    people: tuple[Person, ...] = ()


HEAD = 120
"""Code points in which a lead stands."""
MARKS = "□■●◆ \t\u3000"
OPENERS = "【〔［（("
ENDS = "讯电道訊電息导導訪信稿＝"
"""Characters of which every lead in Han holds one, in its first LENGTH code points behind its marks, those in brackets apart."""
LENGTH = 60
AGENCIES = "新华社|新華社|中新社|中新网|中新網|央视网|央視網|人民网|人民網|新华网|新華網|中央社|中通社|法新社|路透社|美联社|美聯社|共同社|塔斯社|国新网|國新網"
HOUSES = "本报|本報|本刊|本台|本网|本網|本社|本站"
PAPER = rf"{WIDE}{{2,6}}?(?:日报|晚报|晨报|早报|时报|周报|日報|晚報|晨報|早報|時報|週報)"
NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
DAY = rf"(?:(?:\d{{4}}年)?{NUMBER}月{NUMBER}日|{NUMBER}日)"
TOLD = r"(?:讯|訊)(?!息|问|問|号|號|员|員)|(?:电|電)(?![子话話影视視台脑腦商力线線报報邮郵])|消息(?=[\s（(：:，,】])"
REPORT = "报道|報道|報導|报导|来信|來信|摄影报道|攝影報道"
WHO = "特派(?:[員员]|[記记]者)|[實实][習习][記记]者|[見见][習习][記记]者|特[約约][記记]者|首席[記记]者|[記记]者|[實实][習习]生|通[訊讯][員员]"
ABROAD = "AP|AFP|Reuters|UPI|Xinhua|Kyodo|CNA|Bloomberg|TASS|dpa|PA"
MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}"


class _Patterns:
    """The regular expressions of this module."""

    # fmt: off
    house = Pattern(rf"[{MARKS}]*[{OPENERS}]?(?P<who>{HOUSES})(?P<place>{WIDE}{{2,8}}?)??(?:{DAY})?(?:特|专|專|快|综合|綜合)?(?P<told>{TOLD})")
    agency = Pattern(rf"[{MARKS}]*[{OPENERS}]?(?:据|據)?(?P<who>{AGENCIES}|{PAPER}|{WIDE}{{2,8}}(?:网|網|在线|晨刊|客户端)(?=[讯訊][\s（(])|{WIDE}{{2,5}}(?:网|網|在线)(?={NUMBER}月{NUMBER}日[讯訊电電])|{WIDE}{{2}}社(?={WIDE}{{0,10}}{DAY}[电電]))\s*(?:全媒体|融媒体)?(?P<place>(?:{WIDE}|[·•・]){{2,10}}?)??(?:{DAY})?(?:专|專|综合|綜合)?(?P<told>{TOLD})(?=[\s（(：:，,。】〕］）)]|\w)")
    column = Pattern(r"[【〔［（(](?:综合|綜合|外电|外電|本报|本報)?(?:专|專|特|快|综合|綜合|简|簡|短)(?:讯|訊|电|電|稿|报道|報道|報導)[】〕］）)](?=\s*\S)")
    town = Pattern(rf"[【〔［]{WIDE}{{2,6}}[訊讯][】〕］](?=\s*\S)")
    summed = Pattern(r"(?:综合|綜合)(?:外电|外電|本报|本報|媒体|媒體|各地)?(?:消息|报道|報道|報導)(?=[\s：:，,])|本[报報]综合[消报]")
    boxed = Pattern(rf"\s*[【〔［（(](?P<who>本[報报]|中央社|新[華华]社|中新社|{PAPER}|{WIDE}{{2,4}}[報报])?(?:駐{WIDE}{{2,4}}?)?(?:{WHO})(?P<rest>[^】〕］）)\n]{{2,30}}?)(?:{DAY})?(?:綜合|综合|連線|连线)?(?:報導|报导|報道|报道|專訪|專電|訊|讯|電|电)[】〕］）)]")
    slashed = Pattern(rf"(?P<who>本[報报])?(?:{WHO})\s*(?P<rest>{WIDE}{{2,4}}[／/](?:{WIDE}){{2,6}}?)(?:{DAY})?(?:報導|报导|報道|报道|專訪|專電)[\s：:，,]")
    signed = Pattern(rf"[（(](?P<who>(?:本[报報刊网網]|全媒体)?(?:{WHO})[^）)\n]{{1,30}})[）)](?=\S)")
    reported = Pattern(rf"(?P<who>(?:{HOUSES}|{AGENCIES})?(?:{WHO})[^，,。：:！？\n]{{2,30}}?)(?:{REPORT})[：:，,]")
    city = Pattern(rf"(?P<place>{WIDE}{{2,4}}){DAY}[电電](?=[\s（(：:，,])|{WIDE}{{2,3}}[讯訊](?:\s|[（(][^）)\n]{{0,12}}(?:{WHO}))")
    kyodo = Pattern(r"[【〔［（(](?P<place>[^】〕］）)\n＝=]{1,10})[＝=](?P<who>[^】〕］）)\n]{2,14})[】〕］）)](?=\s*\S)")
    abroad = Pattern(rf"(?P<place>[A-Z][\w.'’-]+(?:[ ,]+[A-Z][\w.'’-]*){{0,4}})(?:,\s*{MONTH})?\s*\((?P<who>{ABROAD})\)\s*[-–—]{{1,2}}\s|(?P<city>[A-Z][A-Z.'’-]{{2,}}(?: [A-Z][A-Z.'’-]+){{0,3}}),\s*{MONTH}\s*[-–—]{{1,2}}\s")
    people = Pattern(r"[\s】〕］）)]*[（(]([^（()）\n]{2,60})[）)]")
    # fmt: on


def may_lead(text: str) -> bool:
    """Whether what a lead ends with stands near the head of ``text``: most lines need no closer look."""
    first = text[:1]
    if first in MARKS or first in OPENERS:
        return True
    if "A" <= first <= "Z":
        return "(" in text[:LENGTH] or text[1:3].isupper()
    return holds(text[:LENGTH], ENDS)


@lru_cache(maxsize=2048)
def _found(head: str) -> Lead | None:
    p = _Patterns
    boxed = p.boxed.match(head) if head.lstrip()[:1] in OPENERS else None
    if boxed:
        return _boxed(boxed)
    found = p.house.match(head)
    if found:
        return _told(head, found, found["who"] + found["told"])
    found = p.agency.match(head)
    if found:
        return _told(head, found, found["who"])
    for pattern in (p.column, p.town, p.summed):
        if found := pattern.match(head):
            return Lead(found.end(), people=_reported(head, found.end()))
    if head[:1] in OPENERS:
        return _bracketed(head)
    if "A" <= head[:1] <= "Z":
        found = p.abroad.match(head)
        return found and Lead(found.end(), found["who"] or "", found["place"] or found["city"])
    if found := p.city.match(head):
        return Lead(found.end(), place=found["place"] or "", people=_in_brackets(head, found.end()))
    if found := p.slashed.match(head):
        return _boxed(found)
    people = _reported(head, 0)
    return Lead(_reach(head, 0), people=people) if people else None


def find_lead(text: str) -> Lead | None:
    """The lead at the head of a paragraph; None where it has none, or where ``text`` is nothing but a lead."""
    if not may_lead(text):
        return None
    found = _found(text[:HEAD])
    return found if found is not None and text[found.end :].strip() else None


def _told(head: str, found: re.Match[str], source: str) -> Lead:
    """本报讯, 新华社青山7月2日电, with the people in brackets or reporting behind it."""
    end = found.end()
    people = _in_brackets(head, end) or _reported(head, end)
    stop = max(end, _reach(head, end) if people else end)
    place = found["place"] or ""
    return Lead(stop, source, place if found["told"] in "电電讯訊" else "", people)


def _in_brackets(head: str, at: int) -> tuple[Person, ...]:
    """The people in brackets behind a lead; （新闻联播） is a programme."""
    found = _Patterns.people.match(head, at)
    people = tuple(parse_people(found[1]) or ()) if found else ()
    named = any(person.role for person in people) or all(
        person.name[0] in SURNAMES and len(person.name) < 4 for person in people
    )
    return people if named else ()


def _reported(head: str, at: int) -> tuple[Person, ...]:
    """The people of 记者X、Y报道：, which stands alone or behind 本报讯."""
    while at < len(head) and head[at] in " \t\u3000】〕］）)":
        at += 1
    found = _Patterns.reported.match(head, at)
    return tuple(parse_people(found["who"]) or ()) if found else ()


def _reach(head: str, at: int) -> int:
    """Where what names the people behind ``at`` ends."""
    found = _Patterns.people.match(head, at)
    if found is None:
        while at < len(head) and head[at] in " \t\u3000】〕］）)":
            at += 1
        found = _Patterns.reported.match(head, at)
    return found.end() if found else at


def _boxed(found: re.Match[str]) -> Lead:
    """The lead in brackets as papers in Taiwan and Hong Kong have it: 【記者方立群／雲溪報導】."""
    names, slash, place = re.sub("／|/", "／", found["rest"].strip()).partition("／")
    if not slash and len(names) > 4 and names[0] in SURNAMES and " " not in names and "、" not in names:
        names, place = names[:3], names[3:]
    bare = 2 <= len(names) <= 4 and re.fullmatch(f"{WIDE}+", names)
    people = [Person(names, "reporter")] if bare else parse_people("記者" + names)
    return Lead(found.end(), found["who"] or "", place.strip(), tuple(people or ()))


def _bracketed(head: str) -> Lead | None:
    """（本报记者 X）before the first sentence, 【青浜＝共同】."""
    found = _Patterns.signed.match(head)
    people = parse_people(found["who"]) if found else None
    if found and people:
        return Lead(found.end(), people=tuple(people))
    found = _Patterns.kyodo.match(head)
    return found and Lead(found.end(), found["who"], found["place"])
