"""``convkit convert``: exit codes, what is said, and where."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from convkit import __version__
from convkit.cli import main

PAGE = "渡口的灯\n\n　　灯亮了，船夫们轮流看守。\n"
OTHER = "石桥的雪\n\n　　雪停了，孩子们轮流打扫。\n"


@pytest.fixture(autouse=True)
def folder(workplace: Path) -> Path:
    root = workplace / "in"
    (root / "a.txt").write_text(PAGE, "utf-8")
    (root / "b.txt").write_text(OTHER, "utf-8")
    return root


Captured = pytest.CaptureFixture[str]


def test_a_run_says_its_counts_on_stderr_and_nothing_on_stdout(capsys: Captured) -> None:
    Path("in/none.txt").touch()
    assert main(["convert", "in", "--to", "jsonl", "-o", "made"]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("converted 2, skipped 1, failed 0, warnings 0, articles 2; ")
    assert said.err.count("\n") == 1
    assert Path("made/a.jsonl").exists()


def test_a_failure_is_one_line_that_no_file_name_can_break(capsys: Captured) -> None:
    odd = os.fsdecode(b"bad\nname\xff\x1b[2J.txt")
    Path("in", odd).write_bytes("灯亮了。".encode() + b"\xff\xfa\xf9" * 99)
    assert main(["convert", "in", "--to", "jsonl", "--encoding", "utf-8", "-q"]) == 3
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(r"in/bad\x0aname\xff\x1b[2J.txt: E_ENCODING its encoding is not clear: ")
    assert "hint: name the encoding" in line


def test_verbose_says_a_line_for_each_input(capsys: Captured) -> None:
    Path("in/.hidden").write_text("x")
    assert main(["convert", "in", "--to", "jsonl", "-v"]) == 0
    lines = capsys.readouterr().err.splitlines()
    assert lines[:3] == [
        "in/.hidden: S_HIDDEN hidden: its name begins with a dot",
        "in/a.txt: ok: 1 articles: out/a.jsonl",
        "in/b.txt: ok: 1 articles: out/b.jsonl",
    ]


WRONG = [
    ("no input", ["convert"]),
    ("an input that is not there", ["convert", "nothing", "-t", "jsonl"]),
    ("no format", ["convert", "in"]),
    ("an unknown format", ["convert", "in", "-t", "pfd"]),
    ("an unknown option", ["convert", "in", "-t", "jsonl", "--colour"]),
    ("an option without its value", ["convert", "in", "-t", "jsonl", "-O", "jsonl.x"]),
    ("an unknown option of a format", ["convert", "in", "-t", "jsonl", "-O", "jsonl.x=1"]),
    ("metadata without a value", ["convert", "in", "-t", "jsonl", "-M", "title"]),
    ("an unknown font role", ["convert", "in", "-t", "docx", "--font", "songti=a.otf"]),
    ("an unknown pass", ["convert", "in", "-t", "jsonl", "--with", "nothing.here"]),
    ("an unknown split", ["convert", "in", "-t", "jsonl", "--split", "chapter"]),
    ("no workers", ["convert", "in", "-t", "jsonl", "-j", "0"]),
    ("an unknown command", ["convret", "in"]),
    ("an output that is an input", ["convert", "in/a.txt", "-t", "jsonl", "--report", "in/a.txt"]),
    ("an unknown format to describe", ["formats", "pfd"]),
    ("an unknown layout to show", ["layouts", "show", "bok"]),
]


@pytest.mark.parametrize(("label", "arguments"), WRONG, ids=[row[0] for row in WRONG])
def test_wrong_usage_exits_2_and_does_nothing(label: str, arguments: list[str], capsys: Captured) -> None:
    before = sorted(Path().rglob("*"))
    assert main(arguments) == 2
    assert sorted(Path().rglob("*")) == before
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err


@pytest.mark.parametrize(
    ("arguments", "near"),
    [(["convret", "in"], "convert"), (["convert", "in", "-t", "jsnol"], "jsonl"), (["convert", "in", "--spilt", "all"], "--split"),
     (["convert", "in", "-t", "jsonl", "--with", "spacing.numbres"], "spacing.numbers"), (["layouts", "show", "bok"], "book")],
)  # fmt: skip
def test_near_names_are_offered(arguments: list[str], near: str, capsys: Captured) -> None:
    assert main(arguments) == 2
    assert near in capsys.readouterr().err


def test_a_file_that_convkit_did_not_write_is_kept(capsys: Captured) -> None:
    Path("out").mkdir()
    Path("out/a.jsonl").write_text("mine")
    assert main(["convert", "in", "-t", "jsonl"]) == 2
    assert "--overwrite" in capsys.readouterr().err
    assert [path.name for path in Path("out").iterdir()] == ["a.jsonl"]
    assert main(["convert", "in", "-t", "jsonl", "--overwrite"]) == 0
    assert Path("out/a.jsonl").read_text("utf-8") != "mine"
    assert main(["convert", "in", "-t", "jsonl"]) == 0


def test_a_dry_run_lists_outputs_on_stdout(capsys: Captured) -> None:
    assert main(["convert", "in", "-t", "jsonl,docx", "--dry-run"]) == 0
    assert capsys.readouterr().out.splitlines() == ["out/a.jsonl", "out/a.docx", "out/b.jsonl", "out/b.docx"]
    assert not Path("out").exists()


def test_report_and_log_are_json_lines() -> None:
    Path("in/bad.txt").write_bytes("灯亮了。".encode() + b"\xff\xfa\xf9" * 99)
    arguments = ["convert", "in", "-t", "jsonl", "--encoding", "utf-8", "--report", "r.jsonl", "--log", "l.jsonl"]
    assert main(arguments) == 3
    report = [json.loads(line) for line in Path("r.jsonl").read_text("utf-8").splitlines()]
    assert [(record["file"], record["state"]) for record in report] == [
        ("in/a.txt", "ok"), ("in/b.txt", "ok"), ("in/bad.txt", "error"),
    ]  # fmt: skip
    assert all("traceback" not in record and "seconds" not in record for record in report)
    head, *log = [json.loads(line) for line in Path("l.jsonl").read_text("utf-8").splitlines()]
    assert head == {"log": "convkit", "inputs": 3, "units": 3}
    assert "Traceback" in next(entry for entry in log if entry["file"] == "in/bad.txt")["traceback"]


def test_every_option_reaches_the_conversion() -> None:
    Path("in/dump.tsv").write_text("题名\t正文\n春\t<p>灯亮了。</p>\n", "utf-8")
    arguments = [
        "convert", "in/dump.tsv", "-f", "tsv", "-O", "tsv.title=题名", "--to", "jsonl", "--to", "docx", "--split", "article",
        "-M", "author=甲", "--toc", "--cover", "none", "--layout", "book", "--volume", "0", "--without", "spacing.numbers",
        "--no-guesses", "--encoding", "utf-8", "-j", "1", "--engine", "serial",
    ]  # fmt: skip
    assert main(arguments) == 0
    assert sorted(path.name for path in Path("out/dump").iterdir()) == ["春.docx", "春.jsonl"]


def test_defaults_are_found_in_the_working_folder_and_the_command_line_wins() -> None:
    Path("convkit.toml").write_text('to = "jsonl"\noutput = "there"\n')
    assert main(["convert", "in"]) == 0
    assert Path("there/a.jsonl").exists()
    assert main(["convert", "in", "-o", "here"]) == 0
    assert Path("here/a.jsonl").exists()
    Path("other.toml").write_text('to = "docx"\n')
    assert main(["convert", "in", "-d", "other.toml", "-o", "elsewhere"]) == 0
    assert sorted(path.name for path in Path("elsewhere").glob("*.*")) == [".convkit", "a.docx", "b.docx"]


def test_messages_follow_the_locale(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setenv("CONVKIT_LANG", "zh_CN.UTF-8")
    assert main(["convert", "in", "-t", "jsonl"]) == 0
    assert capsys.readouterr().err.startswith("已转换 2，跳过 0，失败 0，警告 0；文章 2 篇；用时 ")
    assert main(["convert", "nothing", "-t", "jsonl"]) == 2
    assert "找不到输入 nothing" in capsys.readouterr().err


def test_the_report_is_the_same_in_every_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = set()
    for name in ("en", "zh"):
        monkeypatch.setenv("CONVKIT_LANG", name)
        main(["convert", "in", "-t", "jsonl", "--report", f"r-{name}"])
        texts.add(Path(f"r-{name}").read_bytes())
    assert len(texts) == 1


def test_version_and_help(capsys: Captured) -> None:
    for arguments in (["--version"], ["--version", "convert"]):
        assert main(arguments) == 0
        assert capsys.readouterr().out == f"convkit {__version__}\n"
    assert main(["--help"]) == 0
    text = capsys.readouterr().out
    assert all(name in text for name in ("convert", "inspect", "formats", "passes", "layouts", "fonts", "plugins"))


def test_a_bug_says_where_the_details_are(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    def broken(*arguments: object, **options: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("convkit.api.make_plan", broken)
    assert main(["convert", "in", "-t", "jsonl"]) == 1
    said = capsys.readouterr().err
    assert "ZeroDivisionError: oh" in said
    details = Path(said.rsplit(" ", 1)[1].strip())
    assert "Traceback" in details.read_text("utf-8")
    details.unlink()


# --- plugins ---


def test_a_plugin_that_does_not_load_is_named_where_it_is_needed(plugin: Callable[..., Path], capsys: Captured) -> None:
    plugin("sour", "import nothing_of_that_name\n", version="2.1")
    assert main(["convert", "in", "-t", "jsonl"]) == 0
    capsys.readouterr()
    assert main(["convert", "in", "-t", "markup"]) == 2
    said = capsys.readouterr().err
    assert "sour 2.1 did not load" in said
    assert "nothing_of_that_name" in said
    assert main(["plugins"]) == 0
    assert "failed: ModuleNotFoundError: No module named 'nothing_of_that_name'" in capsys.readouterr().out


COMMANDS = """
    import click
    from convkit.hookspecs import hookimpl

    @hookimpl
    def convkit_commands(cli):
        @cli.command(short_help="Say good day.")
        def greet():
            click.echo("good day")

        @cli.command("convert")
        def mine():
            click.echo("not convkit's own")
"""


def test_plugins_add_commands_but_replace_none(plugin: Callable[..., Path], capsys: Captured) -> None:
    plugin("polite", COMMANDS)
    assert main(["greet"]) == 0
    assert capsys.readouterr().out == "good day\n"
    assert main(["--help"]) == 0
    assert "Say good day." in capsys.readouterr().out
    assert main(["convert", "in", "-t", "jsonl"]) == 0
    assert "not convkit's own" not in capsys.readouterr().out
