"""Saved pages in one file (MHTML, RFC 2557): the page inside is read where it stands, whatever quoted-printable made of it.

The parts are those of a mail.  The first that is HTML, or the one that the head names as the start, is the page; all else (the head, pictures,
style sheets, frames) is dropped by the reader's own edits.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from convkit.contract import Joined
from convkit.cooked import Cooked
from convkit.encoding import detect, named
from convkit.errors import SourceError
from convkit.model import Record
from convkit.provenance import Edit, Span

HEAD_LIMIT = 1 << 13
PARTS = 2000


class Part(NamedTuple):
    """One part: its head, decoded into fields of lower case, and where its body stands."""

    head: dict[str, str]
    start: int
    end: int


def is_archive(text: str) -> bool:
    """Whether ``text`` begins as a saved page in one file does."""
    if _field().match(text.lstrip("\ufeff")) is None:
        return False
    head = text[:HEAD_LIMIT].lower()
    return "mime-version:" in head and "multipart/related" in head


@lru_cache(maxsize=1)
def _field() -> re.Pattern[str]:
    return re.compile(r"([A-Za-z][A-Za-z-]*):[ \t]*([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)(?:\r?\n|$)")


@lru_cache(maxsize=1)
def _escapes() -> re.Pattern[str]:
    return re.compile(r"(?:=[0-9A-Fa-f]{2}|=[ \t]*\r?\n)")


def read_archive(found: Joined, read: Callable[[Joined], Record]) -> Record:
    """The record of the saved page in ``found``; ``read`` reads the page inside, as a text of its own.

    Raises SourceError E_SYNTAX for one without a page, or with one in base64.
    """
    text = found.text
    part = _page(text)
    coding = part.head.get("content-transfer-encoding", "").strip().lower()
    if coding == "base64":
        raise SourceError(
            "the page in this archive is stored as base64", hint="open it in a browser and save it as HTML"
        )
    units = _units(text, part) if coding == "quoted-printable" else []
    cooked = Cooked(text, part.start, part.end, units)
    page = read(Joined(cooked.text, found.ref, ()))
    place = cooked.place
    edits = [Edit(0, text[: part.start], ""), *cooked.edits(page.edits), Edit(part.end, text[part.end :], "")]
    return page._replace(
        text=text,
        lines=found.lines,
        edits=tuple(edit for edit in edits if edit.old != edit.new),
        blocks=tuple(b._replace(start=place(b.start), end=place(b.end)) for b in page.blocks),
        fields=tuple(f._replace(start=place(f.start), end=place(f.end)) for f in page.fields),
        runs=tuple(r._replace(start=place(r.start), end=place(r.end)) for r in page.runs),
        furniture=tuple(f._replace(start=place(f.start), end=place(f.end)) for f in page.furniture),
        plain=tuple(Span(place(s.start), place(s.end)) for s in page.plain),
        fixed=tuple(Span(place(s.start), place(s.end)) for s in page.fixed),
    )


def _page(text: str) -> Part:
    """The part that is the page."""
    head, body = _head(text, len(text) - len(text.lstrip("\ufeff")))
    boundary = _parameter(head.get("content-type", ""), "boundary")
    root = _parameter(head.get("content-type", ""), "start")
    pages: list[Part] = []
    mark = f"--{boundary}"
    at = text.find(mark, body) if boundary else -1
    for _ in range(PARTS):
        if at < 0:
            break
        line = text.find("\n", at)
        if line < 0 or text.startswith(mark + "--", at):
            break
        following = text.find("\n" + mark, line)
        fields, start = _head(text, line + 1)
        end = following if following >= 0 else len(text)
        if fields.get("content-type", "").lower().startswith(("text/html", "application/xhtml")):
            pages.append(Part(fields, start, max(start, end)))
        at = following + 1 if following >= 0 else -1
    if not pages:
        raise SourceError("this archive of a saved page holds no page")
    return next((part for part in pages if root and part.head.get("content-id", "").strip() == root), pages[0])


def _head(text: str, at: int) -> tuple[dict[str, str], int]:
    """The fields of a head that begins at ``at``, and where its body begins."""
    fields: dict[str, str] = {}
    while (match := _field().match(text, at)) is not None:
        fields.setdefault(match[1].lower(), " ".join(match[2].split()))
        at = match.end()
    if text.startswith("\r\n", at):
        return fields, at + 2
    return fields, at + 1 if text.startswith("\n", at) else at


def _parameter(value: str, name: str) -> str:
    match = re.search(rf";\s*{name}\s*=\s*(?:\"([^\"]*)\"|([^\s;]+))", value, re.IGNORECASE)
    return (match[1] or match[2] or "") if match else ""


def _units(text: str, part: Part) -> list[Edit]:
    """An edit for each character that quoted-printable spells out; a line end that it only sets in goes with the next character."""
    decode = codecs.getincrementaldecoder(_encoding(text, part))("surrogateescape").decode
    units: list[Edit] = []
    at = part.start
    for match in _escapes().finditer(text, part.start, part.end):
        if match.start() < at:
            continue
        start = at = match.start()
        while at < part.end:
            piece = _escapes().match(text, at, part.end)
            stop = piece.end() if piece else at + 1
            byte = bytes.fromhex(text[at + 1 : stop]) if piece and stop - at == 3 and "\n" not in piece[0] else b""
            if piece is None:
                byte = text[at].encode("utf-8", "surrogateescape")
            at = stop
            made = decode(byte) if byte else ""
            if made:
                units += _unit(start, text[start:at], made)
                start = at
                if _escapes().match(text, at, part.end) is None:
                    break
        if start < at:
            units.append(Edit(start, text[start:at], "\ufffd"))
    return units


def _unit(start: int, old: str, made: str) -> list[Edit]:
    """The edits for ``old`` that is ``made``; of several characters, as broken bytes give, each but the last stands for one of ``old``."""
    if len(made) == 1:
        return [Edit(start, old, made)]
    cut = len(old) // len(made)
    ends = [*range(cut, cut * len(made), cut), len(old)]
    return [Edit(start + a, old[a:b], c) for a, b, c in zip([0, *ends], ends, made, strict=False)]


def _encoding(text: str, part: Part) -> str:
    """The encoding of the page's bytes: by evidence, what the part's head says being a hint."""
    import quopri

    data = quopri.decodestring(text[part.start : part.end].encode("utf-8", "surrogateescape"))
    hint = _parameter(part.head.get("content-type", ""), "charset")
    try:
        hint = named(hint) if hint else ""
    except LookupError:
        hint = ""
    return detect(data[: 1 << 16], hint).name
