"""What EPUB says of a language: its tag, its direction, and the words of the book's own parts in it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

_RTL = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages that are written from right to left where no script is named."""
_RTL_SCRIPTS = frozenset({"Arab", "Hebr", "Nkoo", "Syrc", "Thaa"})


class Words(NamedTuple):
    """The names of the book's parts, and what the accessibility metadata sums up."""

    contents: str
    cover: str
    title_page: str
    text: str
    landmarks: str
    back: str
    summary: str
    undescribed: str


_WORDS = {
    "zh-Hant": Words(
        "目錄", "封面", "書名頁", "正文", "導覽", "返回正文", "文字內容，可調整字號與版式；有目錄與標題結構。",
        "部分圖片沒有文字說明。",
    ),
    "zh": Words(
        "目录", "封面", "书名页", "正文", "导航", "返回正文", "文字内容，可调整字号与版式；有目录与标题结构。",
        "部分图片没有文字说明。",
    ),
    "ja": Words(
        "目次", "表紙", "扉", "本文", "案内", "本文に戻る", "文字による内容。文字の大きさと組み方を変えられ、目次と見出しがある。",
        "説明のない画像がある。",
    ),
    "ko": Words(
        "차례", "표지", "속표지", "본문", "안내", "본문으로", "글로 된 내용이며 글자 크기와 배치를 바꿀 수 있고 차례와 제목이 있다.",
        "설명이 없는 그림이 있다.",
    ),
    "en": Words(
        "Contents", "Cover", "Title page", "Text", "Landmarks", "Back to the text",
        "Text whose size and layout can be changed, with contents and headings.", "Some pictures have no description.",
    ),
}  # fmt: skip


def words(language: str) -> Words:
    """The words for a book in ``language``; English where they are not known in it."""
    return _WORDS.get(language) or _WORDS.get(language.partition("-")[0]) or _WORDS["en"]


@lru_cache(maxsize=64)
def language_tag(language: str) -> str:
    """The BCP 47 tag for EPUB: zh-CN for zh-Hans, which more reading systems know, else ``language``; "und" if it is none."""
    if language in ("zh", "zh-Hans"):
        return "zh-CN"
    well_formed = re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?", language)
    return language if well_formed else "und"


@lru_cache(maxsize=64)
def direction(language: str) -> Literal["ltr", "rtl"]:
    """Which way ``language`` is written in lines."""
    primary, *others = language.split("-")
    script = next((part.title() for part in others if len(part) == 4), "")
    if script:
        return "rtl" if script in _RTL_SCRIPTS else "ltr"
    return "rtl" if primary.lower() in _RTL else "ltr"


def is_traditional(language: str) -> bool:
    """Whether ``language`` is Chinese in traditional characters."""
    return language.startswith(("zh-Hant", "zh-TW", "zh-HK", "zh-MO"))


@lru_cache(maxsize=64)
def spoken(language: str) -> str:
    """The attributes that say ``language`` of an element, with a blank before each; the direction where it is not the usual one."""
    tag = language_tag(language)
    return f' lang="{tag}" xml:lang="{tag}"' + (' dir="rtl"' if direction(language) == "rtl" else "")


def date_label(date: str, language: str) -> str:
    """``date``, ISO 8601 full or cut, as a heading of contents: 2031年7月2日; as it stands where the language has no such form."""
    marks = {"zh": "年月日", "ja": "年月日", "ko": "년월일"}.get(language.partition("-")[0])
    parts = date.split("-")
    if not marks or not all(part.isdecimal() for part in parts) or len(parts) > len(marks):
        return date
    joint = " " if marks[0] == "년" else ""
    return joint.join([part.lstrip("0") + mark for part, mark in zip(parts, marks, strict=False)])
