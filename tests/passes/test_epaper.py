"""What the web reader of a newspaper prints round an article."""

import time

import pytest

from convkit.passes.epaper import REASON, frame_over, frame_under, is_frame
from convkit.testing import cleaned

FRAME = [
    ("ways to pages", "3上一版  下一版4", True),
    ("ways with other arrows", "< 上一篇  下一篇 >", True),
    ("a day between a way and buttons", "3上一篇 2031年7月2日 放大 缩小 默认", True),
    ("the page and what it is called", "第A21版：小记者", True),
    ("menus of the reader", "青山网首页 | 版面导航 | 标题导航", True),
    ("a file", "PDF 版", True),
    ("a headline", "渡口的灯修好了", False),
    ("a headline that speaks of pages", "第A21版介绍了渡口的灯", False),
    ("a sentence that ends with a way", "详见今日下一版", False),
    ("nothing", "", False),
]


@pytest.mark.parametrize(("label", "line", "is_one"), FRAME, ids=[case[0] for case in FRAME])
def test_lines_of_the_frame(label: str, line: str, is_one: bool) -> None:
    assert is_frame(line) is is_one


HEAD = (
    "第A21版：小记者",
    "上一版3  4下一版",
    "版面导航",
    "第A1版",
    "要闻",
    "青山网首页 | 版面导航 | 标题导航",
    "2031年7月2日 星期",
    "3 上一篇",
    "放大 缩小 默认",
)
ARTICLE = ("渡口修灯的喜和忧", "石桥小学四班小记者 苏禾", "", "")
OVER = [
    ("down to the last of its lines", (*HEAD, *ARTICLE), len(HEAD)),
    ("headlines of the page stand in it", (*HEAD[:3], "渡口的灯修好了吗？", "· 西岭镇的桥通车", *HEAD[5:], *ARTICLE), 9),
    ("a paragraph of text ends it", (*HEAD[:3], "", *HEAD[3:]), 3),
    ("two words prove nothing", ("上一篇  下一篇", "渡口的灯", ""), 0),
    ("an article without a frame", ARTICLE, 0),
]  # fmt: skip


@pytest.mark.parametrize(("label", "lines", "count"), OVER, ids=[case[0] for case in OVER])
def test_how_far_the_frame_reaches(label: str, lines: tuple[str, ...], count: int) -> None:
    assert frame_over(lines) == count


UNDER = [
    ("a way and a button", ("", "", "3上一篇  下一篇4", "关闭"), [3, 2]),
    ("a date alone is the article's", ("", "", "2031年7月2日"), []),
    ("none", ("", "", "苏禾"), []),
]


@pytest.mark.parametrize(("label", "lines", "places"), UNDER, ids=[case[0] for case in UNDER])
def test_what_is_under_the_article(label: str, lines: tuple[str, ...], places: list[int]) -> None:
    assert frame_under(lines, 1) == places


TEXT = """第A21版：小记者
上一版3  4下一版

版面导航

第A1版
时政要闻

第A2版
社会新闻

青山网首页 | 版面导航 | 标题导航
2031年7月2日 星期三
3 上一篇
放大 缩小 默认
渡口修灯的喜和忧

  每天傍晚，渡口的长廊里总有人问：“这灯什么时候才能亮起来？”今天我跟着邮局的叔叔去看了一看。

  撑船的老渠长说，灯是石桥村的木匠做的，一共做了十二盏，还差三盏没有装上去。

3上一篇  下一篇4

关闭
"""


def test_an_article_in_its_frame() -> None:
    made = cleaned(TEXT)
    (article,) = made.articles
    assert article.title == "渡口修灯的喜和忧"
    assert article.date == "2031-07-02"
    assert len(article.blocks) == 2
    assert sum(piece.reason == REASON for draft in made.drafts for piece in draft.furniture) == 13


def test_a_paper_that_speaks_of_its_pages_is_left_alone() -> None:
    text = "今天本报改版。\n\n上一版讲的是渡口，下一版讲的是桥，版面导航放在第A1版，标题导航放在第A2版，读者可以放大来看。\n\n欢迎来信。\n"
    assert not any(draft.furniture for draft in cleaned(text).drafts)


def test_a_line_that_is_nearly_of_the_frame_is_told_at_once() -> None:
    start = time.process_time()
    assert not any(is_frame("上一版 3 " * count + "渡") for count in range(1, 10))
    assert time.process_time() - start < 0.2
