"""One look at a whole source before its first record is cleaned: which passes have work, and which gates open.

The look searches for the passes' trigger characters; the surveys of those that were hit see all of the text.  Clean text
costs one search.  The gates of passes over plain text are decided when the first record holds
some: a dump and most pages of HTML never do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice

from convkit.contract import PassSpec, Stage, Survey, Verdict
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
        self._untriggered = self._surveys.keys() - self._triggers.names
        self._factories: dict[frozenset[str], tuple[Callable[[], Survey], ...]] = {}
        self._open = {spec.name: OPEN for spec in passes}

    def verdicts(self, chunks: Callable[[], Iterable[str]]) -> dict[str, Verdict]:
        """The verdict for each pass over one source, by name.  ``chunks`` gives the decoded text anew each time it is called."""
        waiting = self._triggers.names
        running = self._running(self._untriggered, {})
        for number, chunk in enumerate(chunks()):
            if waiting and (found := self._triggers.standing_in(chunk, waiting)):
                waiting -= found
                more = self._running(found, running)
                # What comes late has to be told what was before.
                for earlier in islice(chunks() if more else (), number):
                    for counter in more.values():
                        counter.feed(earlier)
                running |= more
            for counter in running.values():
                counter.feed(chunk)
            if not waiting and not running:
                break
        verdicts = self._open | dict.fromkeys(waiting, SHUT)
        for name, factory in self._surveys.items():
            if name not in waiting:
                verdicts[name] = self._decided(name, running[factory].verdict())
        return verdicts

    def _running(
        self, names: Iterable[str], known: Mapping[Callable[[], Survey], Survey]
    ) -> dict[Callable[[], Survey], Survey]:
        """The surveys of the passes ``names``, begun, but for those that are ``known``."""
        asked = frozenset(names)
        factories = self._factories.get(asked)
        if factories is None:
            found = [self._surveys[name] for name in sorted(asked) if name in self._surveys]
            factories = self._factories[asked] = tuple(dict.fromkeys(found))
        return {factory: factory() for factory in factories if factory not in known}

    def _decided(self, name: str, found: Verdict) -> Verdict:
        return Verdict(True, 0, found.evidence, found.data) if name in self._forced and not found.open else found
