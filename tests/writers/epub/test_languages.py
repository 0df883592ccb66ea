from __future__ import annotations

import pytest

from convkit.writers.epub.languages import date_label, direction, language_tag, spoken, words

LANGUAGES = [
    ("zh-Hans", "zh-CN", "ltr"),
    ("zh", "zh-CN", "ltr"),
    ("zh-Hant", "zh-Hant", "ltr"),
    ("zh-Hant-TW", "zh-Hant-TW", "ltr"),
    ("en", "en", "ltr"),
    ("ja", "ja", "ltr"),
    ("ug", "ug", "rtl"),
    ("ar-EG", "ar-EG", "rtl"),
    ("ug-Latn", "ug-Latn", "ltr"),
    ("pa-Arab", "pa-Arab", "rtl"),
    ("", "und", "ltr"),
    ("Chinese", "und", "ltr"),
    ('x"><', "und", "ltr"),
]


@pytest.mark.parametrize(("language", "tag", "way"), LANGUAGES)
def test_tags_and_directions(language: str, tag: str, way: str) -> None:
    assert language_tag(language) == tag
    assert direction(language) == way
    assert ('dir="rtl"' in spoken(language)) == (way == "rtl")


def test_what_is_written_from_the_left_says_nothing_of_it() -> None:
    assert spoken("zh-Hans") == ' lang="zh-CN" xml:lang="zh-CN"'


DATES = [
    ("2031-07-02", "zh-Hans", "2031年7月2日"),
    ("2031-07", "zh-Hant", "2031年7月"),
    ("2031", "ja", "2031年"),
    ("2031-07-02", "ko", "2031년 7월 2일"),
    ("2031-07", "en", "2031-07"),
    ("2031-Q3", "zh-Hans", "2031-Q3"),
]


@pytest.mark.parametrize(("date", "language", "label"), DATES)
def test_dates_as_headings(date: str, language: str, label: str) -> None:
    assert date_label(date, language) == label


def test_words_fall_back_to_english() -> None:
    assert words("zh-Hant").contents == "目錄"
    assert words("zh-CN").contents == "目录"
    assert words("de").contents == "Contents"
