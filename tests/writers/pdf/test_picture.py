"""Pictures: the cover that a user names."""

import io
import re
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from convkit.contract import Publication
from convkit.errors import UsageError
from convkit.testing import Noted, sample_articles
from convkit.writers.pdf.picture import read_picture
from convkit.writers.pdf.session import PdfWriter


def picture(folder: Path, mode: str, kind: str) -> Path:
    path = folder / f"cover.{kind.lower()}"
    Image.new(mode, (60, 80), 1 if mode in ("1", "P") else tuple([90] * len(Image.new(mode, (1, 1)).getbands()))).save(
        path, kind
    )
    return path


@pytest.mark.parametrize(
    ("mode", "kind", "colors", "coded"),
    [
        ("RGB", "JPEG", "DeviceRGB", "DCTDecode"),
        ("L", "JPEG", "DeviceGray", "DCTDecode"),
        ("CMYK", "JPEG", "DeviceRGB", "FlateDecode"),
        ("RGB", "PNG", "DeviceRGB", "FlateDecode"),
        ("RGBA", "PNG", "DeviceRGB", "FlateDecode"),
        ("P", "PNG", "DeviceRGB", "FlateDecode"),
        ("1", "PNG", "DeviceRGB", "FlateDecode"),
    ],
)
def test_every_kind_of_picture_becomes_grey_or_rgb(
    tmp_path: Path, mode: str, kind: str, colors: str, coded: str
) -> None:
    made = read_picture(picture(tmp_path, mode, kind))
    assert (made.width, made.height) == (60, 80)
    assert f"/ColorSpace/{colors}/Filter[/{coded}]".encode() in made.entries


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\nbroken", b"\xff\xd8\xff\xe0broken"])
def test_what_is_no_picture_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "bad.png"
    path.write_bytes(data)
    with pytest.raises(UsageError, match=r"bad\.png"):
        read_picture(path)


def test_the_cover_is_the_first_page_and_says_what_it_shows(tmp_path: Path) -> None:
    cover = picture(tmp_path, "RGB", "JPEG")
    target = tmp_path / "a.pdf"
    publication = Publication("水库", cover=str(cover))
    with PdfWriter({}).open(target, publication, Noted()) as session:
        session.write(sample_articles()[0])
    with pikepdf.open(io.BytesIO(target.read_bytes())) as pdf:
        first = pdf.pages[0]
        assert b"/Cover Do" in first.Contents.read_bytes()
        assert list(first.Resources.XObject.Cover.stream_dict["/Filter"]) == ["/DCTDecode"]
        figures = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure"]
        assert [str(figure.Alt) for figure in figures] == ["水库"]
        assert b"/Cover Do" not in pdf.pages[1].Contents.read_bytes()
        assert not re.search(rb"Tj", first.Contents.read_bytes())


@pytest.mark.parametrize("cover", ["auto", "none"])
def test_no_cover_is_drawn_unasked(tmp_path: Path, cover: str) -> None:
    with PdfWriter({}).open(tmp_path / "a.pdf", Publication("水库", cover=cover), Noted()) as session:
        session.write(sample_articles()[0])
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        assert "/XObject" not in pdf.pages[0].Resources
