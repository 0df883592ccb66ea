"""Notes at the foot of the page: where their call stands, under a rule, divided where they are too long."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from pdf_pages import Made, Write, folded, layout, run

from convkit.model import Article, Block, BlockKind, Run
from convkit.verifying import Expected
from convkit.writers.pdf.extract import extract

K = BlockKind
LINE = "山河水利村镇学校老人桥梁道路稻田棉花天气春天今年去年政府会议代"


def noted(paragraphs: list[str], notes: dict[str, str], *, kinds: dict[int, K] | None = None) -> Article:
    """Paragraphs in which ``[1]`` calls note 1; the notes stand behind the last of them."""
    text, blocks, runs = "", [], []
    for number, words in enumerate([*paragraphs, *notes.values()]):
        text += "\n\n" if text else ""
        last = number >= len(paragraphs)
        name = list(notes)[number - len(paragraphs)] if last else ""
        kind = K.NOTE if last else (kinds or {}).get(number, K.PARAGRAPH)
        if kind is K.TABLE:
            blocks.append(Block(K.TABLE, len(text), len(text) + len(words)))
            attrs = (("row", 0), ("column", 0), ("rowspan", 1), ("colspan", 1), ("header", False))
            blocks.append(Block(K.CELL, len(text), len(text) + len(words), 0, len(blocks) - 1, attrs))
        else:
            level = 1 if kind is K.HEADING else 0
            blocks.append(Block(kind, len(text), len(text) + len(words), level, -1, (("id", name),) if last else ()))
        if not last:
            calls = re.finditer(r"\[(\w+)\]", words)
            runs += [Run(len(text) + call.start(), len(text) + call.end(), "noteref", call[1]) for call in calls]
        text += words
    return Article("0" * 16, text=text, blocks=tuple(blocks), runs=tuple(runs))


def pages(made: Made) -> list[str]:
    return [folded(page) for page in made.text().split("\f")[:-1]]


def agrees(article: Article, made: Made) -> bool:
    expected = Expected()
    expected.add(article)
    return expected.difference(extract(made.path)) is None


def test_a_note_stands_at_the_foot_of_the_page_that_calls_it(write: Write) -> None:
    long = [LINE * 6] * 12
    article = noted(["先说桥[1]的事。", *long, "再说路[2]的事。"], {"1": "［1］桥长九丈。", "2": "［2］路长三里。"})
    made = write(article)
    first, *_, last = pages(made)
    assert first.endswith("［1］桥长九丈。")
    assert last.endswith("再说路[2]的事。［2］路长三里。")
    assert agrees(article, made)


@pytest.mark.parametrize("before", range(24, 40))
def test_call_and_note_stay_together(write: Write, before: int) -> None:
    article = noted(
        [*["段" * 10] * before, LINE * 2 + "说到这里[1]。" + LINE * 2], {"1": "［1］" + "注文" * 60 + "完。"}
    )
    made = write(article)
    (page,) = [page for page in pages(made) if "说到这里" in page]
    assert "［1］注文" in page
    assert agrees(article, made)


def test_a_note_longer_than_a_page_goes_on_at_the_foot_of_the_next(write: Write) -> None:
    article = noted(["桥[1]。", *[LINE * 4] * 14], {"1": "［1］" + LINE * 60 + "完。"})
    made = write(article)
    found = pages(made)
    assert "［1］" in found[0]
    assert found[0].endswith("完。") is False
    assert sum("完。" in page for page in found) == 1
    assert agrees(article, made)
    run("qpdf", "--check", str(made.path))


def test_a_long_note_at_the_very_end_gets_pages_of_its_own(write: Write) -> None:
    article = noted([*[LINE] * 30, "桥[1]。"], {"1": "［1］" + LINE * 120})
    other = noted(["另一篇。"], {})
    made = write(article, other)
    assert pages(made)[-1] == "另一篇。"
    expected = Expected()
    expected.add(article)
    expected.add(other)
    assert expected.difference(extract(made.path)) is None


def test_the_mark_of_a_call_is_drawn_where_the_note_does_not_begin_with_it(write: Write) -> None:
    article = noted(["桥[1]。"], {"1": "桥长九丈。"})
    made = write(article)
    assert pages(made) == ["桥[1]。桥长九丈。"]


STAYS = [
    ("nobody calls it", noted(["桥。", "路。"], {"1": "［1］桥长九丈。"})),
    ("a cell calls it", noted(["桥[1]", "路。"], {"1": "［1］桥长九丈。"}, kinds={0: K.TABLE})),
]


@pytest.mark.parametrize("article", [case[1] for case in STAYS], ids=[case[0] for case in STAYS])
def test_other_notes_stay_in_their_place(write: Write, article: Article) -> None:
    made = write(article)
    assert folded(made.text()) == folded(article.text)
    assert agrees(article, made)


def test_a_layout_may_leave_all_in_their_place(write: Write) -> None:
    article = noted(["先说桥[1]的事。", *[LINE * 6] * 12], {"1": "［1］桥长九丈。"})
    made = write(article, layout=replace(layout(), notes="place"))
    assert folded(made.text()) == folded(article.text)


def test_a_note_called_twice_stands_once(write: Write) -> None:
    made = write(noted(["桥[1]与路[1]。", "又见[1]。"], {"1": "［1］桥长九丈。"}))
    assert folded(made.text()).count("桥长九丈") == 1


def test_notes_are_elements_of_their_own_and_links_lead_to_them(write: Write) -> None:
    pikepdf = pytest.importorskip("pikepdf")
    made = write(
        noted(["一、桥[1]", "桥[2]修好了。"], {"1": "［1］桥长九丈。", "2": "［2］五年。"}, kinds={0: K.HEADING})
    )
    with pikepdf.open(made.path) as pdf:
        article = pdf.Root.StructTreeRoot.K.K
        assert [str(kid.S) for kid in article.K] == ["/H1", "/Note", "/P", "/Note"]
        names = {str(key) for key in pdf.Root.Names.Dests.Names[::2]}
        targets = {str(link.Dest) for page in pdf.pages for link in page.Annots}
        assert targets <= names
        assert len(targets) == 2
