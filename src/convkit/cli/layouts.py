"""``convkit layouts``."""

from __future__ import annotations

import click

from convkit.cli.help import Group
from convkit.messages import say


@click.group(cls=Group, invoke_without_command=True, short_help="List the page designs.")
@click.pass_context
def command(context: click.Context) -> None:
    """List the page designs that --layout takes by name."""
    if context.invoked_subcommand is not None:
        return
    from convkit.workshop import registry

    brought = registry()
    for name, spec in sorted(brought.layouts.items()):
        owner = brought.owner("layout", name)
        click.echo(f"{name:12} {spec.summary}{'' if owner == 'convkit' else f'  ({owner})'}")


@command.command(short_help="Show the file of a design.")
@click.argument("name")
def show(name: str) -> None:
    """Show the TOML file of the design NAME: to read, or to build one of your own on (base = "NAME")."""
    from convkit.errors import UsageError
    from convkit.settings import near
    from convkit.workshop import registry

    layouts = registry().layouts
    if name not in layouts:
        raise UsageError(say("there is no layout {name!r}", name=name), hint=near(name, layouts))
    click.echo(layouts[name].path.read_text("utf-8"), nl=False)
