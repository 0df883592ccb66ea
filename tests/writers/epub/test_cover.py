from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convkit.errors import UsageError
from convkit.writers.epub.cover import GOOD_ENDS, NO_END, NO_START, balanced, drawn_cover, read_cover, width

STEADY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # loaded machines are slow

TITLES = [
    ("short stays on one line", "三座水库", ["三座水库"]),
    ("broken behind a mark", "样张集：各种体裁与文字的七篇文章", ["样张集：各种体裁", "与文字的七篇文章"]),
    ("words stay whole", "The Water of the Valley", ["The Water", "of the Valley"]),
    ("a mark that opens takes what follows a blank", "00——（ 00———", ["00——", "（ 00———"]),
    ("white space folded", " 甲 \n 乙 ", ["甲 乙"]),
    ("nothing", "", []),
]


@pytest.mark.parametrize(("label", "title", "expected"), TITLES)
def test_titles_on_lines(label: str, title: str, expected: list[str]) -> None:
    assert balanced(title) == expected


def test_an_endless_title_is_cut() -> None:
    found = balanced("河" * 5000)
    assert len(found) <= 10
    assert found[-1] == "…"
    assert balanced("x" * 5000)


@STEADY
@given(st.text("河水从山里流出来，经过。：“”（）《》 —Water2031", max_size=90))
def test_lines_are_even_and_break_no_rule(title: str) -> None:
    found = balanced(title)
    if found and found[-1] == "…":
        return
    assert "".join("".join(found).split()) == "".join(title.split())
    for before, after in pairwise(found):
        assert after[0] not in NO_START or after[0] == "—"
        assert before[-1] not in NO_END
    assert all(width(line) <= 15 for line in found)


def test_good_ends_are_marks_that_may_end_a_line() -> None:
    assert not GOOD_ENDS & NO_END


@STEADY
@given(
    st.text(st.characters(codec=None), max_size=80),
    st.lists(st.text(st.characters(codec=None), max_size=30), max_size=5),
)
def test_any_title_and_authors_make_a_picture(title: str, authors: list[str]) -> None:
    picture = drawn_cover(title, authors, title)
    root = ElementTree.fromstring(picture.data)
    assert root.get("viewBox") == "0 0 1200 1600"
    for text in root.iter("{http://www.w3.org/2000/svg}text"):
        assert 190 < float(text.get("y", 0)) < 1528
    assert drawn_cover(title, authors, title) == picture


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
