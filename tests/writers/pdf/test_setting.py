"""Setting: forms, fonts and widths of a text before it is broken."""

from __future__ import annotations

import pytest

from convkit.writers.pdf import marks
from convkit.writers.pdf.glyphs import CUT_CODES, Book
from convkit.writers.pdf.setting import Stretch, set_plain, set_stretches
from convkit.writers.pdf.typeface import Faces


@pytest.fixture
def book() -> Book:
    return Book()


def test_codes_are_the_text_itself(book: Book) -> None:
    setting = set_plain("河水清，Latin 12。", Faces(book, traditional=False)("song"), 30_000)
    assert setting.codes == "河水清，Latin 12。"
    assert setting.spans == ()


def test_a_double_dash_is_one_joined_glyph(book: Book) -> None:
    setting = set_plain("山——水", Faces(book, traditional=False)("song"), 30_000)
    assert setting.codes == "山" + marks.LIGATURE + marks.SKIP + "水"
    assert setting.font.codes[marks.LIGATURE][1:] == (2000, "——")
    assert setting.width == 4000


@pytest.mark.parametrize(
    ("text", "western", "why"),
    [
        ("“Wind,” it began…", True, "letters and nothing Chinese"),
        ("“风”，他说……", False, "Chinese marks are one em wide"),
        ("——", False, "marks alone are Chinese"),
        ("他读“the log”", False, "English inside Chinese keeps Chinese marks"),
    ],
)
def test_marks_of_english_text_are_narrow(book: Book, text: str, western: bool, why: str) -> None:
    setting = set_plain(text, Faces(book, traditional=False)("song"), 30_000)
    assert ("“" not in setting.codes and "—" not in setting.codes) == (western or marks.LIGATURE in setting.codes), why


def test_an_apostrophe_in_a_word_is_narrow_in_chinese_too(book: Book) -> None:
    setting = set_plain("山don’t水’", Faces(book, traditional=False)("song"), 30_000)
    assert setting.codes[4] != "’"
    assert setting.codes[-1] == "’"


def test_two_characters_with_one_glyph_are_drawn_by_two_fonts(book: Book) -> None:
    setting = set_plain("一⼀一", Faces(book, traditional=False)("song"), 30_000)
    fonts = [span.font for span in setting.spans]
    assert [span[:2] for span in setting.spans] == [(0, 1), (1, 2), (2, 3)]
    assert fonts[0] is fonts[2] is not fonts[1]
    assert fonts[0].face is fonts[1].face


def test_what_no_face_has_is_a_box_that_is_counted(book: Book) -> None:
    setting = set_plain("山😀水😀", Faces(book, traditional=False)("song"), 30_000)
    assert book.missing == {"😀": 2}
    assert setting.width == 4000
    assert [span.font.face is None for span in setting.spans] == [False, True, False, True]


@pytest.mark.parametrize("char", ["\u200b", "\u200d", "\ufe0f", "\x01", "\u2028"])
def test_what_is_not_to_be_seen_has_no_width_and_is_not_missed(book: Book, char: str) -> None:
    setting = set_plain(f"山{char}水", Faces(book, traditional=False)("song"), 30_000)
    assert setting.width == 2000
    assert book.missing == {}


def test_roles_that_come_to_the_same_faces_share_one_typeface(book: Book) -> None:
    faces = Faces(book, traditional=False)
    same = faces("kai").links == faces("song").links
    assert (faces("kai") is faces("song")) == same
    assert faces("hei") is not faces("song")


def test_raised_characters_are_small(book: Book) -> None:
    face = Faces(book, traditional=False)("song")
    stretches = (Stretch(0, 1, face), Stretch(1, 2, face, 0.5, 0.3))
    assert set_stretches("山水", stretches, 30_000).width == 1500


def test_code_is_of_equal_width() -> None:
    face = Faces(Book(), traditional=False)("mono")
    widths = {set_plain(char, face, 30_000).width for char in "iW.{ 1"}
    assert widths == {500}


def test_marks_that_are_narrow_in_their_face_have_no_blank_to_give() -> None:
    """Code is set in half and whole cells: there the comma is half a cell, and stays so beside others."""
    code, prose = Faces(Book(), traditional=False)("mono"), Faces(Book(), traditional=False)("song")
    assert set_plain("，，（（", code, 30_000).width == 4 * set_plain("，", code, 30_000).width
    assert set_plain("，，（（", prose, 30_000).width == 2500


def test_there_are_codes_for_every_way_to_cut_a_mark() -> None:
    """Faces of both kinds may share a font: a mark loses nothing, a quarter or a half at each side where it has a blank."""
    ways = 0
    for mark in marks.OPENING + marks.CLOSING:
        sides = 3 ** ((mark in marks.CENTRED_LEFT) + (mark in marks.CENTRED_RIGHT))
        ways += sides - 1
    assert ways <= len(CUT_CODES)
