"""Names and roles in bylines and credits: ``(朱大志 记者刘岚)``, ``□文/摄 本报记者 王强``, ``记者何青 摄``.

A stretch is taken only when it holds nothing but roles, names and marks between them, so that a sentence about a reporter
is never read as a byline.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from convkit.passes.classes import WIDE
from convkit.passes.peopletokens import drawing_role, house, token
from convkit.passes.roles import (
    BEHIND_LASTS,
    ENDS_NAMES,
    ROLE,
    ROLE_BEHIND,
    WRITING_ROLES,
    role_of,
)
from convkit.passes.surnames import COMMON, DOUBLE, GIVEN, MONKS, NEVER_LAST, OF_PLACES, POST_LASTS, POSTS, SURNAMES
from convkit.patterns import Pattern, holds


class Person(NamedTuple):
    """A name and what the byline says its bearer did; "" where it says nothing."""

    name: str
    role: str


MARKED = frozenset("0123456789+*†‡#①②③④¹²³")
"""What refers to an author's place of work."""
TOLD_OF = (
    "作者系", "作者是", "作者为", "作者為", "本文作者系", "作者单位", "作者简介", "作者簡介", "作者介绍", "作者介紹",
)  # fmt: skip
"""How the line begins that tells who the author is, and names nobody."""
TOLD = ("报道", "報道", "報導", "采写")
"""What stands behind the names of those who report."""
SENTENCE_ENDS = frozenset("。！？…”’」』")
"""What ends no role, no name and no mark between them."""
NAMELESS = frozenset(["佚名", "无名氏", "無名氏", "失名"])
LISTED = 60
"""Code points of the longest list of names."""
DYNASTY = 14
"""Code points of the longest poet with his dynasty."""
NO_POET = frozenset("首序词詞诗詩歌曲调調吟")
"""Characters that end no name but the second line of a poem's title: 文序, 古诗, 三首."""


class _Patterns:
    """The regular expressions of this module."""

    # fmt: off
    place = Pattern(rf"[/／]{WIDE}{{2,6}}(?:綜合|综合|連線|连线|即時|即时|特稿|專訪|专访|[專专][電电])?(?:報導|報道|报道|[電电])(?:\s*{WIDE}{{2,4}}(?:報|报|網|网|社))?$")
    agency = Pattern(r"(?<=[摄攝影])\s*[/／]\s*[^\s/／]{2,8}(?:图片|图片社|社|网|中国|中國)$")
    slashed = Pattern(rf"({WIDE}{{2,4}})(?:[/／](\S{{1,6}}))?")
    gap = Pattern(r"[\s、，,;；&＆]+")
    last = Pattern(rf"(?:(?<!{WIDE})|{ROLE}){WIDE}{{1,2}}$")
    trailing = Pattern(rf"[ \u3000/／]*(?:{ROLE_BEHIND})(?:[/／、](?:{ROLE_BEHIND}))*(?:报道|報道)?$")
    post = Pattern(rf"(?:{WIDE}|[、“”（）()]){{0,36}}?(?:{POSTS})\s*[:：]?\s{{0,8}}({WIDE}(?:\s{{0,3}}{WIDE}){{1,3}}(?:·{WIDE}{{1,8}}){{0,2}})(?:\s*[（(][^（()）]{{1,6}}[）)])?")
    scholar = Pattern(rf"({WIDE}{{1,2}}[ \u3000]{{0,3}}{WIDE}{{1,2}}|[A-Z][A-Za-z.'’-]*(?: [A-Z][A-Za-z.'’-]*){{1,3}}(?![ \u3000]))\s*((?:\(\d\)|[\d*†‡#①-⑨¹²³⁴a-d](?:\s*[,，]\s*(?=[\d*†‡#①-⑨]))?)*)\s*(?:(?:[，,、；;]\s*)?(?:and|&)\s+|[，,、；;]\s*|\s+|$)")
    both = Pattern(r"(文)([图圖])(?=[/／:：\s])|(?<![\w])([图圖])(文)(?=[/／:：\s])")
    reviewed = Pattern(r"\s*(?:综述|綜述|审校|審校|综述者|审校者)\s*(?=[,，;；]|$)")
    school = Pattern(rf"{WIDE}{{2,24}}?(?:[中小大][学學]|[学學]校|[学學]院|[0-9一二三四五六七八九（）()·.]{{1,5}}班|幼儿园|幼兒園)([ \u3000]*)({WIDE}(?: ?{WIDE}){{1,3}})")
    dynasty = Pattern(rf"[（(\[〔【［]?\s*(?:先秦|春秋|战国|戰國|秦|[东東西两兩]?汉|[东東西两兩]?漢|三国|三國|魏|蜀|吴|[东東西]?晋|[东東西]?晉|南北朝|南朝|北朝|[梁陈陳隋唐宋辽遼金元明清]|[南北]宋|五代|南唐|近代|近现代|现代|現代|当代|當代|民国|民國)[代朝]?\s*(?:[)）\]〕】］]\s*|[·•・]\s*)({WIDE}{{2,5}})")
    post_behind = Pattern(r"\s*[•|·,–—-]+\s*(?:(?:Staff|Senior|Managing|Sports|News|City|Executive|Contributing|STAFF|SENIOR|MANAGING|SPORTS|NEWS|CITY)\s+)?(?:[Ee]ditor|[Ww]riter|[Rr]eporter|[Cc]orrespondent|EDITOR|WRITER|REPORTER|CORRESPONDENT)(?:[- ](?:in[- ]chief|at large))?$")
    by = Pattern(r"(?:By|BY|by|Written by|Text by|Words by)\s+(?=[A-Z])")
    # fmt: on


def parse_people(text: str, *, limit: int = 80) -> list[Person] | None:
    """The people that ``text`` names, in order; None where it holds anything but marks, roles and names.

    A role stands before its names, or behind them for photographs and drawings.  ``text`` longer than ``limit`` code
    points is no byline.
    """
    text = text.strip()
    if not text or len(text) > limit or text[-1] in SENTENCE_ENDS:
        return None
    found = _parsed(text)
    return None if found is None else list(found)


@lru_cache(maxsize=4096)
def _parsed(text: str) -> tuple[Person, ...] | None:
    """The same for a stripped text; the bylines of a dump are few and come again."""
    if text.startswith(TOLD_OF):
        return None
    held = post_and_name(text) or school_and_name(text)
    if held:
        return (Person(held, ""),)
    text = _Patterns.both.sub(lambda found: "/".join(filter(None, found.groups())), text) if "文" in text else text
    if "者" in text and ("/" in text or "／" in text):
        text = _Patterns.place.sub("", text)
    if text.endswith(TOLD) and "者" in text:
        text = text[: -len(TOLD[0])].rstrip()
    if text[-1] in "片社网國国":
        text = _Patterns.agency.sub("", text)
    told = poet_of(text)
    if told:
        return (Person(told, "author"),)
    scholars = scholars_of(text)
    if scholars:
        return tuple(Person(name, "") for name in scholars)
    slashed = _slashed(text) if "/" in text or "／" in text else None
    if slashed:
        return slashed
    behind = ""
    trailing = _Patterns.trailing.search(text) if text[-1] in BEHIND_LASTS else None
    if trailing and trailing.start() > 0 and not _of_a_name(text, trailing.start()):
        behind = trailing.group().strip(" \u3000/／").removesuffix("报道").removesuffix("報道")
        text = text[: trailing.start()]
    people: list[Person] = []
    role = ""
    signed = _Patterns.by.match(text) if text[0] in "BbWT" else None
    if signed:
        text = _Patterns.post_behind.sub("", text)
        role, text = "author", text[signed.end() :]
    drew = drawing_role(behind)
    position = 0
    while position < len(text):
        kind, word, end = token(text, position)
        if kind == "role":
            role, drew = role_of(word), drew or drawing_role(word)
        elif kind == "name":
            people += _with_roles(word, role, drew, behind)
        elif kind != "mark":
            return None
        position = end
    if any(person.role for person in people):
        people = [person for person in people if not _ishouse(person.name)] or people
    glued = trailing and behind in ENDS_NAMES and trailing[0][0].isalpha()
    if glued and any(_is_no_name(p.name) or (behind == "文" and p.name[-1] in OF_TEXTS) for p in people):
        return None  # 内容全文, 查看原文
    return tuple(people) if people or role else None


OF_TEXTS = frozenset("原全正课作散杂语中英外论诗序碑短长古")
"""What stands before 文 in words for texts."""
HOUSES = (
    "新聞", "新闻", "新闻网", "新聞網", "日报", "日報", "时报", "時報", "周报", "晚报", "晚報", "电视台", "電視台", "传媒", "傳媒",
)  # fmt: skip
"""How the names of houses end that stand before those of their reporters."""


def _ishouse(name: str) -> bool:
    """Whether what stands before a reporter is who prints him: 青渡新闻, 青渡报·青渡网."""
    return name.endswith(HOUSES) or ("·" in name and name.endswith(("报", "網", "网", "報", "社", "台")))


def _is_no_name(name: str) -> bool:
    """Whether a word in hanzi begins as no name does."""
    return not name.isascii() and name[0] not in SURNAMES and name[:2] not in DOUBLE


def _slashed(text: str) -> tuple[Person, ...] | None:
    """The people of 何青/文 林川 许远/摄, where each role stands behind a slash and its names; None for any other text."""
    people: list[Person] = []
    role = ""
    for word in reversed(_Patterns.gap.split(text)):
        printer = house(word, 0) if word else None
        if (
            people
            and word
            and not re.search("[/／]", word)
            and (role_of(word) or (printer and role_of(word[printer.end() :])))
        ):
            continue
        found = _Patterns.slashed.fullmatch(word)
        if found is None or (found[2] is None and not role) or (found[2] and not role_of(found[2])):
            return None
        role = role_of(found[2]) if found[2] else role
        drew = drawing_role(found[2] or "")
        people[:0] = [Person(found[1], "text"), Person(found[1], drew)] if drew else [Person(found[1], role)]
    return tuple(people)


def _of_a_name(text: str, at: int) -> bool:
    """Whether what looks like a role at ``at``, the end of ``text``, is the last character of a name: 通讯员 车广文."""
    found = _Patterns.last.search(text[:at])
    return text[at:] in ENDS_NAMES and found is not None


def _with_roles(name: str, role: str, drew: str, behind: str) -> list[Person]:
    """``name`` with the role before it, the one behind it, or both (文/图)."""
    if drew:
        return [Person(name, role if role in WRITING_ROLES and role else "text"), Person(name, drew)]
    if behind and "文" not in behind:
        return [Person(name, role_of(behind))]
    return [Person(name, role or role_of(behind))]


def post_and_name(line: str) -> str:
    """The name in a line that is nothing but a post and who holds it: 青山县县长　何青; "" for any other line."""
    may = len(line) <= 60 and not POST_LASTS.isdisjoint(line) and not any(map(str.isdecimal, line))
    found = _Patterns.post.fullmatch(line) if may else None
    name = "".join(found[1].split()) if found else ""
    return name if (2 <= len(name) <= 4 and name[0] in SURNAMES) or "·" in name else ""


def school_and_name(line: str) -> str:
    """The name in a line that is nothing but a school and who is there: 青山县石桥中学 何青; "" for any other line."""
    found = _Patterns.school.fullmatch(line) if len(line) <= LISTED and holds(line, "学學校院班园園") else None
    name = "".join(found[2].split()) if found else ""
    return name if found and (full_name(name) or (found[1] and bare_name(name))) else ""


def scholars_of(line: str) -> list[str]:
    """The authors of a paper in the line under its title: 林 川1，何青松2，许 远1*; [] for a line that is no such list.

    Figures or asterisks behind the names refer to where they work; sites of journals write 林川+何青松.
    """
    if len(line) > 80 or MARKED.isdisjoint(line) or "。" in line:
        return []
    if "综述" in line or "審校" in line or "审校" in line:
        line = _Patterns.reviewed.sub("", line)
    added = line.split("+") if "+" in line else []
    if len(added) > 1 and all(map(bare_name, added)):
        return added
    names: list[str] = []
    at = marked = 0
    while at < len(line):
        found = _Patterns.scholar.match(line, at)
        if found is None:
            return []
        name = found[1] if found[1].isascii() else "".join(found[1].split())
        if not name.isascii() and (name[0] not in SURNAMES or name[-1] in NEVER_LAST or not 2 <= len(name) <= 4):
            return []
        names.append(name)
        marked += bool(found[2])
        at = found.end()
    return names if marked * 2 >= len(names) else []


def poet_of(line: str) -> str:
    """The poet whom a line under a title names with his dynasty: [唐]李白, 宋·陆游; "" for any other line."""
    if len(line) > DYNASTY or not holds(line, "·•・]）)〕】］"):
        return ""
    found = _Patterns.dynasty.fullmatch(line)
    return found[1] if found and poet(found[1]) else ""


def bare_name(text: str) -> bool:
    """Whether ``text`` is nothing but one Chinese name of two to four characters, as an essay is signed under its title."""
    people = (parse_people(text) or []) if 2 <= len(text) <= 5 else []
    if [person.role for person in people] != [""] or text[-1] in OF_PLACES:
        return False
    if text[0] not in SURNAMES and text[:2] not in DOUBLE:
        return False
    return len(people[0].name) < 4 or text[:2] in DOUBLE or "·" in text


def full_name(text: str) -> bool:
    """Whether ``text`` is a name by its characters alone: a common family name and two characters of given names, as few titles are."""
    family = 2 if text[:2] in DOUBLE and len(text) == 4 else 1
    if len(text) != family + 2 or (family == 1 and text[0] not in COMMON):
        return False
    return GIVEN.issuperset(text[family:]) and bare_name(text)


def poet(text: str) -> bool:
    """Whether ``text``, a line between a title and verse, is the poet's name: also one that elsewhere is a word (文同, 和凝), or a monk's."""
    if bare_name(text) or text in NAMELESS:
        return True
    if not 2 <= len(text) <= 3 or text[-1] in NEVER_LAST or text[-1] in NO_POET:
        return False
    return all("\u3400" <= c <= "\u9fff" for c in text) and (text[0] in SURNAMES or text[0] in MONKS)
