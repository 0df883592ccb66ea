"""The chain of numbers that best explains a source's heads of one unit, and what is odd about it."""

from __future__ import annotations

from collections.abc import Sequence

from convkit.passes.chapters.heads import Head

STRAY = 0.6
"""Doubt of a head that a book which writes its heads plainly does without."""
PLAIN = 0.85
"""Share of heads without doubt that makes a book write them plainly."""


def chain(heads: Sequence[Head]) -> list[Head]:
    """Of the heads of one unit the sequence that best counts up: gaps cost, doubt costs, a new part may begin at 1 again.

    Linear: the best chain that ends in each number is kept, not every pair.
    """
    best: dict[int, tuple[float, int]] = {}
    came: list[int] = []
    scores: list[float] = []
    top = (0.0, -1)
    for index, head in enumerate(heads):
        number = head.number or 0
        options = [(0.0 if number == 1 else -0.3 * min(number, 6), -1)]
        for back in range(1, 4):
            if number - back in best:
                score, at = best[number - back]
                options.append((score + (0.5 if back == 1 else -0.4 * back), at))
        if number == 1 and top[1] >= 0:
            options.append((top[0] - 0.5, top[1]))
        if number in best:
            options.append((best[number][0] - 1.2, best[number][1]))
        if top[1] >= 0:
            options.append((top[0] - (0.9 if number > (heads[top[1]].number or 0) else 1.6), top[1]))
        score, at = max(options)
        score += 1.0 - head.doubt
        scores.append(score)
        came.append(at)
        if number not in best or score >= best[number][0]:
            best[number] = (score, index)
        if score >= top[0]:
            top = (score, index)
    path: list[Head] = []
    at = top[1]
    while at >= 0:
        path.append(heads[at])
        at = came[at]
    return _without_strays(path[::-1])


def _without_strays(path: list[Head]) -> list[Head]:
    """``path`` without the doubtful heads of a book that writes its heads plainly, those apart that fill a gap."""
    plain = [head for head in path if head.doubt < STRAY]
    if len(plain) == len(path) or len(plain) < PLAIN * len(path):
        return path
    numbers = {head.number for head in plain}
    return [head for head in path if head.doubt < STRAY or (head.doubt < 2 * STRAY and head.number not in numbers)]


def odd_numbers(kept: Sequence[Head]) -> dict[str, str]:
    """Numbers that are missing or doubled, by the key of the head that shows it."""
    odd: dict[str, str] = {}
    seen: dict[int, str] = {}
    before: Head | None = None
    for head in kept:
        number = head.number or 0
        if before is not None and head.key == before.key:
            continue
        if before is not None and number > (before.number or 0) + 1:
            odd[head.key] = f"between {before.text!r} and {head.text!r} a number is missing"
        if number in seen and seen[number] != head.key and number != 1:
            odd[head.key] = f"number {number} stands twice: {seen[number]!r} and {head.key!r}"
        seen[number] = head.key
        if number == 1:
            seen = {1: head.key}
        before = head
    return odd
