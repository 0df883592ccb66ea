"""The group of commands, each imported when it is asked for; exit codes for what they raise."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

import click

from convkit import __version__
from convkit.cli.help import Group, complain
from convkit.errors import ConvkitError, RunError, UsageError
from convkit.messages import say

GROUP = "convkit"
"""The entry point group of plugins (``hookspecs.GROUP``, without importing pluggy for a mere ``--help``)."""

COMMANDS = {
    "convert": "Convert files and folders to DOCX, PDF, EPUB, JSONL or what plugins bring.",
    "inspect": "Say what is in a file: encoding, articles, problems.  Writes nothing.",
    "trace": "Say where a character of an output came from, and which edits made it.",
    "revert": "Give the source of an output back, every edit undone.",
    "formats": "List the formats that can be read and written, or the options of one.",
    "passes": "List the cleaning passes.",
    "layouts": "List the page designs, or show one.",
    "fonts": "List the fonts by role, and what is missing.",
    "plugins": "List the installed plugins, and why one failed.",
}
"""Built-in commands by name, each in the module of its name; plugins can't take these names."""


class Commands(Group):
    """Built-in commands, then those of plugins."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command's name, the built-in ones first."""
        self._ask_plugins()
        return [*COMMANDS, *sorted(name for name in self.commands if name not in COMMANDS)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command called ``cmd_name``, imported now."""
        if cmd_name in COMMANDS:
            command = import_module(f"convkit.cli.{cmd_name}").command
            assert isinstance(command, click.Command)
            return command
        self._ask_plugins()
        return self.commands.get(cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but an unknown name is answered with near ones."""
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            from convkit.settings import near

            raise UsageError(say("there is no command {name!r}", name=name), hint=near(name, self.list_commands(ctx)))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """One line for each command; built-in ones are not imported for it."""
        rows = []
        for name in self.list_commands(ctx):
            own = self.commands.get(name)
            rows.append((name, COMMANDS.get(name) or (own.get_short_help_str(70) if own else "")))
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def _ask_plugins(self) -> None:
        """Let plugins add their commands, once; without a plugin nothing is loaded for it."""
        if getattr(self, "_asked", False):
            return
        self._asked = True
        from convkit.distributions import plugin_entry_points

        if plugin_entry_points(GROUP):
            from convkit.plugins import load_commands

            load_commands(self)


def commands() -> Commands:
    """The group of all commands."""
    group = Commands(
        "convkit",
        help="Turn folders of messy text into clean articles in DOCX, PDF, EPUB and JSONL.",
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    return click.version_option(__version__, message="convkit %(version)s")(group)


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code; what went wrong is one line on stderr."""
    if sys.platform == "win32":  # pragma: no cover - Windows
        for stream in (sys.stdout, sys.stderr):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        result = commands().main(args=list(arguments), prog_name="convkit", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except click.ClickException as error:
        complain(error)
        return 2
    except click.exceptions.Abort:
        return 130
    except UsageError as error:
        tell(error)
        return 2
    except RunError as error:
        tell(error)
        return 4
    except ConvkitError as error:
        tell(error)
        return 3
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception as error:
        return _bug(error)


def tell(error: ConvkitError) -> None:
    """Say ``error`` and its hint on stderr."""
    from convkit.report import escaped

    click.echo(f"convkit: {escaped(error.reason)}", err=True)
    if error.hint:
        click.echo(f"  {say('hint: {hint}', hint=escaped(error.hint))}", err=True)


def _bug(error: Exception) -> int:
    """Keep the details of what should not have happened in a file, and say where."""
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile("w", encoding="utf-8", prefix="convkit-", suffix=".log", delete=False) as log:
        log.write(f"convkit {__version__}, Python {sys.version}, {sys.platform}\n")
        log.writelines(traceback.format_exception(error))
    shown = f"{type(error).__name__}: {error}"
    click.echo(
        "convkit: " + say("a bug in convkit: {error}; the details are in {path}", error=shown, path=log.name), err=True
    )
    return 1
