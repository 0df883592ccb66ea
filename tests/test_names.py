from __future__ import annotations

import unicodedata
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convkit.model import Article
from convkit.names import MAX_BYTES, article_name, distinct, name_key, safe_name, with_identity

STEADY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # loaded machines are slow

ANY_TEXT = st.text(st.characters(codec=None))
ROUGH_TEXT = st.text(
    st.sampled_from("aA-. _/\\:~水库é e\u0301\u200b\u200d\ufe0f\x00\n\t\u3000\udcff\U0001f600CONnul19¹")
)

NAMES = [
    ("plain", "水库", "水库"),
    ("dots inside stay", "v1.2 report", "v1.2 report"),
    ("separators", "a/b\\c", "a_b_c"),
    ("climbing out", "../../etc/passwd", "_.._etc_passwd"),
    ("drive", "C:notes", "C_notes"),
    ("wildcards", 'a*?"<>|b', "a_b"),
    ("newline and tab are blanks", "第一行\n第二行\t尾", "第一行 第二行 尾"),
    ("wide blank", "甲　乙", "甲 乙"),
    ("hidden file", ".profile", "profile"),
    ("an option", "--rf", "rf"),
    ("trailing dots and blanks", "end. . ", "end"),
    ("control characters", "a\x00b\x1bc\x7f", "abc"),
    ("right-to-left override", "a\u202egnp.exe", "agnp.exe"),
    ("zero width", "水\u200b库\ufeff", "水库"),
    ("lone surrogate", "a\udcffb", "ab"),
    ("Hangul filler", "\u3164", "fallback"),
    ("device", "CON", "_CON"),
    ("device with an ending", "nul.txt", "_nul.txt"),
    ("device with a blank", "com1 .x", "_com1 .x"),
    ("device with a raised digit", "LPT²", "_LPT²"),
    ("no device", "console", "console"),
    ("nothing", "", "fallback"),
    ("only dots", "...", "fallback"),
    ("decomposed", "e\u0301", "é"),
]


@pytest.mark.parametrize(("label", "stem", "expected"), NAMES)
def test_names(label: str, stem: str, expected: str) -> None:
    name = safe_name(stem, "fallback")
    assert name.name == expected
    assert name.changed == (expected != stem)


def test_long_names_are_cut_between_characters() -> None:
    name = safe_name("河" * 100, "x").name
    assert name == "河" * (MAX_BYTES // 3)
    assert safe_name("a" * (MAX_BYTES - 1) + "\U00020000", "x").name == "a" * (MAX_BYTES - 1)


def test_a_base_keeps_its_marks_or_goes_with_them() -> None:
    head = "a" * (MAX_BYTES - 2)
    assert safe_name(head + "q\u0323\u0307", "x").name == head


def test_an_endless_name_costs_no_more_than_a_long_one() -> None:
    assert safe_name("a" * 5_000_000, "x").name == "a" * MAX_BYTES


@STEADY
@given(st.one_of(ANY_TEXT, ROUGH_TEXT))
def test_any_text_becomes_a_safe_name(text: str) -> None:
    name = safe_name(text, text[::-1]).name
    assert name
    assert unicodedata.is_normalized("NFC", name)
    assert len(name.encode()) <= MAX_BYTES
    assert not set(name) & set('/\\:*?"<>|')
    assert all(unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in name)
    assert name[0] not in " .-"
    assert name[-1] not in " ."
    assert name.partition(".")[0].strip().lower() not in ("con", "nul", "prn", "aux", "com1", "com9", "lpt1")
    assert safe_name(name, "x") == (name, False)


ARTICLES = [
    ("date and title", Article("id1", title="三座水库", date="2031-07-01"), "2031-07-01 三座水库"),
    ("no date", Article("id1", title="三座水库"), "三座水库"),
    ("no title", Article("id1", date="2031-07"), "2031-07 id1"),
    ("neither", Article("id1"), "id1"),
    ("a title that leaves nothing", Article("id1", title=".\u200b."), "id1"),
    ("title over two lines", Article("id1", title="上\n下/左"), "上 下_左"),
]


@pytest.mark.parametrize(("label", "article", "expected"), ARTICLES)
def test_article_names(label: str, article: Article, expected: str) -> None:
    assert article_name(article) == expected


def test_a_name_that_nobody_shares_stays() -> None:
    assert distinct([("a", "1"), ("b", "2")]) == ["a", "b"]


SHARED = [
    ("equal", "报告", "报告"),
    ("case", "Report", "rePORT"),
    ("sharp s", "Straße", "STRASSE"),
    ("normal form", "é", "e\u0301"),
]


@pytest.mark.parametrize(("label", "first", "second"), SHARED)
def test_all_that_share_a_name_get_their_own_mark(label: str, first: str, second: str) -> None:
    made = distinct([(first, "in/a"), (second, "in/b"), ("其他", "in/c")])
    assert made == [with_identity(first, "in/a"), with_identity(second, "in/b"), "其他"]
    assert name_key(made[0]) != name_key(made[1])


def test_a_name_that_looks_like_anothers_mark_gets_one_too() -> None:
    taken = with_identity("a", "1")
    made = distinct([("a", "1"), ("a", "2"), (taken, "3")])
    assert len({name_key(name) for name in made}) == 3


def test_copies_of_one_article_have_names_of_their_own() -> None:
    made = distinct([("a", "1"), ("A", "1"), ("a", "1"), ("b", "1")])
    assert made == [with_identity("a", "1"), with_identity("A", "1\x002"), with_identity("a", "1\x003"), "b"]
    assert max(map(len, made)) == len("a-") + 8


def test_a_marked_name_stays_in_bounds() -> None:
    assert len(with_identity("河" * 60, "1", 64).encode()) <= MAX_BYTES


@STEADY
@given(st.lists(st.sampled_from(["a", "A", "b", "é", "e\u0301", "B", "c"]), max_size=5))
def test_names_do_not_depend_on_order(names: list[str]) -> None:
    entries = [(name, f"id{index}") for index, name in enumerate(names)]
    expected = dict(zip(entries, distinct(entries), strict=True))
    assert len({name_key(name) for name in expected.values()}) == len(entries)
    for order in permutations(entries):
        assert dict(zip(order, distinct(order), strict=True)) == expected
