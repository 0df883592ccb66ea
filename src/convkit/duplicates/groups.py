"""Groups of related articles: which of each to keep, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from convkit.duplicates.relation import Relation, compare
from convkit.duplicates.signature import Signature

COMPARED = 8
"""Articles with one passage that are looked at to see whether it is boilerplate."""
ROUNDS = 32
"""Articles that are kept at the most of those that hang together by chains of others."""
AS_LONG = 0.97
"""An article with this share of the longest one's characters counts as long as it."""


class Member(NamedTuple):
    """An article that repeats or revises another one: its number in the index, and how the kept one is seen from it."""

    number: int
    relation: Relation


class Group(NamedTuple):
    """Related articles: the one to keep, why, and the others in the order of the run."""

    kept: int
    reason: str
    members: tuple[Member, ...]


Relations = Mapping[int, Mapping[int, Relation]]
"""The relations found, by both numbers, as seen from the first."""
Lookup = Callable[[int], Signature]


def related(pairs: Iterable[tuple[int, int]], signature: Lookup) -> Relations:
    """The relations among ``pairs``; boilerplate and forms left out."""
    found: dict[int, dict[int, Relation]] = {}
    known: dict[Relation, tuple[Relation, Relation]] = {}
    for one, other in pairs:
        relation = compare(signature(one), signature(other))
        if relation is not None:
            # Most are of a few kinds: one object each, and its reverse.
            both = known.get(relation) or known.setdefault(relation, (relation, reversed_relation(relation)))
            found.setdefault(one, {})[other], found.setdefault(other, {})[one] = both
    return _without_boilerplate(found, signature)


def reversed_relation(relation: Relation) -> Relation:
    """``relation`` as seen from the other article."""
    turned = {"longer": "shorter", "shorter": "longer"}
    return relation._replace(
        within=-relation.within, differs=tuple(turned.get(what, what) for what in relation.differs)
    )


def _without_boilerplate(found: Relations, signature: Lookup) -> Relations:
    """``found`` without what a passage common to unrelated articles makes.

    An article that lies whole in two others which are not related themselves is a notice that is printed with
    everything; one that shares a part with two such, each with stretches of its own, is a form.
    """
    common = set()
    for one, others in found.items():
        loose = [other for other, relation in others.items() if relation.own or relation.within < 0][:COMPARED]
        if any(
            b not in found[a] and compare(signature(a), signature(b)) is None for a in loose for b in loose if a < b
        ):
            common.add(one)
    if not common:
        return found
    kept: dict[int, dict[int, Relation]] = {}
    for one, others in found.items():
        for other, relation in others.items():
            loosely = relation.own or relation.within
            if not loosely or common.isdisjoint((one, other)):
                kept.setdefault(one, {})[other] = relation
    return kept


def groups(relations: Relations, signature: Lookup) -> list[Group]:
    """The groups, in the order of the articles kept.  Each other article is related to the kept one itself."""
    made = []
    for component in _components(relations):
        waiting = component
        signatures = {number: signature(number) for number in component}
        for _ in range(ROUNDS):
            kept, reason = choose(waiting, signatures, relations)
            members = []
            for number in waiting:
                if number != kept:
                    relation = relations[number].get(kept) or compare(signatures[number], signatures[kept])
                    if relation is not None:
                        members.append(Member(number, relation))
            if members:
                made.append(Group(kept, reason, tuple(members)))
            gone = {kept, *(member.number for member in members)}
            waiting = [number for number in waiting if number not in gone]
            if len(waiting) < 2:
                break
    return sorted(made, key=lambda group: group.kept)


def _components(relations: Mapping[int, Mapping[int, Relation]]) -> list[list[int]]:
    """The numbers that hang together, each component in order."""
    seen: set[int] = set()
    found = []
    for start in sorted(relations):
        if start in seen:
            continue
        component, waiting = [], [start]
        seen.add(start)
        while waiting:
            number = waiting.pop()
            component.append(number)
            fresh = [other for other in relations[number] if other not in seen]
            seen.update(fresh)
            waiting += fresh
        found.append(sorted(component))
    return found


def choose(numbers: Sequence[int], signatures: Mapping[int, Signature], relations: Relations) -> tuple[int, str]:
    """Which of ``numbers`` to keep, and why.

    The longest; among those as long, the least damaged, the one that most others agree with, the best described, the first.
    """
    left = list(numbers)
    criteria: tuple[tuple[str, Callable[[int], float]], ...] = (
        ("the least damaged", lambda number: -signatures[number].damage),
        ("the one that most others agree with", lambda number: _agreed(relations.get(number, {}))),
        ("the one with most facts (title, date, author, source)", lambda number: signatures[number].facts),
    )
    longest = max(signatures[number].size for number in left)
    left = [number for number in left if signatures[number].size >= AS_LONG * longest]
    reason = "the longest"
    for name, value in criteria:
        if len(left) == 1:
            return left[0], reason
        most = max(map(value, left))
        left, reason = [number for number in left if value(number) == most], name
    return min(left), reason if len(left) == 1 else "the first"


def _agreed(others: Mapping[int, Relation]) -> float:
    """How much the articles that say the same do so, to a tenth of an article."""
    return round(sum(relation.alike for relation in others.values() if not relation.differs), 1)
