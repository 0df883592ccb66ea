"""Authors, contributors, source and place of an article."""

import pytest

from convkit.testing import cleaned

BODY = "水库开始蓄水，站长说，今年的雨水比往年多，渠道也都清过一遍，预计灌溉面积可以扩大两成。"


@pytest.mark.parametrize(
    ("text", "authors", "source"),
    [
        (f"本报讯（记者 林川）{BODY}", ["林川"], "本报讯"),
        (f"本报讯(许远 记者何青){BODY}", ["许远", "何青"], "本报讯"),
        (f"本报7日讯（记者林川）{BODY}", ["林川"], "本报讯"),
        (f"新华社青山7月1日电（记者林川、何青）{BODY}", ["林川", "何青"], "新华社"),
        (f"{BODY}（记者 林川）", ["林川"], None),
        (f"{BODY}（信息来源：青山县水利局）", [], "青山县水利局"),
        (f"{BODY}(根據青山縣水利局信息整理)", [], "青山縣水利局"),
        (f"{BODY}（来源：青山晚报）（记者 林川）", ["林川"], "青山晚报"),
        (f"{BODY}（青渡中学团委 文/何青）", ["何青"], None),
        (f"{BODY}（青渡人民医院供稿 何青山 文/图）", ["何青山"], None),
        (f"{BODY}（校友办公室 何青山供稿）", ["何青山"], None),
        (f"{BODY}（渡口灯下 何青山）", [], None),
        (f"{BODY}（完）", [], None),
        (f"{BODY}（下同）", [], None),
        (f"记者在水库看到，{BODY}", [], None),
    ],
)
def test_leads_and_credits(text: str, authors: list[str], source: str | None) -> None:
    (article,) = cleaned(text).articles
    assert list(article.authors) == authors
    assert article.source == source
    assert article.text == text, "credits in the text stay in the text"


def test_a_dateline_names_the_place() -> None:
    (article,) = cleaned(f"新华社青山7月1日电（记者林川）{BODY}").articles
    assert article.place == "青山"
    assert article.date is None, "a day without a year is no date"


def test_a_photographer_is_a_contributor() -> None:
    text = f"水库蓄水\n□本报记者 林川\n{BODY}\n水库大坝。\n本报记者 何青摄\n{BODY}"
    (article,) = cleaned(text).articles
    assert list(article.authors) == ["林川"]
    assert [tuple(c) for c in article.contributors] == [("何青", "photographer")]


def test_brackets_round_a_byline_are_no_part_of_its_names() -> None:
    (article,) = cleaned(f"【記者譚明、趙青川/雲溪報導】\n{BODY}{BODY}").articles
    assert article.authors == ("譚明", "趙青川")
