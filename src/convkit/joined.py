"""Lines of a source as one text that still knows where each of them lay: what a reader makes a record of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import accumulate, repeat
from typing import NamedTuple

from convkit.contract import Line, Source
from convkit.model import LineStart
from convkit.provenance import SourceRef

_start: Callable[[tuple[int, int, int, str]], LineStart] = partial(tuple.__new__, LineStart)


class Joined(NamedTuple):
    """Lines as one ``text``: ``ref`` is where it lay, ``lines`` where each line begins (() for one line), as a record has them."""

    text: str
    ref: SourceRef
    lines: tuple[LineStart, ...]


def joined(source: Source, lines: Sequence[Line]) -> Joined:
    """``lines`` of ``source``, one at least and one after another, in the encoding of most of them; the others name their own."""
    first = lines[0]
    if len(lines) == 1:
        return Joined(first.text, source.ref(first.start, first.end, first.number, first.encoding), ())
    texts, starts, ends, numbers, encodings = zip(*lines, strict=True)
    most = encodings[0]
    own: Iterable[str] = repeat("")
    if encodings.count(most) != len(encodings):
        most = max(sorted(set(encodings)), key=encodings.count)
        own = ["" if encoding == most else encoding for encoding in encodings]
    places = accumulate(map(len, texts), initial=0)
    found = tuple(map(_start, zip(places, starts, numbers, own, strict=False)))
    return Joined("".join(texts), source.ref(first.start, ends[-1], first.number, most), found)
