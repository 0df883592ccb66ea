"""The Python API: the same thing as the command line, in Python."""

import io
import json
from pathlib import Path

import pytest

import convkit
from convkit.api import inspect
from convkit.errors import SourceError, UsageError

pytestmark = pytest.mark.usefixtures("no_plugins")

PAGE = "渡口的灯\n\n　　灯亮了，船夫们轮流看守。\n\n　　第二天，水退了。\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    root = tmp_path / "in"
    root.mkdir()
    (root / "a.txt").write_text(PAGE, "utf-8")
    (root / "b.jsonl").write_text('{"title": "甲", "text": "甲段。"}\n{"title": "乙", "text": "乙段。"}\n', "utf-8")
    return root


def test_read_yields_records_that_tile_the_source() -> None:
    records = list(convkit.read("in/a.txt"))
    assert "".join(record.text for record in records) == PAGE
    assert all(isinstance(record, convkit.Record) for record in records)


def test_read_takes_a_reader_and_an_encoding() -> None:
    Path("in/gbk.txt").write_bytes(PAGE.encode("gb18030"))
    (record,) = convkit.read(Path("in/gbk.txt"), from_="text", encoding="gb18030")
    assert record.text == PAGE


def test_clean_takes_a_path_or_a_record() -> None:
    (article,) = convkit.clean("in/a.txt")
    assert (article.title, len(article.blocks)) == ("渡口的灯", 2)
    (record,) = convkit.read("in/a.txt")
    (again,) = convkit.clean(record)
    assert (again.id, again.text, again.blocks) == (article.id, article.text, article.blocks)
    assert [article.title for article in convkit.clean("in/b.jsonl")] == ["甲", "乙"]


def test_clean_is_what_convert_writes() -> None:
    convkit.convert("in/b.jsonl", to="jsonl")
    written = [json.loads(line) for line in Path("out/b.jsonl").read_text("utf-8").splitlines()]
    assert [(line["id"], line["text"]) for line in written] == [(a.id, a.text) for a in convkit.clean("in/b.jsonl")]


def test_convert_returns_its_report() -> None:
    report = convkit.convert(["in/a.txt", Path("in/b.jsonl")], to=["jsonl", "docx"], output="out")
    assert report.exit_code == 0
    assert (report.count("ok"), report.articles) == (2, 3)
    assert report.outputs == ["out/a.jsonl", "out/a.docx", "out/b.jsonl", "out/b.docx"]
    assert {key: report.records[0][key] for key in ("file", "state", "reader")} == {
        "file": "in/a.txt", "state": "ok", "reader": "text",
    }  # fmt: skip


def test_what_convkit_wrote_reads_back_equal() -> None:
    convkit.convert("in", to="jsonl", output="one")
    convkit.convert("one", to="jsonl", output="two")
    assert Path("one/a.jsonl").read_bytes() == Path("two/a.jsonl").read_bytes()


def test_a_dry_run_says_what_it_would_write_and_writes_nothing() -> None:
    report = convkit.convert("in", to="jsonl", dry_run=True)
    assert report.planned == ["out/a.jsonl", "out/b.jsonl"]
    assert convkit.convert("in", to="docx", split="article", dry_run=True).planned == ["out/a/*.docx", "out/b/*.docx"]
    assert not Path("out").exists()


@pytest.mark.parametrize(
    ("label", "options"),
    [
        ("unknown format", {"to": "pfd"}),
        ("no format", {}),
        ("unknown option of a format", {"to": "jsonl", "options": {"jsonl.x": "1"}}),
        ("unknown pass", {"to": "jsonl", "only": "nothing.here"}),
        ("unknown engine", {"to": "jsonl", "engine": "cloud"}),
        ("unknown option of an engine", {"to": "jsonl", "engine": "processes", "engine_option": {"x": "1"}}),
        ("a defaults file that is not there", {"to": "jsonl", "defaults": "nothing.toml"}),
        ("a damaged layout", {"to": "docx", "layout": "in/a.txt"}),
    ],
)
def test_wrong_usage_is_said_before_anything_is_done(label: str, options: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        convkit.convert("in", **options)  # type: ignore[arg-type]
    assert not Path("out").exists()


def test_read_and_clean_say_wrong_usage_at_once() -> None:
    with pytest.raises(UsageError):
        convkit.read("in/a.txt", from_="nothing")
    with pytest.raises(UsageError):
        convkit.clean("in/a.txt", only="nothing.here")
    with pytest.raises(SourceError, match="gone"):
        convkit.read("in/nothing.txt")


def test_a_defaults_file_is_named_in_every_record() -> None:
    Path("my.toml").write_text('to = "jsonl"\noutput = "there"\n')
    report = convkit.convert("in", defaults="my.toml", report="r.jsonl")
    assert report.outputs == ["there/a.jsonl", "there/b.jsonl"]
    assert [json.loads(line)["defaults"] for line in Path("r.jsonl").read_text().splitlines()] == [["my.toml"]] * 2
    assert "defaults" not in convkit.convert("in", to="jsonl").records[0]


def test_standard_input_and_output(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode())))
    report = convkit.convert("-", to="jsonl", output="-")
    assert report.exit_code == 0
    line = json.loads(capfdbinary.readouterr().out)
    assert (line["title"], line["provenance"]["path"]) == ("渡口的灯", "stdin")
    assert not Path("out").exists()


def test_one_file_holds_all_inputs_and_keeps_no_state() -> None:
    report = convkit.convert("in", output="all.jsonl")
    assert report.outputs == ["all.jsonl"]
    assert len(Path("all.jsonl").read_text("utf-8").splitlines()) == 3
    assert sorted(path.name for path in Path().iterdir()) == ["all.jsonl", "in"]
    with pytest.raises(UsageError, match="is there already"):
        convkit.convert("in", output="all.jsonl")
    assert convkit.convert("in", output="all.jsonl", overwrite=True).exit_code == 0


def test_a_removed_format_leaves_the_rest_at_work() -> None:
    with pytest.raises(UsageError):
        convkit.convert("in", to="docx", disabled=["docx"])
    assert convkit.convert("in", to="jsonl", disabled=["docx"]).exit_code == 0
    report = convkit.convert("in", to="jsonl", disabled=["text", "html", "tsv"], from_=None, overwrite=True)
    assert [(record["file"], record.get("code")) for record in report.records] == [
        ("in/a.txt", "S_UNKNOWN"),
        ("in/b.jsonl", None),
    ]


def test_broken_encodings_are_reported_with_a_hint() -> None:
    Path("in/c.txt").write_bytes("渡口的灯亮了。".encode() * 20 + b"\xff\xfe\xfa" * 40)
    report = convkit.convert("in/c.txt", to="jsonl", encoding="utf-8")
    (record,) = report.failures
    assert record["code"] == "E_ENCODING"
    assert "--encoding" in record["hint"]


def test_inspect_says_what_is_there_and_writes_nothing() -> None:
    page, dump = inspect("in")
    assert (page["reader"], page["encoding"]["name"]) == ("text", "utf-8")
    assert [(a["title"], a["line"]) for a in dump["articles"]] == [("甲", 1), ("乙", 2)]
    assert not Path("out").exists()


@pytest.mark.parametrize(
    ("to", "option"),
    [("pdf", "cover"), ("epub", "cover"), ("docx", "reference_doc"), ("pdf", "font")],
    ids=lambda value: str(value),
)
def test_a_named_file_that_is_no_such_thing_is_wrong_usage_before_anything_is_done(
    tmp_path: Path, to: str, option: str
) -> None:
    (tmp_path / "a.txt").write_text("渡口的灯\n\n灯亮了。\n", "utf-8")
    bad = tmp_path / "bad.bin"
    bad.write_bytes(b"no picture, no document, no font")
    value: object = {"song": bad} if option == "font" else bad
    with pytest.raises(UsageError, match=r"bad\.bin"):
        convkit.convert(tmp_path / "a.txt", to=to, output=tmp_path / "out", **{option: value})  # type: ignore[arg-type]
    assert not (tmp_path / "out").exists()


def test_workers_are_not_asked_of_an_engine_that_has_none() -> None:
    with pytest.raises(UsageError, match="-j 4 has no effect"):
        convkit.convert("in", to="jsonl", engine="serial", jobs=4)
    assert convkit.convert("in", to="jsonl", engine="serial", jobs=1).exit_code == 0
    Path("mine.toml").write_text("jobs = 4\n", "utf-8")
    assert convkit.convert("in", to="jsonl", engine="serial", defaults="mine.toml").exit_code == 0
    Path("mine.toml").write_text('engine = "serial"\n', "utf-8")
    with pytest.raises(UsageError, match="-j 4 has no effect"):
        convkit.convert("in", to="jsonl", jobs=4, defaults="mine.toml")
