"""Defaults files: TOML with the command line's long names as keys.

::

    to = ["pdf", "epub"]
    layout = "book"
    [metadata]
    author = "…"

``convkit.toml`` is looked for in the user's config folder and in the working folder, the nearer one wins; never
among the inputs, which are not the user's own.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from convkit.errors import UsageError
from convkit.messages import say
from convkit.options import Options, merged
from convkit.settings import near

FILE = "convkit.toml"

_PLACES: dict[str, tuple[str, tuple[type, ...]]] = {
    "from": ("from_", (str,)), "to": ("to", (str, list)), "output": ("output", (str,)), "option": ("options", (dict,)),
    "split": ("split", (str,)), "volume": ("volume", (int,)), "toc": ("toc", (bool,)), "cover": ("cover", (str,)),
    "layout": ("layout", (str,)), "reference-doc": ("reference_doc", (str,)), "css": ("css", (str,)),
    "images": ("images", (str,)), "font": ("font", (dict,)),
    "variant": ("variant", (str,)), "encoding": ("encoding", (str,)), "with": ("with_", (str, list)),
    "without": ("without", (str, list)), "only": ("only", (str, list)), "guesses": ("guesses", (bool,)),
    "metadata": ("metadata", (dict,)), "jobs": ("jobs", (int,)), "engine": ("engine", (str,)),
    "engine-option": ("engine_option", (dict,)), "report": ("report", (str,)), "log": ("log", (str,)),
    "max-errors": ("max_errors", (int,)), "decisions": ("decisions", (str, list)), "duplicates": ("duplicates", (str,)),
    "ambiguities": ("ambiguities", (str,)),
    "metadata-file": ("metadata_file", (str,)),
    "edits": ("edits", (bool,)),
    "verify": ("verify", (bool,)),
    "review": ("review", (str,)),
}  # fmt: skip


def find(inputs: Iterable[Path]) -> list[Path]:
    """The defaults files that are there, the user's first; one that lies in a folder of ``inputs`` is no user's word."""
    here = Path(FILE)
    roots = [root.resolve() for root in inputs]
    found = [path for path in (config_folder() / FILE,) if path.is_file()]
    if here.is_file() and not any(here.resolve().is_relative_to(root) for root in roots):
        found.append(here)
    return found


def config_folder() -> Path:
    """The user's config folder for convkit, as the platform has it."""
    home = Path.home() if os.environ.get("HOME") or sys.platform == "win32" else Path("/")
    if sys.platform == "win32":
        base = Path(os.environ.get("APPDATA") or home / "AppData/Roaming")
    elif sys.platform == "darwin":
        base = home / "Library/Application Support"
    else:
        base = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    return base / "convkit"


def load(paths: Iterable[Path]) -> Options:
    """The options that ``paths`` state, later files over earlier ones.  Raises UsageError naming the key that is wrong."""
    options: Options = {}
    for path in paths:
        options = merged(_read(path), options)
    return options


def _read(path: Path) -> Options:
    import tomllib

    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(say("the defaults file {path} can't be read: {error}", path=path, error=error)) from error
    options: dict[str, Any] = {}
    value: Any
    for key, value in data.items():
        if key not in _PLACES:
            raise UsageError(say("{path}: there is no setting {name!r}", path=path, name=key), hint=near(key, _PLACES))
        name, types = _PLACES[key]
        if not isinstance(value, types) or (isinstance(value, bool) and bool not in types):
            kind = " / ".join({"str": "text", "dict": "table"}.get(t.__name__, t.__name__) for t in types)
            raise UsageError(say("{path}: {name} must be {kind}", path=path, name=key, kind=kind))
        options[name] = _flat(value) if isinstance(value, dict) and name == "options" else value
    return options  # type: ignore[return-value]


def _flat(table: dict[str, Any]) -> dict[str, str]:
    """``tsv.title = "…"`` is a table in a table for TOML, ``"tsv.title" = "…"`` a key: both mean the same."""
    flat: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            flat |= {f"{key}.{name}": str(inner) for name, inner in value.items()}
        else:
            flat[key] = str(value)
    return flat
