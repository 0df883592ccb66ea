"""Where the parts of a cleaned record lay in its file, and which edits and problems fell into which of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from convkit.draft import Draft
from convkit.escape import encoded_length
from convkit.model import Problem, Record
from convkit.provenance import PositionMap, Span, Step, count_edits, origin


def byte_of(record: Record, position: int) -> int:
    """The byte of the file at ``position`` of the record's own text."""
    return record.source.end if position >= len(record.text) else place_of(record, position)[0]


def place_of(record: Record, position: int) -> tuple[int, int]:
    """The byte of the file and the line at ``position`` of the record's own text."""
    if position <= 0:
        return record.source.start, record.source.line
    if position >= len(record.text):
        return record.source.end, record.lines[-1].number if record.lines else record.source.line
    if not record.lines:
        return record.source.start + encoded_length(record.text[:position], record.source.encoding), record.source.line
    index = bisect_right(record.lines, position, key=lambda line: line.char) - 1
    line = record.lines[max(0, index)]
    inside = record.text[line.char : position]
    return line.byte + encoded_length(inside, line.encoding or record.source.encoding), line.number


def source_span(record: Record, draft: Draft, part: Span) -> Span:
    """Where ``part`` of the cleaned text lay in the record's own text."""
    if part.start == 0 and part.end == len(draft.text):
        return Span(0, len(record.text))
    span = origin(draft.steps, *part)
    return Span(span.start, span.end if part.end < len(draft.text) else len(record.text))


def placed(record: Record, problems: Sequence[Problem], steps: Sequence[Step] = (), base: int = 0) -> list[Problem]:
    """``problems`` with their place as a byte of the file; it was a code point of the text before ``steps``, from ``base`` on."""
    made = []
    for problem in problems:
        if problem.place is not None:
            at = problem.place + base
            at = origin(steps, at, at).start if steps else at
            problem = replace(problem, place=byte_of(record, at))
        made.append(problem)
    return made


def by_part(problems: Sequence[Problem], starts: Sequence[int]) -> dict[int, list[Problem]]:
    """The record's problems by the part they fall into; those without a place go to the first."""
    found: dict[int, list[Problem]] = {}
    for problem in problems if starts else ():
        index = 0 if problem.place is None else max(0, bisect_right(starts, problem.place) - 1)
        found.setdefault(index, []).append(problem)
    return found


def shares_of(steps: Sequence[Step], parts: Sequence[Span]) -> list[dict[str, int]]:
    """How many edits of each pass fell into each part of the record's final text."""
    if len(parts) == 1:
        return [count_edits(steps)]
    shares: list[dict[str, int]] = [{} for _ in parts]
    starts = [part.start for part in parts]
    maps = [PositionMap(step.edits) for step in steps]
    for index, step in enumerate(steps):
        for edit in step.edits:
            at = maps[index].end(edit.start)
            for later in maps[index + 1 :]:
                at = later.end(at)
            share = shares[max(0, bisect_right(starts, at) - 1)] if shares else {}
            share[step.name] = share.get(step.name, 0) + 1
    return shares
