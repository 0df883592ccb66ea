"""The commands that show what there is."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from convkit.cli import main
from convkit.fonts import ROLES
from convkit.workshop import registry

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def alone(no_plugins: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONVKIT_LANG", "en")


def said(capsys: Captured, *arguments: str) -> list[str]:
    assert main(arguments) == 0
    return capsys.readouterr().out.splitlines()


def test_formats_lists_every_reader_and_writer(capsys: Captured) -> None:
    rows = {line.split()[0]: line for line in said(capsys, "formats")}
    assert set(rows) == {*registry().readers, *registry().writers}
    assert "reads+writes" in rows["jsonl"]
    assert ".docx" in rows["docx"]


def test_formats_name_lists_the_options(capsys: Captured) -> None:
    lines = said(capsys, "formats", "tsv")
    assert lines[0].startswith("tsv: reads .tsv")
    options = [line.split("=")[0] for line in lines if line.startswith("  -O")]
    assert options == [f"  -O tsv.{option.name}" for option in registry().readers["tsv"].reader_options]


def test_passes_are_listed_in_the_order_they_run(capsys: Captured) -> None:
    rows = [line.split(maxsplit=3) for line in said(capsys, "passes")]
    assert {row[0] for row in rows} == set(registry().passes)
    stages = ["repair", "reflow", "segment", "structure", "metadata", "variant"]
    order = [stages.index(row[1]) for row in rows]
    assert order == sorted(order)
    assert {row[2] for row in rows} <= {"on", "off", "always"}
    assert all(row[3] for row in rows)


def test_layouts_are_listed_and_shown(capsys: Captured) -> None:
    assert [line.split()[0] for line in said(capsys, "layouts")] == sorted(registry().layouts)
    assert said(capsys, "layouts", "show", "book") == registry().layouts["book"].path.read_text("utf-8").splitlines()


def test_fonts_are_listed_by_role_with_what_they_cover_and_what_brings_a_missing_one(capsys: Captured) -> None:
    lines = said(capsys, "fonts")
    assert [line.split()[0] for line in lines if not line.startswith(" ")] == list(ROLES)
    assert {
        line.strip().partition(",")[0].partition(":")[0].partition(" (")[0]
        for line in lines
        if line.startswith("  ") and line[2] != " "
    } == {spec.name.partition(",")[0] for spec in registry().fonts.values()}
    serif = lines[lines.index("  Noto Serif SC, from pylopdf-fonts-zh-cn") :]
    assert "Han 20,992 of 20,992" in serif[1]
    assert "    SIL Open Font License, Version 1.1" in serif
    rows = [json.loads(line) for line in said(capsys, "fonts", "--json")]
    assert len(rows) == len(registry().fonts)
    assert all(row["file"] is None or row["characters"] for row in rows)


def test_a_font_of_ones_own_comes_first(capsys: Captured) -> None:
    path = next(path for spec in registry().fonts.values() if (path := spec.locate()))
    rows = [json.loads(line) for line in said(capsys, "fonts", "--font", f"kai={path}", "--json")]
    assert (rows[0]["role"], rows[0]["file"], rows[0]["brought_by"]) == ("kai", str(path), "--font")


def test_plugins(capsys: Captured, plugin: Callable[..., Path]) -> None:
    plugin("useful", "from convkit.hookspecs import hookimpl\n@hookimpl\ndef convkit_passes(): return []\n")
    plugin("sour", "1 / 0\n", version="0.3")
    assert said(capsys, "plugins", "list") == [
        "sour 0.3  ", "  failed: ZeroDivisionError: division by zero", "useful 1.0  passes",
    ]  # fmt: skip
    shown = json.loads("\n".join(said(capsys, "plugins", "list", "--json")))
    assert [entry["name"] for entry in shown] == ["sour", "useful"]


def test_no_plugins(capsys: Captured) -> None:
    assert said(capsys, "plugins") == ["no plugins are installed"]


def test_inspect_for_a_person_and_for_a_program(
    capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("page.txt").write_text("渡口的灯\n\n　　灯亮了，船夫们轮流看守。\n", "utf-8")
    Path("none.txt").touch()
    lines = said(capsys, "inspect", "page.txt", "none.txt")
    assert lines[0] == "page.txt"
    assert "  reader: text" in lines
    assert any("渡口的灯" in line and "line 1" in line for line in lines)
    assert "  S_EMPTY empty: the file is empty" in lines
    first, second = (json.loads(line) for line in said(capsys, "inspect", "--json", "page.txt", "none.txt"))
    assert [article["title"] for article in first["articles"]] == ["渡口的灯"]
    assert second["code"] == "S_EMPTY"
    assert sorted(path.name for path in Path().iterdir() if path.suffix == ".txt") == ["none.txt", "page.txt"]
