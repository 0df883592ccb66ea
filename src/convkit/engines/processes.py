"""The engine that runs units in worker processes of this machine.

The parent only hands out work.  It sends each worker a few units at a time and gets their results some at a time, as soon as a moment has
passed.  Of a worker that dies it knows which units may have been in hand: each of them is tried once more, alone.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from convkit.contract import EngineSpec, Interrupted, UnitResult, WorkUnit
from convkit.errors import UsageError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess

Job = Callable[[WorkUnit], UnitResult]

SHARE_UNITS = 32
SHARE_BYTES = 1 << 18
"""A worker gets units up to either bound at a time: one message for many small files, one file where they are large."""
HELD = 0.05
"""Seconds for which results wait for others at the most: one message for each would cost a small unit a tenth of its time."""
LATE = 4 * HELD
"""Seconds after a signal in which results that are on their way still count."""
TRIES = 2
"""A unit that may have been in hand at as many deaths of a worker is given up."""
LOOKED = 20_000
"""Objects made between two looks of a worker for what only a cycle holds."""
START_METHODS = ("fork", "spawn", "forkserver")


class ProcessEngine:
    """Runs units in ``jobs`` worker processes, begun by ``start`` ("" for the cheapest that is safe)."""

    def __init__(self, jobs: int, start: str = "") -> None:
        self.jobs = max(1, jobs)
        self._start = start

    def run(self, job: Job, units: Iterable[WorkUnit]) -> Iterator[UnitResult]:
        """Run ``job`` on each unit; results come as they are ready.  A unit that kills its worker yields E_WORKER.

        When the iterator is closed, the workers are ended.
        """
        pool = _Pool(job, units, self.jobs, _context(self._start))
        try:
            yield from pool.results()
        finally:
            pool.end()


class _Worker:
    """One process and what it has in hand."""

    def __init__(self, context: BaseContext, job: Job, others: list[Connection]) -> None:
        self.pipe, theirs = context.Pipe()
        # A forked child holds copies of the parent's ends; it must close them, or no worker would see the parent die.
        method = context.get_start_method()
        copies = [*others, self.pipe] if method == "fork" else []
        parent = 0 if method == "forkserver" else os.getpid()
        self.process: BaseProcess = context.Process(  # type: ignore[attr-defined]
            target=_work, args=(theirs, job, copies, parent), daemon=True
        )
        self.process.start()
        theirs.close()
        self.share: deque[WorkUnit] = deque()

    def give(self, share: list[WorkUnit]) -> None:
        self.share.extend(share)
        try:
            self.pipe.send(share)
        except OSError:
            # It died before it could take them; its end is seen when results are waited for.
            return

    def end(self, patience: float = 0.0) -> None:
        """Let the process go; one that is not gone after ``patience`` seconds is ended."""
        self.pipe.close()
        if patience:
            self.process.join(patience)
        if self.process.is_alive():
            self.process.kill()
        self.process.join()


class _Pool:
    def __init__(self, job: Job, units: Iterable[WorkUnit], jobs: int, context: BaseContext) -> None:
        self._job = job
        self._context = context
        self._jobs = jobs
        self._units = iter(units)
        self._again: deque[WorkUnit] = deque()
        self._deaths: dict[int, int] = {}
        self._workers: list[_Worker] = []

    def results(self) -> Iterator[UnitResult]:
        from multiprocessing.connection import wait

        self._staff()
        while self._workers:
            pipes: dict[Any, _Worker] = {worker.pipe: worker for worker in self._workers}
            try:
                heard = wait(list(pipes))
            except KeyboardInterrupt:
                raise Interrupted(self._late(list(pipes))) from None
            for ready in heard:
                yield from self._hear(pipes[ready])

    def _late(self, pipes: list[Any]) -> list[UnitResult]:
        """The results of what was finished when the signal came."""
        from multiprocessing.connection import wait

        late: list[UnitResult] = []
        until = time.monotonic() + LATE
        while pipes and (heard := wait(pipes, max(0.0, until - time.monotonic()))):
            for pipe in pipes[:]:
                try:
                    late += pipe.recv() if pipe in heard else ()
                except (EOFError, OSError):
                    pipes.remove(pipe)
        return late

    def end(self) -> None:
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def _staff(self) -> None:
        """Start workers as long as there is work for them."""
        while len(self._workers) < self._jobs and (share := self._share()):
            worker = _Worker(self._context, self._job, [worker.pipe for worker in self._workers])
            self._workers.append(worker)
            worker.give(share)

    def _share(self) -> list[WorkUnit]:
        """The next units for one worker; a unit that was in hand at a death goes alone."""
        if self._again:
            return [self._again.popleft()]
        share: list[WorkUnit] = []
        size = 0
        while len(share) < SHARE_UNITS and size < SHARE_BYTES and (unit := next(self._units, None)):
            share.append(unit)
            weight = unit.payload.get("bytes", 0)
            size += weight if isinstance(weight, int) else 0
        return share

    def _hear(self, worker: _Worker) -> Iterator[UnitResult]:
        try:
            results: list[UnitResult] = worker.pipe.recv()
        except (EOFError, OSError):
            yield from self._buried(worker)
            return
        for _ in results:
            worker.share.popleft()
        if not worker.share:
            if share := self._share():
                worker.give(share)
            else:
                self._workers.remove(worker)
                worker.end(patience=5.0)
        yield from results

    def _buried(self, worker: _Worker) -> Iterator[UnitResult]:
        """Take over the work of a worker that died."""
        self._workers.remove(worker)
        worker.end()
        for unit in worker.share:
            deaths = self._deaths[unit.number] = self._deaths.get(unit.number, 0) + 1
            if deaths >= TRIES:
                yield UnitResult(unit.number, _died(unit, worker.process.exitcode))
            else:
                self._again.append(unit)
        self._staff()


def _died(unit: WorkUnit, status: int | None) -> dict[str, object]:
    if status is not None and status < 0:
        try:
            how = f"signal {signal.Signals(-status).name}"
        except ValueError:
            how = f"signal {-status}"
    else:
        how = f"exit code {status}"
    return {
        "state": "error",
        "code": "E_WORKER",
        "reason": f"the worker process died over it ({how})",
        "stage": "convert",
    }


def _work(pipe: Connection, job: Job, copies: list[Connection], parent: int) -> None:
    """What a worker does: take units, send results, until the parent closes the pipe."""
    # Such signals reach the whole group; the parent alone decides what they mean.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    for copy in copies:
        copy.close()
    _die_with(parent)
    # Units leave few cycles behind: to look for them as often as Python does costs as much as a pass.
    gc.set_threshold(LOOKED, 20, 20)
    outbox = _Outbox(pipe)
    try:
        while True:
            share = pipe.recv()
            for unit in share:
                outbox.put(job(unit), last=unit is share[-1])
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


class _Outbox:
    """Results on their way to the parent: held for a moment, so that those of small units share a message."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._held: list[UnitResult] = []
        self._sent = time.monotonic()
        self._lock = threading.Lock()
        self._waiting = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    def put(self, result: UnitResult, *, last: bool) -> None:
        """Take a result; the ``last`` of a share goes at once, with all before it."""
        with self._lock:
            self._held.append(result)
            if last or time.monotonic() - self._sent >= HELD:
                self._send()
            else:
                self._waiting.set()

    def _send(self) -> None:
        held, self._held = self._held, []
        self._waiting.clear()
        self._pipe.send(held)
        self._sent = time.monotonic()

    def _watch(self) -> None:
        """Send what is held while a unit takes its time."""
        while True:
            self._waiting.wait()
            time.sleep(HELD)
            with self._lock, suppress(OSError):
                if self._held:
                    self._send()


def _die_with(parent: int) -> None:
    """Let the system end this worker when its parent is gone: what it has in hand must not hold up the next run.

    ``parent`` is 0 where the worker is another process's child (the server of "forkserver").
    """
    if sys.platform != "linux" or not parent:
        return
    import ctypes

    set_parent_death_signal = 1  # PR_SET_PDEATHSIG, <linux/prctl.h>
    ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _context(start: str) -> BaseContext:
    import multiprocessing

    if not start:
        # A fork costs a tenth of a spawn, but copies only the calling thread: with others at work it isn't safe.
        safe = sys.platform == "linux" and threading.active_count() == 1
        start = "fork" if safe else "spawn"
    return multiprocessing.get_context(start)


def cores() -> int:
    """How many processes this one may run at the same time."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _engine(jobs: int, options: Mapping[str, str]) -> ProcessEngine:
    for name, value in options.items():
        if name != "start":
            raise UsageError(f"the engine processes has no option {name!r}", hint="known: start")
        if value not in START_METHODS:
            raise UsageError(f"start takes {', '.join(START_METHODS)}, not {value!r}")
    return ProcessEngine(jobs or cores(), options.get("start", ""))


ENGINE = EngineSpec("processes", "worker processes on this machine (default)", _engine)
