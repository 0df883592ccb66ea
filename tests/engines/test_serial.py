"""The engine without workers."""

import pytest

from convkit.contract import WorkUnit
from convkit.engines.serial import ENGINE
from convkit.errors import UsageError
from convkit.testing import check_engine


def test_it_keeps_the_contract() -> None:
    check_engine(ENGINE)


def test_it_runs_a_unit_only_when_its_result_is_asked_for() -> None:
    ran: list[int] = []
    results = ENGINE.factory(1, {}).run(lambda unit: ran.append(unit.number), [WorkUnit(n, {}) for n in range(3)])  # type: ignore[arg-type, func-returns-value]
    next(results)
    assert ran == [0]


def test_it_has_no_options() -> None:
    with pytest.raises(UsageError, match="'start'"):
        ENGINE.factory(1, {"start": "spawn"})
