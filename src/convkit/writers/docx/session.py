"""One DOCX being written: articles stream into the body, everything round them is written at the end."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Self

from convkit.contract import ProblemSink, Publication
from convkit.layouts import FOLDER, Layout, load_layout
from convkit.model import Article
from convkit.writers.docx.body import ArticleBody
from convkit.writers.docx.contents import title_page
from convkit.writers.docx.document import Document
from convkit.writers.docx.markup import DECLARATION, NAMESPACES, R, paragraph
from convkit.writers.docx.package import Packed, Spool, pack_text, write_zip
from convkit.writers.docx.settings import APP, core_part
from convkit.writers.docx.styles import Design
from convkit.writers.docx.template import WORD, Template, own_template
from convkit.writers.docx.typefaces import language_of

DEFAULT_LIMIT = 20
MEGABYTE = 1_000_000
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
PACKAGE = "application/vnd.openxmlformats-package."
EXTENDED = "application/vnd.openxmlformats-officedocument.extended-properties+xml"


class DocxWriter:
    """Writes Word documents."""

    def open(self, target: Path, publication: Publication, problems: ProblemSink) -> DocxSession:
        """Begin ``target``.  Raises UsageError where the reference document can't be used."""
        return DocxSession(target, publication, problems)


class DocxSession:
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
            write_zip(stream, self._parts(document))
        self._release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close after success, let go of everything after an error."""
        if kind is None:
            self.close()
        else:
            self._release()

    def _release(self) -> None:
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
        contents = volume if wanted is None else wanted
        template = self._template(volume=volume)
        self._document = Document(template, self._target.parent, contents=contents)
        return self._document

    def _render(self, document: Document, article: Article) -> None:
        self._titled = self._titled or bool(article.title.strip())
        document.meter.new_article(latin=language_of(article.language).script == "latin")
        write = self._spool.write
        pieces: list[str] = []
        held = 0
        for piece in ArticleBody(article, document, self._problems).render():
            pieces.append(piece)
            held += len(piece)
            if held > PIECE:
                write("".join(pieces))
                pieces = [""]
                held = 0
        self._written = self._written or bool(pieces)
        write("".join(pieces))

    # --- the parts ---

    def _parts(self, document: Document) -> Iterator[tuple[str, Packed]]:
        template = document.template
        front = self._front(document)
        head = f"{DECLARATION}<w:document {NAMESPACES}><w:body>{front}"
        section = template.section_after_front if front else template.section
        nothing = "" if self._written else paragraph(document.style("body"), "")
        main = self._spool.finish(head, f"{nothing}{section}</w:body></w:document>")
        notes = document.footnotes.finish(*template.footnotes)
        styles = template.styles(frozenset(document.used), tuple(document.variants.values()))
        definitions = template.definitions
        heads = template.heads(self._publication.title, self._titled)
        types = {part.name: part.type for part in template.parts if part.type}
        types |= {f"word/{name}.xml": f"{WORD}{name[:6]}+xml" for name in heads}
        yield "[Content_Types].xml", pack_text(content_types(template, types))
        yield "_rels/.rels", _root()
        yield "word/document.xml", main
        links = "".join(document.links.added)
        yield (
            "word/_rels/document.xml.rels",
            pack_text(f'{DECLARATION}<Relationships xmlns="{RELATIONS}">{template.relations}{links}</Relationships>'),
        )
        yield "word/styles.xml", styles
        yield "word/numbering.xml", pack_text(definitions.head + "".join(document.lists.added) + definitions.tail)
        yield "word/footnotes.xml", notes
        for name, text in heads.items():
            yield f"word/{name}.xml", pack_text(text)
        for part in template.parts:
            yield part.name, part.content
        yield "docProps/core.xml", pack_text(core_part(self._publication, self._language.tag))
        yield "docProps/app.xml", _app()

    def _front(self, document: Document) -> str:
        """Title page and contents, each in a section of its own."""
        template, publication = document.template, self._publication
        pages: list[tuple[str, str]] = []
        if self._layout.title_page:
            first = title_page(publication.title, publication.authors, document.style)
            pages.append((first, template.title_section))
        if document.contents.entries:
            contents = document.contents.render(document.style, self._language.script)
            pages.append((contents, template.contents_section))
        breaks = template.start and document.volume and self._layout.article_break == "page"
        ends = [self._section_end(document, section) for _, section in pages]
        if ends and breaks:
            ends[-1] = ""
        return "".join(page + end for (page, _), end in zip(pages, ends, strict=True))

    def _section_end(self, document: Document, section: str) -> str:
        """The end of the front pages: a section's, or where the whole document is one section, a page's."""
        content = "" if section else '<w:r><w:br w:type="page"/></w:r>'
        return paragraph(document.style("section_end"), content, section)


PIECE = 1 << 16
"""Characters of XML that go to the part at once."""


def content_types(template: Template, types: dict[str, str]) -> str:
    """The content types part (ECMA-376 part 2, 10.1.2.2)."""
    known = {
        "word/document.xml": f"{WORD}document.main+xml",
        "word/styles.xml": f"{WORD}styles+xml",
        "word/numbering.xml": f"{WORD}numbering+xml",
        "word/footnotes.xml": f"{WORD}footnotes+xml",
        **types,
        "docProps/core.xml": f"{PACKAGE}core-properties+xml",
        "docProps/app.xml": EXTENDED,
    }
    defaults = {"rels": f"{PACKAGE}relationships+xml", **template.defaults}
    return (
        f'{DECLARATION}<Types xmlns="{CONTENT_TYPES}">'
        + "".join(f'<Default Extension="{suffix}" ContentType="{kind}"/>' for suffix, kind in defaults.items())
        + "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in known.items())
        + "</Types>"
    )


@lru_cache(maxsize=1)
def _root() -> Packed:
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return pack_text(
        f'{DECLARATION}<Relationships xmlns="{RELATIONS}">'
        f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{core}" Target="docProps/core.xml"/>'
        f'<Relationship Id="rId3" Type="{R}/extended-properties" Target="docProps/app.xml"/></Relationships>'
    )


@lru_cache(maxsize=1)
def _app() -> Packed:
    return pack_text(APP)


@lru_cache(maxsize=1)
def default_layout() -> Layout:
    """The layout where the host names none."""
    return load_layout(FOLDER / "article.toml", {})
