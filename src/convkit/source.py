"""One open input: its bytes, its encoding, its lines with their places.

A file is read in stretches of about 256 KB that end at a line end and is decoded stretch by stretch; a small one is
read once and kept.  Where a stretch isn't wholly in the file's encoding, each of its lines is decoded by itself.
A byte order mark is not part of the text: the first line begins behind it.
"""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import accumulate, count, repeat
from pathlib import Path
from typing import IO, NamedTuple

from convkit import encoding as codec
from convkit.contract import Line, Sample
from convkit.encoding import Encoding
from convkit.errors import SourceError, UsageError
from convkit.provenance import SourceRef

SMALL = 1 << 20
"""Bytes of a file that is read once and kept."""
STRETCH = 1 << 18
"""Bytes that are read and decoded at a time."""
LONGEST = 64 << 20
"""Bytes of one line (failure contract: bounds)."""
SAMPLED = 16_384
"""Characters of a sample."""
MOST_LOST = 0.01
"""Share of undecodable characters that makes an input an error."""

MAGIC = (
    b"%PDF-", b"PK\x03\x04", b"PK\x05\x06", b"\x89PNG\r\n", b"\x7fELF", b"GIF87a", b"GIF89a", b"\xff\xd8\xff", b"\x1f\x8b\x08",
    b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"SQLite format 3\0", b"\xfd7zXZ\0",
    b"\x28\xb5\x2f\xfd", b"RIFF", b"OggS\0", b"ID3\x02", b"ID3\x03", b"ID3\x04", b"\xca\xfe\xba\xbe", b"\0asm", b"MZ\x90\0", b"II*\0",
    b"MM\0*", b"wOFF", b"wOF2", b"\0\x01\0\0\0", b"OTTO\0", b"ttcf", b"\xfe\xed\xfa", b"BZh91AY&SY", b"8BPS\0",
)  # fmt: skip
"""How files that are no text begin."""

_line: Callable[[tuple[str, int, int, int, str]], Line] = partial(tuple.__new__, Line)


class Stretch(NamedTuple):
    """Whole lines of a source: their bytes, where these begin in the file, their text.

    ``encodings`` names the encoding of each line, None where all are in the source's; ``lost`` counts the characters that
    could not be decoded.
    """

    data: bytes
    start: int
    text: str
    encodings: tuple[str, ...] | None = None
    lost: int = 0


class FileSource:
    """A regular file as a source of text; implements :class:`convkit.contract.Source`.

    ``name`` is the display path, ``encoding`` overrides what would be found (then no line is tried in another).  Raises
    SourceError: E_PERM, E_VANISHED, S_KIND, S_EMPTY, S_BINARY, E_ENCODING; UsageError for an unknown encoding.
    A small input is checked whole at once, a large one when the first pass over it ends.
    """

    def __init__(self, path: Path, name: str = "", *, encoding: str = "", data: bytes | None = None) -> None:
        self._path = path
        self._name = name or path.name
        self._named = _known(encoding) if encoding else ""
        self._owned = False
        self._digest = ""
        self._replaced: int | None = None
        self._whole: tuple[Stretch, ...] | None = None
        self._data = data
        if data is None:
            head = self._look()
        else:
            self._size, self._stamp = len(data), 0
            head = data
        if not self._size:
            raise SourceError("the file is empty", code="S_EMPTY")
        if head.startswith(MAGIC):
            raise SourceError("the file is no text: it begins like a picture, an archive or a program", code="S_BINARY")
        self.detected = self._find(head)
        self._newline = self._line_end(head)
        if self._data is not None:
            self._whole = tuple(self._checked(self._decoded()))

    @classmethod
    def from_stream(cls, stream: IO[bytes], name: str = "stdin", *, encoding: str = "") -> FileSource:
        """A source of all that ``stream`` gives, kept in a temporary file until :meth:`close`."""
        with tempfile.NamedTemporaryFile(prefix="convkit-", delete=False) as file:
            while block := stream.read(STRETCH):
                file.write(block)
        try:
            source = cls(Path(file.name), name, encoding=encoding)
        except BaseException:
            Path(file.name).unlink()
            raise
        source._owned = True
        return source

    def close(self) -> None:
        """Remove the temporary file of a stream; nothing else needs closing."""
        if self._owned:
            self._path.unlink(missing_ok=True)
            self._owned = False

    # --- what it is ---

    @property
    def path(self) -> Path:
        """The file; a temporary one for a stream."""
        return self._path

    @property
    def name(self) -> str:
        """The display path that stands in provenance."""
        return self._name

    @property
    def size(self) -> int:
        """Bytes, a byte order mark among them."""
        return self._size

    @property
    def encoding(self) -> str:
        """The encoding of most of it, by Python's name."""
        return self.detected.name

    @property
    def sha256(self) -> str:
        """64 hex digits of the file's bytes; found on the way by the first whole pass, else by reading the file."""
        if not self._digest:
            if self._data is not None:
                self._digest = hashlib.sha256(self._data).hexdigest()
            else:
                for _ in self._raw():
                    pass
        return self._digest

    @property
    def replaced(self) -> int:
        """Characters that could not be decoded; reads the source where no pass has been over it yet."""
        if self._replaced is None:
            for _ in self.chunks():
                pass
        return self._replaced or 0

    def sample(self) -> Sample:
        """The first 16,384 characters, with what the name says."""
        first = next(self.stretches(), None)
        return Sample(self._name, self._path.suffix.lower(), first.text[:SAMPLED] if first else "")

    def ref(self, start: int, end: int, line: int, encoding: str = "") -> SourceRef:
        """A reference to bytes ``start`` to ``end`` that begin in line ``line``."""
        return SourceRef(self._name, start, end, line, encoding or self.detected.name)

    # --- the text ---

    def chunks(self) -> Iterator[str]:
        """The decoded text in stretches that end at a line end."""
        for stretch in self.stretches():
            yield stretch.text

    def lines(self) -> Iterator[Line]:
        """The decoded lines with their ends; bytes of the file, so the first begins behind a byte order mark.

        A line ends at LF; in a file without any, at CR.
        """
        number = 1
        for stretch in self.stretches():
            texts, lengths = self._split(stretch)
            ends = list(accumulate(lengths, initial=stretch.start))
            names = stretch.encodings or repeat(self.detected.name)
            yield from map(_line, zip(texts, ends, ends[1:], count(number), names, strict=False))
            number += len(texts)

    def stretches(self) -> Iterator[Stretch]:
        """The source in stretches of whole lines.  The first whole pass over a large one checks it and takes its digest."""
        if self._whole is not None:
            return iter(self._whole)
        return self._decoded() if self._replaced is not None else self._checked(self._decoded())

    def _decoded(self) -> Iterator[Stretch]:
        before = ""
        for data, start in self._raw():
            stretch = self._decode(data, start, before)
            if stretch.encodings:
                before = next((e for e in reversed(stretch.encodings) if e != self.detected.name), before)
            yield stretch

    def _decode(self, data: bytes, start: int, before: str) -> Stretch:
        """Decode whole lines: at once where they are in the source's encoding, else each by itself."""
        main = self.detected.name
        alone = self._named or main in codec.WIDE or main in codec.STATEFUL
        try:
            text = data.decode(main)
            if alone or main == "utf-8":
                return Stretch(data, start, text)
        except UnicodeDecodeError:
            if alone:
                text = codec.decode(data, main)
                return Stretch(data, start, text, None, codec.count_undecodable(text))
        texts: list[str] = []
        names: list[str] = []
        for raw in _lines_of(data, self._newline):
            name, line = codec.decode_line(raw, main, before)
            if name != main:
                before = name
            texts.append(line)
            names.append(name)
        mixed = any(name != main for name in names)
        text = "".join(texts)
        return Stretch(data, start, text, tuple(names) if mixed else None, codec.count_undecodable(text))

    def _checked(self, stretches: Iterator[Stretch]) -> Iterator[Stretch]:
        """Pass ``stretches`` on and judge them when all are through: blank, or too much that can't be decoded."""
        lost = characters = 0
        blank = True
        last = ""
        for stretch in stretches:
            text = stretch.text
            blank = blank and (not text or text.isspace())
            characters += len(text)
            lost += stretch.lost
            last = text[-4:]
            yield stretch
        if blank:
            raise SourceError("the file holds nothing but white space", code="S_EMPTY")
        tail = codec.count_undecodable(last[len(last.rstrip(codec.ESCAPED)) :])
        if lost - tail > characters * MOST_LOST:
            raise SourceError(
                f"{100 * lost / characters:.1f}% of the characters could not be decoded as {self.detected.name}",
                code="E_ENCODING",
                hint="name the encoding with --encoding, for example --encoding gb18030",
            )
        self._replaced = lost

    def _split(self, stretch: Stretch) -> tuple[list[str], list[int]]:
        """The lines of ``stretch`` with their ends, and their lengths in bytes."""
        data, _, text, encodings, _ = stretch
        main, end = self.detected.name, self._newline
        texts = _cut(text, end)
        if main in codec.WIDE:
            if len(text) * codec.WIDE[main] == len(data):
                return texts, [len(line) * codec.WIDE[main] for line in texts]
            return texts, [codec.encoded_length(line, main) for line in texts]
        raws = _lines_of(data, end)
        if len(raws) != len(texts):
            names = encodings or repeat(main)
            texts = [codec.decode(raw, name) for raw, name in zip(raws, names, strict=False)]
        return texts, list(map(len, raws))

    # --- the bytes ---

    def _raw(self) -> Iterator[tuple[bytes, int]]:
        """The bytes in stretches of whole lines, behind a byte order mark, with their places."""
        bom = self.detected.bom
        if self._data is not None:
            yield self._data[bom:] if bom else self._data, bom
            return
        digest = None if self._digest else hashlib.sha256()
        with self._opened() as file:
            if digest:
                digest.update(file.read(bom))
            else:
                file.seek(bom)
            held: list[bytes] = []
            length, at = 0, bom
            while block := file.read(STRETCH):
                if digest:
                    digest.update(block)
                cut = self._last_end(block)
                length += len(block)
                if not cut:
                    held.append(block)
                    if length > LONGEST:
                        raise SourceError("a line is longer than 64 MiB", code="E_LIMIT", offset=at)
                    continue
                data = b"".join([*held, block[:cut]]) if held else block[:cut]
                yield data, at
                at += len(data)
                held = [block[cut:]] if cut < len(block) else []
                length = len(block) - cut
            if held:
                yield b"".join(held), at
        if digest:
            self._digest = digest.hexdigest()

    def _last_end(self, block: bytes) -> int:
        """Where the last line end of ``block`` ends; 0 if it has none.  ``block`` begins at a whole unit."""
        end = self._newline
        at = block.rfind(end)
        while at >= 0 and at % len(end):
            at = block.rfind(end, 0, at + len(end) - 1)
        return at + len(end) if at >= 0 else 0

    @contextmanager
    def _opened(self) -> Iterator[IO[bytes]]:
        """The file, opened; raises E_CHANGED if it isn't, before and after, the one that was looked at."""
        with _as_source_error(), self._path.open("rb") as file:
            self._same(file.fileno())
            yield file
            self._same(file.fileno())

    def _same(self, handle: int) -> None:
        now = os.fstat(handle)
        if (now.st_size, now.st_mtime_ns) != (self._size, self._stamp):
            raise SourceError("the file was changed while it was read", code="E_CHANGED", hint="run again")

    def _look(self) -> bytes:
        """Open the file for the first time: all of a small one, which is kept; the head of a large one."""
        with _as_source_error():
            handle = os.open(self._path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
            try:
                found = os.fstat(handle)
                if not stat.S_ISREG(found.st_mode):
                    raise SourceError("this is no regular file", code="S_KIND")
                self._size, self._stamp = found.st_size, found.st_mtime_ns
                head = _read(handle, (self._size if self._size <= SMALL else STRETCH) + 1)
                if self._size <= SMALL:
                    self._data = head
                    if len(head) != self._size:
                        raise SourceError("the file was changed while it was read", code="E_CHANGED", hint="run again")
            finally:
                os.close(handle)
        return head

    # --- what kind of bytes they are ---

    def _find(self, head: bytes) -> Encoding:
        mark = codec.bom_of(head)
        if self._named:
            fits = mark is not None and mark[0].partition("-")[0] == self._named.partition("-")[0]
            name = mark[0] if mark and fits else self._named
            return Encoding(name, "named", mark[1] if mark and fits else 0)
        sample = head
        if self._data is None and head.isascii() and b"\0" not in head:
            sample = self._first_beyond_ascii() or head
        found = codec.detect(sample, codec.declared(head))
        if b"\0" in head and found.name not in codec.WIDE and _is_binary(head):
            raise SourceError("the file is no text: it is full of NUL bytes", code="S_BINARY")
        return found

    def _first_beyond_ascii(self) -> bytes:
        """The first block of a large file that holds more than ASCII."""
        with self._opened() as file:
            while block := file.read(STRETCH):
                if not block.isascii():
                    return block[block.find(b"\n") + 1 :]
        return b""

    def _line_end(self, head: bytes) -> bytes:
        """What ends a line: LF, or CR in a file that has no LF, in the source's encoding."""
        newline, carriage = ("\n".encode(self.detected.name), "\r".encode(self.detected.name))
        if newline in head or carriage not in head:
            return newline
        if self._data is None:
            with self._opened() as file:
                while block := file.read(STRETCH):
                    if newline in block:
                        return newline
        return carriage


def _known(name: str) -> str:
    try:
        return codec.named(name)
    except LookupError as error:
        raise UsageError(
            f"there is no encoding called {name!r}", hint="for example utf-8, gb18030, big5, utf-16, shift_jis"
        ) from error


def _read(handle: int, size: int) -> bytes:
    pieces = []
    while size > 0 and (piece := os.read(handle, size)):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def _is_binary(head: bytes) -> bool:
    """Whether more than one byte in twenty is a control character that no text has."""
    return len(head.translate(None, _CONTROLS)) < 0.95 * len(head)


_CONTROLS = bytes([*range(9), *range(14, 26), *range(28, 32), 127])


def _lines_of(data: bytes, end: bytes) -> list[bytes]:
    """``data`` cut behind each ``end``, a single byte."""
    parts = data.splitlines(keepends=True)
    if len(parts) == data.count(end) + (not data.endswith(end)):
        return parts
    *whole, rest = data.split(end)
    return [*[part + end for part in whole], *([rest] if rest else [])]


def _cut(text: str, end: bytes) -> list[str]:
    """``text`` cut behind each line end; ``str.splitlines`` knows more ends, but is fast where it finds no others."""
    mark = "\r" if b"\r" in end else "\n"
    parts = text.splitlines(keepends=True)
    if len(parts) == text.count(mark) + (not text.endswith(mark)):
        return parts
    *whole, rest = text.split(mark)
    return [*[part + mark for part in whole], *([rest] if rest else [])]


@contextmanager
def _as_source_error() -> Iterator[None]:
    """Turn what the system says about an input into a SourceError."""
    try:
        yield
    except FileNotFoundError as error:
        raise SourceError("the file is gone", code="E_VANISHED") from error
    except PermissionError as error:
        raise SourceError("no permission to read the file", code="E_PERM") from error
    except IsADirectoryError as error:
        raise SourceError("this is a folder", code="S_KIND") from error
    except OSError as error:
        raise SourceError(f"the file can't be read: {error.strerror}", code="E_IO") from error
