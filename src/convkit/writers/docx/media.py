"""Pictures in a document: their parts, the relationships to them, and the drawing that shows one (ECMA-376 part 1, 20.4.2.8)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from convkit.pictures import Picture
from convkit.writers.docx.markup import R
from convkit.writers.docx.package import Packed, pack
from convkit.xmltext import xml_attr

EMU = 635
"""English metric units in a twentieth of a point (20.1.2.1)."""
PIXEL = 15
"""Twentieths of a point in a pixel, at 96 to the inch."""
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
UNKNOWN = frozenset({"webp"})
"""Kinds that Word can't show; they become PNG."""


class Media:
    """The pictures of one document, each file once; none is wider than ``width`` and higher than ``height`` (twentieths of a point)."""

    def __init__(self, width: int, height: int) -> None:
        self._most = (width, height)
        self._known: dict[Path, tuple[int, Picture]] = {}
        self._drawn = 0

    def __bool__(self) -> bool:
        return bool(self._known)

    def drawing(self, picture: Picture, words: str) -> str:
        """A run that shows ``picture``; ``words`` say what it shows."""
        number, _ = self._known.setdefault(picture.path, (len(self._known) + 1, picture))
        self._drawn += 1
        scale = min(1.0, self._most[0] / (picture.width * PIXEL), self._most[1] / (picture.height * PIXEL))
        size = f'cx="{round(picture.width * PIXEL * scale * EMU)}" cy="{round(picture.height * PIXEL * scale * EMU)}"'
        name = f'id="{self._drawn}" name="Picture {self._drawn}"'
        return (
            f'<w:r><w:drawing><wp:inline xmlns:wp="{DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent {size}/><wp:docPr {name} descr="{xml_attr(" ".join(words.split()))}"/>'
            f'<a:graphic xmlns:a="{DRAWING}/main"><a:graphicData uri="{DRAWING}/picture"><pic:pic xmlns:pic="{DRAWING}/picture">'
            f"<pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>"
            f'<pic:blipFill><a:blip r:embed="rIdPicture{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )

    def relations(self) -> list[str]:
        """The main part's relationships to the pictures."""
        return [
            f'<Relationship Id="rIdPicture{number}" Type="{R}/image" Target="{name.removeprefix("word/")}"/>'
            for number, name, _ in self._named()
        ]

    def types(self) -> dict[str, str]:
        """Content types by suffix."""
        return {
            name.rpartition(".")[2]: "image/png" if picture.kind in UNKNOWN else picture.media_type
            for _, name, picture in self._named()
        }

    def parts(self) -> Iterator[tuple[str, Packed]]:
        """Name and content of each picture's part."""
        for _, name, picture in self._named():
            yield name, pack(_as_png(picture.path) if picture.kind in UNKNOWN else picture.path.read_bytes())

    def _named(self) -> Iterator[tuple[int, str, Picture]]:
        for number, picture in self._known.values():
            suffix = "png" if picture.kind in UNKNOWN else picture.kind
            yield number, f"word/media/picture{number}.{suffix}", picture


def _as_png(path: Path) -> bytes:
    from io import BytesIO

    from PIL import Image

    made = BytesIO()
    with Image.open(path) as image:
        image.convert("RGBA").save(made, "PNG")
    return made.getvalue()
