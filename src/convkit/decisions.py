"""What a person decided over the passes' heads, as values, and the file that holds it (``--decisions``, docs/review.md).

A decision is keyed by its source (path below the input root and SHA-256 of the bytes) and by a place in it: the code point of the decoded
source at which something begins.  So it says the same on every run over the same source, whatever the passes make of it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from convkit.errors import UsageError
from convkit.messages import say
from convkit.model import BlockKind

SCHEMA = 1
KIND = "decisions"
"""What ``convkit`` says in a file of decisions."""
EXCERPT = 40
"""Most code points of the source that a decision quotes."""

DEEDS = ("join", "cut", "role", "start", "continue", "discard", "undo")
"""What a decision may do; see :class:`Decision`."""

BLOCK_ROLES: Mapping[str, BlockKind] = {
    "paragraph": BlockKind.PARAGRAPH, "heading": BlockKind.HEADING, "quote": BlockKind.QUOTE, "verse": BlockKind.VERSE,
    "caption": BlockKind.CAPTION, "note": BlockKind.NOTE,
}  # fmt: skip
FIELD_ROLES: Mapping[str, str] = {
    "title": "title", "kicker": "kicker", "subtitle": "subtitle", "byline": "byline", "date": "date_text", "source": "source",
}  # fmt: skip
FURNITURE = "furniture"
ROLES = (*BLOCK_ROLES, *FIELD_ROLES, FURNITURE)
"""What a stretch of text may be said to be: a block, a field, or text that belongs to no article."""


class Decision(NamedTuple):
    """One decision about the place ``at``, a code point of the decoded source.

    ``do`` is one of ``DEEDS``:

    - join: the paragraph that begins at ``at`` goes on the one before it;
    - cut: a paragraph begins at ``at``, inside of one;
    - role: what begins at ``at`` (a paragraph, a line of the head, furniture) is ``role``, one of ``ROLES``;
    - start: an article begins at ``at``;  continue: none does, the one before goes on;
    - discard: the article that begins at ``at`` is left out;
    - undo: the edit of the pass ``name`` at ``at``, ``new`` for ``old``, is not made.

    ``text`` is what stands in the source from ``at`` on, at most ``EXCERPT`` code points; "" is not checked.
    """

    do: str
    at: int
    text: str = ""
    role: str = ""
    name: str = ""
    old: str = ""
    new: str = ""


class SourceDecisions(NamedTuple):
    """What was decided about one source: its path below the input root, the digest of its bytes, decisions in order of place."""

    path: str
    sha256: str
    decisions: tuple[Decision, ...]


class Decisions:
    """The decisions of a run, by source."""

    def __init__(self, sources: Iterable[SourceDecisions] = ()) -> None:
        found: dict[tuple[str, str], list[Decision]] = {}
        for path, sha256, decisions in sources:
            found.setdefault((path, sha256), []).extend(decisions)
        self._by_path: dict[str, list[SourceDecisions]] = {}
        for (path, sha256), decided in found.items():
            # Later decisions about one place follow earlier ones: the sort is stable.
            ordered = tuple(sorted(dict.fromkeys(decided), key=lambda decision: decision.at))
            self._by_path.setdefault(path, []).append(SourceDecisions(path, sha256, ordered))

    @property
    def paths(self) -> list[str]:
        """The sources that something was decided about."""
        return list(self._by_path)

    def about(self, path: str) -> Sequence[SourceDecisions]:
        """What was decided about the source ``path``: an entry for each state of its bytes that was looked at."""
        return self._by_path.get(path, ())


def read_decisions(path: Path, digest: str = "") -> list[SourceDecisions]:
    """The decisions in the file ``path``, whose bytes have the SHA-256 ``digest``.

    Raises UsageError that says what is wrong with it and where.
    """
    try:
        read = path.read_bytes()
        if digest and hashlib.sha256(read).hexdigest() != digest:
            raise UsageError(say("the decisions {path} changed while they were being read", path=path))
        data = json.loads(read.decode("utf-8-sig"))
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(say("the decisions {path} can't be read: {error}", path=path, error=reason)) from error
    except (ValueError, RecursionError) as error:
        raise UsageError(say("the decisions {path} can't be read: {error}", path=path, error=error)) from error
    try:
        return _sources(data)
    except _WrongError as error:
        raise UsageError(say("the decisions {path} can't be read: {error}", path=path, error=error)) from None


def decisions_json(sources: Iterable[SourceDecisions]) -> dict[str, object]:
    """``sources`` as the data of a file of decisions."""
    return {
        "convkit": KIND,
        "schema": SCHEMA,
        "sources": [
            {"path": path, "sha256": sha256, "decisions": [_entry(decision) for decision in decisions]}
            for path, sha256, decisions in sources
        ],
    }


_NAMES = {"name": "pass"}
"""Keys of the file that can't be names of Python's."""
_KEYS: Mapping[str, tuple[str, ...]] = {"role": ("role",), "undo": ("name", "old", "new")}
"""What a decision states beside ``do``, ``at`` and ``text``."""


def _entry(decision: Decision) -> dict[str, object]:
    own = {_NAMES.get(key, key): getattr(decision, key) for key in _KEYS.get(decision.do, ())}
    return {"do": decision.do, "at": decision.at, "text": decision.text, **own}


class _WrongError(ValueError):
    """What is wrong with a file of decisions."""


def _sources(data: object) -> list[SourceDecisions]:
    stated = _table(data, "the file")
    if stated.get("convkit") != KIND:
        raise _WrongError(f'"convkit" is not "{KIND}"')
    schema = stated.get("schema")
    if type(schema) is not int or schema < 1:
        raise _WrongError('"schema" is no number')
    if schema > SCHEMA:
        raise _WrongError(f"schema {schema} is newer than this convkit reads ({SCHEMA})")
    return [_source(entry, f"sources[{number}]") for number, entry in enumerate(_list(stated, "sources", "the file"))]


def _source(data: object, where: str) -> SourceDecisions:
    stated = _table(data, where)
    path, sha256 = _text(stated, "path", where), _text(stated, "sha256", where)
    if not path or len(sha256) != 64 or sha256.strip("0123456789abcdef"):
        raise _WrongError(f'{where}: "path" and "sha256" (64 hex digits) must name the source')
    entries = _list(stated, "decisions", where)
    decided = [_decision(entry, f"{where}.decisions[{number}]") for number, entry in enumerate(entries)]
    return SourceDecisions(path, sha256, tuple(decided))


def _decision(data: object, where: str) -> Decision:
    stated = _table(data, where)
    do = _text(stated, "do", where)
    if do not in DEEDS:
        raise _WrongError(f'{where}: "do" must be one of {", ".join(DEEDS)}, not {do!r}')
    at = stated.get("at")
    if type(at) is not int or at < 0:
        raise _WrongError(f'{where}: "at" must be a number from 0 on')
    text = _text(stated, "text", where) if "text" in stated else ""
    own = {key: _text(stated, _NAMES.get(key, key), where) for key in _KEYS.get(do, ())}
    if do == "role" and own["role"] not in ROLES:
        raise _WrongError(f'{where}: "role" must be one of {", ".join(ROLES)}, not {own["role"]!r}')
    return Decision(do, at, text, **own)


def _table(data: object, where: str) -> Mapping[str, object]:
    if not isinstance(data, dict):
        raise _WrongError(f"{where} is no object")
    return data


def _list(stated: Mapping[str, object], key: str, where: str) -> list[object]:
    value = stated.get(key)
    if not isinstance(value, list):
        raise _WrongError(f'{where}: "{key}" is no list')
    return value


def _text(stated: Mapping[str, object], key: str, where: str) -> str:
    value = stated.get(key)
    if not isinstance(value, str):
        raise _WrongError(f'{where}: "{key}" is no text')
    return value
