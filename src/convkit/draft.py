"""The working state of a record or an article: text with spans over it, changed only by steps and marks.

Passes see a draft through :class:`convkit.contract.TextView`.  The pipeline alone changes it: edits move every
span, marks set blocks, facts and furniture.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate, compress
from operator import itemgetter, lt
from typing import TypeVar

from convkit.contract import Mark, Verdict, proposed
from convkit.model import MAY_BE_EMPTY, Block, BlockKind, Field, Furniture, Problem, Remark, Run, made_block
from convkit.provenance import Edit, PositionMap, SourceRef, Span, Step, apply_edits, origin

OPEN = Verdict(open=True)
STANDING = frozenset({BlockKind.IMAGE, BlockKind.BREAK})


class Draft:
    """A text and the spans over it while it is worked on.  Spans are in reading order."""

    __slots__ = (
        "blocks", "fields", "fixed", "furniture", "gathered", "guesses", "plain", "problems", "remarks", "runs", "source", "steps", "text",
        "verdict",
    )  # fmt: skip

    def __init__(
        self,
        source: SourceRef,
        text: str,
        *,
        blocks: Sequence[Block] = (),
        fields: Sequence[Field] = (),
        runs: Sequence[Run] = (),
        furniture: Sequence[Furniture] = (),
        plain: Sequence[Span] = (),
        fixed: Sequence[Span] = (),
    ) -> None:
        self.source = source
        self.text = text
        self.blocks = tuple(blocks)
        self.fields = tuple(fields)
        self.runs = tuple(runs)
        self.furniture = tuple(furniture)
        self.plain = tuple(plain)
        self.fixed = tuple(fixed)
        self.steps: list[Step] = []
        self.problems: list[Problem] = []
        self.verdict = OPEN
        self.guesses = True
        self.gathered = False
        self.remarks: list[Remark] | None = None

    def problem(self, code: str, message: str = "", count: int = 1, at: int | None = None) -> None:
        """Note a problem; ``at`` is a position of the present text, kept as one of the text before the first step."""
        place = None if at is None else origin(self.steps, at, at).start
        self.problems.append(Problem(code, message, count, place))

    @property
    def explaining(self) -> bool:
        """Whether remarks are heard."""
        return self.remarks is not None

    def remark(self, what: str, at: int, score: float = 0.0, reason: str = "") -> None:
        """Note a remark, if somebody listens; ``at`` is kept as a position of the text before the first step."""
        if self.remarks is not None:
            self.remarks.append(Remark(what, origin(self.steps, at, at).start, score, reason))

    # --- edits ---

    def apply(self, name: str, version: int, edits: Sequence[Edit]) -> None:
        """Make ``edits`` and record them as one step; every span moves along."""
        if not edits:
            return
        self.text = apply_edits(self.text, edits)
        self.steps.append(Step(name, version, tuple(edits)))
        moved = PositionMap(edits)
        start, end = moved.start, moved.end
        self.blocks = _move_blocks(self.blocks, moved)
        if self.fields:
            self.fields = tuple(
                [f._replace(start=start(f.start), end=max(start(f.start), end(f.end))) for f in self.fields]
            )
        if self.runs:
            runs = [Run(start(r.start), end(r.end), r.kind, r.value) for r in self.runs]
            self.runs = tuple([r for r in runs if r.start < r.end])
        if self.furniture:
            rest = [Furniture(start(f.start), end(f.end), f.reason) for f in self.furniture]
            self.furniture = tuple([f for f in rest if f.start < f.end])
        if self.plain:
            behind = {edit.start: len(edit.new) for edit in edits if edit.move is not None and not edit.old}
            spans = ((p, moved.span(*p)) for p in self.plain)
            self.plain = tuple([Span(s.start, s.end + behind.get(p.end, 0)) for p, s in spans if s.start < s.end])
        if self.fixed:
            self.fixed = tuple([s for s in (moved.span(*p) for p in self.fixed) if s.start < s.end])

    # --- marks ---

    def mark(self, marks: Iterable[Mark]) -> None:
        """Set what a pass proposed beside edits; spans are in the coordinates of the present text."""
        blocks: list[Block] = []
        taken: list[Span] = []
        fields: list[Field] = []
        furniture: list[Furniture] = []
        runs: list[Run] = []
        for mark in marks:
            if isinstance(mark, Block):
                blocks.append(mark)
            elif isinstance(mark, Field):
                fields.append(mark)
                if not mark.keep:
                    taken.append(Span(mark.start, mark.end))
            elif isinstance(mark, Furniture):
                furniture.append(mark)
                taken.append(Span(mark.start, mark.end))
            elif isinstance(mark, Run):
                runs.append(mark)
        if blocks:
            self.blocks = _replace_blocks(self.blocks, _in_order(blocks))
        if taken:
            self.blocks = _take_out(self.text, self.blocks, sorted(taken))
        if fields:
            self.fields = _set_fields(self.fields, fields)
        if furniture:
            self.furniture = tuple(sorted((*self.furniture, *furniture)))
        if runs:
            self.runs = tuple(sorted((*self.runs, *runs)))

    def drop_blocks(self, indices: Collection[int]) -> None:
        """Take blocks away, a table with its cells; what another one holds moves up to its parent."""
        tables = {at for at in indices if self.blocks[at].kind is BlockKind.TABLE}
        self.blocks = _reindex(
            self.blocks, [at not in indices and block.parent not in tables for at, block in enumerate(self.blocks)]
        )

    # --- parts ---

    def slice(self, start: int, end: int) -> Draft:
        """A draft of the text ``start`` to ``end`` with the spans that lie inside; its steps begin anew."""
        return self.divide([Span(start, end)])[0]

    def divide(self, parts: Sequence[Span]) -> list[Draft]:
        """A draft for each of ``parts`` (sorted, disjoint); a span that lies in none of them whole is left out.

        Every span is looked at once, however many parts there are.
        """
        starts = [part.start for part in parts]

        def share(items: Sequence[_Spanned]) -> list[list[int]]:
            """The numbers of the items that lie in each part."""
            shares: list[list[int]] = [[] for _ in parts]
            for index, item in enumerate(items):
                at = bisect_right(starts, item.start) - 1
                if at >= 0 and item.end <= parts[at].end:
                    shares[at].append(index)
            return shares

        flat = _are_flat(self.blocks)
        blocks, fields, runs = share(self.blocks), share(self.fields), share(self.runs)
        furniture, fixed = share(self.furniture), share(self.fixed)
        made = []
        for at, (start, end) in enumerate(parts):
            place = {} if flat else {number: new for new, number in enumerate(blocks[at])}
            part = Draft(
                self.source,
                self.text[start:end],
                blocks=[
                    made_block((kind, first - start, last - start, level, place.get(parent, -1), attrs))
                    for kind, first, last, level, parent, attrs in map(self.blocks.__getitem__, blocks[at])
                ],
                fields=[
                    f._replace(start=f.start - start, end=f.end - start)
                    for f in map(self.fields.__getitem__, fields[at])
                ],
                runs=[
                    r._replace(start=r.start - start, end=r.end - start) for r in map(self.runs.__getitem__, runs[at])
                ],
                furniture=[
                    f._replace(start=f.start - start, end=f.end - start)
                    for f in map(self.furniture.__getitem__, furniture[at])
                ],
                fixed=[Span(s.start - start, s.end - start) for s in map(self.fixed.__getitem__, fixed[at])],
            )
            part.guesses = self.guesses
            part.remarks = None if self.remarks is None else []
            made.append(part)
        return made


_Spanned = TypeVar("_Spanned", Block, Field, Run, Furniture, Span)


def _set_fields(old: Sequence[Field], new: Sequence[Field]) -> tuple[Field, ...]:
    """``old`` and ``new``; what is new takes the place of old fields of the same name and span (a converted value)."""
    if {field.name for field in new}.isdisjoint([field.name for field in old]):
        return (*old, *new)
    fresh: dict[tuple[object, ...], list[Field]] = {}
    for field in new:
        fresh.setdefault(field[:3], []).append(field)
    if fresh.keys().isdisjoint([field[:3] for field in old]):
        return (*old, *new)
    out: list[Field] = []
    placed: set[tuple[object, ...]] = set()
    for field in old:
        key = field[:3]
        if key not in fresh:
            out.append(field)
        elif key not in placed:
            placed.add(key)
            out += fresh[key]
    return (*out, *(field for field in new if field[:3] not in placed))


def _move_blocks(blocks: Sequence[Block], moved: PositionMap) -> tuple[Block, ...]:
    starts, ends = moved.starts([block[1] for block in blocks]), moved.ends([block[2] for block in blocks])
    out = [
        made_block((kind, start, end, level, parent, attrs))
        for (kind, _, _, level, parent, attrs), start, end in zip(blocks, starts, ends, strict=True)
    ]
    if all(map(lt, starts, ends)):
        return tuple(out)
    out = [b if b.start <= b.end else b._replace(end=b.start) for b in out]
    return _reindex(out, [b.start < b.end or b.kind in MAY_BE_EMPTY for b in out])


def _reindex(blocks: Sequence[Block], keep: Sequence[bool]) -> tuple[Block, ...]:
    """The blocks to keep; one whose parent goes moves up to the next parent that stays."""
    place: dict[int, int] = {-1: -1}
    count = 0
    for index, kept in enumerate(keep):
        if kept:
            place[index] = count
            count += 1

    def parent_of(index: int) -> int:
        while index not in place:
            index = blocks[index].parent
        return place[index]

    return tuple(
        b if b.parent < 0 else b._replace(parent=parent_of(b.parent)) for b, k in zip(blocks, keep, strict=True) if k
    )


def _are_flat(blocks: Sequence[Block]) -> bool:
    """Whether none of ``blocks`` stands in another: then their places among one another need not be kept."""
    return {block[4] for block in blocks} <= {-1}


def _in_order(new: Sequence[Block]) -> list[Block]:
    """``new`` by their starts; parents that are ``proposed`` move along."""
    if _are_flat(new):
        return sorted(new, key=itemgetter(1))
    order = sorted(range(len(new)), key=lambda index: new[index].start)
    place = {proposed(index): proposed(at) for at, index in enumerate(order)}
    return [b if b.parent >= -1 else b._replace(parent=place[b.parent]) for b in (new[index] for index in order)]


def _replace_blocks(old: Sequence[Block], new: Sequence[Block]) -> tuple[Block, ...]:
    """``old`` without what ``new`` covers, and ``new``, in reading order; a new block's parent is an index of ``old`` or proposed.

    An image or a break without text is no part of what stands round it, and stays.
    """
    keep: list[bool] = []
    at = 0
    for block in old:
        while at < len(new) and new[at].end <= block.start:
            at += 1
        covered = at < len(new) and new[at].start <= block.start and block.end <= new[at].end
        keep.append(not covered or (block.start == block.end and block.kind in STANDING))
    if _are_flat(new) and _are_flat(old):
        return tuple(sorted([*compress(old, keep), *new], key=itemgetter(1)))
    entries = [(b.start, 0, index, b) for index, b in enumerate(old) if keep[index]]
    entries += [(b.start, 1, index, b) for index, b in enumerate(new)]
    entries.sort(key=lambda entry: entry[:3])
    place = {(source, index): at for at, (_, source, index, _) in enumerate(entries)}

    def parent(given: int) -> int:
        return place.get((0, given) if given >= 0 else (1, proposed(given)), -1)

    return tuple(b if b.parent == -1 else b._replace(parent=parent(b.parent)) for _, _, _, b in entries)


def _take_out(text: str, blocks: Sequence[Block], taken: Sequence[Span]) -> tuple[Block, ...]:
    """``blocks`` without the stretches ``taken``: dropped, trimmed or divided."""
    out: list[Block] = []
    origin: list[int] = []
    starts = [*[cut.start for cut in taken], len(text) + 1]
    ends = [0, *accumulate([cut.end for cut in taken], max)]
    behind = 0
    for index, block in enumerate(blocks):
        kind, first, last, _, _, _ = block
        while starts[behind] <= first:
            behind += 1
        apart = ends[behind] <= first and last <= starts[behind]
        # The blanks at the ends of a table are those of its empty cells.
        tight = kind is BlockKind.TABLE or (first < last and not (text[first].isspace() or text[last - 1].isspace()))
        if apart and first < last and tight:
            out.append(block)
            origin.append(index)
            continue
        if first == last:
            # Nothing of it can be taken: it goes where a stretch goes that it stands in, and a cell with its table.
            inside = ends[bisect_left(starts, first)] > first
            lost = kind is BlockKind.CELL and block.parent >= 0 and block.parent not in origin
            if kind in MAY_BE_EMPTY and not inside and not lost:
                out.append(block)
                origin.append(index)
            continue
        near = taken[max(0, behind - 1) : bisect_left(starts, last)] if first < ends[-1] and starts[0] < last else ()
        for start, end in _subtract(block.start, block.end, near) if near else [(block.start, block.end)]:
            while start < end and text[start].isspace():
                start += 1
            while start < end and text[end - 1].isspace():
                end -= 1
            if start < end:
                out.append(block._replace(start=start, end=end))
                origin.append(index)
    if max([block.parent for block in out], default=-1) < 0:
        return tuple(out)
    place: dict[int, int] = {}
    for new, old in enumerate(origin):
        place.setdefault(old, new)
    return tuple(b if b.parent < 0 else b._replace(parent=place.get(b.parent, -1)) for b in out)


def _subtract(start: int, end: int, taken: Sequence[Span]) -> list[tuple[int, int]]:
    parts = []
    for cut in taken:
        if cut.end <= start:
            continue
        if cut.start >= end:
            break
        if cut.start > start:
            parts.append((start, cut.start))
        start = max(start, cut.end)
    if start < end:
        parts.append((start, end))
    return parts
