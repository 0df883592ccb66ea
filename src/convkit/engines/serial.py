"""The engine that runs units one after another in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from convkit.contract import EngineSpec, UnitResult, WorkUnit
from convkit.errors import UsageError


class SerialEngine:
    """Runs each unit where it is called; a unit that takes the process down takes the run with it."""

    def run(self, job: Callable[[WorkUnit], UnitResult], units: Iterable[WorkUnit]) -> Iterator[UnitResult]:
        """Run ``job`` on each unit, in order."""
        for unit in units:
            yield job(unit)


def _engine(jobs: int, options: Mapping[str, str]) -> SerialEngine:
    if options:
        raise UsageError(f"the engine serial has no option {next(iter(options))!r}")
    return SerialEngine()


ENGINE = EngineSpec("serial", "one unit after another in this process", _engine)
