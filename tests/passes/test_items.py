"""Day files and columns of briefs: items under marks of their own."""

import pytest

from convkit.testing import cleaned

A = "三座水库自昨日起同时蓄水，站长说，今年的雨水比往年多，渠道也都清过一遍，预计灌溉面积可以扩大两成。"
B = "渡口的灯从今晚起通宵不熄，船夫们商量了半个月，决定轮流看守，每人一夜，风雨无阻。"
C = "县城的旧书摊搬进了桥下的长廊，下雨天也能开张，来的人比从前多了一倍，摊主说还要添两排书架。"


def test_a_day_file() -> None:
    text = f"# 2030年3月9日要闻\n\n## 水库蓄水\n\n{A}\n\n## 渡口的灯\n\n来源：青山晚报\n\n{B}\n"
    result = cleaned(text)
    assert [(a.title, a.date, a.source) for a in result.articles] == [
        ("水库蓄水", "2030-03-09", None),
        ("渡口的灯", "2030-03-09", "青山晚报"),
    ]
    assert result.furniture == (("2030年3月9日要闻", "heading of the day"),)


def test_headings_of_one_level_are_items() -> None:
    text = f"## 水库蓄水\n\n{A}\n\n## 渡口的灯\n\n{B}\n\n{C}\n"
    assert [a.title for a in cleaned(text).articles] == ["水库蓄水", "渡口的灯"]


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("sections under a title", f"# 渡口\n\n{A}\n\n## 灯\n\n{B}\n\n## 书\n\n{C}"),
        ("sections right under a title", f"# 渡口\n\n## 灯\n\n{B}\n\n## 书\n\n{C}"),
        ("numbered sections", f"## 一、灯\n\n{B}\n\n## 二、书\n\n{C}"),
        ("bold lines", f"**灯**\n\n{B}\n\n**书**\n\n{C}"),
        ("a year is no day", f"# 2030年大事\n\n## 灯\n\n{B}\n\n## 书\n\n{C}"),
    ],
)
def test_sections_of_one_article(label: str, text: str) -> None:
    assert len(cleaned(text).articles) == 1, label


def test_the_section_right_under_a_title_is_no_part_of_it() -> None:
    (article,) = cleaned(f"# 渡口\n\n## 灯\n\n{B}\n\n## 书\n\n{C}").articles
    assert article.title == "渡口"
    assert [article.block_text(b) for b in article.blocks if b.kind == "heading"] == ["灯", "书"]


def test_a_column_of_briefs() -> None:
    result = cleaned(f"要闻速递\n\n■水库蓄水\n{A}\n\n■渡口的灯\n{B}\n\n■书摊搬家\n{C}")
    assert [a.title for a in result.articles] == ["水库蓄水", "渡口的灯", "书摊搬家"]
    assert result.articles[0].text == A


def test_marked_heads_inside_an_article() -> None:
    (article,) = cleaned(f"渡口二十年\n\n{A}\n\n■灯\n\n{B}\n\n■书\n\n{C}").articles
    assert [(b.kind.value, article.block_text(b)) for b in article.blocks if b.kind != "paragraph"] == [
        ("heading", "■灯"),
        ("heading", "■书"),
    ]


def test_the_mark_of_a_column_over_a_headline_stays_furniture() -> None:
    page = f"■民生\n\n水库蓄水\n\n本报讯（记者 林川）{A}\n\n■文化\n\n渡口的灯\n\n本报讯（记者 何青）{B}"
    result = cleaned(page)
    assert [a.title for a in result.articles] == ["水库蓄水", "渡口的灯"]
    assert [text for text, _ in result.furniture] == ["■民生", "■文化"]


def test_articles_under_labelled_titles() -> None:
    text = f"标题：水库蓄水\n时间：2030-03-09\n来源：青山晚报\n\n{A}\n\n标题：渡口的灯\n时间：2030-03-10\n来源：云溪日报\n\n{B}"
    assert [(a.title, a.date, a.source, a.text) for a in cleaned(text).articles] == [
        ("水库蓄水", "2030-03-09", "青山晚报", A),
        ("渡口的灯", "2030-03-10", "云溪日报", B),
    ]
    (article,) = cleaned(f"标题：水库蓄水\n\n{A}\n\n{B}").articles
    assert article.title == "水库蓄水"


def test_a_day_over_rules_is_the_date_of_its_items() -> None:
    text = "2030-03-09 要闻\n" + "".join(
        f"==========\n{t}\n----------\n{b}\n" for t, b in (("水库蓄水", A), ("渡口的灯", B))
    )
    result = cleaned(text)
    assert [(a.title, a.date) for a in result.articles] == [("水库蓄水", "2030-03-09"), ("渡口的灯", "2030-03-09")]


@pytest.mark.parametrize(
    ("label", "text", "title"),
    [
        ("words that the text takes up", f"【渡口信号灯的保养方法】渡口信号灯是船夫夜里认路的依靠，保养信号灯的方法有三种。\n\n{A}\n\n{B}", "渡口信号灯的保养方法"),
        ("a label", f"【编者按语两则】渡口信号灯是船夫夜里认路的依靠，保养信号灯的方法有三种。\n\n{A}\n\n{B}", ""),
        ("an abstract", f"【内容摘要】渡口信号灯是船夫夜里认路的依靠，保养信号灯的方法有三种。\n\n{A}\n\n{B}", ""),
    ],
)  # fmt: skip
def test_a_title_in_brackets_at_the_head_of_a_text(label: str, text: str, title: str) -> None:
    (article,) = cleaned(text).articles
    assert article.title == title, label
