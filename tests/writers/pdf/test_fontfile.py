"""Fonts in the file: programs, widths, ToUnicode."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from pdf_pages import Write, folded, run

from convkit.fonts.faces import open_face
from convkit.model import BlockKind as K
from convkit.testing import article
from convkit.writers.pdf.fontfile import box_font, to_unicode

pikepdf = pytest.importorskip("pikepdf")
uharfbuzz = pytest.importorskip("uharfbuzz")

RARE = "罕用字：㐀㐁（扩展A）𠀀𠮷，部首⼀与一，空格\u00a0不断 ——……〔2031〕。”“他说。”"
DEJAVU = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")


def test_unicode_map_has_blocks_of_100_and_utf16() -> None:
    made = to_unicode([(n, chr(n)) for n in range(0x4E00, 0x4E00 + 250)] + [(0xD800, "😀"), (0xDFFE, "——")])
    assert made.count(b"beginbfchar") == 3
    assert b"100 beginbfchar" in made
    assert b"<d800><d83dde00>" in made
    assert b"<dffe><20142014>" in made


@pytest.mark.parametrize("char", ["\0", "\ufeff", "\ufffe", "\ud800"])
def test_unicode_map_holds_no_forbidden_value(char: str) -> None:
    assert b"<0001><fffd>" in to_unicode([(1, char)])


def test_all_fonts_are_embedded_and_subset(write: Write) -> None:
    made = write(article((K.PARAGRAPH, RARE), (K.HEADING, "一、山", 1), (K.CODE, "x = 1"), title="题"))
    table = [line.split() for line in run("pdffonts", str(made.path)).splitlines()[2:]]
    assert len(table) >= 4
    for row in table:
        assert row[0][6] == "+"
        assert row[-5:-2] == ["yes", "yes", "yes"]
    assert len({row[0][:6] for row in table}) == len(table)


def fonts_of(path: Path) -> list[object]:
    with pikepdf.open(path) as pdf:
        found = pdf.pages[0].Resources.Font
        return [
            (
                str(font.DescendantFonts[0].BaseFont),
                str(font.Encoding),
                list(font.DescendantFonts[0].get("/W") or []),
                bytes(
                    (
                        font.DescendantFonts[0].FontDescriptor.get("/FontFile3")
                        or font.DescendantFonts[0].FontDescriptor.FontFile2
                    ).read_bytes()
                ),
            )
            for font in found.values()
        ]


def test_widths_are_those_of_the_face(write: Write) -> None:
    made = write(article((K.PARAGRAPH, "Wide 河")))
    with pikepdf.open(made.path) as pdf:
        font = next(iter(pdf.pages[0].Resources.Font.values())).DescendantFonts[0]
        entries = list(font.W)
        found: dict[int, int] = {}
        for code, widths in zip(entries[::2], entries[1::2], strict=True):
            found |= {int(code) + n: int(width) for n, width in enumerate(widths)}
        assert int(font.DW) == 1000
    from convkit.fonts.registry import first

    face = open_face(first("song").path)
    for char in "Wide":
        assert found[ord(char)] == face.advance(face.glyph(char))
    assert ord("河") not in found


def test_a_truetype_font_gets_a_map_from_codes_to_glyphs(write: Write) -> None:
    if not DEJAVU.exists():
        pytest.skip("DejaVu Sans is not installed")
    made = write(article((K.PARAGRAPH, "Żółw and 河水。”")), fonts={"song": DEJAVU})
    assert folded(made.text()) == "Żółwand河水。”"
    assert "CID TrueType" in run("pdffonts", str(made.path))


def test_the_box_font_is_a_font() -> None:
    data = box_font()
    face = uharfbuzz.Face(uharfbuzz.Blob(data))
    font = uharfbuzz.Font(face)
    assert face.glyph_count == 4
    assert [font.get_glyph_h_advance(glyph) for glyph in range(4)] == [1000, 1000, 0, 500]
    assert font.get_glyph_extents(1).width == 880
    total = sum(struct.unpack(f">{len(data) // 4}I", data)) & 0xFFFFFFFF
    assert data[:4] == b"\0\1\0\0"
    assert total >= 0
