"""What a run will do is fixed before the first file is opened."""

import pickle
from pathlib import Path

import pytest

from convkit.errors import UsageError
from convkit.outputs import Place
from convkit.plan import Plan, file_job, make_plan, size_of
from convkit.settings import Settings
from convkit.workshop import registry

pytestmark = pytest.mark.usefixtures("no_plugins")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    root = tmp_path / "in"
    (root / "sub").mkdir(parents=True)
    for name in ("b.txt", "a.txt", "a.html", "sub/c.txt"):
        (root / name).write_text("灯亮了。\n", "utf-8")
    (root / "none.txt").touch()
    return root


OUT = Place("folder", Path("out"))


def plan(*arguments: str, place: Place = OUT, **settings: object) -> Plan:
    stated: dict[str, object] = {"to": ("jsonl",)} | settings
    return make_plan(arguments, Settings(**stated), registry(), place)  # type: ignore[arg-type]


def targets(made: Plan) -> list[str]:
    return [target.path.as_posix() for target in made.targets]


def test_each_source_has_an_output_in_each_format_and_the_tree_is_kept() -> None:
    assert targets(plan("in", to=("jsonl", "docx"))) == [
        "out/a.html.jsonl", "out/a.html.docx", "out/a.txt.jsonl", "out/a.txt.docx", "out/b.jsonl", "out/b.docx",
        "out/sub/c.jsonl", "out/sub/c.docx",
    ]  # fmt: skip


def test_every_input_has_its_place_in_plan_order_skipped_ones_too() -> None:
    made = plan("in")
    assert [(item.file, item.skip) for item in made.inputs] == [
        ("in/a.html", ""), ("in/a.txt", ""), ("in/b.txt", ""), ("in/none.txt", "S_EMPTY"), ("in/sub/c.txt", ""),
    ]  # fmt: skip
    assert [unit.number for unit in made.units] == [0, 1, 2, 4]
    assert [size_of(unit) for unit in made.units] == [13, 13, 13, 13]
    assert made.size == 52


def test_articles_name_their_own_files_in_a_folder_of_their_source() -> None:
    made = plan("in/b.txt", "in/sub", split="article")
    assert targets(made) == ["out/b", "out/c"]
    assert [file_job(unit).targets[0].stem for unit in made.units] == ["", ""]


def test_one_output_of_all_goes_by_way_of_spool_files() -> None:
    made = plan("in", split="all", to=("jsonl", "docx"))
    assert targets(made) == ["out/in.jsonl", "out/in.docx"]
    assert [Path(file_job(unit).spool).parent.as_posix() for unit in made.units] == ["out/.convkit/spool"] * 4


def test_a_single_input_needs_no_spool_file() -> None:
    made = plan("in/sub", split="all")
    assert targets(made) == ["out/sub.jsonl"]
    assert not made.volumes


def test_one_file_takes_a_single_source_or_all() -> None:
    place = Place("file", Path("x/book.docx"))
    assert targets(plan("in/b.txt", place=place, to=("docx",))) == ["x/book.docx"]
    assert targets(plan("in", place=place, to=("docx",), split="all")) == ["x/book.docx"]
    for split in ("source", "article"):
        with pytest.raises(UsageError, match="--split all"):
            plan("in", place=place, to=("docx",), split=split)


def test_the_output_folder_is_left_out_of_the_walk() -> None:
    Path("in/out").mkdir()
    Path("in/out/old.txt").write_text("x")
    made = plan("in", place=Place("folder", Path("in/out")))
    assert "in/out/old.txt" not in [item.file for item in made.inputs]


def test_outputs_beside_their_inputs_are_left_out_by_the_manifest() -> None:
    from convkit.manifest import FOLDER, Manifest, digest_of

    Path("in", FOLDER).mkdir()
    Path("in/b.jsonl").write_text("{}")
    manifest = Manifest(Path("in"))
    manifest.add(Path("in/b.jsonl"), *digest_of(Path("in/b.jsonl")))
    made = make_plan(["in"], Settings(to=("jsonl",)), registry(), Place("folder", Path("in")), manifest=manifest)
    assert [item.file for item in made.inputs] == ["in/a.html", "in/a.txt", "in/b.txt", "in/none.txt", "in/sub/c.txt"]


def test_a_report_is_no_input_and_replaces_none() -> None:
    Path("in/report.jsonl").write_text('{"file": "in/a.txt", "state": "ok"}\n')
    made = make_plan(
        ["in"], Settings(to=("jsonl",)), registry(), Place("folder", Path("out")), reports=[Path("in/report.jsonl")]
    )
    assert "in/report.jsonl" not in [item.file for item in made.inputs]
    with pytest.raises(UsageError, match="would replace an input"):
        make_plan(["in"], Settings(to=("jsonl",)), registry(), Place("folder", Path("out")), reports=[Path("in/b.txt")])


def test_two_inputs_for_one_output_are_wrong_usage() -> None:
    Path("other").mkdir()
    Path("other/b.txt").write_text("x")
    with pytest.raises(UsageError, match="would both write"):
        plan("in", "other")


def test_inputs_alike_below_several_roots_are_told_apart_in_one_output() -> None:
    Path("other").mkdir()
    Path("other/b.txt").write_text("x")
    made = plan("in", "other", split="all")
    assert [file_job(unit).name for unit in made.units] == ["a.html", "a.txt", "in/b.txt", "sub/c.txt", "other/b.txt"]


@pytest.mark.parametrize(
    ("label", "settings"),
    [
        ("unknown output format", {"to": ("pfd",)}),
        ("unknown reader", {"reader": "tsvv"}),
        ("unknown pass", {"with_passes": ("spacing.numbres",)}),
        ("a pass that can't be switched off", {"without_passes": ("reflow.blocks",)}),
        ("unknown layout", {"layout": "artikel"}),
        ("unknown encoding", {"encoding": "utf-9"}),
        ("no text encoding", {"encoding": "base64"}),
        ("unknown option", {"options": (("docx", "colour", "red"),)}),
        ("option of an unknown format", {"options": (("dox", "x", "y"),)}),
        ("missing style sheet", {"css": "nothing.css"}),
        ("missing cover", {"cover": "nothing.png"}),
        ("missing font", {"fonts": (("song", "nothing.otf"),)}),
        ("unknown font role", {"fonts": (("songti", "in/a.txt"),)}),
        ("unknown split", {"split": "chapter"}),
        ("negative volume", {"volume": -1}),
    ],
)
def test_wrong_settings_are_wrong_usage(label: str, settings: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        plan("in", **settings)


@pytest.mark.parametrize(
    ("settings", "near"),
    [
        ({"to": ("docs",)}, "docx"),
        ({"with_passes": ("spacing.numbres",)}, "spacing.numbers"),
        ({"layout": "bok"}, "book"),
    ],
)
def test_near_names_are_offered(settings: dict[str, object], near: str) -> None:
    with pytest.raises(UsageError) as caught:
        plan("in", **settings)
    assert near in (caught.value.hint or "")


def test_units_and_settings_are_plain_data() -> None:
    made = plan("in", split="all", metadata=(("author", "甲"),))
    assert pickle.loads(pickle.dumps((made.settings, made.units))) == (made.settings, made.units)
