"""What a command loads: only what it needs.  Counted in modules, since seconds differ from machine to machine."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    "reportlab", "docx", "bs4", "lxml", "rich", "uharfbuzz", "opencc", "deflate", "PIL", "markdown_it",
    "multiprocessing", "concurrent", "asyncio", "logging", "importlib.metadata", "email", "subprocess", "sqlite3", "tempfile",
}  # fmt: skip

SCRIPT = """
import json, sys
before = set(sys.modules)
sys.argv[0] = "convkit"
code = eval(sys.argv.pop(1))
print("\\n" + json.dumps(sorted(set(sys.modules) - before)))
"""


def loaded(code: str, *arguments: str, folder: Path | None = None) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, code, *arguments],
        capture_output=True, text=True, cwd=folder, check=True, env={**os.environ, "CONVKIT_LOAD_PLUGINS": ""},
    )  # fmt: skip
    return set(json.loads(done.stdout.splitlines()[-1]))


def heavy(modules: set[str]) -> set[str]:
    return {name for name in HEAVY if any(module == name or module.startswith(name + ".") for module in modules)}


RUN = "__import__('convkit.cli').cli.main()"


def test_importing_convkit_loads_nothing_but_itself() -> None:
    assert {name for name in loaded("__import__('convkit')") if name.startswith("convkit")} == {"convkit"}


def test_the_api_loads_no_heavy_library() -> None:
    assert not heavy(loaded("__import__('convkit').convert"))


def test_version_loads_no_click() -> None:
    assert "click" not in loaded(RUN, "--version")


@pytest.mark.parametrize("arguments", [["--help"], ["convert", "--help"], ["passes"], ["layouts"], ["formats"]])
def test_help_and_lists_load_no_heavy_library(arguments: list[str]) -> None:
    assert not heavy(loaded(RUN, *arguments))


def test_help_loads_no_format_and_no_pass() -> None:
    assert not [name for name in loaded(RUN, "--help") if name.startswith(("convkit.readers", "convkit.passes"))]


def test_one_small_file_to_jsonl_loads_no_heavy_library(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("渡口的灯\n\n　　灯亮了。\n", "utf-8")
    modules = loaded(RUN, "convert", "a.txt", "--to", "jsonl", folder=tmp_path)
    assert (tmp_path / "out/a.jsonl").exists()
    assert not heavy(modules)
    assert "pickle" not in modules
