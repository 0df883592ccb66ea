"""What a run says on stderr: a line for each failure, one of counts at the end, and a display where it is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

from convkit.messages import meaning, say
from convkit.plan import Plan
from convkit.report import Report, escaped
from convkit.watching import Observer

if TYPE_CHECKING:
    from rich.progress import Progress

SHOWN = 5
"""Names in one line."""
REFRESH = 0.1
"""Seconds between two pictures of the display."""


def observer(*, quiet: bool, verbose: bool) -> Observer:
    """Who watches the run: with ``quiet`` only failures are told, with ``verbose`` every input is."""
    if not quiet and not verbose and sys.stderr.isatty():
        return Display()
    return Lines(quiet=quiet, verbose=verbose)


class Lines:
    """Lines on stderr."""

    def __init__(self, *, quiet: bool = False, verbose: bool = False) -> None:
        self._quiet = quiet
        self._verbose = verbose

    def begin(self, plan: Plan) -> None:
        """Nothing to say yet."""

    def result(self, record: Mapping[str, Any], size: int) -> None:
        """Tell a failure; with ``verbose`` anything."""
        if record["state"] == "error" or self._verbose:
            self.say(line_for(record))

    def end(self, report: Report) -> None:
        """Tell the counts, and why the run stopped."""
        if report.stopped is not None:
            self.say("convkit: " + say("stopped: {reason}", reason=escaped(report.stopped)))
        elif report.signal is not None:
            self.say("convkit: " + say("stopped; what was finished is kept"))
        if report.unmatched:
            self.say("convkit: " + unmatched(report.unmatched))
        if self._verbose:
            for record in report.duplicates:
                self.say(group(record))
        if not self._quiet:
            if report.duplicates:
                self.say(duplicates(report))
            self.say(counts(report))

    def say(self, line: str) -> None:
        """Put ``line`` on stderr."""
        click.echo(line, err=True)


class Display(Lines):
    """A progress display below the lines: files, articles, MB/s, time left, failures."""

    def __init__(self) -> None:
        super().__init__()
        self._progress: Progress | None = None
        self._bytes = self._done = self._articles = self._failed = 0
        self._started = self._drawn = monotonic()

    def begin(self, plan: Plan) -> None:
        """Show the display, where there is more than one file to wait for."""
        if len(plan.units) < 2 and plan.size < 1 << 20:
            return
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        # No thread of its own: worker processes may still be forked while it stands.
        self._progress = Progress(
            BarColumn(bar_width=24), TextColumn("{task.description}"), TimeRemainingColumn(),
            console=Console(stderr=True), transient=True, auto_refresh=False,
        )  # fmt: skip
        self._task = self._progress.add_task("", total=max(1, plan.size))
        self._total = len(plan.inputs)
        self._progress.start()
        self._draw()

    def result(self, record: Mapping[str, Any], size: int) -> None:
        """Move on."""
        self._done += 1
        self._bytes += size
        self._articles += record.get("articles", 0)
        self._failed += record["state"] == "error"
        super().result(record, size)
        if self._progress is not None and monotonic() - self._drawn > REFRESH:
            self._draw()

    def end(self, report: Report) -> None:
        """Take the display away."""
        if self._progress is not None:
            self._progress.stop()
            self._progress = None
        super().end(report)

    def say(self, line: str) -> None:
        """Put ``line`` above the display."""
        if self._progress is None:
            super().say(line)
        else:
            self._progress.console.print(line, markup=False, highlight=False, soft_wrap=True)

    def _draw(self) -> None:
        assert self._progress is not None
        self._drawn = monotonic()
        speed = self._bytes / 1e6 / max(self._drawn - self._started, 0.001)
        parts = [
            f"{self._done}/{self._total} {say('files')}",
            f"{self._articles} {say('articles')}",
            f"{speed:.1f} MB/s",
        ]
        if self._failed:
            parts.append(f"{self._failed} {say('failed')}")
        self._progress.update(self._task, completed=self._bytes, description="  ".join(parts))
        self._progress.refresh()


def line_for(record: Mapping[str, Any]) -> str:
    """One line about an input: its state, code, reason, place and hint."""
    file = escaped(str(record["file"]))
    if record["state"] == "ok":
        outputs = ", ".join(escaped(path) for path in record.get("outputs", ()))
        return f"{file}: ok: {record.get('articles', 0)} {say('articles')}: {outputs}"
    place = ""
    if "line" in record:
        place = f" ({say('line {line}', line=record['line'])})"
    elif "offset" in record:
        place = f" ({say('byte {offset}', offset=record['offset'])})"
    code, reason = str(record["code"]), escaped(str(record["reason"]))
    what = meaning(code)
    text = f"{file}: {code} {what}: {reason}{place}" if what else f"{file}: {code}: {reason}{place}"
    return f"{text}; {say('hint: {hint}', hint=escaped(str(record['hint'])))}" if record.get("hint") else text


def unmatched(paths: Sequence[str]) -> str:
    """What is to be said of decisions about sources that are no inputs."""
    names = ", ".join(escaped(path) for path in paths[:SHOWN]) + (", …" if len(paths) > SHOWN else "")
    return say(
        "decisions about {count} sources that are no inputs were not followed: {names}", count=len(paths), names=names
    )


def group(record: Mapping[str, Any]) -> str:
    """One line about articles that repeat or revise one: which is kept and why, and how each of the others differs."""
    others = "; ".join(f"{_named(other)}: {relation(other)}" for other in record["others"])
    reason = record["why"]
    return f"{_named(record['kept'])} ({say(reason)}) = {others}"


def relation(other: Mapping[str, Any]) -> str:
    """How an article is related to the one that is kept."""
    kind = other["kind"]
    said = [say(kind)]
    if other["differs"]:
        said.append(", ".join(say(what) for what in other["differs"]))
    if other["action"] != "report":
        said.append(say("left out") if other["action"] == "drop" else say("linked"))
    return ", ".join(said)


def _named(article: Mapping[str, Any]) -> str:
    title = escaped(article["title"])
    return f"{escaped(article['file'])}:{article['line']}{' ' if title else ''}{title}"


def duplicates(report: Report) -> str:
    """The line about all articles that repeat or revise others."""
    others = [other for record in report.duplicates for other in record["others"]]
    said = say("{count} articles repeat or revise others", count=len(others))
    for action, template in (("drop", "{count} left out"), ("link", "{count} linked")):
        count = sum(other["action"] == action for other in others)
        if count:
            said += "; " + say(template, count=count)
    if all(other["action"] == "report" for other in others):
        said += " " + say("(-v or --report FILE say which; --duplicates link or drop act on it)")
    return said


def counts(report: Report) -> str:
    """The line of counts that ends a run."""
    if not report.records and report.stopped is None:
        return say("nothing to convert")
    return say(
        "converted {ok}, skipped {skip}, failed {error}, warnings {warnings}, articles {articles}; {seconds:.1f} s",
        ok=report.count("ok"), skip=report.count("skip"), error=report.count("error"), warnings=report.warnings,
        articles=report.articles, seconds=report.seconds,
    )  # fmt: skip
