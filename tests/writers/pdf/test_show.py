"""Lines as operators."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convkit.writers.pdf.breaking import break_lines
from convkit.writers.pdf.glyphs import Book, units
from convkit.writers.pdf.number import number
from convkit.writers.pdf.pieces import pieces
from convkit.writers.pdf.setting import set_plain
from convkit.writers.pdf.show import TextPen, literal
from convkit.writers.pdf.typeface import Faces

FACES = Faces(Book(), traditional=False)


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ("一", b"(N\\000)".replace(b"\\000", b"\x00")),
        ("小", b"(\\\\\x0f)"),
        ("()", b"(\x00\\(\x00\\))"),
        ("\u000d", b"(\x00\\r)"),
        ("\ud801", b"(\xd8\x01)"),
    ],
)
def test_literals_are_escaped(codes: str, expected: bytes) -> None:
    assert literal(units(codes)) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0.0, b"0"), (-0.0001, b"0"), (12.0, b"12"), (0.12345, b"0.123"), (100.0, b"100"), (-3.5, b"-3.5")],
)
def test_numbers_are_short(value: float, expected: bytes) -> None:
    assert number(value) == expected


def show(text: str, cells: int) -> bytes:
    setting = set_plain(text, Faces(Book(), traditional=False)("song"), cells * 1000)
    parts: list[bytes] = []
    pen = TextPen(parts, 10.0)
    pen.font(setting.font)
    for line in break_lines(setting, cells * 1000):
        pen.line(setting, line)
    return b"".join(parts)


def test_a_line_of_cells_is_one_string() -> None:
    assert show("河水清", 10) == b"/F0 10 Tf\n" + literal(units("河水清")) + b"Tj\n"


def test_the_gap_beside_latin_is_no_character() -> None:
    assert (
        show("河A水", 10)
        == b"/F0 10 Tf\n["
        + literal(units("河"))
        + b"-120"
        + literal(units("A"))
        + b"-120"
        + literal(units("水"))
        + b"]TJ\n"
    )


def test_a_cut_mark_is_a_glyph_of_the_same_font() -> None:
    shown = show("他说。”河", 10)
    assert shown.count(b" Tf\n") == 1
    assert b"]TJ" not in shown


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("山河水，。“”《》（）——……·a1 %"), max_size=200), st.integers(6, 30))
def test_lines_without_spans_are_shown_as_all_lines_are(text: str, cells: int) -> None:
    setting = set_plain(text, FACES("song"), cells * 1000)
    for line in break_lines(setting, cells * 1000, 2000):
        one, other = TextPen([], 10.0), TextPen([], 10.0)
        one.line(setting, line)
        other.pieces(pieces(setting, line), line)
        assert b"".join(one.parts) == b"".join(other.parts)
