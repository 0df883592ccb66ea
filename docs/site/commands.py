"""The commands of a page: found in its ``console`` blocks, run one after another in a copy of the examples, as a reader would.

A block whose head names a file (```` ```toml mine.toml ````) is that file, written before the commands after it run.  The tests hold what
commands print against what the page shows; the build takes its pictures from what they made.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Command(NamedTuple):
    """A command of a page and what the page shows of its output; ``file`` names a file to be written with ``shown`` in place of it."""

    line: str
    shown: str
    file: str = ""


class Done(NamedTuple):
    """What a command did: its exit code and what it printed, stderr behind stdout."""

    command: Command
    code: int
    printed: str


def commands(text: str) -> Iterator[Command]:
    """The commands and files of a page, in order."""
    for language, file, body in BLOCK.findall(text):
        if file:
            yield Command("", body, file)
        elif language == "console":
            yield from (Command(line, shown) for line, shown in re.findall(r"^\$ (.+)\n([^$]*)", body, re.MULTILINE))


def run(text: str, folder: Path) -> Iterator[Done]:
    """Run the commands of a page in ``folder``, which gets a copy of the examples; only ``convkit`` and ``cat`` are run."""
    shutil.copytree(ROOT / "examples", folder / "examples", ignore=shutil.ignore_patterns("__pycache__"))
    environment = {**os.environ, "CONVKIT_LANG": "en", "COLUMNS": "120"}
    for command in commands(text):
        if command.file:
            (folder / command.file).parent.mkdir(parents=True, exist_ok=True)
            (folder / command.file).write_text(command.shown, "utf-8")
            continue
        words = shlex.split(command.line, comments=True)
        if words[0] == "cat":
            printed = "".join((folder / name).read_text("utf-8") for name in words[1:])
            yield Done(command, 0, printed)
            continue
        if words[0] != "convkit":
            raise ValueError(f"no command of a page: {command.line}")
        done = subprocess.run(
            [sys.executable, "-m", "convkit", *words[1:]],
            cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        yield Done(command, done.returncode, done.stdout + done.stderr)


def agrees(done: Done) -> bool:
    """Whether a command printed what the page shows, in which a line of … stands for any lines; one that fails is shown as failing."""
    lines = folded(done.command.shown).splitlines()
    shown = "".join("(?:.*\n)*?" if line == "…" else f"{re.escape(line)}\n" for line in lines)
    fails = any(line.startswith("convkit: ") for line in done.command.shown.splitlines())
    printed = folded(done.printed)
    return re.fullmatch(shown, f"{printed}\n" if printed else "") is not None and (done.code != 0) == fails


def folded(output: str) -> str:
    """Output without what differs from machine to machine and from day to day: seconds, folders, scores of a model, trailing spaces."""
    output = re.sub(r"\d+(\.\d+)? s\b", "N s", output)
    output = re.sub(r"(?<![\w.…])(?:/|[A-Z]:[\\/])\S*[\\/](?=[^\\/\s]+$)", "…/", output, flags=re.MULTILINE)
    return re.sub(r"score [\d.]+", "score N", output).strip()
