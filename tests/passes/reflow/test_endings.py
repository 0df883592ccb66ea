"""What a wrapped region's own line ends say: slack, paragraphs that end in full lines, brackets that are open."""

from __future__ import annotations

import pytest

from convkit.bigrams import load
from convkit.passes.reflow.endings import Endings, learn
from convkit.passes.reflow.grid import first_unit, grid_of
from convkit.passes.reflow.lines import lines_of
from convkit.passes.tables import damage
from convkit.provenance import Span

FIELD = "今年春天来得早，村里的油菜刚过清明就开了花，游客一批接一批地往山上走。村里把闲置的粮仓改成了茶室，请会讲故事的老人坐在里面，给客人讲从前挑盐的路。"
MILL = "老磨坊在河的拐弯处，水轮早就不转了，石磨还在。"


def endings(text: str, measure: int) -> Endings:
    lines = lines_of(text, Span(0, len(text)))
    contents = lines.contents
    grid = grid_of(lines, contents)
    units = [*map(grid.units.__getitem__, range(1, len(grid.edges))), 2]
    slacks = [measure - edge - unit for edge, unit in zip(grid.edges, units, strict=True)]
    return learn(contents, slacks, [False] * len(contents), 0, measure, load())


def test_a_full_line_goes_on_and_a_short_one_does_not() -> None:
    text = damage.wrapped([FIELD, MILL] * 4, 32).text
    found = endings(text, 32)
    for line, slack in zip(text.split("\n"), found.slack, strict=True):
        assert (slack > 0) == (damage.columns(line) >= 28)


def test_since_counts_from_the_last_sure_beginning() -> None:
    found = endings(damage.wrapped([MILL, MILL], 16).text, 16)
    assert list(found.since) == [1, 2, 3, 1, 2, 3]


def test_an_open_bracket_stays_open_over_lines() -> None:
    text = "他说（那天下着\n大雨，路上没有\n一个人）就走了。"
    assert list(endings(text, 14).open) == [True, True, False]


@pytest.mark.parametrize(
    ("line", "unit", "why"),
    [
        ("渡口的灯", 2, "one character"),
        ("灯，渡口", 4, "a mark may not begin a line"),
        ("（灯）渡口", 6, "an opening mark draws the next, a closing one stays"),
        ("ferry at dawn", 6, "a word and the blank before it"),
        ("A3座的灯", 3, "letters and digits are not parted"),
        ("(见下页)", 4, "a bracket may not end a line"),
        ("（ferry.example）渡口", 17, "the word behind an opening mark is not parted from it"),
    ],
)
def test_what_cannot_be_parted_from_the_beginning(line: str, unit: int, why: str) -> None:
    assert first_unit(line) == unit, why


def test_characters_are_counted_where_they_fit_better() -> None:
    mixed = "本次升级涉及A区3号机房，更换了UPS 2台、交换机S5720共12台，并把VLAN 30划给值班室。调试用时4小时30分，期间业务中断约15分钟，已于22:40全部恢复。"
    text = damage.wrapped([mixed, FIELD, mixed], 40, points=True, kinsoku=False).text
    lines = lines_of(text, Span(0, len(text)))
    assert grid_of(lines, lines.contents).points
    by_columns = damage.wrapped([mixed, FIELD, mixed], 40).text
    lines = lines_of(by_columns, Span(0, len(by_columns)))
    assert not grid_of(lines, lines.contents).points
