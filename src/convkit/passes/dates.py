"""Dates as printed, in ISO 8601: ``2020-07-02``, 2020年7月2日, 二〇二一年二月五日, 民國一一〇年, 令和3年, 光绪二十四年, 2 July 2020.

Only what the text states: a year and month give ``YYYY-MM``.  A date without a year gives none, unless the document itself leaves
no doubt about it: its number bears the year, or its text has the same day with one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from convkit.contract import CleaningPass, Mark, PassSpec, Stage, TextView
from convkit.model import Field
from convkit.passes.eras import ERA_NAMES, era_year
from convkit.passes.numerals import NUMERALS, value
from convkit.patterns import Pattern

MONTHS = {
    name[:size]: number
    for number, name in enumerate(
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"], 1
    )
    for size in (3, len(name))
} | {"sept": 9}  # fmt: skip

ZEROS = "〇○◯零OoＯ０0"
"""What stands for 〇 in years that are written out: recognition and hurry put letters and rings there."""
_HAN_DIGITS = f"[{ZEROS}一二三四五六七八九]"
DATE = (
    rf"(?:(?:\d{{4}}|{_HAN_DIGITS}{{4}})\s*(?:[-/.．]\s*\d{{1,2}}\s*(?:[-/.．]\s*\d{{1,2}})?|(?<=\s)\d{{2}}/\d{{2}}(?![\d/])"
    r"|年\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十元]{1,3})\s*月(?:\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十廿卅初]{1,4})\s*[日號号])?)"
    r"|\d{4}\s*년\s*\d{1,2}\s*월(?:\s*\d{1,2}\s*일)?"
    rf"|(?:(?:中華|中华)?民[國国]|令和|平成|昭和|大正)\s*(?:\d{{1,3}}|[{ZEROS}一二三四五六七八九十百元]{{1,5}})\s*年"
    rf"\s*(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*月\s*(?:\d{{1,2}}|[一二三四五六七八九十廿卅]{{1,4}})\s*日"
    r"|(?<!\d)1[0-2]\d年\d{1,2}月\d{1,2}日)"
)
"""A date to the month or the day, as it stands on a line of its own."""

_MONTH_DAY = r"(?:\d{1,2}|[正腊冬一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十廿卅初]{1,4})[日號号]?"
DAY_STARTS = frozenset("〇零一二三四五六七八九十○正腊冬") | frozenset(name[0] for name in ERA_NAMES.split("|"))
_NUMBER = f"[0-9０-９{NUMERALS}]"
_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))


class _Patterns:
    """The regular expressions of this module."""

    # fmt: off
    numeric = Pattern(r"(?<![\d.])(\d{4})(?:\s*[-/.．]\s*|\s+(?=\d\d/\d\d(?![\d/])))(\d{1,2})(?:\s*[-/.．]\s*(\d{1,2}))?(?!\d)")
    chinese = Pattern(rf"(?<![0-9])(\d{{4}}|{_HAN_DIGITS}{{4}})\s*[年년](?:\s*({_NUMBER}{{1,3}})\s*[月월](?:\s*({_NUMBER}{{1,4}})\s*[日號号일])?)?")
    era = Pattern(rf"({ERA_NAMES})\s*({_NUMBER}{{1,5}}|元)\s*年(?:\s*({_NUMBER}{{1,3}})\s*月(?:\s*({_NUMBER}{{1,4}})\s*日)?)?")
    republic = Pattern(r"\s*(1[0-2]\d)年(\d{1,2})月(\d{1,2})日\s*")
    cycle = Pattern(rf"({ERA_NAMES})\s*([甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥])\s*年?")
    day_first = Pattern(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?({_NAMES})\.?,?[\s-]+(\d{{4}})(?!\d)", re.IGNORECASE)
    month_first = Pattern(rf"\b({_NAMES})\.?\s+(?:(\d{{1,2}})(?:st|nd|rd|th)?(?:\s*[-–]\s*\d{{1,2}})?,?\s+)?(\d{{4}})(?!\d)", re.IGNORECASE)
    compact = Pattern(r"(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
    slashed = Pattern(r"(?<![\d/.])(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)")
    month_day = Pattern(rf"(?<![年\d])({_NUMBER}{{1,3}})\s*月\s*({_NUMBER}{{1,4}})\s*[日號号]")
    day = Pattern(
        rf"(?:{DATE}|{_MONTH_DAY}|(?:\d{{4}}|{_HAN_DIGITS}{{4}})年|(?:{ERA_NAMES})[\d一二三四五六七八九十元]{{1,4}}年(?:[（(]\d{{4}}年?[）)])?(?:{_MONTH_DAY})?)"
        r"(?:[\s，,]*(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]|[\s，,]*[（(](?:星期|周|週)?[一二三四五六日天][）)])?(?:[\s，,]+[^\s。，！？]{1,8}){0,2}"
    )
    numbered = Pattern(r"[〔\[（(【﹝［]\s*((?:19|20)\d{2})\s*[〕\]）)】﹞］]")
    # fmt: on


def iso(text: str) -> str | None:
    """The first date that ``text`` states, as ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``; None where it states none."""
    if len(text) == 10 and text[4] == text[7] == "-" and text.isascii():
        year, month, day = text.split("-", 2)
        if year.isdecimal() and month.isdecimal() and day.isdecimal():
            return _made(int(year), int(month), int(day))
    return _in_an_era(text) or _in_numbers(text) or _in_words(text)


def _in_an_era(text: str) -> str | None:
    p = _Patterns
    found = p.era.search(text) if "年" in text else None
    if found:
        year, solar = era_year(found[1], 1 if found[2] == "元" else value(_plain(found[2])) or 0)
        return _made(year, value(found[3] or ""), value(found[4] or "")) if solar else _made(year, None, None)
    found = p.republic.fullmatch(text) if "年" in text and len(text) <= REPUBLIC else None
    if found:
        return _made(1911 + int(found[1]), int(found[2]), int(found[3]))
    found = p.cycle.search(text) if not CYCLE.isdisjoint(text) else None
    return _made(era_year(found[1], found[2])[0], None, None) if found else None


REPUBLIC = 14
"""Code points of the longest line with a year of the Republic that does not say so: 114年01月13日."""
CYCLE = frozenset("甲乙丙丁戊己庚辛壬癸")


def _in_numbers(text: str) -> str | None:
    p = _Patterns
    found = p.chinese.search(text) if "年" in text or "년" in text else None
    if found is None and not any(map(str.isdecimal, text)):
        return None
    found = found or p.numeric.search(text) or p.compact.search(text)
    if found:
        return _made(value(_plain(found[1])), value(found[2] or ""), value(found[3] or ""))
    found = p.slashed.search(text)
    if found is None:
        return None
    one, other, year = (int(part) for part in found.groups())
    if max(one, other) > 12 or one == other:
        return _made(year, min(one, other), max(one, other)) if min(one, other) <= 12 else None
    return None


def _in_words(text: str) -> str | None:
    p = _Patterns
    found = p.day_first.search(text) if any(map(str.isdecimal, text)) else None
    if found:
        return _made(int(found[3]), MONTHS[found[2].lower()], int(found[1]))
    found = p.month_first.search(text) if any(map(str.isdecimal, text)) else None
    if found:
        return _made(int(found[3]), MONTHS[found[1].lower()], value(found[2] or ""))
    return None


def _plain(number: str) -> str:
    """``number`` with 〇 where a ring or a letter stands for it."""
    return number if number.isdecimal() else number.translate(_ZERO)


_ZERO = {ord(zero): "〇" for zero in ZEROS}


def _made(year: int | None, month: int | None, day: int | None) -> str | None:
    if not year or not 1000 <= year <= 2999:
        return None
    if month is None:
        return f"{year:04}"
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04}-{month:02}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def is_day(line: str) -> bool:
    """Whether ``line`` is a date with weekday and weather at most, as over an entry of a diary; 3月9日　晴 too."""
    if not 3 <= len(line) <= 40 or not (line[0].isdecimal() or line[0] in DAY_STARTS):
        return False
    return bool(_Patterns.day.fullmatch(line))


def month_and_day(text: str) -> tuple[int, int] | None:
    """The month and day of a date without a year, ``7月20日``; None where ``text`` is none."""
    found = _Patterns.month_day.search(text)
    month, day = (value(found[1]) or 0, value(found[2]) or 0) if found else (0, 0)
    return (month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def certain_year(month: int, day: int, number: str, text: str) -> int | None:
    """The year of a day, where a document leaves no doubt: that of its ``number`` (〔2030〕), or of the same day in its ``text``."""
    p = _Patterns
    found = p.numbered.search(number)
    if found:
        return int(found[1])
    same = {
        value(_plain(full[1]))
        for full in p.chinese.finditer(text)
        if (value(full[2] or ""), value(full[3] or "")) == (month, day)
    }
    return same.pop() if len(same) == 1 else None


class DatesPass:
    """``metadata.dates``."""

    def propose(self, view: TextView) -> Iterator[Mark]:
        """The ISO form of the date that was printed."""
        if any(f.name == "date" for f in view.fields):
            return
        for field in view.fields:
            if field.name == "date_text":
                printed = field.value if field.value is not None else view.text[field.start : field.end]
                found = iso(printed) or _with_the_year(view, printed)
                if found:
                    yield Field("date", field.start, field.end, found, keep=True, reason="date as printed")
                    return


def _with_the_year(view: TextView, printed: str) -> str | None:
    seen = month_and_day(printed)
    if seen is None:
        return None
    number = next((view.text[f.start : f.end] for f in view.fields if f.name == "doc_number"), "")
    return _made(certain_year(*seen, number, view.text), *seen)


def _dates(options: Mapping[str, str]) -> CleaningPass:
    return DatesPass()


PASSES = (
    PassSpec(
        "metadata.dates",
        2,
        Stage.METADATA,
        "the ISO form of the printed date; never a date that the text doesn't state",
        _dates,
        order=40,
    ),
)
