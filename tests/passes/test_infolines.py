"""Lines over and under an article that say where and when it appeared go to its fields, whatever stands round them."""

import pytest

from convkit.testing import cleaned

BODY = "渡口的灯是昨天换的，照得很远，河对岸也看得见，船夫说夜里走船不怕了。\n\n第二天早上，大家都来看灯，有人说太亮，有人说正好。\n"


def test_a_paragraph_that_begins_with_a_number_does_not_go_on_a_line_of_labels() -> None:
    (article,) = cleaned(f"发布时间:2031-04-11 作者:admin 发布者:admin 阅读 : 1926\n\n411日上午,{BODY}").articles
    assert (article.date, article.byline, len(article.blocks)) == ("2031-04-11", None, 2)
    assert article.block_text(article.blocks[0]).startswith("411日上午")


@pytest.mark.parametrize(
    ("credit", "left"),
    [
        (" 责任编辑:林川", ""),
        ("　责编：dukou3", ""),
        ("(责任编辑:admin)", ""),
        ("【编辑：林川】", ""),
        ("编辑：这几个字怎么写", "编辑：这几个字怎么写"),
    ],
)
def test_an_editor_right_behind_the_last_sentence_is_no_part_of_it(credit: str, left: str) -> None:
    (article,) = cleaned(f"渡口换灯记\n\n{BODY.rstrip()}{credit}\n").articles
    assert article.block_text(article.blocks[-1]).rpartition("。")[2] == left
    assert [one.name for one in article.contributors] == ["林川"] * ("林川" in credit)


def test_the_sheet_over_a_judgment_has_no_colons() -> None:
    sheet = "裁判日期: 2031-04-05\n公开日期: 2031-09-13\n案件名称\n林川与何青渡口租赁纠纷一审民事判决书\n法院\n青渡县人民法院\n"
    sheet += (
        "案件类型\n民事案件\n审理程序\n一审\n案由\n法律依据\n《渡口条例》:第五条;"
        + "《船舶管理条例》:第八条第一款;" * 6
        + "\n全文\n"
    )
    text = "原告林川诉称，双方于2030年签订渡口租赁合同，租期三年，被告没有按时交付渡口。" * 4
    (article,) = cleaned(f"(2031)青民一初字第12号\n{sheet}{text}\n").articles
    assert (article.title, article.date, article.doc_number) == (
        "林川与何青渡口租赁纠纷一审民事判决书",
        "2031-04-05",
        "(2031)青民一初字第12号",
    )
    assert (article.issuer, [article.block_text(block) for block in article.blocks]) == ("青渡县人民法院", [text])


def test_a_label_right_over_the_text_takes_none_of_it() -> None:
    sheet = "索引号:\n\nA123/2031-1\n\n发文机构:\n\n青渡县政府\n\n发布日期:\n\n2031-04-06\n\n主题词:\n\n"
    text = "渡口的灯是昨天换的，照得很远，河对岸也看得见，船夫说夜里走船不怕了。" * 4
    (article,) = cleaned(f"{sheet}{text}\n\n{BODY}").articles
    assert article.block_text(article.blocks[0]) == text


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


def test_labels_and_values_on_lines_of_their_own_round_a_date() -> None:
    head = "青渡县2031年船工招聘启事\n\n发布时间:\n2031-03-25\n文章作者:\n发布人:\n何青松\n浏览次数:\n\n"
    (article,) = cleaned(f"{head}{BODY}").articles
    assert (article.title, article.date, article.byline) == ("青渡县2031年船工招聘启事", "2031-03-25", None)
    assert (article.metadata["发布人"], len(article.blocks)) == ("何青松", 2)


def test_labels_alone_without_a_date_are_of_the_text() -> None:
    (article,) = cleaned(f"船工招聘启事\n\n地点：\n\n渡口\n\n工钱：\n\n面议\n\n{BODY}").articles
    assert [article.block_text(block) for block in article.blocks[:4]] == ["地点：", "渡口", "工钱：", "面议"]


@pytest.mark.parametrize(
    ("line", "source", "byline"),
    [
        ("县政府门户网站 www.qingdu.example   2031年02月18日   来源:青川日报", "青川日报", None),
        ("发布时间:2031-02-18 10:45:55下载本文作者:会员上传", None, None),
        ("刊发日期:2031-02-18 阅读次数: 作者:何青松  语音阅读:语音阅读", None, "作者:何青松"),
    ],
)
def test_what_pages_set_beside_the_date(line: str, source: str | None, byline: str | None) -> None:
    (article,) = cleaned(f"渡口换了新灯\n{line}\n\n{BODY}").articles
    assert (article.title, article.date, article.source, article.byline, len(article.blocks)) == (
        "渡口换了新灯",
        "2031-02-18",
        source,
        byline,
        2,
    )


def test_the_first_section_is_no_line_of_the_title() -> None:
    (article,) = cleaned(f"渡口换灯记\n\n前 言\n\n{BODY}").articles
    assert (article.subtitle, "".join(article.block_text(article.blocks[0]).split())) == (None, "前言")


def test_an_office_over_the_last_date_issues_a_text_without_title() -> None:
    text = f"根据县里的安排，现将渡口检修有关事项通知如下：\n\n{BODY}\n青渡县水务局\n\n2031年2月27日\n"
    (article,) = cleaned(text).articles
    assert (article.issuer, article.date) == ("青渡县水务局", "2031-02-27")


def test_words_over_the_last_date_that_are_no_office_stay() -> None:
    (article,) = cleaned(f"渡口换灯记\n\n{BODY}\n写在青渡\n\n2031年2月27日\n").articles
    assert (article.issuer, article.block_text(article.blocks[-1])) == (None, "写在青渡")


def test_a_site_that_calls_itself_the_author_is_the_source_alone() -> None:
    line = "时间:2031-05-17 17:46:36 来源: 青渡资料网 作者:青渡资料网 阅读:8471"
    (article,) = cleaned(f"渡口换灯记\n\n{line}\n\n{BODY}").articles
    assert (article.source, article.byline) == ("青渡资料网", None)


def test_an_office_between_two_titles_issues_what_they_name() -> None:
    head = "青渡县人大常委会关于修改渡口条例的决定\n青渡县人大常委会\n青渡县人大常委会关于修改渡口条例的决定\n"
    (article,) = cleaned(f"{head}{BODY}").articles
    assert (article.title, article.subtitle, article.issuer) == (
        "青渡县人大常委会关于修改渡口条例的决定",
        None,
        "青渡县人大常委会",
    )


@pytest.mark.parametrize(
    ("label", "title", "dropped"),
    [("a title of many words", "渡口古树倡议书范文三篇", True), ("one of few may head a section", "渡口的古树", False)],
)
def test_a_title_that_is_said_again_under_the_summary(label: str, title: str, dropped: bool) -> None:
    body = "各乡镇要在三月底以前把地块落实到户，并报县林业站备案，不得向农户摊派。"
    result = cleaned(f"{title}\n\n{body}\n\n{title}\n\n{body}\n\n{body}")
    assert (title in [text for text, _ in result.furniture]) is dropped, label


def test_a_sheet_whose_labels_have_lost_their_colons() -> None:
    items = [
        "发文字号",
        "索引号",
        "QDGJ203100001",
        "发布日期",
        "2031-04-16",
        "主题分类",
        "水务",
        "体裁分类",
        "服务对象",
    ]
    sheet = "\n".join(f"  • {item}" for item in items)
    info = "发布机构:县水务局 发布时间: 2031-04-16 浏览次数:"
    (article,) = cleaned(f"{sheet}\n\n县水务局2030年工作年度报告\n\n{info}\n\n一、 总体情况\n\n{BODY}").articles
    assert (article.title, article.date, article.issuer) == ("县水务局2030年工作年度报告", "2031-04-16", "县水务局")
    assert (article.metadata["索引号"], article.metadata["主题分类"]) == ("QDGJ203100001", "水务")
    assert article.block_text(article.blocks[0]) == "一、 总体情况"


def test_a_list_that_names_some_labels_is_no_sheet() -> None:
    (article,) = cleaned(f"公开目录的编法\n\n{BODY}\n• 索引号\n• 主题分类\n• 发布日期\n\n{BODY}").articles
    listed = [article.block_text(block) for block in article.blocks if block.kind == "list_item"]
    assert listed == ["索引号", "主题分类", "发布日期"]


def test_the_address_of_a_site_under_the_title_is_no_title() -> None:
    head = "县人大九届四次会议共收到议案338件\nhttp://www.qingdu.example\n2031年03月08日02:10 青川日报\n"
    (article,) = cleaned(f"{head}本报讯（记者 何青松）{BODY}").articles
    assert (article.title, article.kicker, article.date) == ("县人大九届四次会议共收到议案338件", None, "2031-03-08")


def test_a_counter_under_the_date_is_of_no_title() -> None:
    (article,) = cleaned(f"渡口怎么走\n\n2031-07-27 16:52\n青川网友整理\n浏览 9898\n\n  {BODY}").articles
    assert (article.title, article.date) == ("渡口怎么走", "2031-07-27")
    assert "浏览" not in (article.subtitle or "") + "".join(article.block_text(block) for block in article.blocks)


LONG = "渡口的灯是昨天换的，照得很远，河对岸也看得见，船夫说夜里走船不怕了，学生也能从桥上走了。"


def test_the_name_under_a_dated_report_signs_it() -> None:
    (article,) = cleaned(f"渡口昨夜换上新灯\n\n2031-05-04 08:30 山城晚报\n\n{LONG}\n\n{LONG}\n\n姚云\n").articles
    assert (article.authors, article.byline, len(article.blocks)) == (("姚云",), "姚云", 2)


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("a story without date and source", f"渡口昨夜换上新灯\n\n{LONG}\n\n{LONG}\n\n姚云\n"),
        ("no paragraph over it", f"渡口昨夜换上新灯\n\n2031-05-04 08:30 山城晚报\n\n{LONG}\n\n他叫：\n\n姚云\n"),
    ],
)
def test_a_name_that_signs_nothing(label: str, text: str) -> None:
    (article,) = cleaned(text).articles
    assert article.byline is None


def test_a_title_of_many_words_stands_right_over_its_date() -> None:
    title = "5月4日，青渡县水利局在渡口、石桥和河东三处开展以“夜航安全在身边，换灯护灯靠大家”为主题的水上安全宣传活动"
    (article,) = cleaned(f"{title}\n时间:2031-05-04  作者:  新闻来源: 【字号: | |\n\n{LONG}\n").articles
    assert (article.title, article.date) == (title, "2031-05-04")


def test_key_words_beside_other_labels_are_of_the_line() -> None:
    line = "来源:热点新闻网 发布时间:2031-05-04 02:07 关键词:青渡,换灯 阅读量:5589"
    (article,) = cleaned(f"渡口昨夜换上新灯\n{line}\n{LONG}\n").articles
    assert (article.source, article.date_text, len(article.blocks)) == ("热点新闻网", "2031-05-04 02:07", 1)


def test_the_date_of_the_german_form_stands_as_printed() -> None:
    (article,) = cleaned(f"渡口昨夜换上新灯\n\n08.10.2031  16:57\n\n{LONG}\n").articles
    assert (article.title, article.date, article.date_text) == ("渡口昨夜换上新灯", None, "08.10.2031  16:57")


def test_the_title_that_a_label_states_again_is_no_line_of_it() -> None:
    (article,) = cleaned(f"渡口换了新灯\n\n2031-05-04 19:42\n\n  原标题:渡口换了新灯\n\n  {BODY}").articles
    assert (article.title, len(article.blocks)) == ("渡口换了新灯", 2)
    (other,) = cleaned(f"渡口换了新灯\n\n2031-05-04 19:42\n\n  原标题:青渡县九处渡口换灯\n\n  {BODY}").articles
    assert (other.title, other.metadata["原标题"]) == ("渡口换了新灯", "青渡县九处渡口换灯")


def test_an_office_over_the_last_date_over_an_annex() -> None:
    text = f"现将渡口名录予以公布，特此通告。\n\n{BODY}\n青渡县水务局\n\n2031年3月4日\n\n附件：\n\n青渡县渡口名录\n"
    (article,) = cleaned(text).articles
    assert (article.issuer, article.date) == ("青渡县水务局", "2031-03-04")
    assert [article.block_text(block) for block in article.blocks[-2:]] == ["附件：", "青渡县渡口名录"]
