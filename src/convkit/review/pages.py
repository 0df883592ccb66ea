"""Makes the page of review: one HTML file, or several that name each other where one would be too large to open.

All that the page needs stands in it: style, script, words, and each section's data in an inert element that is read when the section
comes into sight.  Nothing in it reaches the network; its Content-Security-Policy lets nothing run but its own script.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TextIO

from convkit import __version__
from convkit.manifest import temporary_prefix
from convkit.report import REVIEW, is_review
from convkit.review.parts import inert, sections_in
from convkit.review.words import words

LIMIT = 24_000_000
"""Characters of data after which a page ends and the next begins; a browser opens so much in about a second."""
SCRIPTS = ("data", "decisions", "draw", "view", "card", "cutting", "main")
"""The page's script in the order in which its parts are joined."""
PLACE = "{{data}}"


def page_path(path: Path, number: int) -> Path:
    """The path of page ``number``, from 1."""
    return path if number == 1 else path.with_name(f"{path.stem}-{number}{path.suffix}")


def pages_at(path: Path) -> list[Path]:
    """The pages of an earlier review that stand under ``path`` and its numbered names."""
    found = []
    number = 1
    while is_review(page_path(path, number)):
        found.append(page_path(path, number))
        number += 1
    return found


class Pages:
    """The pages being written; they get their names when all are whole.

    ``meta`` is what the script is told of the run; ``language`` is that of the page's own words, "en" or "zh".
    """

    def __init__(self, path: Path, meta: Mapping[str, Any], language: str) -> None:
        self._path = path
        self._words = words(language)
        self._meta = {**meta, "convkit": __version__, "words": self._words}
        self._head, self._tail = _template(language).split(PLACE)
        self._made: list[Path] = []
        self._file: TextIO | None = None
        self._written = 0
        self._articles = 0

    def add(self, source: Mapping[str, Any], part: Path | None) -> None:
        """Add a source and the sections that the file ``part`` holds of it."""
        if self._written >= LIMIT:
            self._end(more=True)
        self._begin_source(source)
        for entry, body in sections_in(part) if part is not None else ():
            if self._written >= LIMIT:
                self._end(more=True)
                self._begin_source({**source, "continued": 1})
            self._written += len(entry) + len(body)
            self._articles += '"chars":' in entry
            self._put(f"<script type='application/json' class='section' data-entry='{entry}'>{body}</script>\n")

    def close(self) -> list[Path]:
        """Finish the last page, give all of them their names and return these; pages of an earlier review go."""
        if self._file is None:
            self._begin()
        self._end(more=False)
        finals = [page_path(self._path, number) for number in range(1, len(self._made) + 1)]
        for old in pages_at(self._path):
            if old not in finals:
                old.unlink()
        for temporary, final in zip(self._made, finals, strict=True):
            temporary.replace(final)
        self._made.clear()
        return finals

    def discard(self) -> None:
        """Let go of what has no final name yet."""
        if self._file is not None:
            self._file.close()
        for temporary in self._made:
            temporary.unlink(missing_ok=True)
        self._made.clear()

    def _begin_source(self, source: Mapping[str, Any]) -> None:
        if self._file is None:
            self._begin()
        self._put(f"<script type='application/json' class='source'>{inert(source)}</script>\n")

    def _begin(self) -> None:
        number = len(self._made) + 1
        temporary = self._path.with_name(f"{temporary_prefix(self._path.name)}{number}")
        self._made.append(temporary)
        self._file = temporary.open("w", encoding="utf-8", newline="\n")
        meta = {**self._meta, "page": number, "first": self._articles}
        if number > 1:
            meta["before"] = page_path(self._path, number - 1).name
        self._file.write(self._head)
        self._put(f"<script type='application/json' id='meta'>{inert(meta)}</script>\n")

    def _end(self, *, more: bool) -> None:
        assert self._file is not None
        if more:
            after = page_path(self._path, len(self._made) + 1).name
            self._put(f"<script type='application/json' id='after'>{inert({'page': after})}</script>\n")
        self._file.write(self._tail)
        self._file.close()
        self._file = None
        self._written = 0

    def _put(self, text: str) -> None:
        assert self._file is not None
        self._file.write(text)


@lru_cache(maxsize=2)
def _template(language: str) -> str:
    """The page without its data, in ``language``."""
    from importlib.resources import files

    folder = files("convkit.review") / "page"
    style = (folder / "page.css").read_text("utf-8")
    parts = "\n".join((folder / f"{name}.js").read_text("utf-8") for name in SCRIPTS)
    script = f'"use strict";\n(() => {{\n{parts}}})();\n'
    filled = (folder / "page.html").read_text("utf-8")
    said = {
        "lang": "zh-Hans" if language == "zh" else "en",
        "style-hash": _digest(style),
        "script-hash": _digest(script),
    }
    for key, value in {**words(language), **said, "style": style, "script": script}.items():
        filled = filled.replace(f"{{{{{key}}}}}", value)
    return REVIEW.decode() + filled


def _digest(text: str) -> str:
    """A source expression of Content Security Policy (https://www.w3.org/TR/CSP3/#grammardef-hash-source)."""
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def source_entry(name: str, record: Mapping[str, Any]) -> dict[str, Any]:
    """What the page says of the source ``name``, from its record in the report."""
    encoding = record.get("encoding")
    said = {
        "path": name,
        "state": record.get("state"),
        "sha256": record.get("sha256"),
        "reader": record.get("reader"),
        "encoding": encoding.get("name") if isinstance(encoding, Mapping) else None,
        "code": record.get("code"),
        "reason": record.get("reason"),
        "problems": [[p["code"], p["message"], p["count"]] for p in _problems(record)],
    }
    return {key: value for key, value in said.items() if value}


def _problems(record: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    """The problems of the source as a whole; those of an article stand with it."""
    listed: Sequence[Mapping[str, Any]] = record.get("problems", ())
    return [problem for problem in listed if problem.get("place") is None]
