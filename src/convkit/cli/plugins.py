"""``convkit plugins``."""

from __future__ import annotations

import json

import click

from convkit.cli.help import Group
from convkit.messages import say
from convkit.report import escaped


@click.group(cls=Group, invoke_without_command=True, short_help="List the installed plugins.")
@click.pass_context
def command(context: click.Context) -> None:
    """List the installed plugins: name, version, hooks, and why one failed to load."""
    if context.invoked_subcommand is None:
        context.invoke(listed)


@command.command("list", short_help="List the installed plugins.")
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
def listed(as_json: bool = False) -> None:
    """List the installed plugins: name, version, hooks, and why one failed to load."""
    from convkit.workshop import registry

    found = registry().plugins
    if as_json:
        click.echo(json.dumps([info._asdict() for info in found], ensure_ascii=False, indent=1))
        return
    if not found:
        click.echo(say("no plugins are installed"))
    for info in found:
        hooks = ", ".join(hook.removeprefix("convkit_") for hook in info.hooks)
        click.echo(f"{info.name} {info.version}  {hooks}")
        if info.failure:
            click.echo(f"  {say('failed')}: {escaped(info.failure)}")
