"""What convkit wrote, remembered in the output folder."""

from pathlib import Path

import pytest

from convkit.errors import RunError
from convkit.manifest import FOLDER, TEMPORARY, Manifest, digest_of, locked, remove_leftovers
from convkit.origins import UNKNOWN, Made, Making, Origin


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / FOLDER).mkdir()
    return tmp_path


def test_it_knows_a_file_as_it_was_written_and_no_other(root: Path) -> None:
    for name in ("a", "b", "c"):
        (root / name).write_text("text")
    manifest = Manifest(root)
    manifest.add(root / "a", *digest_of(root / "a"))
    manifest.add(root / "b", *digest_of(root / "b"))
    manifest.finish()
    (root / "b").write_text("tex!")
    later = Manifest(root)
    assert [later.ours(root / name) for name in ("a", "b", "c", "gone")] == [True, False, False, False]


def test_files_of_a_run_that_was_cut_off_are_known(root: Path) -> None:
    Manifest(root).begin([root / "a.pdf", root / "articles"])
    (root / "a.pdf").write_text("whole")
    (root / "articles").mkdir()
    (root / "articles" / "one.pdf").write_text("whole")
    (root / "other.pdf").write_text("whole")
    later = Manifest(root)
    assert later.ours(root / "a.pdf")
    assert later.ours(root / "articles" / "one.pdf")
    assert not later.ours(root / "other.pdf")


def test_what_an_early_end_left_unheard_of_is_known_too(root: Path) -> None:
    manifest = Manifest(root)
    for name in ("heard", "unheard"):
        (root / name).write_text("whole")
    manifest.add(root / "heard", *digest_of(root / "heard"))
    manifest.finish([root / "heard", root / "unheard", root / "never written"])
    later = Manifest(root)
    assert [later.ours(root / name) for name in ("heard", "unheard", "never written")] == [True, True, False]


def test_what_was_replaced_unheard_is_known_and_what_was_heard_keeps_its_origin(root: Path) -> None:
    made = Made((Origin("../in/a.txt", "a.txt", "a" * 64, Making("1.0", "text", {}, (), {}, ())),), 0, 1)
    first = Manifest(root)
    for name in ("heard", "unheard"):
        (root / name).write_text("old")
        first.add(root / name, *digest_of(root / name), made)
    first.finish()
    second = Manifest(root)
    for name in ("heard", "unheard"):
        (root / name).write_text("new")
    second.add(root / "heard", *digest_of(root / "heard"), made)
    second.finish([root / "heard", root / "unheard"])
    third = Manifest(root)
    assert [third.ours(root / name) for name in ("heard", "unheard")] == [True, True]
    assert [third.made(root / name) for name in ("heard", "unheard")] == [made, UNKNOWN]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"outputs": {"a": 3}, "unfinished": []}', '{"outputs": {}}'])
def test_a_damaged_manifest_knows_nothing(root: Path, text: str) -> None:
    (root / FOLDER / "outputs.json").write_text(text)
    (root / "a").write_text("x")
    assert not Manifest(root).ours(root / "a")


def test_it_is_the_same_whatever_the_order(root: Path) -> None:
    for name in ("a", "b"):
        (root / name).write_text(name)
    texts = set()
    for order in ("ab", "ba"):
        manifest = Manifest(root)
        for name in order:
            manifest.add(root / name, *digest_of(root / name))
        manifest.finish()
        texts.add((root / FOLDER / "outputs.json").read_bytes())
    assert len(texts) == 1


def test_it_knows_what_was_made_into_an_output(root: Path) -> None:
    making = Making("1.0", "text", {"variant": "s2t"}, (), {"reflow.join": 3}, ("convkit-markdown 1.0",))
    one = Origin("../in/a.txt", "a.txt", "a" * 64, making)
    many = (one, Origin("", "stdin", "b" * 64, making, left_out=(0, 4)))
    manifest = Manifest(root)
    for name, made in (("a", Made((one,), 0, 3)), ("b", Made(many, 3, 9)), ("c", Made(many, 9, 12)), ("d", UNKNOWN)):
        (root / name).write_text(name)
        manifest.add(root / name, *digest_of(root / name), made)
    manifest.finish()
    later = Manifest(root)
    assert later.made(root / "a") == Made((one,), 0, 3)
    assert later.made(root / "b") == Made(many, 3, 9)
    assert later.made(root / "c") == Made(many, 9, 12)
    assert later.made(root / "d") == UNKNOWN
    assert later.made(root / "e") is None
    later.finish()
    assert Manifest(root).made(root / "c") == Made(many, 9, 12)
    assert (root / FOLDER / "outputs.json").read_text("utf-8").count('"b' + "b" * 62) == 1


def test_leftovers_go_and_everything_else_stays(root: Path) -> None:
    (root / f"{TEMPORARY}3-pdf-0").write_text("half")
    (root / f"{TEMPORARY}spool").mkdir()
    (root / f"{TEMPORARY}spool" / f"{TEMPORARY}1").write_text("half")
    (root / "a.pdf").write_text("whole")
    remove_leftovers([root, root / "nowhere"])
    assert sorted(path.name for path in root.iterdir()) == [FOLDER, "a.pdf"]


def test_one_run_at_a_time_holds_an_output_folder(root: Path) -> None:
    with locked(root), pytest.raises(RunError, match="another run"), locked(root):
        pass
    with locked(root):
        pass


def test_a_folder_that_cannot_be_made_stops_the_run(root: Path) -> None:
    (root / "file").write_text("x")
    with pytest.raises(RunError, match="can't be written"), locked(root / "file" / "out"):
        pass
