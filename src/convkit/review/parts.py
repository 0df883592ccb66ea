"""What one unit has to show on the page of review, on its way from a worker: a hidden file of JSON lines, one section after another.

Each section is two lines, the entry for the list of articles and the body.  Only the run that wrote the file reads it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from convkit.model import Record
from convkit.pipeline import Cleaned
from convkit.publishing import writing
from convkit.review.sections import Section, sections

BUFFER = 1 << 18


class ReviewPart:
    """The file of one unit, being written: records come in order and tile their source."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._unfinished = path.with_name(f"{path.name}.unfinished")
        self._position = 0
        with writing("convkit", path):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._unfinished.open("w", encoding="utf-8", buffering=BUFFER, newline="\n")

    def add(self, cleaned: Cleaned) -> None:
        """Add what became of the next record."""
        with writing("convkit", self.path):
            for section in sections(cleaned, self._position):
                self._put(section)
        self._position += len(cleaned.record.text)

    def failed(self, record: Record, failure: Mapping[str, object]) -> None:
        """Add the next record, which could not be cleaned: its source, and why."""
        entry = {"line": record.source.line, "edits": {}, "guesses": {}, "problems": 1, "failed": 1}
        problem = [failure.get("code", ""), failure.get("reason", ""), 1]
        body = {"at": self._position, "text": record.text, "passes": [], "edits": [], "markup": [], "items": []}
        with writing("convkit", self.path):
            self._put(Section(entry, body | {"problems": [problem]}))
        self._position += len(record.text)

    def close(self) -> None:
        """Finish the file: it gets its name when it is whole."""
        with writing("convkit", self.path):
            self._file.close()
            self._unfinished.replace(self.path)

    def discard(self) -> None:
        """Remove the file."""
        self._file.close()
        self._unfinished.unlink(missing_ok=True)

    def _put(self, section: Section) -> None:
        self._file.write(f"{inert(section.entry)}\n{inert(section.body)}\n")


def sections_in(path: Path) -> Iterator[tuple[str, str]]:
    """The sections in the file ``path``, each entry and body as JSON that is ready to stand in HTML; one is in memory at a time."""
    with path.open(encoding="utf-8", buffering=BUFFER, newline="\n") as file:
        while entry := file.readline():
            yield entry[:-1], file.readline()[:-1]


def inert(data: Mapping[str, Any]) -> str:
    """``data`` as JSON on one line that may stand in an element or an attribute of HTML in UTF-8, whatever text is in it."""
    made = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    if not made.isascii():
        made = _lone().sub(lambda match: f"\\u{ord(match[0]):04x}", made)
    return made.replace("<", "\\u003c").replace("&", "\\u0026").replace("'", "\\u0027")


@lru_cache(maxsize=1)
def _lone() -> re.Pattern[str]:
    return re.compile("[\ud800-\udfff]")
