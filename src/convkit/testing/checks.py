"""The four checks: of readers, writers, passes and engines."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from convkit.contract import EngineSpec, Format, PassSpec, Publication, UnitResult, WorkUnit
from convkit.draft import Draft
from convkit.drafting import draft_of
from convkit.escape import encoded_length
from convkit.layouts import load_layout
from convkit.model import Article, Record
from convkit.pipeline import Pipeline
from convkit.plugins import load
from convkit.provenance import Edit, SourceRef, Span, apply_edits, check_edits, undo_edits
from convkit.source import FileSource
from convkit.survey import survey
from convkit.testing.conserved import check_conserved
from convkit.testing.samples import sample_articles


class Noted:
    """A problem sink that keeps what it is told."""

    def __init__(self) -> None:
        self.problems: list[tuple[str, str, int, int | None]] = []

    def add(self, code: str, message: str = "", count: int = 1, place: int | None = None) -> None:
        """Note a problem."""
        self.problems.append((code, message, count, place))


def check_reader(fmt: Format, samples: Mapping[str, bytes], options: Mapping[str, str] | None = None) -> list[Record]:
    """Assert that the reader of ``fmt`` keeps the contract on ``samples`` (bytes by file name); returns all records.

    Records tile their source without gap or overlap, their spans lie inside, no furniture is part of a block, undoing the reader's edits gives the text
    back, nothing is lost on the way to articles, and a second reading gives the same.
    """
    assert fmt.reader is not None, f"{fmt.name} has no reader"
    found: list[Record] = []
    with tempfile.TemporaryDirectory() as folder:
        for name, data in samples.items():
            path = Path(folder) / name
            path.write_bytes(data)
            records = list(fmt.reader(options or {}).read(FileSource(path, name), Noted()))
            again = list(fmt.reader(options or {}).read(FileSource(path, name), Noted()))
            assert records == again, f"{name}: two readings differ"
            _check_tiling(name, records, FileSource(path, name))
            for record in records:
                _check_record(name, record)
            found += records
    return found


def _check_tiling(name: str, records: list[Record], source: FileSource) -> None:
    assert "".join(record.text for record in records) == "".join(source.chunks()), (
        f"{name}: the records do not tile the text"
    )
    position = records[0].source.start if records else 0
    for record in records:
        assert record.source.start == position, f"{name}: byte {position} belongs to no record or to two"
        position = record.source.end
    assert not records or position == source.size, f"{name}: the records end at byte {position} of {source.size}"


def _check_record(name: str, record: Record) -> None:
    size = len(record.text)
    check_edits(record.text, record.edits)
    assert undo_edits(apply_edits(record.text, record.edits), record.edits) == record.text
    spans = [(b.start, b.end) for b in record.blocks] + [(f.start, f.end) for f in record.fields]
    spans += [(r.start, r.end) for r in record.runs] + [(f.start, f.end) for f in record.furniture]
    spans += [(s.start, s.end) for s in (*record.plain, *record.fixed)]
    assert all(0 <= start <= end <= size for start, end in spans), f"{name}: a span lies outside its record"
    assert all(-1 <= b.parent < i for i, b in enumerate(record.blocks)), f"{name}: a block stands before its parent"
    held = bytearray(size)
    for block in record.blocks:
        held[block.start : block.end] = b"\1" * (block.end - block.start)
    for aside in record.furniture:
        assert not any(held[aside.start : aside.end]), (
            f"{name}: {record.text[aside.start : aside.end]!r} is furniture and part of a block"
        )
    if record.ready is not None:
        made, known = draft_of(record._replace(ready=None)), draft_of(record)
        assert (known.text, known.blocks, known.fields, known.steps) == (
            made.text,
            made.blocks,
            made.fields,
            made.steps,
        )
        assert not any((made.runs, made.furniture, made.plain, made.fixed))
    check_conserved(Pipeline([]).source({}).clean(record))


def check_writer(
    fmt: Format, articles: Iterable[Article] = (), options: Mapping[str, str] | None = None
) -> list[bytes]:
    """Assert that the writer of ``fmt`` takes every article, alone and together, and gives the same bytes twice.

    Returns the files: each of ``articles`` (default: :func:`sample_articles`) alone, then all in one.
    """
    assert fmt.writer is not None, f"{fmt.name} has no writer"
    chosen = list(articles) or sample_articles()
    made = []
    for group in [*([one] for one in chosen), chosen]:
        first, second = _written(fmt, group, options or {}), _written(fmt, group, options or {})
        assert first == second, f"{fmt.name}: two runs over {group[0].title!r} differ"
        made.append(first)
    return made


def _written(fmt: Format, articles: list[Article], options: Mapping[str, str]) -> bytes:
    registry = load()
    paths = {name: spec.path for name, spec in registry.layouts.items()}
    layout = load_layout(paths["article"], paths) if "layout" in fmt.takes else None
    assert fmt.writer is not None
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / f"out{fmt.suffixes[0]}"
        publication = Publication(
            articles[0].title if len(articles) == 1 else "样本", language=articles[0].language, layout=layout
        )
        with fmt.writer(options).open(target, publication, Noted()) as session:
            for one in articles:
                assert not session.full or one is not articles[0], f"{fmt.name}: full before the first article"
                session.write(one)
        assert [path.name for path in Path(folder).iterdir()] == [target.name], (
            f"{fmt.name}: left files beside its target"
        )
        return target.read_bytes()


def check_pass(
    spec: PassSpec,
    repairs: Mapping[str, str] | None = None,
    untouched: Iterable[str] = (),
    options: Mapping[str, str] | None = None,
) -> None:
    """Assert that a pass keeps the contract: edits that fit, idempotent, clean text left alone.

    ``repairs`` maps damaged texts to what becomes of them, each a source of its own with the gate decided by the pass's survey;
    ``untouched`` are texts in which it must change nothing.
    """
    for text, expected in (repairs or {}).items():
        once = _passed(spec, text, options or {})
        assert once == expected, f"{spec.name}: {text!r} became {once!r}, expected {expected!r}"
        assert _passed(spec, once, options or {}) == once, f"{spec.name}: a second run changes {once!r}"
    for text in untouched:
        after = _passed(spec, text, options or {})
        assert after == text, f"{spec.name}: clean text {text!r} became {after!r}"


def _passed(spec: PassSpec, text: str, options: Mapping[str, str]) -> str:
    verdict = survey(lambda: iter([text]), [spec])[spec.name]
    if not verdict.open:
        return text
    where = SourceRef("sample", 0, encoded_length(text, "utf-8"), 1, "utf-8")
    draft = Draft(where, text, plain=[Span(0, len(text))])
    draft.verdict = verdict
    edits = [proposal for proposal in spec.factory(options).propose(draft) if isinstance(proposal, Edit)]
    check_edits(text, edits)
    return apply_edits(text, edits)


def check_engine(spec: EngineSpec, jobs: int = 2) -> None:
    """Assert that an engine runs every unit once and gives what a plain loop gives, whatever the order."""
    units = [WorkUnit(number, {"value": number}) for number in range(40)]
    results = list(spec.factory(jobs, {}).run(_double, units))
    assert sorted(result.number for result in results) == list(range(40)), (
        f"{spec.name}: a unit is missing or came twice"
    )
    assert all(result.record == _double(units[result.number]).record for result in results), (
        f"{spec.name}: a result differs"
    )
    assert not list(spec.factory(jobs, {}).run(_double, [])), f"{spec.name}: results without units"


def _double(unit: WorkUnit) -> UnitResult:
    value = unit.payload["value"]
    assert isinstance(value, int)
    return UnitResult(unit.number, {"value": 2 * value})
