"""Which installed distributions bring a plugin: their entry points, read from the files that installers write.

``importlib.metadata`` knows the same, but importing it takes longer than all the rest of starting up; it is asked only about what is not in
a plain folder (archives on the path).  The format is that of the entry points specification of the PyPA.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import reduce
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

LOAD_VARIABLE = "CONVKIT_LOAD_PLUGINS"
"""Environment variable: a comma list of the only plugins to load, by entry point or distribution; empty for none."""


class EntryPoint(NamedTuple):
    """A name that a distribution gives to an object: ``value`` is "module" or "module:attribute"."""

    name: str
    value: str
    distribution: str
    version: str

    def load(self) -> Any:
        """Import the object."""
        module, _, attributes = self.value.partition("[")[0].strip().partition(":")
        parts = [part for part in attributes.strip().split(".") if part]
        return reduce(getattr, parts, import_module(module.strip()))


def entry_points(group: str) -> list[EntryPoint]:
    """The entry points of ``group``, sorted by name; of two distributions with one name the first on the path counts."""
    found: dict[tuple[str, str], EntryPoint] = {}
    for folder in dict.fromkeys(sys.path):
        for entry in _in_folder(Path(folder), group):
            found.setdefault((entry.distribution, entry.name), entry)
    return sorted(found.values())


def plugin_entry_points(group: str) -> list[EntryPoint]:
    """Those of :func:`entry_points` that ``CONVKIT_LOAD_PLUGINS`` leaves in."""
    stated = os.environ.get(LOAD_VARIABLE)
    if stated is None:
        return entry_points(group)
    names = {name.strip() for name in stated.split(",") if name.strip()}
    return [entry for entry in entry_points(group) if {entry.name, entry.distribution} & names] if names else []


def _in_folder(folder: Path, group: str) -> Iterator[EntryPoint]:
    try:
        with os.scandir(folder) as entries:
            places = sorted(entry.path for entry in entries if entry.name.endswith((".dist-info", ".egg-info")))
    except OSError:
        if folder.suffix in (".zip", ".whl", ".egg") and folder.is_file():
            yield from _in_archive(folder, group)
        return
    marker = f"[{group}]".encode()
    for place in places:
        with suppress(OSError):
            data = Path(place, "entry_points.txt").read_bytes()
            if marker in data:
                name, version = _named(Path(place))
                for key, value in _section(data.decode("utf-8", "replace"), group):
                    yield EntryPoint(key, value, name, version)


def _section(text: str, group: str) -> Iterator[tuple[str, str]]:
    """The pairs below ``[group]`` of an entry points file."""
    here = False
    for raw in text.splitlines():
        line = raw.strip()
        if line.startswith("["):
            here = line == f"[{group}]"
        elif here and line and line[0] not in "#;":
            name, _, value = line.partition("=")
            yield name.strip(), value.strip()


def _named(place: Path) -> tuple[str, str]:
    """Name and version of the distribution whose metadata lies in ``place``."""
    facts: dict[str, str] = {}
    for file in ("METADATA", "PKG-INFO"):
        with suppress(OSError), (place / file).open(encoding="utf-8", errors="replace") as stream:
            for line in stream:
                key, colon, value = line.partition(":")
                if not colon or len(facts) == 2:
                    break
                if key in ("Name", "Version"):
                    facts[key] = value.strip()
    stem, _, version = place.stem.partition("-")
    return facts.get("Name", stem), facts.get("Version", version or "?")


def _in_archive(archive: Path, group: str) -> Iterator[EntryPoint]:
    from importlib import metadata

    for found in metadata.distributions(path=[str(archive)]):
        for entry in found.entry_points:
            if entry.group == group:
                yield EntryPoint(entry.name, entry.value, found.name, found.version)
