"""Closes the spaces that PDF extraction leaves round numbers.

A change of font between Han and digits becomes a space: ``种树 1260.5 亩``.  Many writers set such spaces on purpose, and everywhere;
so the survey counts the borders of a whole source first; but nobody sets one beside a full-width mark, or round numbers and not round words.  A single gap in a headline divides two clauses and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from convkit.contract import CleaningPass, PassSpec, Stage, Survey, TextView, Verdict
from convkit.patterns import holds
from convkit.provenance import Edit

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
SIGNS = "%‰℃"
BESIDE = frozenset("0123456789" + SIGNS + "，、。；：！？“”‘’（）《》〈〉【】「」『』〔〕…—～％")
"""Digits, signs and marks that a space is closed beside, as it is beside Han."""
SPACES = "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
"""The fixed spaces that stand for U+0020 in extracted text."""
UNITS = (
    "年月日号时点分秒岁周天季世旬个名位人元角万亿千百十余多份届次家户条项件种类组批期里米吨斤克升亩公顷平立方块台辆架艘座所间套"
    "张本册篇页章节回集部级倍成层楼栋处例支只头匹棵株粒滴场轮门款大省市县区镇乡村届路号度首人"
)
"""Characters with which a counted thing or a date goes on behind a number."""
STYLE = 0.8
"""The share of borders with a space from which on the spaces are the writer's own."""
MARKS = frozenset("，、。；：！？（）《》〈〉【】「」『』〔〕")
BESIDE_MARKS = 0.5
"""The share of borders of a number with a mark from which on a space there shows damage: a writer sets none beside full-width marks."""
LATIN, WORDS_APART = 4, 0.2
"""So many borders of Latin words with Han, with a space in less than that share of them, show damage too: a writer's style sets both apart."""
LEAST = 2
"""Fewer places than this are too little evidence."""
WHOLE, BLOCK, EVERY = 200_000, 4096, 16
"""Borders are counted in the first WHOLE characters, then in one BLOCK of EVERY."""
LINE = 60
"""Characters up to which an unstopped line may be a headline, a caption or a row of a table."""
SENTENCE = 14
"""Characters from which on an unstopped line with one number in it is a headline and no row."""


@lru_cache(maxsize=1)
def _gaps() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A space, or a fixed one, between a digit or sign and what is not Latin; ``_beside_number`` then looks closer.

    The first begins with one literal character, for which ``re`` searches fast; a class of Han alone takes longer to compile than a
    short file to clean.
    """
    beside = rf"(?:(?<=[^\x00-\xff].)(?=[0-9])|(?<=[0-9{SIGNS}].)(?=%|[^\x00-\xff]))"
    return re.compile(f" {beside}"), re.compile(f"[{SPACES}]{beside}")


def _is_han(character: str) -> bool:
    return (
        "\u3400" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U0003fffd"
    )


def _beside_number(character: str) -> bool:
    """Whether a space between ``character`` and a number may be damage."""
    return character in BESIDE or _is_han(character)


@lru_cache(maxsize=1)
def _words() -> re.Pattern[str]:
    return re.compile("[0-9A-Za-z%]+")


class Borders(NamedTuple):
    """How many borders of a letter or digit a text has: with Han, those of Latin words with Han among them, and with a full-width mark.

    Each with a space and without.
    """

    spaced: int = 0
    close: int = 0
    latin_spaced: int = 0
    latin_close: int = 0
    marked_spaced: int = 0
    marked_close: int = 0

    def plus(self, other: Borders, weight: int) -> Borders:
        """These and ``weight`` times the others."""
        return Borders(*(one + weight * more for one, more in zip(self, other, strict=True)))

    @property
    def style(self) -> bool:
        """True where the spaces are the writer's own: nearly everywhere, and not where only damage sets them."""
        borders = self.spaced + self.close
        if not borders or self.spaced < STYLE * borders:
            return False
        latin = self.latin_spaced + self.latin_close
        if latin >= LATIN and self.latin_spaced < WORDS_APART * latin:
            return False
        if self.marked_spaced < LEAST:
            return not (self.marked_spaced and not self.marked_close and not self.latin_spaced)
        return self.marked_spaced < BESIDE_MARKS * (self.marked_spaced + self.marked_close)


def _borders(text: str) -> Borders:
    """The borders of ``text``."""
    spaced = close = latin_spaced = latin_close = marked_spaced = marked_close = 0
    for found in _words().finditer(text):
        start, end = found.span()
        sides = [(text[end : end + 1], text[end + 1 : end + 2])]
        if text[start] != "%":
            sides.append((text[start - 1 : start], text[start - 2 : start - 1]))
        word = end - start > 1 and found[0].isalpha()
        for near, far in sides:
            if near == " ":
                apart = _is_han(far)
                spaced += apart
                latin_spaced += apart and word
                marked_spaced += far in MARKS
            else:
                beside = _is_han(near)
                close += beside
                latin_close += beside and word
                marked_close += near in MARKS
    return Borders(spaced, close, latin_spaced, latin_close, marked_spaced, marked_close)


class NumberSurvey:
    """Looks for gaps to close, and keeps what tells whether spaces at such borders are the writer's style."""

    def __init__(self) -> None:
        self._whole: list[str] = []
        self._blocks: list[str] = []
        self._places = 0
        self._taken = 0

    def feed(self, text: str) -> None:
        """Look at ``text``."""
        if foreign(text):
            return
        if self._taken < WHOLE:
            self._whole.append(text)
        else:
            self._blocks += [text[at : at + BLOCK] for at in range(0, len(text), BLOCK * EVERY)]
        self._taken += len(text)
        if self._places < LEAST:
            self._places += sum(1 for _ in _closing(text, LEAST))

    def verdict(self) -> Verdict:
        """Open where some borders hold a space and most do not."""
        if not self._places:
            return Verdict(open=False)
        counts = Borders()
        for weight, texts in ((1, self._whole), (EVERY, self._blocks)):
            for text in texts:
                counts = counts.plus(_borders(text), weight)
        style = counts.style
        opened = self._places >= LEAST and not style
        suspect = self._places if not opened and not style else 0
        evidence = {
            "borders": float(counts.spaced + counts.close),
            "with a space": float(counts.spaced),
            "beside a mark": float(counts.marked_spaced),
        }
        return Verdict(opened, suspect, evidence)


def foreign(text: str) -> bool:
    """True where ``text`` holds no Han characters to speak of; its spaces are between words."""
    return text.isascii() or (len(text) > BLOCK and not re.search(r"[^\x00-\u2e7f]", text[::61]))


class NumberSpaces:
    """Closes single spaces between Han or a mark and a number."""

    def propose(self, view: TextView) -> Iterable[Edit]:
        """Exact edits: each drops one space."""
        return [Edit(at, view.text[at], "") for at in _closing(view.text)]


def _closing(text: str, limit: int | None = None) -> Iterator[int]:
    """Where ``text`` holds a space to drop, in order; at most ``limit`` of them."""
    plain, fixed = _gaps()
    found: Iterable[int] = (gap.start() for gap in plain.finditer(text))
    if holds(text, SPACES):
        found = sorted([*found, *(gap.start() for gap in fixed.finditer(text))])
    count = 0
    for at in found:
        if _closes(text, at):
            yield at
            count += 1
            if count == limit:
                return


@lru_cache(maxsize=1)
def _token() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A number with whatever clings to it; and one that is a date, a time or an address and keeps its space."""
    return (
        re.compile(rf"[0-9A-Za-z.,:/~_@&=?+{SIGNS}-]{{1,40}}"),
        re.compile(r"[_@&=]|//|^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$|^\d{1,2}:\d\d(?::\d\d)?$"),
    )


def _closes(text: str, at: int) -> bool:
    """True where the space at ``at`` is damage and no separator."""
    before, behind = text[at - 1], text[at + 1]
    if not _beside_number(before) or not _beside_number(behind):
        return False
    if behind in SIGNS:
        return before in "0123456789"
    token, kept = _token()
    if behind in "0123456789":
        found = token.match(text, at + 1)
        start, end = at + 1, found.end() if found else at + 2
    else:
        start, end = _token_start(text, at), at
    number = text[start:end]
    if kept.search(number.rstrip(".,:")) or _latin_word(text, start, end, number):
        return False
    line_start = _line_start(text, start)
    if start == end or (line_start == start and at == end):
        return behind in UNITS  # a label such as "1 总则" keeps its space, "3 月 5 日" does not
    return _in_sentence(text, line_start, start, end) or _counted(text, at, start, end, line_start)


def _latin_word(text: str, start: int, end: int, number: str) -> bool:
    """True for ``5G`` with a space on both sides: its letters make it a Latin word, whose spaces stay."""
    if not (number[:1].isalpha() or number[-1:].isalpha()):
        return False
    return text[start - 1 : start] == " " and text[end : end + 1] == " "


def _token_start(text: str, end: int) -> int:
    start = end
    while start > 0 and end - start < 40 and (text[start - 1].isascii() or text[start - 1] in SIGNS):
        if text[start - 1] in " \t\n\r()[]<>\"'":
            break
        start -= 1
    return start


def _line_start(text: str, at: int) -> int:
    """Where the line of ``at`` begins behind its indentation; -1 where that is more than LINE characters away."""
    low = max(0, at - LINE)
    start = max(text.rfind("\n", low, at), text.rfind("\t", low, at)) + 1
    if start == 0 and low > 0:
        return -1
    while start < at and text[start] in " \u3000":
        start += 1
    return start


@lru_cache(maxsize=1)
def _stop() -> re.Pattern[str]:
    return re.compile("[，。；：！？、,;…”]")


def _in_sentence(text: str, line_start: int, start: int, end: int) -> bool:
    """True where the line is long or holds a mark: running text, no headline and no row of a table."""
    if line_start < 0:
        return True
    stop = min(_next(text, "\n", end), _next(text, "\t", end))
    return stop - line_start > LINE or _stop().search(text, line_start, stop) is not None


def _next(text: str, character: str, at: int) -> int:
    found = text.find(character, at, at + LINE + 1)
    return found if found >= 0 else min(len(text), at + LINE + 1)


def _counted(text: str, at: int, start: int, end: int, line_start: int) -> bool:
    """In a short unstopped line only a number that counts something is closed: with a space on both sides, or at the end."""
    follows = text[end : end + 2]
    spaced = follows[:1] in (" ", *SPACES) and follows[:1] != ""
    unit = follows[1:] if spaced else ""
    label = text[start - 2 : start - 1] in ("图", "表", "件", "例", "录")
    if at == end:
        return unit != "" and not label and (unit in UNITS or _one_number(text, line_start, start - 1))
    if label and line_start >= 0:
        return True
    if spaced:
        return unit != "" and (unit in UNITS or _one_number(text, line_start, at))
    return follows[:1] in ("", "\n", "\t", "\r") and text[end - 1 : end] in SIGNS


def _one_number(text: str, line_start: int, at: int) -> bool:
    """True where the line is long enough for a sentence, and its only two gaps are those of the number behind ``at``."""
    stop = min(_next(text, "\n", at), _next(text, "\t", at))
    return stop - line_start >= SENTENCE and text.count(" ", line_start, stop) == 2 and text[at] == " "


def _factory(_: Mapping[str, str]) -> CleaningPass:
    return NumberSpaces()


def _survey() -> Survey:
    return NumberSurvey()


PASSES = (
    PassSpec(
        "spacing.numbers", 1, Stage.REPAIR, "spaces round numbers that PDF extraction left: closed",
        _factory, order=50, trigger=f" {SPACES}", survey=_survey,
    ),
)  # fmt: skip
