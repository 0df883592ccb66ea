"""The pass ``reflow.join``: closes the borders where a paragraph goes on, once the source shows that it was cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from convkit.contract import Mark, TextView, Verdict
from convkit.passes.reflow.borders import Page, page_of, page_of_text
from convkit.passes.reflow.columns import separated
from convkit.passes.reflow.habit import GATE, SURE, Border, Habit, Open
from convkit.passes.reflow.lines import lines_of
from convkit.passes.reflow.model import FREE
from convkit.passes.reflow.pages import page_furniture
from convkit.provenance import Certainty, Edit, Span

ENOUGH = 400
"""Open lines after which a source's habit is known."""
TOGETHER = 3
"""Borders that are evidence together, none of them alone."""
LEAST = -3.0
"""A border with a lower score was never near to be closed."""
FAR = 4_000_000
"""Characters after which no more is looked for, once there is evidence."""


class JoinSurvey:
    """Looks for a border that marks force, a sure score, or a hard-wrapped layout.

    The lines of the whole source are looked at, whatever its reader will make of them, but for those that are markup from their
    first character to their last.
    """

    def __init__(self) -> None:
        self._certain: Border | None = None
        self._best = float("-inf")
        self._habit = Habit()
        self._seen = 0

    def feed(self, text: str) -> None:
        """Look at the next stretch, until all is known."""
        known = self._certain is not None and (self._certain.wrapped or self._habit.lines > ENOUGH)
        if known or (self._certain is not None and self._seen > FAR):
            return
        self._seen += len(text)
        page = _without_furniture(page_of_text(separated(_without_markup(text))))
        for found in page.found:
            if isinstance(found, Open) and found.model == FREE:
                self._best = max(self._best, page.score(found))
        if self._certain is None:
            ruled = (found for found in page.found if isinstance(found, Border) and found.score > GATE)
            self._certain = next((b for b in page.joins() if b.wrapped), None) if page.wraps else None
            self._certain = self._certain or next(ruled, None) or _not_set_in(page)
        own = page.habit
        self._habit = Habit(self._habit.lines + own.lines, self._habit.odds + own.odds)

    def verdict(self) -> Verdict:
        """Open where there was evidence; the data are the source's habit."""
        best = self._best + self._habit.gain()
        certain = self._certain
        if certain is None and best <= GATE:
            return Verdict(False, data=self._habit)
        evidence = {
            "score": round(certain.score if certain else best, 2),
            "wrapped": float(certain.wrapped if certain else 0),
            "open lines": float(self._habit.lines),
        }
        return Verdict(True, evidence=evidence, data=self._habit)


def _without_furniture(page: Page) -> Page:
    """``page`` as it is when its numbers and running heads are set aside; a settled one stays settled without them."""
    if page.settled:
        return page
    found = page_furniture(page.lines, page.contents)
    if not found:
        return page
    text, lines = page.lines.text, page.lines
    gone = tuple(Span(lines.starts[i], lines.ends[i]) for i in sorted(found))
    return Page(lines_of(text, Span(0, len(text)), gone))


def _not_set_in(page: Page) -> Border | None:
    """A border that is evidence with others like it: lines go on that are not set in, where paragraphs are."""
    joins = list(page.joins())
    if len(joins) < TOGETHER or not page.indent:
        return None
    found = [border for border in joins if page.set_in(border.line - 1, border.line) < 0]
    return found[0] if len(found) >= TOGETHER else None


def _without_markup(text: str) -> str:
    """``text`` with a blank line for each line that begins and ends as an element does."""
    if "<" not in text:
        return text
    return "\n".join(["" if line[:1] == "<" and line[-1:] == ">" else line for line in text.split("\n")])


class Join:
    """Proposes the edits that close borders."""

    def propose(self, view: TextView) -> Iterable[Edit | Mark]:
        """An edit for each border to close; furniture that stands there moves behind the paragraph."""
        habit = view.verdict.data if isinstance(view.verdict.data, Habit) else None
        for span in view.plain:
            page = page_of(view, span)
            if view.explaining:
                _explain(view, page, habit)
            borders = [
                border
                for border in page.joins(habit)
                if (view.guesses or border.certainty == "exact") and not _touches(view, page, border)
            ]
            yield from edits_of(page, borders)


def _explain(view: TextView, page: Page, habit: Habit | None) -> None:
    """Say which borders were closed or left by a score that is not sure."""
    for border in page.weighed(habit):
        if LEAST < border.score < SURE or (border.certainty == "guess" and border.score > LEAST):
            what = "joined" if border.score > 0 else "not joined"
            reason = "hard-wrapped lines" if border.wrapped else "line cut by a page or column"
            if border.score > 0 and border.certainty == "guess" and not view.guesses:
                what, reason = "not joined", "a guess"
            view.remark(what, page.lines.starts[border.line], round(border.score, 1), reason)


def edits_of(page: Page, borders: Iterable[Border]) -> Iterator[Edit]:
    """The edits that close ``borders`` of ``page``, in order.

    What stands in a paragraph's way (furniture) is taken out at its place and set in behind the paragraph: edits of one move,
    and set in as surely as the least sure of them was taken out.
    """
    lines, text = page.lines, page.lines.text
    held = ""
    number = previous = -1
    certainty: Certainty = "exact"
    for border in borders:
        index = border.line
        if held and previous != index - 1:
            yield Edit(lines.ends[previous], "", held, certainty, number)
            held = ""
        start, end = lines.ends[index - 1], lines.starts[index]
        new, hyphen = page.seam(index - 1, index)
        if index in lines.passed:
            if not held:
                number, certainty = start, "exact"
            if border.certainty == "guess":
                certainty = "guess"
            held += text[start:end]
            yield Edit(start, text[start:end], new, border.certainty, number)
        else:
            start -= hyphen
            yield Edit(start, text[start:end], new, border.certainty)
        previous = index
    if held:
        yield Edit(lines.ends[previous], "", held, certainty, number)


def _touches(view: TextView, page: Page, border: Border) -> bool:
    """Whether the edit of ``border`` would touch a fixed stretch."""
    if not view.fixed:
        return False
    start, end = page.lines.ends[border.line - 1], page.lines.starts[border.line]
    return any(start <= fixed.start < end for fixed in view.fixed)
