"""The text layer of a PDF that this writer made, read back from its bytes: strings by their fonts' ToUnicode tables, artifacts left out.

It knows the file only as ISO 32000-1 says it: streams, object streams, fonts by name, marked content.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from mmap import ACCESS_READ, mmap
from pathlib import Path

_STREAM = re.compile(rb"(\d+) 0 obj\n<<(.*?)/Length (\d+)>>\nstream\n", re.S)
_TOKENS = re.compile(
    rb"\((?P<string>(?:[^\\()]|\\.)*)\)|/(?P<font>\w+) [-\d.]+ Tf\b|(?P<mark>/\w+\s*(?:<<.*?>>)?\s*B(?:DC|MC))|(?P<end>\bEMC\b)"
    rb"|(?P<notes>/Notes MP\b)",
    re.S,
)
_ESCAPE = re.compile(rb"\\(.)", re.S)
_MAPPED = re.compile(rb"<([0-9a-f]{4})><([0-9a-f]+)>")
_RETURN = {b"r": b"\r", b"n": b"\n"}


def extract(path: Path) -> Iterator[str]:
    """The text of the articles in ``path``, page by page, then the notes at the foot of pages; front matter has no part in it."""
    with path.open("rb") as stream, mmap(stream.fileno(), 0, access=ACCESS_READ) as data:
        places = {int(m[1]): (m.end(), int(m[3]), m[2]) for m in _STREAM.finditer(data)}
        objects = _objects(data, places)
        fonts = _fonts(data, places, objects)
        front = _front_pages(objects)
        notes: list[str] = []
        for number, body in objects.items():
            if body.startswith(b"<</Type/Page/") and number not in front:
                contents = re.search(rb"/Contents (\d+) 0 R", body)
                if contents:
                    yield from _page(_unpacked(data, places[int(contents[1])]), fonts, notes)
        yield from notes


def _unpacked(data: mmap, place: tuple[int, int, bytes]) -> bytes:
    start, length, entries = place
    raw = data[start : start + length]
    return zlib.decompress(raw) if b"/FlateDecode" in entries else raw


def _objects(data: mmap, places: dict[int, tuple[int, int, bytes]]) -> dict[int, bytes]:
    """The objects that are no streams, in the order in which they were written."""
    made: dict[int, bytes] = {}
    for place in places.values():
        entries = place[2]
        if b"/Type/ObjStm" not in entries:
            continue
        body = _unpacked(data, place)
        found = re.search(rb"/First (\d+)", entries)
        first = int(found[1]) if found else 0
        numbers = [int(word) for word in body[:first].split()]
        starts = [*numbers[1::2], len(body) - first + 1]
        for at, number in enumerate(numbers[::2]):
            made[number] = body[first + starts[at] : first + starts[at + 1] - 1]
    return dict(sorted(made.items()))


def _fonts(
    data: mmap, places: dict[int, tuple[int, int, bytes]], objects: dict[int, bytes]
) -> dict[bytes, dict[int, str]]:
    """For each font of the pages' resources what its codes stand for."""
    made: dict[bytes, dict[int, str]] = {}
    for body in objects.values():
        resources = re.match(rb"<</Font<<(.*?)>>", body)
        for name, number in re.findall(rb"/(\w+) (\d+) 0 R", resources[1]) if resources else ():
            table = re.search(rb"/ToUnicode (\d+) 0 R", objects[int(number)])
            rows = _MAPPED.findall(_unpacked(data, places[int(table[1])])) if table else []
            made[name] = {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in rows}
    return made


def _front_pages(objects: dict[int, bytes]) -> set[int]:
    """The pages before the first article: those that page labels count in Roman figures."""
    catalog = next((body for body in objects.values() if body.startswith(b"<</Type/Catalog")), b"")
    labels = re.search(rb"/PageLabels<</Nums\[0<</S/r>>(\d+)", catalog)
    if labels is None:
        return set()
    root = re.search(rb"/Pages (\d+) 0 R", catalog)
    pages = list(_leaves(objects, int(root[1]))) if root else []
    return set(pages[: int(labels[1])])


def _leaves(objects: dict[int, bytes], node: int) -> Iterator[int]:
    kids = re.search(rb"/Kids\[(.*?)\]", objects[node])
    for kid in re.findall(rb"(\d+) 0 R", kids[1]) if kids else ():
        if objects[int(kid)].startswith(b"<</Type/Pages/"):
            yield from _leaves(objects, int(kid))
        else:
            yield int(kid)


def _page(content: bytes, fonts: dict[bytes, dict[int, str]], notes: list[str]) -> Iterator[str]:
    """The text of a page; what stands in its notes goes to ``notes``, for one may go on on the next page."""
    in_notes = False
    known: dict[int, str] = {}
    open_marks: list[bool] = []
    for token in _TOKENS.finditer(content):
        kind = token.lastgroup
        if kind == "string":
            if not any(open_marks):
                raw = _ESCAPE.sub(lambda m: _RETURN.get(m[1], m[1]), token["string"])
                text = "".join([known.get(code, "") for code in struct.unpack(f">{len(raw) // 2}H", raw)])
                if in_notes:
                    notes.append(text)
                else:
                    yield text
        elif kind == "notes":
            in_notes = True
        elif kind == "font":
            known = fonts.get(token["font"], {})
        elif kind == "mark":
            open_marks.append(token["mark"].startswith(b"/Artifact"))
        elif open_marks:
            open_marks.pop()
