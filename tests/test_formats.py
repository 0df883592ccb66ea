"""The built-in formats: each can be taken away while the rest runs, and all give the same bytes wherever they run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import convkit
from convkit import readers, writers
from convkit.errors import UsageError

pytestmark = pytest.mark.usefixtures("no_plugins")

READERS = [fmt.name for fmt in readers.convkit_formats()]
WRITERS = [fmt.name for fmt in writers.convkit_formats()]
INPUTS = {
    "tsv": "标题\t时间\t文本\n渡口\t2031-03-09\t<p>灯亮了。</p>\n水库\t2031-03-10\t<p>水满了。</p>\n",
    "text": "渡口的灯\n\n灯从今晚起通宵不熄，船夫们轮流看守，每人一夜，风雨无阻。\n",
    "html": "<!DOCTYPE html><html><body><h1>渡口的灯</h1><p>灯从今晚起通宵不熄。</p></body></html>\n",
    "jsonl": '{"title": "渡口的灯", "text": "灯从今晚起通宵不熄。"}\n',
}
SUFFIXES = {"tsv": ".tsv", "text": ".txt", "html": ".html", "jsonl": ".jsonl"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for name, text in INPUTS.items():
        (tmp_path / "in" / f"{name}{SUFFIXES[name]}").write_text(text, "utf-8")
    return tmp_path


def test_the_built_in_formats() -> None:
    assert sorted({*READERS, *WRITERS}) == ["docx", "epub", "html", "jsonl", "pdf", "text", "tsv"]
    assert set(READERS) == set(INPUTS)


@pytest.mark.parametrize("name", sorted({*READERS, *WRITERS}))
def test_without_a_format_all_others_work(name: str, folder: Path) -> None:
    others = [writer for writer in WRITERS if writer != name]
    report = convkit.convert("in", to=others, output="out", disabled=[name])
    states = {record["file"]: record["state"] for record in report.records}
    for reader in READERS:
        if reader != name:
            assert states[f"in/{reader}{SUFFIXES[reader]}"] == "ok"
            made = {path.suffix[1:] for path in (folder / "out").glob(f"{reader}.*")}
            assert made == set(others)
    assert not list((folder / "out").glob(f"*.{name}"))


@pytest.mark.parametrize("name", sorted({*READERS, *WRITERS}))
def test_a_format_that_is_gone_is_named(name: str, folder: Path) -> None:
    if name in WRITERS:
        with pytest.raises(UsageError, match=f"no output format '{name}'"):
            convkit.convert("in", to=name, disabled=[name])
    if name in READERS:
        with pytest.raises(UsageError, match=f"no input format '{name}'"):
            convkit.convert("in", to="jsonl" if name != "jsonl" else "docx", from_=name, disabled=[name])


def test_a_format_of_another_name_never_becomes_a_neighbour(folder: Path) -> None:
    report = convkit.convert("in/jsonl.jsonl", to="docx", disabled=[reader for reader in READERS if reader != "tsv"])
    assert [record["code"] for record in report.records] == ["S_UNKNOWN"]


def tree(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".convkit" not in path.parts
    }


def test_the_same_bytes_under_other_hash_seeds_workers_and_locales(folder: Path) -> None:
    made = []
    for number, (seed, jobs, locale) in enumerate([("0", "1", "C"), ("1", "2", "zh_CN.UTF-8"), ("77", "1", "C.UTF-8")]):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "LANG": locale, "TZ": "Asia/Shanghai"}
        arguments = ["convert", "in", "--to", ",".join(WRITERS), "-o", f"out{number}", "-j", jobs, "-q"]
        subprocess.run([sys.executable, "-m", "convkit", *arguments], env=environment, check=True)
        made.append(tree(folder / f"out{number}"))
    assert len(made[0]) == len(INPUTS) * len(WRITERS)
    assert made[0] == made[1] == made[2]
