"""The fonts of a document as objects: Type 0 fonts with Identity-H, subset, with exact ToUnicode.

ISO 32000-1, 9.7 (composite fonts), 9.9 (embedded programs), 9.10.3 (ToUnicode); ISO 19005-2, 6.2.11.  A code is a UTF-16 unit.
A CID-keyed CFF gets a charset that makes codes its character identifiers; TrueType gets a CIDToGIDMap; a CFF with
named glyphs, where the two can't be told apart, gets an encoding of its own.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterable, Sequence

from convkit.fonts.cff import set_charset
from convkit.fonts.cffgrow import Added, with_glyphs
from convkit.fonts.cffmaker import cid_font, shifted
from convkit.fonts.faces import Face, Metrics, Outline
from convkit.fonts.subset import Subset, subset
from convkit.writers.pdf.file import PdfFile
from convkit.writers.pdf.glyphs import BLANK, BOX, BOX_WIDTHS, NOTHING, Font

BLOCK = 100
"""Entries of a block of a CMap (Adobe Technical Note 5014)."""

UNMAPPABLE = frozenset({"\0", "\ufeff", "\ufffe"})
"""Characters that ISO 19005-2, 6.2.11.7.2 forbids as a text; they stand as U+FFFD."""


def write_font(file: PdfFile, font: Font) -> int:
    """Write ``font`` with the glyphs that were used; its number."""
    used = sorted((ord(code), glyph, width, unicode) for code, (glyph, width, unicode) in font.codes.items())
    encoding = b"/Identity-H"
    extra = b""
    if font.face is None:
        name, metrics = "ConvkitBox", Metrics(880, -120, 700, (0, -120, 1000, 880), 0.0, False)
        program, subtype, key = box_font(), b"CIDFontType2", b"/FontFile2"
        extra = b"/CIDToGIDMap %d 0 R" % _glyph_map(file, [(code, glyph) for code, glyph, _, _ in used])
    elif font.outlines:
        name, metrics = font.face.name(), font.face.metrics()
        program, subtype, key = _drawn(font, font.face), b"CIDFontType0", b"/FontFile3"
    else:
        name, metrics = font.face.name(), font.face.metrics()
        made = subset(font.face, [glyph for _, glyph, _, _ in used])
        program, subtype, key = made.data, b"CIDFontType0", b"/FontFile3"
        if made.kind == "cid":
            program = _with_cuts(font, font.face, made)
        elif made.kind == "glyf":
            subtype, key = b"CIDFontType2", b"/FontFile2"
            extra = b"/CIDToGIDMap %d 0 R" % _glyph_map(file, [(c, made.glyphs[g]) for c, g, _, _ in used])
        else:
            encoding = b" %d 0 R" % _encoding(file, [(c, made.glyphs[g]) for c, g, _, _ in used])
            used = [(made.glyphs[g], g, w, u) for _, g, w, u in used]
    base = _tag(font).encode("ascii") + b"+" + name.encode("ascii")
    length = b"/Length1 %d" % len(program) if key == b"/FontFile2" else b"/Subtype/CIDFontType0C"
    embedded = file.stream(program, length)
    descriptor = file.add(
        b"<</Type/FontDescriptor/FontName/%b/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle %d/Ascent %d/Descent %d"
        b"/CapHeight %d/StemV 80%b %d 0 R>>"
        % (base, 4 | metrics.fixed, *metrics.box, round(metrics.italic), metrics.ascent, metrics.descent,
           metrics.cap_height, key, embedded)
    )  # fmt: skip
    descendant = file.add(
        b"<</Type/Font/Subtype/%b/BaseFont/%b/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        b"/FontDescriptor %d 0 R/DW 1000%b%b>>"
        % (subtype, base, descriptor, _widths([(code, width) for code, _, width, _ in used]), extra)
    )
    unicode = file.stream(to_unicode([(ord(c), known[2]) for c, known in font.codes.items()]))
    return file.add(
        b"<</Type/Font/Subtype/Type0/BaseFont/%b/Encoding%b/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>"
        % (base, encoding, descendant, unicode)
    )


def _drawn(font: Font, face: Face) -> bytes:
    """The program of a font that is made from outlines: marks that are cut, glyphs that are turned."""
    return cid_font(
        face.name(), [(ord(code), font.codes[code][1], _outline(font, face, code)) for code in sorted(font.codes)]
    )


def _outline(font: Font, face: Face, code: str) -> Outline:
    """What ``code`` draws: for a mark whose left blank is cut, its glyph moved to the left."""
    outline = font.shapes[code] if code in font.shapes else face.outline(font.codes[code][0])
    left = font.cuts[code][0] if code in font.cuts else 0
    return shifted(outline, -left) if left else outline


def _with_cuts(font: Font, face: Face, made: Subset) -> bytes:
    """The program of a font whose codes are its character identifiers: the subset, and after it the cut marks."""
    cuts = sorted(font.cuts)
    identifiers = {made.glyphs[glyph]: ord(code) for code, (glyph, _, _) in font.codes.items() if code not in font.cuts}
    spare = iter(set(range(0xE000, 0xF900)) - set(identifiers.values()))
    charset = [identifiers[glyph] if glyph in identifiers else next(spare) for glyph in range(1, made.size)]
    program = made.data
    if cuts:
        added = [Added(made.glyphs[font.codes[c][0]], font.codes[c][1], _outline(font, face, c)) for c in cuts]
        program = with_glyphs(program, added)
    return set_charset(program, [*charset, *map(ord, cuts)])


def _tag(font: Font) -> str:
    """Six letters that name the subset; they differ from font to font of a document."""
    number = int(font.name[1:]) + 1
    for code in font.codes:
        number = (number * 31 + ord(code[0])) % 26**6
    letters = ""
    for _ in range(6):
        number, rest = divmod(number, 26)
        letters += chr(65 + rest)
    return letters


def _widths(used: Iterable[tuple[int, int]]) -> bytes:
    """The entry /W for codes whose width is not 1,000."""
    parts: list[bytes] = []
    after = -1
    for code, width in used:
        if width == 1000:
            continue
        if code == after:
            parts.append(b" %d" % width)
        else:
            parts.append((b"]" if parts else b"") + b"%d[%d" % (code, width))
        after = code + 1
    return b"/W[" + b"".join(parts) + b"]]" if parts else b""


def _glyph_map(file: PdfFile, used: Sequence[tuple[int, int]]) -> int:
    table = array("H", bytes(2 * (max([code for code, _ in used], default=0) + 1)))
    for code, glyph in used:
        table[code] = glyph
    return file.stream(struct.pack(f">{len(table)}H", *table))


def _encoding(file: PdfFile, used: Sequence[tuple[int, int]]) -> int:
    lines = _blocks([b"<%04x> %d" % pair for pair in used], b"cidchar")
    body = _cmap(b"ConvkitGlyphs", b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>def\n", lines)
    entries = (
        b"/Type/CMap/CMapName/ConvkitGlyphs/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/WMode 0"
    )
    return file.stream(body, entries)


def to_unicode(used: Iterable[tuple[int, str]]) -> bytes:
    """A CMap that gives the text of each code."""
    rows = []
    for code, text in sorted(used):
        known = "\ufffd" if text in UNMAPPABLE or "\ud800" <= text <= "\udfff" else text
        rows.append(b"<%04x><%b>" % (code, known.encode("utf-16-be").hex().encode("ascii")))
    system = b"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
    return _cmap(b"Adobe-Identity-UCS", system, _blocks(rows, b"bfchar"))


def _blocks(rows: Sequence[bytes], kind: bytes) -> bytes:
    parts = []
    for start in range(0, len(rows), BLOCK):
        part = rows[start : start + BLOCK]
        parts.append(b"%d begin%b\n%b\nend%b\n" % (len(part), kind, b"\n".join(part), kind))
    return b"".join(parts)


def _cmap(name: bytes, system: bytes, blocks: bytes) -> bytes:
    kind = b"2" if name == b"Adobe-Identity-UCS" else b"1"
    return (
        b"/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n%b/CMapName/%b def\n/CMapType %b def\n"
        b"1 begincodespacerange\n<0000><ffff>\nendcodespacerange\n%bendcmap\n"
        b"CMapName currentdict/CMap defineresource pop\nend\nend\n" % (system, name, kind, blocks)
    )


def box_font() -> bytes:
    """A TrueType file of our own: .notdef, a box of one em, nothing without width, nothing of half an em.

    OpenType 1.9: the tables that ISO 32000-1, 9.9 asks of a CIDFontType2 and no others.
    """
    box = _box_glyph()
    loca = struct.pack(">5H", 0, len(box) // 2, len(box), len(box), len(box))
    widths = (1000, BOX_WIDTHS[BOX], BOX_WIDTHS[NOTHING], BOX_WIDTHS[BLANK])
    tables = {
        b"glyf": box + box,
        b"head": struct.pack(">IIIIHHQQhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 3, 1000, 0, 0, 60, -60, 940, 820, 0, 8, 2, 0, 0),
        b"hhea": struct.pack(">IhhhHhhhhhhhhhhhH", 0x10000, 880, -120, 0, 1000, 60, 60, 940, 1, 0, 0, 0, 0, 0, 0, 0, 4),
        b"hmtx": b"".join([struct.pack(">Hh", width, 60 if width == 1000 else 0) for width in widths]),
        b"loca": loca,
        b"maxp": struct.pack(">IHHHHHHHHHHHHHH", 0x10000, 4, 8, 2, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
    }  # fmt: skip
    head = struct.pack(">IHHHH", 0x10000, len(tables), 64, 2, len(tables) * 16 - 64)
    offset = len(head) + 16 * len(tables)
    directory, bodies = [], []
    for tag, data in sorted(tables.items()):
        padded = data + bytes(-len(data) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        directory.append(struct.pack(">4sIII", tag, total, offset, len(data)))
        bodies.append(padded)
        offset += len(padded)
    return head + b"".join(directory) + b"".join(bodies)


def _box_glyph() -> bytes:
    """A frame: an outer square and an inner one that runs the other way round."""
    outer = [(60, -60), (60, 820), (940, 820), (940, -60)]
    inner = [(110, -10), (890, -10), (890, 770), (110, 770)]
    points = outer + inner
    data = struct.pack(">hhhhh", 2, 60, -60, 940, 820) + struct.pack(">HHH", 3, 7, 0) + bytes([1] * 8)
    for axis in (0, 1):
        before = 0
        for point in points:
            data += struct.pack(">h", point[axis] - before)
            before = point[axis]
    return data + bytes(-len(data) % 4)
