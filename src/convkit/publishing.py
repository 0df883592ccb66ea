"""From articles to files under their final names: sessions, volumes, temporary names.

A file's title and language have to be known when it is begun, and nothing but its first article is known then without
holding more.  So a file is begun when a second article or the end has shown whether the first stands alone.

- One article: its own title (the source's name where it has none, or its opening words where that name is a code), its authors, language and date.
- A volume: ``-M title``, else the work that its first two articles are parts of, else the name of the source or folder, or the first title where that name is a code; the authors
  and date that the first two share in the way of a book, else none and the first date; the first one's language.
  A volume of many inputs knows them all before it is begun: distinct authors, the commonest language, the latest date.
"""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from convkit.catalogue import NO_ROW, Row, further
from convkit.catalogue import authors as names
from convkit.contract import Publication, WriteSession
from convkit.editsfile import Written
from convkit.errors import OutputError, PluginError, RunError, attributed, blame
from convkit.facts import MOST_AUTHORS, Facts, identifier, moment, title_alone, volume_title
from convkit.manifest import digest_of, temporary_prefix
from convkit.messages import say
from convkit.model import Article
from convkit.names import article_name, distinct, name_key
from convkit.outputs import Target
from convkit.report import Problems
from convkit.verifying import Expected
from convkit.workshop import Workshop

FATAL = frozenset({errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EPERM, getattr(errno, "EDQUOT", errno.ENOSPC)})
"""What the system says when no other output could be written either."""


class writing:  # noqa: N801 - read as a statement: with writing(owner, path)
    """Attribute what is raised inside to the writer ``owner``, and what the system says to the output ``path``.

    What would meet every other output too (no room, no permission) is a RunError.
    """

    __slots__ = ("_owner", "_path")

    def __init__(self, owner: str, path: str | Path) -> None:
        self._owner = owner
        self._path = path

    def __enter__(self) -> None:
        """Nothing to do."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            return
        made: BaseException
        if isinstance(error, OSError):
            sort = RunError if error.errno in FATAL else OutputError
            folder = os.path.dirname(self._path) or "."  # noqa: PTH120 - no object for each path: there are many
            made = sort(f"{folder} can't be written: {error.strerror or error}", code="E_IO")
            made.stage, made.plugin = "write", self._owner
        else:
            made = attributed(error, self._owner, "write")
        if made is not error:
            raise made from error


class Output:
    """The files of one unit in one format: one, several volumes, or one for each article.

    ``row`` is what the user's catalogue says of the input.  The files are written under hidden names in their folder;
    :meth:`finished` says which names of their own they will have, :meth:`publish` gives them these.
    """

    def __init__(
        self,
        shop: Workshop,
        target: Target,
        title: str,
        problems: Problems,
        facts: Facts | None = None,
        row: Row = NO_ROW,
    ) -> None:
        self._shop = shop
        self._target = target
        self._title = title
        self._facts = facts
        self._row = row
        self._problems = problems
        self._owner = shop.registry.owner("writer", target.format)
        self._prefix = _in(target.folder, f"{temporary_prefix(target.stem)}{target.format}-")
        self._session: WriteSession | None = None
        self._held: Article | None = None
        self._expected: Expected | None = None
        self._made: list[_Made] = []
        self._written: list[Written] = []
        self._articles = 0
        self._volume: Publication | None = None

    def add(self, article: Article) -> None:
        """Take the next article."""
        if not self._target.stem:
            self._begin(self._alone(article), article_name(article), article.id)
            self._write(article)
            self._end()
        elif self._volume is None and self._held is None:
            self._held = article
        elif self._held is not None:
            self._volume = self._of_many(self._held, article)
            first, self._held = self._held, None
            self._add_to_volume(first)
            self._add_to_volume(article)
        else:
            self._add_to_volume(article)

    def close(self) -> None:
        """Finish the last file."""
        if self._held is not None:
            self._volume = self._alone(self._held)
            self._add_to_volume(self._held)
            self._held = None
        self._end()

    def finished(self) -> list[Written]:
        """The files as they will be called.  Raises OutputError where one would replace what is not convkit's."""
        stems = distinct([(made.stem, made.identity) for made in self._made])
        finals = [_in(self._target.folder, stem + self._target.suffix) for stem in stems]
        if self._target.kept:
            kept = {name_key(name) for name in self._target.kept}
            for stem, final in zip(stems, finals, strict=True):
                if name_key(stem + self._target.suffix) in kept:
                    raise OutputError(
                        f"{final} is there already, and convkit did not write it",
                        hint="use --overwrite to replace it, or another --output",
                    )
        bounds = [*(made.first for made in self._made), self._articles]
        self._written = [
            Written(final, made.size, made.sha256, made.first, end)
            for made, final, end in zip(self._made, finals, bounds[1:], strict=True)
        ]
        return self._written

    def publish(self) -> None:
        """Give the files the names that :meth:`finished` said."""
        for made, written in zip(self._made, self._written, strict=True):
            with writing(self._owner, written.path):
                os.replace(made.path, written.path)  # noqa: PTH105
        self._made.clear()

    def discard(self, error: BaseException) -> None:
        """Let go of everything that has no final name yet."""
        session, self._session = self._session, None
        if session is not None:
            try:
                session.__exit__(type(error), error, error.__traceback__)
            except Exception as second:
                error.add_note(f"closing after it failed too: {second!r}")
        for made in self._made:
            with suppress(FileNotFoundError):
                os.unlink(made.path)  # noqa: PTH108
        self._made.clear()

    # --- one file ---

    def _add_to_volume(self, article: Article) -> None:
        if self._session is None:
            assert self._volume is not None
            stem, publication, number = self._target.stem, self._volume, len(self._made) + 1
            if number > 1:
                stem = f"{stem}-{number}"
                own = identifier(publication.identifier, number)
                publication = publication._replace(title=f"{publication.title} ({number})", identifier=own)
            self._begin(publication, stem, stem)
        self._write(article)

    def _begin(self, publication: Publication, stem: str, identity: str) -> None:
        temporary = f"{self._prefix}{len(self._made)}"
        with writing(self._owner, temporary):
            self._made.append(_Made(temporary, stem, identity, self._articles))
            if self._shop.settings.verify:
                layout = publication.layout
                self._expected = Expected(
                    number_first=layout is not None and layout.doc_number == "above",
                    parts=layout is not None and layout.parts,
                )
            session = self._opened(Path(temporary), publication)
            self._session = session.__enter__()

    def _opened(self, target: Path, publication: Publication) -> WriteSession:
        """A session for ``target``, in a folder that is there: as a rule it is, and to look each time would cost as much as a small file."""
        writer = self._shop.writer(self._target.format)
        if self._target.folder in self._shop.folders:
            with suppress(FileNotFoundError):
                return writer.open(target, publication, self._problems)
        os.makedirs(self._target.folder, exist_ok=True)  # noqa: PTH103
        self._shop.folders.add(self._target.folder)
        return writer.open(target, publication, self._problems)

    def _write(self, article: Article) -> None:
        session = self._session
        assert session is not None
        self._articles += 1
        if self._expected is not None:
            self._expected.add(article)
        with writing(self._owner, self._made[-1].path):
            session.write(article)
            full = session.full and bool(self._target.stem)
        if full:
            self._end()

    def _end(self) -> None:
        session, self._session = self._session, None
        if session is None:
            return
        made = self._made[-1]
        with writing(self._owner, made.path):
            session.__exit__(None, None, None)
            try:
                size, sha256 = getattr(session, "digest", None) or digest_of(made.path)
            except (FileNotFoundError, IsADirectoryError):
                reason = f"{self._owner} closed its file, but did not write it"
                raise PluginError(self._owner, reason, code="E_PLUGIN_RESULT") from None
        self._made[-1] = made._replace(size=size, sha256=sha256)
        self._verify(made)

    def _verify(self, made: _Made) -> None:
        """Raise OutputError where the file's text is not that of the articles that went into it."""
        expected, extract = self._expected, self._shop.registry.writer(self._target.format).extract
        if expected is None or extract is None:
            return
        with blame(self._owner, "verify"):
            difference = expected.difference(extract(Path(made.path)))
        if difference is not None:
            name = made.stem + self._target.suffix
            reason = say(
                "the text of {path} is not that of its articles: {difference}", path=name, difference=difference
            )
            raise OutputError(reason, code="E_VERIFY")

    # --- what the writer is told ---

    def _alone(self, article: Article) -> Publication:
        said = self._shop.settings
        return self._publication(
            article,
            title=_first(said.said("title"))
            or article.title
            or self._row.get("title")
            or title_alone(self._title, article),
            authors=article.authors,
            date=article.date,
        )

    def _of_many(self, first: Article, second: Article) -> Publication:
        title = _first(self._shop.settings.said("title"))
        if self._facts is not None:
            facts = self._facts
            return self._publication(
                first,
                title=title or volume_title(self._title, first),
                authors=facts.authors,
                date=facts.date,
                language=facts.language,
            )
        work = first.metadata.get("work", "")
        one_work = second.metadata.get("work", "") == work and second.authors == first.authors
        return self._publication(
            first,
            title=title or self._row.get("title") or (work if one_work else "") or volume_title(self._title, first),
            authors=first.authors if one_work else (),
            date=first.date,
        )

    def _publication(
        self, article: Article, *, title: str, authors: tuple[str, ...], date: str | None, language: str | None = None
    ) -> Publication:
        said, row = self._shop.settings, self._row
        publication = self._shop.publication(self._target.format)
        language = language or article.language
        if row or said.metadata:
            authors = said.said("author") or names(row.get("author", "")) or authors
            language = _first(said.said("language")) or row.get("language") or language
        modified = said.modified or moment(row.get("date") or date)
        named = _first(said.said("identifier")) or row.get("identifier") or identifier(article.id, 1)
        made = Publication(title, authors[:MOST_AUTHORS], language, modified, named, *publication[5:])
        return made._replace(metadata={**further(row), **publication.metadata}) if row else made


class _Made(NamedTuple):
    """A file under its hidden name, what its own will be made from, and the number of the first article in it."""

    path: str
    stem: str
    identity: str
    first: int
    size: int = 0
    sha256: str = ""


def _in(folder: str, name: str) -> str:
    return name if folder == "." else os.path.join(folder, name)  # noqa: PTH118


def _first(values: tuple[str, ...]) -> str:
    return values[0] if values else ""
