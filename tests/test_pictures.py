"""Pictures are found below the folder that the user allows and nowhere else."""

import shutil
import zipfile
from pathlib import Path

import pytest
from PIL import Image

import convkit
from convkit.model import Article, Block, BlockKind, Provenance
from convkit.pictures import Pictures


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with pictures of all kinds, and one beside it that may not be shown."""
    made = tmp_path / "in"
    (made / "pages" / "pics").mkdir(parents=True)
    for name, kind in (("pages/pics/灯.png", "PNG"), ("pages/b.jpg", "JPEG"), ("c.gif", "GIF"), ("d.webp", "WEBP")):
        Image.new("RGB", (60, 40), "#8877aa").save(made / name, kind)
    (made / "note.png").write_text("no picture", "utf-8")
    Image.new("RGB", (60, 40)).save(tmp_path / "outside.png")
    (made / "link.png").symlink_to(tmp_path / "outside.png")
    return made


def found(folder: Path | None, href: str) -> str | None:
    article = Article("0123456789abcdef", provenance=Provenance(path="pages/a.html"))
    picture = Pictures(folder).of(article, Block(BlockKind.IMAGE, 0, 0, attrs=(("href", href),)))
    return picture.path.name if picture else None


FOUND = [
    ("beside the page", "pics/灯.png", "灯.png"),
    ("percent signs", "./pics/%E7%81%AF.png", "灯.png"),
    ("from the folder itself", "pages/b.jpg", "b.jpg"),
    ("a rooted path", "/pages/b.jpg", "b.jpg"),
    ("by its bare name, as saved pages have it", "page_files/c.gif", "c.gif"),
    ("with a query", "b.jpg?size=2#x", "b.jpg"),
    ("backslashes", "pics\\灯.png", "灯.png"),
    ("up, but inside", "../d.webp", "d.webp"),
    ("up and out", "../../outside.png", None),
    ("a link that leads out", "../link.png", None),
    ("the web", "http://example.org/b.jpg", None),
    ("the web without a scheme", "//example.org/b.jpg", None),
    ("a file by its address", "file:///etc/passwd", None),
    ("data", "data:image/png;base64,AAAA", None),
    ("no picture", "../note.png", None),
    ("nothing there", "e.png", None),
    ("no address", "", None),
    ("a broken address", "http://[", None),
]


@pytest.mark.parametrize(("label", "href", "name"), FOUND, ids=[case[0] for case in FOUND])
def test_where_a_picture_is_looked_for(label: str, href: str, name: str | None, folder: Path) -> None:
    assert found(folder, href) == name
    assert found(None, href) is None


PAGE = """<html><body><article><h1>渡口新灯</h1><p>灯是昨天换的，照得很远，河对岸也看得见，船夫说夜里走船不怕了。</p>
<figure><img src="pics/灯.png" alt="一盏灯"><figcaption>渡口的灯。</figcaption></figure>
<p>第二天早上，大家都来看灯，有人说太亮，有人说正好，孩子们围着灯杆转。</p><p><img src="../d.webp" alt="灯杆"></p>
<p><img src="http://example.org/far.png" alt="远处的灯"></p></article></body></html>"""


@pytest.mark.usefixtures("no_plugins")
def test_each_format_shows_what_may_be_shown(folder: Path, tmp_path: Path) -> None:
    (folder / "pages" / "a.html").write_text(PAGE, "utf-8")
    out = tmp_path / "out"
    report = convkit.convert(folder, to="docx,epub,pdf", output=out, images=folder)
    assert report.exit_code == 0
    with zipfile.ZipFile(out / "pages" / "a.docx") as word:
        assert [name for name in word.namelist() if "media" in name] == [
            "word/media/picture1.png",
            "word/media/picture2.png",
        ]
        assert 'descr="一盏灯"' in word.read("word/document.xml").decode()
    with zipfile.ZipFile(out / "pages" / "a.epub") as book:
        assert {name for name in book.namelist() if "/i0" in name} == {"EPUB/i00001.png", "EPUB/i00002.webp"}
        page = book.read("EPUB/a00001.xhtml").decode()
    assert '<img src="i00001.png" alt="一盏灯"/>' in page
    assert "远处的灯" in page
    assert "example.org" not in page
    assert (out / "pages" / "a.pdf").read_bytes().count(b"/Subtype/Image") == 2


@pytest.mark.usefixtures("no_plugins")
def test_without_the_option_no_picture_is_read(folder: Path, tmp_path: Path) -> None:
    (folder / "pages" / "a.html").write_text(PAGE, "utf-8")
    convkit.convert(folder / "pages" / "a.html", to="epub", output=tmp_path / "out")
    with zipfile.ZipFile(tmp_path / "out" / "a.epub") as book:
        assert not [name for name in book.namelist() if "/i0" in name]


def test_the_folder_must_be_there(tmp_path: Path) -> None:
    shutil.copy(__file__, tmp_path / "a.txt")
    with pytest.raises(convkit.errors.UsageError, match="no folder"):
        convkit.convert(tmp_path / "a.txt", to="epub", output=tmp_path / "out", images=tmp_path / "none")
