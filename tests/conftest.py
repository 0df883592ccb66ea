"""Plugins for one test, and a registry that knows no others."""

import importlib
import os
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from convkit import workshop
from convkit.distributions import LOAD_VARIABLE

settings.register_profile("same", derandomize=True)
settings.register_profile("random")
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))  # a run of the suite says the same each time

Install = Callable[..., Path]


def _forget() -> None:
    workshop.registry.cache_clear()
    workshop.workshop.cache_clear()


@pytest.fixture
def no_plugins(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The built-ins alone, whatever is installed beside them."""
    monkeypatch.setenv(LOAD_VARIABLE, "")
    _forget()
    yield
    _forget()


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_plugins: None) -> Path:
    """An empty working folder with a folder ``in``, English messages, and nobody's defaults file; the built-ins alone."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("CONVKIT_LANG", "en")
    (tmp_path / "in").mkdir()
    return tmp_path


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """``plugin(name, source)`` installs a module as a plugin, as pip would, for this test; it returns the folder."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    names: list[str] = []

    def install(name: str, source: str, version: str = "1.0") -> Path:
        info = folder / f"{name}-{version}.dist-info"
        info.mkdir()
        (folder / f"{name}.py").write_text(textwrap.dedent(source), "utf-8")
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", "utf-8")
        (info / "entry_points.txt").write_text(f"[convkit]\n{name} = {name}\n", "utf-8")
        names.append(name)
        monkeypatch.setenv(LOAD_VARIABLE, ",".join(names))
        importlib.invalidate_caches()
        _forget()
        return folder

    yield install
    for name in names:
        sys.modules.pop(name, None)
    _forget()
