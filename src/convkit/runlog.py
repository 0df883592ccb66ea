"""The log of a run (``--log``): a line of JSON for its beginning and for each result, with what a traceback says."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TextIO

from convkit.report import line_of

OF_INPUT = ("file", "state", "code", "reason", "seconds", "articles", "traceback")
OF_ROW = ("file", "row", "code", "reason", "traceback")


class RunLog:
    """Writes to ``stream``; None is no log."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream

    def note(self, **facts: object) -> None:
        """A line with ``facts``."""
        if self._stream is None:
            return
        # A traceback keeps its lines: in JSON they can't break the record in two.
        text = {key: value for key, value in facts.items() if key == "traceback"}
        line = json.loads(line_of({key: value for key, value in facts.items() if key != "traceback"}))
        self._stream.write(json.dumps(line | text, ensure_ascii=True) + "\n")
        self._stream.flush()

    def result(self, record: Mapping[str, Any]) -> None:
        """What came of one input, and of the rows of it that failed."""
        if self._stream is None:
            return
        self.note(**{key: record[key] for key in OF_INPUT if key in record})
        for row in record.get("rows", ()):
            self.note(**{key: row[key] for key in OF_ROW if key in row})
