"""Lines over and under an article that say where and when it appeared go to its fields, whatever stands round them."""

import pytest

from convkit.testing import cleaned

BODY = "渡口的灯是昨天换的，照得很远，河对岸也看得见，船夫说夜里走船不怕了。\n\n第二天早上，大家都来看灯，有人说太亮，有人说正好。\n"


def test_a_paragraph_that_begins_with_a_number_does_not_go_on_a_line_of_labels() -> None:
    (article,) = cleaned(f"发布时间:2031-04-11 作者:admin 发布者:admin 阅读 : 1926\n\n411日上午,{BODY}").articles
    assert (article.date, article.byline, len(article.blocks)) == ("2031-04-11", None, 2)
    assert article.block_text(article.blocks[0]).startswith("411日上午")


def test_a_button_with_a_colon_is_no_line_of_the_title() -> None:
    (article,) = cleaned(
        f"青渡县换灯工程的三个问题\n分享到:\n  发布时间:2031-09-10 17:14:36 打印 字号: | |\n\n{BODY}"
    ).articles
    assert (article.title, article.date, len(article.blocks)) == ("青渡县换灯工程的三个问题", "2031-09-10", 2)


@pytest.mark.parametrize(
    ("label", "again"),
    [
        ("one line", "青渡县2031年渡口修缮资金绩效报告"),
        ("two lines", "青渡县2031年渡口修缮资金\n\n绩效报告"),
        ("a gap in it", "青渡县2031年渡口修缮资金 绩效报告"),
    ],
)
def test_the_title_may_be_said_again_on_one_line_or_two(label: str, again: str) -> None:
    head = "归档时间:2031-06-15\n当前位置: 首页 > 公开领域 > 渡口\n\n青渡县2031年渡口修缮资金 绩效报告\n\n来源：县财政局\n\n"
    (article,) = cleaned(f"{head}{again}\n\n{BODY}").articles
    assert (article.title, article.source, len(article.blocks)) == (
        "青渡县2031年渡口修缮资金 绩效报告",
        "县财政局",
        2,
    )


def test_half_a_title_is_no_title_said_again() -> None:
    (article,) = cleaned(f"青渡县换灯工程的三个问题\n\n来源：县财政局\n\n青渡县换灯工程\n\n{BODY}").articles
    assert article.subtitle == "青渡县换灯工程"


def test_a_line_of_labels_over_a_table_set_in_lines_tells_the_title() -> None:
    cells = "\n\n".join(["事项", "内容", "依据", "时限", "主体", "方式", "对象", "渡口检修", "灯具更换"])
    (article,) = cleaned(
        f"2031年青渡镇公开目录\n\n来源:青渡镇 发布时间:2031-08-05 16:56 浏览次数:\n分享\n\n2031年青渡镇公开目录\n\n{cells}\n"
    ).articles
    assert (article.title, article.date, article.source) == ("2031年青渡镇公开目录", "2031-08-05", "青渡镇")
    assert [article.block_text(block) for block in article.blocks] == cells.split("\n\n")


def test_a_second_source_is_kept_under_its_label() -> None:
    (article,) = cleaned(f"渡口换了新灯\n\n来源：县水务局 时间：2031-05-04\n\n{BODY}\n信息来源：青川日报\n").articles
    assert (article.source, article.metadata["信息来源"], len(article.blocks)) == ("县水务局", "青川日报", 2)
