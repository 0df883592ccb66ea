"""What runs the work: units, their results, engines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from convkit.contract.common import CONTRACT


class WorkUnit(NamedTuple):
    """What a worker does whole: a number in plan order, and plain data that ``convert_unit`` reads."""

    number: int
    payload: Mapping[str, object]


class UnitResult(NamedTuple):
    """What comes back from a worker: the unit's number and its report record, plain data that pickles."""

    number: int
    record: Mapping[str, object]


class Interrupted(KeyboardInterrupt):
    """Ctrl-C in an engine that still has results at hand: ``results`` count as if they had come before."""

    def __init__(self, results: Sequence[UnitResult]) -> None:
        super().__init__()
        self.results = results


class Engine(Protocol):
    """Runs units; results come in any order."""

    def run(self, job: Callable[[WorkUnit], UnitResult], units: Iterable[WorkUnit]) -> Iterator[UnitResult]:
        """Run ``job`` on each unit and yield each result once.  A unit whose worker died yields an error result."""


class EngineSpec(NamedTuple):
    """An engine as its plugin hands it over; ``factory`` takes the number of jobs and the engine's options."""

    name: str
    summary: str
    factory: Callable[[int, Mapping[str, str]], Engine]
    contract: int = CONTRACT
