"""Subheads without a number."""

import pytest

from convkit.testing import cleaned

LONG = "渡口的灯一直亮到天明,摆渡的人靠在船舷上打盹,河水从他脚下慢慢地流过去,谁也没有说话。"
SHORT = "先把缆绳收好再离岸。"


def heads(text: str) -> list[str]:
    (article,) = cleaned(text).articles
    return [article.block_text(b) for b in article.blocks if b.kind.value == "heading"]


def made(*parts: str) -> str:
    return "\n\n".join(("木船的保养", LONG, *parts))


@pytest.mark.parametrize(
    ("label", "text", "expected"),
    [
        ("over lists and short paragraphs", made("出航之前", "- 检查船底\n- 检查缆绳", "靠岸之后", SHORT + SHORT, "冬天的存放", LONG), ["出航之前", "靠岸之后", "冬天的存放"]),
        ("a head over a head", made("四季的事", "春天上油", SHORT + SHORT, "夏天避晒", LONG, "冬天垫高", LONG), ["四季的事", "春天上油", "夏天避晒", "冬天垫高"]),
        ("a lead-in before a list", made("常用的工具", "平时要备好,放在舱里", "- 锤子\n- 凿子", "常用的油", SHORT + SHORT, "常用的绳", LONG), ["常用的工具", "常用的油", "常用的绳"]),
    ],
)  # fmt: skip
def test_subheads_of_short_sections(label: str, text: str, expected: list[str]) -> None:
    assert heads(text) == expected, label


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("two are too few", made("出航之前", SHORT + SHORT, "靠岸之后", SHORT + SHORT)),
        ("a story", "夜渡\n\n" + "\n\n".join([LONG, "“走吧。”他说", "天黑了", LONG, "“再等等。”", "没有人", LONG, "“来了。”", "一盏灯", LONG])),
        ("names that return", made("沈青", LONG, "何渡", LONG, "沈青", LONG, "何渡", LONG)),
        ("a list without marks", made("锤子", "凿子", "麻绳", "桐油", "木楔", LONG)),
        ("most short lines head nothing", made("锤子", "凿子", "出航之前", LONG, "麻绳", "桐油", "靠岸之后", LONG, "木楔", "铁钉", "冬天的存放", LONG, "锯子", "刨子")),
    ],
)  # fmt: skip
def test_what_has_no_subheads(label: str, text: str) -> None:
    assert heads(text) == [], label
