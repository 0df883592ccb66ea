"""What a line that heads a chapter looks like: 第十二章 夜航, 第一卷 上游 第三章 渡口, 卷一, 楔子, CHAPTER IV, 007 夜航.

A line is judged alone here; whether it heads a chapter is decided by the chain of numbers that it belongs to.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from convkit.passes.numerals import NUMERALS, value

PARTS = "卷部集篇编編册冊辑輯"
CHAPTERS = "章回节節折幕话話出"
CLAUSES = "条條"
"""What laws and by-laws count; a book of them is one document, its chapters are headings."""
SAME = {"節": "节", "話": "话", "編": "编", "冊": "册", "輯": "辑"}
SECTION = "节"
NUMBER, CHAPTER, PART, BOOK = "number", "chapter", "part", "book"
"""Units of heads without a Chinese one."""
LONGEST = 46
"""Code points that a chapter's title may have after its number."""
SURE = 1.5
"""Doubt from which on a line is rather prose."""
_WORDS = (
    "回合|回来|回來|回家|回头|回頭|回去|回应|回應|回到|回答|回想|回忆|回憶|回国|回归|章程|章节|章節|章法|章鱼|节课|節課|节目|節目|节车|節車|节日|節日|节约|节省|节点|"
    "部门|部門|部队|部隊|部分|部手|部车|部电|部電|部小说|部作品|集团|集團|集中|集合|集体|集會|篇文|篇报|篇小|篇日|幕后|幕後|幕僚|话题|話題|话音|話音|"
    "卷入|卷起|卷烟|卷土|折腾|折騰|折扣|折叠|册子|册页|冊子|册书|编号|編號|编辑|編輯|出戏|出来|出现|出生|出口|出发|出门|出院|回目"
)
"""Words that begin like a unit: 第三回合 is no chapter."""
_NAMED = (
    r"楔子|序章|序幕|序曲|序言|自序|代序|总序|總序|原序|他序|前言|引子|引言|引章|开篇|開篇|缘起|緣起|序|序[一二三]|终章|終章|终曲|終曲|尾声|尾聲|后记|後記|跋|"
    r"附录[一二三四五\d]?|附錄[一二三四五\d]?|番外[^\n。，]{0,20}|外传[^\n。，]{0,12}|大结局|大結局|结局|結局|结语|結語|完本感言|完结感言|完結感言|作者的话|人物表|主要人物|"
    r"内容简介|內容簡介|内容提要|作品简介|作者简介|出版说明|再版前言|译者序|譯者序|译后记|譯後記|编者的话|编后记|致谢|致謝|"
    r"プロローグ|エピローグ|あとがき|はじめに|おわりに|まえがき|序文|解説|"
    r"(?i:Prologue|Epilogue|Preface|Introduction|Foreword|Afterword|Postscript|Appendix(?: [A-Z0-9])?|Acknowledge?ments|Dedication|Author.s Note|Interlude)"
)
CLOSING = (
    "后记", "後記", "跋", "附录", "附錄", "番外", "外传", "大结局", "大結局", "结局", "結局", "结语", "結語", "完本", "完结", "完結", "致谢", "致謝",
    "译后记", "譯後記", "编后记", "あとがき", "おわりに", "解説", "epilogue", "afterword", "postscript", "appendix", "acknowledg",
)  # fmt: skip
"""What closes a book and belongs to none of its parts."""
STATUTE = frozenset({"总则", "總則", "附则", "附則", "总纲", "罚则", "罰則", "法律责任", "一般规定", "一般規定"})
"""Titles that only the chapters of a statute have."""

ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500}
_ONES = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
]  # fmt: skip
ENGLISH_UNITS = {
    "chapter": CHAPTER, "part": PART, "book": BOOK, "volume": BOOK, "letter": CHAPTER, "act": PART,
    "scene": CHAPTER, "canto": CHAPTER,
}  # fmt: skip


class Head(NamedTuple):
    """A line that may open a chapter: its text, the unit (章), the number (None for 楔子), how much speaks against it.

    ``title`` is what stands behind the number, "" for a bare one.  Of the line, ``start`` code points are marks before the head (☆、正文),
    and up to ``over`` it names the part that the chapter stands in (第一卷 上游 第三章 …).
    """

    text: str
    unit: str
    number: int | None
    doubt: float = 0.0
    title: str = ""
    start: int = 0
    over: int = 0

    @property
    def key(self) -> str:
        """The head without white space, marks before it and the page behind it: what is the same head before and after cleaning."""
        return _key(self.text, self.start)


@lru_cache(maxsize=4096)
def _key(text: str, start: int) -> str:
    if text[-1:] in "）)":
        text = page_number().sub("", text)
    return "".join(text[start:].split())


_DIGITS = rf"[0-9０-９{NUMERALS}]"
_MARKS = r"☆★●◆■▲【\[（(#*＊=＝\-—~～〓、\s\u3000"


@lru_cache(maxsize=1)
def finder() -> re.Pattern[str]:
    """Where 第N章 stands in a text; the search jumps from 第 to 第."""
    return re.compile(
        rf"第[ \u3000]?({_DIGITS}(?:[ \u3000]?{_DIGITS}){{0,8}})[ \u3000]?([{CHAPTERS}{PARTS}{CLAUSES}])([^\n]{{0,60}})"
    )


@lru_cache(maxsize=1)
def first_volume_finder() -> re.Pattern[str]:
    """The first part of a book whose parts are not called 卷; one search for the three."""
    return re.compile("上[部册篇]")


@lru_cache(maxsize=1)
def volume_finder() -> re.Pattern[str]:
    """Where a line begins with 卷一, 卷上, 上卷, 中部."""
    return re.compile(
        rf"(?:卷[ \u3000]{{0,3}}之?({_DIGITS}{{1,4}}|[上中下])|([上中下])[ \u3000]{{0,4}}([卷部集篇编編册冊]))(?=[\s\u3000：:·—\-《]|\Z)([^\n]{{0,60}})"
    )


@lru_cache(maxsize=1)
def english_finder() -> re.Pattern[str]:
    """Where CHAPTER IV, Part Two, Book the First stand."""
    units = "|".join(ENGLISH_UNITS)
    number = rf"(?:the )?(?:{'|'.join(_ORDINALS)})|(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES[:9])}))?|{'|'.join(sorted(_ONES, key=len, reverse=True))}|\d{{1,4}}|[IVXLCD]{{1,8}}"
    return re.compile(rf"\b((?i:{units}))\s+((?i:{number}))\b([^\n]{{0,70}})")


@lru_cache(maxsize=1)
def first_number_finder() -> re.Pattern[str]:
    """How the lines begin that the first number of a book may stand in."""
    return re.compile("\n(?:[10I一]|\u3000\u3000[10一])")


@lru_cache(maxsize=1)
def number_finder() -> re.Pattern[str]:
    """Where a line is a number, alone or with a short title: 007 夜航, 12、夜航, IV. The Lamp, 十二."""
    title = r"[^\s\d.,，。、；：][^\n。，；！？]{0,28}"
    return re.compile(
        rf"\n[ \u3000]{{0,4}}(?:(?P<titled>\d{{1,4}})(?:[、.．:：][ \u3000]*|[ \u3000]{{1,3}})(?P<title>{title})|(?P<roman>[IVXLC]{{1,7}})[.:][ ]{{1,3}}(?P<name>[A-Z][^\n,;]{{0,50}})"
        rf"|(?P<bare>\d{{1,4}}|[IVXLC]{{1,7}}|[〇零一二三四五六七八九十百]{{1,5}})[.．、]?)[ ]*(?=\n)"
    )


@lru_cache(maxsize=1)
def _named() -> re.Pattern[str]:
    return re.compile(rf"(?:{_NAMED})(?:[\s:：·、.\u3000][^\n]{{0,40}})?")


@lru_cache(maxsize=1)
def _lead() -> re.Pattern[str]:
    """What may stand before 第N章 in its line: marks, 正文, the name of the book in 《》, a running number."""
    return re.compile(
        rf"[{_MARKS}]*(?:(?:正文|VIP章节|VIP|公众章节|免费章节|作品正文|最新章节|《[^》\n]{{1,20}}》|\d{{1,4}}[、.．\s])[{_MARKS}]*){{0,2}}"
    )


@lru_cache(maxsize=1)
def page_number() -> re.Pattern[str]:
    """The page of a chapter that a site sets behind its title: （第2页）, (1/3)."""
    return re.compile(r"(?<=\S)\s*[（(]\s*(?:第?\s*\d{1,3}\s*/\s*\d{1,3}\s*[页頁]?|第\s*\d{1,3}\s*[页頁])\s*[）)]\s*$")


@lru_cache(maxsize=1)
def _words() -> re.Pattern[str]:
    return re.compile(_WORDS)


def leads(text: str) -> bool:
    """Whether ``text`` is nothing but what may stand before a chapter's number in its line."""
    return len(text) <= 40 and bool(_lead().fullmatch(text))


BEGINS = frozenset(map(chr, range(128))) | frozenset(
    "☆★●◆■▲【（＊＝—～〓、\u3000第卷上中下正公免作最《】）》"
    "楔序幕前自代总總原他引开開缘緣终終尾后後跋附番外大结結完人主内內出再译譯编編致プエあはおま解"
)
"""What heads begin with: ASCII, marks and words before the number, 第, parts, what is named and not numbered."""


def may_head(line: str) -> bool:
    """Whether the first character of ``line`` is that of a head: most lines of prose need no closer look."""
    first = line[0]
    return first in BEGINS or first.isdecimal()


def head_of(line: str) -> Head | None:
    """The chapter's head that ``line`` (stripped) may be; None where its form rules that out."""
    return _head_of(line) if line and may_head(line) else None


@lru_cache(maxsize=4096)
def _head_of(line: str) -> Head | None:
    bare = line.rstrip("】]）)#*＊=＝~～〓- \u3000") if line[:1] in "☆★●◆■【[（(#*＊=＝~〓-—" else line
    start = _lead().match(bare)
    at = start.end() if start else 0
    found = finder().match(bare, at)
    if found is not None and not _words().match(bare, found.start(2)):
        made = _numbered(line, bare, found)
        return made and made._replace(start=at)
    found = volume_finder().match(bare, at)
    if found is not None:
        number = "上中下".find(found[1] or found[2]) + 1 or value(found[1] or "") or 0
        made = _counted(line, "卷" if found[1] else SAME.get(found[3], found[3]), number, found[4]) if number else None
        return made and made._replace(start=at)
    found = english_finder().match(bare, at) if bare[at : at + 1].isalpha() and bare[at : at + 1].isascii() else None
    if found is not None:
        made = _in_english(line, found)
        return made and made._replace(start=at)
    if len(bare) <= LONGEST and _named().fullmatch(bare):
        return Head(line, "", None)
    return None


def _numbered(line: str, bare: str, found: re.Match[str]) -> Head | None:
    unit = SAME.get(found[2], found[2])
    number = value("".join(found[1].split())) if unit not in CLAUSES else None
    if number is None:
        return None
    rest = found[3]
    if unit in PARTS:
        inner = finder().search(bare, found.end(2))
        if inner is not None and SAME.get(inner[2], inner[2]) in CHAPTERS and bare[inner.start() - 1] in " \u3000":
            made = _numbered(line, bare, inner)
            return made and made._replace(over=len(bare[: inner.start()].rstrip()))
    inner = finder().search(rest)
    if (
        inner is not None
        and inner.start()
        and rest[inner.start() - 1] in " \u3000\t"
        and not _words().match(rest, inner.start(2))
    ):
        return None
    return _counted(line, unit, number, rest)


def _counted(line: str, unit: str, number: int, rest: str) -> Head | None:
    if len(rest.strip()) > LONGEST:
        return None
    doubt = 0.0
    if rest and rest[0] not in " \u3000\t:：、.．-—~·《【（(“「" and rest[0] != '"':
        doubt += 0.7 if rest[0] not in "的中里裡第和与與是有在就则則也，。" else 3.0
    end = rest.rstrip().rstrip("）)】")
    if end.endswith(("。", "，", "；", "：", ",", ";", "、")):
        doubt += 2.0
    elif "。" in rest or "，" in rest[:-1]:
        doubt += 0.6
    if len(rest) > 25:
        doubt += 0.5
    return Head(line, unit, number, doubt, rest.strip(" \u3000\t:：、.．-—~·"))


def _in_english(line: str, found: re.Match[str]) -> Head | None:
    number = english_number(found[2])
    rest = found[3]
    title = rest.strip(" \t.:：—–-*]")
    if not number or len(title) > 60 or not (found[1][0].isupper()):
        return None
    doubt = 0.0
    if rest[:1] == " " and title[:1].islower():
        doubt += 3.0
    if rest[:1] in (",", ";") or title.endswith((",", ";")):
        doubt += 2.0
    if title.endswith(".") and len(title) > 30:
        doubt += 1.0
    return Head(line, ENGLISH_UNITS[found[1].lower()], number, doubt, title)


def english_number(word: str) -> int:
    """The number that ``word`` writes in English, Roman or Arabic signs; 0 for none."""
    word = word.lower().removeprefix("the ")
    if word.isdigit():
        return int(word)
    if word in _ORDINALS:
        return _ORDINALS.index(word) + 1
    if word in _ONES:
        return _ONES.index(word) + 1
    tens, _, ones = word.replace("-", " ").partition(" ")
    if tens in _TENS:
        return (_TENS.index(tens) + 2) * 10 + (_ONES.index(ones) + 1 if ones in _ONES else 0)
    return roman(word.upper())


def roman(text: str) -> int:
    """The value of a Roman numeral; 0 for anything else."""
    if not text or any(c not in ROMAN for c in text):
        return 0
    values = [ROMAN[c] for c in text]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


def stands_alone(line: str) -> bool:
    """Whether ``line`` heads what a book has beside its chapters: 楔子, 后记, Prologue."""
    if not line or len(line) > LONGEST or not may_head(line):
        return False
    return bool(_named().fullmatch(line.strip("【】[]（）()《》*#— \u3000")))


def of_the_book(line: str) -> bool:
    """Whether ``line`` heads what closes a book and belongs to none of its parts."""
    return line.lower().lstrip("【[（(*# ").startswith(CLOSING)


def is_part(head: Head) -> bool:
    """Whether ``head`` is that of a part, under which chapters stand."""
    return (head.unit != "" and head.unit in PARTS) or head.unit in (PART, BOOK)
