"""Worker processes: every unit gives one result, whatever becomes of its worker."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from convkit.contract import UnitResult, WorkUnit
from convkit.engines.processes import ENGINE, SHARE_UNITS, ProcessEngine
from convkit.errors import UsageError
from convkit.testing import check_engine


def job(unit: WorkUnit) -> UnitResult:
    what = unit.payload.get("what")
    if what == "exit":
        os._exit(5)
    if what == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "once":
        mark = Path(str(unit.payload["mark"]))
        if not mark.exists():
            mark.touch()
            os._exit(1)
    return UnitResult(unit.number, {"state": "ok", "pid": os.getpid()})


def run(units: list[WorkUnit], jobs: int = 2, start: str = "") -> dict[int, dict[str, object]]:
    results = list(ProcessEngine(jobs, start).run(job, units))
    found = {result.number: dict(result.record) for result in results}
    assert len(found) == len(results)
    return found


def units(count: int, **odd: dict[str, object]) -> list[WorkUnit]:
    return [WorkUnit(n, odd.get(f"u{n}", {})) for n in range(count)]


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_it_keeps_the_contract(jobs: int) -> None:
    check_engine(ENGINE, jobs)


@pytest.mark.parametrize("start", ["fork", "spawn", "forkserver"])
def test_work_is_done_elsewhere_by_no_more_workers_than_allowed(start: str) -> None:
    pids = {record["pid"] for record in run(units(100), 2, start).values()}
    assert os.getpid() not in pids
    assert 1 <= len(pids) <= 2


DEATHS = [("an exit", "exit", "exit code 5"), ("a signal", "kill", "SIGKILL")]


@pytest.mark.parametrize(("label", "what", "reason"), DEATHS, ids=[row[0] for row in DEATHS])
@pytest.mark.parametrize("number", [0, 7, SHARE_UNITS - 1, SHARE_UNITS, 99])
def test_a_unit_that_kills_its_worker_is_an_error_and_all_others_are_done(
    label: str, what: str, reason: str, number: int
) -> None:
    found = run(units(100, **{f"u{number}": {"what": what}}))
    assert sorted(found) == list(range(100))
    assert found[number]["code"] == "E_WORKER"
    assert reason in str(found[number]["reason"])
    assert all(record["state"] == "ok" for n, record in found.items() if n != number)


def test_a_result_does_not_wait_for_a_unit_that_takes_its_time() -> None:
    started = time.monotonic()
    results = ProcessEngine(1).run(sleep, units(2))
    assert next(results).number == 0
    assert time.monotonic() - started < 30
    results.close()  # type: ignore[attr-defined]


def test_a_unit_that_was_only_near_a_death_is_tried_again(tmp_path: Path) -> None:
    found = run(units(10, u4={"what": "once", "mark": str(tmp_path / "mark")}))
    assert all(record["state"] == "ok" for record in found.values())


def test_every_unit_may_kill_its_worker() -> None:
    found = run([WorkUnit(n, {"what": "exit"}) for n in range(5)])
    assert [found[n]["code"] for n in range(5)] == ["E_WORKER"] * 5


def test_units_are_taken_as_they_are_needed() -> None:
    taken = []

    def endless() -> Iterator[WorkUnit]:
        for number in range(10_000):
            taken.append(number)
            yield WorkUnit(number, {})

    results = ProcessEngine(2).run(job, endless())
    for _ in range(10):
        next(results)
    results.close()  # type: ignore[attr-defined]
    assert len(taken) <= 6 * SHARE_UNITS


def test_closing_the_results_ends_the_workers() -> None:
    results = ProcessEngine(2).run(sleep, units(50))
    first = next(results)
    results.close()  # type: ignore[attr-defined]
    assert gone(int(str(first.record["pid"])))


def gone(pid: int) -> bool:
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def sleep(unit: WorkUnit) -> UnitResult:
    if unit.number:
        time.sleep(60)
    return UnitResult(unit.number, {"pid": os.getpid()})


@pytest.mark.parametrize("options", [{"start": "thread"}, {"x": "1"}])
def test_a_wrong_option_is_wrong_usage(options: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        ENGINE.factory(2, options)
