"""The pass ``reflow.wiki``: articles copied from a wiki.

Lines that end with [编辑] or [edit] are headings, by the levels that the table of contents gives them; the contents and what the site
says of itself are furniture.  Two such lines show a wiki.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from convkit.contract import Mark, TextView
from convkit.model import Block, BlockKind, Furniture
from convkit.passes.reflow.lines import Lines, read_lines
from convkit.patterns import Pattern, holds
from convkit.provenance import Edit

LEAST = 2
"""Headings with a button that show a wiki."""
SIGNS = ("编辑]", "編輯]", "edit]", "编辑］", "編輯］", "编辑 ]", "編輯 ]", "代码]", "代碼]", "始碼]", "編集]")
BUTTON = 40
"""Code points of the longest button."""
HEAD = 16
"""Lines over the text in which the site speaks."""
TAIL = 12
"""Lines under it."""


class _Patterns:
    """The regular expressions of this module."""

    # fmt: off
    button = Pattern(r"[\[［] ?(?:编辑|編輯|編集|edit)(?:源代码|源代碼|原始碼|本段| source)?(?:\s*[|｜]\s*(?:编辑源代码|編輯原始碼|edit source|编辑本段))?\s*[\]］]$", re.IGNORECASE)
    contents = Pattern(r"(?:目录|目錄|目次|Contents)\s*(?:[\[［]?\s*(?:隐藏|隱藏|显示|顯示|hide|show|移至侧栏|移至側欄)\s*[\]］]?)?", re.IGNORECASE)
    entry = Pattern(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})[.．]?\s+(?P<said>\S.{0,80})")
    site = Pattern(
        r"维基百科[，,]自由的百科全书|維基百科[，,]自由的百科全書|(?:维基|維基)(?:文库|文庫|百科)[，,].{0,20}|From Wikipedia, the free encyclopedia|出典: フリー百科事典.*|跳[转轉](?:至|到)\s?[:：]?\s?(?:导航|導覽|内容|侧栏|搜索|搜尋).{0,16}|Jump to:? ?navigation.{0,20}"
        r"|[（(](?:重定向自|重新導向自|Redirected from).{1,60}[）)]|[\[［]?(?:隐藏|隱藏|hide)[\]］]?|(?:阅读|閱讀)?\s?(?:编辑|編輯)?\s?(?:查看历史|檢視歷史)|添加语言|\d+种语言",
        re.IGNORECASE,
    )
    foot = Pattern(r"(?:取自|檢索自|Retrieved from)\s?[“「\"].*|(?:本页面|本頁面|This page was).{0,12}(?:最后|最後|last).{0,60}|(?:隐藏分类|隱藏分類|Hidden categor(?:y|ies)):?.*", re.IGNORECASE)
    # fmt: on


class Wiki:
    """Marks headings and furniture of an article of a wiki."""

    def propose(self, view: TextView) -> Iterable[Edit | Mark]:
        """Edits that take the buttons away, headings, furniture."""
        if not holds(view.text, SIGNS):
            return
        for span in view.plain:
            lines = read_lines(view, span)
            buttons = {
                i: match.start()
                for i, line in enumerate(lines.contents)
                if line[-1] in "]］"
                and (match := _Patterns.button.search(line, max(0, len(line) - BUTTON)))
                and match.start()
            }
            if len(buttons) >= LEAST:
                yield from _marks(lines, buttons)


def _marks(lines: Lines, buttons: Mapping[int, int]) -> Iterator[Edit | Mark]:
    contents = lines.contents
    listed, depths = contents_of(contents)
    first, last = min(buttons), len(contents) - TAIL
    for index, line in enumerate(contents):
        start, end = lines.starts[index], lines.ends[index]
        if index in lines.closed:
            continue
        if index in listed:
            yield Furniture(start, end, "contents")
        elif index in buttons:
            stop = buttons[index]
            yield Edit(start + stop, line[stop:], "")
            yield Block(BlockKind.HEADING, start, start + stop, depths.get(_plain(line[:stop]), 1))
        elif (index < min(first, HEAD) and _Patterns.site.fullmatch(line)) or (
            index >= last and _Patterns.foot.fullmatch(line)
        ):
            yield Furniture(start, end, "page of a wiki")


def contents_of(contents: Sequence[str]) -> tuple[frozenset[int], dict[str, int]]:
    """The lines of the table of contents, and the depth (from 1) of each heading that it lists."""
    named = next((i for i, line in enumerate(contents) if len(line) <= 24 and _Patterns.contents.fullmatch(line)), -1)
    depths: dict[str, int] = {}
    last = named
    while named >= 0 and last + 1 < len(contents) and (match := _Patterns.entry.fullmatch(contents[last + 1])):
        depths.setdefault(_plain(match["said"]), match["number"].count(".") + 1)
        last += 1
    return (frozenset(range(named, last + 1)), depths) if depths else (frozenset(), {})


def _plain(said: str) -> str:
    return "".join(said.split())
