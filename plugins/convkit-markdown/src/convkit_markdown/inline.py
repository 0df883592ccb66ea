"""From tokens back to the source: which stretches of the text are kept, and what stands between them.

markdown-it says in which lines a block lies, not where its words stand.  They are found again in order: what a token says
literally stands in the source as it is, so each search begins where the last one ended.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from convkit.model import Run
from convkit.provenance import Edit

_RUNS = {"strong_open": "strong", "em_open": "emphasis", "link_open": "link"}


class Weaver:
    """Collects the stretches that are kept; the gaps between them become edits.

    ``gap`` is what stands in the output for the gap before the next stretch.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.gap = ""
        self.runs: list[Run] = []
        self._edits: list[Edit] = []

    def keep(self, start: int, end: int) -> None:
        """Keep ``start`` to ``end``; what lies before it since the last stretch is replaced by ``gap``."""
        old = self.text[self.position : start]
        if old != self.gap:
            self._edits.append(Edit(self.position, old, self.gap))
        self.position = end
        self.gap = ""

    def find(self, literal: str, limit: int) -> int:
        """Where ``literal`` stands next, before ``limit``; -1 where it doesn't."""
        return self.text.find(literal, self.position, limit)

    def edits(self) -> tuple[Edit, ...]:
        """All gaps as edits, the rest of the text dropped."""
        rest = self.text[self.position :]
        if rest.strip():
            self._edits.append(Edit(self.position, rest, "\n"))
        return tuple(edit for edit in self._edits if edit.old or edit.new)

    def inline(self, children: Sequence[Token], limit: int) -> tuple[int, int] | None:
        """Keep the words of one block's inline tokens; the block's stretch, or None where it has no words.

        ``limit`` is where the block ends in the source.
        """
        first = last = -1
        opened: list[tuple[str, int, str | None]] = []
        for token in children:
            if token.type in ("softbreak", "hardbreak"):
                self.gap = "\n" if token.type == "hardbreak" else self._soft(limit)
                continue
            if token.type in _RUNS:
                opened.append((_RUNS[token.type], -1, str(token.attrs.get("href", "")) or None))
                continue
            if token.type.endswith("_close"):
                if opened:
                    kind, start, value = opened.pop()
                    if 0 <= start < last:
                        self.runs.append(Run(start, last, kind, value))
                continue
            literal = token.markup if token.type == "text_special" else token.content
            at = self.find(literal, limit) if literal else -1
            if at >= 0 and token.type == "text_special" and token.markup != token.content:
                self._replace(at, token)
            elif at >= 0:
                self.keep(at, at + len(literal))
            else:
                at = self._words(literal, limit)
                if at < 0:
                    continue
            first = at if first < 0 else first
            last = self.position
            opened = [(kind, at if start < 0 else start, value) for kind, start, value in opened]
        return (first, last) if first >= 0 else None

    def _words(self, literal: str, limit: int) -> int:
        """Keep ``literal`` word by word, since line ends in code became spaces and escaped bars in a cell bars; where it begins."""
        first = -1
        for number, word in enumerate(literal.split()):
            if number:
                self.gap = " "
            for part in re.findall(r"\||[^|]+", word):
                at = self.find(part, limit)
                if at >= 0:
                    self.keep(at, at + len(part))
                    first = at if first < 0 else first
        return first

    def _replace(self, at: int, token: Token) -> None:
        """Keep what an escape or a reference stands for: its last character where that is it, else an edit."""
        if token.markup.endswith(token.content):
            self.keep(at + len(token.markup) - len(token.content), at + len(token.markup))
        else:
            self.keep(at, at)
            self._edits.append(Edit(at, token.markup, token.content))
            self.position = at + len(token.markup)

    def _soft(self, limit: int) -> str:
        before = self.text[self.position - 1 : self.position]
        after = self.text[self.position : limit].lstrip(" \t\r\n>")[:1]
        return "" if _wide(before) or _wide(after) else " "


def _wide(character: str) -> bool:
    return "\u2e80" <= character <= "\uffef" or character in "“”‘’…—"
