"""The README tells the truth: its commands run and print what it shows, its Python runs."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
CONSOLE = [re.findall(r"\$ (.+)\n([^$]*)", block) for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL)]
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


def folded(output: str) -> str:
    """Output without what differs from machine to machine, seconds and trailing spaces, and with every change of a model, scores."""
    return re.sub(r"score [\d.]+", "score N", re.sub(r"\d+(\.\d+)? s\b", "N s", output)).strip()


@pytest.mark.parametrize("block", CONSOLE, ids=[block[0][0] for block in CONSOLE])
def test_commands_print_what_is_shown(block: list[tuple[str, str]], tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    program = str(Path(sys.executable).with_name("convkit"))
    environment = {**os.environ, "CONVKIT_LANG": "en", "COLUMNS": "120"}
    for command, shown in block:
        done = subprocess.run(
            [program, *command.split()[1:]],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert folded(done.stdout + done.stderr) == folded(shown)


def test_the_api_sample_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "page.txt").write_text(
        "渡口的灯\n\n灯从今晚起通宵不熄，船夫们轮流看守，每人一夜，风雨无阻。\n", "utf-8"
    )
    monkeypatch.chdir(tmp_path)
    exec(compile(PYTHON[0], "README.md", "exec"), {})
    assert (tmp_path / "out" / "page.epub").exists()


def test_the_plugin_sample_is_a_writer(tmp_path: Path) -> None:
    from convkit.testing import check_writer

    names: dict[str, object] = {}
    exec(compile(PYTHON[1], "README.md", "exec"), names)
    (fmt,) = names["convkit_formats"]()  # type: ignore[operator]
    assert "三座水库" in check_writer(fmt)[0].decode()


def test_links_lead_somewhere() -> None:
    for path in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        for link in re.findall(r"\]\((?!http)([^)#]+)", path.read_text("utf-8")):
            assert (path.parent / link).exists(), f"{path.name} links to {link}"
