"""Question marks that an indent became are an indent again; those that ask stay."""

from pathlib import Path

import pytest

import convkit
from convkit.testing import cleaned

LINES = ["渡口的灯是昨天换的，照得很远。", "第二天早上，大家都来看灯。", "30个人来了，12个人走了。"]


@pytest.mark.parametrize("marks", ["??", "????", "??????"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_an_indent_is_an_indent_again(marks: str, gap: str) -> None:
    result = cleaned(gap.join(marks + line for line in LINES) + "\n")
    (article,) = result.articles
    assert [article.block_text(block) for block in article.blocks] == LINES


def test_gaps_and_empty_lines_of_a_law(tmp_path: Path) -> None:
    law = "渡口灯油办法\n?\n第一条??为了管好渡口的灯油，制定本办法。\n第二条??本办法所称灯油，是指渡口的灯用的油。\n?\n第三条??灯油由乡里发。\n"
    (article,) = cleaned(law).articles
    assert "?" not in article.text
    assert article.text.startswith("第一条\u3000为了管好")


def test_indents_of_two_lengths_and_with_a_space_behind() -> None:
    result = cleaned(f"??{LINES[0]}\n????{LINES[1]}\n??? {LINES[2]}\n")
    assert [article.block_text(block) for article in result.articles for block in article.blocks] == LINES


def test_the_edits_are_guesses(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("\n".join("????" + line for line in LINES), "utf-8")
    (article,) = convkit.clean(path, guesses=False)
    assert article.block_text(article.blocks[0]).startswith("????")


STAY = [
    ("one line alone", ["????" + LINES[0], *LINES[1:]]),
    ("lines of question marks alone", ["?", LINES[0], "??", LINES[1]]),
    ("behind a sentence", [line + "????" for line in LINES]),
    ("nothing but marks", ["????", LINES[0], "????", LINES[1]]),
    ("before letters, as a query", ["??name", "??value", LINES[0]]),
    ("one mark", ["?" + line for line in LINES]),
]


@pytest.mark.parametrize(("label", "lines"), STAY, ids=[case[0] for case in STAY])
def test_other_marks_stay(label: str, lines: list[str]) -> None:
    articles = cleaned("\n\n".join(lines) + "\n").articles
    assert "spacing.lost-spaces" not in {name for article in articles for name, _ in article.provenance.edits}
