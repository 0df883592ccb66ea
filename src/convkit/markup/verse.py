"""Short lines of like length that only line breaks divide are verse."""

from __future__ import annotations

from collections.abc import Sequence

from convkit.model import Block, BlockKind

FEWEST = 3
LONGEST = 18
SPREAD = 4
"""Lines of at least so many, none longer, and none that differ by more code points."""
FACTS = "：:0123456789<>&@"
"""Marks of lines that state facts (an address, a telephone number): those are no verse."""


def as_verse(text: str, lines: Sequence[Block]) -> Block | None:
    """The one block that the paragraphs ``lines`` make if they are verse, else None."""
    if len(lines) < FEWEST or any(block.kind is not BlockKind.PARAGRAPH for block in lines):
        return None
    said = [text[block.start : block.end] for block in lines]
    lengths = [len(line) for line in said]
    if max(lengths) > LONGEST or max(lengths) - min(lengths) > SPREAD:
        return None
    if any(mark in line for line in said for mark in FACTS):
        return None
    return lines[0]._replace(kind=BlockKind.VERSE, end=lines[-1].end)
