"""The pieces of a byline: roles, names, marks between them, and the houses that print their people."""

from __future__ import annotations

import re

from convkit.passes.classes import WIDE
from convkit.passes.roles import ENDS_NAMES, JOINED, ROLE, ROLE_FIRSTS, role_of
from convkit.passes.surnames import SURNAMES
from convkit.patterns import Pattern

_MARKS = "□■●○◎◆◇▲△☆★▶►☉⊙"
STAFF_FIRSTS = "OSCFNWR"
_SEPARATORS = "、，,;；/／|&＆和a"
"""What the patterns below begin or end with: a look at one character spares most lines the pattern."""


class _Patterns:
    """The regular expressions of this module."""

    # fmt: off
    role = Pattern(rf"(?!文章)(?:{ROLE})(?:[/／、&＆和·](?:{ROLE}))*(?:[:：]|\s*丨)?")
    house = Pattern(rf"(?:本报|本報|本刊|本台|本网|本網|本社|全媒体|融媒体|[聯联]合[報报]|自由時報|中國時報|中央社|新华社|新華社|中新社|人民网|新华网|新華網|中新网|中新網|央视网|光明网|{WIDE}{{2,6}}(?:日报|晚报|晨报|早报|时报|周报|导报|商报|都市报|青年报|快报|新报|农民报|法治报|法制报|日報|晚報|時報|導報|商報|青年報)|(?:日报|晚报|晨报|快报|商报|都市报)(?=记者)|{WIDE}{{2,6}}新闻网(?=\s))(?:[发發](?=\s))?(?:驻?{WIDE}{{0,4}}(?=记者|記者|特|首|见|实|通|评|评))?")
    mark = Pattern(rf"[{_MARKS}\s]+")
    name = Pattern(rf"{WIDE}{{1,2}}[ \u3000]{{1,2}}{WIDE}(?!{WIDE})|{WIDE}{{2,4}}(?:[·•・]{WIDE}{{1,8}})*|[A-Z][a-z'’-]+(?:[ .-]+(?:[A-Z][a-z'’-]*\.?|van|von|de|la|di))+|[A-Z][A-Z'’-]+(?:[ .-]+[A-Z][A-Z'’.-]*)+")
    separator = Pattern(r"(?:[\s、，,;；/／|&＆和]|\band\b)+")
    staff = Pattern(r"(?:Our |Special |Senior |Chief |Contributing )?(?:Staff |Foreign |News )?(?:Writers?|Reporters?|Correspondents?|Contributors?)\b")
    # fmt: on


def token(text: str, position: int) -> tuple[str, str, int]:
    """The piece of ``text`` at ``position``: "role", "name", "mark" or "" for none, its words, and where it ends."""
    skipped = _mark(text, position) or _separator(text, position) or house(text, position) or _staff(text, position)
    if skipped:
        return "mark", "", skipped.end()
    found = _role(text, position)
    if found:
        return "role", found.group(), found.end()
    first = text[position]
    found = _Patterns.name.match(text, position) if first > "\xff" or first.isupper() else None
    if not found:
        return "", "", position
    name = _clip(found.group(), text, found.end())
    end = position + len(name)
    apart = position == 0 or not ("\u4e00" <= text[position - 1] <= "\u9fff")
    known = name[0] in SURNAMES or name[0].isascii() or "·" in name
    free = end == len(text) or bool(_separator(text, end)) or bool(_role(text, end)) or text[end] in "(（"
    if not free or not (known or apart):
        return "", "", position
    return "name", name if name[0].isascii() else "".join(name.split()), end


def _mark(text: str, at: int) -> re.Match[str] | None:
    return _Patterns.mark.match(text, at) if text[at] in _MARKS or text[at].isspace() else None


def _separator(text: str, at: int) -> re.Match[str] | None:
    return _Patterns.separator.match(text, at) if text[at] in _SEPARATORS or text[at].isspace() else None


def house(text: str, at: int) -> re.Match[str] | None:
    """The house at ``at``, with the place where its people are: 本报驻青山."""
    near = text[at : at + 8]
    return _Patterns.house.match(text, at) if near[0] in "本全融新中人" or "报" in near or "報" in near else None


def _staff(text: str, at: int) -> re.Match[str] | None:
    return _Patterns.staff.match(text, at) if text[at] in STAFF_FIRSTS else None


def _role(text: str, at: int) -> re.Match[str] | None:
    return _Patterns.role.match(text, at) if text[at] in ROLE_FIRSTS else None


def _clip(name: str, text: str, end: int) -> str:
    """``name`` without a role word that the pattern ran into: 王强记者 is 王强 and 记者."""
    if len(name) == 3 and name[2] in ENDS_NAMES:
        return name
    found = None if ROLE_FIRSTS.isdisjoint(name[2:]) else _Patterns.role.search(name, 2)
    if found and (found.end() == len(name) or end == len(text)) and found.end() >= len(name) - 1:
        return name[: found.start()]
    return name


def drawing_role(group: str) -> str:
    """The role of the pictures in a group such as 文/摄 that names both; "" for any other."""
    if "文" not in group:
        return ""
    roles = [role_of(part) for part in re.split(JOINED, group.rstrip(":：丨 "))]
    return next((role for role in roles if role in ("photographer", "illustrator")), "")


def is_staff(line: str) -> bool:
    """Whether ``line`` is what stands under the name of who writes for an English paper: Staff Writer."""
    return len(line) <= 40 and line[:1] in STAFF_FIRSTS and bool(_Patterns.staff.fullmatch(line))
