"""The pass ``segment.chapters``: a start and a title for each chapter, contents and title page as furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from convkit.contract import ArticleStart, Mark, TextView
from convkit.model import Block, BlockKind, Field, Furniture
from convkit.passes.chapters import heads as h
from convkit.passes.chapters.chain import STRAY
from convkit.passes.chapters.contents import contents, is_entry
from convkit.passes.chapters.heads import Head, head_of, may_head, of_the_book, stands_alone
from convkit.passes.chapters.survey import ChapterData
from convkit.passes.official.parts import is_official, lines_of_blocks, may_begin_one
from convkit.passes.reflow.lines import read_lines
from convkit.patterns import holds
from convkit.provenance import Edit
from convkit.sitewords import is_call

LONGEST = h.LONGEST + 40
"""Code points of the longest line that is looked at: that of a head with what may stand before it."""
SUBTITLE = 30
"""Code points of the longest title that stands on a line under a bare number."""
MOSTLY = 0.6
"""The share of bare heads over a short line from which on such lines are their titles."""
TITLE_PAGE = 4
"""Lines beside title and author that a title page has: 长篇小说, A Novel, the publisher."""
ADVERTISED = 80
"""Code points of the longest line that a site sets into a chapter with its address."""
BESIDE = 24
"""Most code points of it beside the address."""
PROSE = frozenset("。；：！？…“”‘’「」")
"""Marks that no title has but prose."""
NEAR = 3
"""How far behind a part's head its first chapter may stand."""


class Place(NamedTuple):
    """A head of the body: its block, and the block of the title under it, -1 where there is none."""

    line: int
    head: Head
    under: int = -1


class HeadsPass:
    """``reflow.chapters``."""

    def propose(self, view: TextView) -> Iterator[Mark]:
        """A block for each line that heads a chapter, and for the title on the line under a bare number."""
        data = view.verdict.data
        if not isinstance(data, ChapterData):
            return
        for span in view.plain:
            lines = read_lines(view, span)
            contents = [line if len(line) <= LONGEST else "" for line in lines.contents]
            short = [i for i, line in enumerate(contents) if line and (data.numbered or may_head(line))]
            known = _heads_in(contents, short, data)
            body = [i for i in short if i in known or stands_alone(contents[i])]
            held: set[int] = set()
            before: Place | None = None
            for place in _places(contents, known, body):
                if before is None or not _runs(before, place):
                    held |= {place.line, place.under}
                before = place
            for index in sorted(held - lines.closed - {-1}):
                yield Block(BlockKind.PARAGRAPH, lines.starts[index], lines.ends[index])


def _runs(before: Place, place: Place) -> bool:
    """Whether the head at ``place`` is the one before it once more, over body as on every page of a book: a running head."""
    return place.head.key == before.head.key and place.line > before.line + 1


class ChaptersPass:
    """``segment.chapters``."""

    def propose(self, view: TextView) -> Iterator[Edit | Mark]:
        """The starts and titles of chapters; contents and the title page as furniture."""
        data = view.verdict.data
        if not isinstance(data, ChapterData):
            return
        text = view.text
        blocks = [b for b in view.blocks if b[4] < 0]
        lines = [text[start:end].strip() if end - start <= LONGEST else "" for _, start, end, _, _, _ in blocks]
        if may_begin_one(text, blocks) and is_official(lines_of_blocks(text, blocks)):
            return
        short = [i for i, line in enumerate(lines) if line]
        begun = [i for i in short if data.numbered or may_head(lines[i])]
        known = _heads_in(lines, begun, data)
        alone = {i for i in begun if i not in known and stands_alone(lines[i])}
        heads = [i for i in begun if i in known or i in alone or is_entry(lines[i])]
        listed = contents(lines, heads)
        yield from (Furniture(blocks[i].start, blocks[i].end, "contents") for i in sorted(listed))
        places = list(_places(lines, known, [i for i in heads if i not in listed and (i in known or i in alone)]))
        first = next((place.line for place in places if place.line in known), None)
        if first is None:
            return
        yield from _front(view, blocks, lines, first, listed, data)
        yield from self._chapters(view, blocks, lines, places, data)
        yield from _inside(blocks, lines, [i for i in short if i >= first], data)

    def _chapters(
        self, view: TextView, blocks: Sequence[Block], lines: Sequence[str], places: Sequence[Place], data: ChapterData
    ) -> Iterator[Edit | Mark]:
        part = ""
        before: Head | None = None
        for number, place in enumerate(places):
            block, head = blocks[place.line], place.head
            after = places[number + 1].line if number + 1 < len(places) else len(lines)
            if before is not None and head.key == before.key and places[number - 1].line + 1 == place.line:
                yield Furniture(block.start, block.end, "head, stated again")
                continue
            if before is not None and head.key == before.key:
                yield Furniture(block.start, block.end, "running head")
                continue
            before = head
            under = blocks[place.under] if place.under >= 0 else None
            if h.is_part(head) and after - max(place.line, place.under) <= NEAR and after < len(lines):
                part = head.text[head.start :] + (f"\u3000{lines[place.under]}" if under else "")
                for one in (block, under):
                    if one is not None:
                        yield Furniture(one.start, one.end, "part heading, kept as kicker")
                continue
            over = "" if of_the_book(head.text) else part or data.parts.get(head.key, "")
            yield from _chapter(view, block, under, head, over, data)


def _heads_in(lines: Sequence[str], short: Sequence[int], data: ChapterData) -> dict[int, Head]:
    """Those of the lines ``short`` that the survey took for heads of the book."""
    return {i: head for i in short if (head := _known(lines[i], data)) is not None}


def _known(line: str, data: ChapterData) -> Head | None:
    """The head that ``line`` is, where the survey took it for one of the book."""
    if data.numbered:
        made = Head(line, h.NUMBER, 0, 0.0, line)
        return made if made.key in data.heads else None
    head = head_of(line)
    if head is None or head.key in data.heads:
        return head if head is not None and head.number is not None else None
    told = (head.unit, head.number) in data.counted and head.doubt < STRAY and head.key not in data.sections
    return head if told else None


def _places(lines: Sequence[str], known: Mapping[int, Head], body: Sequence[int]) -> Iterator[Place]:
    """The heads of the body, each with the line under it where bare numbers have their titles there."""
    held = set(body)
    found = [(i, known.get(i) or head_of(lines[i]) or Head(lines[i], "", None)) for i in body]
    bare = [i for i, head in found if head.number is not None and not head.title]
    titled = [i for i in bare if _titles(lines, i + 1, held)]
    trusted = set(titled) if len(titled) >= MOSTLY * len(bare) else set()
    for i, head in found:
        yield Place(i, head, i + 1 if i in trusted else -1)


def _titles(lines: Sequence[str], index: int, heads: set[int]) -> bool:
    """Whether line ``index`` may be the title of a bare number: short, without the marks of prose or speech, over body."""
    if index + 1 >= len(lines) or index in heads or index + 1 in heads:
        return False
    line = lines[index]
    if not 0 < len(line) <= SUBTITLE or line[-1] in "。，、；：…”」』,;:.!—" or line[0] in "“「『\"'（(—*-=…":
        return False
    halves = re.split("[，, \u3000]", line)
    return PROSE.isdisjoint(line[:-1]) and ("，" not in line or (len(halves) == 2 and len(halves[0]) == len(halves[1])))


def _chapter(
    view: TextView, block: Block, under: Block | None, head: Head, part: str, data: ChapterData
) -> Iterator[Edit | Mark]:
    yield ArticleStart(block.start, 1.0, "chapter")
    start = block.start + head.start
    if head.start:
        yield Furniture(block.start, start, "mark before a head")
    if head.over:
        over = block.start + head.over
        yield Field("kicker", start, over, reason="chapter's part")
        start = over + len(view.text[over : block.end]) - len(view.text[over : block.end].lstrip())
    elif part:
        yield Field("kicker", block.start, block.start, part, keep=True, reason="chapter's part")
    end = block.end if under is None else under.end
    paged = h.page_number().search(view.text, start, end) if under is None and view.text[end - 1] in "）)" else None
    if paged:
        yield Furniture(paged.start(), end, "page number")
        end = paged.start()
    colon = under is None and view.text[end - 1] in "：:"
    yield Field("title", start, end - colon, reason="chapter")
    if colon:
        yield Furniture(end - 1, end, "mark behind a head")
    if under is not None:
        gap = view.text[block.end : under.start]
        yield Edit(block.end, gap, " " if head.text.isascii() else "\u3000")
    if data.title:
        yield Field("metadata.work", block.start, block.start, data.title, keep=True, reason="chapter's work")
    if data.author:
        yield Field("author", block.start, block.start, data.author, keep=True, reason="chapter's work")
    if head.key in data.odd:
        view.problem("W_CHAPTER", data.odd[head.key], at=block.start)


def _inside(blocks: Sequence[Block], lines: Sequence[str], short: Sequence[int], data: ChapterData) -> Iterator[Mark]:
    """Sections inside chapters, and the marks at a chapter's end, among the lines ``short``."""
    for index in short:
        line = lines[index]
        if data.sections and "".join(line.split()) in data.sections:
            yield blocks[index]._replace(kind=BlockKind.HEADING, level=1)
        elif 3 <= len(line) <= 24 and holds(line, "完终終") and _end().fullmatch(line):
            yield Furniture(blocks[index].start, blocks[index].end, "end mark")
        elif len(line) > 6 and (is_call(line) or advertises(line)):
            yield Furniture(blocks[index].start, blocks[index].end, "notice of a site")


def advertises(line: str) -> bool:
    """Whether ``line`` is the address of a site and a few words beside it."""
    if len(line) > ADVERTISED or "." not in line or any(mark in line for mark in "。！？”"):
        return False
    return len(_address().sub("", line)) <= BESIDE and _address().search(line) is not None


@lru_cache(maxsize=1)
def _address() -> re.Pattern[str]:
    return re.compile(
        r"(?:https?://)?(?:www\.|[\w-]+\.)[\w.-]*\b(?:com|net|cc|org|cn|la|info|me|xyz|top|vip|tw|co)\b(?:/[\w./?=&%-]*)?",
        re.ASCII | re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _end() -> re.Pattern[str]:
    return re.compile(
        r"[（(【\[—\-~～=*＊#\s]*(?:本章|全书|全書|全文|本书|本卷|正文)\s*(?:完结|完結|完|终|終)[)）】\]—\-~～=*＊#\s。]*"
    )


def _front(
    view: TextView, blocks: Sequence[Block], lines: Sequence[str], first: int, listed: set[int], data: ChapterData
) -> Iterator[Mark]:
    """What stands before the first chapter: a title page is furniture, prose stays an article of its own."""
    rest: list[tuple[Block, str]] = []
    for i in range(first):
        if i in listed or stands_alone(lines[i]):
            continue
        block = blocks[i]
        text = view.text[block.start : block.end].strip()
        if _of_title_page(text, data):
            yield Furniture(block.start, block.end, "title page")
        else:
            rest.append((block, text))
    if data.title and len(rest) <= TITLE_PAGE and all(_is_label(text) for _, text in rest):
        yield from (Furniture(block.start, block.end, "title page") for block, _ in rest)


def _is_label(text: str) -> bool:
    """Whether ``text`` is no prose: 长篇小说, A Novel, the name of a publisher."""
    return len(text) <= SUBTITLE and PROSE.isdisjoint(text) and text[-1:] not in ",，."


def _of_title_page(line: str, data: ChapterData) -> bool:
    """Whether ``line`` has the name of the work or of its author, or is a rule."""
    said, title, author = line.casefold(), data.title.casefold(), data.author.casefold()
    named = bool(title and title in said and len(line) <= len(title) + 30)
    signed = bool(author and author in said and len(line) <= len(author) + 12)
    return named or signed or (len(line) <= 60 and not line.strip("-=*_—─━＝＊~～· "))
