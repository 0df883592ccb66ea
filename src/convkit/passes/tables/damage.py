"""Damages clean paragraphs the way pages do: hard wraps, and cuts by page or column.  For training and for tests."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from typing import NamedTuple

NO_START = frozenset("，。、；：！？）》」』”’】〉〕,.;:!?)]}%％")
NO_END = frozenset("（《「『“‘【〈〔([{")


class Damaged(NamedTuple):
    """A damaged text, and for each of its non-blank lines whether it goes on the paragraph of the line before.

    ``furniture`` are the non-blank lines that belong to the page; they have no place in ``joins``.
    """

    text: str
    joins: tuple[bool, ...]
    furniture: frozenset[int] = frozenset()


def columns(text: str) -> int:
    """The columns of ``text``, two for a full-width character."""
    return len(text.encode("gbk", "replace"))


def wrapped(
    paragraphs: Iterable[str],
    measure: int,
    *,
    indent: str = "",
    blank: int = 0,
    every: int = 0,
    margin: str = "",
    kinsoku: bool = True,
    hanging: bool = False,
    points: bool = False,
    ragged: random.Random | None = None,
) -> Damaged:
    """``paragraphs`` set to ``measure`` columns; with ``points`` to ``measure`` / 2 characters, whatever their width,
    inside words too.

    ``indent`` begins a paragraph's first line, ``blank`` lines stand between paragraphs, ``every`` between all lines,
    ``margin`` begins each line.  Without ``kinsoku`` lines are cut wherever they are full; with ``hanging`` a mark that
    may not begin a line stands beyond the measure instead of drawing the character before it down.  ``ragged`` makes
    some lines two or four columns shorter.
    """
    out: list[str] = []
    joins: list[bool] = []
    for paragraph in paragraphs:
        if out:
            out += [""] * max(blank, every)
        for number, line in enumerate(_set(indent + paragraph, measure, kinsoku, hanging, points, ragged)):
            if number:
                out += [""] * every
            out.append(margin + line)
            joins.append(number > 0)
    return Damaged("\n".join(out), tuple(joins))


def _set(
    text: str, measure: int, kinsoku: bool, hanging: bool, points: bool, ragged: random.Random | None
) -> list[str]:
    lines: list[str] = []
    while True:
        room = measure - (2 * ragged.choice((0, 0, 0, 1, 1, 2)) if ragged else 0)
        if (2 * len(text) if points else columns(text)) <= room:
            return [*lines, text] if text else lines
        cut = max(1, room // 2) if points else _fitting(text, room)
        if hanging:
            while cut < len(text) and text[cut] in NO_START:
                cut += 1
        if kinsoku:
            low = max(1, cut - 20)
            while cut > low and _is_barred(text[cut - 1 : cut + 1], points):
                cut -= 1
        lines.append(text[:cut] if points else text[:cut].rstrip(" "))
        text = text[cut:] if points else text[cut:].lstrip(" ")


def _is_barred(around: str, points: bool) -> bool:
    """Whether no line may end between the two characters ``around``."""
    if len(around) < 2:
        return False
    a, b = around[0], around[1]
    word = not points and around.isascii() and a.isalnum() and b.isalnum()
    return b in NO_START or a in NO_END or word


def _fitting(text: str, measure: int) -> int:
    used = 0
    for index, character in enumerate(text):
        used += columns(character)
        if used > measure:
            return max(1, index)
    return len(text)


def cut(
    paragraphs: Sequence[str],
    rng: random.Random,
    *,
    share: float = 0.1,
    blank: int = 1,
    at_cut: int = 1,
    indent: str = "",
    bare: float = 0.0,
) -> Damaged:
    """``paragraphs`` a line each, ``share`` of them cut once inside by a page end with ``at_cut`` blank lines.

    ``bare`` is the share of those that lose their last full stop, as in letters and comments.
    """
    out: list[str] = []
    joins: list[bool] = []
    for paragraph in paragraphs:
        if out:
            out += [""] * (blank + (blank > 0 and rng.random() < 0.1))
        if bare and paragraph[-1] == "。" and rng.random() < bare:
            paragraph = paragraph[:-1]
        place = rng.randrange(3, len(paragraph) - 2) if len(paragraph) > 12 and rng.random() < share else 0
        if place:
            out += [indent + paragraph[:place], *[""] * at_cut, paragraph[place:].lstrip()]
            joins += [False, True]
        else:
            out.append(indent + paragraph)
            joins.append(False)
    return Damaged("\n".join(out), tuple(joins))


def paged(damaged: Damaged, size: int, *, head: str = "", number: str = "", blank: int = 1) -> Damaged:
    """``damaged`` on pages of ``size`` lines (blank ones not counted), with ``blank`` lines between all that meets there.

    ``head`` stands over each page, ``number`` (a pattern with {}) below it.
    """
    out: list[str] = []
    furniture: set[int] = set()
    lines = page = count = 0
    gap = [""] * blank

    def place(line: str) -> None:
        nonlocal count
        if line:
            out.extend([*gap, line] if out else [line])
            furniture.add(count)
            count += 1

    place(head)
    if head:
        out += gap
    for line in damaged.text.split("\n"):
        if line.strip() and lines and lines % size == 0:
            while out and not out[-1]:
                out.pop()
            page += 1
            place(number.format(page))
            place(head)
            out += gap
        out.append(line)
        lines += bool(line.strip())
        count += bool(line.strip())
    place(number.format(page + 1))
    return Damaged("\n".join(out), damaged.joins, frozenset(furniture))
