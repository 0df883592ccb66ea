"""``convkit convert``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import click

from convkit.cli.arguments import cleaning_options, pairs, reading_options, several
from convkit.cli.help import Command as ConvkitCommand
from convkit.options import Options

Command = Callable[..., Any]


def _output_options(command: Command) -> Command:
    for option in reversed(
        (
            click.option("-t", "--to", multiple=True, metavar="FORMAT", help="Formats to write, with commas."),
            click.option(
                "-o",
                "--output",
                metavar="PATH",
                help="Folder (default ./out), file (its suffix gives --to), or - for stdout.",
            ),
            click.option(
                "--split",
                type=click.Choice(["source", "article", "all"]),
                help="One output for each source (default), for each article, or for all.",
            ),
            click.option(
                "--volume",
                type=click.IntRange(min=0),
                metavar="N",
                help="Go on in NAME-2 after N pages (PDF), MB of text (DOCX), documents (EPUB); 0: never.",
            ),
            click.option(
                "--toc/--no-toc", default=None, help="Contents, or none (default: where there are several articles)."
            ),
            click.option("--cover", metavar="FILE", help="A picture for the cover, auto (default) or none."),
            click.option("--layout", metavar="NAME|FILE", help="The page design (default: article)."),
            click.option("--reference-doc", metavar="FILE", help="A DOCX whose styles are taken."),
            click.option("--css", metavar="FILE", help="A style sheet for EPUB, after the layout's own."),
            click.option("--images", metavar="DIR", help="Show local pictures that lie below DIR; nothing is fetched."),
            click.option(
                "--font",
                multiple=True,
                metavar="ROLE=PATH",
                help="A font file for a role (song, hei, kai, fang, biaosong, mono, rare).",
            ),
            click.option(
                "-M", "--metadata", multiple=True, metavar="KEY=VALUE", help="Metadata of the outputs: title, author …"
            ),
            click.option(
                "--metadata-file",
                metavar="FILE",
                help="A table of metadata (CSV, XLSX, TOML), a row for each file or article id.",
            ),
            click.option(
                "--edits", is_flag=True, default=None, help="Write the record of every edit beside each output."
            ),
            click.option(
                "--verify",
                is_flag=True,
                default=None,
                help="Open each output again and compare its text with the articles.",
            ),
            click.option(
                "--duplicates",
                type=click.Choice(["report", "link", "drop"]),
                help="Articles that repeat others: report them (default), link them to the one kept, or leave them out.",
            ),
            click.option("--overwrite", is_flag=True, help="Replace files that convkit did not write."),
        )
    ):
        command = option(command)
    return command


def _running_options(command: Command) -> Command:
    for option in reversed(
        (
            click.option(
                "-d",
                "--defaults",
                metavar="FILE",
                help="A TOML file of defaults (else convkit.toml where it is found).",
            ),
            click.option(
                "-j",
                "--jobs",
                type=click.IntRange(min=1),
                metavar="N",
                help="Worker processes (default: one for each core).",
            ),
            click.option(
                "--engine", metavar="NAME", help="How units are run: processes, serial, or what plugins bring."
            ),
            click.option("--engine-option", multiple=True, metavar="KEY=VALUE", help="An option of the engine."),
            click.option("--report", metavar="FILE", help="Write a JSON line for each input."),
            click.option(
                "--review",
                metavar="FILE",
                help="Write an HTML page that shows each source beside its articles, every edit marked.",
            ),
            click.option("--log", metavar="FILE", help="Write a debug log with tracebacks (JSON lines)."),
            click.option(
                "--max-errors", type=click.IntRange(min=0), metavar="N", help="Stop when more than N inputs failed."
            ),
            click.option("--dry-run", is_flag=True, help="Say what would be written; write nothing."),
            click.option("-q", "--quiet", is_flag=True, help="Say nothing but failures."),
            click.option("-v", "--verbose", is_flag=True, help="Say a line for each input."),
        )
    ):
        command = option(command)
    return command


@click.command(cls=ConvkitCommand, short_help="Convert files and folders.")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@reading_options
@_output_options
@cleaning_options
@click.option("--variant", metavar="NAME", help="Convert the script, by OpenCC's names: s2t, t2s, s2twp …")
@click.option(
    "--ambiguities", metavar="FILE", help="List where --variant chose among several characters (.tsv, .csv, .jsonl)."
)
@_running_options
def command(inputs: tuple[str, ...], quiet: bool, verbose: bool, defaults: str | None, **given: Any) -> int:
    """Convert INPUT (files, folders, patterns; - is standard input) to one or more formats.

    Exit codes: 0 done, 2 wrong usage, 3 some inputs failed, 4 stopped early, 130 and 143 ended by a signal.
    """
    from convkit.api import convert
    from convkit.cli.progress import observer

    watching = observer(quiet=quiet, verbose=verbose)
    try:
        report = convert(inputs, defaults=defaults or True, observer=watching, **options_of(given))
    except KeyboardInterrupt:
        return 130
    for path in report.planned:
        click.echo(path)
    return report.exit_code


def options_of(given: dict[str, Any]) -> Options:
    """The options in Python form from what click parsed."""
    options: dict[str, Any] = several(given)
    for name, option, form in (
        ("font", "--font", "ROLE=PATH"),
        ("engine_option", "--engine-option", "KEY=VALUE"),
    ):
        options[name] = {key: values[-1] for key, values in pairs(given[name], option, form).items()}
    options["metadata"] = pairs(given["metadata"], "-M", "KEY=VALUE")
    return cast(Options, options)
