"""The cover: a picture that the user names, or one drawn from title and authors."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from convkit.contract import FontSpec
from convkit.errors import OutputError, UsageError

LARGEST = 10 << 20
"""Bytes of a cover picture that the user names."""


class Picture(NamedTuple):
    """A cover's picture: its file in the book, its media type, its bytes."""

    name: str
    media_type: str
    data: bytes


class CoverText(NamedTuple):
    """What is printed on a drawn cover.  ``foot`` stands at its foot: who published it, or when; ``traditional`` chooses the face."""

    title: str
    authors: Sequence[str] = ()
    foot: str = ""
    traditional: bool = False


def read_cover(path: Path) -> Picture:
    """The JPEG or PNG at ``path``.  Raises UsageError where it is something else, too large or not to be read."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise UsageError(f"the cover {path} can't be read: {error.strerror}") from error
    if len(data) > LARGEST:
        raise UsageError(f"the cover {path} is larger than {LARGEST >> 20} MiB")
    if data.startswith(b"\x89PNG\r\n\x1a\n") and data[12:16] == b"IHDR":
        return Picture("cover.png", "image/png", data)
    if data.startswith(b"\xff\xd8\xff"):
        return Picture("cover.jpg", "image/jpeg", data)
    raise UsageError(f"the cover {path} is neither a JPEG nor a PNG picture")


def drawn_cover(said: CoverText, seed: str, kind: str = "png", faces: Sequence[FontSpec] = ()) -> Picture:
    """A cover as ``kind``, "png" or "svg"; ``seed`` chooses the colour, the same for the same book.

    PNG, since many reading systems show no SVG as a cover, and those that do set it in whatever face they have.  Without any Chinese
    font it is SVG.
    """
    from convkit.writers.epub.coverdesign import design

    drawing = design(said, seed)
    if kind == "png":
        from convkit.writers.epub.coverpng import png

        try:
            return Picture("cover.png", "image/png", png(drawing, faces, traditional=said.traditional))
        except OutputError:
            pass
    from convkit.writers.epub.coversvg import svg

    return Picture("cover.svg", "image/svg+xml", svg(drawing))
