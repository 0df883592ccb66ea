"""What inputs lack: characters that no face has, where they first stand, and who brings a face."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from convkit.api import lacking
from convkit.cli import main
from convkit.contract import FontSpec
from convkit.errors import OutputError, UsageError
from convkit.fonts.builtin import SPECS
from convkit.fonts.registry import bringers
from convkit.lacking import Faces

pytestmark = pytest.mark.usefixtures("no_plugins")

# U+31900 and U+E123 are in no face that the tests may find installed.
RARE, PRIVATE = "\U00031900", "\ue123"
PAGE = f"渡口的灯\n\n　　船老大姓{RARE}，灯亮了，{RARE}老大\n还守着，船夫们轮流看守。\n\n　　闸口那块牌子上刻着{PRIVATE}字。\n"


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CONVKIT_LANG", "en")
    monkeypatch.chdir(tmp_path)


def found(text: str, **options: Any) -> dict[str, Any]:
    Path("page.txt").write_text(text, "utf-8")
    (finding,) = lacking("page.txt", **options)
    return finding


def test_each_character_stands_with_its_count_and_its_first_place() -> None:
    finding = found(PAGE)
    assert [(row["character"], row["count"], row["script"]) for row in finding["missing"]] == [
        (RARE, 2, "Extension H and later"), (PRIVATE, 1, "private use"),
    ]  # fmt: skip
    place = finding["missing"][0]["place"]
    assert (place["line"], place["column"], place["offset"]) == (3, 7, PAGE.index(RARE))
    assert place["byte"] == PAGE.encode().index(RARE.encode())
    assert place["text"] == RARE


def test_a_title_is_looked_at_too() -> None:
    finding = found(f"渡口的{RARE}\n\n　　灯从今晚起通宵不熄，船夫们轮流看守，每人一夜，风雨无阻。\n")
    (row,) = finding["missing"]
    assert (row["count"], row["place"]["line"], row["place"]["column"]) == (1, 1, 4)


def test_nothing_is_missed_in_usual_text() -> None:
    finding = found("渡口的灯\n\n　　灯从今晚起通宵不熄（Lamp 24 h），船夫们轮流看守。\n")
    assert finding["missing"] == []
    assert sum(finding["faces"].values()) == len(set("渡口的灯从今晚起通宵不熄（Lamp24h），船夫们轮流看守。"))


def test_the_place_is_that_of_the_whole_source_in_every_record() -> None:
    rows = f"标题\t正文\n灯\t<p>灯亮了，大家都看见。</p>\n塔\t<p>塔上有块匾，写着一个{RARE}字。</p>\n"
    Path("dump.tsv").write_text(rows, "utf-8")
    (finding,) = lacking("dump.tsv")
    (row,) = finding["missing"]
    assert (row["place"]["line"], row["place"]["offset"]) == (3, rows.index(RARE))


def test_a_script_may_be_converted_first() -> None:
    assert "燈" not in str(found("渡口的燈\n\n　　燈亮了，船夫們輪流看守。\n", variant="t2s")["missing"])


def test_who_brings_a_face() -> None:
    specs = [
        FontSpec("b", "rare", lambda: None, order=2, brought_by="later", covers=lambda: (range(0x30000, 0x40000),)),
        FontSpec("a", "rare", lambda: None, order=1, brought_by="first", covers=lambda: (range(0x31900, 0x31901),)),
        FontSpec("there", "rare", lambda: Path(__file__), brought_by="installed", covers=lambda: (range(0x40000),)),
        FontSpec("silent", "rare", lambda: None, brought_by="silent"),
    ]
    assert bringers(RARE, specs) == ["first", "later"]
    assert bringers("灯", specs) == []


def test_traditional_text_in_mainland_forms_is_said() -> None:
    specs = [
        spec
        if spec.script != "Hant"
        else spec.__class__(spec.name, spec.role, lambda: None, script="Hant", brought_by="tw")
        for spec in SPECS
    ]
    faces = Faces(specs, {})
    assert faces.mainland
    assert faces.traditional_by() == ["tw"]
    serif = next(path for spec in SPECS if (path := spec.locate()))
    assert not Faces(specs, {"song": serif}).mainland


def test_no_font_at_all_is_an_error() -> None:
    with pytest.raises(OutputError, match="no Chinese font"):
        Faces([FontSpec("absent", "song", lambda: None)], {})


def test_wrong_usage_is_said_at_once() -> None:
    with pytest.raises(UsageError):
        lacking("nowhere.txt")
    with pytest.raises(UsageError):
        found(PAGE, font={"sung": "page.txt"})


def said(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> list[str]:
    assert main(arguments) == code
    return capsys.readouterr().out.splitlines()


def test_the_command_says_it_to_a_person_and_to_a_program(capsys: pytest.CaptureFixture[str]) -> None:
    Path("page.txt").write_text(PAGE, "utf-8")
    lines = said(capsys, "fonts", "page.txt")
    assert lines[0] == "page.txt"
    assert any(f"U+31900 {RARE} × 2, Extension H and later; line 3, column 7" in line for line in lines)
    assert any("only the face that it was made for" in line for line in lines)
    row = json.loads("\n".join(said(capsys, "fonts", "page.txt", "--json")))
    assert [entry["code"] for entry in row["missing"]] == ["U+31900", "U+E123"]
    assert [path.name for path in Path().iterdir()] == ["page.txt"]


def test_many_are_cut_short_for_a_person(capsys: pytest.CaptureFixture[str]) -> None:
    Path("page.txt").write_text("渡口的灯\n\n" + "".join(chr(0x31900 + at) for at in range(30)) + "灯亮了。\n", "utf-8")
    assert any("10 more" in line for line in said(capsys, "fonts", "page.txt"))


def test_an_input_that_cannot_be_read_is_told_and_costs_itself_only(capsys: pytest.CaptureFixture[str]) -> None:
    Path("page.txt").write_text(PAGE, "utf-8")
    Path("bad.txt").write_bytes("渡口的灯亮了。".encode("gb18030") * 50)
    Path("empty.txt").touch()
    lines = said(capsys, "fonts", "--encoding", "utf-8", "bad.txt", "empty.txt", "page.txt", code=3)
    assert any(line.startswith("  E_ENCODING") for line in lines)
    assert any(line.startswith("  S_EMPTY") for line in lines)
    assert any("U+31900" in line for line in lines)
