"""Names and roles in bylines and credits."""

import pytest

from convkit.passes.people import (
    bare_name,
    full_name,
    parse_people,
    poet_of,
    post_and_name,
    scholars_of,
    school_and_name,
)
from convkit.passes.peopletokens import is_staff


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("记者 林川", [("林川", "reporter")]),
        ("记者林川 何青", [("林川", "reporter"), ("何青", "reporter")]),
        ("朱大志 记者刘岚", [("朱大志", ""), ("刘岚", "reporter")]),
        (
            "本报记者 林川 通讯员 何青、许远",
            [("林川", "reporter"), ("何青", "correspondent"), ("许远", "correspondent")],
        ),
        ("□杨树", [("杨树", "")]),
        ("□文/摄 本报记者 王强", [("王强", "reporter"), ("王强", "photographer")]),
        ("图/文 何青", [("何青", "text"), ("何青", "photographer")]),
        ("本报记者 何青摄", [("何青", "photographer")]),
        ("何青 摄", [("何青", "photographer")]),
        ("新华网何青 摄", [("何青", "photographer")]),
        ("新华社发 何青 摄", [("何青", "photographer")]),
        ("何青摄/山城图片", [("何青", "photographer")]),
        ("聯合報／ 記者何青／雲溪即時報導", [("何青", "reporter")]),
        ("快报记者 何青", [("何青", "reporter")]),
        ("摄影：何青", [("何青", "photographer")]),
        ("作者：林川", [("林川", "author")]),
        ("记者 王 莹 通讯员 李一", [("王莹", "reporter"), ("李一", "correspondent")]),
        ("責任編輯：許遠", [("許遠", "editor")]),
        ("实习生 欧阳小河", [("欧阳小河", "intern")]),
        ("编译：Ann Reed", [("Ann Reed", "translator")]),
        ("By Ann Reed and Tom Hill", [("Ann Reed", "author"), ("Tom Hill", "author")]),
        ("By ANN REED", [("ANN REED", "author")]),
        ("文图/林川", [("林川", "text"), ("林川", "photographer")]),
        ("本报记者 林川/文 何青/图", [("林川", "text"), ("何青", "photographer")]),
        ("口述：沈河 整理：罗小满", [("沈河", "narrator"), ("罗小满", "compiler")]),
        ("文字丨林川", [("林川", "text")]),
        ("图片丨何青", [("何青", "photographer")]),
        ("审核丨罗小满", [("罗小满", "editor")]),
        ("采写/林川", [("林川", "reporter")]),
        ("策划：林川　统筹：何青　执笔：许远", [("林川", "planner"), ("何青", "planner"), ("许远", "author")]),
        ("记者　林川　何青　报道", [("林川", "reporter"), ("何青", "reporter")]),
        ("记者 李文 报道", [("李文", "reporter")]),
        ("Ann Reed, Staff Writer", [("Ann Reed", "")]),
        ("縣長　何青", [("何青", "")]),
        ("記者許遠／山城報導", [("許遠", "reporter")]),
        ("特派記者許遠、林川/山城綜合報導", [("許遠", "reporter"), ("林川", "reporter")]),
        ("特派記者許遠/山城報導雲溪報", [("許遠", "reporter")]),
        ("☉許遠", [("許遠", "")]),
        ("青山县委书记、县人大常委会主任　方立群", [("方立群", "")]),
        ("林 川1，何青松2，许 远1*", [("林川", ""), ("何青松", ""), ("许远", "")]),
        ("记者 阿依古丽·买买提", [("阿依古丽·买买提", "reporter")]),
    ],
)
def test_people_are_read(text: str, expected: list[tuple[str, str]]) -> None:
    assert [tuple(p) for p in parse_people(text) or []] == expected


@pytest.mark.parametrize(
    "text",
    [
        "新闻记者是一种职业",
        "整理房间",
        "策划 方案",
        "作者系青山大学教授",
        "会长林业",
        "记者走访时看到",
        "本报记者站成立",
        "记者在现场。",
        "作者：这是一句很长的话，不是人名",
        "",
        "今天开会",
        "2030年3月",
    ],
)
def test_a_sentence_names_nobody(text: str) -> None:
    assert not [p for p in parse_people(text) or [] if p.role]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("林 川1，何青松2，许 远1*", ["林川", "何青松", "许远"]),
        ("Ann Reed(1), Tom Hale(2)", ["Ann Reed", "Tom Hale"]),
        ("Ann Reed1, Tom B. Hale2*, and Mary Cole1", ["Ann Reed", "Tom B. Hale", "Mary Cole"]),
        ("Ann Reed¹ & Tom Hale²", ["Ann Reed", "Tom Hale"]),
    ],
)
def test_scholars_with_figures_behind_their_names(line: str, names: list[str]) -> None:
    assert scholars_of(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "Green Hill 2, Stone Point 3",
        "Boeing 737, Airbus 320",
        "March 9, 2031",
        "第1，第2",
        "苹果1，梨2",
        "林川",
        "林川说1",
        "2030年3月9日",
        "1，2，3",
    ],
)
def test_what_lists_no_scholars(line: str) -> None:
    assert scholars_of(line) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("县长　何青", "何青"),
        ("市长：罗小满", "罗小满"),
        ("校长", ""),
        ("县长何青在会上说", ""),
        ("队长带头下水", ""),
        ("大使 罗伯特·里德", "罗伯特·里德"),
    ],
)
def test_posts_and_who_holds_them(line: str, expected: str) -> None:
    assert post_and_name(line) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("何青松", True),
        ("林国财", True),
        ("張敬芬", True),
        ("欧阳明月", True),
        ("何青", False),
        ("元宵节", False),
        ("江南好", False),
        ("龙抬头", False),
        ("毛豆腐", False),
        ("向前看", False),
        ("万家灯火", False),
        ("关注者", False),
    ],
)
def test_a_full_name_by_its_characters(text: str, expected: bool) -> None:
    assert full_name(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"), [("欧阳明月", True), ("查看结果", False), ("关注者", False), ("林川", True)]
)
def test_a_name_of_four_characters_has_a_family_name_of_two(text: str, expected: bool) -> None:
    assert bare_name(text) is expected


def test_the_word_article_is_no_role() -> None:
    assert [person.role for person in parse_people("文章分类") or []] == [""]
    assert not bare_name("文章分类")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Staff Writer", True),
        ("Special Correspondent", True),
        ("Our Foreign Correspondent", True),
        ("Writers of the valley", False),
        ("Staff of the ferry", False),
        ("Reporter Ann Reed", False),
    ],
)
def test_what_stands_under_the_name_of_a_reporter(line: str, expected: bool) -> None:
    assert is_staff(line) is expected


@pytest.mark.parametrize(
    "line", ["by JEFF LESTER • EDITOR", "By Jeff Lester, Staff Writer", "By Jeff Lester | Managing Editor"]
)
def test_the_post_of_an_english_author_is_no_name(line: str) -> None:
    assert [(person.name.upper(), person.role) for person in parse_people(line) or []] == [("JEFF LESTER", "author")]


def test_authors_of_a_journal_with_plus_signs() -> None:
    assert scholars_of("林川+何青松+许远") == ["林川", "何青松", "许远"]
    assert scholars_of("甲+乙") == []
    assert scholars_of("互联网+渡口") == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("[唐]李白", "李白"),
        ("宋·陆游", "陆游"),
        ("（宋代）欧阳修", "欧阳修"),
        ("【近代】何青", "何青"),
        ("唐·佚名", "佚名"),
        ("唐山", ""),
        ("清·河上的灯", ""),
        ("林·川", ""),
    ],
)
def test_poet_of(line: str, name: str) -> None:
    assert poet_of(line) == name


def test_scholars_who_reviewed() -> None:
    assert scholars_of("林 川1, 何青松2 综述, 许 远1 审校") == ["林川", "何青松", "许远"]


@pytest.mark.parametrize(
    ("line", "names"), [("内容全文", None), ("查看原文", None), ("何青松文", ["何青松"]), ("内容 文", ["内容"])]
)
def test_a_word_that_ends_as_credits_do_is_no_name(line: str, names: list[str] | None) -> None:
    people = parse_people(line)
    assert (people and [person.name for person in people]) == names


def test_a_house_before_a_reporter_is_nobody() -> None:
    people = parse_people("青渡新聞|記者何青松/台北報導")
    assert [person.name for person in people or []] == ["何青松"]


def test_two_houses_before_a_reporter_are_nobody() -> None:
    people = parse_people("作者 | 青渡报·青渡网记者 何青松")
    assert [person.name for person in people or []] == ["何青松"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("青山县石桥中学 何青松", "何青松"), ("石桥中学何青松", "何青松"), ("青山县石桥镇中心小学  何青", "何青"), ("柳河师范学院 许 远", "许远"), ("石桥小学四（3）班 林小满", "林小满"),
        ("走进石桥中学", ""), ("我的大学生活", ""), ("石桥中学校庆", ""), ("石桥中学何青松去了渡口", ""), ("何青松", ""),
    ],
)  # fmt: skip
def test_school_and_name(line: str, name: str) -> None:
    assert school_and_name(line) == name


@pytest.mark.parametrize("line", ["作者简介", "作者簡介", "作者介绍"])
def test_the_name_of_a_section_names_nobody(line: str) -> None:
    assert parse_people(line) is None
