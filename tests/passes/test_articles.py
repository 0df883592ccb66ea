"""Pages of several articles, and the heads of articles."""

import pytest

from convkit.testing import cleaned

A = "三座水库自昨日起同时蓄水，站长说，今年的雨水比往年多，渠道也都清过一遍，预计灌溉面积可以扩大两成。"
B = "渡口的灯从今晚起通宵不熄，船夫们商量了半个月，决定轮流看守，每人一夜，风雨无阻。"
D = "摆摊的老人说，长廊里有穿堂风，书不容易发霉，夜里把布一盖，第二天掀开就能做生意。"
C = "县城的旧书摊搬进了桥下的长廊，下雨天也能开张，来的人比从前多了一倍。"


def test_a_newspaper_page() -> None:
    page = f"""统筹水利建设 护航春耕生产

三座水库本月蓄水

本报讯(记者 林川)昨日,{A}

站长说，{B}

渡口的灯

□本报记者 何青

{B}

灯亮以后

{A}

{C}

桥下有书

{B}

{A}

灯下的修表匠。

本报记者 许远摄

旧书摊搬进长廊

本报讯（许远 记者林川）{C}

■身边
"""
    result = cleaned(page)
    first, second, third = result.articles
    assert (first.kicker, first.title, first.authors) == ("统筹水利建设 护航春耕生产", "三座水库本月蓄水", ("林川",))
    assert (second.title, second.byline, second.authors) == ("渡口的灯", "□本报记者 何青", ("何青",))
    assert [second.block_text(b) for b in second.blocks if b.kind == "heading"] == ["灯亮以后", "桥下有书"]
    assert [second.block_text(b) for b in second.blocks if b.kind == "caption"] == ["灯下的修表匠。\n本报记者 许远摄"]
    assert [tuple(c) for c in second.contributors] == [("许远", "photographer")]
    assert (third.title, third.authors) == ("旧书摊搬进长廊", ("许远", "林川"))
    assert result.furniture == (("■身边", "column mark"),)


def test_a_dated_article_between_others() -> None:
    page = f"水库蓄水\n\n7日上午，{A}（记者 林川）\n\n渡口的灯今晚亮了\n\n2030-03-09\n\n{B}（信息来源：青山县政府）"
    first, second = cleaned(page).articles
    assert (first.title, first.date) == ("水库蓄水", None)
    assert (second.title, second.date, second.source) == ("渡口的灯今晚亮了", "2030-03-09", "青山县政府")


def test_a_headline_that_begins_with_a_time_line() -> None:
    page = f"水利专场发布会\n\n3月9日0-14时\n\n全县新增蓄水一千二百万方\n\n本报讯(记者 林川)昨日,{A}\n\n旧书摊搬进长廊\n\n本报讯（记者许远）{C}"
    first = cleaned(page).articles[0]
    assert (first.kicker, first.title) == ("水利专场发布会", "3月9日0-14时全县新增蓄水一千二百万方")


def test_no_title_is_made_up() -> None:
    (article,) = cleaned(f"{A}\n{B}\n{C}").articles
    assert article.title == ""
    assert len(article.blocks) == 3


def test_a_report_without_a_headline_still_begins_an_article() -> None:
    page = f"三座水库本月蓄水\n\n本报讯（记者 林川）{A}\n\n{B}\n\n本报讯（记者 许远）{C}\n\n{A}"
    first, second = cleaned(page).articles
    assert (first.title, second.title) == ("三座水库本月蓄水", "")
    assert second.authors == ("许远",)


@pytest.mark.parametrize(
    ("label", "text", "title"),
    [
        ("an essay with subheads", f"一条河\n\n{A}\n\n上游\n\n{B}\n\n{C}\n\n下游\n\n{A}\n\n{B}", "一条河"),
        ("one report", f"三座水库本月蓄水\n\n本报讯（记者 林川）{A}\n\n{B}（记者 林川）", "三座水库本月蓄水"),
        ("no head", f"{A}\n\n{B}", ""),
        ("numbered heads", f"植树办法\n\n一、地块\n\n{A}\n\n二、树苗\n\n{B}", "植树办法"),
    ],
)
def test_a_text_with_one_start_stays_one_article(label: str, text: str, title: str) -> None:
    articles = cleaned(text).articles
    assert [a.title for a in articles] == [title], label


@pytest.mark.parametrize(
    ("label", "text", "authors", "date"),
    [
        ("an essay signed under its title", f"渡口的灯\n\n许远\n\n{A}\n\n{B}", ("许远",), None),
        (
            "an English article",
            f"The Keeper\n\nBy Ann Reed\n\nMarch 9, 2031\n\n{'The lamp was lit every evening. ' * 5}\n\n{'It is dark now. ' * 8}",
            ("Ann Reed",),
            "2031-03-09",
        ),
    ],
)
def test_bylines_of_single_articles(label: str, text: str, authors: tuple[str, ...], date: str | None) -> None:
    (article,) = cleaned(text).articles
    assert (article.authors, article.date, article.subtitle) == (authors, date, None), label


def test_fiction_is_not_cut() -> None:
    lines = ["夜深了。", "“你还没睡？”", "“没有。”他说。", A, "她笑了笑", "窗外", B, "“天快亮了。”", C] * 6
    assert len(cleaned("\n".join(lines)).articles) == 1


def test_one_credit_or_date_amid_the_text_begins_a_second_article() -> None:
    for between in (
        f"{B}（记者 林川）\n\n渡口的灯",
        f"{B}（林小川）\n\n渡口的灯",
        f"{B}\n\n（何青 林小川）\n\n渡口的灯",
    ):
        first, second = cleaned(f"水库蓄水\n\n{A}\n\n{between}\n\n{C}\n\n{D}").articles
        assert (first.title, second.title) == ("水库蓄水", "渡口的灯"), between
        assert first.authors


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("a remark in brackets", f"夜戏\n\n{A}\n\n“走吧。”（冷笑）\n\n渡口的灯\n\n{B}\n\n{C}"),
        ("a credit under the last paragraph", f"水库蓄水\n\n{A}\n\n渡口的灯\n\n{B}\n\n{C}（记者 林川）"),
        ("a signature with its date", f"给母亲的信\n\n{A}\n\n{B}\n\n{C}\n\n林川\n\n2030年3月9日"),
        ("a byline under the title", f"水库蓄水\n\n本报记者 林川\n\n{A}\n\n渡口的灯\n\n{B}\n\n{C}"),
    ],
)
def test_one_sign_at_the_edge_begins_nothing(label: str, text: str) -> None:
    assert len(cleaned(text).articles) == 1, label


def test_leads_in_brackets_of_traditional_papers() -> None:
    body = "昨日，三座水庫同時蓄水，站長說今年雨水比往年多，渠道也都清過一遍，灌溉面積可以擴大兩成。"
    leads = ("【記者林遠川／青山報導】", "（中央社記者何青雲青山9日電）", "【本報青山訊】")
    page = "\n\n".join(f"第{n}座水庫蓄水\n\n{lead}{body}\n\n{body}" for n, lead in zip("一二三", leads, strict=True))
    first, second, third = cleaned(page).articles
    assert (first.authors, first.place, first.source) == (("林遠川",), "青山", None)
    assert (second.authors, second.place, second.source) == (("何青雲",), "青山", "中央社")
    assert third.source == "本報訊"


def test_what_the_page_prints_over_and_under_its_articles() -> None:
    page = f"""青山日报
2030年3月9日 星期六
第3版 民生
责编：许远 版式：何青

水库蓄水

本报讯（记者 林川）{A}

{B}

渡口的灯

本报讯（记者 何青）{B}

新闻热线：8765432　投稿邮箱：news@example.org
"""
    result = cleaned(page)
    assert [(a.title, a.kicker, a.date, a.authors) for a in result.articles] == [
        ("水库蓄水", None, "2030-03-09", ("林川",)),
        ("渡口的灯", None, "2030-03-09", ("何青",)),
    ]
    assert len(result.furniture) == 5


@pytest.mark.parametrize(
    ("lines", "caption"),
    [
        ("何青给灯加油。（林小川 摄）", "何青给灯加油。（林小川 摄）"),
        ("灯下的渡口 本报记者 林川 摄", "灯下的渡口 本报记者 林川 摄"),
        ("图①：渡口的灯。\n图②：修船的人。\n本报记者 林川 摄", "图①：渡口的灯。\n图②：修船的人。\n本报记者 林川 摄"),
    ],
)
def test_captions_with_their_credit(lines: str, caption: str) -> None:
    (article,) = cleaned(f"渡口\n\n{A}\n\n{B}\n\n{lines}\n\n{C}").articles
    assert [article.block_text(b) for b in article.blocks if b.kind == "caption"] == [caption]
    assert len(article.blocks) == 4


def test_a_sentence_about_a_picture_is_no_caption() -> None:
    (article,) = cleaned(
        f"渡口\n\n{A}\n\n他拍的照片挂在墙上，最大的一张是在渡口拍摄\n\n{B}\n\n图书馆也来借过。"
    ).articles
    assert {b.kind.value for b in article.blocks} == {"paragraph"}


def test_short_lines_under_a_title_are_body() -> None:
    (article,) = cleaned("渡口\n\n林川\n\n船在水上\n\n灯在船上\n\n我在灯前\n\n等一句话").articles
    assert (article.title, article.authors, article.subtitle) == ("渡口", ("林川",), None)
    assert article.text.startswith("船在水上")


def test_a_chapter_alone_has_its_head_for_a_title() -> None:
    (article,) = cleaned(f"第七章 渡口\n\n{A}\n\n{B}").articles
    assert (article.title, len(article.blocks)) == ("第七章 渡口", 2)


@pytest.mark.parametrize("lead", ["青山讯 ", "青山讯（记者 林川）", "青山3月9日电 "])
def test_leads_that_name_only_the_place(lead: str) -> None:
    page = f"水库蓄水\n\n{lead}{A}\n\n渡口的灯\n\n{lead}{B}"
    assert [a.title for a in cleaned(page).articles] == ["水库蓄水", "渡口的灯"]


def test_words_that_end_like_a_lead_are_none() -> None:
    page = f"水库蓄水\n\n据通讯录，{A}\n\n渡口的灯\n\n喜讯传来，{B}"
    assert len(cleaned(page).articles) == 1


@pytest.mark.parametrize(
    ("label", "head", "title", "authors"),
    [
        ("a paper whose title was not copied", "张敬芬", "", ("张敬芬",)),
        ("under its title", "渡口新灯的亮度\n张敬芬", "渡口新灯的亮度", ("张敬芬",)),
        ("a title as short as a name", "渡口灯", "渡口灯", ()),
    ],
)
def test_a_name_over_an_abstract_is_no_title(label: str, head: str, title: str, authors: tuple[str, ...]) -> None:
    (article,) = cleaned(
        f"{head}\n[摘? 要]渡口换了新灯以后，船夫夜里也能走船，本文量了灯的亮度，比较了三种灯油。\n灯是昨天换的，照得很远。\n"
    ).articles
    assert (article.title, article.authors) == (title, authors)


CUT = [
    ("amid a word", "渡口的灯从今晚起通宵不熄，船夫们商量了半", "个月，决定轮流看守。每人一夜，风雨无阻。", True),
    (
        "a sentence has ended in it",
        "渡口的灯从今晚起不熄。船夫们轮流",
        "看守，每人一夜，风雨无阻，有雾的日子两人同去。",
        True,
    ),
    ("before the last character of a clause", "渡口的灯修好了，从今晚起通宵不", "熄，船夫们轮流看守，每人一夜。", True),
    (
        "a headline of two clauses",
        "渡口的灯通宵不熄，船夫轮流看守",
        "昨天傍晚，青山县最后一座老渡口装上了新灯，雾天也看得见。",
        False,
    ),
    ("over another headline", "渡口的灯通宵不熄，船夫轮流看", "看灯人从此有了着落", False),
]


@pytest.mark.parametrize(("label", "first", "rest", "cut"), CUT, ids=[case[0] for case in CUT])
def test_the_first_line_of_a_paragraph_that_breaks_off_is_no_subtitle(
    label: str, first: str, rest: str, cut: bool
) -> None:
    article = cleaned(f"青山渡口\n{first}\n{rest}\n{A}\n{C}\n", only=["segment.articles", "reflow.blocks"]).articles[0]
    assert (first in article.text, first in (article.subtitle or "")) == (cut, not cut)


def test_a_sheet_of_labels_and_values_on_lines_of_their_own_stands_under_the_title() -> None:
    sheet = "索引号：\n6107280000/2030-001005\n主题分类：\n渡口管理\n发文机构：\n青山县人民政府\n发布日期：\n2030年3月9日 16:34\n有效性：\n有效\n"
    (article,) = cleaned(f"青山县渡口管理规则\n{sheet}\n{A}\n{B}\n").articles
    assert (article.title, article.issuer, article.date) == ("青山县渡口管理规则", "青山县人民政府", "2030-03-09")
    assert article.metadata == {"索引号": "6107280000/2030-001005", "主题分类": "渡口管理", "有效性": "有效"}
    assert len(article.blocks) == 2


@pytest.mark.parametrize(
    ("label", "first", "body", "title", "byline"),
    [
        ("a full name over the text", "何青松", A, "", "何青松"),
        ("with a family name of two characters", "欧阳明月", A, "", "欧阳明月"),
        ("a word of three characters", "元宵节", A, "元宵节", None),
        ("a word of two", "石桥", A, "石桥", None),
        ("a name of which the text speaks", "何青松", f"何青松是我们村的船夫。{A}", "何青松", None),
        ("a name in part", "高山雪", f"高山上的雪还没有化。{A}", "高山雪", None),
    ],
)
def test_a_name_alone_over_a_text(label: str, first: str, body: str, title: str, byline: str | None) -> None:
    (article,) = cleaned(f"{first}\n\n{body}\n\n{B}\n").articles
    assert (article.title, article.byline) == (title, byline)


def test_an_article_that_says_its_title_again_begins_once() -> None:
    (article,) = cleaned(
        f"三座水库本月蓄水\n\n2030-03-09\n第2版(要闻)\n专栏:\n\n三座水库本月蓄水\n本报青山3月9日电 记者林川报道：{A}\n{B}\n"
    ).articles
    assert (article.title, article.date) == ("三座水库本月蓄水", "2030-03-09")
    assert [article.block_text(b)[:4] for b in article.blocks] == ["本报青山", B[:4]]


@pytest.mark.parametrize(
    ("label", "between", "articles"),
    [
        ("the name and the account of a site", "1\n\n山城在线\n微信公众号\n", 1),
        ("a sentence", "水位已经超过去年。\n", 2),
    ],
)
def test_a_title_said_again_under_lines_of_its_page(label: str, between: str, articles: int) -> None:
    text = f"三座水库本月蓄水 渔民迎来旺季\n2030-03-09 16:32:00  来源:山城在线\n{between}\n三座水库本月蓄水 渔民迎来旺季\n\n本报青山3月9日电 记者林川报道：{A}\n{B}\n"
    assert len(cleaned(text).articles) == articles


def test_a_sheet_with_bullets_and_blank_lines_stands_under_the_title_that_a_button_is_over() -> None:
    sheet = "  • 索引号:\n\n    6107280000/2030-001005\n  • 主题分类:\n\n  • 来源:\n\n  • 发文机构:\n\n    青山县人民政府\n  • 发文日期:\n\n    2030年3月9日 16:34\n  • 有效性:\n\n  • 发布日期:\n\n    2030年3月10日\n"
    result = cleaned(f"返回顶部\n\n青山县渡口管理规则\n\n{sheet}\n青山县渡口管理规则\n\n{A}\n\n{B}\n")
    (article,) = result.articles
    assert (article.title, article.issuer, article.date) == ("青山县渡口管理规则", "青山县人民政府", "2030-03-09")
    assert article.metadata == {"索引号": "6107280000/2030-001005", "发布日期": "2030年3月10日"}
    assert [article.block_text(b) for b in article.blocks] == [A, B]


def test_a_list_of_facts_under_the_first_paragraphs_is_a_list() -> None:
    text = f"渡口开航\n\n{A}\n\n{B}\n\n{C}\n\n{A}\n\n• 来源:\n• 船票\n• 日期:\n• 三月"
    (article,) = cleaned(text).articles
    assert [article.block_text(b) for b in article.blocks if b.kind == "list_item"] == [
        "来源:",
        "船票",
        "日期:",
        "三月",
    ]


@pytest.mark.parametrize(
    ("label", "over", "title"),
    [
        ("labels without values", "发布日期：\n浏览次数：", "渡口的灯今晚亮了"),
        ("a date", "2030-03-09", "渡口的灯今晚亮了"),
        ("a byline", "本报记者 林川", ""),
    ],
)
def test_what_may_stand_over_the_title_of_one_article(label: str, over: str, title: str) -> None:
    (article,) = cleaned(f"{over}\n渡口的灯今晚亮了\n{A}\n{B}\n").articles
    assert article.title == title


VERSE = "石桥村外雨初停，\n一路蛙声到晓听。\n不问客船何处去，\n灯前犹是旧时青。\n"


@pytest.mark.parametrize(
    ("poet", "byline"),
    [
        ("文同山", "文同山"),
        ("和小满", "和小满"),
        ("欧阳川", "欧阳川"),
        ("释远山", "释远山"),
        ("佚名", "佚名"),
        ("其二", None),
        ("并序", None),
    ],
)
def test_a_name_between_a_title_and_verse_is_the_poets(poet: str, byline: str | None) -> None:
    (article,) = cleaned(f"渡口晚归\n{poet}\n{VERSE}").articles
    assert article.byline == byline
    assert article.authors == ((byline,) if byline else ())
    assert article.title.startswith("渡口晚归")
    (apart,) = cleaned(f"渡口晚归\n\n{poet}\n\n" + VERSE.replace("，\n", "，").replace("\n", "\n\n")).articles
    assert (apart.byline, apart.authors) == (byline, article.authors)


def test_words_that_look_like_a_poets_name_over_prose_are_none() -> None:
    (article,) = cleaned(f"山城旧事\n文学\n{A}\n\n{B}\n").articles
    assert article.authors == ()


def test_a_line_under_one_that_breaks_off_is_no_subhead() -> None:
    """Kana tell nothing of whether lines go on: what is not joined becomes no heading either."""
    page = """渡し場の灯、十一年ぶりに点灯
船頭ら「夜も安心」

　石橋村の渡し場に新しい灯がともった。三月八日の夜、集まった
村人は百人を超え、灯が入ると拍手が起きた。十一年前の大水で古
い灯が流されて以来のことである。
　「これで夜も舟を出せる」と船頭の林さん（六二）は話す。村では
高齢者の通院に舟が欠かせず、日が暮れると川を渡れないことが長
年の悩みだった。
　費用の半分は県が補助し、残りは村出身者の寄付で賄った。
（記者・青木一郎）

春の作付け、二割増
　県によると、今年の春の作付け面積は昨年より二割増える見込み。
雪解け水が多く、三つのため池はいずれも満水に近い。
"""
    article = cleaned(page).articles[0]
    assert "heading" not in {block.kind.value for block in article.blocks}


def test_a_question_is_no_title() -> None:
    text = f"问：老房子的墙返潮怎么办？\n答：{A}\n\n问：可以直接刷漆吗？\n答：{B}\n"
    (article,) = cleaned(text).articles
    assert (article.title, len(article.blocks)) == ("", 4)


def test_the_lead_stands_behind_a_summary() -> None:
    (article,) = cleaned(
        f"三座水库本月蓄水\n\n[摘要]水库本月蓄水，灌溉面积扩大两成。\n\n石桥日报讯(记者 林川){A}\n\n{B}\n"
    ).articles
    assert (article.authors, article.source) == (("林川",), "石桥日报")


def test_an_author_named_twice_over_the_text() -> None:
    text = f"青州渡志述略\n\n2018-07-09 12:51林国财\n荆山学刊 2018年3期\n\n林国财\n\n(青山师范学院 渡口文化研究中心,青州 石桥 442000)\n\n{A}\n\n{B}\n"
    (article,) = cleaned(text).articles
    assert (article.title, article.authors, article.source) == ("青州渡志述略", ("林国财",), "荆山学刊 2018年3期")
    assert (article.byline or "").startswith("林国财\n(青山师范学院")
    assert len(article.blocks) == 2


def test_a_line_apart_over_a_list_is_its_title() -> None:
    rows = "\n".join(
        f"{what}  {n}克" for n, what in enumerate(("五花肉", "梅干菜", "冰糖", "生抽", "老抽", "料酒", "清水"), 1)
    )
    (article,) = cleaned(f"梅干菜烧肉\n\n{rows}\n\n{A}\n").articles
    assert article.title == "梅干菜烧肉"


def test_the_first_of_short_lines_in_a_row_is_none() -> None:
    (article,) = cleaned(
        "\n".join(
            f"{what}  {n}克"
            for n, what in enumerate(("五花肉", "梅干菜", "冰糖", "生抽", "老抽", "料酒", "清水", "葱"), 1)
        )
    ).articles
    assert article.title == ""


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("下渡起风波（7 / 17）", "下渡起风波"),
        ("下渡起风波(第2/3页)", "下渡起风波"),
        ("下渡起风波（上）", "下渡起风波（上）"),
        ("下渡起风波（2031）", "下渡起风波（2031）"),
    ],
)
def test_the_page_of_how_many_is_no_part_of_a_title(printed: str, title: str) -> None:
    (article,) = cleaned(f"{printed}\n\n{A}\n\n{B}\n").articles
    assert article.title == title


def test_a_title_that_is_said_again_under_its_date_is_no_subtitle() -> None:
    text = f"渡口倡议书范文\n\n时间:2028-02-15 09:19:30\n渡口倡议书范文\n\n渡口倡议书范文\n\n{A}\n\n{B}"
    result = cleaned(text)
    assert [(a.title, a.subtitle) for a in result.articles] == [("渡口倡议书范文", None)]
    assert [text for text, why in result.furniture if why == "stated before"] == ["渡口倡议书范文"] * 2


def test_two_equal_lines_are_no_headline_in_pieces() -> None:
    (article,) = cleaned(f"渡口\n\n渡口\n\n{A}\n\n{B}").articles
    assert (article.title, article.subtitle) == ("渡口", None)


def test_a_review_names_its_column_its_authors_and_where_they_work() -> None:
    text = f"·综 述·\n\n渡口信号灯的研究进展\n\n林 川1, 何青松2 综述, 许 远1 审校\n\n(1. 青山大学水利学院,青山 123400; 2. 柳河省水利科学研究院,柳河 123000)\n\n【摘要】 {A}\n\n【关键词】 渡口; 信号灯\n\n{B}"
    (article,) = cleaned(text).articles
    assert (article.title, article.subtitle) == ("渡口信号灯的研究进展", None)
    assert article.authors == ("林川", "何青松", "许远")
    assert (article.byline or "").count("\n") == 1


def test_a_poet_with_his_dynasty_signs_the_poem() -> None:
    (article,) = cleaned("《夜渡》\n[唐]陈枫\n孤舟系柳湾,\n夜雨到愁边。\n灯影摇春水,\n桥声隔晓烟。").articles
    assert (article.title, article.authors, article.byline) == ("《夜渡》", ("陈枫",), "[唐]陈枫")


def test_lines_that_begin_with_labels_in_brackets_are_no_title() -> None:
    (article,) = cleaned(f"【规格】每袋五克\n【颜色】棕\n【用法】{A}\n【贮藏】{B}").articles
    assert (article.title, article.subtitle, len(article.blocks)) == ("", None, 4)


def test_a_pupil_signs_under_the_title() -> None:
    (article,) = cleaned(f"渡口的早晨\n\n石桥镇中心小学  林小满\n\n{A}\n\n{B}").articles
    assert (article.title, article.subtitle, article.authors) == ("渡口的早晨", None, ("林小满",))
