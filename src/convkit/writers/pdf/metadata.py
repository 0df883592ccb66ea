"""What the file says about itself: information, XMP, colour profile, catalog entries.

ISO 32000-1, 14.3; ISO 19005-2, 6.6 (XMP agrees with the information dictionary) and 6.2.3 (output intent);
ISO 14289-1, 5 and 7.1 (title shown, language).  No date is the clock's.
"""

from __future__ import annotations

import struct
from functools import lru_cache

from convkit import __version__
from convkit.contract import Publication
from convkit.writers.pdf.file import PdfFile, text

PRODUCER = f"convkit {__version__}"


def language_tag(language: str) -> str:
    """The language of a document as readers know it: zh-CN, zh-TW, or as it stands."""
    return {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}.get(language, language or "zh-CN")


def info(publication: Publication) -> bytes:
    """The information dictionary."""
    facts = _facts(publication)
    date = _pdf_date(publication.modified)
    entries = [b"/%b%b" % (key, text(value)) for key, value in facts if value]
    return b"<<%b/Producer%b/CreationDate(%b)/ModDate(%b)>>" % (b"".join(entries), text(PRODUCER), date, date)


def _facts(publication: Publication) -> list[tuple[bytes, str]]:
    metadata = publication.metadata
    return [
        (b"Title", publication.title),
        (b"Author", "; ".join(publication.authors)),
        (b"Subject", _one(metadata, "subject", "description")),
        (b"Keywords", _one(metadata, "keywords")),
        (b"Creator", "convkit"),
    ]


def _one(metadata: object, *keys: str) -> str:
    get = getattr(metadata, "get", dict[str, str]().get)
    return next((str(get(key)) for key in keys if get(key)), "")


def _pdf_date(moment: str) -> bytes:
    digits = "".join([c for c in moment if c.isdigit()])[:14].ljust(8, "0").ljust(14, "0")
    return b"D:" + digits.encode("ascii") + b"Z"


def _xmp_date(moment: str) -> str:
    digits = "".join([c for c in moment if c.isdigit()])[:14].ljust(8, "0").ljust(14, "0")
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}T{digits[8:10]}:{digits[10:12]}:{digits[12:14]}Z"


def _escaped(value: str) -> str:
    plain = "".join(
        [c if c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff" else " " for c in value]
    )
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def xmp(publication: Publication) -> bytes:
    """The XMP packet: Dublin Core, the dates, and what the file is built to (PDF/A-2u, PDF/UA-1)."""
    facts = {key: _escaped(value) for key, value in _facts(publication)}
    date = _xmp_date(publication.modified)
    dc = f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{facts[b"Title"]}</rdf:li></rdf:Alt></dc:title>'
    if publication.authors:
        dc += f"<dc:creator><rdf:Seq><rdf:li>{facts[b'Author']}</rdf:li></rdf:Seq></dc:creator>"
    if facts[b"Subject"]:
        dc += f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{facts[b"Subject"]}</rdf:li></rdf:Alt></dc:description>'
    dc += (
        f"<dc:language><rdf:Bag><rdf:li>{_escaped(language_tag(publication.language))}</rdf:li></rdf:Bag></dc:language>"
    )
    dc += "<dc:format>application/pdf</dc:format>"
    keywords = f"<pdf:Keywords>{facts[b'Keywords']}</pdf:Keywords>" if facts[b"Keywords"] else ""
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">{dc}</rdf:Description>'
        '<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:CreatorTool>convkit</xmp:CreatorTool>'
        f"<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate></rdf:Description>"
        f'<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Producer>{PRODUCER}</pdf:Producer>'
        f"{keywords}</rdf:Description>"
        '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>2</pdfaid:part>'
        "<pdfaid:conformance>U</pdfaid:conformance></rdf:Description>"
        '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>'
        f"</rdf:Description>{EXTENSION}</rdf:RDF></x:xmpmeta>\n"
        '<?xpacket end="w"?>'
    )
    return packet.encode("utf-8")


EXTENSION = (
    '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema'
    "</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"
    '<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of PDF/UA</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)
"""How PDF/A wants to be told of a schema that it doesn't know (ISO 19005-2, 6.6.2.3)."""


def output_intent(file: PdfFile) -> int:
    """The sRGB profile and the dictionary that names it as what colours mean; its number."""
    profile = file.stream(srgb(), b"/N 3")
    return file.add(
        b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)"
        b"/RegistryName(http://www.color.org)/DestOutputProfile %d 0 R>>" % profile
    )


@lru_cache(maxsize=1)
def srgb() -> bytes:
    """An ICC profile (version 2.1) of sRGB, made from the numbers of IEC 61966-2-1, adapted to D50."""

    def fixed(value: float) -> bytes:
        return struct.pack(">i", round(value * 65536))

    def point(*values: float) -> bytes:
        return b"XYZ \0\0\0\0" + b"".join([fixed(value) for value in values])

    def curve() -> bytes:
        steps = [n / 1023 for n in range(1024)]
        linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in steps]
        return b"curv\0\0\0\0" + struct.pack(">I1024H", 1024, *[round(value * 65535) for value in linear])

    name = b"sRGB IEC61966-2.1\0"
    description = b"desc\0\0\0\0" + struct.pack(">I", len(name)) + name + bytes(78)
    tags = [
        (b"desc", description), (b"cprt", b"text\0\0\0\0No copyright, use freely\0"), (b"wtpt", point(0.9642, 1.0, 0.8249)),
        (b"rXYZ", point(0.43607, 0.22249, 0.01392)), (b"gXYZ", point(0.38515, 0.71687, 0.09708)),
        (b"bXYZ", point(0.14307, 0.06061, 0.7141)), (b"rTRC", curve()),
    ]  # fmt: skip
    offset = 128 + 4 + 12 * (len(tags) + 2)
    directory, bodies = [], []
    for tag, data in tags:
        padded = data + bytes(-len(data) % 4)
        entry = struct.pack(">II", offset, len(data))
        directory += [name + entry for name in ((b"rTRC", b"gTRC", b"bTRC") if tag == b"rTRC" else (tag,))]
        bodies.append(padded)
        offset += len(padded)
    head = struct.pack(">I4s4s4s4s4s", offset, bytes(4), b"\x02\x10\0\0", b"mntr", b"RGB ", b"XYZ ")
    head += struct.pack(">6H", 2000, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + fixed(0.9642) + fixed(1.0) + fixed(0.8249)
    return head.ljust(128, b"\0") + struct.pack(">I", len(directory)) + b"".join(directory) + b"".join(bodies)
