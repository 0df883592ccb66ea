"""Columns that were read across stand one behind the other again; tables, forms, verse and pairs of languages stay."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import Any

import pytest

from convkit.passes.reflow.columns import separated
from convkit.passes.tables import damage

Flow = Callable[..., Any]
LEFT = [
    "昨天下午，港口管理站的工人们把最后一批旧渔船拖到了岸上，准备在冬天到来之前全部修好。站长说，修船的木料已经从山里运来。",
    "镇上的小学今年新建了一座图书室，孩子们每天放学以后都可以去那里看书。图书室里的书大多是镇上的居民捐来的。",
    "入夏以来，全县连续下了三场大雨，水库的水位上升得很快。水利部门派出技术人员到各个水库检查堤坝，发现问题及时处理。",
]
RIGHT = [
    "县里的剧团排了一出新戏，演的是从前挑盐的人，台上的扁担是真的，盐也是真的，散戏以后孩子们围着台子捡盐粒。",
    "山上的果园今年挂果早，果农把熟得最好的留给来采摘的客人，剩下的装箱运到城里，价钱比往年高出两成。",
]
NEXT = "农贸市场的摊位重新划分以后，卖菜的和卖鱼的各占一边，中间留出了一条宽敞的走道。"


def across(left: list[str], right: list[str], measure: int, gutter: str, indent: str = "\u3000\u3000") -> str:
    """Two columns of ``measure`` columns side by side, as a page is read line by line."""
    sides = [damage.wrapped(side, measure, indent=indent).text.split("\n") for side in (left, right)]
    size = max(map(len, sides))
    for side in sides:
        side += [""] * (size - len(side))
    rows = zip(*sides, strict=True)
    return "\n".join((a + " " * (measure - damage.columns(a)) + gutter + b).rstrip() for a, b in rows)


@pytest.mark.parametrize("measure", [20, 26, 32, 40])
@pytest.mark.parametrize("gutter", ["  ", "      ", "\u3000", "\u3000\u3000"])
def test_columns_read_across_are_set_apart(flow: Flow, measure: int, gutter: str) -> None:
    page = f"水利动态\n\n{across(LEFT, RIGHT, measure, gutter)}\n\n{NEXT}\n"
    assert flow(page).texts == ["水利动态", *LEFT, *RIGHT, NEXT]


def test_a_longer_right_column(flow: Flow) -> None:
    page = f"{across(RIGHT, LEFT, 28, '    ')}\n\n{NEXT}\n"
    assert flow(page).texts == [*RIGHT, *LEFT, NEXT]


def test_columns_are_a_guess(flow: Flow) -> None:
    page = across(LEFT, RIGHT, 26, "    ")
    assert "reflow.columns" not in flow(page, guesses=False).edits


def rows(pairs: list[tuple[str, str]], gutter: str = "    ") -> str:
    size = max(damage.columns(a) for a, _ in pairs) + 1
    return "\n".join(a + " " * (size - damage.columns(a)) + gutter + b for a, b in pairs) + "\n"


STAY = [
    ("a table", rows([(name, figure) for name, figure in zip(["东坡乡", "西岭镇", "石桥镇", "青龙滩", "白石村", "柳湾村", "河口镇"], ["1260", "980", "1105", "875", "90", "312", "44"], strict=True)])),
    ("a list of names and duties", rows([("林川", "负责水位观测和报告"), ("何青", "负责闸门检修和润滑"), ("周小舟", "负责渡口照明和值夜"), ("吴远山", "负责船只登记和检验"), ("罗小满", "负责木料采购和堆放"), ("冯若兰", "负责来信登记和回复"), ("方立群", "负责工具保管和借用")])),
    ("verse in two columns", rows([("一盏灯亮在岸上，", "一条船停在水边，"), ("有人从远处来，", "有人向远处去，"), ("灯照着来的人，", "也照着去的人，"), ("船开的时候，", "谁也没有回头，"), ("河水慢慢地流，", "流过我家门口，"), ("你说等到秋天，", "就坐船回来看我。"), ("可是秋天来了又走，", "可是灯亮了又熄。")])),
    ("couplets in two columns", rows([("江上清风吹客梦，", "山间明月照归人。")] * 8)),
    ("two languages", rows([("渡口的灯亮了。", "The lamp is lit."), ("船还没有来。", "The boat is late."), ("他在等人。", "He is waiting."), ("河水很静。", "The river is still."), ("月亮出来了。", "The moon is up."), ("她没有回来。", "She did not return."), ("天快亮了。", "It is almost day.")])),
    ("contents", rows([("第一章　渡口", "1"), ("第二章　老船工", "15"), ("第三章　修桥", "37"), ("第四章　石头", "58"), ("第五章　归来", "80"), ("后记", "97"), ("附录", "99")])),
]  # fmt: skip


@pytest.mark.parametrize("text", [text for _, text in STAY], ids=[label for label, _ in STAY])
def test_what_only_stands_in_columns_stays(text: str) -> None:
    assert separated(text) == text


def test_prose_with_wide_gaps_stays() -> None:
    text = "\n".join(f"　　{p[:20]}  {p[20:]}" for p in [*LEFT, *RIGHT, NEXT] * 2)
    assert separated(text) == text


def test_time_is_linear_in_gaps() -> None:
    rng = random.Random(5)
    words = "渡口的灯亮了船还没来他在等人河水很静"

    def cost(times: int) -> float:
        text = "\n".join("  ".join(rng.choice(words) for _ in range(20)) for _ in range(times))
        start = time.process_time()
        separated(text)
        return time.process_time() - start

    cost(50)
    small = min(cost(400) for _ in range(3))
    assert min(cost(1600) for _ in range(2)) < 8 * small + 0.05
