"""A user's own document as the template: its styles, page, heads and list definitions stay, its body goes.

A style is found by Word's name, by another name it goes by (Chinese ones too), or by its id; what is missing is added in a form that
takes its type from the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from convkit.errors import UsageError
from convkit.writers.docx.guest import found_styles, fragment, number, paper, parse, q, serialised, text_of
from convkit.writers.docx.markup import NAMESPACES, R, W
from convkit.writers.docx.numbering import LEVELS, Definitions, abstract, own_definitions
from convkit.writers.docx.package import Packed, pack
from convkit.writers.docx.roles import ROLES
from convkit.writers.docx.settings import FOOTNOTES
from convkit.writers.docx.styles import Design, style_of, variant
from convkit.writers.docx.template import DesignKey, Part, Template, relation
from convkit.writers.docx.typefaces import Language
from convkit.xmltext import xml_attr

if TYPE_CHECKING:
    from lxml.etree import _Element

KEPT = frozenset({"theme", "settings", "webSettings", "fontTable", "header", "footer", "endnotes"})
"""Kinds of parts that stay; the others belong to the body that goes, or are written anew."""
MINIMAL = f"<w:sectPr {NAMESPACES}/>"


def reference_template(path: Path, design: Design) -> Template:
    """The template that the document at ``path`` is, for ``design``.  Raises UsageError where it can't be read as one."""
    try:
        state = path.stat()
    except OSError as error:
        raise UsageError(f"the reference document {path} can't be read: {error.strerror}") from error
    return _cached(path, state.st_mtime_ns, state.st_size, DesignKey(design))


@lru_cache(maxsize=8)
def _cached(path: Path, modified: int, size: int, key: DesignKey) -> Template:
    from zipfile import BadZipFile

    from docx.opc.exceptions import OpcError
    from docx.opc.package import OpcPackage
    from lxml.etree import LxmlError

    try:
        package: Any = OpcPackage.open(str(path))
        return Guest(package.main_document_part, key.design).template()
    except (OSError, OpcError, BadZipFile, LxmlError, KeyError, ValueError, AttributeError) as error:
        raise UsageError(
            f"the reference document {path} can't be read as a Word document: {error}",
            hint="open it in Word and save it as .docx",
        ) from error


class Guest:
    """A user's document, taken apart.  ``main`` is its main part as python-docx has it."""

    def __init__(self, main: Any, design: Design) -> None:
        self._main = main
        self._root = parse(main.blob)
        self._section = self._last_section()
        self._design = Design(
            replace(design.layout, page=paper(self._section, design.layout.page)), design.language, design.volume
        )
        styles = self._related("styles")
        self._styles = parse(styles.blob) if styles is not None else parse(f"<w:styles {NAMESPACES}/>".encode())
        self._found = found_styles(self._styles)
        self._ids = {name: self._found.get(name, role.id) for name, role in ROLES.items()}
        self._ids["heading1_below"] = self._ids["heading1"]

    def template(self) -> Template:
        """The template."""
        definitions = self._definitions()
        footnotes, first = self._footnotes()
        parts = tuple(self._parts())
        section = text_of(self._section)

        @lru_cache(maxsize=16)
        def styles(used: frozenset[str], variants: tuple[Language, ...]) -> Packed:
            return pack(self._complete(used, variants, definitions))

        return Template(
            design=self._design,
            ids=self._ids,
            styles=styles,
            parts=parts,
            relations="".join(self._relations()),
            defaults={"xml": "application/xml"},
            definitions=definitions,
            footnotes=footnotes,
            first_note=first,
            section=section,
            section_after_front=section,
            contents_section="",
            title_section="",
            heads=_no_heads,
            running=False,
            start=True,
        )

    # --- what stays ---

    def _kept(self) -> Iterator[tuple[str, Any]]:
        for identity in sorted(self._main.rels):
            one = self._main.rels[identity]
            if not one.is_external and one.reltype.rpartition("/")[2] in KEPT:
                yield identity, one

    def _relations(self) -> Iterator[str]:
        for kind in ("styles", "numbering", "footnotes"):
            yield relation(kind, f"{kind}.xml")
        for identity, one in self._kept():
            name = xml_attr(str(one.target_part.partname))
            yield f'<Relationship Id="{xml_attr(identity)}" Type="{R}/{one.reltype.rpartition("/")[2]}" Target="{name}"/>'

    def _parts(self) -> Iterator[Part]:
        """The parts that stay, what they refer to, and the relationships of each."""
        waiting = [one.target_part for _, one in self._kept()]
        seen: set[str] = set()
        while waiting:
            part = waiting.pop(0)
            name = str(part.partname)
            if name in seen or part is self._main:
                continue
            seen.add(name)
            yield Part(name[1:], part.content_type, pack(part.blob))
            if len(part.rels):
                folder, _, file = name[1:].rpartition("/")
                yield Part(f"{folder}/_rels/{file}.rels", "", pack(part.rels.xml))
                waiting += [rel.target_part for rel in part.rels.values() if not rel.is_external]

    def _related(self, kind: str) -> Any:
        for identity in sorted(self._main.rels):
            one = self._main.rels[identity]
            if not one.is_external and one.reltype.rpartition("/")[2] == kind:
                return one.target_part
        return None

    def _last_section(self) -> _Element:
        """The section of the end of the body, without what isn't WordprocessingML and without heads that aren't there."""
        body = self._root.find(q("body"))
        if body is None:
            raise ValueError("it has no body")
        found = body.findall(q("sectPr")) or list(body.iter(q("sectPr")))
        section = deepcopy(found[-1]) if found else parse(MINIMAL.encode())
        known = {identity for identity, _ in self._kept()}
        for child in list(section):
            identity = child.get(f"{{{R}}}id")
            if not str(child.tag).startswith(f"{{{W}}}") or (identity is not None and identity not in known):
                section.remove(child)
        for name in list(section.attrib):
            del section.attrib[name]
        return section

    # --- what is added to ---

    def _complete(self, used: Iterable[str], variants: Iterable[Language], definitions: Definitions) -> bytes:
        """The styles part with the styles for the roles ``used`` that it lacks."""
        root = deepcopy(self._styles)
        need = {"normal", *used}
        missing = [role for role in ROLES if role in need and role not in self._found and role != "heading1_below"]
        if "table" in missing and "table_normal" not in self._found:
            missing.append("table_normal")
        for role in missing:
            xml = style_of(role, self._design, self._ids, guest=True)
            root.append(fragment(xml.replace('<w:numId w:val="1"/>', f'<w:numId w:val="{definitions.bullets[0]}"/>')))
        for language in variants:
            root.append(fragment(variant(language, self._design, self._ids)))
        return serialised(root)

    def _definitions(self) -> Definitions:
        """The document's list definitions with ours; its own list styles say which ones items use."""
        part = self._related("numbering")
        look = self._design.layout.style("list")
        western = self._design.language.script == "latin"
        if part is None:
            return own_definitions(look, western=western)
        root = parse(part.blob)
        for extra in root.findall(q("numIdMacAtCleanup")):
            root.remove(extra)
        nums = {number(num, "numId"): num for num in root.findall(q("num"))}
        free = max((number(one, "abstractNumId") for one in root.findall(q("abstractNum"))), default=-1) + 1
        following = max(nums, default=0) + 1
        place = min((root.index(num) for num in nums.values()), default=len(root))
        for offset in (0, 1):
            xml = abstract(free + offset, look, ordered=bool(offset), western=western)
            root.insert(place + offset, fragment(xml))
        root.append(fragment(f'<w:num w:numId="{following}"><w:abstractNumId w:val="{free}"/></w:num>'))
        deep = {
            number(one, "abstractNumId")
            for one in root.findall(q("abstractNum"))
            if len(one.findall(q("lvl"))) == LEVELS
        }
        by = {
            identity: number(link, "val")
            for identity, num in nums.items()
            if (link := num.find(q("abstractNumId"))) is not None
        }
        bullets, ordered = self._style_number("bullet"), by.get(self._style_number("ordered"), free + 1)
        head, closing, tail = serialised(root).decode().rpartition("</")
        return Definitions(
            head,
            closing + tail,
            (bullets if bullets in by else following, bullets if by.get(bullets) in deep else following),
            (ordered, ordered if ordered in deep else free + 1),
            following + 1,
            styled="bullet" not in self._found or bullets in by,
        )

    def _style_number(self, role: str) -> int:
        """The list instance that the document's style for ``role`` names; 0 for none."""
        for style in self._styles.findall(q("style")):
            if role in self._found and style.get(q("styleId")) == self._found[role]:
                named = style.find(f"{q('pPr')}/{q('numPr')}/{q('numId')}")
                return number(named, "val") if named is not None else 0
        return 0

    def _footnotes(self) -> tuple[tuple[str, str], int]:
        """The footnotes part round our notes, with the document's own separators, and the first free number."""
        part = self._related("footnotes")
        if part is None:
            return FOOTNOTES, 1
        root = parse(part.blob)
        for note in list(root):
            if note.get(q("type")) is None:
                root.remove(note)
        if not len(root):
            return FOOTNOTES, 1
        head, closing, tail = serialised(root).decode().rpartition("</")
        return (head, closing + tail), max(number(note, "id") for note in root) + 1


def _no_heads(_title: str, _titled: bool, _contents: bool, _issuer: str) -> dict[str, str]:
    """None of ours: the user's own heads stay."""
    return {}
