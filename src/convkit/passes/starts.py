"""Whether an article begins at a head: what speaks for it and against it, in log-odds that add up.

A sign by which a newspaper begins an article (a lead, a byline, a credit over the head) is worth most.  A bare headline is
told from a subhead by its length, by the blank lines round it and by its words (:mod:`convkit.passes.affinity`): a report
takes up those of its headline, while a subhead stands between stretches of one subject.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from convkit.model import BlockKind
from convkit.passes.affinity import FEW, SHORT, WINDOW, shared, taken_up, terms
from convkit.passes.heads import HeadRun
from convkit.passes.labels import Item
from convkit.passes.lines import CLOSERS, day_lead
from convkit.passes.openings import opening
from convkit.passes.pagelines import is_rule
from convkit.passes.people import bare_name
from convkit.patterns import Pattern

SIGN = 3.5
"""Evidence of so much is a sign by itself: two of them make a page, whatever its words say."""
POOLED, MOST = 0.5, 3.0
"""How much a bare head takes over of what the others say that stand as it does, and how much at the most (twice as much against it)."""
PRIOR = (-2.6, -1.4, -0.8)
"""Log-odds of a start where no, one, or several heads of the page show a sign."""
RARE = 8
"""Signs that fewer than one head in so many has are those of a long text, not of a page."""
GATHERED = 1.5
"""The same in a text among others that are an article each."""
NOTICE = 10
"""Code points of the longest name of a notice."""
KEPT = 0.0
CAPTION = 120
"""Longest words of a picture that is an article of its own."""
LEAST = -2.0
"""Least that its words say of a head with a sign: the items of a page may have one subject."""
SIGNED = -1.0
"""Least that its length says of a headline with a sign."""


class _Patterns:
    """The regular expressions of this module."""

    genre = Pattern(
        r"(?:短评|短評|社论|社論|社评|社評|时评|時評|快评|快評|评论|評論|述评|述評|小言论|杂谈|雜談|随笔|隨筆|通讯|通訊|特写|特寫|速写|专访|專訪|访谈|訪談|散文|小说|小說|连载|連載|来稿|來稿|来论|來論|图片新闻|圖片新聞|新华时评)[：:｜|│丨]\s*\S"
    )
    notice = Pattern(
        r"\S{0,6}(?:启事|啓事|啟事|更正|更正启事|讣告|訃告|声明|聲明|公告|通告|天气预报|天氣預報|征稿|徵稿|招领|招領)|停[水电電气氣]通知|停[水电電气氣]通告|天气|天氣|致歉"
    )


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


def weigh(items: Sequence[Item], labels: str, runs: Sequence[HeadRun], gathered: bool = False) -> list[Start]:
    """Each of ``runs`` with its score; the heads without a sign share in the mean of their neighbours that have none.

    ``gathered``: the text stands among others that are an article each.
    """
    seen = [_signs(items, labels, run) for run in runs]
    strong = [any(found.weight >= SIGN for found in signs) for signs in seen]
    shown = sum(strong) if sum(strong) * RARE >= len(runs) else 0
    prior = Evidence("among articles", GATHERED) if gathered else Evidence("page", PRIOR[min(shown, 2)])
    body = _Body(items, labels, runs)
    topic = frozenset[str]()
    made: list[Start] = []
    for run, signs, sure in zip(runs, seen, strong, strict=True):
        title = terms(" ".join(items[index].facts.text for index in run.title))
        evidence = [prior, *signs]
        if not sure or run.title:
            words = _words(items, body, run, title, topic, sure)
            told = sum(found.weight for found in words)
            evidence += words
            if sure and told < LEAST:
                evidence.append(Evidence("one subject on the page", LEAST - told))
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
            told = [start.score - start.evidence[0].weight for start in starts[first:last]]
            for index in range(first, last):
                start = starts[index]
                gain = max(-2 * MOST, min(MOST, POOLED * (sum(told) - told[index - first])))
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
    elif len(run.title) > 1 and [bare_name(items[index].facts.text) for index in run.title[-2:]] == [False, True]:
        found.append(Evidence("name under the headline", 4.0))
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
            if not is_rule(before.text):
                found.append(Evidence("mark before", 3.5))
            elif run.start > 1 and labels[run.start - 2] in "BC":
                found.append(Evidence("rule before", 2.0))
        if items[run.start].loose:
            found.append(Evidence("blank lines before", 2.5))
        elif mark == "B" and _open(items[run.start - 1]):
            found.append(Evidence("open before", -3.0))
    if any(items[index].facts.gap and items[index].facts.length >= 12 for index in run.title):
        found.append(Evidence("gap in the headline", 1.5))
    if any(items[index].heading for index in run.title):
        found.append(Evidence("marked as heading", 1.0))
    if len(run.title) > 1:
        found.append(Evidence("lines of a headline", 1.0))
    if over_picture(items, labels, run):
        found.append(Evidence("over a picture", 3.5))
    if any(_Patterns.genre.match(items[index].facts.text) for index in run.title):
        found.append(Evidence("name of a genre", 3.5))
    if any(is_notice(items[index].facts.text) for index in run.title):
        found.append(Evidence("name of a notice", 4.0))
    if run.stop == len(items):
        found.append(Evidence("over nothing", -8.0))
    return found


def _open(item: Item) -> bool:
    """Whether a paragraph breaks off without the mark that closes a sentence."""
    line = item.facts
    return item.kind is BlockKind.PARAGRAPH and not line.closed and not line.text.rstrip(CLOSERS).endswith(".")


def is_notice(line: str) -> bool:
    """Whether ``line`` is the name of a notice, as papers print them: 寻物启事, 更正."""
    return len(line) <= NOTICE and _Patterns.notice.fullmatch(line) is not None


def over_picture(items: Sequence[Item], labels: str, run: HeadRun) -> bool:
    """Whether nothing stands under a head but a picture's caption, with its credit or by its own words."""
    stop = run.stop
    after = labels[stop : stop + 2]
    if after[:1] == "C" and items[stop].facts.captioned:
        return True
    words = after == "BC" and items[stop].facts.length <= CAPTION and items[stop + 1].facts.credit
    return words and labels[stop + 2 : stop + 3] in ("", "T", "H", "X", "Y")


def _words(
    items: Sequence[Item],
    body: _Body,
    run: HeadRun,
    title: frozenset[str],
    topic: frozenset[str],
    signed: bool,
) -> list[Evidence]:
    """What the headline's length and words say."""
    longest = max((items[index].facts.length for index in run.title), default=0)
    found = [Evidence("length", max(_length(longest), SIGNED if signed else -9.0))] if run.title else []
    after, before = body.text(run.stop, 1), body.text(run.start - 1, -1)
    if run.title and not run.lines and all(bare_name(items[index].facts.text) for index in run.title):
        found.append(Evidence("nothing but a name", -4.0))
    if run.title and not title:
        found.append(Evidence("no words", -2.5))
    elif run.title and not signed and all(word.isascii() for word in title):
        found.append(Evidence("Latin words", -1.5))
    if body.labels[run.stop : run.stop + 1] == "X":
        found.append(
            Evidence("underlined", -2.0) if is_rule(items[run.stop].facts.text) else Evidence("over a mark", -4.0)
        )
    below, above = terms(after), terms(before)
    sure = min(1.0, len(after) / 150)
    long = min(1.0, min(len(after), len(before)) / 200)
    verse = run.stop < len(items) and items[run.stop].kind is BlockKind.VERSE
    if len(title) >= FEW and not verse:
        taken = 5.0 * (taken_up(title, below) - 0.35)
        found.append(Evidence("words taken up", min(2.5, taken) if taken > 0 else max(-1.8, taken) * sure))
        if len(before) >= SHORT:
            found.append(Evidence("words known before", -6.0 * taken_up(title, above)))
    if min(len(after), len(before)) >= SHORT:
        found.append(Evidence("subject", long * max(-2.5, min(1.5, 20.0 * (0.085 - shared(above, below))))))
        if len(topic) >= FEW:
            found.append(Evidence("words of the last title", -4.0 * taken_up(topic, below)))
    return [one for one in found if one.weight]


def _length(size: float) -> float:
    for most, weight in ((4, -3.0), (6, -2.0), (9, -0.6), (12, 0.4), (40, 1.0)):
        if size <= most:
            return weight
    return 0.0


class _Body:
    """The body round the heads of a text."""

    def __init__(self, items: Sequence[Item], labels: str, runs: Sequence[HeadRun]) -> None:
        self._items = items
        self.labels = labels
        self._heads = frozenset(index for run in runs for index in range(run.start, run.stop))

    def text(self, index: int, step: int) -> str:
        """The body from block ``index`` on, down (1) or up (-1), to WINDOW code points or the next head."""
        found: list[str] = []
        size = 0
        while 0 <= index < len(self._items) and size < WINDOW and index not in self._heads:
            if self.labels[index] == "B":
                text = self._items[index].facts.text
                found.append(text[: WINDOW - size] if step > 0 else text[-(WINDOW - size) :])
                size += len(found[-1])
            index += step
        return "\n".join(found if step > 0 else reversed(found))
