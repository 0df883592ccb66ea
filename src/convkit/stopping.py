"""Ctrl-C and SIGTERM while a run is at work."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any


class Stop:
    """The signal that came, raised as KeyboardInterrupt in the main thread.

    Whoever swallows that (a plugin may) is found out by ``signal``.
    """

    def __init__(self) -> None:
        self.signal: int | None = None

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Listen while the units run; only in the main thread, and only where nobody else listens already."""
        before: dict[int, Any] = {}
        for which, own in ((signal.SIGINT, signal.default_int_handler), (signal.SIGTERM, signal.SIG_DFL)):
            # Python lets the main thread alone set handlers.
            with suppress(ValueError):
                if signal.getsignal(which) is own:
                    before[which] = signal.signal(which, self._came)
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _came(self, number: int, frame: FrameType | None) -> None:
        if self.signal is None:
            self.signal = number
            raise KeyboardInterrupt
