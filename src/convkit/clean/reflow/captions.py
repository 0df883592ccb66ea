"""The pass ``reflow.captions``: a sentence that captions cut in two becomes one, the captions move behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from convkit.clean.lines import facts
from convkit.clean.reflow.borders import SURE, Page, seam
from convkit.clean.reflow.lines import read_lines
from convkit.clean.reflow.rules import begins_anew, closes
from convkit.contract import CleaningPass, Mark, TextView
from convkit.provenance import Edit

MOST = 3
CAPTION_LENGTH = 40
OPEN_LENGTH = 24


class Captions:
    """Proposes the moves."""

    def propose(self, view: TextView) -> Iterable[Edit | Mark]:
        """Two edits for each sentence: the captions go, and stand behind the paragraph's end."""
        if not view.guesses:
            return
        for span in view.plain:
            page = Page(read_lines(view, span))
            for before, after in suspended(page):
                lines, text = page.lines, page.lines.text
                start, end = lines.ends[before], lines.starts[after]
                if any(start <= fixed.start < end for fixed in view.fixed):
                    continue
                new, hyphen = seam(page.words, page.contents[before], page.contents[after])
                if hyphen:
                    continue
                yield Edit(start, text[start:end], new, "guess", start)
                yield Edit(lines.ends[after], "", text[start:end], "guess", start)
                view.problem("W_GUESS", "captions inside a sentence moved behind it", 1, start)


def suspended(page: Page) -> Iterator[tuple[int, int]]:
    """The pairs of lines of which the second goes on the first over one to three captions."""
    contents, kept, closed = page.contents, page.kept.lines, page.lines.closed
    index = 0
    while index + 2 < len(contents):
        after = 0
        last = contents[index]
        if len(last) >= OPEN_LENGTH and index not in kept and index not in closed and not closes(last):
            after = _over_captions(page, index)
        if after:
            yield index, after
        index = after or index + 1


def _over_captions(page: Page, index: int) -> int:
    """The line that goes on line ``index`` over captions, 0 where there is none."""
    for after in range(index + 2, min(index + 2 + MOST, len(page.contents))):
        if not _is_caption(page.contents[after - 1]) or after - 1 in page.kept.lines or after in page.lines.closed:
            return 0
        if page.over(index, after) > SURE and page.over(index, index + 1) < SURE:
            return after
    return 0


def _is_caption(line: str) -> bool:
    """A short closed line, or one with a credit."""
    if len(line) > CAPTION_LENGTH or begins_anew(line) and not facts(line).credit:
        return False
    return closes(line) and line[-1] not in "：:；;" or facts(line).credit


def captions(_: Mapping[str, str]) -> CleaningPass:
    """Make the pass."""
    return Captions()
