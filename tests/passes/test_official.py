"""Official documents and their parts."""

import pytest

from convkit.testing import cleaned

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
