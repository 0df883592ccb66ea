"""Furniture that is drawn as shapes, not as text: bullets, numbers, readings, repeated heads, ornaments.

What the article's text does not hold is not in the text layer either, so that copying a page gives the text and
nothing else.  All of it is marked as an artifact.
"""

from __future__ import annotations

from convkit.fonts.faces import open_face
from convkit.writers.pdf.number import number
from convkit.writers.pdf.page import Page
from convkit.writers.pdf.typeface import Typeface
from convkit.writers.pdf.vertical import upright

CIRCLE = 0.5523
"""How far a cubic curve's control points stand from the ends of a quarter circle of radius 1."""


class Outlines:
    """Draws text as filled outlines; keeps the outlines of glyphs that were drawn.  In ``vertical`` lines what stands upright is turned."""

    def __init__(self, *, vertical: bool = False) -> None:
        self._vertical = vertical
        self._glyphs: dict[tuple[Typeface, str], tuple[tuple[tuple[str, tuple[float, ...]], ...], int]] = {}

    def width(self, value: str, typeface: Typeface, size: float) -> float:
        """How wide ``value`` is in pt."""
        return sum(self._glyph(char, typeface)[1] for char in value) * size / 1000

    def text(self, page: Page, value: str, typeface: Typeface, size: float, x: float, y: float) -> None:
        """Draw ``value`` from ``x`` on the baseline ``y``."""
        parts = [b"/Artifact BMC\n"]
        for char in value:
            path, advance = self._glyph(char, typeface)
            for operator, points in path:
                scaled = [number(point * size / 1000 + (y if index % 2 else x)) for index, point in enumerate(points)]
                parts.append(b" ".join([*scaled, operator.encode("ascii")]) + b"\n")
            if path:
                parts.append(b"f\n")
            x += advance * size / 1000
        parts.append(b"EMC\n")
        page.parts.append(b"".join(parts))

    def reading(self, page: Page, value: str, typeface: Typeface, size: float, middle: float, y: float) -> None:
        """Draw ``value`` centred on ``middle``."""
        self.text(page, value, typeface, size, middle - self.width(value, typeface, size) / 2, y)

    def _glyph(self, char: str, typeface: Typeface) -> tuple[tuple[tuple[str, tuple[float, ...]], ...], int]:
        key = (typeface, char)
        if key not in self._glyphs:
            self._glyphs[key] = ((), 500)
            for link in typeface.links:
                face = open_face(link.path, link.number)
                glyph = face.glyph(char)
                if glyph:
                    width = face.advance(glyph)
                    shape = upright(face, char, glyph, width) if self._vertical else None
                    self._glyphs[key] = (face.outline(glyph) if shape is None else shape, width)
                    break
        return self._glyphs[key]


def disc(page: Page, x: float, y: float, radius: float) -> None:
    """A filled circle around ``x``, ``y``."""
    k = CIRCLE * radius
    quarters = (
        (x + radius, y + k, x + k, y + radius, x, y + radius), (x - k, y + radius, x - radius, y + k, x - radius, y),
        (x - radius, y - k, x - k, y - radius, x, y - radius), (x + k, y - radius, x + radius, y - k, x + radius, y),
    )  # fmt: skip
    curves = b"".join([b" ".join([number(value) for value in quarter]) + b" c\n" for quarter in quarters])
    page.parts.append(b"/Artifact BMC\n%b %b m\n%bf\nEMC\n" % (number(x + radius), number(y), curves))


def rule(page: Page, lines: list[tuple[float, float, float, float]], width: float, kind: bytes = b"") -> None:
    """Straight lines from (x0, y0) to (x1, y1), ``width`` pt thick; ``kind`` sets dashes."""
    if lines:
        drawn = b"".join([b"%.2f %.2f m %.2f %.2f l\n" % line for line in lines])
        page.parts.append(b"/Artifact BMC\nq\n%b w\n%b%bS\nQ\nEMC\n" % (number(width), kind, drawn))


def ornament(page: Page, x: float, y: float, size: float) -> None:
    """Three small diamonds around ``x``, ``y``: the break between two parts."""
    parts = [b"/Artifact BMC\n"]
    for n in (-1, 0, 1):
        middle = x + n * 2 * size
        half = size / 3
        corners = ((middle - half, y), (middle, y + half), (middle + half, y), (middle, y - half))
        drawn = [b"%.2f %.2f %b\n" % (*corner, b"l" if index else b"m") for index, corner in enumerate(corners)]
        parts += [*drawn, b"h f\n"]
    page.parts.append(b"".join([*parts, b"EMC\n"]))
