"""From a cleaned draft to an article: fields become values, blocks become the body."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from itertools import accumulate

from convkit.draft import Draft
from convkit.model import (
    TEXT_FIELDS,
    Article,
    Block,
    BlockKind,
    Contributor,
    Field,
    Problem,
    Provenance,
    Run,
    made_block,
)

CELL = BlockKind.CELL
LINED = frozenset({"kicker", "byline", "date_text", "addressee", "issuer", "subtitle"})
"""Fields whose printed lines are kept apart by a newline; the lines of the others run together."""


def article_id(path: str, offset: int) -> str:
    """16 hex digits for the article that begins at byte ``offset`` of ``path`` (below the input root, ``/``, NFC)."""
    return hashlib.sha256(f"{path}\0{offset}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def assemble(draft: Draft, identity: str, provenance: Provenance, problems: Iterable[Problem] = ()) -> Article:
    """The article that ``draft`` holds, with ``problems``, whose places are bytes.  Furniture, and text that no block or field claims, is not in it."""
    text, blocks, runs = body(draft)
    values, metadata, authors, contributors = _values(draft)
    return Article(
        id=identity,
        title=values.pop("title", ""),
        language=values.pop("language", "zh-Hans"),
        authors=tuple(authors),
        contributors=tuple(contributors),
        text=text,
        blocks=blocks,
        runs=runs,
        metadata=metadata,
        provenance=provenance,
        problems=tuple(problems),
        **values,
    )


def body(draft: Draft) -> tuple[str, tuple[Block, ...], tuple[Run, ...]]:
    """The body's text, and its blocks and runs in that text's coordinates."""
    if not draft.runs and all(block[4] < 0 or block[0] is not CELL for block in draft.blocks):
        return (*_flat_body(draft), ())
    pieces: list[str] = []
    blocks: list[Block] = []
    shifts: list[tuple[int, int, int]] = []
    position = 0
    held = 0
    source, runs = draft.text, draft.runs
    for block in draft.blocks:
        kind, start, end, level, parent, attrs = block
        if kind is CELL and parent >= 0:
            blocks.append(made_block((kind, start + held, end + held, level, parent, attrs)))
            continue
        if pieces:
            position += 2
        pieces.append(source[start:end])
        held = position - start
        if runs:
            shifts.append((start, end, held))
        stop = position + end - start
        blocks.append(made_block((kind, position, stop, level, parent, attrs)))
        position = stop
    return "\n\n".join(pieces), tuple(blocks), _move_runs(runs, shifts) if runs else ()


def _flat_body(draft: Draft) -> tuple[str, tuple[Block, ...]]:
    """The text and the blocks of a body without runs and cells of tables, as most are."""
    source = draft.text
    pieces = [source[start:end] for _, start, end, _, _, _ in draft.blocks]
    places = accumulate([len(piece) + 2 for piece in pieces], initial=0)
    blocks = [
        made_block((kind, place, place + len(piece), level, parent, attrs))
        for (kind, _, _, level, parent, attrs), piece, place in zip(draft.blocks, pieces, places, strict=False)
    ]
    return "\n\n".join(pieces), tuple(blocks)


def _move_runs(runs: Sequence[Run], shifts: Sequence[tuple[int, int, int]]) -> tuple[Run, ...]:
    moved: list[Run] = []
    at = 0
    for run in sorted(runs):
        while at < len(shifts) and shifts[at][1] <= run.start:
            at += 1
        if at < len(shifts) and shifts[at][0] <= run.start:
            _, end, shift = shifts[at]
            if run.start < min(run.end, end):
                moved.append(Run(run.start + shift, min(run.end, end) + shift, run.kind, run.value))
    return tuple(moved)


def _values(
    draft: Draft,
) -> tuple[dict[str, str], dict[str, str], list[str], list[Contributor]]:
    values: dict[str, str] = {}
    metadata: dict[str, str] = {}
    authors: list[str] = []
    contributors: list[Contributor] = []
    for field in draft.fields:
        value = field_value(draft.text, field)
        if not value:
            continue
        if field.name == "author":
            if value not in authors:
                authors.append(value)
        elif field.name == "contributor":
            role, _, name = value.partition(":")
            if Contributor(name, role) not in contributors:
                contributors.append(Contributor(name, role))
        elif field.name.startswith("metadata."):
            metadata[field.name.removeprefix("metadata.")] = value
        elif field.name in values and field.name in TEXT_FIELDS and not field.keep:
            values[field.name] = join_lines(values[field.name], value, field.name in LINED)
        elif field.name not in values:
            values[field.name] = value
    return values, metadata, authors, contributors


def field_value(text: str, field: Field) -> str:
    """What ``field`` says: its own value, or its stretch of ``text``, stripped."""
    return field.value if field.value is not None else text[field.start : field.end].strip()


def join_lines(first: str, second: str, lined: bool) -> str:
    """Two printed lines of one field as one value."""
    if lined:
        return f"{first}\n{second}"
    latin = first[-1:].isascii() and second[:1].isascii() and first[-1:] != "" and second[:1] != ""
    return f"{first} {second}" if latin else first + second
