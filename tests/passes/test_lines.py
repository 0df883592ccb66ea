"""What a line shows by its own look."""

import pytest

from convkit.passes.lines import day_lead, facts, is_date_line


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("本报讯(记者 林川)昨日，三座水库蓄水。", {"lead", "closed"}),
        ("本报7日讯（记者林川）昨日", {"lead"}),
        ("新华社青山7月1日电 今天", {"lead"}),
        ("據新華社電 今天", {"lead"}),
        ("□本报记者 何青", {"byline", "boxed"}),
        ("□杨树", {"byline", "boxed"}),
        ("记者 林川 通讯员 何青", {"byline"}),
        ("本报记者 何青摄", {"credit"}),
        ("2030-07-13", {"date"}),
        ("二〇三〇年三月九日", {"date"}),
        ("发布时间：2030年3月9日 08:15", {"date"}),
        ("来源：青山晚报", {"origin"}),
        ("■身边", {"column"}),
        ("【要闻】", {"column"}),
        ("第3版()", {"column"}),
        ("第3版(国际·体育)", {"column"}),
        ("2031年7月20日青山日报 第3版", {"column"}),
        ("第3版的消息说错了，特此更正", set()),
        ("2031年7月20日青山日报在头条位置刊登了第3版", set()),
        ("三座水库 本月蓄水", {"gap"}),
        ("雨停了。（记者 林川）", {"credit_end"}),
        ("雨停了。（根据县水利局信息整理）", {"credit_end"}),
        ("老屋门前有一棵树", set()),
        ("本报告分三章", set()),
        ("他说：“来源不明。”", {"closed"}),
        ("2030年3月9日，雨停了。", {"closed"}),
    ],
)
def test_facts(line: str, expected: set[str]) -> None:
    found = facts(line)
    names = ("lead", "byline", "boxed", "credit", "date", "origin", "column", "credit_end", "closed")
    shown = {name for name in names if getattr(found, name)}
    assert shown - {"closed"} == expected - {"gap", "closed"}
    if "gap" in expected:
        assert found.gap
    if "closed" in expected:
        assert found.closed


@pytest.mark.parametrize(
    ("line", "level"),
    [("一、蓄水", 1), ("（二）堤坝", 2), ("3. 河道", 3), ("（4）闸门", 4), ("3.5亩", 0), ("一座桥", 0)],
)
def test_levels(line: str, level: int) -> None:
    assert facts(line).level == level


@pytest.mark.parametrize(
    ("line", "leads"), [("7日上午，县里开会", True), ("7月7日，县里开会", True), ("7日游", False), ("七日", False)]
)
def test_day_lead(line: str, leads: bool) -> None:
    assert day_lead(line) is leads


@pytest.mark.parametrize(
    ("line", "dated"), [("2030.7.13", True), ("2030年7月", True), ("2030年7月的雨", False), ("13日", False)]
)
def test_date_line(line: str, dated: bool) -> None:
    assert is_date_line(line) is dated


@pytest.mark.parametrize(
    ("line", "closed"),
    [
        ("The boat left at six and nobody waved.", True),
        ("“The lamp is out,” he said.", True),
        ("The boat left at six", False),
        ("Lamps of the Valley, Vol. 3", False),
        ("Green Hill Ferry Co.", False),
        ("No. 7.", False),
        ("They waited, and waited...", False),
    ],
)
def test_a_full_stop_closes_an_english_line_of_some_words(line: str, closed: bool) -> None:
    assert facts(line).closed is closed


@pytest.mark.parametrize(
    ("line", "captioned"),
    [
        ("The ferry at dusk. Photo: Ann Reed", True),
        ("The ferry at dusk (Photograph by Ann Reed)", True),
        ("Photo courtesy of the Green Hill Museum", True),
        ("Image: the river in flood, and not a soul on it, was what she remembered.", False),
        ("The photo by the door was of his father.", False),
        ("Picture the river in flood", False),
    ],
)
def test_an_english_line_with_the_credit_of_a_picture_is_a_caption(line: str, captioned: bool) -> None:
    assert facts(line).captioned is captioned


@pytest.mark.parametrize(
    ("line", "captioned"),
    [
        ("▲渡口的燈換了新的，船夫連聲叫好。（圖／記者林國財攝）", True),
        ("渡口的新燈。（青渡鎮公所提供）", True),
        ("24小時雨量預測。（取自氣象署官網）", True),
        ("渡口的新燈。擷取自氣象署網站", True),
        ("渡口俯瞰(資料照片)", True),
        ("撑船人老耿(左)和徒弟（林川摄于2031年6月10日）", True),
        ("桥头的旧灯（网络图片）", True),
        ("渡口的新燈由鎮公所提供", False),
        ("這張照片攝於2031年6月10日", False),
        ("他說燈油由鎮公所提供（每月三十斤）", False),
        ("渡口的新燈。（記者林國財）", False),
    ],
)
def test_a_line_that_ends_with_whose_picture_it_is_is_a_caption(line: str, captioned: bool) -> None:
    assert facts(line).captioned is captioned
