"""What becomes of an article that another one makes superfluous: it is left out, or says where the other stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from convkit.model import Article, Problem


class Change(NamedTuple):
    """``action`` is "drop" or "link"; ``kind`` the relation to the article ``identity`` that is kept, which stands at ``place``."""

    action: str
    kind: str
    identity: str
    place: str


Changes = Mapping[int, Change]
"""Changes by the number of the article in its unit, from 0."""
UNCHANGED: Changes = {}


def changed(article: Article, change: Change | None) -> Article | None:
    """``article`` as ``change`` has it; None where it is left out."""
    if change is None:
        return article
    if change.action == "drop":
        return None
    key = "version_of" if change.kind == "revised" else "duplicate_of"
    note = Problem("W_DUPLICATE", f"{change.kind} to {change.identity} ({change.place})", 1, article.provenance.start)
    metadata = {**article.metadata, key: change.identity, "see_also": change.place}
    return replace(article, metadata=metadata, problems=(*article.problems, note))


def left_out(changes: Changes) -> tuple[int, ...]:
    """The numbers of the articles that no output holds."""
    return tuple(sorted(number for number, change in changes.items() if change.action == "drop"))


def counted(changes: Changes) -> dict[str, int]:
    """How many articles are left out and linked, for the report."""
    return dict(sorted(Counter(change.action for change in changes.values()).items()))
