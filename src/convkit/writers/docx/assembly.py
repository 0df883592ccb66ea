"""The parts of a document, once its text is written: front pages, heads, relationships, content types, properties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain

from convkit.contract import Publication
from convkit.writers.docx.contents import title_page
from convkit.writers.docx.document import Document
from convkit.writers.docx.markup import DECLARATION, NAMESPACES, R, paragraph
from convkit.writers.docx.package import Packed, Spool, pack_text
from convkit.writers.docx.settings import APP, core_part
from convkit.writers.docx.template import WORD, Template, relation

CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
PACKAGE = "application/vnd.openxmlformats-package."
EXTENDED = "application/vnd.openxmlformats-officedocument.extended-properties+xml"


def document_parts(
    document: Document, body: Spool, publication: Publication, *, titled: bool, empty: bool
) -> Iterator[tuple[str, Packed]]:
    """Name and content of each part in the order of the package.

    ``body`` is the text of the articles; it is ``empty`` where there is none, and ``titled`` where one of them has a title.
    """
    template = document.template
    front = document.design.layout.title_page or document.contents.entries
    head = chain([f"{DECLARATION}<w:document {NAMESPACES}><w:body>"], front_pages(document, publication))
    section = template.section_after_front if front else template.section
    section = document.last_section(section)
    nothing = paragraph(document.style("body"), "") if empty else ""
    main = body.finish(head, f"{nothing}{section}</w:body></w:document>")
    notes = document.footnotes.finish(template.footnotes[:1], template.footnotes[1])
    styles = template.styles(frozenset(document.used), tuple(document.variants.values()))
    definitions = template.definitions
    heads = template.heads(publication.title, titled, bool(document.contents.entries), document.issuer)
    relations = "".join(
        [
            template.relations,
            *(relation(name[:6], f"{name}.xml", f"rId{name}") for name in heads),
            *document.links.added,
            *document.media.relations(),
        ]
    )
    yield "[Content_Types].xml", pack_text(content_types(template, heads, document.media.types()))
    yield "_rels/.rels", _root()
    yield "word/document.xml", main
    yield (
        "word/_rels/document.xml.rels",
        pack_text(f'{DECLARATION}<Relationships xmlns="{RELATIONS}">{relations}</Relationships>'),
    )
    yield "word/styles.xml", styles
    yield "word/numbering.xml", pack_text(definitions.head + "".join(document.lists.added) + definitions.tail)
    yield "word/footnotes.xml", notes
    for name, text in heads.items():
        yield f"word/{name}.xml", pack_text(text)
    for part in template.parts:
        yield part.name, part.content
    yield from document.media.parts()
    yield "docProps/core.xml", pack_text(core_part(publication, document.language.tag))
    yield "docProps/app.xml", _app()


def front_pages(document: Document, publication: Publication) -> Iterator[str]:
    """Title page and contents in pieces, each in a section of its own; nothing where the document has neither."""
    template, layout, entries = document.template, document.design.layout, document.contents.entries
    breaks = template.start and document.volume and layout.article_break != "none"
    if layout.title_page:
        yield title_page(publication.title, publication.authors, document.style)
        yield _section_end(document, template.title_section, breaks=breaks and not entries)
    if entries:
        yield from document.contents.render(document.style, document.language.script)
        yield _section_end(document, template.contents_section, breaks=breaks)


def _section_end(document: Document, section: str, *, breaks: bool) -> str:
    """The end of a front page: a section's, or where the whole document is one section, a page's; nothing but a mark where what follows ``breaks`` the page."""
    style = document.style("section_end")
    if breaks:
        return paragraph(style, "")
    return paragraph(style, "" if section else '<w:r><w:br w:type="page"/></w:r>', section)


def content_types(template: Template, heads: Iterable[str], media: Mapping[str, str]) -> str:
    """The content types part (ECMA-376 part 2, 10.1.2.2); ``media`` are those of pictures by suffix."""
    types = {part.name: part.type for part in template.parts if part.type}
    types |= {f"word/{name}.xml": f"{WORD}{name[:6]}+xml" for name in heads}
    known = {
        "word/document.xml": f"{WORD}document.main+xml",
        "word/styles.xml": f"{WORD}styles+xml",
        "word/numbering.xml": f"{WORD}numbering+xml",
        "word/footnotes.xml": f"{WORD}footnotes+xml",
        **types,
        "docProps/core.xml": f"{PACKAGE}core-properties+xml",
        "docProps/app.xml": EXTENDED,
    }
    defaults = {"rels": f"{PACKAGE}relationships+xml", **template.defaults, **media}
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
