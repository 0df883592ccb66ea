"""Document settings and properties."""

from __future__ import annotations

from convkit.contract import Publication
from convkit.writers.docx.markup import DECLARATION, NAMESPACES
from convkit.writers.docx.sections import two_sided
from convkit.writers.docx.styles import Design
from convkit.writers.docx.typefaces import Language
from convkit.xmltext import xml_text

SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    "<w:r><w:separator/></w:r></w:p></w:footnote>"
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
    "</w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
)
COMPATIBLE = (
    "<w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>"
    "<w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
)
"""What a Chinese Word sets (17.15.3); a line that ends by w:br is not spread over the measure."""


def settings_part(design: Design) -> str:
    """The settings: two-sided pages, squeezed marks, footnote separators, languages."""
    sided = two_sided(design.layout)
    mirrored = sided and design.layout.mirror_margins
    return (
        f"{DECLARATION}<w:settings {NAMESPACES}>"
        f"{'<w:mirrorMargins/>' if mirrored else ''}"
        '<w:defaultTabStop w:val="420"/>'
        f"{'<w:evenAndOddHeaders/>' if sided else ''}"
        '<w:drawingGridVerticalSpacing w:val="156"/>'
        f'<w:characterSpacingControl w:val="{"doNotCompress" if design.language.script == "latin" else "compressPunctuation"}"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        f"<w:compat>{COMPATIBLE}</w:compat>{_languages(design.language)}"
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def _languages(language: Language) -> str:
    if language.script == "latin":
        return f'<w:themeFontLang w:val="{language.tag}" w:eastAsia="zh-CN"/>'
    return f'<w:themeFontLang w:val="en-US" w:eastAsia="{language.tag}"/>'


FOOTNOTES = (f"{DECLARATION}<w:footnotes {NAMESPACES}>{SEPARATORS}", "</w:footnotes>")
"""The footnotes part before and after its notes."""


CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
METADATA = {
    "subject": "dc:subject", "keywords": "cp:keywords", "description": "dc:description", "category": "cp:category",
}  # fmt: skip


def core_part(publication: Publication, tag: str) -> str:
    """The core properties (ECMA-376 part 2, 11) from the publication alone; the clock is not asked."""
    facts = {"dc:title": publication.title, "dc:creator": "; ".join(publication.authors)}
    facts |= {element: publication.metadata.get(name, "") for name, element in METADATA.items()}
    facts |= {"dc:identifier": publication.identifier, "dc:language": tag, "cp:lastModifiedBy": facts["dc:creator"]}
    elements = [f"<{name}>{xml_text(value)}</{name}>" for name, value in facts.items() if value]
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{xml_text(publication.modified)}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return f"{DECLARATION}<cp:coreProperties {CORE}>{''.join(elements)}{dates}</cp:coreProperties>"


APP = (
    f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>convkit</Application></Properties>"
)
