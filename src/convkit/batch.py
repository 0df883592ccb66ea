"""``run_batch(plan, …)``: runs a plan's units on an engine and keeps the books: report, log, manifest, reasons to stop."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

from convkit.contract import NOTHING, Engine, Interrupted, UnitResult, WorkUnit
from convkit.conversion import convert_unit
from convkit.duplicates.change import UNCHANGED, Changes, counted, left_out
from convkit.duplicates.phase import Duplicates
from convkit.errors import RunError
from convkit.facts import Facts
from convkit.keeping import Keeper
from convkit.manifest import SPOOL, TEMPORARY, Manifest, locked, remove_folder, remove_leftovers, temporary_prefix
from convkit.messages import say
from convkit.plan import Plan, VolumeJob, file_job
from convkit.report import Report, ReportWriter, skip_record
from convkit.runlog import RunLog
from convkit.stopping import Stop
from convkit.watching import Observer, Silent

if TYPE_CHECKING:
    from convkit.review.run import Review


class Books(NamedTuple):
    """What a run writes beside its outputs, and when it gives up.

    ``extra`` stands in every record of the report (the defaults files that were read).  ``max_errors`` None means never.
    ``unmatched`` are sources that decisions were made about and that are no inputs.  ``choices`` is the list of what ``--variant`` chose.
    ``review`` is the page of review.
    """

    report: Path | None = None
    log: Path | None = None
    extra: Mapping[str, object] = NOTHING
    max_errors: int | None = None
    unmatched: tuple[str, ...] = ()
    choices: Path | None = None
    review: Review | None = None


def run_batch(
    plan: Plan,
    engine: Engine,
    *,
    manifest: Manifest | None = None,
    books: Books | None = None,
    observer: Observer | None = None,
) -> Report:
    """Carry out ``plan`` on ``engine`` and return its report.

    One bad input costs one input.  A cause that concerns the whole run, ``max_errors`` failures or a signal end it early; what was
    finished is kept, and the report says why it stopped.
    """
    watching = observer or Silent()
    run = _Run(plan, manifest, books or Books(), watching)
    watching.begin(plan)
    try:
        run.carry_out(engine)
    except RunError as error:
        run.report.stopped = error.reason
    except OSError as error:
        # Reports, logs and workers are the run's own: without them it can't go on.
        run.report.stopped = str(error)
    finally:
        run.report.seconds = perf_counter() - run.started
        watching.end(run.report)
    return run.report


class _Run:
    """One run: the report so far, and what has to be put away in the end."""

    def __init__(self, plan: Plan, manifest: Manifest | None, books: Books, observer: Observer) -> None:
        self.started = perf_counter()
        self.report = Report(unmatched=list(books.unmatched))
        self._plan = plan
        self._manifest = manifest
        self._books = books
        self._observer = observer
        self._stop = Stop()
        self._spooled: dict[int, dict[str, Any]] = {}
        self._keeper = Keeper(plan, manifest)
        self._duplicates = Duplicates(plan.settings.duplicates, plan.inputs)
        self._failures = 0
        self._stopped = False

    def carry_out(self, engine: Engine) -> None:
        with ExitStack() as stack:
            if self._manifest is not None:
                stack.enter_context(locked(self._plan.place.root))
            stream = _opened(stack, self._books.report)
            self._log = RunLog(_opened(stack, self._books.log))
            self._log.note(log="convkit", inputs=len(self._plan.inputs), units=len(self._plan.units))
            holds = self._plan.settings.duplicates != "report"
            self._writer = ReportWriter(self.report, stream, self._books.extra, holds=holds)
            stack.callback(self._writer.finish)
            folders = self._plan.folders
            stack.callback(self._put_away, folders)
            stack.callback(self._duplicates.close)
            self._prepare(folders)
            stack.enter_context(self._stop.watching())
            try:
                self._convert(engine)
                self._write_review()
            except KeyboardInterrupt:
                self.report.signal = int(self._stop.signal or signal.SIGINT)
            except BaseException:
                self._stopped = True
                raise

    def _prepare(self, folders: set[Path]) -> None:
        root = self._plan.place.root
        with _output_errors(root):
            root.mkdir(parents=True, exist_ok=True)
            self._sweep(folders)
            if self._books.review is not None:
                self._books.review.clear()
            if self._manifest is not None:
                self._manifest.begin([*(target.file for target in self._plan.targets), *self._plan.records])

    def _sweep(self, folders: set[Path]) -> None:
        """Remove what a run that was cut off left; beside a single output, only what was to become that one."""
        if self._plan.place.kind == "folder":
            remove_leftovers(folders, TEMPORARY)
            remove_folder(self._plan.place.root / SPOOL)
        else:
            remove_leftovers(folders, temporary_prefix(self._plan.place.path.stem))

    def _put_away(self, folders: set[Path]) -> None:
        """Leave nothing behind but outputs and the record of them, however the run ended."""
        with _output_errors(self._plan.place.root):
            early = self.report.signal is not None or self._stopped
            if early or self._failures:
                self._sweep(folders)
            remove_folder(self._plan.spools)
            if self._books.review is not None:
                self._books.review.clear()
            if self._manifest is not None:
                planned = [*(target.file for target in self._plan.targets if target.stem), *self._plan.records]
                self._manifest.finish(planned if early else ())

    def _write_review(self) -> None:
        review = self._books.review
        if review is not None:
            self._writer.finish()
            with _output_errors(review.path):
                self.report.review = review.write(self.report.records)

    # --- the units ---

    def _convert(self, engine: Engine) -> None:
        for number, item in enumerate(self._plan.inputs):
            if item.skip:
                self._put(number, skip_record(item.file, item.skip, item.reason), 0)
        job = partial(convert_unit, self._plan.settings)
        waiting = {unit.number for unit in self._plan.units}
        for result in self._results(engine, job, self._plan.units):
            if result.number not in waiting:
                raise RunError(f"the engine gave a result for unit {result.number}, which it does not have")
            waiting.remove(result.number)
            item = self._plan.inputs[result.number]
            record = {"file": item.file, **result.record}
            signatures: list[bytes] | str = record.pop("signatures", [])  # type: ignore[assignment]
            if self._plan.volumes and "facts" in record:
                self._spooled[result.number] = record
                self._log.result(record)
            else:
                self._take(result.number, record, item.size)
            self._duplicates.take(result.number, signatures)
        if waiting:
            raise RunError(f"the engine gave no result for {len(waiting)} of {len(self._plan.units)} units")
        found = self._duplicates.find()
        if self._plan.volumes:
            self._bind(engine, job, found.changes)
        elif found.changes:
            self._rewrite(engine, job, found.changes)
        if found.records:
            self._writer.add(len(self._plan.inputs), found.records)
        if self._books.choices is not None:
            self._list_choices(self._books.choices)

    def _list_choices(self, path: Path) -> None:
        from convkit.choices import write_list

        parts = [Path(file_job(unit).choices) for unit in self._plan.units]
        with _output_errors(path):
            write_list(path, [part for part in parts if part.is_file()])

    def _results(
        self, engine: Engine, job: Callable[[WorkUnit], UnitResult], units: Sequence[WorkUnit]
    ) -> Iterator[UnitResult]:
        """The results as they come.  A stop that a plugin swallowed is noticed between two of them."""
        results = engine.run(job, units)
        try:
            for result in results:
                if self._stop.signal is not None and result.record.get("state") == "error":
                    raise KeyboardInterrupt
                yield result
                if self._stop.signal is not None:
                    raise KeyboardInterrupt
        except Interrupted as stop:
            yield from stop.results
            raise
        finally:
            close = getattr(results, "close", None)
            if close is not None:
                close()

    def _take(self, number: int, record: dict[str, Any], size: int) -> None:
        """Enter the result of one input into the books; raise RunError where it ends the run."""
        self._log.result(record)
        self._keeper.keep([record], {number: record})
        self._put(number, record, size)
        if record.get("fatal"):
            raise RunError(str(record["reason"]))

    def _put(self, number: int, record: dict[str, Any], size: int) -> None:
        rows = record.pop("rows", [])
        self._writer.add(number, [record, *rows])
        self._observer.result(record, size)
        if record["state"] == "error":
            self._failures += 1
            limit = self._books.max_errors
            if limit is not None and self._failures > limit:
                raise RunError(say("more than {number} files failed (--max-errors)", number=limit))

    def _rewrite(self, engine: Engine, job: Callable[[WorkUnit], UnitResult], changes: Mapping[int, Changes]) -> None:
        """Convert the inputs again whose articles repeat others, with what is to become of these; no other output changes."""
        units = []
        for unit in self._plan.units:
            if unit.number in changes:
                again = file_job(unit)._replace(changes=changes[unit.number], choices="")
                units.append(unit._replace(payload={**unit.payload, "file": again}))
        for result in self._results(engine, job, units):
            item = self._plan.inputs[result.number]
            record: dict[str, Any] = {"file": item.file, **result.record}
            if record["state"] == "error":
                self._take(result.number, record, item.size)
                continue
            before = self._writer.held(result.number)
            self._log.result(record)
            self._keeper.keep([record], {result.number: record})
            record["duplicates"] = counted(changes[result.number])
            self._remove({path for old in before for path in old.get("outputs", ())}.difference(record["outputs"]))
            self._writer.add(result.number, [record, *record.pop("rows", [])])

    def _remove(self, outputs: Iterable[str]) -> None:
        """Remove ``outputs`` that held nothing but articles that are left out."""
        for path in sorted(outputs):
            Path(path).unlink(missing_ok=True)
            if self._manifest is not None:
                self._manifest.forget(path)

    def _bind(self, engine: Engine, job: Callable[[WorkUnit], UnitResult], changes: Mapping[int, Changes]) -> None:
        """Make the volumes of all that was spooled, a unit for each format, and enter the inputs into the books."""
        order = sorted(self._spooled)
        facts = Facts()
        for number in order:
            facts.merge(self._spooled[number]["facts"])
            if number in changes:
                self._spooled[number]["duplicates"] = counted(changes[number])
                self._spooled[number]["left_out"] = left_out(changes[number])
                self._spooled[number]["articles"] -= self._spooled[number]["duplicates"].get("drop", 0)
        paths = {unit.number: file_job(unit).spool for unit in self._plan.units}
        spools = tuple((paths[number], changes.get(number, UNCHANGED)) for number in order)
        units = [
            WorkUnit(
                len(self._plan.inputs) + index,
                {"volume": VolumeJob(self._plan.title, target, spools, facts.data())},
            )
            for index, target in enumerate(self._plan.volumes)
        ]
        made: list[dict[str, Any]] = []
        if facts.articles:
            made = [dict(result.record) for result in self._results(engine, job, units)]
        for record in made:
            self._log.result(record)
        self._keeper.keep(made, self._spooled)
        if self._plan.edits and order and all(record["state"] == "ok" for record in made):
            with _output_errors(Path(self._plan.edits)):
                self._keeper.join_edits(made, self._spooled)
        self._enter(order, made)

    def _enter(self, order: Sequence[int], made: Sequence[Mapping[str, Any]]) -> None:
        """The records of inputs that share volumes: where a volume failed, so did all that was to be in it."""
        failed = next((record for record in made if record["state"] == "error"), None)
        outputs = [path for record in made for path in record.get("outputs", ())]
        for number in order:
            record = self._spooled.pop(number)
            if failed is not None:
                record |= {
                    key: failed[key] for key in ("state", "code", "reason", "stage", "plugin", "hint") if key in failed
                }
            record["outputs"] = sorted(outputs)
            if number == order[0]:
                _join(record, made)
            self._put(number, record, self._plan.inputs[number].size)
        if failed is not None and failed.get("fatal"):
            raise RunError(str(failed["reason"]))


def _join(record: dict[str, Any], made: Sequence[Mapping[str, Any]]) -> None:
    """Add what the writing of the volumes survived to the record of the first input in them."""
    warnings = dict(record["warnings"])
    for other in made:
        for code, count in other.get("warnings", {}).items():
            warnings[code] = warnings.get(code, 0) + count
        record["problems"] = [*record["problems"], *other.get("problems", ())]
    record["warnings"] = dict(sorted(warnings.items()))


def _opened(stack: ExitStack, path: Path | None) -> TextIO | None:
    if path is None:
        return None
    with _output_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        return stack.enter_context(path.open("w", encoding="utf-8", newline="\n"))


@contextmanager
def _output_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise RunError(say("{path} can't be written: {error}", path=path, error=error.strerror or error)) from error


def planned(plan: Plan) -> list[str]:
    """The outputs that a run would write; ``FOLDER/*.SUFFIX`` where the articles name them."""
    outputs = [t.file if t.stem else f"{t.folder}/*{t.suffix}" for t in plan.targets]
    return [*outputs, *plan.records]
