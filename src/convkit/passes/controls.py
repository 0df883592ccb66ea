"""Required passes: line ends, characters that are invisible junk, what could not be decoded, private use.

They make every text one that all writers can show: XML 1.0 (section 2.2) allows no other controls than tab and the line
ends, and no lone surrogates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from convkit.contract import CleaningPass, Mark, PassSpec, Stage, TextView
from convkit.escape import lost_characters
from convkit.provenance import Edit

LINE_ENDS = "\\r\\x0b\\x0c\\x85\\u2028\\u2029"
FORBIDDEN = "\\x00-\\x08\\x0e-\\x1f\\x7f\\x80-\\x84\\x86-\\x9f\\ufffe\\uffff"
INVISIBLE = "\\xad\\u200b-\\u200d\\u2060\\ufeff\\ufffc\\ufe00-\\ufe0f\\U000e0001-\\U000e007f\\U000e0100-\\U000e01ef"
PRIVATE = "\\ue000-\\uf8ff\\U000f0000-\\U000ffffd\\U00100000-\\U0010fffd"
UNDECODED = "\\ud800-\\udfff"


class LineEnds:
    """Every kind of line end becomes a newline: CR LF, CR, VT, FF, NEL, U+2028, U+2029.

    A form feed beside a newline is dropped: the page ended at that line end, and no blank line stood there.
    """

    def propose(self, view: TextView) -> Iterable[Edit | Mark]:
        """One exact edit for each line end that is no newline; of CR LF the CR is dropped."""
        text = view.text
        for found in _line_end().finditer(text):
            start, end = found.span()
            page = found[0] == "\f" and (text.startswith("\r\n", end) or text[start - 1 : start] == "\n")
            if page or text.startswith("\n", end):
                yield Edit(start, found[0], "")
            else:
                yield Edit(start, found[0], "\n")


class Controls:
    """Characters that no writer can show or that nobody can see are dropped.

    Dropped: what XML forbids, other controls, byte order marks inside text, zero-width and soft hyphens, object marks; joiners
    and variation selectors where they have nothing to work on.  Kept: joiners inside emoji and scripts that need them, variation
    selectors behind ideographs, emoji and full-width marks, tags of flags.
    """

    def propose(self, view: TextView) -> Iterable[Edit | Mark]:
        """One exact edit for each run of dropped characters; W_DROPPED counts the characters."""
        text = view.text
        count, first = 0, -1
        for found in _invisible().finditer(text):
            start = found.start()
            kept = [c for at, c in enumerate(found[0], start) if _works(text, at, found.start(), found.end())]
            dropped = len(found[0]) - len(kept)
            if dropped:
                count, first = count + dropped, start if first < 0 else first
                yield Edit(start, found[0], "".join(kept))
        if count:
            view.problem("W_DROPPED", "invisible or forbidden characters were dropped", count, first)


class Undecodable:
    """What could not be decoded becomes U+FFFD, one for each lost character, and is counted.  Runs after all repairs."""

    def propose(self, view: TextView) -> Iterable[Edit | Mark]:
        """One exact edit for each run of lone surrogates; W_REPLACED counts the characters."""
        count, first = 0, -1
        for found in _undecoded().finditer(view.text):
            lost = lost_characters(found[0])
            count, first = count + lost, found.start() if first < 0 else first
            yield Edit(found.start(), found[0], "\ufffd" * lost)
        if count:
            view.problem("W_REPLACED", "characters that could not be decoded were replaced by U+FFFD", count, first)


class Private:
    """Private-use characters mean something only with the font that they came with: they stay and are reported."""

    def propose(self, view: TextView) -> Iterable[Edit | Mark]:
        """No edit; W_PRIVATE counts them."""
        places = [found.start() for found in _private().finditer(view.text)]
        if places:
            view.problem("W_PRIVATE", "private-use characters", len(places), places[0])
        return ()


def _works(text: str, at: int, start: int, end: int) -> bool:
    """Whether the invisible character at ``at``, inside the run ``start`` to ``end`` of such, has something to work on."""
    character = text[at]
    before = text[max(at - 1, 0) : at]
    if character in "\u200c\u200d":
        bare, after = text[start - 1 : start], text[end : end + 1]
        return bool(_script().match(bare) or (_emoji().match(bare) and _emoji().match(after)))
    if "\ufe00" <= character <= "\ufe0f":
        return bool(_varied().match(before)) or (before.isascii() and text[at + 1 : at + 2] == "\u20e3")
    if "\U000e0100" <= character <= "\U000e01ef":
        return bool(_ideograph().match(before))
    if "\U000e0020" <= character <= "\U000e007f":
        flag = text[start - 1 : start] == "\U0001f3f4" and at - start < LONGEST_FLAG
        return flag and not text[start:at].strip(_TAGS)
    return False


LONGEST_FLAG = 7
"""Tags of a flag with its cancel tag: two letters of a region, three of its part (RGI_Emoji_Tag_Sequence)."""

_TAGS = "".join(map(chr, range(0xE0020, 0xE0080)))


@lru_cache(maxsize=1)
def _line_end() -> re.Pattern[str]:
    return re.compile(f"[{LINE_ENDS}]")


@lru_cache(maxsize=1)
def _invisible() -> re.Pattern[str]:
    return re.compile(f"[{FORBIDDEN}{INVISIBLE}]+")


@lru_cache(maxsize=1)
def _undecoded() -> re.Pattern[str]:
    return re.compile(f"[{UNDECODED}]+")


@lru_cache(maxsize=1)
def _private() -> re.Pattern[str]:
    return re.compile(f"[{PRIVATE}]")


@lru_cache(maxsize=1)
def _script() -> re.Pattern[str]:
    """The scripts whose spelling needs joiners: of Arabia, India, South East Asia, Mongolia."""
    return re.compile("[\u0600-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefe]")


@lru_cache(maxsize=1)
def _emoji() -> re.Pattern[str]:
    return re.compile("[\u00a9\u00ae\u2190-\u2bff\U0001f000-\U0001faff]")


@lru_cache(maxsize=1)
def _ideograph() -> re.Pattern[str]:
    return re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


@lru_cache(maxsize=1)
def _varied() -> re.Pattern[str]:
    """What StandardizedVariants.txt and emoji-variation-sequences.txt (Unicode 15) give variants to."""
    return re.compile(
        "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u3001\u3002\uff01\uff0c\uff0e\uff1a\uff1b\uff1f‘’“”"
        "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299\u1000-\u109f\u1820-\u18af\U0001f000-\U0001faff]"
    )


def _line_ends(options: Mapping[str, str]) -> CleaningPass:
    return LineEnds()


def _controls(options: Mapping[str, str]) -> CleaningPass:
    return Controls()


def _undecodable(options: Mapping[str, str]) -> CleaningPass:
    return Undecodable()


def _private_use(options: Mapping[str, str]) -> CleaningPass:
    return Private()


PASSES = (
    PassSpec(
        "text.line-ends", 1, Stage.REPAIR, "every kind of line end becomes a newline",
        _line_ends, order=10, required=True, trigger=LINE_ENDS,
    ),
    PassSpec(
        "text.controls", 1, Stage.REPAIR, "drops characters that XML forbids and invisible ones that do nothing",
        _controls, order=12, required=True, trigger=FORBIDDEN + INVISIBLE,
    ),
    PassSpec(
        "text.private", 1, Stage.REPAIR, "counts private-use characters; changes nothing",
        _private_use, order=95, required=True, trigger=PRIVATE,
    ),
    PassSpec(
        "text.undecodable", 1, Stage.REPAIR, "what could not be decoded becomes U+FFFD and is counted",
        _undecodable, order=99, required=True, trigger=UNDECODED,
    ),
)  # fmt: skip
