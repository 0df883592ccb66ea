"""Glyphs added to a subset: they have their own width and outline, and the others stay as they were."""

from __future__ import annotations

import io

import pytest

from convkit.fonts.cff import set_charset
from convkit.fonts.cffgrow import Added, with_glyphs
from convkit.fonts.cffmaker import cid_font, shifted
from convkit.fonts.faces import open_face
from convkit.fonts.registry import first
from convkit.fonts.subset import subset

cff_lib = pytest.importorskip("fontTools.cffLib")
bounds_pen = pytest.importorskip("fontTools.pens.boundsPen")

TEXT = "河水，“《ab1。"


def drawn(data: bytes) -> dict[str, tuple[int, tuple[float, ...]]]:
    """The width and the bounds of each glyph, as another library reads them."""
    fonts = cff_lib.CFFFontSet()
    fonts.decompile(io.BytesIO(data), None)
    strings = fonts[0].CharStrings
    found = {}
    for name in fonts[0].charset:
        pen = bounds_pen.BoundsPen(None)
        strings[name].draw(pen)
        found[name] = (strings[name].width, pen.bounds)
    return found


@pytest.mark.parametrize("role", ["song", "hei"])
def test_added_glyphs_stand_beside_the_others(role: str) -> None:
    face = open_face(first(role).path, first(role).number)
    glyphs = [face.glyph(char) for char in TEXT]
    made = subset(face, glyphs)
    comma, opener = face.glyph("，"), face.glyph("“")
    added = [
        Added(made.glyphs[comma], 500, face.outline(comma)),
        Added(made.glyphs[opener], 500, shifted(face.outline(opener), -500)),
    ]
    count = made.size - 1
    before = drawn(set_charset(made.data, list(range(1, count + 1))))
    after = drawn(set_charset(with_glyphs(made.data, added), list(range(1, count + 3))))
    assert {name: after[name] for name in before} == before
    cut, moved = (list(after.values())[n] for n in (-2, -1))
    whole, still = (before[f"cid{made.glyphs[glyph]:05}"] for glyph in (comma, opener))
    assert cut == (500, pytest.approx(whole[1], abs=1))
    assert moved == (500, pytest.approx((still[1][0] - 500, still[1][1], still[1][2] - 500, still[1][3]), abs=1))


def test_a_font_in_another_form_is_refused() -> None:
    with pytest.raises(ValueError, match="end"):
        with_glyphs(cid_font("Font", [(1, 500, ())]), [Added(0, 500, ())])
