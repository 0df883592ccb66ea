"""The built-in readers: one module a format, each with its ``FORMAT``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from convkit.builtin import modules
from convkit.contract import Format
from convkit.hookspecs import hookimpl


@hookimpl
def convkit_formats() -> Iterable[Format]:
    """The ``FORMAT`` of each module in this folder."""
    return [module.FORMAT for module in modules(__name__, str(Path(__file__).parent), "FORMAT")]
