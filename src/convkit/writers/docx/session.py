"""One DOCX being written: articles stream into the body, everything round them is written at the end."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from convkit.contract import ProblemSink, Publication, Session
from convkit.layouts import FOLDER, Layout, load_layout
from convkit.model import Article
from convkit.pictures import Pictures
from convkit.writers.docx.assembly import document_parts
from convkit.writers.docx.body import ArticleBody
from convkit.writers.docx.document import Document
from convkit.writers.docx.package import Spool, write_zip
from convkit.writers.docx.styles import Design
from convkit.writers.docx.template import Template, own_template
from convkit.writers.docx.typefaces import language_of

DEFAULT_LIMIT = 20
MEGABYTE = 1_000_000


class DocxWriter:
    """Writes Word documents."""

    def open(self, target: Path, publication: Publication, problems: ProblemSink) -> DocxSession:
        """Begin ``target``.  Raises UsageError where the reference document can't be used."""
        return DocxSession(target, publication, problems)


class DocxSession(Session):
    """One document.

    The first article waits until a second comes or the file is closed: only then is it known whether its title is the
    document's or a chapter's.  Nothing stands under the target's name before ``close``.
    """

    def __init__(self, target: Path, publication: Publication, problems: ProblemSink) -> None:
        self._target = target
        self._publication = publication
        self._problems = problems
        self._layout = publication.layout or default_layout()
        self._language = language_of(publication.language)
        self._limit = (DEFAULT_LIMIT if publication.limit is None else publication.limit) * MEGABYTE
        self._first: Article | None = None
        self._document: Document | None = None
        self._spool = Spool(target.parent)
        self._pictures = Pictures(publication.images)
        self._bytes = 0
        self._titled = self._written = False
        self._template(volume=False)

    @property
    def full(self) -> bool:
        """True from ``publication.limit`` MB of text on."""
        return 0 < self._limit <= self._bytes

    def write(self, article: Article) -> None:
        """Add ``article``."""
        self._bytes += len(article.text.encode(errors="ignore"))
        if self._document is None and self._first is None and not self._layout.title_page:
            self._first = article
            return
        document = self._document or self._begin(volume=True)
        if self._first is not None:
            self._render(document, self._first)
            self._first = None
        self._render(document, article)

    def close(self) -> None:
        """Write the file."""
        document = self._document or self._begin(volume=self._layout.title_page)
        if self._first is not None:
            self._render(document, self._first)
            self._first = None
        with self._target.open("wb") as stream:
            parts = document_parts(
                document, self._spool, self._publication, titled=self._titled, empty=not self._written
            )
            write_zip(stream, parts)
        self.abandon()

    def abandon(self) -> None:
        """Let go of the spool and of what was begun."""
        self._spool.close()
        if self._document is not None:
            self._document.close()

    def _template(self, *, volume: bool) -> Template:
        design = Design(self._layout, self._language, volume)
        if self._publication.reference is None:
            return own_template(design)
        from convkit.writers.docx.reference import reference_template

        return reference_template(self._publication.reference, design)

    def _begin(self, *, volume: bool) -> Document:
        wanted = self._publication.toc
        contents = (volume and self._layout.contents) if wanted is None else wanted
        template = self._template(volume=volume)
        self._document = Document(template, self._target.parent, contents=contents)
        return self._document

    def _render(self, document: Document, article: Article) -> None:
        self._titled = self._titled or bool(article.title.strip())
        if not document.volume:
            document.issuer = article.issuer or ""
        document.meter.new_article(latin=language_of(article.language).script == "latin")
        write = self._spool.write
        pieces: list[str] = []
        held = 0
        for piece in ArticleBody(article, document, self._problems, self._pictures).render():
            pieces.append(piece)
            held += len(piece)
            if held > PIECE:
                write("".join(pieces))
                pieces = [""]
                held = 0
        self._written = self._written or bool(pieces)
        write("".join(pieces))


PIECE = 1 << 16
"""Characters of XML that go to the part at once."""


@lru_cache(maxsize=1)
def default_layout() -> Layout:
    """The layout where the host names none."""
    return load_layout(FOLDER / "article.toml", {})
