"""Where an article begins: signs, bare headlines, subheads; every start says why."""

import pytest

from convkit.passes.heads import runs_of
from convkit.passes.labels import Item, label
from convkit.passes.lines import facts
from convkit.passes.starts import weigh
from convkit.testing import cleaned

DAM = "三座水库自昨日起同时蓄水，站长说，今年的雨水比往年多，渠道也都清过一遍，预计灌溉面积可以扩大两成。"
DAM_ON = "水库蓄水以后，灌溉渠道每三天放一次水，站长每天早晚各看一次水位，记在站房的墙上。"
LAMP = "渡口的灯从今晚起通宵不熄，船夫们商量了半个月，决定轮流看守渡口，每人一夜，风雨无阻。"
LAMP_ON = "守灯的船夫从前在对岸摆渡，如今桥通了，摆渡的人少了，灯却还有人要看。"
BOOKS = "县城的旧书摊近日搬进桥下的长廊，下雨天也能开张，来旧书摊的人比从前多了一倍。"
BOOKS_ON = "摆摊的老人说，长廊里有穿堂风，书不容易发霉，夜里把布一盖，第二天掀开就能做生意。"


def titles(*lines: str, gap: str = "\n\n") -> list[str]:
    return [article.title for article in cleaned(gap.join(lines)).articles]


@pytest.mark.parametrize(
    ("why", "lines", "expected"),
    [
        ("leads", ["水库蓄水", "本报讯（记者 林川）" + DAM, "渡口的灯", "本报讯 " + LAMP], ["水库蓄水", "渡口的灯"]),
        ("bylines", ["水库蓄水", "本报记者 林川", DAM, DAM_ON, "渡口的灯", "本报记者 何青", LAMP, LAMP_ON], ["水库蓄水", "渡口的灯"]),
        ("bylines after the text", ["水库蓄水", DAM, DAM_ON, "林川", "渡口的灯", LAMP, LAMP_ON, "何青", "旧书摊搬家", BOOKS, "许远"], ["水库蓄水", "渡口的灯", "旧书摊搬家"]),
        ("credits", ["水库蓄水", DAM, DAM_ON + "（林小川）", "渡口的灯", LAMP, LAMP_ON + "（何青 许远）"], ["水库蓄水", "渡口的灯"]),
        ("dates", ["水库蓄水", "2031-03-09", DAM, "渡口的灯", "2031-03-10", LAMP], ["水库蓄水", "渡口的灯"]),
        ("bare headlines whose words the text takes up", ["三座水库同时开始蓄水", DAM, DAM_ON, "渡口的灯今起通宵不熄", LAMP, LAMP_ON, "旧书摊搬进桥下长廊", BOOKS, BOOKS_ON], ["三座水库同时开始蓄水", "渡口的灯今起通宵不熄", "旧书摊搬进桥下长廊"]),
        ("rules", ["水库今起蓄水", DAM, DAM_ON, "----------", "渡口灯火通宵", LAMP, LAMP_ON, "----------", "旧书摊搬家了", BOOKS, BOOKS_ON], ["水库今起蓄水", "渡口灯火通宵", "旧书摊搬家了"]),
        ("sections", ["■水利", "水库今起蓄水", DAM, DAM_ON, "■民生", "渡口灯火通宵", LAMP, LAMP_ON], ["水库今起蓄水", "渡口灯火通宵"]),
        ("names of notices", ["停水通知", "因清洗蓄水池，3月9日停水一天，请用户储水。", "寻物启事", "本人3月8日在渡口遗失二胡一把，拾到者请与本报联系。"], ["停水通知", "寻物启事"]),
        ("headlines that ask", ["谁来看渡口的灯？", "本报讯（记者 林川）" + LAMP, "水库的水够不够？", "本报讯（记者 何青）" + DAM], ["谁来看渡口的灯？", "水库的水够不够？"]),
        ("a poem and its poet between reports", ["水库蓄水", "本报讯 " + DAM, "渡口\n林川", "月亮从桥下升起来\n像一面没有敲响的锣\n船夫认得每一块石头\n却认不得那盏电灯", "母亲把灯芯捻短又捻长\n风把渡船送到很远的地方\n留在岸上的那一点光\n是她的一年", "旧书摊搬家", "本报讯 " + BOOKS], ["水库蓄水", "渡口", "旧书摊搬家"]),
    ],
)  # fmt: skip
def test_several_articles(why: str, lines: list[str], expected: list[str]) -> None:
    assert titles(*lines) == expected, why


@pytest.mark.parametrize(
    ("why", "lines"),
    [
        ("short subheads", ["一条河", DAM, DAM_ON, "上游", LAMP, LAMP_ON, "下游", BOOKS, BOOKS_ON]),
        ("subheads of one subject", ["三座水库同时开始蓄水", DAM, DAM_ON, "站长每天看水库的水位", DAM_ON, DAM, "灌溉渠道的水", DAM, DAM_ON]),
        ("numbered heads", ["水库管理办法", DAM, DAM_ON, "一、水库蓄水的时间和水位", DAM, DAM_ON, "二、渡口灯火的看守和轮换", LAMP, LAMP_ON]),
        ("decimal heads", ["水库手册", DAM, DAM_ON, "1.1. 水库蓄水的时间和水位", DAM, DAM_ON, "1.2. 渡口灯火的看守和轮换", LAMP, LAMP_ON]),
        ("heads that a line underlines", ["Handbook", "--------", "The lamp was lit every evening. " * 6, "Lamps and Keepers", "-----------------", "It is dark in winter now. " * 8], ),
        ("a list of names", ["守灯人名单", DAM, DAM_ON, "林川", "何青", "许远", LAMP, LAMP_ON]),
        ("a label with its value", ["渡口租约", "甲方：林川", "乙方：何青", DAM, LAMP, BOOKS]),
    ],
)  # fmt: skip
def test_one_article(why: str, lines: list[str]) -> None:
    assert len(titles(*lines)) == 1, why


def test_items_of_one_subject_keep_their_signs() -> None:
    page = ["水库蓄水", "本报讯（记者 林川）" + DAM, DAM_ON, "水库又蓄水", "本报讯（记者 林川）" + DAM, DAM_ON]
    assert titles(*page) == ["水库蓄水", "水库又蓄水"]


@pytest.mark.parametrize(
    ("why", "head", "kicker", "title", "subtitle"),
    [
        ("two lines over a report", ["统筹水利建设", "三座水库本月蓄水"], "统筹水利建设", "三座水库本月蓄水", None),
        ("a subtitle of two clauses", ["三座水库本月蓄水", "灌溉面积扩大两成 渠道全部清淤"], None, "三座水库本月蓄水", "灌溉面积扩大两成 渠道全部清淤"),
        ("all three", ["统筹水利建设 护航春耕生产", "三座水库本月蓄水", "灌溉面积扩大两成 沿岸渠道全部完成清淤"], "统筹水利建设 护航春耕生产", "三座水库本月蓄水", "灌溉面积扩大两成 沿岸渠道全部完成清淤"),
        ("a dash", ["三座水库本月蓄水", "——访水库站长何青"], None, "三座水库本月蓄水", "——访水库站长何青"),
        ("a narrow column", ["三座水库本", "月开始蓄水"], None, "三座水库本月开始蓄水", None),
        ("a word that was cut", ["青山县城北污水处", "理厂改造工程验收"], None, "青山县城北污水处理厂改造工程验收", None),
    ],
)  # fmt: skip
def test_lines_of_a_headline(why: str, head: list[str], kicker: str | None, title: str, subtitle: str | None) -> None:
    page = "\n\n".join([*head, "本报讯（记者 林川）" + DAM, DAM_ON, "渡口的灯", "本报讯 " + LAMP])
    article = cleaned(page).articles[0]
    assert (article.kicker, article.title, article.subtitle) == (kicker, title, subtitle), why


def test_every_start_says_how_sure_it_is_and_why() -> None:
    lines = ["水库蓄水", "本报讯 " + DAM, "渡口的灯", "本报记者 何青", LAMP, LAMP_ON]
    items = [Item(facts(line)) for line in lines]
    labels = label(items)
    first, second = weigh(items, labels, runs_of(items, labels))
    assert (first.sign, second.sign) == (True, True)
    assert first.reason.startswith("page -0.8, lead +6.0")
    assert "byline +5.0" in second.reason
    assert second.score == pytest.approx(sum(found.weight for found in second.evidence))


def test_among_articles_a_bare_headline_needs_less() -> None:
    lines = ["渡口的灯", LAMP, LAMP_ON, "旧书摊搬家", BOOKS, BOOKS_ON]
    items = [Item(facts(line)) for line in lines]
    labels = label(items)
    alone = weigh(items, labels, runs_of(items, labels))[-1]
    among = weigh(items, labels, runs_of(items, labels), gathered=True)[-1]
    assert among.score > alone.score
