"""Characters by script, and what faces that are not installed are known to have."""

from __future__ import annotations

from importlib.util import find_spec
from itertools import pairwise

import pytest

from convkit.fonts.builtin import RARE, SPECS, TC
from convkit.fonts.coverage import SCRIPTS, Share, drawn, noted, script_of, shares, whole
from convkit.fonts.faces import open_face


@pytest.mark.parametrize(
    ("char", "script"),
    [
        ("灯", "Han"), ("㐀", "Extension A"), ("𠮷", "Extension B"), ("㋿", "marks and signs"), ("，", "Chinese marks"),
        ("か", "kana"), ("ㄅ", "bopomofo"), ("한", "hangul"), ("a", "Latin"), ("🙂", "emoji and pictographs"),
        ("\ue000", "private use"), ("ก", "other"),
    ],
)  # fmt: skip
def test_a_character_has_a_script(char: str, script: str) -> None:
    assert script_of(ord(char)) == script


def test_scripts_do_not_overlap() -> None:
    spans = sorted((span.start, span.stop) for _, ranges in SCRIPTS for span in ranges)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_characters_are_counted_by_script_and_none_is_left_out() -> None:
    assert list(shares(map(ord, "灯塔aก"))) == [Share("Han", 2, 20992), Share("Latin", 1, 0), Share("other", 1, 0)]
    assert list(shares([])) == []


@pytest.mark.parametrize(
    ("char", "needs"), [("灯", True), (" ", False), ("\u3000", False), ("\n", False), ("\u0301", False)]
)
def test_what_needs_no_glyph_is_not_missed(char: str, needs: bool) -> None:
    assert drawn(char) is needs


@pytest.mark.parametrize("package", [TC, RARE])
def test_the_table_of_a_package_is_sorted_and_disjoint(package: str) -> None:
    spans = noted(package)()
    assert all(one.stop < other.start for one, other in pairwise(spans))
    assert sum(map(len, spans)) > 1_700


@pytest.mark.parametrize("package", [TC, RARE])
def test_the_table_of_a_package_is_what_its_faces_have(package: str) -> None:
    if find_spec(package.replace("-", "_")) is None:
        pytest.skip(f"{package} is not installed")
    usual = {
        code
        for spec in SPECS
        if spec.brought_by.endswith("zh-cn") and (path := spec.locate())
        for code in open_face(path).characters
    }
    found = {
        code
        for spec in SPECS
        if spec.brought_by == package and (path := spec.locate())
        for code in open_face(path, spec.index).characters
    }
    assert {code for span in noted(package)() for code in span} == found - usual


def test_whole_scripts() -> None:
    assert whole("Han", "kana")()[0] == range(0x4E00, 0xA000)
    assert whole()() == ()
