"""``convkit passes``."""

from __future__ import annotations

import click

from convkit.cli.help import Command
from convkit.messages import say


@click.command(cls=Command, short_help="List the cleaning passes.")
def command() -> None:
    """List the cleaning passes in the order in which they run: name, stage, default, what each does."""
    from convkit.pipeline import STAGES
    from convkit.workshop import registry

    brought = registry()
    specs = sorted(brought.passes.values(), key=lambda spec: (STAGES.index(spec.stage), spec.order, spec.name))
    width = max((len(spec.name) for spec in specs), default=0)
    for spec in specs:
        default = say("always" if spec.required else "on" if spec.default else "off")
        owner = brought.owner("pass", spec.name)
        by = "" if owner == "convkit" else f"  ({owner})"
        click.echo(f"{spec.name:{width}}  {spec.stage.value:9}  {default:6}  {spec.summary}{by}")
