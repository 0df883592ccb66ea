"""A sentence that goes on over what stands between: captions of a picture, notes at a page's foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from convkit.passes.lines import facts
from convkit.passes.reflow import english, model
from convkit.passes.reflow.habit import SURE
from convkit.passes.reflow.rules import (
    LATER,
    begins_anew,
    closes,
    forced,
    is_caption_shape,
    is_named_caption,
    is_note,
    is_title_shape,
    stands_alone,
)

if TYPE_CHECKING:
    from convkit.passes.reflow.borders import Page

OPEN_LENGTH = 24
MOST_CAPTIONS = 3
WEAK = 2.0
"""Log-odds below which two characters do not show that they belong together."""


def over(page: Page, before: int, after: int) -> float:
    """The log-odds that line ``after`` goes on line ``before`` over what stands between; -inf where a rule says no."""
    last, first = page.contents[before], page.contents[after]
    if closes(last) or stands_alone(last) or stands_alone(first) or begins_anew(first) or is_title_shape(last, first):
        return float("-inf")
    score = model.score(model.FREE, page.free_features(before, after))
    if forced(last, first):
        return score + 1.0 if first[0] not in LATER else SURE + 1
    return score


def over_captions(page: Page, before: int) -> int:
    """The line that goes on line ``before`` over one to three captions, surely and better than the next line does; or 0."""
    last = page.contents[before]
    if len(last) < OPEN_LENGTH or closes(last) or before in page.lines.closed or before + 1 in page.kept.borders:
        return 0
    if is_note(last):
        return 0
    for after in range(before + 2, min(before + 2 + MOST_CAPTIONS, len(page.contents))):
        between = after - 1
        if not is_caption_shape(page.contents[between]) or after in page.kept.borders or after in page.lines.closed:
            return 0
        if english.are_words(last, page.contents[after]):
            return 0
        if _goes_over(page, before, after):
            return after
    return 0


def _goes_over(page: Page, before: int, after: int) -> bool:
    """Whether line ``after`` goes on line ``before`` rather than the captions between do.

    Less is asked where a picture left more blank lines than usual, or a credit shows that there was one.
    """
    near, far = over(page, before, before + 1), over(page, before, after)
    last = page.contents[before][-1]
    named = is_named_caption(page.contents[before + 1]) or is_note(page.contents[before + 1])
    weak = named or page.table.log_odds(last, page.contents[before + 1][0]) < WEAK
    if named or any(facts(line).credit for line in page.contents[before + 1 : after]):
        return weak and far > (0.0 if named else max(1.0, near))
    if max(page.lines.gaps[before + 1 : after + 1]) > page.usual_gap:
        return weak and far > max(2.0, near + 0.25)
    if forced(page.contents[before], page.contents[before + 1]):
        return False
    return near < SURE and far > max(SURE, near + 1.0)
