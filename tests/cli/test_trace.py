"""``convkit trace``: what it prints, in words and as data."""

import json
from pathlib import Path

import pytest

import convkit
from convkit.cli import main

PAGE = "渡口的灯\n\n　　灯亮了，船夫们轮流看守，\n每人一夜，风雨无阻，谁也没有误过一班。\n"
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def folder(workplace: Path) -> Path:
    (workplace / "in" / "a.txt").write_text(PAGE, "utf-8")
    convkit.convert("in", to="epub", edits=True)
    return workplace


def test_a_text_in_words(capsys: Captured) -> None:
    assert main(["trace", "out/a.epub", "--find", "看守，每人"]) == 0
    said = capsys.readouterr()
    identity = said.out.partition("[")[2][:16]
    assert said.out == (
        f"渡口的灯 [{identity}]  text 9:14  “看守，每人”\n"
        "  a.txt: line 3, column 12, byte 47, character 17\n"
        "    渡口的灯⏎⏎　　灯亮了，船夫们轮流【看守，⏎每人】一夜，风雨无阻，谁也没有误过一班。⏎\n"
        "  edits:\n"
        "    reflow.join 1 (exact), line 3, column 15: “⏎” → “”\n"
    )
    assert said.err == ""


def test_a_character_that_nothing_changed(capsys: Captured) -> None:
    assert main(["trace", "out/a.epub", "--offset", "0"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "  no edit changed it"


def test_as_data(capsys: Captured) -> None:
    assert main(["trace", "out/a.epub", "--field", "title", "--offset", "1:3", "--json"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    data = json.loads(line)
    assert (data["part"], data["start"], data["end"], data["text"]) == ("title", 1, 3, "口的")
    assert data["places"][0] | {"before": "", "after": ""} == {
        "line": 1, "column": 2, "byte": 3, "byte_end": 9, "offset": 1, "end": 3, "before": "", "text": "口的", "after": "",
    }  # fmt: skip


def test_nothing_reaches_the_terminal_that_would_steer_it(capsys: Captured) -> None:
    Path("in/b.tsv").write_text(
        "标题\t时间\t文本\n灯\u202e\x1b[2J亮\t2031-03-09\t<p>灯亮了，船夫们轮流看守。</p>\n", "utf-8"
    )
    convkit.convert("in/b.tsv", to="jsonl", edits=True)
    for way in ([], ["--json"]):
        assert main(["trace", "out/b.jsonl", "--field", "title", *way]) == 0
        said = capsys.readouterr().out
        assert "\x1b" not in said
        assert "\u202e" not in said
    assert "\u202e" in json.loads(said)["places"][0]["text"]


def test_long_texts_are_cut_and_many_edits_counted(capsys: Captured) -> None:
    rows = "".join(f"<p>第{n}天&nbsp;水位&nbsp;{n}米。</p>" for n in range(40))
    Path("in/b.tsv").write_text(f"标题\t时间\t文本\n灯\t2031-03-09\t{rows}\n", "utf-8")
    convkit.convert("in/b.tsv", to="jsonl", edits=True)
    assert main(["trace", "out/b.jsonl"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert max(map(len, said)) < 200
    assert said[-1].endswith("more: --json lists all")


WRONG = [
    (["--offset", "x"], 2, "--offset takes N[:M], not 'x'"),
    (["--offset", "3:"], 2, "--offset takes N[:M], not '3:'"),
    (["--find", "火车"], 2, "does not stand in out/a.epub"),
    (["--variant", "s2t"], 3, "other options"),
    (["--with", "nonsense"], 2, "there is no pass 'nonsense'"),
]


@pytest.mark.parametrize(("arguments", "code", "said"), WRONG, ids=[" ".join(row[0]) for row in WRONG])
def test_what_is_wrong_is_said(arguments: list[str], code: int, said: str, capsys: Captured) -> None:
    assert main(["trace", "out/a.epub", *arguments]) == code
    assert said in capsys.readouterr().err


def test_a_changed_source_is_exit_3_and_a_strangers_file_2(capsys: Captured) -> None:
    convkit.convert("in", to="jsonl", output="bare")
    Path("in/a.txt").write_text("x" + PAGE, "utf-8")
    assert main(["trace", "bare/a.jsonl", "--find", "灯"]) == 3
    assert "was changed since" in capsys.readouterr().err
    assert main(["trace", "in/a.txt", "--find", "灯"]) == 2
    assert "knows nothing of in/a.txt" in capsys.readouterr().err


def test_it_speaks_chinese(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONVKIT_LANG", "zh")
    assert main(["trace", "out/a.epub", "--offset", "0"]) == 0
    assert "第 3 行，第 3 列，第 20 字节，第 8 个字符" in capsys.readouterr().out
