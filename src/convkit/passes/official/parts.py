"""Which lines of a text are the parts of an official document, and how sure that is.

A text is taken for one where what was found scores 3 or more: number 2, addressee 1.5, date 1, title 1, heads with 一、 up to 1, an
office that signs what has an addressee 0.5, a number that the page states and the document does not 1; an announcement without number and addressee needs the name of its kind, and an office that signs right over the date.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from convkit.model import Block, BlockKind
from convkit.passes.lines import facts
from convkit.passes.official import looks
from convkit.passes.official.ending import Ending, find_ending
from convkit.passes.official.head import Head, find_head, states_number, states_title
from convkit.passes.official.letters import LIMIT, SUBJECT, find_letter
from convkit.passes.official.numbers import LONGEST_NUMBER, NUMBER_LASTS, numbered

SURE = 3.0
"""The score from which on a text is an official document."""
GLANCE = 16
"""Lines at either end of a text at which a look is taken, before more is done."""
READ = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.CAPTION, BlockKind.NOTE}
)
CLOSED = "。"
TRIES = 40
"""Numbers behind the end of a document that are looked at, before it is the last."""
HEADS = 600
"""Lines in which heads with 一、 are counted."""


class Parts(NamedTuple):
    """The parts of one document; ``score`` says how sure the whole is (from ``SURE`` on it is one)."""

    head: Head
    ending: Ending
    score: float


def find_parts(lines: Sequence[str], first: int = 0, stop: int | None = None, known: str = "") -> Parts:
    """The parts of the document that begins at line ``first`` and ends before ``stop``, whatever their score.

    ``known`` is the title that was stated apart from the lines; it counts where it ends with the name of a kind.
    """
    stop = len(lines) if stop is None else stop
    head = find_head(lines, first)
    stated = next((said for i in head.info if (said := states_title(lines[i]))), known)
    title = title_of(lines, head) or (stated if looks.titled(stated) else "")
    ending = find_ending(lines, head.stop, stop, title)
    heads = sum(1 for line in lines[head.stop : min(stop, head.stop + HEADS)] if facts(line).level == 1)
    signed = bool(ending.issuer) or ending.shared is not None
    score = (
        2.0 * (head.numbered is not None)
        + 1.5 * bool(head.addressee)
        + 1.0 * (ending.date is not None or bool(head.under))
        + 1.0 * bool(title)
        + min(1.0, heads / 3)
        + 0.5 * (signed and bool(head.addressee))
        + 1.0 * (head.numbered is None and any(states_number(lines[i]) for i in head.info))
    )
    if head.numbered is None and not head.addressee:
        closed = signed and head.stop < (ending.date or 0) and looks.titled(title) == 2
        adopted = bool(head.under) and (looks.titled(title) > 0 or title.endswith("法"))
        score = SURE if closed or adopted else 0.0
    return Parts(head, ending, score)


def lines_of_blocks(text: str, blocks: Sequence[Block]) -> list[str]:
    """What the lines of ``blocks`` read; a block that is no line of text (a table, an image) reads as a sentence."""
    return [(text[b.start : b.end].strip() if b.kind in READ else "") or CLOSED for b in blocks]


def may_begin_one(text: str, blocks: Sequence[Block], known: str = "") -> bool:
    """Whether the first of ``blocks`` leave it open that an official document or letter begins with them: few texts get further.

    ``known`` is the title, where that was stated apart.
    """
    if _glance(lines_of_blocks(text, blocks[:GLANCE]), known) is not False:
        return True
    return "主旨" in text and any(line.startswith(SUBJECT) for line in lines_of_blocks(text, blocks[:LIMIT]))


def title_of(lines: Sequence[str], head: Head) -> str:
    """The title, its lines and what the number's own line holds of it run together."""
    held, seen = "".join(lines[i] for i in head.number), head.numbered
    own = held[slice(*seen.title)] if seen is not None and seen.title else ""
    rest = "".join(lines[i] for i in head.title)
    return own + rest if own and seen is not None and seen.title[:1] != (0,) else rest + own


def is_official(lines: Sequence[str]) -> bool:
    """Whether ``lines`` are an official document or begin with one."""
    return official_parts(lines) is not None or find_letter(lines) is not None


def official_parts(lines: Sequence[str], known: str = "") -> Parts | None:
    """The parts of the official document that ``lines`` begin with; None where they are none.  ``known`` is its title, where that was stated apart."""
    if not may_be_official(lines, known) or find_letter(lines) is not None:
        return None
    parts = find_parts(lines, known=known)
    if not parts.head.addressee or parts.head.numbered is None:
        parts = _behind_a_preface(lines, parts.head.info) or parts
    return parts if parts.score >= SURE else None


def _behind_a_preface(lines: Sequence[str], informs: Sequence[int]) -> Parts | None:
    """The document that begins below what a page says of it: a letterhead or a number on a line of its own, then title and addressee.

    ``informs`` are the lines of a sheet, whose number begins nothing.
    """
    for index in sorted(set(range(1, min(len(lines), GLANCE))) - set(informs)):
        seen = numbered(lines[index])
        alone = seen is not None and seen.sure and not seen.title
        if looks.is_red_head(lines[index]) or alone:
            parts = find_parts(lines, index)
            if (
                parts.head.numbered is not None
                and parts.head.addressee
                and (parts.head.title or parts.head.numbered.title)
            ):
                return parts
    return None


def documents(lines: Sequence[str]) -> Iterator[Parts]:
    """The official documents that ``lines`` are, one after another; nothing where they begin with none.

    A document that an earlier one annexes or forwards is a part of that one.  A further one begins with a number of its own behind the
    end of the one before.
    """
    parts = official_parts(lines)
    while parts is not None:
        following = _following(lines, parts)
        yield parts
        parts = following


def _following(lines: Sequence[str], parts: Parts) -> Parts | None:
    """The document that begins behind ``parts``; None where there is none."""
    if parts.ending.date is None:
        return None
    title = title_of(lines, parts.head)
    tried = 0
    for index in range(parts.ending.stop, len(lines)):
        line = lines[index]
        if looks.heads_annex(line) or tried == TRIES:
            return None
        if line[-1:] not in NUMBER_LASTS:
            continue
        seen = numbered(line)
        if seen is None or not seen.sure:
            continue
        tried += 1
        first = _first_line(lines, parts.ending.stop, index)
        found = find_parts(lines, first)
        own = title_of(lines, found.head)
        if found.score >= SURE + 1 and own and own not in title and found.ending.date is not None:
            return found
    return None


def _first_line(lines: Sequence[str], floor: int, number: int) -> int:
    """Where the document begins whose number stands in line ``number``: with its letterhead, or a title over the number."""
    at = number
    while (
        at > floor
        and number - at < GLANCE
        and not looks.is_copied(lines[at - 1])
        and not looks.is_remark(lines[at - 1])
    ):
        before = lines[at - 1]
        if not (looks.is_red_head(before) or looks.classifies(before) or looks.titlelike(before)):
            break
        at -= 1
    return at


def may_be_official(lines: Sequence[str], known: str = "") -> bool:
    """A cheap look: near the head a number, an addressee under the name of a kind, or that name and a date on a line of its own.

    ``known`` is the title, where that was stated apart.
    """
    seen = _glance(lines, known)
    return any(_may_date(line.strip()) for line in lines if len(line) <= 110) if seen is None else seen


def _glance(lines: Sequence[str], known: str) -> bool | None:
    """What the first lines tell of that; None where a date would tell."""
    named = looks.titled(known) > 0
    for line in lines[:GLANCE]:
        line = line.strip()
        if len(line) > looks.LONGEST_TITLE:
            continue
        if ("号" in line or "號" in line) and (len(line) <= LONGEST_NUMBER or numbered(line)):
            return True
        if line[-1:] in ("：", ":") and (named or looks.addresses(line)):
            return True
        named = named or looks.titled(line) > 0 or line[-1:] == "法"
    return None if named else False


def _may_date(line: str) -> bool:
    return bool(line) and (
        (line[0] in "（(" and "年" in line) or looks.dates(line) or looks.signs_and_dates(line) is not None
    )
