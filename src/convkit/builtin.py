"""How the built-in folders list their own modules: a new file is a new format, and no existing line changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any


def modules(package: str, folder: str, attribute: str) -> Iterator[ModuleType]:
    """The modules of ``package`` in ``folder`` that carry ``attribute``, by name.  They must be cheap to import."""
    names = {path.stem for path in Path(folder).iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    for name in sorted(name for name in names if not name.startswith("_")):
        module = import_module(f"{package}.{name}")
        if hasattr(module, attribute):
            yield module


def later(module: str, name: str) -> Callable[..., Any]:
    """What makes a ``name`` of ``module``, which is imported when the first is made; options of a run that reach it change nothing."""

    def make(*_: object) -> Any:
        return getattr(import_module(module), name)()

    return make
