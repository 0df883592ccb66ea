"""``convkit revert``."""

from __future__ import annotations

import sys
from typing import Any

import click

from convkit.cli.arguments import cleaning_options, making_options, reading_options, several
from convkit.cli.help import Command
from convkit.messages import say
from convkit.report import escaped


@click.command(cls=Command, short_help="Give the source of an output back.")
@click.argument("output", metavar="OUTPUT")
@click.option("-o", "--output", "target", metavar="PATH", default="-", help="File, folder, or - for stdout (default).")
@click.option("--part", metavar="NAME", help="One source of several, by its path below the input root.")
@click.option("--text", is_flag=True, help="The decoded text as UTF-8 in place of the bytes that were read.")
@click.option("--overwrite", is_flag=True, help="Replace a file that is there.")
@making_options
@reading_options
@cleaning_options
def command(output: str, target: str, **given: Any) -> int:
    """Give the source of OUTPUT back, byte for byte: every edit in its record is undone and the digest compared.

    What is known comes from the record that convert --edits wrote beside OUTPUT, which may be named itself. Without one it is made
    again from the sources, and refused where these, the options or the versions are not the same any more.
    """
    from convkit.api import revert

    said = {name: given.pop(name) for name in ("part", "text", "overwrite", "record")}
    for made in revert(output, sys.stdout.buffer if target == "-" else target, **said, **several(given)):
        if made.target is not None:
            click.echo(f"{escaped(made.source)} → {escaped(str(made.target))}", err=True)
        if made.held < made.articles:
            names = {"path": escaped(output), "held": made.held, "count": made.articles, "source": escaped(made.source)}
            click.echo(
                say("{path} holds {held} of the {count} articles of {source}, which is given back whole", **names),
                err=True,
            )
    return 0
