"""``convkit inspect --explain`` on a terminal: what was decided about a source, by which score, and why."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from convkit.cli.columns import MOST, aligned, clipped, columns, padded, wrapped
from convkit.cli.reasons import because, named
from convkit.messages import meaning, say
from convkit.report import escaped

Entry = Mapping[str, Any]
WITHOUT = ("no gate", "nothing to do")
"""States of passes that decided nothing."""
LEAST = 60
"""Columns that are used at the least."""
SHOWN = 60
"""Decisions and pieces of furniture that are shown."""
FIRST = 9
"""Columns of what stands before a decision: its line."""


def explained(finding: Entry) -> Iterator[str]:
    """``finding`` with its explanation, for a person to read."""
    width = max(LEAST, min(MOST, shutil.get_terminal_size().columns - 2))
    told = finding["explain"]
    yield escaped(finding["file"])
    yield from _section(say("encoding"), _encoding(finding["encoding"]), width)
    yield from _section(say("reader"), _readers(finding["reader"], told["readers"]), width)
    yield from _section(say("gates"), _gates(told["gates"]), width)
    for number, (article, why) in enumerate(zip(finding["articles"], told["articles"], strict=True), 1):
        yield ""
        yield from _article(number, article, why, width)
    yield from _decisions(told["decisions"], width)
    yield from _furniture(told["furniture"], width)
    if finding["problems"]:
        rows = [
            (
                f"{one['code']} × {one['count']}",
                "; ".join(filter(None, [meaning(one["code"]), escaped(one["message"])])),
            )
            for one in finding["problems"]
        ]
        yield ""
        yield f"  {say('problems')}"
        yield from aligned(rows, width, indent=4)


def _section(head: str, rows: Sequence[tuple[str, str]], width: int) -> Iterator[str]:
    yield ""
    yield f"  {head}"
    yield from aligned(list(rows), width, indent=4)


def _encoding(found: Entry) -> list[tuple[str, str]]:
    how = found["how"]
    rows = [(found["name"], because(f"encoding {how}"))]
    rows += [(name, f"{value:+.3f}") for name, value in sorted(found.get("evidence", {}).items(), key=lambda e: -e[1])]
    return rows


def _readers(chosen: str, readers: Sequence[Entry]) -> list[tuple[str, str]]:
    rows = []
    for reader in readers:
        score = "" if reader["score"] is None else f"{reader['score']:.2f}"
        mark = "← " if reader["name"] == chosen else ""
        rows.append((reader["name"], f"{mark}{score}  {because(reader['reason'])}".strip()))
    return rows


def _gates(gates: Sequence[Entry]) -> list[tuple[str, str]]:
    """Those that are open or that had something to count; the others in one row."""
    rows = []
    for gate in gates:
        if gate["state"] in WITHOUT:
            continue
        said = [say("open") if gate["state"] == "open" else say("shut")]
        if gate["suspect"]:
            said.append(say("{count} places look damaged and are left alone", count=gate["suspect"]))
        counted = ", ".join(f"{name} {value:g}" for name, value in gate["evidence"].items())
        rows.append((gate["pass"], ", ".join(said) + (f" ({counted})" if counted else "")))
    for state in WITHOUT:
        names = [gate["pass"] for gate in gates if gate["state"] == state]
        if names:
            rows.append((say(state), ", ".join(names)))
    return rows


def _article(number: int, article: Entry, why: Entry, width: int) -> Iterator[str]:
    title = escaped(article["title"]) or say("(no title)")
    yield f"  {number}. {clipped(title, width - 6)}"
    start = why["start"]
    score = "" if start["score"] is None else f"{start['score']:+.1f}: "
    yield from _row(why["line"], say("article begins"), f"{score}{because(start['reason'])}", width)
    for field in why["fields"]:
        unsure = f" ({say('a guess')})" if field["certainty"] == "guess" else ""
        yield from _row(
            field["line"],
            named(field["name"]),
            f"{escaped(field['value'])} ← {because(field['reason'])}{unsure}",
            width,
        )


def _decisions(found: Sequence[Entry], width: int) -> Iterator[str]:
    rows = [
        (
            one["line"],
            f"{because(one['what'])}{' {:+.1f}'.format(one['score']) if one['score'] else ''}",
            f"{clipped(escaped(one['text']), width // 2)} ← {because(one['reason'])}",
        )
        for one in found[:SHOWN]
    ]
    yield from _rows(say("decisions about lines"), rows, len(found), width)


def _furniture(found: Sequence[Entry], width: int) -> Iterator[str]:
    rows = [(one["line"], because(one["reason"]), escaped(one["text"])) for one in found[:SHOWN]]
    yield from _rows(say("furniture"), rows, len(found), width)


def _rows(head: str, rows: Sequence[tuple[int, str, str]], count: int, width: int) -> Iterator[str]:
    """A section of decisions, of which there are ``count`` in all; nothing where there are none."""
    if not rows:
        return
    yield ""
    yield f"  {head}"
    for line, name, said in rows:
        yield from _row(line, name, said, width)
    if count > len(rows):
        yield f"    {say('and {count} more (--json has all)', count=count - len(rows))}"


NAME = 22
"""Columns of what was decided."""


def _row(line: int, name: str, said: str, width: int) -> Iterator[str]:
    """One decision: its line, what was decided, and why, in three columns."""
    head = f"    {padded(say('line {line}', line=line), FIRST)} "
    rest = list(wrapped(said, max(20, width - FIRST - NAME - 6))) or [""]
    if columns(name) > NAME:
        yield f"{head}{name}"
    else:
        yield f"{head}{padded(name, NAME)} {rest.pop(0)}"
    yield from (f"{' ' * (FIRST + 5)}{' ' * NAME} {line}" for line in rest)
