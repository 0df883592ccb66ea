"""Why convkit decided as it did about a source: encoding, reader, gates, where articles begin, what each line became."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from convkit.assemble import field_value
from convkit.contract import ArticleStart
from convkit.history import History, Ways, history_of, place
from convkit.model import Remark
from convkit.pipeline import Cleaned
from convkit.provenance import Span
from convkit.reading import Reading
from convkit.report import Problems
from convkit.survey import OPEN
from convkit.workshop import Workshop

SHOWN = 60
"""Characters that are shown of a line."""
UNSAID = frozenset({"language"})
"""Fields whose value is told with the article."""
BORDERS = frozenset({"joined", "not joined"})
"""Remarks that are about a line and the one before."""
BEFORE, TAIL = 200, 12
"""How far the end of the line before is looked for, and how much of it is shown."""
Entry = dict[str, Any]


class Explaining:
    """What there is to say of one source, gathered record by record."""

    def __init__(self, shop: Workshop, reading: Reading) -> None:
        self._shop = shop
        self._reading = reading
        self._articles: list[Entry] = []
        self._furniture: list[Entry] = []
        self._remarks: list[Entry] = []

    def take(self, cleaned: Cleaned, number: int) -> None:
        """Take what became of record ``number``."""
        told = _Record(cleaned, history_of(cleaned, number))
        self._articles += told.articles()
        self._furniture += told.furniture()
        self._remarks += told.remarks()

    def made(self) -> Entry:
        """All of it: ``readers``, ``gates``, ``articles`` in the order of the finding's, ``decisions`` about lines, ``furniture``."""
        return {
            "readers": self._readers(),
            "gates": self._gates(),
            "articles": self._articles,
            "decisions": self._remarks,
            "furniture": self._furniture,
        }

    def _readers(self) -> list[Entry]:
        """Each reader with how sure it is of the source, the surest first; the one that was named stands alone."""
        if self._shop.settings.reader is not None:
            return [{"name": self._reading.format.name, "score": None, "reason": "named"}]
        sample = self._reading.source.sample()
        found = []
        for name, score in self._shop.sniffed(sample, Problems()).items():
            by_suffix = sample.suffix in self._shop.registry.readers[name].suffixes
            found.append({"name": name, "score": round(score, 2), "reason": "its suffix" if by_suffix else ""})
        return sorted(found, key=lambda entry: (-entry["score"], not entry["reason"], entry["name"]))

    def _gates(self) -> list[Entry]:
        """Each pass: whether its gate is open, and by which counts.

        Others have "no gate", or "nothing to do": no character that they look for stands in the source.
        """
        verdicts = self._reading.verdicts()
        found = []
        for spec in self._shop.pipeline.passes:
            verdict = verdicts.get(spec.name, OPEN)
            counted = bool(verdict.evidence or verdict.suspect or verdict.data)
            if spec.survey is None and verdict.open:
                state = "no gate"
            else:
                state = "open" if verdict.open else "shut" if counted else "nothing to do"
            found.append({
                "pass": spec.name, "stage": spec.stage.value, "state": state, "suspect": verdict.suspect,
                "evidence": dict(verdict.evidence),
            })  # fmt: skip
        return found


class _Record:
    """The decisions about one record, with their lines."""

    def __init__(self, cleaned: Cleaned, history: History) -> None:
        self._cleaned = cleaned
        self._history = history
        self._ways: Ways = history.ways()
        self._source = history.source_text()

    def articles(self) -> Iterator[Entry]:
        """For each article why it begins where it does, and its fields."""
        starts = {start.start: start for start in self._cleaned.starts}
        for index, piece in enumerate(self._history.pieces):
            first = self._origin(index, 0, len(piece.text))
            yield {
                "id": piece.id,
                "line": self._line(first),
                "start": _start(starts, piece.cut, piece.stated),
                "fields": list(self._fields(index)),
            }

    def _fields(self, index: int) -> Iterator[Entry]:
        piece = self._history.pieces[index]
        for field in piece.fields:
            value = field_value(piece.text, field)
            if value and field.name not in UNSAID:
                yield {
                    "name": field.name,
                    "value": _shown(value),
                    "line": self._line(self._origin(index, field.start, field.end)),
                    "reason": field.reason or "stated",
                    "certainty": field.certainty,
                }

    def furniture(self) -> Iterator[Entry]:
        """What belongs to no article, in the order of the record, with its reason."""
        found = [
            (self._origin(index, one.start, one.end), piece.text[one.start : one.end], one.reason)
            for index, piece in enumerate(self._history.pieces)
            for one in piece.furniture
        ]
        for one in self._history.furniture:
            spans = self._ways.record.back(one.start, one.end)
            found.append((spans[0].start if spans else 0, self._history.text[one.start : one.end], one.reason))
        for at, text, reason in sorted(found):
            yield {"line": self._line(at), "text": _shown(text), "reason": reason}

    def remarks(self) -> Iterator[Entry]:
        """What passes said of places."""
        placed = [(remark.place, remark) for remark in self._cleaned.remarks]
        for draft, part in zip(self._cleaned.drafts, self._cleaned.parts, strict=False):
            for remark in draft.remarks or ():
                spans = self._ways.record.back(part.start + remark.place, part.start + remark.place)
                placed.append((spans[0].start if spans else 0, remark))
        for at, remark in sorted(placed, key=lambda entry: entry[0]):
            yield self._remark(at, remark)

    def _remark(self, at: int, remark: Remark) -> Entry:
        end = self._source.find("\n", at)
        text = self._source[at : len(self._source) if end < 0 else end]
        if remark.what in BORDERS:
            before = self._source[max(0, at - BEFORE) : at].rstrip().rpartition("\n")[2]
            text = f"{before.strip()[-TAIL:]} ⏎ {text.strip()[:TAIL]}"
        return {
            "what": remark.what, "line": self._line(at), "text": _shown(text), "score": remark.score, "reason": remark.reason,
        }  # fmt: skip

    def _origin(self, index: int, start: int, end: int) -> int:
        spans = self._ways.origins(index, start, end)
        return min(spans).start if spans else 0

    def _line(self, position: int) -> int:
        return place(self._history, self._source, position)[1]


def _start(starts: dict[int, ArticleStart], cut: Span, stated: bool) -> Entry:
    """Why an article begins at ``cut``."""
    if stated:
        return {"score": None, "reason": "the source states it whole"}
    if cut.start in starts:
        start = starts[cut.start]
        return {"score": start.score or None, "reason": start.reason or "a start"}
    if cut.start == 0 and starts:
        start = starts[min(starts)]
        return {"score": start.score or None, "reason": start.reason or "a start"}
    return {
        "score": None,
        "reason": "the record begins" if cut.start == 0 else "what stands before it is another article",
    }


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"
