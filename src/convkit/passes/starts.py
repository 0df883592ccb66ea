"""Whether an article begins at a head: what speaks for it and against it, in log-odds that add up.

A sign by which a newspaper begins an article (a lead, a byline, a credit over the head) is worth most.  A bare headline is
told from a subhead by its length, by the blank lines round it and by its words (:mod:`convkit.passes.affinity`): a report
takes up those of its headline, while a subhead stands between stretches of one subject.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from convkit.passes.affinity import FEW, SHORT, WINDOW, shared, taken_up, terms
from convkit.passes.heads import HeadRun
from convkit.passes.labels import Item
from convkit.passes.lines import day_lead
from convkit.passes.openings import opening

SIGN = 3.5
"""Evidence of so much is a sign by itself: two of them make a page, whatever its words say."""
POOLED = 0.5
"""How much of the mean of its like a bare head takes over."""
PRIOR = (-2.6, -1.4, -0.8)
"""Log-odds of a start where no, one, or several heads of the page show a sign."""
KEPT = 0.0


class Evidence(NamedTuple):
    """One thing that speaks for a start (``weight`` above 0) or against it."""

    name: str
    weight: float


class Start(NamedTuple):
    """A head, the sum of what speaks for a start there, and each of it."""

    run: HeadRun
    score: float
    evidence: tuple[Evidence, ...]

    @property
    def sign(self) -> bool:
        """Whether one of them is a sign by itself."""
        return any(found.weight >= SIGN for found in self.evidence)

    @property
    def reason(self) -> str:
        """All of it in words: ``lead +6.0, length -0.5``."""
        return ", ".join(f"{name} {weight:+.1f}" for name, weight in self.evidence)


def weigh(items: Sequence[Item], labels: str, runs: Sequence[HeadRun]) -> list[Start]:
    """Each of ``runs`` with its score; the heads without a sign share in the mean of their neighbours that have none."""
    seen = [_signs(items, labels, run) for run in runs]
    strong = [any(found.weight >= SIGN for found in signs) for signs in seen]
    prior = Evidence("page", PRIOR[min(sum(strong[1:]) + (strong[0] if strong else False), 2)])
    topic = frozenset[str]()
    made: list[Start] = []
    for run, signs, sure in zip(runs, seen, strong, strict=True):
        title = terms(" ".join(items[index].facts.text for index in run.title))
        evidence = [prior, *signs]
        if not sure or run.title:
            evidence += _words(items, labels, runs, run, title, topic)
        if sure or run.start == 0:
            topic = title
        made.append(Start(run, sum(found.weight for found in evidence), tuple(evidence)))
    return list(_pooled(made, strong))


def _pooled(starts: Sequence[Start], strong: Sequence[bool]) -> list[Start]:
    """Heads without a sign between two that have one are of one sort as a rule: each takes part in what the others say."""
    made = list(starts)
    first = 0
    while first < len(starts):
        last = first
        while last < len(starts) and not strong[last] and starts[last].run.start > 0:
            last += 1
        if last - first > 1:
            total = sum(start.score for start in starts[first:last])
            for index in range(first, last):
                start = starts[index]
                gain = POOLED * (total - start.score) / (last - first - 1)
                gain = max(-3.0, min(3.0, gain))
                made[index] = Start(start.run, start.score + gain, (*start.evidence, Evidence("heads like it", gain)))
        first = max(last, first + 1)
    return made


def _signs(items: Sequence[Item], labels: str, run: HeadRun) -> list[Evidence]:
    found: list[Evidence] = []
    lines = [items[index].facts for index in run.lines]
    after = items[run.stop].facts if run.stop < len(items) else None
    if run.leads or (after is not None and after.lead):
        found.append(Evidence("lead", 6.0))
    elif after is not None and day_lead(after.text):
        found.append(Evidence("day", 3.0))
    elif after is not None and labels[run.stop] == "B":
        found.append(Evidence(*opening(after.text)))
    if any(line.byline for line in lines):
        found.append(Evidence("byline", 5.0))
    if any(line.date or line.origin for line in lines):
        found.append(Evidence("date or source", 4.5))
    if run.start:
        before, mark = items[run.start - 1].facts, labels[run.start - 1]
        if before.credit_end:
            found.append(Evidence("credit before", 4.5))
        elif mark == "Y":
            found.append(Evidence("signature before", 4.0))
        elif before.credit:
            found.append(Evidence("picture before", 1.5))
        if mark == "X":
            found.append(Evidence("mark before", 3.5))
        if items[run.start].loose:
            found.append(Evidence("blank lines before", 2.5))
        elif mark == "B" and not before.closed:
            found.append(Evidence("open before", -3.0))
    if any(items[index].facts.gap and items[index].facts.length >= 12 for index in run.title):
        found.append(Evidence("gap in the headline", 1.5))
    if any(items[index].heading for index in run.title):
        found.append(Evidence("marked as heading", 1.0))
    if len(run.title) > 1:
        found.append(Evidence("lines of a headline", 1.0))
    if run.stop < len(labels) and labels[run.stop] == "C" and items[run.stop].facts.captioned:
        found.append(Evidence("over a picture", 2.0))
    if run.stop == len(items):
        found.append(Evidence("over nothing", -8.0))
    return found


def _words(
    items: Sequence[Item],
    labels: str,
    runs: Sequence[HeadRun],
    run: HeadRun,
    title: frozenset[str],
    topic: frozenset[str],
) -> list[Evidence]:
    """What the headline's length and words say."""
    longest = max((items[index].facts.length for index in run.title), default=0)
    found = [Evidence("length", _length(longest))] if run.title else []
    heads = {index for other in runs for index in range(other.start, other.stop)}
    after = _text(items, labels, heads, run.stop, 1)
    before = _text(items, labels, heads, run.start - 1, -1)
    below, above = terms(after), terms(before)
    sure = min(1.0, min(len(after), len(before)) / 200)
    if len(title) >= FEW and len(after) >= SHORT:
        found.append(Evidence("words taken up", max(-1.8, min(2.5, 5.0 * (taken_up(title, below) - 0.35)))))
        if len(before) >= SHORT:
            found.append(Evidence("words known before", -6.0 * taken_up(title, above)))
    if min(len(after), len(before)) >= SHORT:
        found.append(Evidence("subject", sure * max(-2.5, min(1.5, 20.0 * (0.085 - shared(above, below))))))
        if len(topic) >= FEW:
            found.append(Evidence("words of the last title", -4.0 * taken_up(topic, below)))
    return [one for one in found if one.weight]


def _length(size: float) -> float:
    for most, weight in ((4, -3.0), (6, -2.0), (9, -0.6), (12, 0.4), (40, 1.0)):
        if size <= most:
            return weight
    return 0.0


def _text(items: Sequence[Item], labels: str, heads: set[int], index: int, step: int) -> str:
    """The body from block ``index`` on, up or down, to WINDOW code points or the next head."""
    found: list[str] = []
    size = 0
    while 0 <= index < len(items) and size < WINDOW and index not in heads:
        if labels[index] == "B":
            text = items[index].facts.text
            found.append(text[: WINDOW - size] if step > 0 else text[-(WINDOW - size) :])
            size += len(found[-1])
        index += step
    return "\n".join(found if step > 0 else reversed(found))
