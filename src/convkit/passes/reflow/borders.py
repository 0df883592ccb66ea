"""Decides each border between two lines: whether a paragraph goes on over it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from math import log
from typing import NamedTuple

from convkit.bigrams import Bigrams, load
from convkit.contract import TextView
from convkit.passes.lines import facts
from convkit.passes.reflow import english, model
from convkit.passes.reflow.grid import LONGEST, Grid, grid_of
from convkit.passes.reflow.keep import Kept, Run, find_kept
from convkit.passes.reflow.layout import Wrap, find_wraps
from convkit.passes.reflow.lines import STOPS, Lines, lines_of
from convkit.passes.reflow.rules import (
    INNER,
    TITLE_LENGTH,
    announces,
    begins_anew,
    both_labelled,
    changes_script,
    closes,
    cuts_number,
    ends_for_good,
    forced,
    is_caption_shape,
    is_named_caption,
    is_note,
    is_plain,
    is_time_of,
    is_title_shape,
    may_be_row,
    stands_alone,
)
from convkit.passes.reflow.settled import are_settled
from convkit.provenance import Certainty, Span

SURE = 3.0
"""A score above this leaves no doubt."""
GATE = 2.5
"""A score above this is evidence that the text was cut; one such border opens the gate."""
BEYOND = 3
"""Columns by which a line that is no part of a wrapped paragraph goes beyond the measure."""
SALUTATION = 20
"""A line of so many characters that ends with a comma over an indented one may be that of a letter."""
OPEN_LENGTH = 24
MOST_CAPTIONS = 3
NEAR = 20_000
"""So far from a border what stands across it is looked for, in code points."""
ITEMS = 6
"""So many plain lines round a border are looked at."""
TOGETHER = 4.0
DEEP = 8
"""Columns from which on a line is set to the middle or the right, and says nothing of paragraphs."""
WEAK = 2.0
"""Log-odds below which two characters do not show that they belong together."""
ENDS = frozenset(STOPS | set("：；—"))
LATER = frozenset("，。、；：！？）》」』”’】〉〕,;:!?")


class Border(NamedTuple):
    """A border that is to be closed: the line ``line`` goes on the one before.  ``wrapped``: a hard-wrapped layout says so."""

    line: int
    score: float
    certainty: Certainty
    wrapped: bool = False


class Open(NamedTuple):
    """A border that no rule decides: ``model`` and ``features`` do.  A join of it would be of ``certainty``."""

    line: int
    model: str
    features: model.Features
    certainty: Certainty


class Habit(NamedTuple):
    """What a text does with its open lines: how many were looked at, and the sum of the log-odds of the pairs across.

    Across cuts the mean is about 9.5; where a writer leaves out the last full stop, as in letters and comments, it is about
    0.5.  So the mean tells how many of the open lines are cuts.
    """

    lines: int = 0
    odds: float = 0.0

    def gain(self) -> float:
        """What the score of a border gains, or loses, by the habit."""
        prior = self.prior()
        return FEW * prior if prior < 0.0 else prior

    def prior(self) -> float:
        """The log-odds of a cut in this text, over those in the training text."""
        mean = (self.odds + HABIT_LINES * HABIT_ODDS) / (self.lines + HABIT_LINES)
        share = min(0.95, max(0.02, (mean - 0.5) / 9.0))
        return log(share / (1.0 - share)) - log(HABIT_SHARE / (1.0 - HABIT_SHARE))


HABIT_LINES = 6
"""A text's own lines weigh as much as the training text when there are so many."""
HABIT_SHARE = 0.85
FEW = 2.0
"""A habit that speaks against cuts weighs more: a false join costs more than a cut that stays."""
HABIT_ODDS = 0.5 + 9.0 * HABIT_SHARE


class Page:
    """One stretch of lines with all that its borders are decided by."""

    def __init__(self, lines: Lines, table: Bigrams | None = None) -> None:
        self.lines = lines
        self.contents = lines.contents
        self._table = table
        self.settled = are_settled(lines)
        """Whether nothing has to be looked at closely: no borders, wraps or runs are found then."""
        self.wraps = [] if self.settled else find_wraps(lines, self.contents, self.grid, self._pairs)
        self.wrap_of: list[Wrap | None] = [None] * len(self.contents)
        for wrap in self.wraps:
            self.wrap_of[wrap.first : wrap.last] = [wrap] * (wrap.last - wrap.first)
        self.words = english.Words(lines.text)

    @cached_property
    def grid(self) -> Grid:
        """Where the lines end."""
        return grid_of(self.lines, self.contents)

    @property
    def edges(self) -> list[int]:
        """The column in which each line ends."""
        return self.grid.edges

    @cached_property
    def _rows(self) -> list[int]:
        return [index for index, line in enumerate(self.contents) if may_be_row(line)]

    @property
    def runs(self) -> Sequence[Run]:
        """The runs of lines that make one block each: verse and code."""
        return () if self.settled else self.kept.runs

    @cached_property
    def kept(self) -> Kept:
        """The lines that are verse, code and rows; of most texts nobody asks for them before their blocks are made."""
        return find_kept(self.lines, self.contents, self.edges, self.wrap_of, self._rows, self._pairs)

    @cached_property
    def blanks_usual(self) -> bool:
        """Whether blank lines stand between most lines."""
        gaps = self.lines.gaps
        return sum(1 for gap in gaps[1:] if gap) * 10 >= 6 * (len(gaps) - 1)

    @cached_property
    def usual_gap(self) -> int:
        """How many blank lines stand between most lines."""
        gaps = self.lines.gaps
        return Counter(gaps[1:]).most_common(1)[0][0] if len(gaps) > 1 else 0

    @cached_property
    def indent(self) -> int:
        """The indent with which paragraphs begin, in columns; 0 where they have none of their own."""
        return _usual_indent(self.lines, self.contents, frozenset(self._rows))

    @property
    def table(self) -> Bigrams:
        """The pair table, loaded when the first border needs it."""
        return self._pairs()

    def _pairs(self) -> Bigrams:
        if self._table is None:
            self._table = load()
        return self._table

    @cached_property
    def _widest(self) -> int:
        return max(self.edges, default=0)

    @cached_property
    def found(self) -> list[Border | Open]:
        """The borders that rules close or leave open to the score."""
        return [] if self.settled else list(self.decide())

    @cached_property
    def habit(self) -> Habit:
        """What this page alone does with its open lines, those aside that may be titles."""
        odds = [
            4.0 * found.features["pair"]
            for found in self.found
            if isinstance(found, Open) and "pair_han" in found.features and "pair" in found.features
            if found.model == model.FREE
            and (
                "body" in found.features
                or ("clause" in found.features and len(self.contents[found.line - 1]) > TITLE_LENGTH)
            )
        ]
        return Habit(len(odds), sum(odds))

    def joins(self, habit: Habit | None = None) -> Iterator[Border]:
        """The borders to close, in order; ``habit`` is that of the whole source, where it is known."""
        for border in self.weighed(habit):
            if border.score > 0:
                yield border

    def weighed(self, habit: Habit | None = None) -> Iterator[Border]:
        """The borders that a rule closes and those that were left to the score, each with its score, above 0 to be closed."""
        gain = (habit or self.habit).gain()
        for found in self.found:
            if isinstance(found, Border):
                yield found
                continue
            value = self.score(found)
            if found.model == model.FREE:
                value += gain
            yield Border(found.line, value, found.certainty, found.model == model.WRAPPED)

    def score(self, found: Open) -> float:
        """The log-odds of a join, before the habit of the text is known."""
        value = model.score(found.model, found.features)
        if found.model == model.FREE:
            value -= model.lone(self.contents[found.line - 1], self.contents[found.line])
        return value

    def decide(self) -> Iterator[Border | Open]:
        """The borders that a rule closes, and those that are open to the score, in order."""
        lines = self.lines
        closed, wrap_of = lines.closed, self.wrap_of
        outdented = self.indent - 2 if self._widest <= LONGEST and self.indent else -1
        kept: frozenset[int] | None = None  # asked for once something depends on it: of most texts nothing does
        for index, (last, first) in enumerate(pairwise(self.contents), 1):
            wrap = wrap_of[index]
            if wrap is None or wrap is not wrap_of[index - 1]:
                if last[-1] in ENDS and first[0] not in LATER:
                    fills = lines.indents[index] <= outdented and self._fills(index - 1, index)
                    if fills and index not in self.kept.borders:
                        yield Border(index, 1.0, "guess")
                    continue
                wrap = None
            if index in closed or index - 1 in closed or (kept is not None and index in kept):
                continue
            found = self._free(index, last, first) if wrap is None else self._wrapped(index, last, first, wrap)
            if found is not None:
                kept = self.kept.borders
                if index not in kept:
                    yield found

    def seam(self, before: int, after: int) -> tuple[str, bool]:
        """What stands between the joined lines, and whether the hyphen at the end of the first goes."""
        wrap = self.wrap_of[after]
        whole = wrap is not None and wrap.whole and wrap is self.wrap_of[before]
        if whole:
            rest = self.lines.text[self.lines.ends[before] : self.lines.starts[after]]
            whole = rest[0] != " " and not (rest[-1] == " " and self.lines.indents[after] == 1)
        return english.seam(self.words, self.contents[before], self.contents[after], whole=whole)

    def over(self, before: int, after: int) -> float:
        """The log-odds that line ``after`` goes on line ``before`` over what stands between; -inf where a rule says no."""
        last, first = self.contents[before], self.contents[after]
        if (
            closes(last)
            or stands_alone(last)
            or stands_alone(first)
            or begins_anew(first)
            or is_title_shape(last, first)
        ):
            return float("-inf")
        score = model.score(model.FREE, self._free_features(before, after))
        if forced(last, first):
            return score + 1.0 if first[0] not in LATER else SURE + 1
        return score

    def over_captions(self, before: int) -> int:
        """The line that goes on line ``before`` over one to three captions, surely and better than the next line does; or 0."""
        last = self.contents[before]
        if len(last) < OPEN_LENGTH or before + 1 in self.kept.borders or before in self.lines.closed or closes(last):
            return 0
        if is_note(last):
            return 0
        for after in range(before + 2, min(before + 2 + MOST_CAPTIONS, len(self.contents))):
            between = after - 1
            if not is_caption_shape(self.contents[between]) or after in self.kept.borders or after in self.lines.closed:
                return 0
            if english.are_words(last, self.contents[after]):
                return 0
            if self._goes_over(before, after):
                return after
        return 0

    def _goes_over(self, before: int, after: int) -> bool:
        """Whether line ``after`` goes on line ``before`` rather than the captions between do.

        Less is asked where a picture left more blank lines than usual, or a credit shows that there was one.
        """
        near, far = self.over(before, before + 1), self.over(before, after)
        last = self.contents[before][-1]
        named = is_named_caption(self.contents[before + 1]) or is_note(self.contents[before + 1])
        weak = named or self.table.log_odds(last, self.contents[before + 1][0]) < WEAK
        if named or any(facts(line).credit for line in self.contents[before + 1 : after]):
            return weak and far > (0.0 if named else max(1.0, near))
        if max(self.lines.gaps[before + 1 : after + 1]) > self.usual_gap:
            return weak and far > max(2.0, near + 0.25)
        if forced(self.contents[before], self.contents[before + 1]):
            return False
        return near < SURE and far > max(SURE, near + 1.0)

    def _free(self, index: int, last: str, first: str) -> Border | Open | None:
        """A border outside wrapped regions: only an open line can go on."""
        if english.are_words(last, first):
            return self._english(index, last, first)
        must = forced(last, first) and not (
            len(last) <= SALUTATION and self.lines.indents[index] > self.lines.indents[index - 1]
        )
        if not must and (closes(last) or announces(last, first) or is_title_shape(last, first)):
            return None
        if both_labelled(last, first):
            return None
        if begins_anew(first) or ends_for_good(last) or stands_alone(last) or stands_alone(first):
            return None
        if must:
            over = first[0] not in LATER and self.over_captions(index - 1)
            return None if over or is_named_caption(first) else Border(index, SURE + 1, "exact")
        if is_time_of(last, first):
            return Border(index, 1.0, "guess")
        if changes_script(last, first) or is_named_caption(first) or self._is_listed(index):
            return None
        if self.over_captions(index - 1):
            return None
        return Open(index, model.FREE, self._free_features(index - 1, index), "guess")

    def _free_features(self, before: int, after: int) -> model.Features:
        return model.free_features(
            self.contents[before],
            self.contents[after],
            self.set_in(before, after),
            self.lines.gaps[after],
            self.blanks_usual,
            self._seen(before, after),
            self.table,
        )

    def _is_listed(self, index: int) -> bool:
        """Whether line ``index`` and the one before stand among lines without any mark, as items and titles do."""
        last, first = self.contents[index - 1], self.contents[index]
        if not (is_plain(last) and is_plain(first)):
            before = self.contents[index - 2] if index > 1 else ""
            return is_plain(last) and before != "" and is_plain(before) and not closes(first)
        return self.lines.gaps[index] > 0 or not self.blanks_usual or self._are_items(index)

    def _are_items(self, index: int) -> bool:
        """Whether line ``index`` and the one before belong to three or more plain lines, as long as one another, that do not
        go together.  The lines of a broken title do, or its last is shorter.
        """
        first = last = index
        contents, gaps = self.contents, self.lines.gaps
        while first > 0 and index - first < ITEMS and gaps[first] == 0 and is_plain(contents[first - 1]):
            first -= 1
        while (
            last + 1 < len(contents) and last - index < ITEMS and gaps[last + 1] == 0 and is_plain(contents[last + 1])
        ):
            last += 1
        sizes = [len(contents[i]) for i in range(first, last + 1)]
        if max(sizes) > min(sizes) + 1:
            return False
        odds = [self.table.log_odds(contents[i][-1], contents[i + 1][0]) for i in range(first, last)]
        return len(odds) > 1 and sum(odds) / len(odds) < TOGETHER

    def set_in(self, before: int, after: int) -> int:
        """1 where line ``after`` is set in as a paragraph's first, -1 where it is not though paragraphs of this text are."""
        indents = self.lines.indents
        if indents[after] > indents[before] or indents[after] >= 4:
            return 1
        return -1 if self.indent and indents[after] + 2 <= self.indent and self._begun[before] else 0

    @cached_property
    def _begun(self) -> Sequence[bool]:
        """For each line whether it is set in as a paragraph's first, or follows such a line with no blank line between."""
        indents, gaps, begun = self.lines.indents, self.lines.gaps, False
        made: list[bool] = []
        for indent, gap in zip(indents, gaps, strict=True):
            begun = indent >= self.indent or (begun and gap == 0)
            made.append(begun)
        return made

    def _fills(self, before: int, after: int) -> bool:
        """Whether a sentence ends with a full line, and the next line, unlike those that begin paragraphs, is not set in.

        Asked only where no line is beyond ``LONGEST``.
        """
        last, first = self.contents[before], self.contents[after]
        if not closes(last) or last[-1] in "：:" or self.set_in(before, after) >= 0 or self.lines.gaps[after]:
            return False
        if self.edges[before] + 6 < self._widest:
            return False
        if begins_anew(first) or stands_alone(first) or stands_alone(last):
            return False
        return closes(first) or self.edges[after] + 6 >= self._widest

    def _seen(self, before: int, after: int) -> int:
        """How many characters across the border stand together elsewhere: 4, 3, or 0 for none.

        Titles and items of lists come again elsewhere; only lines with a mark inside are looked up.
        """
        last, first = self.contents[before], self.contents[after]
        if INNER.isdisjoint(last[:-2]):
            return 0
        at = self.lines.ends[before]
        near = slice(max(0, at - NEAR), at + NEAR)
        text = self.lines.text
        if last[-2:] + first[:2] in text[near]:
            return 4
        return 3 if last[-2:] + first[0] in text[near] or last[-1] + first[:2] in text[near] else 0

    def _wrapped(self, index: int, last: str, first: str, wrap: Wrap) -> Border | Open | None:
        """A border inside a wrapped region."""
        lines = self.lines
        room = wrap.measure - self.edges[index - 1]
        set_in = wrap.indented and wrap.sets_in(lines.indents[index])
        gap = wrap.gap if index in lines.passed else lines.gaps[index]
        if english.are_words(last, first):
            on = english.goes_on(
                last,
                first,
                room=room,
                measure=wrap.measure,
                apart=gap > wrap.gap or self._steps_in(index, wrap) or (set_in and closes(last)),
                plain=not wrap.spaced and not wrap.indented,
            )
            return Border(index, SURE + 1, "exact", True) if on else None
        endings, place = wrap.endings, index - 1 - wrap.first
        full = endings.slack[place] > 0.0
        ended = closes(last) and not cuts_number(last, first)
        sure = room <= 2 and gap <= wrap.gap and (wrap.indented or wrap.spaced) and not set_in
        alone = not endings.open[place] and stands_alone(first)
        if not sure and (
            (alone and (ended or not full or endings.slack[place + 1] <= 0.0))
            or (not full and (stands_alone(last) or begins_anew(first)))
        ):
            return None
        if ended and gap > wrap.gap and not wrap.spaced:
            return None
        if not set_in and ((ended and self._is_headline(index, wrap)) or (alone and self._is_over(index, wrap))):
            return None
        if room < -BEYOND and not endings.open[place]:
            return None
        if ended and (
            (begins_anew(first) and not (full and first[0] in "（("))
            or lines.indents[index] > lines.indents[index - 1] + 1
        ):
            return None
        if forced(last, first) and not (set_in and room > 2):
            return Border(index, SURE + 1, "exact", True)
        unknown = index in lines.passed
        features = model.wrapped_features(
            last,
            first,
            room,
            index - 1,
            lines.indents[index],
            None if unknown else gap,
            wrap,
            self.table,
        )
        if not sure:
            features["alone"] = float(alone)
            features["alone_before"] = float(stands_alone(last))
        return Open(index, model.WRAPPED, features, "exact" if sure and not ended and not unknown else "guess")

    def _is_headline(self, index: int, wrap: Wrap) -> bool:
        """Whether line ``index`` is one of up to three short lines without a stop, over a line that is set in as a paragraph is."""
        if not wrap.indented:
            return False
        for at in range(index, min(index + 3, wrap.last)):
            if closes(self.contents[at]) or wrap.measure - self.edges[at] <= 2:
                return False
            if at + 1 < wrap.last and wrap.sets_in(self.lines.indents[at + 1]):
                return True
        return False

    def _is_over(self, index: int, wrap: Wrap) -> bool:
        """Whether line ``index`` stands right over a line that is set in as a paragraph is."""
        return wrap.indented and index + 1 < wrap.last and wrap.sets_in(self.lines.indents[index + 1])

    def _steps_in(self, index: int, wrap: Wrap) -> bool:
        """Whether line ``index`` is set in as the first of a paragraph.

        Not where the next line is set in as far: then a list item goes on, or all of a paragraph is set in.
        """
        indents, gaps = self.lines.indents, self.lines.gaps
        own, before = indents[index], indents[index - 1]
        more = index + 1 < wrap.last and gaps[index + 1] == wrap.gap
        if own > before:
            return not (more and indents[index + 1] == own)
        return own == before and wrap.indented and more and wrap.base <= indents[index + 1] < own

    def _english(self, index: int, last: str, first: str) -> Border | None:
        """A border between Latin words outside wrapped regions: a sentence cut by a page end."""
        lines = self.lines
        indented = lines.indents[index] > lines.indents[index - 1]
        if indented or not english.is_cut(last, first) or begins_anew(first):
            return None
        return Border(index, SURE + 1, "guess")


def _usual_indent(lines: Lines, contents: Sequence[str], rows: frozenset[int]) -> int:
    """The indent with which most paragraphs begin, as the lines behind closed ones tell, ``rows`` aside; 0 for none."""
    closed = lines.closed
    begun = [
        indent
        for i, indent in enumerate(lines.indents)
        if i
        and indent <= DEEP
        and i not in closed
        and i not in rows
        and (i - 1 in closed or _ends_before(lines, contents, i))
    ]
    if len(begun) < 2:
        return 0
    indent, most = Counter(begun).most_common(1)[0]
    usual = most == 2 if len(begun) == 2 else most * 10 >= len(begun) * 7
    return indent if indent >= 2 and usual else 0


def _ends_before(lines: Lines, contents: Sequence[str], index: int) -> bool:
    """Whether a paragraph, or a title with a blank line below it, ends before line ``index``."""
    return closes(contents[index - 1]) or (lines.gaps[index] > 0 and is_plain(contents[index - 1]))


def page_of(view: TextView, span: Span) -> Page:
    """The page of ``span``; made once for passes that see the same text with the same furniture and blocks."""
    furniture = tuple(Span(f.start, f.end) for f in view.furniture if f.start < span.end and span.start < f.end)
    blocks = tuple(
        Span(b.start, b.end) for b in view.blocks if b.start < b.end and b.start < span.end and span.start < b.end
    )
    return _page(view.text, span, furniture, blocks)


def page_of_text(text: str) -> Page:
    """The page of a whole text; the one that a pass will see, if the text stays as it is."""
    return _page(text, Span(0, len(text)), (), ())


@lru_cache(maxsize=2)
def _page(text: str, span: Span, furniture: tuple[Span, ...], blocks: tuple[Span, ...]) -> Page:
    return Page(lines_of(text, span, furniture, blocks))
