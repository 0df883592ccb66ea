"""The pass ``reflow.blocks``: makes every line of a plain stretch part of a block, or says why it is none.

It runs behind all others of its stage, so that a line is a paragraph by then; verse and code keep their lines in one block.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from convkit.contract import Mark, TextView
from convkit.model import Block, BlockKind, Furniture, made_block
from convkit.passes.reflow.borders import Page, page_of
from convkit.passes.reflow.pagenumbers import read_number
from convkit.passes.reflow.rules import Patterns, is_note
from convkit.provenance import Edit, PositionMap, Span

CAPTIONS, JOIN = "reflow.captions", "reflow.join"
BULLETS = frozenset("*+-•▪◦‣")
PASSED_OVER = "stood inside a paragraph"


class Blocks:
    """Marks the blocks of plain stretches."""

    def propose(self, view: TextView) -> Iterable[Edit | Mark]:
        """A block for each line or run of lines; what moved behind a paragraph is a caption, a note or furniture."""
        moved = list(moved_spans(view))
        captions = [span for name, span in moved if name == CAPTIONS]
        aside = [span for name, span in moved if name == JOIN]
        for span in view.plain:
            yield from _marks(view.text, page_of(view, span), captions, aside)


def _marks(text: str, page: Page, captions: list[Span], aside: list[Span]) -> Iterator[Edit | Mark]:
    lines = page.lines
    items = list_items(page)
    if not (captions or aside or items or page.runs):
        # Most texts: every line is a paragraph.
        yield from [
            made_block((BlockKind.PARAGRAPH, start, end, 0, -1, ()))
            for index, (start, end) in enumerate(zip(lines.starts, lines.ends, strict=True))
            if index not in lines.closed
        ]
        return
    runs = {first: (kind, last) for kind, first, last in page.runs}
    index = 0
    while index < len(page.contents):
        kind, last = runs.get(index, (BlockKind.PARAGRAPH, index + 1))
        start, end = lines.starts[index], lines.ends[last - 1]
        if index not in lines.closed:
            if (aside and _inside(aside, start, end)) or (
                captions and _inside(captions, start, end) and read_number(page.contents[index])
            ):
                yield Furniture(start, end, PASSED_OVER)
            elif captions and _inside(captions, start, end):
                yield Block(BlockKind.NOTE if is_note(page.contents[index]) else BlockKind.CAPTION, start, end)
            elif index in items:
                marker = items[index]
                yield Edit(start, marker, "")
                yield Block(BlockKind.LIST_ITEM, start + len(marker), end, 1)
            else:
                if kind is BlockKind.VERSE:
                    yield from _outdented(text, lines.starts[index:last], lines.ends[index:last])
                yield made_block((kind, start, end, 0, -1, ()))
        index = last


def _outdented(text: str, starts: Sequence[int], ends: Sequence[int]) -> Iterator[Edit]:
    """Edits that take from lines of verse the indent that all of them have; what one has beyond it is the poet's."""
    indents = [text[text.rfind("\n", 0, start) + 1 : start] for start in starts]
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(min(indents), max(indents), strict=False)))
    for before, start, indent in zip(ends, starts[1:], indents[1:], strict=False):
        old, new = text[before:start], "\n" + indent[common:]
        if old != new:
            yield Edit(before, old, new)


def list_items(page: Page) -> dict[int, str]:
    """The lines that are items of a list, with the mark that says so: at least two neighbours with the same mark."""
    found: dict[int, str] = {}
    if BULLETS.isdisjoint([line[0] for line in page.contents]):
        return found
    previous = ""
    for index, line in enumerate(page.contents):
        marker = ""
        if line[0] in BULLETS and len(line) > 2 and line[1] in " \u3000\t" and not Patterns.rule.match(line):
            marker = line[: _marker_length(line)]
            if previous == line[0]:
                found[index] = marker
                found.setdefault(index - 1, page.contents[index - 1][: _marker_length(page.contents[index - 1])])
        previous = line[0] if marker else ""
    return found


def _marker_length(line: str) -> int:
    return len(line) - len(line[1:].lstrip())


def _inside(spans: Iterable[Span], start: int, end: int) -> bool:
    return any(span.start <= start and end <= span.end for span in spans)


def moved_spans(view: TextView) -> Iterator[tuple[str, Span]]:
    """What passes of this stage moved: the pass's name, and where the text stands now."""
    steps = view.steps
    for number, step in enumerate(steps):
        if not step.name.startswith("reflow."):
            continue
        shift = 0
        for edit in step.edits:
            if edit.move is not None and not edit.old:
                start, end = edit.start + shift, edit.start + shift + len(edit.new)
                for later in steps[number + 1 :]:
                    start, end = PositionMap(later.edits).span(start, end)
                yield step.name, Span(start, end)
            shift += len(edit.new) - len(edit.old)
