"""``convkit fonts``."""

from __future__ import annotations

import click

from convkit.cli.help import Command
from convkit.contract import FontSpec
from convkit.errors import blame
from convkit.messages import say


@click.command(cls=Command, short_help="List the fonts by role.")
def command() -> None:
    """List the faces for each role in the order in which they are tried, and which package brings one that is missing."""
    from convkit.workshop import registry

    brought = registry()
    for name, spec in sorted(
        brought.fonts.items(), key=lambda item: (item[1].role, item[1].script, item[1].order, item[0])
    ):
        role = f"{spec.role} {spec.script}".strip()
        click.echo(f"{role:10} {name:28} {place(spec, brought.owner('font', name))}")


def place(spec: FontSpec, owner: str) -> str:
    """Where the face stands, or how to get it."""
    with blame(owner, "convkit_fonts"):
        path = spec.locate()
    if path is not None:
        return str(path)
    return say("missing; {package} brings it", package=spec.brought_by) if spec.brought_by else say("missing")
