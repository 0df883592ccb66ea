"""``convkit formats``."""

from __future__ import annotations

from collections.abc import Iterator

import click

from convkit.cli.help import Command
from convkit.contract import Format, Option
from convkit.messages import say
from convkit.plugins import Registry


@click.command(cls=Command, short_help="List the formats.")
@click.argument("name", required=False)
def command(name: str | None) -> None:
    """List the formats that can be read and written; with NAME, the options of that format (-O NAME.KEY=VALUE)."""
    from convkit.workshop import registry

    brought = registry()
    if name is None:
        for line in table(brought):
            click.echo(line)
        return
    from convkit.settings import known

    known(name, {**brought.readers, **brought.writers}, "format", brought)
    for line in described(name, brought):
        click.echo(line)


def table(brought: Registry) -> Iterator[str]:
    """A line for each format: name, what it does, suffixes, summary, who brought it where it isn't built in."""
    for name in sorted({*brought.readers, *brought.writers}):
        specs = _specs(name, brought)
        does = "+".join(say(kind) for kind, _, _ in specs)
        suffixes = " ".join(dict.fromkeys(suffix for _, spec, _ in specs for suffix in spec.suffixes))
        owners = sorted({owner for _, _, owner in specs if owner != "convkit"})
        by = f"  ({', '.join(owners)})" if owners else ""
        yield f"{name:10} {does:12} {suffixes:24} {specs[0][1].summary}{by}"


def described(name: str, brought: Registry) -> Iterator[str]:
    """What there is to know about one format."""
    for kind, spec, owner in _specs(name, brought):
        yield f"{name}: {say(kind)} {' '.join(spec.suffixes)}: {spec.summary} ({say('built-in') if owner == 'convkit' else owner})"
        options = spec.reader_options if kind == "reads" else spec.writer_options
        yield from (f"  -O {name}.{option.name}=…  {_option(option)}" for option in options)


def _specs(name: str, brought: Registry) -> list[tuple[str, Format, str]]:
    found = []
    if name in brought.readers:
        found.append(("reads", brought.readers[name], brought.owner("reader", name)))
    if name in brought.writers:
        found.append(("writes", brought.writers[name], brought.owner("writer", name)))
    return found


def _option(option: Option) -> str:
    facts = [option.help]
    if option.choices:
        facts.append(say("one of {choices}", choices=", ".join(option.choices)))
    if option.default:
        facts.append(say("default {value!r}", value=option.default))
    return "; ".join(facts)
