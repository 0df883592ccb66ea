"""The record beside an output: its lines, where it is found, and what is refused."""

import errno
import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

import convkit
from convkit.editsfile import is_edits, named_in, outputs_of, parts_of, record_of
from convkit.editswriter import EditsWriter
from convkit.errors import ConvkitError, SourceError, UsageError
from convkit.history import history_of
from convkit.manifest import Manifest
from convkit.reading import Reading
from convkit.report import Problems
from convkit.settings import Settings
from convkit.workshop import Workshop

PAGE = "渡口的灯\n\n　　灯亮了，船夫们轮流看守，\n每人一夜，风雨无阻，谁也没有误过一班。\n"
DUMP = "标题\t时间\t文本\n" + "".join(
    f"第{n}天\t2031-03-0{n}\t<p>第{n}天的水位是{n}米，比昨天高。</p>\n" for n in range(1, 8)
)


@pytest.fixture(autouse=True)
def folder(workplace: Path) -> Path:
    (workplace / "in" / "sub").mkdir(parents=True)
    (workplace / "in" / "a.txt").write_text(PAGE, "utf-8")
    (workplace / "in" / "b.tsv").write_text(DUMP, "utf-8")
    (workplace / "in" / "sub" / "c.txt").write_text(PAGE.replace("渡口", "桥头"), "gb18030")
    return workplace


def lines(path: str) -> list[dict[str, object]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def tree(root: str) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(Path(root).rglob("*")) if p.is_file()}


# --- what is written ---


def test_nothing_is_written_that_was_not_asked_for() -> None:
    convkit.convert("in", to="jsonl")
    assert not list(Path("out").rglob("*.gz"))


def test_a_record_stands_beside_the_outputs_of_each_source() -> None:
    report = convkit.convert("in", to=["jsonl", "epub"], edits=True)
    assert sorted(path.as_posix() for path in Path("out").rglob("*.gz")) == [
        "out/a.edits.jsonl.gz", "out/b.edits.jsonl.gz", "out/sub/c.edits.jsonl.gz",
    ]  # fmt: skip
    assert report.records[0]["edits_file"] == "out/a.edits.jsonl.gz"
    assert report.records[0]["outputs"] == ["out/a.jsonl", "out/a.epub"]
    head, record, end, last = lines("out/a.edits.jsonl.gz")
    assert list(head) == ["edits", "source", "convkit", "reader", "options", "decisions", "passes", "plugins"]
    assert head["source"]["path"] == "a.txt"  # type: ignore[index]
    assert record["record"] == 1
    assert end == {"records": 1, "articles": 1}
    assert [(o["name"], o["articles"]) for o in last["outputs"]] == [("a.epub", [0, 1]), ("a.jsonl", [0, 1])]  # type: ignore[attr-defined]


def test_every_edit_says_pass_version_start_old_new_and_certainty() -> None:
    convkit.convert("in/a.txt", to="jsonl", edits=True)
    (record,) = [line for line in lines("out/a.edits.jsonl.gz") if "record" in line]
    steps = {(name, version): edits for name, version, edits in record["steps"]}  # type: ignore[attr-defined]
    assert steps["reflow.join", 1] == [[PAGE.index("看守，") + 3, "\n", ""]]


def test_furniture_says_its_reason() -> None:
    convkit.convert("in/b.tsv", to="jsonl", edits=True)
    found = [item for line in lines("out/b.edits.jsonl.gz") if "record" in line for item in line["furniture"]]  # type: ignore[attr-defined]
    assert found == [[0, 8, "table header"]]


@pytest.mark.parametrize("split", ["source", "article", "all"])
def test_the_same_bytes_whatever_the_number_of_workers(split: str) -> None:
    for jobs in (1, 2):
        options = {"engine": "processes", "jobs": jobs, "split": split, "output": f"out{jobs}"}
        convkit.convert("in", to=["jsonl", "epub"], edits=True, **options)  # type: ignore[arg-type]
    assert tree("out1") == tree("out2")


def test_a_time_stamp_is_not_in_it() -> None:
    convkit.convert("in/a.txt", to="jsonl", edits=True)
    data = Path("out/a.edits.jsonl.gz").read_bytes()
    assert data[3:9] == bytes(6)[:5] + data[8:9]  # no flags, no time


def test_a_second_run_replaces_it_and_another_file_of_its_name_is_kept() -> None:
    convkit.convert("in", to="jsonl", edits=True)
    before = tree("out")
    assert convkit.convert("in", to="jsonl", edits=True).exit_code == 0
    assert tree("out") == before
    Path("out/a.edits.jsonl.gz").write_bytes(b"mine")
    with pytest.raises(UsageError, match="did not write it"):
        convkit.convert("in", to="jsonl", edits=True)
    assert convkit.convert("in", to="jsonl", edits=True, overwrite=True).exit_code == 0
    assert tree("out") == before


def test_the_books_know_it_and_a_walk_passes_over_it() -> None:
    convkit.convert("in", to="jsonl", edits=True, output="in")
    assert Manifest(Path("in")).ours(Path("in/a.edits.jsonl.gz"))
    report = convkit.convert("in", to="epub", output="out")
    assert not [record for record in report.records if ".gz" in record["file"]]


def test_a_dry_run_names_it() -> None:
    assert convkit.convert("in/a.txt", to="jsonl", edits=True, dry_run=True).planned == [
        "out/a.jsonl",
        "out/a.edits.jsonl.gz",
    ]


def test_leftovers_of_a_run_that_was_cut_off_go() -> None:
    convkit.convert("in", to="jsonl", split="article", edits=True)
    left = Path("out/.ck-0000-edits")
    left.write_bytes(b"half")
    convkit.convert("in", to="jsonl", split="article", edits=True)
    assert not left.exists()


def test_an_input_that_fails_leaves_no_record() -> None:
    Path("in/a.txt").write_bytes("灯".encode() + b"\xff\xfe\xfd" * 50)
    report = convkit.convert("in/a.txt", to="jsonl", edits=True, encoding="utf-8")
    assert report.exit_code == 3
    assert [name for name in tree("out") if not name.startswith(".convkit")] == []


ROW = """
    from convkit.contract import PassSpec, Stage
    from convkit.errors import SourceError
    from convkit.hookspecs import hookimpl

    class Pass:
        def propose(self, view):
            if "第3天" in view.text:
                raise SourceError("a bad row")
            return ()

    @hookimpl
    def convkit_passes():
        return [PassSpec("bad.row", 1, Stage.REPAIR, "fails over one row", lambda options: Pass())]
"""


def test_a_row_that_failed_is_in_the_record_and_set_aside(plugin: Callable[..., Path]) -> None:
    plugin("bad", ROW)
    assert convkit.convert("in/b.tsv", to="jsonl", edits=True).exit_code == 3
    found = [line for line in lines("out/b.edits.jsonl.gz") if "record" in line and "第3天" in str(line)]
    assert found[0]["furniture"][0][2] == "E_SYNTAX"  # type: ignore[index]
    assert found[0]["pieces"] == []
    convkit.revert("out/b.jsonl", "back.tsv")
    assert Path("back.tsv").read_text("utf-8") == DUMP


def test_a_full_disk_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(writer: EditsWriter, line: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(EditsWriter, "_put", full)
    report = convkit.convert("in", to="jsonl", edits=True, engine="serial")
    assert report.exit_code == 4
    assert "No space left" in str(report.stopped)
    assert [name for name in tree("out") if not name.startswith(".convkit")] == []


# --- one output of many, volumes, files ---


def test_one_output_of_all_has_one_record_of_all() -> None:
    convkit.convert("in", to=["jsonl", "epub"], split="all", edits=True)
    assert sorted(p.name for p in Path("out").glob("*.*")) == [".convkit", "in.edits.jsonl.gz", "in.epub", "in.jsonl"]
    heads = [part.head["source"]["path"] for part in parts_of(Path("out/in.edits.jsonl.gz"))]
    assert heads == ["a.txt", "b.tsv", "sub/c.txt"]
    assert outputs_of(Path("out/in.edits.jsonl.gz"))[0]["articles"] == [0, 9]


def test_volumes_say_which_articles_they_hold() -> None:
    convkit.convert("in/b.tsv", to="epub", volume=3, edits=True)
    found = [(entry["name"], entry["articles"]) for entry in outputs_of(Path("out/b.edits.jsonl.gz"))]
    assert found == [("b-2.epub", [3, 6]), ("b-3.epub", [6, 7]), ("b.epub", [0, 3])]
    assert record_of(Path("out/b-3.epub")) is not None


def test_articles_in_files_of_their_own_have_their_record_beside_the_folder() -> None:
    convkit.convert("in/b.tsv", to="jsonl", split="article", edits=True)
    output = Path("out/b/2031-03-04 第4天.jsonl")
    found = record_of(output)
    assert found is not None
    assert (found.path.as_posix(), found.entry["articles"]) == ("out/b.edits.jsonl.gz", [3, 4])


def test_a_single_file_has_it_beside_itself() -> None:
    convkit.convert("in", output="one.jsonl", edits=True)
    assert Path("one.edits.jsonl.gz").exists()
    assert len(list(parts_of(Path("one.edits.jsonl.gz")))) == 3
    assert not Path(".convkit").exists()


def test_the_record_beside_a_single_file_tells_whose_it_is() -> None:
    convkit.convert("in/a.txt", output="a.jsonl", edits=True)
    assert convkit.convert("in/a.txt", output="a.jsonl", edits=True).exit_code == 0
    assert convkit.convert("in/a.txt", output="a.jsonl").exit_code == 0
    Path("a.jsonl").write_text("changed by hand\n")
    with pytest.raises(UsageError, match="is there already") as raised:
        convkit.convert("in/a.txt", output="a.jsonl", edits=True)
    assert "--overwrite" in str(raised.value.hint)


def test_standard_output_has_no_place_for_it() -> None:
    with pytest.raises(UsageError, match="standard output"):
        convkit.convert("in/a.txt", to="jsonl", output="-", edits=True)


def test_a_defaults_file_may_ask_for_it() -> None:
    Path("convkit.toml").write_text('to = ["jsonl"]\nedits = true\n', "utf-8")
    convkit.convert("in/a.txt", defaults=True)
    assert is_edits(Path("out/a.edits.jsonl.gz"))


# --- what is found and refused ---


def test_an_output_that_was_changed_is_named_but_not_known() -> None:
    convkit.convert("in/a.txt", to="jsonl", edits=True)
    output = Path("out/a.jsonl")
    assert record_of(output) is not None
    output.write_text("x")
    assert record_of(output) is None
    assert [found.path.name for found in named_in(output)] == ["a.edits.jsonl.gz"]


@pytest.mark.parametrize(
    "data",
    [b"", b"x", gzip.compress(b""), gzip.compress(b'{"other": 1}\n')],
    ids=["nothing", "no gzip", "an empty member", "other lines"],
)
def test_other_files_are_no_records(data: bytes) -> None:
    Path("a.edits.jsonl.gz").write_bytes(data)
    assert not is_edits(Path("a.edits.jsonl.gz"))
    assert not is_edits(Path("nowhere"))


HEAD = b'{"edits": 1, "source": {"path": "a"}}\n'
DAMAGED = [
    ("cut off in the middle of a member", gzip.compress(HEAD * 200)[:-20]),
    ("without its last line", gzip.compress(HEAD + b'{"records": 0, "articles": 0}\n')),
    ("no JSON", gzip.compress(HEAD + b"{\n")),
    ("no object", gzip.compress(HEAD + b"[]\n")),
    ("no end of a part", gzip.compress(HEAD)),
]


@pytest.mark.parametrize(("label", "data"), DAMAGED, ids=[row[0] for row in DAMAGED])
def test_a_damaged_record_is_refused(label: str, data: bytes) -> None:
    Path("a.gz").write_bytes(data)
    with pytest.raises(ConvkitError, match="damaged or cut off"):
        [list(part.lines) for part in parts_of(Path("a.gz"))]
    with pytest.raises(ConvkitError, match="damaged or cut off"):
        outputs_of(Path("a.gz"))


def test_a_newer_schema_is_refused() -> None:
    Path("a.gz").write_bytes(gzip.compress(HEAD.replace(b"1", b"2", 1) + b'{"records": 0}\n{"outputs": []}\n'))
    with pytest.raises(ConvkitError, match="schema 2, newer"):
        list(parts_of(Path("a.gz")))


def test_parts_may_be_passed_over() -> None:
    convkit.convert("in", output="one.jsonl", edits=True)
    assert [next(part.lines)["record"] for part in parts_of(Path("one.edits.jsonl.gz"))] == [1, 1, 1]


def test_a_file_that_changes_under_the_hand_is_noticed() -> None:
    path = Path("in/a.txt")
    path.write_text(PAGE * 20_000, "utf-8")
    reading = Reading(Workshop(Settings()), str(path), "a.txt", Problems())
    writer = EditsWriter(Path("record"))
    records = [(reading.clean(record), record) for record in reading.records()]
    path.write_text(PAGE.replace("灯", "火") * 20_000, "utf-8")
    writer.begin(reading.source, {})
    for number, (cleaned, record) in enumerate(records, 1):
        writer.add(history_of(cleaned, number), record.text)
    with pytest.raises(SourceError, match="was changed"):
        writer.end()
    writer.discard()
    assert not Path("record").exists()


def test_edits_that_lead_elsewhere_are_noticed() -> None:
    path = Path("in/a.txt")
    reading = Reading(Workshop(Settings()), str(path), "a.txt", Problems())
    writer = EditsWriter(Path("record"))
    writer.begin(reading.source, {})
    (record,) = reading.records()
    with pytest.raises(ConvkitError, match="does not give its text back"):
        writer.add(history_of(reading.clean(record)), record.text + "x")
    writer.discard()
