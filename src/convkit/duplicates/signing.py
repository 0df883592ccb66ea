"""A worker's side: the signatures of one input's articles, on their way to the parent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from struct import Struct
from typing import IO

from convkit.model import Article

HELD = 1 << 20
"""Bytes of signatures that a worker keeps in memory and hands over with its result; more go to a file."""
LENGTH = Struct("<I")


class Signing:
    """Signs articles one after another.

    ``path`` is where the signatures of a large input go.  Where an input is ``alone`` in its run, its first article is not signed before
    there is a second: nothing could repeat it.
    """

    def __init__(self, path: str, *, close: bool, alone: bool) -> None:
        self._path = path
        self._close = close
        self._first: Article | None = None
        self._waits = alone
        self._signed: list[bytes] = []
        self._size = 0
        self._file: IO[bytes] | None = None

    def take(self, article: Article) -> None:
        """Sign ``article``."""
        if self._waits:
            self._waits = False
            self._first = article
            return
        if self._first is not None:
            first, self._first = self._first, None
            self._sign(first)
        self._sign(article)

    def finish(self) -> list[bytes] | str:
        """The signatures, or the path of the file that holds them."""
        if self._file is None:
            return self._signed
        self._spill()
        self._file.close()
        return self._path

    def discard(self) -> None:
        """Let go of the file, if there is one."""
        if self._file is not None:
            self._file.close()
            Path(self._path).unlink(missing_ok=True)

    def _sign(self, article: Article) -> None:
        from convkit.duplicates.signature import sign

        signature = sign(article, close=self._close)
        self._signed.append(signature)
        self._size += len(signature)
        if self._size > HELD:
            self._spill()

    def _spill(self) -> None:
        if self._file is None:
            path = Path(self._path)
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = path.open("wb")
        for signature in self._signed:
            self._file.write(LENGTH.pack(len(signature)) + signature)
        self._signed.clear()
        self._size = 0


def signatures_in(handed: Sequence[bytes] | str) -> Iterator[bytes]:
    """The signatures that :meth:`Signing.finish` handed over, one at a time."""
    if not isinstance(handed, str):
        yield from handed
        return
    with Path(handed).open("rb") as file:
        while head := file.read(LENGTH.size):
            yield file.read(*LENGTH.unpack(head))
