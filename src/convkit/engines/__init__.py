"""The built-in engines: one module each, with its ``ENGINE``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from convkit.builtin import modules
from convkit.contract import EngineSpec
from convkit.hookspecs import hookimpl


@hookimpl
def convkit_engines() -> Iterable[EngineSpec]:
    """The ``ENGINE`` of each module in this folder."""
    return [module.ENGINE for module in modules(__name__, str(Path(__file__).parent), "ENGINE")]
