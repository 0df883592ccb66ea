"""What a process needs to convert one input after another under the same settings, made once."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from convkit import plugins
from convkit.catalogue import Catalogue, read_catalogue
from convkit.contract import Format, PassSpec, Publication, Reader, Sample, Source, Stage, Verdict, Writer
from convkit.decisions import Decisions, read_decisions
from convkit.errors import ConvkitError, OutputError, SourceError, UsageError, attributed, blame
from convkit.pipeline import Pipeline
from convkit.plugins import Registry
from convkit.report import Problems
from convkit.settings import Settings, chosen_passes
from convkit.survey import Gates

if TYPE_CHECKING:
    from convkit.layouts import Layout


@lru_cache(maxsize=8)
def registry(disabled: tuple[str, ...] = ()) -> Registry:
    """What built-ins and plugins brought, loaded once a process; ``disabled`` formats left out."""
    return plugins.load(disabled)


@lru_cache(maxsize=8)
def workshop(settings: Settings) -> Workshop:
    """The workshop for ``settings``, made once a process."""
    return Workshop(settings)


class Workshop:
    """Readers, cleaning pipeline and writers under one set of options.

    Raises UsageError where a file of decisions or of metadata is not what it should be.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.registry = registry(settings.disabled)
        passes = chosen_passes(settings, self.registry)
        owners = {spec.name: self.registry.owner("pass", spec.name) for spec in passes}
        self.pipeline = Pipeline(passes, owners=owners, options=settings.cleaning_options(), guesses=settings.guesses)
        self.decisions = Decisions(
            entry for path, digest in settings.decisions for entry in read_decisions(Path(path), digest)
        )
        self.catalogue = Catalogue({})
        for path, digest in settings.catalogue:
            self.catalogue = read_catalogue(Path(path), digest)
        self.forced = (*settings.with_passes, *(settings.only or ()))
        self._gates: dict[tuple[bool, bool], Gates] = {}
        self._readers: dict[str, Reader] = {}
        self._writers: dict[str, Writer] = {}
        self._publications: dict[str, Publication] = {}
        self.folders: set[str] = set()
        """Folders that were there when something was written into them."""

    # --- reading ---

    def reader_of(self, sample: Sample, problems: Problems) -> Format:
        """The format that ``--from`` names, else the one that is surest of ``sample``.

        Ties go to the one whose suffix it is, then to the first by name.  Raises SourceError (S_UNKNOWN) where none knows it.
        """
        if self.settings.reader is not None:
            return self.registry.reader(self.settings.reader)
        best: tuple[float, bool] = (0.0, False)
        found: Format | None = None
        for name, spec in sorted(self.registry.readers.items()):
            score = self._sniffed(name, spec, sample, problems)
            if score > 0 and (rank := (score, sample.suffix in spec.suffixes)) > best:
                best, found = rank, spec
        if found is None:
            names = ", ".join(sorted(self.registry.readers))
            raise SourceError("no reader knows its content", code="S_UNKNOWN", hint=f"name one with --from: {names}")
        return found

    def sniffed(self, sample: Sample, problems: Problems) -> dict[str, float]:
        """How sure each reader is of ``sample``, 0 to 1, by name."""
        return {
            name: self._sniffed(name, spec, sample, problems) for name, spec in sorted(self.registry.readers.items())
        }

    def _sniffed(self, name: str, spec: Format, sample: Sample, problems: Problems) -> float:
        if spec.sniff is None:
            return 0.0
        try:
            score = float(spec.sniff(sample))
        except BaseException as error:
            # A plugin that can't even look at a file must not spoil what the others can read.
            owner = self.registry.owner("reader", name)
            made = attributed(error, owner, "sniff")
            if not isinstance(made, ConvkitError | OSError):
                raise
            problems.add(f"{owner.partition(' ')[0]}:SNIFF", str(made))
            return 0.0
        return score if math.isfinite(score) else 0.0

    def reader(self, spec: Format) -> Reader:
        """The reader of ``spec`` with the user's options, made once."""
        if spec.name not in self._readers:
            assert spec.reader is not None
            with blame(self.registry.owner("reader", spec.name), "read"):
                self._readers[spec.name] = spec.reader(self.settings.format_options(spec.name))
        return self._readers[spec.name]

    # --- cleaning ---

    def survey(
        self, source: Source, problems: Problems, *, early: bool = True, late: bool = False
    ) -> Mapping[str, Verdict]:
        """The verdicts over ``source`` of the gates of passes over plain text (``late``), of all others (``early``), or of both in one look.

        What looks damaged and is left alone is W_SUSPECT.
        """
        gates = self._gates.get((early, late))
        if gates is None:
            passes = [*(self.pipeline.early if early else ()), *(self.pipeline.late if late else ())]
            gates = self._gates[early, late] = Gates(passes, self.forced)
        verdicts = gates.verdicts(source.chunks)
        for name, verdict in verdicts.items():
            if verdict.suspect:
                problems.add("W_SUSPECT", name, verdict.suspect)
        return verdicts

    # --- writing ---

    def writer(self, name: str) -> Writer:
        """The writer of the format ``name`` with the user's options, made once."""
        if name not in self._writers:
            spec = self.registry.writer(name)
            assert spec.writer is not None
            with blame(self.registry.owner("writer", name), "write"):
                self._writers[name] = spec.writer(self.settings.format_options(name))
        return self._writers[name]

    def publication(self, name: str) -> Publication:
        """What the format ``name`` is told about each of its files, but for what depends on the articles."""
        if name not in self._publications:
            said = self.settings
            metadata: dict[str, str] = {}
            for key, value in said.metadata:
                metadata[key] = f"{metadata[key]}; {value}" if key in metadata else value
            self._publications[name] = Publication(
                title="",
                layout=self.layout() if "layout" in self.registry.writer(name).takes else None,
                toc=said.toc,
                cover=said.cover,
                limit=said.volume,
                css=Path(said.css) if said.css else None,
                reference=Path(said.reference) if said.reference else None,
                images=Path(said.images) if said.images else None,
                fonts={role: Path(path) for role, path in said.fonts},
                metadata=metadata,
                options=said.format_options(name),
                faces=tuple(self.registry.fonts.values()),
            )
        return self._publications[name]

    def layout(self) -> Layout:
        """The page design that ``--layout`` names.  Raises UsageError naming what is wrong with the file."""
        from convkit.layouts import load_layout

        known = {name: spec.path for name, spec in self.registry.layouts.items()}
        return load_layout(known.get(self.settings.layout) or Path(self.settings.layout), known)

    def try_out(self) -> None:
        """Make what the settings name, so that a wrong value is a UsageError before anything is done."""
        said = self.settings
        named = said.cover not in ("auto", "none") or said.css or said.reference or said.fonts
        for name in said.to:
            self.publication(name)
            if named and self.registry.writer(name).takes:
                self._try_files(name)
        if self.settings.variant:
            for spec in of_stage(self.pipeline.passes, Stage.VARIANT):
                self.pipeline.made(spec)

    def _try_files(self, name: str) -> None:
        """Open a file of the format ``name`` and let go of it: the writer reads what the user named for it."""
        import tempfile

        with tempfile.TemporaryDirectory(prefix="convkit-") as folder, suppress(_Abandoned):
            try:
                session = self.writer(name).open(Path(folder) / "trial", self.publication(name), Problems())
            except OutputError as error:
                raise UsageError(error.reason, hint=error.hint) from error
            with session:
                raise _Abandoned


class _Abandoned(Exception):  # noqa: N818 - no error: it ends a trial
    """Ends the trial of a writer before anything is written."""


def of_stage(passes: Iterable[PassSpec], stage: Stage) -> list[PassSpec]:
    """Those of ``passes`` that run in ``stage``."""
    return [spec for spec in passes if spec.stage is stage]
