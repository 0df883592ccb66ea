"""The marks by which a text calls its notes."""

from __future__ import annotations

from unicodedata import normalize

OPENING, CLOSING = "([{〔【（［", ")]}〕】）］"
HEAD = 16
"""Code points at a note's head in which its mark is looked for."""


def begins_with(text: str, mark: str) -> bool:
    """True where a note's ``text`` begins with its own ``mark``, whatever its brackets and widths are, or says that it is a note."""
    wanted = normalize("NFKC", mark).strip(f"{OPENING}{CLOSING} ")
    return normalize("NFKC", text[:HEAD]).lstrip(f"{OPENING} ").startswith((wanted, "注", "註"))
