"""One look at a whole source before its first record is cleaned: which passes have work, and which gates open.

The first look searches for the passes' trigger characters only; the surveys of those that were hit get a
second, full look.  Clean text costs one search.  The gates of passes over plain text are decided when the first record holds
some: a dump and most pages of HTML never do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from convkit.contract import PassSpec, Stage, Verdict
from convkit.trigger import Triggers

OPEN = Verdict(open=True)
SHUT = Verdict(open=False)

LATE = frozenset({Stage.REFLOW, Stage.SEGMENT})
"""Stages of which only records with plain text, or of several articles, have need."""


def survey(
    chunks: Callable[[], Iterable[str]], passes: Sequence[PassSpec], forced: Iterable[str] = ()
) -> dict[str, Verdict]:
    """The verdict for each of ``passes`` over one source, as :class:`Gates` has it."""
    return Gates(passes, forced).verdicts(chunks)


class Gates:
    """The gates of ``passes``, made once for many sources.

    A pass without a trigger character in the source is shut; one in ``forced`` (``--with``) is open whatever its survey says, and
    keeps the survey's data.  Passes that name the same survey share one.
    """

    def __init__(self, passes: Sequence[PassSpec], forced: Iterable[str] = ()) -> None:
        self._forced = frozenset(forced)
        self._triggers = Triggers({spec.name: spec.trigger for spec in passes if spec.trigger})
        self._surveys = {spec.name: spec.survey for spec in passes if spec.survey is not None}
        self._open = {spec.name: OPEN for spec in passes}

    def verdicts(self, chunks: Callable[[], Iterable[str]]) -> dict[str, Verdict]:
        """The verdict for each pass over one source, by name.  ``chunks`` gives the decoded text anew each time it is called."""
        verdicts = self._open.copy()
        shut = self._untriggered(chunks)
        for name in shut:
            verdicts[name] = SHUT
        running = {name: factory for name, factory in self._surveys.items() if name not in shut}
        counters = {factory: factory() for factory in running.values()}
        if counters:
            for chunk in chunks():
                for counter in counters.values():
                    counter.feed(chunk)
        for name, factory in running.items():
            found = counters[factory].verdict()
            if name in self._forced and not found.open:
                found = Verdict(True, 0, found.evidence, found.data)
            verdicts[name] = found
        return verdicts

    def _untriggered(self, chunks: Callable[[], Iterable[str]]) -> frozenset[str]:
        """The names of the passes that have a trigger, and no character of it in the source."""
        waiting = self._triggers.names
        if waiting:
            for chunk in chunks():
                waiting -= self._triggers.standing_in(chunk, waiting)
                if not waiting:
                    break
        return waiting
