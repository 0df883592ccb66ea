"""Where outputs go: the place that ``-o`` names, a safe name for each, and nothing replaced that is not convkit's own."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from convkit.editsfile import SUFFIX, is_edits, record_of
from convkit.errors import ConvkitError, UsageError
from convkit.inputs import STANDARD_INPUT, Input
from convkit.manifest import FOLDER, Manifest
from convkit.messages import say
from convkit.names import name_key, safe_name, with_identity
from convkit.plugins import Registry

DEFAULT_FOLDER = "out"
STANDARD_OUTPUT = "-"


def stem_of(name: str) -> str:
    """``name``, a path with ``/``, without folders and suffix, as :attr:`pathlib.PurePath.stem`."""
    tail = name[name.rfind("/") + 1 :]
    dot = tail.rfind(".")
    return tail[:dot] if 0 < dot < len(tail) - 1 else tail


class Target(NamedTuple):
    """Where one format's outputs of one unit go: ``folder``/``stem``[-N]``suffix``; stem "" where articles name the files.

    ``kept`` are names in the folder that must not be replaced.
    """

    format: str
    folder: str
    stem: str
    suffix: str
    kept: tuple[str, ...] = ()

    @property
    def path(self) -> Path:
        """The first output; the folder where articles name the files."""
        return Path(self.file)

    @property
    def file(self) -> str:
        """The same as text: a plan may have many."""
        if not self.stem:
            return self.folder
        name = self.stem + self.suffix
        return name if self.folder == "." else os.path.join(self.folder, name)  # noqa: PTH118

    @property
    def record(self) -> str:
        """Where the record of all edits stands that the outputs share with those of other formats."""
        return self._replace(suffix=SUFFIX).file if self.stem else self.folder + SUFFIX


class Place(NamedTuple):
    """Where outputs go: ``kind`` is folder, file or stdout; ``path`` the folder, the file, or a scratch file for stdout."""

    kind: str
    path: Path

    @property
    def root(self) -> Path:
        """The folder that all outputs lie in."""
        return self.path if self.kind == "folder" else self.path.parent


def output_place(
    output: str | None, to: Sequence[str], registry: Registry, scratch: Path
) -> tuple[Place, tuple[str, ...]]:
    """Where ``--output`` leads, and the formats to write: ``to``, or what the file's suffix names.

    A path is a file where its suffix is that of a format and no folder of that name stands there.  Raises UsageError
    where the two contradict each other.
    """
    formats = tuple(dict.fromkeys(to))
    if output == STANDARD_OUTPUT:
        if len(formats) != 1:
            raise UsageError(say("standard output takes one format"))
        return Place("stdout", scratch / "stdout"), formats
    path = Path(output or DEFAULT_FOLDER)
    named = sorted(name for name, spec in registry.writers.items() if path.suffix.lower() in spec.suffixes)
    if output is None or not named or output.endswith(("/", os.sep)) or path.is_dir():
        if not formats:
            raise UsageError(say("say what to make: --to FORMAT, or -o FILE with its suffix"))
        if path.exists() and not path.is_dir():
            raise UsageError(say("{path} is a file, not a folder", path=path))
        return Place("folder", path), formats
    if len(formats) > 1:
        raise UsageError(say("{path} is one file, and --to names several formats", path=path))
    if formats and formats[0] not in named:
        names = {"path": path, "format": named[0], "names": formats[0]}
        raise UsageError(say("{path} has the suffix of {format}, but --to names {names}", **names))
    return Place("file", path), formats or (named[0],)


def suffixes(formats: Iterable[str], registry: Registry) -> dict[str, str]:
    """The suffix of each format's outputs.  Raises UsageError where two formats have the same."""
    found: dict[str, str] = {}
    for name in formats:
        suffix = registry.writers[name].suffixes[0]
        if suffix in found.values():
            raise UsageError(say("two formats write {suffix}", suffix=suffix))
        found[name] = suffix
    return found


def stems(inputs: Sequence[Input]) -> dict[str, tuple[str, str]]:
    """Folder below the root (with ``/``) and stem of the outputs, by the input's path; no two are alike.

    The stem is the input's; where that makes two alike, be it but for case or normal form, the whole name
    stands in for both, then a mark made from the path.  So a name depends on what stands beside the input, never on order.
    Raises UsageError for two inputs that nothing tells apart.
    """
    level = [0] * len(inputs)
    names = [_name(item.name, 0) for item in inputs]
    for _ in range(3):
        taken: dict[str, list[int]] = {}
        for index, (folder, stem) in enumerate(names):
            taken.setdefault(name_key(f"{folder}/{stem}"), []).append(index)
        alike = [group for group in taken.values() if len(group) > 1]
        if not alike:
            return {item.path: name for item, name in zip(inputs, names, strict=True)}
        for group in alike:
            for index in group:
                level[index] = min(level[index] + 1, 2)
                names[index] = _name(inputs[index].name, level[index])
    one, other = (inputs[index] for index in alike[0][:2])
    raise UsageError(say("{one} and {other} would both write {path}", one=one.file, other=other.file, path=other.name))


@lru_cache(maxsize=1024)
def _folder(parent: str) -> str:
    return "/".join(safe_name(part, "_").name for part in PurePosixPath(parent).parts)


def _name(name: str, level: int) -> tuple[str, str]:
    """The folder, and the stem: that of the input, at a higher ``level`` its whole name, then this with a mark."""
    head, _, tail = name.rpartition("/")
    if not level:
        return _folder(head), safe_name(stem_of(tail), "_").name
    whole = safe_name(tail, "_").name
    return _folder(head), whole if level == 1 else with_identity(whole, name)


def joined_name(arguments: Sequence[str | os.PathLike[str]], roots: Sequence[Path]) -> str:
    """What one output of all inputs is called: their folder; the deepest one that holds them all where there are more."""
    if not roots:
        return "stdin" if arguments else "collection"
    if len(roots) == 1:
        root = roots[0].resolve()
        return root.name if root.is_dir() else root.stem
    return Path(os.path.commonpath([root.resolve() for root in roots])).name or "collection"


class Guard:
    """Keeps outputs from replacing an input, or a file that convkit did not write, and inside the output folder."""

    def __init__(self, place: Place, inputs: Iterable[Input], manifest: Manifest | None, overwrite: bool) -> None:
        self._root = os.path.realpath(place.root)
        self._manifest = manifest
        self._overwrite = overwrite
        self._items = list(inputs)
        self._listings: dict[str, Mapping[str, Collection[str]]] = {}

    def target(self, format_name: str, folder: str, stem: str, suffix: str) -> Target:
        """The target, checked.  Raises UsageError where its first output would replace something or lies elsewhere."""
        listing = self._listing(folder)
        target = Target(format_name, folder, stem, suffix)
        if not listing[""]:
            return target
        if stem:
            if stem + suffix in listing[""] and not self.free(target.path):
                self.refuse(target.path)
            names: Iterable[str] = listing.get(stem, ())
        else:
            names = listing[""]
        kept = tuple(name for name in names if name.endswith(suffix) and not self.free(Path(folder, name)))
        return target._replace(kept=kept) if kept else target

    def free(self, path: Path) -> bool:
        """True where ``path`` may be replaced."""
        if os.path.realpath(path) in self._inputs or path.is_dir():
            return False
        if self._overwrite:
            return True
        return _recorded(path) if self._manifest is None else self._manifest.ours(path)

    @cached_property
    def _inputs(self) -> frozenset[str]:
        """The inputs without links on their way; asked for where something stands at an output's place."""
        return frozenset(os.path.realpath(item.path) for item in self._items if item.path != STANDARD_INPUT)

    def refuse(self, path: Path) -> None:
        """Raise the UsageError that says why ``path`` may not be replaced."""
        if os.path.realpath(path) in self._inputs:
            raise UsageError(say("{path} would replace an input", path=path))
        if path.is_dir():
            raise UsageError(say("{path} is a folder", path=path))
        hint = say("use --overwrite to replace it, or another --output")
        if self._manifest is None:
            # Only an output folder, and a record beside the file, tell who wrote it.
            hint = say("use --overwrite to replace it, or another --output; a file made with --edits is known again")
            raise UsageError(say("{path} is there already", path=path), hint=hint)
        raise UsageError(say("{path} is there already, and convkit did not write it", path=path), hint=hint)

    def _listing(self, folder: str) -> Mapping[str, Collection[str]]:
        """The names in ``folder``: all under "", and those of volumes (STEM-2.pdf) under their stem."""
        if folder not in self._listings:
            real = os.path.realpath(folder)
            if os.path.commonpath([real, self._root]) != self._root:
                raise UsageError(say("{path} leads out of the output folder", path=folder))
            names: list[str] = []
            try:
                with os.scandir(folder) as entries:
                    names = sorted(entry.name for entry in entries if entry.name != FOLDER)
            except (FileNotFoundError, NotADirectoryError):
                pass
            volumes: dict[str, list[str]] = {}
            for name in names:
                if volume := _volume().match(name):
                    volumes.setdefault(volume[1], []).append(name)
            self._listings[folder] = {**volumes, "": dict.fromkeys(names)}
        return self._listings[folder]


def _recorded(path: Path) -> bool:
    """True where ``path`` is a record of edits, or stands as the record beside it says."""
    if path.name.endswith(SUFFIX):
        return is_edits(path)
    try:
        return record_of(path) is not None
    except (ConvkitError, OSError):
        return False


@lru_cache(maxsize=1)
def _volume() -> re.Pattern[str]:
    return re.compile(r"(.+)-[0-9]+\.[^.]+$", re.DOTALL)
