"""A run over many inputs: one bad input costs one input, and what is finished stays."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from convkit import convert
from convkit.manifest import TEMPORARY
from convkit.report import Report

ARTICLE = "渡口的灯\n\n　　灯亮了，船夫们轮流看守。\n"

HOSTILE = """
    import os, signal
    from pathlib import Path
    from convkit.contract import Format
    from convkit.errors import SourceError
    from convkit.hookspecs import hookimpl
    from convkit.model import Record, Block, BlockKind

    class Reader:
        def read(self, source, problems):
            text = next(iter(source.lines())).text
            what = text.split()[1]
            if what == "good":
                whole = "".join(source.chunks())
                yield Record(source.ref(0, source.size, 1), whole, blocks=(Block(BlockKind.PARAGRAPH, 0, len(whole)),))
            elif what == "raise":
                raise ValueError("boom\\n\\x1b[31m")
            elif what == "state":
                raise SourceError("row 7 is bad", line=7, offset=99, hint="mend it")
            elif what == "late":
                yield Record(source.ref(0, 5, 1), "第一行。", blocks=(Block(BlockKind.PARAGRAPH, 0, 4),))
                raise RuntimeError("in the middle")
            elif what == "exit":
                raise SystemExit(7)
            elif what == "interrupt":
                raise KeyboardInterrupt
            elif what == "nonsense":
                yield "no record"
            elif what == "none":
                return None
            elif what == "memory":
                raise MemoryError
            elif what == "deep":
                def down(): down()
                down()
            elif what == "unpicklable":
                class Odd(Exception):
                    def __reduce__(self): raise TypeError("no")
                raise Odd("odd")
            elif what == "die":
                os._exit(3)
            elif what == "kill":
                os.kill(os.getpid(), signal.SIGKILL)

    def sniff(sample):
        if sample.text.startswith("HOSTILE sniff"):
            raise ValueError("can't look")
        return 1.0 if sample.text.startswith("HOSTILE ") else 0.0

    @hookimpl
    def convkit_formats():
        return [Format("hostile", "misbehaves", (".bad",), sniff=sniff, reader=lambda options: Reader())]
"""

WAYS = [
    ("raise", "E_PLUGIN", "ValueError"), ("state", "E_SYNTAX", "row 7 is bad"), ("late", "E_PLUGIN", "in the middle"),
    ("exit", "E_PLUGIN", "SystemExit"), ("nonsense", "E_PLUGIN_RESULT", "yielded str"), ("memory", "E_MEMORY", "memory"),
    ("deep", "E_PLUGIN", "RecursionError"), ("unpicklable", "E_PLUGIN", "odd"), ("interrupt", "E_PLUGIN", "KeyboardInterrupt"),
    ("die", "E_WORKER", "exit code 3"), ("kill", "E_WORKER", "SIGKILL"),
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    root = tmp_path / "in"
    root.mkdir()
    for number in range(1, 6):
        (root / f"good{number}.txt").write_text(f"{ARTICLE}　　第{number}夜。\n", "utf-8")
    return root


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def outputs(root: Path) -> dict[str, bytes]:
    return {name: data for name, data in tree(root).items() if not name.startswith(".convkit/")}


def with_site(site: Path) -> dict[str, str]:
    """The environment of a process that finds the plugins in ``site``, and the same convkit as this one."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(site), os.environ.get("PYTHONPATH", "")])}


def failure(report: Report) -> dict[str, object]:
    (record,) = report.failures
    return record


# --- one bad input among good ones ---


@pytest.mark.parametrize(("way", "code", "reason"), WAYS, ids=[row[0] for row in WAYS])
def test_whatever_a_plugin_does_costs_one_input(
    way: str, code: str, reason: str, folder: Path, plugin: Callable[..., Path]
) -> None:
    plugin("hostile", HOSTILE)
    assert convert("in", to="jsonl", output="before").exit_code == 0
    (folder / "good3b.bad").write_text(f"HOSTILE {way}\n", "utf-8")
    report = convert("in", to="jsonl", output="out", jobs=2)
    assert report.exit_code == 3
    record = failure(report)
    assert (record["file"], record["code"]) == ("in/good3b.bad", code)
    assert reason in str(record["reason"])
    if code.startswith("E_PLUGIN"):
        assert record["plugin"] == "hostile 1.0"
    assert outputs(Path("out")) == outputs(Path("before"))
    assert not list(Path("out").rglob(f"{TEMPORARY}*"))


def test_a_reason_says_where_and_what_to_do(folder: Path, plugin: Callable[..., Path]) -> None:
    plugin("hostile", HOSTILE)
    (folder / "x.bad").write_text("HOSTILE state\n", "utf-8")
    record = failure(convert("in", to="jsonl"))
    assert {key: record[key] for key in ("line", "offset", "hint", "stage", "plugin")} == {
        "line": 7, "offset": 99, "hint": "mend it", "stage": "read", "plugin": "hostile 1.0",
    }  # fmt: skip


def test_a_plugin_that_cannot_look_at_a_file_does_not_spoil_it(folder: Path, plugin: Callable[..., Path]) -> None:
    plugin("hostile", HOSTILE)
    (folder / "x.txt").write_text("HOSTILE sniff\n\n灯亮了。\n", "utf-8")
    report = convert("in/x.txt", to="jsonl")
    assert report.exit_code == 0
    assert report.records[0]["warnings"] == {"hostile:SNIFF": 1}


def test_an_input_with_no_article_is_done_and_writes_nothing(folder: Path, plugin: Callable[..., Path]) -> None:
    plugin("hostile", HOSTILE)
    (folder / "x.bad").write_text("HOSTILE none\n", "utf-8")
    report = convert("in/x.bad", to="jsonl")
    assert (report.exit_code, report.outputs, report.articles) == (0, [], 0)


WRITERS = """
    from convkit.contract import Format
    from convkit.hookspecs import hookimpl

    class Session:
        full = False
        def __init__(self, target, way):
            self.way = way
            if way == "open": raise ValueError("at open")
            if way != "absent": self.file = target.open("w")
        def write(self, article):
            if self.way == "write" and "第3夜" in article.text: raise ValueError("at write")
            if self.way == "space" and "第3夜" in article.text: raise OSError(28, "No space left on device")
            if self.way == "io" and "第3夜" in article.text: raise OSError(5, "Input/output error")
            if self.way != "absent": self.file.write(article.title + "\\n")
        def __enter__(self): return self
        def __exit__(self, kind, error, trace):
            if self.way != "absent": self.file.close()
            if self.way == "close" and kind is None: raise ValueError("at close")

    def writer(way):
        class Writer:
            def open(self, target, publication, problems): return Session(target, way)
        return lambda options: Writer()

    @hookimpl
    def convkit_formats():
        return [Format(f"w{way}", "a writer", (f".{way}",), writer=writer(way))
                for way in ("good", "open", "write", "close", "absent", "space", "io")]
"""


@pytest.mark.parametrize(
    ("way", "failed", "code", "reason"),
    [("open", 5, "E_PLUGIN", "at open"), ("write", 1, "E_PLUGIN", "at write"), ("close", 5, "E_PLUGIN", "at close"),
     ("absent", 5, "E_PLUGIN_RESULT", "did not write it"), ("io", 1, "E_IO", "Input/output error")],
)  # fmt: skip
def test_a_writer_that_fails_leaves_nothing_half_written(
    way: str, failed: int, code: str, reason: str, folder: Path, plugin: Callable[..., Path]
) -> None:
    plugin("writers", WRITERS)
    report = convert("in", to=f"w{way},wgood", output="out")
    assert len(report.failures) == failed
    for record in report.failures:
        assert (record["code"], record["stage"], record["plugin"]) == (code, "write", "writers 1.0")
        assert reason in record["reason"]
    done = 5 - failed
    assert sorted(Path(name).suffix for name in outputs(Path("out"))) == sorted([".good"] * done + [f".{way}"] * done)


def test_a_full_disk_stops_the_run_and_keeps_what_is_finished(folder: Path, plugin: Callable[..., Path]) -> None:
    plugin("writers", WRITERS)
    report = convert("in", to="wspace", output="out", engine="serial")
    assert report.exit_code == 4
    assert "No space left" in (report.stopped or "")
    assert sorted(outputs(Path("out"))) == ["good1.space", "good2.space"]
    assert [record["state"] for record in report.records] == ["ok", "ok", "error"]


def test_more_failures_than_allowed_stop_the_run(folder: Path, plugin: Callable[..., Path]) -> None:
    plugin("writers", WRITERS)
    report = convert("in", to="wopen", engine="serial", max_errors=1)
    assert (report.exit_code, len(report.failures)) == (4, 2)
    assert convert("in", to="wopen", engine="serial", max_errors=5).exit_code == 3


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no folder here that nobody can write")
@pytest.mark.usefixtures("no_plugins")
def test_an_output_folder_that_cannot_be_written_stops_the_run(folder: Path) -> None:
    report = convert("in", to="jsonl", output="/proc/self/nowhere/out")
    assert report.exit_code == 4
    assert "/proc/self/nowhere" in (report.stopped or "")


def test_a_failed_volume_fails_every_input_in_it(folder: Path, plugin: Callable[..., Path]) -> None:
    plugin("writers", WRITERS)
    report = convert("in", to="wwrite,wgood", split="all", output="out")
    assert report.exit_code == 3
    assert {record["code"] for record in report.records} == {"E_PLUGIN"}
    assert sorted(outputs(Path("out"))) == ["in.good"]


PASSES = """
    from convkit.contract import PassSpec, Stage
    from convkit.hookspecs import hookimpl

    class Pass:
        def propose(self, view):
            if "乙" in view.text:
                raise ValueError("not this one")
            return ()

    @hookimpl
    def convkit_passes():
        return [PassSpec("sour.pass", 1, Stage.REPAIR, "fails on some", lambda options: Pass())]
"""


def test_a_bad_row_of_a_dump_costs_one_article(folder: Path, plugin: Callable[..., Path]) -> None:
    plugin("sour", PASSES)
    rows = [{"title": name, "text": f"{name}的灯亮了。"} for name in "甲乙丙乙丁"]
    (folder / "dump.jsonl").write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    report = convert("in/dump.jsonl", to="jsonl", output="out")
    assert report.exit_code == 3
    dump, *bad = report.records
    assert (dump["state"], dump["code"], dump["articles"], dump["failed"]) == ("error", "E_PLUGIN", 3, 2)
    assert [(row["file"], row["row"], row["scope"], row["plugin"]) for row in bad] == [
        ("in/dump.jsonl", 2, "article", "sour 1.0"), ("in/dump.jsonl", 4, "article", "sour 1.0"),
    ]  # fmt: skip
    titles = [json.loads(line)["title"] for line in Path("out/dump.jsonl").read_text("utf-8").splitlines()]
    assert titles == ["甲", "丙", "丁"]


@pytest.mark.usefixtures("no_plugins")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
@pytest.mark.parametrize("book", ["report", "log"])
def test_a_report_that_cannot_be_written_stops_the_run(book: str, folder: Path) -> None:
    report = convert("in", to="jsonl", output="out", **{book: "/dev/full"})  # type: ignore[arg-type]
    assert report.exit_code == 4
    assert "No space left" in (report.stopped or "")


ENGINES = """
    from convkit.contract import EngineSpec, UnitResult
    from convkit.hookspecs import hookimpl

    class Lazy:
        def run(self, job, units):
            yield job(list(units)[0])

    class Wild:
        def run(self, job, units):
            yield UnitResult(99, {"state": "ok"})

    @hookimpl
    def convkit_engines():
        return [EngineSpec("lazy", "does one unit", lambda jobs, options: Lazy()),
                EngineSpec("wild", "makes units up", lambda jobs, options: Wild())]
"""


@pytest.mark.parametrize(("name", "reason"), [("lazy", "no result for 4 of 5"), ("wild", "a result for unit 99")])
def test_an_engine_that_breaks_the_contract_stops_the_run(
    name: str, reason: str, folder: Path, plugin: Callable[..., Path]
) -> None:
    plugin("engines_of_ours", ENGINES)
    report = convert("in", to="jsonl", output="out", engine=name)
    assert report.exit_code == 4
    assert reason in (report.stopped or "")


@pytest.mark.usefixtures("no_plugins")
def test_runs_that_write_single_files_side_by_side_leave_each_other_alone(folder: Path) -> None:
    Path(".ck-somebodys").touch()
    assert convert("in", output="a.jsonl").exit_code == 0
    assert convert("in", output="b.jsonl").exit_code == 0
    assert sorted(path.name for path in Path().iterdir()) == [".ck-somebodys", "a.jsonl", "b.jsonl", "in"]


@pytest.mark.usefixtures("no_plugins")
def test_what_a_run_that_was_cut_off_left_is_removed(folder: Path) -> None:
    Path("out/.convkit/spool").mkdir(parents=True)
    Path("out/.convkit/spool/3").touch()
    Path("out/.ck-123-jsonl-0").touch()
    convert("in", to="jsonl", output="out")
    assert sorted(path.name for path in Path("out").rglob("*") if path.name.startswith((".ck", "spool", "3"))) == []


# --- the same bytes ---


@pytest.mark.usefixtures("no_plugins")
@pytest.mark.parametrize("split", ["source", "article", "all"])
def test_engines_and_numbers_of_workers_write_the_same_bytes(split: str, folder: Path) -> None:
    made = []
    for number, options in enumerate(({"engine": "serial"}, {"jobs": 1, "engine": "processes"}, {"jobs": 3})):
        report = convert("in", to="jsonl,docx", split=split, output=f"out{number}", report=f"r{number}", **options)  # type: ignore[arg-type]
        assert report.exit_code == 0
        made.append(
            (tree(Path(f"out{number}")), Path(f"r{number}").read_text("utf-8").replace(f"out{number}/", "out/"))
        )
    assert made[0] == made[1] == made[2]


@pytest.mark.usefixtures("no_plugins")
def test_spawned_workers_write_the_same_bytes(folder: Path) -> None:
    convert("in", to="jsonl", output="a")
    convert("in", to="jsonl", output="b", jobs=2, engine="processes", engine_option={"start": "spawn"})
    assert tree(Path("a")) == tree(Path("b"))


@pytest.mark.usefixtures("no_plugins")
def test_a_second_run_replaces_what_the_first_wrote(folder: Path) -> None:
    convert("in", to="jsonl", output="out")
    first = tree(Path("out"))
    assert convert("in", to="jsonl", output="out").exit_code == 0
    assert tree(Path("out")) == first


# --- signals ---

SLOW = """
    import time
    from convkit.contract import PassSpec, Stage
    from convkit.hookspecs import hookimpl

    class Pass:
        def propose(self, view):
            if "第3夜" in view.text:
                open("reached", "w").close()
                time.sleep(30)
            return ()

    @hookimpl
    def convkit_passes():
        return [PassSpec("slow.pass", 1, Stage.REPAIR, "sleeps", lambda options: Pass())]
"""


@pytest.mark.parametrize("engine", ["serial", "processes"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_run_and_keeps_what_is_finished(
    number: signal.Signals, engine: str, folder: Path, plugin: Callable[..., Path]
) -> None:
    if signal.getsignal(number) is signal.SIG_IGN:
        pytest.skip("this signal is ignored here, and workers inherit that")
    site = plugin("slow", SLOW)
    command = [
        sys.executable,
        "-m",
        "convkit",
        "convert",
        "in",
        "--to",
        "jsonl",
        "--engine",
        engine,
        "-j1",
        "--report",
        "r",
    ]
    process = subprocess.Popen(command, env=with_site(site), stderr=subprocess.PIPE, text=True, start_new_session=True)
    deadline = time.monotonic() + 20
    while not Path("reached").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(process.pid, number)
    _, said = process.communicate(timeout=20)
    assert process.returncode == 128 + number, said
    assert sorted(outputs(Path("out"))) == ["good1.jsonl", "good2.jsonl"]
    # A worker may be ahead of what the parent has heard; the next run knows its outputs all the same.
    heard = [json.loads(line)["file"] for line in Path("r").read_text("utf-8").splitlines()]
    assert heard == ["in/good1.txt", "in/good2.txt"][: len(heard)]
    assert convert("in", to="jsonl", output="out", without="slow.pass", engine="serial").exit_code == 0


@pytest.mark.parametrize("engine", ["serial", "processes"])
def test_after_a_kill_the_same_command_goes_through_and_leaves_the_same_bytes(
    engine: str, folder: Path, plugin: Callable[..., Path]
) -> None:
    site = plugin("slow", SLOW)
    command = [sys.executable, "-m", "convkit", "convert", "in", "--to", "jsonl", "--engine", engine, "-j1", "--edits"]
    process = subprocess.Popen(command, env=with_site(site), stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 20
    while not Path("reached").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    process.kill()
    process.wait()
    time.sleep(0.2)  # a worker ends with its parent, but not in the same instant
    whole = sorted(name for name in outputs(Path("out")) if not name.startswith(TEMPORARY))
    assert whole == [f"good{n}.{kind}" for n in (1, 2) for kind in ("edits.jsonl.gz", "jsonl")]
    assert convert("in", to="jsonl", output="out", without="slow.pass", engine="serial", edits=True).exit_code == 0
    convert("in", to="jsonl", output="undisturbed", without="slow.pass", engine="serial", edits=True)
    assert tree(Path("out")) == tree(Path("undisturbed"))
