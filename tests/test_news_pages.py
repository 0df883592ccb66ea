"""Pages composed of labelled articles in the styles of many papers: articles and titles are found, by a floor for each style."""

from __future__ import annotations

import random

import pytest
from tests.quality.pages import HOUSES, House, page, texts
from tests.quality.score import Figures, score

from convkit.article_json import article_to_dict
from convkit.testing import cleaned

PAGES = 12
FLOORS = {
    "bare titles": (0.78, 0.75),
    "bare titles, a blank line between": (0.95, 0.95),
    "columns that cut": (0.97, 0.97),
}
"""Articles F1 and titles that a style keeps at the least; the others keep USUAL."""
USUAL = (0.99, 0.99)


@pytest.mark.parametrize("house", HOUSES, ids=lambda house: house.name)
def test_articles_and_titles_of_a_style(house: House) -> None:
    rng, pool, figures = random.Random(house.name), texts(), Figures()
    for _ in range(PAGES):
        text, gold = page(rng, pool, house)
        figures.update(score(gold, [article_to_dict(article) for article in cleaned(text).articles])[0])
    articles, titles = FLOORS.get(house.name, USUAL)
    assert 2 * figures["found"] / (figures["gold"] + figures["got"]) >= articles, figures
    assert figures["title_ok"] / figures["title"] >= titles, figures


def test_there_is_enough_to_compose_pages_of() -> None:
    assert len(texts()) >= 60
