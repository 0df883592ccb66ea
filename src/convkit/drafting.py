"""Drafts of records and of articles, and how a record's draft is divided among its articles."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from convkit.contract import ArticleStart, Mark
from convkit.draft import Draft
from convkit.model import Article, Block, BlockKind, Field, Furniture, Record
from convkit.provenance import SourceRef, Span, Step


def draft_of(record: Record) -> Draft:
    """The draft of ``record`` after its reader's own step."""
    if record.ready is not None:
        draft = Draft(record.source, record.ready.text, blocks=record.ready.blocks, fields=record.ready.fields)
        draft.steps.append(Step(record.step, 1, record.edits))
        return draft
    draft = Draft(
        record.source, record.text,
        blocks=record.blocks, fields=record.fields, runs=record.runs, furniture=record.furniture,
        plain=record.plain, fixed=record.fixed,
    )  # fmt: skip
    draft.gathered = record.gathered
    draft.apply(record.step, 1, record.edits)
    return draft


def draft_of_article(article: Article) -> Draft:
    """A draft whose text holds the body first and the string fields after it."""
    pieces = [article.text]
    position = len(article.text)
    fields: list[Field] = []

    def add(name: str, value: str | None) -> None:
        nonlocal position
        if value is not None and value != "":
            pieces.append("\n" + value)
            fields.append(Field(name, position + 1, position + 1 + len(value)))
            position += 1 + len(value)

    for name in (
        "title",
        "kicker",
        "subtitle",
        "byline",
        "source",
        "column",
        "place",
        "doc_number",
        "addressee",
        "issuer",
        "date_text",
    ):
        add(name, getattr(article, name))
    for author in article.authors:
        add("author", author)
    for key, value in article.metadata.items():
        add(f"metadata.{key}", value)
    for name in ("date", "url"):
        value = getattr(article, name)
        if value is not None:
            fields.append(Field(name, position, position, value, keep=True))
    fields.append(Field("language", position, position, article.language, keep=True))
    fields += [
        Field("contributor", position, position, f"{role}:{name}", keep=True) for name, role in article.contributors
    ]
    where = article.provenance
    return Draft(
        SourceRef(where.path, where.start, where.end, where.line, where.encoding),
        "".join(pieces), blocks=article.blocks, fields=fields, runs=article.runs,
    )  # fmt: skip


def lines_as_paragraphs(draft: Draft) -> None:
    """Make a paragraph of each line of a plain stretch, or what is left of it, that no reflow pass claimed."""
    held = sorted(
        [(b.start, b.end) for b in draft.blocks]
        + [(f.start, f.end) for f in draft.furniture]
        + [(f.start, f.end) for f in draft.fields if not f.keep]
    )
    if not _free_text(draft, held):
        draft.plain = ()
        return
    marks: list[Mark] = []
    index = reach = 0
    for start, stop in draft.plain:
        at = max(start, reach)
        while index < len(held) and held[index][0] < stop:
            if held[index][0] > at and not draft.text[at : held[index][0]].isspace():
                marks += _paragraphs(draft.text, at, held[index][0])
            at = reach = max(at, held[index][1])
            index += 1
        if at < stop:
            marks += _paragraphs(draft.text, at, stop)
    if marks:
        draft.mark(marks)
    draft.plain = ()


def _free_text(draft: Draft, held: Sequence[tuple[int, int]]) -> bool:
    """Whether anything but white space may stand in a plain stretch outside of ``held``: of most texts nothing does."""
    if not held or len(draft.plain) != 1:
        return bool(draft.plain)
    (start, end), text = draft.plain[0], draft.text
    free = [text[a:b] for (_, a), (b, _) in pairwise([(0, start), *held, (end, 0)])]
    return bool("".join(free).strip())


def _paragraphs(text: str, start: int, end: int) -> Iterator[Block]:
    """A paragraph for each line between ``start`` and ``end`` that is not blank."""
    stretch = text[start:end]
    if stretch.isspace():
        return
    for line in stretch.splitlines(keepends=True):
        bare = line.strip()
        if bare:
            first = start + len(line) - len(line.lstrip())
            yield Block(BlockKind.PARAGRAPH, first, first + len(bare))
        start += len(line)


def parts_of(draft: Draft, starts: Sequence[ArticleStart]) -> list[Span]:
    """The stretches of the articles; one that holds nothing but furniture goes with its neighbour."""
    if not draft.blocks and not draft.fields:
        return []
    if not starts:
        return [Span(0, len(draft.text))]
    taken = sorted({*(b.start for b in draft.blocks), *(f.start for f in draft.fields)})
    cuts = [0]
    for start in sorted({start.start for start in starts}):
        first = bisect_right(taken, cuts[-1] - 1)
        if first < len(taken) and taken[first] < start <= taken[-1]:
            cuts.append(start)
    return [Span(a, b) for a, b in zip(cuts, [*cuts[1:], len(draft.text)], strict=True)]


def alone(draft: Draft) -> Draft:
    """The record's draft as the draft of its only article: the same spans, steps of its own."""
    piece = Draft(
        draft.source, draft.text,
        blocks=draft.blocks, fields=draft.fields, runs=draft.runs, furniture=draft.furniture, fixed=draft.fixed,
    )  # fmt: skip
    piece.guesses = draft.guesses
    piece.remarks = None if draft.remarks is None else []
    return piece


def aside_of(draft: Draft, parts: Sequence[Span]) -> tuple[Furniture, ...]:
    """The record's own furniture that lies in none of ``parts`` whole."""
    if not draft.furniture:
        return ()
    return tuple(f for f in draft.furniture if not _inside(f.start, f.end, parts))


def set_aside(
    draft: Draft, parts: Sequence[Span], pieces: Sequence[Draft], aside: Sequence[Furniture]
) -> tuple[tuple[str, str], ...]:
    """All furniture as text and reason, in order: what the articles' passes found, and ``aside``, the record's own outside of them."""
    found = [(f.start, draft.text[f.start : f.end], f.reason) for f in aside]
    for part, piece in zip(parts, pieces, strict=True):
        found += [(part.start + f.start, piece.text[f.start : f.end], f.reason) for f in piece.furniture]
    return tuple((text, reason) for _, text, reason in sorted(found))


def _inside(start: int, end: int, parts: Sequence[Span]) -> bool:
    index = bisect_right(parts, start, key=lambda part: part.start) - 1
    return index >= 0 and end <= parts[index].end
