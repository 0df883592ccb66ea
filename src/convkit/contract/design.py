"""What a page is made with: layouts and faces, as plugins hand them over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from convkit.contract.common import CONTRACT


class LayoutSpec(NamedTuple):
    """A named page design: a TOML file over a base."""

    name: str
    summary: str
    path: Path
    contract: int = CONTRACT


@dataclass(frozen=True, slots=True)
class FontSpec:
    """A face for a role (song, hei, kai, fang, mono, rare; with ``script`` "Hant" for traditional text only).

    ``locate`` returns the file or None where it isn't installed; ``index`` is the face inside a collection.
    Lower ``order`` is tried first.  ``brought_by`` names the package that brings it; ``covers`` returns ranges of code points that it is
    known to have, asked only where the face isn't installed: ``convkit fonts`` then says who brings what a text lacks.
    """

    name: str
    role: str
    locate: Callable[[], Path | None]
    index: int = 0
    script: str = ""
    order: int = 50
    brought_by: str = ""
    contract: int = CONTRACT
    covers: Callable[[], Sequence[range]] | None = None
