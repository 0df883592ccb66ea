"""Line breaking: the rules of Chinese print, as cases and as invariants."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convkit.writers.pdf import marks
from convkit.writers.pdf.breaking import Line, break_lines
from convkit.writers.pdf.glyphs import Book
from convkit.writers.pdf.pieces import pieces
from convkit.writers.pdf.setting import CELLS, Setting, set_plain
from convkit.writers.pdf.typeface import Faces

FACES = Faces(Book(), traditional=False)
HAN = "山河水利村镇学校老人桥梁道路稻田"


def lines(text: str, cells: int, indent: int = 0) -> tuple[Setting, list[Line]]:
    setting = set_plain(text, FACES("song"), cells * 1000)
    return setting, break_lines(setting, cells * 1000, indent * 1000)


def shown(text: str, cells: int, indent: int = 0) -> list[str]:
    return [text[line.start : line.end] for line in lines(text, cells, indent)[1]]


CASES = [
    ("plain", "山河水利村镇学校老人", 4, ["山河水利", "村镇学校", "老人"], "equal cells are cut by arithmetic"),
    ("indent", "山河水利村镇学校老人", 4, ["山河水利", "村镇学校", "老人"], "no indent asked for"),
    ("closing mark fits by half", "山河水利，村镇学校老人", 4, ["山河水", "利，村镇", "学校老人"], "half a cell is missing: pushed out"),
    ("closing mark is pulled in", "山，河，水，利村，镇学校老人", 8, ["山，河，水，利村，", "镇学校老人"], "marks give up a quarter each"),
    ("opening mark goes on", "山河水“利村镇”学校老", 4, ["山河水", "“利村镇”", "学校老"], "an opening mark is not at a line end"),
    ("dash", "山河水——利村镇学校", 4, ["山河水", "——利村", "镇学校"], "—— is one mark"),
    ("ellipsis", "山河水……利村镇学校", 4, ["山河水", "……利村", "镇学校"], "…… is one mark"),
    ("no single hanzi", "山河水利村镇学校老", 4, ["山河水利", "村镇学", "校老"], "the last line has more than one hanzi"),
    ("word", "山河Python水利村镇学校", 5, ["山河", "Python水", "利村镇学校"], "a Latin word is not divided"),
    ("number with unit", "山河水利97.5%村镇学校", 5, ["山河水利", "97.5%村", "镇学校"], "number, point and percent sign stay together"),
    ("space stays behind", "The log of the lighthouse", 6, ["The log of ", "the ", "lighthouse"], "spaces end a line"),
]  # fmt: skip


@pytest.mark.parametrize(("label", "text", "cells", "expected", "why"), CASES, ids=[case[0] for case in CASES])
def test_cases(label: str, text: str, cells: int, expected: list[str], why: str) -> None:
    assert shown(text, cells) == expected, why


def test_a_word_wider_than_the_measure_is_divided() -> None:
    made = shown("x" * 100, 5)
    assert len(made) > 5
    assert "".join(made) == "x" * 100


def test_an_address_is_divided_before_its_slashes() -> None:
    made = shown("见https://example.org/water/levels/today/hourly", 12)
    assert len(made) > 1
    assert all(line[0] in "/h" for line in made[1:])


def test_the_first_line_is_shorter_by_its_indent() -> None:
    assert shown("山河水利村镇学校老人桥梁", 6, 2) == ["山河水利", "村镇学校老人", "桥梁"]


def test_a_space_at_the_end_hangs() -> None:
    _, (only,) = lines("山河水利村镇 ", 6)
    assert only.width == 6000


def test_empty_text_is_one_empty_line() -> None:
    assert shown("", 10) == [""]


def test_neighbouring_marks_close_up() -> None:
    setting, _ = lines("山。”河", 20)
    assert setting.width == 3500


def test_hanzi_and_latin_stand_apart_but_not_at_marks() -> None:
    assert lines("山a河", 20)[0].width - lines("a", 20)[0].width == 2000 + 2 * marks.GAP
    assert lines("山，a", 20)[0].width - lines("a", 20)[0].width == 2000


ALPHABET = st.text(st.sampled_from(HAN + "，。“”《》（）——……、：；！？·a1 %€,.-"), max_size=300)


@settings(max_examples=150, deadline=None)
@given(ALPHABET, st.integers(6, 40), st.integers(0, 2))
def test_lines_tile_the_text_and_fit(text: str, cells: int, indent: int) -> None:
    _setting, made = lines(text, cells, indent)
    assert made[0].start == 0
    assert made[-1].end == len(text)
    assert all(above.end == below.start for above, below in pairwise(made))
    for number, line in enumerate(made):
        room = cells * 1000 - (indent * 1000 if number == 0 else 0)
        assert line.width <= room or line.end - line.start <= 2
        assert 0 <= line.spread <= marks.SPREAD


@settings(max_examples=150, deadline=None)
@given(ALPHABET, st.integers(12, 40))
def test_what_is_shown_is_as_wide_as_the_line_says(text: str, cells: int) -> None:
    setting, made = lines(text, cells)
    for line in made:
        found = pieces(setting, line)
        width = sum(kern + width for _, _, kern, width, *_ in found)
        hanging = len(text[line.start : line.end]) - len(text[line.start : line.end].rstrip(" "))
        if not hanging:
            assert abs(width - line.width) < 0.01
        kept = setting.codes[line.start : line.end].replace(marks.SKIP, "")
        assert sum(len(codes) for codes, *_ in found) == len(kept)


PROSE = st.lists(
    st.tuples(
        st.text(st.sampled_from(HAN), min_size=2, max_size=14),
        st.sampled_from(["，", "。", "；", "“好。”", "《水经》", "97.5%", "——"]),
    ),
    min_size=5,
    max_size=60,
).map(lambda parts: "".join(han + mark for han, mark in parts))


@settings(max_examples=200, deadline=None)
@given(PROSE, st.integers(12, 40))
def test_no_line_of_prose_breaks_a_rule(text: str, cells: int) -> None:
    _setting, made = lines(text, cells, 2)
    for above, below in pairwise(made):
        assert text[below.start] not in marks.NO_START
        assert text[above.end - 1] not in marks.NO_END
        assert not (text[above.end - 1] == text[below.start] and text[below.start] in marks.PAIRS)
    if len(made) > 1:
        rest = [char for char in text[made[-1].start :] if char not in marks.NO_START]
        assert len(rest) != 1


def test_long_text_is_cut_without_looking_at_each_character() -> None:
    text = HAN * 5000
    setting = set_plain(text, FACES("song"), 35_000)
    assert setting.kinds == [CELLS]
    assert len(break_lines(setting, 35_000)) == -(-len(text) // 35)
