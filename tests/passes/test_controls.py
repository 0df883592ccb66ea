"""Line ends become newlines; invisible junk goes, what is needed stays; what is lost or private is counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convkit.contract import PassSpec
from convkit.draft import Draft
from convkit.model import Problem
from convkit.passes.controls import PASSES
from convkit.provenance import Edit, SourceRef, Span, apply_edits, check_edits, undo_edits
from convkit.testing import check_pass

BY_NAME = {spec.name: spec for spec in PASSES}
CLEAN = [
    "山口的风停了。\n\n\u3000\u3000老人把灯挂上。\t完",
    "二维码\u00a0不断行，——破折号……",
    "葛\U000e0100城の辻\U000e0101さん",
    "他发来👩\u200d💻、❤\ufe0f、1\ufe0f\u20e3和🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "می\u200cخواهم क्\u200dष",
    "，\ufe00。\ufe01",
    "Plain English, nothing else — “quoted”.",
]


def run(name: str, text: str) -> tuple[str, list[Edit], list[Problem]]:
    spec: PassSpec = BY_NAME[name]
    draft = Draft(SourceRef("a", 0, 0, 1, "utf-8"), text, plain=[Span(0, len(text))])
    edits = [edit for edit in spec.factory({}).propose(draft) if isinstance(edit, Edit)]
    check_edits(text, edits)
    after = apply_edits(text, edits)
    assert undo_edits(after, edits) == text
    return after, edits, draft.problems


def test_all_are_required_and_exact() -> None:
    assert all(spec.required for spec in PASSES)
    assert [spec.name for spec in sorted(PASSES, key=lambda spec: spec.order)][-1] == "text.undecodable"


@pytest.mark.parametrize("name", list(BY_NAME))
def test_clean_text_stays(name: str) -> None:
    check_pass(BY_NAME[name], untouched=CLEAN)


LINE_ENDS = [
    ("windows", "甲\r\n乙\r\n", "甲\n乙\n"),
    ("old mac", "甲\r乙", "甲\n乙"),
    ("doubled CR", "甲\r\r\n乙", "甲\n\n乙"),
    ("separators", "甲\u2028乙\u2029丙\x85丁\x0b戊", "甲\n乙\n丙\n丁\n戊"),
    ("a page ends at a line end", "甲\n\x0c乙", "甲\n乙"),
    ("a page ends at a line end, the mark before it", "甲\x0c\r\n乙", "甲\n乙"),
    ("a page ends inside a line", "甲\x0c乙", "甲\n乙"),
]


@pytest.mark.parametrize(("label", "text", "expected"), LINE_ENDS, ids=[case[0] for case in LINE_ENDS])
def test_line_ends(label: str, text: str, expected: str) -> None:
    check_pass(BY_NAME["text.line-ends"], {text: expected})


DROPPED = [
    ("NUL and bell", "山\0口\x07", "山口", 2),
    ("delete and C1", "山\x7f口\x93", "山口", 2),
    ("noncharacters", "山\ufffe口\uffff", "山口", 2),
    ("mark inside text", "山\ufeff口", "山口", 1),
    ("zero-width and soft hyphen", "山\u200b口 co\u00adoperate", "山口 cooperate", 2),
    ("joiners between Han", "山\u200d口\u200c", "山口", 2),
    ("joiner between emoji and Han", "👩\u200d山", "👩山", 1),
    ("selectors with nothing to vary", "\ufe0f山\ufe0f口x\ufe0f", "山\ufe0f口x", 2),
    ("ideographic selector behind a letter", "x\U000e0100", "x", 1),
    ("tags without a flag", "山\U000e0067口", "山口", 1),
    ("object mark", "图\ufffc山", "图山", 1),
    ("a run that keeps one", "👩\u200b\u200d💻", "👩\u200d💻", 1),
]


@pytest.mark.parametrize(("label", "text", "expected", "count"), DROPPED, ids=[case[0] for case in DROPPED])
def test_invisible_junk_is_dropped_and_counted(label: str, text: str, expected: str, count: int) -> None:
    after, edits, problems = run("text.controls", text)
    assert after == expected
    assert [(problem.code, problem.count, problem.place) for problem in problems] == [
        ("W_DROPPED", count, edits[0].start)
    ]
    check_pass(BY_NAME["text.controls"], {text: expected})


@pytest.mark.parametrize(
    ("text", "expected", "count"),
    [
        ("山\udce4\udcb8口", "山\ufffd口", 1),
        ("山\udcff\udcfe口\udcff", "山\ufffd\ufffd口\ufffd", 3),
        ("\ud800", "\ufffd", 1),
        ("shift\udc00", "shift\x00".replace("\x00", "\ufffd"), 1),
    ],
)
def test_undecodable_bytes_become_replacement_characters(text: str, expected: str, count: int) -> None:
    after, edits, problems = run("text.undecodable", text)
    assert after == expected
    assert [(problem.code, problem.count, problem.place) for problem in problems] == [
        ("W_REPLACED", count, edits[0].start)
    ]


def test_private_use_is_reported_and_stays() -> None:
    after, edits, problems = run("text.private", "山\ue123口\U000f0001")
    assert (after, edits) == ("山\ue123口\U000f0001", [])
    assert problems == [Problem("W_PRIVATE", "private-use characters", 2, 1)]


@given(
    st.text(st.characters() | st.sampled_from("\r\n\x0c\u200d\ufe0f\u200b👩山\ufeff\udc80\U000e0100\x85"), max_size=30)
)
def test_any_text_ends_up_legal_and_a_second_run_changes_nothing(text: str) -> None:
    for spec in sorted(PASSES, key=lambda spec: spec.order):
        text, _, _ = run(spec.name, text)
    assert not set(text) & {
        chr(n) for n in (*range(9), 11, 12, 13, *range(14, 32), 127, *range(128, 160), 0xFFFE, 0xFFFF)
    }
    text.encode("utf-8")
    for spec in PASSES:
        assert run(spec.name, text)[0] == text


@pytest.mark.parametrize(
    "text", ["\r" * 200_000, "\x0c" * 200_000, "\u200b" * 200_000, "🏴" + "\U000e0067" * 200_000, "\udc80" * 200_000]
)
def test_long_runs_take_linear_time(text: str) -> None:
    for spec in PASSES:
        run(spec.name, text)
