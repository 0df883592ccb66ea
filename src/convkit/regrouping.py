"""Paragraphs of a draft joined and cut as a person decided; recorded as one step, so that undoing gives the text back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from convkit.draft import Draft
from convkit.model import Block, BlockKind, Furniture, Run
from convkit.provenance import Edit, PositionMap

NAME = "decisions"
"""What the steps of decisions are called in the record."""
VERSION = 1
WHOLE = frozenset({BlockKind.TABLE, BlockKind.CELL, BlockKind.IMAGE, BlockKind.BREAK})
"""Blocks that can be neither joined nor cut."""
PASSED = frozenset({BlockKind.IMAGE, BlockKind.BREAK, BlockKind.CAPTION})
"""Blocks that may stand inside a sentence of the text round them."""
LINED = frozenset({BlockKind.VERSE, BlockKind.CODE})
"""Blocks that keep their lines."""


def block_at(draft: Draft, position: int) -> int | None:
    """The index of the block, no cell of a table, that holds the character at ``position``; None where none does."""
    found = bisect_right(draft.blocks, position, key=lambda block: block.start) - 1
    while found >= 0:
        block = draft.blocks[found]
        if block.kind is BlockKind.CELL and block.parent >= 0:
            found = block.parent
        elif block.start < block.end:
            return found if position < block.end else None
        else:
            found -= 1
    return None


def before(draft: Draft, index: int) -> int | None:
    """The index of the block with text that block ``index`` would go on: pictures, breaks and captions are passed over."""
    for found in range(index - 1, -1, -1):
        block = draft.blocks[found]
        cell = block.kind is BlockKind.CELL and block.parent >= 0
        passed = block.kind in PASSED and draft.blocks[index].kind is not block.kind
        if block.start < block.end and not cell and not passed:
            return found
    return None


def why_not_joined(draft: Draft, index: int) -> str:
    """What keeps block ``index`` from going on the one before it; "" where nothing does."""
    previous = before(draft, index)
    if previous is None:
        return "no paragraph stands before it"
    first, second = draft.blocks[previous], draft.blocks[index]
    if first.kind in WHOLE or second.kind in WHOLE or first.parent != second.parent:
        return "a table or a picture can't be part of a paragraph"
    start, end = first.end, second.start
    if any(f.start < end and start < f.end for f in draft.fields if not f.keep):
        return "a line of an article's head stands between"
    if any(f.start < end and start < f.end for f in draft.fixed):
        return "what stands between must stay as it is"
    position, rest = start, ""
    for mark in sorted(_between(draft, previous, index), key=lambda mark: mark.start):
        rest += draft.text[position : mark.start]
        position = max(position, mark.end)
    rest += draft.text[position:end]
    return "" if not rest.strip() else "other text stands between"


def _between(draft: Draft, one: int, other: int) -> list[Block | Furniture]:
    """What stands between two blocks and moves when they are joined: blocks with text, and furniture."""
    start, end = draft.blocks[one].end, draft.blocks[other].start
    held: list[Block | Furniture] = [block for block in draft.blocks[one + 1 : other] if block.start < block.end]
    return held + [aside for aside in draft.furniture if start <= aside.start and aside.end <= end]


def regroup(draft: Draft, joined: set[int], cuts: Sequence[int]) -> None:
    """Join each block whose index is in ``joined`` to the one before it, and cut blocks at the positions ``cuts`` of the text.

    What stood between joined blocks (furniture, pictures, captions) moves behind the paragraph.
    """
    groups = list(_groups(draft, joined))
    edits = [Edit(at, "", "\n") for at in cuts]
    moved: list[_Moved] = []
    for group in groups:
        edits += _closing(draft, group, moved)
    edits.sort(key=lambda edit: edit.start)
    draft.runs = tuple(_cut_runs(draft.runs, cuts)) if cuts else draft.runs
    draft.blocks = _regrouped(draft, groups, sorted(cuts))
    draft.apply(NAME, VERSION, edits)
    if moved:
        _set_in(draft, moved, edits)


def _groups(draft: Draft, joined: set[int]) -> Iterator[list[int]]:
    """The blocks that become one, in order."""
    group: list[int] = []
    for index in sorted(joined):
        previous = before(draft, index)
        assert previous is not None
        if group and group[-1] == previous:
            group.append(index)
            continue
        if group:
            yield group
        group = [previous, index]
    if group:
        yield group


class _Moved(NamedTuple):
    """A mark whose text moves: ``inside`` is its place in what the edit of the move ``move`` sets in."""

    move: int
    inside: int
    mark: Block | Furniture


def _closing(draft: Draft, group: Sequence[int], moved: list[_Moved]) -> Iterator[Edit]:
    """The edits that close the borders inside ``group``."""
    held = ""
    move = draft.blocks[group[0]].end
    for one, other in pairwise(group):
        first, second = draft.blocks[one], draft.blocks[other]
        start, old = first.end, draft.text[first.end : second.start]
        new, hyphen = _seam(draft, first, second)
        if old and not old.isspace():
            moved += [_Moved(move, len(held) + m.start - start, m) for m in _between(draft, one, other)]
            held += old
            yield Edit(start, old, new, "exact", move)
        elif hyphen:
            yield Edit(start - 1, draft.text[start - 1] + old, new)
        elif old != new:
            yield Edit(start, old, new)
    if held:
        yield Edit(draft.blocks[group[-1]].end, "", held, "exact", move)


def _seam(draft: Draft, first: Block, second: Block) -> tuple[str, bool]:
    """What stands between two joined blocks, and whether the hyphen before it goes."""
    if first.kind in LINED and second.kind in LINED:
        return "\n", False
    from convkit.passes.reflow.english import Words, seam

    return seam(Words(draft.text), draft.text[first.start : first.end], draft.text[second.start : second.end])


def _cut_runs(runs: Sequence[Run], cuts: Sequence[int]) -> Iterator[Run]:
    for run in runs:
        inside = sorted(at for at in cuts if run.start < at < run.end)
        for start, end in pairwise([run.start, *inside, run.end]):
            yield run._replace(start=start, end=end)


def _regrouped(draft: Draft, groups: Sequence[Sequence[int]], cuts: Sequence[int]) -> tuple[Block, ...]:
    """The blocks joined and cut, in the coordinates of the text before the edits; those that move are left out."""
    last = {group[0]: draft.blocks[group[-1]].end for group in groups}
    into = {index: group[0] for group in groups for index in group[1:]}
    made: list[tuple[Block, int]] = []
    place: dict[int, int] = {-1: -1}
    reach = -1
    for index, block in enumerate(draft.blocks):
        if index in into or (block.start < reach and block.start < block.end and block.kind in PASSED):
            place[index] = place[into.get(index, -1)]
            continue
        end = last.get(index, block.end)
        if block.start == block.end and block.start < reach:
            block, end = block._replace(start=reach), reach
        place[index] = len(made)
        inside = [at for at in cuts if block.start < at < end] if block.kind not in WHOLE else []
        made += [(block._replace(start=a, end=b), index) for a, b in _trimmed(draft.text, [block.start, *inside, end])]
        reach = max(reach, end) if index in last else reach
    ordered = sorted(range(len(made)), key=lambda number: made[number][0].start)
    new = {number: at for at, number in enumerate(ordered)} | {-1: -1}
    return tuple(made[number][0]._replace(parent=new[place[made[number][0].parent]]) for number in ordered)


def _trimmed(text: str, borders: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The stretches between ``borders`` without the white space beside a cut."""
    for number, (start, end) in enumerate(pairwise(borders)):
        while number and start < end and text[start].isspace():
            start += 1
        while number + 2 < len(borders) and start < end and text[end - 1].isspace():
            end -= 1
        yield start, end


def _set_in(draft: Draft, moved: Sequence[_Moved], edits: Sequence[Edit]) -> None:
    """Mark what moved where it stands now."""
    now = PositionMap(edits)
    place = {
        edit.move: now.start(edit.start) - len(edit.new) for edit in edits if edit.move is not None and not edit.old
    }
    marks = []
    for move, inside, mark in moved:
        start = place[move] + inside
        marks.append(mark._replace(start=start, end=start + mark.end - mark.start))
    draft.mark(marks)
