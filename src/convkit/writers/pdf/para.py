"""A block of text as rows in a column: the style's numbers meet the line breaker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise, repeat
from typing import NamedTuple

from convkit.layouts import Style
from convkit.model import Run
from convkit.titlelines import divided
from convkit.writers.pdf.breaking import Line, break_lines, keeps_rules
from convkit.writers.pdf.setting import Setting, Stretch, set_plain, set_stretches
from convkit.writers.pdf.typeface import Faces, Typeface

SMALL = 0.62
"""The size of raised and lowered characters and of readings, as a part of the text's."""
RAISED, LOWERED = 0.36, -0.14
MOST_BALANCED = 8
"""A title of more lines than this is set as it comes."""
NARROWEST = 200
"""How near the narrowest measure is looked for, in thousandths of the em."""
UNITS = frozenset("年月日时号届次个万亿名元米")
"""What a title keeps with the figure before it."""
FLUSH = ("justify", "left")
ROUND_WORD = (0, 1000, 2000, 3000)
"""What marks round a word may take, in thousandths of the em."""


class Group(NamedTuple):
    """A structure element that holds several items; an equal ``key`` means the same one."""

    tag: str
    key: int
    attributes: bytes = b""
    name: str = ""


class Look(NamedTuple):
    """How a stretch of a paragraph differs: "plain", "link", "note" or "ruby", with address, note or reading."""

    kind: str
    value: str = ""


PLAIN = Look("plain")


class Row(NamedTuple):
    """A line of a paragraph: ``x`` in pt from the left edge of the column."""

    setting: Setting
    line: Line
    x: float


_row: Callable[[tuple[Setting, Line, float]], Row] = partial(tuple.__new__, Row)
"""Makes a row of all its values, in half of the time."""


@dataclass(slots=True)
class Para:
    """A text block ready to be put on pages.

    ``rows`` are set ``pitch`` pt from each other, ``lift`` of it above the line (readings).  ``path`` are the groups it stands in,
    outermost first; ``tag`` is its own structure element ("" for none: its content belongs to the last group).  ``looks`` are what
    a span's ``look`` counts.  ``sink`` is the space above it where it opens a page.  ``marker`` is drawn at ``marker_x`` before the first row: "•" or a number.  ``outline`` is the level in the
    outline (0 for none), ``label`` its text there, ``opens`` says that an article or a part begins with it, ``anchor`` a name that links go to.  An ``imprint`` stands at the foot of a page, between lines; what is ``fresh`` begins a page.
    ``notes`` are called by the rows whose numbers stand with them, in order.
    """

    rows: list[Row]
    style: Style
    pitch: float
    typeface: Typeface
    path: tuple[Group, ...] = ()
    tag: str = "P"
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False
    looks: tuple[Look, ...] = (PLAIN,)
    lift: float = 0.0
    sink: float = 0.0
    marker: str = ""
    marker_x: float = 0.0
    outline: int = 0
    label: str = ""
    anchor: str = ""
    opens: bool = False
    imprint: bool = False
    fresh: bool = False
    notes: tuple[tuple[int, Para], ...] = ()

    @property
    def height(self) -> float:
        """The height of the rows in pt, without the space before and after."""
        return self.pitch * len(self.rows)


def _place(run: Run) -> tuple[int, int]:
    return run.start, run.end


def make_para(
    text: str, style: Style, faces: Faces, width: float, runs: Sequence[Run] = (), *, count: bool = True
) -> Para:
    """``text`` in ``style`` in a column of ``width`` pt.  A newline in it begins a new line.

    ``count``: characters without a glyph are counted.
    """
    left = style.indent * style.size
    measure = int((width - left - style.right * style.size) * 1000 / style.size + 0.001)
    settings, looks = _settings(text, style, faces, measure, runs, count)
    return _para(_rows(settings, style, measure, left), looks, style, faces)


def balanced(text: str, style: Style, faces: Faces, width: float, *, count: bool = True) -> Para:
    """``text`` in ``style`` over as few lines as it needs: divided at a headline's own gap, else between words, all about equally long (titles)."""
    full = int(width * 1000 / style.size + 0.001)
    settings, looks = _settings(text, style, faces, full, (), count)
    rows = _rows(settings, style, full, 0.0)
    lines = len(rows)
    parted = _at_gap(text, lines)
    if parted != text:
        settings, looks = _settings(parted, style, faces, full, (), False)
        if len(_rows(settings, style, full, 0.0)) == lines:
            return _para(_rows(settings, style, full, 0.0), looks, style, faces)
        settings, looks = _settings(text, style, faces, full, (), False)
    if 1 < lines <= MOST_BALANCED:
        rows = _sensible(text, style, faces, full, lines) or _narrowed(settings, style, full, lines)
    return _para(rows, looks, style, faces)


def _sensible(text: str, style: Style, faces: Faces, full: int, lines: int) -> list[Row]:
    """``text`` on so many lines that end between words; [] where a column of ``full`` does not hold them."""
    found = divided(text, lines, full / 1000) if "\n" not in text else []
    settings, _ = _settings("\n".join(found), style, faces, full, (), False)
    rows = _rows(settings, style, full, 0.0) if found else []
    return rows if len(rows) == lines else []


def _narrowed(settings: Sequence[Setting], style: Style, full: int, lines: int) -> list[Row]:
    """``settings`` in about the narrowest column that holds them on so many lines."""
    low, high = full // 3, full
    while high - low > NARROWEST:
        middle = (low + high) // 2
        if len(_rows(settings, style, middle, 0.0)) > lines:
            low = middle
        else:
            high = middle
    tries = []
    for measure in range(high, min(high + 6000, full + 1), 1000):
        side = (full - measure) * style.size / 2000 if style.align == "center" else 0.0
        tries.append(_rows(settings, style, measure, side))
    return min(tries, key=_bad_breaks)


def _at_gap(text: str, lines: int) -> str:
    """A headline of two lines with its middlemost gap between two Han (春耕忙 秧苗壮) as the line's end."""
    if lines != 2 or "\n" in text:
        return text
    gaps = [
        at
        for at, mark in enumerate(text)
        if mark in " \u3000" and 0 < at < len(text) - 1 and not (text[at - 1].isascii() or text[at + 1].isascii())
    ]
    if not gaps:
        return text
    at = min(gaps, key=lambda gap: abs(2 * gap - len(text)))
    return f"{text[:at]}\n{text[at + 1 :]}"


def _settings(
    text: str, style: Style, faces: Faces, measure: int, runs: Sequence[Run], count: bool
) -> tuple[list[Setting], list[Look]]:
    """The lines that ``text`` itself has, ready for breaking, and the looks of their spans."""
    typeface = faces(style.font)
    looks: list[Look] = [PLAIN]
    indent = round(style.first_indent * 1000)
    if not runs and "\n" not in text:
        return [_whole(text.replace("\t", " "), (), typeface, measure, indent, count)], looks
    made: list[Setting] = []
    waiting = sorted(runs, key=_place, reverse=True)
    inside: list[Run] = []
    start = 0
    for text_line in text.replace("\t", " ").split("\n"):
        end = start + len(text_line)
        while waiting and waiting[-1].start < end:
            inside.append(waiting.pop())
        inside = [run for run in inside if run.end > start]
        parts = _stretches(inside, start, end, typeface, faces, looks) if inside else ()
        made.append(_whole(text_line, parts, typeface, measure, 0 if start else indent, count))
        start = end + 1
    return made, looks


def _whole(
    text: str, parts: Sequence[Stretch], typeface: Typeface, measure: int, indent: int, count: bool
) -> Setting:  # fmt: skip
    """``text`` set so that its words are whole, where lines can be made of them; else the widest of them may be divided."""
    setting = set_stretches(text, parts, measure, count) if parts else set_plain(text, typeface, measure, count)
    room = measure - indent
    if setting.widest > room - ROUND_WORD[-1] and not _keeps(setting, measure, indent):
        for marks_round in ROUND_WORD:
            narrow = max(room - marks_round, 1000)
            setting = set_stretches(text, parts, narrow, False) if parts else set_plain(text, typeface, narrow, False)
            if _keeps(setting, measure, indent):
                break
    return setting


def _keeps(setting: Setting, measure: int, indent: int) -> bool:
    return keeps_rules(setting, break_lines(setting, measure, indent), measure, indent)


def _rows(settings: Sequence[Setting], style: Style, measure: int, left: float) -> list[Row]:
    """``settings`` broken in a column of ``measure`` (thousandths of the em) that begins at ``left`` pt."""
    rows: list[Row] = []
    size = style.size
    first = round(style.first_indent * 1000)
    justify, flush = style.align == "justify", style.align in FLUSH
    for setting in settings:
        lines = break_lines(setting, measure, first, justify, flush)
        if flush:
            at = len(rows)
            rows += map(_row, zip(repeat(setting), lines, repeat(left)))
            if first:
                rows[at] = _row((setting, lines[0], left + first * size / 1000))
        else:
            part = 0.5 if style.align == "center" else 1.0
            rows += [_row((setting, line, left + (measure - line.width) * part * size / 1000)) for line in lines]
        first = 0
    return rows


def _para(rows: list[Row], looks: Sequence[Look], style: Style, faces: Faces) -> Para:
    lift = style.size * SMALL if len(looks) > 1 and any(look.kind == "ruby" for look in looks) else 0.0
    return Para(
        rows, style, style.leading + lift, faces(style.font), before=style.before, after=style.after,
        keep_next=style.keep_next, looks=tuple(looks), lift=lift,
    )  # fmt: skip


def _bad_breaks(rows: Sequence[Row]) -> int:
    """How many lines of a title end inside a date or a number with its unit, or leave the last line far too short."""
    bad = 0
    for above, row in pairwise(rows):
        scan, start = row.setting.scan, row.line.start
        if above.setting is row.setting and scan[start] in UNITS and scan[start - 1].isdigit():
            bad += 2
    widths = [row.line.width for row in rows]
    return bad + (2 * widths[-1] < max(widths))


def calls(para: Para) -> list[tuple[int, str]]:
    """The row in which each note that ``para`` calls is called first, and the note's name."""
    found: list[tuple[int, str]] = []
    seen: set[int] = set()
    for number, row in enumerate(para.rows):
        for span in row.setting.spans:
            called = para.looks[span.look].kind == "note" and row.line.start <= span.start < row.line.end
            if called and span.look not in seen:
                seen.add(span.look)
                found.append((number, para.looks[span.look].value))
    return found


def _stretches(
    runs: Sequence[Run], start: int, end: int, typeface: Typeface, faces: Faces, looks: list[Look]
) -> list[Stretch]:
    """The parts of the line ``start`` to ``end`` between the borders of ``runs``, each with what the runs over it say."""
    borders = sorted({start, end, *(min(max(edge, start), end) for run in runs for edge in (run.start, run.end))})
    numbers: dict[Run, int] = {}
    for run in runs:
        if run.kind in ("link", "noteref", "ruby") and run.value:
            numbers[run] = len(looks)
            looks.append(Look("note" if run.kind == "noteref" else run.kind, run.value))
    made: list[Stretch] = []
    waiting = sorted(runs, key=_place, reverse=True)
    over: list[Run] = []
    for left, right in pairwise(borders):
        while waiting and waiting[-1].start <= left:
            over.append(waiting.pop())
        over = [run for run in over if run.end >= right]
        kinds = {run.kind for run in over}
        face = typeface
        if "strong" in kinds:
            face = faces("hei")
        elif "emphasis" in kinds:
            face = faces("kai") if faces("kai").font is not typeface.font else faces("hei")
        scale, rise = 1.0, 0.0
        if "sup" in kinds or "sub" in kinds:
            scale, rise = SMALL, RAISED if "sup" in kinds else LOWERED
        look = max((numbers[run] for run in over if run in numbers), default=0)
        made.append(Stretch(left - start, right - start, face, scale, rise, look))
    return made
