"""Commands whose help and complaints are in the user's language: click's own in English, ours in Chinese."""

from __future__ import annotations

import click

from convkit.messages import language


class Command(click.Command):
    """A command."""

    def get_help(self, ctx: click.Context) -> str:
        """The help text."""
        return _chinese_help(self, ctx) if language() == "zh" else super().get_help(ctx)


class Group(click.Group):
    """A group of commands."""

    command_class = Command

    def get_help(self, ctx: click.Context) -> str:
        """The help text."""
        return _chinese_help(self, ctx) if language() == "zh" else super().get_help(ctx)


def _chinese_help(command: click.Command, ctx: click.Context) -> str:
    from convkit.cli.chinese import help_of

    return help_of(command, ctx)


def complain(error: click.ClickException) -> None:
    """Say on stderr what is wrong with the call."""
    if language() != "zh":
        error.show()
        return
    from convkit.cli.chinese import complaint

    click.echo(complaint(error), err=True)
