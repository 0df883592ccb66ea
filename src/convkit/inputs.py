"""Which files a run reads: arguments as given, folders walked in natural order, nothing followed, nothing opened."""

from __future__ import annotations

import glob
import os
import re
import stat
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from convkit.editsfile import SUFFIX, is_edits
from convkit.errors import UsageError
from convkit.messages import say
from convkit.report import escaped

STANDARD_INPUT = "-"

REASONS = {
    "S_EMPTY": "the file is empty",
    "S_KIND": "it is no regular file",
    "S_LINK": "it is a link; name the file that it points to",
    "S_HIDDEN": "its name begins with a dot",
}


class Input(NamedTuple):
    """One input, to be converted or to be skipped with its reason.

    ``file`` is how the report names it; ``path`` opens it.  ``name`` is its path below the input root with ``/``, NFC, printable:
    article ids and output names come from it.  ``skip`` is a code: S_… to skip it, E_… where it can't be read at all, "" to convert it.
    """

    file: str
    path: str
    name: str
    size: int
    skip: str = ""
    reason: str = ""


def find_inputs(arguments: Sequence[str | os.PathLike[str]], left_out: Iterable[Path] = ()) -> list[Input]:
    """The inputs that ``arguments`` name, each once, in order: files, folders, patterns, ``-``.

    A folder is walked in natural order (2 before 10); links in it are skipped, and so is what is hidden.  What is named
    itself is taken even where it is hidden, and a link that is named is followed.  ``left_out`` are files and folders that a walk passes
    over without a word: the run's own outputs; so are records of edits.  Raises UsageError for an argument that names nothing.
    """
    out = frozenset(os.path.abspath(path) for path in left_out)  # noqa: PTH100 - resolve() would follow links
    found: list[Input] = []
    seen: set[str] = set()
    for argument in arguments:
        for item in _named(os.fspath(argument), out):
            key = item.path if item.path == STANDARD_INPUT else os.path.abspath(item.path)  # noqa: PTH100
            if key not in seen:
                seen.add(key)
                found.append(item)
            elif key == STANDARD_INPUT:
                raise UsageError(say("standard input can be named once"))
    return found


def roots_of(arguments: Sequence[str | os.PathLike[str]]) -> list[Path]:
    """The folders and files that ``arguments`` name, patterns by the folder that they begin in."""
    return [_fixed_part(os.fspath(argument)) for argument in arguments if os.fspath(argument) != STANDARD_INPUT]


def natural_key(name: str) -> tuple[tuple[str | int, ...], tuple[str | int, ...], str]:
    """Sorts 2 before 10, a.txt before a2.txt, upper beside lower case; the name itself decides between equals."""
    stem, dot, suffix = name.rpartition(".")
    return _numbers(stem if dot else suffix), _numbers(suffix if dot else ""), name


def _numbers(text: str) -> tuple[str | int, ...]:
    parts: list[str | int] = list(re.split(r"(\d+)", text.casefold()))
    parts[1::2] = [int(part) for part in parts[1::2]]
    return tuple(parts)


def _named(argument: str, out: Collection[str]) -> Iterator[Input]:
    if argument == STANDARD_INPUT:
        yield Input("-", STANDARD_INPUT, "stdin", 0)
        return
    path = Path(argument)
    try:
        mode = path.stat()
    except OSError as error:
        if glob.has_magic(argument):
            yield from _matching(argument, out)
        elif path.is_symlink():
            yield _skipped(escaped(argument), argument, path.name, "S_LINK", "it is a link that leads nowhere")
        elif isinstance(error, PermissionError):
            yield _skipped(escaped(argument), argument, path.name, "E_PERM", "no permission to look at it")
        else:
            raise UsageError(say("there is no input {path}", path=escaped(argument))) from error
        return
    if stat.S_ISDIR(mode.st_mode):
        yield from _walk(path, argument.rstrip("/") or "/", "", out)
    else:
        yield _file(escaped(argument), argument, path.name or argument, mode)


def _matching(pattern: str, out: Collection[str]) -> Iterator[Input]:
    root = _fixed_part(pattern)
    # Path.glob would need the pattern cut into a folder and a rest.
    every = glob.iglob(pattern, recursive=True)  # noqa: PTH207
    matches = sorted(every, key=lambda match: [natural_key(part) for part in Path(match).parts])
    if not matches:
        raise UsageError(say("no file matches {path}", path=escaped(pattern)))
    for match in matches:
        path = Path(match)
        inside = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
        if os.path.abspath(match) in out:  # noqa: PTH100
            continue
        if path.is_symlink():
            yield _skipped(escaped(match), match, inside, "S_LINK")
        elif path.is_dir():
            if "**" not in pattern:
                yield from _walk(path, match, f"{inside}/", out)
        else:
            yield _file(escaped(match), match, inside, path.stat())


class _Folder(NamedTuple):
    path: str
    shown: str
    inside: str


def _walk(folder: Path, shown: str, inside: str, out: Collection[str]) -> Iterator[Input]:
    """The inputs below ``folder``; ``shown`` is its name in the report, ``inside`` its path below the root."""
    waiting: list[Input | _Folder] = [_Folder(str(folder), shown, inside)]
    while waiting:
        item = waiting.pop()
        if isinstance(item, Input):
            yield item
        else:
            waiting += reversed(_entries(item, out))


def _entries(folder: _Folder, out: Collection[str]) -> list[Input | _Folder]:
    """What stands in ``folder``, in natural order."""
    try:
        with os.scandir(folder.path) as listing:
            entries = sorted(listing, key=lambda entry: natural_key(entry.name))
    except OSError as error:
        code = "E_PERM" if isinstance(error, PermissionError) else "E_IO"
        name = folder.inside.rstrip("/")
        return [
            _skipped(escaped(folder.shown), folder.path, name, code, f"the folder can't be listed: {error.strerror}")
        ]
    found: list[Input | _Folder] = []
    whole = os.path.abspath(folder.path)  # noqa: PTH100
    for entry in entries:
        if (out and os.path.join(whole, entry.name) in out) or _is_own(entry):  # noqa: PTH118
            continue
        shown = f"{folder.shown.rstrip('/')}/{entry.name}"
        found.append(_entry(entry, shown, folder.inside + entry.name))
    return found


def _is_own(entry: os.DirEntry[str]) -> bool:
    """Whether ``entry`` is a record of edits beside outputs of a run into this folder."""
    return entry.name.endswith(SUFFIX) and entry.is_file(follow_symlinks=False) and is_edits(Path(entry.path))


def _entry(entry: os.DirEntry[str], shown: str, inside: str) -> Input | _Folder:
    file = escaped(shown)
    if entry.is_symlink():
        return _skipped(file, entry.path, inside, "S_LINK")
    if entry.name.startswith("."):
        return _skipped(file, entry.path, inside, "S_HIDDEN")
    if entry.is_dir(follow_symlinks=False):
        return _Folder(entry.path, shown, inside + "/")
    try:
        return _file(file, entry.path, inside, entry.stat(follow_symlinks=False))
    except OSError as error:
        return _skipped(file, entry.path, inside, "E_VANISHED", f"it can't be looked at: {error.strerror}")


def _file(file: str, path: str, inside: str, status: os.stat_result) -> Input:
    if not stat.S_ISREG(status.st_mode):
        return _skipped(file, path, inside, "S_KIND")
    if status.st_size == 0:
        return _skipped(file, path, inside, "S_EMPTY")
    return Input(file, path, _name(inside), status.st_size)


def _skipped(file: str, path: str, inside: str, code: str, reason: str = "") -> Input:
    return Input(file, path, _name(inside), 0, code, reason or REASONS[code])


def _name(inside: str) -> str:
    return escaped(unicodedata.normalize("NFC", inside))


def _fixed_part(pattern: str) -> Path:
    """The folder that a pattern begins in; a path without a pattern is itself."""
    path = Path(pattern)
    if path.exists() or not glob.has_magic(pattern):
        return path
    fixed: list[str] = []
    for part in path.parts:
        if glob.has_magic(part):
            break
        fixed.append(part)
    return Path(*fixed)
