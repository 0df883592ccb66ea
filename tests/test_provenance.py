"""Edits, steps and the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convkit.provenance import (
    Edit,
    EditError,
    PositionMap,
    Span,
    Step,
    apply_edits,
    check_edits,
    count_edits,
    origin,
    undo_edits,
    undo_steps,
)

TEXT = "abcdefghij"


@st.composite
def text_with_edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    """A text and edits that fit it."""
    text = draw(st.text(alphabet="ab山水 \n", max_size=40))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    edits = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        new = draw(st.text(alphabet="xy，", max_size=3))
        if text[start:end] != new:
            edits.append(Edit(start, text[start:end], new))
    return text, edits


@given(text_with_edits())
def test_undo_gives_the_text_back(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    check_edits(text, edits)
    assert undo_edits(apply_edits(text, edits), edits) == text


@given(text_with_edits())
def test_positions_stay_inside_and_in_order(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    after = apply_edits(text, edits)
    moved = PositionMap(edits)
    starts = [moved.start(p) for p in range(len(text) + 1)]
    ends = [moved.end(p) for p in range(len(text) + 1)]
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(0 <= p <= len(after) for p in starts + ends)


@given(text_with_edits())
def test_untouched_characters_keep_their_place(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    after = apply_edits(text, edits)
    moved = PositionMap(edits)
    touched = {p for e in edits for p in range(e.start, e.end)}
    for p in set(range(len(text))) - touched:
        start, end = moved.span(p, p + 1)
        assert after[start:end] == text[p]
        assert origin([Step("s", 1, tuple(edits))], start, end) == Span(p, p + 1)


@pytest.mark.parametrize(
    ("label", "edits", "span", "expected"),
    [
        ("text set in at a start stays outside", [Edit(2, "", "XX")], (2, 5), "cde"),
        ("text set in at an end stays outside", [Edit(5, "", "XX")], (2, 5), "cde"),
        ("text set in inside belongs to it", [Edit(3, "", "XX")], (2, 5), "cXXde"),
        ("what is replaced at a start stays inside", [Edit(2, "c", "C")], (2, 5), "Cde"),
        ("what is replaced at an end stays inside", [Edit(4, "e", "E")], (2, 5), "cdE"),
        ("a dropped rim leaves the rest", [Edit(1, "bc", "")], (2, 5), "de"),
        ("an edit over the start moves it right", [Edit(1, "bc", "X")], (2, 5), "de"),
        ("an edit over the end moves it left", [Edit(4, "ef", "X")], (2, 5), "cd"),
        ("dropped whole", [Edit(1, "bcdef", "")], (2, 5), ""),
    ],
)
def test_spans_under_edits(label: str, edits: list[Edit], span: tuple[int, int], expected: str) -> None:
    after = apply_edits(TEXT, edits)
    start, end = PositionMap(edits).span(*span)
    assert after[start : max(start, end)] == expected, label


def test_origin_goes_back_through_all_steps() -> None:
    steps = [Step("one", 1, (Edit(0, "ab", ""),)), Step("two", 1, (Edit(2, "ef", "E"),))]
    after = apply_edits(apply_edits(TEXT, steps[0].edits), steps[1].edits)
    assert after == "cdEghij"
    assert origin(steps, 2, 3) == Span(4, 6)
    assert origin(steps, 0, 7) == Span(2, 10)
    assert undo_steps(after, steps) == TEXT


@pytest.mark.parametrize(
    ("label", "edits"),
    [
        ("out of order", [Edit(4, "e", "E"), Edit(2, "c", "C")]),
        ("overlap", [Edit(2, "cd", "C"), Edit(3, "d", "D")]),
        ("not what stands there", [Edit(2, "x", "C")]),
        ("changes nothing", [Edit(2, "c", "c")]),
        ("beyond the end", [Edit(9, "jk", "")]),
        ("before the start", [Edit(-1, "", "x")]),
    ],
)
def test_edits_that_do_not_fit_are_refused(label: str, edits: list[Edit]) -> None:
    with pytest.raises(EditError):
        check_edits(TEXT, edits)


def test_edits_are_counted_by_pass() -> None:
    steps = [
        Step("a", 1, (Edit(0, "a", ""), Edit(1, "b", ""))),
        Step("b", 1, (Edit(0, "c", ""),)),
        Step("a", 1, (Edit(0, "d", ""),)),
    ]
    assert count_edits(steps) == {"a": 3, "b": 1}


def test_edits_out_of_order_are_not_made() -> None:
    """They would take text away and set other text twice."""
    with pytest.raises(EditError, match="overlaps"):
        apply_edits(TEXT, [Edit(5, "f", "F"), Edit(2, "c", "C")])
