"""Which list items carry a mark of their own."""

import pytest

from convkit.listmarks import has_marker

MARKED = [
    "一、概况",
    "（二）办法",
    "1. 先来",
    "1．先来",
    "(3) 后到",
    "3)后到",
    "①甲",
    "⒈甲",
    "第三条 学生",
    "● 甲",
    "- 甲",
    "a) first",
    "iv. fourth",
    "㈠甲",
    "１．甲",
    "第十二條 學生",
    "■ 甲",
    "B．乙",
]
BARE = [
    "概况",
    "3.14是圆周率",
    "——他说",
    "-5度",
    "2031年起",
    "第二天他走了",
    "",
    "十分重要",
    "（见图）",
    "A队对B队",
    "《一、二》",
    "1：3比分",
]


@pytest.mark.parametrize("text", MARKED)
def test_an_item_with_its_own_marker(text: str) -> None:
    assert has_marker(text)
    assert has_marker(f"甲{text}乙", 1, 1 + len(text))


@pytest.mark.parametrize("text", BARE)
def test_an_item_without(text: str) -> None:
    assert not has_marker(text)
