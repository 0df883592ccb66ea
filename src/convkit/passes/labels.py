"""Labels for the blocks of a page by Viterbi: T title run, Y byline or date, B body, H subhead, C caption, X column mark.

Emissions and transitions are log-odds set by hand on newspaper pages; they are meant to be read.  Evidence for a title
against a subhead is what stands beside it: a lead or a byline after it, a credit before it, a headline gap.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from convkit.bigrams import load
from convkit.model import BlockKind
from convkit.passes.lines import BODY_LENGTH, CLOSERS, LineFacts, day_lead
from convkit.passes.names import is_affiliation
from convkit.passes.people import bare_name, scholars_of
from convkit.passes.sections import section_name

LABELS = "TYBHCX"
ABSTRACT = ("关键词", "關鍵詞", "摘要", "内容提要", "內容提要", "Abstract", "Keywords")
"""How the lines begin that stand between the title of a paper and its body, brackets and gaps aside."""
MASTHEAD_WORDS = 6
PAPERS = frozenset({
    "ADVERTISER", "ARGUS", "BULLETIN", "CHRONICLE", "CITIZEN", "COURIER", "DAILY", "DISPATCH", "ENQUIRER",
    "EXAMINER", "EXPRESS", "GAZETTE", "GLOBE", "GUARDIAN", "HERALD", "INDEPENDENT", "INQUIRER", "JOURNAL",
    "LEADER", "MAIL", "MERCURY", "MESSENGER", "MIRROR", "MONITOR", "NEWS", "OBSERVER", "POST", "PRESS",
    "RECORD", "RECORDER", "REGISTER", "REPORTER", "REVIEW", "SENTINEL", "STANDARD", "STAR", "SUN",
    "TELEGRAPH", "TIMES", "TRIBUNE", "WEEKLY",
})  # fmt: skip
"""How the name of an English newspaper ends."""
SPEAKERS = tuple(who + mark for who in ("问", "答", "問", "Q", "A", "记者问", "主持人") for mark in "：:")
"""How a question and its answer begin."""
TITLE_LENGTH = 40
"""Longest line, in full-width characters, that may be a title line."""

MARKS = 3
"""Up to so many full-width characters a line may be nothing but marks."""
LONG_TITLE, HEAD = 60, 3
"""Longest title line among the first of a text, right over its date; and how many lines may stand over it."""
FREE = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CAPTION})
"""Blocks that may be part of a head; verse, lists and tables are body."""
LABEL = 8
"""Where the bracket of a label closes at the latest."""
SPOKEN = 30
"""Longest title line, in full-width characters, that asks or exclaims."""
INSIDE, BROKEN = 8.0, 5.0
"""Log-odds of two characters from which on they stand in one word, and beside a comma in the line in one clause.  Headline and text
reach them once in fifty and once in fifteen times, pieces of a clause two and three times in four.
"""


_START = {"T": 1.0, "Y": 0.0, "B": -1.0, "H": -2.0, "C": -2.0, "X": 0.0}
_MOVES = {
    "T": {"T": 0.3, "Y": 0.5, "B": 0.0, "H": -4.0, "C": -3.0, "X": -3.0},
    "Y": {"T": -1.5, "Y": 0.3, "B": 0.5, "H": -1.0, "C": -2.0, "X": -2.0},
    "B": {"T": -2.0, "Y": -1.5, "B": 0.6, "H": -1.2, "C": -2.0, "X": -1.0},
    "H": {"T": -5.0, "Y": -3.0, "B": 0.3, "H": -3.0, "C": -3.0, "X": -4.0},
    "C": {"T": -0.8, "Y": -2.0, "B": 0.0, "H": -1.5, "C": 0.5, "X": -1.0},
    "X": {"T": 0.5, "Y": -1.0, "B": -1.0, "H": -2.0, "C": -2.0, "X": -1.0},
}
_INTO = tuple((name, tuple((before, _MOVES[before][name]) for before in LABELS)) for name in LABELS)
"""The same by the label that a move leads to."""


class Item(NamedTuple):
    """A block as the labeller sees it: its facts, what the source or reflow says it is, and how many more blank lines stand before
    it than the page is used to (``loose``), as where a picture stood.

    ``depth`` is the level of a heading.  ``informs``: labels in it say source, date or author (来源：…).
    """

    facts: LineFacts
    kind: BlockKind = BlockKind.PARAGRAPH
    loose: int = 0
    depth: int = 0
    informs: bool = False

    @property
    def heading(self) -> bool:
        """Whether the source marks it as a heading."""
        return self.kind is BlockKind.HEADING


def label(items: Sequence[Item]) -> str:
    """A label for each of ``items``: the best path through emissions and transitions."""
    if not items:
        return ""
    scores = {name: _START[name] + value for name, value in _emit(items, 0).items()}
    back: list[dict[str, str]] = []
    for index in range(1, len(items)):
        emitted = _emit(items, index)
        step: dict[str, float] = {}
        came: dict[str, str] = {}
        for name, moves in _INTO:
            best, highest = "", -inf
            for before, move in moves:
                value = scores[before] + move
                if value > highest:
                    best, highest = before, value
            step[name] = highest + emitted[name]
            came[name] = best
        scores = step
        back.append(came)
    last = max(LABELS, key=lambda name: scores[name])
    path = [last]
    for came in reversed(back):
        path.append(came[path[-1]])
    return "".join(reversed(path))


def title_like(facts: LineFacts) -> bool:
    """Whether a line could be one of a headline: short, no stop at its end, nothing else by its look."""
    return (
        facts.length <= TITLE_LENGTH
        and (facts.length > MARKS or any(map(str.isalnum, facts.text)))
        and not (facts.length <= 6 and facts.text.strip("〇零一二三四五六七八九十0123456789.．、（）()") == "")
        and not facts.closed
        and not facts.lead
        and not facts.text.startswith(("http://", "https://"))
        and not is_abstract(facts.text)
        and not facts.text.endswith(("：", ":", "，", ",", "；", ";", "、"))
        and not facts.text.startswith(SPEAKERS)
        and not (
            facts.byline
            or facts.date
            or facts.origin
            or facts.credit
            or facts.credit_end
            or facts.captioned
            or facts.column
        )
    )


def _emit(items: Sequence[Item], index: int) -> dict[str, float]:
    item = items[index]
    facts = item.facts
    after = items[index + 1].facts if index + 1 < len(items) else None
    before = items[index - 1].facts if index else None
    score = dict.fromkeys(LABELS, -6.0)
    score["B"] += _body(facts)
    marked = before is None or before.column or before.credit_end
    named = _heads_section(items, index) or (after is not None and _labels(facts.text) and _labels(after.text))
    if (
        _is_long(items, index)
        or (title_like(facts) and not _is_cut(facts, after) and not named)
        or (_spoken(facts) and ((after is not None and (begins(after) or items[index + 1].informs)) or marked))
    ):
        _headline(score, item, before, after)
    if named:
        score["T"] -= 6
    if item.kind not in FREE and not item.informs:
        score["B"] += 20
        return score
    if facts.date or facts.byline or facts.origin or item.informs or _signs(facts, before, after):
        score["Y"] += 12
        score["T"] -= 4
        score["H"] -= 4
        score["B"] -= 3
    if facts.credit or facts.captioned or item.kind is BlockKind.CAPTION:
        score["C"] += 12
        score["T"] -= 4
    elif facts.closed and facts.length <= 30 and not facts.inner:
        score["C"] += 6.8 + (2.5 if after is not None and after.credit else 0) + (5.0 if item.loose > 1 else 0)
    masthead = index < 2 and after is not None and (after.date or after.column) and _masthead(facts.text)
    if facts.column or masthead:
        score["X"] += 16
        score["T"] -= 4
    return score


def _is_long(items: Sequence[Item], index: int) -> bool:
    """Whether one of the first lines may be a long title: right over the line that dates it, without a stop."""
    facts = items[index].facts
    if not TITLE_LENGTH < facts.length <= LONG_TITLE or index > HEAD or index + 1 >= len(items) or facts.closed:
        return False
    dated = items[index + 1].facts.date or items[index + 1].informs
    return dated and "。" not in facts.text and not facts.lead and not facts.text.endswith(("，", ",", "；", "：", ":"))


def _heads_section(items: Sequence[Item], index: int) -> bool:
    """Whether a line is the name of a section; the first is one where others of the text are, as in a piece of a page without its title."""
    if not section_name(items[index].facts.text):
        return False
    return index > 0 or any(section_name(item.facts.text) for item in items[1:])


def _labels(line: str) -> bool:
    """Whether ``line`` is a word in brackets with what it stands for behind it, as those of a sheet are: 【规格】每袋5克."""
    return line[:1] == "【" and 2 < line.find("】") <= LABEL and not line.endswith("】")


def begins(facts: LineFacts) -> bool:
    """Whether a line stands under a headline, by its own look: a lead, a byline, a date or a source."""
    return facts.lead or facts.byline or facts.date or facts.origin


def _is_cut(facts: LineFacts, after: LineFacts | None) -> bool:
    """Whether a line of more than one clause is the first of a paragraph that breaks off there: a sentence ended in it, or ``after``,
    which ends one, goes on with its last word.
    """
    if not facts.inner or facts.closed:
        return False
    if 0 < facts.text.find("。") < len(facts.text) - 2:
        return True
    if after is None or facts.gap or "。" not in after.text or ("，" not in facts.text and "," not in facts.text):
        return False
    return after.text[1:2] in ("，", "、") or load().log_odds(facts.text[-1], after.text[0]) > BROKEN


def _spoken(facts: LineFacts) -> bool:
    """Whether a line may be a headline that asks or exclaims."""
    return (
        facts.length <= SPOKEN
        and not facts.lead
        and not facts.text.startswith(SPEAKERS)
        and facts.text.rstrip(CLOSERS).endswith(("？", "！", "?", "!"))
    )


def is_abstract(line: str) -> bool:
    """Whether ``line`` begins the abstract or the keywords of a paper: 摘　要：, [关键词]."""
    return "".join(filter(str.isalnum, line[:16])).startswith(ABSTRACT)


def _signs(facts: LineFacts, before: LineFacts | None, after: LineFacts | None) -> bool:
    """Whether a bare name closes an article, behind its last sentence, over the next headline or nothing; or names stand over an abstract,
    or under the authors of a paper where they work.
    """
    if after is not None and is_abstract(after.text) and all(map(bare_name, facts.text.split())):
        return True
    if before is not None and is_affiliation(facts.text):
        return before.byline or bare_name(before.text) or bool(scholars_of(before.text))
    if before is None or not before.closed or not bare_name(facts.text):
        return False
    return after is None or after.column or (title_like(after) and not bare_name(after.text))


def _masthead(line: str) -> bool:
    """Whether ``line`` is the name of a newspaper, as it stands over the date and the number of a page."""
    if line.isascii():
        words = line.upper().split()
        return 2 <= len(words) <= MASTHEAD_WORDS and words[-1] in PAPERS
    return len(line) <= 10 and line.endswith(("报", "報", "新闻", "新聞", "周刊", "週刊"))


def _body(facts: LineFacts) -> float:
    if facts.length > BODY_LENGTH or facts.closed:
        value = 8.0
    elif facts.length <= 32:
        value = 3.5
    else:
        value = 5.5
    if facts.lead and facts.length > 25:
        value += 3
    return value


def _headline(score: dict[str, float], item: Item, before: LineFacts | None, after: LineFacts | None) -> None:
    facts = item.facts
    title, head = 6.5, 6.3
    if after is not None and (begins(after) or day_lead(after.text)):
        title += 4
        head -= 2
    if facts.length <= 12:
        title -= 0.5
        head += 1
    elif facts.length >= 16:
        title += 0.8
        head -= 0.8
    if before is None or before.credit_end or before.credit or before.column:
        title += 3
    if facts.level:
        title -= 3
        head += 4
    if facts.gap:
        title += 1.5
    if facts.closed:
        title += 2
    if item.heading:
        title += 1
        head += 1
    if after is None:
        title -= 4
        head -= 2
    elif title_like(after):
        title += 1.2
    score["T"] += title
    score["H"] += head
