"""Inline runs: from overlapping spans to w:r, links, ruby and note references."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from convkit.model import Run
from convkit.writers.docx.markup import characters, run

WHOLE = frozenset({"ruby", "noteref"})
"""Runs that no other run divides."""


class Segment(NamedTuple):
    """A stretch with the same marks on all of it; ``whole`` is the ruby or note reference that it is."""

    start: int
    end: int
    kinds: frozenset[str]
    link: str | None
    whole: Run | None


class Scope(Protocol):
    """What inline text asks of the document round it."""

    def style(self, role: str) -> str:
        """The id of the style for ``role``; for strong and emphasis as the article's language has it."""

    def link(self, address: str) -> tuple[str, str] | None:
        """Start and end tag of a link to ``address``; None where it may not or can't be one."""

    def reference(self, identity: str, mark: str) -> str | None:
        """The run that refers to the note ``identity`` with the printed ``mark``; None where there is no such footnote."""

    def ruby(self, base: str, reading: str) -> str:
        """The run that sets ``reading`` over ``base`` (XML of a run)."""


def inline(text: str, runs: Sequence[Run], scope: Scope) -> str:
    """``text`` with ``runs`` (in its coordinates) as runs of WordprocessingML."""
    if not runs:
        return run(text)
    pieces: list[str] = []
    held: list[str] = []
    address: str | None = None
    for segment in segments(len(text), runs):
        if segment.link != address:
            pieces.append(_linked(address, "".join(held), scope))
            held.clear()
            address = segment.link
        held.append(_segment(text[segment.start : segment.end], segment, scope))
    pieces.append(_linked(address, "".join(held), scope))
    return "".join(pieces)


def segments(length: int, runs: Sequence[Run]) -> Iterator[Segment]:
    """The text's stretches between the edges of ``runs``, in n log n; of overlapping links the later one counts."""
    known = [r._replace(start=max(r.start, 0), end=min(r.end, length)) for r in runs]
    known = [r for r in known if r.start < r.end]
    starts = sorted(known, key=lambda r: (r.start, -r.end))
    ends = sorted(known, key=lambda r: r.end)
    cuts = sorted({0, length, *(r.start for r in known), *(r.end for r in known)})
    active: Counter[str] = Counter()
    links: list[Run] = []
    begun = ended = resume = 0
    for start, end in pairwise(cuts):
        while ended < len(ends) and ends[ended].end <= start:
            active[ends[ended].kind] -= 1
            ended += 1
        whole: Run | None = None
        while begun < len(starts) and starts[begun].start <= start:
            one = starts[begun]
            active[one.kind] += 1
            begun += 1
            if one.kind == "link":
                links.append(one)
            elif one.kind in WHOLE and whole is None:
                whole = one
        while links and links[-1].end <= start:
            links.pop()
        if start < resume:
            continue
        kinds = frozenset(kind for kind, count in active.items() if count and kind not in WHOLE and kind != "link")
        resume = whole.end if whole else end
        yield Segment(start, resume, kinds, links[-1].value if links else None, whole)


def _linked(address: str | None, content: str, scope: Scope) -> str:
    tags = scope.link(address) if address and content else None
    return f"{tags[0]}{content}{tags[1]}" if tags else content


def _segment(text: str, segment: Segment, scope: Scope) -> str:
    if segment.whole is not None:
        if segment.whole.kind == "ruby":
            base = _styled(text, segment, scope)
            return scope.ruby(base, segment.whole.value) if segment.whole.value else base
        note = scope.reference(segment.whole.value or "", text)
        return note if note is not None else run(text, scope.style("sup"))
    return _styled(text, segment, scope)


def _styled(text: str, segment: Segment, scope: Scope) -> str:
    """A run in one character style; what else is marked on it stands beside the style as Word itself would write it."""
    kinds = segment.kinds
    stress = "_".join(kind for kind in ("strong", "emphasis") if kind in kinds)
    height = "sub" if "sub" in kinds else "sup" if "sup" in kinds else ""
    role = stress or ("link" if segment.link else height)
    if not role:
        return run(text)
    if height and role != height:
        raised = f'<w:vertAlign w:val="{height}erscript"/>' if height == "sup" else '<w:vertAlign w:val="subscript"/>'
        return f'<w:r><w:rPr><w:rStyle w:val="{scope.style(role)}"/>{raised}</w:rPr>{characters(text)}</w:r>'
    return run(text, scope.style(role))
