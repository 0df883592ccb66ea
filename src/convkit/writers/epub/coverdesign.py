"""What a drawn cover looks like: a bound book in the old style, cloth in one of a few quiet colours, a double frame, the title on a label.

A cover has one palette of 256 colours: from the dark cloth of the spine over the cloth to the paper, and from the paper to the ink.  So a
level between two says how much of both there is, in the edges of letters too.  Colours are fixed, since a picture brings its own ground.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from convkit.titlelines import balanced, width

if TYPE_CHECKING:
    from convkit.writers.epub.cover import CoverText

WIDTH, HEIGHT = 1200, 1600
CENTRE = 628
"""Where lines are centred: between the spine and the right edge."""
DARK, CLOTH, LINE, PAPER, FAINT, INK = 0, 16, 106, 136, 190, 255
"""Levels of the palette."""
CLOTHS = (
    (0x23395B, 0x182740),
    (0x5B2A2E, 0x431D21),
    (0x2F4A3C, 0x20362B),
    (0x4A4238, 0x352F27),
    (0x3C3557, 0x2A2540),
    (0x1F4E56, 0x15383E),
)
PAPER_COLOUR, INK_COLOUR = 0xF6F1E4, 0x2B2622
LABEL = 172, 172
"""What the label leaves free on the left and on the right of its centre's 1200."""
TITLE_WIDTH, NAMES_WIDTH = 730, 860
FOOT = 1452
"""The baseline at the foot."""
LARGEST_TITLE, NAME_SIZE, FOOT_SIZE = 160, 54, 38
PITCH = 1.36


class Box(NamedTuple):
    """A rectangle: its left upper corner, its size, its level; filled, or a frame of ``line`` pixels inside of it."""

    x: int
    y: int
    width: int
    height: int
    level: int
    line: int = 0


class Words(NamedTuple):
    """A line of text: its baseline, size and level, the width that it may have at most; ``heavy`` for a title."""

    text: str
    y: int
    size: int
    level: int
    most: int
    heavy: bool = False


class Drawing(NamedTuple):
    """A cover: ``palette`` holds a colour (RGB as a number) for each level; boxes and lines from the lowest to the topmost."""

    title: str
    palette: Sequence[int]
    boxes: Sequence[Box]
    lines: Sequence[Words]


def design(said: CoverText, seed: str) -> Drawing:
    """The cover of a book; ``seed`` chooses its colour."""
    cloth, dark = CLOTHS[hashlib.sha256(seed.encode("utf-8", "surrogatepass")).digest()[0] % len(CLOTHS)]
    found = balanced(said.title)
    size = _title_size(found)
    pitch = round(size * PITCH)
    height = max(400, pitch * len(found) + 2 * 100)
    top = max(190, 560 - height // 2)
    left = LABEL[0] + CENTRE - WIDTH // 2
    first = top + (height - pitch * len(found)) // 2 + pitch // 2 + round(size * 0.36)
    boxes = [
        Box(0, 0, WIDTH, HEIGHT, CLOTH),
        Box(0, 0, 64, HEIGHT, DARK),
        Box(112, 56, 1032, 1488, LINE, 5),
        Box(128, 72, 1000, 1456, LINE - 16, 2),
        Box(left, top, WIDTH - sum(LABEL), height, PAPER),
        Box(left + 16, top + 16, WIDTH - sum(LABEL) - 32, height - 32, FAINT, 2),
    ]
    lines = [Words(line, first + at * pitch, size, INK, TITLE_WIDTH, True) for at, line in enumerate(found)]
    names = _names(said.authors)
    if names:
        rule = top + height + 100
        boxes.append(Box(CENTRE - 80, rule, 160, 3, LINE))
        lines += [Words(name, rule + 110 + at * 80, NAME_SIZE, PAPER, NAMES_WIDTH) for at, name in enumerate(names)]
    if max([line.y for line in lines], default=0) < FOOT - 2 * FOOT_SIZE:
        foot = " ".join(said.foot.split())
        if foot and width(foot) * FOOT_SIZE <= NAMES_WIDTH:
            lines.append(Words(foot, FOOT, FOOT_SIZE, PAPER, NAMES_WIDTH))
        else:
            boxes += _ornament(FOOT - 15)
    return Drawing(" ".join(said.title.split()), _palette(dark, cloth), boxes, lines)


def _ornament(y: int) -> list[Box]:
    return [Box(CENTRE + x - side // 2, y - side // 2, side, side, LINE) for x, side in ((-58, 6), (0, 14), (58, 6))]


def _title_size(found: Sequence[str]) -> int:
    widest = max(map(width, found), default=1.0)
    return int(min(LARGEST_TITLE, TITLE_WIDTH / max(widest, 1), 800 / max(len(found), 1) / PITCH))


def _names(authors: Sequence[str]) -> list[str]:
    """Up to three authors, on one line where they fit; more are told by 等 or "et al."."""
    names = [" ".join(name.split())[:60] for name in authors if name.strip()]
    more = len(names) > 3
    latin = all(name.isascii() for name in names)
    line = (", " if latin else "\u3000").join(names[:3]) + ((" et al." if latin else " 等") if more else "")
    return [line] if names and width(line) * NAME_SIZE <= NAMES_WIDTH else names[:3]


def _palette(dark: int, cloth: int) -> list[int]:
    """The colours of the 256 levels."""
    stops = ((DARK, dark), (CLOTH, cloth), (PAPER, PAPER_COLOUR), (INK, INK_COLOUR))
    made = []
    for (low, first), (high, last) in pairwise(stops):
        made += [_mixed(first, last, (level - low) / (high - low)) for level in range(low, high)]
    return [*made, INK_COLOUR]


def _mixed(first: int, last: int, share: float) -> int:
    parts = [
        round((first >> shift & 255) * (1 - share) + (last >> shift & 255) * share) << shift for shift in (16, 8, 0)
    ]
    return sum(parts)
