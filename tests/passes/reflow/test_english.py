"""Words with spaces between: one blank at a join, hyphens of the line end dropped, paragraphs told by what would have fitted."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from typing import Any

import pytest

from convkit.model import BlockKind
from convkit.passes.reflow.english import Words, is_cut, seam

Flow = Callable[..., Any]

STORY = [
    "The keeper of the lighthouse wrote his log every evening, and nobody read it until the lamp went out one night in March.",
    "Two engineers came over from the mainland in a small boat. They found the stairs swept, the windows clean and the oil full to the brim; only the wick was missing.",
    "On the last page he had written one line.",
    "The older of the two read it aloud, slowly, as if it were a letter addressed to him, and then he closed the book and put it back on the shelf where it had been.",
]


@pytest.mark.parametrize("width", [40, 60, 72, 78])
@pytest.mark.parametrize(("indent", "glue"), [("", "\n\n"), ("    ", "\n"), ("  ", "\n\n")])
def test_wrapped_paragraphs_come_back(flow: Flow, width: int, indent: str, glue: str) -> None:
    text = glue.join(textwrap.fill(p, width, initial_indent=indent, break_on_hyphens=False) for p in STORY)
    assert flow(text).texts == STORY


def test_clean_text_stays(flow: Flow) -> None:
    text = "\n\n".join(["The Keeper", *STORY, "I.", "What the log said", *STORY])
    assert flow(text).edits == {}


def test_a_sentence_cut_by_a_page_end(flow: Flow) -> None:
    first, second = STORY[3].split(" to him", 1)[0], "to him" + STORY[3].split(" to him", 1)[1]
    assert flow(f"{STORY[1]}\n\n{first}\n\n{second}\n\n{STORY[0]}").texts == [STORY[1], STORY[3], STORY[0]]


def test_items_of_a_list_stay_apart(flow: Flow) -> None:
    items = [f"{mark} {STORY[0]}" for mark in ("1.", "2.", "a)", "(iv)")]
    text = "\n".join(textwrap.fill(item, 60, subsequent_indent="   ") for item in items)
    assert flow(f"{text}\n\n{textwrap.fill(STORY[1], 60)}").texts == [*items, STORY[1]]


def test_references_stay_apart_and_what_is_cited_inside_a_line_goes_on(flow: Flow) -> None:
    items = [
        "[1] A. Reed, Accounts of the valley. Green Hill, 1998.",
        "[2] T. Hale, Two keepers, pp. 11-19, 2004.",
        "[3] Letters of J. Cole, Valley Archive, box 12.",
    ]
    cited = "The accounts of the twelve parishes were used, and the letters of two keepers [2] beside the map of the harbour."
    story = textwrap.fill(cited, 78)
    assert "\n[2]" in story
    text = "\n\n".join([story, *(textwrap.fill(p, 78) for p in STORY), "\n".join(items)])
    assert flow(text).texts == [cited, *STORY, *items]


def test_verse_and_addresses_keep_their_lines(flow: Flow) -> None:
    lines = ["Ann Reed", "The Old Lighthouse", "North Point"]
    text = "\n".join(lines) + "\n\n" + "\n\n".join(textwrap.fill(p, 72) for p in STORY)
    assert flow(text).texts == lines + STORY


@pytest.mark.parametrize(
    ("last", "first", "expected"),
    [
        ("the light-", "house keeper", ("", True)),
        ("a well-", "known fact", ("", False)),
        ("in 1931-", "32 he left", ("", False)),
        ("the lamp--", "he said", ("", False)),
        ("the storm -", "he thought", (" ", False)),
        ("a self-", "made man", ("", False)),
        ("the sea-", "wall of stone", ("", False)),
        ("the quay-", "ward wind", ("", True)),
        ("the com-", "munity of", ("", True)),
        ("the per-", "son who", ("", True)),
        ("an obser-", "vatory on", ("", True)),
        ("the break\u00ad", "water", ("", True)),
        ("the co-", "operation of", ("", True)),
        ("the end of", "the line", (" ", False)),
        ("在港口", "修船", ("", False)),
        ("用 Python", "写成", ("", False)),
        ("/usr/share/", "doc", ("", False)),
        ("see North-", "West Point", ("", False)),
        ("pump XW", "-30 at", ("", False)),
    ],
)
def test_what_stands_between_two_joined_lines(last: str, first: str, expected: tuple[str, bool]) -> None:
    assert seam(Words("A well-known lighthouse. Quayward winds blew."), last, first) == expected


def test_code_in_a_wrapped_text_keeps_its_lines(flow: Flow) -> None:
    code = "def lamp(oil):\n    if oil > 0:\n        return light(oil)\n    return None"
    text = "\n\n".join([*(textwrap.fill(p, 60) for p in STORY), code])
    assert flow(text).blocks[-1] == (BlockKind.CODE, code)


@pytest.mark.parametrize(
    ("last", "first", "cut"),
    [
        (
            "The lamp is for the use of anybody who comes to the ferry and",
            "most of those who live on the other bank",
            True,
        ),
        ("How the lamp at the ferry was put up before the flood", "most of those who live there remember it", False),
        ("The lamp is for the use of anybody who comes to the ferry and", "Most of those who live there", False),
        ("short lines end with the", "next", False),
    ],
)
def test_a_line_that_ends_with_a_joining_word_is_cut(last: str, first: str, cut: bool) -> None:
    assert is_cut(last, first) is cut
