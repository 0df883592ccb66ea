"""``convkit fonts``."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

import click

from convkit.cli.arguments import cleaning_options, pairs, reading_options, several
from convkit.cli.columns import MOST, wrapped
from convkit.cli.help import Command
from convkit.contract import FontSpec
from convkit.errors import blame
from convkit.messages import meaning, say
from convkit.options import Options
from convkit.report import data_line, escaped, line_of

SHOWN = 20
"""Missing characters of an input that a person is shown."""


@click.command(cls=Command, short_help="List the fonts by role, or what an input lacks.")
@click.argument("inputs", nargs=-1, metavar="[INPUT...]")
@click.option(
    "--font",
    multiple=True,
    metavar="ROLE=PATH",
    help="A font file for a role (song, hei, kai, fang, biaosong, mono, rare).",
)
@click.option("--variant", metavar="NAME", help="Convert the script, by OpenCC's names: s2t, t2s, s2twp …")
@reading_options
@cleaning_options
@click.option("--json", "as_json", is_flag=True, help="A JSON line for each face, or for each file.")
def command(inputs: tuple[str, ...], font: tuple[str, ...], as_json: bool, **given: Any) -> int:
    """List the faces for each role in the order in which they are tried: what they cover, their licence, where they stand,
    and which package brings one that is missing.

    With INPUT (files, folders, patterns), say which characters of its articles no face has, where each first stands, and which
    package brings a face for it. Nothing is written.
    """
    own = {role: paths[-1] for role, paths in pairs(font, "--font", "ROLE=PATH").items()}
    if not inputs:
        return _list(own, as_json)
    from convkit.api import lacking

    failed = False
    for finding in lacking(inputs, **cast(Options, several({**given, "font": own}))):
        failed = failed or finding["state"] == "error"
        click.echo(line_of(finding) if as_json else "\n".join(_found(finding)) + "\n", nl=False)
    return 3 if failed else 0


# --- what there is ---


def _list(own: Mapping[str, str], as_json: bool) -> int:
    from convkit.fonts import ROLES
    from convkit.fonts.registry import BEHIND

    rows = list(_faces(own))
    if as_json:
        for row in rows:
            click.echo(data_line(row), nl=False)
        return 0
    for role in ROLES:
        behind = ", ".join(BEHIND[role][1:])
        click.echo(f"{role}  ({say('then {roles}', roles=behind)})")
        for row in rows:
            if row["role"] == role:
                click.echo("\n".join(_shown(row)))
    return 0


def _faces(own: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Every known face as plain data, the user's first; ``file`` is None where it isn't installed."""
    from convkit.fonts.faces import open_face
    from convkit.fonts.registry import own_face
    from convkit.settings import Settings, check
    from convkit.workshop import registry

    brought = registry()
    check(Settings(fonts=tuple(own.items())), brought)
    for role, path in own.items():
        number = own_face(Path(path), False)
        yield {
            "role": role,
            "name": open_face(Path(path), number).name(),
            "script": "",
            "brought_by": "--font",
        } | _facts(Path(path), number)
    for name, spec in sorted(brought.fonts.items(), key=lambda item: (item[1].order, item[0])):
        row = {"role": spec.role, "name": name, "script": spec.script, "brought_by": spec.brought_by}
        yield row | _facts(_located(spec, brought.owner("font", name)), spec.index)


def _located(spec: FontSpec, owner: str) -> Path | None:
    with blame(owner, "convkit_fonts"):
        return spec.locate()


def _facts(path: Path | None, index: int) -> dict[str, Any]:
    from convkit.fonts.coverage import shares
    from convkit.fonts.faces import open_face

    if path is None:
        return {"file": None}
    face = open_face(path, index)
    return {
        "file": str(path),
        "face": index,
        "characters": len(face.characters),
        "scripts": {share.script: [share.has, share.whole or None] for share in shares(face.characters)},
        "licence": face.licence(),
        "embeddable": face.embeddable,
    }


def _shown(row: Mapping[str, Any]) -> Iterator[str]:
    """A face for a person to read."""
    name = f"  {row['name']}{' (' + row['script'] + ')' if row['script'] else ''}"
    by = row["brought_by"]
    if row["file"] is None:
        yield f"{name}: {say('missing; {package} brings it', package=by) if by else say('missing')}"
        return
    yield name + (f", {say('from {package}', package=by)}" if by else "")
    width = min(MOST, shutil.get_terminal_size().columns) - 4
    scripts = ", ".join(
        f"{say(script)} {say('{count:,} of {whole:,}', count=count, whole=whole) if whole else format(count, ',')}"
        for script, (count, whole) in row["scripts"].items()
    )
    yield from (
        f"    {line}" for line in wrapped(f"{say('{count:,} characters', count=row['characters'])}: {scripts}", width)
    )
    licence = escaped(row["licence"]) or say("no licence is stated")
    yield f"    {licence}" + ("" if row["embeddable"] else f"; {say('its bits forbid embedding')}")
    yield f"    {row['file']}" + (f" ({say('face {number}', number=row['face'])})" if row["face"] else "")


# --- what an input lacks ---


def _found(finding: Mapping[str, Any]) -> Iterator[str]:
    """What an input is set in and lacks, for a person to read."""
    yield escaped(finding["file"])
    if finding["state"] != "ok":
        yield f"  {finding['code']} {meaning(finding['code'])}: {escaped(finding['reason'])}"
        return
    faces = ", ".join(f"{name} {count:,}" for name, count in finding["faces"].items())
    yield f"  {say('articles')}: {finding['articles']}"
    yield f"  {say('different characters by face')}: {faces or '-'}"
    if finding["mainland"]["articles"]:
        by = ", ".join(finding["mainland"]["brought_by"]) or "-"
        count = finding["mainland"]["articles"]
        yield f"  {say('traditional articles in mainland forms: {count}; faces for them: {package}', count=count, package=by)}"
    missing = finding["missing"]
    if not missing:
        yield f"  {say('every character has a face')}"
        return
    yield f"  {say('characters that no face has')}: {len(missing)}"
    for row in missing[:SHOWN]:
        yield from _lack(row)
    if len(missing) > SHOWN:
        yield f"    … {say('{count} more: --json lists all', count=len(missing) - SHOWN)}"


def _lack(row: Mapping[str, Any]) -> Iterator[str]:
    place, script = row["place"], row["script"]
    where = ""
    if place:
        at = say("line {line}, column {column}", line=place["line"], column=place["column"])
        context = f"{place['before'][-10:]}【{place['text']}】{place['after'][:10]}".replace("\n", "⏎")
        where = f"; {at}: {escaped(context)}"
    yield f"    {row['code']} {escaped(row['character'])} × {row['count']}, {say(script)}{where}"
    yield f"      {_advice(row)}"


def _advice(row: Mapping[str, Any]) -> str:
    if row["brought_by"]:
        return say("a face with it: {package}", package=", ".join(row["brought_by"]))
    if row["script"] == "private use":
        return say("a private character: only the face that it was made for has it (--font rare=FILE)")
    return say("no package is known for it: name a face that has it with --font rare=FILE")
