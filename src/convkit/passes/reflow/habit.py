"""What is said of a border between two lines, and what a text does with the lines that it leaves open."""

from __future__ import annotations

from math import log
from typing import NamedTuple

from convkit.passes.reflow import model
from convkit.provenance import Certainty

SURE = 3.0
"""A score above this leaves no doubt."""
GATE = 2.5
"""A score above this is evidence that the text was cut; one such border opens the gate."""
HABIT_LINES = 6
"""A text's own lines weigh as much as the training text when there are so many."""
HABIT_SHARE = 0.85
FEW = 2.0
"""A habit that speaks against cuts weighs more: a false join costs more than a cut that stays."""
HABIT_ODDS = 0.5 + 9.0 * HABIT_SHARE


class Border(NamedTuple):
    """A border that is to be closed: the line ``line`` goes on the one before.  ``wrapped``: a hard-wrapped layout says so."""

    line: int
    score: float
    certainty: Certainty
    wrapped: bool = False


class Open(NamedTuple):
    """A border that no rule decides: ``model`` and ``features`` do.  A join of it would be of ``certainty``."""

    line: int
    model: str
    features: model.Features
    certainty: Certainty


class Habit(NamedTuple):
    """What a text does with its open lines: how many were looked at, and the sum of the log-odds of the pairs across.

    Across cuts the mean is about 9.5; where a writer leaves out the last full stop, as in letters and comments, it is about
    0.5.  So the mean tells how many of the open lines are cuts.
    """

    lines: int = 0
    odds: float = 0.0

    def gain(self) -> float:
        """What the score of a border gains, or loses, by the habit."""
        prior = self.prior()
        return FEW * prior if prior < 0.0 else prior

    def prior(self) -> float:
        """The log-odds of a cut in this text, over those in the training text."""
        mean = (self.odds + HABIT_LINES * HABIT_ODDS) / (self.lines + HABIT_LINES)
        share = min(0.95, max(0.02, (mean - 0.5) / 9.0))
        return log(share / (1.0 - share)) - log(HABIT_SHARE / (1.0 - HABIT_SHARE))
