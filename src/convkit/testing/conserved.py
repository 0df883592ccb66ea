"""Nothing of a text is lost: a record through the passes, and what must hold of the result."""

from __future__ import annotations

from collections.abc import Iterable

from convkit.draft import Draft
from convkit.escape import encoded_length
from convkit.model import LineStart, Record
from convkit.pipeline import Cleaned, Pipeline
from convkit.plugins import load
from convkit.provenance import SourceRef, Span, undo_steps
from convkit.survey import survey


def cleaned(
    text: str, *, only: Iterable[str] | None = None, with_: Iterable[str] = (), path: str = "in/page.txt"
) -> Cleaned:
    """``text`` as one plain record through the passes that are on by default (or ``only`` those), as a source of its own.

    ``with_`` switches further passes on and opens their gates.  Raises AssertionError where the result is not conserved.
    """
    registry = load()
    wanted = None if only is None else set(only)
    opened = set(with_)
    passes = [
        spec
        for spec in registry.passes.values()
        if spec.required or spec.name in opened or (spec.default if wanted is None else spec.name in wanted)
    ]
    verdicts = survey(lambda: iter([text]), passes, opened)
    size = encoded_length(text, "utf-8")
    record = Record(SourceRef(path, 0, size, 1, "utf-8"), text, plain=(Span(0, len(text)),), lines=_line_starts(text))
    result = Pipeline(passes).source(verdicts).clean(record)
    check_conserved(result)
    return result


def _line_starts(text: str) -> tuple[LineStart, ...]:
    starts = []
    char = byte = 0
    for number, line in enumerate(text.splitlines(keepends=True) or [""], 1):
        starts.append(LineStart(char, byte, number))
        char += len(line)
        byte += encoded_length(line, "utf-8")
    return tuple(starts)


def check_conserved(result: Cleaned) -> None:
    """Assert that nothing of a record was lost: undoing gives its text back, and articles and furniture hold all of it."""
    assert undo_steps(result.text, result.steps) == result.record.text, (
        "undoing the record's steps does not give its text back"
    )
    if result.record.articles:
        return
    for part, draft in zip(result.parts, result.drafts, strict=True):
        assert undo_steps(draft.text, draft.steps) == result.text[part.start : part.end], (
            "undoing an article's steps fails"
        )
        check_held(draft)
    lost = _loose(result.text, [*result.parts, *((f.start, f.end) for f in result.aside)])
    assert not lost, f"no article and no furniture holds {lost!r}"


def check_held(draft: Draft) -> None:
    """Assert that blocks, fields and furniture of ``draft`` hold every character that is not white space."""
    spans = [(b.start, b.end) for b in draft.blocks] + [(f.start, f.end) for f in draft.fields]
    lost = _loose(draft.text, spans + [(f.start, f.end) for f in draft.furniture])
    assert not lost, f"no block, field or furniture holds {lost!r}"


def _loose(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The characters of ``text`` that stand in none of ``spans`` and are not white space."""
    loose = bytearray(b"\1") * len(text)
    for start, end in spans:
        loose[start:end] = bytes(end - start)
    return "".join(c for c, flag in zip(text, loose, strict=True) if flag and not c.isspace())
