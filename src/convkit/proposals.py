"""Which of the edits that a pass proposes are made: none in text that is fixed, no guesses where they are off, none that don't fit."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from convkit.draft import Draft
from convkit.errors import PluginError
from convkit.provenance import Edit, EditError, Span, check_edits


def allowed(draft: Draft, name: str, edits: list[Edit], *, guesses: bool) -> list[Edit]:
    """Those of ``edits`` of the pass ``name`` that may be made; the guesses among them are noted (W_GUESS), a move as one."""
    if draft.fixed:
        edits = _outside(edits, draft.fixed)
    guessed = [edit for edit in edits if edit.certainty == "guess"]
    if not guessed:
        return edits
    if not guesses:
        return without(edits, guessed)
    moves = [edit.move for edit in guessed if edit.move is not None]
    draft.problem("W_GUESS", name, len(guessed) - len(moves) + len(set(moves)), guessed[0].start)
    return edits


def without(edits: Sequence[Edit], barred: Sequence[Edit]) -> list[Edit]:
    """``edits`` without ``barred`` and without what belongs to a move of theirs: half a move would lose text."""
    left = frozenset(barred)
    moves = {edit.move for edit in barred if edit.move is not None}
    return [edit for edit in edits if edit not in left and edit.move not in moves]


def check_fit(owner: str, text: str, edits: Sequence[Edit]) -> None:
    """Raise PluginError, naming ``owner``, where ``edits`` can't be applied to ``text``."""
    try:
        check_edits(text, edits)
    except EditError as error:
        reason = f"{owner} proposed edits that don't fit the text: {error}"
        raise PluginError(owner, reason, code="E_PLUGIN_RESULT") from error


def _outside(edits: list[Edit], fixed: Sequence[Span]) -> list[Edit]:
    """``edits`` without those that touch one of the spans ``fixed``, which are in order."""
    starts = [span.start for span in fixed]

    def free(edit: Edit) -> bool:
        index = bisect_right(starts, edit.start) - 1
        before = index >= 0 and edit.start < fixed[index].end
        after = index + 1 < len(fixed) and fixed[index + 1].start < edit.end
        return not before and not after

    barred = [edit for edit in edits if not free(edit)]
    return without(edits, barred) if barred else edits
