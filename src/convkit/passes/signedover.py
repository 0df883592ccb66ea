"""The authors of a paper and where they work over its title, as journals print them, and mostly once more under it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from convkit.contract import CleaningPass, Mark, PassSpec, Stage, TextView
from convkit.model import Block, BlockKind, Field, Furniture
from convkit.passes.names import is_affiliation, listed_names
from convkit.passes.people import bare_name, scholars_of
from convkit.patterns import Pattern

REACH = 10
"""Lines in which they stand once more."""
NAMES = 80
"""Code points of the longest line of names, a third of one with the school behind them."""


class _Patterns:
    """The regular expressions of this module."""

    glued = Pattern(r"([^（()）]{2,80})([（(][^（()）]{6,120}[）)])")
    marked = Pattern(r"[\s\d*,，、;；.．]+")


class SignedOver:
    """``segment.signed-over``."""

    def propose(self, view: TextView) -> Iterator[Mark]:
        """The two first lines as bylines, or as furniture where they stand again below."""
        if not view.fields:
            yield from signed_over(view.text, [b for b in view.blocks[: REACH + 4] if b.parent < 0])


def signed_over(text: str, blocks: Sequence[Block]) -> list[Mark]:
    """The marks of the two first lines, names and a school, or of the first alone, which has both; nothing where they are not that."""
    if (
        len(blocks) < 3
        or blocks[0].end - blocks[0].start > 3 * NAMES
        or any(b.kind is not BlockKind.PARAGRAPH for b in blocks[:3])
    ):
        return []
    first, second = (text[b.start : b.end] for b in blocks[:2])
    glued = _Patterns.glued.fullmatch(first)
    names, school = (glued[1], glued[2]) if glued else (first, second)
    if not is_affiliation(school) or not _are_names(names):
        return []
    below = [_plain(text[b.start : b.end]) for b in blocks[2 : 2 + REACH] if b.end - b.start <= len(school) + NAMES]
    again = [_plain(names) in below, _plain(school) in below]
    return list(_marks(blocks, [all(again)] if glued else again))


def _marks(blocks: Sequence[Block], again: Sequence[bool]) -> Iterator[Mark]:
    for block, said in zip(blocks, again, strict=False):
        if said:
            yield Furniture(block.start, block.end, "stated again below")
        else:
            yield Field("byline", block.start, block.end, reason="authors over the title")


def _are_names(line: str) -> bool:
    """Whether ``line`` holds nothing but the names of people."""
    return bare_name(line) or bool(scholars_of(line)) or listed_names(line) or all(map(bare_name, line.split()))


def _plain(line: str) -> str:
    """``line`` without figures and marks."""
    return _Patterns.marked.sub("", line)


def _signed_over(options: Mapping[str, str]) -> CleaningPass:
    return SignedOver()


PASSES = (
    PassSpec(
        "segment.signed-over", 1, Stage.SEGMENT,
        "the authors of a paper and where they work over its title are its byline, or set aside where they stand again below",
        _signed_over, order=17, trigger="学學院所UI",
    ),
)  # fmt: skip
