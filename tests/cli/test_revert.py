"""``convkit revert``: to standard output, into a file, into a folder."""

import subprocess
import sys
from pathlib import Path

import pytest

import convkit
from convkit.cli import main

PAGE = "渡口的灯\n\n　　灯亮了，船夫们轮流看守，\n每人一夜，风雨无阻，谁也没有误过一班。\n"
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def folder(workplace: Path) -> Path:
    (workplace / "in" / "a.txt").write_bytes(PAGE.encode("gb18030"))
    (workplace / "in" / "b.tsv").write_text(
        "标题\t时间\t文本\n春\t2031-03-09\t<p>灯。</p>\n夏\t2031-06-09\t<p>船。</p>\n", "utf-8"
    )
    convkit.convert("in", to="epub", edits=True)
    return workplace


def test_standard_output_has_the_bytes_and_nothing_else() -> None:
    command = [sys.executable, "-m", "convkit", "revert", "out/a.epub"]
    done = subprocess.run(command, capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (PAGE.encode("gb18030"), b"")
    done = subprocess.run([*command, "--text"], capture_output=True, check=True)
    assert done.stdout == PAGE.encode()


def test_a_file_is_named_on_stderr(capsys: Captured) -> None:
    assert main(["revert", "out/a.epub", "-o", "back.txt"]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "a.txt → back.txt\n")
    assert Path("back.txt").read_bytes() == PAGE.encode("gb18030")
    assert main(["revert", "out/a.epub", "-o", "back.txt"]) == 2
    assert "is there already" in capsys.readouterr().err
    assert main(["revert", "out/a.epub", "-o", "back.txt", "--overwrite"]) == 0


def test_a_part_is_said_to_be_one(capsys: Captured) -> None:
    convkit.convert("in/b.tsv", to="jsonl", split="article", edits=True, output="each")
    (output,) = Path("each/b").glob("*春*")
    assert main(["revert", str(output), "-o", "back.tsv"]) == 0
    assert "holds 1 of the 2 articles of b.tsv, which is given back whole" in capsys.readouterr().err


def test_several_sources_want_a_folder(capsys: Captured) -> None:
    convkit.convert("in", output="all.epub", edits=True)
    assert main(["revert", "all.epub"]) == 2
    assert "all.epub is made of 2 sources" in capsys.readouterr().err
    Path("back").mkdir()
    assert main(["revert", "all.epub", "-o", "back"]) == 0
    assert Path("back/a.txt").read_bytes() == PAGE.encode("gb18030")
    assert main(["revert", "all.epub", "--part", "b.tsv", "-o", "b.tsv"]) == 0


def test_what_can_not_be_given_back_is_said(capsys: Captured) -> None:
    Path("out/a.epub").write_bytes(b"x")
    assert main(["revert", "out/a.epub"]) == 3
    assert "changed since" in capsys.readouterr().err
    assert main(["revert", "nowhere"]) == 2
    assert main(["revert", "in/b.tsv"]) == 2
