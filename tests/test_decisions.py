"""The file of decisions: read back equal, wrong files refused before anything is done, followed by a run, never silent."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from convkit import convert
from convkit.cli import main
from convkit.decisions import Decision, Decisions, SourceDecisions, decisions_json, read_decisions
from convkit.errors import UsageError
from convkit.manifest import digest_of

DIGEST = "0" * 64
ALL = (
    Decision("join", 7, "灯油"),
    Decision("cut", 9, "\udc80\x00"),
    Decision("role", 0, "渡口", role="title"),
    Decision("start", 12),
    Decision("continue", 12),
    Decision("discard", 30),
    Decision("undo", 3, "", name="reflow.join", old="\n", new=""),
)


def saved(path: Path, *sources: SourceDecisions) -> Path:
    path.write_text(json.dumps(decisions_json(sources)), "utf-8")
    return path


# --- the file ---


def test_what_was_written_reads_back_equal(tmp_path: Path) -> None:
    source = SourceDecisions("报纸/一.txt", DIGEST, ALL)
    assert read_decisions(saved(tmp_path / "d.json", source)) == [source]


def test_a_byte_order_mark_and_keys_that_are_not_known_do_no_harm(tmp_path: Path) -> None:
    data: dict[str, Any] = {"convkit": "decisions", "schema": 1, "made": "2031", "sources": []}
    data["sources"] = [{"path": "a", "sha256": DIGEST, "decisions": [{"do": "cut", "at": 1, "note": "why"}]}]
    (tmp_path / "d.json").write_bytes(b"\xef\xbb\xbf" + json.dumps(data).encode())
    assert read_decisions(tmp_path / "d.json") == [SourceDecisions("a", DIGEST, (Decision("cut", 1),))]


def _with(**decision: object) -> dict[str, object]:
    entry = {"path": "a", "sha256": DIGEST, "decisions": [decision]}
    return {"convkit": "decisions", "schema": 1, "sources": [entry]}


@pytest.mark.parametrize(
    ("label", "data", "said"),
    [
        ("no object", [], "the file is no object"),
        ("something else", {"schema": 1}, '"convkit" is not "decisions"'),
        ("no schema", {"convkit": "decisions"}, '"schema" is no number'),
        ("a newer one", {"convkit": "decisions", "schema": 2, "sources": []}, "schema 2 is newer"),
        ("no list", {"convkit": "decisions", "schema": 1, "sources": {}}, 'the file: "sources" is no list'),
        ("no path", {"convkit": "decisions", "schema": 1, "sources": [{"sha256": DIGEST}]}, 'sources[0]: "path" is no text'),
        (
            "no digest",
            {"convkit": "decisions", "schema": 1, "sources": [{"path": "a", "sha256": "X" * 64, "decisions": []}]},
            "64 hex digits",
        ),
        ("an unknown deed", _with(do="burn", at=1), "sources[0].decisions[0]: \"do\" must be one of join"),
        ("no place", _with(do="cut"), '"at" must be a number from 0 on'),
        ("a place that is none", _with(do="cut", at=-1), '"at" must be a number from 0 on'),
        ("true is no number", _with(do="cut", at=True), '"at" must be a number from 0 on'),
        ("an unknown role", _with(do="role", at=1, role="king"), '"role" must be one of paragraph'),
        ("no pass", _with(do="undo", at=1, old="a", new=""), '"pass" is no text'),
        ("text that is none", _with(do="cut", at=1, text=3), '"text" is no text'),
    ],
)  # fmt: skip
def test_a_wrong_file_says_what_is_wrong_and_where(label: str, data: object, said: str, tmp_path: Path) -> None:
    path = tmp_path / "d.json"
    path.write_text(json.dumps(data))
    with pytest.raises(UsageError) as caught:
        read_decisions(path)
    assert said in caught.value.reason
    assert str(path) in caught.value.reason


@pytest.mark.parametrize(
    "data", [b"", b"{", b"\xff\xfe\x00", b"[" * 100_000, b'{"convkit": "decisions", "schema": NaN}']
)
def test_what_is_no_json_is_wrong_usage(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "d.json").write_bytes(data)
    with pytest.raises(UsageError):
        read_decisions(tmp_path / "d.json")


def test_a_file_that_changes_under_a_run_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="changed"):
        read_decisions(saved(tmp_path / "d.json"), DIGEST)


def test_several_files_count_together_in_order_of_place_and_each_decision_once() -> None:
    one = SourceDecisions("a", DIGEST, (ALL[0], ALL[2]))
    other = SourceDecisions("a", DIGEST, (ALL[2], ALL[1]))
    changed = SourceDecisions("a", "1" * 64, (ALL[3],))
    found = Decisions([one, other, changed])
    assert found.about("a") == [SourceDecisions("a", DIGEST, (ALL[2], ALL[0], ALL[1])), changed]
    assert found.about("b") == ()
    assert found.paths == ["a"]


# --- a run ---

PAGE = "渡口的灯亮了四十年\n\n船夫们轮流看守，每人一夜，灯油由村里出。\n\n许远是最后一个守灯的人。他说，灯灭了。\n"
Folder = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_plugins: None) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CONVKIT_LANG", "en")
    (tmp_path / "in").mkdir()
    for name in "abcdef":
        (tmp_path / "in" / f"{name}.txt").write_text(f"{PAGE}\n{name}\n", "utf-8")
    return tmp_path


def decided(folder: Path, name: str, *decisions: Decision) -> SourceDecisions:
    path = folder / "in" / name
    return SourceDecisions(name, digest_of(path)[1] if path.exists() else DIGEST, decisions)


CUT = Decision("cut", PAGE.index("他说"), "他说")


def articles(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_run_follows_the_decisions_about_several_sources(folder: Path, jobs: int) -> None:
    file = saved(folder / "d.json", decided(folder, "a.txt", CUT), decided(folder, "f.txt", CUT))
    report = convert("in", to="jsonl", output="out", decisions=file, jobs=jobs)
    cuts = {p.stem: len(articles(p)[0]["blocks"]) for p in sorted(Path("out").glob("*.jsonl"))}
    assert cuts["a"] == cuts["f"] == cuts["b"] + 1
    assert [record["decisions"] for record in report.records] == [1, 0, 0, 0, 0, 1]
    assert articles(Path("out/a.jsonl"))[0]["provenance"]["edits"] == {"decisions": 1}


def test_the_order_in_a_file_does_not_matter(folder: Path) -> None:
    title = Decision("role", PAGE.index("许远是"), "许远", role="title")
    for number, order in enumerate([(CUT, title), (title, CUT)]):
        file = saved(folder / "d.json", decided(folder, "a.txt", *order))
        convert("in/a.txt", to="jsonl", output=f"out{number}", decisions=file)
    assert Path("out0/a.jsonl").read_bytes() == Path("out1/a.jsonl").read_bytes()


def test_a_source_that_changed_keeps_its_decisions_off_and_says_so(folder: Path) -> None:
    file = saved(folder / "d.json", decided(folder, "a.txt", CUT, ALL[3]))
    (folder / "in/a.txt").write_text("另一篇。\n\n" + PAGE, "utf-8")
    (record,) = convert("in/a.txt", to="jsonl", decisions=file).records
    assert record["warnings"]["W_DECISION"] == 2
    assert {
        "code": "W_DECISION",
        "message": "the source has changed since these decisions were made",
        "count": 2,
        "place": None,
    } in record["problems"]
    assert record["decisions"] == 0


def test_a_decision_whose_place_is_gone_is_named_with_its_place(folder: Path) -> None:
    file = saved(folder / "d.json", decided(folder, "a.txt", Decision("cut", 3, "石桥"), Decision("cut", 9000)))
    (record,) = convert("in/a.txt", to="jsonl", decisions=file).records
    found = [(p["message"], p["place"]) for p in record["problems"] if p["code"] == "W_DECISION"]
    assert found == [
        ("cut at character 3: the source reads otherwise there", 9),
        ("cut at character 9000: the source ends before it", None),
    ]


def test_decisions_about_what_is_no_input_are_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = saved(folder / "d.json", decided(folder, "gone.txt", CUT), decided(folder, "a.txt", CUT))
    assert main(["convert", "in", "--to", "jsonl", "--decisions", str(file), "-q"]) == 0
    assert "decisions about 1 sources that are no inputs were not followed: gone.txt" in capsys.readouterr().err


def test_a_wrong_file_ends_the_run_before_anything_is_done(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("d.json").write_text("{}")
    for name in ("d.json", "none.json"):
        assert main(["convert", "in", "--to", "jsonl", "--decisions", name]) == 2
        assert f"the decisions {name} can't be read: " in capsys.readouterr().err
    assert not Path("out").exists()


def test_a_file_that_lies_among_the_inputs_is_none_of_them(folder: Path) -> None:
    file = saved(folder / "in/d.json", decided(folder, "a.txt", CUT))
    report = convert("in", to="jsonl", decisions=file)
    assert len(report.records) == 6


def test_inspect_follows_them_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = saved(folder / "d.json", decided(folder, "a.txt", CUT))
    assert main(["inspect", "in/a.txt", "--decisions", str(file)]) == 0
    assert "decisions × 1" in capsys.readouterr().out


def test_a_file_that_was_written_anew_is_read_anew(folder: Path) -> None:
    for number, decision in enumerate([CUT, Decision("role", 0, "渡口", role="paragraph")]):
        file = saved(folder / "d.json", decided(folder, "a.txt", decision))
        convert("in/a.txt", to="jsonl", output=f"out{number}", decisions=file)
    assert articles(Path("out0/a.jsonl"))[0]["title"] != articles(Path("out1/a.jsonl"))[0]["title"]
