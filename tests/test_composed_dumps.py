"""Dumps composed of labelled articles, in the forms that archives have: each row and each text between rows is an article."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from tests.quality.composed_dumps import STYLES, Style, dump
from tests.quality.pages import texts
from tests.quality.run import measure
from tests.quality.score import Figures, score

import convkit
from convkit.article_json import article_to_dict

DUMPS = 8
MIXED = 0.95
"""Articles F1, paragraphs F1 and dates at the least where raw text stands between the rows; rows alone are all found."""


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_articles_of_a_dump(style: Style, tmp_path: Path) -> None:
    rng, pool, figures = random.Random(style.name), texts(), Figures()
    path = tmp_path / "dump.tsv"
    for _ in range(DUMPS):
        data, gold = dump(rng, pool, style)
        path.write_bytes(data)
        figures.update(score(gold, [article_to_dict(article) for article in convkit.clean(path)])[0])
    floor = MIXED if style.between else 1.0
    for name in ("articles", "paragraphs", "date"):
        value = measure(figures, name)
        assert value is not None
        assert value >= floor, (name, figures)
