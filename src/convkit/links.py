"""Which addresses of a text may be links in an output: http, https and mailto, spelt as a URL must be."""

from __future__ import annotations

import re
from functools import lru_cache

LONGEST = 4000
"""Characters of an address; a longer one is no link but a mistake or a trap."""
_PATH = "/?#!$&'()*+,;=:@-._~%"


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(r"(https?)://([^\s/?#\\@]+?)(:[0-9]{1,4}|:[1-5][0-9]{4})?([/?#]\S*)?", re.IGNORECASE),
        re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9_-]{1,63}(?<!-))*\.?", re.IGNORECASE),
        re.compile(r"mailto:([\w.+%-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*)", re.IGNORECASE | re.ASCII),
    )


def safe_href(address: str) -> str | None:
    """``address`` as a valid URL (RFC 3986, ASCII); None where it may not or can't be a link."""
    web, names, mail = _patterns()
    address = address.strip()
    if len(address) > LONGEST:
        return None
    found = mail.fullmatch(address)
    if found:
        return f"mailto:{found[1]}"
    found = web.fullmatch(address)
    if not found:
        return None
    scheme, host, port, rest = found[1].lower(), found[2], found[3] or "", found[4] or ""
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            return None
    if not names.fullmatch(host) or (host.rstrip(".").rpartition(".")[2].isdigit() and not _is_ipv4(host)):
        return None
    return f"{scheme}://{host}{port}{_quoted(rest)}"


def _is_ipv4(host: str) -> bool:
    parts = host.split(".")
    return len(parts) == 4 and all(p.isdigit() and len(p) < 4 and int(p) < 256 and str(int(p)) == p for p in parts)


def _quoted(rest: str) -> str:
    """Path, query and fragment with all that may not stand in them percent-encoded; what is encoded stays."""
    from urllib.parse import quote

    path, mark, fragment = rest.partition("#")
    made = (
        quote(path, safe=_PATH, errors="replace")
        + mark
        + quote(fragment, safe=_PATH.replace("#", ""), errors="replace")
    )
    return re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", made)
