"""The pictures of one PDF that may be shown, each put into the file when it is first asked for."""

from __future__ import annotations

from pathlib import Path

from convkit.errors import UsageError
from convkit.model import Article, Block
from convkit.pictures import Pictures
from convkit.writers.pdf.file import PdfFile
from convkit.writers.pdf.item import Figure
from convkit.writers.pdf.picture import read_picture

PIXEL = 0.75
"""A pixel in pt, at 96 to the inch."""
MOST = 0.8
"""How much of the type area's height a picture may take."""


class Gallery:
    """Pictures for a column of ``width`` pt on pages ``height`` pt high; where lines are ``vertical``, pictures lie on the lying page."""

    def __init__(
        self, file: PdfFile, pictures: Pictures, width: float, height: float, *, vertical: bool = False
    ) -> None:
        self._file = file
        self._pictures = pictures
        self._width = width
        self._height = height * MOST
        self._vertical = vertical
        self._objects: dict[Path, int | None] = {}
        self.hidden = 0

    def figure(self, article: Article, block: Block) -> Figure | None:
        """What shows the image ``block``; None, and one more hidden, where it can't be shown."""
        picture = self._pictures.of(article, block)
        number = self._object(picture.path) if picture else None
        if picture is None or number is None:
            self.hidden += 1
            return None
        sides = (picture.height, picture.width) if self._vertical else (picture.width, picture.height)
        scale = min(PIXEL, self._width / sides[0], self._height / sides[1])
        words = str(block.attr("alt")) or article.block_text(block)
        return Figure(b"P%d" % number, sides[0] * scale, sides[1] * scale, " ".join(words.split()) or picture.path.name)

    def resources(self) -> bytes:
        """The pictures as entries of the resources' XObject dictionary."""
        return b"".join([b"/P%d %d 0 R" % (number, number) for number in self._objects.values() if number])

    def _object(self, path: Path) -> int | None:
        if path not in self._objects:
            try:
                made = read_picture(path)
            except UsageError:
                self._objects[path] = None
            else:
                self._objects[path] = self._file.stream(made.data, made.entries, packed=False)
        return self._objects[path]
