"""Which files a run reads."""

import os
from pathlib import Path

import pytest

from convkit.errors import UsageError
from convkit.inputs import find_inputs, natural_key, roots_of


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    root = tmp_path / "in"
    (root / "sub").mkdir(parents=True)
    for name in ("a.txt", "a2.txt", "a10.txt", "sub/b.txt", "z.txt"):
        (root / name).write_text("灯亮了。\n", "utf-8")
    return root


def names(*arguments: str, **options: list[Path]) -> list[tuple[str, str, str]]:
    return [(item.file, item.name, item.skip) for item in find_inputs(arguments, **options)]


def test_a_folder_is_walked_in_natural_order_and_names_lie_below_it(folder: Path) -> None:
    assert names("in") == [
        ("in/a.txt", "a.txt", ""), ("in/a2.txt", "a2.txt", ""), ("in/a10.txt", "a10.txt", ""),
        ("in/sub/b.txt", "sub/b.txt", ""), ("in/z.txt", "z.txt", ""),
    ]  # fmt: skip


def test_arguments_keep_their_order_and_an_input_named_twice_counts_once(folder: Path) -> None:
    assert [file for file, _, _ in names("in/z.txt", "./in/a.txt", "in")] == [
        "in/z.txt", "./in/a.txt", "in/a2.txt", "in/a10.txt", "in/sub/b.txt",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("earlier", "later"),
    [("2", "10"), ("a.txt", "a2.txt"), ("a2.txt", "a10.txt"), ("A", "b"), ("第2章", "第10章"), ("a", "a.b"), ("", "0")],
)
def test_natural_order(earlier: str, later: str) -> None:
    assert natural_key(earlier) < natural_key(later)


def test_what_is_no_plain_file_is_skipped_with_its_reason_and_never_opened(folder: Path) -> None:
    (folder / "empty.txt").touch()
    (folder / ".hidden").write_text("x")
    (folder / ".git").mkdir()
    (folder / ".git" / "config").write_text("x")
    (folder / "link").symlink_to("a.txt")
    (folder / "loop").symlink_to("..", target_is_directory=True)
    (folder / "dangling").symlink_to("nowhere")
    os.mkfifo(folder / "pipe")
    assert {name: skip for _, name, skip in names("in") if skip} == {
        "empty.txt": "S_EMPTY", ".hidden": "S_HIDDEN", ".git": "S_HIDDEN", "link": "S_LINK", "loop": "S_LINK",
        "dangling": "S_LINK", "pipe": "S_KIND",
    }  # fmt: skip


def test_what_is_named_itself_is_taken(folder: Path) -> None:
    (folder / ".hidden").write_text("x")
    (folder / "link").symlink_to("a.txt")
    assert names("in/.hidden", "in/link") == [("in/.hidden", ".hidden", ""), ("in/link", "link", "")]


def test_a_pattern_keeps_the_tree_below_its_fixed_part(folder: Path) -> None:
    assert [name for _, name, _ in names("in/**/*.txt")] == ["a.txt", "a2.txt", "a10.txt", "sub/b.txt", "z.txt"]
    assert [name for _, name, _ in names("in/a?.txt")] == ["a2.txt"]
    assert [name for _, name, _ in names("in/s*")] == ["sub/b.txt"]


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(folder: Path) -> None:
    (folder / "a[1].txt").write_text("x")
    assert names("in/a[1].txt") == [("in/a[1].txt", "a[1].txt", "")]
    assert roots_of(["in/a[1].txt", "in/*.txt"]) == [Path("in/a[1].txt"), Path("in")]


@pytest.mark.parametrize("argument", ["nothing.txt", "in/*.pdf", "in/nothing/a.txt"])
def test_an_argument_that_names_nothing_is_wrong_usage(folder: Path, argument: str) -> None:
    with pytest.raises(UsageError):
        find_inputs([argument])


def test_left_out_files_and_folders_are_passed_over_without_a_word(folder: Path) -> None:
    found = names("in", left_out=[folder / "sub", folder / "z.txt"])
    assert [name for _, name, _ in found] == ["a.txt", "a2.txt", "a10.txt"]


def test_names_that_are_no_text_are_shown_escaped(folder: Path) -> None:
    odd = os.fsdecode(b"new\nline\xff\x1b[31m.txt")
    (folder / odd).write_text("x")
    item = next(item for item in find_inputs(["in"]) if item.path.endswith(odd))
    assert item.file == r"in/new\x0aline\xff\x1b[31m.txt"
    assert item.name == r"new\x0aline\xff\x1b[31m.txt"


def test_standard_input_is_an_input_once(folder: Path) -> None:
    assert names("-") == [("-", "stdin", "")]
    with pytest.raises(UsageError):
        find_inputs(["-", "-"])
