"""Lines as text operators of a content stream (ISO 32000-1, 9.4).

Text stands in literal strings of two-byte codes.  Spread between hanzi is character spacing (Tc), switched off for Latin words;
the gap between hanzi and Latin is a number in a TJ array; a mark that gives up blank is drawn by its cut glyph.  No
character is added or moved.
"""

from __future__ import annotations

from functools import lru_cache

from convkit.writers.pdf import marks
from convkit.writers.pdf.breaking import Line
from convkit.writers.pdf.glyphs import Font
from convkit.writers.pdf.number import number
from convkit.writers.pdf.pieces import Piece, pieces
from convkit.writers.pdf.setting import CELLS, SPACE, Setting


def literal(codes: str) -> bytes:
    """``codes`` as a PDF string of two bytes each."""
    data = codes.encode("utf-16-be", "surrogatepass")
    if b"\\" in data:
        data = data.replace(b"\\", b"\\\\")
    if b"(" in data:
        data = data.replace(b"(", b"\\(")
    if b")" in data:
        data = data.replace(b")", b"\\)")
    if b"\r" in data:
        data = data.replace(b"\r", b"\\r")
    return b"(%b)" % data


@lru_cache(maxsize=256)
def _font_operator(name: str, size: float) -> bytes:
    return b"/%b %b Tf\n" % (name.encode("ascii"), number(size))


@lru_cache(maxsize=1024)
def _mark(code: str) -> bytes:
    return literal(code) + b"Tj\n"


class TextPen:
    """Writes the lines of one text object; remembers what is set, so that nothing is set twice.

    ``parts`` is the content stream so far; ``size`` the paragraph's, in pt.
    """

    __slots__ = ("_font", "_rise", "_scale", "_spread", "parts", "size")

    def __init__(self, parts: list[bytes], size: float) -> None:
        self.parts = parts
        self.size = size
        self._spread = 0.0
        self._font: Font | None = None
        self._scale = 1.0
        self._rise = 0.0

    def font(self, font: Font, scale: float = 1.0, rise: float = 0.0) -> None:
        """Set the font, its size as a part of the paragraph's, and the lift of its baseline in em of the paragraph."""
        if font is not self._font or scale != self._scale:
            self.parts.append(_font_operator(font.name, self.size * scale))
            self._font, self._scale = font, scale
        if rise != self._rise:
            self.parts.append(number(rise * self.size) + b" Ts\n")
            self._rise = rise

    def spread(self, value: float) -> None:
        """Set what stands between two characters, in thousandths of the em."""
        if value != self._spread:
            self._spread = value
            self.parts.append(number(value * self.size / 1000) + b" Tc\n")

    def line(self, setting: Setting, line: Line) -> None:
        """Show ``line`` at the present place."""
        start, end, first, head, tail, _, spread, _, squeezed = line
        if (
            setting.kinds[first : first + 1] == [CELLS]
            and end <= setting.at[first + 1]
            and not (head or squeezed or setting.spans)
        ):
            if tail:
                end -= 1
            codes = setting.codes[start:end]
            if setting.skips:
                codes = codes.replace(marks.SKIP, "")
            if setting.font is not self._font or self._scale != 1.0 or self._rise:
                self.font(setting.font)
            if spread != self._spread:
                self.spread(spread)
            self.parts.append(literal(codes) + b"Tj\n")
            if tail:
                font, code = setting.font.cut(setting.codes[end], 0, tail)
                self.font(font)
                self.parts.append(_mark(code))
        elif start < end:
            self.pieces(pieces(setting, line), line)

    def pieces(self, found: list[Piece], line: Line, before: int = -1) -> None:
        """Show ``found``, parts of ``line``: in one array, or in several where spacing or font change.

        ``before`` is the kind of what was shown before them on the same line.
        """
        array: list[bytes] = []
        text = ""
        pending = 0.0
        spread, space = line.spread, line.space
        for codes, kind, kern, _, font, scale, rise, _ in found:
            pending += kern
            if before == CELLS and kind != CELLS:
                pending -= spread
            wanted = spread if kind == CELLS else 0.0
            if font is not self._font or wanted != self._spread or scale != self._scale or rise != self._rise:
                if text:
                    array.append(literal(text))
                if pending:
                    array.append(number(-pending / self._scale))
                    pending = 0.0
                if array:
                    self._show(array)
                    array = []
                text = codes
                if font is not self._font or scale != self._scale or rise != self._rise:
                    self.font(font, scale, rise)
                if wanted != self._spread:
                    self.spread(wanted)
            elif pending:
                if text:
                    array.append(literal(text))
                array.append(number(-pending / scale))
                pending = 0.0
                text = codes
            else:
                text += codes
            if kind == SPACE:
                pending = space * len(codes)
            before = kind
        array.append(literal(text))
        self._show(array)

    def mark(self, operators: bytes) -> None:
        """Write ``operators`` as they are (the begin or end of marked content)."""
        self.parts.append(operators)

    def _show(self, array: list[bytes]) -> None:
        if len(array) == 1 and array[0][:1] == b"(":
            self.parts.append(array[0] + b"Tj\n")
        else:
            self.parts.append(b"[" + b"".join(array) + b"]TJ\n")
