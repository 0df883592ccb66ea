"""The explanation on a terminal: in columns, in both languages."""

import json
from pathlib import Path

import pytest
from tests.test_explaining import PAGE

from convkit.cli import main
from convkit.cli.columns import columns
from convkit.cli.reasons import because, named

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_plugins: None) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "90")
    Path("page.txt").write_text(PAGE, "utf-8")


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", ["article begins", "joined +", "column mark", "← the one line of the head"]),
     ("zh", ["文章开始", "接为一段 +", "栏目标记", "← 标题只有这一行"])],
)  # fmt: skip
def test_it_is_told_in_both_languages_and_fits(
    language: str, said: list[str], capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONVKIT_LANG", language)
    assert main(["inspect", "--explain", "page.txt"]) == 0
    out = capsys.readouterr().out
    assert [part for part in said if part not in out] == []
    assert max(map(columns, out.splitlines())) <= 90
    assert all(line == line.rstrip() for line in out.splitlines())


def test_json_has_all_of_it(capsys: Captured) -> None:
    assert main(["inspect", "--explain", "--json", "page.txt"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert {"readers", "gates", "articles", "decisions", "furniture"} == json.loads(line)["explain"].keys()


def test_what_fails_is_told_as_without_it(capsys: Captured) -> None:
    Path("empty.txt").touch()
    main(["inspect", "--explain", "empty.txt"])
    assert "S_EMPTY" in capsys.readouterr().out


REASONS = [
    ("a list with weights", "lead +6.0, length -0.5", "消息头 +6.0，长度 -0.5"),
    ("one that is not known", "an unheard-of reason", "an unheard-of reason"),
    ("a code", "encoding bom", "有字节顺序标记"),
    ("none", "", ""),
]


@pytest.mark.parametrize(("label", "reason", "chinese"), REASONS, ids=[row[0] for row in REASONS])
def test_reasons_in_chinese(label: str, reason: str, chinese: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONVKIT_LANG", "zh")
    assert because(reason) == chinese
    assert named("kicker") == "引题"
    monkeypatch.setenv("CONVKIT_LANG", "en")
    assert because("encoding bom") == "a byte order mark says so"
    assert because("lead +6.0") == "lead +6.0"
    assert named("kicker") == "kicker"
