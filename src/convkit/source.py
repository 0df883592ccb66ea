"""One open input: its encoding, its text, its lines with their places.

A file is decoded in stretches of about 256 KB that end at a line end; a small one is read once and kept decoded.  Where a
stretch isn't wholly in the file's encoding, each line that isn't is decoded by itself and says so.  A byte order mark is
not part of the text: the first line begins behind it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import partial
from itertools import accumulate, count, repeat
from pathlib import Path
from typing import BinaryIO, NamedTuple

from convkit import encoding as codec
from convkit import escape
from convkit.contract import Joined, Line, Sample
from convkit.encoding import Encoding
from convkit.errors import SourceError, UsageError
from convkit.joined import Held, Later, of_one_encoding, whole
from convkit.model import LineStart
from convkit.provenance import SourceRef
from convkit.rawfile import RawFile, behind_last, is_binary, lines_of, texts_of

LONGEST = 64 << 20
"""Bytes of one line (failure contract: bounds)."""
SAMPLED = 16_384
"""Characters of a sample."""
MOST_LOST = 0.01
"""Share of undecodable characters that makes an input an error (failure contract: any bytes are a legal input)."""

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

    ``name`` is the display path, ``encoding`` overrides what would be found (then no line is tried in another), ``data`` are
    bytes to read in place of the file.  ``detected`` says which encoding it is in and how that was found.

    Raises SourceError E_PERM, E_VANISHED, E_CHANGED, S_KIND, S_EMPTY, S_BINARY, E_ENCODING (more than 1 % can't be decoded),
    E_LIMIT (a line over 64 MiB); UsageError for an unknown encoding.  A small input is checked whole at once, a large one by
    the first whole pass over it.
    """

    def __init__(self, path: Path | str, name: str = "", *, encoding: str = "", data: bytes | None = None) -> None:
        self._name = name or Path(path).name
        self._replaced: int | None = None
        self._whole: tuple[Stretch, ...] | None = None
        self._raw = RawFile(path, data)
        self._named = _known(encoding) if encoding else ""
        small = self._raw.data
        text = _plain_utf8(small) if small is not None and not encoding else None
        if small is not None and text is not None:
            self.detected = Encoding("utf-8", "utf-8")
            self._newline = b"\r" if b"\r" in small and b"\n" not in small else b"\n"
            self._whole = tuple(self._checked(iter((Stretch(small, 0, text),))))
            return
        self.detected = self._find(self._raw.head)
        self._newline = self._line_end()
        if small is not None:
            self._whole = tuple(self._checked(self._decoded()))

    # --- what it is ---

    @property
    def path(self) -> Path:
        """The file; a temporary one for a stream."""
        return Path(self._raw.path)

    @property
    def name(self) -> str:
        """The display path that stands in provenance."""
        return self._name

    @property
    def size(self) -> int:
        """Bytes, a byte order mark among them."""
        return self._raw.size

    @property
    def encoding(self) -> str:
        """The encoding of most of it, by Python's name."""
        return self.detected.name

    @property
    def sha256(self) -> str:
        """64 hex digits of the file's bytes; found on the way by the first whole pass, else by reading the file."""
        return self._raw.sha256

    @property
    def replaced(self) -> int:
        """Characters that could not be decoded; reads the source where no pass has been over it yet."""
        if self._replaced is None:
            for _ in self.stretches():
                pass
        return self._replaced or 0

    def opened(self) -> BinaryIO:
        """All bytes as a stream, for whoever has to see them as they are; it is to be closed."""
        return self._raw.opened()

    def sample(self) -> Sample:
        """The first 16,384 characters, with what the name says."""
        first = next(self.stretches(), None)
        file = self._name[self._name.rfind("/") + 1 :]
        dot = file.rfind(".")
        suffix = file[dot:].lower() if 0 < dot < len(file) - 1 else ""
        return Sample(self._name, suffix, first.text[:SAMPLED] if first else "")

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

    def pieces(self, least: int, begins: Callable[[str], bool]) -> Iterator[Joined]:
        """All its lines in texts of at least ``least`` code points, the last one aside, cut only before a line that ``begins`` one."""
        held = Held(1)
        end = 0
        for stretch in self.stretches():
            texts, lengths = self._split(stretch)
            starts = list(accumulate(lengths, initial=stretch.start))
            names = stretch.encodings or [self.detected.name] * len(texts)
            sizes = list(accumulate(map(len, texts), initial=held.size))
            first = before = 0
            index = bisect_left(sizes, least)
            while index < len(texts):
                if not begins(texts[index]):
                    index += 1
                    continue
                held.take(texts[first:index], starts[first:index], names[first:index])
                yield held.joined(self, starts[index])
                held = Held(held.number + len(held.texts))
                first, before = index, sizes[index]
                index = bisect_left(sizes, before + least, index)
            held.take(texts[first:], starts[first:-1], names[first:])
            held.size, end = sizes[-1] - before, starts[-1]
        if held.texts:
            yield held.joined(self, end)

    def whole(self) -> Joined | None:
        """All its lines as one text; None where it has none."""
        if self._whole is None or len(self._whole) != 1 or self._whole[0].encodings is not None:
            return whole(self)
        only = self._whole[0]
        if self.detected.name == "utf-8":
            return self._at_once(only)
        return of_one_encoding(self, *self._split(only), only.start)

    def _at_once(self, only: Stretch) -> Joined:
        """The same of text in UTF-8, whose lines are those of its bytes: nothing has to be cut."""
        text = only.text
        mark = "\r" if self._newline == b"\r" else "\n"
        count = text.count(mark) + (not text.endswith(mark))
        ref = self.ref(only.start, only.start + len(only.data), 1)

        def find() -> tuple[LineStart, ...]:
            return tuple(of_one_encoding(self, *self._split(only), only.start).lines)

        return Joined(text, ref, Later(count, find) if count > 1 else ())

    def stretches(self) -> Iterator[Stretch]:
        """The source in stretches of whole lines.  The first whole pass over a large one checks it and takes its digest."""
        if self._whole is not None:
            return iter(self._whole)
        return self._decoded() if self._replaced is not None else self._checked(self._decoded())

    def _decoded(self) -> Iterator[Stretch]:
        before = ""
        for data, start in self._cut():
            stretch = self._decode(data, start, before)
            if stretch.encodings:
                before = next((e for e in reversed(stretch.encodings) if e != self.detected.name), before)
            yield stretch

    def _decode(self, data: bytes, start: int, before: str) -> Stretch:
        """Decode whole lines: at once where they are in the source's encoding, else the strange ones each by itself."""
        main = self.detected.name
        alone = bool(self._named) or main in codec.WIDE or main in escape.STATEFUL
        try:
            text = data.decode(main)
        except UnicodeDecodeError:
            text = escape.decode(data, main)
            if alone:
                return Stretch(data, start, text, None, escape.count_undecodable(text))
        else:
            if alone or main == "utf-8":
                return Stretch(data, start, text)
        strange = codec.strange_places(text, main)
        return self._decode_lines(data, start, text, strange, before) if strange else Stretch(data, start, text)

    def _decode_lines(self, data: bytes, start: int, text: str, strange: list[int], before: str) -> Stretch:
        """Decode the lines that hold the positions ``strange`` of ``text`` in what explains each of them best."""
        main = self.detected.name
        raws, texts = lines_of(data, self._newline), texts_of(text, self._newline)
        starts = list(accumulate(map(len, texts), initial=0))
        names = [main] * len(raws)
        for index in dict.fromkeys(bisect_right(starts, at) - 1 for at in strange):
            names[index], texts[index] = codec.decode_line(raws[index], main, before)
            if names[index] != main:
                before = names[index]
        text = "".join(texts)
        mixed = any(name != main for name in names)
        return Stretch(data, start, text, tuple(names) if mixed else None, escape.count_undecodable(text))

    def _checked(self, stretches: Iterator[Stretch]) -> Iterator[Stretch]:
        """Pass ``stretches`` on and judge them when all are through: blank, or too much that can't be decoded."""
        lost = characters = 0
        blank = True
        last = ""
        for stretch in stretches:
            blank = blank and (not stretch.text or stretch.text.isspace())
            characters += len(stretch.text)
            lost += stretch.lost
            last = stretch.text[-4:]
            yield stretch
        if blank:
            raise SourceError("the file holds nothing but white space", code="S_EMPTY")
        cut_off = escape.count_undecodable(last[len(last.rstrip(escape.ESCAPED)) :]) if lost else 0
        if lost - cut_off > characters * MOST_LOST:
            if b"\0" in self._raw.head:
                raise SourceError("the file is no text: it holds NUL bytes and no encoding fits it", code="S_BINARY")
            raise SourceError(
                f"{100 * lost / characters:.1f}% of the characters could not be decoded as {self.detected.name}",
                code="E_ENCODING",
                hint=self._encoding_hint(),
            )
        self._replaced = lost

    def _encoding_hint(self) -> str:
        """What to do where too much could not be decoded: name an encoding, or name none."""
        if self._named:
            try:
                found = FileSource(self.path, self._name, data=self._raw.data)
                lost = found.replaced
            except SourceError:
                pass
            else:
                rest = f"; {lost} characters can't be decoded then" if lost else ""
                return f"leave --encoding out: it reads as {found.encoding}{rest}"
        others = [name for name in ("gb18030", "big5", "utf-16") if not self.detected.name.startswith(name)]
        return f"name the encoding with --encoding, for example --encoding {others[0]}"

    def _split(self, stretch: Stretch) -> tuple[list[str], list[int]]:
        """The lines of ``stretch`` with their ends, and their lengths in bytes."""
        data, _, text, encodings, _ = stretch
        main = self.detected.name
        texts = texts_of(text, self._newline)
        if main in codec.WIDE:
            if len(text) * codec.WIDE[main] == len(data):
                return texts, [len(line) * codec.WIDE[main] for line in texts]
            return texts, [escape.encoded_length(line, main) for line in texts]
        raws = lines_of(data, self._newline)
        if len(raws) != len(texts):
            names = encodings or repeat(main)
            texts = [escape.decode(raw, name) for raw, name in zip(raws, names, strict=False)]
        return texts, list(map(len, raws))

    def _cut(self) -> Iterator[tuple[bytes, int]]:
        """The bytes in stretches of whole lines, behind a byte order mark, with their places."""
        at = bom = self.detected.bom
        held: list[bytes] = []
        length = 0
        for block in self._raw.blocks():
            if bom:
                block, bom = block[bom:], 0
            cut = behind_last(block, self._newline)
            if not cut:
                held.append(block)
                length += len(block)
                if length > LONGEST:
                    raise SourceError("a line is longer than 64 MiB", code="E_LIMIT", offset=at)
                continue
            data = b"".join([*held, block[:cut]])
            yield data, at
            at += len(data)
            held, length = [block[cut:]], len(block) - cut
        if length:
            yield b"".join(held), at

    # --- what kind of bytes they are ---

    def _find(self, head: bytes) -> Encoding:
        mark = codec.bom_of(head)
        if self._named:
            if mark and mark[0].partition("-")[0] == self._named.partition("-")[0]:
                return Encoding(mark[0], "named", mark[1])
            return Encoding(self._named, "named")
        sample = head
        if self._raw.data is None and head.isascii() and b"\0" not in head:
            sample = next((block for block in self._raw.blocks() if not block.isascii()), head)
            sample = sample[sample.find(b"\n") + 1 :]
        found = codec.detect(sample, codec.declared(head))
        if b"\0" in head and found.name not in codec.WIDE and is_binary(head):
            raise SourceError("the file is no text: it is full of NUL bytes", code="S_BINARY")
        return found

    def _line_end(self) -> bytes:
        """What ends a line: LF, or CR in a file that has no LF, in the source's encoding."""
        newline, carriage = ("\n".encode(self.detected.name), "\r".encode(self.detected.name))
        if newline in self._raw.head or carriage not in self._raw.head:
            return newline
        return newline if any(newline in block for block in self._raw.blocks()) else carriage


def _known(name: str) -> str:
    try:
        return codec.named(name)
    except LookupError as error:
        hint = "for example utf-8, gb18030, big5, utf-16, shift_jis"
        raise UsageError(f"there is no encoding called {name!r}", hint=hint) from error


def _plain_utf8(data: bytes) -> str | None:
    """``data`` decoded if it is UTF-8 beyond doubt: what most files are, found by the fewest steps."""
    if data.startswith(b"\xef\xbb\xbf") or b"\0" in data or (data.isascii() and codec.is_odd(data)):
        return None
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None
