"""A paragraph's text with the widths that line breaking needs: stretches of equal cells, and all that is not.

Chinese text is cells of one em, which need no work one by one.  What breaks the row is listed: Latin words, spaces,
narrow characters, pairs of marks that close up, the gap between hanzi and Latin.  All widths are integers
in thousandths of the em.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from convkit.writers.pdf import marks
from convkit.writers.pdf.glyphs import Font
from convkit.writers.pdf.typeface import Typeface, is_western

ATOM, CELLS, SPACE = 0, 1, 2


class Stretch(NamedTuple):
    """A part of a paragraph in one look, from ``start`` to ``end``.

    ``scale`` is its size as a part of the paragraph's, ``rise`` its lift in em of the paragraph; ``look`` is an index of the caller's.
    """

    start: int
    end: int
    typeface: Typeface
    scale: float = 1.0
    rise: float = 0.0
    look: int = 0


class Span(NamedTuple):
    """What a part of the code text is drawn with."""

    start: int
    end: int
    font: Font
    scale: float
    rise: float
    look: int


@dataclass(slots=True)
class Setting:
    """A text ready for breaking.

    ``scan`` is the text in its forms, ``codes`` what is drawn for it, one code for each character.  Between ``at[i]`` and ``at[i + 1]``
    lies a stretch of ``kinds[i]``: CELLS of 1,000, an ATOM that isn't divided, or SPACE.  ``lead[i]`` is the width of all before ``at[i]``,
    ``trail[i]`` the same with what is added or taken away there; it is not, where a line begins or ends at ``at[i]``.
    ``spans`` is empty where ``font`` draws all of it.  ``left`` and ``right`` are the blanks of marks.
    """

    scan: str
    codes: str
    font: Font
    at: list[int]
    lead: list[int]
    trail: list[int]
    kinds: list[int]
    spans: tuple[Span, ...]
    left: dict[str, int]
    right: dict[str, int]
    skips: bool

    @property
    def width(self) -> int:
        """The width of all of it on one line."""
        return self.lead[-1]

    def lead_at(self, position: int, index: int) -> int:
        """The width of all before ``position``, which lies in stretch ``index`` (or at its start)."""
        if position == self.at[index]:
            return self.lead[index]
        return self.trail[index] + 1000 * (position - self.at[index])


class _Patterns(NamedTuple):
    pairs: re.Pattern[str]
    tokens: re.Pattern[str]
    soft: re.Pattern[str]
    latin: re.Pattern[str]


@lru_cache(maxsize=1)
def patterns() -> _Patterns:
    """The expressions of this module, compiled when the first paragraph is set."""
    word = "!-~\u00a0-\u1fff\u2010-\u2027\u202f-\u205e\u2070-\u218f\ud800-\udbff"
    return _Patterns(
        pairs=re.compile(marks.MARK_CLASS + "{2,}"),
        tokens=re.compile(f"[ \u2000-\u200a]+|[{word}]+|."),
        soft=re.compile(r"(?<=[0-9A-Za-z])(?=[/&=_])|(?<=[A-Za-z]{2}-)(?=[A-Za-z]{2})"),
        latin=re.compile("[0-9A-Za-z%\u00c0-\u052f]"),
    )


def _is_hanzi(char: str) -> bool:
    """Whether ``char`` is an ideograph, kana or hangul: no mark, no form of full width."""
    if char < "\u3400":
        return "\u3041" <= char <= "\u30fa" or "\u2e80" <= char <= "\u2fdf" or char in "々〇〻ーヽヾ"
    return char <= "\ufaff" or char >= "\U00020000" or "\udc00" <= char <= "\udffd"


def set_plain(text: str, typeface: Typeface, measure: int, count: bool = True) -> Setting:
    """``text`` in one typeface; no part of it that isn't divided is wider than ``measure``."""
    return set_stretches(text, (Stretch(0, len(text), typeface),), measure, count)


def set_stretches(text: str, stretches: Sequence[Stretch], measure: int, count: bool = True) -> Setting:
    """``text`` in one or more looks that tile it.  ``count``: characters without a glyph are counted in the book."""
    main = stretches[0].typeface if len(stretches) == 1 else max(stretches, key=lambda s: s.end - s.start).typeface
    scans: list[str] = []
    codes: list[str] = []
    spans: list[Span] = []
    plain = len(stretches) == 1
    western = is_western(text)
    for part in stretches:
        face = part.typeface
        scan = face.scan_text(text if plain else text[part.start : part.end], western)
        scans.append(scan)
        codes.append(face.code_text(scan))
        foreign = face.foreign_in(scan, count)
        if foreign or not plain:
            _add_spans(spans, part, foreign)
    scan = scans[0] if plain else "".join(scans)
    builder = _Builder(scan, measure)
    for part in stretches:
        builder.add(part)
    return Setting(
        scan, codes[0] if plain else "".join(codes), main.font, builder.at, builder.lead, builder.trail, builder.kinds,
        tuple(spans), main.left, main.right, marks.LIGATURE in scan,
    )  # fmt: skip


def _add_spans(spans: list[Span], part: Stretch, foreign: list[tuple[int, int, Font]]) -> None:
    base, _, face, scale, rise, look = part
    at = base
    for start, end, font in foreign:
        if at < base + start:
            spans.append(Span(at, base + start, face.font, scale, rise, look))
        spans.append(Span(base + start, base + end, font, scale, rise, look))
        at = base + end
    if at < part.end:
        spans.append(Span(at, part.end, face.font, scale, rise, look))


class _Builder:
    """Lists the stretches of a text and their widths, from left to right."""

    def __init__(self, scan: str, measure: int) -> None:
        self.scan = scan
        self.measure = measure
        self.at = [0]
        self.lead = [0]
        self.trail = [0]
        self.kinds: list[int] = []

    def add(self, part: Stretch) -> None:
        """Take in the next stretch."""
        start, end, face, scale, _, _ = part
        if scale != 1.0:
            self._scaled(part)
            return
        scan = self.scan
        events: list[tuple[int, int, int]] = [(m.start(), m.end(), 1) for m in face.odd.finditer(scan, start, end)]
        pairs = [(m.start(), m.end(), 0) for m in patterns().pairs.finditer(scan, start, end)]
        if pairs:
            events = sorted(events + pairs) if events else pairs
        for first, last, odd in events:
            self._cells(first)
            if odd:
                self._odd(first, last, face)
            else:
                self._marks(first, last, face)
        self._cells(end)

    def _cells(self, end: int) -> None:
        at = self.at[-1]
        if at < end:
            self._bound(end, 1000 * (end - at), CELLS)

    def _bound(self, end: int, width: int, kind: int) -> None:
        self.at.append(end)
        width += self.trail[-1]
        self.lead.append(width)
        self.trail.append(width)
        self.kinds.append(kind)

    def _marks(self, first: int, last: int, face: Typeface) -> None:
        """Close up neighbours: together they keep the larger of the blanks between them (CLREQ 3.1.6)."""
        scan = self.scan
        for position in range(first + 1, last):
            before, after = face.right.get(scan[position - 1], 0), face.left.get(scan[position], 0)
            if before or after:
                self._cells(position)
                self.trail[-1] -= max(before, after)

    def _odd(self, first: int, last: int, face: Typeface) -> None:
        scan = self.scan
        expressions = patterns()
        if first and _is_hanzi(scan[first - 1]) and expressions.latin.match(scan, first):
            self.trail[-1] += marks.GAP
        for token in expressions.tokens.finditer(scan, first, last):
            word = token.group()
            width = face.width(word)
            if word[0] == " " or "\u2000" <= word[0] <= "\u200a":
                self._bound(token.end(), width, SPACE)
            elif word == "·":
                self._dot(token.end(), width, last)
            elif len(word) > 4 and (width > self.measure or expressions.soft.search(word)):
                at = token.start()
                for piece in expressions.soft.split(word):
                    self._word(at, piece, face)
                    at += len(piece)
            else:
                self._bound(token.end(), width, ATOM)
        if last < len(scan) and _is_hanzi(scan[last]) and expressions.latin.match(scan, last - 1):
            self.trail[-1] += marks.GAP

    def _dot(self, end: int, width: int, last: int) -> None:
        """The middle dot between hanzi stands in half an em (GB/T 15834-2011, 5.1)."""
        alone = end - 1 == 0 or end == last
        side = max(0, (500 - width) // 2) if alone and width < 500 else 0
        self.trail[-1] += side
        self._bound(end, width, ATOM)
        self.trail[-1] += side

    def _word(self, at: int, word: str, face: Typeface) -> None:
        """A part of a word that isn't divided; one wider than the measure may be divided anywhere."""
        width = face.width(word)
        if width <= self.measure:
            self._bound(at + len(word), width, ATOM)
            return
        for char in word:
            at += 1
            self._bound(at, face.width(char), ATOM)

    def _scaled(self, part: Stretch) -> None:
        start, end, face, scale, _, _ = part
        for position in range(start, end):
            self._bound(position + 1, round(face.width(self.scan[position]) * scale), ATOM)
