"""``--ambiguities``: every choice of a conversion of script, with its place, in one list whatever the workers do."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from convkit import convert
from convkit.choices import COLUMNS
from convkit.errors import UsageError

PAGE = "渡口的头发师傅\n\n老何把灯挂上木杆，河面上起了一层薄雾。他只有一只手套。\n\n空气里全是\t花香。\n"


@pytest.fixture(autouse=True)
def inputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_plugins: None) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    Path("in").mkdir()
    Path("in/a.txt").write_text(PAGE, "utf-8")
    Path("in/b.tsv").write_text('标题\t正文\n发面\t<p>面发了，他说"好,好"。</p>\n里外\t<p>没有。</p>\n', "utf-8")


def listed(**options: Any) -> list[dict[str, Any]]:
    convert("in", to="jsonl", variant="s2tw", ambiguities="c.jsonl", **options)
    return [json.loads(line) for line in Path("c.jsonl").read_text("utf-8").splitlines()]


def test_each_choice_has_its_place_in_the_output_and_in_the_source() -> None:
    rows = listed()
    assert list(rows[0]) == list(COLUMNS)
    articles = {
        article["id"]: article
        for path in sorted(Path("out").glob("*.jsonl"))
        for article in map(json.loads, path.read_text("utf-8").splitlines())
    }
    for row in rows:
        assert articles[row["article"]][row["part"]][row["offset"]] == row["chosen"]
        assert f"【{row['character']}】" in row["context"]
        source = Path(row["file"]).read_text("utf-8").split("\n")
        assert row["character"] in source[row["line"] - 1]
    assert (rows[0]["file"], rows[0]["part"], rows[0]["character"]) == ("in/a.txt", "title", "发")
    assert {row["file"] for row in rows} == {"in/a.txt", "in/b.tsv"}


def test_in_columns() -> None:
    rows = listed()
    for name, delimiter in (("c.tsv", "\t"), ("c.csv", ",")):
        convert("in", to="jsonl", variant="s2tw", ambiguities=name)
        with Path(name).open(encoding="utf-8", newline="") as stream:
            quoting = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
            head, *cells = csv.reader(stream, delimiter=delimiter, quoting=quoting)
        assert head == list(COLUMNS)
        assert [row[:6] for row in cells] == [[str(row[key]) for key in COLUMNS[:6]] for row in rows]
        assert [row[8] for row in cells] == ["".join(row["candidates"]) for row in rows]


@pytest.mark.parametrize("options", [{"jobs": 2}, {"split": "all"}, {"split": "article"}, {"duplicates": "drop"}])
def test_workers_and_outputs_change_nothing(options: dict[str, Any]) -> None:
    listed()
    expected = Path("c.jsonl").read_bytes()
    listed(output="other", **options)
    assert Path("c.jsonl").read_bytes() == expected


def test_articles_that_a_source_states_whole_are_listed_too() -> None:
    convert("in/a.txt", to="jsonl", output="stated")
    convert("stated/a.jsonl", to="jsonl", variant="s2tw", ambiguities="c.jsonl", output="again")
    rows = [json.loads(line) for line in Path("c.jsonl").read_text("utf-8").splitlines()]
    (article,) = map(json.loads, Path("again/a.jsonl").read_text("utf-8").splitlines())
    assert rows
    assert all(article[row["part"]][row["offset"]] == row["chosen"] for row in rows)


def test_an_old_list_among_the_inputs_is_passed_over() -> None:
    convert("in", to="jsonl", variant="s2tw", ambiguities="in/c.tsv")
    assert convert("in", to="jsonl", variant="s2tw", ambiguities="in/c.tsv").count("ok") == 2


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"ambiguities": "c.tsv"}, "none is asked for"),
        ({"ambiguities": "c.xlsx", "variant": "s2t"}, ".tsv, .csv, .jsonl"),
    ],
)
def test_wrong_usage(options: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        convert("in", to="jsonl", **options)
    assert not Path("out").exists()


def test_a_defaults_file_may_name_a_list_for_runs_that_convert_script() -> None:
    Path("my.toml").write_text('ambiguities = "c.tsv"\nto = "jsonl"\n', "utf-8")
    assert convert("in", defaults="my.toml").articles == 3
    assert not Path("c.tsv").exists()
