"""The list of common English words."""

from __future__ import annotations

import pytest

from convkit.passes.tables import words
from convkit.passes.tables.make_words import table


@pytest.mark.parametrize("word", ["the", "person", "community", "together"])
def test_common_words_are_known(word: str) -> None:
    assert words.is_word(word)


@pytest.mark.parametrize("word", ["", "of", "com", "munity", "seawall", "Person"])
def test_others_are_not(word: str) -> None:
    assert not words.is_word(word)


def test_the_file_is_small_and_holds_its_permission() -> None:
    text = words.PATH.read_text("utf-8")
    assert len(text) < 80_000
    assert "Copyright 2000-2019 by Kevin Atkinson" in text
    assert "Permission to use, copy, modify, distribute" in text


def test_a_table_is_made() -> None:
    made = table(["lamp", "lamps", "lam", "it", "Lamp", "lamp's", "boat"])
    assert [line for line in made.split("\n") if line and not line.startswith("#")] == ["boa\tt", "lam\t- p ps"]
