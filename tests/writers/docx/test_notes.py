"""Notes: footnotes where something points to them."""

import pytest

from convkit.model import Article, Block, Run
from convkit.model import BlockKind as K

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def noted(mark: str, note: str, *, refs: int = 1, identity: str = "n1", first: bool = False) -> Article:
    """A paragraph that ends with ``refs`` references, and a note after it (or before it)."""
    body = "正文" + mark * refs
    text = f"{note}\n\n{body}" if first else f"{body}\n\n{note}"
    start, at = (len(note) + 2, 0) if first else (0, len(body) + 2)
    runs = [Run(start + 2 + n * len(mark), start + 2 + (n + 1) * len(mark), "noteref", "n1") for n in range(refs)]
    blocks = [
        Block(K.PARAGRAPH, start, start + len(body)),
        Block(K.NOTE, at, at + len(note), attrs=(("id", identity),)),
    ]
    return Article("0" * 16, text=text, blocks=tuple(sorted(blocks, key=lambda b: b.start)), runs=tuple(runs))


@pytest.mark.parametrize("mark", ["①", "[1]", "（注1）", "注", "*", "〔二〕", "12"])
def test_a_printed_mark_is_the_footnotes_own(make, mark):
    made = make(noted(mark, f"{mark}据县志。"))
    reference = next(made.part().iter(f"{W}footnoteReference"))
    assert reference.get(f"{W}customMarkFollows") == "1"
    assert made.paragraphs() == [("BodyText", "正文" + mark)]
    assert made.paragraphs("word/footnotes.xml")[2:] == [("FootnoteText", f"{mark}据县志。")]


def test_a_note_that_lacks_its_mark_gets_it(make):
    made = make(noted("[1]", "据县志。"))
    assert made.paragraphs("word/footnotes.xml")[-1] == ("FootnoteText", "[1] 据县志。")


def test_other_text_keeps_its_place_before_a_number(make):
    made = make(noted("县志记载", "据县志。"))
    assert next(made.part().iter(f"{W}footnoteReference")).get(f"{W}customMarkFollows") is None
    assert made.paragraphs() == [("BodyText", "正文县志记载")]
    assert len(list(made.part("word/footnotes.xml").iter(f"{W}footnoteRef"))) == 1


@pytest.mark.parametrize(
    ("label", "article"),
    [
        ("nothing points to it", noted("①", "①据县志。", refs=0)),
        ("it has another name", noted("①", "①据县志。", identity="n2")),
        ("it stood before its reference", noted("①", "①据县志。", first=True)),
    ],
)
def test_else_a_note_stays_where_it_is(make, label, article):
    made = make(article)
    assert ("Note", "①据县志。") in made.paragraphs()
    assert len(made.paragraphs("word/footnotes.xml")) == 2  # the separators alone


def test_a_second_reference_is_a_raised_mark(make):
    made = make(noted("①", "①据县志。", refs=2))
    assert len(list(made.part().iter(f"{W}footnoteReference"))) == 1
    assert made.paragraphs() == [("BodyText", "正文①①")]


def test_a_link_in_a_footnote_is_a_field(make):
    one = noted("①", "①见网页。")
    linked = Article(
        one.id, text=one.text, blocks=one.blocks, runs=(*one.runs, Run(7, 9, "link", "https://example.org/"))
    )
    field = next(make(linked).part("word/footnotes.xml").iter(f"{W}fldSimple"))
    assert field.get(f"{W}instr") == ' HYPERLINK "https://example.org/" '
