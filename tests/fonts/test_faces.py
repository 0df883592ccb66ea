"""Faces, subsets and the CFF format."""

from __future__ import annotations

from pathlib import Path

import pytest
import uharfbuzz

from convkit.errors import OutputError
from convkit.fonts.cff import is_cid_keyed, set_charset
from convkit.fonts.cffmaker import cid_font, shifted
from convkit.fonts.faces import Face, open_face
from convkit.fonts.registry import first
from convkit.fonts.subset import subset


@pytest.fixture
def face() -> Face:
    return open_face(first("song").path)


def test_glyphs_and_widths(face: Face) -> None:
    assert face.kind == "cid"
    assert face.glyph("河") > 0
    assert face.glyph("\ue123") == 0
    assert face.advance(face.glyph("河")) == 1000
    assert 200 < face.advance(face.glyph("i")) < 400


def test_a_dash_has_its_chinese_form(face: Face) -> None:
    assert face.advance(face.shape("—")[0]) == 1000
    assert face.advance(face.shape("—", latin=True)[0]) < 1000
    assert len(face.shape("——")) == 1


def test_outlines_close(face: Face) -> None:
    path = face.outline(face.glyph("1"))
    assert path[0][0] == "m"
    assert path[-1][0] == "h"
    assert face.outline(face.glyph(" ")) == ()


def test_metrics(face: Face) -> None:
    metrics = face.metrics()
    assert metrics.ascent > 800
    assert metrics.descent < 0
    assert face.name() == "NotoSerifSC-Regular"
    assert face.embeddable


@pytest.mark.parametrize("content", [b"", b"no font", b"\0\1\0\0" + bytes(100)])
def test_what_is_no_font(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.otf"
    path.write_bytes(content)
    with pytest.raises(OutputError) as caught:
        Face(path)
    assert caught.value.code == "E_FONT"


def test_a_subset_holds_what_was_asked_for(face: Face) -> None:
    glyphs = [face.glyph(char) for char in "河水"]
    made = subset(face, glyphs)
    assert made.kind == "cid"
    assert made.size == 3
    assert sorted(made.glyphs) == sorted([0, *glyphs])
    assert len(made.data) < 10_000
    assert is_cid_keyed(made.data)


def test_a_charset_is_set_at_the_end(face: Face) -> None:
    made = subset(face, [face.glyph(char) for char in "河水"])
    charset = set_charset(made.data, [0x6C34, 0x6CB3])
    assert charset.endswith(b"\0\x6c\x34\x6c\xb3")
    assert is_cid_keyed(charset)


def test_a_font_of_outlines_draws_them(face: Face) -> None:
    outline = face.outline(face.glyph("（"))
    data = cid_font("Marks", [(0xFF08, 500, shifted(outline, -500.0))])
    assert is_cid_keyed(data)
    font = uharfbuzz.Font(_opentype(data))
    before = face.ink(face.glyph("（"))
    extents = font.get_glyph_extents(1)
    assert abs(extents.x_bearing - (before[0] - 500)) <= 1
    assert abs(extents.width - (before[1] - before[0])) <= 2


def _opentype(cff: bytes) -> uharfbuzz.Face:
    """``cff`` as HarfBuzz takes it: with the few tables that say how many glyphs there are."""
    tables = {"CFF ": cff, "maxp": b"\0\0\x50\0\0\2", "head": bytes(18) + b"\x03\xe8" + bytes(34)}

    def table(_face: object, tag: str, _data: object) -> bytes:
        return tables.get(tag, b"")

    return uharfbuzz.Face.create_for_tables(table, None)
