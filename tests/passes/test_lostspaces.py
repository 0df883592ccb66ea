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


def test_the_edits_are_guesses(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("\n".join("????" + line for line in LINES), "utf-8")
    (article,) = convkit.clean(path, guesses=False)
    assert article.block_text(article.blocks[0]).startswith("????")


STAY = [
    ("one line alone", ["????" + LINES[0], *LINES[1:]]),
    ("of several lengths", ["????" + LINES[0], "??" + LINES[1], "??????" + LINES[2]]),
    ("behind a sentence", [line + "????" for line in LINES]),
    ("nothing but marks", ["????", LINES[0], "????", LINES[1]]),
    ("before letters, as a query", ["??name", "??value", LINES[0]]),
    ("one mark", ["?" + line for line in LINES]),
]


@pytest.mark.parametrize(("label", "lines"), STAY, ids=[case[0] for case in STAY])
def test_other_marks_stay(label: str, lines: list[str]) -> None:
    articles = cleaned("\n\n".join(lines) + "\n").articles
    assert "spacing.lost-indents" not in {name for article in articles for name, _ in article.provenance.edits}
