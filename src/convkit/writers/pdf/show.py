"""Lines as text operators of a content stream (ISO 32000-1, 9.4).

Text stands in literal strings of two-byte codes.  Spread between hanzi is character spacing (Tc), switched off for Latin words;
the gap between hanzi and Latin is a number in a TJ array; a mark that gives up blank is drawn by its cut glyph.  No
character is added or moved.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from convkit.writers.pdf import marks
from convkit.writers.pdf.breaking import Line
from convkit.writers.pdf.glyphs import Font
from convkit.writers.pdf.number import number
from convkit.writers.pdf.setting import CELLS, SPACE, Setting, Span


class Place(NamedTuple):
    """Where a look stands on a line: from ``left`` to ``right`` in em of the paragraph, from the line's start."""

    look: int
    left: float
    right: float


class Piece(NamedTuple):
    """Characters of one kind, shown by one font.

    ``kern`` is set before them and ``width`` is theirs, in thousandths of the paragraph's em.
    """

    codes: str
    kind: int
    kern: float
    width: float
    font: Font
    scale: float
    rise: float
    look: int


def literal(codes: str) -> bytes:
    """``codes`` as a PDF string of two bytes each."""
    data = codes.encode("utf-16-be", "surrogatepass")
    if b"\\" in data:
        data = data.replace(b"\\", b"\\\\")
    data = data.replace(b"(", b"\\(").replace(b")", b"\\)").replace(b"\r", b"\\r")
    return b"(" + data + b")"


@lru_cache(maxsize=256)
def _font_operator(name: str, size: float) -> bytes:
    return b"/%b %b Tf\n" % (name.encode("ascii"), number(size))


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
        if line.start == line.end:
            return
        if (
            setting.kinds[line.first] == CELLS
            and line.end <= setting.at[line.first + 1]
            and not (line.head or line.squeezed or setting.spans)
        ):
            self._cells(setting, line)
        else:
            self.pieces(pieces(setting, line), line)

    def _cells(self, setting: Setting, line: Line) -> None:
        """A line of cells in one font; its last mark may be cut."""
        end = line.end - 1 if line.tail else line.end
        codes = setting.codes[line.start : end]
        if setting.skips:
            codes = codes.replace(marks.SKIP, "")
        self.font(setting.font)
        self.spread(line.spread)
        self.parts.append(literal(codes) + b"Tj\n")
        if line.tail:
            font, code = setting.font.cut(setting.codes[end], 0, line.tail)
            self.font(font)
            self.parts.append(literal(code) + b"Tj\n")

    def pieces(self, found: list[Piece], line: Line) -> None:
        """Show ``found``, parts of ``line``: in one array, or in several where spacing or font change."""
        array: list[bytes] = []
        text: list[str] = []
        pending = 0.0
        before = -1
        for codes, kind, kern, _, font, scale, rise, _ in found:
            pending += kern
            if before == CELLS and kind != CELLS:
                pending -= line.spread
            wanted = line.spread if kind == CELLS else 0.0
            if font is not self._font or wanted != self._spread or scale != self._scale or rise != self._rise:
                self._close(array, text, pending)
                pending = 0.0
                self.font(font, scale, rise)
                self.spread(wanted)
            elif pending:
                if text:
                    array.append(literal("".join(text)))
                    text.clear()
                array.append(number(-pending / scale))
                pending = 0.0
            text.append(codes)
            if kind == SPACE:
                pending += line.space * len(codes)
            before = kind
        self._close(array, text, 0.0)

    def mark(self, operators: bytes) -> None:
        """Write ``operators`` as they are (the begin or end of marked content)."""
        self.parts.append(operators)

    def _close(self, array: list[bytes], text: list[str], kern: float) -> None:
        if text:
            array.append(literal("".join(text)))
            text.clear()
        if kern:
            array.append(number(-kern / self._scale))
        if len(array) == 1 and array[0][:1] == b"(":
            self.parts.append(array[0] + b"Tj\n")
        elif array:
            self.parts.append(b"[" + b"".join(array) + b"]TJ\n")
        array.clear()


def pieces(setting: Setting, line: Line) -> list[Piece]:
    """The parts of ``line`` that are shown in one go, in order."""
    if line.start == line.end:
        return []
    cuts = _cuts(setting, line)
    at, kinds, lead, trail = setting.at, setting.kinds, setting.lead, setting.trail
    codes, font = setting.codes, setting.font
    plain = not setting.spans
    found: list[Piece] = []
    index, start = line.first, line.start
    kern = 0
    while start < line.end:
        whole = at[index + 1]
        stop = min(whole, line.end)
        kind = kinds[index]
        if kind == CELLS:
            width = 1000.0 * (stop - start)
        else:
            width = (lead[index + 1] - trail[index]) * (stop - start) / (whole - at[index])
        if plain and (not cuts or not [place for place in cuts if start <= place < stop]):
            text = codes[start:stop]
            if setting.skips:
                text = text.replace(marks.SKIP, "")
            found.append(Piece(text, kind, kern, width, font, 1.0, 0.0, 0))
        else:
            _divided(setting, (start, stop, kind, kern, width), cuts, found)
        start, index = stop, index + 1
        kern = trail[index] - lead[index]
        if kern < 0:
            kern = 0
    return found


def _cuts(setting: Setting, line: Line) -> dict[int, tuple[int, int]]:
    """For each mark of ``line`` that gives up blank: how much at its left and at its right."""
    cuts: dict[int, tuple[int, int]] = {}
    if line.head:
        cuts[line.start] = (line.head, 0)
    at, lead, trail = setting.at, setting.lead, setting.trail
    index = line.first + 1
    places = list(line.squeezed)
    while at[index] < line.end:
        if trail[index] < lead[index]:
            places.append((at[index], lead[index] - trail[index]))
        index += 1
    for place, loss in places:
        if setting.right.get(setting.scan[place - 1], 0) >= loss:
            left, right = cuts.get(place - 1, (0, 0))
            cuts[place - 1] = (left, right + loss)
        else:
            left, right = cuts.get(place, (0, 0))
            cuts[place] = (left + loss, right)
    if line.tail:
        left, _ = cuts.get(line.end - 1, (0, 0))
        cuts[line.end - 1] = (left, line.tail)
    return cuts


def _divided(
    setting: Setting, part: tuple[int, int, int, float, float], cuts: dict[int, tuple[int, int]], found: list[Piece]
) -> None:
    """A part of a line (start, end, kind, kern, width) at the borders of spans and round marks that are cut."""
    start, end, kind, kern, width = part
    each = width / (end - start)
    spans = setting.spans
    at = max(0, bisect_right(spans, start, key=_start) - 1) if spans else 0
    while start < end:
        stop = end
        font, scale, rise, look = setting.font, 1.0, 0.0, 0
        if spans:
            while spans[at].end <= start:
                at += 1
            stop = min(stop, spans[at].end)
            _, _, font, scale, rise, look = spans[at]
        code = None
        if start in cuts:
            stop = start + 1
            left, right = cuts[start]
            font, code = font.cut(setting.codes[start], left, right)
            found.append(Piece(code, kind, kern, each - left - right, font, scale, rise, look))
        else:
            stop = min([stop, *[place for place in cuts if start < place < stop]])
            text = setting.codes[start:stop].replace(marks.SKIP, "")
            found.append(Piece(text, kind, kern, each * (stop - start), font, scale, rise, look))
        start, kern = stop, 0.0


def _start(span: Span) -> int:
    return span.start


def places(found: list[Piece], line: Line) -> list[Place]:
    """Where the looks other than 0 of a line's pieces stand, in em from the line's start."""
    made: list[Place] = []
    x = 0.0
    for codes, kind, kern, natural, _, _, _, look in found:
        x += kern
        width = natural
        if kind == CELLS:
            width += line.spread * len(codes)
        elif kind == SPACE:
            width += line.space * len(codes)
        if look:
            if made and made[-1].look == look:
                made[-1] = made[-1]._replace(right=(x + width) / 1000)
            else:
                made.append(Place(look, x / 1000, (x + width) / 1000))
        x += width
    return made
