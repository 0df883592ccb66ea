"""Chapters of a novel: each becomes an article, its part (卷) the kicker, the book's title and author metadata.

Candidates are lines that look like a chapter's head; a survey over the whole source keeps, unit by unit, the chain of numbers
that best explains them, so that 第一次会议 or a numbered headline in a newspaper opens nothing.  A table of contents is told from
the body by what stands between its lines: nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from convkit.contract import ArticleStart, CleaningPass, Mark, PassSpec, Stage, TextView, Verdict
from convkit.model import Block, BlockKind, Field, Furniture
from convkit.passes.numerals import NUMERALS, value

PARTS = "卷部集篇编編册冊"
CHAPTERS = "章回节節折幕话話"
CLAUSES = "条條"
"""What laws and by-laws count; a book of them is one document, its chapters are headings."""
NAMED = "楔子|序章|序幕|序言|自序|代序|前言|引子|引言|序|正文|终章|終章|尾声|尾聲|后记|後記|跋|附录|附錄|番外[^\\n。，]{0,20}|大结局|大結局|Prologue|Epilogue|Preface|Introduction"
LONGEST = 42
"""Code points that a chapter's title may have after its number."""
FEWEST = 3
"""Chapters that make a novel; two numbered heads may be anything."""
CONTENTS_RUN = 5
"""Heads in a row without body between them that make a table of contents."""


class Head(NamedTuple):
    """A line that may open a chapter: its text, the unit (章), the number (None for 楔子), how much speaks against it."""

    text: str
    unit: str
    number: int | None
    doubt: float


@lru_cache(maxsize=1)
def _number() -> re.Pattern[str]:
    return re.compile(rf"第\s*([0-9０-９{NUMERALS}]{{1,9}})\s*([{CHAPTERS}{PARTS}{CLAUSES}])([^\n]{{0,60}})")


@lru_cache(maxsize=1)
def _english() -> re.Pattern[str]:
    return re.compile(r"C(?:hapter|HAPTER)\s+([0-9IVXLC]{1,7}|[A-Z][a-z]+)\b([^\n]{0,60})")


@lru_cache(maxsize=1)
def _named() -> re.Pattern[str]:
    return re.compile(rf"(?:{NAMED})(?:[\s:：·、　][^\n]{{0,40}})?")


ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
WORDS = {
    w: n
    for n, w in enumerate(
        [
            "One",
            "Two",
            "Three",
            "Four",
            "Five",
            "Six",
            "Seven",
            "Eight",
            "Nine",
            "Ten",
            "Eleven",
            "Twelve",
            "Thirteen",
            "Fourteen",
            "Fifteen",
            "Sixteen",
            "Seventeen",
            "Eighteen",
            "Nineteen",
            "Twenty",
        ],
        1,
    )
}


def head_of(line: str) -> Head | None:
    """The chapter head that ``line`` (stripped) may be; None where its form rules that out."""
    english = _english().match(line)
    if english is not None:
        rest = english[2].strip(" .:：—-")
        number = int(english[1]) if english[1].isdigit() else WORDS.get(english[1]) or _roman(english[1])
        return Head(line, "chapter", number, 1.0 if len(rest) > LONGEST else 0.0) if number else None
    found = _number().match(line.removeprefix("正文").lstrip())
    if found is None:
        return Head(line, "", None, 0.0) if len(line) <= LONGEST and _named().fullmatch(line) else None
    number = value(found[1]) if found[2] not in CLAUSES else None
    rest = found[3]
    if number is None or len(rest.strip()) > LONGEST:
        return None
    doubt = 0.0
    if rest and rest[0] not in " \u3000\t:：、.．-—《【（(":
        doubt += 0.7 if rest[0] not in "的中里裡第和与與是有在" else 3.0
    if rest.rstrip().endswith(("。", "，", "；", "：", ",", ";", "、")):
        doubt += 2.0
    elif "。" in rest or "，" in rest[:-1]:
        doubt += 0.6
    if len(rest) > 25:
        doubt += 0.5
    return Head(line, found[2], number, doubt)


def _roman(text: str) -> int | None:
    if not text or any(c not in ROMAN for c in text):
        return None
    values = [ROMAN[c] for c in text]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


def chain(heads: list[Head]) -> list[Head]:
    """Of the heads of one unit the sequence that best counts up: gaps cost, doubt costs, a new part may begin at 1 again.

    Linear: the best chain that ends in each number is kept, not every pair.
    """
    best: dict[int, tuple[float, int]] = {}
    came: list[int] = []
    scores: list[float] = []
    top = (0.0, -1)
    for index, head in enumerate(heads):
        number = head.number or 0
        options = [(0.0 if number == 1 else -0.3 * min(number, 6), -1)]
        for back in range(1, 4):
            if number - back in best:
                score, at = best[number - back]
                options.append((score + (0.5 if back == 1 else -0.4 * back), at))
        if number == 1 and top[1] >= 0:
            options.append((top[0] - 0.5, top[1]))
        if number in best:
            options.append((best[number][0] - 1.2, best[number][1]))
        if top[1] >= 0:
            options.append((top[0] - 1.6, top[1]))
        score, at = max(options)
        score += 1.0 - head.doubt
        scores.append(score)
        came.append(at)
        if number not in best or score >= best[number][0]:
            best[number] = (score, index)
        if score >= top[0]:
            top = (score, index)
    path: list[Head] = []
    at = top[1]
    while at >= 0:
        path.append(heads[at])
        at = came[at]
    return path[::-1]


class ChapterData(NamedTuple):
    """What a survey hands to the pass: accepted heads, the part each stands in, the work's title and author, odd numbers."""

    heads: frozenset[str]
    parts: Mapping[str, str]
    title: str
    author: str
    odd: Mapping[str, str]


class ChapterSurvey:
    """Collects the heads of a whole source and decides whether they are those of a book."""

    def __init__(self) -> None:
        self._heads: list[Head] = []
        self._top = ""
        self._clauses = 0

    def feed(self, text: str) -> None:
        """Look at the lines that could be heads; the search jumps from 第 to 第."""
        if len(self._top) < 2000:
            self._top += text[: 2000 - len(self._top)]
        found = []
        for match in _number().finditer(text):
            if match[2] not in CLAUSES:
                found.append(match.start())
            elif not text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip():
                self._clauses += 1
        if "C" in text:
            found = sorted(found + [match.start() for match in _english().finditer(text)])
        seen = -1
        for at in found:
            start = text.rfind("\n", 0, at) + 1
            if start == seen or text[start:at].strip(" \t\u3000正文"):
                continue
            seen = start
            stop = text.find("\n", at)
            line = text[start : len(text) if stop < 0 else stop].strip()
            head = head_of(line) if len(line) <= LONGEST + 20 else None
            if head:
                self._heads.append(head)

    def verdict(self) -> Verdict:
        """Open where the chain of one unit counts at least ``FEWEST`` chapters."""
        accepted: set[str] = set()
        counts: dict[str, float] = {}
        odd: dict[str, str] = {}
        units = sorted({head.unit for head in self._heads}, key=lambda unit: (unit in PARTS, unit))
        for unit in units:
            fewest = FEWEST if unit not in PARTS or not accepted else 1
            kept = chain([head for head in self._heads if head.unit == unit])
            sure = [head for head in kept if head.doubt < 1.5]
            if len({head.number for head in sure}) >= fewest and len(sure) * 2 >= len(kept):
                accepted |= {head.text for head in kept}
                counts[f"heads {unit}"] = len({head.text for head in kept})
                odd.update(_odd(kept))
        if not accepted or self._clauses > len(accepted):
            return Verdict(False, evidence={**counts, "clauses": float(self._clauses)})
        title, author = _work(self._top, accepted)
        return Verdict(
            True, evidence=counts, data=ChapterData(frozenset(accepted), self._parts(accepted), title, author, odd)
        )

    def _parts(self, accepted: set[str]) -> dict[str, str]:
        """The part that each chapter's head stands in; a part's head in the contents is followed by its body one, which wins."""
        parts: dict[str, str] = {}
        current = ""
        for head in self._heads:
            if head.text not in accepted:
                continue
            if head.unit in PARTS:
                current = head.text
            elif current:
                parts[head.text] = current
        return parts


def _odd(kept: list[Head]) -> dict[str, str]:
    """Numbers that are missing or doubled, by the head that shows it."""
    odd: dict[str, str] = {}
    seen: dict[int, str] = {}
    before: Head | None = None
    for head in kept:
        number = head.number or 0
        if before is not None and number > (before.number or 0) + 1:
            odd[head.text] = f"between {before.text!r} and {head.text!r} a number is missing"
        if number in seen and seen[number] != head.text and number != 1:
            odd[head.text] = f"number {number} stands twice: {seen[number]!r} and {head.text!r}"
        seen[number] = head.text
        if number == 1:
            seen = {1: head.text}
        before = head
    return odd


@lru_cache(maxsize=1)
def _author() -> re.Pattern[str]:
    return re.compile(r"(?:作者|著者|著|作\s*者|by|By|BY)\s*[:：]?\s*(\S[^\n]{0,30})|(\S[^\n]{0,20}?)\s*(?:著|作品)$")


@lru_cache(maxsize=1)
def _book() -> re.Pattern[str]:
    return re.compile(
        r"《([^》\n]{1,40})》(?:\s*(?:作者|作\s*者)\s*[:：]?\s*(\S[^\n]{0,20}))?|(?:书名|書名)\s*[:：]\s*《?([^》\n]{1,40})》?"
    )


def _work(top: str, accepted: set[str]) -> tuple[str, str]:
    """The work's title and author from the lines above its first chapter."""
    title = author = ""
    for line in top.split("\n")[:40]:
        line = line.strip()
        if line in accepted:
            break
        found = _book().fullmatch(line)
        if found and not title:
            title, author = found[1] or found[3], author or (found[2] or "")
            continue
        found = _author().fullmatch(line)
        if found and not author and len(line) <= 40:
            author = (found[1] or found[2]).strip()
        elif line and not title and len(line) <= 30 and not re.search("[。，；：！？]", line):
            title = line
    return title, author


class ChaptersPass:
    """``segment.chapters``."""

    def propose(self, view: TextView) -> Iterator[Mark]:
        """A start and a title for each chapter; contents and the title page as furniture."""
        data = view.verdict.data
        if not isinstance(data, ChapterData):
            return
        blocks = [b for b in view.blocks if b.parent < 0]
        lines = [view.text[b.start : b.end].strip() if b.end - b.start <= LONGEST + 20 else "" for b in blocks]
        heads = [i for i, line in enumerate(lines) if line and (line in data.heads or _stands_alone(line))]
        contents = _contents(lines, heads)
        yield from (Furniture(blocks[i].start, blocks[i].end, "contents") for i in sorted(contents))
        body = [i for i in heads if i not in contents]
        first = next((i for i in body if lines[i] in data.heads), None)
        if first is None:
            return
        yield from _front(view, blocks, lines, first, contents, data)
        part = ""
        for i in body:
            head = head_of(lines[i])
            if head is None:
                continue
            if head.unit and head.unit in PARTS and _followed_by_chapter(lines, i, body):
                part = lines[i]
                yield Furniture(blocks[i].start, blocks[i].end, "part heading, kept as kicker")
                continue
            over = "" if _of_the_book(lines[i]) else part or data.parts.get(lines[i], "")
            yield from self._chapter(view, blocks[i], lines[i], over, data)

    def _chapter(self, view: TextView, block: Block, line: str, part: str, data: ChapterData) -> Iterator[Mark]:
        yield ArticleStart(block.start, 1.0, "chapter")
        yield Field("title", block.start, block.end, reason="chapter")
        at = block.start
        if part:
            yield Field("kicker", at, at, part, keep=True, reason="chapter's part")
        if data.title:
            yield Field("metadata.work", at, at, data.title, keep=True, reason="chapter's work")
        if data.author:
            yield Field("author", at, at, data.author, keep=True, reason="chapter's work")
        if line in data.odd:
            view.problem("W_CHAPTER", data.odd[line], at=at)


def _of_the_book(line: str) -> bool:
    """Whether ``line`` heads what closes a book and belongs to none of its parts."""
    return line.startswith(("后记", "後記", "跋", "附录", "附錄", "番外", "大结局", "大結局", "Epilogue"))


def _stands_alone(line: str) -> bool:
    return len(line) <= LONGEST and bool(_named().fullmatch(line))


def _contents(lines: list[str], heads: list[int]) -> set[int]:
    """The heads that stand in a run of at least ``CONTENTS_RUN`` without body between, with the word 目录 above them."""
    found: set[int] = set()
    run: list[int] = []
    for i in [*heads, -1]:
        if run and i == run[-1] + 1:
            run.append(i)
            continue
        if len(run) >= CONTENTS_RUN:
            last = run[-1]
            body_follows = i != -1 or last + 1 < len(lines)
            found.update(run[:-1] if body_follows and not _again(lines, heads, last) else run)
            above = run[0] - 1
            if above >= 0 and re.fullmatch(r"目\s*[录錄次]|Contents|CONTENTS", lines[above]):
                found.add(above)
        run = [i]
    return found


def _again(lines: list[str], heads: list[int], index: int) -> bool:
    """Whether the head at ``index`` stands once more further down."""
    return any(lines[i] == lines[index] for i in heads if i > index)


def _followed_by_chapter(lines: list[str], index: int, body: list[int]) -> bool:
    after = next((i for i in body if i > index), None)
    return after is not None and after - index <= 3


def _front(
    view: TextView, blocks: list[Block], lines: list[str], first: int, contents: set[int], data: ChapterData
) -> Iterator[Mark]:
    """What stands before the first chapter: a title page is furniture, prose stays an article of its own."""
    for i in range(first):
        if i in contents or _stands_alone(lines[i]):
            continue
        text = view.text[blocks[i].start : blocks[i].end].strip()
        named = bool(data.title and data.title in text and len(text) <= len(data.title) + 30)
        signed = bool(data.author and data.author in text and len(text) <= len(data.author) + 12)
        if named or signed:
            yield Furniture(blocks[i].start, blocks[i].end, "title page")
        elif blocks[i].kind is BlockKind.PARAGRAPH and i == 0 and _stands_alone(text):
            yield ArticleStart(blocks[i].start, 0.5, "front matter")


def _chapters(options: Mapping[str, str]) -> CleaningPass:
    return ChaptersPass()


PASSES = (
    PassSpec(
        "segment.chapters", 1, Stage.SEGMENT,
        "chapters of a novel, each an article; its part is the kicker, the table of contents is set aside",
        _chapters, order=20, survey=ChapterSurvey,
    ),
)  # fmt: skip
