"""Plain text output and a pass for ellipses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from convkit.contract import Format, PassSpec, ProblemSink, Publication, Session, Stage, TextView
from convkit.hookspecs import hookimpl
from convkit.model import Article
from convkit.provenance import Edit


class PlainSession(Session):
    """One text file: title, body, an empty line between articles."""

    def __init__(self, target: Path) -> None:
        self._file = target.open("w", encoding="utf-8", newline="\n")

    def write(self, article: Article) -> None:
        parts = [article.kicker, article.title, article.subtitle, article.byline, article.date_text, article.text]
        self._file.write("\n\n".join(part for part in parts if part) + "\n\n")

    def close(self) -> None:
        self._file.close()


class PlainWriter:
    def open(self, target: Path, publication: Publication, problems: ProblemSink) -> PlainSession:
        return PlainSession(target)


class EllipsisPass:
    def propose(self, view: TextView) -> Iterator[Edit]:
        for found in re.finditer(r"(?<=[\u4e00-\u9fff])\.{3,6}(?!\.)", view.text):
            yield Edit(found.start(), found.group(), "……")


@hookimpl
def convkit_formats() -> Iterable[Format]:
    def writer(options: Mapping[str, str]) -> PlainWriter:
        return PlainWriter()

    return [Format("plain", "plain text, one file", (".plain.txt",), writer=writer)]


@hookimpl
def convkit_passes() -> Iterable[PassSpec]:
    def ellipsis(options: Mapping[str, str]) -> EllipsisPass:
        return EllipsisPass()

    summary = "three dots after a Chinese character become ……"
    return [PassSpec("plain.ellipsis", 1, Stage.REPAIR, summary, ellipsis, default=False, trigger=r"\.")]
