"""Readings without tones that a site set behind characters."""

import re

import pytest

from convkit.passes.plainreadings import ReadingsSurvey
from convkit.testing import cleaned

READ = {
    "會": "hui",
    "於": "yu",
    "個": "ge",
    "傳": "chuan",
    "們": "men",
    "關": "guan",
    "書": "shu",
    "麽": "me",
    "從": "cong",
    "業": "ye",
}
CLEAN = (
    "山村的圖書室開放那天，學生們從各個村子趕來。關於這間圖書室，老校長傳下一句話：書是借的，道理是自己的。",
    "縣裡的企業送來三百個書架，從木料到油漆都由工人們自己挑選。會計說，這個數目比去年多了一倍。",
    "關於開放的時間，大家開會商量了兩次，決定從早上七點開到晚上九點，農忙時也不關門。這樣做為什麽好，孩子們最清楚。",
)


def damaged(text: str) -> str:
    return re.sub("|".join(READ), lambda found: f"{found[0]}({READ[found[0]]}) ", text)


def test_what_a_site_set_in_is_taken_out_again() -> None:
    spoiled = [damaged(line) for line in CLEAN]
    (draft,) = cleaned("\n\n".join(spoiled)).drafts
    assert [draft.text[block.start : block.end] for block in draft.blocks] == list(CLEAN)


def test_it_is_as_good_at_line_ends_and_before_marks() -> None:
    text = damaged("\n".join(CLEAN)).replace("書(shu) \n", "書(shu)\n") + "\n關於圖書(shu)\n"
    assert "(" not in cleaned(text).drafts[0].text


NOTES = [
    ("a reader explains each word once", "會(hui)議、於(yu)是、個(ge)人、傳(chuan)說、他們(men)、關(guan)門、書(shu)本、從(cong)前、事業(ye)。\n" * 2),
    ("every character of a line is read", "".join(f"{c}({r}) " for c, r in READ.items()) + "\n" + "".join(f"{c}({r}) " for c, r in READ.items()) + "\n"),
    ("most places have no reading", damaged(CLEAN[0]) + "\n" + "".join(CLEAN[1:]) * 3 + damaged(CLEAN[1]).replace("個(ge) ", "個") + "\n"),
    ("the brackets hold other words", "電會(abc) 同電於(usb) 和電個(ram) 與電傳(rom) 或電們(pc) 為電關(tv) 從電書(id) 到電從(ip) 。\n" * 3),
    ("too few", damaged("於是他從書架上取下一本書。") + "\n"),
]  # fmt: skip


@pytest.mark.parametrize(("label", "text"), NOTES, ids=[case[0] for case in NOTES])
def test_notes_of_readers_stay(label: str, text: str) -> None:
    survey = ReadingsSurvey()
    survey.feed(text)
    assert not survey.verdict().open


def test_what_is_no_reading_stays_where_the_gate_is_open() -> None:
    text = "\n\n".join(map(damaged, CLEAN * 3)) + "\n\n會(abc) 和關(hui) 各有一處。\n"
    (draft,) = cleaned(text).drafts
    assert draft.text.endswith("會(abc) 和關(hui) 各有一處。\n")
    assert draft.text.count("(") == 2


def test_clean_text_is_left_alone() -> None:
    assert cleaned("\n\n".join(CLEAN)).drafts[0].text.strip() == "\n\n".join(CLEAN)


def test_the_survey_takes_time_by_length_alone() -> None:
    survey = ReadingsSurvey()
    survey.feed("(" * 200_000 + "會(" * 100_000 + "\n")
    assert not survey.verdict().open
