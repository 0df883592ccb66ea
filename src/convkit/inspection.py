"""What is in a file, found as a conversion finds it, with nothing written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from convkit.errors import ConvkitError
from convkit.inputs import Input
from convkit.model import Article
from convkit.provenance import count_edits
from convkit.reading import Reading
from convkit.report import Problems, error_record, skip_record
from convkit.workshop import Workshop


def inspect(inputs: Sequence[Input], shop: Workshop) -> Iterator[dict[str, Any]]:
    """A finding for each input: the report's record without outputs, and ``articles`` one by one.

    An article has id, title, date, language, its first line, bytes ``start`` to ``end``, and how many characters and blocks
    it holds.  ``furniture`` is what belongs to no article, each with its reason.
    """
    for item in inputs:
        if item.skip:
            yield skip_record(item.file, item.skip, item.reason)
            continue
        try:
            yield _finding(item, shop)
        except (ConvkitError, OSError, MemoryError, RecursionError) as error:
            yield error_record(item.file, error)


def _finding(item: Input, shop: Workshop) -> dict[str, Any]:
    problems = Problems()
    reading = Reading(shop, item.path, item.name, problems)
    articles: list[dict[str, Any]] = []
    furniture: list[dict[str, str]] = []
    edits: dict[str, int] = {}
    for record in reading.records():
        cleaned = reading.clean(record)
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
    }


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
