"""The passes ``reflow.gutenberg`` and ``segment.gutenberg``: books of Project Gutenberg.

What stands up to ``*** START OF … ***`` and from ``*** END OF … ***`` on is about the file and no part of the book; Title: and Author: in
it name the work.  ``_words_`` are emphasis there, ``[Illustration: …]`` is a caption.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from convkit.contract import Mark, TextView
from convkit.model import Block, BlockKind, Field, Furniture, Run
from convkit.passes.reflow.lines import read_lines
from convkit.patterns import Pattern, holds
from convkit.provenance import Edit, Span

NAMES = ("PROJECT GUTENBERG", "Project Gutenberg")
REASON = "about the file"
HEAD = 400
"""Lines from the first on in which the book begins."""
CREDITS = 4
"""Lines behind that which may name who made the file."""
TITLES = 8
"""Lines of the book in which it states its own title and author."""
FACTS = {"Title": "title", "Author": "author"}


class _Patterns:
    """The regular expressions of this module."""

    # fmt: off
    start = Pattern(r"\*{2,}\s*START OF (?:THE|THIS) PROJECT GUTENBERG.*", re.IGNORECASE)
    end = Pattern(r"\*{2,}\s*END OF (?:THE|THIS) PROJECT GUTENBERG.*|End of (?:the )?Project Gutenberg.{0,80}", re.IGNORECASE)
    credits = Pattern(r"(?:Produced|E-?text prepared|Transcribed|Scanned|HTML version)\b.{0,40} by .*", re.IGNORECASE)
    italic = Pattern(r"(?<![\w_])_(?=[^\s_])((?:[^_\n]|\n(?!\s*\n)){1,300})(?<=[^\s_])_(?![\w_])")
    picture = Pattern(r"\[Illustration(?::\s*(?P<said>[^\[\]]{1,300}))?\]")
    fact = Pattern(r"(?P<name>Title|Author|Translator|Editor|Illustrator|Release [Dd]ate|Original [Pp]ublication|Language):\s*(?P<said>\S.*)")
    # fmt: on


class Frame:
    """``reflow.gutenberg``."""

    def propose(self, view: TextView) -> Iterable[Edit | Mark]:
        """Furniture for what is about the file; emphasis and captions in the book."""
        if not holds(view.text, NAMES):
            return
        for span in view.plain:
            lines = read_lines(view, span)
            first, last = bounds(lines.contents)
            if (first, last) == (0, len(lines.contents)):
                continue
            aside = [*range(first), *range(last, len(lines.contents))]
            inside = Span(lines.starts[first], lines.ends[last - 1]) if first < last else Span(span.start, span.start)
            edits, marks = _marked(view.text, inside)
            yield from edits
            yield from marks
            yield from (Furniture(lines.starts[i], lines.ends[i], REASON) for i in aside)


def bounds(contents: Sequence[str]) -> tuple[int, int]:
    """The first line of the book and the one behind its last; all lines where nothing says where it begins or ends."""
    p = _Patterns
    stars = [i for i, line in enumerate(contents) if line.startswith(("*", "End of", "END OF")) and holds(line, NAMES)]
    first = next((i + 1 for i in stars if i < HEAD and p.start.fullmatch(contents[i])), 0)
    if first:
        named = [i for i in range(first, min(first + CREDITS, len(contents))) if p.credits.match(contents[i])]
        first = max([first, *(i + 1 for i in named)])
    last = next((i for i in stars if i >= first and p.end.fullmatch(contents[i])), len(contents))
    return first, last


def _marked(text: str, span: Span) -> tuple[list[Edit], list[Mark]]:
    """Emphasis in place of underscores, captions in place of brackets."""
    edits: list[Edit] = []
    marks: list[Mark] = []
    for match in _Patterns.italic.finditer(text, span.start, span.end):
        edits += [Edit(match.start(), "_", ""), Edit(match.end() - 1, "_", "")]
        marks.append(Run(match.start() + 1, match.end() - 1, "emphasis"))
    for match in _Patterns.picture.finditer(text, span.start, span.end):
        alone = (
            text[text.rfind("\n", 0, match.start()) + 1 : match.start()].isspace() or text[match.start() - 1] == "\n"
        )
        if not alone or text[match.end() : match.end() + 1] not in ("", "\n", "\r"):
            continue
        if not match["said"]:
            marks.append(Furniture(match.start(), match.end(), "place of a picture"))
        elif "\n" not in match["said"]:
            start, end = match.span("said")
            edits += [Edit(match.start(), text[match.start() : start], ""), Edit(end, text[end : match.end()], "")]
            marks.append(Block(BlockKind.CAPTION, start, end))
    return sorted(edits, key=lambda edit: edit.start), marks


class Work:
    """``segment.gutenberg``."""

    def propose(self, view: TextView) -> Iterator[Mark]:
        """Title and author of a book without chapters, and the lines of the book that state them again."""
        head = [view.text[f.start : f.end] for f in view.furniture if f.reason == REASON]
        if not head or any(f.reason.startswith("chapter") or f.name == "title" for f in view.fields):
            return
        said = facts_of(head)
        blocks = [b for b in view.blocks if b.parent < 0]
        if "Title" not in said or not blocks:
            return
        at = blocks[0].start
        for name, value in said.items():
            yield Field(FACTS.get(name, f"metadata.{name}"), at, at, value, keep=True, reason=REASON)
        known = {_plain(said[name]) for name in FACTS if name in said}
        for block in blocks[:TITLES]:
            if _plain(view.text[block.start : block.end]) in known:
                yield Furniture(block.start, block.end, "title, stated again")


def facts_of(head: Sequence[str]) -> dict[str, str]:
    """What the lines over a book say of it, by their labels."""
    found: dict[str, str] = {}
    for line in head:
        match = _Patterns.fact.fullmatch(line)
        if match:
            found.setdefault(match["name"], match["said"])
    return found


def _plain(line: str) -> str:
    """``line`` for comparison, without by before a name."""
    return re.sub(r"^by\s+", "", " ".join(line.strip(" ._*").casefold().split()))
