"""The audit trail of a run: one record for each input, in plan order, and what it all came to."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, TextIO

from convkit.errors import ConvkitError, RunError
from convkit.model import Problem

REVIEW = b"<!doctype html><!-- convkit review -->"
"""How a page of review begins: such a file may be replaced, and is no input."""
KEPT_PROBLEMS = 50
"""Problems that a record lists one by one; the counts under ``warnings`` are of all."""

PRIVATE = ("traceback", "seconds", "written", "fatal", "facts", "signatures", "left_out")
"""Keys of a worker's record that are for the parent alone."""


class Problems:
    """What the conversion of one input survived, summed by code and message; the first place is kept."""

    __slots__ = ("_found",)

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], list[Any]] = {}

    def add(self, code: str, message: str = "", count: int = 1, place: int | None = None) -> None:
        """Note problem ``code``; equal codes and messages are summed.  ``place`` is a byte of the source."""
        known = self._found.get((code, message))
        if known is None:
            self._found[code, message] = [count, place]
        else:
            known[0] += count

    def take(self, problems: Iterable[Problem]) -> None:
        """Note each of ``problems``."""
        for problem in problems:
            self.add(problem.code, problem.message, problem.count, problem.place)

    def counts(self) -> dict[str, int]:
        """How often each code was noted, by code."""
        if not self._found:
            return {}
        sums: dict[str, int] = {}
        for (code, _), (count, _) in self._found.items():
            sums[code] = sums.get(code, 0) + count
        return dict(sorted(sums.items()))

    def listed(self) -> list[dict[str, object]]:
        """The first problems, each with code, message, count and place."""
        if not self._found:
            return []
        entries = sorted(self._found.items(), key=lambda entry: entry[0])
        return [
            {"code": code, "message": message, "count": count, "place": place}
            for (code, message), (count, place) in entries[:KEPT_PROBLEMS]
        ]


def skip_record(file: str, code: str, reason: str, hint: str | None = None) -> dict[str, object]:
    """The record of an input that was not converted by rule (S_…), or could not even be looked at (E_…)."""
    state = "skip" if code.startswith("S_") else "error"
    record: dict[str, object] = {"file": file, "state": state, "code": code, "reason": reason}
    return record | {"hint": hint} if hint else record


def error_record(file: str, error: BaseException, stage: str | None = None) -> dict[str, object]:
    """The record of an input that failed with ``error``; an S_ code in it means that it is skipped by rule."""
    if not isinstance(error, ConvkitError):
        error = _foreign(error)
    if error.code.startswith("S_"):
        return skip_record(file, error.code, error.reason, error.hint)
    record: dict[str, object] = {"file": file, "state": "error", "code": error.code, "reason": error.reason}
    facts = (
        ("stage", error.stage or stage), ("plugin", error.plugin), ("line", error.line), ("offset", error.offset),
        ("hint", error.hint),
    )  # fmt: skip
    record.update({key: value for key, value in facts if value is not None})
    if isinstance(error, RunError):
        record["fatal"] = True
    return record


def _foreign(error: BaseException) -> ConvkitError:
    if isinstance(error, MemoryError):
        return ConvkitError("there is not enough memory for it", code="E_MEMORY")
    if isinstance(error, PermissionError):
        return ConvkitError("no permission to read it", code="E_PERM")
    if isinstance(error, FileNotFoundError):
        return ConvkitError("it is gone", code="E_VANISHED")
    if isinstance(error, OSError):
        return ConvkitError(f"reading failed: {error.strerror or error}", code="E_IO")
    return ConvkitError(f"convkit failed: {type(error).__name__}: {error}", code="E_PLUGIN")


@dataclass
class Report:
    """What a run came to.

    ``records`` are those of the inputs that were reached, in plan order, as ``--report`` writes them.  ``planned``
    are the outputs of a dry run.  ``unmatched`` are sources that decisions were made about and that are no inputs.  ``review`` are the pages of review.  ``stopped`` says why the run ended early.  ``signal`` is the signal that ended it.
    """

    records: list[dict[str, Any]] = field(default_factory=list)
    planned: list[str] = field(default_factory=list)
    unmatched: list[str] = field(default_factory=list)
    review: list[Path] = field(default_factory=list)
    stopped: str | None = None
    signal: int | None = None
    seconds: float = 0.0

    def count(self, state: str) -> int:
        """How many inputs ended in ``state``: ok, error or skip."""
        return sum(record["state"] == state for record in self.records if "scope" not in record)

    @property
    def articles(self) -> int:
        """How many articles were written."""
        return sum(record.get("articles", 0) for record in self.records)

    @property
    def warnings(self) -> int:
        """How many things conversion survived."""
        return sum(sum(record.get("warnings", {}).values()) for record in self.records)

    @property
    def outputs(self) -> list[str]:
        """The files that were written, each once, in plan order."""
        return list(dict.fromkeys(path for record in self.records for path in record.get("outputs", ())))

    @property
    def duplicates(self) -> list[dict[str, Any]]:
        """The records of articles that repeat or revise each other: a group each, which is kept and why, and the others."""
        return [record for record in self.records if record.get("scope") == "duplicates"]

    @property
    def failures(self) -> list[dict[str, Any]]:
        """The records of what failed."""
        return [record for record in self.records if record["state"] == "error"]

    @property
    def exit_code(self) -> int:
        """As the command line ends: 0, 3 (some failed), 4 (stopped early), 128 + signal."""
        if self.signal is not None:
            return 128 + self.signal
        if self.stopped is not None:
            return 4
        return 3 if any(record["state"] == "error" for record in self.records) else 0


class ReportWriter:
    """Puts records in plan order and writes each as a line of JSON as soon as all before it are there.

    With ``holds`` nothing is written before :meth:`finish`, and what is added again takes the place of what was there.
    """

    def __init__(
        self, report: Report, stream: TextIO | None, extra: Mapping[str, object], *, holds: bool = False
    ) -> None:
        self._report = report
        self._stream = stream
        self._extra = extra
        self._holds = holds
        self._waiting: dict[int, list[dict[str, Any]]] = {}
        self._next = 0

    def add(self, number: int, records: list[dict[str, Any]]) -> None:
        """Take the records of input ``number`` of the plan."""
        self._waiting[number] = records
        while not self._holds and self._next in self._waiting:
            self._put(self._waiting.pop(self._next))
            self._next += 1

    def held(self, number: int) -> list[dict[str, Any]]:
        """The records of input ``number`` that were not written yet."""
        return self._waiting.get(number, [])

    def finish(self) -> None:
        """Write what is left."""
        for number in sorted(self._waiting):
            self._put(self._waiting[number])
        self._waiting.clear()

    def _put(self, records: list[dict[str, Any]]) -> None:
        for record in records:
            shown = {key: value for key, value in record.items() if key not in PRIVATE} | dict(self._extra)
            self._report.records.append(shown)
            if self._stream is not None:
                self._stream.write(line_of(shown))
                self._stream.flush()


def line_of(record: Mapping[str, object]) -> str:
    """``record`` as one line of JSON, its text escaped, with a newline."""
    return json.dumps(_escaped_values(record), ensure_ascii=False) + "\n"


def data_line(data: Mapping[str, object]) -> str:
    """``data`` as one line of JSON with a newline, its text as it is: what is unsafe for a terminal is escaped by JSON's own means."""
    text = json.dumps(data, ensure_ascii=False)
    return _unsafe().sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def _escaped_values(value: object) -> object:
    if isinstance(value, str):
        return escaped(value)
    if isinstance(value, Mapping):
        return {escaped(str(key)): _escaped_values(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_escaped_values(item) for item in value]
    return value


def escaped(text: str) -> str:
    r"""``text`` safe for a terminal and a line: control and direction characters as ``\xNN`` or ``\uNNNN``.

    A byte of a file name that is not UTF-8 stands as ``\xNN`` too.
    """
    return text if text.isascii() and text.isprintable() else _unsafe().sub(_escape, text)


@lru_cache(maxsize=1)
def _unsafe() -> re.Pattern[str]:
    return re.compile(
        r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\uffff]"
    )


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if 0xDC80 <= code <= 0xDCFF:
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def is_review(path: Path) -> bool:
    """True where ``path`` is a page of review that convkit wrote."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(REVIEW)) == REVIEW
    except OSError:
        return False


def is_report(path: Path) -> bool:
    """True where ``path`` is a report, a log or a list of choices that convkit wrote: its first line says so."""
    try:
        with path.open("rb") as stream:
            head = stream.read(64)
    except OSError:
        return False
    return head == b"" or head.startswith(
        (b'{"file": ', b'{"log": "convkit', b"file\tarticle\ttitle\tpart", b"file,article,title,part")
    )
