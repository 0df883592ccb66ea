"""The pass ``reflow.join``: closes the borders where a paragraph goes on, once the source shows that it was cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from convkit.clean.reflow.borders import Border, Page, is_evidence, page_of
from convkit.clean.reflow.english import seam
from convkit.clean.reflow.lines import lines_of
from convkit.contract import CleaningPass, Mark, Survey, TextView, Verdict
from convkit.provenance import Edit, Span


class JoinSurvey:
    """Looks for a border that marks force, a sure score, or a hard-wrapped layout.

    The lines of the whole source are looked at, whatever its reader will make of them: rows of a table and markup show none
    of this.
    """

    def __init__(self) -> None:
        self._found: Border | None = None

    def feed(self, text: str) -> None:
        """Look at the next stretch, until there is evidence."""
        if self._found is None:
            page = Page(lines_of(text, Span(0, len(text))))
            self._found = next((border for border in page.joins() if is_evidence(border)), None)

    def verdict(self) -> Verdict:
        """Open where there was evidence."""
        found = self._found
        if found is None:
            return Verdict(False)
        return Verdict(True, evidence={"score": round(found.score, 2), "wrapped": float(found.wrapped)})


class Join:
    """Proposes the edits that close borders."""

    def propose(self, view: TextView) -> Iterable[Edit | Mark]:
        """An edit for each border to close; furniture that stands there moves behind the paragraph."""
        guesses = 0
        place = None
        for span in view.plain:
            page = page_of(view, span)
            borders = [
                b for b in page.joins() if (view.guesses or b.certainty == "exact") and not _touches(view, page, b)
            ]
            for border in borders:
                if border.certainty == "guess":
                    guesses += 1
                    place = page.lines.starts[border.line] if place is None else place
            yield from edits_of(page, borders)
        if guesses:
            view.problem("W_GUESS", "lines joined because their characters go together", guesses, place)


def edits_of(page: Page, borders: Iterable[Border]) -> Iterator[Edit]:
    """The edits that close ``borders`` of ``page``, in order.

    What stands in a paragraph's way (furniture) is taken out at its place and set in behind the paragraph: edits of one move.
    """
    lines, text = page.lines, page.lines.text
    held = ""
    number = previous = -1
    for border in borders:
        index = border.line
        if held and previous != index - 1:
            yield Edit(lines.ends[previous], "", held, "guess", number)
            held = ""
        start, end = lines.ends[index - 1], lines.starts[index]
        new, hyphen = seam(page.words, page.contents[index - 1], page.contents[index])
        if index in lines.passed:
            number = number if held else start
            held += text[start:end]
            yield Edit(start, text[start:end], new, border.certainty, number)
        else:
            start -= hyphen
            yield Edit(start, text[start:end], new, border.certainty)
        previous = index
    if held:
        yield Edit(lines.ends[previous], "", held, "guess", number)


def _touches(view: TextView, page: Page, border: Border) -> bool:
    """Whether the edit of ``border`` would touch a fixed stretch."""
    if not view.fixed:
        return False
    start, end = page.lines.ends[border.line - 1], page.lines.starts[border.line]
    return any(start <= fixed.start < end for fixed in view.fixed)


def join(_: Mapping[str, str]) -> CleaningPass:
    """Make the pass."""
    return Join()


def survey() -> Survey:
    """Make the survey."""
    return JoinSurvey()
