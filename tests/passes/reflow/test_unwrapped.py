"""Lines that can't be hard-wrapped: what a short look says is what a long one finds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convkit.bigrams import load
from convkit.passes.reflow.grid import grid_of
from convkit.passes.reflow.layout import find_wraps
from convkit.passes.reflow.lines import Lines, lines_of
from convkit.passes.reflow.unwrapped import are_unwrapped
from convkit.provenance import Span

SPEECH = ["“船还没有到。”", "“再等一等吧，”老船工说，“今晚的风不大。”", "她把灯拨亮了一点。", "没有人答话。"]
LONG = "渡口的灯亮了，老船工把账本合上，说今年的水比往年早了半个月，堤上的人要多看几遍才放心，夜里也不能离人。"
WRAPPED = [
    "渡口的灯亮了，老船工把账本合上，说今年的水",
    "比往年早了半个月，堤上的人要多看几遍才放心",
    "，夜里也不能离人，他还说河边的柳树也绿了。",
]


def lines(*given: str) -> Lines:
    """The lines ``given``."""
    text = "\n".join(given)
    return lines_of(text, Span(0, len(text)))


def test_speech_between_long_paragraphs_is_not_wrapped() -> None:
    assert are_unwrapped(lines("第一章 渡口", *SPEECH, LONG, "第二章 夜里的水位", *SPEECH, LONG))


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (WRAPPED * 3, "lines that end inside a sentence may be wrapped"),
        (["第一章 渡口", "第二章 水位", *SPEECH[2:], *SPEECH * 3], "two titles side by side"),
        (["第一章 渡口", *SPEECH[2:], "第二章 夜里的水位", *SPEECH[2:]] * 2, "no longer line parts the titles"),
    ],
)
def test_others_are_looked_at_closely(given: list[str], why: str) -> None:
    assert not are_unwrapped(lines(*given)), why


INSIDE = st.text("灯河船水的了，、a1 ", max_size=50)
LINE = st.tuples(
    st.sampled_from(["", "　　", "\t"]),
    st.sampled_from(["灯", "“", "x", "，"]),
    INSIDE,
    st.sampled_from(["。", "。”", "，", "", "。", "。"]),
)
MADE = LINE.map("".join)


@settings(max_examples=200)
@given(
    st.lists(st.one_of(MADE, st.just(LONG * 2), st.sampled_from(SPEECH)), min_size=1, max_size=24), st.integers(1, 4)
)
def test_a_close_look_finds_no_wraps(given: list[str], times: int) -> None:
    found = lines(*given * times)
    if are_unwrapped(found):
        assert find_wraps(found, found.contents, grid_of(found, found.contents), load) == []
