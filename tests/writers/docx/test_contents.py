"""Title page, contents, heads and feet."""

import pytest

from convkit.layouts import Layout
from convkit.model import BlockKind as K
from convkit.testing import article

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LONG = "河水从山里流出来，经过三个村子。" * 400


def piece(title, text="文。", **fields):
    return article((K.HEADING, "节", 1), (K.PARAGRAPH, text), title=title, **fields)


def entries(made):
    """Title, bookmark and page of each line of the contents."""
    found = []
    for link in made.part().iter(f"{W}hyperlink"):
        if link.get(f"{W}anchor"):
            texts = [t.text for t in link.iter(f"{W}t")]
            found.append((texts[0], link.get(f"{W}anchor"), int(texts[1])))
    return found


@pytest.mark.parametrize(
    ("label", "count", "toc", "expected"),
    [
        ("a volume has contents", 2, None, ["甲", "甲"]),
        ("one article has none", 1, None, []),
        ("unless asked: its headings then", 1, True, ["节"]),
        ("a volume without, if asked", 2, False, []),
    ],
)
def test_when_there_are_contents(make, label, count, toc, expected):
    made = make([piece("甲")] * count, toc=toc)
    assert [title for title, _, _ in entries(made)] == expected
    assert ("w:sdt>" in made.raw("word/document.xml").decode()) == bool(expected)


def test_entries_lead_to_the_headings(make):
    made = make([piece("甲"), piece("乙")])
    marks = {mark.get(f"{W}name"): mark.getparent() for mark in made.part().iter(f"{W}bookmarkStart")}
    for title, anchor, _ in entries(made):
        assert "".join(t.text for t in marks[anchor].iter(f"{W}t")) == title
    assert "updateFields" not in made.raw("word/settings.xml").decode()  # Word would ask on every opening


def test_page_numbers_are_estimated(make):
    made = make([piece("甲", LONG), piece("乙"), piece("丙")])
    assert [page for _, _, page in entries(made)] == [1, 7, 8]


def test_the_contents_have_roman_numbers_and_the_text_begins_at_1(make):
    sections = list(make([piece("甲"), piece("乙")]).part().iter(f"{W}pgNumType"))
    assert [(s.get(f"{W}fmt"), s.get(f"{W}start")) for s in sections] == [("lowerRoman", "1"), (None, "1")]


def test_a_single_article_has_one_section_and_a_page_number(make):
    made = make(piece("甲"))
    assert len(list(made.part().iter(f"{W}sectPr"))) == 1
    assert next(made.part("word/footerOdd.xml").iter(f"{W}fldSimple")).get(f"{W}instr") == " PAGE "


def test_a_book_has_a_title_page_and_heads(make):
    made = make([piece("甲"), piece("乙")], layout="book", title="两篇", authors=("林川", "何青"))
    assert made.paragraphs()[:3] == [("Title", "两篇"), ("VolumeAuthor", "林川"), ("VolumeAuthor", "何青")]
    assert not list(next(made.part().iter(f"{W}sectPr")).iter(f"{W}footerReference"))
    odd, even = (made.part(f"word/header{side}.xml") for side in ("Odd", "Even"))
    assert next(odd.iter(f"{W}fldSimple")).get(f"{W}instr") == ' STYLEREF "Running Title" '
    assert "".join(even.itertext()) == "两篇"
    assert made.part("word/settings.xml").find(f"{W}evenAndOddHeaders") is not None
    assert made.raw("word/document.xml").decode().count('w:rStyle w:val="RunningTitle"') == 2


def test_a_head_never_asks_for_a_title_that_is_nowhere(make):
    made = make([article((K.PARAGRAPH, "文。"))] * 2, layout="book", title="无题集")
    assert not list(made.part("word/headerOdd.xml").iter(f"{W}fldSimple"))


@pytest.mark.parametrize(("pattern", "expected"), [("{n}", "1"), ("— {n} —", "— 1 —"), ("第{n}页", "第1页")])
def test_the_page_number_as_the_layout_has_it(make, layouts, pattern, expected):
    layouts["x"] = Layout("x", styles=layouts["article"].styles, page_number=pattern)
    assert "".join(make(piece("甲"), layout="x").part("word/footerOdd.xml").itertext()) == expected


def test_articles_may_follow_on_one_page(make, layouts):
    layouts["close"] = Layout("close", styles=layouts["article"].styles, article_break="none", page_number="")
    made = make([piece("甲"), piece("乙")], layout="close", toc=False)
    heading = made.styles()["Heading1"].find(f"{W}pPr")
    assert heading.find(f"{W}pageBreakBefore") is None
    assert int(heading.find(f"{W}spacing").get(f"{W}before")) == 800
    assert "word/footerOdd.xml" not in made.names()
