"""The lines of a stretch of plain text: where each begins and ends, its indent, the blank lines before it."""

from __future__ import annotations

import codecs
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, compress, count, pairwise
from operator import add
from typing import NamedTuple

from convkit.contract import TextView
from convkit.provenance import Span

STOPS = frozenset("。！？…!?．｡")
CLOSERS = "”’」』）)》】〉〕］]\"'*"
OPENERS = frozenset("“‘「『（(《【〈〔［[")
PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』", "（": "）", "(": ")", "《": "》", "【": "】", "〔": "〕"}


class Lines(NamedTuple):
    """The non-blank lines of one stretch, white space at both ends left out.

    ``starts`` and ``ends`` are positions of ``text``, ``contents`` what stands between them; ``indents`` are columns (a full-width space is 2); ``gaps`` are the blank
    lines before each line; ``closed`` lines belong to a block that an earlier pass made; ``passed`` holds for a line the
    furniture that stands between it and the line before.
    """

    text: str
    contents: list[str]
    starts: list[int]
    ends: list[int]
    indents: list[int]
    gaps: list[int]
    closed: frozenset[int]
    passed: dict[int, list[Span]]


def read_lines(view: TextView, span: Span) -> Lines:
    """The lines of ``span``; those inside furniture are passed over, those inside a block are closed.

    Made once for passes that see the same text with the same furniture and blocks.
    """
    furniture = [Span(f.start, f.end) for f in view.furniture if f.start < span.end and span.start < f.end]
    blocks = [
        Span(b.start, b.end) for b in view.blocks if b.start < span.end and span.start < b.end and b.start < b.end
    ]
    return lines_of(view.text, span, tuple(furniture), tuple(blocks))


@lru_cache(maxsize=2)
def lines_of(text: str, span: Span, furniture: tuple[Span, ...] = (), blocks: tuple[Span, ...] = ()) -> Lines:
    """The lines of ``span`` of ``text``."""
    if blocks:
        lines = lines_of(text, span, furniture)
        return lines._replace(closed=_closed(lines.starts, lines.ends, blocks))
    # Each step is one loop in C over all lines: texts have many, and most passes ask for them.
    raws = text[span.start : span.end].splitlines(keepends=True)
    bares = list(map(str.strip, raws))
    places = accumulate(map(len, raws), initial=span.start)
    numbers = list(compress(count(), bares))
    raws, begins, contents = list(compress(raws, bares)), compress(places, bares), list(filter(None, bares))
    leads = [raw.find(bare[0]) for raw, bare in zip(raws, contents, strict=True)]
    starts = list(map(add, begins, leads))
    ends = list(map(add, starts, map(len, contents)))
    indents = [_columns(raw[:lead]) if lead else 0 for raw, lead in zip(raws, leads, strict=True)]
    passed: dict[int, list[Span]] = {}
    if furniture:
        hidden = _Spans(furniture)
        shown = [not hidden.holding(a, b) for a, b in zip(starts, ends, strict=True)]
        for before, a, b in zip(accumulate(shown), starts, ends, strict=True):
            if hidden.holding(a, b):
                passed.setdefault(before, []).append(Span(a, b))
        numbers, contents = list(compress(numbers, shown)), list(compress(contents, shown))
        starts, ends = list(compress(starts, shown)), list(compress(ends, shown))
        indents = list(compress(indents, shown))
    gaps = [b - a - 1 for a, b in pairwise([-1, *numbers])]
    return Lines(text, contents, starts, ends, indents, gaps, frozenset(), passed)


@lru_cache(maxsize=1024)
def _columns(space: str) -> int:
    return len(space) + space.count("\u3000") + 3 * space.count("\t") - space.count("\x0c")


def _closed(starts: Sequence[int], ends: Sequence[int], blocks: Sequence[Span]) -> frozenset[int]:
    """The lines that share text with one of ``blocks``: for each of them those from where it begins to where it ends."""
    return frozenset([i for start, end in blocks for i in range(bisect_right(ends, start), bisect_left(starts, end))])


class _Spans:
    """Spans that are asked what they cover."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]

    def holding(self, start: int, end: int) -> bool:
        """Whether one of the spans covers ``start`` to ``end`` whole."""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and end <= self._spans[at].end


def ends_sentence(line: str) -> bool:
    """Whether ``line`` ends with a sentence mark, closing marks looked through."""
    if line[-1] in STOPS:
        return True
    bare = line.rstrip(CLOSERS)
    return bare != line and bare != "" and (bare[-1] in STOPS)


def is_han(character: str) -> bool:
    """Whether ``character`` is a Chinese character (Han = U+3400-9FFF, U+F900-FAFF, planes 2 and 3), kana included."""
    return (
        "\u4e00" <= character <= "\u9fff"
        or "\u3400" <= character <= "\u4dbf"
        or "\u3040" <= character <= "\u30ff"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U0003ffff"
    )


def is_wide(character: str) -> bool:
    """Whether ``character`` takes two columns: Han, and the marks that are set with it."""
    return (
        is_han(character)
        or "\u3000" <= character <= "\u303f"
        or "\uff00" <= character <= "\uff60"
        or character in "“”‘’—…·"
    )


def _strange(error: UnicodeError) -> tuple[str, int]:
    """What GBK can't write counts as one column up to the scripts of the East, as two from there on."""
    assert isinstance(error, UnicodeEncodeError)
    return "".join("??" if c >= "\u1100" else "?" for c in error.object[error.start : error.end]), error.end


codecs.register_error("convkit.columns", _strange)


def width(line: str) -> int:
    """The columns of ``line``: two for what GBK writes in two bytes, Han, Hangul and full-width marks."""
    return len(line) if line.isascii() else len(line.encode("gbk", "convkit.columns"))


def is_spaced(character: str) -> bool:
    """Whether ``character`` is a letter of a script that parts its words by blanks: Latin, Greek, Cyrillic, Hangul."""
    return character.isalpha() and (character < "\u1200" or "\uac00" <= character <= "\ud7a3")


def open_marks(line: str) -> int:
    """How many quotes and brackets ``line`` opens and leaves open (0 where none, or where more are closed)."""
    return sum(max(0, line.count(first) - line.count(last)) for first, last in PAIRS.items() if first in line)
