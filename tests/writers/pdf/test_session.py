"""The session: limits, contents, determinism, letting go, problems."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_pages import Write, layout, run

from convkit.contract import Publication
from convkit.errors import OutputError
from convkit.model import Article
from convkit.model import BlockKind as K
from convkit.testing import Noted, article, check_writer, sample_articles
from convkit.writers.pdf import FORMAT
from convkit.writers.pdf.session import PdfSession

pikepdf = pytest.importorskip("pikepdf")


def open_session(target: Path, **facts: object) -> PdfSession:
    known: dict[str, object] = {"title": "题", "layout": layout()}
    return PdfSession(target, Publication(**(known | facts)), Noted())  # type: ignore[arg-type]


def short(number: int) -> Article:
    return article((K.PARAGRAPH, f"第{number}篇。"), title=f"第{number}题", identity=f"{number:016x}")


def test_keeps_the_contract() -> None:
    check_writer(FORMAT, sample_articles())


@pytest.mark.parametrize(("limit", "expected"), [(3, 3), (1, 1), (None, 10), (0, 10)])
def test_is_full_at_its_limit(tmp_path: Path, limit: int | None, expected: int) -> None:
    written = 0
    with open_session(tmp_path / "a.pdf", limit=limit) as session:
        for number in range(10):
            session.write(short(number))
            written += 1
            if session.full:
                break
    assert written == expected


def test_same_articles_same_bytes(write: Write) -> None:
    first, second = (write(*sample_articles(), name="book", bare=False, toc=None) for _ in range(2))
    assert first.path.read_bytes() == second.path.read_bytes()


def test_an_error_leaves_no_file(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    session = open_session(target)
    session.write(short(1))
    session.__exit__(KeyError, KeyError(), None)
    assert not target.exists()


def test_a_file_without_articles_is_a_file(tmp_path: Path) -> None:
    with open_session(tmp_path / "a.pdf"):
        pass
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        assert len(pdf.pages) == 1


@pytest.mark.parametrize(
    ("toc", "count", "expected"), [(None, 1, False), (None, 2, True), (True, 1, True), (False, 2, False)]
)
def test_contents(write: Write, toc: bool | None, count: int, expected: bool) -> None:
    made = write(*[short(number) for number in range(count)], toc=toc)
    with pikepdf.open(made.path) as pdf:
        assert len(pdf.pages) == count + expected
        assert ("/Annots" in pdf.pages[0]) == expected


def test_contents_say_the_page_and_go_there(write: Write) -> None:
    made = write(*[short(number) for number in range(5)], toc=True)
    first = run("pdftotext", "-raw", "-l", "1", str(made.path), "-")
    assert first.split() == ["目录", *[word for n in range(5) for word in (f"第{n}题", str(n + 1))]]
    with pikepdf.open(made.path) as pdf:
        assert pdf.pages[0].Annots[3].Dest[0].objgen == pdf.pages[4].objgen


def test_missing_glyphs_are_counted_once_each(write: Write) -> None:
    made = write(article((K.PARAGRAPH, "😀山😀"), title="😀"), toc=True)
    assert [problem[:3] for problem in made.noted.problems] == [("W_GLYPH", "U+1F600", 3)]


def test_traditional_text_in_mainland_faces_is_said(write: Write) -> None:
    made = write(article((K.PARAGRAPH, "樹種"), language="zh-Hant"), article((K.PARAGRAPH, "樹種"), language="zh-Hant"))
    found = [problem[0] for problem in made.noted.problems]
    assert found in ([], ["W_FONT"])


def test_only_safe_addresses_are_links(write: Write) -> None:
    from convkit.model import Block, Run

    runs = (
        Run(0, 1, "link", "https://example.org/"),
        Run(1, 2, "link", "javascript:alert(1)"),
        Run(2, 3, "link", "file:///etc/passwd"),
    )
    made = write(Article("0" * 16, text="甲乙丙", blocks=(Block(K.PARAGRAPH, 0, 3),), runs=runs))
    with pikepdf.open(made.path) as pdf:
        assert [str(note.A.URI) for note in pdf.pages[0].Annots] == ["https://example.org/"]
    assert [problem[0::2][:2] for problem in made.noted.problems] == [("W_LINK", 2)]


def test_a_font_that_is_none_is_an_error_that_names_it(tmp_path: Path) -> None:
    bad = tmp_path / "bad.ttf"
    bad.write_bytes(b"no font at all")
    with pytest.raises(OutputError, match=r"bad\.ttf") as caught, open_session(tmp_path / "a.pdf", fonts={"song": bad}):
        pass
    assert caught.value.code == "E_FONT"


def test_an_article_without_a_title_is_named_by_its_first_words(write: Write) -> None:
    made = write(
        article((K.PARAGRAPH, "没有题目的文章，开头就是正文，一直写到很远的地方去。"), (K.HEADING, "一、水", 1)),
        toc=True,
    )
    with pikepdf.open(made.path) as pdf, pdf.open_outline() as outline:
        (only,) = outline.root
        assert only.title == "没有题目的文章，开头就是正文，一直写到很远的地方…"
        assert [below.title for below in only.children] == ["一、水"]
        assert len(pdf.pages[0].Annots) == 1


def test_an_article_that_begins_with_a_heading_stands_once_in_the_outline(write: Write) -> None:
    made = write(article((K.HEADING, "水", 1), (K.PARAGRAPH, "正文。")), toc=True)
    with pikepdf.open(made.path) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["水 正文。"]
