"""The members of a JSON object with their places in the line, and escapes as edits.  Linear; all loops over text are in C."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from json.decoder import scanstring  # type: ignore[attr-defined]  # the stubs leave it out
from typing import Any, NamedTuple

from convkit.provenance import Edit


class Member(NamedTuple):
    """One member of an object: its key, its value, and the stretch of the line that states the value.

    A number, true and NaN stand as they were written (str); ``start`` and ``end`` of text are those inside its quotes.
    """

    key: str
    value: Any
    start: int
    end: int
    quoted: bool


@lru_cache(maxsize=1)
def _scanner() -> Callable[[str, int], tuple[Any, int]]:
    decoder = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str, strict=False)
    scan: Callable[[str, int], tuple[Any, int]] = decoder.scan_once  # type: ignore[attr-defined]  # as above
    return scan


@lru_cache(maxsize=1)
def _blanks() -> re.Pattern[str]:
    return re.compile(r"[ \t\r\n\ufeff]*")


@lru_cache(maxsize=1)
def _escapes() -> re.Pattern[str]:
    """Runs of line ends, and runs of all other escapes: a line end never shares an edit with text.

    The backslash stands before all alternatives, so that text between escapes is skipped at the speed of a plain search.
    """
    other = r'(?:["\\/bft]|u[0-9A-Fa-f]{4})'
    return re.compile(rf"\\(?:(?P<ends>[rn](?:\\[rn])*)|{other}(?:\\{other})*)")


@lru_cache(maxsize=1)
def _units() -> re.Pattern[str]:
    """One character each: a line end of two escapes and a surrogate pair are one."""
    pair = r"u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}"
    return re.compile(rf'\\(?:(?P<ends>r\\n|[rn])|{pair}|u[0-9A-Fa-f]{{4}}|["\\/bft])')


def members(text: str) -> Iterator[Member]:
    """The members of the object that ``text`` states, in order, one that comes twice twice.

    Raises ValueError where ``text`` is not one JSON object; control characters inside of text are allowed.
    """
    skip = _blanks().match
    at = _end(skip(text))
    if not text.startswith("{", at):
        raise ValueError(f"an object was expected at character {at + 1}")
    at = _end(skip(text, at + 1))
    first = True
    while not text.startswith("}", at):
        if not first:
            at = _end(skip(text, _expect(text, at, ",")))
        first = False
        key, at = scanstring(text, _expect(text, at, '"'), False)
        at = _end(skip(text, _expect(text, _end(skip(text, at)), ":")))
        value, end = _value(text, at)
        quoted = text.startswith('"', at)
        yield Member(key, value, at + quoted, end - quoted, quoted)
        at = _end(skip(text, end))
    if _end(skip(text, at + 1)) != len(text):
        raise ValueError(f"more than one object in the line, at character {at + 2}")


def items(text: str, start: int) -> Iterator[tuple[str, int, int]]:
    """The texts of the list of texts at ``start``, each with the places inside its quotes."""
    skip = _blanks().match
    at = _end(skip(text, start + 1))
    while text.startswith('"', at):
        value, end = scanstring(text, at + 1, False)
        yield value, at + 1, end - 1
        at = _end(skip(text, end))
        at = _end(skip(text, at + 1)) if text.startswith(",", at) else at


def unescaped(text: str, start: int, end: int, *, single: bool = False) -> Iterator[Edit]:
    """Edits that turn the escapes inside the quotes ``start`` to ``end`` into what they stand for.

    Every kind of line end becomes U+000A, and half a surrogate pair U+FFFD.  With ``single``, each character is an edit of its
    own; else neighbours share one.
    """
    if text.find("\\", start, end) < 0:
        return
    for found in (_units() if single else _escapes()).finditer(text, start, end):
        old = found[0]
        if found["ends"]:
            new = old.replace("\\r\\n", "\n").replace("\\r", "\n").replace("\\n", "\n")
        else:
            new = scanstring(f'"{old}"', 1, False)[0].replace("\r\n", "\n").replace("\r", "\n")
            new = new.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        yield Edit(found.start(), old, new)


def readable(text: str) -> str:
    r"""JSON ``text`` with its ``\uXXXX`` beyond ASCII as characters; it states the same."""
    if "\\u" not in text:
        return text
    return re.sub(r"(?:\\u[0-9A-Fa-f]{4})+|\\.", _readable, text)


def _readable(found: re.Match[str]) -> str:
    if not found[0].startswith("\\u"):
        return found[0]
    made: str = scanstring(f'"{found[0]}"', 1, False)[0]
    return found[0] if any(c < "\x80" or "\ud800" <= c <= "\udfff" for c in made) else made


def _value(text: str, at: int) -> tuple[Any, int]:
    try:
        return _scanner()(text, at)
    except StopIteration:
        raise ValueError(f"a value was expected at character {at + 1}") from None
    except RecursionError:
        raise ValueError(f"the value at character {at + 1} is nested too deeply") from None


def _expect(text: str, at: int, mark: str) -> int:
    if not text.startswith(mark, at):
        raise ValueError(f"{mark} was expected at character {at + 1}")
    return at + 1


def _end(found: re.Match[str] | None) -> int:
    assert found is not None, "the pattern matches anywhere"
    return found.end()
