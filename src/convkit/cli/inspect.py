"""``convkit inspect``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

import click

from convkit.cli.arguments import cleaning_options, reading_options, several
from convkit.cli.help import Command
from convkit.messages import meaning, say
from convkit.options import Options
from convkit.report import escaped, line_of

SHOWN_FURNITURE = 5
SHOWN_TEXT = 40


@click.command(cls=Command, short_help="Say what is in a file.")
@click.argument("inputs", nargs=-1, required=True, metavar="FILE...")
@reading_options
@cleaning_options
@click.option(
    "--explain", is_flag=True, help="Say why: encoding, reader, gates, where articles begin, what each line became."
)
@click.option("--json", "as_json", is_flag=True, help="A JSON line for each file.")
def command(inputs: tuple[str, ...], as_json: bool, explain: bool, **given: Any) -> int:
    """Say what is in FILE: reader, encoding and its evidence, articles with titles and dates, problems, edits by pass.

    Nothing is written.
    """
    from convkit.api import inspect

    failed = False
    for finding in inspect(inputs, explain=explain, **cast(Options, several(given))):
        failed = failed or finding["state"] == "error"
        click.echo(line_of(finding) if as_json else "\n".join(_shown(finding)) + "\n", nl=False)
    return 3 if failed else 0


def _shown(finding: Mapping[str, Any]) -> Iterator[str]:
    if "explain" not in finding:
        return lines(finding)
    from convkit.cli.explain import explained

    return explained(finding)


def lines(finding: Mapping[str, Any]) -> Iterator[str]:
    """``finding`` for a person to read."""
    yield escaped(finding["file"])
    if finding["state"] != "ok":
        yield f"  {finding['code']} {meaning(finding['code'])}: {escaped(finding['reason'])}"
        if finding.get("hint"):
            yield f"  {say('hint: {hint}', hint=escaped(finding['hint']))}"
        return
    encoding = finding["encoding"]
    evidence = "".join(f"  {key} {value:g}" for key, value in encoding.get("evidence", {}).items())
    yield f"  {say('reader')}: {finding['reader']}"
    yield f"  {say('encoding')}: {encoding['name']} ({encoding['how']}){evidence}"
    yield f"  {say('articles')}: {len(finding['articles'])}"
    for number, article in enumerate(finding["articles"], 1):
        title = escaped(article["title"]) or say("(no title)")
        where = say("line {line}", line=article["line"])
        yield f"    {number}. {article['date'] or '-'}  {title}  [{article['language']}, {where}, {article['characters']}]"
    if finding["problems"]:
        yield f"  {say('problems')}:"
        for problem in finding["problems"]:
            what = meaning(problem["code"])
            message = escaped(problem["message"])
            yield f"    {problem['code']} × {problem['count']}: {what}{': ' if what and message else ''}{message}"
    if finding["edits"]:
        yield f"  {say('edits')}:"
        yield from (f"    {name} × {count}" for name, count in finding["edits"].items())
    gates = {name: facts for name, facts in finding["gates"].items() if facts["open"] or facts["suspect"]}
    if gates:
        yield f"  {say('gates')}:"
        yield from (f"    {name}: {_gate(facts)}" for name, facts in gates.items())
    if finding["furniture"]:
        yield f"  {say('furniture')}: {len(finding['furniture'])}"
        for piece in finding["furniture"][:SHOWN_FURNITURE]:
            yield f"    {piece['reason']}: {escaped(' '.join(piece['text'].split())[:SHOWN_TEXT])}"


def _gate(facts: Mapping[str, Any]) -> str:
    """What a gate decided, what it left alone, and in brackets what it went by."""
    said = [say("open") if facts["open"] else say("shut")]
    if facts["suspect"]:
        said.append(say("{count} places look damaged and are left alone", count=facts["suspect"]))
    evidence = ", ".join(f"{name} {value:g}" for name, value in facts["evidence"].items())
    return ", ".join(said) + (f" ({evidence})" if evidence else "")
