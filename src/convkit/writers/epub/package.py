"""The package document, the navigation document and the NCX (EPUB 3.3, sections 5 and 7; NCX of DAISY/NISO Z39.86 for old readers)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from convkit.contract import Publication
from convkit.writers.epub.page import Document, Entry, frame, language_tag, one_line
from convkit.xmltext import xml_attr, xml_text

XHTML = "application/xhtml+xml"
NESTED = 1000
"""Headings up to which the contents show them below their articles."""

CONTAINER = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">\n<rootfiles>\n'
    '<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>\n'
    "</rootfiles>\n</container>\n"
)

_WORDS = {
    "zh-Hant": ("目錄", "封面", "書名頁", "正文", "文字內容，可調整字號與版式；有目錄與標題結構。"),
    "zh": ("目录", "封面", "书名页", "正文", "文字内容，可调整字号与版式；有目录与标题结构。"),
    "ja": ("目次", "表紙", "扉", "本文", "文字による内容。文字の大きさと組み方を変えられ、目次と見出しがある。"),
    "ko": ("차례", "표지", "속표지", "본문", "글로 된 내용이며 글자 크기와 배치를 바꿀 수 있고 차례와 제목이 있다."),
    "en": (
        "Contents",
        "Cover",
        "Title page",
        "Text",
        "Text whose size and layout can be changed, with contents and headings.",
    ),
}
_W3C_DATE = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?)?)?"
_MODIFIED = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"
_ELEMENTS = (
    ("publisher", ("publisher", "出版者", "出版社")),
    ("description", ("description", "abstract", "简介", "摘要")),
    ("subject", ("subject", "subjects", "keywords", "关键词", "主题")),
    ("rights", ("rights", "copyright", "版权")),
    ("contributor", ("contributor", "editor", "编者")),
    ("source", ("source", "来源")),
)


class Item(NamedTuple):
    """A file of the book: its id and name, its media type, its properties, whether it stands in the spine."""

    id: str
    name: str
    media_type: str
    properties: str = ""
    spine: bool = False


def words(language: str) -> tuple[str, str, str, str, str]:
    """Contents, cover, title page, text and the accessibility summary, in ``language`` or English."""
    return _WORDS.get(language) or _WORDS.get(language.partition("-")[0]) or _WORDS["en"]


def identifier_from(title: str, ids: Iterable[str]) -> str:
    """A ``urn:uuid:`` that follows from the title and the ids of the articles (RFC 9562, version 8: made by a rule of our own)."""
    digest = hashlib.sha256()
    for part in (title, *ids):
        digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    made = bytearray(digest.digest()[:16])
    made[6] = made[6] & 0x0F | 0x80
    made[8] = made[8] & 0x3F | 0x80
    text = made.hex()
    return f"urn:uuid:{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


# --- package.opf ---------------------------------------------------------------------------------------------------


def package(
    publication: Publication, title: str, identifier: str, items: Sequence[Item], *, cover: bool, pictures: bool = False
) -> str:
    """The package document.  ``pictures`` says that there are others than the cover."""
    tag = language_tag(publication.language)
    spine = "".join([f'<itemref idref="{item.id}"/>\n' for item in items if item.spine])
    manifest = "".join(
        [
            f'<item id="{i.id}" href="{i.name}" media-type="{i.media_type}"'
            f"{f' properties={chr(34)}{i.properties}{chr(34)}' if i.properties else ''}/>\n"
            for i in items
        ]
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="{tag}">\n'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n{_metadata(publication, title, identifier, cover, pictures)}</metadata>\n'
        f'<manifest>\n{manifest}</manifest>\n<spine toc="ncx">\n{spine}</spine>\n</package>\n'
    )


def _metadata(publication: Publication, title: str, identifier: str, cover: bool, pictures: bool) -> str:
    modified = publication.modified if re.fullmatch(_MODIFIED, publication.modified) else "1980-01-01T00:00:00Z"
    made = [
        f'<dc:identifier id="id">{xml_text(identifier)}</dc:identifier>',
        f"<dc:title>{xml_text(title)}</dc:title>",
        f"<dc:language>{language_tag(publication.language)}</dc:language>",
        *[f"<dc:creator>{xml_text(one_line(name))}</dc:creator>" for name in publication.authors if one_line(name)],
        *_given(publication),
        f'<meta property="dcterms:modified">{modified}</meta>',
        *_accessibility(publication.language, cover or pictures),
    ]
    if cover:
        made.append('<meta name="cover" content="cover-image"/>')
    return "\n".join(made) + "\n"


def _given(publication: Publication) -> list[str]:
    """What the user said of the book."""
    given = {key.lower(): one_line(value) for key, value in publication.metadata.items()}
    made = []
    for element, keys in _ELEMENTS:
        value = next((given[key] for key in keys if given.get(key)), "")
        parts = re.split(r"\s*[;；、]\s*", value) if element == "subject" else [value]
        made += [f"<dc:{element}>{xml_text(part)}</dc:{element}>" for part in parts if part]
    date = given.get("date", "")
    if re.fullmatch(_W3C_DATE, date):
        made.append(f"<dc:date>{date}</dc:date>")
    series = given.get("series") or given.get("丛书")
    if series:
        made.append(f'<meta property="belongs-to-collection" id="series">{xml_text(series)}</meta>')
        made.append('<meta refines="#series" property="collection-type">series</meta>')
        number = given.get("series_index") or given.get("volume", "")
        if re.fullmatch(r"\d{1,6}(?:\.\d{1,3})?", number, re.ASCII):
            made.append(f'<meta refines="#series" property="group-position">{number}</meta>')
    return made


def _accessibility(language: str, pictures: bool) -> list[str]:
    """What EPUB Accessibility 1.1, section 2, asks to be said; no conformance is claimed."""
    features = ["tableOfContents", "structuralNavigation", "readingOrder", "displayTransformability"]
    stated = [
        ("accessMode", "textual"),
        *([("accessMode", "visual")] if pictures else []),
        ("accessModeSufficient", "textual"),
        *[("accessibilityFeature", feature) for feature in [*features, *(["alternativeText"] if pictures else [])]],
        ("accessibilityHazard", "none"),
        ("accessibilitySummary", words(language)[4]),
    ]
    return [f'<meta property="schema:{name}">{xml_text(value)}</meta>' for name, value in stated]


# --- contents ------------------------------------------------------------------------------------------------------


def navigation(
    publication: Publication, entries: Sequence[Entry], front: Sequence[Document], styles: Sequence[str], *, shown: bool
) -> str:
    """nav.xhtml: the contents, with parts and headings below their articles where they are few, and the landmarks.

    ``shown`` says that it is a page of the book, which a landmark may then name.
    """
    contents, cover, title_page, text, _ = words(publication.language)
    nested = sum(len(entry.headings) for entry in entries) <= NESTED
    items = []
    for group, members in groupby(entries, key=lambda entry: entry.group):
        inner = "".join([_entry(entry, publication.language, nested) for entry in members])
        items.append(f"<li><span>{xml_text(group)}</span>\n<ol>\n{inner}</ol>\n</li>\n" if group else inner)
    if not entries:
        items = [f'<li><a href="{front[-1].name}">{xml_text(title_page)}</a></li>\n']
    names = {"cover.xhtml": ("cover", cover), "titlepage.xhtml": ("titlepage", title_page)}
    marks = [(names[d.name][0], d.name, names[d.name][1]) for d in front]
    marks += [("toc", "nav.xhtml", contents)] if shown else []
    marks += [("bodymatter", entry.href, text) for entry in entries[:1]]
    landmarks = "".join([f'<li><a epub:type="{kind}" href="{href}">{label}</a></li>\n' for kind, href, label in marks])
    return frame(
        contents,
        publication.language,
        f'<nav epub:type="toc" id="toc" role="doc-toc" aria-labelledby="contents">\n<h1 id="contents">{contents}</h1>\n'
        f"<ol>\n{''.join(items)}</ol>\n</nav>\n"
        f'<nav epub:type="landmarks" id="landmarks" hidden="" aria-label="{xml_attr(contents)} 2">\n<ol>\n{landmarks}</ol>\n</nav>\n',
        kind="frontmatter",
        styles=styles,
    )


def _entry(entry: Entry, language: str, nested: bool) -> str:
    tag = language_tag(entry.language)
    other = f' lang="{tag}" xml:lang="{tag}"' if entry.language != language else ""
    inner = ""
    if nested and entry.headings:
        made = [f'<li><a href="{file}#{name}">{_label(text)}</a></li>\n' for file, name, text in entry.headings]
        inner = f"\n<ol>\n{''.join(made)}</ol>\n"
    return f'<li{other}><a href="{entry.href}">{xml_text(entry.label)}</a>{inner}</li>\n'


def _label(text: str) -> str:
    return xml_text(one_line(text)) or "…"


def ncx(
    publication: Publication, title: str, identifier: str, entries: Sequence[Entry], front: Sequence[Document]
) -> str:
    """toc.ncx: the articles, for reading systems that know no nav.xhtml."""
    points = [(entry.href, entry.label) for entry in entries] or [(front[-1].name, title)]
    made = "".join(
        [
            f'<navPoint id="p{number}" playOrder="{number}"><navLabel><text>{xml_text(label)}</text></navLabel>'
            f'<content src="{href}"/></navPoint>\n'
            for number, (href, label) in enumerate(points, 1)
        ]
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="{language_tag(publication.language)}">\n'
        f'<head>\n<meta name="dtb:uid" content="{xml_attr(identifier)}"/>\n<meta name="dtb:depth" content="1"/>\n'
        '<meta name="dtb:totalPageCount" content="0"/>\n<meta name="dtb:maxPageNumber" content="0"/>\n</head>\n'
        f"<docTitle><text>{xml_text(title)}</text></docTitle>\n<navMap>\n{made}</navMap>\n</ncx>\n"
    )
