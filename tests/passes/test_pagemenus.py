"""Menus over the title of a page are set aside; kickers, columns and verse are no menus."""

import pytest

from convkit.passes.pagemenus import menu_over, summary_over
from convkit.passes.pagetops import REASON
from convkit.testing import cleaned

TEXT = "渡口的灯是昨天换的，照得很远，河对岸也看得见，船夫说夜里走船不怕了，学生也能从桥上走了。"
BODY = f"{TEXT}\n\n第二天早上，大家都来看灯，有人说太亮，有人说正好。"
HEADS = [
    ("short lines under one another over a report", "点击山城日报\n关注山城网\n国际国内\n图片新闻\n前期回顾\n报社信箱\n今 日 山 城\n渡口昨夜换上新灯\n\n本报讯 ", 7),
    ("a menu as the lines of a verse", "今日要闻\n政策资讯\n山里人家\n国际热点\n经济动态\n渡口昨夜换上新灯\n\n", 5),
    ("topics and places between blank lines", "首页\n\n新闻\n\n直播\n\n山城广电\n\n专题\n\n渡口昨夜换上新灯\n\n", 5),
    ("one section over a title and its date", "新闻动态\n\n渡口昨夜换上新灯\n\n2031-05-04 08:30\n\n", 1),
    ("a call to readers and a row in traditional characters", "★ 無法正常瀏覽內容,請按這裡\n新聞  部落格  網站總覽\n山城電子報\n要聞\n焦點新聞\n社會新聞\n渡口昨夜换上新灯\n\n", 6),
    ("the title with the name of the site behind it, said again under tools", "渡口昨夜换上新灯 - 山城電台\nA A A\n氣溫 濕度\n重溫昨日的節目\n渡口昨夜换上新灯\n\n2031-05-04 HKT 08:30\n\n", 4),
    ("strokes between words, a section said twice", "网上县史馆 | 青渡讲坛 | 高级检索\n渡口活动\n\n渡口活动\n\n渡口昨夜换上新灯\n\n作者:林川  来源:  时间:2031-05-04  浏览:1\n\n", 3),
    ("aids for the blind and the name of the office", "青渡县水利局\nQING DU XIAN SHUI LI JU\n声音开关\n语速\n重置\n青渡县水利局\nQING DU XIAN SHUI LI JU\n渡口昨夜换上新灯\n\n", 7),
    ("what a browser of old cannot show", "不支持Flash\n\n渡口昨夜换上新灯\n\nhttp://news.example 2031年05月04日15:30 青渡新文化报\n\n", 1),
    ("a call to go on in an app", "打开山城新闻 查看精彩图片\n渡口昨夜换上新灯\n\n本报讯 ", 1),
    ("by whose licence a paper appears", "山城日报社 山城融媒体集团 出版 国内统一刊号:CN00-0013 代号65-1\n\n渡口昨夜换上新灯\n\n", 1),
    ("a call to follow the site, under the way to the page", "关注青渡新闻网\n转发微博\n渡口昨夜换上新灯\n2031-05-04 08:30 来源:青渡新闻网\n\n", 2),
    ("one button of three characters", "聽新聞\n渡口昨夜换上新灯\n\n", 1),
    ("ways to share between the date and the text", "首页\n新闻\n直播\n渡口昨夜换上新灯\n2031-05-04 09:55:53 来源:山城日报\n微博\nQQ空间\n", 5),
    ("a player", "聽新聞\n0:00 / 0:00\n渡口昨夜换上新灯\n\n", 2),
    ("heads of other pages", "推荐视频\n推荐新闻\n推荐图片\n渡口昨夜换上新灯\n来源: 发布时间:2031-05-04 20:55:36 作者:\n\n", 3),
    ("what the window of the browser is called", "青渡在线_渡口之乡_青渡新闻_青渡新闻中心\n\n渡口昨夜换上新灯\n\n2031-05-04 08:30\n\n", 1),
    ("strokes of a table", "|\n|\n渡口昨夜换上新灯\n|\n作者:林川 来源:山城日报 发布时间:[2031-5-4] |\n", 3),
    ("a notice on cookies", "本網站使用一些技術讓網頁好讀,詳情點這裡。\nYour browser does not appear to support this page, would you like another?\n山城通訊社 Icon山城通訊社\n下載\n渡口昨夜换上新灯\n\n2031/5/4 18:35(5/4 19:35 更新)\n", 4),
    ("a word below the way to the page", "當前位置:首頁 >> 新聞出版\n\n文章\n\n渡口昨夜换上新灯\n\n發稿時間:2031-05-04 13:50:58   來源:山城電訊   作者:林川\n\n", 2),
    ("a list of buttons", "- 放大\n- 缩小\n- 默认\n渡口昨夜换上新灯\n\n本报讯 ", 3),
    ("a way behind the name of a section", "新闻中心当前您所在的位置:首页 > > 新闻中心\n\n新闻中心\n\n渡口昨夜换上新灯\n\n2031-05-04 08:30\n\n", 2),
]  # fmt: skip


@pytest.mark.parametrize(("label", "head", "aside"), HEADS, ids=[case[0] for case in HEADS])
def test_what_stands_over_the_title_is_furniture(label: str, head: str, aside: int) -> None:
    result = cleaned(f"{head}{BODY}\n")
    (article,) = result.articles
    assert (article.title, article.kicker, article.subtitle, len(article.blocks)) == ("渡口昨夜换上新灯", None, None, 2)
    assert len([text for text, reason in result.furniture if reason == REASON]) == aside


KEPT = [
    ("a kicker over the title of a report", ["青渡镇改造夜航设施", "渡口昨夜换上新灯", f"本报讯 {TEXT}"]),
    ("a short kicker", ["新桥旧渡", "渡口昨夜换上新灯", f"本报讯 {TEXT}"]),
    ("a column of a newspaper", ["国际新闻", "渡口昨夜换上新灯", TEXT]),
    ("a word that may be a column or a title", ["评论", "渡口的灯为谁而亮", TEXT]),
    ("sections named in a title", ["新闻中心搬进新楼", "2031-05-04 08:30", TEXT]),
    ("a book, its author and its first chapter", ["渡口", "林川", "第一章 换灯", TEXT]),
    ("short lines without a word of sites", ["山里", "河边", "灯下", "桥头", "渡口昨夜换上新灯", TEXT]),
    ("a menu without an article", ["首页", "财经新闻", "联系我们"]),
    ("a number printed twice over the title of a document", ["青政发〔2031〕7号", "青政发〔2031〕7号", "关于修缮渡口的通知", TEXT]),
    ("an office between two prints of a title", ["渡口管理办法", "青渡县人民政府", "渡口管理办法", "青渡县人民政府令", TEXT]),
    ("the sheet over a notice", ["青渡县渡口管理规则", "索引号：", "0013/2031-0007", "主题分类：", "政务公开", "发布日期：", "2031年5月4日", TEXT]),
    ("an office of many between two prints of a title", ["关于修改渡口条例的决定", "青渡县人大常委会", "关于修改渡口条例的决定", TEXT]),
    ("a short word that is the title's kicker", ["文章", "渡口的灯为谁而亮", TEXT]),
    ("words of a picture that stand twice", ["雲溪老街起火", "渡口昨夜換燈", "渡口的燈。記者林國財攝影", "渡口的燈。記者林國財攝影", TEXT]),
    ("headlines over a line that stands twice", ["雲溪老街起火了", "渡口昨夜換上新燈", "燈塔週末開放登塔", "燈塔週末開放登塔", TEXT]),
    ("the number of a paper before a council", ["A 14/15-23", "渡口委員會議程", TEXT]),
    ("a section that is the title", ["公司简介", TEXT]),
]  # fmt: skip


@pytest.mark.parametrize(("label", "lines"), KEPT, ids=[case[0] for case in KEPT])
def test_no_menu(label: str, lines: list[str]) -> None:
    assert menu_over(lines) == []


def test_an_office_under_the_date_is_no_title() -> None:
    (article,) = cleaned(
        f"渡口昨夜换上新灯，船夫连声叫好\n时间：2031年05月04日 点击次数：2667\n宣传科\n{BODY}\n"
    ).articles
    assert (article.title, article.date) == ("渡口昨夜换上新灯，船夫连声叫好", "2031-05-04")
    assert article.block_text(article.blocks[0]) == "宣传科"


def test_the_sheet_over_a_notice_is_no_menu() -> None:
    sheet = (
        "索引号：\n0013/2031-0007\n主题分类：\n政务公开\n发文机构：\n青渡县人民政府\n发布日期：\n2031年05月04日 16:34\n"
    )
    (article,) = cleaned(f"青渡县渡口管理规则\n{sheet}\n{BODY}\n").articles
    assert (article.title, article.date, article.issuer) == ("青渡县渡口管理规则", "2031-05-04", "青渡县人民政府")


def test_a_menu_over_text_without_a_title_gives_none() -> None:
    (article,) = cleaned(f"关于工会\n工会要闻\n通知公告\n女委工作\n文体活动\n政策法规\n办事指南\n{BODY}\n").articles
    assert (article.title, len(article.blocks)) == ("", 2)


def test_a_title_that_asks_stands_over_the_line_that_dates_it() -> None:
    text = f"一夜之间谁换的灯?\n\nhttp://www.news.example 2031年06月04日00:06 新文化报\n\n本报讯(记者 林川) {BODY}\n"
    (article,) = cleaned(text).articles
    assert (article.title, article.date, article.source) == ("一夜之间谁换的灯?", "2031-06-04", "新文化报")


def test_a_date_of_two_figures_for_the_year_is_no_headline() -> None:
    (article,) = cleaned(f"渡口昨夜换上新灯\n\n31-05-04 17:30 来源:山城网 编辑:何青\n\n{BODY}\n").articles
    assert (article.title, article.date, article.date_text) == ("渡口昨夜换上新灯", None, "31-05-04 17:30")


@pytest.mark.parametrize(("printed", "day"), [("23/01/2031", "2031-01-23"), ("20310918", "2031-09-18")])
def test_dates_alone_under_a_title(printed: str, day: str) -> None:
    (article,) = cleaned(f"渡口昨夜换上新灯\n\n{printed}\n\n{BODY}\n").articles
    assert (article.title, article.date) == ("渡口昨夜换上新灯", day)


def test_the_date_over_a_menu_stays() -> None:
    text = f"2031-05-04 08:30\n首页\n财经新闻\n联系我们\n渡口昨夜换上新灯\n\n{BODY}\n"
    (article,) = cleaned(text).articles
    assert (article.title, article.date) == ("渡口昨夜换上新灯", "2031-05-04")


def test_the_title_said_again_under_its_date_is_furniture() -> None:
    (article,) = cleaned(f"渡口昨夜换上新灯\n\n2031年05月04日08:30 山城新闻网\n\n渡口昨夜换上新灯\n\n{BODY}\n").articles
    assert (article.title, article.subtitle, article.source, len(article.blocks)) == (
        "渡口昨夜换上新灯",
        None,
        "山城新闻网",
        2,
    )


def test_the_first_paragraph_over_the_title_is_a_summary() -> None:
    (article,) = cleaned(f"{TEXT}\n渡口昨夜换上新灯\n2031-05-04 08:30 来源：山城日报\n{TEXT}\n").articles
    assert (article.title, article.date, article.text) == ("渡口昨夜换上新灯", "2031-05-04", TEXT)


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("a paragraph that comes again in a text", [TEXT, "第二天早上，大家都来看灯。", TEXT]),
        ("a refrain", ["灯亮了", "渡口", "灯亮了"]),
        ("nothing between", [TEXT, TEXT]),
    ],
)
def test_no_summary(label: str, lines: list[str]) -> None:
    assert not summary_over(lines)


def test_a_lead_under_a_title_and_its_picture_begins_no_article() -> None:
    text = f"渡口昨夜换上新灯\n\n2031 05/04 08:30:00\n来源：山城网\n\n渡口的灯昨夜亮起。新华网段平 摄\n\n新华网山城5月4日电 {BODY}\n"
    (article,) = cleaned(text).articles
    assert (article.title, article.date, article.source) == ("渡口昨夜换上新灯", "2031-05-04", "山城网")
