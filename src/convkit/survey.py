"""One look at a whole source before its first record is cleaned: which passes have work, and which gates open.

The first look searches for the passes' trigger characters only; the surveys of those that were hit get a
second, full look.  Clean text costs one search.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from convkit.contract import PassSpec, Verdict
from convkit.trigger import SHORT, trigger

OPEN = Verdict(open=True)
SHUT = Verdict(open=False)


def survey(
    chunks: Callable[[], Iterator[str]], passes: Sequence[PassSpec], forced: Iterable[str] = ()
) -> Mapping[str, Verdict]:
    """The verdict for each of ``passes`` over one source, by name.

    ``chunks`` gives the decoded text anew each time it is called.  A pass without a trigger character in the source is
    shut; one in ``forced`` (``--with``) is open whatever its survey says, and keeps the survey's data.
    """
    opened = frozenset(forced)
    hit = _triggered(chunks(), passes)
    running = {spec.name: spec.survey() for spec in passes if spec.name in hit and spec.survey is not None}
    if running:
        for chunk in chunks():
            for counter in running.values():
                counter.feed(chunk)
    verdicts: dict[str, Verdict] = {}
    for spec in passes:
        if spec.name not in hit:
            verdicts[spec.name] = SHUT
        elif spec.name in running:
            found = running[spec.name].verdict()
            if spec.name in opened and not found.open:
                found = Verdict(True, 0, found.evidence, found.data)
            verdicts[spec.name] = found
        else:
            verdicts[spec.name] = OPEN
    return verdicts


def _triggered(chunks: Iterable[str], passes: Sequence[PassSpec]) -> set[str]:
    hit = {spec.name for spec in passes if not spec.trigger}
    waiting = {spec.name: spec.trigger for spec in passes if spec.trigger}
    for chunk in chunks:
        if not waiting:
            break
        every = trigger("".join(waiting.values()))
        text = chunk if every.compiled or len(chunk) > SHORT else "".join(set(chunk))
        if every.stands_in(text):
            found = {name for name, characters in waiting.items() if trigger(characters).stands_in(text)}
            hit |= found
            for name in found:
                del waiting[name]
    return hit
