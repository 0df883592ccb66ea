"""The documents tell the truth: every command of every page prints what the page shows, its Python runs, its files are what it says."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from docs.site.commands import ROOT, Command, Done, agrees, commands, folded, run
from docs.site.pages import paths

PAGES = [path for path in paths() if any(commands((ROOT / path).read_text("utf-8")))]
RECORD_SAYS = "examples/inbox/渡口来信.gb18030.txt"


def python_of(page: str) -> list[str]:
    return re.findall(r"```python\n(.*?)```", (ROOT / "docs" / page).read_text("utf-8"), re.DOTALL)


@pytest.mark.parametrize("path", PAGES)
def test_every_command_prints_what_is_shown(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for done in run((ROOT / path).read_text("utf-8"), tmp_path):
        assert agrees(done), f"{done.command.line}\n{done.printed}"
    if path == "docs/record.md":
        assert (tmp_path / "back.txt").read_bytes() == (ROOT / RECORD_SAYS).read_bytes()
    if path == "docs/jsonl.md":
        monkeypatch.chdir(tmp_path)
        exec(compile(python_of("jsonl.md")[0], path, "exec"), {})
        shown = re.findall(r"```text\n(.*?)```", (ROOT / path).read_text("utf-8"), re.DOTALL)
        assert capsys.readouterr().out == shown[0]


def test_no_page_with_commands_is_left_out() -> None:
    assert {"README.md", "docs/record.md", "docs/fonts.md", "docs/pdf.md", "docs/batch.md"} <= set(PAGES)


@pytest.mark.parametrize(
    ("shown", "printed", "code", "expected"),
    [
        ("a\nb\n", "a\nb\n", 0, True),
        ("a\nb\n", "a\nc\n", 0, False),
        ("a\n…\nd\n", "a\nb\nc\nd\n", 0, True),
        ("a\n…\n", "a\nb\n", 0, True),
        ("a\n", "a\nb\n", 0, False),
        ("done; 0.4 s\n", "done; 12 s\n", 0, True),
        ("  /one/place/a.otf\n", "  /another/a.otf\n", 0, True),
        ("  /one/place/a.otf\n", "  /another/b.otf\n", 0, False),
        ("", "", 0, True),
        ("", "said\n", 0, False),
        ("convkit: no\n", "convkit: no\n", 2, True),
        ("convkit: no\n", "convkit: no\n", 0, False),
        ("fine\n", "fine\n", 3, False),
    ],
)
def test_what_agrees(shown: str, printed: str, code: int, expected: bool) -> None:
    assert agrees(Done(Command("convkit", shown), code, printed)) is expected


def test_files_of_a_page_are_found_between_its_commands() -> None:
    found = list(commands("```console\n$ convkit a\nx\n$ convkit b\n```\n\n```toml my.toml\nkey = 1\n```\n"))
    assert found == [Command("convkit a", "x\n"), Command("convkit b", ""), Command("", "key = 1\n", "my.toml")]


def test_only_convkit_is_run(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no command"):
        list(run("```console\n$ rm -rf x\n```\n", tmp_path))


def test_folders_seconds_and_scores_are_folded() -> None:
    assert folded("/a/b/c.otf\nscore 6.14, 1.2 s  \n") == "…/c.otf\nscore N, N s"


def test_the_font_plugin_of_the_page_is_one(plugin: Callable[..., Path], tmp_path: Path) -> None:
    from convkit.cli import main
    from convkit.workshop import registry

    folder = plugin("house_fonts", python_of("fonts.md")[0])
    assert registry().fonts["House Kai"].locate() is None
    serif = registry().fonts["Noto Serif SC"].locate()
    assert serif is not None
    (folder / "HouseKai-Regular.otf").write_bytes(serif.read_bytes())
    assert registry().fonts["House Kai"].locate() == folder / "HouseKai-Regular.otf"
    page, out = tmp_path / "page.txt", tmp_path / "page.pdf"
    page.write_text("渡口的灯\n\n灯从今晚起通宵不熄，船夫们轮流看守。\n", "utf-8")
    report = tmp_path / "report.jsonl"
    assert main(["convert", str(page), "-o", str(out), "--report", str(report), "-q"]) == 0
    assert json.loads(report.read_text("utf-8"))["state"] == "ok"
