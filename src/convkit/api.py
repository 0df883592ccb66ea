"""The Python API: ``read``, ``clean`` and ``convert`` do what the command line does; it calls ``convert`` and nothing else.

Options have the names and meanings of the command line's (:class:`convkit.options.Options`).  Wrong ones raise
:class:`convkit.errors.UsageError` before anything is done.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Unpack

from convkit import defaults as defaults_files
from convkit.contract import Engine
from convkit.errors import UsageError, blame
from convkit.inputs import STANDARD_INPUT, Input, find_inputs, roots_of
from convkit.manifest import Manifest
from convkit.messages import say
from convkit.model import Article, Record
from convkit.options import Options, StrPath, check_choices, check_formats_used, check_used, merged, settings_from
from convkit.outputs import STANDARD_OUTPUT, output_place
from convkit.plan import Plan, choosing, file_job, make_plan
from convkit.plugins import Registry
from convkit.reading import Reading
from convkit.report import Problems, Report
from convkit.settings import check, known
from convkit.survey import survey
from convkit.workshop import Workshop, registry, workshop

if TYPE_CHECKING:
    from convkit.evidence import Asked
    from convkit.reverting import Reverted
    from convkit.tracing import Trace
    from convkit.watching import Observer

Look = Callable[[Sequence[Input], Workshop], Iterator[dict[str, Any]]]
"""What is said of each input, with nothing written."""

SERIAL = "serial"
SMALL_UNITS = 16
SMALL_BYTES = 1 << 17
"""Inputs up to both bounds are converted in this process: to start workers would take longer than the work."""
SPAWN_BYTES = 1 << 21
"""The same where a worker can't be forked: to start one anew takes a quarter second."""


def read(path: StrPath, **options: Unpack[Options]) -> Iterator[Record]:
    """The records of the file ``path``, one at a time, as its reader states them: nothing is cleaned.

    ``from_``, ``encoding`` and ``options`` count.  Raises UsageError at once, SourceError where the file can't be read.
    """
    shop = _shop(options)
    return Reading(shop, os.fspath(path), Path(path).name, Problems()).records()


def clean(source: Record | StrPath, **options: Unpack[Options]) -> Iterator[Article]:
    """The clean articles of a record, or of the file at a path, one at a time.

    The gates of a file's passes are decided over the whole file; those of a record that comes alone, over that record.
    The cleaning options count, and for a file those of :func:`read`.
    """
    shop = _shop(options)
    if not isinstance(source, Record):
        return _articles(Reading(shop, os.fspath(source), Path(source).name, Problems()))
    verdicts = survey(lambda: iter([source.text]), shop.pipeline.passes, shop.forced)
    return iter(shop.pipeline.source(verdicts, id_path=source.source.path).clean(source).articles)


def convert(
    inputs: StrPath | Sequence[StrPath],
    *,
    defaults: StrPath | bool = False,
    observer: Observer | None = None,
    **options: Unpack[Options],
) -> Report:
    """Convert ``inputs`` (files, folders, patterns, ``-``) as ``options`` say and return the report.

    ``defaults`` is a TOML file of options that count where none is given here; True looks for ``convkit.toml`` as the command line
    does.  ``observer`` hears of each input as it is through.  Raises UsageError for wrong usage, before anything is
    done; KeyboardInterrupt after Ctrl-C, when what was finished is safe.  What fails later stands in the report.
    """
    arguments = [inputs] if isinstance(inputs, str | os.PathLike) else list(inputs)
    files = _defaults(defaults, arguments)
    stated = merged(options, defaults_files.load(files))
    with _scratch(STANDARD_INPUT in arguments or stated.get("output") == STANDARD_OUTPUT) as scratch:
        report = _convert(arguments, options, stated, files, scratch, observer)
    if report.signal is not None:
        raise KeyboardInterrupt if report.signal == 2 else SystemExit(report.exit_code)
    return report


def _convert(
    arguments: Sequence[StrPath],
    said: Options,
    options: Options,
    files: Sequence[Path],
    scratch: Path,
    observer: Observer | None,
) -> Report:
    """Convert as ``options`` say; ``said`` are those of them that stand in the call and not in a defaults file."""
    from convkit.batch import Books, planned, run_batch

    settings = settings_from(options)
    brought = registry(settings.disabled)
    output = options.get("output")
    for name in settings.to:
        known(name, brought.writers, "writer", brought)
    place, formats = output_place(os.fspath(output) if output is not None else None, settings.to, brought, scratch)
    check_used(said, formats, brought)
    if place.kind == "stdout" and settings.edits:
        hint = say("name a file or a folder with -o")
        raise UsageError(say("--edits has no place beside standard output"), hint=hint)
    split = options.get("split") or ("source" if place.kind == "folder" else "all")
    settings = settings._replace(to=formats, split=split)
    manifest = Manifest(place.root) if place.kind == "folder" else None
    report, log, choices = (_beside(options.get(name)) for name in ("report", "log", "ambiguities"))
    if choices is not None and (said.get("ambiguities") or settings.variant):
        check_choices(choices, settings.variant)
    choices = choices if settings.variant else None
    beside = [path for path in (report, log, choices) if path is not None]
    page = options.get("review")
    if page:
        from convkit.review.run import Review, checked, written_by

        beside += written_by(checked(Path(page), bool(options.get("overwrite"))))
    plan = make_plan(
        arguments,
        settings,
        brought,
        place,
        manifest=manifest,
        overwrite=bool(options.get("overwrite")) or place.kind == "stdout",
        reports=beside,
    )
    if choices is not None:
        plan = choosing(plan)
    shop = workshop(plan.settings)
    shop.try_out()
    inputs = {item.name for item in plan.inputs}
    unmatched = [path for path in shop.decisions.paths if path not in inputs]
    if plan.settings.catalogue:
        shop.catalogue.check(inputs)
    engine = _engine(options, said, plan, brought)
    if options.get("dry_run"):
        return Report(planned=planned(plan), unmatched=unmatched)
    extra = {"defaults": [str(path) for path in files]} if files else {}
    review = Review(Path(page), plan) if page else None
    plan = review.plan if review is not None else plan
    books = Books(report, log, extra, options.get("max_errors"), tuple(unmatched), choices, review)
    plan = _with_standard_input(plan, scratch)
    made = run_batch(plan, engine, manifest=manifest, books=books, observer=observer)
    if place.kind == "stdout" and plan.targets and plan.targets[0].path.is_file():
        with plan.targets[0].path.open("rb") as stream:
            _copy(stream, sys.stdout.buffer)
        sys.stdout.buffer.flush()
    return made


def _beside(path: object) -> Path | None:
    """A file that a run writes beside its outputs, where one is named."""
    return Path(str(path)) if path else None


def _engine(options: Options, said: Options, plan: Plan, brought: Registry) -> Engine:
    """The engine that is named; else worker processes, or none where starting them would take longer than the work.

    Raises UsageError where several workers are asked of the engine that has none; an engine named in the call itself (``said``)
    stands over a number of workers in a defaults file.
    """
    name, jobs, own = options.get("engine"), options.get("jobs"), options.get("engine_option") or {}
    if name == SERIAL and (jobs or 1) > 1:
        if said.get("engine") is None or said.get("jobs") is not None:
            raise UsageError(
                say("the engine {name} runs one input at a time: -j {jobs} has no effect", name=name, jobs=jobs),
                hint=say("leave out --engine, or -j"),
            )
        jobs = None
    if name is None:
        worth = "processes" in brought.engines and (bool(own) or _worth_workers(plan, jobs, brought))
        name = "processes" if worth else SERIAL
    known(name, brought.engines, "engine", brought)
    with blame(brought.owner("engine", name), "engine"):
        return brought.engines[name].factory(jobs or 0, own)


def _worth_workers(plan: Plan, jobs: int | None, brought: Registry) -> bool:
    if len(plan.units) < 2:
        return False
    if jobs is not None:
        return jobs > 1 or bool(brought.plugins)
    if brought.plugins:
        # Whatever a stranger's code does to its process, it must cost one input and not the run.
        return True
    small = plan.size <= (SMALL_BYTES if sys.platform == "linux" else SPAWN_BYTES)
    return not small or len(plan.units) > SMALL_UNITS


def _shop(options: Options) -> Workshop:
    settings = settings_from(options)
    brought = registry(settings.disabled)
    check(settings, brought)
    check_formats_used(options, settings.to, brought)
    return workshop(settings)


def _articles(reading: Reading) -> Iterator[Article]:
    for record in reading.records():
        yield from reading.clean(record).articles


def _defaults(stated: StrPath | bool, arguments: Sequence[StrPath]) -> list[Path]:
    if isinstance(stated, bool):
        return defaults_files.find(roots_of(arguments)) if stated else []
    return [Path(stated)]


@contextmanager
def _scratch(needed: bool) -> Iterator[Path]:
    """A folder for what comes from standard input or goes to standard output; removed in the end."""
    if not needed:
        yield Path()
        return
    import tempfile

    with tempfile.TemporaryDirectory(prefix="convkit-") as folder:
        yield Path(folder)


def _with_standard_input(plan: Plan, scratch: Path) -> Plan:
    """``plan`` with what stands on standard input in a file, for whoever converts it."""
    units = list(plan.units)
    for index, unit in enumerate(units):
        job = file_job(unit)
        if job.path == STANDARD_INPUT:
            stored = _stored(plan.inputs[unit.number], scratch)
            payload = {**unit.payload, "file": job._replace(path=stored.path), "bytes": stored.size}
            units[index] = unit._replace(payload=payload)
    return plan._replace(units=tuple(units))


def _copy(source: BinaryIO, target: BinaryIO) -> None:
    while block := source.read(1 << 18):
        target.write(block)


def inspect(
    inputs: StrPath | Sequence[StrPath], *, explain: bool = False, **options: Unpack[Options]
) -> Iterator[dict[str, Any]]:
    """What is in ``inputs``, a finding each (:func:`convkit.inspection.inspect`); nothing is written.

    With ``explain`` each says why it was decided.  The options of :func:`clean` count.  Raises UsageError at once; what can't be read is a finding too.
    """
    from convkit.inspection import inspect as look

    return _looked(_found(inputs), _shop(options), partial(look, explain=explain))


def lacking(inputs: StrPath | Sequence[StrPath], **options: Unpack[Options]) -> Iterator[dict[str, Any]]:
    """Which characters of ``inputs`` no font has, a finding for each input (:func:`convkit.lacking.lacking`); nothing is written.

    The options of :func:`clean`, ``variant`` and ``font`` count.  Raises UsageError at once, OutputError where a font can't be used.
    """
    from convkit.lacking import lacking as look

    return _looked(_found(inputs), _shop(options), look)


def trace(
    output: StrPath,
    /,
    *,
    find: str | None = None,
    article: str | None = None,
    field: str | None = None,
    start: int | None = None,
    end: int | None = None,
    record: StrPath | None = None,
    sources: Sequence[StrPath] = (),
    **options: Unpack[Options],
) -> Iterator[Trace]:
    """Where characters of ``output`` came from: wherever the text ``find`` stands, or ``start`` to ``end`` of an article.

    ``article`` is an id, needed where the output holds several; ``field`` a field of it in place of the body.  ``start`` alone is one character,
    without it all is meant.  ``record`` and ``sources`` are named where they don't stand where convkit left them; ``options`` are those that
    the output was made with, and needed only where neither record nor output folder says.  Raises UsageError where nothing of the kind is known;
    OutputError or SourceError where output, source, options or versions are not what they were.
    """
    from convkit.tracing import Wanted
    from convkit.tracing import trace as traced

    return traced(Path(output), Wanted(article, field, start, end, find), _asked(record, sources, options))


def revert(
    output: StrPath,
    target: StrPath | BinaryIO,
    /,
    *,
    text: bool = False,
    part: str | None = None,
    record: StrPath | None = None,
    sources: Sequence[StrPath] = (),
    **options: Unpack[Options],
) -> list[Reverted]:
    """Give the sources of ``output`` (or of a record itself) back into ``target``: a file, a folder that is there, or a binary stream.

    They are the bytes that were read, or with ``text`` the decoded text in UTF-8; what is given was held against its digest.  ``part``
    names one of several sources.  A file that is there is replaced with ``overwrite`` only.  The rest, and what is raised, is as for
    :func:`trace`.
    """
    from convkit.reverting import revert as reverted

    place = Path(target) if isinstance(target, str | os.PathLike) else target
    asked = _asked(record, sources, options)
    return reverted(Path(output), place, asked, text=text, part=part, overwrite=bool(options.get("overwrite")))


def _asked(record: StrPath | None, sources: Sequence[StrPath], options: Options) -> Asked:
    from convkit.evidence import Asked

    stated = merged(options, {})
    check(settings_from(stated), registry(tuple(stated.get("disabled") or ())))
    return Asked(Path(record) if record else None, tuple(Path(path) for path in sources), stated)


def _found(inputs: StrPath | Sequence[StrPath]) -> list[Input]:
    return find_inputs([inputs] if isinstance(inputs, str | os.PathLike) else list(inputs))


def _looked(found: Sequence[Input], shop: Workshop, look: Look) -> Iterator[dict[str, Any]]:
    with _scratch(any(item.path == STANDARD_INPUT for item in found)) as scratch:
        stored = [_stored(item, scratch) if item.path == STANDARD_INPUT else item for item in found]
        yield from look(stored, shop)


def _stored(item: Input, scratch: Path) -> Input:
    """The input from standard input as a file."""
    path = scratch / "stdin"
    with path.open("wb") as stream:
        _copy(sys.stdin.buffer, stream)
    return item._replace(path=str(path), size=path.stat().st_size)
