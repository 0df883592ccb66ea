"""The pass ``segment.chapter-page``: one chapter as a site for novels shows it; its head is the title, the site's lines round it are furniture.

A single numbered head proves nothing by itself: reports and theses have them too.  The page is told by the words that only sites for
novels put beside a chapter (上一章, 书架, 最新章节), by a head that states its page or is said twice, or by a call to their readers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from convkit.contract import Mark, TextView
from convkit.model import Block, BlockKind, Field, Furniture
from convkit.passes.chapters import heads as h
from convkit.passes.chapters.chain import STRAY
from convkit.passes.chapters.cut import advertises
from convkit.passes.chapters.heads import Head, head_of
from convkit.passes.infofields import line_fields
from convkit.passes.infolabels import parts_of
from convkit.passes.lines import is_date_line
from convkit.passes.trails import MARKS
from convkit.patterns import Pattern, holds
from convkit.sitewords import is_call, is_prompt, is_tool

LIMIT = 14
"""Lines from the first on in which the head must stand."""
LONGEST = 120
"""Code points of the longest line that a site puts over a chapter."""
BELOW = 4
"""Lines under the head in which it is said again, and what is known of the chapter."""
TOOLS = 6
"""Lines under the head in which the buttons of the page stand: 关灯, 大 中 小."""
FOOT = 6
"""Lines from the last back in which the ways to other chapters stand."""
TALK = 12
"""Paragraphs in which a story has speech."""
WORK = 24
"""Code points of the longest title of a work."""
DOUBT = 1.0
"""Doubt of a head from which on it is none: a title without a gap before it is no more doubtful than that."""
MENU = 30
"""Lines from the first on in which the menu of a Japanese page stands."""
BUTTONS = frozenset({
    "表示調整", "閉じる", "×閉じる", "目次", "しおりを挿む", "挿絵表示切替ボタン", "▼配色", "▼行間", "▼文字サイズ", "▼メニューバー", "設定", "設定を保存しました",
    "ブックマークに追加", "ブックマークに追加しました", "ブックマークを解除しました。", "エラーが発生しました", "エラーが発生しました。", "前へ", "次へ",
    "エラーの原因がわからない場合はヘルプセンターをご確認ください。", "ブックマーク機能を使うにはログインしてください。",
})  # fmt: skip
"""What stands in it."""
FEWEST = 4
"""Lines of it that are proof."""
CLAUSE = "第一条"
PROSE = "。！？；…”」"
"""What no line has that a site puts over a chapter, but for its calls."""
LINES = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM})
REASON = "navigation of the page"


class _Patterns:
    """The regular expressions of this module."""

    # fmt: off
    site = Pattern(
        r"[上下]一?[章頁页]|返回(?:目[录錄]|[书書])|章[节節](?:目[录錄]|列表|报错|錯誤)|[书書](?:架|[签籤]|迷|城|屋|吧|[库庫]|[号號]\s*[:：])|推[荐薦]票|最新章[节節]|小[说說]|笔趣|筆趣|手机浏览器|手[机機][阅閱][读讀]|扫描二维码|(?:本章)?字[数數]\s*[:：]"
    )
    bar = Pattern(r"[\s\[【（(←<《|]*(?:[上下]一?[章頁页][节節]?|目[录錄]|章[节節]目[录錄]|返回[书書]?[目页頁][录錄]?|加入[书書][签籤架]|[书書][签籤架])(?:[\s|｜/·\[\]【】（）()→←>》]+|$)")
    part = Pattern(r"\d{1,4}/\d{1,4}")
    speech = Pattern(r"[:：]\s?[“「『]")
    kana = Pattern(r"[ぁ-ん]")
    stated = Pattern(r"(\S{1,20})\s+(?:[（(\[][^（()）]{1,4}[）)\]]\s*)?(\S{2,8})\s+\d{2,7}\s*字\s+(\d{4}-\d{1,2}-\d{1,2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?)")
    author = Pattern(r"作\s*者\s*[:：]\s*([^\s:：|｜,，/]{1,16})")
    # fmt: on


class ChapterPage:
    """``segment.chapter-page``."""

    def propose(self, view: TextView) -> Iterator[Mark]:
        """The title, and what stands round it; nothing where the text is no page of one chapter."""
        if view.fields:
            return
        blocks = [b for b in view.blocks if b.parent < 0]
        lines = [view.text[b.start : b.end].strip() if b.end - b.start <= LONGEST else "" for b in blocks]
        menu = _menu_end(lines)
        if menu:
            yield from (Furniture(block.start, block.end, REASON) for block in blocks[:menu])
            yield Field("title", blocks[menu].start, blocks[menu].end, reason="chapter")
            return
        at = next((at for at, line in enumerate(lines[:LIMIT]) if _head(line)), -1)
        head = _head(lines[at]) if at >= 0 else None
        if head is None or any(block.kind not in LINES for block in blocks[: at + 1]):
            return
        over, under = lines[:at], lines[at + 1 :]
        if not under or not all(map(_of_a_site, over)) or _goes_on(head, under):
            return
        spoken = any(_speaks(view.text, block) for block in blocks[at + 1 : at + 1 + TALK])
        if any(map(_names_site, over)) or _proved(lines[at], head, under) or (spoken and _of_a_story(over, head)):
            yield from _over(view.text, blocks[:at], head)
            yield from _title(view.text, blocks[at], head)
            yield from _under(view.text, blocks, lines, at + 1, head)


def _menu_end(lines: Sequence[str]) -> int:
    """The line of the title on the page of a Japanese site for novels, under its menu or the chapter's number of how many; 0 for none."""
    known = [at for at, line in enumerate(lines[:MENU]) if line in BUTTONS]
    top = lines[: known[-1] + 3 if known else 1]
    counted = max((at for at, line in enumerate(top) if _Patterns.part.fullmatch(line)), default=-1)
    end = max([*known[-1:], counted]) + 1
    if not end or end + 1 >= len(lines) or (counted < 0 and len(known) < FEWEST):
        return 0
    short = 0 < len(lines[end]) <= WORK * 2 and not holds(lines[end], PROSE)
    return end if short and any(_Patterns.kana.search(line) for line in lines[end : end + 6]) else 0


def _head(line: str) -> Head | None:
    """The head of a chapter that ``line`` is beyond doubt."""
    head = head_of(_once(line)) if line else None
    if head is None or head.number is None or head.doubt >= DOUBT:
        return None
    return head if head.unit in h.CHAPTERS and head.unit and head.title not in h.STATUTE else None


def _once(line: str) -> str:
    """``line``, or its first half where the other says the same: 第4章 第 4 章."""
    again = line.find("第", line.find("第") + 1)
    return (
        line[:again].rstrip() if again > 0 and "".join(line[:again].split()) == "".join(line[again:].split()) else line
    )


def _of_a_site(line: str) -> bool:
    """Whether ``line`` may stand over a chapter on a page: it is no sentence."""
    return bool(line) and (not holds(line, PROSE) or is_call(line) or is_prompt(line))


def _names_site(line: str) -> bool:
    """Whether ``line`` has the words of a site for novels."""
    return _Patterns.site.search(line) is not None or is_call(line)


def _goes_on(head: Head, under: Sequence[str]) -> bool:
    """Whether another chapter follows, or a clause: a book, a thesis, a law."""
    for line in under:
        other = _head(line)
        if line.startswith(CLAUSE) or (other is not None and (other.unit, other.number) != (head.unit, head.number)):
            return True
    return False


def _speaks(text: str, block: Block) -> bool:
    """Whether somebody speaks in a paragraph."""
    return text[block.start] in "“「『" or _Patterns.speech.search(text, block.start, block.end) is not None


def _of_a_story(over: Sequence[str], head: Head) -> bool:
    """Whether nothing but the title of the story stands over a head beyond doubt that has a title of its own."""
    return len(over) == 1 and bool(head.title) and head.doubt < STRAY and _work_over(over[0]) != ""


def _proved(line: str, head: Head, under: Sequence[str]) -> bool:
    """Whether the head states its page or is said again, or a line under it is one of a site for novels."""
    if h.page_number().search(line):
        return True
    if any(other and (_says(head, other) or _calls(other) or _stated(other)) for other in under[:BELOW]):
        return True
    if under[0] and is_tool(under[0]):
        return True
    return any(_Patterns.bar.match(other) is not None or _calls(other) for other in under[-FOOT:] if other)


def _calls(line: str) -> bool:
    """Whether a site set ``line`` into the chapter to call its readers."""
    return is_call(line) or advertises(line)


def _stated(line: str) -> re.Match[str] | None:
    """The work, its author and the day in a line that also states the length of the chapter; None for any other line."""
    return _Patterns.stated.fullmatch(line) if "字" in line else None


def _says(head: Head, line: str) -> bool:
    """Whether ``line`` is ``head`` once more."""
    other = _head(line)
    return other is not None and other.key == head.key


def _over(text: str, blocks: Sequence[Block], head: Head) -> Iterator[Mark]:
    """The lines over the head as furniture, with the work and its author where they state them."""
    work = author = ""
    for block in blocks:
        line = text[block.start : block.end].strip()
        signed = _Patterns.author.search(line)
        author = author or (signed[1] if signed else "")
        work = work or _work_in(line[: signed.start()] if signed else line, head)
        yield Furniture(block.start, block.end, REASON)
    if blocks and not work:
        work = _work_over(text[blocks[-1].start : blocks[-1].end].strip())
    if blocks:
        yield from _of_the_work(work, author, blocks[0].start)


def _of_the_work(work: str, author: str, at: int) -> Iterator[Mark]:
    """The fields of the work and its author, "" for one that is not known."""
    if work:
        yield Field("metadata.work", at, at, work, keep=True, reason="chapter's work")
    if author:
        yield Field("author", at, at, author, keep=True, reason="chapter's work")


def _work_in(line: str, head: Head) -> str:
    """The title of the work in a trail: its last place before the chapter; "" where ``line`` is none."""
    for mark in MARKS:
        line = line.replace(mark, ">")
    places = [place.strip() for place in line.split(">")]
    named = [
        place for place in places[1:] if place and place != "正文" and head.title not in place and not _head(place)
    ]
    return named[-1] if len(places) > 2 and named and len(named[-1]) <= WORK else ""


def _work_over(line: str) -> str:
    """The title of the work that ``line``, right over the chapter, is; "" where it may be anything."""
    other = _names_site(line) or parts_of(line) is not None or is_date_line(line) or not line.strip("《》").isalnum()
    return "" if other or len(line) > WORK else line.strip("《》")


def _title(text: str, block: Block, head: Head) -> Iterator[Mark]:
    """The title without the marks before it and the page behind it."""
    start, end = block.start + head.start, block.start + len(head.text)
    if head.start:
        yield Furniture(block.start, start, "mark before a head")
    if end < block.end:
        yield Furniture(end, block.end, "head, stated again")
    paged = h.page_number().search(text, start, end)
    if paged:
        yield Furniture(paged.start(), end, "page number")
        end = paged.start()
    yield Field("title", start, end, reason="chapter")


def _under(text: str, blocks: Sequence[Block], lines: Sequence[str], first: int, head: Head) -> Iterator[Mark]:
    """The head said again, what is known of the chapter, calls, and the ways to other chapters."""
    for at in range(first, len(blocks)):
        block, line = blocks[at], lines[at]
        if not line:
            continue
        if _says(head, line):
            yield Furniture(block.start, block.end, "head, stated again")
        elif _calls(line):
            yield Furniture(block.start, block.end, "notice of a site")
        elif at < first + TOOLS and is_tool(line):
            yield Furniture(block.start, block.end, "page tool")
        elif at >= len(blocks) - FOOT and not holds(line, PROSE) and _Patterns.bar.match(line):
            yield Furniture(block.start, block.end, "end of the page")
        elif at < first + BELOW and (stated := _stated(line)) is not None:
            yield Furniture(block.start, block.end, "facts of the chapter")
            yield Field("date_text", block.start, block.start, stated[3], keep=True, reason="chapter")
            yield from _of_the_work(stated[1], stated[2], block.start)
        elif at < first + BELOW and parts_of(line):
            yield from line_fields(text, block)
