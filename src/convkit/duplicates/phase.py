"""The parent's side: takes the signatures of all units, and when all are through says what repeats what."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING, Any, NamedTuple

from convkit.duplicates.change import Change
from convkit.duplicates.signing import signatures_in
from convkit.inputs import Input

if TYPE_CHECKING:
    from convkit.duplicates.index import Index
    from convkit.duplicates.relation import Relation
    from convkit.duplicates.signature import Signature

REPEATS = frozenset({"identical", "same", "near"})
"""Relations in which an article says nothing of its own; a revised version is never left out."""

NEAR = 512
"""Signatures that are held while groups are looked for: some 2 MB."""


class Found(NamedTuple):
    """What was found: a record of the report for each group, and the changes by unit."""

    records: list[dict[str, Any]]
    changes: dict[int, dict[int, Change]]


class Duplicates:
    """Collects the signatures of a run; ``mode`` is one of ``settings.DUPLICATES``, ``inputs`` are those of the plan."""

    def __init__(self, mode: str, inputs: Sequence[Input]) -> None:
        self._mode = mode
        self._inputs = inputs
        self._index: Index | None = None

    def take(self, number: int, handed: Sequence[bytes] | str) -> None:
        """Take the signatures that unit ``number`` handed over: as they are, or the path of a file that holds them."""
        if not handed:
            return
        if self._index is None:
            from convkit.duplicates.index import Index

            self._index = Index()
        for at, signature in enumerate(signatures_in(handed)):
            self._index.add(number, at, signature)

    def close(self) -> None:
        """Let go of what is kept outside of memory."""
        if self._index is not None:
            self._index.close()

    def find(self) -> Found:
        """The groups among all articles that were taken, whatever order their units came in."""
        index = self._index
        if index is None or len(index) < 2:
            return Found([], {})
        from convkit.duplicates.groups import groups, related

        index.settle()
        # The pairs of an article follow one another, and its group is looked at soon after.
        signature = lru_cache(maxsize=NEAR)(index.signature)
        found = groups(related(index.pairs(), signature), signature)
        records = []
        changes: dict[int, dict[int, Change]] = {}
        for group in found:
            kept_signature = signature(group.kept)
            kept = self._facts(index, group.kept, kept_signature)
            others = []
            for member in group.members:
                action = self._action(member.relation)
                others.append(
                    self._facts(index, member.number, signature(member.number)) | _facts_of(member.relation, action)
                )
                if action != "report":
                    unit, number = index.place(member.number)
                    change = Change(action, member.relation.kind, kept_signature.identity, _place(kept))
                    changes.setdefault(unit, {})[number] = change
            records.append(_record(kept, group.reason, others))
        return Found(records, changes)

    def _action(self, relation: Relation) -> str:
        """What is done about an article: a revised version is linked where repeats are left out."""
        return "link" if self._mode == "drop" and relation.kind not in REPEATS else self._mode

    def _facts(self, index: Index, number: int, signature: Signature) -> dict[str, Any]:
        """What tells a person which article it is."""
        return {
            "file": self._inputs[index.place(number).unit].file,
            "id": signature.identity,
            "line": signature.line,
            "title": intern(signature.title),
            "date": intern(signature.date) or None,
        }


def _facts_of(relation: Relation, action: str) -> dict[str, Any]:
    return {
        "kind": relation.kind,
        "differs": list(relation.differs),
        "places": relation.places,
        "alike": round(relation.alike, 3),
        "action": action,
    }


def _place(kept: dict[str, Any]) -> str:
    """Where the kept article stands, for a person."""
    return f"{kept['title']} · {kept['file']}" if kept["title"] else f"{kept['file']}:{kept['line']}"


def _record(kept: dict[str, Any], reason: str, others: list[dict[str, Any]]) -> dict[str, Any]:
    """The report's record of one group."""
    return {
        "file": kept["file"],
        "state": "ok",
        "scope": "duplicates",
        "code": "W_DUPLICATE",
        "kept": kept,
        "why": reason,
        "others": others,
        "warnings": {"W_DUPLICATE": len(others)},
    }
