"""From a role to faces."""

from __future__ import annotations

from pathlib import Path

import pytest

from convkit.contract import FontSpec
from convkit.errors import OutputError
from convkit.fonts import convkit_fonts
from convkit.fonts.builtin import packaged
from convkit.fonts.registry import chain, first, own_face

HERE = Path(__file__)


def spec(name: str, role: str, path: Path | None = HERE, **facts: object) -> FontSpec:
    return FontSpec(name, role, lambda: path, **facts)  # type: ignore[arg-type]


def names(role: str, specs: list[FontSpec], **facts: object) -> list[str]:
    return [link.name for link in chain(role, specs, **facts)]  # type: ignore[arg-type]


def test_built_in_faces_cover_song_hei_and_mono() -> None:
    assert {one.role for one in convkit_fonts() if one.locate()} >= {"song", "hei", "mono"}
    assert len({one.name for one in convkit_fonts()}) == len(list(convkit_fonts()))


def test_lower_order_comes_first_and_absent_files_are_passed_over() -> None:
    specs = [spec("b", "song", order=30), spec("a", "song", order=20), spec("absent", "song", None, order=1)]
    assert names("song", specs) == ["a", "b"]


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("song", ["S", "H", "R"]),
        ("hei", ["H", "S", "R"]),
        ("kai", ["S", "H", "R"]),
        ("fang", ["S", "H", "R"]),
        ("mono", ["H", "S", "R"]),
    ],
)
def test_roles_fall_back(role: str, expected: list[str]) -> None:
    assert names(role, [spec("R", "rare"), spec("H", "hei"), spec("S", "song")]) == expected


def test_traditional_faces_come_first_for_traditional_text_and_last_for_other() -> None:
    specs = [spec("S", "song"), spec("T", "song", script="Hant"), spec("H", "hei")]
    assert names("song", specs, traditional=True) == ["T", "S", "H"]
    assert names("song", specs) == ["S", "H", "T"]


def test_the_user_comes_before_all() -> None:
    found = list(chain("song", [spec("S", "song")], own={"song": Path("mine.otf")}))
    assert next((link.path, link.brought_by) for link in found) == (Path("mine.otf"), "--font")


def test_no_face_is_an_error_that_says_what_to_install() -> None:
    with pytest.raises(OutputError) as caught:
        first("song", [spec("absent", "song", None)])
    assert caught.value.code == "E_FONT"
    assert "pip install" in (caught.value.hint or "")


def test_a_package_that_is_not_installed_has_no_file() -> None:
    assert packaged("no_such_package_of_fonts", "a.otf") is None


def test_a_file_with_one_face_is_that_face(tmp_path: Path) -> None:
    assert own_face(tmp_path / "a.otf", traditional=False) == 0
