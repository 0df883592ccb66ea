"""What stands round the text of a document of our own, made from a layout and kept for the next file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from convkit.writers.docx.markup import R
from convkit.writers.docx.numbering import Definitions, own_definitions
from convkit.writers.docx.package import Packed, pack_text
from convkit.writers.docx.roles import OWN_IDS
from convkit.writers.docx.sections import (
    Columns,
    Turns,
    body_section,
    column_sections,
    contents_section,
    head_parts,
    right_hand_sections,
    title_section,
)
from convkit.writers.docx.settings import FOOTNOTES, settings_part
from convkit.writers.docx.styles import Design, stylesheet
from convkit.writers.docx.theme import theme_part
from convkit.writers.docx.typefaces import Language, font_table

THEME = "application/vnd.openxmlformats-officedocument.theme+xml"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."


@dataclass(frozen=True, slots=True)
class Part:
    """A finished part: name in the package, content type, content."""

    name: str
    type: str
    content: Packed


@dataclass(frozen=True, slots=True)
class Template:
    """What a document is written into.

    ``design`` is what it was asked for, with the user's paper where there is a user's document.  ``ids`` are the ids of styles by role.  ``styles`` makes the styles part from the roles in use and the languages of body styles beside
    the document's own.  ``relations`` are the main part's relationships as XML, ``parts`` what is the same in every document;
    ``heads`` makes those that show a title, from it, whether any article has one, whether there are contents, and from the issuer.  The sections are sectPr elements: of the text (after front pages or
    without), of the contents and of the title page; the latter are "" where the user's document has one section for all.  With ``start`` each article of a volume begins with a
    paragraph that breaks the page, since the headings' own style does not.  ``columns`` are the sections of text in columns, likewise without and
    after front pages, ``turns`` those of articles on right-hand pages.
    """

    design: Design
    ids: dict[str, str]
    styles: Callable[[frozenset[str], tuple[Language, ...]], Packed]
    parts: tuple[Part, ...]
    relations: str
    defaults: Mapping[str, str]
    definitions: Definitions
    footnotes: tuple[str, str]
    first_note: int
    section: str
    section_after_front: str
    contents_section: str
    title_section: str
    heads: Callable[[str, bool, bool, str], dict[str, str]]
    running: bool
    start: bool = False
    columns: Columns | None = None
    columns_after_front: Columns | None = None
    turns: Turns | None = None
    turns_after_front: Turns | None = None


class DesignKey:
    """A design as a key: layouts hold a dict, so they are compared by value and hashed by name and page."""

    __slots__ = ("design",)

    def __init__(self, design: Design) -> None:
        self.design = design

    def __hash__(self) -> int:
        layout = self.design.layout
        return hash((layout.name, layout.page, self.design.language, self.design.volume))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DesignKey) and (self.design is other.design or self.design == other.design)


def own_template(design: Design) -> Template:
    """The template for ``design``; made once a process."""
    return _own(DesignKey(design))


@lru_cache(maxsize=16)
def _own(key: DesignKey) -> Template:
    design = key.design
    scripts = dict.fromkeys([design.language.script, *(("hans", "hant") if design.volume else ())])
    parts = (
        Part("word/settings.xml", WORD + "settings+xml", pack_text(settings_part(design))),
        Part("word/fontTable.xml", WORD + "fontTable+xml", pack_text(font_table(scripts))),
        Part("word/theme/theme1.xml", THEME, pack_text(_theme(design))),
    )
    kinds = ("styles", "settings", "fontTable", "numbering", "footnotes")
    relations = [relation("theme", "theme/theme1.xml"), *(relation(kind, f"{kind}.xml") for kind in kinds)]

    @lru_cache(maxsize=16)
    def made(variants: tuple[Language, ...]) -> Packed:
        return pack_text(stylesheet(design, OWN_IDS, variants))

    def styles(_used: frozenset[str], variants: tuple[Language, ...]) -> Packed:
        return made(variants)

    def heads(title: str, titled: bool, contents: bool, issuer: str) -> dict[str, str]:
        return head_parts(design, OWN_IDS, title, titled=titled, contents=contents, issuer=issuer)

    return Template(
        design=design,
        ids=OWN_IDS,
        styles=styles,
        parts=parts,
        relations="".join(relations),
        defaults={"xml": "application/xml"},
        definitions=own_definitions(design.layout.style("list"), western=design.language.script == "latin"),
        footnotes=FOOTNOTES,
        first_note=1,
        section=body_section(design, restart=False),
        section_after_front=body_section(design, restart=True),
        contents_section=contents_section(design),
        title_section=title_section(design),
        heads=heads,
        running=design.volume and design.layout.running_head,
        columns=column_sections(design, restart=False),
        columns_after_front=column_sections(design, restart=True),
        turns=right_hand_sections(design, restart=False),
        turns_after_front=right_hand_sections(design, restart=True),
    )


def _theme(design: Design) -> str:
    layout = design.layout
    return theme_part(design.language.script, layout.style("title").font, layout.style("body").font)


def relation(kind: str, target: str, identity: str = "") -> str:
    """A relationship of the main part to ``target`` in the same folder."""
    return f'<Relationship Id="{identity or "rId" + kind.capitalize()}" Type="{R}/{kind}" Target="{target}"/>'
