"""The record of all edits on its way beside the outputs of one input; loaded only where it is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from convkit.editsfile import Written
from convkit.editswriter import EditsWriter
from convkit.history import history_of, untouched
from convkit.manifest import digest_of, temporary_prefix
from convkit.model import Record
from convkit.origins import making
from convkit.pipeline import Cleaned
from convkit.publishing import writing
from convkit.reading import Reading
from convkit.workshop import Workshop


class Noting:
    """Notes what becomes of the records of one source, for ``target``; as a ``part`` it goes into the record of many sources."""

    def __init__(self, shop: Workshop, reading: Reading, target: str, *, part: bool) -> None:
        final = Path(target)
        # What is a part stands in a hidden folder as it is.
        hidden = final if part else final.with_name(f"{temporary_prefix(final.name)}edits")
        self._final, self._hidden, self._part = final, hidden, part
        with writing("convkit", final):
            self._writer = EditsWriter(hidden)
            how = making(shop.settings, shop.registry, reading.format.name)
            self._writer.begin(reading.source, how.data())

    def note(self, cleaned: Cleaned, number: int) -> None:
        """Note what became of record ``number``."""
        with writing("convkit", self._hidden):
            self._writer.add(history_of(cleaned, number), cleaned.record.text)

    def failed(self, record: Record, number: int, code: str) -> None:
        """Note that nothing became of record ``number``, for the error ``code``."""
        with writing("convkit", self._hidden):
            self._writer.add(untouched(record, number, code), record.text)

    def finish(self, written: Iterable[Written], left_out: Iterable[int]) -> list[Written]:
        """End the record of a source that became the outputs ``written``; return how it will stand beside them, as a part nothing.

        ``left_out`` are the numbers of its articles that no output holds, since others repeat them.
        """
        with writing("convkit", self._hidden):
            self._writer.end()
            if not self._part:
                self._writer.outputs(written, self._final.parent, [(0, number) for number in left_out])
            self._writer.close()
        return [] if self._part else [Written(str(self._final), *digest_of(self._hidden))]

    def publish(self) -> None:
        """Give the file its name."""
        with writing("convkit", self._final):
            self._hidden.replace(self._final)

    def discard(self) -> None:
        """Remove the file."""
        self._writer.discard()
