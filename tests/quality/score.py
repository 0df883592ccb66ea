"""How near articles come to their label.

White space and the width of marks are folded, save in ``exact``.  An article is found where its body is at least SAME like the
label's; paragraphs are told by their boundaries, aligned over the text that both have.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from typing import Any

from tests.quality.labels import FIELDS, TYPES

SAME = 0.98
_FOLD = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "–": "-", "～": "~", "〔": "[", "〕": "]"})
_SPACE = re.compile(r"\s+")
_WHOLE = ("kicker", "title", "subtitle", "doc_number", "addressee", "byline", "date_text", "issuer")

Figures = Counter[str]
Article = Mapping[str, Any]


def fold(text: str | None) -> str:
    """``text`` without white space, its marks of one width."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text or "")).translate(_FOLD)


def score(gold: Sequence[Article], got: Sequence[Article]) -> tuple[Figures, list[str]]:
    """What was counted, and a line for each difference.  ``gold`` is a label, ``got`` the articles as JSON says them."""
    figures, notes = Figures(documents=1, gold=len(gold), got=len(got)), list[str]()
    pairs = _pairs([_body(_label(one)) for one in gold], [_body(_blocks(one)) for one in got])
    for number, article in enumerate(gold):
        other, alike = pairs.get(number, (None, 0.0))
        figures["found"] += alike >= SAME
        if alike < SAME:
            notes.append(f"article {number + 1}: {'not found' if other is None else f'body {alike:.3f} alike'}")
        _compare(article, {} if other is None else got[other], figures, notes, number + 1)
    for number in sorted(set(range(len(got))) - {other for other, _ in pairs.values()}):
        figures["boundaries_got"] += len(_blocks(got[number]))
        notes.append(f"extra article: {got[number]['title']!r} {_body(_blocks(got[number]))[:40]!r}")
    here, there = _characters(gold, _label), _characters(got, _blocks)
    labelled = all(set(_WHOLE) <= set(article) for article in gold)
    figures["lost"] = sum((here - there).values())
    figures["invented"] = sum((there - here).values()) if labelled else 0
    return figures, notes


def _compare(gold: Article, got: Article, figures: Figures, notes: list[str], number: int) -> None:
    for field in FIELDS:
        if field not in gold:
            continue
        figures[field] += 1
        hit = _same(field, gold[field], got.get(field))
        figures[f"{field}_ok"] += hit
        if not hit:
            notes.append(f"article {number} {field}: {gold[field]!r} became {got.get(field)!r}")
    ours, theirs = _label(gold), _blocks(got)
    _boundaries(ours, theirs, figures, notes, number)
    kinds = Counter((kind, fold(text)) for kind, text in ours) & Counter((kind, fold(text)) for kind, text in theirs)
    figures["types"] += len(ours)
    figures["types_ok"] += kinds.total()
    texts = Counter(fold(text) for _, text in theirs)
    notes += [f"article {number}: no {kind} {text[:30]}…{text[-12:]}" for kind, text in ours if not texts[fold(text)]]
    notes += [
        f"article {number}: not a {kind}: {text[:30]}"
        for kind, text in ours
        if texts[fold(text)] and not kinds[kind, fold(text)]
    ]
    exact = "\n".join(text.strip() for _, text in ours), "\n".join(text.strip() for _, text in theirs)
    figures["exact_wrong"] += sum(len(was) for _, was, _ in _changes(*exact))


def _boundaries(
    gold: list[tuple[str, str]], got: list[tuple[str, str]], figures: Figures, notes: list[str], number: int
) -> None:
    here, there = [fold(text) for _, text in gold], [fold(text) for _, text in got]
    one, other = "".join(here), "".join(there)
    figures["characters"] += len(one)
    ends, theirs = set(accumulate(map(len, here))), set(accumulate(map(len, there)))
    figures["boundaries"] += len(here)
    figures["boundaries_got"] += len(there)
    if one == other:
        figures["boundaries_ok"] += len(ends & theirs)
        return
    for at, was, became in _changes(one, other):
        figures["wrong"] += max(len(was), len(became))
        notes.append(f"article {number}: {one[max(0, at - 6) : at]}[{was}→{became}]{one[at + len(was) :][:6]}")
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for start, begin, size in matcher.get_matching_blocks():
        figures["boundaries_ok"] += sum(begin + end - start in theirs for end in ends if start < end <= start + size)


def _changes(one: str, other: str) -> list[tuple[int, str, str]]:
    if one == other:
        return []
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return [(a, one[a:b], other[c:d]) for kind, a, b, c, d in matcher.get_opcodes() if kind != "equal"]


def _pairs(gold: list[str], got: list[str]) -> dict[int, tuple[int, float]]:
    """Article of the label → the one like it and how like, best first, one to one."""
    likeness = sorted(
        ((alike, -i, -j) for i, one in enumerate(gold) for j, other in enumerate(got) if (alike := _alike(one, other))),
        reverse=True,
    )
    made: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for alike, i, j in likeness:
        if -i not in made and -j not in taken:
            made[-i] = (-j, alike)
            taken.add(-j)
    return made


def _alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < 0.3 or matcher.quick_ratio() < 0.3:
        return 0.0
    return matcher.ratio()


def _same(field: str, gold: Any, got: Any) -> bool:
    if field == "authors":
        return list(map(fold, gold or [])) == list(map(fold, got or []))
    if field == "addressee":
        return fold(gold).rstrip(":") == fold(got).rstrip(":")
    return fold(gold) == fold(got)


def _label(article: Article) -> list[tuple[str, str]]:
    return [(TYPES[kind], text) for kind, text in article["blocks"] if fold(text)]


def _blocks(article: Article) -> list[tuple[str, str]]:
    return [(block["type"], block["text"]) for block in article.get("blocks", []) if fold(block.get("text"))]


def _body(blocks: list[tuple[str, str]]) -> str:
    return "".join(fold(text) for _, text in blocks)


def _characters(articles: Sequence[Article], blocks: Any) -> Counter[str]:
    return Counter(
        "".join(fold(article.get(field)) for article in articles for field in _WHOLE)
        + "".join(_body(blocks(article)) for article in articles)
    )
