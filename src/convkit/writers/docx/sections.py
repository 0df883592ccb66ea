"""Sections of a document of our own: paper, margins, grid, heads and feet (17.6)."""

from __future__ import annotations

from typing import NamedTuple

from convkit.layouts import Layout
from convkit.writers.docx.markup import DECLARATION, NAMESPACES, field, paragraph, run
from convkit.writers.docx.styles import Design, mm, twips

HEADS = ("header", "footer")
ODD, EVEN, FRONT, FIRST = "Odd", "Even", "Front", "First"


def two_sided(layout: Layout) -> bool:
    """True where left and right pages differ."""
    return layout.running_head or layout.page_number_place == "outside"


def part_names(layout: Layout) -> list[str]:
    """The names of the head and foot parts that the sections refer to, without their folder and suffix."""
    names = []
    if layout.page_number:
        names += ["footerOdd", *(["footerEven"] if two_sided(layout) else [])]
    if layout.red_head or layout.masthead:
        names += ["headerFirst", *(["footerFirst"] if layout.page_number else [])]
    if layout.masthead:
        names += ["headerOdd", *(["headerEven"] if two_sided(layout) else [])]
    elif layout.running_head:
        names += ["headerOdd", "headerEven", "headerFront"]
    return names


def body_section(design: Design, *, restart: bool) -> str:
    """The section of the text; page numbers begin at 1 where pages of their own stand before it (``restart``)."""
    return _section(design.layout, '<w:pgNumType w:start="1"/>' if restart else "", front=False)


class Columns(NamedTuple):
    """The sections of text in columns: of the title block that begins the text, of those that follow, of the columns below them, of the empty end.

    A section says how it begins itself; heads and feet it takes from the one before it.
    """

    first: str
    titles: str
    text: str
    end: str


class Turns(NamedTuple):
    """The sections of articles that each begin on a right-hand page: the first, and those that follow."""

    first: str
    others: str


def column_sections(design: Design, *, restart: bool) -> Columns | None:
    """The sections for the layout's columns; None where it has one."""
    layout = design.layout
    if layout.columns == 1:
        return None
    rule = ' w:sep="1"' if layout.column_rule else ""
    several = f'<w:cols{rule} w:num="{layout.columns}" w:space="{mm(layout.column_gap)}"/>'
    turn = "oddPage" if layout.article_break == "right" else "continuous"
    return Columns(
        body_section(design, restart=restart),
        _part(layout, turn),
        _part(layout, "continuous", several),
        _part(layout, "continuous"),
    )


def right_hand_sections(design: Design, *, restart: bool) -> Turns | None:
    """The sections for articles on right-hand pages; None where the layout asks for none, or has columns."""
    layout = design.layout
    if layout.article_break != "right" or layout.columns > 1 or not design.volume:
        return None
    first = body_section(design, restart=restart).replace("<w:pgSz", '<w:type w:val="oddPage"/><w:pgSz', 1)
    return Turns(first, _part(layout, "oddPage"))


def _part(layout: Layout, kind: str, columns: str = '<w:cols w:space="425"/>') -> str:
    return f'<w:sectPr><w:type w:val="{kind}"/>{_paper(layout)}{columns}{_grid(layout)}</w:sectPr>'


def contents_section(design: Design) -> str:
    """The section of the contents, numbered in Roman figures."""
    return _section(design.layout, '<w:pgNumType w:fmt="lowerRoman" w:start="1"/>', front=True)


def title_section(design: Design) -> str:
    """The section of the title page: no head and no foot."""
    return f'<w:sectPr>{_paper(design.layout)}<w:cols w:space="425"/>{_direction(design.layout)}</w:sectPr>'


def _section(layout: Layout, numbers: str, *, front: bool) -> str:
    names = part_names(layout)
    references = []
    for kind in HEADS:
        odd = f"{kind}{FRONT}" if front and f"{kind}{FRONT}" in names else f"{kind}{ODD}"
        if odd in names:
            references.append(f'<w:{kind}Reference w:type="default" r:id="rId{odd}"/>')
        if f"{kind}{FIRST}" in names and not front:
            references.append(f'<w:{kind}Reference w:type="first" r:id="rId{kind}{FIRST}"/>')
        if f"{kind}{EVEN}" in names:
            references.append(f'<w:{kind}Reference w:type="even" r:id="rId{kind}{EVEN}"/>')
    opening = "<w:titlePg/>" if f"header{FIRST}" in names and not front else ""
    head = "".join(references) + _paper(layout) + numbers
    return f'<w:sectPr>{head}<w:cols w:space="425"/>{opening}{_grid(layout)}</w:sectPr>'


def _direction(layout: Layout) -> str:
    """Vertical lines (17.6.20)."""
    return '<w:textDirection w:val="tbRl"/>' if layout.writing == "vertical" else ""


def _grid(layout: Layout) -> str:
    """The end of a section: the direction of its lines, and their grid."""
    return f'{_direction(layout)}<w:docGrid w:type="lines" w:linePitch="{twips(layout.style("body").leading)}"/>'


def _paper(layout: Layout) -> str:
    page = layout.page
    foot = layout.style("footer")
    below = max(mm(page.footer) - twips((foot.leading - foot.size) / 2 + foot.size * 0.2), 0)
    head = layout.style("header")
    above = max(mm(page.header) - twips((head.leading + head.size * 0.7) / 2), 0)
    return (
        f'<w:pgSz w:w="{mm(page.width)}" w:h="{mm(page.height)}"/>'
        f'<w:pgMar w:top="{mm(page.top)}" w:right="{mm(page.right)}" w:bottom="{mm(page.bottom)}" w:left="{mm(page.left)}"'
        f' w:header="{above}" w:footer="{below}" w:gutter="0"/>'
    )


def head_parts(
    design: Design, ids: dict[str, str], title: str, *, titled: bool, contents: bool, issuer: str = ""
) -> dict[str, str]:
    """Heads and feet by name.

    In a volume the left page shows the volume's ``title`` and the right one the article's, which a field finds; without any
    ``titled`` article the field would show an error, so the volume's title stands there too, as it does over the ``contents``.
    The ``issuer`` stands over the first page where the layout has a red head; with a masthead the volume's title stands there, and over all others.
    """
    layout = design.layout
    parts: dict[str, str] = {}
    for name in part_names(layout):
        if name.endswith(FRONT) and not contents:
            continue
        kind = "header" if name.startswith("header") else "footer"
        if kind == "footer":
            align = ("left" if name.endswith(EVEN) else "right") if layout.page_number_place == "outside" else ""
            before, _, after = layout.page_number.partition("{n}")
            content = run(before) + field("PAGE", run("1")) + run(after)
        elif name.endswith(FIRST) and layout.masthead:
            kind, align, content = "masthead", "", run(title)
        elif name.endswith(FIRST):
            kind, align, content = "red_head" if issuer else "header", "", run(issuer)
        else:
            align = ""
            content = run(title)
            if name.endswith(ODD) and design.volume and titled and not layout.masthead:
                content = field('STYLEREF "Running Title"', content)
        jc = f'<w:jc w:val="{align}"/>' if align else ""
        tag = "ftr" if kind == "footer" else "hdr"
        parts[name] = f"{DECLARATION}<w:{tag} {NAMESPACES}>{paragraph(ids[kind], content, jc)}</w:{tag}>"
    return parts
