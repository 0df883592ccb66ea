"""Where outputs go, and what they never replace."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convkit.errors import UsageError
from convkit.inputs import Input
from convkit.manifest import FOLDER, Manifest, digest_of
from convkit.names import name_key
from convkit.outputs import Guard, Place, joined_name, output_place, stems, suffixes
from convkit.plugins import Registry
from convkit.workshop import registry

pytestmark = pytest.mark.usefixtures("no_plugins")


@pytest.fixture
def brought() -> Registry:
    return registry()


def inputs(*names: str) -> list[Input]:
    return [Input(f"in/{name}", f"in/{name}", name, 1) for name in names]


STEMS = [
    ("the stem, the tree kept", ["a.txt", "sub/b.txt"], ["a", "sub/b"]),
    ("the whole name for both where stems are alike", ["a.txt", "a.html", "b.txt"], ["a.txt", "a.html", "b"]),
    ("whatever the order", ["a.html", "a.txt"], ["a.html", "a.txt"]),
    ("alike in another folder is not alike", ["x/a.txt", "y/a.html"], ["x/a", "y/a"]),
    ("a whole name that is another's stem", ["a.txt", "a.html", "a.txt.txt"], ["a.txt-", "a.html", "a.txt.txt"]),
    ("but for case: a mark made from the path", ["a.txt", "A.txt"], ["a.txt-", "A.txt-"]),
    ("unsafe names", ["con.txt", "a:b.txt", "..hid.txt"], ["_con", "a_b", "hid"]),
    ("unsafe folders", ["nul/a.txt"], ["_nul/a"]),
]


@pytest.mark.parametrize(("label", "given_names", "expected"), STEMS, ids=[row[0] for row in STEMS])
def test_names(label: str, given_names: list[str], expected: list[str]) -> None:
    made = [f"{folder}/{stem}".lstrip("/") for folder, stem in stems(inputs(*given_names)).values()]
    assert len(made) == len(expected)
    for got, wanted in zip(made, expected, strict=True):
        assert got == wanted or (wanted.endswith("-") and got.startswith(wanted) and len(got) == len(wanted) + 8)


def test_two_inputs_that_nothing_tells_apart_are_wrong_usage() -> None:
    with pytest.raises(UsageError, match="would both write"):
        stems([Input("x/a.txt", "x/a.txt", "a.txt", 1), Input("y/a.txt", "y/a.txt", "a.txt", 1)])


@given(st.lists(st.text("aAbé.㈠ /", min_size=1, max_size=6), unique=True, max_size=8), st.randoms())
def test_names_are_distinct_and_do_not_depend_on_order(names: list[str], random: object) -> None:
    items = list(inputs(*names))
    try:
        made = stems(items)
    except UsageError:
        return
    keys = [name_key("/".join(pair)) for pair in made.values()]
    assert len(set(keys)) == len(keys)
    shuffled = list(items)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert stems(shuffled) == made


PLACES = [
    ("the default folder", None, ["jsonl"], ("folder", "out", ("jsonl",))),
    ("a folder", "some/where", ["jsonl"], ("folder", "some/where", ("jsonl",))),
    ("a folder with a dot", "v1.2", ["jsonl"], ("folder", "v1.2", ("jsonl",))),
    ("a file says the format", "x/all.docx", [], ("file", "x/all.docx", ("docx",))),
    ("a folder called like a file", "all.docx/", ["docx"], ("folder", "all.docx", ("docx",))),
    ("another suffix of the format", "all.ndjson", [], ("file", "all.ndjson", ("jsonl",))),
    ("a format named twice counts once", None, ["jsonl", "docx", "jsonl"], ("folder", "out", ("jsonl", "docx"))),
    ("standard output", "-", ["jsonl"], ("stdout", "S/stdout", ("jsonl",))),
]


@pytest.mark.parametrize(("label", "output", "to", "expected"), PLACES, ids=[row[0] for row in PLACES])
def test_places(
    label: str, output: str | None, to: list[str], expected: tuple[str, str, tuple[str, ...]], brought: Registry
) -> None:
    place, formats = output_place(output, to, brought, Path("S"))
    assert (place.kind, place.path.as_posix(), formats) == expected


CONTRADICTIONS = [
    ("no format", None, []),
    ("no format for standard output", "-", []),
    ("two formats for standard output", "-", ["jsonl", "docx"]),
    ("two formats for one file", "all.docx", ["jsonl", "docx"]),
    ("another format's file", "all.docx", ["jsonl"]),
    ("a file that is there as a folder's name", "plain", ["jsonl"]),
]


@pytest.mark.parametrize(("label", "output", "to"), CONTRADICTIONS, ids=[row[0] for row in CONTRADICTIONS])
def test_contradictions_are_wrong_usage(
    label: str, output: str | None, to: list[str], brought: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("plain").write_text("x")
    with pytest.raises(UsageError):
        output_place(output, to, brought, Path("S"))


def test_each_format_has_its_suffix(brought: Registry) -> None:
    assert suffixes(["jsonl", "docx"], brought) == {"jsonl": ".jsonl", "docx": ".docx"}


def test_one_output_of_all_is_called_as_their_folder(tmp_path: Path) -> None:
    (tmp_path / "press" / "june").mkdir(parents=True)
    (tmp_path / "press" / "july").mkdir()
    (tmp_path / "press" / "a.txt").touch()
    assert joined_name(["x"], [tmp_path / "press"]) == "press"
    assert joined_name(["x"], [tmp_path / "press" / "a.txt"]) == "a"
    assert joined_name(["x", "y"], [tmp_path / "press" / "june", tmp_path / "press" / "july"]) == "press"
    assert joined_name(["-"], []) == "stdin"


# --- what is never replaced ---


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    (folder / FOLDER).mkdir(parents=True)
    (folder / "a.jsonl").write_text("ours")
    manifest = Manifest(folder)
    manifest.add(folder / "a.jsonl", *digest_of(folder / "a.jsonl"))
    manifest.finish()
    return folder


def guard(out: Path, items: list[Input] = [], overwrite: bool = False) -> Guard:  # noqa: B006
    return Guard(Place("folder", out), items, Manifest(out), overwrite)


def test_an_output_of_an_earlier_run_is_replaced(out: Path) -> None:
    assert guard(out).target("jsonl", out, "a", ".jsonl").path == out / "a.jsonl"


def test_an_output_that_somebody_changed_is_not(out: Path) -> None:
    (out / "a.jsonl").write_text("mine")
    with pytest.raises(UsageError, match="did not write it"):
        guard(out).target("jsonl", out, "a", ".jsonl")
    guard(out, overwrite=True).target("jsonl", out, "a", ".jsonl")


def test_an_input_is_not_replaced_even_with_overwrite(out: Path) -> None:
    item = Input("out/a.jsonl", str(out / "a.jsonl"), "a.jsonl", 4)
    with pytest.raises(UsageError, match="would replace an input"):
        guard(out, [item], overwrite=True).target("jsonl", out, "a", ".jsonl")


def test_a_strangers_volume_and_a_strangers_article_are_kept(out: Path) -> None:
    (out / "a-2.jsonl").write_text("mine")
    (out / "b-2.jsonl").write_text("mine")
    assert guard(out).target("jsonl", out, "a", ".jsonl").kept == ("a-2.jsonl",)
    assert guard(out).target("jsonl", out, "", ".jsonl").kept == ("a-2.jsonl", "b-2.jsonl")
    assert guard(out).target("docx", out, "a", ".docx").kept == ()


def test_a_folder_that_leads_out_of_the_output_folder_is_refused(out: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (out / "sub").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    with pytest.raises(UsageError, match="leads out"):
        guard(out).target("jsonl", out / "sub", "a", ".jsonl")
