"""Authors over the title of a paper."""

from convkit.testing import cleaned

SCHOOL = "(青山大学 水利学院,柳河 青山 123400)"
A = "三座水库自昨日起同时蓄水,预计灌溉面积可以扩大两成,渠道也都清过一遍。"


def test_authors_over_the_title_that_stand_again_under_it() -> None:
    names = "林川,何 青,许远"
    result = cleaned(f"{names}\n{SCHOOL}\n渡口信号灯的亮度*\n——基于三年观测的分析\n{names}\n{SCHOOL}\n{A}\n{A}")
    (article,) = result.articles
    assert (article.title, article.subtitle) == ("渡口信号灯的亮度*", "——基于三年观测的分析")
    assert article.authors == ("林川", "何青", "许远")
    assert (article.byline or "").endswith(SCHOOL)
    assert [why for _, why in result.furniture] == ["stated again below"] * 2


def test_authors_that_stand_over_the_title_alone() -> None:
    (article,) = cleaned(f"林川1,何青松2\n{SCHOOL}\n渡口信号灯的亮度\n{A}\n{A}").articles
    assert (article.title, article.authors) == ("渡口信号灯的亮度", ("林川", "何青松"))


def test_a_title_over_a_school_is_a_title() -> None:
    (article,) = cleaned(f"渡口信号灯的亮度\n{SCHOOL}\n{A}\n{A}").articles
    assert article.title == "渡口信号灯的亮度"


def test_authors_and_school_on_one_line_over_the_title() -> None:
    names = "林川,何 青"
    result = cleaned(f"{names}{SCHOOL}\n渡口信号灯的亮度\n{names}\n{SCHOOL}\n{A}\n{A}")
    (article,) = result.articles
    assert (article.title, article.authors) == ("渡口信号灯的亮度", ("林川", "何青"))
    assert len(result.furniture) == 1
