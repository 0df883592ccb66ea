"""What a copied page has under its article is set aside; what an article itself ends with stays."""

import pytest

from convkit.passes.pageends import REASON, page_end, suggested, ways_on
from convkit.testing import cleaned

BODY = "渡口的新灯\n\n山城晚报 2029-11-24 06:56\n\n渡口的灯是昨天换的，照得很远，河对岸也看得见，船夫说夜里走船不怕了。\n\n第二天早上，大家都来看灯，有人说太亮，有人说正好。"
PAGES = [
    ("buttons in a bar", "打印本页 | 关闭窗口", 1),
    ("buttons on lines of their own", "分享到：\n\n微信 微博\n\n返回顶部", 3),
    ("headlines of other pages below their head", "相关新闻\n\n老渡口要修桥\n\n灯油涨价了", 3),
    ("a notice of rights with its numbered sentences", "山城网版权与免责声明\n\n1、未经本网许可，任何人不得使用本网作品。\n\n2、本网转载的稿件，不代表本网赞同其观点。", 3),
    ("whose page it was", "《渡口的新灯》由山城网提供，转载请注明出处：http://news.example/1.html，谢谢合作！", 1),
    ("a forum's pages", "页: [1]\n\n查看完整版本: 渡口的新灯", 2),
    ("comments", "网友评论（2条）\n\n船夫 三楼\n\n发表评论", 3),
    ("the foot of a site", "上一篇：老渡口要修桥\n\n下一篇：灯油涨价了\n\nCopyright © 2029 山城网 版权所有 山ICP备00000000号", 3),
    ("a row of links and a licence", "网站介绍 | 广告服务 | 联系我们\n\n山新办[2030]7号", 2),
    ("the name of the site over its address and its rights", "山城新闻网\n\nhttp://news.example/\n\n山ICP备00000000号", 3),
    ("one article on each side, as sites call them", "上一条信息: 老渡口要修桥\n\n下一条信息: 灯油涨价了\n\n首页 手机版 联系我们", 3),
    ("one way on alone", "上一篇：老渡口要修桥", 1),
    ("buttons of a print page", "打印文章 添加收藏\n\n我要分享到：", 2),
    ("another report with its time, and headlines", "相关报道：老渡口下月修桥（2029-11-20）\n\n打印稿件\n\n- 灯油涨价了", 3),
    ("a teaser", "新闻推荐\n\n船工老林守着渡口三十年，灯换了一盏又一盏，他的船也换了三条，今年春天县里来人问他还想要什么...", 2),
    ("a stroke", "|", 1),
    ("pages before and behind, and all that stands below them", "上一篇:老渡口要修桥\n\n下一篇:灯油涨价了\n\n热点图片\n\n头条新闻\n\n教师节到了，孩子们给老师送花。", 5),
    ("the words of a site between heads of other pages", "新闻推荐\n\n老渡口要修桥\n\n相关新闻\n\n青渡新闻，有那些熟悉的乡土气息。\n\n相关新闻", 5),
    ("more to load", "热点新闻\n\n精彩推荐\n\n加载更多……", 3),
    ("what a site has under its readers' rules", "延伸閱讀\n\n贊助廣告\n\n共 0 則留言\n\n規範發布\n\n- 張貼文章或下標籤，不得侵害他人權益，違者應自負法律責任。", 5),
    ("where the house is", "地址:山城县河东路7号\n\n邮编:000007 电话:000-0000007\n\n技术支持:山城科技发展有限公司", 3),
    ("why it was copied", "转载此文是出于好意，让更多人知道渡口的事。有不妥之处，请写信给本站。", 1),
    ("a notice of rights of long paragraphs", "版权声明\n\n为了让作者放心写稿，山城日报和它的三份子报把稿件的版权交给山城版权中心管，为了让作者放心写稿，山城日报和它的三份子报把稿件的版权交给山城版权中心管，为了让作者放心写稿，山城日报和它的三份子报把稿件的版权交给山城版权中心管，为了让作者放心写稿，山城日报和它的三份子报把稿件的版权交给山城版权中心管，为了让作者放心写稿，山城日报和它的三份子报把稿件的版权交给山城版权中心管，任何机构未经许可，不得转载、摘编上述作品。\n\n如需使用相关内容，请致电0000007。\n\n山城版权中心", 4),
    ("links before and behind in brackets", "【上一篇】: 紧急救援    【下一篇】: 情系职工", 1),
    ("what the program of a paper leaves", "--> 2031-09-05 记者 何青 摄影报道 1 1 山城日报 content_7.html 1 渡口的新灯 /enpproperty-->", 1),
    ("the name of the site and its links", "问问(ask.example.com)\n\n·城市百家谈>> ·有奖活动 ·联系我们 ·邮箱服务", 2),
    ("whose words the article is", "本稿件所含文字、图片，版权均属山城早报所有，任何网站未经授权不得转载。\n\n栏目精选\n\n一周排行", 3),
    ("the sections, owner and licence of the site of a county", "青渡新闻\n\n镇街部门\n\n青渡市新闻信息中心\n\n山城青渡新闻网版权所有,保留所有的权利 山城在线平台支持\n\n山城省人民政府新闻办公室 批准文号: 山新办[2030]16号 山ICP备00000071号", 5),
    ("how a site of old is seen best", "本站网页版权属青渡日报社所有,未经许可,不得转载镜像\n\n建议使用IE5.0,800*600分辨率浏览   技术支持 Email;a@news.example", 2),
    ("readers' echoes", "讀者迴響", 1),
    ("an author between buttons stays a field", "分享到：微信 微博\n\n（责任编辑：何青）\n\n【打印】 【关闭】", 2),
]  # fmt: skip


@pytest.mark.parametrize(("label", "tail", "aside"), PAGES, ids=[case[0] for case in PAGES])
def test_the_end_of_a_page_is_furniture(label: str, tail: str, aside: int) -> None:
    result = cleaned(f"{BODY}\n\n{tail}\n")
    (article,) = result.articles
    assert (article.title, article.date, len(article.blocks)) == ("渡口的新灯", "2029-11-24", 2)
    lines = [line for line in tail.split("\n\n") if "责任编辑" not in line]
    assert [text for text, reason in result.furniture if reason in (REASON, "page tool")] == lines
    assert len(lines) == aside


LINES = ["渡口的新灯", "灯是昨天换的，照得很远。", "船夫们都来看。"]
NONE = [
    ("an article", LINES),
    ("a word that is a button, alone", [*LINES, "打印"]),
    ("a statement of a firm", [*LINES, "声明：本公司从未委托任何人卖灯。"]),
    ("a sidebar with sentences", [*LINES, "相关链接", "渡口建于三十年前，当时只有一条木船，每天来回两趟，船钱五分。"]),
    ("a column of comments, its article below", ["评论", *LINES]),
    ("what a law is called", [*LINES, "版权登记办法", "第一条　为了登记灯的图样，制定本办法。"]),
    ("who wrote it", [*LINES, "（责任编辑：何青）"]),
    ("annexes", [*LINES, "附件：1.灯油价目", "2.值班表"]),
    ("whom to call about an event", [*LINES, "地址：青渡镇河东路7号", "联系电话：0000-0000007"]),
    ("the last line of a report on a firm", [*LINES, "他们的口号是：联系我们"]),
    ("a section named at the end of verse", [*LINES, "灯下的新闻", "河上的人"]),
    ("a catalogue of what was filed", [*LINES, "附件：", "2031年度规范性文件备案目录"]),
    ("a firm that speaks of rights", [*LINES, "版权登记处昨天在渡口开张，" * 14 + "大家都去看。"]),
    ("verse", [*LINES, "灯亮了", "船来了", "今天"]),
    ("a line that is no text, such as a table", [*LINES, "相关新闻", ""]),
]


@pytest.mark.parametrize(("label", "lines"), NONE, ids=[case[0] for case in NONE])
def test_no_end_of_a_page(label: str, lines: list[str]) -> None:
    assert page_end(lines) == []


@pytest.mark.parametrize(
    ("label", "lines", "expected"),
    [
        ("little stands below", [*LINES * 3, "上一篇：桥", "下一篇：船", "热点图片"], 9),
        ("one of the two alone", [*LINES, "上一篇：桥", "热点图片"], 0),
        ("an article below", ["灯", "上一篇：桥", "下一篇：船", *LINES], 0),
        ("a dated article below", [*LINES * 3, "上一篇：桥", "下一篇：船", "灯", "2029-11-24 06:56"], 0),
        ("speech", [*LINES * 3, "上一篇写的是桥。", "下一篇写的是船。"], 0),
    ],
)
def test_ways_on(label: str, lines: list[str], expected: int) -> None:
    assert ways_on(lines) == expected


def test_an_article_is_left() -> None:
    assert 0 not in page_end(["相关新闻", "老渡口要修桥", "灯油涨价了"])


@pytest.mark.parametrize(
    ("label", "lines", "index"),
    [
        ("entries with a few words", ["渡口的灯是昨天换的。", "猜你喜欢", "• 柳湾", "在青江下游，今已淤为水田。", "• 石桥", "明代所建。"], 1),
        ("entries alone", ["渡口的灯是昨天换的。", "相关文章", "• 柳湾", "• 石桥", "• 江口"], 1),
        ("the text goes on below", ["渡口的灯是昨天换的。", "猜你喜欢", "• 柳湾", "• 石桥", "• 江口", "今已淤为水田。", "灯照得很远。"], 0),
        ("a list of the text", ["渡口的灯是昨天换的。", "工具如下：", "• 柳湾", "• 石桥", "• 江口"], 0),
    ],
)  # fmt: skip
def test_a_list_of_other_pages_with_a_few_words_on_each(label: str, lines: list[str], index: int) -> None:
    assert suggested(lines) == index, label


def test_the_place_of_an_advertisement_between_paragraphs_is_furniture() -> None:
    result = cleaned(
        f"{BODY}\n\nADVERTISEMENT\n\n廣告 更多內容請繼續往下閱讀\n\n船夫们说，灯油也省了，一年能省下三百斤。\n"
    )
    (article,) = result.articles
    assert len(article.blocks) == 3
    assert ("ADVERTISEMENT", "place of an advertisement") in result.furniture
