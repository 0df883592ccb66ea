"""What a run will do, fixed before anything is converted: inputs, units of work, and where every output goes."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from convkit.contract import WorkUnit
from convkit.duplicates.change import UNCHANGED, Changes
from convkit.editsfile import SUFFIX
from convkit.errors import UsageError
from convkit.inputs import Input, find_inputs, roots_of
from convkit.manifest import FOLDER, SPOOL, Manifest, temporary_prefix
from convkit.messages import say
from convkit.names import name_key, safe_name
from convkit.outputs import Guard, Place, Target, joined_name, stem_of, stems, suffixes
from convkit.plugins import Registry
from convkit.report import escaped, is_report, is_review
from convkit.settings import Settings, check


class FileJob(NamedTuple):
    """One input for a worker.  ``title`` is what a volume of it is called; its articles go to ``targets``, or to ``spool``.

    ``renamed``: the outputs' name is not quite the input's.  ``edits`` is where the record of all edits goes, "" for none.
    ``alone``: the run has no other input.  ``signatures`` is a file for the signatures of its articles where they are many.
    ``changes`` is what becomes of articles that repeat others.  ``choices`` is a file for the choices of ``--variant``, "" for none.
    ``review`` takes what it has to show on the page of review.
    """

    file: str
    path: str
    name: str
    title: str
    targets: tuple[Target, ...]
    spool: str = ""
    renamed: bool = False
    edits: str = ""
    alone: bool = False
    signatures: str = ""
    changes: Changes = UNCHANGED
    choices: str = ""
    review: str = ""


class VolumeJob(NamedTuple):
    """One output made of many inputs: ``spools`` in plan order with the changes of each, ``facts`` about the articles in them."""

    title: str
    target: Target
    spools: tuple[tuple[str, Changes], ...]
    facts: Mapping[str, object]


class Plan(NamedTuple):
    """All that is decided before the first file is opened.

    ``inputs`` in plan order; ``units`` are those to be converted, numbered by their place in ``inputs``.  ``volumes`` are the
    targets of one output of many units; empty where each unit writes its own.  ``edits`` is the record of these.  ``spools`` is a folder
    for what is on its way.
    """

    settings: Settings
    place: Place
    inputs: tuple[Input, ...]
    units: tuple[WorkUnit, ...]
    spools: Path
    volumes: tuple[Target, ...] = ()
    title: str = ""
    edits: str = ""

    @property
    def records(self) -> list[str]:
        """Where the records of all edits go: of the units that write their own outputs, or of the volumes."""
        if not self.settings.edits:
            return []
        return [self.edits] if self.volumes else [edits for unit in self.units if (edits := file_job(unit).edits)]

    @property
    def folders(self) -> set[Path]:
        """Every folder that the run writes into."""
        found = {target.folder for target in self.targets} | {os.path.dirname(path) for path in self.records}  # noqa: PTH120
        return {Path(folder) for folder in found}

    @property
    def targets(self) -> list[Target]:
        """Every target, those of the units first."""
        return [*(target for unit in self.units for target in file_job(unit).targets), *self.volumes]

    @property
    def size(self) -> int:
        """Bytes of all inputs that will be converted."""
        return sum(size_of(unit) for unit in self.units)


def file_job(unit: WorkUnit) -> FileJob:
    """The job of a unit that converts one input."""
    job = unit.payload["file"]
    assert isinstance(job, FileJob)
    return job


def choosing(plan: Plan) -> Plan:
    """``plan`` with a file in which each unit notes what ``--variant`` chose."""
    units = []
    for unit in plan.units:
        job = file_job(unit)._replace(choices=str(plan.spools / f"{unit.number}.choices"))
        units.append(unit._replace(payload={**unit.payload, "file": job}))
    return plan._replace(units=tuple(units))


def size_of(unit: WorkUnit) -> int:
    """Bytes of the input of ``unit``; 0 where it has none."""
    size = unit.payload.get("bytes", 0)
    return size if isinstance(size, int) else 0


def make_plan(
    arguments: Sequence[str | os.PathLike[str]],
    settings: Settings,
    registry: Registry,
    place: Place,
    *,
    manifest: Manifest | None = None,
    overwrite: bool = False,
    reports: Sequence[Path] = (),
) -> Plan:
    """The plan of a run; nothing is written.  Raises UsageError for whatever is wrong with the call.

    ``manifest`` knows what convkit wrote into the output folder.  ``reports`` are files that the run writes beside its outputs.
    """
    check(settings, registry)
    if place.kind == "stdout":
        settings = settings._replace(volume=0)
    inputs = _inputs(arguments, place, manifest, reports, settings)
    guard = Guard(place, inputs, manifest, overwrite)
    wanted = suffixes(settings.to, registry)
    many = sum(not item.skip for item in inputs) > 1
    if settings.split == "all":
        return _joined(arguments, inputs, settings, place, wanted, guard, many)
    if place.kind != "folder" and (many or settings.split == "article"):
        raise UsageError(say("{path} is one file: --split all joins the inputs in it", path=place.path))
    spools = _spools(place)
    own = stems([item for item in inputs if item.skip in ("", "S_EMPTY")])
    units = []
    for number, item in enumerate(inputs):
        if not item.skip:
            folder, stem = own[item.path]
            targets = _targets(folder, stem, settings, place, wanted, guard)
            made = f"{folder}/{stem}".lstrip("/")
            same = made == item.name or made == f"{item.name.rpartition('/')[0]}/{stem_of(item.name)}".lstrip("/")
            renamed = not same and place.kind == "folder"
            job = _job(number, item, _title(item), targets, spools, _record(targets, settings, guard))
            units.append(_unit(number, item, job._replace(renamed=renamed, alone=not many)))
    return Plan(settings, place, tuple(inputs), tuple(units), spools)


def _inputs(
    arguments: Sequence[str | os.PathLike[str]],
    place: Place,
    manifest: Manifest | None,
    reports: Sequence[Path],
    settings: Settings,
) -> list[Input]:
    """The inputs; a walk passes over what the run itself writes, and over what an earlier run wrote in the same folder."""
    roots = {os.path.realpath(root) for root in roots_of(arguments)}
    left_out = [place.root / FOLDER, *(path for path in reports if is_report(path) or is_review(path))]
    left_out += [Path(path) for path, _ in (*settings.decisions, *settings.catalogue)]
    if place.kind != "folder":
        left_out += [place.path, place.root / (place.path.stem + SUFFIX)]
    elif os.path.realpath(place.root) not in roots:
        left_out.append(place.root)
    if manifest is not None:
        left_out += manifest.files()
    inputs = find_inputs(arguments, left_out)
    written = {os.path.realpath(path) for path in reports}
    for item in inputs if written else ():
        if os.path.realpath(item.path) in written:
            raise UsageError(say("{path} would replace an input", path=item.file))
    return _told_apart(inputs) if settings.split == "all" else inputs


def _told_apart(inputs: list[Input]) -> list[Input]:
    """``inputs`` with names of their own: those alike below several roots get the root's name before them."""
    count: dict[str, int] = {}
    for item in inputs:
        key = name_key(item.name)
        count[key] = count.get(key, 0) + 1
    return [
        item if count[name_key(item.name)] == 1 else item._replace(name=f"{_root_name(item)}/{item.name}")
        for item in inputs
    ]


def _root_name(item: Input) -> str:
    parents = Path(os.path.abspath(item.path)).parents  # noqa: PTH100 - a link keeps its own folder
    return escaped(parents[item.name.count("/")].name)


def _targets(
    folder: str, stem: str, settings: Settings, place: Place, wanted: Mapping[str, str], guard: Guard
) -> tuple[Target, ...]:
    root = str(place.root)
    if place.kind != "folder":
        return tuple(guard.target(name, root, place.path.stem, place.path.suffix) for name in wanted)
    where = str(place.root / folder) if folder else root
    if settings.split == "article":
        return tuple(guard.target(name, str(Path(where, stem)), "", suffix) for name, suffix in wanted.items())
    return tuple(guard.target(name, where, stem, suffix) for name, suffix in wanted.items())


def _record(targets: Sequence[Target], settings: Settings, guard: Guard) -> str:
    """Where the record beside ``targets`` goes; "" where none is wanted.  Raises UsageError where another file stands there."""
    if not settings.edits or not targets:
        return ""
    path = Path(targets[0].record)
    if path.exists() and not guard.free(path):
        guard.refuse(path)
    return str(path)


def _joined(
    arguments: Sequence[str | os.PathLike[str]],
    inputs: list[Input],
    settings: Settings,
    place: Place,
    wanted: Mapping[str, str],
    guard: Guard,
    many: bool,
) -> Plan:
    """A plan with one output a format: by way of spool files where there are several inputs."""
    title = joined_name(arguments, roots_of(arguments))
    targets = _targets("", safe_name(title, "collection").name, settings, place, wanted, guard)
    edits = _record(targets, settings, guard)
    spools = _spools(place)
    units = []
    for number, item in enumerate(inputs):
        if item.skip:
            continue
        if many:
            spool = str(spools / f"{number}")
            job = _job(number, item, _title(item), (), spools, f"{spool}{SUFFIX}" if edits else "")._replace(
                spool=spool
            )
        else:
            job = _job(number, item, title, targets, spools, edits)._replace(alone=True)
        units.append(_unit(number, item, job))
    if not many:
        return Plan(settings, place, tuple(inputs), tuple(units), spools)
    return Plan(settings, place, tuple(inputs), tuple(units), spools, targets, title, edits)


def _spools(place: Place) -> Path:
    """The folder for what is on its way between processes."""
    return place.root / (SPOOL if place.kind == "folder" else f"{temporary_prefix(place.path.stem)}spool")


def _job(number: int, item: Input, title: str, targets: tuple[Target, ...], spools: Path, edits: str) -> FileJob:
    signatures = str(spools / f"{number}.signatures")
    return FileJob(item.file, item.path, item.name, title, targets, edits=edits, signatures=signatures)


def _unit(number: int, item: Input, job: FileJob) -> WorkUnit:
    return WorkUnit(number, {"file": job, "bytes": item.size})


def _title(item: Input) -> str:
    return stem_of(item.name)
