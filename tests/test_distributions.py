"""Entry points of installed plugins, without importlib.metadata."""

import importlib.metadata
import sys
import zipfile
from pathlib import Path

import pytest

from convkit import distributions
from convkit.distributions import EntryPoint


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "path", [str(tmp_path), "/nowhere", *sys.path])
    return tmp_path


def install(site: Path, folder: str, points: str, metadata: str | None = None, file: str = "METADATA") -> None:
    (site / folder).mkdir(parents=True)
    (site / folder / "entry_points.txt").write_text(points, "utf-8")
    if metadata is not None:
        (site / folder / file).write_text(metadata, "utf-8")


HEAD = "Metadata-Version: 2.1\nName: A.Plugin\nVersion: 1.2\nSummary: x\n\nName: not this\n"


def test_they_are_what_importlib_metadata_finds(site: Path) -> None:
    install(
        site, "a_plugin-1.2.dist-info", "[other]\nx = y\n\n# note\n[g]\none = m.n\ntwo=m:a.b\n[later]\nz = z\n", HEAD
    )
    install(site, "old.egg-info", "[g]\nthree = old\n", HEAD.replace("A.Plugin", "old"), "PKG-INFO")
    install(site, "none-1.dist-info", "[other]\nx = y\n", HEAD)
    expected = [
        (e.name, e.value, e.dist.name, e.dist.version) for e in importlib.metadata.entry_points(group="g") if e.dist
    ]
    found = distributions.entry_points("g")
    assert [tuple(entry) for entry in found] == sorted(expected)
    assert found[0] == EntryPoint("one", "m.n", "A.Plugin", "1.2")


def test_without_metadata_the_folder_says_name_and_version(site: Path) -> None:
    install(site, "a_plugin-1.2.dist-info", "[g]\none = m\n")
    assert distributions.entry_points("g") == [EntryPoint("one", "m", "a_plugin", "1.2")]


def test_the_first_on_the_path_counts(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(site, "one/a-1.dist-info", "[g]\none = m\n", HEAD)
    install(site, "two/a-2.dist-info", "[g]\none = n\n", HEAD)
    monkeypatch.setattr(sys, "path", [str(site / "one"), str(site / "two")])
    assert [entry.value for entry in distributions.entry_points("g")] == ["m"]


def test_archives_on_the_path(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(site / "a.whl", "w") as archive:
        archive.writestr("a-1.2.dist-info/METADATA", HEAD)
        archive.writestr("a-1.2.dist-info/entry_points.txt", "[g]\none = m\n")
    monkeypatch.setattr(sys, "path", [str(site / "a.whl")])
    assert distributions.entry_points("g") == [EntryPoint("one", "m", "A.Plugin", "1.2")]


@pytest.mark.parametrize(
    ("value", "expected"), [("os.path", "posixpath"), ("os:path.join", "join"), ("os : path [extra]", "posixpath")]
)
def test_loading(value: str, expected: str) -> None:
    assert EntryPoint("x", value, "d", "1").load().__name__ == expected
