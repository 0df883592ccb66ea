"""The pass ``segment.official``: a file of several official documents is cut before the head of each."""

from __future__ import annotations

from collections.abc import Iterator

from convkit.contract import ArticleStart, Mark, TextView
from convkit.passes.official.parts import documents, lines_of_blocks, may_begin_one


class SeveralPass:
    """``segment.official``."""

    def propose(self, view: TextView) -> Iterator[Mark]:
        """A start for each document but the first."""
        blocks = [b for b in view.blocks if b.parent < 0]
        if not may_begin_one(view.text, blocks):
            return
        lines = lines_of_blocks(view.text, blocks)
        for number, parts in enumerate(documents(lines)):
            if number:
                yield ArticleStart(
                    blocks[parts.head.first].start, parts.score, f"official document, score {parts.score:.1f}"
                )
