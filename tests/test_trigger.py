"""A trigger answers as its pattern would, with and without it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convkit.plugins import load
from convkit.trigger import FEW, SHORT, Trigger, Triggers, lower_plane

WRITTEN = [
    "&",
    ",",
    "*#",
    r"\.",
    "a-f",
    r"\x00-\x08\x0e-\x1f",
    r"\ue000-\uf8ff\U000f0000-\U000ffffd",
    "+-",
    "-+",
    "a\\-c",
    r"\d",
    "^a",
]
OWN = sorted({spec.trigger for spec in load().passes.values() if spec.trigger})


@pytest.mark.parametrize("characters", [*WRITTEN, *OWN])
@given(st.text(alphabet=st.characters(codec=None), max_size=12))
def test_as_the_pattern(characters: str, text: str) -> None:
    assert Trigger(characters).stands_in(text) == bool(re.search(f"[{characters}]", text))


@pytest.mark.parametrize("characters", [*WRITTEN, *OWN])
def test_each_of_its_characters_is_found(characters: str) -> None:
    pattern = re.compile(f"[{characters}]")
    few = [c for c in map(chr, range(0x3100)) if pattern.match(c)] + [
        c for c in "\ue123\uf8ff\U000f1234" if pattern.match(c)
    ]
    assert all(Trigger(characters).stands_in("x" * 3 + c) for c in few)


def test_often_asked_it_compiles_its_pattern() -> None:
    trigger = Trigger("&")
    assert [trigger.stands_in(text) for text in ["a", "&"] * FEW] == [False, True] * FEW


@given(st.text(alphabet="&,*#\tāé\x01灯", max_size=8))
def test_many_at_once_are_as_each_alone(text: str) -> None:
    characters = {"one": "&", "few": "*#", "tab": "\\t", "range": "é-ā\\x00-\\x08"}
    expected = {name for name, own in characters.items() if re.search(f"[{own}]", text + " " * SHORT)}
    names = frozenset(characters)
    assert Triggers(characters).standing_in(text + " " * SHORT, names) == expected


@pytest.mark.parametrize("characters", [*WRITTEN, *OWN])
@given(st.text(alphabet=st.characters(codec=None, max_codepoint=0xFFFF), max_size=12))
def test_without_what_lies_above_it_finds_the_same_in_the_lower_plane(characters: str, text: str) -> None:
    assert bool(re.search(f"[{lower_plane(characters)}]", text)) == bool(re.search(f"[{characters}]", text))


def test_those_above_it_are_found_in_long_texts_too() -> None:
    both = {"private": r"\ue000-\uf8ff\U000f0000-\U000ffffd", "tags": r"\U000e0001-\U000e007f", "and": "&x-z"}
    text = "灯" * SHORT + "\U000f1234y\U000e0041"
    assert Triggers(both).standing_in(text, frozenset(both)) == set(both)
    assert Triggers(both).standing_in(text[:SHORT] + "y" * 2, frozenset(both)) == {"and"}
