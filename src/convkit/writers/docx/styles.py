"""A layout's styles as WordprocessingML, each whole, so that nothing hangs on what it is based on.

Order of elements: CT_PPrBase and CT_RPr of ECMA-376 part 1, annex A.1.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from convkit.layouts import Layout, Style
from convkit.writers.docx.markup import DECLARATION, NAMESPACES
from convkit.writers.docx.roles import CHARACTERS, CUSTOM, PARAGRAPHS, TABLES, Role, variant_id
from convkit.writers.docx.typefaces import Language, fonts, language_mark

ALIGN = {"justify": "both", "left": "left", "center": "center", "right": "right"}
PROSE = frozenset(
    {
        "normal",
        "body",
        "addressee",
        "signature",
        "signature_date",
        "attachment",
        "attachment_more",
        "list",
        "bullet",
        "ordered",
        "list_more",
        "quote",
        "verse",
    }
)
"""Roles whose lines stand on the page's grid; the others have a line height of their own."""
LATIN_INDENT = 1.5
"""First-line indent of English prose in em, where Chinese has 2."""
LOWERED = 0.3 * 72 / 25.4
"""Points above the title of a title page for each mm of the type area's height: three tenths of it."""
LATENT = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0"'
    ' w:defUnhideWhenUsed="0" w:defQFormat="0" w:count="376"/>'
)


class Design(NamedTuple):
    """What the styles are made from: a layout, the document's language, whether it holds more than one article."""

    layout: Layout
    language: Language
    volume: bool


def twips(points: float) -> int:
    """``points`` in twentieths of a point."""
    return round(points * 20)


def look_of(design: Design, role: str) -> Style:
    """The layout's style for ``role``; in a volume the articles' titles are Heading 1 and their headings one deeper."""
    layout = design.layout
    if design.volume and role == "title":
        return replace(layout.style("book_title"), before=layout.depth * LOWERED, after=24.0)
    if design.volume and role == "heading1_below":
        return replace(layout.style("title"), before=0.0)
    if design.volume and role == "heading1":
        return layout.style("title")
    if role.startswith("heading"):
        level = int(role[7]) - design.volume
        return layout.style(f"heading{min(level, 6)}")
    look = layout.style(PARAGRAPHS[role].look)
    if role == "part":
        return replace(look, before=layout.depth * LOWERED)
    if role == "kicker" and design.volume and layout.title_page:
        return replace(look, before=max(look.before, layout.style("title").before / 2))
    if role == "picture":
        return replace(look, after=0.0, first_indent=0.0, keep_next=True)
    if role in ("signature_date", "attachment_more"):
        return replace(look, before=0.0)
    if role in ("start", "section_end", "column_end", "break", "table_end"):
        return replace(look, first_indent=0.0)
    if role == "cell_head":
        return replace(look, font="hei", align="center")
    return look


def stylesheet(design: Design, ids: Mapping[str, str], variants: Iterable[Language]) -> str:
    """The styles part: defaults, every role, and the body in each of the languages ``variants``."""
    body = design.layout.style("body")
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(body.font, design.language.script)}"
        f'<w:kern w:val="2"/><w:sz w:val="{round(body.size * 2)}"/><w:szCs w:val="{round(body.size * 2)}"/>'
        f"{language_mark(design.language)}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    roles = [role for role in (*PARAGRAPHS, *CHARACTERS, *TABLES) if _wanted(role, design)]
    entries = [style_of(role, design, ids) for role in roles]
    entries += [variant(language, design, ids) for language in variants]
    return f"{DECLARATION}<w:styles {NAMESPACES}>{defaults}{LATENT}{''.join(entries)}</w:styles>"


def _wanted(role: str, design: Design) -> bool:
    """False for what only some layouts have, and this one has not."""
    layout = design.layout
    if role == "column_end":
        return layout.columns > 1 or layout.article_break == "right"
    if role in ("part", "chapter"):
        return design.volume and layout.parts
    return role != "masthead" or layout.masthead


def style_of(role: str, design: Design, ids: Mapping[str, str], *, guest: bool = False) -> str:
    """The style for ``role``; as a ``guest`` in a user's document, prose takes its type from the document."""
    if role in CHARACTERS:
        return _character(role, design, ids)
    if role in TABLES:
        return _table(role, ids)
    kind = PARAGRAPHS[role]
    language = design.language
    bare = guest and kind.plain
    look = look_of(design, role)
    marks = _paragraph_marks(role, look, design, bare)
    if guest and role not in ("start", "part", "annex"):
        marks = marks.replace("<w:pageBreakBefore/>", "")  # a paragraph of its own has begun the page
    return _paragraph(role, kind, ids, marks, "" if bare else _type(role, look, language))


def variant(language: Language, design: Design, ids: Mapping[str, str]) -> str:
    """The body style for articles in ``language``: its fonts, its language, and an indent as its readers expect."""
    look = design.layout.style("body")
    kind = Role(variant_id(language.tag), f"Body Text {language.tag}")
    marks = _indents("body", look, language.script) + _jc(look, language.script)
    return _paragraph("variant", kind, ids, marks, fonts(look.font, language.script) + language_mark(language))


BASED = {"heading1_below": "heading1", "part": "heading1", "chapter": "heading2"}
"""Headings that are based on one of Word's own."""


def _paragraph(role: str, kind: Role, ids: Mapping[str, str], marks: str, letters: str) -> str:
    identity = ids.get(role, kind.id)
    if role == "normal":
        head = f'<w:style w:type="paragraph" w:default="1" w:styleId="{identity}"><w:name w:val="Normal"/><w:qFormat/>'
    else:
        base = ids["body"] if role == "variant" else ids[BASED[role]] if role in BASED else ids["normal"]
        custom = ' w:customStyle="1"' if role in CUSTOM else ""
        following = (
            f'<w:next w:val="{ids["body"]}"/>' if role.startswith(("heading", "title", "part", "chapter")) else ""
        )
        shown = "" if role in ("start", "section_end", "column_end", "table_end") else "<w:qFormat/>"
        head = (
            f'<w:style w:type="paragraph"{custom} w:styleId="{identity}"><w:name w:val="{kind.name}"/>'
            f'<w:basedOn w:val="{base}"/>{following}<w:uiPriority w:val="{_priority(role)}"/>{shown}'
        )
    letters = f"<w:rPr>{letters}</w:rPr>" if letters else ""
    return f"{head}<w:pPr>{marks}</w:pPr>{letters}</w:style>"


def _priority(role: str) -> int:
    if role.startswith("heading") or role in BASED:
        return 9
    return 39 if role.startswith("toc") else 10 if role in ("title", "subtitle", "body") else 99


def _paragraph_marks(role: str, look: Style, design: Design, bare: bool) -> str:
    script = design.language.script
    if bare:
        return _numbered(role) + _indents(role, look, script) + _jc(look, script)
    keep = "<w:keepNext/>" if look.keep_next or role.startswith("heading") else ""
    keep += "<w:keepLines/>" if role.startswith("heading") or role == "title" else ""
    return "".join(
        [
            keep,
            _page_break(role, design),
            _widows(design.layout) if role == "normal" else "",
            _numbered(role),
            _rules(role, design.layout),
            _tabs(role, design),
            _asian(script),
            f'<w:snapToGrid w:val="{int(_on_grid(role, look, design))}"/>',
            _spacing(role, look, design),
            _indents(role, look, script),
            _jc(look, script),
            _outline(role, design),
        ]
    )


def _on_grid(role: str, look: Style, design: Design) -> bool:
    return role in PROSE or (
        role.startswith(("heading", "annex")) and look.leading == design.layout.style("body").leading
    )


HEXADECIMAL = frozenset("0123456789abcdefABCDEF")
RULES = {
    "break": '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="808080"/></w:pBdr>',
    "imprint": '<w:pBdr><w:top w:val="single" w:sz="8" w:space="1" w:color="auto"/><w:bottom w:val="single" w:sz="8" w:space="1"'
    ' w:color="auto"/><w:between w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>',
}
"""Lines round paragraphs; those of an imprint are 0.35 mm, inside 0.25 mm wide (GB/T 9704-2012, 7.4.1), in eighths of a point."""


def _rules(role: str, layout: Layout) -> str:
    """Lines above and below; under a document's number the red one, 4 mm below it (GB/T 9704-2012, 7.2.8)."""
    if role == "doc_number" and layout.red_head:
        color = layout.style("red_head").color
        return f'<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="11" w:color="{color}"/></w:pBdr>'
    if role == "masthead":
        return '<w:pBdr><w:top w:val="single" w:sz="16" w:space="4" w:color="auto"/><w:bottom w:val="single" w:sz="4" w:space="4" w:color="auto"/></w:pBdr>'
    return RULES.get(role, "")


def _widows(layout: Layout) -> str:
    return "<w:widowControl/>" if layout.widow_control else '<w:widowControl w:val="0"/>'


def _page_break(role: str, design: Design) -> str:
    if role == "annex" and design.layout.annex_break:
        return "<w:pageBreakBefore/>"
    if not design.volume or design.layout.article_break == "none":
        return ""
    if role in ("kicker", "heading1", "start", "part", "chapter"):
        return "<w:pageBreakBefore/>"
    return '<w:pageBreakBefore w:val="0"/>' if role == "heading1_below" else ""


def _numbered(role: str) -> str:
    return '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if role == "bullet" else ""


def _tabs(role: str, design: Design) -> str:
    width = mm(design.layout.measure)
    if role.startswith("toc") and role != "toc_title":
        return f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{width}"/></w:tabs>'
    return ""


def mm(length: float) -> int:
    """``length`` in mm as twentieths of a point."""
    return round(length * 1440 / 25.4)


def _asian(script: str) -> str:
    """Rules of Chinese lines, stated: no forbidden marks at line ends, none hanging, squeezed at the line's start, gaps round Latin."""
    wrap = '<w:kinsoku/><w:wordWrap/><w:overflowPunct w:val="0"/><w:topLinePunct/><w:autoSpaceDE/><w:autoSpaceDN/>'
    return wrap if script != "latin" else '<w:kinsoku/><w:wordWrap/><w:overflowPunct w:val="0"/>'


def _spacing(role: str, look: Style, design: Design) -> str:
    before, after, leading, rule = look.before, look.after, look.leading, "atLeast"
    if role in ("start", "section_end", "column_end"):
        before, after, leading, rule = 0.0, 0.0, 1.0, "exact"
    elif role == "table_end":
        leading, rule = look.leading / 2, "exact"
    elif role == "break":
        before, after, leading, rule = 0.0, look.leading / 2, look.leading / 2, "exact"
    if design.volume and design.layout.article_break == "none" and role in ("kicker", "heading1", "start"):
        before = max(before, design.layout.article_gap)
    return f'<w:spacing w:before="{twips(before)}" w:after="{twips(after)}" w:line="{twips(leading)}" w:lineRule="{rule}"/>'


def _indents(role: str, look: Style, script: str) -> str:
    first, left = look.first_indent, look.indent
    if script == "latin" and first:
        first = min(first, LATIN_INDENT)
    if role in ("toc2", "toc3"):
        left += int(role[3]) - 1
    if role == "normal":
        first = left = 0.0
    if role == "break":
        return f'<w:ind w:left="{twips(look.size * 12)}" w:right="{twips(look.size * 12)}" w:firstLineChars="0" w:firstLine="0"/>'
    if role in ("bullet", "ordered"):
        return ""
    return (
        f'<w:ind w:leftChars="{round(left * 100)}" w:left="{twips(left * look.size)}"{_right(look)}'
        f' w:firstLineChars="{round(first * 100)}" w:firstLine="{twips(first * look.size)}"/>'
    )


def _right(look: Style) -> str:
    return f' w:rightChars="{round(look.right * 100)}" w:right="{twips(look.right * look.size)}"' if look.right else ""


def _jc(look: Style, script: str) -> str:
    """Justified text; in Latin script, for want of hyphens, ragged."""
    align = "left" if script == "latin" and look.align == "justify" else ALIGN[look.align]
    return f'<w:jc w:val="{align}"/>'


def _outline(role: str, design: Design) -> str:
    fixed = {"part": 0, "chapter": 1, "annex": int(design.volume), "annex_title": int(design.volume)}
    level = fixed.get(role, int(role[7]) - 1 if role.startswith("heading") else -1)
    return f'<w:outlineLvl w:val="{level}"/>' if level >= 0 else ""


def _type(role: str, look: Style, language: Language) -> str:
    color = f'<w:color w:val="{look.color}"/>' if look.color != "000000" and set(look.color) <= HEXADECIMAL else ""
    size = round(look.size * 2) if role not in ("start", "section_end", "column_end") else 2
    space = f'<w:spacing w:val="{math.floor(look.spacing * 20)}"/>' if look.spacing else ""
    return f'{fonts(look.font, language.script)}{color}{space}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{language_mark(language)}'


def _character(role: str, design: Design, ids: Mapping[str, str]) -> str:
    kind = CHARACTERS[role]
    custom = ' w:customStyle="1"' if role in CUSTOM else ""
    return (
        f'<w:style w:type="character"{custom} w:styleId="{ids[role]}"><w:name w:val="{kind.name}"/>'
        f'<w:uiPriority w:val="99"/><w:rPr>{_letters(role, design)}</w:rPr></w:style>'
    )


def _letters(role: str, design: Design) -> str:
    """What a character style changes.  Chinese print stresses by hei and kai, not by weight and slant."""
    script = design.language.script
    latin = script == "latin" or role.endswith("_latin")
    if role in ("link", "sub", "sup", "reference", "running_title"):
        return {
            "link": '<w:color w:val="0B4F8A"/><w:u w:val="single"/>',
            "sub": '<w:vertAlign w:val="subscript"/>',
            "sup": '<w:vertAlign w:val="superscript"/>',
            "reference": '<w:vertAlign w:val="superscript"/>',
        }.get(role, "")
    if role == "ruby":
        size = round(design.layout.style("body").size)
        return f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    bold, slanted = "strong" in role, "emphasis" in role
    if latin:
        return ("<w:b/><w:bCs/>" if bold else "") + ("<w:i/><w:iCs/>" if slanted else "")
    return fonts("hei" if bold else "kai", script) + ('<w:em w:val="dot"/>' if bold and slanted else "")


def _table(role: str, ids: Mapping[str, str]) -> str:
    margins = (
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
    )
    if role == "table_normal":
        return (
            f'<w:style w:type="table" w:default="1" w:styleId="{ids[role]}"><w:name w:val="Normal Table"/>'
            f'<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
            f"{margins}</w:tblPr></w:style>"
        )
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f'<w:style w:type="table" w:styleId="{ids[role]}"><w:name w:val="Table Grid"/><w:basedOn w:val="{ids["table_normal"]}"/>'
        f'<w:uiPriority w:val="39"/><w:tblPr><w:tblBorders>{edges}</w:tblBorders>{margins}</w:tblPr></w:style>'
    )
