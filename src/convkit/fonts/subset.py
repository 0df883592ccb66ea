"""A face cut down to the glyphs that a document draws, by HarfBuzz (a hundred times faster than fontTools)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from convkit.fonts.faces import Face

KEPT = frozenset({"CFF ", "CFF2", "glyf", "loca", "head", "hhea", "hmtx", "maxp", "cvt ", "fpgm", "prep", "gvar", "fvar",
                  "HVAR", "avar"})  # fmt: skip


NAMES = (0, 1, 2, 3, 4, 5, 6, 13, 14)
"""What a font file that stands for itself says: copyright, names, version, licence (OpenType, table name)."""


class Subset(NamedTuple):
    """A font program of ``kind`` ("cid", "cff", "glyf") the new number of each old glyph, and how many it has."""

    kind: str
    data: bytes
    glyphs: dict[int, int]
    size: int


def subset(face: Face, glyphs: Iterable[int]) -> Subset:
    """``face`` with ``glyphs`` and .notdef only: a bare CFF table, or a TrueType file without cmap.

    Glyphs that others are composed of come along.  A variable face is set to its regular weight.
    """
    import uharfbuzz as hb

    wanted = set(glyphs) | {0}
    plan_input = hb.SubsetInput()
    for glyph in wanted:
        plan_input.glyph_set.add(glyph)
    dropped = plan_input.drop_table_tag_set
    for tag in face.tables - KEPT:
        dropped.add(int.from_bytes(tag.encode("ascii"), "big"))
    plan_input.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE
    _settle(plan_input, face)
    plan = hb.SubsetPlan(face.hb, plan_input)
    made = plan.execute()
    mapping = plan.old_to_new_glyph_mapping
    numbers = {glyph: mapping[glyph] for glyph in sorted(wanted)}
    if face.kind == "glyf":
        return Subset("glyf", made.blob.data, numbers, made.glyph_count)
    return Subset(face.kind, made.reference_table("CFF ").data, numbers, made.glyph_count)


def standalone(face: Face, characters: Iterable[str]) -> bytes:
    """``face`` with the glyphs of ``characters`` as a font file: OpenType with cmap, licence and the features of layout."""
    import uharfbuzz as hb

    plan_input = hb.SubsetInput()
    for char in characters:
        plan_input.unicode_set.add(ord(char))
    for number in NAMES:
        plan_input.name_id_set.add(number)
    _settle(plan_input, face)
    data: bytes = plan_input.subset(face.hb).blob.data
    return data


def _settle(plan_input: Any, face: Face) -> None:
    """Keep .notdef's box, and of a variable face its regular weight."""
    import uharfbuzz as hb

    plan_input.flags |= hb.SubsetFlags.NOTDEF_OUTLINE
    if face.kind != "glyf":
        plan_input.flags |= hb.SubsetFlags.DOWNGRADE_CFF2
    if face.variable:
        plan_input.pin_all_axes_to_default(face.hb)
        if face.weight is not None:
            plan_input.pin_axis_location(face.hb, "wght", face.weight)
