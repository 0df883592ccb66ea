"""What is known of how an output came about: its record, or one that is made again from its sources.

A record beside the output says all.  Else the output folder's own books, or an output that states where its articles come from, name the sources by
their digests, and the record is made again.  Nothing is taken on trust: where the output, a source, the options or a version is not what it was, that is said
and nothing else.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from convkit.article_json import dump_line
from convkit.editsfile import is_edits, last_of, named_in, outputs_of, parts_of, record_of
from convkit.editswriter import EditsWriter
from convkit.errors import ConvkitError, OutputError, SourceError, UsageError
from convkit.history import history_of, untouched
from convkit.manifest import FOLDER, Manifest, digest_of
from convkit.messages import say
from convkit.model import Article
from convkit.options import Options, settings_from, text_options
from convkit.origins import Made, Making, Origin, difference, making
from convkit.reading import Reading
from convkit.report import Problems, error_record
from convkit.settings import Settings, check
from convkit.workshop import Workshop, registry


class Evidence(NamedTuple):
    """A record, and which of its articles stand in the output: from ``first`` up to ``end`` (None: to the last).

    ``left_out`` stand in no output and are not counted: the number of the source and their own in it, both from 0.
    """

    record: Path
    first: int = 0
    end: int | None = None
    left_out: frozenset[tuple[int, int]] = frozenset()


class Census:
    """Tells of the articles of a record, asked about in their order, which stand in the output."""

    def __init__(self, known: Evidence) -> None:
        self._known = known
        self._given = 0

    def of(self, source: int, first: int, count: int) -> list[bool]:
        """Whether articles ``first`` up to ``first + count`` of the source do."""
        known, flags = self._known, []
        for number in range(first, first + count):
            kept = (source, number) not in known.left_out
            flags.append(kept and known.first <= self._given and (known.end is None or self._given < known.end))
            self._given += kept
        return flags


class Asked(NamedTuple):
    """What the user says beside the output: its record, files that are its sources, and the options that it was made with."""

    record: Path | None = None
    sources: tuple[Path, ...] = ()
    options: Options = {}  # noqa: RUF012 - never written to


@contextmanager
def evidence(output: Path, asked: Asked = Asked()) -> Iterator[Evidence]:  # noqa: B008 - immutable
    """The evidence of ``output``, which may be a record itself; one that is made again is gone afterwards.

    Raises UsageError where convkit knows nothing of the output, or not enough; OutputError or SourceError E_CHANGED where output or source
    is no longer what it was; OutputError E_OUTPUT where options or versions differ.
    """
    if not output.is_file():
        raise UsageError(say("there is no file {path}", path=output))
    found = _on_record(output, asked.record)
    if found is not None:
        _check_options(found.record, asked.options)
        yield found
        return
    import tempfile

    with tempfile.TemporaryDirectory(prefix="convkit-") as folder:
        yield _made_again(output, asked, Path(folder) / "record")


def _on_record(output: Path, record: Path | None) -> Evidence | None:
    if record is None and is_edits(output):
        return _told(output, (0, None))
    if record is None:
        found = record_of(output)
        return None if found is None else _told(found.path, found.entry["articles"])
    if not is_edits(record):
        raise UsageError(say("{path} is no record of edits", path=record))
    size, digest = digest_of(output)
    for entry in outputs_of(record):
        if (entry["bytes"], entry["sha256"]) == (size, digest):
            return _told(record, entry["articles"])
    raise _changed(output, record)


def _told(record: Path, articles: Sequence[int | None]) -> Evidence:
    first, end = articles
    return Evidence(record, first or 0, end, frozenset((s, n) for s, n in last_of(record).get("left_out", ())))


def _check_options(record: Path, options: Options) -> None:
    """Raise OutputError where ``options`` are stated and not those of ``record``."""
    stated = text_options(settings_from(options))
    if stated:
        for part in parts_of(record):
            before = Making.of(part.head)
            _refuse(difference(before, before._replace(options=stated)))


def _made_again(output: Path, asked: Asked, target: Path) -> Evidence:
    """Make the record of ``output`` again into ``target``."""
    kept = _on_the_books(output)
    if kept is not None:
        root, made = kept
        stated = text_options(settings_from(asked.options))
        for origin in made.origins:
            _refuse(difference(origin.making, origin.making._replace(options=stated)) if stated else "")
        _remake(target, [(origin, _find(origin, root, asked.sources)) for origin in made.origins])
        left_out = {(at, number) for at, origin in enumerate(made.origins) for number in origin.left_out}
        return Evidence(target, made.first, made.end, frozenset(left_out))
    articles = _stated_by(output)
    if not articles:
        for found in named_in(output):
            raise _changed(output, found.path)
        raise UsageError(
            say("convkit knows nothing of {path}: it did not write it, or no record stands beside it", path=output),
            hint=say("convert with --edits, or name the record with --record"),
        )
    return Evidence(target, left_out=_remake_stated(output, articles, asked, target))


# --- what the output folder says -----------------------------------------------------------------------------------


def _on_the_books(output: Path) -> tuple[Path, Made] | None:
    """The output folder whose books know ``output``, and what they say; None where none do.

    Raises where they say something else or too little.
    """
    path = output.resolve()
    for root in path.parents:
        if not (root / FOLDER / "outputs.json").is_file():
            continue
        manifest = Manifest(root)
        made = manifest.made(path)
        if made is None:
            continue
        if not manifest.ours(path):
            raise _changed(output, root / FOLDER)
        if not made.origins:
            raise UsageError(
                say("what {path} was made of is not on record", path=output), hint=say("convert again with --edits")
            )
        return root, made
    return None


def _find(origin: Origin, root: Path, sources: Sequence[Path]) -> Path:
    """The file behind ``origin``: among ``sources``, else where it lay.  Raises SourceError where it is gone or was changed."""
    for path in sources:
        if path.is_file() and digest_of(path)[1] == origin.sha256:
            return path
    hint = say("name the source with --source, or convert with --edits")
    if not origin.file:
        raise UsageError(say("{path} came from standard input, and no record was kept", path=origin.path), hint=hint)
    path = Path(os.path.normpath(root / origin.file))
    if not path.is_file():
        raise SourceError(say("the source {path} is gone", path=path), code="E_VANISHED", hint=hint)
    if digest_of(path)[1] != origin.sha256:
        raise SourceError(say("the source {path} was changed since", path=path), code="E_CHANGED", hint=hint)
    return path


# --- what the output says itself -----------------------------------------------------------------------------------


def _stated_by(output: Path) -> list[Article]:
    """The first articles of ``output``, one of each source, where it is in a format that states where they come from."""
    found: dict[tuple[str, str], Article] = {}
    for article in _read_back(output):
        found.setdefault((article.provenance.path, article.provenance.sha256), article)
    return [article for article in found.values() if article.provenance.sha256]


def _read_back(output: Path) -> Iterator[Article]:
    try:
        reading = Reading(Workshop(Settings()), str(output), output.name, Problems())
        for record in reading.records():
            if not record.articles:
                return
            yield from record.articles
    except ConvkitError:
        return


def _remake_stated(output: Path, articles: Sequence[Article], asked: Asked, target: Path) -> frozenset[tuple[int, int]]:
    """Make the record again of sources that the ``articles`` of ``output`` name; the articles must come out equal.

    Returns those that ``output`` does not hold.
    """
    if not asked.sources:
        names = ", ".join(article.provenance.path for article in articles[:3])
        raise UsageError(
            say("no record stands beside {path}", path=output),
            hint=say("name its source ({names}) with --source, and the options it was made with", names=names),
        )
    settings = settings_from(asked.options)
    check(settings, registry())
    pairs = []
    for article in articles:
        where = article.provenance
        origin = Origin("", where.path, where.sha256, _UNKNOWN._replace(options=text_options(settings)))
        pairs.append((origin, _given(origin, asked.sources)))
    expected = {article.id: _said(article) for article in _read_back(output)}
    return _remake(target, pairs, expected)


def _said(article: Article) -> str:
    """A digest of all that ``article`` says beside what the user and a comparison with others added."""
    line = dump_line(replace(article, metadata={}, problems=()))
    # Half a surrogate pair, which stands for a byte, is U+FFFD in every output.
    return hashlib.sha256(line.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()).hexdigest()


_UNKNOWN = Making("", "", {}, (), {}, ())


def _given(origin: Origin, sources: Sequence[Path]) -> Path:
    for path in sources:
        if path.is_file() and digest_of(path)[1] == origin.sha256:
            return path
    names = ", ".join(str(path) for path in sources)
    raise SourceError(
        say("{path} is not the source {name}: its bytes differ", path=names, name=origin.path), code="E_CHANGED"
    )


# --- the record again ----------------------------------------------------------------------------------------------


def _remake(
    target: Path, sources: Sequence[tuple[Origin, Path]], expected: Mapping[str, str] | None = None
) -> frozenset[tuple[int, int]]:
    """Write the record of ``sources`` to ``target``.  Raises OutputError where they would not become what they became.

    ``expected`` says how the articles have to come out, by their ids, and those are returned that it does not have; where it is None, the
    origins say how they were made.
    """
    missing = dict(expected or {})
    others: set[tuple[int, int]] = set()
    writer = EditsWriter(target)
    try:
        for source, (origin, path) in enumerate(sources):
            settings = settings_from(origin.making.options)
            shop = Workshop(settings if expected is not None else settings._replace(reader=origin.making.reader))
            reading = Reading(shop, str(path), origin.path, Problems())
            now = making(settings, shop.registry, reading.format.name)
            if expected is None:
                _refuse(difference(origin.making, now))
            writer.begin(reading.source, now.data())
            for number, article in enumerate(_noted(reading, writer)):
                if expected is None:
                    continue
                if article.id not in missing:
                    others.add((source, number))
                elif missing.pop(article.id) != _said(article):
                    _refuse(say("the article {identity}", identity=article.id))
            writer.end()
        if missing:
            _refuse(say("the article {identity}", identity=min(missing)))
        writer.outputs((), target.parent)
    finally:
        writer.close()
    return frozenset(others)


def _noted(reading: Reading, writer: EditsWriter) -> Iterator[Article]:
    """The articles of a source, its records noted on the way."""
    for number, record in enumerate(reading.records(), 1):
        try:
            cleaned = reading.clean(record)
        except (ConvkitError, MemoryError, RecursionError) as error:
            writer.add(untouched(record, number, str(error_record("", error)["code"])), record.text)
            continue
        writer.add(history_of(cleaned, number), record.text)
        yield from cleaned.articles


def _refuse(what: str) -> None:
    """Raise OutputError where there is something that would come out otherwise."""
    if what:
        raise OutputError(
            say("it was made with other options or versions: {what}", what=what),
            hint=say("convert again with --edits to have a record"),
        )


def _changed(output: Path, record: Path) -> ConvkitError:
    return OutputError(
        say(
            "{path} is not what {record} has on record: it was changed since, or is another file",
            path=output,
            record=record,
        ),
        code="E_CHANGED",
        hint=say("convert again with --edits to have a record"),
    )
