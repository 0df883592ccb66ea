"""Character references that were left in plain text: ``&nbsp;``, ``&ldquo;``, ``&#12345;``.

They are decoded once, in stretches that are plain text (a reader of markup has decoded its own).  ``AT&T``, ``a<b`` and the
``&c=1`` of an address have no semicolon behind a known name and stay; so does ``&amp;lt;``, which means a reference itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from convkit.contract import CleaningPass, Mark, PassSpec, Stage, TextView, Verdict
from convkit.provenance import Edit

LEAST = 3
"""References in a source from which on they are damage and not a subject."""


class EntitySurvey:
    """Counts references, and those that are quoted: a text about references sets them between quotes or backticks."""

    def __init__(self) -> None:
        self.found = self.quoted = 0

    def feed(self, text: str) -> None:
        """Count the references of ``text``."""
        for start, end, _ in _references(text):
            self.found += 1
            self.quoted += text[max(0, start - 1) : start] in _OPENING and text[end : end + 1] in _CLOSING

    def verdict(self) -> Verdict:
        """Open from three references on if fewer than a third are quoted."""
        found = self.found >= LEAST and self.quoted * 3 < self.found
        evidence = {"references": float(self.found), "quoted": float(self.quoted)}
        return Verdict(found, 0 if found else self.found, evidence)


class Entities:
    """Decodes the references in plain stretches."""

    def propose(self, view: TextView) -> Iterable[Edit | Mark]:
        """One exact edit for each reference; one to a character that XML forbids is dropped and counted (W_DROPPED)."""
        dropped, first = 0, -1
        for stretch in view.plain:
            for start, end, new in _references(view.text, stretch.start, stretch.end):
                if not new:
                    dropped, first = dropped + 1, start if first < 0 else first
                yield Edit(start, view.text[start:end], new)
        if dropped:
            view.problem("W_DROPPED", "references to forbidden characters were dropped", dropped, first)


_OPENING = ("“", "‘", "「", "『", "`", '"', "'")
_CLOSING = ("”", "’", "」", "』", "`", '"', "'")


def _references(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, str]]:
    """Where known references stand in ``text``, and the character that each means ("" for a forbidden one)."""
    for found in _reference().finditer(text, start, len(text) if end is None else end):
        new = _meaning(found[0])
        if new is not None and not (new == "&" and _rest().match(text, found.end())):
            yield found.start(), found.end(), new


@lru_cache(maxsize=4096)
def _meaning(reference: str) -> str | None:
    """The text that ``reference`` means in HTML; None if there is no such name, "" if XML forbids the character."""
    import html

    new = html.unescape(reference)
    if new.endswith(";") and len(new) > 1:
        return None
    return "" if not new or _forbidden().search(new) else new


@lru_cache(maxsize=1)
def _reference() -> re.Pattern[str]:
    return re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


@lru_cache(maxsize=1)
def _rest() -> re.Pattern[str]:
    """What follows the ``&amp;`` of a reference that was escaped itself."""
    return re.compile(r"(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


@lru_cache(maxsize=1)
def _forbidden() -> re.Pattern[str]:
    return re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\ufffd-\uffff\ud800-\udfff]")


def _entities(options: Mapping[str, str]) -> CleaningPass:
    return Entities()


PASSES = (
    PassSpec(
        "text.entities", 1, Stage.REPAIR, "decodes character references left in plain text (&ldquo; to “)",
        _entities, order=7, trigger="&", survey=EntitySurvey,
    ),
)  # fmt: skip
