"""Options that several commands take, and how their values become Python's."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import click

from convkit.errors import UsageError
from convkit.messages import say

Command = Callable[..., Any]


def reading_options(command: Command) -> Command:
    """Add ``-f``, ``-O`` and ``--encoding``."""
    for option in (
        click.option("--encoding", metavar="NAME", help="The inputs' encoding (default: found for each file)."),
        click.option(
            "-O",
            "--option",
            "options",
            multiple=True,
            metavar="FORMAT.KEY=VALUE",
            help="An option of a format (convkit formats NAME).",
        ),
        click.option(
            "-f",
            "--from",
            "from_",
            metavar="NAME",
            help="The inputs' format (default: found for each file by content).",
        ),
    ):
        command = option(command)
    return command


def cleaning_options(command: Command) -> Command:
    """Add ``--with``, ``--without``, ``--only``, ``--no-guesses`` and ``--decisions``."""
    for option in (
        click.option("--no-guesses", is_flag=True, help="Only repairs that bytes or layout force."),
        click.option(
            "--decisions",
            multiple=True,
            metavar="FILE",
            help="Follow what a person decided on a page of --review; several files count together.",
        ),
        click.option("--only", metavar="PASS,…|none", help="These cleaning passes and no others."),
        click.option("--without", multiple=True, metavar="PASS,…", help="Leave cleaning passes out."),
        click.option(
            "--with",
            "with_passes",
            multiple=True,
            metavar="PASS,…",
            help="Cleaning passes beside the default ones (convkit passes).",
        ),
    ):
        command = option(command)
    return command


def making_options(command: Command) -> Command:
    """Add ``--record``, ``--source`` and ``--variant``: how an output is known to have been made."""
    for option in (
        click.option(
            "--variant", metavar="NAME", help="The --variant that OUTPUT was made with, where nothing else tells."
        ),
        click.option(
            "--source",
            "sources",
            multiple=True,
            metavar="FILE",
            help="A source of OUTPUT, where it lies elsewhere now.",
        ),
        click.option("--record", metavar="FILE", help="The record of OUTPUT, where it stands elsewhere now."),
    ):
        command = option(command)
    return command


def several(given: dict[str, Any]) -> dict[str, Any]:
    """What click parsed, under the names that the API takes."""
    options = dict(given)
    options["with_"] = options.pop("with_passes")
    options["guesses"] = False if options.pop("no_guesses") else None
    stated = pairs(given["options"], "-O", "FORMAT.KEY=VALUE")
    options["options"] = {key: values[-1] for key, values in stated.items()}
    return options


def pairs(values: Iterable[str], option: str, form: str) -> dict[str, list[str]]:
    """The values by key of ``KEY=VALUE``.  Raises UsageError for what has no ``=``."""
    found: dict[str, list[str]] = {}
    for value in values:
        key, equals, rest = value.partition("=")
        if not equals or not key.strip():
            raise UsageError(say("{option} takes {form}, not {name!r}", option=option, form=form, name=value))
        found.setdefault(key.strip(), []).append(rest)
    return found
