"""The lines of a stretch of plain text: where each begins and ends, its indent, the blank lines before it."""

from __future__ import annotations

import codecs
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from copy import copy
from functools import cached_property, lru_cache
from itertools import accumulate, chain, compress, count, pairwise
from operator import add, itemgetter

from convkit.contract import TextView
from convkit.provenance import Span

STOPS = frozenset("。！？…!?．｡")
CLOSERS = "”’」』）)》】〉〕］]\"'*"
OPENERS = frozenset("“‘「『（(《【〈〔［[")
PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』", "（": "）", "(": ")", "《": "》", "【": "】", "〔": "〕"}


class Lines:
    """The non-blank lines of ``span`` of ``text``, white space at both ends left out.

    ``contents`` is what they read.  ``closed`` lines belong to a block that an earlier pass made; ``passed`` holds for a line the
    furniture that stands between it and the line before.  Where lines stand is found when it is asked for: most texts are
    known for what they are by what their lines read.
    """

    def __init__(self, text: str, span: Span) -> None:
        # Each step is one loop in C over all lines: texts have many, and most passes ask for them.
        self.text = text
        self.closed: frozenset[int] = frozenset()
        self.passed: dict[int, list[Span]] = {}
        self._first = span.start
        raws = text[span.start : span.end].splitlines(keepends=True)
        self._lengths = list(map(len, raws))
        self._bares = list(map(str.strip, raws))
        self.contents = list(filter(None, self._bares))

    @cached_property
    def _places(self) -> list[int]:
        """Where each begins with the white space before it."""
        return list(compress(accumulate(self._lengths, initial=self._first), self._bares))

    @cached_property
    def starts(self) -> list[int]:
        """Where each begins, as a position of ``text``."""
        return list(map(self.text.find, map(itemgetter(0), self.contents), self._places))

    @cached_property
    def ends(self) -> list[int]:
        """Where each ends."""
        return list(map(add, self.starts, map(len, self.contents)))

    @cached_property
    def indents(self) -> list[int]:
        """The columns before each (a full-width space is 2)."""
        text = self.text
        return [_columns(text[a:b]) if a < b else 0 for a, b in zip(self._places, self.starts, strict=True)]

    @cached_property
    def gaps(self) -> list[int]:
        """The blank lines before each."""
        return _gaps(compress(count(), self._bares))

    def without(self, furniture: Iterable[Span]) -> Lines:
        """The same lines, those passed over that ``furniture`` covers whole."""
        hidden = _Spans(furniture)
        starts, ends = self.starts, self.ends
        shown = [not hidden.holding(a, b) for a, b in zip(starts, ends, strict=True)]
        found = copy(self)
        found.passed = {}
        for before, seen, a, b in zip(accumulate(shown), shown, starts, ends, strict=True):
            if not seen:
                found.passed.setdefault(before, []).append(Span(a, b))
        found.gaps = _gaps(compress(compress(count(), self._bares), shown))
        found.contents = list(compress(self.contents, shown))
        found.starts, found.ends = list(compress(starts, shown)), list(compress(ends, shown))
        found.indents = list(compress(self.indents, shown))
        return found

    def within(self, blocks: Sequence[Span]) -> Lines:
        """The same lines, those closed that share text with one of ``blocks``."""
        starts, ends = self.starts, self.ends
        found = copy(self)
        found.closed = frozenset(
            [i for start, end in blocks for i in range(bisect_right(ends, start), bisect_left(starts, end))]
        )
        return found


def _gaps(numbers: Iterable[int]) -> list[int]:
    """The blank lines before each of the lines ``numbers``, counted with blank ones."""
    return [b - a - 1 for a, b in pairwise(chain((-1,), numbers))]


def read_lines(view: TextView, span: Span) -> Lines:
    """The lines of ``span``; those inside furniture or of a field are passed over, those inside a block are closed.

    Made once for passes that see the same text with the same furniture, fields and blocks.
    """
    return lines_of(view.text, span, *known_spans(view, span))


def known_spans(view: TextView, span: Span) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """What of ``span`` is furniture or a field, and what is a block."""
    aside = [Span(f.start, f.end) for f in view.furniture if f.start < span.end and span.start < f.end]
    aside += [Span(f.start, f.end) for f in view.fields if not f.keep and span.start <= f.start < f.end <= span.end]
    blocks = [
        Span(b.start, b.end) for b in view.blocks if b.start < b.end and b.start < span.end and span.start < b.end
    ]
    return tuple(aside), tuple(blocks)


@lru_cache(maxsize=2)
def lines_of(text: str, span: Span, furniture: tuple[Span, ...] = (), blocks: tuple[Span, ...] = ()) -> Lines:
    """The lines of ``span`` of ``text``."""
    if blocks:
        return lines_of(text, span, furniture, ()).within(blocks)
    lines = Lines(text, span)
    return lines.without(furniture) if furniture else lines


@lru_cache(maxsize=1024)
def _columns(space: str) -> int:
    return len(space) + space.count("\u3000") + 3 * space.count("\t") - space.count("\x0c")


class _Spans:
    """Spans that are asked what they cover."""

    def __init__(self, spans: Iterable[Span]) -> None:
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
