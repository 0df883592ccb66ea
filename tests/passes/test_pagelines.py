"""Lines of the page itself."""

import pytest

from convkit.passes.pagelines import is_page_line


@pytest.mark.parametrize(
    "line",
    [
        "2031年3月9日　星期日　第2版", "A04 民生", "第3版", "第三版 要闻", "青山日报 2031年3月9日", "责编/林川 美编/何青 校对/许远",
        "责任编辑：林川　校对：何青　电话：0999-6612345", "总第1024期 今日8版", "图片新闻", "读者来信", "------------", "＊＊＊＊＊", "（下转第三版）", "(上接A1版)", "通版阅读请点击:", "展开通版", "当前版：04版", "上一版",
        "Tuesday, March 9, 2031                                             Page A3", "Vol. XII, No. 87  Friday, March 9, 2031", "9 March 2031 | Page 4", "青山新聞　二〇三一年三月九日　朝刊　第二面",
    ],
)  # fmt: skip
def test_page_lines(line: str) -> None:
    assert is_page_line(line)


@pytest.mark.parametrize(
    ("why", "line"),
    [
        ("a headline", "三座水库本月蓄水"),
        ("a headline that names a page", "青山日报改版第三天"),
        ("a date alone dates an article", "2031年3月9日"),
        ("one editor is the article's", "责任编辑：林川"),
        ("a sentence", "第三版登了一封来信。"),
        ("dots that leave out", "……"),
        ("two names", "林川 何青"),
        ("an edition of a book", "第3版修订说明"),
        ("a date alone, in English", "March 9, 2031"),
        ("a side, and no page", "另一面"),
        ("a headline with a day", "Tuesday in the valley"),
        ("a page in a sentence", "Page 3 was missing from the log"),
        ("a sentence about a button", "上一版的错误改了。"),
    ],
)
def test_other_lines(why: str, line: str) -> None:
    assert not is_page_line(line), why
