"""Settled lines: what is known of them without a close look is what a close look finds."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convkit.passes.reflow import borders
from convkit.passes.reflow.borders import Page
from convkit.passes.reflow.lines import lines_of
from convkit.passes.reflow.pages import page_furniture
from convkit.passes.reflow.settled import are_settled
from convkit.provenance import Span

BODY = "渡口的灯亮了，老船工把账本合上，说今年的水比往年早了半个月，堤上的人要多看几遍才放心。" * 3
SHORTER = "他把灯挂回原处，又看了一眼河面，风不大，船也都靠了岸，今晚大概不会有人来敲门了。"
TITLE = "第十二章 夜里的渡口"
NOVEL = [TITLE, *(["　　" + BODY] * 6), "　　" + SHORTER, "　　" + BODY, "第十三章　水位", *(["　　" + BODY] * 5)]


def settled(*lines: str) -> bool:
    """Whether ``lines`` are settled."""
    text = "\n".join(lines)
    return are_settled(lines_of(text, Span(0, len(text))))


def test_paragraphs_under_titles_are_settled() -> None:
    assert settled(*NOVEL)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (BODY[:-30], "a paragraph that is cut goes on"),
        ("，" + BODY, "a line that begins with a mark goes on another"),
        ("the river " + BODY, "words of Latin have rules of their own"),
        ("第十四章，", "a title with a mark"),
        ("（", "a mark that can't end a line"),
        ("- 12 -", "the number of a page"),
        ("return x;", "code"),
        ("白日依山尽，黄河入海流。", "a short line may be verse"),
        ("灯火照长河，渡口人如织，船头风未定，堤上月先白，岸柳数行青，水鸟一声起。" * 2, "a long line of verse"),
    ],
)
def test_one_other_line_unsettles_them(line: str, why: str) -> None:
    assert not settled(*NOVEL[:5], line, *NOVEL[5:]), why


def test_two_titles_in_a_row_and_runs_of_shorter_lines_unsettle() -> None:
    assert not settled(*NOVEL, TITLE, TITLE, *NOVEL)
    assert not settled(*NOVEL, *[SHORTER] * 5, *NOVEL)


def test_few_lines_are_looked_at_closely() -> None:
    assert not settled(BODY, BODY)


CHARACTERS = "灯河的船、“” （）a1兮"
INSIDE = st.text(CHARACTERS, max_size=12).map(lambda piece: piece + "水位又涨了一些")
ENDING = st.sampled_from(["。", "！”", "：", "；", "——", "。）", "～"])
LONG = st.tuples(INSIDE, st.integers(8, 14), ENDING).map(lambda made: "河" + made[0] * made[1] + made[2])
MIDDLE = st.tuples(st.integers(40, 74), ENDING).map(lambda made: "水" * made[0] + made[1])
HEAD = st.tuples(st.sampled_from(["第一章", "第12章 ", "楔子", "上"]), st.text("灯河 a1", max_size=16)).map("".join)
GROUP = st.one_of(
    st.tuples(LONG), st.tuples(LONG), st.tuples(MIDDLE, LONG), st.tuples(HEAD, LONG), st.tuples(HEAD, MIDDLE), st.tuples(HEAD)
)  # fmt: skip
INDENT = st.sampled_from(["", "　　", "    ", "\t", " "])


@settings(max_examples=200)
@given(st.lists(st.tuples(INDENT, GROUP, st.booleans()), max_size=30), st.integers(4, 12))
def test_a_close_look_finds_nothing_in_settled_lines(rest: list[tuple[str, tuple[str, ...], bool]], long: int) -> None:
    made = [indent + line + "\n" * blank for indent, group, blank in rest for line in group]
    text = "\n".join([*[BODY] * long, *made, BODY])
    lines = lines_of(text, Span(0, len(text)))
    if not are_settled(lines):
        return
    gone = sorted(page_furniture(lines, lines.contents))
    without = lines_of(text, Span(0, len(text)), tuple(Span(lines.starts[i], lines.ends[i]) for i in gone))
    with patch.object(borders, "are_settled", lambda _: False):
        for page in (Page(lines), Page(without)):
            assert (page.wraps, page.found, page.runs) == ([], [], ())
