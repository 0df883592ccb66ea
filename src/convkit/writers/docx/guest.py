"""What stands in the parts of a user's document: XML read and written, styles found, the paper of a section."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from convkit.layouts import Page
from convkit.writers.docx.markup import DECLARATION, NAMESPACES, W
from convkit.writers.docx.roles import ROLES

if TYPE_CHECKING:
    from lxml.etree import _Element

MM_A_TWIP = 25.4 / 1440


def q(name: str) -> str:
    """The name of a w: element or attribute as lxml has it."""
    return f"{{{W}}}{name}"


def found_styles(root: _Element) -> dict[str, str]:
    """The ids of the styles of ``root`` by role: by name, alias or other name, then by id."""
    by_name: dict[str, str] = {}
    by_id: set[str] = set()
    for style in root.findall(q("style")):
        identity = style.get(q("styleId")) or ""
        by_id.add(identity)
        for tag in ("name", "aliases"):
            named = style.find(q(tag))
            for name in (named.get(q("val")) or "").split(",") if named is not None else ():
                by_name.setdefault(_folded(name), identity)
    found: dict[str, str] = {}
    for role, kind in ROLES.items():
        names = [_folded(name) for name in (kind.name, *kind.others)]
        match = next((by_name[name] for name in names if name in by_name), kind.id if kind.id in by_id else None)
        if match:
            found[role] = match
    return found


def _folded(name: str) -> str:
    return "".join(name.lower().split())


def paper(section: _Element, default: Page) -> Page:
    """The paper and margins of ``section`` in mm; ``default`` where it states none."""
    size, margins = section.find(q("pgSz")), section.find(q("pgMar"))

    def length(element: _Element | None, name: str, otherwise: float) -> float:
        value = element.get(q(name)) if element is not None else None
        return abs(int(value)) * MM_A_TWIP if value and value.lstrip("-").isdigit() else otherwise

    return replace(
        default,
        width=length(size, "w", default.width),
        height=length(size, "h", default.height),
        **{side: length(margins, side, getattr(default, side)) for side in ("top", "bottom", "left", "right")},
    )


def parse(blob: bytes) -> _Element:
    """The root of the XML ``blob``; entities and the network stay out."""
    from lxml import etree

    return etree.fromstring(blob, etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True))


def fragment(xml: str) -> _Element:
    """An element written with the prefix w and no declaration of it."""
    return parse(f"<w:root {NAMESPACES}>{xml}</w:root>".encode())[0]


def number(element: _Element, name: str) -> int:
    """The integer in the attribute ``name``."""
    return int(element.get(q(name)) or 0)


def serialised(root: _Element) -> bytes:
    """``root`` as a part."""
    from lxml import etree

    return DECLARATION.encode() + etree.tostring(root)


def text_of(element: _Element) -> str:
    """``element`` as XML that stands in a part of ours."""
    from lxml import etree

    etree.cleanup_namespaces(element)
    return etree.tostring(element).decode()
