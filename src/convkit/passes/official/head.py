"""The head of an official document: what stands from the first line to the addressee.

Number, title and addressee are looked for together: whatever stands between number and addressee is the title, however it ends, and
where one of the two is missing the title ends with the name of a kind of document.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from convkit.passes.infolabels import is_toolbar, parts_of, sheet_of
from convkit.passes.lines import facts
from convkit.passes.official import looks
from convkit.passes.official.numbers import NUMBER_LASTS, Numbered, numbered
from convkit.passes.pagetops import is_button, is_navigation, is_trail
from convkit.passes.stamps import stamped

LIMIT = 26
"""Lines from the first on in which a head is looked for."""
TITLE_LINES = 7
ADDRESSEE_LINES = 9
NOTE_LINES = 8
NUMBER_LINES = 3
PAIRS = {"（": "）", "(": ")", "〔": "〕", "[": "]"}
STARS = frozenset("★☆-—─━＿_ ")
"""What the line under a letterhead is drawn with."""
NAMED = frozenset("，,、")
"""What divides the names of an addressee."""


class Head(NamedTuple):
    """The parts of a head as indices of lines, () where there is none.

    ``number`` are the one or two lines that hold the number, ``numbered`` says where it stands in them joined.  ``marks`` are lines over
    the letterhead (密级), ``red`` the letterhead, ``info`` labelled lines of a web page, ``under`` what stands in brackets under the title.
    ``again`` are lines that state the title a first time, as pages do over the document proper, or the number again, and ``office`` that
    of an office between the two titles.  ``stop`` is the first line behind the head.
    """

    marks: tuple[int, ...] = ()
    red: tuple[int, ...] = ()
    info: tuple[int, ...] = ()
    number: tuple[int, ...] = ()
    numbered: Numbered | None = None
    title: tuple[int, ...] = ()
    under: tuple[int, ...] = ()
    addressee: tuple[int, ...] = ()
    again: tuple[int, ...] = ()
    office: int | None = None
    stop: int = 0

    @property
    def first(self) -> int:
        """The first line of the head."""
        held = (*self.marks, *self.red, *self.info, *self.number, *self.title, *self.addressee, *self.again)
        return min(held, default=self.stop)


def find_head(lines: Sequence[str], first: int = 0) -> Head:
    """The head that begins at line ``first``."""
    stop = min(len(lines), first + LIMIT)
    number, seen = _number(lines, first, stop)
    if (
        seen is not None
        and seen.title
        and number == (first,)
        and _stands_below(lines[first][slice(*seen.title)], lines[first + 1 : stop])
    ):
        below = find_head(lines, first + 1)
        return below._replace(again=(first, *below.again))
    sheet = {first + i for pair in sheet_of(lines[first:stop]).items() for i in pair if i >= 0}
    number, seen = ((), None) if sheet.intersection(number) else (number, seen)
    if not number and sheet:
        number, seen = _number(lines, max(sheet) + 1, stop)
    informs = {i for i in range(first, stop) if i not in number and _informs(lines[i])} | sheet
    marks = {i for i in range(first, min(stop, first + 8)) if looks.classifies(lines[i])}
    aside = {*informs, *marks, *number}
    floor = number[-1] + 1 if number else first
    body = next((i for i in range(first, stop) if i not in aside and _ends_head(lines[i])), stop)
    addressee = _addressee(lines, first, min(stop, body + ADDRESSEE_LINES), floor, aside)
    body = addressee[0] if addressee else body
    red = _red_head(lines, first, body, aside) | {i for i in range(first, body) if STARS.issuperset(lines[i])}
    under = {i for at in range(first, body) if at not in aside | red for i in _note(lines, at, stop)}
    body = max(body, max(under, default=-1) + 1)
    aside |= red | under
    again, office = _twice(lines, first, body, aside, number)
    printed = {lines[i] for i in number}
    again |= {i for i in range(first, body) if i not in number and lines[i] in printed}
    aside |= again | ({office} if office is not None else set())
    title = _title(lines, first, body, floor, aside, told=bool(addressee) and bool(number), seen=seen)
    if seen is not None and not seen.sure and not seen.title and not _goes_with(lines, title, number, informs):
        number, seen = (), None
    if seen is not None and _orders(lines, title, number):
        seen = seen._replace(start=0, end=len(lines[title[-1]]) + seen.end)
        title, number = title[:-1], (title[-1], *number)
    elif seen is not None and _ordered(lines, title, number, seen):
        seen = seen._replace(start=0, title=())
    if not red and number and title and title[0] > number[-1]:
        over = [i for i in range(first, number[0]) if i not in aside]
        red = {i for i in over if looks.offices(lines[i]) or (len(over) == 1 and looks.titled(lines[i]))}
    informs = {i for i in informs if i < body and (not title or i <= title[-1] or _is_chain(i, informs, title))}
    heading = title[:1] or _sorted({i for i in informs if states_title(lines[i])})[:1]
    under = {i for i in under if heading and i > heading[0]}
    again = {i for i in again if title and (i < title[0] or i == title[-1] + 1 or lines[i] in printed)}
    office = office if again and title and office is not None and office < title[0] else None
    last = max((i for i in (*number, *title, *addressee, *informs, *marks, *red, *under, *again)), default=first - 1)
    return Head(
        _sorted(marks), _sorted(red), _sorted(informs), number, seen, title, _sorted(under), addressee, _sorted(again), office, last + 1,
    )  # fmt: skip


def states_title(line: str) -> str:
    """The title that a labelled line states and nothing beside: 原标题：…; "" for any other line."""
    parts = parts_of(line) or []
    return line[parts[0].start : parts[0].end] if [part.name for part in parts] == ["title"] else ""


def states_number(line: str) -> bool:
    """Whether a labelled line states the number of a document: 发文字号：…"""
    return any(part.name == "doc_number" and numbered(line[part.start : part.end]) for part in parts_of(line) or ())


def _informs(line: str) -> bool:
    """Whether ``line`` is of the page that shows a document: a labelled line, a button, its navigation, a date with the time of day."""
    if bool(parts_of(line)) or is_toolbar(line) or is_trail(line) or is_navigation(line) or is_button(line):
        return True
    return ":" in line and stamped(line) is not None


def _stands_below(title: str, lines: Sequence[str]) -> bool:
    """Whether ``title``, which the heading of a page states behind the number, is a line of its own below it."""
    plain = "".join(title.split()).strip("《》")
    return any("".join(line.split()).strip("《》") == plain for line in lines)


def _sorted(found: set[int]) -> tuple[int, ...]:
    return tuple(sorted(found))


def _twice(
    lines: Sequence[str], first: int, stop: int, aside: set[int], own: Sequence[int]
) -> tuple[set[int], int | None]:
    """The lines that a title of the same words follows, or that say a part of one over them, and the one of an office in between."""
    free = [i for i in range(first, stop) if i not in aside]
    plain = {i: "".join(lines[i].split()) for i in range(first, stop)}
    again: set[int] = set()
    for index in free:
        rest = "".join(plain[i] for i in range(index + 1, stop) if i in own or i in free)
        if len(plain[index]) >= 8 and looks.titled(lines[index]) and plain[index] in rest:
            again.add(index)
    for index in [i for i in free if i not in again and len(plain[i]) > 8]:
        below = [i for i in free if i > index and 8 <= len(plain[i]) < len(plain[index]) and looks.titled(lines[i]) > 1]
        again |= {i for i in below if plain[i] in plain[index]}
    between = [i for i in free if again and i > min(again) and i not in again and looks.offices(lines[i])]
    opening = {a: "".join(plain[i] for i in free[at : at + 2]) for at, a in enumerate(free)}
    between = [i for i in between if not any(i < free[-1] and plain[a].startswith(opening[i]) for a in again)]
    offices = {i for i in between if plain[i] != plain[free[-1]]} or set(between[:-1])
    if not offices or len(between) >= len(free) - len(again):
        return again, None
    office = min(offices)
    return again | {i for i in between if plain[i] == plain[office] and i != office}, office


def _note(lines: Sequence[str], index: int, stop: int) -> range:
    """The lines from ``index`` on that say in brackets when a text was adopted; empty where they say no such thing."""
    if lines[index][0] not in "（(〔[":
        return range(0)
    for last in range(index, min(index + NOTE_LINES, stop)):
        if lines[last][-1] in "）)〕]":
            return range(index, last + 1) if looks.adopts("".join(lines[index : last + 1])) else range(0)
    return range(0)


def _is_chain(index: int, informs: set[int], title: Sequence[int]) -> bool:
    """Whether only labelled lines stand between the title and line ``index``."""
    return all(i in informs for i in range(title[-1] + 1, index))


def _red_head(lines: Sequence[str], first: int, stop: int, aside: set[int]) -> set[int]:
    """The lines of the letterhead: an office and 文件, or several offices over 文件."""
    red: set[int] = set()
    for at in range(first, stop):
        over = _offices_over(lines, at, first, aside)
        if at not in aside and (looks.is_red_head(lines[at]) or ("".join(lines[at].split()) == "文件" and over)):
            red |= {at, *over}
    return red


def _offices_over(lines: Sequence[str], index: int, first: int, aside: set[int]) -> tuple[int, ...]:
    """The lines of offices right over line ``index``, which is a letterhead of several offices then."""
    at = index
    while at > first and at - 1 not in aside and looks.offices(lines[at - 1]):
        at -= 1
    return tuple(range(at, index))


def _number(lines: Sequence[str], first: int, stop: int) -> tuple[tuple[int, ...], Numbered | None]:
    """The lines of the number, two where a line end cuts it."""
    unsure: tuple[tuple[int, ...], Numbered | None] = ((), None)
    for index in range(first, stop):
        line = lines[index]
        seen = numbered(line)
        if seen is not None and seen.sure:
            return (index,), seen
        if seen is not None and unsure[1] is None:
            unsure = (index,), seen
        over = _over_lines(lines, index, stop)
        if over is not None:
            return over
        if _ends_head(line):
            break
    return unsure


def _over_lines(lines: Sequence[str], index: int, stop: int) -> tuple[tuple[int, ...], Numbered] | None:
    """The number that a line end cuts, alone or in the brackets behind a title, and its lines from ``index`` on."""
    boxed = any(lines[index].count(mark) > lines[index].count(PAIRS[mark]) for mark in PAIRS)
    if not (boxed or lines[index][-1] in "〕])）】］﹞〉年第"):
        return None
    for last in range(index + 1, min(index + NUMBER_LINES, stop)):
        if lines[last][-1] in NUMBER_LASTS or numbered(lines[last - 1] + lines[last]):
            joined = numbered("".join(lines[index : last + 1]))
            if joined is not None and joined.sure:
                return tuple(range(index, last + 1)), joined
    return None


def _ends_head(line: str) -> bool:
    """Whether no head goes on over ``line``: it is body, or a numbered head.  A note in brackets belongs to the head."""
    return (looks.is_body(line) and line[0] not in "（(") or 0 < facts(line).level < 3


def _addressee(lines: Sequence[str], first: int, stop: int, floor: int, aside: set[int]) -> tuple[int, ...]:
    """The lines of the addressee: up to the first colon, back to where the title ends."""
    for index in range(first, stop):
        line = lines[index]
        if index in aside or line[-1] not in "：:":
            if facts(line).closed and len(line) > 20:
                return ()
            continue
        start = index
        while start > max(floor, first) and index - start < ADDRESSEE_LINES and _goes_on(lines, start, aside):
            start -= 1
        for begin in range(start, index + 1):
            if looks.addresses("".join(lines[begin : index + 1])):
                return tuple(range(begin, index + 1))
        return ()
    return ()


def _goes_on(lines: Sequence[str], index: int, aside: set[int]) -> bool:
    """Whether the addressee in line ``index`` begins in the line before: that one is full of names and no end of a title."""
    before = lines[index - 1]
    if (
        index - 1 in aside
        or looks.titled(before) == 2
        or looks.is_bracketed(before)
        or (looks.offices(before) and "、" not in before)
    ):
        return False
    return before[-1] in "，、；,;" or not NAMED.isdisjoint(before)


def _title(
    lines: Sequence[str], first: int, stop: int, floor: int, aside: set[int], *, told: bool, seen: Numbered | None
) -> tuple[int, ...]:
    """The lines of the title: behind the number, else over it.  Where the number's own line holds the title, what is before or behind."""
    if seen is not None and seen.title:
        if seen.title[0] == 0:
            return _run(lines, first, floor - 1, aside, told=True)
        whole = looks.titled(lines[floor - 1])
        return () if whole else _run(lines, floor, stop, aside, told=told)
    below = _run(lines, floor, stop, aside, told=told)
    if below or floor == first:
        return below
    return _run(lines, first, floor, aside, told=True)


def _run(lines: Sequence[str], first: int, stop: int, aside: set[int], *, told: bool) -> tuple[int, ...]:
    """The lines between ``first`` and ``stop`` that are a title: up to the last that ends with a kind, or all of them where ``told``."""
    open_lines = [i for i in range(first, stop) if i not in aside]
    run: list[int] = []
    for index in open_lines:
        if not looks.titlelike(lines[index]) and not looks.is_bracketed(lines[index]):
            if run:
                break
            continue
        run.append(index)
    ends = [at for at, index in enumerate(run[:TITLE_LINES]) if looks.titled("".join(lines[i] for i in run[: at + 1]))]
    if ends:
        last = ends[-1]
        while last + 1 < len(run) and looks.is_bracketed(lines[run[last + 1]]):
            last += 1
        return tuple(run[: last + 1])
    return tuple(run) if told and len(run) <= TITLE_LINES else ()


def _orders(lines: Sequence[str], title: Sequence[int], number: Sequence[int]) -> bool:
    """Whether the last line of ``title``, over its number, is the order that puts into force what the lines before it name: 某某令 over 第3号."""
    if len(title) < 2 or number[:1] != (title[-1] + 1,) or not lines[title[-1]].endswith("令"):
        return False
    named = "".join(lines[i] for i in title[:-1])
    return looks.titled(named) > 0 and not named.endswith("令")


def _ordered(lines: Sequence[str], title: Sequence[int], number: Sequence[int], seen: Numbered) -> bool:
    """The same where order and number are one line: 某某令第3号."""
    if not title or not seen.title or seen.title[0] or title[-1] + 1 != number[0]:
        return False
    named = "".join(lines[i] for i in title)
    return lines[number[0]][: seen.title[1]].rstrip().endswith("令") and looks.titled(named) > 0


def _goes_with(lines: Sequence[str], title: Sequence[int], number: Sequence[int], informs: set[int]) -> bool:
    """Whether 第3号 stands beside a title of the kinds that are counted so."""
    if not title or not number:
        return False
    near = number[-1] == title[0] - 1 or all(i in informs for i in range(title[-1] + 1, number[0]))
    joined = "".join(lines[i] for i in title)
    return near and joined.endswith(
        ("令", "公告", "通告", "纪要", "公报", "简报", "命令", "通报", "决定", "公報", "紀要", "快报", "专报", "信息")
    )
