"""Dates as printed, in ISO 8601."""

import pytest

from convkit.passes.dates import certain_year, iso, month_and_day
from convkit.passes.eras import era_year, sign
from convkit.testing import cleaned


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("2030-07-02", "2030-07-02"), ("2030/7/2 08:15", "2030-07-02"), ("2030.7.2", "2030-07-02"), ("2030 07/02 08:15:00", "2030-07-02"), ("2030-07-02 HKT 08:15", "2030-07-02"), ("2030年7月2日", "2030-07-02"),
        ("2030 年 7 月 2 日", "2030-07-02"), ("二〇三〇年三月九日", "2030-03-09"), ("二○三○年十二月卅一日", "2030-12-31"),
        ("2030年7月", "2030-07"), ("2030年", "2030"), ("民國一一〇年五月四日", "2021-05-04"), ("民国三十八年", "1949"),
        ("令和3年5月4日", "2021-05-04"), ("昭和元年", "1926"), ("2 July 2030", "2030-07-02"), ("July 2, 2030", "2030-07-02"),
        ("Sept. 2030", "2030-09"), ("二O三O年七月二日", "2030-07-02"), ("二０三0年七月", "2030-07"), ("2nd of July, 2030", "2030-07-02"), ("Jul. 2nd, 2030", "2030-07-02"),
        ("02-Jul-2030", "2030-07-02"), ("13/07/2030", "2030-07-13"), ("07/13/2030", "2030-07-13"), ("2030-07-02T08:30:00+08:00", "2030-07-02"), ("2030年7月2日至5日", "2030-07-02"),
        ("光绪二十四年八月", "1898"), ("光绪甲申年", "1884"), ("民國109年7月2日", "2020-07-02"), ("中華民國一百零九年七月二日", "2020-07-02"), ("明治30年5月1日", "1897-05-01"),
        ("明治3年5月1日", "1870"), ("2030년 7월 2일", "2030-07-02"), ("２０３０年７月２日", "2030-07-02"), ("20300702", "2030-07-02"), ("发布时间：2030-07-02 星期二", "2030-07-02"),
    ],
)  # fmt: skip
def test_iso(printed: str, expected: str) -> None:
    assert iso(printed) == expected


@pytest.mark.parametrize(
    "printed",
    [
        "7月20日",
        "昨日",
        "2030年13月1日",
        "2030-02-30",
        "12345",
        "1日上午",
        "",
        "7/2/2030",
        "07/08/2030",
        "康熙壬寅",
        "甲子年",
        "光绪五十年",
        "1.2030.7",
        "第2030号",
    ],
)
def test_what_states_no_date(printed: str) -> None:
    assert iso(printed) is None


@pytest.mark.parametrize(
    ("era", "year", "expected"),
    [("民國", 1, 1912), ("昭和", 64, 1989), ("昭和", 65, None), ("光绪", "戊戌", 1898), ("康熙", "壬寅", None), ("康熙", "甲子", 1684), ("民国", "甲子", None)],
)  # fmt: skip
def test_years_of_eras(era: str, year: int | str, expected: int | None) -> None:
    assert era_year(era, year)[0] == expected
    assert sign(1984) == "甲子"


def test_a_day_without_a_year_takes_it_from_the_document_where_it_is_certain() -> None:
    assert month_and_day("7月20日") == (7, 20)
    assert month_and_day("2030年7月20日") is None
    assert certain_year(7, 20, "青水发〔2030〕5号", "") == 2030
    assert certain_year(7, 20, "", "2030年7月20日开工，2031年竣工。") == 2030
    assert certain_year(7, 20, "", "2030年7月20日开工，2031年7月20日竣工。") is None
    assert certain_year(7, 20, "", "2030年开工。") is None


@pytest.mark.parametrize(
    "line", ["令和13年5月4日", "中華民國一百二十年五月四日", "2031년 5월 4일", "二O三一年五月四日"]
)
def test_dates_of_other_calendars_on_a_line_of_their_own(line: str) -> None:
    body = "各乡镇要在三月底以前把渡口修好，并报县站备案，不得向船户摊派。"
    (article,) = cleaned(f"渡口\n\n{line}\n\n{body}\n\n{body}").articles
    assert (article.date, article.date_text) == ("2031-05-04", line)


def test_a_signature_without_a_year() -> None:
    body = "各乡镇要在三月底以前把渡口修好，并报县站备案，不得向船户摊派。"
    text = f"青水发〔2030〕5号\n\n关于修缮渡口的通知\n\n各乡镇人民政府：\n\n{body}\n\n青山县水务局\n\n3月9日"
    (article,) = cleaned(text).articles
    assert (article.date, article.date_text, article.issuer) == ("2030-03-09", "3月9日", "青山县水务局")
