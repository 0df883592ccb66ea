"""Rows of tabs and tables of bars become tables with cells; forms, lists, addresses and pages in columns do not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from convkit.model import BlockKind

Flow = Callable[..., Any]

TABLES = [
    ("tabs", "年份\t亩数\t总产\n2026\t1,204\t612.5\n2027\t1,260\t640.0", [["年份", "亩数", "总产"], ["2026", "1,204", "612.5"], ["2027", "1,260", "640.0"]]),
    ("two columns, three rows", "站名\t里程\n东渡\t12\n石桥\t31", [["站名", "里程"], ["东渡", "12"], ["石桥", "31"]]),
    ("an empty cell", "甲\t1\t9\n乙\t\t2\n丙\t3\t4", [["甲", "1", "9"], ["乙", "", "2"], ["丙", "3", "4"]]),
    ("bars", "| 站名 | 里程 |\n|---|---:|\n| 东渡 | 12 |\n| 石桥 |  |", [["站名", "里程"], ["东渡", "12"], ["石桥", ""]]),
    ("rows that end with a bar each", "站名 | 里程 |\n东渡 | 从渡口到桥头，十二里。 |\n石桥 | 31 |", [["站名", "里程"], ["东渡", "从渡口到桥头，十二里。"], ["石桥", "31"]]),
    ("the same with bars before", "| 站名 | 里程 |\n| 东渡 | 12 |\n| 石桥 |  |", [["站名", "里程"], ["东渡", "12"], ["石桥", ""]]),
    ("indented rows with blanks behind them", "|站名|里程|\n  |东渡|12| \n\u3000\u3000|石桥|31|  ", [["站名", "里程"], ["东渡", "12"], ["石桥", "31"]]),
    ("bars without those at the rim", "a | b\n--|--\n1 | 2", [["a", "b"], ["1", "2"]]),
    ("a bar that divides nothing", "| a | b |\n|:-:|---|\n| x \\| y | 2 |", [["a", "b"], ["x \\| y", "2"]]),
]  # fmt: skip


@pytest.mark.parametrize(("label", "text", "rows"), TABLES, ids=[case[0] for case in TABLES])
def test_tables(flow: Flow, label: str, text: str, rows: list[list[str]]) -> None:
    draft = flow(f"开头的一段话，说下面是一张表。\n\n{text}\n\n后面还有一段话，说表完了。").draft
    (table,) = [index for index, block in enumerate(draft.blocks) if block.kind is BlockKind.TABLE]
    cells = [block for block in draft.blocks if block.kind is BlockKind.CELL]
    assert {block.parent for block in cells} == {table}
    found: list[list[str]] = []
    for cell in cells:
        if cell.attr("column") == 0:
            found.append([])
        found[-1].append(draft.text[cell.start : cell.end])
    assert found == rows
    whole = draft.blocks[table]
    assert draft.text[whole.start : whole.end].rstrip("\t") == "\n".join("\t".join(row) for row in rows).rstrip("\t")


HEADS = [
    ("figures below words", "年份\t亩数\n2026\t1,204\n2027\t1,260", True),
    ("words below words", "站名\t站长\n东渡\t老耿\n石桥\t小魏", False),
    ("figures in the first row", "2025\t1,100\n2026\t1,204\n2027\t1,260", False),
]


@pytest.mark.parametrize(("label", "text", "head"), HEADS, ids=[case[0] for case in HEADS])
def test_the_first_row_is_a_head_where_figures_stand_below_words(flow: Flow, label: str, text: str, head: bool) -> None:
    cells = [block for block in flow(text).draft.blocks if block.kind is BlockKind.CELL]
    assert [cell.attr("header", False) for cell in cells[:2]] == [head, head]


NONE = [
    ("two rows that end with bars", "站名 | 里程 |\n东渡 | 12 |"),
    ("ways of a site", "首页 | 新闻 |\n首页 | 新闻 | 正文 |\n地图 |"),
    ("bars between without one at the end", "首页 | 新闻\n渡口 | 船班\n桥头 | 灯号"),
    ("two lines of a form", "姓名：鲁大有\t性别：男\n住址：北塘村\t电话：无"),
    ("a numbered list", "1.\t先把水闸关上\n2.\t再把渠底清干净\n3.\t最后放水"),
    ("dots", "•\t带上水\n•\t带上绳子\n•\t带上灯"),
    ("a script", "老耿：\t到底站吗？\n女人：\t到底站。\n老耿：\t底站没有灯。"),
    ("an indent", "\t早上起了雾，看不见对岸。\n\t中午雾散了，船才开。\n\t晚上又起了风。"),
    ("columns of prose", "早上起了雾，看不见对岸的树，也看不见河心的沙洲，只听见船工在喊，喊了一遍又一遍，没有人应。\t中午\n雾散了。\t下午"),
    ("bars in prose", "a|b 是一个管道。\nc|d 也是。\n没有横线，就不是表。"),
    ("rules without bars", "标题\n----\n正文写在下面。"),
    ("rows of different length", "a\tb\tc\nd\te\nf"),
]  # fmt: skip


@pytest.mark.parametrize(("label", "text"), NONE, ids=[case[0] for case in NONE])
def test_no_tables(flow: Flow, label: str, text: str) -> None:
    assert all(kind is not BlockKind.TABLE for kind, _ in flow(text).blocks)
