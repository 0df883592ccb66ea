from __future__ import annotations

import re
from pathlib import Path

import pytest
import uharfbuzz as hb
from epub_books import Book, inner, shown, write

from convkit.contract import FontSpec
from convkit.fonts.faces import Face, open_face
from convkit.fonts.registry import Link, first
from convkit.model import Article, BlockKind, Run
from convkit.testing import article
from convkit.writers.epub.typefaces import embeddable

K = BlockKind
RARE = article((K.PARAGRAPH, "㐀村的㐀与䶮，常见的字；\U0002fa1e。"), title="⼀个㐀字", language="zh-Hans")
PLAIN = article((K.HEADING, "一、水", 1), (K.PARAGRAPH, "河水从山里流出来，——Water 2031，emoji 😀。"), title="河")


def face_in(book: Book, name: str, tmp_path: Path) -> Face:
    path = tmp_path / name
    path.write_bytes(book.members[f"EPUB/{name}"])
    return Face(path)


def fonts(book: Book) -> list[str]:
    return [name.removeprefix("EPUB/") for name in book.members if name.endswith((".otf", ".ttf"))]


def test_rare_characters_bring_their_glyphs_and_no_others(tmp_path: Path) -> None:
    book = write(tmp_path / "a.epub", [RARE])
    assert inner(book) == (
        '<p><span class="f1">㐀</span>村的<span class="f1">㐀</span>与<span class="f1">䶮</span>，常见的字；\U0002fa1e。</p>\n'
    )
    assert '<h1 id="title"><span class="f1">⼀</span>个<span class="f1">㐀</span>字</h1>' in book.text("a00001.xhtml")
    assert "<title>⼀个㐀字</title>" in book.text("a00001.xhtml"), "no markup in a head"
    assert '<a href="a00001.xhtml"><span class="f1">⼀</span>' in book.text("nav.xhtml")
    assert fonts(book) == ["f1.otf"]
    assert len(book.members["EPUB/f1.otf"]) < 5000
    face = face_in(book, "f1.otf", tmp_path)
    assert face.characters == set(map(ord, "㐀䶮⼀"))
    assert "SIL Open Font" in face.licence(), "the licence goes with the glyphs"
    assert '@font-face { font-family: "convkit 1"; src: url("f1.otf"); }' in book.text("style.css")
    assert 'href="f1.otf" media-type="font/otf"' in book.text("package.opf")


def test_what_no_face_has_stays_bare_and_is_counted(tmp_path: Path) -> None:
    book = write(tmp_path / "a.epub", [RARE, RARE])
    assert book.problems == {"W_GLYPH": 2}
    assert shown(book, "a00001.xhtml") == "⼀个㐀字㐀村的㐀与䶮，常见的字；\U0002fa1e。"


@pytest.mark.parametrize("kind", ["rare", "none"])
def test_usual_text_brings_no_font(kind: str, tmp_path: Path) -> None:
    book = write(tmp_path / "a.epub", [PLAIN], options={"fonts": kind})
    assert fonts(book) == []
    assert "@font-face" not in book.text("style.css")
    assert book.problems == {}


def test_without_fonts_rare_characters_are_left_as_they_are(tmp_path: Path) -> None:
    book = write(tmp_path / "a.epub", [RARE], options={"fonts": "none"})
    assert fonts(book) == []
    assert "<span" not in inner(book)
    assert book.problems == {}


def test_all_characters_can_bring_their_glyphs(tmp_path: Path) -> None:
    book = write(tmp_path / "a.epub", [PLAIN, RARE], options={"fonts": "all"})
    assert fonts(book) == ["f1.otf", "hei.otf", "song.otf"]
    song, hei = face_in(book, "song.otf", tmp_path), face_in(book, "hei.otf", tmp_path)
    assert all(song.glyph(char) for char in "河水从山里流出来，—Water2031")
    assert all(hei.glyph(char) for char in "一、水河目录")
    assert not hei.glyph("里")
    css = book.text("style.css")
    assert 'body { font-family: "convkit song", ' in css
    assert re.search(r'header h1 \{[^}]*font-family: "convkit hei", ', css)
    assert re.search(r'blockquote p \{[^}]*LXGW WenKai", "convkit song", serif', css), (
        "kai falls back to the book's song"
    )


def test_attributes_and_runs_keep_their_form(tmp_path: Path) -> None:
    text = "见㐀&㐁"
    made = Article(
        "m", text=text, blocks=article((K.PARAGRAPH, text)).blocks, runs=(Run(0, 2, "link", "https://a.org/㐀"),)
    )
    book = write(tmp_path / "a.epub", [made])
    assert inner(book) == (
        '<p><a href="https://a.org/%E3%90%80">见<span class="f1">㐀</span></a>&amp;<span class="f1">㐁</span></p>\n'
    )
    assert 'aria-label="见㐀&amp;㐁"' in book.text("a00001.xhtml")


# --- licences ------------------------------------------------------------------------------------------------------


def silent_copy(path: Path) -> Path:
    """A face that says nothing of its licence."""
    song = first("song")
    plan = hb.SubsetInput()
    plan.unicode_set.add(ord("㐀"))
    path.write_bytes(plan.subset(open_face(song.path).hb).blob.data)
    return path


def test_a_face_of_unknown_licence_is_taken_from_nobody_but_the_user(tmp_path: Path) -> None:
    path = silent_copy(tmp_path / "own.otf")
    assert not embeddable(Link(path, 0, "song", "silent", "the system"))
    assert embeddable(Link(path, 0, "song", "silent", "--font"))
    assert embeddable(first("song"))
    system = FontSpec("silent", "song", lambda: path)
    assert fonts(write(tmp_path / "a.epub", [RARE], faces=(system,))) == []
    book = write(tmp_path / "b.epub", [RARE], faces=(system,), fonts={"song": path})
    assert fonts(book) == ["f1.otf"]
