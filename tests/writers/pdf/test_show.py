"""Lines as operators."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convkit.writers.pdf.breaking import break_lines
from convkit.writers.pdf.glyphs import Book, Font, units
from convkit.writers.pdf.number import number
from convkit.writers.pdf.pieces import pieces
from convkit.writers.pdf.setting import set_plain
from convkit.writers.pdf.show import TextPen, literal
from convkit.writers.pdf.typeface import Faces, Typeface
from convkit.writers.pdf.vertical import VerticalFaces

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
    hanzi, letter, last = (literal(units(part)) for part in "河A水")
    assert show("河A水", 10) == b"/F0 10 Tf\n[" + hanzi + b"-120" + letter + b"-120]TJ\n" + last + b"Tj\n"


def test_a_cut_mark_is_a_glyph_of_the_same_font() -> None:
    shown = show("他说。”河", 10)
    assert shown.count(b" Tf\n") == 1
    assert b"]TJ" not in shown


TOKEN = re.compile(
    rb"\((?P<string>(?:[^\\()]|\\.)*)\)|(?P<number>-?[\d.]+)|/(?P<font>\w+)|(?P<operator>T[fcsjJ]|T\*|[\[\]])", re.S
)


def drawn(operators: bytes, fonts: dict[str, Font], size: float) -> list[tuple[str, str, float]]:
    """What ``operators`` draw: font, code, and how far from the line's start, in thousandths of the em."""
    found: list[tuple[str, str, float]] = []
    stack: list[float] = []
    font, spread, place, array = "F0", 0.0, 0.0, False
    for token in TOKEN.finditer(operators):
        if token["string"] is not None:
            raw = re.sub(rb"\\(.)", lambda m: b"\r" if m[1] == b"r" else m[1], token["string"], flags=re.S)
            for at in range(0, len(raw), 2):
                code = raw[at : at + 2].decode("utf-16-be", "surrogatepass")
                found.append((font, code, place))
                place += fonts[font].codes[code][1] + spread
        elif token["number"]:
            stack.append(float(token["number"]))
            if array:
                place -= stack.pop()
        elif token["font"]:
            font = token["font"].decode()
        else:
            array = token["operator"] == b"[" or (array and token["operator"] != b"]")
            if token["operator"] == b"Tc":
                spread = stack.pop() * 1000 / size
            elif token["operator"] == b"Tf":
                stack.pop()
    return found


TYPEFACES = [
    FACES("song"),
    FACES("mono"),
    Faces(Book(), traditional=True)("song"),
    VerticalFaces(Book(), traditional=False)("song"),
]


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(TYPEFACES),
    st.text(st.sampled_from("山河水小，。！“”‘’《》（）——……·a1 %/-"), max_size=200),
    st.integers(6, 30),
    st.booleans(),
    st.booleans(),
)
def test_slices_and_pieces_draw_the_same(typeface: Typeface, text: str, cells: int, justify: bool, flush: bool) -> None:
    setting = set_plain(text, typeface, cells * 1000)
    fonts = {font.name: font for font in setting.font.siblings}
    for line in break_lines(setting, cells * 1000, 2000, justify, flush):
        one, other = TextPen([], 10.0), TextPen([], 10.0)
        one.font(setting.font)
        other.font(setting.font)
        one.line(setting, line)
        other.pieces(pieces(setting, line), line)
        slices, parts = (drawn(b"".join(pen.parts), fonts, 10.0) for pen in (one, other))
        assert [(font, code) for font, code, _ in slices] == [(font, code) for font, code, _ in parts]
        assert [place for *_, place in slices] == pytest.approx([place for *_, place in parts], abs=1.5)
