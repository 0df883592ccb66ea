"""Faces inside of the book: of characters that reading systems seldom have, or of all.

A rare character stands in a ``span`` that names the face in the book, so that all others keep the face that the reader chose.  Faces are cut
down to what is used.  Only faces that say themselves that their licence is open are taken, and those that the user names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from convkit.contract import ProblemSink, Publication
from convkit.fonts.registry import Link, chain
from convkit.patterns import has_astral
from convkit.writers.epub.css import OWN
from convkit.writers.epub.languages import is_traditional
from convkit.xmltext import SPECIAL

KINDS = {"glyf": ("ttf", "font/ttf")}
CFF = ("otf", "font/otf")
"""Suffix and media type by the kind of outlines (EPUB 3.3, 3.2: core media types)."""
WHOLE = ("song", "hei")
"""The roles that all characters are embedded of: body and headings."""


class FontFile(NamedTuple):
    """A face in the book: its file, media type and bytes, its role ("rare" for single characters), the rules that name it."""

    name: str
    media_type: str
    data: bytes
    role: str
    css: str


_RARE = "\u2e80-\u2fdf\u31c0-\u31ef\u3400-\u4dbf\u9fa6-\u9fff"


@lru_cache(maxsize=1)
def _rare() -> re.Pattern[str]:
    """Radicals, strokes, Extension A, what came to the main block after Unicode 4, and the planes 2 and 3 (Extension B and later)."""
    return re.compile(f"[{_RARE}\U00020000-\U0003fffd]")


@lru_cache(maxsize=1)
def _unusual() -> re.Pattern[str]:
    return re.compile(f"[{SPECIAL}{_RARE}]")


def is_usual(text: str) -> bool:
    """Whether ``text`` holds nothing that XML escapes or forbids and no rare character: one look that spares most texts all others."""
    return _unusual().search(text) is None and not has_astral(text)


def is_rare(text: str) -> bool:
    """Whether ``text`` holds a rare character."""
    return _rare().search(text) is not None


@lru_cache(maxsize=1)
def _shown() -> re.Pattern[str]:
    return re.compile(r">[^<]+")


@lru_cache(maxsize=1)
def _headings() -> re.Pattern[str]:
    return re.compile(r"<(h[1-6]|th)\b[^>]*>(.*?)</\1>", re.DOTALL)


@lru_cache(maxsize=1)
def _open() -> re.Pattern[str]:
    return re.compile(
        r"SIL Open Font|scripts\.sil\.org/OFL|openfontlicense\.org|Apache License|licenses/LICENSE-2\.0", re.I
    )


def embeddable(link: Link) -> bool:
    """Whether the face may stand in a file that goes to others: the user named it and its bits allow it, or its licence is open."""
    from convkit.fonts.faces import open_face

    face = open_face(link.path, link.number)
    return face.embeddable and (link.brought_by == "--font" or _open().search(face.licence()) is not None)


class Typefaces:
    """The faces of one book.  ``every``: all characters are embedded, not only rare ones."""

    def __init__(self, publication: Publication, *, every: bool = False) -> None:
        self._publication = publication
        self._every = every
        self._chains: dict[str, list[Link]] = {}
        self._taken: dict[Link, set[str]] = {}
        self._known: dict[str, str] = {}
        self._missing: Counter[str] = Counter()
        self._whole: dict[str, set[str]] = {role: set() for role in WHOLE}

    def marked(self, document: str, *, usual: bool = False) -> str:
        """An XHTML document with its rare characters in spans that name their face; ``usual`` where it is known to have none."""
        if self._every:
            self._whole["song"].update(document)
            for _, text in _headings().findall(document):
                self._whole["hei"].update(text)
        if usual or not is_rare(document):
            return document
        head, body, rest = document.partition("<body")
        return head + body + _shown().sub(lambda found: _rare().sub(self._one, found[0]), rest)

    def _one(self, found: re.Match[str]) -> str:
        char = found[0]
        if char not in self._known:
            link = self._holder(char)
            if link is not None and link not in self._taken:
                self._taken[link] = set()
            self._known[char] = f'<span class="f{list(self._taken).index(link) + 1}">{char}</span>' if link else ""
            if link:
                self._taken[link].add(char)
        made = self._known[char]
        if not made:
            self._missing[char] += 1
        return made or char

    def _holder(self, char: str) -> Link | None:
        from convkit.fonts.faces import open_face

        return next((link for link in self._chain("song") if open_face(link.path, link.number).glyph(char)), None)

    def _chain(self, role: str) -> list[Link]:
        if role not in self._chains:
            said = self._publication
            links = chain(role, said.faces, traditional=is_traditional(said.language), own=said.fonts)
            self._chains[role] = list(dict.fromkeys([link for link in links if embeddable(link)]))
        return self._chains[role]

    def report(self, problems: ProblemSink) -> None:
        """Note the rare characters that no face has: a reading system may show them all the same."""
        for char, count in sorted(self._missing.items()):
            problems.add("W_GLYPH", f"U+{ord(char):04X}", count)

    def files(self) -> list[FontFile]:
        """The faces cut down to what was used."""
        return [*self._rare_files(), *(self._whole_files() if self._every else ())]

    def _rare_files(self) -> Iterator[FontFile]:
        for number, (link, characters) in enumerate(self._taken.items(), 1):
            name = f"{OWN} {number}"
            yield _file(f"f{number}", name, "rare", link, characters, f'.f{number} {{ font-family: "{name}"; }}\n')

    def _whole_files(self) -> Iterator[FontFile]:
        for role in WHOLE:
            links = [link for link in self._chain(role) if link.role == role]
            if links:
                yield _file(role, f"{OWN} {role}", role, links[0], self._whole[role], "")


def _file(stem: str, family: str, role: str, link: Link, characters: set[str], rule: str) -> FontFile:
    from convkit.fonts.faces import open_face
    from convkit.fonts.subset import standalone

    face = open_face(link.path, link.number)
    suffix, media_type = KINDS.get(face.kind, CFF)
    name = f"{stem}.{suffix}"
    data = standalone(face, sorted(characters))
    css = f'@font-face {{ font-family: "{family}"; src: url("{name}"); }}\n{rule}'
    return FontFile(name, media_type, data, role, css)
