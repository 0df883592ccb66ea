from __future__ import annotations

from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from epub_books import write
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from convkit.contract import FontSpec
from convkit.errors import UsageError
from convkit.fonts.builtin import SC
from convkit.fonts.faces import open_face
from convkit.fonts.registry import chain
from convkit.testing import sample_articles
from convkit.writers.epub.cover import CoverText, drawn_cover, read_cover
from convkit.writers.epub.coverdesign import CENTRE, CLOTHS, HEIGHT, INK, WIDTH
from convkit.writers.epub.coverpng import ORDINARY

STEADY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # loaded machines are slow
SVG = "{http://www.w3.org/2000/svg}"
ANY = st.text(st.characters(codec=None), max_size=80)


@STEADY
@given(ANY, st.lists(ANY, max_size=5), ANY)
def test_any_title_and_authors_make_a_picture(title: str, authors: list[str], foot: str) -> None:
    said = CoverText(title, authors, foot)
    picture = drawn_cover(said, title, "svg")
    root = ElementTree.fromstring(picture.data)
    assert root.get("viewBox") == "0 0 1200 1600"
    baselines = [float(text.get("y", 0)) for text in root.iter(f"{SVG}text")]
    assert all(190 < y < 1528 for y in baselines)
    assert len(set(baselines)) == len(baselines), "no line stands on another"
    assert drawn_cover(said, title, "svg") == picture


def levels(data: bytes) -> Image.Image:
    """A picture as levels of its palette."""
    image = Image.open(BytesIO(data))
    image.load()
    assert (image.format, image.mode, image.size) == ("PNG", "P", (WIDTH, HEIGHT))
    return image


SAID = [
    ("one character", CoverText("河", ["林川"])),
    ("a long notice", CoverText("青山县水利局关于做好二〇三一年汛期水库蓄水与下游河道清淤工作的通知")),
    ("words", CoverText("A Description of the Valley", ["Ann Reed"], "1931")),
    ("traditional", CoverText("山腳種樹", ["許遠"], "青山出版社", True)),
    ("characters that few faces have", CoverText("\U00020000\u3400〇\U0010fffd\x00\ud800", ["\u3000"])),
    ("nothing", CoverText("")),
]


@pytest.mark.parametrize(("label", "said"), SAID, ids=[label for label, _ in SAID])
def test_the_picture_is_a_png_whose_ink_stays_on_the_label(label: str, said: CoverText) -> None:
    picture = drawn_cover(said, "seed")
    assert picture[:2] == ("cover.png", "image/png")
    assert len(picture.data) < 80_000
    found = levels(picture.data).point(lambda level: 255 * (level == INK), "L").getbbox()
    assert (found is not None) == bool(said.title)
    if found:
        left, top, right, bottom = found
        assert left > 230
        assert right < 1026
        assert abs((left + right) / 2 - CENTRE) < 60, "in the middle"
        assert top > 190
        assert bottom < 1300
    assert drawn_cover(said, "seed") == picture


def test_a_cover_without_any_chinese_face_is_svg(tmp_path: Path) -> None:
    nowhere = FontSpec("none", "song", lambda: None)
    assert drawn_cover(CoverText("河"), "seed", "png", (nowhere,)).media_type == "image/svg+xml"


def test_the_colour_follows_from_the_book() -> None:
    colours = {
        levels(drawn_cover(CoverText("河"), str(n)).data).convert("RGB").getpixel((600, 1300)) for n in range(20)
    }
    assert 3 < len(colours) <= len(CLOTHS)


FEET = [
    ({"publisher": "青山出版社", "date": "2031-07"}, "青山出版社"),
    ({"date": "2031-07"}, "2031年7月"),
    ({}, "2031年7月1日"),
]


@pytest.mark.parametrize(("given", "foot"), FEET)
def test_publisher_or_date_stand_at_the_foot(given: dict[str, str], foot: str, tmp_path: Path) -> None:
    book = write(tmp_path / "a.epub", sample_articles()[:1], options={"cover": "svg"}, metadata=given)
    texts = [text.text for text in book.tree("cover.svg").iter(f"{SVG}text")]
    assert texts == ["样张", foot]


def test_a_cover_of_the_users_own(tmp_path: Path) -> None:
    png = tmp_path / "a.bin"
    png.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    assert read_cover(png)[:2] == ("cover.png", "image/png")
    png.write_bytes(b"\xff\xd8\xff\xe0")
    assert read_cover(png)[:2] == ("cover.jpg", "image/jpeg")


@pytest.mark.parametrize(
    ("label", "data"), [("text", b"cover"), ("SVG", b"<svg/>"), ("GIF", b"GIF89a"), ("empty", b"")]
)
def test_what_is_no_cover(label: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(data)
    with pytest.raises(UsageError, match="neither a JPEG nor a PNG"):
        read_cover(tmp_path / "a.png")


def test_a_cover_that_is_not_there_or_too_large(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="can't be read"):
        read_cover(tmp_path / "none.png")
    with (tmp_path / "big.png").open("wb") as file:
        file.truncate(11 << 20)
    with pytest.raises(UsageError, match="larger than 10 MiB"):
        read_cover(tmp_path / "big.png")


def test_the_face_of_every_installation_has_what_it_is_not_asked_for() -> None:
    place = next((link.path, link.number) for link in chain("song") if link.brought_by == SC)
    face = open_face(*place)
    asked = [char for char in map(chr, range(0x20, 0x10000)) if ORDINARY.fullmatch(char)]
    assert len(asked) > 21_000
    assert [char for char in asked if not face.glyph(char)] == []
