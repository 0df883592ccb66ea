"""What heads the documents that an official document annexes or hands on: 附件1, and the title under it, on one line or several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from convkit.passes.official import looks

LINES = 4
"""Lines that the title of an annexed document may have."""
TITLE = (6, 80)
"""Code points of such a title."""
NAMED = 6
"""Fewest code points of the name between 《 and 》 that the document itself calls it by."""
QUOTES = str.maketrans("", "", '《》〈〉<>“”"')


def annexed(lines: Sequence[str], first: int, title: str, body: int, stop: int) -> Iterator[range]:
    """The lines from ``first`` to before ``stop`` that head an annexed document, each mark and each title a range of its own.

    ``title`` is that of the document, whose text begins at line ``body``: right under its imprint stands what it names, or what is called as
    such papers are.
    """
    index = first
    while index < len(lines) and looks.is_imprint(lines[index]):
        index += 1
    own = _handed_on(lines, range(index, stop), title, lines[body:first])
    if own:
        yield own
    for at in range(first, stop):
        if looks.heads_annex(lines[at]) and at + 1 < len(lines):
            yield range(at, at + 1)
            yield from _under_mark(lines, at + 1)


def _handed_on(lines: Sequence[str], within: range, title: str, body: Sequence[str]) -> range:
    """The lines of the title that begins ``within``, right under the imprint; empty where none does."""
    joined, found, first = "", range(0), within.start
    for index in range(first, min(first + LINES, within.stop, len(lines) - 1)):
        if not looks.titlelike(lines[index]):
            break
        joined += "".join(lines[index].split())
        if not TITLE[0] <= len(joined) <= TITLE[1]:
            continue
        if _names(joined, title, body) or (index == first and looks.titled(joined)):
            found = range(first, index + 1)
    return found


def _names(joined: str, title: str, body: Sequence[str]) -> bool:
    """Whether ``joined`` is what the document calls the paper that it hands on, at most with an office before it."""
    plain = joined.translate(QUOTES)
    if plain in "".join(title.split()).translate(QUOTES):
        return looks.titled(joined) > 0 or f"《{joined}》" in title
    for line in body:
        at = line.find("《")
        while at >= 0:
            stop = line.find("》", at)
            name = "".join(line[at + 1 : stop].split()) if stop > 0 else ""
            if len(name) >= NAMED and joined.endswith(name) and (joined == name or looks.offices(joined[: -len(name)])):
                return True
            at = line.find("《", at + 1)
    return False


def _under_mark(lines: Sequence[str], first: int) -> Iterator[range]:
    """The title under 附件1: its lines together where the last ends as such titles do, else the first alone."""
    found: list[int] = []
    for index in range(first, min(first + LINES - 1, len(lines) - 1)):
        if not looks.titlelike(lines[index]) or looks.is_body(lines[index]):
            break
        found.append(index)
        if looks.titled(lines[index]):
            yield range(first, index + 1)
            return
    if found and len(lines[first]) >= TITLE[0]:
        yield range(first, first + 1)
