"""The pass ``reflow.captions``: a sentence that captions cut in two becomes one, the captions move behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from convkit.contract import Mark, TextView
from convkit.passes.reflow.borders import ENDS, Page, page_of
from convkit.passes.reflow.spanned import over_captions
from convkit.provenance import Edit


class Captions:
    """Proposes the moves."""

    def propose(self, view: TextView) -> Iterable[Edit | Mark]:
        """Two edits for each sentence: the captions go, and stand behind the paragraph's end."""
        for span in view.plain:
            page = page_of(view, span)
            for before, after in suspended(page):
                lines, text = page.lines, page.lines.text
                start, end = lines.ends[before], lines.starts[after]
                if any(start <= fixed.start < end for fixed in view.fixed):
                    continue
                new, hyphen = page.seam(before, after)
                if hyphen:
                    continue
                yield Edit(start, text[start:end], new, "guess", start)
                yield Edit(lines.ends[after], "", text[start:end], "guess", start)


def suspended(page: Page) -> Iterator[tuple[int, int]]:
    """The pairs of lines of which the second goes on the first over captions."""
    reach = 0
    for index in [index for index, line in enumerate(page.contents[:-2]) if line[-1] not in ENDS]:
        after = over_captions(page, index) if index >= reach else 0
        if after:
            yield index, after
            reach = after
