"""One face of a font file: glyphs, widths and outlines, read by HarfBuzz.

Widths and lengths are in thousandths of the em, whatever the file's own unit is.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from convkit.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Mapping

REGULAR = 400.0
"""The weight that a variable font is set to; its own default may be as thin as 100."""


class Metrics(NamedTuple):
    """What a PDF's font descriptor says; thousandths of the em, ``italic`` in degrees."""

    ascent: int
    descent: int
    cap_height: int
    box: tuple[int, int, int, int]
    italic: float
    fixed: bool


Outline = tuple[tuple[str, tuple[float, ...]], ...]
"""A glyph's path: "m" (2 numbers), "l" (2), "c" (6) and "h" (none), in thousandths of the em."""


class Face:
    """A face, opened.  ``kind`` says how its outlines can be embedded: "cid", "cff" (named glyphs) or "glyf"."""

    def __init__(self, path: Path, index: int = 0) -> None:
        import uharfbuzz as hb

        self.path = path
        self.index = index
        try:
            self._blob = hb.Blob.from_file_path(str(path))
            self.hb = hb.Face(self._blob, index)
        except (OSError, hb.HarfBuzzError) as error:
            raise OutputError(f"the font {path} can't be read: {error}", code="E_FONT") from error
        self.tables = frozenset(self.hb.table_tags)
        self.variable = "fvar" in self.tables
        self.kind = self._kind()
        self._font = hb.Font(self.hb)
        self.weight = REGULAR if self.variable and any(a.tag == "wght" for a in self.hb.axis_infos) else None
        if self.weight is not None:
            self._font.set_variations({"wght": self.weight})
        self._scale = 1000 / self.hb.upem

    def _kind(self) -> str:
        if "glyf" in self.tables:
            return "glyf"
        if "CFF2" in self.tables:
            return "cff"
        if "CFF " in self.tables:
            from convkit.fonts.cff import is_cid_keyed

            return "cid" if is_cid_keyed(self._head_of(b"CFF ", 4096)) else "cff"
        raise OutputError(f"the font {self.path} has no outlines that a PDF can hold", code="E_FONT")

    @property
    def grows(self) -> bool:
        """Whether a subset of it can take glyphs that are made here: their lengths are thousandths of the em."""
        return self.kind == "cid" and int(self.hb.upem) == 1000

    def table(self, tag: str) -> bytes:
        """The bytes of the table ``tag``; b"" where there is none."""
        data: bytes = self.hb.reference_table(tag).data
        return data

    def _head_of(self, tag: bytes, length: int) -> bytes:
        """The first bytes of a table, read from the file (OpenType 1.9, table directory): some tables are 8 MB long."""
        with self.path.open("rb") as file:
            start = 0
            if file.read(4) == b"ttcf":
                file.seek(12 + 4 * self.index)
                start = int.from_bytes(file.read(4), "big")
            file.seek(start + 4)
            count = int.from_bytes(file.read(2), "big")
            file.seek(start + 12)
            directory = file.read(16 * count)
            for at in range(0, len(directory), 16):
                if directory[at : at + 4] == tag:
                    file.seek(int.from_bytes(directory[at + 8 : at + 12], "big"))
                    return file.read(length)
        return b""

    @property
    def count(self) -> int:
        """How many faces the file has."""
        return int(self.hb.count)

    @property
    def characters(self) -> frozenset[int]:
        """The code points that have a glyph."""
        return frozenset(self.hb.unicodes)

    @property
    def embeddable(self) -> bool:
        """False where the font's licence bits forbid embedding (OpenType, OS/2 fsType: restricted)."""
        os2 = self.table("OS/2")
        return int.from_bytes(os2[8:10], "big") & 0xF != 2 if len(os2) >= 10 else True

    def glyph(self, char: str) -> int:
        """The glyph that the cmap gives ``char``; 0 where it has none."""
        return int(self._font.get_nominal_glyph(ord(char)) or 0)

    def advance(self, glyph: int) -> int:
        """The width of ``glyph``."""
        width: int = round(self._font.get_glyph_h_advance(glyph) * self._scale)
        return width

    def ink(self, glyph: int) -> tuple[int, int]:
        """Where the ink of ``glyph`` begins and ends, from its left side."""
        box = self._font.get_glyph_extents(glyph)
        if box is None:
            return 0, 0
        return round(box.x_bearing * self._scale), round((box.x_bearing + box.width) * self._scale)

    def shape(self, text: str, *, latin: bool = False, features: Mapping[str, bool] | None = None) -> tuple[int, ...]:
        """The glyphs that ``text`` is set with: as Chinese (localised forms), or as English with ``latin``."""
        import uharfbuzz as hb

        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction = "ltr"
        buffer.script, buffer.language = ("Latn", "en") if latin else ("Hani", "zh-Hans")
        hb.shape(self._font, buffer, dict(features or {}))
        return tuple([info.codepoint for info in buffer.glyph_infos])

    def outline(self, glyph: int) -> Outline:
        """The path of ``glyph``."""
        pen = _Pen(self._scale)
        self._font.draw_glyph_with_pen(glyph, pen)
        return tuple(pen.path)

    def name(self) -> str:
        """The PostScript name, of characters that a PDF name takes as they are; "Font" where the file has none."""
        import uharfbuzz as hb

        raw = self.hb.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or self.path.stem
        return "".join([c for c in raw if c.isascii() and (c.isalnum() or c in "-+_")]) or "Font"

    def family(self) -> str:
        """The name that people know the face by."""
        import uharfbuzz as hb

        return str(self.hb.get_name(hb.OTNameIdPredefined.FONT_FAMILY) or self.path.stem)

    def licence(self) -> str:
        """The licence in the words of the file, up to the first sentence's end; "" where it states none."""
        import uharfbuzz as hb

        said = str(self.hb.get_name(hb.OTNameIdPredefined.LICENSE) or "").strip().partition("\n")[0]
        said = said.partition(". ")[0].removeprefix("This Font Software is licensed under the ")
        return said.rstrip(".") or str(self.hb.get_name(hb.OTNameIdPredefined.LICENSE_URL) or "")

    def metrics(self) -> Metrics:
        """The numbers of the font descriptor, from the tables head, hhea, OS/2 and post."""
        head, hhea, os2, post = (self.table(tag) for tag in ("head", "hhea", "OS/2", "post"))

        def number(data: bytes, at: int, size: int = 2) -> int:
            raw = int.from_bytes(data[at : at + size], "big", signed=True) if len(data) >= at + size else 0
            return round(raw * self._scale) if size == 2 else raw

        ascent, descent = number(hhea, 4), number(hhea, 6)
        cap = number(os2, 88) if len(os2) >= 90 and int.from_bytes(os2[:2], "big") >= 2 else 0
        box = (number(head, 36), number(head, 38), number(head, 40), number(head, 42))
        return Metrics(ascent, descent, cap or 700, box, number(post, 4, 4) / 65536, bool(number(post, 12, 4)))


class _Pen:
    """Takes a glyph's outline from HarfBuzz; quadratic curves become cubic ones, which PDF has."""

    def __init__(self, scale: float) -> None:
        self.path: list[tuple[str, tuple[float, ...]]] = []
        self._scale = scale
        self._at = (0.0, 0.0)

    def _add(self, operator: str, *points: tuple[float, float]) -> None:
        self.path.append((operator, tuple(number for point in points for number in point)))
        self._at = points[-1]

    def _point(self, point: Any) -> tuple[float, float]:
        return point[0] * self._scale, point[1] * self._scale

    def moveTo(self, point: Any) -> None:  # noqa: N802  (the name that HarfBuzz calls)
        self._add("m", self._point(point))

    def lineTo(self, point: Any) -> None:  # noqa: N802
        self._add("l", self._point(point))

    def curveTo(self, first: Any, second: Any, end: Any) -> None:  # noqa: N802
        self._add("c", self._point(first), self._point(second), self._point(end))

    def qCurveTo(self, control: Any, end: Any) -> None:  # noqa: N802
        (x0, y0), (x1, y1), (x2, y2) = self._at, self._point(control), self._point(end)
        first = (x0 + 2 / 3 * (x1 - x0), y0 + 2 / 3 * (y1 - y0))
        second = (x2 + 2 / 3 * (x1 - x2), y2 + 2 / 3 * (y1 - y2))
        self._add("c", first, second, (x2, y2))

    def closePath(self) -> None:  # noqa: N802
        self.path.append(("h", ()))

    def endPath(self) -> None:  # noqa: N802
        self.path.append(("h", ()))


@lru_cache(maxsize=32)
def open_face(path: Path, index: int = 0) -> Face:
    """The face ``index`` of ``path``, opened once a process.  Raises OutputError (E_FONT) where it can't be used."""
    return Face(path, index)
