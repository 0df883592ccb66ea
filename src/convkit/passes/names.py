"""Lines of names: who signs behind the last sentence, names in a list or glued together, and where the authors of a paper work."""

from __future__ import annotations

import re
from collections.abc import Collection

from convkit.passes.classes import WIDE
from convkit.passes.people import LISTED, bare_name
from convkit.passes.roles import role_of
from convkit.passes.surnames import COMMON, DOUBLE, NEVER_LAST, SURNAMES
from convkit.patterns import Pattern, holds

SCHOOLS = (
    "大学", "学院", "研究院", "研究所", "研究中心", "医院", "中学", "小学", "党校", "博物馆", "图书馆", "公司", "大學", "學院", "University", "Institute", "College", "Academy",
)  # fmt: skip
"""One of these stands in where somebody works."""


class _Patterns:
    """The regular expressions of this module."""

    # fmt: off
    signed = Pattern(rf"[。！？…”」』]\s*[（(]\s*({WIDE}(?:{WIDE}|[ \u3000、，·]){{1,20}})[）)]\s*$")
    affiliation = Pattern(rf"[（(\[]?\s*(?:[1-9a-d][.．、\s]?\s*)?[^。！？]{{0,60}}(?:{'|'.join(SCHOOLS)})[^。！？]{{0,120}}\d{{5,6}}[^。！？]{{0,200}}[）)\]]?")
    comma = Pattern(r"[,，、；;]")
    # fmt: on


def signature(text: str) -> list[str] | None:
    """The names that sign ``text`` in brackets behind its last sentence: ``……。（方立群 罗小满）``; None where none do.

    A single name has three characters: （冷笑） and （高声） stand in plays.
    """
    if text[-1:] not in ("）", ")"):
        return None
    found = _Patterns.signed.search(text)
    if found is None:
        return None
    names = [name for name in re.split(r"[ \u3000、，]+", found[1]) if name]
    if any(
        not 2 <= len(name) <= 3 or name[0] not in SURNAMES or name[-1] in NEVER_LAST or role_of(name) for name in names
    ):
        return None
    return names if len(names) > 1 or len(names[0]) == 3 else None


def glued_names(text: str) -> list[str]:
    """The names of ``text`` where it is nothing but two to six, one right behind another: 林川何青松许远; [] for any other text.

    Two in three have common family names, and one has three characters: words of two stand together everywhere.
    """
    if not 4 <= len(text) <= 18 or not text.isalpha() or text.isascii():
        return []
    found: dict[int, list[str]] = {0: []}
    for start in range(len(text)):
        if start not in found:
            continue
        for size in (3, 2, 4):
            name = text[start : start + size]
            if len(name) == size and bare_name(name):
                names = [*found[start], name]
                found[start + size] = max(found.get(start + size, names), names, key=_common)
    names = found.get(len(text), [])
    known = _common(names) * 3 >= 2 * len(names) and any(len(name) > 2 for name in names)
    return names if 2 <= len(names) <= 6 and known else []


def _common(names: Collection[str]) -> int:
    """How many of ``names`` have a common family name, or one of two characters."""
    return sum(1 for name in names if name[0] in COMMON or name[:2] in DOUBLE)


def says_again(line: str, names: Collection[str]) -> bool:
    """Whether ``line`` names those of ``names``, which a byline holds already, and nobody else: 林川, 林川+何青松."""
    return line in names or ("+" in line and set(line.split("+")) <= set(names))


def listed_names(line: str) -> bool:
    """Whether ``line`` is names between commas and nothing else: 林川,何 青,许远."""
    if len(line) > LISTED or not holds(line, ",，、；;"):
        return False
    names = ["".join(name.split()) for name in _Patterns.comma.split(line)]
    return all(map(bare_name, names))


def is_affiliation(line: str) -> bool:
    """Whether ``line`` says where the authors of a paper work: a school or institute and its postal code."""
    return (
        10 <= len(line) <= 240
        and holds(line, SCHOOLS)
        and any(map(str.isdecimal, line))
        and bool(_Patterns.affiliation.fullmatch(line))
    )
