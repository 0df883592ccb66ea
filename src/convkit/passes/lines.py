"""What a line of a page is by its own look: byline, date, source, credit, lead, column mark, numbered head.

The facts are those of GB/T 9704 (levels of heads) and of newspaper practice (电头, 署名, 图片说明).  Each is decided on the
line alone; what a line *is* among its neighbours is decided by the passes that read these facts.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from convkit.passes.classes import WIDE
from convkit.passes.dates import DATE
from convkit.passes.leads import find_lead
from convkit.passes.names import signature
from convkit.passes.pagelines import is_page_line
from convkit.passes.people import Person, parse_people
from convkit.passes.peopletokens import is_staff
from convkit.passes.sections import section_name
from convkit.passes.surnames import SURNAMES
from convkit.patterns import Pattern, holds

CLOSERS = "”’」』）)》】〉〕]\"'"
STOPS = "。！？…!?．"
SHORT = 90
"""Code points of the longest line that may be a date, a byline, a source or a column mark."""
BODY_LENGTH = 40
INNER = "，。：；！？,;!?"
COLUMN_STARTS = "■◆●▲★▶►◎※【─—―━=＝*＊·•_ \t\u3000"
DRAWN = "摄图影攝圖绘繪画"
"""Characters of which the credit of a picture holds one."""
PHOTO = ("hoto", "icture", "llustration", "mage")
"""What stands in the credit of an English caption."""
WORDS = 4
"""How many words an English line has at the least that a full stop closes: "Vol. 3 No." is no sentence."""

ABBREVIATION = 4
"""Letters up to which a last word with a capital is taken for a short form: Co., Ltd., Corp."""


class LineFacts(NamedTuple):
    """What one line shows.

    ``length`` counts a full-width character as 1 and a half-width one as 1/2.  ``closed``: it ends with a sentence mark, closing marks looked through.  ``lead``: it begins as a report does (本报讯, 7日上午，).
    ``people`` are set for a byline or a credit.  ``captioned``: a caption by its own words (图为…) or by the credit at its end.  ``level`` is that of a numbered head, else 0.  ``gap``: two Han runs with one space.
    """

    text: str
    length: float
    closed: bool
    inner: bool
    lead: bool
    byline: bool
    boxed: bool
    credit: bool
    date: bool
    origin: bool
    column: bool
    level: int
    gap: bool
    credit_end: bool
    people: tuple[Person, ...]
    captioned: bool = False


NUMERAL = "〇零一二三四五六七八九十百"
TIME = r"(?:[\sT]*(?:HKT\s*)?(?:\d{1,2}[:：]\d{2}(?:[:：]\d{2})?|\d{1,2}[時时点點](?:\d{1,2}分)?))?"


class _Patterns:
    """The regular expressions of this module."""

    # fmt: off
    day = Pattern(r"\s*(?:\d{1,2}月)?\d{1,2}日(?:上午|下午|中午|晚上?|凌晨|清晨|早上?|傍晚|至|，|,|、)")
    date = Pattern(rf"[（(\[]?\s*(?:(?:发布|發布|發佈|更新|刊发)?(?:时间|時間|日期)\s*[:：]\s*)?{DATE}(?:\s*星期[一二三四五六日天]?|\s*[（(][周週星期一二三四五六日天]+[）)])?{TIME}(?:\s*[（(][\d/:： .-]+\s?更新[）)])?\s*[）)\]]?|\d{{2}}[./]\d{{2}}[./](?:19|20)\d{{2}}{TIME}|(?:19|20)\d{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
    dated = Pattern(DATE)
    origin = Pattern(r"[（(\[【]?\s*(?:信息|文章|稿件|新闻|資料|资料)?(?:来源|來源|出处|出處)\s*[:：]\s*\S.{0,50}")
    column = Pattern(r"\s*(?:[■◆●▲★▶►◎※]+\s*[^\s，。！？]{1,16}|【[^】]{1,12}】|[·•][^·•，。！？]{2,10}[·•]|[─—―━=＝*＊·_]{3,}|[─—―━]+\s*第?\s*[0-9一二三四五六七八九十]+\s*版\s*[─—―━]*"
        rf"|(?:第\s*[A-Z]{{0,3}}\d{{1,3}}\s*版|[A-Z]?\d{{1,2}}\s*版)(?:\s*[·:：|｜]?\s*{WIDE}{{2,8}}(?:\d{{1,3}}版)?|\s*[（(](?:{WIDE}|[·、]){{0,12}}[）)])?|{DATE}\s*{WIDE}{{2,8}}\s*第\s*\d{{1,3}}\s*版|{WIDE}{{2,8}}\s+第?\s*[A-Z]?\d{{1,3}}\s*版"
        r"|(?:新闻热线|报料热线|读者热线|广告热线|发行热线|订报热线|订阅热线|投稿邮箱|社址|本报地址|国内统一刊号|邮发代号|新聞熱線|投稿信箱)\s*[:：][^，。；\n]{4,80})\s*")
    gap = Pattern(rf"(?:{WIDE}|[”’》）])[ \u3000](?:{WIDE}|[“‘《（])")
    credit = Pattern(r"(?:摄|攝|摄影|攝影|供图|供圖|摄影报道|制图|製圖|绘|繪|漫画)(?:[/／]\S{2,8})?[）)。]?\s*$|^\s*(?:摄影|攝影|图片|圖片)[:：/／]")
    credit_end = Pattern(
        r"[（(](?:[^（()）\n]{0,24}(?:记者|記者|通讯员|通訊員|实习生|作者|整理|综合|綜合|編輯|编辑|供稿)[^（()）\n]{0,40}|(?:信息|文章|稿件)?(?:来源|來源|据|據|根据|根據)[^（()）\n]{1,40})[）)]\s*$"
    )
    picture = Pattern(r"(?:[上下左右中前后後]?[图圖](?:片)?(?:[①-⑳一二三四五六七八九十\d]{0,3}\s*[为為：:]|[①-⑳\d]{1,3}\s)|[资資]料[图圖]片?[：:，。 ]?)\S")
    shown = Pattern(r"[（(](?:[图圖](?:片)?(?:来源|來源)?\s*[／/:：][^（()）]{2,40}|(?:擷取|翻攝|截|取)自[^（()）]{2,30}|[资資]料[图圖照]片?|[^（()）]{0,12}[摄攝][于於][^（()）]{2,24}|(?:网络|網[絡路])(?:配?[图圖]|[图圖]片)|受[访訪]者供[图圖]|[^（()）]{2,16}[提][供])[）)]$|[。\s](?:(?:擷取|翻攝|截)自|[图圖][／/])\S{2,20}$")
    photo = Pattern(
        r"(?:\S.{0,240}?[.!?)\s(\[])?(?:Photos?|Photographs?|Pictures?|Illustrations?|Images?)(?:\s*[:/]\s*|\s+(?:by|courtesy of)\s+(?:the\s)?)[A-Z][\w .,'’/&-]{1,60}[)\]]?"
    )
    behind = Pattern(r"[（(]([^（()）\n]{2,30})[）)]$|[。！？”]\s*([^。！？”（(\n]{2,24})$|\S\s+([^\s（(][^\n（(]{1,30})$")
    comma = Pattern(rf"[{NUMERAL}]{{1,4}}、\s*(?=\S)")
    brackets = Pattern(rf"[（(][{NUMERAL}]{{1,4}}[）)]\s*(?=\S)")
    points = Pattern(r"\d{1,2}(?:\.\d{1,2}){1,3}\.[\s\xa0]|\d{1,2}(?:\.\d{1,2}){2,3}[\s\xa0]")
    point = Pattern(r"\d{1,2}[.．、](?!\d)\s*(?=\S)")
    digits = Pattern(r"[（(]\d{1,2}[）)]\s*(?=\S)")
    english_date = Pattern(
        r"(?:(?:Published|Updated|Date)\s*:?\s*)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?|\d{1,2}(?:st|nd|rd|th)?\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?,?\s+)\d{4}"
    )
    # fmt: on


@lru_cache(maxsize=4096)
def facts(text: str) -> LineFacts:
    """What the line ``text`` (stripped, without its line end) shows."""
    p = _Patterns
    length = len(text.encode("gb18030", "replace")) / 2
    short = length <= SHORT
    gap = inner = False
    bare = text.rstrip(CLOSERS + " ")
    lead = find_lead(text) is not None
    people: tuple[Person, ...] = ()
    byline = boxed = credit = date = origin = column = captioned = signed = False
    level = 0
    if short:
        colon = "：" in text or ":" in text
        gap = (" " in text or "\u3000" in text) and bool(p.gap.search(text))
        inner = holds(text[:-1], INNER)
        date = _is_date(text)
        origin = not date and colon and "。" not in text and bool(p.origin.fullmatch(text))
        column = (colon or "版" in text or text[:1] in COLUMN_STARTS) and bool(p.column.fullmatch(text))
        column = (column and not (text[:1] == "【" and section_name(text))) or is_page_line(text)
        found = parse_people(text.strip("（()）【】[]")) if not date else None
        if found is not None:
            people = tuple(found)
            credit = _drawn(text) and all(q.role in ("photographer", "illustrator") for q in people)
            boxed = text[0] in "□●○◎◇△☉⊙◉" or (text[0] in "■◆▲" and any(q.role for q in people))
            named = all(q.name[0] in SURNAMES for q in people)
            byline = not credit and bool(people) and ((boxed and named) or any(q.role for q in people))
            signed = text[0] in "（(" and signature("。" + text) is not None
            byline = byline or signed
            column = column and not byline
        byline = byline or is_staff(text)
        shown = "图" in text[:3] or "圖" in text[:3]
        captioned = not credit and (
            (shown and bool(p.picture.match(text))) or _credited(text) or _photographed(text) or is_shown(text)
        )
        level = _level(text)
    return LineFacts(
        text=text, length=length, closed=_closed(bare) or (text[-1:] in ("）", ")") and _closed(_unbracketed(text))), inner=inner,
        lead=lead, byline=byline, boxed=boxed and byline, credit=credit, date=date, origin=origin, column=column, level=level,
        gap=gap, people=people, captioned=captioned,
        credit_end=signed or _ends_with_credit(text) or signature(text[-40:]) is not None,
    )  # fmt: skip


def _closed(bare: str) -> bool:
    """Whether ``bare`` ends with a sentence mark; the full stop of English counts behind a few words."""
    if bare[-1:] == ".":
        last = bare.rpartition(" ")[2][:-1]
        shortened = len(last) <= ABBREVIATION and last[:1].isupper()
        return last[-1:].isascii() and last[-1:].isalnum() and not shortened and bare.count(" ") >= WORDS - 1
    return bare != "" and bare[-1] in STOPS


def _unbracketed(text: str) -> str:
    """What stands before the brackets at the end of ``text``: a remark or a credit behind its last sentence."""
    at = max(text.rfind("（"), text.rfind("("))
    return text[: max(at, 0)].rstrip(CLOSERS + " ")


def _is_date(text: str) -> bool:
    p, first = _Patterns, text[:1]
    if ("年" in text or any(map(str.isdecimal, text))) and p.date.fullmatch(text):
        return True
    english = text[-1:].isdigit() and (first.isdecimal() or "A" <= first <= "Z")
    return english and bool(p.english_date.fullmatch(text))


def _drawn(text: str) -> bool:
    """Whether ``text`` ends, or begins, with the credit of a picture."""
    return holds(text, DRAWN) and bool(_Patterns.credit.search(text))


def _ends_with_credit(text: str) -> bool:
    return text.rstrip()[-1:] in ("）", ")") and bool(_Patterns.credit_end.search(text[-80:]))


def _level(text: str) -> int:
    """The level of the head that ``text`` is by its number: 一、 （一） 1. （1）; 0 for none."""
    p, first = _Patterns, text[:1]
    if first in NUMERAL:
        return 1 if p.comma.match(text) else 0
    if first.isdecimal():
        found = p.points.match(text)
        return found[0].rstrip(". \u3000\xa0").count(".") + 1 if found else 3 if p.point.match(text) else 0
    if first in "（(":
        return 2 if p.brackets.match(text) else 4 if p.digits.match(text) else 0
    return 0


def _credited(text: str) -> bool:
    """Whether words and the credit of their picture stand in one line: 渡口的灯。（何青 摄）"""
    p = _Patterns
    if not _drawn(text):
        return False
    found = p.behind.search(text)
    people = parse_people(next(filter(None, found.groups()))) if found else None
    return bool(people) and all(q.role in ("photographer", "illustrator") for q in people or ())


def is_shown(text: str) -> bool:
    """Whether a line ends with whose picture it is: 渡口的燈。（圖／何青攝）, 渡口的燈。（青渡鎮公所提供）"""
    return len(text) <= SHORT and holds(text[-24:], "图圖自供料摄攝") and bool(_Patterns.shown.search(text))


def _photographed(text: str) -> bool:
    """Whether an English line ends with the credit of a picture: The ferry at dusk. Photo: Ann Reed."""
    return any(word in text for word in PHOTO) and bool(_Patterns.photo.fullmatch(text))


def day_lead(text: str) -> bool:
    """Whether ``text`` begins with a day of the month as a report does: 7日上午，"""
    return holds(text[:6], "月日") and bool(_Patterns.day.match(text))


def date_in(text: str) -> str:
    """The first full date or month of a year in ``text`` as printed; "" for none."""
    found = _Patterns.dated.search(text) or _Patterns.english_date.search(text)
    return found[0] if found else ""


def is_date_line(text: str) -> bool:
    """Whether ``text`` is nothing but a date, with a label, weekday or time at most."""
    text = text.strip()
    return len(text) <= SHORT and _is_date(text)
