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


CHINESE = "渡口的灯\n\n　　灯亮了。船工说：“今年种树 1260.5 亩，比往年早了半个月。”\n\n　　站长 3 月 5 日检查了闸门。\n"
ENGLISH = "The Ferry\n\nThe ferry was late, and nobody minded. A lamp burned on the far bank.\n"
HTML = "<h1>渡口的灯</h1>\n<p>2031-03-05</p>\n<p>灯亮了。</p>\n"

COUNT = """
import re
compiled = []
real = re._compiler.compile
re._compiler.compile = lambda *given: compiled.append(given[0]) or real(*given)
import sys
sys.argv[0] = "convkit"
from convkit.cli import main
main()
print(len(compiled))
"""


@pytest.mark.parametrize(
    ("name", "text", "most"), [("a.txt", CHINESE, 60), ("a.txt", ENGLISH, 50), ("a.html", HTML, 52)]
)
def test_a_small_file_compiles_few_patterns(tmp_path: Path, name: str, text: str, most: int) -> None:
    """Half the time of a small file would go into patterns that it has no use for; a third of these are click's and Python's."""
    (tmp_path / name).write_text(text, "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", COUNT, "convert", name, "--to", "jsonl", "-q"],
        capture_output=True, text=True, cwd=tmp_path, check=True, env={**os.environ, "CONVKIT_LOAD_PLUGINS": ""},
    )  # fmt: skip
    assert int(done.stdout.splitlines()[-1]) <= most


def test_a_plain_text_loads_neither_markup_nor_page_designs(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(CHINESE, "utf-8")
    modules = loaded(RUN, "convert", "a.txt", "--to", "jsonl", folder=tmp_path)
    unwanted = (
        "convkit.markup",
        "convkit.readers.tsv.",
        "convkit.readers.html.page",
        "convkit.layouts.design",
        "convkit.writers.docx.",
    )
    assert {name for name in modules if name.startswith(unwanted)} == {"convkit.readers.tsv.sniff"}
