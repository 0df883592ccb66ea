"""Names and roles in bylines and credits."""

import pytest

from convkit.passes.people import parse_people


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
        ("摄影：何青", [("何青", "photographer")]),
        ("作者：林川", [("林川", "author")]),
        ("记者 王 莹 通讯员 李一", [("王莹", "reporter"), ("李一", "correspondent")]),
        ("責任編輯：許遠", [("許遠", "editor")]),
        ("实习生 欧阳小河", [("欧阳小河", "intern")]),
        ("编译：Ann Reed", [("Ann Reed", "translator")]),
        ("By Ann Reed and Tom Hill", [("Ann Reed", "author"), ("Tom Hill", "author")]),
        ("记者 阿依古丽·买买提", [("阿依古丽·买买提", "reporter")]),
    ],
)
def test_people_are_read(text: str, expected: list[tuple[str, str]]) -> None:
    assert [tuple(p) for p in parse_people(text) or []] == expected


@pytest.mark.parametrize(
    "text",
    [
        "新闻记者是一种职业",
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
