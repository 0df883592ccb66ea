"""Vertical writing: lines that run down the page, set as lines that run across a page lying on its side.

The page is turned by a quarter to the right.  What stands upright in a vertical line (hanzi, kana, marks in their vertical forms, numbers of
one or two figures) is drawn by glyphs that are turned back by a quarter, so that all else, from breaking lines to tables, stays as it is; Latin
words lie on their side, as they should (CLREQ 2.3, JLREQ 2.3.2).
"""

from __future__ import annotations

import re
from functools import lru_cache

from convkit.fonts.cffmaker import shifted
from convkit.fonts.faces import Face, Outline, open_face
from convkit.writers.pdf import marks
from convkit.writers.pdf.glyphs import Book, find_glyph
from convkit.writers.pdf.typeface import FULL_WIDTH, Faces, Typeface

TOP, SINK = 880, -120
"""The upper and the lower edge of a cell, from the baseline."""
WIDEST = 960
"""How wide two figures are that stand side by side in a cell."""
SECOND = 150
"""What of a cell's height belongs to the second of two figures: an extractor takes characters at one place for one that is drawn twice."""
LYING = frozenset("—―…‥⋯～〜－﹣＝｜：；（）［］｛｝｟｠〈〉《》「」『』【】〔〕〖〗〘〙〚〛ー")
"""Marks that lie on their side where a face has no vertical form of them (Unicode, UAX 50: Tr)."""


@lru_cache(maxsize=1)
def _figures() -> re.Pattern[str]:
    return re.compile("(?<![!-~])[0-9]{1,2}(?![!-~])")


@lru_cache(maxsize=1)
def _full_width() -> re.Pattern[str]:
    return re.compile(f"[{FULL_WIDTH}]")


def turned(outline: Outline) -> Outline:
    """``outline`` of a glyph in its cell of one em, turned to the left by a quarter."""
    return tuple(
        (
            operator,
            tuple(number for x, y in zip(points[::2], points[1::2], strict=True) for number in (TOP - y, x + SINK)),
        )
        for operator, points in outline
    )


def upright(face: Face, char: str, glyph: int, width: int) -> Outline | None:
    """The outline of ``char`` as it stands upright in a vertical line; None where it lies on its side."""
    if width != 1000 or not _full_width().match(char):
        return None
    shaped = face.shape(char, features={"vert": True})
    form = shaped[0] if len(shaped) == 1 and shaped[0] else glyph
    if form == glyph and char in LYING:
        return None
    return turned(face.outline(form))


class VerticalTypeface(Typeface):
    """A typeface for vertical lines."""

    turned = True

    def __init__(self, book: Book, role: str, traditional: bool) -> None:
        super().__init__(book, role, traditional)
        self._forms: dict[str, str] = {}
        self.left, self.right = self._ink_blanks()

    def scan_text(self, text: str, western: bool) -> str:
        """The same as of a horizontal typeface, and numbers of one or two figures stand upright in a cell."""
        if not western and not self._half:
            text = _figures().sub(lambda match: self._cell(match.group()), text)
        return super().scan_text(text, western)

    def _cell(self, figures: str) -> str:
        """Codes for ``figures`` in one cell: the first draws all of them, the second nothing."""
        if len(figures) == 1:
            return self._form(figures, figures, 1000)
        return self._form(figures, figures[0], 1000 - SECOND) + self._form(f" {figures[1]}", figures[1], SECOND)

    def _form(self, figures: str, text: str, width: int) -> str:
        """The code, ``width`` wide, that draws ``figures`` and stands for ``text``; ``text`` where there is no room for it."""
        if figures not in self._forms:
            face = self._face
            glyphs = face.shape(figures.strip(), features={"hwid": width == 1000 - SECOND})
            code = self.font.second_form(text, glyphs[0], width)
            self._forms[figures] = code
            if code != text:
                self.font.shapes[code] = () if width == SECOND else turned(_side_by_side(face, glyphs))
                self.widths[code] = width
                self._known.add(code)
        return self._forms[figures]

    def _admit_one(self, char: str) -> None:
        for link in self.links:
            face = open_face(link.path, link.number)
            glyph, width = find_glyph(face, char, self._half)
            if glyph:
                font, code = self._book.place(link, self._half, char, glyph, width, turned=True)
                outline = upright(face, char, glyph, width)
                if outline is not None:
                    font.shapes[code] = outline
                self._take(char, font, code, width)
                return
        self._take(char, *self._book.box(char))

    def _ink_blanks(self) -> tuple[dict[str, int], dict[str, int]]:
        """The blanks above and below the ink of each mark in its vertical form."""
        above: dict[str, int] = {}
        below: dict[str, int] = {}
        face = self._face
        for mark in marks.OPENING + marks.CLOSING:
            glyph, width = find_glyph(face, mark, self._half)
            outline = upright(face, mark, glyph, width) if glyph else None
            places = [x for _, points in outline or () for x in points[::2]]
            if not places:
                continue
            low, high = min(places), max(places)
            above[mark] = 500 if low >= 480 else 250 if low >= 250 else 0
            below[mark] = 500 if high <= 520 else 250 if high <= 750 else 0
        return {m: blank for m, blank in above.items() if blank}, {m: blank for m, blank in below.items() if blank}


def _side_by_side(face: Face, glyphs: tuple[int, ...]) -> Outline:
    """``glyphs`` beside each other in the middle of a cell, narrowed where they are wider than it."""
    parts: list[tuple[str, tuple[float, ...]]] = []
    at = 0
    for glyph in glyphs:
        parts += shifted(face.outline(glyph), at)
        at += face.advance(glyph)
    scale = min(1.0, WIDEST / at)
    side = (1000 - at * scale) / 2
    return tuple(
        (operator, tuple([point if index % 2 else point * scale + side for index, point in enumerate(points)]))
        for operator, points in parts
    )


class VerticalFaces(Faces):
    """The typefaces of vertical lines by role."""

    def make(self, role: str) -> Typeface:
        """A typeface for ``role``."""
        return VerticalTypeface(self._book, role, self._traditional)
