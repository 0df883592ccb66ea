"""How far the text has come, in pages: an estimate for the numbers that stand in the contents until Word updates them."""

from __future__ import annotations

from math import ceil, floor

from convkit.writers.docx.styles import Design, look_of

POINTS_A_MM = 72 / 25.4
LATIN_WIDTH = 2.1
"""Letters of English text, with its spaces, on an em."""


class PageMeter:
    """Adds up the heights of paragraphs from their lengths; right to a page for plain prose, since hanzi are all one em wide."""

    def __init__(self, design: Design) -> None:
        self._design = design
        layout = design.layout
        self._width = layout.column * POINTS_A_MM
        pitch = design.layout.style("body").leading
        self._height = max(floor(layout.depth * POINTS_A_MM / pitch), 1) * pitch * layout.columns
        self._breaks = design.volume and layout.article_break != "none"
        self._right = layout.article_break == "right"
        self._latin = False
        self._looks: dict[str, tuple[float, float, float]] = {}
        self._at = 0.0

    @property
    def page(self) -> int:
        """The page that the next paragraph begins on, from 1."""
        return int(self._at / self._height + 0.001) + 1

    def new_article(self, *, latin: bool) -> None:
        """An article begins, in Latin letters or not: on a new page where the layout says so."""
        self._latin = latin
        if self._breaks:
            pages = ceil(self._at / self._height - 0.001)
            self._at = (pages + (self._right and pages % 2)) * self._height

    def add(self, role: str, length: int, lines: int = 1) -> None:
        """A paragraph of ``role``, ``length`` characters in ``lines`` lines of its own."""
        if role not in self._looks:
            look = look_of(self._design, role)
            self._looks[role] = max(self._width / look.size - look.indent, 1.0), look.leading, look.before + look.after
        across, leading, space = self._looks[role]
        self._at += (length // int(across * LATIN_WIDTH if self._latin else across) + lines) * leading + space
