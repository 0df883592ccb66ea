"""``convkit trace``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from convkit.cli.arguments import cleaning_options, making_options, reading_options, several
from convkit.cli.columns import clipped
from convkit.cli.help import Command
from convkit.errors import UsageError
from convkit.messages import say
from convkit.report import data_line, escaped

if TYPE_CHECKING:
    from convkit.located import Place
    from convkit.tracing import Trace, TracedEdit

SHOWN_EDITS = 20
SHOWN_TEXT = 60


@click.command(cls=Command, short_help="Say where a character came from.")
@click.argument("output", metavar="OUTPUT")
@click.option("--find", metavar="TEXT", help="Wherever TEXT stands in its articles and their fields.")
@click.option("--article", metavar="ID", help="This article (needed where there are several and no --find).")
@click.option("--field", metavar="NAME", help="This field of it (title, date …) in place of the body.")
@click.option(
    "--offset", metavar="N[:M]", help="Character N of the body or field, from 0, or N up to M (default: all)."
)
@making_options
@reading_options
@cleaning_options
@click.option("--json", "as_json", is_flag=True, help="A JSON line for each place.")
def command(output: str, as_json: bool, offset: str | None, **given: Any) -> int:
    """Say where characters of OUTPUT came from: file, line, column, byte, character, and the edits that made them what they are.

    What is known comes from the record that convert --edits wrote beside OUTPUT. Without one it is made again from the sources, and
    refused where these, the options or the versions are not the same any more.
    """
    from convkit.api import trace

    start, end = _stretch(offset)
    wanted = {name: given.pop(name) for name in ("find", "article", "field", "record")}
    for found in trace(output, **wanted, start=start, end=end, **several(given)):
        click.echo(data_line(found.data()) if as_json else "\n".join(lines(found)) + "\n", nl=False)
    return 0


def _stretch(offset: str | None) -> tuple[int | None, int | None]:
    """N and M of ``N:M``; a single N is one character."""
    if offset is None:
        return None, None
    first, colon, last = offset.partition(":")
    if not first.isdecimal() or not (last.isdecimal() if colon else True):
        raise UsageError(say("{option} takes {form}, not {name!r}", option="--offset", form="N[:M]", name=offset))
    return int(first), int(last) if colon else None


def lines(found: Trace) -> Iterator[str]:
    """``found`` for a person to read."""
    title = escaped(found.title) or say("(no title)")
    yield f"{title} [{found.article}]  {found.part} {found.start}:{found.end}  {_shown(found.text)}"
    for place in found.places:
        yield from _place(found.source, place)
    if not found.places:
        yield f"  {say('no place of the source is on record for it')}"
    elif found.edits:
        yield f"  {say('edits')}:"
        yield from (f"    {_edit(edit)}" for edit in found.edits[:SHOWN_EDITS])
        if len(found.edits) > SHOWN_EDITS:
            yield f"    … {say('{count} more: --json lists all', count=len(found.edits) - SHOWN_EDITS)}"
    else:
        yield f"  {say('no edit changed it')}"


def _place(source: str, place: Place) -> Iterator[str]:
    where = say(
        "line {line}, column {column}, byte {byte}, character {offset}",
        line=place.line, column=place.column, byte=place.byte, offset=place.offset,
    )  # fmt: skip
    yield f"  {escaped(source)}: {where}"
    middle = _inline(place.text)
    if len(middle) > SHOWN_TEXT:
        middle = f"{middle[: SHOWN_TEXT // 2]} … {middle[-SHOWN_TEXT // 2 :]}"
    yield f"    {_inline(place.before)}【{middle}】{_inline(place.after)}"


def _edit(edit: TracedEdit) -> str:
    where = say("line {line}, column {column}", line=edit.line, column=edit.column)
    said = [edit.certainty] + [say("moved")] * edit.moved
    return f"{edit.name} {edit.version} ({', '.join(said)}), {where}: {_shown(edit.old)} → {_shown(edit.new)}"


def _shown(text: str) -> str:
    return f"“{clipped(_inline(text), SHOWN_TEXT)}”"


def _inline(text: str) -> str:
    """``text`` in one line: its line ends and tabs as marks."""
    return escaped(text.replace("\r\n", "⏎").replace("\n", "⏎").replace("\r", "⏎").replace("\t", "⇥"))
