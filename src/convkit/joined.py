"""Lines of a source as one text that still knows where each of them lay: what a reader makes a record of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import accumulate, count, repeat
from typing import overload

from convkit.contract import Joined, Line, Source
from convkit.model import LineStart

_start: Callable[[tuple[int, int, int, str]], LineStart] = partial(tuple.__new__, LineStart)


def whole(source: Source) -> Joined | None:
    """All lines of ``source`` as one text; None where it has none."""
    lines = list(source.lines())
    return joined(source, lines) if lines else None


class Later(Sequence[LineStart]):
    """Where ``length`` lines begin, as ``find`` gives it; found when first asked for.

    Of a page that is one article the first place and the last are known without, and most ask for no others.
    """

    __slots__ = ("_find", "_found", "_length")

    def __init__(self, length: int, find: Callable[[], tuple[LineStart, ...]]) -> None:
        self._length = length
        self._find = find
        self._found: tuple[LineStart, ...] | None = None

    def _all(self) -> tuple[LineStart, ...]:
        if self._found is None:
            self._found = self._find()
        return self._found

    def __len__(self) -> int:
        """How many lines there are."""
        return self._length

    @overload
    def __getitem__(self, at: int) -> LineStart: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[LineStart]: ...
    def __getitem__(self, at: int | slice) -> LineStart | Sequence[LineStart]:
        """The line ``at``, or several."""
        return self._all()[at]

    def __eq__(self, other: object) -> bool:
        """Equal to whatever holds the same lines."""
        return isinstance(other, Sequence) and self._all() == tuple(other)

    def __hash__(self) -> int:
        """That of the tuple."""
        return hash(self._all())

    def __reduce__(self) -> tuple[object, ...]:
        """Between processes it is a tuple."""
        return tuple, (self._all(),)


def of_one_encoding(source: Source, texts: Sequence[str], lengths: Iterable[int], start: int) -> Joined:
    """``texts``, all lines of ``source``, one at least; ``lengths`` are theirs in bytes, of which the first is byte ``start``."""
    places = accumulate(map(len, texts), initial=0)
    bytes_ = list(accumulate(lengths, initial=start))
    ref = source.ref(start, bytes_[-1], 1)
    found = tuple(map(_start, zip(places, bytes_, count(1), repeat(""), strict=False)))[:-1] if len(texts) > 1 else ()
    return Joined("".join(texts), ref, found)


def joined(source: Source, lines: Sequence[Line]) -> Joined:
    """``lines`` of ``source``, one at least and one after another, in the encoding of most of them; the others name their own."""
    first = lines[0]
    if len(lines) == 1:
        return Joined(first.text, source.ref(first.start, first.end, first.number, first.encoding), ())
    texts, starts, ends, _, encodings = zip(*lines, strict=True)
    return of_lines(source, texts, starts, ends[-1], first.number, encodings)


def of_lines(
    source: Source, texts: Sequence[str], starts: Sequence[int], end: int, number: int, encodings: Sequence[str]
) -> Joined:
    """The lines ``texts``, two at least, that begin at the bytes ``starts`` and are in ``encodings``; the first is line ``number``."""
    most = encodings[0]
    own: Iterable[str] = repeat("")
    if encodings.count(most) != len(encodings):
        most = max(sorted(set(encodings)), key=encodings.count)
        own = ["" if encoding == most else encoding for encoding in encodings]
    places = accumulate(map(len, texts), initial=0)
    found = tuple(map(_start, zip(places, starts, count(number), own, strict=False)))
    return Joined("".join(texts), source.ref(starts[0], end, number, most), found)


class Held:
    """Lines on their way into one text; the first of them is line ``number``, ``size`` are their code points."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.size = 0
        self.texts: list[str] = []
        self._starts: list[int] = []
        self._encodings: list[str] = []

    def take(self, texts: Sequence[str], starts: Sequence[int], encodings: Sequence[str]) -> None:
        """Add lines, with the bytes at which they begin and their encodings."""
        self.texts += texts
        self._starts += starts
        self._encodings += encodings

    def joined(self, source: Source, end: int) -> Joined:
        """The lines as one text that ends at byte ``end``."""
        if len(self.texts) == 1:
            return Joined(self.texts[0], source.ref(self._starts[0], end, self.number, self._encodings[0]), ())
        return of_lines(source, self.texts, self._starts, end, self.number, self._encodings)
