from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convkit.titlelines import NO_END, NO_START, balanced, divided, width

STEADY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # loaded machines are slow

TITLES = [
    ("short stays on one line", "三座水库", ["三座水库"]),
    ("broken behind a mark", "样张集：各种体裁与文字的七篇文章", ["样张集：各种体裁", "与文字的七篇文章"]),
    (
        "before 关于",
        "山口镇人民政府关于修缮三座旧桥与两处渡口的通知",
        ["山口镇人民政府", "关于修缮三座旧桥", "与两处渡口的通知"],
    ),
    ("words stay whole", "The Water of the Valley", ["The Water", "of the Valley"]),
    ("a short title in Latin letters", "The Keeper's Log", ["The Keeper's Log"]),
    ("a word that is too long", "Supercalifragilisticexpialidocious", ["Supercalifragil", "isticexpialidoc", "ious"]),
    ("a mark that opens takes what follows a blank", "大河志—— （ 上游三十里）", ["大河志——", "（ 上游三十里）"]),
    ("white space folded", " 甲 \n 乙 ", ["甲 乙"]),
    ("nothing", "", []),
]


@pytest.mark.parametrize(("label", "title", "expected"), TITLES)
def test_titles_on_lines(label: str, title: str, expected: list[str]) -> None:
    assert balanced(title) == expected


def test_an_endless_title_is_cut() -> None:
    found = balanced("河" * 5000)
    assert len(found) <= 10
    assert found[-1] == "…"
    assert balanced("x" * 5000)


@STEADY
@given(st.text("河水从山里流出来，经过。：“”（）《》关于的与 —Water2031", max_size=90))
def test_lines_are_even_and_break_no_rule(title: str) -> None:
    found = balanced(title)
    if found and found[-1] == "…":
        return
    assert "".join("".join(found).split()) == "".join(title.split())
    for before, after in pairwise(found):
        assert after[0] not in NO_START or after[0] == "—"
        assert before[-1] not in NO_END
    assert all(width(line) <= 15 for line in found)


@pytest.mark.parametrize(
    ("title", "lines", "expected"),
    [
        ("山城县依托水文站点巡查，全面推进清淤疏浚工作", 2, ["山城县依托水文站点巡查，", "全面推进清淤疏浚工作"]),
        ("山城县水利局办公室关于进一步做好水库蓄水有关工作的通知", 3, ["山城县水利局办公室", "关于进一步做好", "水库蓄水有关工作的通知"]),
        ("全县新增水库管理人员一百四十二名", 2, ["全县新增水库管理", "人员一百四十二名"]),
    ],
)  # fmt: skip
def test_words_stay_whole(title: str, lines: int, expected: list[str]) -> None:
    assert divided(title, lines, 20.0) == expected


def test_a_title_that_does_not_fit_is_not_divided() -> None:
    assert divided("山城县水利局办公室关于进一步做好水库蓄水有关工作的通知", 2, 8.0) == []
