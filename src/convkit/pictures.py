"""Pictures that an article names, found among the files that the user allows; nothing is ever fetched.

A reference is looked for below one folder and nowhere else: beside the article's own input (its path below the input root, kept in
the folder), from the folder itself, and last by its bare name.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from convkit.model import Article, Block

LARGEST = 20 << 20
"""Bytes of a picture."""
MOST_PIXELS = 50_000_000
KINDS = {
    "JPEG": ("jpg", "image/jpeg"),
    "PNG": ("png", "image/png"),
    "GIF": ("gif", "image/gif"),
    "WEBP": ("webp", "image/webp"),
}
"""The kinds that are shown, by Pillow's names: suffix and media type."""


class Picture(NamedTuple):
    """A picture's file, its kind (a suffix without dot), its media type, its size in pixels."""

    path: Path
    kind: str
    media_type: str
    width: int
    height: int


class Pictures:
    """The pictures of one output; each file is looked at once.

    ``folder`` None: none are shown.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder.resolve() if folder else None
        self._known: dict[Path, Picture | None] = {}

    def of(self, article: Article, block: Block) -> Picture | None:
        """The picture that the image ``block`` of ``article`` names, if it may be shown and can be."""
        if self._folder is None:
            return None
        for path in _candidates(self._folder, article.provenance.path, str(block.attr("href"))):
            if path not in self._known:
                self._known[path] = _look(path, self._folder)
            if found := self._known[path]:
                return found
        return None


def _candidates(folder: Path, source: str, href: str) -> Iterator[Path]:
    name = _local(href)
    if not name:
        return
    yield folder / Path(source).parent / name
    yield folder / name
    yield folder / Path(name).name


def _local(href: str) -> str:
    """The relative path that ``href`` names; "" where it names a place elsewhere."""
    try:
        parts = urlsplit(href.strip().replace("\\", "/"))
    except ValueError:
        return ""
    if parts.scheme or parts.netloc or "\0" in href:
        return ""
    return unquote(parts.path).lstrip("/")


def _look(path: Path, folder: Path) -> Picture | None:
    """What ``path`` is, from its head; None where it is outside of ``folder``, no picture, or too large."""
    from PIL import Image, UnidentifiedImageError

    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(folder) or not real.is_file() or real.stat().st_size > LARGEST:
            return None
        with Image.open(real, formats=tuple(KINDS)) as image:
            width, height = image.size
            suffix, media_type = KINDS[image.format or ""]
    except (OSError, UnidentifiedImageError, ValueError, KeyError, RuntimeError, Image.DecompressionBombError):
        return None
    if not 0 < width * height <= MOST_PIXELS:
        return None
    return Picture(real, suffix, media_type, width, height)
