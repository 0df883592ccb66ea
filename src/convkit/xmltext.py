"""Text on its way into XML: what XML 1.0 forbids is taken out, and markup characters are escaped.

XML 1.0, production [2] Char: #x9 | #xA | #xD | [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF].  Every writer of
XML goes through these functions and has no others.
"""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(maxsize=1)
def _forbidden() -> re.Pattern[str]:
    return re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean_text(text: str) -> str:
    """``text`` without the characters that XML 1.0 forbids; the same object where there are none."""
    if _forbidden().search(text) is None:
        return text
    return _forbidden().sub("", text)


def count_forbidden(text: str) -> int:
    """How many characters :func:`clean_text` takes out of ``text``."""
    if _forbidden().search(text) is None:
        return 0
    return sum(1 for _ in _forbidden().finditer(text))


SPECIAL = "&<>\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff"
"""What :func:`xml_text` changes, as inside ``[…]`` of a regular expression."""


@lru_cache(maxsize=1)
def _special() -> re.Pattern[str]:
    return re.compile(f"[{SPECIAL}]")


def is_plain(text: str) -> bool:
    """Whether :func:`xml_text` returns ``text`` as it stands: one look at a whole text spares many at its parts."""
    return _special().search(text) is None


def xml_text(text: str) -> str:
    """``text`` as element content: cleaned, with ``& < >`` escaped, and U+000D as a reference.

    A bare U+000D would be read back as U+000A (XML 1.0, 2.11).
    """
    text = clean_text(text)
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if "\r" in text:
        text = text.replace("\r", "&#13;")
    return text


def xml_attr(text: str) -> str:
    """``text`` as the value of an attribute in either kind of quotes.

    Tab and line feed become references, since a reader makes blanks of them (XML 1.0, 3.3.3).
    """
    text = xml_text(text).replace('"', "&quot;").replace("'", "&#39;")
    return text.replace("\t", "&#9;").replace("\n", "&#10;")
