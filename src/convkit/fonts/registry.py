"""From a role to the faces that it is set in: the user's file, the faces of the role, the roles behind it.

The first face of a chain that has a character draws it, so a chain decides per character, not per text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from convkit.contract import FontSpec
from convkit.errors import OutputError

BEHIND: Mapping[str, tuple[str, ...]] = {
    "song": ("song", "hei", "rare"),
    "hei": ("hei", "song", "rare"),
    "kai": ("kai", "song", "hei", "rare"),
    "fang": ("fang", "song", "hei", "rare"),
    "biaosong": ("biaosong", "song", "hei", "rare"),
    "mono": ("mono", "hei", "song", "rare"),
    "rare": ("rare", "song", "hei"),
}
"""For each role the roles whose faces are tried, in order.  fang falls back to song, which is nearest in colour."""


class Link(NamedTuple):
    """A face of a chain: the file, which face of it, the role that it came in for, its name and who brought it."""

    path: Path
    number: int
    role: str
    name: str
    brought_by: str


def specs_or_builtin(specs: Iterable[FontSpec]) -> tuple[FontSpec, ...]:
    """``specs``, or convkit's own where there are none."""
    from convkit.fonts.builtin import SPECS

    return tuple(specs) or SPECS


def chain(
    role: str, specs: Iterable[FontSpec] = (), *, traditional: bool = False, own: Mapping[str, Path] | None = None
) -> Iterator[Link]:
    """The faces for ``role``, best first; files that are not installed are passed over.

    ``own`` are the user's files by role.  Faces of script "Hant" come first for ``traditional`` text and last for other text.
    Files are looked for as the iteration reaches them.
    """
    own = own or {}
    ordered = sorted(specs_or_builtin(specs), key=lambda spec: (spec.order, spec.name))
    late: list[FontSpec] = []
    for part in BEHIND[role]:
        if part in own:
            yield Link(own[part], own_face(own[part], traditional), part, own[part].stem, "--font")
        mine = [spec for spec in ordered if spec.role == part]
        if traditional:
            mine.sort(key=lambda spec: spec.script != "Hant")
        else:
            late += [spec for spec in mine if spec.script == "Hant"]
            mine = [spec for spec in mine if spec.script != "Hant"]
        yield from _installed(mine)
    yield from _installed(late)


@lru_cache(maxsize=16)
def own_face(path: Path, traditional: bool) -> int:
    """Which face of a user's file is meant: of a collection the one for the script, by its name; else the first."""
    from convkit.fonts.faces import open_face

    if path.suffix.lower() not in (".ttc", ".otc"):
        return 0
    wanted = ("TC", "TW", "HK") if traditional else ("SC", "CN")
    for number in range(open_face(path).count):
        name = open_face(path, number).name().partition("-")[0].upper()
        if name.endswith(wanted):
            return number
    return 0


def _installed(specs: Iterable[FontSpec]) -> Iterator[Link]:
    for spec in specs:
        path = spec.locate()
        if path is not None:
            yield Link(path, spec.index, spec.role, spec.name, spec.brought_by)


def first(role: str, specs: Iterable[FontSpec] = (), *, traditional: bool = False,
          own: Mapping[str, Path] | None = None) -> Link:  # fmt: skip
    """The face that ``role`` is set in.  Raises OutputError (E_FONT), naming the package, where no face is installed."""
    for link in chain(role, specs, traditional=traditional, own=own):
        return link
    raise OutputError(
        "no Chinese font is installed", code="E_FONT", hint="pip install pylopdf-fonts-zh-cn, or --font song=FILE"
    )


def bringers(char: str, specs: Iterable[FontSpec] = ()) -> list[str]:
    """Who brings a face with ``char`` (``FontSpec.brought_by``), of the faces that are not installed, in their order."""
    code = ord(char)
    found: dict[str, None] = {}
    for spec in sorted(specs_or_builtin(specs), key=lambda spec: (spec.order, spec.name)):
        if spec.covers is None or not spec.brought_by or spec.brought_by in found:
            continue
        if any(code in span for span in spec.covers()) and spec.locate() is None:
            found[spec.brought_by] = None
    return list(found)
