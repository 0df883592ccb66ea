"""Lines as text operators of a content stream (ISO 32000-1, 9.4).

Text stands in literal strings of two-byte codes.  Spread between hanzi is character spacing (Tc), switched off for Latin words;
the gap between hanzi and Latin is a number in a TJ array; a mark that gives up blank is drawn by its cut glyph.  No
character is added or moved.

Two roads draw the same: what one font draws is shown by slices of the paragraph's codes, all else piece by piece.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from convkit.writers.pdf import marks
from convkit.writers.pdf.breaking import Line
from convkit.writers.pdf.glyphs import Font, units
from convkit.writers.pdf.number import number
from convkit.writers.pdf.pieces import Piece, pieces
from convkit.writers.pdf.setting import CELLS, SPACE, Setting

_SKIP = units(marks.SKIP)
_DOWN = b"T*\n"


def literal(codes: bytes) -> bytes:
    """``codes``, two bytes each, as a PDF string."""
    return b"(%b)" % safe(codes)


def safe(codes: bytes) -> bytes:
    """``codes`` as they stand between the brackets of a PDF string."""
    if 0x5C in codes:  # a number is looked for several times faster than a string of one byte
        codes = codes.replace(b"\\", b"\\\\")
    if 0x28 in codes:
        codes = codes.replace(b"(", b"\\(")
    if 0x29 in codes:
        codes = codes.replace(b")", b"\\)")
    if 0x0D in codes:
        codes = codes.replace(b"\r", b"\\r")
    return codes


def _squeezed(setting: Setting, line: Line, shown: bytes) -> bytes:
    """``shown``, the codes of ``line``, with those of the cut marks at the places where marks give up blank."""
    made = bytearray(shown)
    for place, loss in line.squeezed:
        at = 2 * (place - line.start)
        if setting.right.get(setting.scan[place - 1], 0) >= loss:
            made[at - 2 : at] = setting.font.less(bytes(made[at - 2 : at]), loss, 0)
        else:
            made[at : at + 2] = setting.font.less(bytes(made[at : at + 2]), loss, 1)
    return bytes(made)


def _without_skips(codes: bytes) -> bytes:
    """``codes`` without the second halves of joined dashes."""
    at = codes.find(_SKIP)
    while at >= 0:
        codes = codes[:at] + codes[at + 2 :] if at % 2 == 0 else codes
        at = codes.find(_SKIP, at + at % 2)
    return codes


def _next(aside: float, pitch: float) -> bytes:
    """The operator that goes to the next line, ``aside`` pt to the right of this one's beginning."""
    return b"%b %.2f Td\n" % (number(aside), -pitch) if abs(aside) > 0.0005 else _DOWN


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
        self.rows(((setting, line, 0.0),), 0.0)

    def rows(self, rows: Sequence[tuple[Setting, Line, float]], pitch: float) -> None:
        """Show lines that begin at a distance (pt) from the column's edge: the first at the present place, each other ``pitch`` below the one before."""
        parts, size, now, before = self.parts, self.size, self._spread, rows[0][2]
        step, known, data, runs = b"", None, b"", []
        for setting, line, left in rows:
            if left != before:
                step, before = _next(left - before, pitch), left
            if setting is not known:
                known, data, runs, at, font = setting, setting.data, setting.runs, setting.at, setting.font
            if not data:
                parts.append(step)
                self._spread = now
                self.pieces(pieces(setting, line), line)
                step, now = _DOWN, self._spread
                continue
            start, end, first, head, tail, _, spread, _, squeezed = line
            shown = data[2 * start : 2 * end]
            if squeezed:
                shown = _squeezed(setting, line, shown)
            if tail:
                mark = shown[-2:]
                shown = shown[:-2] + (font.lessened.get((mark, tail, 0)) or font.less(mark, tail, 0))
            if head:
                shown = font.less(shown[:2], head, 1) + shown[2:]
            elif start and setting.trail[first] < setting.lead[first] and at[first] == start:
                shown = font.more(shown[:2]) + shown[2:]
            run = bisect_left(runs, first) if runs else 0
            if run < len(runs) and at[runs[run]] < end:
                parts.append(step)
                self._spread = now
                self._words(setting, line, shown, run)
                now = self._spread
            else:
                if setting.skips:
                    shown = _without_skips(shown)
                if spread != now:
                    now = spread
                    parts.append(b"%b%b Tc\n(%b)Tj\n" % (step, number(spread * size / 1000), safe(shown)))
                else:
                    parts.append(b"%b(%b)Tj\n" % (step, safe(shown)))
            step = _DOWN
        self._spread = now

    def _words(self, setting: Setting, line: Line, shown: bytes, run: int) -> None:
        """Show a line of cells and what breaks their row, from the run ``run`` on; ``shown`` are all its codes."""
        start, end, _, _, _, _, spread, space, _ = line
        at, lead, trail, runs, skips = setting.at, setting.lead, setting.trail, setting.runs, setting.skips
        parts, now, place = self.parts, self._spread, start
        set_spread = number(spread * self.size / 1000) + b" Tc\n"
        for index in islice(runs, run, None):
            begin, after = at[index], at[index + 1]
            if begin >= end:
                break
            kern = 0.0
            if after < end:
                kern = trail[index + 1] - lead[index + 1]
                if kern < 0:
                    kern = 0.0
                if space and setting.kinds[index] == SPACE:
                    kern += space * (after - begin)
            behind = number(-kern) if kern else b""
            word = safe(shown[2 * (begin - start) : 2 * (after - start)])
            if place < begin:
                cells = shown[2 * (place - start) : 2 * (begin - start)]
                cells = safe(_without_skips(cells) if skips else cells)
                gap = spread - max(trail[index] - lead[index], 0)
                before = number(gap) if gap else b""
                if now != spread:
                    parts.append(set_spread)
                if spread:
                    parts.append(b"[(%b)%b]TJ\n0 Tc\n[(%b)%b]TJ\n" % (cells, before, word, behind))
                else:
                    parts.append(b"[(%b)%b(%b)%b]TJ\n" % (cells, before, word, behind))
            else:
                if now:
                    parts.append(b"0 Tc\n")
                parts.append(b"[(%b)%b]TJ\n" % (word, behind))
            now, place = 0.0, after
        if place < end:
            cells = shown[2 * (place - start) :]
            cells = safe(_without_skips(cells) if skips else cells)
            if now != spread:
                parts.append(set_spread)
            parts.append(b"(%b)Tj\n" % cells)
            now = spread
        self._spread = now

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

    def step(self, aside: float, pitch: float) -> None:
        """Go ``pitch`` pt down and ``aside`` to the right of this line's beginning."""
        self.parts.append(_next(aside, pitch))

    def mark(self, operators: bytes) -> None:
        """Write ``operators`` as they are (the begin or end of marked content)."""
        self.parts.append(operators)
