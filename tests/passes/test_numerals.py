"""Chinese numerals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convkit.passes.numerals import value

DIGITS = "〇一二三四五六七八九"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("廿三", 23), ("卅", 30), ("一百", 100), ("一百零三", 103), ("一百一十", 110),
        ("两百", 200), ("壹佰贰拾", 120), ("一千零一", 1001), ("一万二千", 12000), ("二〇二一", 2021), ("⼀", 1), ("12", 12), ("１２", 12), ("兩", 2), ("一0三", 103), ("一百0三", 103),
    ],
)  # fmt: skip
def test_value(text: str, number: int) -> None:
    assert value(text) == number


@pytest.mark.parametrize("text", ["", "山", "一山", "第一"])
def test_no_number(text: str) -> None:
    assert value(text) is None


@given(st.integers(1000, 9999))
def test_years_digit_by_digit(year: int) -> None:
    assert value("".join(DIGITS[int(d)] for d in str(year))) == year
