"""The hooks of convkit.  Each hands its objects over once a process; keep heavy imports out of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    import click

    from convkit.contract import EngineSpec, FontSpec, Format, LayoutSpec, PassSpec

GROUP = "convkit"
"""The entry point group, and the name that the hook markers carry."""

hookspec = pluggy.HookspecMarker(GROUP)
hookimpl = pluggy.HookimplMarker(GROUP)


@hookspec
def convkit_formats() -> Iterable[Format]:
    """Return the formats this plugin reads or writes.

    Called once a process, before inputs are looked at.  A name that is already taken is refused, naming both plugins.
    Since contract 1.
    """
    raise AssertionError


@hookspec
def convkit_passes() -> Iterable[PassSpec]:
    """Return the cleaning passes this plugin adds; stage and order say where they run.  Since contract 1."""
    raise AssertionError


@hookspec
def convkit_engines() -> Iterable[EngineSpec]:
    """Return the engines that ``--engine`` may name.  Since contract 1."""
    raise AssertionError


@hookspec
def convkit_layouts() -> Iterable[LayoutSpec]:
    """Return the page designs that ``--layout`` may name.  Since contract 1."""
    raise AssertionError


@hookspec
def convkit_fonts() -> Iterable[FontSpec]:
    """Return faces for roles; a face whose file is absent is passed over.  Since contract 1."""
    raise AssertionError


@hookspec
def convkit_commands(cli: click.Group) -> None:
    """Add commands to ``cli``.  Called only when the command line runs.  Since contract 1."""
