"""Lines of a stretch of plain text: places, indents, gaps, what is closed and what is passed over."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from convkit.passes.reflow.lines import lines_of
from convkit.provenance import Span

ENDS = ["\n", "\r\n", "\x0c", "\x85", "\u2028", "\r", "\n\n", ""]
PIECES = st.lists(
    st.tuples(st.text(" \u3000\t", max_size=3), st.text("灯亮a，。 ", max_size=5), st.sampled_from(ENDS)), max_size=12
)
SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=4)


class Read(NamedTuple):
    """What is known of lines."""

    contents: list[str]
    starts: list[int]
    ends: list[int]
    indents: list[int]
    gaps: list[int]
    closed: frozenset[int]
    passed: dict[int, list[Span]]


def plainly(text: str, span: Span, furniture: list[Span], blocks: list[Span]) -> Read:
    """The same, one line after another."""
    found = Read([], [], [], [], [], frozenset(), {})
    closed = set()
    at, blank = span.start, 0
    for raw in text[span.start : span.end].splitlines(keepends=True):
        bare = raw.strip()
        start = at + len(raw) - len(raw.lstrip())
        end = start + len(bare)
        at += len(raw)
        if not bare:
            blank += 1
        elif any(f.start <= start and end <= f.end for f in furniture):
            found.passed.setdefault(len(found.starts), []).append(Span(start, end))
            blank += 1
        else:
            if any(b.start < end and start < b.end for b in blocks):
                closed.add(len(found.starts))
            space = raw[: len(raw) - len(raw.lstrip())]
            columns = sum({"\u3000": 2, "\t": 4, "\x0c": 0}.get(c, 1) for c in space)
            found.contents.append(bare)
            found.starts.append(start)
            found.ends.append(end)
            found.indents.append(columns)
            found.gaps.append(blank)
            blank = 0
    return found._replace(closed=frozenset(closed))


def apart(spans: list[tuple[int, int]]) -> list[Span]:
    """Spans one behind the other."""
    made: list[Span] = []
    for start, size in sorted(spans):
        if not made or start >= made[-1].end:
            made.append(Span(start, start + size))
    return made


@given(PIECES, SPANS, SPANS, st.integers(0, 5))
def test_all_lines_at_once_are_the_lines_one_by_one(
    pieces: list[tuple[str, str, str]], hidden: list[tuple[int, int]], held: list[tuple[int, int]], first: int
) -> None:
    text = "".join(indent + line + end for indent, line, end in pieces)
    span = Span(min(first, len(text)), len(text))
    furniture, blocks = apart(hidden), apart(held)
    found = lines_of(text, span, tuple(furniture), tuple(blocks))
    assert Read(*[getattr(found, name) for name in Read._fields]) == plainly(text, span, furniture, blocks)
