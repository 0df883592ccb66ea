"""Official documents and their parts."""

import tempfile
from pathlib import Path

import pytest

import convkit
from convkit.model import Article
from convkit.testing import cleaned


def read_dump(text: str) -> list[Article]:
    """The articles of a dump in a file of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.tsv"
        path.write_text(text, "utf-8")
        return list(convkit.clean(path))


BODY = "各乡镇要在三月底以前把渡口修好，并报县站备案，不得向船户摊派。"

NOTICE = """山政办发〔2030〕7号

青山县人民政府办公室
关于做好春季植树工作的通知

各乡镇人民政府，县直各部门：

为做好今年的植树工作，经县政府同意，现将有关事项通知如下。

一、落实地块

各乡镇要在三月底以前把地块落实到户，并报县林业站备案。

（一）坡地

坡地以松树为主，每亩不少于二百株，株距按旧例执行。

二、备足树苗

县林业站要提前联系苗圃，备足树苗，不得向农户摊派。

青山县人民政府办公室

2030年3月9日
"""


def test_parts_of_a_notice() -> None:
    (article,) = cleaned(NOTICE).articles
    assert article.doc_number == "山政办发〔2030〕7号"
    assert article.title == "青山县人民政府办公室关于做好春季植树工作的通知"
    assert article.addressee == "各乡镇人民政府，县直各部门："
    assert article.issuer == "青山县人民政府办公室"
    assert (article.date, article.date_text) == ("2030-03-09", "2030年3月9日")
    heads = [(b.level, article.block_text(b)) for b in article.blocks if b.kind == "heading"]
    assert heads == [(1, "一、落实地块"), (2, "（一）坡地"), (1, "二、备足树苗")]


def test_spaces_left_by_line_ends_in_the_title_close_up() -> None:
    text = NOTICE.replace("办公室\n关于做好春季植树", "办公室 关于做好春季 植树", 1)
    (article,) = cleaned(text).articles
    assert article.title == "青山县人民政府办公室关于做好春季植树工作的通知"


@pytest.mark.parametrize(
    ("label", "text"),
    [
        (
            "news about a notice",
            "县里发出植树通知\n\n本报讯（记者 林川）县政府办公室日前发出通知，要求各乡镇三月底以前落实地块，备足树苗。\n\n通知说，不得向农户摊派。",
        ),
        (
            "a letter",
            "亲爱的朋友：\n\n山里的雪化了，我把去年写的信又读了一遍，觉得有许多话没有说完。\n\n你的朋友\n\n2030年3月9日",
        ),
        (
            "an interpretation of a notice by a newspaper",
            "读懂新发布的植树通知\n\n记者 林川\n\n《关于做好春季植树工作的通知》（青政办发〔2030〕7号）日前印发。通知提出三项要求。\n\n一、什么时候种？\n\n三月底以前。\n\n二、种在哪里？\n\n坡地和河岸。",
        ),
        (
            "dialogue with an office in it",
            "调解\n\n老周走进水利站，说：“渠漏了。”\n\n站长问：\n\n“哪一段？”\n\n“桥底下那一段。”\n\n他们一起去看，水正从石缝里往外冒。",
        ),
        (
            "a chronicle of an office",
            "水务局大事\n\n2030年3月9日\n\n召开了全县水利会议，部署冬修，各站都来了人。\n\n2030年4月2日\n\n白渡闸开工，工期三个月，用工一千二百个。\n\n2030年7月1日\n\n白渡闸放水，下游三个村先后浇上了地。",
        ),
        (
            "a list of contacts",
            "渡口电话\n\n联系人：何青\n\n电话：0123-4567\n\n地址：渡口街3号\n\n各站每天早上八点开门，晚上六点关门，节假日不休息。",
        ),
        (
            "a price list with numbers",
            "船票价目\n\n第1号\n\n单程三元，往返五元，六十五岁以上的老人和身高一米二以下的孩子不收钱。\n\n月票三十元，可以在渡口的窗口买，也可以托船工带。",
        ),
        (
            "an essay on a decision",
            "一个决定\n\n各位读者：\n\n我决定不再写了。写了二十年，从水站写到渡口，从渡口写到县城，想说的话都说完了。\n\n谢谢你们。\n\n林川",
        ),
        ("a story with a date", "雪夜\n\n那年冬天很冷，河面结了冰，村里人都说没有见过这样的雪。\n\n二〇三〇年一月"),
    ],
)
def test_what_is_no_official_document(label: str, text: str) -> None:
    for article in cleaned(text).articles:
        assert article.doc_number is None, label
        assert article.addressee is None, label
        assert article.issuer is None, label


def test_the_date_may_stand_over_its_office() -> None:
    text = f"关于修缮渡口的通知\n\n各乡镇人民政府：\n\n{BODY}\n\n2030年3月9日\n\n青山县交通运输局"
    (article,) = cleaned(text).articles
    assert (article.date, article.issuer, len(article.blocks)) == ("2030-03-09", "青山县交通运输局", 1)
    (other,) = cleaned(text.replace("青山县交通运输局", "（此件公开发布）")).articles
    assert (other.issuer, len(other.blocks)) == (None, 2)


def test_a_red_head_is_furniture() -> None:
    text = f"青山县人民政府文件\n\n青政发〔2030〕7号\n\n关于修缮渡口的通知\n\n各乡镇人民政府：\n\n{BODY}"
    result = cleaned(text)
    assert result.furniture == (("青山县人民政府文件", "red head"),)
    assert result.articles[0].title == "关于修缮渡口的通知"


def test_the_number_beside_who_signed_it() -> None:
    text = f"青政发〔2030〕7号　　签发人：林川\n\n青山县人民政府关于修缮渡口的请示\n\n云溪市人民政府：\n\n{BODY}"
    (article,) = cleaned(text).articles
    assert (article.doc_number, article.title) == ("青政发〔2030〕7号", "青山县人民政府关于修缮渡口的请示")
    assert dict(article.metadata) == {"签发人": "林川"}


COPIES = [
    (
        "the page's own heading states number and title",
        "山政办发〔2030〕7号《青山县人民政府办公室关于做好春季植树工作的通知》\n\n浏览量：12          时间：2031-01-17 23:45:19\n\n"
        "青山县人民政府办公室关于做好春季植树工作的通知\n\n山政办发〔2030〕7号\n\n",
    ),
    (
        "a preface of the page that collects it",
        "青山县文件汇编\n\n时间：2031-05-14 10:45:55 本文作者：会员上传\n简介：这里整理了多篇文件，希望对你有帮助。\n\n第一篇：县里的文件\n\n"
        "青山县人民政府办公室文件\n\n山政办发〔2030〕7号\n\n青山县人民政府办公室关于做好春季\n\n植树工作的通知\n\n",
    ),
]


@pytest.mark.parametrize(("label", "head"), COPIES, ids=[case[0] for case in COPIES])
def test_a_document_below_what_a_page_says_of_it(label: str, head: str) -> None:
    (article,) = cleaned(head + NOTICE[NOTICE.index("各乡镇人民政府，") :]).articles
    assert article.doc_number == "山政办发〔2030〕7号"
    assert article.title == "青山县人民政府办公室关于做好春季植树工作的通知"
    assert article.addressee == "各乡镇人民政府，县直各部门："
    assert article.issuer == "青山县人民政府办公室"


def test_chapters_of_rules_that_number_their_paragraphs_are_headings() -> None:
    text = (
        "青山县人民政府关于印发工作规则的通知\n\n青政发〔2030〕8号\n\n各乡镇人民政府：\n\n第一章总则\n\n"
        f"一、{BODY}\n\n二、{BODY}\n\n第二章   组成人员和职责\n\n三、{BODY}\n\n青山县人民政府\n\n2030年3月9日"
    )
    (article,) = cleaned(text).articles
    heads = [article.block_text(b) for b in article.blocks if b.kind == "heading"]
    assert heads == ["第一章总则", "第二章   组成人员和职责"]
    (other,) = cleaned(text.replace("第二章   组成人员和职责", "组成人员和职责")).articles
    assert "第一章总则" not in [other.block_text(b) for b in other.blocks if b.kind == "heading"]


@pytest.mark.parametrize("kind", ["通知", "通告", "公示", "启事", "倡议书", "声明"])
def test_an_announcement_without_number_and_addressee_needs_a_signed_date(kind: str) -> None:
    text = f"关于修缮渡口的{kind}\n\n{BODY}\n\n{BODY}\n\n青山县交通运输局\n2030年3月9日"
    (article,) = cleaned(text).articles
    assert (article.title, article.issuer, article.date) == (f"关于修缮渡口的{kind}", "青山县交通运输局", "2030-03-09")
    (other,) = cleaned(text.replace("青山县交通运输局\n", "")).articles
    assert other.issuer is None


def test_what_stands_over_the_title_is_metadata_and_what_stands_under_the_date_stays() -> None:
    text = f"000012\n机密★1年\n特急\n青政发〔2030〕7号\n关于修缮渡口的通知\n各乡镇人民政府：\n{BODY}\n附件：渡口名录\n青山县人民政府\n2030年3月9日\n（此件不公开）\n抄送：县委办公室。"
    (article,) = cleaned(text).articles
    assert dict(article.metadata) == {"份号": "000012", "密级": "机密★1年", "紧急程度": "特急"}
    assert [article.block_text(b) for b in article.blocks] == [
        BODY,
        "附件：渡口名录",
        "（此件不公开）",
        "抄送：县委办公室。",
    ]


def test_an_annexed_document_belongs_to_the_notice() -> None:
    rules = f"第一条 {BODY}\n\n第二条 {BODY}\n\n第三条 {BODY}"
    text = f"关于印发渡口管理办法的通知\n\n各乡镇人民政府：\n\n{BODY}\n\n青山县人民政府\n\n2030年3月9日\n\n附件1\n\n渡口管理办法\n\n{rules}\n\n青山县水务局\n\n2029年1月1日"
    (article,) = cleaned(text).articles
    assert (article.issuer, article.date) == ("青山县人民政府", "2030-03-09")
    assert [article.block_text(b) for b in article.blocks if b.kind == "heading"] == ["附件1", "渡口管理办法"]


@pytest.mark.parametrize(
    ("label", "lines", "heading"),
    [
        ("a title cut in three", "青山县春季植\n\n树工作实施\n\n方案", "青山县春季植树工作实施方案"),
        (
            "an office over it",
            "青山县人民政府办公室\n\n春季植树工作实施方案",
            "青山县人民政府办公室春季植树工作实施方案",
        ),
        ("one line", "青山县春季植树工作实施方案", "青山县春季植树工作实施方案"),
    ],
)
def test_the_title_of_what_a_notice_hands_on_is_one_heading(label: str, lines: str, heading: str) -> None:
    text = NOTICE.replace("县政府同意，现将", "县政府同意，现将《春季植树工作实施方案》和")
    text = text.replace("关于做好春季植树工作的通知", "关于印发《青山县春季植树工作实施方案》的通知")
    (article,) = cleaned(f"{text}\n{lines}\n\n为做好植树工作，制定本方案，请各乡镇照此执行。\n").articles
    after = [article.block_text(block) for block in article.blocks[-2:]]
    assert after == [heading, "为做好植树工作，制定本方案，请各乡镇照此执行。"], label
    assert article.blocks[-2].kind == "heading"


def test_lines_under_the_date_that_no_document_names_stay_apart() -> None:
    (article,) = cleaned(f"{NOTICE}\n一组\n\n河东村和上坪村\n\n{BODY}\n").articles
    assert [article.block_text(block) for block in article.blocks[-3:]] == ["一组", "河东村和上坪村", BODY]


def test_the_title_under_the_mark_of_an_annex_is_one_heading() -> None:
    (article,) = cleaned(f"{NOTICE}\n附件1\n\n青山县春季植树\n\n任务分工方案\n\n{BODY}\n").articles
    assert [article.block_text(b) for b in article.blocks[-3:]] == ["附件1", "青山县春季植树任务分工方案", BODY]


def test_the_head_of_a_table_under_an_annex_is_no_title() -> None:
    (article,) = cleaned(f"{NOTICE}\n附件1\n\n序号\n\n姓名\n\n单位\n\n1\n\n何青\n\n林业站\n").articles
    heads = [article.block_text(block) for block in article.blocks if block.kind == "heading"]
    assert heads[-1] == "附件1"


def test_the_number_under_which_a_document_is_registered_is_metadata() -> None:
    (article,) = cleaned(f"QSCR-2030-01004\n\n{NOTICE}").articles
    assert (article.doc_number, article.metadata["登记号"]) == ("山政办发〔2030〕7号", "QSCR-2030-01004")


def test_a_number_that_only_the_sheet_of_the_page_states() -> None:
    sheet = "[ 索引号 ] 0013/2030-5 [ 发文字号 ] 山政办发〔2030〕7号\n[ 主题分类 ] 林业 [ 成文日期 ] 2030-03-09\n\n"
    text = "青山县人民政府办公室关于做好春季植树工作的通知\n\n各乡镇人民政府，县直各部门：\n\n" + BODY
    (article,) = cleaned(sheet + text).articles
    assert (article.doc_number, article.addressee, article.date) == (
        "山政办发〔2030〕7号",
        "各乡镇人民政府，县直各部门：",
        "2030-03-09",
    )


def test_a_forwarded_document_keeps_its_own_office_in_the_body() -> None:
    text = f"转发县水务局关于修缮渡口意见的通知\n\n各乡镇人民政府：\n\n{BODY}\n\n青山县人民政府\n\n2030年3月9日\n\n关于修缮渡口的意见\n\n县水务局\n\n（2030年3月1日）\n\n{BODY}"
    (article,) = cleaned(text).articles
    assert (article.issuer, article.date) == ("青山县人民政府", "2030-03-09")
    assert "县水务局" in [article.block_text(b) for b in article.blocks]


def test_the_date_of_the_page_is_not_that_of_the_document() -> None:
    text = f"关于修缮渡口的通知\n发布日期：2030-03-12  来源：县政府网\n青水发〔2030〕5号\n各乡镇人民政府：\n{BODY}\n青山县水务局\n2030年3月9日"
    (article,) = cleaned(text).articles
    assert (article.date, article.source, dict(article.metadata)) == (
        "2030-03-09",
        "县政府网",
        {"发布日期": "2030-03-12"},
    )


def test_a_row_with_its_own_title_and_date_keeps_them() -> None:
    text = f"标题\t时间\t文本\n关于修缮渡口的通知\t2030-03-12\t<p>青水发〔2030〕5号</p><p>关于修缮渡口的通知</p><p>各乡镇人民政府：</p><p>{BODY}</p><p>青山县水务局</p><p>2030年3月9日</p>\n"
    (article,) = read_dump(text)
    assert (article.title, article.date, article.doc_number) == (
        "关于修缮渡口的通知",
        "2030-03-12",
        "青水发〔2030〕5号",
    )
    assert article.metadata["成文日期"] == "2030年3月9日"
    assert [article.block_text(b) for b in article.blocks] == [BODY]


def test_the_number_printed_twice_is_no_title() -> None:
    article = cleaned(
        f"青政发〔2030〕7号《青山县人民政府关于修缮渡口的通知》\n《青山县人民政府关于修缮渡口的通知》\n青政发〔2030〕7号\n青政发〔2030〕7号\n各乡镇人民政府：\n{BODY}\n青山县人民政府\n2030年3月9日\n"
    ).articles[0]
    assert article.title == "《青山县人民政府关于修缮渡口的通知》"
    assert (article.doc_number, article.addressee) == ("青政发〔2030〕7号", "各乡镇人民政府：")
    assert article.text == BODY


def test_a_labelled_title_over_the_note_of_an_adoption() -> None:
    note = "（2030年6月30日青山市第八届人民代表大会常务委员会第十次会议通过）"
    article = cleaned(
        f"原标题：青山市渡口管理条例\n{note}\n第一条　为了保障渡运安全，制定本条例。\n第二条　本市渡口的管理适用本条例。\n"
    ).articles[0]
    assert (article.title, article.date, article.date_text) == ("青山市渡口管理条例", "2030-06-30", note)


def test_buttons_of_a_page_do_not_hide_the_addressee() -> None:
    article = cleaned(
        f"青山县人民政府关于修缮渡口的通知\n来源：青山县政府网 日期：2030-03-09\n视力保护色：\n浏览量：\n各乡镇人民政府：\n{BODY}\n青山县人民政府\n2030年3月8日\n"
    ).articles[0]
    assert (article.addressee, article.issuer, article.date) == ("各乡镇人民政府：", "青山县人民政府", "2030-03-08")


def test_a_notice_without_title_keeps_who_it_is_to_and_from() -> None:
    text = "各乡镇人民政府，各渡口：\n　　根据汛期水情，各渡口夜间一律点灯，请认真执行。\n山城县水利局\n2031年4月20日\n"
    (article,) = cleaned(text).articles
    assert (article.title, article.addressee, article.issuer, article.date) == (
        "", "各乡镇人民政府，各渡口：", "山城县水利局", "2031-04-20",
    )  # fmt: skip


def test_a_title_and_an_office_that_a_page_says_three_times_are_one() -> None:
    title = "山城县实施《渡口灯油法》办法"
    text = f"您的位置: 首页 » 山城资料网 » 法规 »\n\n{title}\n\n时间:2034-06-26 17:27:13 来源: 山城资料网 阅读:8161\n\n{title}\n\n山城县人大常委会\n\n{title}\n山城县人大常委会\n\n(2031年12月17日山城县第七届人民代表大会常务委员会第三十一次会议通过)\n\n第一条 为了管好灯油，制定本办法。\n第二条 灯油由乡里发，每月一次。\n第三条 本办法自公布之日起施行。\n"
    (article,) = cleaned(text).articles
    assert (article.title, article.issuer, article.source) == (title, "山城县人大常委会", "山城资料网")
    assert title not in article.text


def test_the_order_under_the_title_of_the_page_belongs_to_the_number() -> None:
    text = "青山市渡口管理办法\n\n青山市人民政府\n\n青山市渡口管理办法\n\n青山市人民政府令\n\n第42号\n\n现发布《青山市渡口管理办法》，自发布之日起施行。\n\n市长　罗小满\n\n2033年8月3日\n\n第一条　渡船不得超载。\n\n第二条　渡船不得夜航。\n\n第三条　本办法由港航所解释。\n"
    (article,) = cleaned(text).articles
    assert (article.title, article.doc_number, article.date) == (
        "青山市渡口管理办法",
        "青山市人民政府令第42号",
        "2033-08-03",
    )


@pytest.mark.parametrize(
    ("title", "closed"),
    [
        ("青山县水务局 关于进一步做好 渡口检修 工作的通知", "青山县水务局关于进一步做好渡口检修工作的通知"),
        ("关于2031年春节 放假的通知", "关于2031年春节放假的通知"),
        ("青山县发出通知 要求检修渡口", "青山县发出通知 要求检修渡口"),
        ("县水务局 召开年会并发布公告", "县水务局 召开年会并发布公告"),
    ],
)
def test_a_title_set_in_lines_is_closed_up_without_number_or_addressee(title: str, closed: str) -> None:
    (article,) = cleaned(f"{title}\n\n来源：青川日报 2031-05-04\n\n{BODY}\n\n{BODY[2:]}\n").articles
    assert article.title == closed


def test_a_line_of_a_title_that_ends_as_offices_do_is_none() -> None:
    text = NOTICE.replace(
        "青山县人民政府办公室\n关于做好春季植树工作的通知", "青山县教育局关于办好农村小学\n招生工作的通知"
    )
    (article,) = cleaned(f"青山县教育局关于办好农村小学招生工作的通知\n\n2030-04-01 11:37:45\n\n{text}").articles
    assert article.title == "青山县教育局关于办好农村小学招生工作的通知"


def test_the_title_of_a_page_over_a_shorter_one_of_the_document() -> None:
    page = "青山县关于实施交通管制的通告（青山县交通局）"
    text = f"{page}\n\n社会热点2031-10-12 06:32:26未知\n\n{page}\n\n关于实施交通管制的通告\n\n{BODY}\n\n特此通告。\n\n青山县公安局\n\n2031年10月9日\n"
    (article,) = cleaned(text).articles
    assert (article.title, article.date, article.issuer) == (page, "2031-10-09", "青山县公安局")
    assert [article.block_text(block) for block in article.blocks] == [BODY, "特此通告。"]
