"""Lines as text operators of a content stream (ISO 32000-1, 9.4).

Text stands in literal strings of two-byte codes.  Spread between hanzi is character spacing (Tc), switched off for Latin words;
what marks give up and the gap between hanzi and Latin are numbers in a TJ array, so no character is added or moved.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from convkit.writers.pdf import marks
from convkit.writers.pdf.breaking import Line
from convkit.writers.pdf.number import number
from convkit.writers.pdf.setting import CELLS, SPACE, Setting, Span


class Place(NamedTuple):
    """Where a look stands on a line: from ``left`` to ``right`` in em of the paragraph, from the line's start."""

    look: int
    left: float
    right: float


class Piece(NamedTuple):
    """Characters ``start`` to ``end`` of one kind and font; ``kern`` is set before them, in thousandths of the em."""

    start: int
    end: int
    kind: int
    kern: float
    span: Span | None


def literal(codes: str) -> bytes:
    """``codes`` as a PDF string of two bytes each."""
    data = codes.encode("utf-16-be", "surrogatepass")
    if b"\\" in data:
        data = data.replace(b"\\", b"\\\\")
    data = data.replace(b"(", b"\\(").replace(b")", b"\\)").replace(b"\r", b"\\r")
    return b"(" + data + b")"


class TextPen:
    """Writes the lines of one text object; remembers what is set, so that nothing is set twice.

    ``parts`` is the content stream so far; ``size`` the paragraph's, in pt.
    """

    __slots__ = ("_font", "_spread", "parts", "size")

    def __init__(self, parts: list[bytes], size: float) -> None:
        self.parts = parts
        self.size = size
        self._spread = 0.0
        self._font: tuple[str, float, float] | None = None

    def font(self, name: str, scale: float = 1.0, rise: float = 0.0) -> None:
        """Set the font, its size as a part of the paragraph's, and the lift of its baseline in em of the paragraph."""
        if self._font == (name, scale, rise):
            return
        if self._font is None or self._font[:2] != (name, scale):
            self.parts.append(b"/%b %b Tf\n" % (name.encode("ascii"), number(self.size * scale)))
        if rise != (self._font[2] if self._font else 0.0):
            self.parts.append(number(rise * self.size) + b" Ts\n")
        self._font = (name, scale, rise)

    def spread(self, value: float) -> None:
        """Set what stands between two characters, in thousandths of the em."""
        if value != self._spread:
            self._spread = value
            self.parts.append(number(value * self.size / 1000) + b" Tc\n")

    def line(self, setting: Setting, line: Line) -> None:
        """Show ``line`` of a setting without spans, at the present place."""
        index = line.first
        if setting.kinds[index] == CELLS and line.end <= setting.at[index + 1] and not line.squeezed:
            codes = setting.codes[line.start : line.end]
            if setting.skips:
                codes = codes.replace(marks.SKIP, "")
            self.spread(line.spread)
            self.parts.append(literal(codes) + b"Tj\n")
        else:
            self.pieces(setting, line, pieces(setting, line))

    def pieces(self, setting: Setting, line: Line, found: list[Piece]) -> None:
        """Show ``found`` in one array, or in several where spacing or font change."""
        array: list[bytes] = []
        text: list[str] = []
        spread = line.spread
        scale = 1.0
        pending = 0.0
        before = -1
        for start, end, kind, kern, span in found:
            pending += kern
            if before == CELLS and kind != CELLS:
                pending -= spread
            wanted = spread if kind == CELLS else 0.0
            if wanted != self._spread or (span is not None and (span.font.name, span.scale, span.rise) != self._font):
                _close(array, text, pending / scale, self.parts)
                pending = 0.0
                self.spread(wanted)
                if span is not None:
                    self.font(span.font.name, span.scale, span.rise)
                    scale = span.scale
            elif pending:
                if text:
                    array.append(literal("".join(text)))
                    text.clear()
                array.append(number(-pending / scale))
                pending = 0.0
            text.append(setting.codes[start:end])
            if kind == SPACE:
                pending += line.space * (end - start)
            before = kind
        _close(array, text, 0.0, self.parts)

    def mark(self, operators: bytes) -> None:
        """Write ``operators`` as they are (the begin or end of marked content)."""
        self.parts.append(operators)


def _close(array: list[bytes], text: list[str], kern: float, parts: list[bytes]) -> None:
    if text:
        codes = "".join(text).replace(marks.SKIP, "")
        text.clear()
        if codes:
            array.append(literal(codes))
    if kern:
        array.append(number(-kern))
    if len(array) == 1 and array[0][:1] == b"(":
        parts.append(array[0] + b"Tj\n")
    elif array:
        parts.append(b"[" + b"".join(array) + b"]TJ\n")
    array.clear()


def pieces(setting: Setting, line: Line) -> list[Piece]:
    """The parts of ``line`` that are shown in one go, in order."""
    at, kinds = setting.at, setting.kinds
    found: list[Piece] = []
    index, start = line.first, line.start
    kern = 0.0
    while start < line.end:
        stop = min(at[index + 1], line.end)
        found.append(Piece(start, stop, kinds[index], kern, None))
        start, index = stop, index + 1
        kern = setting.trail[index] - setting.lead[index]
    for place, loss in line.squeezed:
        _split(found, place, -loss)
    if setting.spans:
        found = _with_spans(setting, line, found)
    return found


def _split(found: list[Piece], place: int, kern: float) -> None:
    for index, piece in enumerate(found):
        if piece.start == place:
            found[index] = piece._replace(kern=piece.kern + kern)
            return
        if piece.start < place < piece.end:
            found[index : index + 1] = [piece._replace(end=place), piece._replace(start=place, kern=kern)]
            return


def _start(span: Span) -> int:
    return span.start


def _with_spans(setting: Setting, line: Line, found: list[Piece]) -> list[Piece]:
    made: list[Piece] = []
    spans = setting.spans
    at = max(0, bisect_right(spans, line.start, key=_start) - 1)
    for piece in found:
        start = piece.start
        kern = piece.kern
        while start < piece.end:
            while spans[at].end <= start:
                at += 1
            stop = min(piece.end, spans[at].end)
            made.append(Piece(start, stop, piece.kind, kern, spans[at]))
            start, kern = stop, 0.0
    return made


def places(setting: Setting, line: Line) -> list[Place]:
    """Where the looks other than 0 stand on ``line``, in em from the line's start."""
    found: list[Place] = []
    x = 0.0
    for piece in pieces(setting, line):
        x += piece.kern
        width = _width(setting, piece)
        if piece.kind == CELLS:
            width += line.spread * (piece.end - piece.start)
        elif piece.kind == SPACE:
            width += line.space * (piece.end - piece.start)
        look = piece.span.look if piece.span else 0
        if look:
            if found and found[-1].look == look:
                found[-1] = found[-1]._replace(right=(x + width) / 1000)
            else:
                found.append(Place(look, x / 1000, (x + width) / 1000))
        x += width
    return found


def _width(setting: Setting, piece: Piece) -> float:
    """The natural width of ``piece``; a part of an atom has its part of the width."""
    if piece.kind == CELLS:
        return 1000.0 * (piece.end - piece.start)
    index = bisect_right(setting.at, piece.start) - 1
    whole = setting.lead[index + 1] - setting.trail[index]
    return whole * (piece.end - piece.start) / (setting.at[index + 1] - setting.at[index])
