"""ASCII marks in Chinese text, made full width on request."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convkit.draft import Draft
from convkit.passes.marks import PASSES
from convkit.pipeline import Pipeline
from convkit.provenance import SourceRef, undo_steps
from convkit.survey import OPEN
from convkit.testing import check_pass

WIDTH, QUOTES = PASSES


def widened(text: str) -> str:
    draft = Draft(SourceRef("page", 0, 1, 1, "utf-8"), text)
    Pipeline([WIDTH]).run(draft, WIDTH, OPEN)
    assert undo_steps(draft.text, draft.steps) == text
    return draft.text


CASES = [
    ("comma", "雨停了,船出海。", "雨停了，船出海。", ""),
    ("a mark at the end", "你来吗?", "你来吗？", "Han on the left alone"),
    ("two in a row", "真的吗?!他说:(笑)", "真的吗？！他说：（笑）", "what is widened widens its neighbour"),
    ("before a quote", '他笑了:"走吧"', '他笑了："走吧"', "quotation marks are another pass"),
    ("behind a sign", "涨5%,10%的人", "涨5%，10%的人", "no grouping of digits behind a percent sign"),
    ("brackets round Han", "村(居)委会", "村（居）委会", ""),
    ("brackets behind Han", "气温(2031)回升", "气温（2031）回升", ""),
    (
        "a numbered item",
        "办法:(1)先修桥;(2)再修路",
        "办法：（1）先修桥；（2）再修路",
        "Han behind a bracket that no word leads",
    ),
    ("thousands", "共1,300人", "共1,300人", "between digits"),
    ("time and ratio", "15:30开始,比分3:1,比例1:8.4", "15:30开始，比分3:1，比例1:8.4", ""),
    ("address", "见https://example.org/a?x=1,2;y(3)的说明", "见https://example.org/a?x=1,2;y(3)的说明", ""),
    (
        "address in brackets",
        "渡口网(www.example.org)说,船停了",
        "渡口网（www.example.org）说，船停了",
        "the bracket closes round it",
    ),
    ("mark behind an address", "见www.example.org/a,b,再问", "见www.example.org/a,b，再问", "one inside stays"),
    ("mail", "写信到a.b@example.org,谢谢", "写信到a.b@example.org，谢谢", ""),
    ("Latin run", "Pine, oak (elm); who?", "Pine, oak (elm); who?", ""),
    ("a call", "函数f(x)返回", "函数f(x)返回", "a bracket that a Latin letter leads and Han does not fill"),
    ("full stop", "第3.5节.完", "第3.5节.完", "never"),
    ("lone bracket", "他说:)", "他说：)", "brackets in pairs only"),
    ("pair over two lines", "甲(乙\n丙)丁", "甲(乙\n丙)丁", "not across a line"),
]


@pytest.mark.parametrize(("label", "text", "expected", "why"), CASES, ids=[case[0] for case in CASES])
def test_widths(label: str, text: str, expected: str, why: str) -> None:
    assert widened(text) == expected, why


QUOTED = [
    ("double", '他说"明天出海",就走了。', "他说“明天出海”,就走了。"),
    ("two pairs", '"早"和"晚"', "“早”和“晚”"),
    ("nested", "他说\"她喊'快来'就跑了\"。", "他说“她喊‘快来’就跑了”。"),
    ("Latin inside", '叫作"GDP"的数字', "叫作“GDP”的数字"),
    ("odd number", '他说"明天出海。', '他说"明天出海。'),
    ("English", 'He said "no" and didn\'t go.', 'He said "no" and didn\'t go.'),
    ("apostrophe", "这家店叫Lin's,在桥头。", "这家店叫Lin's,在桥头。"),
    ("empty", '空字符串""在代码里', '空字符串""在代码里'),
    ("lines apart", '他说"甲\n乙"丙', '他说"甲\n乙"丙'),
]


@pytest.mark.parametrize(("label", "text", "expected"), QUOTED, ids=[case[0] for case in QUOTED])
def test_quotes(label: str, text: str, expected: str) -> None:
    check_pass(QUOTES, {text: expected})


def test_both_are_off_unless_asked_for() -> None:
    assert not WIDTH.default
    assert not QUOTES.default


TEXT = """雨停了，山路还滑；老林背着工具，走到渡口。“今天修哪一段？”他问。徒弟说：“先修东头（去年塌的那段），再修西头！”
两人干到15:30，换下木板120块，占全部的37%，比去年多1,300斤料。工钱怎么算？按天算，每天80元；下雨不算。
站里的广播（早上六点开）说：明天有风，浪高2.5米，比例1:3。谁去？老林去！他的电话是6789-1234。
"""


def test_simulator_floor() -> None:
    """Every mark of clean text made narrow comes back."""
    damaged = TEXT.translate(str.maketrans("，；：？！（）", ",;:?!()"))
    assert damaged != TEXT
    assert widened(damaged) == TEXT
    quoted = TEXT.translate(str.maketrans("“”", '""'))
    check_pass(QUOTES, {quoted: TEXT})


def test_contract() -> None:
    damaged = TEXT.translate(str.maketrans("，；：？！（）", ",;:?!()"))
    check_pass(WIDTH, {damaged: TEXT}, [TEXT, "1,000 and 3:1", "", ",", "()", "日本語です。"])


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="山a1,;:?!() %\n”（", max_size=40))
def test_any_text_is_stable(text: str) -> None:
    once = widened(text)
    assert widened(once) == once
    assert len(once) == len(text)


@pytest.mark.parametrize("unit", [",", "(", "()", "山(", ")(", "?!", '"', "www.", "www.(", "www.(a", "a@", "山(a)"])
def test_hostile_text_costs_linear_time(unit: str) -> None:
    def cost(size: int) -> float:
        text, best = unit * (size // len(unit)), float("inf")
        for _ in range(3):
            start = time.process_time()
            widened(text)
            Pipeline([QUOTES]).run(Draft(SourceRef("page", 0, 1, 1, "utf-8"), text), QUOTES, OPEN)
            best = min(best, time.process_time() - start)
        return best

    assert cost(64_000) < 20 * cost(8000) + 0.1
