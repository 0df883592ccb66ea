"""Lists: the definitions of a document, and the numbers that items use.

An ordered list needs an instance of its own to begin at 1 again; bullets share one (17.9).
"""

from __future__ import annotations

from typing import NamedTuple

from convkit.layouts import Style
from convkit.writers.docx.markup import DECLARATION, NAMESPACES

LEVELS = 9
BULLETS = "•–▪"
BULLET_NUMBER = 1
"""The instance that the bullet style names in a document of our own."""
CHINESE = (("decimal", "%{}."), ("decimal", "（%{}）"), ("decimalEnclosedCircle", "%{}"))
WESTERN = (("decimal", "%{}."), ("lowerLetter", "%{})"), ("lowerRoman", "%{}."))


class Definitions(NamedTuple):
    """The list definitions of a document: the numbering part before and after further instances, and which to use.

    ``bullets`` are the instances for unordered items of the first level and of deeper ones, ``ordered`` the abstract definitions
    of ordered ones likewise, ``next`` a free instance number.
    ``styled`` says that the bullet style itself names its instance.
    """

    head: str
    tail: str
    bullets: tuple[int, int]
    ordered: tuple[int, int]
    next: int
    styled: bool = True


def own_definitions(look: Style, *, western: bool) -> Definitions:
    """The definitions of a document of our own; items are indented as the layout's ``look`` says."""
    abstracts = abstract(0, look, ordered=False, western=western) + abstract(1, look, ordered=True, western=western)
    first = f'<w:num w:numId="{BULLET_NUMBER}"><w:abstractNumId w:val="0"/></w:num>'
    head = f"{DECLARATION}<w:numbering {NAMESPACES}>{abstracts}{first}"
    return Definitions(head, "</w:numbering>", (BULLET_NUMBER, BULLET_NUMBER), (1, 1), BULLET_NUMBER + 1)


def abstract(number: int, look: Style, *, ordered: bool, western: bool) -> str:
    """The abstract definition ``number`` with all nine levels."""
    levels = []
    for level in range(LEVELS):
        if ordered:
            kind, pattern = (WESTERN if western else CHINESE)[level % 3]
            text, face = pattern.format(level + 1), ""
        else:
            kind, text = "bullet", BULLETS[level % 3]
            face = (
                '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/></w:rPr>'
            )
        left = max(look.indent, 2.0) * look.size * 20 * (level + 1)
        hanging = look.size * 20 * (2.0 if ordered and level % 3 == 1 and not western else 1.5 if ordered else 1.0)
        levels.append(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{round(left)}" w:hanging="{round(hanging)}"/></w:pPr>{face}</w:lvl>'
        )
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/>'
        f"{''.join(levels)}</w:abstractNum>"
    )


class ListNumbers:
    """Gives each list item its instance and level; ``added`` are the instances made so far, as XML."""

    def __init__(self, definitions: Definitions) -> None:
        self.added: list[str] = []
        self._definitions = definitions
        self._next = definitions.next
        self._open: list[tuple[int, bool]] = []

    def interrupt(self) -> None:
        """Something other than an item: the next ordered item begins at 1."""
        self._open.clear()

    def item(self, level: int, *, ordered: bool) -> tuple[int, int]:
        """Instance and level (from 0) for an item of ``level`` (from 1)."""
        depth = min(max(level, 1), LEVELS) - 1
        del self._open[depth + 1 :]
        if len(self._open) > depth and self._open[depth][1] == ordered:
            return self._open[depth][0], depth
        del self._open[depth:]
        number = self._begin(depth) if ordered else self._definitions.bullets[depth > 0]
        while len(self._open) < depth:
            self._open.append((0, not ordered))
        self._open.append((number, ordered))
        return number, depth

    def _begin(self, depth: int) -> int:
        number = self._next
        self._next += 1
        self.added.append(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{self._definitions.ordered[depth > 0]}"/>'
            f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
        return number
