"""A cover as PNG: drawn by Pillow in one channel of levels, stored with the palette that they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from struct import pack
from typing import TYPE_CHECKING
from zlib import crc32

from convkit.contract import FontSpec
from convkit.errors import OutputError
from convkit.fonts.builtin import SC
from convkit.fonts.registry import chain, first
from convkit.writers.epub.coverdesign import CENTRE, HEIGHT, WIDTH, Drawing, Words

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

LEVEL = 6
HEAVY = 60
"""Pixels of type for each pixel that the strokes of a title gain: a bold serif is in no package."""

ORDINARY = re.compile(r"[ -~\u3000-\u3002\u3008-\u3011\u4e00-\u9fa5\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f‘’“”…—·]*")
"""What the face of every installation has: to open it only to ask would take longer than to draw."""
Place = tuple[Path, int]
"""A face: its file, and which of it."""


def png(drawing: Drawing, faces: Sequence[FontSpec] = (), *, traditional: bool = False) -> bytes:
    """``drawing`` as a PNG file.  Raises OutputError (E_FONT) where no Chinese font is installed."""
    from PIL import Image, ImageDraw

    links = tuple(chain("song", faces, traditional=traditional))
    places = tuple([(link.path, link.number) for link in links])
    if not places:
        first("song", faces)
    sure = links[0].brought_by == SC
    image = Image.new("L", (WIDTH, HEIGHT))
    draw = ImageDraw.Draw(image)
    for box in drawing.boxes:
        corners = (box.x, box.y, box.x + box.width - 1, box.y + box.height - 1)
        if box.line:
            draw.rectangle(corners, outline=box.level, width=box.line)
        else:
            draw.rectangle(corners, fill=box.level)
    for line in drawing.lines:
        _set(draw, line, places[:1] if sure and ORDINARY.fullmatch(line.text) else places)
    return _file(image.tobytes(), drawing.palette)


def _set(draw: ImageDraw, line: Words, places: Sequence[Place]) -> None:
    """Set ``line`` in its middle, character by character in the first face that has it, smaller where it is too wide."""
    pieces = list(_pieces(line.text, places))
    wide = sum(_font(place, line.size).getlength(text) for place, text in pieces)
    size = line.size if wide <= line.most else int(line.size * line.most / wide)
    wide = sum(_font(place, size).getlength(text) for place, text in pieces)
    x = CENTRE - wide / 2
    for place, text in pieces:
        font = _font(place, size)
        draw.text((x, line.y), text, line.level, font, "ls", stroke_width=size / HEAVY / 2 if line.heavy else 0)
        x += font.getlength(text)


def _pieces(text: str, places: Sequence[Place]) -> Iterator[tuple[Place, str]]:
    """``text`` cut into stretches of one face; what none has goes to the first, which draws a box."""
    shown = "".join([char if char.isprintable() or char == "\u3000" else " " for char in text])
    if len(places) == 1:
        yield places[0], shown
        return
    from convkit.fonts.faces import open_face

    def holder(char: str) -> Place:
        return next((place for place in places if open_face(*place).glyph(char)), places[0])

    for place, run in groupby(shown, key=holder):
        yield place, "".join(run)


@lru_cache(maxsize=16)
def _font(place: Place, size: int) -> FreeTypeFont:
    from PIL import ImageFont

    try:
        return ImageFont.truetype(place[0], size, place[1], layout_engine=ImageFont.Layout.BASIC)
    except OSError as error:
        raise OutputError(f"the font {place[0]} can't be read: {error}", code="E_FONT") from error


def _file(levels: bytes, palette: Sequence[int]) -> bytes:
    """A PNG file of one byte a pixel (W3C PNG, third edition): equal on every machine, whatever Pillow was built with."""
    from deflate import zlib_compress

    rows = b"".join([b"\0" + levels[at : at + WIDTH] for at in range(0, len(levels), WIDTH)])
    colours = b"".join([colour.to_bytes(3, "big") for colour in palette])
    parts = (
        (b"IHDR", pack(">2I5B", WIDTH, HEIGHT, 8, 3, 0, 0, 0)),
        (b"PLTE", colours),
        (b"IDAT", bytes(zlib_compress(rows, LEVEL))),
        (b"IEND", b""),
    )
    made = [pack(">I", len(data)) + name + data + pack(">I", crc32(name + data)) for name, data in parts]
    return b"\x89PNG\r\n\x1a\n" + b"".join(made)
