"""Runs text through the reflow stage as the pipeline does."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest

from convkit.draft import Draft
from convkit.model import BlockKind
from convkit.passes.reflow import PASSES
from convkit.pipeline import Pipeline
from convkit.provenance import SourceRef, Span, undo_steps
from convkit.survey import survey


@dataclass
class Flowed:
    """What the stage made of a text."""

    draft: Draft

    @property
    def blocks(self) -> list[tuple[BlockKind, str]]:
        return [(b.kind, self.draft.text[b.start : b.end]) for b in self.draft.blocks]

    @property
    def texts(self) -> list[str]:
        return [text for _, text in self.blocks]

    @property
    def aside(self) -> list[str]:
        return [self.draft.text[f.start : f.end] for f in self.draft.furniture]

    @property
    def edits(self) -> dict[str, int]:
        return {step.name: len(step.edits) for step in self.draft.steps}


def check(text: str, draft: Draft) -> None:
    """Every non-blank line is in one block or set aside, undoing gives the text back, and no character is lost."""
    assert undo_steps(draft.text, draft.steps) == text
    spans = sorted(
        [(b.start, b.end) for b in draft.blocks if b.parent < 0] + [(f.start, f.end) for f in draft.furniture]
    )
    at = 0
    for start, end in spans:
        assert at <= start < end
        assert not draft.text[at:start].strip()
        assert draft.text[start:end].strip("\t") == draft.text[start:end].strip()
        at = end
    assert not draft.text[at:].strip()


def reflow(
    text: str, *, guesses: bool = True, plain: Sequence[Span] | None = None, forced: Sequence[str] = ()
) -> Flowed:
    pipeline = Pipeline(PASSES, guesses=guesses)
    verdicts = survey(lambda: iter([text]), pipeline.passes, forced)
    draft = Draft(SourceRef("page.txt", 0, 0, 1, "utf-8"), text, plain=plain or [Span(0, len(text))])
    for spec in pipeline.passes:
        if verdicts[spec.name].open:
            pipeline.run(draft, spec, verdicts[spec.name])
    if plain is None:
        check(text, draft)
    return Flowed(draft)


def letters(text: str) -> str:
    """The characters of ``text`` without white space."""
    return re.sub(r"\s", "", text)


@pytest.fixture
def flow() -> Callable[..., Flowed]:
    return reflow
