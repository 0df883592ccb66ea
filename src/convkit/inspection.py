"""What is in a file, found as a conversion finds it, with nothing written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from convkit.errors import ConvkitError
from convkit.inputs import Input
from convkit.model import Article
from convkit.provenance import count_edits
from convkit.reading import Reading
from convkit.report import Problems, error_record, skip_record
from convkit.workshop import Workshop

if TYPE_CHECKING:
    from convkit.explaining import Explaining


def inspect(inputs: Sequence[Input], shop: Workshop, *, explain: bool = False) -> Iterator[dict[str, Any]]:
    """A finding for each input: the report's record without outputs, and ``articles`` one by one.

    An article has id, title, date, language, its first line, bytes ``start`` to ``end``, and how many characters and blocks
    it holds.  ``furniture`` is what belongs to no article, each with its reason.  With ``explain`` the finding has a key of that name:
    why each was decided (:mod:`convkit.explaining`).
    """
    for item in inputs:
        if item.skip:
            yield skip_record(item.file, item.skip, item.reason)
            continue
        try:
            yield _finding(item, shop, explain)
        except (ConvkitError, OSError, MemoryError, RecursionError) as error:
            yield error_record(item.file, error)


def _finding(item: Input, shop: Workshop, explain: bool) -> dict[str, Any]:
    problems = Problems()
    reading = Reading(shop, item.path, item.name, problems, explaining=explain)
    explaining = _explaining(shop, reading) if explain else None
    articles: list[dict[str, Any]] = []
    furniture: list[dict[str, str]] = []
    edits: dict[str, int] = {}
    for number, record in enumerate(reading.records(), 1):
        cleaned = reading.clean(record)
        if explaining is not None:
            explaining.take(cleaned, number)
        for steps in (cleaned.steps, *(draft.steps for draft in cleaned.drafts)):
            for name, count in count_edits(steps).items():
                edits[name] = edits.get(name, 0) + count
        problems.take(cleaned.problems)
        furniture += [{"text": text, "reason": reason} for text, reason in cleaned.furniture]
        for article in cleaned.articles:
            problems.take(article.problems)
            articles.append(_facts(article))
    return {
        "file": item.file,
        "state": "ok",
        **reading.facts(),
        "articles": articles,
        "warnings": problems.counts(),
        "problems": problems.listed(),
        "edits": dict(sorted(edits.items())),
        "gates": reading.gates(),
        "furniture": furniture,
        **({"explain": explaining.made()} if explaining is not None else {}),
    }


def _explaining(shop: Workshop, reading: Reading) -> Explaining:
    from convkit.explaining import Explaining

    return Explaining(shop, reading)


def _facts(article: Article) -> dict[str, Any]:
    place = article.provenance
    return {
        "id": article.id,
        "title": article.title,
        "date": article.date,
        "language": article.language,
        "line": place.line,
        "start": place.start,
        "end": place.end,
        "characters": len(article.text),
        "blocks": len(article.blocks),
    }
