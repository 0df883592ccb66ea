"""Labels of a page's facts: a cheap look rules out nothing that their pattern finds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convkit.passes.infolabels import _label, may_be_labelled


@pytest.mark.parametrize(
    ("line", "expected", "why"),
    [
        ("来源：青川日报", True, "a label right before its mark"),
        ("索 引 号 ： 0013", True, "blanks between"),
        ("【作者】林川", True, "a bracket for a colon"),
        ("船工说：“灯亮了。”", False, "speech"),
        ("他问：几点了", False, "speech without quotes"),
        ("：：：", False, "marks behind nothing"),
        ("", False, "nothing"),
    ],
)
def test_speech_is_told_from_labels(line: str, expected: bool, why: str) -> None:
    assert may_be_labelled(line) is expected, why


PIECES = st.sampled_from(
    ["来源", "索 引 号", "DOI", "时间", "说", "灯", "：", ":", "】", "丨", "【", " ", "\u3000", "日", "|"]
)


@settings(deadline=None)  # the pattern is compiled in the first example
@given(st.lists(PIECES, max_size=10).map("".join))
def test_what_the_pattern_finds_is_looked_at(line: str) -> None:
    assert may_be_labelled(line) or _label().search(line) is None
