"""The package document and what leads to it (EPUB 3.3, sections 4.2.6.3.1 and 5)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from convkit.writers.epub.languages import direction, language_tag

XHTML = "application/xhtml+xml"
CONTAINER = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">\n<rootfiles>\n'
    '<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>\n'
    "</rootfiles>\n</container>\n"
)


class Item(NamedTuple):
    """A file of the book: its id and name, its media type, its properties, whether it stands in the spine."""

    id: str
    name: str
    media_type: str
    properties: str = ""
    spine: bool = False


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


def package(language: str, metadata: str, items: Sequence[Item], *, ncx: bool = False, vertical: bool = False) -> str:
    """The package document of a book in ``language``; ``metadata`` is markup, ``items`` stand in the order of the spine.

    ``ncx``: one of the items is the NCX.  ``vertical``: pages follow each other from right to left, as vertical lines do.
    """
    tag = language_tag(language)
    rtl = direction(language) == "rtl"
    spine = "".join([f'<itemref idref="{item.id}"/>\n' for item in items if item.spine])
    manifest = "".join(
        [
            f'<item id="{i.id}" href="{i.name}" media-type="{i.media_type}"'
            f"{f' properties={chr(34)}{i.properties}{chr(34)}' if i.properties else ''}/>\n"
            for i in items
        ]
    )
    said = (' toc="ncx"' if ncx else "") + (' page-progression-direction="rtl"' if rtl or vertical else "")
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"'
        f' xml:lang="{tag}"{" dir=" + chr(34) + "rtl" + chr(34) if rtl else ""}>\n'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n{metadata}</metadata>\n'
        f"<manifest>\n{manifest}</manifest>\n<spine{said}>\n{spine}</spine>\n</package>\n"
    )
