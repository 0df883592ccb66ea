"""The built-in cleaning passes: one module a family, each with its ``PASSES``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from convkit.builtin import modules
from convkit.contract import PassSpec
from convkit.hookspecs import hookimpl


@hookimpl
def convkit_passes() -> Iterable[PassSpec]:
    """The ``PASSES`` of each module in this folder."""
    return [spec for module in modules(__name__, str(Path(__file__).parent), "PASSES") for spec in module.PASSES]
