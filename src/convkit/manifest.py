"""What convkit wrote into an output folder: ``.convkit/outputs.json``, so that a later run may replace just that.

The file holds sizes and digests, what each output was made of and how, and nothing that differs from run to run.  While a run is at
work it also names what that run is about to write: after a crash those files are convkit's too.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from json.encoder import encode_basestring_ascii
from pathlib import Path

from convkit.errors import RunError
from convkit.messages import say
from convkit.origins import UNKNOWN, Made, Table

BLOCK = 1 << 16
"""Bytes of an output that are read at a time."""
FOLDER = ".convkit"
SPOOL = f"{FOLDER}/spool"
"""Where a run keeps articles on their way into one output."""
TEMPORARY = ".ck-"
"""How the hidden names begin under which files are written; a run removes those that an earlier one left."""


class Manifest:
    """The outputs that stand in the folder ``root`` and were written by convkit."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._prefix = "" if root == Path() else os.path.join(root, "")  # noqa: PTH118
        self._file = root / FOLDER / "outputs.json"
        self._known: dict[str, tuple[int, str, Made]] = {}
        self._heard: set[str] = set()
        try:
            data = json.loads(self._file.read_text("utf-8"))
            table = Table.of(data)
            for name, (size, digest, *made) in data["outputs"].items():
                self._known[str(name)] = (int(size), str(digest), table.made(made) if made else UNKNOWN)
            unfinished = [str(name) for name in data["unfinished"]]
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return
        for name in unfinished:
            self._adopt(root / name)

    def ours(self, path: Path) -> bool:
        """True where ``path`` stands as convkit wrote it: its size and digest are those on record."""
        entry = self._known.get(self._name(path))
        if entry is None or path.is_symlink():
            return False
        try:
            return path.stat().st_size == entry[0] and digest_of(path)[1] == entry[1]
        except OSError:
            return False

    def made(self, path: Path) -> Made | None:
        """What is on record of the output ``path``; None where convkit did not write it."""
        entry = self._known.get(self._name(path))
        return None if entry is None else entry[2]

    def files(self) -> list[Path]:
        """The files on record."""
        return [self.root / name for name in self._known]

    def begin(self, planned: Iterable[Path | str]) -> None:
        """Note that a run is about to write ``planned`` (files, or folders that it fills)."""
        self._save(sorted({self._name(path) for path in planned}))

    def add(self, path: Path | str, size: int, digest: str, made: Made = UNKNOWN) -> None:
        """Note that ``path`` was written, and what was ``made`` into it."""
        name = self._name(path)
        self._known[name] = (size, digest, made)
        self._heard.add(name)

    def forget(self, path: Path | str) -> None:
        """Note that ``path``, which was written, is gone."""
        self._known.pop(self._name(path), None)

    def finish(self, unfinished: Iterable[Path | str] = ()) -> None:
        """Put what is known on record; nothing is under way any more but ``unfinished``, where a run ended early.

        A worker may have written one of these before anybody heard of it: where it stands, the next run takes it for convkit's.
        """
        self._save(sorted({self._name(path) for path in unfinished} - self._heard))

    def _name(self, path: Path | str) -> str:
        """``path`` below the root, with ``/``."""
        text = str(path)
        if text.startswith(self._prefix):
            inside = text[len(self._prefix) :]
            return inside if os.sep == "/" else inside.replace(os.sep, "/")
        return Path(path).relative_to(self.root).as_posix()

    def _adopt(self, path: Path) -> None:
        files = [path] if path.is_file() else sorted(path.glob("*"))
        for file in files:
            if file.is_symlink() or not file.is_file() or file.name.startswith(TEMPORARY) or self.ours(file):
                continue
            self._known[self._name(file)] = (*digest_of(file), UNKNOWN)

    def _save(self, unfinished: list[str]) -> None:
        table = Table()
        entries = []
        quote, encode = encode_basestring_ascii, json.JSONEncoder(check_circular=False).encode
        for name in sorted(self._known):
            size, digest, made = self._known[name]
            entries.append(f"{quote(name)}: {encode([size, digest, *table.row(made)])}")
        rest = f'"unfinished": {json.dumps(unfinished)}, "origins": {json.dumps(table.origins)}, "makings": {json.dumps(table.makings)}'
        data = '{"outputs": {\n' + ",\n".join(entries) + f"\n}}, {rest}}}\n"
        temporary = self._file.with_name(f"{TEMPORARY}outputs")
        temporary.write_text(data, "utf-8")
        temporary.replace(self._file)


def digest_of(path: Path | str) -> tuple[int, str]:
    """Size in bytes and SHA-256 of the file ``path``."""
    digest, size = hashlib.sha256(), 0
    with open(path, "rb", buffering=0) as stream:
        while block := stream.read(BLOCK):
            digest.update(block)
            size += len(block)
    return size, digest.hexdigest()


def temporary_prefix(stem: str) -> str:
    """How the hidden names begin under which the outputs called ``stem`` are written; no two stems share one."""
    return f"{TEMPORARY}{hashlib.sha256(stem.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}-"


def remove_leftovers(folders: Iterable[Path], prefix: str = TEMPORARY) -> None:
    """Remove the files and folders in ``folders`` that begin with ``prefix``: what a run that was cut off left."""
    for folder in folders:
        try:
            with os.scandir(folder) as entries:
                left = [Path(entry.path) for entry in entries if entry.name.startswith(prefix)]
        except OSError:
            continue
        for path in left:
            if path.is_dir() and not path.is_symlink():
                remove_folder(path)
            else:
                path.unlink(missing_ok=True)


def remove_folder(folder: Path) -> None:
    """Remove ``folder`` and the files in it, where it is there."""
    if folder.is_dir():
        for path in folder.iterdir():
            path.unlink(missing_ok=True)
        folder.rmdir()


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the output folder ``root``, which is made.  Raises RunError where another run holds it or it can't be written."""
    try:
        (root / FOLDER).mkdir(parents=True, exist_ok=True)
        stream = (root / FOLDER / "lock").open("w")
    except OSError as error:
        raise RunError(say("{path} can't be written: {error}", path=root, error=error.strerror or error)) from error
    with stream:
        if not _lock(stream.fileno()):
            raise RunError(say("another run is at work in {path}", path=root))
        yield


def _lock(handle: int) -> bool:
    """Lock an open file until it is closed; False where somebody else has it."""
    try:
        if sys.platform == "win32":  # pragma: no cover - Windows
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        # A file system without locks (some network mounts) must not keep anybody from converting.
        return True
    return True
