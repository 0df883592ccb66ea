"""The file: numbered objects, compressed as they come, and the table that finds them (ISO 32000-1, 7.5).

Everything but streams goes into object streams of 200, and the cross-reference table is a stream too (PDF 1.5 and
later; PDF/A-2 allows both), so that a tagged volume of 2,000 pages is written as it is laid out and nothing of it is
held.  reportlab's document was measured for this layer (5.1): 66 ms to import, 25 microseconds and 70 bytes for every structure
element, no object streams, and the whole file in memory until it is saved.  A tiny article would take twice its time and a volume three times
its memory, so this module writes the file itself; reportlab reads the pictures (:mod:`convkit.writers.pdf.picture`).
"""

from __future__ import annotations

import hashlib
import struct
from array import array
from itertools import accumulate
from pathlib import Path

import deflate

LEVEL = 6
"""How hard fonts, tags and tables are packed."""
QUICK = 1
"""How hard pages are packed: their characters hardly repeat, so that the hardest takes twice the time for a twentieth less."""
BATCH = 200


class PdfFile:
    """An open PDF.  Objects are numbered from 1; a number may be reserved before its object is known."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._out = path.open("wb")
        self._hash = hashlib.sha256()
        self._position = 0
        self._kinds = array("B", [0])
        self._places = array("Q", [0])
        self._indices = array("H", [65535])
        self._batch: list[tuple[int, bytes]] = []
        self._batch_number = 0
        self._write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def reserve(self) -> int:
        """The number of an object that will be added later."""
        self._kinds.append(0)
        self._places.append(0)
        self._indices.append(0)
        return len(self._kinds) - 1

    def add(self, data: bytes, number: int = 0) -> int:
        """Take in an object that is not a stream, as ``number`` if that was reserved; its number."""
        number = number or self.reserve()
        if not self._batch:
            self._batch_number = self.reserve()
        self._kinds[number] = 2
        self._places[number] = self._batch_number
        self._indices[number] = len(self._batch)
        self._batch.append((number, data))
        if len(self._batch) == BATCH:
            self._flush()
        return number

    def stream(
        self, data: bytes, entries: bytes = b"", number: int = 0, *, packed: bool = True, level: int = LEVEL
    ) -> int:
        """Write a stream with ``entries`` in its dictionary; its number.  ``packed`` data are deflated, how hard ``level`` says."""
        number = number or self.reserve()
        body = bytes(deflate.zlib_compress(data, level)) if packed else data
        filters = b"/Filter/FlateDecode" if packed else b""
        self._kinds[number] = 1
        self._places[number] = self._position
        head = b"%d 0 obj\n<<%b%b/Length %d>>\nstream\n" % (number, entries, filters, len(body))
        self._write(b"%b%b\nendstream\nendobj\n" % (head, body))
        return number

    def close(self, root: int, info: int) -> None:
        """Write the table and end the file; ``root`` and ``info`` are the numbers of catalog and information."""
        self._flush()
        number = self.reserve()
        self._kinds[number] = 1
        self._places[number] = self._position
        width, row = (4, struct.Struct(">BIH")) if self._position < 1 << 32 else (8, struct.Struct(">BQH"))
        rows = b"".join(map(row.pack, self._kinds, self._places, self._indices))
        identity = self._hash.hexdigest()[:32].encode("ascii")
        start = self._position
        entries = b"/Type/XRef/Size %d/W[1 %d 2]/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]" % (
            len(self._kinds), width, root, info, identity, identity,
        )  # fmt: skip
        self.stream(rows, entries, number)
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)
        self._out.close()

    def abandon(self) -> None:
        """Let go of the file after an error."""
        self._out.close()
        self._path.unlink(missing_ok=True)

    def _flush(self) -> None:
        if not self._batch:
            return
        numbers, bodies = zip(*self._batch, strict=True)
        offsets = accumulate([len(body) + 1 for body in bodies], initial=0)
        head = b" ".join([b"%d %d" % pair for pair in zip(numbers, offsets, strict=False)]) + b"\n"
        entries = b"/Type/ObjStm/N %d/First %d" % (len(bodies), len(head))
        self._batch = []
        self.stream(head + b"\n".join(bodies), entries, self._batch_number)

    def _write(self, data: bytes) -> None:
        self._out.write(data)
        self._hash.update(data)
        self._position += len(data)


def text(value: str) -> bytes:
    """``value`` as a text string: ASCII where it can be, else UTF-16BE with its mark (ISO 32000-1, 7.9.2.2)."""
    if value.isascii() and value.isprintable():
        escaped = value.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return f"({escaped})".encode("ascii")
    return b"<feff" + value.encode("utf-16-be", "replace").hex().encode("ascii") + b">"


def uri(value: str) -> bytes:
    """An address as a string of ASCII; what isn't is escaped with ``%`` (RFC 3986, 2.1)."""
    from urllib.parse import quote

    quoted = quote(value, safe="%/:=&?~#+!$,;'@*[]-._")
    return b"(" + quoted.encode("ascii").replace(b"\\", b"%5C").replace(b"(", b"%28").replace(b")", b"%29") + b")"


def refs(numbers: list[int]) -> bytes:
    """References to ``numbers``, divided by spaces."""
    return b" ".join([b"%d 0 R" % number for number in numbers])


def tree(file: PdfFile, leaves: list[tuple[bytes, bytes, bytes]], key: bytes) -> int:
    """A name or number tree; the number of its root.

    ``leaves`` are (least key, greatest key, content) of each leaf, in order; ``key`` is b"Nums" or b"Names".
    """
    if len(leaves) == 1:
        return file.add(b"<</%b[%b]>>" % (key, leaves[0][2]))
    kids = [file.add(b"<</Limits[%b %b]/%b[%b]>>" % (low, high, key, content)) for low, high, content in leaves]
    return file.add(b"<</Kids[%b]>>" % refs(kids) if leaves else b"<</%b[]>>" % key)
