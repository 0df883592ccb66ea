"""Articles that go on on another page."""

import pytest

from convkit.testing import cleaned

DAM = "本报讯（记者 林川）三座水库自昨日起同时蓄水，站长说，今年的雨水比往年多，渠道也都清过一遍。"
CUT = "水库蓄水以后，灌溉渠道每三天放一次水，站长每天早晚各看一次"
REST = "水位，记在站房的墙上，一笔一画，从不间断。"
MORE = "墙上的数字从右往左写，已经写满了三面墙，站长说明年要再粉刷一遍。"
LAMP = "本报讯（记者 何青）渡口的灯从今晚起通宵不熄，船夫们商量了半个月，决定轮流看守渡口。"


def page(*lines: str) -> list[tuple[str, str]]:
    return [(article.title, article.text) for article in cleaned("\n\n".join(lines)).articles]


def test_both_parts_are_one_article() -> None:
    found = page(
        "三座水库蓄水", DAM, CUT, "（下转第三版）", "渡口的灯", LAMP, "三座水库蓄水", "（上接第一版）", REST, MORE
    )
    assert found == [("三座水库蓄水", f"{DAM}\n\n{CUT}{REST}\n\n{MORE}"), ("渡口的灯", LAMP)]


def test_an_article_that_broke_off_behind_a_sentence() -> None:
    found = page(
        "三座水库蓄水", DAM, "(下转A3版)", "渡口的灯", LAMP, "(上接A1版)", "三座水库蓄水", MORE, "旧书摊搬家", LAMP
    )
    assert [text for _, text in found] == [f"{DAM}\n\n{MORE}", LAMP, LAMP]


def test_the_notes_and_the_second_title_are_furniture() -> None:
    result = cleaned(
        "\n\n".join(["三座水库蓄水", DAM, "（下转第三版）", "渡口的灯", LAMP, "三座水库蓄水", "（上接第一版）", MORE])
    )
    assert [text for text, _ in result.furniture] == ["（下转第三版）", "三座水库蓄水", "（上接第一版）"]


@pytest.mark.parametrize(
    ("why", "lines"),
    [
        ("no title says which", ["三座水库蓄水", DAM, "（下转第三版）", "渡口的灯", LAMP, "（上接第一版）", MORE]),
        (
            "another title",
            ["三座水库蓄水", DAM, "（下转第三版）", "渡口的灯", LAMP, "旧书摊搬家", "（上接第一版）", MORE],
        ),
        ("it broke off nowhere", ["三座水库蓄水", DAM, "渡口的灯", LAMP, "三座水库蓄水", "（上接第一版）", MORE]),
        ("a remark", ["三座水库蓄水", DAM, "（接上文）", "渡口的灯", LAMP, "三座水库蓄水", "（接上文）", MORE]),
    ],
)
def test_what_is_not_brought_together(why: str, lines: list[str]) -> None:
    assert page(*lines)[0] == ("三座水库蓄水", DAM) or MORE not in page(*lines)[0][1], why
