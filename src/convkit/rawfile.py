"""The bytes of one input: opened once, read in blocks, watched for changes, digested on the way.

What the system says about an input becomes a :class:`SourceError` here and nowhere else.
"""

from __future__ import annotations

import hashlib
import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from convkit.errors import SourceError

SMALL = 1 << 20
"""Bytes of a file that is read once and kept."""
BLOCK = 1 << 18
"""Bytes that are read at a time."""

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)

MAGIC = (
    b"%PDF-", b"PK\x03\x04", b"PK\x05\x06", b"\x89PNG\r\n", b"\x7fELF", b"GIF87a", b"GIF89a", b"\xff\xd8\xff", b"\x1f\x8b\x08",
    b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"SQLite format 3\0", b"\xfd7zXZ\0",
    b"\x28\xb5\x2f\xfd", b"OggS\0", b"ID3\x02", b"ID3\x03", b"ID3\x04", b"\xca\xfe\xba\xbe", b"\0asm", b"MZ\x90\0", b"II*\0",
    b"MM\0*", b"wOFF", b"wOF2", b"\0\x01\0\0\0", b"OTTO\0", b"ttcf", b"\xfe\xed\xfa", b"BZh91AY&SY", b"8BPS\0",
)  # fmt: skip
"""How files that are no text begin."""

_CONTROLS = bytes([*range(9), *range(14, 26), *range(28, 32), 127])


class RawFile:
    """A regular file, or bytes in memory.

    ``data`` is all of a small file (up to 1 MiB), None for a large one; ``head`` the first 256 KB at least.  Raises SourceError
    E_PERM, E_VANISHED, E_IO, S_KIND (no regular file), S_EMPTY (no bytes), S_BINARY (begins like an archive, a picture …).
    """

    __slots__ = ("_digest", "_stamp", "data", "head", "path", "size")

    def __init__(self, path: Path | str, data: bytes | None = None) -> None:
        self.path = path
        self.data = data
        self._digest = ""
        self._stamp = 0
        if data is None:
            try:
                self._look()
            except OSError as error:
                raise source_error(error) from error
        else:
            self.size, self.head = len(data), data
        if not self.size:
            raise SourceError("the file is empty", code="S_EMPTY")
        if self.head.startswith(MAGIC):
            raise SourceError("the file is no text: it begins like a picture, an archive or a program", code="S_BINARY")

    @property
    def sha256(self) -> str:
        """64 hex digits of all bytes; known after the first whole pass, else the file is read for it."""
        if not self._digest:
            if self.data is not None:
                self._digest = hashlib.sha256(self.data).hexdigest()
            else:
                for _ in self.blocks():
                    pass
        return self._digest

    def blocks(self) -> Iterator[bytes]:
        """All bytes in blocks of 256 KB, the last one shorter.  Raises E_CHANGED if the file isn't the one first looked at."""
        if self.data is not None:
            yield self.data
            return
        digest = None if self._digest else hashlib.sha256()
        try:
            with open(self.path, "rb") as file:
                self._same(file.fileno())
                while block := file.read(BLOCK):
                    if digest:
                        digest.update(block)
                    yield block
                self._same(file.fileno())
        except OSError as error:
            raise source_error(error) from error
        if digest:
            self._digest = digest.hexdigest()

    def opened(self) -> BinaryIO:
        """All bytes as a stream.  Raises SourceError where the file can't be opened any more."""
        if self.data is not None:
            return io.BytesIO(self.data)
        try:
            return open(self.path, "rb", buffering=BLOCK)
        except OSError as error:
            raise source_error(error) from error

    def _look(self) -> None:
        handle = os.open(self.path, _FLAGS)
        try:
            found = os.fstat(handle)
            if not stat.S_ISREG(found.st_mode):
                raise SourceError("this is no regular file", code="S_KIND")
            self.size, self._stamp = found.st_size, found.st_mtime_ns
            self.head = _read(handle, self.size + 1 if self.size <= SMALL else BLOCK)
        finally:
            os.close(handle)
        if self.size <= SMALL:
            if len(self.head) != self.size:
                raise _changed()
            self.data = self.head

    def _same(self, handle: int) -> None:
        now = os.fstat(handle)
        if (now.st_size, now.st_mtime_ns) != (self.size, self._stamp):
            raise _changed()


# --- cutting at line ends, without work for each character ---


def behind_last(block: bytes, end: bytes) -> int:
    """Where the last line end of ``block`` ends; 0 if it has none.  The block begins at a whole unit of the encoding."""
    at = block.rfind(end)
    while at >= 0 and at % len(end):
        at = block.rfind(end, 0, at + len(end) - 1)
    return at + len(end) if at >= 0 else 0


def lines_of(data: bytes, end: bytes) -> list[bytes]:
    """``data`` cut behind each ``end``, a single byte."""
    parts = data.splitlines(keepends=True)
    if len(parts) == data.count(end) + (not data.endswith(end)):
        return parts
    *whole, rest = data.split(end)
    return [*[part + end for part in whole], *([rest] if rest else [])]


def texts_of(text: str, end: bytes) -> list[str]:
    """``text`` cut behind each line end; ``str.splitlines`` knows more ends, but is fast where it finds no others."""
    mark = "\r" if b"\r" in end else "\n"
    parts = text.splitlines(keepends=True)
    if len(parts) == text.count(mark) + (not text.endswith(mark)):
        return parts
    *whole, rest = text.split(mark)
    return [*[part + mark for part in whole], *([rest] if rest else [])]


# --- what the bytes and the system say ---


def is_binary(head: bytes) -> bool:
    """Whether more than one byte in twenty is a control character that no text has."""
    return len(head.translate(None, _CONTROLS)) < 0.95 * len(head)


def source_error(error: OSError) -> SourceError:
    """What the system says about an input, as a person can act on it."""
    if isinstance(error, FileNotFoundError):
        return SourceError("the file is gone", code="E_VANISHED")
    if isinstance(error, PermissionError):
        return SourceError("no permission to read the file", code="E_PERM", hint="check its owner and mode")
    if isinstance(error, IsADirectoryError):
        return SourceError("this is a folder", code="S_KIND")
    return SourceError(f"the file can't be read: {error.strerror or error}", code="E_IO")


def _changed() -> SourceError:
    return SourceError("the file was changed while it was read", code="E_CHANGED", hint="run again when it is at rest")


def _read(handle: int, size: int) -> bytes:
    pieces = []
    while size > 0 and (piece := os.read(handle, size)):
        pieces.append(piece)
        size -= len(piece)
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)
