"""Pages of several articles, and the heads of articles."""

import pytest

from convkit.testing import cleaned

A = "三座水库自昨日起同时蓄水，站长说，今年的雨水比往年多，渠道也都清过一遍，预计灌溉面积可以扩大两成。"
B = "渡口的灯从今晚起通宵不熄，船夫们商量了半个月，决定轮流看守，每人一夜，风雨无阻。"
C = "县城的旧书摊搬进了桥下的长廊，下雨天也能开张，来的人比从前多了一倍。"


def test_a_newspaper_page() -> None:
    page = f"""统筹水利建设 护航春耕生产

三座水库本月蓄水

本报讯(记者 林川)昨日,{A}

站长说，{B}

渡口的灯

□本报记者 何青

{B}

灯亮以后

{A}

{C}

桥下有书

{B}

{A}

灯下的修表匠。

本报记者 许远摄

旧书摊搬进长廊

本报讯（许远 记者林川）{C}

■身边
"""
    result = cleaned(page)
    first, second, third = result.articles
    assert (first.kicker, first.title, first.authors) == ("统筹水利建设 护航春耕生产", "三座水库本月蓄水", ("林川",))
    assert (second.title, second.byline, second.authors) == ("渡口的灯", "□本报记者 何青", ("何青",))
    assert [second.block_text(b) for b in second.blocks if b.kind == "heading"] == ["灯亮以后", "桥下有书"]
    assert [second.block_text(b) for b in second.blocks if b.kind == "caption"] == ["灯下的修表匠。\n本报记者 许远摄"]
    assert [tuple(c) for c in second.contributors] == [("许远", "photographer")]
    assert (third.title, third.authors) == ("旧书摊搬进长廊", ("许远", "林川"))
    assert result.furniture == (("■身边", "column mark"),)


def test_a_dated_article_between_others() -> None:
    page = f"水库蓄水\n\n7日上午，{A}（记者 林川）\n\n渡口的灯今晚亮了\n\n2030-03-09\n\n{B}（信息来源：青山县政府）"
    first, second = cleaned(page).articles
    assert (first.title, first.date) == ("水库蓄水", None)
    assert (second.title, second.date, second.source) == ("渡口的灯今晚亮了", "2030-03-09", "青山县政府")


def test_a_headline_that_begins_with_a_time_line() -> None:
    page = f"水利专场发布会\n\n3月9日0-14时\n\n全县新增蓄水一千二百万方\n\n本报讯(记者 林川)昨日,{A}\n\n旧书摊搬进长廊\n\n本报讯（记者许远）{C}"
    first = cleaned(page).articles[0]
    assert (first.kicker, first.title) == ("水利专场发布会", "3月9日0-14时全县新增蓄水一千二百万方")


def test_no_title_is_made_up() -> None:
    (article,) = cleaned(f"{A}\n{B}\n{C}").articles
    assert article.title == ""
    assert len(article.blocks) == 3


def test_a_report_without_a_headline_still_begins_an_article() -> None:
    page = f"三座水库本月蓄水\n\n本报讯（记者 林川）{A}\n\n{B}\n\n本报讯（记者 许远）{C}\n\n{A}"
    first, second = cleaned(page).articles
    assert (first.title, second.title) == ("三座水库本月蓄水", "")
    assert second.authors == ("许远",)


@pytest.mark.parametrize(
    ("label", "text", "title"),
    [
        ("an essay with subheads", f"一条河\n\n{A}\n\n上游\n\n{B}\n\n{C}\n\n下游\n\n{A}\n\n{B}", "一条河"),
        ("one report", f"三座水库本月蓄水\n\n本报讯（记者 林川）{A}\n\n{B}（记者 林川）", "三座水库本月蓄水"),
        ("no head", f"{A}\n\n{B}", ""),
        ("numbered heads", f"植树办法\n\n一、地块\n\n{A}\n\n二、树苗\n\n{B}", "植树办法"),
    ],
)
def test_a_text_with_one_start_stays_one_article(label: str, text: str, title: str) -> None:
    articles = cleaned(text).articles
    assert [a.title for a in articles] == [title], label


@pytest.mark.parametrize(
    ("label", "text", "authors", "date"),
    [
        ("an essay signed under its title", f"渡口的灯\n\n许远\n\n{A}\n\n{B}", ("许远",), None),
        (
            "an English article",
            f"The Keeper\n\nBy Ann Reed\n\nMarch 9, 2031\n\n{'The lamp was lit every evening. ' * 5}\n\n{'It is dark now. ' * 8}",
            ("Ann Reed",),
            "2031-03-09",
        ),
    ],
)
def test_bylines_of_single_articles(label: str, text: str, authors: tuple[str, ...], date: str | None) -> None:
    (article,) = cleaned(text).articles
    assert (article.authors, article.date, article.subtitle) == (authors, date, None), label


def test_fiction_is_not_cut() -> None:
    lines = ["夜深了。", "“你还没睡？”", "“没有。”他说。", A, "她笑了笑", "窗外", B, "“天快亮了。”", C] * 6
    assert len(cleaned("\n".join(lines)).articles) == 1
