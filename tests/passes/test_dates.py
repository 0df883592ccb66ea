"""Dates as printed, in ISO 8601."""

import pytest

from convkit.passes.dates import iso


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("2030-07-02", "2030-07-02"), ("2030/7/2 08:15", "2030-07-02"), ("2030.7.2", "2030-07-02"), ("2030年7月2日", "2030-07-02"),
        ("2030 年 7 月 2 日", "2030-07-02"), ("二〇三〇年三月九日", "2030-03-09"), ("二○三○年十二月卅一日", "2030-12-31"),
        ("2030年7月", "2030-07"), ("2030年", "2030"), ("民國一一〇年五月四日", "2021-05-04"), ("民国三十八年", "1949"),
        ("令和3年5月4日", "2021-05-04"), ("昭和元年", "1926"), ("2 July 2030", "2030-07-02"), ("July 2, 2030", "2030-07-02"),
        ("Sept. 2030", "2030-09"), ("20300702", "2030-07-02"), ("发布时间：2030-07-02 星期二", "2030-07-02"),
    ],
)  # fmt: skip
def test_iso(printed: str, expected: str) -> None:
    assert iso(printed) == expected


@pytest.mark.parametrize("printed", ["7月20日", "昨日", "2030年13月1日", "2030-02-30", "12345", "1日上午", ""])
def test_what_states_no_date(printed: str) -> None:
    assert iso(printed) is None
