"""Expressions that begin with one of a few characters are looked for by each of them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convkit.patterns import SHORT, ByFirst, has_astral

BRACKETS = ByFirst("（(", r"(?<=\S.)接[^（()）]{0,4}[）)]")


@pytest.mark.parametrize(
    ("text", "found", "why"),
    [
        ("灯（接上页）", True, "the first of the characters"),
        ("灯(接上页)", True, "the second"),
        ("（接上页）", False, "what must stand before is asked too"),
        ("灯（上页）", False, "the rest does not follow"),
        ("接上页", False, "none of the characters stands there"),
    ],
)
@pytest.mark.parametrize("size", [0, SHORT + 1], ids=["short", "long"])
def test_it_stands_in_a_text(text: str, found: bool, why: str, size: int) -> None:
    assert BRACKETS.stands_in(text + "\n" * size) is found, why


@given(st.text("（(接a）) \n", max_size=30))
def test_short_and_long_texts_are_told_alike(text: str) -> None:
    expected = re.search(r"[（(](?<=\S.)接[^（()）]{0,4}[）)]", text) is not None
    assert BRACKETS.stands_in(text) is expected
    assert BRACKETS.stands_in(text + "\n" * SHORT) is expected


def test_a_character_with_a_meaning_of_its_own_stands_for_itself() -> None:
    assert ByFirst(".*", "x").stands_in("*x" + " " * SHORT)
    assert not ByFirst(".*", "x").stands_in("yx" + " " * SHORT)


@pytest.mark.parametrize(("text", "expected"), [("", False), ("灯\ud800", False), ("灯𠀀", True), ("a😀", True)])
def test_characters_above_the_lower_plane_are_seen(text: str, expected: bool) -> None:
    assert has_astral(text) is expected
