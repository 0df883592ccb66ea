"""One source on its way in: opened, its format found, surveyed, then its records, then their articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from convkit.contract import Verdict
from convkit.deciding import Deciding
from convkit.decisions import Decision
from convkit.errors import PluginError, blame
from convkit.model import Record
from convkit.pipeline import Cleaned, SourceCleaner
from convkit.report import Problems
from convkit.source import FileSource
from convkit.survey import OPEN, SHUT
from convkit.workshop import Workshop


class Reading:
    """The file ``path``, known as ``name`` in ids and provenance.  Raises SourceError where it can't be read at all.

    With ``explaining`` the passes say why they decide as they do.
    """

    def __init__(self, shop: Workshop, path: str, name: str, problems: Problems, *, explaining: bool = False) -> None:
        self._shop = shop
        self._explaining = explaining
        self._problems = problems
        self._deciding: Deciding | None = None
        self._cleaner: SourceCleaner | None = None
        self.source = FileSource(path, name, encoding=shop.settings.encoding or "")
        self.format = shop.reader_of(self.source.sample(), problems)
        self._verdicts: dict[str, Verdict] = {}
        self.owner = shop.registry.owner("reader", self.format.name)

    def _begun(self, *, plain: bool) -> SourceCleaner:
        """The cleaner, made when the first record is to be cleaned; where that is ``plain`` text, all gates are decided at once."""
        source, pipeline = self.source, self._shop.pipeline
        self._deciding = Deciding(self._decisions())
        return pipeline.source(
            self._survey(late=plain),
            None if plain else lambda: self._survey(early=False, late=True),
            sha256=source.sha256,
            id_path=source.name,
            deciding=self._deciding,
            explaining=self._explaining,
        )

    def _survey(self, *, early: bool = True, late: bool = False) -> Mapping[str, Verdict]:
        """What the gates decide for this source; noted for the report."""
        found = self._shop.survey(self.source, self._problems, early=early, late=late)
        self._verdicts |= found
        return found

    def _decisions(self) -> Sequence[Decision]:
        """What a person decided about this source as its bytes are now; what was decided about others is W_DECISION."""
        found: Sequence[Decision] = ()
        for entry in self._shop.decisions.about(self.source.name):
            if entry.sha256 == self.source.sha256:
                found = entry.decisions
            else:
                reason = "the source has changed since these decisions were made"
                self._problems.add("W_DECISION", reason, len(entry.decisions))
        return found

    def records(self) -> Iterator[Record]:
        """The records, in order.  What the reader raises carries its name."""
        with blame(self.owner, "read"):
            records: Iterator[object] = iter(self._shop.reader(self.format).read(self.source, self._problems))
        while True:
            with blame(self.owner, "read"):
                record = next(records, None)
                if not isinstance(record, Record | None):
                    reason = f"{self.owner} yielded {type(record).__name__} where a record was due"
                    raise PluginError(self.owner, reason, code="E_PLUGIN_RESULT")
            if record is None:
                break
            yield record
        if self._deciding is not None:
            self._problems.take(self._deciding.left())
        if self.source.replaced:
            self._problems.add("W_REPLACED", "characters that could not be decoded", self.source.replaced)

    def clean(self, record: Record) -> Cleaned:
        """``record`` cleaned, and its articles."""
        if self._cleaner is None:
            self._cleaner = self._begun(plain=bool(record.plain))
        return self._cleaner.clean(record)

    def facts(self) -> dict[str, object]:
        """What the report says of the source: reader, encoding and its evidence, size, digest."""
        found = self.source.detected
        encoding: dict[str, object] = {"name": found.name, "how": found.how}
        if found.evidence:
            encoding["evidence"] = {key: round(value, 4) for key, value in found.evidence.items()}
        return {
            "reader": self.format.name,
            "encoding": encoding,
            "bytes": self.source.size,
            "sha256": self.source.sha256,
        }

    @property
    def followed(self) -> int:
        """How many decisions of a person were followed so far."""
        return self._deciding.followed if self._deciding is not None else 0

    def verdicts(self) -> Mapping[str, Verdict]:
        """What every gate decided that was asked so far, by the name of its pass."""
        return self._verdicts

    def gates(self) -> dict[str, object]:
        """The evidence of each gate that had any, with its decision."""
        found = self._verdicts.items()
        asked = [one for one in found if one[1] is not OPEN and one[1] is not SHUT]
        return {
            name: {"open": verdict.open, "suspect": verdict.suspect, "evidence": dict(verdict.evidence)}
            for name, verdict in sorted([one for one in asked if one[1].evidence or one[1].suspect])
        }
