"""Where a conversion chose among several characters: 后 is 後 or 后, 发 is 發 or 髮.

OpenCC's lists give the usual form first.  A phrase of theirs settles most places (头发 is 頭髮); where none stands, the usual form is
taken, which is a guess.  How much of one is told by the phrases: the share of them in which the character has the form chosen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from convkit.passes.opencc_data import chain, dictionary, values
from convkit.passes.opencc_matcher import chosen_entries, converter, runs_at

REVERSED = {"TSPhrases.txt": "STPhrases.txt"}
"""Lists of exceptions, by whose phrases the usual form would be rare, and the full list of the other direction."""

Characters = Mapping[str, tuple[str, ...]]


class Choice(NamedTuple):
    """A character at ``at`` of the text, the forms it may have, and the one it was given.

    ``phrase`` is OpenCC's phrase that settled it, "" for none.  ``share`` is that of ``chosen`` in the phrases that hold the character.
    """

    at: int
    character: str
    candidates: tuple[str, ...]
    chosen: str
    phrase: str
    share: float


class Chooser:
    """The choices of one configuration."""

    def __init__(self, name: str) -> None:
        self._converter = converter(name)
        self._before, self._files, self._after = _split(name)
        self._several = _several(self._files)
        self._shares = _shares(self._files)

    def choices(self, text: str) -> Iterator[Choice]:
        """The choices that converting ``text`` makes, in order; a character whose other forms no phrase has is none."""
        places = [at for at, character in enumerate(text) if character in self._several]
        if not places:
            return
        for start, end in runs_at(text, places):
            run = self._converter.convert(text[start:end], self._before)
            if len(run) == end - start:
                yield from self._in_run(run, start)

    def _in_run(self, run: str, start: int) -> Iterator[Choice]:
        settled: dict[int, tuple[str, int]] = {}
        for file in self._files:
            held = dictionary(file)
            if held.phrases:
                for first, end in chosen_entries(run, held):
                    if end - first > 1:
                        settled.update((at, (run[first:end], first)) for at in range(first, end) if at not in settled)
        for at, character in enumerate(run):
            if character in self._several:
                phrase, first = settled.get(at, ("", at))
                yield self._choice(start + at, character, phrase, at - first)

    def _choice(self, at: int, character: str, phrase: str, offset: int) -> Choice:
        candidates = self._several[character]
        chosen = candidates[0]
        if phrase:
            made = _phrases(self._files)[phrase]
            several = tuple(dict.fromkeys(form[offset] for form in made if len(form) == len(phrase)))
            chosen = several[0] if several else chosen
            candidates = several if len(several) > 1 else tuple(dict.fromkeys((chosen, *candidates)))
        share = self._shares.get(character, {}).get(chosen, 0.0)
        return Choice(at, character, tuple(map(self._shown, candidates)), self._shown(chosen), phrase, share)

    def _shown(self, character: str) -> str:
        """``character`` as the steps behind the choice make it: 裏 is 裡 in Taiwan."""
        return self._converter.convert(character, self._after)


@cache
def chooser(name: str) -> Chooser:
    """The chooser of configuration ``name``, made once a process."""
    return Chooser(name)


def _split(name: str) -> tuple[slice, tuple[str, ...], slice]:
    """The steps of a configuration before the one that chooses, the files of that one, and the steps behind it."""
    groups = chain(name)
    counts = [len(_several(files)) for files in groups]
    at = counts.index(max(counts))
    return slice(0, at), groups[at], slice(at + 1, None)


@cache
def _several(files: tuple[str, ...]) -> Characters:
    """The characters that may become several, if some phrase has one of the other forms."""
    shares = _shares(files)
    return {
        character: forms
        for file in files
        for character, forms in values(file).items()
        if len(character) == 1 and len(forms) > 1 and set(shares.get(character, ())) - {forms[0]}
    }


@cache
def _phrases(files: tuple[str, ...]) -> Characters:
    """The phrases of ``files`` with all their values."""
    found: dict[str, tuple[str, ...]] = {}
    for file in reversed(files):
        found.update(values(file))
    return found


@cache
def _shares(files: tuple[str, ...]) -> Mapping[str, Mapping[str, float]]:
    """For each character that may become several, the share of each form in the phrases that hold it."""
    single = {c for file in files for c, forms in values(file).items() if len(c) == 1 and len(forms) > 1}
    counts: dict[str, Counter[str]] = {}
    for phrase, made in _pairs(files):
        if not single.isdisjoint(phrase):
            for character, form in zip(phrase, made, strict=True):
                if character in single:
                    counts.setdefault(character, Counter())[form] += 1
    return {c: {form: n / found.total() for form, n in found.items()} for c, found in counts.items()}


def _pairs(files: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Phrases of ``files`` and what they become, as long as they are, and for a list of exceptions those of the other direction."""
    for file in files:
        for phrase, forms in values(file).items():
            if len(phrase) > 1 and len(forms[0]) == len(phrase):
                yield phrase, forms[0]
        for made, phrases in values(REVERSED[file]).items() if file in REVERSED else ():
            if len(made) > 1 and len(phrases[0]) == len(made):
                yield phrases[0], made
