"""What an output was made of and how: kept beside it, so that its record can be made again, or be refused where that would give another."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from convkit import __version__
from convkit.options import Options, text_options
from convkit.plugins import Registry
from convkit.settings import Settings, chosen_passes


class Making(NamedTuple):
    """What shaped the articles of a source: convkit's version, options, passes with their versions, and plugins with theirs.

    ``decisions`` are the digests of the files of decisions that ``options`` name.
    """

    convkit: str
    reader: str
    options: Options
    decisions: tuple[str, ...]
    passes: Mapping[str, int]
    plugins: tuple[str, ...]

    def data(self) -> dict[str, Any]:
        """The same as plain data, in a fixed order."""
        made: dict[str, Any] = {"convkit": self.convkit, "reader": self.reader, "options": self.options}
        return made | {"decisions": list(self.decisions), "passes": dict(self.passes), "plugins": list(self.plugins)}

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Making:
        """What :meth:`data` gave.  Raises KeyError or TypeError where it isn't that."""
        return cls(
            data["convkit"], data["reader"], data["options"], tuple(data["decisions"]), data["passes"],
            tuple(data["plugins"]),
        )  # fmt: skip


class Origin(NamedTuple):
    """One source of an output: ``file`` from the output folder ("" for standard input), ``path`` below its root, digest, making.

    ``left_out`` are the numbers of its articles, from 0, that no output holds, since others repeat them.
    """

    file: str
    path: str
    sha256: str
    making: Making
    left_out: tuple[int, ...] = ()


class Made(NamedTuple):
    """What was made into an output: its sources in order, () where that isn't known, and which of their articles, from 0, half-open."""

    origins: tuple[Origin, ...] = ()
    first: int = 0
    end: int = 0


UNKNOWN = Made()


class Table:
    """What outputs were made of as plain data, in which outputs share what is long: ``makings``, and the ``origins`` of many sources."""

    def __init__(self) -> None:
        self.origins: dict[str, list[list[Any]]] = {}
        self.makings: dict[str, dict[str, Any]] = {}
        self._keys: dict[int, tuple[str, object]] = {}
        self._known: dict[str, Making] = {}

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Table:
        """The table whose ``origins`` and ``makings`` stand in ``data``.  Raises KeyError or TypeError where they are something else."""
        table = cls()
        table.origins = data.get("origins", {})
        table._known = {key: Making.of(making) for key, making in data.get("makings", {}).items()}
        return table

    def row(self, made: Made) -> list[object]:
        """``made`` as plain data, [] for nothing known."""
        if not made.origins:
            return []
        rows = [[*o[:3], self._making(o.making), *([list(o.left_out)] if o.left_out else [])] for o in made.origins]
        return [rows[0] if len(rows) == 1 else self._key(made.origins, rows, self.origins), made.first, made.end]

    def made(self, row: list[Any]) -> Made:
        """What :meth:`row` made data of.  Raises KeyError, TypeError or ValueError where it is something else."""
        held, first, end = row
        rows = self.origins[held] if isinstance(held, str) else [held]
        return Made(tuple(self._origin(*row) for row in rows), int(first), int(end))

    def _origin(self, file: str, path: str, sha256: str, making: str, left_out: Sequence[int] = ()) -> Origin:
        return Origin(file, path, sha256, self._known[making], tuple(left_out))

    def _making(self, making: Making) -> str:
        return self._key(making, None, self.makings)

    def _key(self, held: object, data: Any, table: dict[str, Any]) -> str:
        """The key of ``held``, made of what it says and looked at once for each object; ``table`` holds its data then."""
        if id(held) not in self._keys:
            data = held.data() if isinstance(held, Making) else data
            key = hashlib.sha256(json.dumps(data).encode()).hexdigest()[:16]
            table[key] = data
            self._keys[id(held)] = (key, held)
        return self._keys[id(held)][0]


def making(settings: Settings, registry: Registry, reader: str) -> Making:
    """How a source that the format ``reader`` reads is worked on under ``settings``."""
    passes = chosen_passes(settings, registry)
    owners = {registry.owner("reader", reader), *(registry.owner("pass", spec.name) for spec in passes)}
    return Making(
        __version__, reader, text_options(settings), tuple(digest for _, digest in settings.decisions),
        {spec.name: spec.version for spec in sorted(passes)},
        tuple(sorted(owners - {"convkit"})),
    )  # fmt: skip


def from_folder(path: str, folder: Path) -> str:
    """``path`` as it is found from ``folder``, with ``/``; absolute where no way leads there (another drive)."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:
        return Path(path).resolve().as_posix()


def difference(before: Making, now: Making) -> str:
    """What of ``before`` is otherwise ``now``, in a few words; "" where nothing is."""
    if before.convkit != now.convkit:
        return f"convkit {before.convkit} / {now.convkit}"
    if before.options != now.options:
        return f"{_shown(before.options)} / {_shown(now.options)}"
    if before.decisions != now.decisions:
        return "--decisions"
    if before.plugins != now.plugins:
        return f"{', '.join(before.plugins) or '-'} / {', '.join(now.plugins) or '-'}"
    names = sorted(before.passes.keys() | now.passes.keys())
    changed = [name for name in names if before.passes.get(name) != now.passes.get(name)]
    if changed:
        return ", ".join(f"{name} {before.passes.get(name, '-')} / {now.passes.get(name, '-')}" for name in changed)
    return "" if before.reader == now.reader else f"{before.reader} / {now.reader}"


def _shown(options: Mapping[str, Any]) -> str:
    return ", ".join(f"{key} {value}" for key, value in options.items()) or "-"
