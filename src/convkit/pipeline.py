"""Record to articles: the order of the passes, and the loop that applies and records what they propose."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from convkit import __version__
from convkit.assemble import article_id, assemble
from convkit.contract import ArticleStart, CleaningPass, Mark, PassSpec, Stage, Verdict
from convkit.deciding import Deciding, RecordDecisions, Refusal
from convkit.draft import Draft
from convkit.drafting import alone, aside_of, draft_of, draft_of_article, lines_as_paragraphs, parts_of, set_aside
from convkit.errors import attributed, blame
from convkit.model import Article, Furniture, Problem, Provenance, Record, Remark
from convkit.places import by_part, byte_of, place_of, placed, shares_of, source_span
from convkit.proposals import allowed, check_fit, without
from convkit.provenance import Edit, PositionMap, Span, Step, count_edits
from convkit.recasting import REASON
from convkit.survey import LATE, OPEN
from convkit.trigger import Trigger, trigger

STAGES = tuple(Stage)


class Cleaned(NamedTuple):
    """A record after cleaning: its articles, and all that is needed to go back.

    ``text`` is the record's text after its steps; article ``i`` was cut from ``parts[i]`` of it, and ``drafts[i]`` is its own
    working text with its own steps.  ``furniture`` is text and reason; whatever neither it nor an article
    holds is white space.  ``problems`` are those of a record without articles; the others stand in the articles.  ``aside`` is the
    furniture that lies in none of the parts, as spans of ``text``; ``starts`` are where articles were seen to begin in it.  ``remarks``
    are the record's own, in its source text; those of an article stand in its draft, in the text of its part.
    """

    record: Record
    text: str
    steps: tuple[Step, ...]
    parts: tuple[Span, ...]
    drafts: tuple[Draft, ...]
    articles: tuple[Article, ...]
    furniture: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...] = ()
    aside: tuple[Furniture, ...] = ()
    starts: tuple[ArticleStart, ...] = ()
    remarks: tuple[Remark, ...] = ()


class Live(NamedTuple):
    """A pass that may run, and what its trigger is looked for with."""

    spec: PassSpec
    trigger: Trigger | None


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
        self._live: dict[frozenset[str], dict[Stage, list[Live]]] = {}
        self.early = [spec for spec in self.passes if spec.stage not in LATE]
        self.late = [spec for spec in self.passes if spec.stage in LATE]

    def source(
        self,
        verdicts: Mapping[str, Verdict],
        late: Callable[[], Mapping[str, Verdict]] | None = None,
        *,
        sha256: str = "",
        id_path: str = "",
        deciding: Deciding | None = None,
        explaining: bool = False,
    ) -> SourceCleaner:
        """A cleaner for the records of one source, with that source's gate verdicts and what a person decided about it.

        With ``explaining`` passes say why they decide as they do.

        ``late`` gives the verdicts of the passes over plain text; it is asked once, when the first record needs them.
        """
        return SourceCleaner(self, verdicts, late, sha256, id_path, deciding or Deciding(()), explaining)

    def live(self, verdicts: Mapping[str, Verdict]) -> Mapping[Stage, Sequence[Live]]:
        """The passes whose gates are open, in order, by stage."""
        shut = frozenset([name for name, verdict in verdicts.items() if not verdict.open])
        found = self._live.get(shut)
        if found is None:
            found = self._live[shut] = {stage: [] for stage in STAGES}
            for spec in self.passes:
                if spec.name not in shut:
                    found[spec.stage].append(Live(spec, trigger(spec.trigger) if spec.trigger else None))
        return found

    def made(self, spec: PassSpec) -> CleaningPass:
        """The pass behind ``spec``, made once."""
        if spec.name not in self._made:
            with blame(self._owners.get(spec.name, spec.name), spec.name):
                self._made[spec.name] = spec.factory(self._options)
        return self._made[spec.name]

    def run(self, draft: Draft, spec: PassSpec, verdict: Verdict, refusal: Refusal | None = None) -> list[ArticleStart]:
        """Run one pass over ``draft``: apply and record its edits but those refused, set its marks, return the article starts."""
        if spec.trigger and not trigger(spec.trigger).stands_in(draft.text):
            return []
        return self.propose(draft, spec, verdict, refusal)

    def propose(
        self, draft: Draft, spec: PassSpec, verdict: Verdict, refusal: Refusal | None = None
    ) -> list[ArticleStart]:
        """The same, where the trigger is known to stand in the text."""
        draft.verdict, draft.guesses = verdict, self._guesses
        cleaning = self._made.get(spec.name) or self.made(spec)
        try:
            proposed = list(cleaning.propose(draft))
        except BaseException as error:
            raise attributed(error, self._owner(spec), spec.name) from error.__cause__
        if not proposed:
            return []
        edits: list[Edit] = []
        marks: list[Mark] = []
        starts: list[ArticleStart] = []
        for proposal in proposed:
            if isinstance(proposal, Edit):
                edits.append(proposal)
            elif isinstance(proposal, ArticleStart):
                starts.append(proposal)
            else:
                marks.append(proposal)
        if edits:
            if refusal is not None and not spec.required:
                edits = without(edits, refusal(spec.name, edits))
            edits = allowed(draft, spec.name, edits, guesses=self._guesses)
        if edits and (owner := self._owner(spec)) != "convkit":
            check_fit(owner, draft.text, edits)
        if marks:
            draft.mark(marks)
        if edits:
            draft.apply(spec.name, spec.version, edits)
            if starts:
                moved = PositionMap(edits)
                starts = [start._replace(start=moved.start(start.start)) for start in starts]
        return starts

    def _owner(self, spec: PassSpec) -> str:
        return self._owners.get(spec.name, "convkit")


class SourceCleaner:
    """Cleans the records of one source."""

    def __init__(
        self,
        pipeline: Pipeline,
        verdicts: Mapping[str, Verdict],
        late: Callable[[], Mapping[str, Verdict]] | None,
        sha256: str,
        id_path: str,
        deciding: Deciding,
        explaining: bool = False,
    ) -> None:
        self._deciding = deciding
        self._explaining = explaining
        self._pipeline = pipeline
        self._verdicts = verdicts
        self._sha256 = sha256
        self._id_path = unicodedata.normalize("NFC", id_path)
        self._late = late
        self._stages = pipeline.live(verdicts)

    def clean(self, record: Record) -> Cleaned:
        """Repair, reflow and cut ``record``, and make its articles; records come in order."""
        decided = self._deciding.about(record)
        if record.articles:
            return self._stated(record, decided)
        draft = draft_of(record)
        if self._explaining:
            draft.remarks = []
        starts = self._shape(draft, record.single, decided)
        parts = parts_of(draft, starts)
        shares = dict(zip(parts, shares_of(draft.steps, parts), strict=True))
        if decided is not None:
            parts = decided.discard(draft, parts)
        whole = parts == [Span(0, len(draft.text))]
        drafts = [alone(draft)] if whole else draft.divide(parts)
        for piece, part in zip(drafts, parts, strict=True):
            self._finish(piece, draft, part, decided)
        if decided is not None:
            draft.problems += decided.problems()
        places = [source_span(record, draft, part) for part in parts]
        noted = by_part(draft.problems, [place.start for place in places])
        articles = []
        for index, (piece, part) in enumerate(zip(drafts, parts, strict=True)):
            problems = placed(record, noted.get(index, ()))
            problems += placed(record, piece.problems, draft.steps, part.start)
            articles.append(self._article(record, draft, places[index], piece, shares[part], problems))
        aside = aside_of(draft, parts)
        return Cleaned(
            record, draft.text, tuple(draft.steps), tuple(parts), tuple(drafts), tuple(articles),
            set_aside(draft, parts, drafts, aside), tuple(placed(record, () if articles else draft.problems)), aside,
            tuple(starts), tuple(draft.remarks or ()),
        )  # fmt: skip

    def _shape(self, draft: Draft, single: bool, decided: RecordDecisions | None) -> Sequence[ArticleStart]:
        """Repair the draft of a record and make its paragraphs; return where articles begin in it."""
        refusal = decided.refusal(draft) if decided is not None else None
        self._run(draft, Stage.REPAIR, refusal)
        if draft.plain:
            self._run(draft, Stage.REFLOW, refusal)
            lines_as_paragraphs(draft)
        if decided is not None:
            decided.regroup(draft)
        starts = [] if single else self._run(draft, Stage.SEGMENT, refusal)
        return starts if decided is None else decided.starts(draft, starts)

    def _finish(self, piece: Draft, draft: Draft, part: Span, decided: RecordDecisions | None) -> None:
        """Run the article passes over ``piece``, which lay in ``part`` of ``draft``.

        What a person said of its lines is set before, so that passes build on it, and again behind them, so that it stands.
        """
        refusal = decided.refusal(piece, draft, part.start) if decided is not None else None
        if decided is not None:
            decided.recast(piece, draft, part)
        for stage in (Stage.STRUCTURE, Stage.METADATA):
            self._run(piece, stage, refusal)
        if decided is not None:
            decided.recast(piece, draft, part)
        self._run(piece, Stage.VARIANT, refusal)

    def _stated(self, record: Record, decided: RecordDecisions | None) -> Cleaned:
        """Articles that a source states whole keep all they have; only a variant may change them, and a person leave them out."""
        left_out = decided is not None and decided.discard_stated()
        problems = tuple(placed(record, decided.problems())) if decided is not None else ()
        if left_out:
            aside = (Furniture(0, len(record.text), REASON),)
            gone = record._replace(articles=())
            return Cleaned(gone, record.text, (), (), (), (), ((record.text, REASON),), problems, aside)
        specs = self._stages[Stage.VARIANT]
        articles = [self._vary(article) if specs else article for article in record.articles]
        if problems:
            articles[0] = replace(articles[0], problems=(*articles[0].problems, *problems))
        return Cleaned(record, record.text, (), (), (), tuple(articles), ())

    def _vary(self, article: Article) -> Article:
        draft = draft_of_article(article)
        self._run(draft, Stage.VARIANT)
        if not draft.steps:
            return article
        made = assemble(draft, article.id, article.provenance)
        counts = dict(article.provenance.edits)
        for name, count in count_edits(draft.steps).items():
            counts[name] = counts.get(name, 0) + count
        provenance = replace(article.provenance, edits=tuple(counts.items()), article_steps=tuple(draft.steps))
        return replace(made, provenance=provenance, problems=(*article.problems, *made.problems))

    def _run(self, draft: Draft, stage: Stage, refusal: Refusal | None = None) -> list[ArticleStart]:
        starts: list[ArticleStart] = []
        if stage in LATE and self._late is not None:
            self._verdicts = {**self._verdicts, **self._late()}
            self._late = None
            self._stages = self._pipeline.live(self._verdicts)
        for spec, look in self._stages[stage]:
            if look is None or look.stands_in(draft.text):
                starts += self._pipeline.propose(draft, spec, self._verdicts.get(spec.name, OPEN), refusal)
        return starts

    def _article(
        self,
        record: Record,
        draft: Draft,
        place: Span,
        piece: Draft,
        share: Mapping[str, int],
        problems: Sequence[Problem],
    ) -> Article:
        start, line = place_of(record, place.start)
        end = byte_of(record, place.end)
        counts = dict(share)
        for name, count in count_edits(piece.steps).items():
            counts[name] = counts.get(name, 0) + count
        provenance = Provenance(
            record.source.path, self._sha256, record.source.encoding, line, start, end, __version__,
            tuple(counts.items()), tuple(draft.steps), tuple(piece.steps),
        )  # fmt: skip
        return assemble(piece, article_id(self._id_path or record.source.path, start), provenance, problems)
