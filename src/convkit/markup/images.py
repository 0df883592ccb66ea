"""Which picture an ``<img>`` shows, whatever attribute of a lazy page holds its address."""

from __future__ import annotations

from convkit.markup.tokens import attributes, value
from convkit.model import Attrs

LAZY = (
    "data-src", "data-original", "data-lazy-src", "data-lazy", "data-actualsrc", "data-original-src", "data-echo", "data-url", "_src",
    "original", "file", "zoomfile", "data-ks-lazyload", "data-backsrc",
)  # fmt: skip
"""Attributes that hold the address until the picture is scrolled to; ``src`` is a placeholder as long."""
TINY = 3
"""Pixels of width or height up to which a picture only counts visits or fills space."""
ICON = 24
"""Pixels of width and height up to which a picture is an icon or an emoticon."""


def image(text: str, start: int, stop: int) -> Attrs:
    """``href`` and ``alt`` of the picture whose attributes are ``text[start:stop]``; () where none is to be shown.

    A picture that stands in the page itself (``data:``) has no address, and is told by its ``alt``.
    """
    found = attributes(text, start, stop)
    given = (value(text, found[name]) for name in (*LAZY, "src") if name in found)
    href = next((said for said in given if said and not said.lower().startswith("data:")), "")
    if not href:
        href = value(text, found.get("srcset")).split(",")[0].strip().split(" ")[0]
    alt = " ".join(value(text, found.get("alt")).split())
    if not href:
        return (("alt", alt),) if alt else ()
    width, height = (_pixels(value(text, found.get(name))) for name in ("width", "height"))
    if 0 < min(width, height) <= TINY or 0 < max(width, height) <= ICON:
        return ()
    return (("href", href), ("alt", alt))


def _pixels(said: str) -> int:
    digits = said.removesuffix("px").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else 9999
