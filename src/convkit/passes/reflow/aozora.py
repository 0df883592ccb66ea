"""The pass ``reflow.ruby``: readings, notes and imprint of Japanese texts as Aozora Bunko writes them.

``港《みなと》`` and ``｜時計台《とけいだい》`` become the word with its reading as ruby; ``※［＃…、第3水準1-84-77］`` the character that
JIS X 0213 has there; ``［＃「…」は大見出し］`` makes a heading, ``［＃「…」に傍点］`` emphasis; other notes go.  What explains the marks and the
imprint (底本：…) are furniture.  Source: https://www.aozora.gr.jp/annotation/.

The gate looks for words of kanji with kana alone between 《 and 》 behind them, which no title in such brackets is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from convkit.contract import Mark, TextView, Verdict
from convkit.model import Block, BlockKind, Field, Furniture, Run
from convkit.passes.reflow.lines import Lines, read_lines
from convkit.patterns import Pattern, holds
from convkit.provenance import Edit

LEAST = 3
"""Words with their reading that open the gate."""
SHARE = 0.8
"""The share of them among all that stands between 《 and 》."""
HEAD = 40
"""Lines in which the marks are explained."""
NAMED = 6
"""Most lines of title, subtitle and author over that."""
WORD = 90
"""Code points before a reading in which its word begins."""
NAME = 24
"""Code points of the longest title or name of an author where no rule stands under them."""
TAIL = 40
"""Lines from the end in which the imprint begins."""
SIZES = "大中小"
"""The sizes of headings, the largest first."""
EXPLAINED = "【テキスト中に現れる記号について】"
KANJI = "一-鿿㐀-䶿豈-﫿々〆〇ヶ仝※"
KANA = "ぁ-ゖァ-ヺー・゛゜ゝゞヽヾ　 "


class _Patterns:
    """The regular expressions of this module."""

    # fmt: off
    read = Pattern(r"《([^《》\n]{1,40})》")
    plain = Pattern(rf"(?:※［＃[^［］\n]{{1,80}}］|[{KANJI}]+)$")
    reading = Pattern(rf"(?<=[{KANJI}］\]])《[{KANA}]{{1,20}}》|[|｜][^|｜《》\n]{{1,20}}《[{KANA}]{{1,20}}》")
    kana = Pattern(rf"[{KANA}]+")
    note = Pattern(r"(?P<lost>※)?(?P<open>[［\[][＃#])(?P<said>[^［］\[\]\n]{1,80})[］\]]")
    place = Pattern(r"(?P<plane>[12])[-−－](?P<row>\d{1,2})[-−－](?P<cell>\d{1,2})$")
    unicode = Pattern(r"[UＵ][+＋](?P<code>[0-9A-Fa-f]{4,5})")
    heading = Pattern(r"「(?P<word>.{1,60})」は(?:同行|窓)?(?P<size>[大中小])見出し")
    stressed = Pattern(r"「(?P<word>.{1,60})」に[^「」]{0,8}(?:傍点|傍線|圏点)")
    again = Pattern(r"[／/](?P<voiced>[″”\"])?[＼\\]")
    rule = Pattern(r"[-－─―━]{10,}")
    imprint = Pattern(r"底本[：:]")
    # fmt: on


class Shown(NamedTuple):
    """What a text holds: edits in order, marks."""

    edits: list[Edit]
    marks: list[Mark]


class RubySurvey:
    """Counts words with a reading, and all that stands between 《 and 》, over a source."""

    def __init__(self) -> None:
        self._read = 0
        self._all = 0
        self._sizes: set[str] = set()

    def feed(self, text: str) -> None:
        """Look at the next stretch."""
        if "《" in text:
            self._all += text.count("《") - text.count("《》")
            self._read += sum(1 for _ in _Patterns.reading.finditer(text))
            self._sizes |= {size for size in SIZES if f"{size}見出し］" in text or f"{size}見出し]" in text}

    def verdict(self) -> Verdict:
        """Open where the readings are enough, and most of what stands between such brackets; the data are the sizes of headings that there are."""
        evidence = {"readings": float(self._read), "brackets": float(self._all)}
        sizes = "".join(size for size in SIZES if size in self._sizes)
        return Verdict(self._read >= LEAST and self._read >= SHARE * self._all, evidence=evidence, data=sizes)


class Ruby:
    """Proposes runs of ruby in place of readings, and takes the notes out."""

    def propose(self, view: TextView) -> Iterable[Edit | Mark]:
        """Edits, runs, headings; the head and the imprint of the file."""
        sizes = view.verdict.data if isinstance(view.verdict.data, str) else SIZES
        for span in view.plain:
            lines = read_lines(view, span)
            aside, marks = _frame(lines)
            edits: list[Edit] = []
            for index, line in enumerate(lines.contents):
                if index not in aside and index not in lines.closed:
                    shown = shown_in(line, lines.starts[index], sizes)
                    edits += shown.edits
                    marks += shown.marks
            yield from edits
            yield from marks


def shown_in(line: str, base: int, sizes: str = SIZES) -> Shown:
    """What a line that begins at position ``base`` becomes: edits that take readings and notes out of it, runs, the heading that it is.

    ``sizes`` are those of the headings of the whole text, the largest first.
    """
    found = Shown([], [])
    if "《" in line:
        _readings(line, base, found)
    if "＃" in line or "#" in line:
        _notes(line, base, found, sizes)
    if "＼" in line or "\\" in line:
        for match in _Patterns.again.finditer(line):
            new = "〴〵" if match["voiced"] else "〳〵"
            found.edits.append(Edit(base + match.start(), match.group(), new))
    found.edits.sort(key=lambda edit: edit.start)
    return found


def _readings(line: str, base: int, found: Shown) -> None:
    for match in _Patterns.read.finditer(line):
        end, reading = match.start(), match[1]
        first = max(0, end - WORD, line.rfind("》", 0, end) + 1)
        bar = max(line.rfind("｜", first, end), line.rfind("|", first, end))
        plain = None if bar >= 0 else _Patterns.plain.search(line[first:end])
        if bar >= 0:
            start = bar + 1
            found.edits.append(Edit(base + bar, line[bar], ""))
        elif plain and _Patterns.kana.fullmatch(reading):
            start = first + plain.start()
        else:
            continue
        found.edits.append(Edit(base + end, match.group(), ""))
        found.marks.append(Run(base + start, base + end, "ruby", reading))


def _notes(line: str, base: int, found: Shown, sizes: str) -> None:
    notes = list(_Patterns.note.finditer(line))
    held = [(edit.start - base, edit.start - base + len(edit.old)) for edit in found.edits]
    for match in notes:
        if any(a < match.end() and match.start() < b for a, b in held):
            continue
        said = match["said"]
        character = _character(said) if match["lost"] else ""
        if match["lost"] and not character:
            continue
        found.edits.append(Edit(base + match.start(), match.group(), character))
        heading, stressed = _Patterns.heading.search(said), _Patterns.stressed.search(said)
        at = line.rfind(stressed["word"], 0, match.start()) if stressed else -1
        if stressed and at >= 0:
            found.marks.append(Run(base + at, base + at + len(stressed["word"]), "emphasis"))
        if heading:
            found.marks.append(Block(BlockKind.HEADING, base, base + len(line), sizes.find(heading["size"]) + 1))
    if notes and not any(match["lost"] for match in notes) and not _Patterns.note.sub("", line).strip():
        found.edits.clear()
        found.marks[:] = [Furniture(base, base + len(line), "note of the typist")]


def _character(said: str) -> str:
    """The character that a note describes by its place in JIS X 0213 or its code point; "" where it names none."""
    code = _Patterns.unicode.search(said)
    if code:
        return chr(int(code["code"], 16))
    place = _Patterns.place.search(said)
    if place is None:
        return ""
    lead = b"\x8f" if place["plane"] == "2" else b""
    row, cell = int(place["row"]), int(place["cell"])
    if not (1 <= row <= 94 and 1 <= cell <= 94):
        return ""
    try:
        return (lead + bytes([0xA0 + row, 0xA0 + cell])).decode("euc_jis_2004")
    except UnicodeDecodeError:
        return ""


def _frame(lines: Lines) -> tuple[frozenset[int], list[Mark]]:
    """The lines that are of the file and none of the text, with the marks for them and for title and author over the text."""
    contents = lines.contents
    aside: set[int] = set()
    marks: list[Mark] = []
    rules = [i for i, line in enumerate(contents[:HEAD]) if _Patterns.rule.fullmatch(line)]
    if len(rules) > 1 and rules[0] + 1 < len(contents) and contents[rules[0] + 1].startswith(EXPLAINED):
        aside |= set(range(rules[0], rules[1] + 1))
        if 2 <= rules[0] <= NAMED:
            marks += _named(lines, rules[0])
            aside |= set(range(rules[0]))
    elif _is_head(lines):
        marks += _named(lines, 2)
        aside |= {0, 1}
    imprint = next(
        (i for i in range(max(0, len(contents) - TAIL), len(contents)) if _Patterns.imprint.match(contents[i])), -1
    )
    if imprint > 0:
        aside |= set(range(imprint, len(contents)))
    said = {mark.start for mark in marks if isinstance(mark, Field)}
    marks += [
        Furniture(lines.starts[i], lines.ends[i], "about the file")
        for i in sorted(aside)
        if lines.starts[i] not in said
    ]
    return frozenset(aside), marks


def _is_head(lines: Lines) -> bool:
    """Whether the first two lines are title and author: short, without a mark of a sentence, a blank line behind them."""
    contents = lines.contents
    if len(contents) < 3 or lines.gaps[1] or not lines.gaps[2]:
        return False
    return all(len(line) <= NAME and not holds(line, "。、「」！？《") for line in contents[:2])


def _named(lines: Lines, stop: int) -> Iterator[Mark]:
    """Title, subtitles and author, the lines over what explains the marks."""
    for index in range(stop):
        start, end = lines.starts[index], lines.ends[index]
        if index + 1 == stop:
            yield Field("byline", start, end, reason="name under the title")
            yield Field("author", start, end, lines.contents[index], keep=True, reason="name under the title")
        else:
            yield Field("subtitle" if index else "title", start, end, reason="the first line of the file")
