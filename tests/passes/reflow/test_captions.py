"""A sentence that captions cut in two becomes one, and they stand behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from convkit.model import BlockKind

Flow = Callable[..., Any]

FIRST = "大雨过后，镇上的志愿者到社区值守，对返回的居民进行登记。他们一早就来到卡口，协助医护人"
SECOND = "员维持秩序，提醒居民保持距离，还给老人送去了热水和早饭。"
CAPTION = "志愿者在卡口登记。"
NEXT = "入夏以来，全县连续下了三场大雨，水库的水位上升得很快。"


def test_caption_moves_behind_the_paragraph(flow: Flow) -> None:
    flowed = flow(f"{NEXT}\n\n{FIRST}\n\n\n\n{CAPTION}\n\n{SECOND}\n\n{NEXT}")
    assert flowed.blocks == [
        (BlockKind.PARAGRAPH, NEXT),
        (BlockKind.PARAGRAPH, FIRST + SECOND),
        (BlockKind.CAPTION, CAPTION),
        (BlockKind.PARAGRAPH, NEXT),
    ]


def test_the_two_edits_are_one_move_of_the_same_text(flow: Flow) -> None:
    flowed = flow(f"{FIRST}\n\n\n\n{CAPTION}\n\n{SECOND}\n\n{NEXT}")
    (step,) = [step for step in flowed.draft.steps if step.name == "reflow.captions"]
    taken, set_in = step.edits
    assert taken.old == set_in.new
    assert (taken.new, set_in.old) == ("", "")
    assert taken.move == set_in.move is not None
    assert taken.certainty == set_in.certainty == "guess"
    assert any(p.code == "W_GUESS" for p in flowed.draft.problems)


def test_credit_of_a_photographer_moves_along(flow: Flow) -> None:
    flowed = flow(f"{FIRST}\n\n{CAPTION}\n\n本报记者 何青摄\n\n{SECOND}\n\n{NEXT}")
    assert flowed.texts[0] == FIRST + SECOND
    assert [text for kind, text in flowed.blocks if kind is BlockKind.CAPTION] == [CAPTION, "本报记者 何青摄"]


def test_a_note_at_the_foot_of_a_page_moves_behind_and_the_number_is_set_aside(flow: Flow) -> None:
    note = "①见《山城县志》卷三，道光二十三年刻本。"
    flowed = flow(f"{FIRST}\n\n{note}\n\n— 12 —\n\n{SECOND}\n\n{NEXT}")
    assert flowed.blocks[:2] == [(BlockKind.PARAGRAPH, FIRST + SECOND), (BlockKind.NOTE, note)]
    assert flowed.aside == ["— 12 —"]


def test_a_caption_that_names_itself_goes_before_a_comma(flow: Flow) -> None:
    """A comma at the end of a line joins what follows, but not 图为."""
    first, caption = f"{FIRST}员测量体温，", "图为志愿者在测量体温。"
    flowed = flow(f"{NEXT}\n\n{first}\n\n{caption}\n\n{SECOND[1:]}\n\n{NEXT}")
    assert flowed.blocks[1:3] == [(BlockKind.PARAGRAPH, first + SECOND[1:]), (BlockKind.CAPTION, caption)]


def test_caption_between_whole_paragraphs_stays(flow: Flow) -> None:
    flowed = flow(f"{NEXT}\n\n{CAPTION}\n\n{FIRST}{SECOND}")
    assert flowed.edits == {}


def test_short_end_of_a_sentence_is_no_caption(flow: Flow) -> None:
    flowed = flow(f"{FIRST}\n\n员维持秩序。\n\n{NEXT}")
    assert flowed.texts == [FIRST + "员维持秩序。", NEXT]


def test_no_move_without_guesses(flow: Flow) -> None:
    flowed = flow(f"{FIRST}\n\n\n\n{CAPTION}\n\n{SECOND}\n\n{NEXT}", guesses=False)
    assert "reflow.captions" not in flowed.edits
