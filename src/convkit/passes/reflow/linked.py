"""The pass ``markdown.links``: pictures and links that programs write as Markdown when they make text of a page.

``![闸门](gate.jpg)`` is a picture, ``[县志](https://…)`` a link; what stands in a link's brackets stays as text.  An address has to look like one: ``f[1](2)`` and
``[注](见下)`` stay, and so does code.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from convkit.contract import Mark, TextView
from convkit.model import Block, BlockKind, Run
from convkit.passes.reflow.keep import code_runs
from convkit.passes.reflow.lines import Lines, read_lines
from convkit.patterns import Pattern
from convkit.provenance import Edit

SIGN = "]("
_TITLE = r"""(?:\s{1,4}["'“][^"'”\n]{0,200}["'”])?\s{0,4}"""
_SHOWN = (
    r"(?:https?://|//)[^\s<>()]{1,1000}|data:image/[^\s<>()]{1,100000}"
    r"|[^\s<>():]{1,300}\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?|avif)"
)
_LEADS = (
    r"(?:(?:https?|ftp)://|//|mailto:)[^\s<>()]{1,1000}(?:\([^\s<>()]{0,100}\)[^\s<>()]{0,300})?"
    r"|\.{0,2}/[^\s<>()]{1,300}|#[^\s<>()]{1,100}"
    r"|[\w%./-]{1,200}\.(?:x?html?|md|php|aspx?|jsp|pdf|docx?)(?:[?#][^\s<>()]{0,200})?"
)
_PICTURE = rf"!\[([^\[\]\n]{{0,300}})\]\(\s{{0,4}}<?({_SHOWN})>?{_TITLE}\)"


class _Patterns:
    """The regular expressions of this module."""

    picture = Pattern(_PICTURE)
    within = Pattern(rf"\[\s{{0,4}}{_PICTURE}\s{{0,4}}\]\([^\s()]{{1,1000}}\)")
    link = Pattern(rf"(?<![A-Za-z0-9_\])!])\[([^\[\]\n]{{1,300}})\]\(\s{{0,4}}<?({_LEADS})>?{_TITLE}\)")


class Linked:
    """Proposes pictures and links in place of their Markdown."""

    def propose(self, view: TextView) -> Iterable[Edit | Mark]:
        """The edits that drop the marks, blocks of pictures, runs of links."""
        if SIGN not in view.text:
            return
        for span in view.plain:
            lines = read_lines(view, span)
            coded = {i for _, first, last in code_runs(lines, lines.contents) for i in range(first, last)}
            for index, content in enumerate(lines.contents):
                if SIGN in content and index not in coded and index not in lines.closed:
                    yield from _line(lines, index)


def _line(lines: Lines, index: int) -> Iterator[Edit | Mark]:
    """What one line becomes; a picture amid its words stands before it, and leads nowhere."""
    text, start, end = lines.text, lines.starts[index], lines.ends[index]
    edits: list[Edit] = []
    within = {found.start(1) - 2: found for found in _Patterns.within.finditer(text, start, end)}
    for found in _Patterns.picture.finditer(text, start, end):
        whole = within.get(found.start(), found)
        href, alt = found[2], " ".join(found[1].split())
        edits.append(Edit(whole.start(), whole[0], ""))
        if not href.startswith("data:"):
            yield Block(BlockKind.IMAGE, start, start, attrs=(("href", href), ("alt", alt)))
        elif alt:
            yield Block(BlockKind.IMAGE, start, start, attrs=(("alt", alt),))
    for found in _Patterns.link.finditer(text, start, end):
        first, last = found.span(1)
        if text[first:last].strip():
            edits += (Edit(found.start(), "[", ""), Edit(last, text[last : found.end()], ""))
            yield Run(first, last, "link", found[2])
    yield from sorted(edits)
