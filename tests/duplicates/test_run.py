"""``--duplicates`` in a run: after all inputs are through, only files with repeats change, and all is on record."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
from tests.duplicates.simulate import COPIES, MORE, Text, load

from convkit import convert
from convkit.duplicates import signing
from convkit.errors import UsageError
from convkit.report import Report

ARTICLES = load("articles.txt")
FERRY, KILN, LAMP, SALT = (ARTICLES[name] for name in ("ferry", "kiln", "lamp", "salt"))
NOISY = COPIES["misread 5 %"](KILN, Random(1))


def page(text: Text) -> str:
    return "\n\n".join([text.title, *text.text.split("\n")]) + "\n"


def dump(*texts: Text) -> str:
    rows = ["标题\t时间\t正文"]
    rows += [f"{t.title}\t{t.date}\t" + "".join(f"<p>{p}</p>" for p in t.text.split("\n")) for t in texts]
    return "\n".join(rows) + "\n"


@pytest.fixture(autouse=True)
def inputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_plugins: None) -> Path:
    """A dump of three, a copy of one of them, a misread one, a longer version, and one that nothing repeats."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.tsv").write_text(dump(FERRY, KILN, LAMP), "utf-8")
    (folder / "b.txt").write_text(page(FERRY), "utf-8")
    (folder / "c.tsv").write_text(dump(NOISY, SALT), "utf-8")
    (folder / "d.txt").write_text(page(LAMP._replace(text=f"{LAMP.text}\n{MORE}")), "utf-8")
    return folder


def lines(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]


def titles(path: str) -> list[str]:
    return [line["title"] for line in lines(path)]


def told(report: Report) -> list[tuple[str, str, list[tuple[str, str, str]]]]:
    return [
        (group["kept"]["file"], group["why"], [(o["file"], o["kind"], o["action"]) for o in group["others"]])
        for group in report.duplicates
    ]


FACTS = "the one with most facts (title, date, author, source)"


def test_by_default_repeats_are_reported_and_outputs_stay() -> None:
    report = convert("in", to="jsonl", report="r.jsonl")
    assert told(report) == [
        ("in/a.tsv", FACTS, [("in/b.txt", "identical", "report")]),
        ("in/a.tsv", "the first", [("in/c.tsv", "near", "report")]),
        ("in/d.txt", "the longest", [("in/a.tsv", "revised", "report")]),
    ]
    assert report.warnings == 3
    assert (report.articles, report.count("ok")) == (7, 4)
    *inputs, first, _, third = lines("r.jsonl")
    assert [record["file"] for record in inputs] == ["in/a.tsv", "in/b.txt", "in/c.tsv", "in/d.txt"]
    assert not any("signatures" in record or "scope" in record for record in inputs)
    assert (first["scope"], first["code"], first["kept"]["title"]) == ("duplicates", "W_DUPLICATE", FERRY.title)
    assert third["others"][0]["differs"] == ["shorter"]


def test_link_says_in_a_repeat_where_the_other_stands() -> None:
    before = convert("in", to="jsonl", output="before")
    report = convert("in", to="jsonl,docx", duplicates="link")
    assert report.articles == before.articles
    (copy,) = lines("out/b.jsonl")
    (kept, *_) = lines("out/a.jsonl")
    assert copy["metadata"] == {"duplicate_of": kept["id"], "see_also": f"{FERRY.title} · in/a.tsv"}
    assert copy["text"] == kept["text"]
    assert [problem["code"] for problem in copy["problems"]] == ["W_DUPLICATE"]
    assert lines("out/a.jsonl")[2]["metadata"]["version_of"] == lines("out/d.jsonl")[0]["id"]
    assert Path("out/d.jsonl").read_bytes() == Path("before/d.jsonl").read_bytes()
    assert report.warnings == 3


def test_drop_leaves_repeats_out_and_never_a_version() -> None:
    report = convert("in", to="jsonl,epub", duplicates="drop", report="r.jsonl")
    assert not Path("out/b.jsonl").exists()
    assert not Path("out/b.epub").exists()
    assert titles("out/a.jsonl") == [FERRY.title, KILN.title, LAMP.title]
    assert titles("out/c.jsonl") == [SALT.title]
    assert report.articles == 5
    assert [other["action"] for group in report.duplicates for other in group["others"]] == ["drop", "drop", "link"]
    b = next(record for record in lines("r.jsonl") if record["file"] == "in/b.txt")
    assert (b["state"], b["outputs"], b["articles"], b["duplicates"]) == ("ok", [], 0, {"drop": 1})


def test_what_is_removed_is_no_longer_convkits_and_a_second_run_is_the_same() -> None:
    convert("in", to="jsonl", duplicates="drop")
    first = {path.name: path.read_bytes() for path in Path("out").glob("*") if path.is_file()}
    assert "b.jsonl" not in Path("out/.convkit/outputs.json").read_text("utf-8")
    convert("in", to="jsonl", duplicates="drop")
    assert {path.name: path.read_bytes() for path in Path("out").glob("*") if path.is_file()} == first


def test_of_a_file_for_each_article_those_of_repeats_go() -> None:
    convert("in", to="jsonl", split="article", duplicates="drop")
    assert sorted(path.parent.name for path in Path("out").glob("*/*.jsonl")) == ["a", "a", "a", "c", "d"]


@pytest.mark.parametrize("mode", ["link", "drop"])
def test_one_output_of_all(mode: str) -> None:
    report = convert("in", to="jsonl", split="all", duplicates=mode, output="all.jsonl")
    assert len(lines("all.jsonl")) == report.articles == (7 if mode == "link" else 5)
    marked = [line for line in lines("all.jsonl") if {"duplicate_of", "version_of"} & line["metadata"].keys()]
    assert len(marked) == (3 if mode == "link" else 1)
    assert report.warnings == 3


def test_within_one_input() -> None:
    Path("one.tsv").write_text(dump(FERRY, KILN, FERRY), "utf-8")
    report = convert("one.tsv", to="jsonl", duplicates="drop")
    assert titles("out/one.jsonl") == [FERRY.title, KILN.title]
    assert [other["line"] for other in report.duplicates[0]["others"]] == [4]


@pytest.mark.parametrize("mode", ["report", "link", "drop"])
def test_the_number_of_workers_changes_nothing(mode: str) -> None:
    def run(jobs: int) -> tuple[bytes, dict[str, bytes]]:
        out = Path(f"out{jobs}")
        convert("in", to="jsonl", duplicates=mode, jobs=jobs, output=out, report=f"r{jobs}.jsonl")
        data = Path(f"r{jobs}.jsonl").read_bytes().replace(b"out%d/" % jobs, b"out/")
        return data, {path.name: path.read_bytes() for path in out.glob("*.jsonl")}

    assert run(1) == run(2)


def test_many_signatures_go_by_way_of_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing, "HELD", 100)
    assert len(convert("in", to="jsonl").duplicates) == 3
    assert not list(Path("out/.convkit").glob("spool*"))


def test_an_article_alone_is_not_signed(monkeypatch: pytest.MonkeyPatch) -> None:
    from convkit.duplicates import signature

    monkeypatch.delattr(signature, "sign")
    assert convert("in/b.txt", to="jsonl").articles == 1


def test_an_unknown_way_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="--duplicates takes report, link, drop"):
        convert("in", to="jsonl", duplicates="delete")


@pytest.mark.parametrize(("language", "label"), [("zh", "另见：")])
def test_pages_show_where_the_other_stands(language: str, label: str) -> None:
    from convkit.model import Article
    from convkit.titleblock import lines_above

    linked = Article("a", title="灯", metadata={"duplicate_of": "b", "see_also": "渡口 · b.txt"})
    assert lines_above(linked)[-1].text == f"{label}渡口 · b.txt"
    assert len(lines_above(Article("a", title="灯", metadata={"see_also": "a column of a dump"}))) == 1
