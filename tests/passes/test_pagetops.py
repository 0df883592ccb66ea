"""Navigation that was copied with an article is set aside where a headline and its date stand below it."""

import pytest

from convkit.passes.pagetops import REASON, index_of, is_navigation, is_trail, navigation_end
from convkit.testing import cleaned

BODY = "渡口的灯是昨天换的，照得很远，河对岸也看得见，船夫说夜里走船不怕了。\n\n第二天早上，大家都来看灯，有人说太亮，有人说正好。"
PAGES = [
    ("a bar over headline and date", "首页 新闻中心 山城新闻 山城时评\n\n渡口的新灯\n\n2029-11-24 06:56", "渡口的新灯", 1),
    ("what lies above the bar", "好看的字画,好听的曲子,好玩的游戏,免费在线观看\n\n首頁 新聞中心 山城新聞\n\n渡口的新灯\n\n2029-11-24 06:56", "渡口的新灯", 2),
    ("a trail of places", "您的位置：首页 > 新闻中心 > 山城要闻\n\n渡口的新灯\n\n时间：2029-11-24 06:56 来源：山城日报", "渡口的新灯", 1),
    ("a trail of two places, a date among other labels", "首页 >>  正文\n\n渡口的新灯\n\n来源：山城日报   日期：2029-11-24", "渡口的新灯", 1),
    ("a button and the site's address", "EN\n\nhttps://hill.example/\n\n渡口的新灯\n\n2029-11-24 06:56 来源：山城日报", "渡口的新灯", 2),
    ("a search box", "首页 新闻中心 山城新闻\n\n站内检索\n\n渡口的新灯\n\n2029-11-24 06:56", "渡口的新灯", 2),
    ("buttons alone", "返回顶部\n\n打印本页\n\n渡口的新灯\n\n2029-11-24 06:56", "渡口的新灯", 2),
    ("a greeting and a trail", "您好，欢迎访问山城日报！\n\n首页 > 新闻中心\n\n渡口的新灯\n\n2029-11-24 06:56", "渡口的新灯", 2),
    ("words for the old and the blind", "无障碍 长辈版 智能问答 繁体版\n\n渡口的新灯\n\n阅读次数: 发布时间:2029-11-24 06:56", "渡口的新灯", 1),
    ("a way without signs, and what lies above", "乡镇（街道）分站： 石桥镇 河东镇 青山镇 下渡镇\n\n当前位置： 首页青渡快讯\n\n渡口的新灯\n\n发布时间:2029-11-24 06:56 来源:本站", "渡口的新灯", 2),
    ("a way that begins with the name of the site", "您现在的位置：青渡县人大>> 镇街人大>>正文内容\n\n渡口的新灯\n\n2029-11-24 06:56", "渡口的新灯", 1),
    ("when the page was stored, over a trail", "归档时间:2029-11-30\n\n当前位置: 首页 > 渡口\n\n渡口的新灯\n\n2029-11-24 06:56", "渡口的新灯", 2),
    ("links for readers of the screen in traditional characters", "跳到主要內容\n\n:::\n\n渡口的新燈\n\n2029-11-24 06:56", "渡口的新燈", 2),
    ("a word between buttons", "Jump to the beginning of content\n\nborder image\n\n新聞公報\n\n列印版本\n\n渡口的新燈\n\n2029-11-24 06:56", "渡口的新燈", 4),
    ("the section of a government's site", "政务公开\n\n渡口的新灯\n\n发布时间:2029-11-24 06:56", "渡口的新灯", 1),
    ("a call to scan the code", "用微信扫描二维码分享至好友和朋友圈\n\n渡口的新灯\n\n2029-11-24 06:56", "渡口的新灯", 1),
    ("bars of strokes", "网站首页|要闻|专题|论坛|登录\n\n渡口的新灯\n\n2029年11月24日 06:56", "渡口的新灯", 1),
]  # fmt: skip


@pytest.mark.parametrize(("label", "head", "title", "aside"), PAGES, ids=[case[0] for case in PAGES])
def test_the_top_of_a_page_is_furniture(label: str, head: str, title: str, aside: int) -> None:
    result = cleaned(f"{head}\n\n{BODY}\n")
    (article,) = result.articles
    assert article.title == title
    assert (article.date, len(article.blocks)) == ("2029-11-24", 2)
    assert [text for text, reason in result.furniture if reason == REASON] == head.split("\n\n")[:aside]


NONE = [
    ("no bar", ["渡口的新灯", "2029-11-24 06:56"]),
    ("a bar without a date below", ["首页 新闻中心 山城新闻", "渡口的新灯", "灯是昨天换的。"]),
    ("a date without a time: any article has one", ["新闻 中心 一览", "渡口的新灯", "2029年11月24日"]),
    ("a sentence over the date", ["首页 新闻中心 山城新闻", "渡口的灯是昨天换的，照得很远。", "2029-11-24 06:56"]),
    ("a bar right over the date", ["渡口的新灯", "首页 新闻中心 山城新闻", "2029-11-24 06:56"]),
    ("a word that may be a title", ["分享", "渡口的新灯", "灯是昨天换的。"]),
    (
        "a button that a text is called, over its first sentence",
        ["返回首页", "他把鼠标停在那四个字上，停了很久。", "窗外下雨。"],
    ),
    ("the date is far below", [*["首页 新闻中心 山城新闻"] * 14, "渡口的新灯", "2029-11-24 06:56"]),
]


@pytest.mark.parametrize(("label", "lines"), NONE, ids=[case[0] for case in NONE])
def test_no_top_of_a_page(label: str, lines: list[str]) -> None:
    assert navigation_end(lines) == 0


BARS = [
    ("首页 新闻中心 山城新闻 山城时评", True),
    ("Home | News | Contact", True),
    ("首页  ?  新闻频道  ?  县内新闻", True),
    ("你说 ? 他说 ?", False),
    ("春耕忙 秧苗壮", False),
    ("新闻中心", False),
    ("昨天的新闻说，中心小学的 首页 换了，大家都去看。", False),
    ("县新闻中心主任 何青 林川 段平的一段很长很长的话", False),
]


TRAILS = [
    ("首页 > 文章中心 > 正文", True),
    ("当前位置：首页 » 新闻", True),
    ("网站首页/政务公开/通知", True),
    ("首页", False),
    ("首页 渡口", False),
    ("首页改版了，大家都去看。", False),
    ("甲 > 乙 > 丙", False),
]


@pytest.mark.parametrize(("line", "expected"), TRAILS)
def test_trails(line: str, expected: bool) -> None:
    assert is_trail(line) is expected


def test_a_trail_needs_no_date_below() -> None:
    result = cleaned(f"首页 > 文章中心 > 正文\n\n渡口的新灯\n\n{BODY}\n")
    (article,) = result.articles
    assert (article.title, article.kicker, len(article.blocks)) == ("渡口的新灯", None, 2)


@pytest.mark.parametrize(("line", "expected"), BARS)
def test_bars(line: str, expected: bool) -> None:
    assert is_navigation(line) is expected


INDEXED = ["三座水库本月蓄水", "夜校开学了吗？", "菜市场搬到河东", "龙舟队招新人", "渡口的新灯"]


def test_the_index_of_a_page_over_its_article_is_furniture() -> None:
    result = cleaned(
        "首页 新闻中心 山城新闻\n2029年11月24日 星期六\n\n"
        + "\n".join(INDEXED)
        + f"\n\n\n渡口的新灯\n\n☉林国财\n\n{BODY}\n"
    )
    (article,) = result.articles
    assert (article.title, article.date, article.authors) == ("渡口的新灯", "2029-11-24", ("林国财",))
    assert [said for said, reason in result.furniture if reason == "index of the page"] == INDEXED
    assert len(article.blocks) == 2


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("too few to be an index", ["渡口的新灯", "菜市场搬到河东", "渡口的新灯", BODY]),
        (
            "a song whose first line comes again",
            ["月亮照着渡口", "船在水里摇", "灯在船上摇", "水在桥下流", "月亮照着渡口", "船在水里摇"],
        ),
        ("title, subtitle and author between", ["渡口的新灯", "——记一位看灯人", "林国财", "渡口的新灯", BODY]),
        ("the contents of a statute", ["目录", *[f"第{n}章　渡口{n}" for n in "一二三四五"], "第一章　渡口一", BODY]),
        (
            "the words of a picture twice under headlines",
            [*INDEXED[:4], "渡口的燈。記者林國財攝影", "渡口的燈。記者林國財攝影", BODY],
        ),
        ("no paragraph below", [*INDEXED, "渡口的新灯", "龙舟队招新人"]),
        ("none of them stands again", [*INDEXED, "山里的冬天", BODY]),
    ],
)
def test_no_index_of_a_page(label: str, lines: list[str]) -> None:
    assert not index_of([text for line in lines for text in line.split("\n\n")])


@pytest.mark.parametrize(
    ("label", "lines", "expected"),
    [
        (
            "a site over a title said again",
            ["青山县地情网", "渡口志的产生与发展", "801", "渡口志的产生与发展", BODY],
            1,
        ),
        ("a trail and a site", ["首页 > 志书", "青山县地情网", "渡口志的产生与发展", "渡口志的产生与发展", BODY], 2),
        ("another headline over it", ["水库本月蓄水", "渡口志的产生与发展", "渡口志的产生与发展", BODY], 0),
        ("not said again", ["青山县地情网", "渡口志的产生与发展", BODY], 0),
    ],
)
def test_a_site_over_a_title_that_is_said_again(label: str, lines: list[str], expected: int) -> None:
    assert navigation_end(lines) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("换灯仪式2.jpg", True), ("微信图片_20310504091234.PNG", True), ("logo.png", False), ("看图：灯.jpg", False)],
)
def test_the_name_of_a_picture_is_no_line_of_an_article(name: str, expected: bool) -> None:
    result = cleaned(f"渡口的新灯\n\n发布日期:2029-11-24 来源:县融媒体中心 浏览次数:\n\n{name}\n\n{BODY}\n")
    (article,) = result.articles
    assert ((name, "name of a picture") in result.furniture) is expected
    assert article.title == "渡口的新灯"


def test_keywords_that_a_site_writes_behind_the_title() -> None:
    body = "渡口的灯从今晚起通宵不熄，船夫们商量了半个月，决定轮流看守，每人一夜，风雨无阻。"
    result = cleaned(
        f"渡口灯号三题,本文主要内容关键词为:渡口论文,灯号论文,此文献不代表本站观点,只供大家参考。\n{body}\n{body}"
    )
    assert [a.title for a in result.articles] == ["渡口灯号三题"]
    assert len(result.furniture) == 1


def test_a_paper_on_its_own_keywords_stays() -> None:
    line = "渡口论文很多,本文关键词为三个,都与灯号有关。"
    (article,) = cleaned(f"渡口灯号三题\n{line}\n{line}").articles
    assert article.block_text(article.blocks[0]) == line


@pytest.mark.parametrize(
    ("label", "over", "dropped"),
    [
        ("a site with its address", "渡口论文网(www.dukou-lw.com)", True),
        ("and what it offers", "渡口书屋 www.dukou-sw.cc,渡口旧事全文免费阅读!", True),
        ("a request to keep the page", "林小满提示您:看后求收藏(渡口小说网),接着再看更方便。", True),
        ("a reader's application", "请安装我们的客户端", True),
        ("a title with an address", "渡口售票网www.dukou.com使用指南", False),
    ],
)  # fmt: skip
def test_what_sites_say_over_a_text(label: str, over: str, dropped: bool) -> None:
    body = "渡口的灯从今晚起通宵不熄，船夫们商量了半个月，决定轮流看守，每人一夜，风雨无阻。"
    result = cleaned(f"{over}\n\n{body}\n\n{body}\n\n{body}")
    assert (over in [text for text, _ in result.furniture]) is dropped, label


def test_what_stands_over_the_mark_for_readers_of_the_screen() -> None:
    head = "您的瀏覽器不支援JavaScript功能,有些按鈕用不了,請開啟\n友善列印 :\n字級設定 :\n\n縣府會議\n\n:::\n\n縣府新聞\n\n114年01月13日\n"
    (article,) = cleaned(f"{head}縣府第332次會議決議\n\n{BODY}\n").articles
    assert (article.title, article.date, article.date_text, len(article.blocks)) == (
        "縣府第332次會議決議",
        "2025-01-13",
        "114年01月13日",
        2,
    )


def test_three_colons_in_a_text_are_no_such_mark() -> None:
    assert navigation_end(["渡口的灯是昨天换的，照得很远。", ":::", "渡口的新灯"]) == 0
