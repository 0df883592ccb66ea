"""Borders inside a hard-wrapped region: what room was left in a line, and what stands around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from convkit.passes.reflow import english, model
from convkit.passes.reflow.habit import SURE, Border, Open
from convkit.passes.reflow.layout import Wrap
from convkit.passes.reflow.rules import begins_anew, closes, cuts_number, forced, stands_alone

if TYPE_CHECKING:
    from convkit.passes.reflow.borders import Page

HANGING = "，。、；：！？）》」』”’】〉〕"
"""Marks that hang over the measure."""
MOST_HUNG = 4
"""Most marks in a row that hang; more are no sentence's end."""
BEYOND = 3
"""Columns by which a line that is no part of a wrapped paragraph goes beyond the measure."""


def _hung(line: str) -> int:
    """The columns of the marks behind the first of those that ``line`` ends with: they hang over the measure with it."""
    marks = len(line) - len(line.rstrip(HANGING))
    return 2 * max(0, min(marks, MOST_HUNG) - 1)


def wrapped(page: Page, index: int, last: str, first: str, wrap: Wrap) -> Border | Open | None:
    """A border inside a wrapped region."""
    lines = page.lines
    room = wrap.measure - page.edges[index - 1]
    set_in = wrap.indented and wrap.sets_in(lines.indents[index])
    gap = wrap.gap if index in lines.passed else lines.gaps[index]
    if english.are_words(last, first):
        on = english.goes_on(
            last,
            first,
            room=room,
            measure=wrap.measure,
            apart=gap > wrap.gap or _steps_in(page, index, wrap) or (set_in and closes(last)),
            plain=not wrap.spaced and not wrap.indented,
        )
        return Border(index, SURE + 1, "exact", True) if on else None
    endings, place = wrap.endings, index - 1 - wrap.first
    full = endings.slack[place] > 0.0
    ended = closes(last) and not cuts_number(last, first)
    sure = room <= 2 and gap <= wrap.gap and (wrap.indented or wrap.spaced) and not set_in
    alone = not endings.open[place] and stands_alone(first)
    if not sure and (
        (alone and (ended or not full or endings.slack[place + 1] <= 0.0))
        or (not full and (stands_alone(last) or begins_anew(first)))
    ):
        return None
    if ended and gap > wrap.gap and not wrap.spaced:
        return None
    if not set_in and ((ended and _is_headline(page, index, wrap)) or (alone and _is_over(page, index, wrap))):
        return None
    if room < -BEYOND - _hung(last) and not endings.open[place]:
        return None
    if ended and (
        (begins_anew(first) and not (full and first[0] in "（(")) or lines.indents[index] > lines.indents[index - 1] + 1
    ):
        return None
    if forced(last, first) and not (set_in and room > 2):
        return Border(index, SURE + 1, "exact", True)
    unknown = index in lines.passed
    features = model.wrapped_features(
        last,
        first,
        room,
        index - 1,
        lines.indents[index],
        None if unknown else gap,
        wrap,
        page.table,
    )
    if not sure:
        features["alone"] = float(alone)
        features["alone_before"] = float(stands_alone(last))
    return Open(index, model.WRAPPED, features, "exact" if sure and not ended and not unknown else "guess")


def _is_headline(page: Page, index: int, wrap: Wrap) -> bool:
    """Whether line ``index`` is one of up to three short lines without a stop, over a line that is set in as a paragraph is."""
    if not wrap.indented:
        return False
    for at in range(index, min(index + 3, wrap.last)):
        if closes(page.contents[at]) or wrap.measure - page.edges[at] <= 2:
            return False
        if at + 1 < wrap.last and wrap.sets_in(page.lines.indents[at + 1]):
            return True
    return False


def _is_over(page: Page, index: int, wrap: Wrap) -> bool:
    """Whether line ``index`` stands right over a line that is set in as a paragraph is."""
    return wrap.indented and index + 1 < wrap.last and wrap.sets_in(page.lines.indents[index + 1])


def _steps_in(page: Page, index: int, wrap: Wrap) -> bool:
    """Whether line ``index`` is set in as the first of a paragraph.

    Not where the next line is set in as far: then a list item goes on, or all of a paragraph is set in.
    """
    indents, gaps = page.lines.indents, page.lines.gaps
    own, before = indents[index], indents[index - 1]
    more = index + 1 < wrap.last and gaps[index + 1] == wrap.gap
    if own > before:
        return not (more and indents[index + 1] == own)
    return own == before and wrap.indented and more and wrap.base <= indents[index + 1] < own
