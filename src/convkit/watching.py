"""Who watches a run: told what is to be done, what is through, and when it is over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from convkit.plan import Plan
    from convkit.report import Report


class Observer(Protocol):
    """Watches a run: a progress display, or the lines on stderr."""

    def begin(self, plan: Plan) -> None:
        """The run begins."""

    def result(self, record: Mapping[str, Any], size: int) -> None:
        """An input of ``size`` bytes is through, in any order; its record as the report has it."""

    def end(self, report: Report) -> None:
        """The run is over, however it ended."""


class Silent:
    """An observer that says nothing."""

    def begin(self, plan: Plan) -> None:
        """Say nothing."""

    def result(self, record: Mapping[str, Any], size: int) -> None:
        """Say nothing."""

    def end(self, report: Report) -> None:
        """Say nothing."""
