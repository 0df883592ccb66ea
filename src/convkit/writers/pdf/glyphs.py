"""The fonts of one PDF: which character is drawn by which font, under which code.

The code of a character is its own UTF-16 unit, so a line of text is its own code string.  What that can't
say is an exception: characters beyond the BMP and glyphs in a second form take codes from the range of surrogates; a
character of another face, or one whose glyph another character has already, is drawn by another font
(a glyph can stand for one character only, or the text would not come back exactly).
"""

from __future__ import annotations

import unicodedata
from codecs import utf_16_be_encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from convkit.contract import FontSpec
from convkit.errors import OutputError
from convkit.fonts.faces import Face, Outline, open_face
from convkit.fonts.registry import Link, chain, first
from convkit.writers.pdf.marks import LIGATURE

OPEN_CODES = range(0xD800, 0xDB00)
"""Codes for second forms and for characters beyond the BMP that are not one em wide."""
CUT_CODES = range(0xDB00, 0xDC00)
"""Codes for marks without some of their blank: three times as many as there are marks, each with a half or a quarter cut off at one side or both."""
WIDE_CODES = range(0xDC00, 0xDFFE)
"""Codes for characters beyond the BMP that are one em wide."""

BOX, NOTHING, BLANK = 1, 2, 3
"""The glyphs of the box font: a visible box of one em, nothing without width, nothing of half an em."""
BOX_WIDTHS = {BOX: 1000, NOTHING: 0, BLANK: 500}


def units(codes: str) -> bytes:
    """``codes`` as a content stream has them: two bytes each."""
    return utf_16_be_encode(codes, "surrogatepass")[0]


class Cut(NamedTuple):
    """A mark without some of its blank: its font, its code there, and the code's two bytes."""

    font: Font
    code: str
    shown: bytes


@dataclass(slots=True)
class Font:
    """A font of the document: ``name`` in the resources, a face (None: the box font), its codes.

    ``codes`` maps a code to the glyph, its width and the text that it stands for; ``made`` maps a character to its code.
    A ``turned`` font has outlines of its own in ``shapes``, by code; for all other codes the glyph's.
    ``cuts`` are the marks among them that are cut: for each code what is cut off at the left and at the right, ``sources`` of which code they are made.
    Where the program can't take new glyphs (``grows`` is false), cut marks stand in a font of their own, ``trimmed``, which is made of ``outlines`` as
    turned fonts are.  ``made_cuts`` says where each cut mark stands, ``lessened`` the same by the bytes that are shown.  ``siblings`` are the fonts of the document.
    """

    name: str
    face: Face | None
    codes: dict[str, tuple[int, int, str]] = field(default_factory=dict)
    owners: dict[int, str] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)
    cuts: dict[str, tuple[int, int]] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    made_cuts: dict[tuple[str, int, int], Cut] = field(default_factory=dict, repr=False)
    lessened: dict[tuple[bytes, int, int], bytes] = field(default_factory=dict, repr=False)
    turned: bool = False
    outlines: bool = False
    shapes: dict[str, Outline] = field(default_factory=dict, repr=False)
    siblings: list[Font] = field(default_factory=list, repr=False)
    trimmed: Font | None = None
    open_codes: int = 0
    wide_codes: int = 0
    grows: bool = field(init=False)

    def __post_init__(self) -> None:
        self.grows = self.turned or (self.face is not None and self.face.grows)

    def code(self, char: str, glyph: int, width: int) -> str | None:
        """The code of ``char`` in this font, made if it is new; None where its glyph or the room for it is taken."""
        if char in self.made:
            return self.made[char]
        if self.face is not None and not self.turned and self.owners.setdefault(glyph, char) != char:
            return None
        code = char if "\0" < char <= "\uffff" else self._spare(width)
        if code is not None:
            self.codes[code] = (glyph, width, char)
            self.made[char] = code
        return code

    def second_form(self, char: str, glyph: int, width: int) -> str:
        """A code for another glyph of ``char``; ``char`` itself where the font has no room."""
        code = self._spare(0)
        if code is None or (not self.turned and self.owners.setdefault(glyph, code) != code):
            return char
        self.codes[code] = (glyph, width, char)
        return code

    def cut(self, code: str, left: int, right: int) -> Cut:
        """``code``'s glyph with ``left`` and ``right`` cut off its blanks (thousandths of the em)."""
        made = self.made_cuts.get((code, left, right))
        if made is not None:
            return made
        if self.grows:
            font, known = self, chr(CUT_CODES[len(self.cuts)])
        else:
            font = self.trimmed = self.trimmed or self._trimmed()
            known = code if code not in font.codes else font._spare(0) or code
        glyph, width, text = self.codes[code]
        font.codes[known] = (glyph, width - left - right, text)
        font.cuts[known] = (left, right)
        font.sources[known] = code
        if code in self.shapes:
            font.shapes[known] = self.shapes[code]
        self.made_cuts[code, left, right] = made = Cut(font, known, units(known))
        return made

    def less(self, shown: bytes, amount: int, side: int) -> bytes:
        """The two bytes that draw what ``shown`` draws with at least ``amount`` cut off its right (``side`` 0) or left blank (1), in a font that grows."""
        made = self.lessened.get((shown, amount, side))
        if made is None:
            code = shown.decode("utf-16-be", "surrogatepass")
            left, right = self.cuts.get(code, (0, 0))
            left, right = (max(left, amount), right) if side else (left, max(right, amount))
            made = self.lessened[shown, amount, side] = self.cut(self.sources.get(code, code), left, right).shown
        return made

    def more(self, shown: bytes) -> bytes:
        """The two bytes that draw what ``shown`` draws with its left blank whole."""
        code = shown.decode("utf-16-be", "surrogatepass")
        if not self.cuts.get(code, (0, 0))[0]:
            return shown
        whole, right = self.sources[code], self.cuts[code][1]
        return self.cut(whole, 0, right).shown if right else units(whole)

    def _trimmed(self) -> Font:
        """A font for cut marks only."""
        font = Font(f"F{len(self.siblings)}", self.face, siblings=self.siblings, turned=self.turned, outlines=True)
        self.siblings.append(font)
        return font

    def _spare(self, width: int) -> str | None:
        if width == 1000:
            if self.wide_codes == len(WIDE_CODES):
                return None
            self.wide_codes += 1
            return chr(WIDE_CODES[self.wide_codes - 1])
        if self.open_codes == len(OPEN_CODES):
            return None
        self.open_codes += 1
        return chr(OPEN_CODES[self.open_codes - 1])


class Book:
    """All fonts of a document, made as characters need them.

    ``specs`` are the faces that are known, ``own`` the user's files by role.  ``missing`` counts the characters that no face has.
    """

    def __init__(self, specs: Iterable[FontSpec] = (), own: Mapping[str, Path] | None = None) -> None:
        self.specs = tuple(specs)
        self.own = dict(own or {})
        self.fonts: list[Font] = []
        self.missing: dict[str, int] = {}
        self._groups: dict[tuple[Path, int, bool, bool] | None, list[Font]] = {}
        self._chains: dict[tuple[str, bool], list[Link]] = {}

    def links(self, role: str, traditional: bool) -> list[Link]:
        """The faces for ``role``, best first.  Raises OutputError (E_FONT) where there is none."""
        key = (role, traditional)
        if key not in self._chains:
            first(role, self.specs, traditional=traditional, own=self.own)
            links = list(chain(role, self.specs, traditional=traditional, own=self.own))
            for link in links:
                if link.path in self.own.values() and not open_face(link.path, link.number).embeddable:
                    raise OutputError(f"the licence bits of {link.path} forbid embedding it", code="E_FONT")
            self._chains[key] = links
        return self._chains[key]

    def font(self, link: Link | None, half: bool, number: int, *, turned: bool = False) -> Font:
        """The font number ``number`` (from 0) of a face; ``link`` None is the box font, ``half`` the half-width form, ``turned`` that of vertical lines."""
        key = (link.path, link.number, half, turned) if link else None
        group = self._groups.setdefault(key, [])
        while len(group) <= number:
            face = open_face(link.path, link.number) if link else None
            font = Font(f"F{len(self.fonts)}", face, turned=turned, outlines=turned)
            font.siblings = self.fonts
            if font.face is not None:
                for char in "—":  # shares its glyph with a rarer character
                    for glyph in font.face.shape(char):
                        font.owners[glyph] = char
            self.fonts.append(font)
            group.append(font)
        return group[number]

    def place(
        self, link: Link | None, half: bool, char: str, glyph: int, width: int, *, turned: bool = False
    ) -> tuple[Font, str]:
        """The font of a face that can draw ``char`` by ``glyph``, and its code there."""
        number = 1 if link is not None and self._is_double(link, char, glyph) else 0
        while True:
            font = self.font(link, half, number, turned=turned)
            code = font.code(char, glyph, width)
            if code is not None:
                return font, code
            number += 1

    def box(self, char: str) -> tuple[Font, str, int]:
        """Font, code and width of a character that no face has: a box, or nothing where it is not to be seen."""
        category = unicodedata.category(char)
        if category in ("Cc", "Cf", "Mn", "Me", "Zl", "Zp"):
            glyph = NOTHING
        else:
            glyph = BLANK if category == "Zs" else BOX
        width = BOX_WIDTHS[glyph]
        font, code = self.place(None, False, char, glyph, width)
        return font, code, width

    @staticmethod
    def _is_double(link: Link, char: str, glyph: int) -> bool:
        """Whether ``char`` is the compatible form of a more usual one that has the same glyph."""
        usual = unicodedata.normalize("NFKC", char)
        return usual != char and len(usual) == 1 and open_face(link.path, link.number).glyph(usual) == glyph


def find_glyph(face: Face, char: str, half: bool) -> tuple[int, int]:
    """The glyph and the width of ``char`` in Chinese text; (0, 0) where ``face`` lacks it."""
    glyph = face.glyph(char)
    if not glyph:
        return 0, 0
    if half or not char >= "\u2e80":
        shaped = face.shape(char, features={"hwid": True} if half else None)
        glyph = shaped[0] if len(shaped) == 1 and shaped[0] else glyph
    return glyph, face.advance(glyph)


def joined_dash(font: Font) -> bool:
    """Make the code of a joined —— in ``font``; False where its face has no such glyph of two em."""
    if LIGATURE in font.codes:
        return True
    if font.face is None:
        return False
    glyphs = font.face.shape("——")
    if len(glyphs) != 1 or font.face.advance(glyphs[0]) != 2000:
        return False
    font.owners[glyphs[0]] = "——"
    font.codes[LIGATURE] = (glyphs[0], 2000, "——")
    return True
