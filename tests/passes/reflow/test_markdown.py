"""What Markdown left: headings and strong emphasis lose their marks, other stars stay."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from convkit.model import BlockKind

Flow = Callable[..., Any]
BODY = "入夏以来，全县连续下了三场大雨，水库的水位上升得很快。"


def test_stars_around_a_line_are_a_heading(flow: Flow) -> None:
    assert flow(f"**三座水库蓄水**\n\n{BODY}").blocks == [
        (BlockKind.HEADING, "三座水库蓄水"),
        (BlockKind.PARAGRAPH, BODY),
    ]


@pytest.mark.parametrize("lines", [2, 3, 4])
def test_stars_over_short_lines_are_one_heading(flow: Flow, lines: int) -> None:
    parts = ["县水利局全力", "做好水库蓄水", "和防汛抢险", "工作"][:lines]
    text = "\n".join(parts)
    assert flow(f"统筹水利建设\n\n**{text}**\n\n{BODY}").blocks[1] == (BlockKind.HEADING, "".join(parts))


def test_words_of_a_heading_keep_a_space(flow: Flow) -> None:
    assert flow(f"**The keeper of\nthe lighthouse**\n\n{BODY}").blocks[0] == (
        BlockKind.HEADING,
        "The keeper of the lighthouse",
    )


def test_five_lines_are_no_heading(flow: Flow) -> None:
    flowed = flow("**山\n水\n船\n港\n雨**\n\n" + BODY)
    assert all(kind is not BlockKind.HEADING for kind, _ in flowed.blocks)
    assert "**" not in flowed.draft.text


def test_a_pair_inside_a_line_is_strong(flow: Flow) -> None:
    flowed = flow("今天**没有**下雨，明天**也许**会下。")
    assert flowed.draft.text == "今天没有下雨，明天也许会下。"
    assert [(flowed.draft.text[r.start : r.end], r.kind) for r in flowed.draft.runs] == [
        ("没有", "strong"),
        ("也许", "strong"),
    ]


def test_a_strong_paragraph_is_no_heading(flow: Flow) -> None:
    flowed = flow(f"**{BODY}**\n\n{BODY}")
    assert flowed.blocks[0] == (BlockKind.PARAGRAPH, BODY)
    assert len(flowed.draft.runs) == 1


def test_a_lone_mark_is_dropped_on_record(flow: Flow) -> None:
    flowed = flow("水位下降了**三米。")
    assert flowed.draft.text == "水位下降了三米。"
    assert flowed.edits == {"markdown.remains": 1}


@pytest.mark.parametrize(
    "text",
    ["5 ** 2 等于 25。", "2**10 是 1024。", "*** 三星 ***", "甲 * 乙 * 丙", "C# 与 F# 不同。", "#话题# 今天下雨"],
)
def test_other_marks_stay(flow: Flow, text: str) -> None:
    assert flow(text + "\n\n" + BODY).texts == [text, BODY]


@pytest.mark.parametrize(
    "text",
    [
        "村民张**说，水退了。",
        "张**和李**今天回来了。",
        "**市和**县昨天下雨。",
        "经查，王**、赵**等三人在**路卖灯油。",
        "**市水利局今天开会。",
        "铺面坐落于桥头街*幢***室，共四十平方米。",
        "住***小区**号楼*单元。",
        "（以下简称***）向我借去一百元。",
    ],
)
def test_stars_for_names_that_are_withheld_stay(flow: Flow, text: str) -> None:
    assert flow(text + "\n\n" + BODY).texts == [text, BODY]


def test_a_strong_word_may_begin_or_end_as_a_withheld_name_does(flow: Flow) -> None:
    assert flow("于**今天**开会的是**市政府**。").draft.text == "于今天开会的是市政府。"


def test_number_signs_are_headings_in_a_file_that_shows_markdown(flow: Flow) -> None:
    flowed = flow(f"# 山城笔记\n\n{BODY}\n\n## 水库 ##\n\n{BODY}")
    assert flowed.blocks[0] == (BlockKind.HEADING, "山城笔记")
    assert flowed.blocks[2] == (BlockKind.HEADING, "水库")
    assert [b.level for b in flowed.draft.blocks] == [1, 0, 2, 0]


def test_comments_of_code_are_no_headings(flow: Flow) -> None:
    text = "# mount the disk\nmount /dev/sda1 /mnt\n\n# and look\nls /mnt"
    assert all(kind is not BlockKind.HEADING for kind, _ in flow(text).blocks)


@pytest.mark.parametrize("unit", ["**《*", "***山", "张**", "**市", "**山** ", "** 山"])
def test_hostile_stars_cost_linear_time(flow: Flow, unit: str) -> None:
    def cost(size: int) -> float:
        """Of an odd and an even number of stars, the dearer."""
        spent = []
        for extra in ("", unit):
            start = time.process_time()
            flow(unit * (size // len(unit)) + extra)
            spent.append(time.process_time() - start)
        return max(spent)

    assert cost(32_000) < 20 * cost(4000) + 0.15
