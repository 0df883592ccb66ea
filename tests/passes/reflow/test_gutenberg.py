"""Books of Project Gutenberg: what is about the file is furniture; a text that speaks of the project is none."""

from __future__ import annotations

import pytest

from convkit.model import BlockKind
from convkit.passes.chapters.survey import work_of
from convkit.passes.reflow.gutenberg import bounds, facts_of
from convkit.testing import check_conserved, cleaned

HEAD = "The Project Gutenberg eBook of The Ferry Bell\n\nThis ebook is for the use of anyone anywhere at no cost.\n\nTitle: The Ferry Bell\n\nAuthor: Hannah Merrow\n\nRelease date: March 4, 2031 [eBook #99124]\n\nLanguage: English\n\n"
START = "*** START OF THE PROJECT GUTENBERG EBOOK THE FERRY BELL ***\n\n"
END = (
    "\n\n*** END OF THE PROJECT GUTENBERG EBOOK THE FERRY BELL ***\n\nUpdated editions will replace the previous one.\n"
)
PROSE = (
    "The bell hung on the far side of the river, and whoever wanted the",
    "boat had to ring it; in winter, when the fog lay on the water, _once",
    "or twice_ was not enough, and old Tobias could not tell by the sound",
    "whether it was one traveller or three who stood there in the dark.",
)
LATER = (
    "Nobody rang it after midnight, for it was said in the village that",
    "whoever crossed the water then would not come back the same way.",
)
BODY = "\n".join(PROSE) + "\n\n[Illustration: The bell]\n\n[Illustration]\n\n" + "\n".join(LATER) + "\n"


def test_a_story_with_its_frame() -> None:
    result = cleaned(
        f"{HEAD}{START}Produced by Some Volunteers.\n\n\nTHE FERRY BELL\n\nBy Hannah Merrow\n\n\n{BODY}{END}"
    )
    (article,) = result.articles
    assert (article.title, article.authors, article.date) == ("The Ferry Bell", ("Hannah Merrow",), None)
    assert [(b.kind, article.block_text(b)) for b in article.blocks] == [
        (BlockKind.PARAGRAPH, " ".join(PROSE).replace("_", "")),
        (BlockKind.CAPTION, "The bell"),
        (BlockKind.PARAGRAPH, " ".join(LATER)),
    ]  # fmt: skip
    assert [(article.text[r.start : r.end], r.kind) for r in article.runs] == [("once or twice", "emphasis")]
    assert article.metadata["Language"] == "English"
    check_conserved(result)


def test_a_book_with_chapters_names_its_work() -> None:
    chapters = "".join(f"CHAPTER {n}.\n\nThe Lamp {n}\n\n\n{BODY}\n\n\n" for n in ("I", "II", "III"))
    articles = cleaned(
        f"{HEAD}{START}THE FERRY BELL\n\nA Story\n\nBY HANNAH MERROW\n\nLONDON\n\n1899\n\n\n\n{chapters}THE END\n{END}"
    ).articles
    assert [article.title for article in articles] == [f"CHAPTER {n}. The Lamp {n}" for n in ("I", "II", "III")]
    assert {(article.metadata["work"], article.authors) for article in articles} == {
        ("The Ferry Bell", ("Hannah Merrow",))
    }


@pytest.mark.parametrize(
    ("label", "lines", "expected"),
    [
        ("start and end", ["x", START.strip(), "a", "b", END.strip().split("\n")[0], "y"], (2, 4)),
        ("who made the file, behind the start", [START.strip(), "Produced by A Volunteer", "a", "b"], (2, 4)),
        ("an essay on the project", ["Project Gutenberg began in 1971.", "a", "END OF THE PROJECT"], (0, 3)),
        ("stars alone", ["*** START OF THE STORM ***", "a"], (0, 2)),
    ],
)
def test_where_the_book_begins_and_ends(label: str, lines: list[str], expected: tuple[int, int]) -> None:
    assert bounds(lines) == expected


def test_underscores_of_another_text_stay() -> None:
    (article,) = cleaned(
        "Names\n\nThe variable _lamp_ holds the lamp, and nothing else in the whole program does.\n"
    ).articles
    assert "_lamp_" in article.text


def test_the_facts_of_a_head() -> None:
    assert facts_of(HEAD.split("\n"))["Author"] == "Hannah Merrow"


def test_a_labelled_title_wins_over_the_first_line() -> None:
    assert work_of("A notice\n\nTitle: The Ferry Bell\n\nAuthor: Hannah Merrow\n\nCHAPTER I\n", ["CHAPTERI"]) == (
        "The Ferry Bell",
        "Hannah Merrow",
    )
