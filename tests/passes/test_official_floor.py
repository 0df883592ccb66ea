"""Official documents of all kinds, made by seeds: what is found of their parts, against the floors of the project."""

from collections import Counter

import pytest
from tests.passes.official_maker import notice
from tests.quality.score import fold

from convkit.testing import cleaned

FLOORS = {"number": 0.98, "title": 0.97, "addressee": 0.97, "date": 0.98, "issuer": 0.97, "one article": 0.99}
DOCUMENTS = 150


def test_the_parts_of_made_documents_are_found() -> None:
    found: Counter[str] = Counter()
    for seed in range(DOCUMENTS):
        made = notice(seed)
        result = cleaned(made.text)
        article = result.articles[0]
        found["one article"] += len(result.articles) == 1
        found["number"] += fold(article.doc_number) == fold(made.number)
        found["title"] += fold(article.title) == fold(made.title)
        found["addressee"] += fold(article.addressee).rstrip(":") == fold(made.addressee).rstrip(":")
        found["date"] += article.date == made.date
        found["issuer"] += fold(article.issuer) == fold(made.issuer)
    below = {part: found[part] / DOCUMENTS for part, floor in FLOORS.items() if found[part] < floor * DOCUMENTS}
    assert not below


@pytest.mark.parametrize("seed", range(0, 150, 15))
def test_the_parts_are_found_without_guesses_too(seed: int) -> None:
    made = notice(seed)
    article = cleaned(made.text).articles[0]
    assert [edit for edit in article.provenance.article_steps if edit.name == "structure.official" and any(
        e.certainty == "guess" for e in edit.edits
    )] == []  # fmt: skip
