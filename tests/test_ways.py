"""The way of characters over steps, there and back, moved text among them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convkit.provenance import Edit, Span, Step, apply_edits
from convkit.ways import Met, Way

Edits = list[Edit]


@st.composite
def histories(draw: st.DrawFn) -> tuple[str, list[Step], str]:
    """A text, steps that fit one another, and what they make of it.  Each character of the text stands in it once."""
    size = draw(st.integers(0, 30))
    text = first = "".join(map(chr, range(0x4E00, 0x4E00 + size)))
    steps = []
    for number in range(draw(st.integers(0, 4))):
        cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
        edits = []
        for start, end in zip(cuts[::2], cuts[1::2], strict=False):
            new = draw(st.text(alphabet="xyz", max_size=3))
            if text[start:end] != new:
                edits.append(Edit(start, text[start:end], new))
        if len(edits) > 2 and draw(st.booleans()):
            edits = moved(edits)
        if edits:
            steps.append(Step(f"pass.{number}", 1, tuple(edits)))
            text = apply_edits(text, edits)
    return first, steps, text


def moved(edits: Edits) -> Edits:
    """``edits`` with the last as the place to which all others move their text."""
    *taken, last = edits
    text = "".join(edit.old for edit in taken)
    return [*(edit._replace(new="", move=7) for edit in taken), Edit(last.end, "", text, move=7)]


@given(histories())
def test_every_character_leads_back_to_itself(case: tuple[str, list[Step], str]) -> None:
    text, steps, after = case
    way = Way(steps)
    for place, character in enumerate(after):
        if character in text:
            (span,) = way.back(place, place + 1)
            assert text[span.start : span.end] == character


@given(histories())
def test_every_character_that_is_left_is_found_ahead(case: tuple[str, list[Step], str]) -> None:
    text, steps, after = case
    way = Way(steps)
    for place, character in enumerate(text):
        start, end = way.ahead(place, place + 1)
        assert 0 <= start <= end <= len(after)
        if character in after:
            assert character in after[start:end]


@given(histories(), st.data())
def test_a_stretch_leads_back_to_all_that_is_left_of_it(case: tuple[str, list[Step], str], data: st.DataObject) -> None:
    text, steps, after = case
    start = data.draw(st.integers(0, len(after)))
    end = data.draw(st.integers(start, len(after)))
    spans = Way(steps).back(start, end)
    assert spans
    assert all(0 <= s.start <= s.end <= len(text) for s in spans)
    found = "".join(text[s.start : s.end] for s in spans)
    assert set(after[start:end]) & set(text) <= set(found)


@given(histories(), st.data())
def test_an_edit_is_met_by_what_it_set(case: tuple[str, list[Step], str], data: st.DataObject) -> None:
    _, steps, _ = case
    way = Way(steps)
    for number, step in enumerate(steps):
        for index, edit in enumerate(step.edits):
            start, end = way.ahead(*way.made(Met(number, index)), number + 1)
            if edit.new and start < end:
                assert Met(number, index) in way.met(start, end)


CAPTION = "他们协助医护人\n图：登记处。\n员维持秩序。\n次日"
TAKEN = Edit(7, "\n图：登记处。\n", "", "guess", 7)
SET_IN = Edit(CAPTION.index("\n次日"), "", "\n图：登记处。\n", "guess", 7)
LIFTED = Step("reflow.captions", 1, (TAKEN, SET_IN))


def test_a_caption_that_was_moved_comes_from_where_it_stood() -> None:
    after = apply_edits(CAPTION, LIFTED.edits)
    at = after.index("登记处")
    way = Way([LIFTED])
    assert way.back(at, at + 3) == [Span(CAPTION.index("登记处"), CAPTION.index("登记处") + 3)]
    assert way.ahead(CAPTION.index("登记处"), CAPTION.index("登记处") + 3) == Span(at, at + 3)
    assert way.met(at, at + 3) == [Met(0, 1)]


def test_the_sentence_round_it_comes_from_two_stretches() -> None:
    after = apply_edits(CAPTION, LIFTED.edits)
    at = after.index("医护人员")
    assert Way([LIFTED]).back(at, at + 4) == [Span(4, 7), Span(TAKEN.end, TAKEN.end + 1)]
    assert Way([LIFTED]).met(at, at + 4) == [Met(0, 0)]


def test_a_repair_inside_of_it_is_found_after_the_move() -> None:
    before = CAPTION.replace("登记处", "登記处")
    repair = Step("variant", 1, (Edit(before.index("記"), "記", "记"),))
    way = Way([repair, LIFTED])
    after = apply_edits(CAPTION, LIFTED.edits)
    at = after.index("记")
    assert way.ahead(*way.made(Met(0, 0)), 1) == Span(at, at + 1)
    assert way.met(at, at + 1) == [Met(0, 0), Met(1, 1)]
    assert way.back(at, at + 1) == [Span(before.index("記"), before.index("記") + 1)]


@pytest.mark.parametrize(
    ("label", "edits", "span", "expected"),
    [
        ("a character set by a repair comes from all that it replaced", [Edit(2, "ab", "x")], (2, 3), [(2, 4)]),
        ("a stretch over a deletion holds what was deleted", [Edit(2, "ab", "")], (1, 3), [(1, 5)]),
        ("a deletion at the rim is left out", [Edit(2, "ab", "")], (0, 2), [(0, 2)]),
        ("what was set in came from a place", [Edit(2, "", "。")], (2, 3), [(2, 2)]),
        ("a place stays a place", [Edit(2, "ab", "")], (2, 2), [(4, 4)]),
        ("a place in front of the edits", [Edit(2, "ab", "")], (1, 1), [(1, 1)]),
    ],
)
def test_back(label: str, edits: Edits, span: tuple[int, int], expected: list[tuple[int, int]]) -> None:
    assert Way([Step("p", 1, tuple(edits))]).back(*span) == [Span(*one) for one in expected], label


def test_a_move_that_set_in_something_else_comes_from_all_it_took() -> None:
    step = Step("p", 1, (Edit(0, "ab", "", move=1), Edit(3, "c", "", move=1), Edit(6, "", "X", move=1)))
    way = Way([step])
    after = apply_edits("ab-c--", step.edits)
    at = after.index("X")
    assert way.back(at, at + 1) == [Span(0, 2), Span(3, 4)]
    assert way.ahead(0, 1) == Span(at, at + 1)


def test_many_edits_take_little_time_each() -> None:
    count = 20_000
    step = Step("p", 1, tuple(Edit(2 * n, "a", "xy") for n in range(count)))
    way = Way([step])
    assert [way.back(3 * n, 3 * n + 1) for n in range(0, count, 97)] == [
        [Span(2 * n, 2 * n + 1)] for n in range(0, count, 97)
    ]
