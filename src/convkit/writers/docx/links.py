"""Addresses that a document may link to, and the relationships that say so."""

from __future__ import annotations

from convkit.links import safe_href
from convkit.writers.docx.markup import R
from convkit.xmltext import xml_attr

LONGEST = 2083
"""Characters of an address that Word takes at most."""
HYPERLINK = f"{R}/hyperlink"


def usable(address: str) -> str | None:
    """``address`` as a URL that Word opens without a complaint; None where it may not or can't be a link."""
    href = safe_href(address)
    return href if href is not None and len(href) <= LONGEST else None


class Links:
    """The relationships of the links in a document's body, each address once."""

    def __init__(self) -> None:
        self._known: dict[str, str | None] = {}
        self.added: list[str] = []

    def identity(self, address: str) -> str | None:
        """The relationship's id for ``address``; None where it can't be linked to."""
        if address not in self._known:
            target = usable(address)
            if target is None:
                self._known[address] = None
            else:
                name = f"rIdLink{len(self.added) + 1}"
                self._known[address] = name
                self.added.append(
                    f'<Relationship Id="{name}" Type="{HYPERLINK}" Target="{xml_attr(target)}" TargetMode="External"/>'
                )
        return self._known[address]
