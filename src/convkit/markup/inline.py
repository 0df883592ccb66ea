"""Inline runs and ruby: what is open, where it began, and the runs that come of it."""

from __future__ import annotations

from convkit.model import Run

UNSAFE = ("javascript:", "data:", "vbscript:", "file:", "about:", "blob:")
"""Addresses that a document may not hand on; the text of such a link stays."""

ADDRESSED = frozenset({"link", "noteref"})
NONE, WAITING = -1, -2
"""Where the base of a ruby begins: no ruby is open; one is, and its base has no text yet."""


class Inline:
    """The inline elements that are open.  One of a kind is open at a time; a run ends where its block ends.

    ``reading`` is where the text of an open ruby reading goes; None where none is open.  ``waits`` says that something is open whose text
    has not begun, so that :meth:`kept` has work.
    """

    __slots__ = ("_base", "_open", "reading", "runs", "waits")

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self._open: dict[str, tuple[int, str | None, int]] = {}
        self._base = NONE
        self.reading: list[str] | None = None
        self.waits = False

    def begin(self, kind: str, address: str | None, last: int) -> None:
        """A run of ``kind`` begins.  A link or a note's mark ends the one before it; others nest."""
        start, _, depth = self._open.get(kind, (-1, None, 0))
        self.waits = True
        if kind in ADDRESSED:
            if depth:
                self._add(start, last, kind)
            self._open[kind] = (-1, address, 1)
        else:
            self._open[kind] = (start, None, depth + 1)

    def end(self, kind: str, last: int) -> None:
        """A run of ``kind`` ends, if one is open; the end of a link also ends a note's mark."""
        if kind == "link" and "noteref" in self._open:
            kind = "noteref"
        if kind not in self._open:
            return
        start, address, depth = self._open[kind]
        if depth > 1:
            self._open[kind] = (start, address, depth - 1)
            return
        self._add(start, last, kind)
        del self._open[kind]

    def kept(self, place: int) -> None:
        """Text was kept at ``place``: what is open and has no text yet begins there."""
        for kind, (start, address, depth) in self._open.items():
            if start < 0:
                self._open[kind] = (place, address, depth)
        if self._base == WAITING:
            self._base = place
        self.waits = False

    def border(self, last: int) -> None:
        """The block ends at ``last``; what is open goes on in the next one."""
        if self._base != NONE:
            self.ruby("/ruby", last)
        if not self._open:
            return
        self.waits = True
        for kind, (start, address, depth) in self._open.items():
            if start >= 0:
                self._add(start, last, kind)
                self._open[kind] = (-1, address, depth)

    def ruby(self, name: str, last: int) -> None:
        """A ruby element's start or end tag; ``name`` carries a ``/`` for an end tag."""
        if name == "ruby":
            self._end_reading(last)
            self._base = WAITING
            self.waits = True
        elif name in ("rt", "rp", "rtc"):
            if self._base >= 0 or self._base == WAITING:
                self._end_reading(last)
                self.reading = []
        elif name in ("/rt", "/rtc", "/rp", "rb"):
            self._end_reading(last, keep=name in ("/rt", "/rtc"))
        elif name == "/ruby":
            self._end_reading(last)
            self._base = NONE

    def _end_reading(self, last: int, keep: bool = True) -> None:
        if self.reading is None:
            return
        reading = "".join(self.reading).strip()
        self.reading = None
        if reading and keep and self._base >= 0 and reading.strip("()（）"):
            self.runs.append(Run(self._base, last, "ruby", reading))
            self._base = WAITING
            self.waits = True

    def _add(self, start: int, last: int, kind: str) -> None:
        if 0 <= start < last:
            address = self._open[kind][1]
            if kind not in ADDRESSED or address:
                self.runs.append(Run(start, last, kind, address if kind in ADDRESSED else None))


def safe_address(address: str) -> str | None:
    """``address``, or None for one that would run code or reach into the reader's machine."""
    bare = "".join(address.split())
    return None if not bare or bare.lower().startswith(UNSAFE) else address
