"""Numbered heads and lines that state source and date."""

import pytest

from convkit.passes.infolabels import parts_of
from convkit.testing import cleaned

BODY = "各乡镇要在三月底以前把地块落实到户，并报县林业站备案，不得向农户摊派。"


def kinds(text: str) -> list[tuple[str, int]]:
    (article,) = cleaned(text).articles
    return [(b.kind.value, b.level) for b in article.blocks]


def test_a_series_of_numbered_heads() -> None:
    text = f"植树的办法\n\n{BODY}\n\n一、地块\n\n{BODY}\n\n（一）坡地\n\n{BODY}\n\n（二）平地\n\n{BODY}\n\n二、树苗\n\n{BODY}"
    p = ("paragraph", 0)
    assert kinds(text) == [p, ("heading", 1), p, ("heading", 2), p, ("heading", 2), p, ("heading", 1), p]


@pytest.mark.parametrize(
    ("label", "text", "levels"),
    [
        ("a colon behind the number", f"植树的办法\n\n{BODY}\n\n一：地块\n\n{BODY}\n\n二：树苗\n\n{BODY}", [1, 1]),
        ("a bracket behind the digit", f"植树的办法\n\n{BODY}\n\n1)地块\n\n{BODY}\n\n2)树苗\n\n{BODY}", [1, 1]),
        ("a title that begins with a digit", f"植树的办法\n\n{BODY}\n\n2.1 地块\n\n2.1.1 1类坡地\n\n{BODY}\n\n2.2 树苗\n\n{BODY}", [2, 3, 2]),
        ("one head of each of two levels", f"植树的办法\n\n{BODY}\n\n一、地块\n\n（一）坡地\n\n{BODY}", [1, 2]),
        ("a comma behind the number", f"植树的办法\n\n{BODY}\n\n一,地块\n\n{BODY}\n\n二,树苗\n\n{BODY}", [1, 1]),
        ("a page that goes on from another", f"三、地块\n\n{BODY}\n\n四、树苗\n\n{BODY}\n\n五、人手\n\n{BODY}", [1, 1, 1]),
        ("the first over a short line", f"植树的办法\n\n{BODY}\n\n一、地块\n\n坡地\n\n{BODY}\n\n二、树苗\n\n{BODY}", [1, 1]),
    ],
)  # fmt: skip
def test_forms_of_numbers(label: str, text: str, levels: list[int]) -> None:
    assert [level for kind, level in kinds(text) if kind == "heading"] == levels, label


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("one alone is no series", f"植树的办法\n\n{BODY}\n\n一、地块\n\n{BODY}"),
        ("whole sentences", f"植树的办法\n\n{BODY}\n\n一、要落实地块。\n\n{BODY}\n\n二、要备足树苗。\n\n{BODY}"),
        ("numbers that don't count", f"植树的办法\n\n{BODY}\n\n七、地块\n\n{BODY}\n\n三、树苗\n\n{BODY}"),
        ("paragraphs", f"植树的办法\n\n一、{BODY}\n\n二、{BODY}"),
    ],
)
def test_what_is_no_heading(label: str, text: str) -> None:
    assert {kind for kind, _ in kinds(text)} == {"paragraph"}, label


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("来源：青山晚报  发布时间：2030-03-09 08:15  作者：林川", ["source", "date_text", "byline"]),
        ("2030-03-09 08:15 来源：青山晚报", ["date_text", "source"]),
        ("时间：2030年3月9日 浏览次数：123 字号：大 中 小", ["date_text", "tool", "tool"]),
    ],
)
def test_information_lines(line: str, names: list[str]) -> None:
    assert [name for name, *_ in parts_of(line) or []] == names


@pytest.mark.parametrize(
    "line",
    ["他说：来源不明。", "水的来源：山里的雪。每年春天都化。", "作者的话", "我们要看来源：是谁说的；在哪里说的；"],
)
def test_sentences_are_no_information_lines(line: str) -> None:
    assert parts_of(line) is None


def test_an_information_line_goes_to_the_fields() -> None:
    text = f"渡口的灯\n\n来源：青山晚报  发布时间：2030-03-09 08:15  作者：林川\n\n{BODY}\n\n{BODY}"
    (article,) = cleaned(text).articles
    assert (article.source, article.date, article.authors) == ("青山晚报", "2030-03-09", ("林川",))
    assert [article.block_text(b) for b in article.blocks] == [BODY, BODY]


def test_the_subheads_of_a_feature() -> None:
    long = BODY + BODY
    text = f"渡口的灯\n\n{long}\n\n灯，亮在天黑以前\n\n{long}\n\n守了二十年的人\n\n{long}"
    p, h = ("paragraph", 0), ("heading", 1)
    assert kinds(text) == [p, h, p, h, p]


@pytest.mark.parametrize(
    ("label", "first", "second"),
    [
        ("one alone", "守了二十年的人", f"{BODY}{BODY}"),
        ("speech without its mark", "“灯还亮着”", "“船还没回来”"),
        ("remarks of a play", "（灯光渐暗）", "（幕落）"),
        ("rules between scenes", "* * *", "* * *"),
        ("sentences", "灯亮了。", "船回来了。"),
    ],
)
def test_short_lines_that_are_no_subheads(label: str, first: str, second: str) -> None:
    long = BODY + BODY
    found = kinds(f"渡口的灯\n\n{long}\n\n{first}\n\n{long}\n\n{second}\n\n{long}")
    assert ("heading", 1) not in found, label


ENGLISH = "The log was kept in plain school notebooks, one for each year, and hung from a nail beside the lamp."


def test_the_subheads_of_an_english_feature() -> None:
    text = f"The Keeper\n\n{ENGLISH}\n\nWhat the log said of the winter of 1987\n\n{ENGLISH}\n\nWhy does he still climb?\n\n{ENGLISH}"
    p, h = ("paragraph", 0), ("heading", 1)
    assert kinds(text) == [p, h, p, h, p]


@pytest.mark.parametrize(
    ("label", "first", "second"),
    [
        ("one alone", "What the log said", ENGLISH),
        ("sentences", "The lamp was lit again.", "The boat came back."),
        ("the same twice, who speaks", "Ann Reed", "Ann Reed"),
        ("lines that go on", "and the lamp was lit", "but nobody came"),
        ("speech", '"The lamp is lit', '"The boat is back'),
    ],
)
def test_short_english_lines_that_are_no_subheads(label: str, first: str, second: str) -> None:
    found = kinds(f"The Keeper\n\n{ENGLISH}\n\n{first}\n\n{ENGLISH}\n\n{second}\n\n{ENGLISH}")
    assert ("heading", 1) not in found, label


def test_bare_numbers_that_count_up_from_one() -> None:
    text = "渡口的灯\n\n" + "\n\n".join(f"{n}\n\n{BODY}" for n in "一二三")
    assert kinds(text) == [("heading", 1), ("paragraph", 0)] * 3
    assert cleaned(text).articles[0].title == "渡口的灯"
    page = "渡口的灯\n\n" + "\n\n".join(f"{n}\n\n{BODY}" for n in (7, 9, 4))
    assert {kind for kind, _ in kinds(page)} == {"paragraph"}


@pytest.mark.parametrize(
    "line",
    ["（来源：青山晚报 作者：林川）", "[来源：青山晚报]  [作者：林川]  [打印]", "【来源】青山晚报　【作者】林川"],
)
def test_brackets_round_a_labelled_line_leave_nothing_in_the_body(line: str) -> None:
    (article,) = cleaned(f"渡口的灯\n\n{line}\n\n{BODY}\n\n{BODY}\n\n【打印】【关闭】").articles
    assert (article.source, article.authors) == ("青山晚报", ("林川",))
    assert [article.block_text(b) for b in article.blocks] == [BODY, BODY]


def test_the_head_of_a_paper() -> None:
    text = f"【标题】渡口的灯\n\n【作者】林川\n\n【关键词】渡口；灯\n\n【摘要】{BODY}\n\n{BODY}"
    (article,) = cleaned(text).articles
    assert (article.title, article.authors, article.subtitle) == ("渡口的灯", ("林川",), None)
    assert [article.block_text(b) for b in article.blocks] == ["【关键词】渡口；灯", f"【摘要】{BODY}", BODY]


def test_the_sheet_over_a_notice_on_the_web() -> None:
    text = f"索引号：1123/2030-12\n发布机构：青山县水务局\n发文日期：2030年3月9日\n标题：关于修缮渡口的通知\n文号：青水发〔2030〕5号\n\n各乡镇水利站：\n\n{BODY}\n\n{BODY}"
    (article,) = cleaned(text).articles
    assert (article.title, article.doc_number, article.date) == (
        "关于修缮渡口的通知",
        "青水发〔2030〕5号",
        "2030-03-09",
    )
    assert (article.issuer, dict(article.metadata)) == ("青山县水务局", {"索引号": "1123/2030-12"})


def test_words_that_a_page_has_for_buttons_stay_in_a_sentence() -> None:
    (article,) = cleaned(f"渡口的灯\n\n{BODY}\n\n{BODY}\n\n打印、返回、收藏都在右上角。").articles
    assert len(article.blocks) == 3


def test_a_page_made_for_a_phone() -> None:
    text = f"渡口的灯\n\n青山发布 2030-03-09 18:30\n\n点击蓝字关注我们\n\n{BODY}\n\n{BODY}\n\n来源丨青山晚报\n记者丨林川\n编辑丨何青\n校对丨许远"
    (article,) = cleaned(text).articles
    assert (article.title, article.date, article.source, article.authors) == (
        "渡口的灯",
        "2030-03-09",
        "青山晚报",
        ("林川",),
    )
    assert article.subtitle is None
    assert [article.block_text(b) for b in article.blocks] == [BODY, BODY]


def test_dates_over_the_parts_of_a_chronicle_stay() -> None:
    text = "渡口大事记\n\n" + "\n\n".join(f"203{n}年3月\n\n{BODY}" for n in range(3))
    (article,) = cleaned(text).articles
    assert article.date is None
    assert [article.block_text(b) for b in article.blocks][::2] == ["2030年3月", "2031年3月", "2032年3月"]


def test_a_time_without_a_number_is_no_date() -> None:
    (article,) = cleaned(f"渡口\n\n时间：黄昏\n\n{BODY}\n\n{BODY}").articles
    assert article.block_text(article.blocks[0]) == "时间：黄昏"


def test_the_first_of_two_sources_counts_and_the_other_is_metadata() -> None:
    (article,) = cleaned(f"渡口\n\n来源：青山晚报\n\n{BODY}\n\n{BODY}\n\n来源：云溪日报").articles
    assert article.source == "青山晚报"
    assert article.metadata["来源"] == "云溪日报"


LONG = BODY + BODY


@pytest.mark.parametrize(
    ("label", "text", "expected"),
    [
        ("digits under 一、", f"植树\n\n{BODY}\n\n一、地块\n\n1.坡地\n\n{LONG}\n\n2.平地\n\n{LONG}\n\n二、树苗\n\n{BODY}", [("一、地块", 1), ("1.坡地", 3), ("2.平地", 3), ("二、树苗", 1)]),
        ("digits alone", f"植树\n\n{BODY}\n\n1、坡地\n\n{LONG}\n\n2、平地\n\n{LONG}", [("1、坡地", 1), ("2、平地", 1)]),
        ("a full stop behind 一", f"植树\n\n{BODY}\n\n一．地块\n\n{LONG}\n\n二．树苗\n\n{LONG}", [("一．地块", 1), ("二．树苗", 1)]),
        ("parts of a report", f"植树\n\n{BODY}\n\n第一部分 地块\n\n{LONG}\n\n第二部分 树苗\n\n{LONG}", [("第一部分 地块", 1), ("第二部分 树苗", 1)]),
        ("a standard", f"植树规范\n\n1 范围\n\n{BODY}\n\n2 树苗\n\n2.1 树高\n\n{BODY}\n\n2.2 树龄\n\n{BODY}", [("1 范围", 1), ("2 树苗", 1), ("2.1 树高", 2), ("2.2 树龄", 2)]),
        ("a diary", f"山中日记\n\n3月9日　晴\n\n{LONG}\n\n3月10日　小雨\n\n{LONG}\n\n3月12日　阴\n\n{LONG}", [("3月9日　晴", 1), ("3月10日　小雨", 1), ("3月12日　阴", 1)]),
    ],
)  # fmt: skip
def test_heads_of_other_forms(label: str, text: str, expected: list[tuple[str, int]]) -> None:
    (article,) = cleaned(text).articles
    assert [(article.block_text(b), b.level) for b in article.blocks if b.kind == "heading"] == expected, label


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("items of a list", f"植树\n\n{BODY}\n\n1.铁锹\n\n2.水桶\n\n3.草绳\n\n{BODY}"),
        ("amounts", f"植树\n\n{BODY}\n\n1.5万亩\n\n{LONG}\n\n2.3万亩\n\n{LONG}"),
        ("two dates are no diary", f"植树\n\n{BODY}\n\n3月9日\n\n{LONG}\n\n3月10日\n\n{LONG}"),
    ],
)
def test_what_is_no_head_of_these_forms(label: str, text: str) -> None:
    assert {kind for kind, _ in kinds(text)} == {"paragraph"}, label


def test_numbered_heads_over_short_sentences() -> None:
    (article,) = cleaned(
        "老街整修的看法\n\n一、路面\n石板松了。\n\n二、下水道\n只有一尺宽。\n\n以上是我走访二十户人家以后的看法，请有关部门考虑。\n"
    ).articles
    assert [article.block_text(b) for b in article.blocks if b.kind == "heading"] == ["一、路面", "二、下水道"]


SECTIONED = [
    ("a recipe", "梅干菜烧肉\n\n用料\n五花肉  500克\n梅干菜  100克\n冰糖  20克\n生抽  2勺\n老抽  1勺\n料酒  少许\n\n做法\n1.梅干菜用温水泡两个小时。\n2.五花肉切块，焯三分钟。\n", ["用料", "做法"]),
    ("offices", "便民服务点一览\n\n石桥店\n地址：石桥镇东街12号\n电话：0999-6612345\n\n河东店\n地址：河东路8号\n电话：0999-6612346\n", ["石桥店", "河东店"]),
    ("a letter's end", "给林老师的信\n\n林老师：\n您好！上次托您找的书找到了没有？\n\n天冷了，请多保重。\n\n此致\n敬礼！\n\n何青松\n三月四日于石桥镇中心小学\n", []),
    ("the same words over each group", "名单\n\n负责人\n石桥镇何青和段平\n\n负责人\n河东林川和许远\n", []),
    ("one group alone", "渡口\n\n用料\n五花肉五百克，梅干菜一百克\n\n渡口的灯亮了。\n\n船开了。\n", []),
]  # fmt: skip


@pytest.mark.parametrize(("label", "text", "heads"), SECTIONED, ids=[case[0] for case in SECTIONED])
def test_short_lines_over_groups_of_lines_name_sections(label: str, text: str, heads: list[str]) -> None:
    (article,) = cleaned(text).articles
    assert [article.block_text(b) for b in article.blocks if b.kind == "heading"] == heads


def test_the_part_and_the_chapter_over_a_series_of_sections_are_heads() -> None:
    body = "青江自北而南流经县境，沿江旧有渡口十七处，其中官渡四处，义渡十三处。"
    (article,) = cleaned(
        f"青渡县志\n\n第三编 交通\n\n第二章 水路\n\n第一节 渡口\n\n{body}\n\n第二节 码头\n\n{body}\n"
    ).articles
    assert [(b.level, article.block_text(b)) for b in article.blocks if b.kind == "heading"] == [
        (1, "第三编 交通"), (1, "第二章 水路"), (2, "第一节 渡口"), (2, "第二节 码头"),
    ]  # fmt: skip


def test_a_chapter_named_once_in_a_text_is_none() -> None:
    body = "青江自北而南流经县境，沿江旧有渡口十七处，其中官渡四处，义渡十三处。"
    (article,) = cleaned(f"青渡县志\n\n{body}\n\n第三章 交通\n\n{body}\n\n{body}\n").articles
    assert not [b for b in article.blocks if b.kind == "heading"]
