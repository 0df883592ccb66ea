"""One look at a whole source before its first record is cleaned: which passes have work, and which gates open.

The first look searches for the passes' trigger characters only; the surveys of those that were hit get a
second, full look.  Clean text costs one search.  The gates of passes over plain text are decided when the first record holds
some: a dump and most pages of HTML never do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from convkit.contract import PassSpec, Stage, Verdict
from convkit.trigger import Triggers

OPEN = Verdict(open=True)
SHUT = Verdict(open=False)

LATE = frozenset({Stage.REFLOW, Stage.SEGMENT})
"""Stages of which only records with plain text, or of several articles, have need."""


def survey(
    chunks: Callable[[], Iterable[str]], passes: Sequence[PassSpec], forced: Iterable[str] = ()
) -> dict[str, Verdict]:
    """The verdict for each of ``passes`` over one source, by name.

    ``chunks`` gives the decoded text anew each time it is called.  A pass without a trigger character in the source is
    shut; one in ``forced`` (``--with``) is open whatever its survey says, and keeps the survey's data.  Passes that name the same
    survey share one.
    """
    opened = frozenset(forced)
    shut = _untriggered(chunks, passes)
    surveyed = [(spec.name, spec.survey) for spec in passes if spec.survey is not None and spec.name not in shut]
    counters = {factory: factory() for factory in dict.fromkeys(factory for _, factory in surveyed)}
    running = {name: counters[factory] for name, factory in surveyed}
    if running:
        for chunk in chunks():
            for counter in counters.values():
                counter.feed(chunk)
    verdicts: dict[str, Verdict] = {}
    for spec in passes:
        name = spec.name
        if name in shut:
            verdicts[name] = SHUT
        elif name in running:
            found = running[name].verdict()
            if name in opened and not found.open:
                found = Verdict(True, 0, found.evidence, found.data)
            verdicts[name] = found
        else:
            verdicts[name] = OPEN
    return verdicts


def _untriggered(chunks: Callable[[], Iterable[str]], passes: Sequence[PassSpec]) -> frozenset[str]:
    """The names of those of ``passes`` that have a trigger, and no character of it in the source."""
    triggers = _triggers(tuple((spec.name, spec.trigger) for spec in passes if spec.trigger))
    waiting = triggers.names
    if waiting:
        for chunk in chunks():
            waiting -= triggers.standing_in(chunk, waiting)
            if not waiting:
                break
    return waiting


@lru_cache(maxsize=16)
def _triggers(characters: tuple[tuple[str, str], ...]) -> Triggers:
    return Triggers(dict(characters))
