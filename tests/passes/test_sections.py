"""Names of sections, and the heads of a collection's pieces."""

import pytest

from convkit.passes.sections import section_name
from convkit.testing import cleaned

A = "渡口的灯一直亮到天明,摆渡的人靠在船舷上打盹,河水从他脚下慢慢地流过去,谁也没有说话。"
B = "第二年春天水涨得早,岸边的柳树有半截泡在水里,孩子们撑着木盆在树丛里穿来穿去,笑声传得很远。"


def shape(text: str) -> list[str]:
    (article,) = cleaned(text).articles
    return [f"h{b.level} {article.block_text(b)}" for b in article.blocks if b.kind.value == "heading"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("译文", "译文"), ("【题解】", "题解"), ("赏析：", "赏析"), ("注 释", "注释"), ("■ 教学目标", "教学目标"), ("作者簡介", "作者簡介"), ("赏析二", "赏析二"), ("不良反應", "不良反應"), ("貯藏方法", "貯藏方法"),
        ("", ""), ("注释是后人加的", ""), ("文化", ""), ("编者按", ""), ("做法不同", ""), ("一二三", ""),
    ],
)  # fmt: skip
def test_section_name(line: str, name: str) -> None:
    assert section_name(line) == name


@pytest.mark.parametrize(
    ("label", "text", "heads"),
    [
        ("a poem", f"夜渡\n\n译文\n\n{A}\n\n赏析\n\n{B}", ["h1 译文", "h1 赏析"]),
        ("in brackets, no marks of columns", f"夜渡的原文和注释\n【题解】\n{A}\n【译文】\n{B}", ["h1 【题解】", "h1 【译文】"]),
        ("beside the head of notes", f"夜渡\n\n{A}\n\n注释\n\n①渡：过河。\n\n②灯：船灯。\n\n译文\n\n{B}", ["h1 注释", "h1 译文"]),
        ("no title over the first", f"译文\n\n{A}\n\n赏析\n\n{B}", ["h1 译文", "h1 赏析"]),
        ("over the first line of the piece", f"诗词原文\n夜渡\n唐·何青\n孤舟系柳湾,夜雨到愁边。\n灯影摇春水,桥声隔晓烟。\n译文\n{A}\n赏析\n{B}", ["h1 诗词原文", "h1 译文", "h1 赏析"]),
        ("before a colon", f"夜渡\n\n译文:\n\n{A}\n\n创作背景:\n\n{B}", ["h1 译文:", "h1 创作背景:"]),
        ("a paper, a weak name among them", f"渡口考\n\n摘要\n\n{A}\n\n前言\n\n{B}\n\n结语\n\n{A}", ["h1 摘要", "h1 前言", "h1 结语"]),
        ("a dish over lists", f"渡口鱼汤\n\n食材\n\n- 鲫鱼两条\n- 豆腐一块\n\n做法\n\n{A}", ["h1 食材", "h1 做法"]),
        ("numbered heads above, announced lists below", f"渡口鱼汤\n\n一、准备\n\n主料:\n\n- 鲫鱼两条\n\n辅料:\n\n- 葱一根\n\n二、下锅\n\n{A}", ["h1 一、准备", "h1 二、下锅"]),
    ],
)  # fmt: skip
def test_names_of_sections_are_headings(label: str, text: str, heads: list[str]) -> None:
    assert shape(text) == heads, label


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("one alone", f"夜渡\n\n{A}\n\n译文\n\n{B}"),
        ("weak names alone", f"石桥镇\n\n{A}\n\n文化\n\n上午十点。\n\n交通\n\n下午两点。"),
    ],
)  # fmt: skip
def test_what_is_no_section(label: str, text: str) -> None:
    assert shape(text) == [], label


@pytest.mark.parametrize(
    ("label", "text", "heads"),
    [
        ("篇 and a number", f"渡口演讲稿两篇\n\n渡口演讲稿 篇1\n\n{A}\n\n渡口演讲稿 篇2\n\n{B}", ["h1 渡口演讲稿 篇1", "h1 渡口演讲稿 篇2"]),
        ("the number alone", f"爱护渡口演讲稿\n\n{A}\n\n爱护渡口演讲稿1\n\n{A}\n\n爱护渡口演讲稿2\n\n{B}", ["h1 爱护渡口演讲稿1", "h1 爱护渡口演讲稿2"]),
        ("the first of a page that breaks off", f"{B}\n\n爱护渡口演讲稿篇一\n\n{A}", ["h1 爱护渡口演讲稿篇一"]),
        ("the first of what the title says", f"渡口倡议书(精选9篇)\n\n{B}\n\n渡口倡议书1\n\n{A}", ["h1 渡口倡议书1"]),
        ("titles behind", f"渡口散文\n\n{A}\n\n篇一：夜渡\n\n{A}\n\n篇二：早渡\n\n{B}", ["h1 篇一：夜渡", "h1 篇二：早渡"]),
    ],
)  # fmt: skip
def test_pieces_of_a_collection_have_heads(label: str, text: str, heads: list[str]) -> None:
    assert shape(text) == heads, label


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("a number that counts nothing", f"渡口\n\n{A}\n\n渡口航班K7\n\n{B}"),
        ("numbers that don't count up", f"渡口\n\n{A}\n\n渡口的故事3\n\n灯亮了。\n\n{A}\n\n渡口的故事8\n\n灯灭了。\n\n{B}"),
        ("a sentence", f"渡口\n\n{A}\n\n这是我写过的最长的一篇一。\n\n{B}"),
    ],
)  # fmt: skip
def test_what_is_no_piece(label: str, text: str) -> None:
    assert shape(text) == [], label
