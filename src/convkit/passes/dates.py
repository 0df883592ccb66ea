"""Dates as printed, in ISO 8601: ``2020-07-02``, 2020年7月2日, 二〇二一年二月五日, 民國一一〇年, 令和3年, 2 July 2020.

Only what the text states: a year and month give ``YYYY-MM``, a date without a year gives none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from convkit.contract import CleaningPass, Mark, PassSpec, Stage, TextView
from convkit.model import Field
from convkit.passes.numerals import NUMERALS, value
from convkit.patterns import Pattern

ERAS = {
    "民國": 1911,
    "民国": 1911,
    "中華民國": 1911,
    "令和": 2018,
    "平成": 1988,
    "昭和": 1925,
    "大正": 1911,
    "明治": 1867,
}
"""The year before the first of each era."""
MONTHS = {
    name[: max(3, size)]: month
    for month, name in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        1,
    )
    for size in (3, 9)
}


_NUMBER = f"[0-9０-９{NUMERALS}]"
_NAMES = "|".join(sorted({*MONTHS, "sept"}, key=len, reverse=True))


class _Patterns:
    """The regular expressions of this module."""

    # fmt: off
    numeric = Pattern(r"(?<!\d)(\d{4})\s*[-/.．]\s*(\d{1,2})(?:\s*[-/.．]\s*(\d{1,2}))?(?!\d)")
    chinese = Pattern(rf"(?<![0-9])([0-9０-９〇○零一二三四五六七八九]{{4}})\s*年(?:\s*({_NUMBER}{{1,3}})\s*月(?:\s*({_NUMBER}{{1,4}})\s*[日號号])?)?")
    era = Pattern(rf"({'|'.join(ERAS)})\s*({_NUMBER}{{1,4}}|元)\s*年(?:\s*({_NUMBER}{{1,3}})\s*月(?:\s*({_NUMBER}{{1,4}})\s*日)?)?")
    day_first = Pattern(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({_NAMES})\.?,?\s+(\d{{4}})(?!\d)", re.IGNORECASE)
    month_first = Pattern(rf"\b({_NAMES})\.?\s+(?:(\d{{1,2}})(?:st|nd|rd|th)?,?\s+)?(\d{{4}})(?!\d)", re.IGNORECASE)
    compact = Pattern(r"(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
    # fmt: on


def iso(text: str) -> str | None:
    """The first date that ``text`` states, as ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``; None where it states none."""
    p = _Patterns
    found = p.era.search(text) if any(era in text for era in ERAS) else None
    if found:
        year = 1 if found[2] == "元" else value(found[2])
        return None if year is None else _made(ERAS[found[1]] + year, value(found[3] or ""), value(found[4] or ""))
    found = p.chinese.search(text) if "年" in text else None
    found = found or p.numeric.search(text) or p.compact.search(text)
    if found:
        return _made(value(found[1]), value(found[2] or ""), value(found[3] or ""))
    found = p.day_first.search(text)
    if found:
        return _made(int(found[3]), MONTHS[found[2][:3].lower()], int(found[1]))
    found = p.month_first.search(text)
    if found:
        return _made(int(found[3]), MONTHS[found[1][:3].lower()], value(found[2] or ""))
    return None


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


class DatesPass:
    """``metadata.dates``."""

    def propose(self, view: TextView) -> Iterator[Mark]:
        """The ISO form of the date that was printed."""
        if any(f.name == "date" for f in view.fields):
            return
        for field in view.fields:
            if field.name == "date_text":
                printed = field.value if field.value is not None else view.text[field.start : field.end]
                found = iso(printed)
                if found:
                    yield Field("date", field.start, field.end, found, keep=True, reason="date as printed")
                    return


def _dates(options: Mapping[str, str]) -> CleaningPass:
    return DatesPass()


PASSES = (
    PassSpec(
        "metadata.dates",
        1,
        Stage.METADATA,
        "the ISO form of the printed date; never a date that the text doesn't state",
        _dates,
        order=40,
    ),
)
