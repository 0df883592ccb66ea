"""Record to articles: the order of the passes, and the loop that applies and records what they propose."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from convkit import __version__
from convkit.assemble import article_id, assemble
from convkit.contract import ArticleStart, CleaningPass, Mark, PassSpec, Stage, Verdict
from convkit.draft import Draft
from convkit.errors import PluginError, blame
from convkit.escape import encoded_length
from convkit.model import Article, Block, BlockKind, Field, Provenance, Record
from convkit.provenance import Edit, EditError, PositionMap, Span, Step, check_edits, count_edits, origin
from convkit.survey import OPEN, trigger_pattern

STAGES = tuple(Stage)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A record after cleaning: its articles, and all that is needed to go back.

    ``text`` is the record's text after its steps; article ``i`` was cut from ``parts[i]`` of it, and ``drafts[i]`` is its own
    working text with its own steps.  Whatever no article and no furniture holds is white space or stands in ``record.furniture``.
    """

    record: Record
    text: str
    steps: tuple[Step, ...]
    parts: tuple[Span, ...]
    drafts: tuple[Draft, ...]
    articles: tuple[Article, ...]
    furniture: tuple[tuple[str, str], ...]


class Pipeline:
    """The passes of one run, ready to clean the records of one source after another.

    ``passes`` are those switched on.  ``owners`` names the plugin behind each.  With ``checked`` every proposal is held
    against the text before it is applied (always for passes that are not built in).
    """

    def __init__(
        self,
        passes: Sequence[PassSpec],
        *,
        owners: Mapping[str, str] | None = None,
        options: Mapping[str, str] | None = None,
        guesses: bool = True,
    ) -> None:
        self.passes = sorted(passes, key=lambda spec: (STAGES.index(spec.stage), spec.order, spec.name))
        self._owners = owners or {}
        self._options = options or {}
        self._guesses = guesses
        self._made: dict[str, CleaningPass] = {}

    def source(self, verdicts: Mapping[str, Verdict], *, sha256: str = "", id_path: str = "") -> SourceCleaner:
        """A cleaner for the records of one source, with that source's gate verdicts."""
        live = [spec for spec in self.passes if verdicts.get(spec.name, OPEN).open]
        return SourceCleaner(self, live, verdicts, sha256, id_path)

    def made(self, spec: PassSpec) -> CleaningPass:
        """The pass behind ``spec``, made once."""
        if spec.name not in self._made:
            with blame(self._owners.get(spec.name, spec.name), spec.name):
                self._made[spec.name] = spec.factory(self._options)
        return self._made[spec.name]

    def run(self, draft: Draft, spec: PassSpec, verdict: Verdict) -> list[ArticleStart]:
        """Run one pass over ``draft``: apply and record its edits, set its marks, return the article starts."""
        if spec.trigger and not trigger_pattern(spec.trigger).search(draft.text):
            return []
        owner = self._owners.get(spec.name, "convkit")
        draft.verdict, draft.guesses = verdict, self._guesses
        edits: list[Edit] = []
        marks: list[Mark] = []
        starts: list[ArticleStart] = []
        with blame(owner, spec.name):
            for proposal in self.made(spec).propose(draft):
                if isinstance(proposal, Edit):
                    if self._guesses or proposal.certainty == "exact":
                        edits.append(proposal)
                elif isinstance(proposal, ArticleStart):
                    starts.append(proposal)
                else:
                    marks.append(proposal)
        if draft.fixed and edits:
            edits = _outside(edits, draft.fixed)
        if edits and owner != "convkit":
            _check(owner, draft.text, edits)
        if marks:
            draft.mark(marks)
        draft.apply(spec.name, spec.version, edits)
        if starts and edits:
            moved = PositionMap(edits)
            starts = [start._replace(start=moved.start(start.start)) for start in starts]
        return starts


class SourceCleaner:
    """Cleans the records of one source."""

    def __init__(
        self, pipeline: Pipeline, live: Sequence[PassSpec], verdicts: Mapping[str, Verdict], sha256: str, id_path: str
    ) -> None:
        self._pipeline = pipeline
        self._verdicts = verdicts
        self._sha256 = sha256
        self._id_path = unicodedata.normalize("NFC", id_path)
        self._stages = {stage: [spec for spec in live if spec.stage is stage] for stage in STAGES}

    def clean(self, record: Record) -> Cleaned:
        """Repair, reflow and cut ``record``, and make its articles."""
        if record.articles:
            return self._stated(record)
        draft = _draft_of(record)
        self._run(draft, Stage.REPAIR)
        starts: list[ArticleStart] = []
        if draft.plain:
            self._run(draft, Stage.REFLOW)
            _lines_as_paragraphs(draft)
        if not record.single:
            starts = self._run(draft, Stage.SEGMENT)
        parts = _parts(draft, starts)
        if len(parts) == 1:
            drafts = [_alone(draft)]
            parts = [Span(0, len(draft.text))]
        else:
            drafts = [draft.slice(*part) for part in parts]
        shares = _shares(draft.steps, parts)
        articles = []
        for part, piece, share in zip(parts, drafts, shares, strict=True):
            self._run_article(piece)
            articles.append(self._article(record, draft, part, piece, share))
        furniture = tuple((draft.text[f.start : f.end], f.reason) for f in draft.furniture)
        return Cleaned(record, draft.text, tuple(draft.steps), tuple(parts), tuple(drafts), tuple(articles), furniture)

    def _stated(self, record: Record) -> Cleaned:
        """Articles that a source states whole keep all they have; only a variant may change them."""
        specs = self._stages[Stage.VARIANT]
        articles = tuple(self._vary(article, specs) if specs else article for article in record.articles)
        return Cleaned(record, record.text, (), (), (), articles, ())

    def _vary(self, article: Article, specs: Sequence[PassSpec]) -> Article:
        draft = _draft_of_article(article)
        self._run(draft, Stage.VARIANT)
        if not draft.steps:
            return article
        made = assemble(draft, article.id, article.provenance)
        counts = dict(article.provenance.edits)
        for name, count in count_edits(draft.steps).items():
            counts[name] = counts.get(name, 0) + count
        provenance = replace(article.provenance, edits=tuple(counts.items()), article_steps=tuple(draft.steps))
        return replace(made, provenance=provenance, problems=(*article.problems, *made.problems))

    def _run_article(self, draft: Draft) -> None:
        for stage in (Stage.STRUCTURE, Stage.METADATA, Stage.VARIANT):
            self._run(draft, stage)

    def _run(self, draft: Draft, stage: Stage) -> list[ArticleStart]:
        starts: list[ArticleStart] = []
        for spec in self._stages[stage]:
            starts += self._pipeline.run(draft, spec, self._verdicts.get(spec.name, OPEN))
        return starts

    def _article(self, record: Record, draft: Draft, part: Span, piece: Draft, share: Mapping[str, int]) -> Article:
        first = origin(draft.steps, *part)
        start, line = _place(record, first.start)
        end, _ = _place(record, first.end) if part.end < len(draft.text) else (record.source.end, 0)
        counts = dict(share)
        for name, count in count_edits(piece.steps).items():
            counts[name] = counts.get(name, 0) + count
        provenance = Provenance(
            record.source.path, self._sha256, record.source.encoding, line, start, end, __version__,
            tuple(counts.items()), tuple(draft.steps), tuple(piece.steps),
        )  # fmt: skip
        own = (
            tuple(p for p in draft.problems if p.place is None or part.start <= p.place < part.end)
            if piece is not draft
            else ()
        )
        return assemble(piece, article_id(self._id_path or record.source.path, start), provenance, own)


def _draft_of(record: Record) -> Draft:
    draft = Draft(
        record.source, record.text,
        blocks=record.blocks, fields=record.fields, runs=record.runs, furniture=record.furniture,
        plain=record.plain, fixed=record.fixed,
    )  # fmt: skip
    draft.apply(record.step, 1, record.edits)
    return draft


def _draft_of_article(article: Article) -> Draft:
    """A draft whose text holds the body first and the string fields after it."""
    pieces = [article.text]
    position = len(article.text)
    fields: list[Field] = []

    def add(name: str, value: str | None) -> None:
        nonlocal position
        if value is not None and value != "":
            pieces.append("\n" + value)
            fields.append(Field(name, position + 1, position + 1 + len(value)))
            position += 1 + len(value)

    for name in (
        "title",
        "kicker",
        "subtitle",
        "byline",
        "source",
        "column",
        "place",
        "doc_number",
        "addressee",
        "issuer",
        "date_text",
    ):
        add(name, getattr(article, name))
    for author in article.authors:
        add("author", author)
    for key, value in article.metadata.items():
        add(f"metadata.{key}", value)
    for name in ("date", "url"):
        value = getattr(article, name)
        if value is not None:
            fields.append(Field(name, position, position, value, keep=True))
    fields.append(Field("language", position, position, article.language, keep=True))
    fields += [
        Field("contributor", position, position, f"{role}:{name}", keep=True) for name, role in article.contributors
    ]
    from convkit.provenance import SourceRef

    where = article.provenance
    return Draft(
        SourceRef(where.path, where.start, where.end, where.line, where.encoding),
        "".join(pieces), blocks=article.blocks, fields=fields, runs=article.runs,
    )  # fmt: skip


def _lines_as_paragraphs(draft: Draft) -> None:
    """Make each line of a plain stretch that no reflow pass claimed a paragraph."""
    covered = [(block.start, block.end) for block in draft.blocks]
    marks: list[Mark] = []
    for start, end in draft.plain:
        if any(s < end and start < e for s, e in covered):
            continue
        at = start
        for line in draft.text[start:end].splitlines(keepends=True):
            bare = line.strip()
            if bare:
                first = at + len(line) - len(line.lstrip())
                marks.append(Block(BlockKind.PARAGRAPH, first, first + len(bare)))
            at += len(line)
    if marks:
        draft.mark(marks)
    draft.plain = ()


def _parts(draft: Draft, starts: Sequence[ArticleStart]) -> list[Span]:
    """The stretches of the articles; one that holds nothing but furniture goes with its neighbour."""
    taken = sorted({*(b.start for b in draft.blocks), *(f.start for f in draft.fields)})
    if not taken:
        return []
    cuts = [0]
    for start in sorted({start.start for start in starts}):
        first = bisect_right(taken, cuts[-1] - 1)
        if first < len(taken) and taken[first] < start <= taken[-1]:
            cuts.append(start)
    return [Span(a, b) for a, b in zip(cuts, [*cuts[1:], len(draft.text)], strict=True)]


def _alone(draft: Draft) -> Draft:
    """The record's draft as the draft of its only article: the same spans, steps of its own."""
    piece = Draft(
        draft.source, draft.text,
        blocks=draft.blocks, fields=draft.fields, runs=draft.runs, furniture=draft.furniture, fixed=draft.fixed,
    )  # fmt: skip
    piece.problems = list(draft.problems)
    piece.guesses = draft.guesses
    return piece


def _shares(steps: Sequence[Step], parts: Sequence[Span]) -> list[dict[str, int]]:
    """How many edits of each pass fell into each part of the record's final text."""
    if len(parts) == 1:
        return [count_edits(steps)]
    shares: list[dict[str, int]] = [{} for _ in parts]
    starts = [part.start for part in parts]
    maps = [PositionMap(step.edits) for step in steps]
    for index, step in enumerate(steps):
        for edit in step.edits:
            at = maps[index].end(edit.start)
            for later in maps[index + 1 :]:
                at = later.end(at)
            share = shares[max(0, bisect_right(starts, at) - 1)] if shares else {}
            share[step.name] = share.get(step.name, 0) + 1
    return shares


def _place(record: Record, position: int) -> tuple[int, int]:
    """The byte of the file and the line at ``position`` of the record's own text."""
    if position <= 0 or not record.lines:
        return (
            (record.source.start, record.source.line)
            if position < len(record.text)
            else (record.source.end, record.source.line)
        )
    index = bisect_right(record.lines, position, key=lambda line: line.char) - 1
    line = record.lines[max(0, index)]
    inside = record.text[line.char : position]
    return line.byte + encoded_length(inside, line.encoding or record.source.encoding), line.number


def _outside(edits: Sequence[Edit], fixed: Sequence[Span]) -> list[Edit]:
    starts = [span.start for span in fixed]

    def free(edit: Edit) -> bool:
        index = bisect_right(starts, edit.start) - 1
        before = index >= 0 and edit.start < fixed[index].end
        after = index + 1 < len(fixed) and fixed[index + 1].start < edit.end
        return not before and not after

    return [edit for edit in edits if free(edit)]


def _check(owner: str, text: str, edits: Sequence[Edit]) -> None:
    try:
        check_edits(text, edits)
    except EditError as error:
        raise PluginError(
            owner, f"{owner} proposed edits that don't fit the text: {error}", code="E_PLUGIN_RESULT"
        ) from error
