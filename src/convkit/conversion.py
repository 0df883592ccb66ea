"""``convert_unit()``: the one place where reader, pipeline and writer meet.

One reading feeds the outputs of every format.  Whatever goes wrong is the input's own error; nothing of it is left half-written.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from convkit.contract import UnitResult, WorkUnit
from convkit.duplicates.change import changed, left_out
from convkit.duplicates.signing import Signing
from convkit.editsfile import Written
from convkit.errors import ConvkitError
from convkit.facts import Facts
from convkit.model import Article, Record
from convkit.pipeline import Cleaned
from convkit.plan import FileJob, VolumeJob
from convkit.provenance import count_edits
from convkit.publishing import Output, writing
from convkit.reading import Reading
from convkit.report import Problems, error_record
from convkit.settings import Settings
from convkit.spool import Spool, articles_in
from convkit.workshop import Workshop, workshop

if TYPE_CHECKING:
    from convkit.choices import Choosing
    from convkit.noting import Noting
    from convkit.review.parts import ReviewPart


def convert_unit(settings: Settings, unit: WorkUnit) -> UnitResult:
    """Convert what ``unit`` holds and say what came of it; raises nothing but what stops the process.

    The record is the report's, and a few keys for the parent (``report.PRIVATE``).
    """
    started = perf_counter()
    job = unit.payload.get("file") or unit.payload["volume"]
    assert isinstance(job, FileJob | VolumeJob)
    file = job.file if isinstance(job, FileJob) else str(job.target.path)
    try:
        shop = workshop(settings)
        record = Conversion(shop, job).run() if isinstance(job, FileJob) else _bind(shop, job)
    except Exception as error:
        record = error_record(file, error)
        record["traceback"] = _traceback(error)
    record["seconds"] = perf_counter() - started
    return UnitResult(unit.number, record)


class Conversion:
    """The way of one input: what it gave and what it survived so far."""

    def __init__(self, shop: Workshop, job: FileJob) -> None:
        self._shop = shop
        self._job = job
        self._problems = Problems()
        self._facts = Facts()
        self._edits: dict[str, int] = {}
        self._furniture = 0
        self._failed: list[dict[str, object]] = []
        self._spool = Spool(Path(job.spool)) if job.spool else None
        self._noting: Noting | None = None
        self._choosing: Choosing | None = None
        self._read = 0
        self._signing: Signing | None = None
        if not job.changes:
            self._signing = Signing(job.signatures, close=shop.settings.duplicates != "report", alone=job.alone)
        self._review = _review_part(job) if job.review else None
        self._row = shop.catalogue.of_file(job.name)
        self._outputs = [Output(shop, target, job.title, self._problems, row=self._row) for target in job.targets]

    def run(self) -> dict[str, object]:
        """Convert the input; return its record."""
        try:
            reading = Reading(self._shop, self._job.path, self._job.name, self._problems)
            if self._job.edits:
                from convkit.noting import Noting

                self._noting = Noting(self._shop, reading, self._job.edits, part=self._spool is not None)
            if self._job.choices:
                from convkit.choices import Choosing

                self._choosing = Choosing(self._job.choices, self._job.file, self._shop.settings.variant or "")
            for article in self._articles(reading):
                self._write(article)
            if self._review is not None:
                self._review.close()
            if self._failed and not self._facts.articles:
                self._discard()
                return self._failed[0] | {"file": self._job.file}
            written = self._finish()
        except BaseException as error:
            for output in self._outputs:
                output.discard(error)
            self._discard()
            raise
        return self._record(reading, written)

    def _discard(self) -> None:
        """Let go of what stands beside the outputs."""
        if self._spool is not None:
            self._spool.discard()
        if self._noting is not None:
            self._noting.discard()
        if self._signing is not None:
            self._signing.discard()
        if self._choosing is not None:
            self._choosing.close()
        if self._review is not None:
            self._review.discard()

    def _articles(self, reading: Reading) -> Iterator[Article]:
        """The articles of the source.  A record that can't be cleaned costs itself, where it is not the only one."""
        for number, record in enumerate(reading.records(), 1):
            try:
                cleaned = reading.clean(record)
            except (ConvkitError, MemoryError, RecursionError) as error:
                self._failed.append(self._failure(error, record, number))
                if self._noting is not None:
                    self._noting.failed(record, number, str(self._failed[-1]["code"]))
                if self._review is not None:
                    self._review.failed(record, self._failed[-1])
                continue
            self._count(cleaned)
            self._problems.take(cleaned.problems)
            if self._noting is not None:
                self._noting.note(cleaned, number)
            if self._choosing is not None:
                self._choosing.note(cleaned, number)
            if self._review is not None:
                self._review.add(cleaned)
            yield from cleaned.articles

    def _failure(self, error: BaseException, record: Record, number: int) -> dict[str, object]:
        failure = error_record(self._job.file, error, "clean")
        failure.setdefault("line", record.source.line)
        failure.setdefault("offset", record.source.start)
        return failure | {"row": number, "scope": "article", "traceback": _traceback(error)}

    def _count(self, cleaned: Cleaned) -> None:
        own = self._edits
        steps = [cleaned.steps, *(draft.steps for draft in cleaned.drafts)]
        for some in steps:
            for name, count in count_edits(some).items():
                own[name] = own.get(name, 0) + count
        self._furniture += len(cleaned.furniture)

    def _write(self, read: Article) -> None:
        if self._signing is not None:
            self._signing.take(read)
        article = changed(read, self._job.changes.get(self._read))
        self._read += 1
        if article is None:
            return
        article = self._shop.catalogue.filled(article, self._row)
        self._facts.take(article)
        self._problems.take(read.problems)
        if self._spool is not None:
            with writing("convkit", self._spool.path):
                self._spool.add(article)
        for output in self._outputs:
            output.add(article)

    def _finish(self) -> list[Written]:
        """Close what is open, then give it all its names, the record of edits last."""
        if self._choosing is not None:
            self._choosing.close()
        if self._spool is not None:
            with writing("convkit", self._spool.path):
                self._spool.close()
        for output in self._outputs:
            output.close()
        written = [one for output in self._outputs for one in output.finished()]
        own = self._noting.finish(written, left_out(self._job.changes)) if self._noting is not None else []
        for output in self._outputs:
            output.publish()
        if self._noting is not None and own:
            self._noting.publish()
        return [*written, *own]

    def _record(self, reading: Reading, written: list[Written]) -> dict[str, object]:
        if self._job.renamed:
            self._problems.add("W_NAME", "the output's name is not quite the input's")
        record: dict[str, object] = {"file": self._job.file, "state": "ok"}
        if self._failed:
            record |= {key: value for key, value in self._failed[0].items() if key not in ("scope", "row", "traceback")}
            record["failed"] = len(self._failed)
            record["rows"] = self._failed
        outputs = [one.path for one in written if one.path != self._job.edits]
        record |= {"outputs": outputs, "articles": self._facts.articles}
        if len(outputs) < len(written):
            record["edits_file"] = self._job.edits
        record["warnings"] = self._problems.counts()
        record |= reading.facts()
        record["edits"] = dict(sorted(self._edits.items()))
        record["gates"] = reading.gates()
        record["furniture"] = self._furniture
        if self._shop.settings.decisions:
            record["decisions"] = reading.followed
        record["problems"] = self._problems.listed()
        record["written"] = [tuple(one) for one in written]
        record["left_out"] = left_out(self._job.changes)
        if self._spool is not None:
            record["facts"] = self._facts.data()
        if self._signing is not None:
            record["signatures"] = self._signing.finish()
        return record


def _review_part(job: FileJob) -> ReviewPart:
    from convkit.review.parts import ReviewPart

    return ReviewPart(Path(job.review))


def _bind(shop: Workshop, job: VolumeJob) -> dict[str, object]:
    """Make one output of the spool files of many inputs."""
    facts = Facts()
    facts.merge(job.facts)
    problems = Problems()
    output = Output(shop, job.target, job.title, problems, facts)
    try:
        for spool, changes in job.spools:
            for number, read in enumerate(articles_in(Path(spool))):
                article = changed(read, changes.get(number))
                if article is not None:
                    output.add(article)
        output.close()
        written = output.finished()
        output.publish()
    except BaseException as error:
        output.discard(error)
        raise
    return {
        "file": str(job.target.path),
        "state": "ok",
        "outputs": [one.path for one in written],
        "warnings": problems.counts(),
        "problems": problems.listed(),
        "written": [tuple(one) for one in written],
    }


def _traceback(error: BaseException) -> str:
    import traceback

    return "".join(traceback.format_exception(error))
