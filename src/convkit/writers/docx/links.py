"""Addresses that a document may link to, and the relationships that say so."""

from __future__ import annotations

from convkit.writers.docx.markup import R
from convkit.xmltext import xml_attr

LONGEST = 2083
"""Characters of an address that Word takes at most."""
SAFE = "%/:=&?~#+!$,;'@()*"
HYPERLINK = f"{R}/hyperlink"


def usable(address: str) -> str | None:
    """``address`` as a URI that Word opens without a complaint, or None: http, https and mailto only."""
    from urllib.parse import quote, urlsplit

    stripped = "".join(address.split())
    scheme = stripped.partition(":")[0].lower()
    if scheme not in ("http", "https", "mailto") or len(stripped) > LONGEST:
        return None
    try:
        parts = urlsplit(stripped)
        whole = bool(parts.path and "@" in parts.path) if scheme == "mailto" else bool(parts.hostname)
        if not whole or (parts.port is not None and parts.port > 65535):
            return None
        pieces = quote(stripped, safe=SAFE).split("%")
    except ValueError:
        return None
    hexadecimal = set("0123456789abcdefABCDEF")
    sound = [piece if len(piece) >= 2 and set(piece[:2]) <= hexadecimal else "25" + piece for piece in pieces[1:]]
    return "%".join([pieces[0], *sound])


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
