"""Sections of columns: a title block over all of them, continuous, none left open at the end."""

from __future__ import annotations

from dataclasses import replace

from convkit.model import BlockKind
from convkit.testing import article

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
K = BlockKind
STORIES = [article((K.PARAGRAPH, f"第{n}座桥修好了。"), title=f"桥{n}") for n in range(3)]


def sections(made) -> list[tuple[str, int]]:
    """Kind of break and number of columns of each section, in order."""
    found = []
    for section in made.part().iter(f"{W}sectPr"):
        kind = section.find(f"{W}type")
        columns = section.find(f"{W}cols").get(f"{W}num", "1")
        found.append(("nextPage" if kind is None else kind.get(f"{W}val"), int(columns)))
    return found


def test_titles_stand_over_columns(make) -> None:
    here = ("continuous", 1), ("continuous", 3)
    assert sections(make(STORIES, layout="newspaper")) == [("nextPage", 1), here[1], *here, *here, here[0]]


def test_one_article(make) -> None:
    assert sections(make(STORIES[0], layout="newspaper")) == [("nextPage", 1), ("continuous", 3), ("continuous", 1)]


def test_other_layouts_have_one_section(make) -> None:
    assert sections(make(STORIES, layout="article", toc=False)) == [("nextPage", 1)]


def test_only_the_first_section_names_heads_and_feet(make) -> None:
    found = list(make(STORIES, layout="newspaper").part().iter(f"{W}sectPr"))
    assert [bool(section.findall(f"{W}headerReference")) for section in found] == [True] + [False] * 6


def test_contents_only_where_they_are_asked_for(make) -> None:
    assert not list(make(STORIES, layout="newspaper").part().iter(f"{W}sdt"))
    assert list(make(STORIES, layout="newspaper", toc=True).part().iter(f"{W}sdt"))


def test_vertical_lines_are_said_of_each_section(make, layouts) -> None:
    layouts["standing"] = replace(layouts["book"], writing="vertical")
    sections = list(make(STORIES, layout="standing", toc=True).part().iter(f"{W}sectPr"))
    del layouts["standing"]
    assert len(sections) > 1
    assert {section.find(f"{W}textDirection").get(f"{W}val") for section in sections} == {"tbRl"}
    assert all(section.find(f"{W}textDirection") is None for section in make(STORIES).part().iter(f"{W}sectPr"))
