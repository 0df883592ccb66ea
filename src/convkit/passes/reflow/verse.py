"""Verse, and other runs of short lines whose ends are their own.

Verse of the old kind has clauses of one length; newer verse ends its lines in half stops, or in no mark at all.  Speech,
lists and narrow columns look alike at a glance: speech ends its lines in full stops, the lines of a column go on in the next.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from convkit.bigrams import Bigrams
from convkit.menuwords import is_menu
from convkit.passes.people import bare_name
from convkit.passes.reflow.layout import Wrap
from convkit.passes.reflow.lines import Lines, is_han
from convkit.passes.reflow.rules import begins_anew, closes, is_balanced, stands_alone
from convkit.passes.sections import section_name
from convkit.sitewords import is_app, is_tool

BAR = 6
"""Code points of the shortest row of buttons that no line of verse is."""
LINE = 26
"""Longer lines are verse only if all their clauses are of one length."""
BALANCED_LINE = 80
ONE_LENGTH = 17
"""Most lines of verse have no more characters, two clauses of seven with their marks and one more; others only in clauses of one length."""
LABEL = 4
LEAST = 4
COHESION = 5.0
DOUBT = 4.0
"""The mean log-odds across line ends from which on the lines are those of a narrow column."""
HALF = frozenset("，、；,;：")
STOP = frozenset("。！？!?…")
CUT_SHARE = 3
"""Where more than one line in so many is cut inside a clause, the ends are those of a column."""
VOICE = frozenset("的了着过在是我你他她它们不也还像把被这那却就都")
"""Words of running speech, which lines of verse have and the items of a list have not."""
COUPLETS = frozenset((12, 16))
VERSES = frozenset((6, 8))
"""The lengths of two clauses of five or seven characters with their marks, and of one."""


class Short(NamedTuple):
    """Lines ``first`` to ``last`` (half-open) that keep their ends; ``verse``: they are one poem or stanza each."""

    first: int
    last: int
    verse: bool


def find_short(
    lines: Lines,
    contents: Sequence[str],
    edges: Sequence[int],
    wrap_of: Sequence[Wrap | None],
    coded: set[int],
    table: Callable[[], Bigrams],
) -> Iterator[Short]:
    """The runs of short lines that keep their ends, in order."""
    index = 0
    while index < len(contents):
        line = contents[index]
        if len(line) > BALANCED_LINE or not _may_be_verse(line):
            index += 1
            continue
        last = _short_run(lines, contents, edges, wrap_of, coded, index)
        yield from _runs(lines, contents, index, last, table)
        index = max(last, index + 1)


def _runs(
    lines: Lines, contents: Sequence[str], first: int, last: int, table: Callable[[], Bigrams]
) -> Iterator[Short]:
    """What is kept of the short lines ``first`` to ``last``.  Where one part is verse, shorter parts are stanzas of it."""
    kept: dict[tuple[int, int], bool] = {}
    left: list[tuple[int, int]] = []
    for start, end in _parts(contents, first, last):
        run = contents[start:end]
        if _keeps_lines(run, contents[start - 1] if start else "", table):
            kept[start, end] = (
                _is_verse(run, lines.gaps[start + 1 : end]) and not is_menu(run) and not any(map(_is_bar, run))
            )
        else:
            left.append((start, end))
    if any(kept.values()):
        kept.update(((start, end), True) for start, end in left if _may_be_stanza(contents[start:end]))
    found: list[Short] = []
    for (start, end), verse in sorted(kept.items()):
        if verse and found and found[-1].verse and found[-1].last == start:
            start = found.pop().first
        found.append(Short(start, end, verse))
    yield from found


def _is_bar(line: str) -> bool:
    """Whether a short line is a row of the buttons of a page."""
    return len(line) >= BAR and (is_tool(line) or is_app(line))


def stanzas(lines: Lines, contents: Sequence[str], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The stanzas of lines ``first`` to ``last``; a line and the name of a poet under it are the head of a poem."""
    start = first
    for index in range(first + 1, last + 1):
        if index == last or lines.gaps[index]:
            if index - start >= 2 and not (index - start == 2 and bare_name(contents[start + 1])):
                yield start, index
            start = index


def _may_be_verse(line: str) -> bool:
    return len(line) <= LINE or (len(line) <= BALANCED_LINE and is_balanced(line, 3))


def _short_run(
    lines: Lines,
    contents: Sequence[str],
    edges: Sequence[int],
    wrap_of: Sequence[Wrap | None],
    coded: set[int],
    first: int,
) -> int:
    """Where the run of short lines that begins with line ``first`` ends; ``first`` where none does."""
    index = first
    while index < len(contents):
        line = contents[index]
        wrap = wrap_of[index]
        if (
            not _may_be_verse(line)
            or index in coded
            or index in lines.closed
            or section_name(line)
            or (index > first and lines.gaps[index] > 1)
        ):
            break
        if wrap is not None and edges[index] * 5 > wrap.measure * 3:
            break
        if not is_han(line[0]) and line[0] not in "“‘「『《（—…○":
            break
        index += 1
    return index


def _parts(contents: Sequence[str], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The runs that may be verse inside a run of short lines: titles, bylines, labels and heads divide it.

    Short lines that all end sentences and vary in length are speech; they are passed over at once.
    """
    size = last - first
    if size < 2:
        return
    if _is_speech(contents[first:last]):
        return
    start = first
    for index in range(first, last + 1):
        if index < start:
            continue
        paired = _pairs(contents, index, last)
        if index == last or paired or _divides(contents[index]):
            begin = start + _head(contents[start:index])
            if index - begin >= 2:
                yield begin, index
            if paired:
                yield index, paired
            start = paired or index + 1


def _is_speech(run: Sequence[str]) -> bool:
    """Whether most lines end sentences, and they vary in length."""
    size = len(run)
    alike = sum(1 for a, b in pairwise(run) if len(a) == len(b))
    closed = sum(1 for line in run if line[-1] in STOP or line[-1] in "”」』")
    return alike * 2 < size and closed * 4 >= size * 3 and sum(map(is_balanced, run)) * 4 < size * 3


def _pairs(contents: Sequence[str], first: int, last: int) -> int:
    """Where the verses end that begin with line ``first``, two lines a couplet, and others follow or go before; 0 for none."""
    index = first
    while index + 1 < last and _are_couplets(contents[index : index + 2], contents[first - 1] if first else ""):
        index += 2
    return index if index > first and len(contents[first]) in VERSES else 0


def _divides(line: str) -> bool:
    """Whether ``line`` belongs to no stanza: a head, a byline, a title in brackets, 其二, （副歌）, 作词：and a name."""
    if line[-1] in "》】" or (line[0] in "（(" and line[-1] in "）)") or (line[0] == "其" and len(line) == 2):
        return True
    if 0 < line.find("：", 0, LABEL + 1) < len(line) - 1:
        return True
    return begins_anew(line) or stands_alone(line)


def _head(run: Sequence[str]) -> int:
    """How many lines of ``run`` are the title and the poet of the verse below: they have no marks, it has."""
    if len(run) > 2 and bare_name(run[1]):
        return 2
    bare = 0
    while bare < min(2, len(run)) and run[bare][-1] not in HALF and run[bare][-1] not in STOP:
        bare += 1
    rest = run[bare:]
    marked = sum(1 for line in rest if line[-1] in HALF or line[-1] in STOP)
    return bare if bare and len(rest) > 1 and marked * 5 >= len(rest) * 4 else 0


def _keeps_lines(run: Sequence[str], before: str, pairs_of: Callable[[], Bigrams]) -> bool:
    """Whether the ends of these short lines are not those of a narrow column, nor plain ends of sentences.

    ``before`` is the line over them, "" for none.
    """
    if _are_couplets(run, before):
        return True
    size = len(run)
    if size < LEAST or _is_speech(run):
        return False
    if sum(is_balanced(line) for line in run) * 4 >= size * 3:
        return True
    if sum(1 for line in run if len(line) > ONE_LENGTH) * 2 >= size:
        return False
    if _one_length(run) * 10 < size * 8 and sum(1 for line in run if STOP.intersection(line[:-2])) * 5 > size:
        return False
    if sum(map(_is_cut, run)) * CUT_SHARE > size:
        return False
    table = pairs_of()
    pairs = [(a[-1], b[0]) for a, b in pairwise(run) if is_han(a[-1]) and is_han(b[0])]
    odds = [max(-6.0, min(14.0, table.log_odds(a, b))) for a, b in pairs]
    return not odds or sum(odds) / len(odds) < COHESION + DOUBT / len(odds) ** 0.5


def _is_cut(line: str) -> bool:
    """Whether ``line`` ends inside a clause that began in it, behind a mark: 合久必分。周末七国分."""
    if line[-1] in HALF or line[-1] in STOP or line[-1] in "”」』）》":
        return False
    return any(c in STOP or c in "，；" for c in line[1:-1])


def _may_be_stanza(run: Sequence[str]) -> bool:
    """Whether a few lines beside verse are a stanza of it: short, not spoken, not closed one by one."""
    closed = sum(1 for line in run if line[-1] in STOP or line[-1] in "”」』：")
    return closed * 2 <= len(run) and max(map(len, run)) <= ONE_LENGTH


def _are_couplets(run: Sequence[str], before: str = "") -> bool:
    """Whether each line is two verses of five or seven characters, a mark behind each; or two lines are one verse each.

    Two such lines stand in novels behind 正是：, or between paragraphs that are closed.
    """
    size = len(run[0])
    marks = STOP | HALF
    if any(len(line) != size or line[-1] not in marks for line in run):
        return False
    if size in COUPLETS:
        return all(line[size // 2 - 1] in marks for line in run)
    single = all(marks.isdisjoint(line[:-1]) and all(map(is_han, line[:-1])) for line in run)
    ends = all(a[-1] in HALF and b[-1] in STOP for a, b in zip(run[::2], run[1::2], strict=False))
    return size in VERSES and single and ends and len(run) % 2 == 0 and (not before or closes(before))


def _one_length(run: Sequence[str]) -> int:
    """How many lines of ``run`` have the commonest length, if that is a line's of verse; else 0."""
    length, most = max(Counter(map(len, run)).items(), key=lambda item: (item[1], item[0]))
    return most if 4 <= length <= ONE_LENGTH else 0


def _is_verse(run: Sequence[str], gaps: Sequence[int]) -> bool:
    """Whether the lines of ``run`` are verse, not speech or a list: of one length, ending in half stops, or in no marks at all."""
    if _are_couplets(run):
        return True
    size = len(run)
    if sum(is_balanced(line) for line in run) * 4 >= size * 3:
        return True
    spoken = sum(1 for line in run if line[0] in "“「『" or line[-1] in "”」』：")
    if spoken * 5 > size or sum(1 for gap in gaps if gap) * 2 > len(gaps):
        return False
    marked = sum(1 for line in run if line[-1] in HALF or line[-1] in STOP)
    half = sum(1 for line in run if line[-1] in HALF)
    if _one_length(run) * 10 >= size * 8:
        return True
    if sum(map(len, run)) < 5 * size:
        return False
    if half * 4 >= size and marked * 2 >= size:
        return True
    inner = sum(1 for line in run if HALF.intersection(line) or STOP.intersection(line))
    spoken = sum(1 for line in run if VOICE.intersection(line))
    return marked * 8 <= size and inner * 3 <= size and spoken * 2 >= size
