"""Decides each border between two lines: whether a paragraph goes on over it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise

from convkit.bigrams import Bigrams, load
from convkit.contract import TextView
from convkit.passes.reflow import english, model
from convkit.passes.reflow.grid import LONGEST, Grid, grid_of
from convkit.passes.reflow.habit import SURE, Border, Habit, Open
from convkit.passes.reflow.indents import usual_indent
from convkit.passes.reflow.keep import Kept, Run, find_kept
from convkit.passes.reflow.layout import Wrap, find_wraps
from convkit.passes.reflow.lines import STOPS, Lines, known_spans, lines_of, width
from convkit.passes.reflow.rules import (
    CLAUSE,
    INNER,
    LATER,
    TITLE_LENGTH,
    announces,
    begins_anew,
    both_labelled,
    changes_script,
    closes,
    ends_for_good,
    forced,
    is_named_caption,
    is_plain,
    is_time_of,
    is_title_shape,
    may_be_row,
    parts_note,
    stands_alone,
)
from convkit.passes.reflow.settled import are_settled
from convkit.passes.reflow.spanned import over_captions
from convkit.passes.reflow.syllabic import broken_borders, may_be_syllabic
from convkit.passes.reflow.unwrapped import are_unwrapped
from convkit.passes.reflow.wrapped import wrapped
from convkit.provenance import Span

PAGE = 2.0
"""Log-odds that an open line goes on over the foot and head of a page, more than over blank lines: pages cut paragraphs anywhere."""
SALUTATION = 20
"""A line of so many characters that ends with a comma over an indented one may be that of a letter."""
NEAR = 20_000
"""So far from a border what stands across it is looked for, in code points."""
ITEMS = 6
"""So many plain lines round a border are looked at."""
TOGETHER = 4.0
ENDS = frozenset(STOPS | set("：；—"))


class Page:
    """One stretch of lines with all that its borders are decided by."""

    def __init__(self, lines: Lines, table: Bigrams | None = None) -> None:
        self.lines = lines
        self.contents = lines.contents
        self._table = table
        self.settled = are_settled(lines)
        """Whether nothing has to be looked at closely: no borders, wraps or runs are found then."""
        plain = self.settled or are_unwrapped(lines)
        self.wraps = [] if plain else find_wraps(lines, self.contents, self.grid, self._pairs)
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
        edges = self.edges if self.wraps else ()
        return find_kept(self.lines, self.contents, edges, self.wrap_of, self._rows, self._pairs)

    @cached_property
    def _broken(self) -> frozenset[int]:
        return broken_borders(self.lines, self.contents)

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
        return usual_indent(self.lines, self.contents, frozenset(self._rows))

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
    def _far(self) -> bool:
        """Whether a line is beyond ``LONGEST``, by its characters alone."""
        return any(len(line) > LONGEST or (2 * len(line) > LONGEST and width(line) > LONGEST) for line in self.contents)

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
                value += gain + (PAGE if found.line in self.lines.passed else 0.0)
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
        outdented = self.indent - 2 if not self._far and self._widest <= LONGEST and self.indent else -1
        kept: frozenset[int] | None = None  # asked for once something depends on it: of most texts nothing does
        for index, (last, first) in enumerate(pairwise(self.contents), 1):
            wrap = wrap_of[index]
            if wrap is None or wrap is not wrap_of[index - 1]:
                if last[-1] in ENDS and first[0] not in LATER:
                    page = self._over_page(index)
                    fills = page or (lines.indents[index] <= outdented and self._fills(index - 1, index))
                    if fills and index not in self.kept.borders:
                        yield Border(index, SURE + 1 if page else 1.0, "guess")
                    continue
                wrap = None
            if index in closed or index - 1 in closed or (kept is not None and index in kept):
                continue
            found = self._free(index, last, first) if wrap is None else wrapped(self, index, last, first, wrap)
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

    def _free(self, index: int, last: str, first: str) -> Border | Open | None:
        """A border outside wrapped regions: only an open line can go on."""
        if may_be_syllabic(last) and index in self._broken:
            return Border(index, SURE + 1, "guess")
        if english.are_words(last, first):
            return self._english(index, last, first)
        must = forced(last, first) and not (
            len(last) <= SALUTATION and self.lines.indents[index] > self.lines.indents[index - 1]
        )
        if not must and self._over_page(index):
            return Border(index, SURE + 1, "guess")
        if not must and (closes(last) or announces(last, first) or is_title_shape(last, first)):
            return None
        if last[0] in "（(" and parts_note(last, first):
            return Border(index, SURE + 1, "exact")
        if both_labelled(last, first):
            return None
        if begins_anew(first) or ends_for_good(last) or stands_alone(last) or stands_alone(first):
            return None
        if must:
            over = first[0] not in LATER and over_captions(self, index - 1)
            return None if over or is_named_caption(first) else Border(index, SURE + 1, "exact")
        if is_time_of(last, first):
            return Border(index, 1.0, "guess")
        if changes_script(last, first) or is_named_caption(first) or self._is_listed(index):
            return None
        if over_captions(self, index - 1):
            return None
        return Open(index, model.FREE, self.free_features(index - 1, index), "guess")

    def free_features(self, before: int, after: int) -> model.Features:
        """What speaks for and against line ``after`` going on line ``before``, where no region says how lines were wrapped."""
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

    def _over_page(self, index: int) -> bool:
        """Whether line ``index`` goes on over the foot and head of a page: unlike all that begin paragraphs, it is not set in.

        A title at the head of a page is not set in either, but has no clauses.
        """
        if index not in self.lines.passed or not self.indent or self.set_in(index - 1, index) >= 0:
            return False
        last, first = self.contents[index - 1], self.contents[index]
        if CLAUSE.isdisjoint(first) or not (closes(first) or len(first) > TITLE_LENGTH):
            return False
        return not (begins_anew(first) or stands_alone(first) or stands_alone(last) or is_named_caption(first))

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

    def _english(self, index: int, last: str, first: str) -> Border | None:
        """A border between Latin words outside wrapped regions: a sentence cut by a page end."""
        lines = self.lines
        indented = lines.indents[index] > lines.indents[index - 1]
        if indented or not english.is_cut(last, first) or begins_anew(first) or stands_alone(first):
            return None
        return Border(index, SURE + 1, "guess")


def page_of(view: TextView, span: Span) -> Page:
    """The page of ``span``; made once for passes that see the same text with the same furniture and blocks."""
    return _page(view.text, span, *known_spans(view, span))


def page_of_text(text: str) -> Page:
    """The page of a whole text; the one that a pass will see, if the text stays as it is."""
    return _page(text, Span(0, len(text)), (), ())


@lru_cache(maxsize=2)
def _page(text: str, span: Span, furniture: tuple[Span, ...], blocks: tuple[Span, ...]) -> Page:
    return Page(lines_of(text, span, furniture, blocks))
