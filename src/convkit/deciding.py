"""Follows what a person decided about one source (:mod:`convkit.decisions`), record by record, and says what no longer applies."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

from convkit.contract import ArticleStart
from convkit.decisions import Decision
from convkit.draft import Draft
from convkit.model import BlockKind, Furniture, Problem, Record
from convkit.provenance import Edit, Span
from convkit.recasting import REASON, recast, release_field, settle, target_at
from convkit.regrouping import WHOLE as WHOLE_BLOCKS
from convkit.regrouping import block_at, regroup, why_not_joined
from convkit.ways import Way

CODE = "W_DECISION"
HEAD = frozenset({"title", "kicker", "subtitle"})
Refusal = Callable[[str, Sequence[Edit]], list[Edit]]
"""Takes the name of a pass and its edits; returns those that a person did not want."""


class Deciding:
    """The decisions about one source, handed out to its records, which come in order and tile it."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self._waiting = sorted(decisions, key=lambda decision: decision.at)
        self._next = 0
        self._base = 0
        self.followed = 0

    def about(self, record: Record) -> RecordDecisions | None:
        """What was decided about ``record``; None where that is nothing."""
        if not self._waiting:
            return None
        base, first = self._base, self._next
        self._base += len(record.text)
        while self._next < len(self._waiting) and self._waiting[self._next].at < self._base:
            self._next += 1
        mine = self._waiting[first : self._next]
        return RecordDecisions(self, record, base, mine) if mine else None

    def left(self) -> list[Problem]:
        """A problem for each decision about a place behind the last record."""
        return [
            Problem(CODE, _named(decision, "the source ends before it")) for decision in self._waiting[self._next :]
        ]


class RecordDecisions:
    """The decisions about one record, followed stage by stage; places are those of its own text."""

    def __init__(self, owner: Deciding, record: Record, base: int, decisions: Sequence[Decision]) -> None:
        self._owner = owner
        self._record = record
        self._base = base
        self._void: dict[Decision, str] = {}
        self._followed: set[Decision] = set()
        self._mine = [decision._replace(at=decision.at - base) for decision in decisions]
        for decision in self._mine:
            if not record.text.startswith(decision.text, decision.at):
                self._void[decision] = "the source reads otherwise there"
        self._live = [decision for decision in self._mine if decision not in self._void]

    def problems(self) -> list[Problem]:
        """A problem for each decision that could not be followed; its place is a code point of the record's text."""
        void = [decision for decision in self._mine if decision not in self._followed]
        self._owner.followed += len(self._mine) - len(void)
        return [
            Problem(CODE, _named(d._replace(at=d.at + self._base), self._void.get(d, _USUAL[d.do])), 1, d.at)
            for d in void
        ]

    def _of(self, *deeds: str) -> list[Decision]:
        return [decision for decision in self._live if decision.do in deeds]

    def _settle(self, decision: Decision, reason: str = "") -> None:
        """Note that ``decision`` was followed, or why it was not."""
        if reason:
            self._void[decision] = reason
        else:
            self._followed.add(decision)

    # --- edits that are not made ---

    def refusal(self, draft: Draft, whole: Draft | None = None, cut: int = 0) -> Refusal | None:
        """What keeps edits of ``draft`` from being made; of a piece of ``whole`` that begins at ``cut``.  None where nothing does."""
        wanted: dict[tuple[str, str, str], list[Decision]] = {}
        for decision in self._of("undo"):
            wanted.setdefault((decision.name, decision.old, decision.new), []).append(decision)
        if not wanted:
            return None

        def refused(name: str, edits: Sequence[Edit]) -> list[Edit]:
            alike = [edit for edit in edits if (name, edit.old, edit.new) in wanted]
            if not alike:
                return []
            way, before = Way(draft.steps), Way(whole.steps) if whole is not None else None
            found = []
            for edit in alike:
                span = way.back(edit.start, edit.end)[0]
                if before is not None:
                    span = before.back(span.start + cut, span.end + cut)[0]
                for decision in wanted[name, edit.old, edit.new]:
                    if decision.at == span.start:
                        found.append(edit)
                        self._settle(decision)
            return found

        return refused

    # --- paragraphs ---

    def regroup(self, draft: Draft) -> None:
        """Join and cut the paragraphs of the record's draft."""
        decided = self._of("join", "cut")
        if not decided:
            return
        way = Way(draft.steps)
        joined: set[int] = set()
        cuts: set[int] = set()
        for decision in decided:
            at = _ahead(way, decision.at)
            index = block_at(draft, at)
            if index is None:
                continue
            begins = not draft.text[draft.blocks[index].start : at].strip()
            if begins == (decision.do == "cut"):
                self._settle(decision)
            elif decision.do == "join":
                reason = why_not_joined(draft, index)
                self._settle(decision, reason)
                if not reason:
                    joined.add(index)
            elif draft.blocks[index].kind in WHOLE_BLOCKS:
                self._settle(decision, f"a {draft.blocks[index].kind} can't be cut")
            else:
                self._settle(decision)
                cuts.add(at)
        if joined or cuts:
            regroup(draft, joined, sorted(cuts))

    # --- articles ---

    def starts(self, draft: Draft, starts: Sequence[ArticleStart]) -> list[ArticleStart]:
        """Where articles begin: ``starts`` as passes found them, with those added and taken away that a person decided on."""
        kept = list(starts)
        decided = self._of("start", "continue")
        way = Way(draft.steps) if decided else None
        for decision in decided:
            assert way is not None
            target = target_at(draft, _ahead(way, decision.at))
            if target is None or target.part == "furniture":
                continue
            self._settle(decision)
            heads = _heads(draft)
            if decision.do == "start":
                kept.append(ArticleStart(target.start, reason=REASON))
                continue
            for start in [s for s in kept if _first(heads, s.start) == target.start]:
                kept.remove(start)
                _release_head(draft, start.start, heads)
        return kept

    def discard(self, draft: Draft, parts: Sequence[Span]) -> list[Span]:
        """``parts`` without the articles that are left out; their text becomes furniture."""
        decided = self._of("discard")
        left = list(parts)
        way = Way(draft.steps) if decided else None
        for decision in decided:
            assert way is not None
            target = target_at(draft, _ahead(way, decision.at))
            if target is None or target.part == "furniture":
                continue
            heads = _heads(draft)
            for part in [part for part in left if _first(heads, part.start) == target.start]:
                self._settle(decision)
                _set_aside(draft, part)
                left.remove(part)
        return left

    def discard_stated(self) -> bool:
        """Whether the article that the record states whole is left out."""
        decided = self._of("discard")
        for decision in decided:
            self._settle(decision)
        return bool(decided)

    # --- what is what ---

    def recast(self, draft: Draft, whole: Draft, part: Span) -> None:
        """Say of each stretch of an article's draft what it is; ``part`` is where the article lay in ``whole``."""
        decided = self._of("role")
        if not decided:
            return
        before, way = Way(whole.steps), Way(draft.steps)
        for decision in decided:
            at = _ahead(before, decision.at)
            if not part.start <= at < part.end:
                continue
            target = target_at(draft, _ahead(way, at - part.start))
            if target is not None:
                self._settle(decision, recast(draft, target, decision.role))
        settle(draft)


_USUAL = {
    "join": "no paragraph begins there",
    "cut": "no paragraph is there",
    "role": "nothing begins there that could be it",
    "start": "nothing begins there",
    "continue": "nothing begins there",
    "discard": "no article begins there",
    "undo": "no such edit is made there",
}  # fmt: skip
"""Why a decision could not be followed where nothing else is known."""


def _named(decision: Decision, reason: str) -> str:
    what = {"role": decision.role, "undo": decision.name}.get(decision.do, "")
    return f"{decision.do}{' ' if what else ''}{what} at character {decision.at}: {reason}"


def _ahead(way: Way, at: int) -> int:
    return way.ahead(at, at + 1).start


def _heads(draft: Draft) -> list[int]:
    """Where blocks and lines of heads begin."""
    found = {block.start for block in draft.blocks if block.start < block.end}
    return sorted(found | {field.start for field in draft.fields if not field.keep and field.start < field.end})


def _first(heads: Sequence[int], start: int) -> int | None:
    index = bisect_right(heads, start - 1)
    return heads[index] if index < len(heads) else None


def _release_head(draft: Draft, start: int, heads: Sequence[int]) -> None:
    """What was the head of an article from ``start`` on is text: the title a heading, all else paragraphs."""
    body = next((b.start for b in draft.blocks if b.start >= start and b.start < b.end), len(draft.text))
    for field in [f for f in draft.fields if not f.keep and start <= f.start < body]:
        release_field(draft, field, BlockKind.HEADING if field.name == "title" else BlockKind.PARAGRAPH)


def _set_aside(draft: Draft, part: Span) -> None:
    """All that ``part`` holds becomes furniture."""

    def inside(start: int, end: int) -> bool:
        return part.start <= start and end <= part.end

    blocks = {index for index, block in enumerate(draft.blocks) if inside(block.start, block.end)}
    spans = [
        Span(b.start, b.end) for b in map(draft.blocks.__getitem__, sorted(blocks)) if b.kind is not BlockKind.CELL
    ]
    spans += [Span(f.start, f.end) for f in draft.fields if not f.keep and inside(f.start, f.end)]
    draft.fields = tuple(f for f in draft.fields if not inside(f.start, f.end))
    draft.drop_blocks(blocks)
    draft.mark([Furniture(start, end, REASON) for start, end in spans if start < end])
