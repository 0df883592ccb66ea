"""A book of several parts: a page for each, chapters below it; chapters on right-hand pages."""

from __future__ import annotations

from dataclasses import replace

from convkit.model import BlockKind
from convkit.testing import article

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
K = BlockKind


def chapter(number: int, part: str):
    made = article((K.HEADING, "夜里", 1), (K.PARAGRAPH, f"第{number}次过河。"), title=f"第{number}章")
    return replace(made, kicker=part or None, metadata={"work": "青山渡"})


NOVEL = [chapter(1, ""), chapter(2, "第一卷"), chapter(3, "第一卷"), chapter(4, "第二卷")]


def test_parts_are_over_chapters(make) -> None:
    made = make(NOVEL, layout="book")
    heads = [
        (style, text)
        for style, text in made.paragraphs()
        if style in ("Heading1", "Part", "Chapter", "Heading2", "Heading3")
    ]
    assert heads == [
        ("Heading1", "第1章"), ("Heading2", "夜里"), ("Part", "第一卷"), ("Chapter", "第2章"), ("Heading3", "夜里"),
        ("Chapter", "第3章"), ("Heading3", "夜里"), ("Part", "第二卷"), ("Chapter", "第4章"), ("Heading3", "夜里"),
    ]  # fmt: skip
    styles = made.styles()
    assert [styles[name].find(f"{W}pPr/{W}outlineLvl").get(f"{W}val") for name in ("Part", "Chapter")] == ["0", "1"]


def test_contents_show_both(make) -> None:
    made = make(NOVEL, layout="book", toc=True)
    levels = [p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") for p in made.part().iter(f"{W}sdt").__next__().iter(f"{W}p")]
    assert levels[1:] == ["TOC1", "TOC1", "TOC2", "TOC2", "TOC1", "TOC2"]


def test_right_hand_pages_are_sections(make, layouts) -> None:
    layouts["right"] = replace(layouts["book"], article_break="right")
    made = make(NOVEL, layout="right", toc=False)
    del layouts["right"]
    kinds = [section.find(f"{W}type") for section in made.part().iter(f"{W}sectPr")]
    assert [None if kind is None else kind.get(f"{W}val") for kind in kinds] == [None, *["oddPage"] * 6]
