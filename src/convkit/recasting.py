"""Stretches of a draft said to be something else: a paragraph the title, a headline a paragraph, a page number text."""

from __future__ import annotations

from typing import NamedTuple

from convkit.decisions import BLOCK_ROLES, FIELD_ROLES, FURNITURE
from convkit.draft import Draft
from convkit.model import Block, BlockKind, Field, Furniture
from convkit.regrouping import block_at

REASON = "decided"
"""The reason of a field or of furniture that a person made."""
SINGLE = frozenset({"title", "date_text", "source"})
"""Fields of which an article has one: those that a person named replace those that passes found."""


class Target(NamedTuple):
    """What begins at a place: ``part`` is block, field or furniture, ``number`` which, then where it stands."""

    part: str
    number: int
    start: int
    end: int


def target_at(draft: Draft, position: int) -> Target | None:
    """What begins at ``position`` of the text: a block, a line that went to a field, or furniture; None where nothing does."""
    index = block_at(draft, position)
    if index is not None and _begins(draft, draft.blocks[index].start, position):
        return Target("block", index, draft.blocks[index].start, draft.blocks[index].end)
    for number, field in enumerate(draft.fields):
        if not field.keep and field.start <= position < field.end and _begins(draft, field.start, position):
            return Target("field", number, field.start, field.end)
    for number, aside in enumerate(draft.furniture):
        if aside.start <= position < aside.end and _begins(draft, aside.start, position):
            return Target("furniture", number, aside.start, aside.end)
    return None


def _begins(draft: Draft, start: int, position: int) -> bool:
    return not draft.text[start:position].strip()


def recast(draft: Draft, target: Target, role: str) -> str:
    """Make ``target`` what ``role`` says; return what keeps it from being that, "" where nothing does."""
    kind, name = BLOCK_ROLES.get(role), FIELD_ROLES.get(role)
    block = draft.blocks[target.number] if target.part == "block" else None
    if block is not None and (
        block.kind is kind or (block.kind in (BlockKind.TABLE, BlockKind.IMAGE) and role != FURNITURE)
    ):
        return "" if block.kind is kind else f"a {block.kind} can't be a {role}"
    if target.part == "field" and draft.fields[target.number].name == name:
        field = draft.fields[target.number]._replace(reason=REASON)
        draft.fields = (*draft.fields[: target.number], field, *draft.fields[target.number + 1 :])
        return ""
    if target.part == "furniture" and role == FURNITURE:
        return ""
    _release(draft, target, facts=role == FURNITURE)
    if kind is not None:
        draft.mark([Block(kind, target.start, target.end, 1 if kind is BlockKind.HEADING else 0)])
    elif name is not None:
        draft.mark([Field(name, target.start, target.end, reason=REASON)])
    else:
        draft.mark([Furniture(target.start, target.end, REASON)])
    return ""


def _release(draft: Draft, target: Target, *, facts: bool) -> None:
    """Let go of what claims ``target``; with ``facts`` also of what was read from it and leaves it in the text."""
    start, end = target.start, target.end
    if target.part == "block":
        draft.drop_blocks({target.number})
    elif target.part == "furniture":
        draft.furniture = tuple(f for number, f in enumerate(draft.furniture) if number != target.number)
    claimed = {(f.start, f.end) for f in draft.fields if not f.keep and start <= f.start and f.end <= end}
    draft.fields = tuple(
        f
        for f in draft.fields
        if not (start <= f.start and f.end <= end)
        or (f.keep and f.start == f.end)
        or (f.keep and not facts and (f.start, f.end) not in claimed)
    )


def settle(draft: Draft) -> None:
    """Where a person named a field of which there is one, what passes took for it becomes paragraphs again."""
    for name in SINGLE:
        if any(f.name == name and f.reason == REASON for f in draft.fields):
            for field in [f for f in draft.fields if f.name == name and f.reason != REASON]:
                release_field(draft, field, BlockKind.PARAGRAPH)


def release_field(draft: Draft, field: Field, kind: BlockKind) -> None:
    """Take ``field`` back: its line is a block of ``kind`` again, and what was derived from it goes too."""
    index = draft.fields.index(field)
    if field.keep:
        draft.fields = (*draft.fields[:index], *draft.fields[index + 1 :])
        return
    _release(draft, Target("field", index, field.start, field.end), facts=False)
    if draft.text[field.start : field.end].strip():
        draft.mark([Block(kind, field.start, field.end, 1 if kind is BlockKind.HEADING else 0)])
