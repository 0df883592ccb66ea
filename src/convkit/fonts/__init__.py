"""Fonts by role: which faces there are, and where they stand.

A layout names roles, never faces: ``song`` (body), ``hei`` (headings, strong), ``kai`` (quotations, captions), ``fang``
(notices), ``biaosong`` (their titles), ``mono`` (code), ``rare`` (characters that the others lack).  Chinese print marks by face, not by slant
or weight, so there is no italic and no bold.
"""

from __future__ import annotations

from collections.abc import Iterable

from convkit.contract import FontSpec
from convkit.hookspecs import hookimpl

ROLES = ("song", "hei", "kai", "fang", "biaosong", "mono", "rare")


@hookimpl
def convkit_fonts() -> Iterable[FontSpec]:
    """The faces that come by pip, and those that systems are known to have."""
    from convkit.fonts.builtin import SPECS

    return SPECS
