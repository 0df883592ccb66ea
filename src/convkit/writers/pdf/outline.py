"""The outline that a viewer shows beside the pages (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from collections.abc import Sequence

from convkit.writers.pdf.file import PdfFile, text
from convkit.writers.pdf.flow import Mark
from convkit.writers.pdf.number import number

OPEN_UNTIL = 30
"""An outline with more articles than this opens with their headings folded away."""


def write_outline(file: PdfFile, marks: Sequence[Mark]) -> int:
    """Write the outline of ``marks``, nested by level; its number, 0 where there is none."""
    entries = [mark for mark in marks if mark.level]
    if not entries:
        return 0
    root = file.reserve()
    numbers = [file.reserve() for _ in entries]
    parents: list[int] = []
    kids: dict[int, list[int]] = {-1: []}
    stack: list[int] = []
    for index, mark in enumerate(entries):
        while stack and entries[stack[-1]].level >= mark.level:
            stack.pop()
        parents.append(stack[-1] if stack else -1)
        kids.setdefault(parents[-1], []).append(index)
        stack.append(index)
    folded = len(kids[-1]) > OPEN_UNTIL
    for siblings in kids.values():
        for place, index in enumerate(siblings):
            mark = entries[index]
            parent = numbers[parents[index]] if parents[index] >= 0 else root
            links = b"/Parent %d 0 R" % parent
            if place:
                links += b"/Prev %d 0 R" % numbers[siblings[place - 1]]
            if place + 1 < len(siblings):
                links += b"/Next %d 0 R" % numbers[siblings[place + 1]]
            below = kids.get(index)
            if below:
                count = -len(below) if folded or parents[index] >= 0 else len(below)
                links += b"/First %d 0 R/Last %d 0 R/Count %d" % (numbers[below[0]], numbers[below[-1]], count)
            file.add(
                b"<</Title%b/Dest[%d 0 R/XYZ null %b null]%b>>" % (text(mark.label), mark.page, number(mark.y), links),
                numbers[index],
            )
    top = kids[-1]
    shown = len(top) if folded else sum(1 + len(kids.get(index, ())) for index in top)
    file.add(b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (numbers[top[0]], numbers[top[-1]], shown), root)
    return root
