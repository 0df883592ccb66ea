"""The navigation document and the NCX (EPUB 3.3, section 7; NCX of DAISY/NISO Z39.86 for old readers)."""

from __future__ import annotations

from collections.abc import Sequence

from convkit.contract import Publication
from convkit.writers.epub.contents import Entry, Group, Node, depth, in_order
from convkit.writers.epub.inline import one_line
from convkit.writers.epub.languages import language_tag, spoken, words
from convkit.writers.epub.page import Document, frame
from convkit.xmltext import xml_attr, xml_text

NESTED = 1000
"""Headings up to which the contents show them below their articles."""


def navigation(
    publication: Publication, tree: Sequence[Node], front: Sequence[Document], styles: Sequence[str], *, shown: bool
) -> str:
    """nav.xhtml: the contents, with headings below their articles where they are few, and the landmarks.

    ``shown`` says that it is a page of the book, which a landmark may then name.
    """
    said = words(publication.language)
    entries = list(in_order(tree))
    nested = sum(len(entry.headings) for entry in entries) <= NESTED
    items = "".join([_item(node, publication.language, nested) for node in tree])
    if not entries:
        items = f'<li><a href="{front[-1].name}">{xml_text(said.title_page)}</a></li>\n'
    names = {"cover.xhtml": ("cover", said.cover), "titlepage.xhtml": ("titlepage", said.title_page)}
    marks = [(names[d.name][0], d.name, names[d.name][1]) for d in front]
    marks += [("toc", "nav.xhtml", said.contents)] if shown else []
    marks += [("bodymatter", entry.pages[0], said.text) for entry in entries[:1]]
    landmarks = "".join([f'<li><a epub:type="{kind}" href="{href}">{label}</a></li>\n' for kind, href, label in marks])
    return frame(
        said.contents,
        publication.language,
        '<nav epub:type="toc" id="toc" role="doc-toc" aria-labelledby="contents">\n'
        f'<h1 id="contents">{said.contents}</h1>\n<ol>\n{items}</ol>\n</nav>\n'
        f'<nav epub:type="landmarks" id="landmarks" hidden="" aria-label="{xml_attr(said.landmarks)}">\n<ol>\n{landmarks}</ol>\n</nav>\n',
        kind="frontmatter",
        styles=styles,
    )


def _item(node: Node, language: str, nested: bool) -> str:
    if isinstance(node, Group):
        inner = "".join([_item(member, language, nested) for member in node.members])
        label = f'<a href="{node.href}">{_label(node.label)}</a>' if node.href else f"<span>{_label(node.label)}</span>"
        return f"<li>{label}\n<ol>\n{inner}</ol>\n</li>\n"
    other = spoken(node.language) if node.language != language else ""
    inner = ""
    if nested and node.headings:
        made = [f'<li><a href="{file}#{name}">{_label(text)}</a></li>\n' for file, name, text in node.headings]
        inner = f"\n<ol>\n{''.join(made)}</ol>\n"
    return f'<li{other}><a href="{node.href}">{_label(node.label)}</a>{inner}</li>\n'


def _label(text: str) -> str:
    return xml_text(one_line(text)) or "…"


def ncx(publication: Publication, title: str, identifier: str, tree: Sequence[Node], front: Sequence[Document]) -> str:
    """toc.ncx: the groups and articles, for reading systems that know no nav.xhtml."""
    points = _points(tree or [Entry((front[-1].name,), title)], [0])
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="{language_tag(publication.language)}">\n'
        f'<head>\n<meta name="dtb:uid" content="{xml_attr(identifier)}"/>\n<meta name="dtb:depth" content="{depth(tree)}"/>\n'
        '<meta name="dtb:totalPageCount" content="0"/>\n<meta name="dtb:maxPageNumber" content="0"/>\n</head>\n'
        f"<docTitle><text>{xml_text(title)}</text></docTitle>\n<navMap>\n{points}</navMap>\n</ncx>\n"
    )


def _points(nodes: Sequence[Node], count: list[int]) -> str:
    """The points of ``nodes``; a group leads to its first article.  ``count`` numbers them through.

    Points of one address have one place in the order of play (Z39.86, 8.4.2).
    """
    made = []
    for node in nodes:
        place = node.href or next(in_order([node])).href
        count[0] += bool(node.href)
        order = count[0] + (not node.href)
        name = f"p{order}" if isinstance(node, Entry) else f"g{order}_{depth([node])}"
        inner = _points(node.members, count) if isinstance(node, Group) else ""
        made.append(
            f'<navPoint id="{name}" playOrder="{order}"><navLabel><text>{_label(node.label)}</text></navLabel>'
            f'<content src="{place}"/>{inner}</navPoint>\n'
        )
    return "".join(made)
