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
from convkit.writers.pdf.glyphs import Font, units
from convkit.writers.pdf.typeface import Typeface, Words, is_western

ATOM, CELLS, SPACE = 0, 1, 2
UNBOUND = 1 << 60
"""A measure that is wider than any word."""


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


_make = tuple.__new__
"""Makes a tuple with names of all its values, in half of the time."""


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

    ``scan`` is the text in its forms, ``codes`` what is drawn for it, one code for each character, ``data`` the same in bytes and with marks that
    are next to marks without the blank that they lose: b"" where one font can't draw all of it.  Between ``at[i]`` and ``at[i + 1]``
    lies a stretch of ``kinds[i]``: CELLS of 1,000, an ATOM that isn't divided, or SPACE.  ``lead[i]`` is the width of all before ``at[i]``,
    ``trail[i]`` the same with what is added or taken away there; it is not, where a line begins or ends at ``at[i]``.
    ``runs`` are the stretches that are not CELLS.
    ``gaps[i]`` counts the places after cells before ``at[i]``, less one for each cell that something else follows.
    ``spans`` is empty where ``font`` draws all of it.  ``left`` and ``right`` are the blanks of marks.  ``spaced`` says that a stretch is SPACE.
    ``widest`` is the width of the widest word.
    """

    scan: str
    codes: str
    data: bytes
    font: Font
    at: list[int]
    lead: list[int]
    trail: list[int]
    kinds: list[int]
    gaps: list[int]
    runs: list[int]
    spans: tuple[Span, ...]
    left: dict[str, int]
    right: dict[str, int]
    skips: bool
    spaced: bool
    widest: int

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
    tokens: re.Pattern[str]
    soft: re.Pattern[str]
    whole: re.Pattern[str]
    latin: re.Pattern[str]


@lru_cache(maxsize=1)
def patterns() -> _Patterns:
    """The expressions of this module, compiled when the first paragraph is set; ``whole`` is a word that ``soft`` does not divide."""
    word = "!-~\u00a0-\u1fff\u2010-\u2027\u202f-\u205e\u2070-\u218f\ud800-\udbff"
    return _Patterns(
        tokens=re.compile(f"[ \u2000-\u200a]+|[{word}]+|."),
        soft=re.compile(r"(?<=[0-9A-Za-z])(?=[/&=_])|(?<=[A-Za-z]{2}-)(?=[A-Za-z]{2})"),
        whole=re.compile("[!-%'-,.0-<>-^`-~]+"),
        latin=re.compile("[0-9A-Za-z%\u00c0-\u052f]"),
    )


def _is_hanzi(char: str) -> bool:
    """Whether ``char`` is an ideograph, kana or hangul: no mark, no form of full width."""
    if char < "\u3400":
        return "\u3041" <= char <= "\u30fa" or "\u2e80" <= char <= "\u2fdf" or char in "々〇〻ーヽヾ"
    return char <= "\ufaff" or char >= "\U00020000" or "\udc00" <= char <= "\udffd"


def set_plain(text: str, typeface: Typeface, measure: int, count: bool = True) -> Setting:
    """``text`` in one typeface; no part of it that isn't divided is wider than ``measure``.

    ``count``: characters without a glyph are counted in the book.
    """
    scan = typeface.scan_text(text, is_western(text))
    codes = typeface.code_text(scan)
    part = _make(Stretch, (0, len(text), typeface, 1.0, 0.0, 0))
    spans: list[Span] = []
    foreign = typeface.foreign_in(scan, count) if typeface.foreign else []
    if foreign:
        _add_spans(spans, part, foreign)
    builder = _Builder(scan, measure)
    if not spans and typeface.font.grows:
        builder.data = bytearray(units(codes))
    builder.add(part)
    return builder.setting(codes, typeface, spans)


def set_stretches(text: str, stretches: Sequence[Stretch], measure: int, count: bool = True) -> Setting:
    """``text`` in one or more looks that tile it, as :func:`set_plain` sets one."""
    main = max(stretches, key=lambda s: s.end - s.start).typeface
    scans: list[str] = []
    codes: list[str] = []
    spans: list[Span] = []
    western = is_western(text)
    for part in stretches:
        face = part.typeface
        scan = face.scan_text(text[part.start : part.end], western)
        scans.append(scan)
        codes.append(face.code_text(scan))
        _add_spans(spans, part, face.foreign_in(scan, count))
    builder = _Builder("".join(scans), measure)
    for part in stretches:
        builder.add(part)
    return builder.setting("".join(codes), main, spans)


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
    """Lists the stretches of a text and their widths, from left to right; takes blank from the marks of ``data``, if that is set."""

    __slots__ = ("at", "data", "gaps", "kinds", "lead", "measure", "runs", "scan", "trail", "widest")

    def __init__(self, scan: str, measure: int) -> None:
        self.scan = scan
        self.measure = measure
        self.data: bytearray | None = None
        self.at = [0]
        self.lead = [0]
        self.trail = [0]
        self.gaps = [0]
        self.kinds: list[int] = []
        self.runs: list[int] = []
        self.widest = 0

    def add(self, part: Stretch) -> None:
        """Take in the next stretch: cells up to what breaks their row, then that."""
        start, end, face, scale, _, _ = part
        if scale != 1.0:
            self._scaled(part)
            return
        scan, at, lead, trail, gaps, kinds = self.scan, self.at, self.lead, self.trail, self.gaps, self.kinds
        losses, words, measure, length = face.losses, face.words, self.measure, len(scan)
        data, cut = self.data, -1
        here, width, places = start, trail[-1], gaps[-1]
        for match in face.events.finditer(scan, start, end):
            first, stop = match.span()
            amount = 0
            if match.lastindex is None:
                pair = scan[first : stop + 1]
                amount, which, less = losses.get(pair) or face.loss(pair)
                if not amount:
                    continue
                if data is not None:
                    before, cut = cut, 2 * (first + which)
                    if cut == before:
                        less = face.font.less(bytes(data[cut : cut + 2]), amount, which)
                    data[cut : cut + 2] = less
                first = stop
            if here < first:
                width += 1000 * (first - here)
                places += first - here
                at.append(first)
                lead.append(width)
                trail.append(width)
                gaps.append(places)
                kinds.append(CELLS)
                here = first
            if amount:
                trail[-1] = width = width - amount
                continue
            text = scan[first:stop]
            run = words.get(text) or _run_of(text, face, UNBOUND)
            alone = run.alone
            if not 0 < alone <= measure:
                self._run(first, stop, run, face)
                here, width, places = stop, trail[-1], gaps[-1]
                continue
            if alone > self.widest:
                self.widest = alone
            if first:
                if kinds and kinds[-1] == CELLS:
                    gaps[-1] = places = places - 1
                if run.opens and ("\u4e00" <= scan[first - 1] <= "\u9fff" or _is_hanzi(scan[first - 1])):
                    trail[-1] = width = width + marks.GAP
            self.runs.append(len(kinds))
            at.append(stop)
            width += alone
            lead.append(width)
            if run.closes and stop < length and ("\u4e00" <= scan[stop] <= "\u9fff" or _is_hanzi(scan[stop])):
                width += marks.GAP
            trail.append(width)
            gaps.append(places)
            kinds.append(ATOM)
            here = stop
        if here < end:
            self._cells(here, end)

    def setting(self, codes: str, face: Typeface, spans: Sequence[Span]) -> Setting:
        """What was taken in, drawn by ``codes``, which are ``face``'s where ``spans`` don't say otherwise."""
        return Setting(
            self.scan, codes, bytes(self.data or b""), face.font, self.at, self.lead, self.trail, self.kinds, self.gaps,
            self.runs, tuple(spans), face.left, face.right, marks.SKIP in self.scan, SPACE in self.kinds, self.widest,
        )  # fmt: skip

    def _cells(self, start: int, end: int) -> None:
        width = self.trail[-1] + 1000 * (end - start)
        self.at.append(end)
        self.lead.append(width)
        self.trail.append(width)
        self.gaps.append(self.gaps[-1] + end - start)
        self.kinds.append(CELLS)

    def _run(self, first: int, stop: int, run: Words, face: Typeface) -> None:
        scan, at, lead, trail, gaps, kinds = self.scan, self.at, self.lead, self.trail, self.gaps, self.kinds
        if run.widest > self.measure:
            run = _run_of(scan[first:stop], face, self.measure)
        if run.widest > self.widest:
            self.widest = run.widest
        here, places = trail[-1], gaps[-1]
        if first:
            if kinds and kinds[-1] == CELLS:
                gaps[-1] = places = places - 1
            if run.opens and _is_hanzi(scan[first - 1]):
                trail[-1] = here = here + marks.GAP
        for end, width, kind, side in run.bounds:
            if side:
                trail[-1] = here = here + side
            here += width
            self.runs.append(len(kinds))
            at.append(first + end)
            lead.append(here)
            here += side
            trail.append(here)
            gaps.append(places)
            kinds.append(kind)
        if run.closes and stop < len(scan) and _is_hanzi(scan[stop]):
            trail[-1] = here + marks.GAP

    def _scaled(self, part: Stretch) -> None:
        """Each character of a raised or lowered text by itself."""
        start, end, face, scale, _, _ = part
        widths = [round(face.width(char) * scale) for char in self.scan[start:end]]
        bounds = tuple([(number + 1, width, ATOM, 0) for number, width in enumerate(widths)])
        self._run(start, end, Words(False, False, 0, 0, bounds), face)


def _run_of(text: str, face: Typeface, measure: int) -> Words:
    """``text`` in parts, none of them a word wider than ``measure``; kept in ``face`` where that is without bound."""
    expressions = patterns()
    if expressions.whole.fullmatch(text):
        widths = face.widths
        width = sum([widths.get(char, 1000) for char in text])
        if width <= measure:
            first, last = text[0], text[-1]
            opens, closes = first.isalnum() or first == "%", last.isalnum() or last == "%"
            run = _make(Words, (opens, closes, width, width, ((len(text), width, ATOM, 0),)))
            if measure == UNBOUND:
                face.keep(text, run)
            return run
    bounds: list[tuple[int, int, int, int]] = []
    for token in expressions.tokens.finditer(text):
        word, end = token.group(), token.end()
        width = face.width(word)
        if word[0] == " " or "\u2000" <= word[0] <= "\u200a":
            bounds.append((end, width, SPACE, 0))
        elif word == "·":
            apart = end == 1 or end == len(text)
            bounds.append((end, width, ATOM, max(0, (500 - width) // 2) if apart else 0))
        elif width > measure or (len(word) > 4 and expressions.soft.search(word)):
            end = token.start()
            for piece in expressions.soft.split(word):
                for part in [piece] if face.width(piece) <= measure else piece:
                    end += len(part)
                    bounds.append((end, face.width(part), ATOM, 0))
        else:
            bounds.append((end, width, ATOM, 0))
    widest = max([width for _, width, kind, _ in bounds if kind == ATOM], default=0)
    alone = widest if len(bounds) == 1 and bounds[0][2:] == (ATOM, 0) else 0
    run = Words(
        bool(expressions.latin.match(text)), bool(expressions.latin.match(text[-1])), widest, alone, tuple(bounds)
    )
    if measure == UNBOUND:
        face.keep(text, run)
    return run
