"""Lines of names: in a list, glued together, where scholars work."""

import pytest

from convkit.passes.names import glued_names, is_affiliation, listed_names


def test_where_scholars_work() -> None:
    assert is_affiliation("（1.青山大学 水利学院，青山 123400；2.柳河省水利科学研究院，柳河 123000）")
    assert not is_affiliation("（青山大学在山脚下，有三千名学生）")
    assert not is_affiliation("青山大学今年招生123456人，其中女生过半。")


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("林川何青松许远", ["林川", "何青松", "许远"], "three names"),
        ("司马光欧阳修", ["司马光", "欧阳修"], "double family names"),
        ("林川", [], "one name"),
        ("高考成绩公布", [], "words of two characters that begin as names do"),
        ("黄河水利学报", [], "one common family name of two"),
        ("石桥镇人民政府", [], "an office"),
        ("马铃薯大丰收", [], "one name, and words"),
        ("", [], "nothing"),
    ],
)
def test_names_with_nothing_between_them(text: str, expected: list[str], why: str) -> None:
    assert glued_names(text) == expected, why


@pytest.mark.parametrize(
    ("line", "listed"),
    [
        ("林川,何 青,许远", True),
        ("林川、何青", True),
        ("林川", False),
        ("桥头,渡口,灯", False),
        ("林川,何青去了渡口", False),
    ],
)
def test_listed_names(line: str, listed: bool) -> None:
    assert listed_names(line) is listed
