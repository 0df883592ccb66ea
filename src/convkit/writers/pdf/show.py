"""Lines as text operators of a content stream (ISO 32000-1, 9.4).

Text stands in literal strings of two-byte codes.  Spread between hanzi is character spacing (Tc), switched off for Latin words;
the gap between hanzi and Latin is a number in a TJ array; a mark that gives up blank is drawn by its cut glyph.  No
character is added or moved.
"""

from __future__ import annotations

from functools import lru_cache

from convkit.writers.pdf.breaking import Line
from convkit.writers.pdf.glyphs import Font, units
from convkit.writers.pdf.number import number
from convkit.writers.pdf.pieces import Piece, pieces
from convkit.writers.pdf.setting import CELLS, SPACE, Setting


def literal(codes: bytes) -> bytes:
    """``codes``, two bytes each, as a PDF string."""
    if 0x5C in codes:  # a number is looked for several times faster than a string of one byte
        codes = codes.replace(b"\\", b"\\\\")
    if 0x28 in codes:
        codes = codes.replace(b"(", b"\\(")
    if 0x29 in codes:
        codes = codes.replace(b")", b"\\)")
    if 0x0D in codes:
        codes = codes.replace(b"\r", b"\\r")
    return b"(" + codes + b")"


@lru_cache(maxsize=256)
def _font_operator(name: str, size: float) -> bytes:
    return b"/%b %b Tf\n" % (name.encode("ascii"), number(size))


class TextPen:
    """Writes the lines of one text object; remembers what is set, so that nothing is set twice.

    ``parts`` is the content stream so far; ``size`` the paragraph's, in pt.
    """

    __slots__ = ("_array", "_font", "_rise", "_scale", "_spread", "_text", "parts", "size")

    def __init__(self, parts: list[bytes], size: float) -> None:
        self.parts = parts
        self.size = size
        self._spread = 0.0
        self._font: Font | None = None
        self._scale = 1.0
        self._rise = 0.0
        self._array: list[bytes] = []
        self._text = b""

    def font(self, font: Font, scale: float = 1.0, rise: float = 0.0) -> None:
        """Set the font, its size as a part of the paragraph's, and the lift of its baseline in em of the paragraph."""
        if font is not self._font or scale != self._scale:
            self.parts.append(_font_operator(font.name, self.size * scale))
            self._font, self._scale = font, scale
        if rise != self._rise:
            self.parts.append(number(rise * self.size) + b" Ts\n")
            self._rise = rise

    def line(self, setting: Setting, line: Line) -> None:
        """Show ``line`` at the present place."""
        start, end, first, head, tail, _, spread, _, squeezed = line
        if squeezed or setting.spans:
            self.pieces(pieces(setting, line), line)
        elif head or setting.kinds[first : first + 1] != [CELLS] or end > setting.at[first + 1]:
            self._stretches(setting, line)
        else:
            last = end - 1 if tail else end
            if start < last:
                self.put(setting.shown(start, last), setting.font, spread)
            if tail:
                font, _, shown = setting.font.cut(setting.codes[end - 1], 0, tail)
                self.put(shown, font, spread)
        self._end()

    def _stretches(self, setting: Setting, line: Line) -> None:
        """Show a line of words and cells: what :func:`convkit.writers.pdf.pieces.pieces` says of it, without saying it."""
        start, end, index, head, last, _, spread, space, _ = line
        at, lead, trail, kinds, main, put = (
            setting.at,
            setting.lead,
            setting.trail,
            setting.kinds,
            setting.font,
            self.put,
        )
        kern = 0.0
        cells = False
        while start < end:
            stop, kind = at[index + 1], kinds[index]
            index += 1
            tail = more = after = 0
            if stop >= end:
                stop, tail = end, last
            else:
                more = trail[index] - lead[index]
                if more < 0:
                    if setting.right.get(setting.scan[stop - 1], 0) >= -more:
                        tail = -more
                    else:
                        after = -more
                    more = 0
            if kind != CELLS:
                put(setting.data[2 * start : 2 * stop], main, 0.0, kern - spread if cells else kern)
                kern = more + space * (stop - start) if kind == SPACE else more
                cells = False
            else:
                if head or tail:
                    self._cut(setting, start, stop, head, tail, spread, kern)
                else:
                    put(setting.shown(start, stop), main, spread, kern)
                kern, cells = more, True
            start, head = stop, after

    def _cut(
        self, setting: Setting, start: int, stop: int, head: int, tail: int, spread: float, kern: float
    ) -> None:  # fmt: skip
        """Show cells whose first mark loses blank at its left, or whose last at its right."""
        main = setting.font
        if head:
            both = tail if stop - start == 1 else 0
            font, _, shown = main.cut(setting.codes[start], head, both)
            self.put(shown, font, spread, kern)
            start, kern = start + 1, 0.0
        last = stop - 1 if tail else stop
        if start < last:
            self.put(setting.shown(start, last), main, spread, kern)
            kern = 0.0
        if tail and start < stop:
            font, _, shown = main.cut(setting.codes[stop - 1], 0, tail)
            self.put(shown, font, spread, kern)

    def pieces(self, found: list[Piece], line: Line, before: int = -1) -> None:
        """Show ``found``, parts of ``line``; ``before`` is the kind of what was shown before them on the same line."""
        kern = 0.0
        for codes, kind, gap, _, font, scale, rise, _ in found:
            kern += gap
            if before == CELLS and kind != CELLS:
                kern -= line.spread
            self.put(units(codes), font, line.spread if kind == CELLS else 0.0, kern, scale, rise)
            kern = line.space * len(codes) if kind == SPACE else 0.0
            before = kind
        self._end()

    def put(
        self, codes: bytes, font: Font, spread: float, kern: float = 0.0, scale: float = 1.0, rise: float = 0.0
    ) -> None:  # fmt: skip
        """Show ``codes`` by ``font`` after ``kern``, with ``spread`` between them: together with those before, where they can be."""
        if font is not self._font or spread != self._spread or scale != self._scale or rise != self._rise:
            if kern:
                self._kern(kern)
            self._end()
            if font is not self._font or scale != self._scale or rise != self._rise:
                self.font(font, scale, rise)
            if spread != self._spread:
                self._spread = spread
                self.parts.append(number(spread * self.size / 1000) + b" Tc\n")
            self._text = codes
        elif kern:
            self._kern(kern)
            self._text = codes
        else:
            self._text += codes

    def _kern(self, kern: float) -> None:
        if self._text:
            self._array.append(literal(self._text))
            self._text = b""
        self._array.append(number(-kern / self._scale))

    def _end(self) -> None:
        """Write what was put."""
        array, text = self._array, self._text
        if array:
            if text:
                array.append(literal(text))
            self.parts.append(b"[" + b"".join(array) + b"]TJ\n")
            array.clear()
        elif text:
            self.parts.append(literal(text) + b"Tj\n")
        self._text = b""

    def rest(self) -> None:
        """Leave no spacing and no lift to the text that comes after: both outlast a text object (ISO 32000-1, 9.3.1)."""
        if self._spread:
            self.parts.append(b"0 Tc\n")
        if self._rise:
            self.parts.append(b"0 Ts\n")

    def mark(self, operators: bytes) -> None:
        """Write ``operators`` as they are (the begin or end of marked content)."""
        self.parts.append(operators)
