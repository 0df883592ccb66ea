"""Times convkit's roads beside naive scripts with the same libraries and, where installed, pandoc, trafilatura, EbookLib and Typst.

``python benchmarks/run.py [--size MB] [--runs N] [--road NAME …] [--peers PYTHON]``: CPU seconds (user and system, children included) of whole
processes, best of N, peak memory of the largest process, and ratios.  Machines are noisy: read the ratios.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
import corpus

HERE = Path(__file__).parent
NAIVE = [sys.executable, str(HERE / "naive.py")]
PEERS = {
    "html-jsonl": ("trafilatura", "trafilatura", "a.jsonl"),
    "tsv-epub": ("ebooklib", "EbookLib", "a.epub"),
    "novel-epub": ("ebooklib", "EbookLib", "b.epub"),
    "tsv-pdf": ("typst", "Typst", "a.pdf"),
}
"""By road the module of another project's library, what it is called, and what it writes."""


class Road(NamedTuple):
    """One way from an input to an output, and what it is measured against."""

    name: str
    source: str
    convkit: list[str]
    others: dict[str, list[str]]
    each: bool = False


class Figures(NamedTuple):
    """CPU seconds and peak MiB of one command."""

    cpu: float
    peak: float
    code: int


def measure(command: list[str], runs: int, out: Path) -> Figures:
    """The best CPU time of ``runs`` runs of ``command`` and the largest peak; ``out`` is removed before each."""
    best, peak, code = float("inf"), 0.0, 0
    for _ in range(runs):
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir(parents=True)
        pid = os.posix_spawnp(
            command[0],
            command,
            os.environ,
            file_actions=[
                (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
                (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
            ],
        )
        _, status, usage = os.wait4(pid, 0)
        best = min(best, usage.ru_utime + usage.ru_stime)
        peak = max(peak, usage.ru_maxrss / 1024)
        code = os.waitstatus_to_exitcode(status)
    return Figures(best, peak, code)


def roads(data: Path, out: Path) -> list[Road]:
    """Every road, with the commands to run."""
    cli = str(Path(sys.executable).with_name("convkit"))

    def convkit(source: str, to: str, *more: str) -> list[str]:
        return [cli, "convert", str(data / source), "--to", to, "-o", str(out), "-q", *more]

    def naive(road: str, source: str, name: str) -> list[str]:
        return [*NAIVE, road, str(data / source), str(out / name)]

    def pandoc(name: str) -> dict[str, list[str]]:
        if not shutil.which("pandoc"):
            return {}
        return {"pandoc": ["pandoc", "-f", "html", str(data / "corpus.html"), "-o", str(out / name)]}

    return [
        Road(
            "tsv-jsonl", "dump.tsv", convkit("dump.tsv", "jsonl"), {"naive": naive("tsv_jsonl", "dump.tsv", "a.jsonl")}
        ),
        Road("html-jsonl", "html", convkit("html", "jsonl"), {"naive": naive("html_jsonl", "html", "a.jsonl")}, True),
        Road("txt-jsonl", "txt", convkit("txt", "jsonl"), {}, True),
        Road(
            "tsv-docx",
            "dump.tsv",
            convkit("dump.tsv", "docx"),
            {"naive": naive("tsv_docx", "dump.tsv", "a.docx"), **pandoc("p.docx")},
        ),
        Road(
            "html-docx-each", "html", convkit("html", "docx"), {"naive": naive("html_docx_each", "html", "each")}, True
        ),
        Road(
            "tsv-epub",
            "dump.tsv",
            convkit("dump.tsv", "epub"),
            {"naive": naive("tsv_epub", "dump.tsv", "a.epub"), **pandoc("p.epub")},
        ),
        Road(
            "novel-epub",
            "novel.txt",
            convkit("novel.txt", "epub"),
            {"naive": naive("novel_epub", "novel.txt", "a.epub")},
        ),
        Road("tsv-pdf", "dump.tsv", convkit("dump.tsv", "pdf"), {"naive": naive("tsv_pdf", "dump.tsv", "a.pdf")}),
    ]


def beside(road: Road, python: str, have: set[str], data: Path, out: Path) -> Road:
    """``road`` with the library of another project that takes it too, where the interpreter ``python`` has it."""
    module, called, name = PEERS.get(road.name, ("", "", ""))
    if module not in have:
        return road
    faces = importlib.util.find_spec("pylopdf_fonts_zh_cn")
    command = [python, str(HERE / "peers.py"), road.name.replace("-", "_"), str(data / road.source), str(out / name)]
    command.append(str(Path(faces.origin).parent) if faces is not None and faces.origin else ".")
    return road._replace(others={**road.others, called: command})


def installed(python: str) -> set[str]:
    """The modules of ``PEERS`` that the interpreter ``python`` has."""
    names = [module for module, _, _ in PEERS.values()]
    asked = subprocess.run([python, str(HERE / "peers.py"), "have", *names], capture_output=True, text=True, check=True)
    return set(asked.stdout.split())


def main() -> int:
    """Make the corpus, run the roads, print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=float, default=5.0, help="MB of text in each shape (default 5)")
    parser.add_argument("--runs", type=int, default=3, help="runs of each command, best counts (default 3)")
    parser.add_argument("--road", action="append", help="only roads whose name holds this")
    parser.add_argument("--data", type=Path, help="keep the corpus here")
    parser.add_argument("--peers", default=sys.executable, help="a Python that has trafilatura, EbookLib or Typst")
    options = parser.parse_args()
    have = installed(options.peers)
    with tempfile.TemporaryDirectory() as scratch:
        data = options.data or Path(scratch) / "corpus"
        if not (data / "dump.tsv").exists():
            corpus.write(data, options.size)
        files = len(list((data / "html").iterdir()))
        megabytes = (data / "dump.tsv").stat().st_size / 1e6
        print(
            f"{megabytes:.1f} MB of text, {files} articles; CPU seconds, best of {options.runs}; peak of the largest process"
        )
        print(f"{'road':16} {'tool':11} {'CPU s':>8} {'per MB':>8} {'ms/file':>8} {'peak MiB':>9} {'convkit is':>11}")
        for plain in roads(data, Path(scratch) / "out"):
            if options.road and not any(part in plain.name for part in options.road):
                continue
            road = beside(plain, options.peers, have, data, Path(scratch) / "out")
            ours = measure(road.convkit, options.runs, Path(scratch) / "out")
            line(road, "convkit", ours, megabytes, files, "" if ours.code == 0 else f"exit {ours.code}")
            for tool, command in road.others.items():
                theirs = measure(
                    command, 1 if tool == "naive" and "docx" in road.name else options.runs, Path(scratch) / "out"
                )
                line(
                    road,
                    tool,
                    theirs,
                    megabytes,
                    files,
                    f"{ours.cpu / theirs.cpu:.2f} x" if theirs.code == 0 else f"exit {theirs.code}",
                )
    return 0


def line(road: Road, tool: str, figures: Figures, megabytes: float, files: int, ratio: str) -> None:
    """Print one row."""
    each = f"{1000 * figures.cpu / files:8.2f}" if road.each else " " * 8
    print(
        f"{road.name:16} {tool:11} {figures.cpu:8.2f} {figures.cpu / megabytes:8.3f} {each} {figures.peak:9.0f} {ratio:>11}",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
