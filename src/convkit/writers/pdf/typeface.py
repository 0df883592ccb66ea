"""A role's type in one document: what a text becomes before lines are broken."""

from __future__ import annotations

import re
import sys
from functools import lru_cache
from typing import NamedTuple

from convkit.fonts.faces import Face, open_face
from convkit.writers.pdf import marks
from convkit.writers.pdf.glyphs import Book, Font, find_glyph, joined_dash, units

FULL_WIDTH = (
    "\u2e80-\u303e\u3041-\u4dbf\u4e00-\u9fff\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6"
    "“”‘’—…\udc00-\udfff\U00020000-\U0003fffd"
)
"""The characters that are taken to be one em wide until their face says otherwise."""

WESTERN_FORMS = frozenset("“”‘’…—")
"""Characters whose Chinese form is one em wide and whose form in English text is not."""


@lru_cache(maxsize=1)
def _two_forms() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(WESTERN_FORMS))}]")


def is_western(text: str) -> bool:
    """Whether ``text`` is set as Latin text is: it has letters, and nothing Chinese, Japanese or Korean.

    Only asked of texts with a character of ``WESTERN_FORMS``; False for all others.
    """
    if text[:1] >= "\u2e80" or not _two_forms().search(text):
        return False
    for char in text:
        if char >= "\u2e80":
            return False
    return any(char.isalpha() for char in text)


@lru_cache(maxsize=1)
def apostrophe() -> re.Pattern[str]:
    """Finds a right quotation mark inside a Latin word."""
    return re.compile(r"(?<=[A-Za-z\u00c0-\u024f])’(?=[A-Za-z\u00c0-\u024f])")


LONGEST, MOST = 40, 20_000
"""How long a word may be, in characters, that is kept for its next time, and how many are."""


def _events(narrow: str) -> re.Pattern[str]:
    """Finds runs of characters that are not of full width or are in ``narrow``, and marks before marks.

    It begins with one class that holds all of them: such a pattern passes over what is not in the class three times as fast as over alternatives.
    """
    odd, mark, few = _odd(), marks.MARK_CLASS, re.escape(narrow)
    every = f"[{odd}{few}{mark[1:-1]}]"
    if narrow:
        return re.compile(f"{every}(?:(?<=[{odd}])([{odd}]*)|(?<=[{few}])([{few}]*)|(?={mark}))")
    return re.compile(f"{every}(?:(?<!{mark})([{odd}]*)|(?={mark}))")


@lru_cache(maxsize=1)
def _odd() -> str:
    """All characters but those of ``FULL_WIDTH``, as ranges of a class."""
    found = sorted((ord(m[1]), ord(m[2] or m[1])) for m in re.finditer("(.)(?:-(.))?", FULL_WIDTH))
    edges = [0, *[edge for low, high in found for edge in (low, high + 1)], sys.maxunicode + 1]
    return "".join([f"{chr(a)}-{chr(b - 1)}" for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b])


class Words(NamedTuple):
    """What breaks a row of cells: whether it opens and closes as Latin does, the width of its widest word, the bounds of its parts.

    ``alone`` is the width of the only part, 0 where there are more or where space stands at its sides.
    A bound is its distance from the beginning, the width and the kind of the part before it, and the space at both sides of that part.
    """

    opens: bool
    closes: bool
    widest: int
    alone: int
    bounds: tuple[tuple[int, int, int, int], ...]


class Loss(NamedTuple):
    """What a pair of marks gives up, in thousandths of the em: the first of them at its right (``which`` 0), or the second at its left (1).

    ``less`` are the two bytes that draw this mark without it; b"" where the font can't.
    """

    amount: int
    which: int
    less: bytes


class Typeface:
    """The faces of one role, with what the characters seen so far are drawn by.

    ``widths`` holds, in thousandths of the em, the width of each character that isn't 1,000 wide.  ``events`` finds what breaks a row of
    cells: a run of other characters (its group), or a mark before another mark; ``losses`` is what the two give up, ``words`` what is known of the runs.
    ``links`` are the faces, best first.  ``foreign`` holds the characters that another font than ``font`` draws, and their codes there.  ``left`` and ``right``
    are the blanks of marks in these faces.
    """

    turned = False
    """Whether glyphs may be turned by a quarter, which asks for fonts of their own."""

    def __init__(self, book: Book, role: str, traditional: bool) -> None:
        self._book = book
        self._half = role == "mono"
        self.links = book.links(role, traditional)
        self.font = book.font(self.links[0], self._half, 0, turned=self.turned)
        self.role = self.links[0].role
        face = self._face
        self.widths: dict[str, int] = {}
        self.foreign: dict[str, tuple[Font, str]] = {}
        self._known: set[str] = set()
        self._new = re.compile(".", re.DOTALL)
        self._compiled = 0
        self._narrow: set[str] = set()
        self._codes: dict[int, str] = {}
        self._western: dict[int, str] = {}
        self._dash: bool | None = None
        self._widths: dict[str, int] = {}
        self.words: dict[str, Words] = {}
        self._base = re.compile(f"[^{FULL_WIDTH}]")
        self.events = _events("")
        self.centred = face.ink(face.glyph("，"))[0] > 250
        self.left = marks.CENTRED_LEFT if self.centred else marks.LEFT_BLANK
        self.right = marks.CENTRED_RIGHT if self.centred else marks.RIGHT_BLANK
        self.losses: dict[str, Loss] = {}

    @property
    def _face(self) -> Face:
        face = self.font.face
        assert face is not None  # the box font is never a role's first font
        return face

    def scan_text(self, text: str, western: bool) -> str:
        """``text`` with second forms chosen: joined dashes, and the English forms of marks in ``western`` text.

        It is as long as ``text``; the characters of it that are new are given a font and a code.
        """
        if "——" in text and self._joins():
            text = text.replace("——", marks.LIGATURE + marks.SKIP)
        if western and not self._half:
            text = text.translate(self._western_forms())
        elif "’" in text and not self._half:
            text = apostrophe().sub(self._western_forms().get(ord("’"), "’"), text)
        new = self._new.findall(text)
        if new:
            unknown = set(new) - self._known
            if unknown:
                self._admit(unknown)
        return text

    def code_text(self, scan: str) -> str:
        """The codes for ``scan``, one for each character, each in its own font."""
        return scan.translate(self._codes) if self._codes else scan

    def foreign_in(self, scan: str, count: bool) -> list[tuple[int, int, Font]]:
        """The stretches of ``scan`` that are drawn by another font, in order.

        With ``count`` the characters that are drawn as a box are counted in the book.
        """
        foreign = self.foreign
        if not foreign or foreign.keys().isdisjoint(scan):
            return []
        found: list[tuple[int, int, Font]] = []
        missing = self._book.missing
        for at, char in enumerate(scan):
            if char not in foreign:
                continue
            font = foreign[char][0]
            if count and font.face is None and self.widths.get(char, 1000) == 1000:
                missing[char] = missing.get(char, 0) + 1
            if found and found[-1][1] == at and found[-1][2] is font:
                found[-1] = (found[-1][0], at + 1, font)
            else:
                found.append((at, at + 1, font))
        return found

    def width(self, word: str) -> int:
        """The width of ``word``, in thousandths of the em."""
        known = self._widths.get(word)
        if known is None:
            widths = self.widths
            known = sum([widths.get(char, 1000) for char in word])
            if len(word) <= LONGEST:
                if len(self._widths) == MOST:
                    self._widths.clear()
                self._widths[word] = known
        return known

    def loss(self, pair: str) -> Loss:
        """What two neighbouring marks give up: they keep the larger of the blanks between them (CLREQ 3.1.6)."""
        first = self.right.get(pair[0], 0)
        amount = max(first, self.left.get(pair[1], 0))
        which = 0 if first >= amount else 1
        less = b""
        if amount and self.font.grows and pair[which] not in self.foreign:
            less = self.font.less(units(self.code_text(pair[which])), amount, which)
        self.losses[pair] = loss = Loss(amount, which, less)
        return loss

    def keep(self, text: str, words: Words) -> None:
        """Keep what ``text`` comes down to for the next time, if that is likely."""
        if len(text) <= LONGEST:
            if len(self.words) == MOST:
                self.words.clear()
            self.words[text] = words

    def _joins(self) -> bool:
        if self._dash is None:
            self._dash = joined_dash(self.font)
        return self._dash

    def _western_forms(self) -> dict[int, str]:
        if not self._western:
            face = self._face
            for char in sorted(WESTERN_FORMS):
                shaped = face.shape(char, latin=True, features={"pwid": True})
                if len(shaped) != 1 or face.advance(shaped[0]) == 1000:
                    continue
                code = self.font.second_form(char, shaped[0], face.advance(shaped[0]))
                self._western[ord(char)] = code
                self.widths[code] = face.advance(shaped[0])
                self._known.add(code)
        return self._western

    def _admit(self, new: set[str]) -> None:
        self._known |= new
        if len(self._known) > 1.25 * self._compiled + 20:
            self._new = re.compile(f"[^{re.escape(''.join(sorted(self._known)))}]")
            self._compiled = len(self._known)
        narrow = len(self._narrow)
        for char in sorted(new):
            if char not in (marks.LIGATURE, marks.SKIP):
                self._admit_one(char)
        if len(self._narrow) > narrow:
            self.events = _events("".join(sorted(self._narrow)))
            self._widths.clear()
            self.words.clear()
            if not self._narrow.isdisjoint(self.left.keys() | self.right.keys()):
                self.left, self.right = self._blanks(self.left), self._blanks(self.right)
                self.losses.clear()

    def _blanks(self, known: dict[str, int]) -> dict[str, int]:
        """``known`` without the marks that are narrow in this face: they have no blank to give."""
        return {mark: blank for mark, blank in known.items() if mark not in self._narrow}

    def _admit_one(self, char: str) -> None:
        for link in self.links:
            glyph, width = find_glyph(open_face(link.path, link.number), char, self._half)
            if glyph:
                font, code = self._book.place(link, self._half, char, glyph, width)
                break
        else:
            font, code, width = self._book.box(char)
        self._take(char, font, code, width)

    def _take(self, char: str, font: Font, code: str, width: int) -> None:
        """Draw ``char`` by ``code`` of ``font``."""
        if width != 1000:
            self.widths[char] = width
            if not self._base.match(char):
                self._narrow.add(char)
        elif self._base.match(char):
            self.widths[char] = 1000
        if font is not self.font:
            self.foreign[char] = (font, code)
        if code != char:
            self._codes[ord(char)] = code


class Faces:
    """The typefaces of a document by role, made when they are first asked for.

    Roles that come down to the same faces share one typeface.
    """

    def __init__(self, book: Book, traditional: bool) -> None:
        self._book = book
        self._traditional = traditional
        self._known: dict[str, Typeface] = {}

    def __call__(self, role: str) -> Typeface:
        """The typeface of ``role``."""
        if role not in self._known:
            links = self._book.links(role, self._traditional)
            same = [
                face
                for other, face in self._known.items()
                if face.links == links and (other == "mono") == (role == "mono")
            ]
            self._known[role] = same[0] if same else self.make(role)
        return self._known[role]

    def make(self, role: str) -> Typeface:
        """A typeface for ``role``."""
        return Typeface(self._book, role, self._traditional)
