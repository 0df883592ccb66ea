"""The zip around the parts: deflated parts, a part that is streamed, and an archive with fixed dates.

A large part is compressed as it grows, so that a document never stands in memory.  Its head (with the contents) is
known only at the end; both are deflate streams, and a stream that ends with a full flush may be followed by another (RFC 1951 3.2.4, RFC 1950).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, BinaryIO, NamedTuple

from convkit.errors import OutputError

SMALL = 1 << 20
"""Bytes of a part up to which it stays in memory and is deflated at once."""
CHUNK = 1 << 18
"""Bytes that a large part hands to the compressor at once."""
LEVEL = 3
"""zlib's level for a streamed part: 0.45 of the time of level 6 for 5 % more bytes of Chinese news, measured."""

ZIP_LIMIT = 0xFFFFFFFF
UTF8_NAME = 0x800
"""General purpose bit 11: the name is UTF-8 (APPNOTE 4.4.4); parts of a user's document may be called anything."""
DEFLATED = 8
DATE_1980 = 0x21
"""1 January 1980 in the date format of ZIP (APPNOTE 4.4.6)."""


class Packed(NamedTuple):
    """A deflated part: CRC-32 and size of what it holds, size of the deflated stream, and the stream in pieces."""

    crc: int
    size: int
    packed: int
    chunks: Iterable[bytes]


def pack(data: bytes) -> Packed:
    """``data`` deflated at once."""
    from deflate import deflate_compress

    packed = bytes(deflate_compress(data, 6))
    return Packed(zlib.crc32(data), len(data), len(packed), (packed,))


def pack_text(text: str) -> Packed:
    """The XML ``text`` deflated at once."""
    return pack(text.encode())


class Spool:
    """A part that grows: in memory while it is small, else deflated into a nameless file in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pieces: list[bytes] = []
        self._waiting = 0
        self._file: IO[bytes] | None = None
        self._zip: zlib._Compress | None = None
        self._crc = 0
        self._size = 0
        self._packed = 0

    def write(self, text: str) -> None:
        """Add the XML ``text``."""
        data = text.encode()
        self._pieces.append(data)
        self._waiting += len(data)
        if self._waiting > (CHUNK if self._file else SMALL):
            self._spill()

    def finish(self, head: Iterable[str], tail: str) -> Packed:
        """The whole part: the pieces of ``head``, what was written, ``tail``."""
        self._pieces.append(tail.encode())
        if self._file is None:
            return pack(b"".join([*(piece.encode() for piece in head), *self._pieces]))
        self._spill(last=True)
        opening = zlib.compressobj(LEVEL, zlib.DEFLATED, -15)
        packed: list[bytes] = []
        crc = size = 0
        for piece in head:
            data = piece.encode()
            crc, size = zlib.crc32(data, crc), size + len(data)
            packed.append(opening.compress(data))
        packed.append(opening.flush(zlib.Z_FULL_FLUSH))
        first = b"".join(packed)
        crc = crc_of_both(crc, self._crc, self._size)
        return Packed(crc, size + self._size, len(first) + self._packed, self._chunks(first))

    def close(self) -> None:
        """Let go of the file, if there is one."""
        if self._file is not None:
            self._file.close()
        self._pieces.clear()

    def _spill(self, *, last: bool = False) -> None:
        if self._file is None or self._zip is None:
            from tempfile import TemporaryFile

            self._file = TemporaryFile(dir=self._folder, prefix=".")  # noqa: SIM115 - closed by close()
            self._zip = zlib.compressobj(LEVEL, zlib.DEFLATED, -15, 9)
        data = b"".join(self._pieces)
        self._pieces.clear()
        self._waiting = 0
        self._crc = zlib.crc32(data, self._crc)
        self._size += len(data)
        packed = self._zip.compress(data) + (self._zip.flush() if last else b"")
        self._packed += self._file.write(packed)

    def _chunks(self, head: bytes) -> Iterator[bytes]:
        yield head
        assert self._file is not None
        self._file.seek(0)
        while chunk := self._file.read(CHUNK):
            yield chunk


def crc_of_both(first: int, second: int, length: int) -> int:
    """The CRC-32 of two stretches put together, from theirs and the ``length`` of the second in bytes.

    The first is carried over the second by x to the power of its bits, in GF(2) modulo the CRC's polynomial.
    """
    power, base = 1 << 31, 1 << 23
    while length:
        if length & 1:
            power = _times(base, power)
        base = _times(base, base)
        length >>= 1
    return _times(power, first) ^ second


def _times(a: int, b: int) -> int:
    product = 0
    for bit in range(31, -1, -1):
        if a >> bit & 1:
            product ^= b
        b = b >> 1 ^ 0xEDB88320 if b & 1 else b >> 1
    return product


def write_zip(target: BinaryIO, parts: Iterable[tuple[str, Packed]]) -> None:
    """Write ``parts`` (name, content) as a ZIP to ``target``, dates fixed.  Raises OutputError past ZIP's 4 GiB."""
    directory: list[bytes] = []
    offset = 0
    for name, part in parts:
        if max(part.size, offset + part.packed) > ZIP_LIMIT - (1 << 16):
            raise OutputError("the document grows past 4 GiB, which Word can't open", hint="use --volume")
        encoded = name.encode()
        flags = 0 if name.isascii() else UTF8_NAME
        fields = struct.pack(
            "<HHHHHIIIHH", 20, flags, DEFLATED, 0, DATE_1980, part.crc, part.packed, part.size, len(encoded), 0
        )
        target.write(b"PK\3\4" + fields + encoded)
        for chunk in part.chunks:
            target.write(chunk)
        directory.append(b"PK\1\2\x14\0" + fields + struct.pack("<HHHII", 0, 0, 0, 0, offset) + encoded)
        offset += 30 + len(encoded) + part.packed
    central = b"".join(directory)
    target.write(central)
    target.write(struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, len(directory), len(directory), len(central), offset, 0))
