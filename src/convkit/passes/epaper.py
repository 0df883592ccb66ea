"""What the reader of a newspaper on the web prints round an article: ways to other pages and days, the pages of the day, the headlines of this one.

Such readers are alike whatever the paper: 上一版, 下一版, 版面导航, 标题导航, 放大 缩小 默认 …  A page is one of theirs where several of these words stand
in lines of nothing else; then all down to the last of them is the frame, if no paragraph of text stands in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from convkit.contract import CleaningPass, Mark, PassSpec, Stage, TextView
from convkit.model import BlockKind, Field, Furniture
from convkit.passes.lines import date_in, facts
from convkit.patterns import Pattern, holds

LINES = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING})
TOP = 120
"""Lines from the first on that the frame may reach down: a day has many pages, a page many headlines."""
FOOT = 8
"""Lines from the last back that may be of the frame."""
LONGEST = 60
"""Code points of the longest line of the frame, and of the longest headline in it."""
LEAST = 3
"""Different words of such readers that prove one; in a line of the frame each."""
CORE = (
    "上一版", "下一版", "上一期", "下一期", "上一篇", "下一篇", "版面导航", "版面導航", "标题导航", "標題導航", "版面目录", "版面概览", "放大", "PDF", "往期", "返回目录", "返回主页", "朗读", "朗讀", "报纸首页",
)  # fmt: skip
"""One of these stands in each line that proves a frame."""
REASON = "frame of a newspaper's page"


class _Patterns:
    """The regular expressions of this module."""

    # fmt: off
    frame = Pattern(
        r"(?>(?:[34<>《》←→〈〉]{0,2}\s*[上下]一?[版期篇](?:\s*[34<>《》←→〈〉]{1,2}(?![0-9年]))?|版面(?:导航|導航|目录|目錄|概览|列表|预览)|[标標][题題](?:导航|導航)|本版(?:新闻|导航|标题)(?:列表)?|报纸首页|[\u4e00-\u9fff]{2,6}首页"
        r"|返回(?:主页|目录|首页|版面|导航)|(?:放大|缩小|縮小|默认|默認|收藏|打印|推荐|朗读|朗讀|评论|更多功能|语音(?:阅读|朗读)|关闭|分享|下载|往期(?:回顾|查询|报纸)?|新闻(?:搜索|检索)|本报(?:检索|搜索))\s*[:：+＋\-－]?"
        r"|(?:查看|下载|在线)?PDF\s*版?(?:下载)?|第\s*[A-Z]{0,2}\d{1,5}\s*版(?:\s*[:：]\s*[^\s，。]{1,14})?|(?:19|20)\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|(?:19|20)\d{2}-\d{1,2}-\d{1,2}|星期[一二三四五六日天]?|[34]|字体|字号)[\s|｜·/、]*+)++"
    )
    # fmt: on


class NewspaperFrame:
    """``segment.newspaper-frame``."""

    def propose(self, view: TextView) -> Iterator[Mark]:
        """Furniture: the frame over the article and under it; the date that the frame states."""
        if view.fields or not _proves(view.text):
            return
        blocks = [b for b in view.blocks if b.parent < 0]
        lines = [
            view.text[b.start : b.end].strip() if b.kind in LINES and b.end - b.start <= LONGEST else "" for b in blocks
        ]
        top = frame_over(lines)
        if not top:
            return
        day = ""
        for block in blocks[:top]:
            line = view.text[block.start : block.end]
            day = date_in(line) or day
            yield Furniture(block.start, block.end, REASON)
        if day and top < len(blocks):
            yield Field("date_text", blocks[top].start, blocks[top].start, day, keep=True, reason=REASON)
        for at in frame_under(lines, top):
            yield Furniture(blocks[at].start, blocks[at].end, REASON)


def _proves(text: str) -> bool:
    """Whether enough of the words of such readers stand in ``text`` at all."""
    return sum(word in text for word in CORE) >= LEAST


def is_frame(line: str) -> bool:
    """Whether ``line`` holds nothing but words of such a reader, days, and numbers of pages."""
    return 0 < len(line) <= LONGEST and _Patterns.frame.fullmatch(line) is not None


def frame_over(lines: Sequence[str]) -> int:
    """How many of ``lines`` from the first on are the frame; 0 where none is proved.

    A line is "" for a paragraph of text and for anything else that no frame has.
    """
    last, proof = -1, set[str]()
    for at, line in enumerate(lines[:TOP]):
        if not line or (facts(line).closed and not _is_headline(line)):
            break
        if is_frame(line):
            last = at
            proof.update(word for word in CORE if word in line)
    return last + 1 if len(proof) >= LEAST else 0


def frame_under(lines: Sequence[str], top: int) -> list[int]:
    """The lines under the article, below line ``top``, that are of the frame."""
    found: list[int] = []
    for at in range(len(lines) - 1, max(top, len(lines) - 1 - FOOT), -1):
        if not is_frame(lines[at]):
            break
        found.append(at)
    return found if any(holds(lines[at], (*CORE, "关闭", "返回")) for at in found) else []


def _is_headline(line: str) -> bool:
    """Whether ``line`` may be a headline although a mark closes it: a question, an exclamation."""
    return line[-1] in "?!？！”"


def _newspaper_frame(options: Mapping[str, str]) -> CleaningPass:
    return NewspaperFrame()


PASSES = (
    PassSpec(
        "segment.newspaper-frame", 1, Stage.SEGMENT,
        "sets aside what the web reader of a newspaper prints round an article: pages, days, headlines of the page",
        _newspaper_frame, order=19, trigger="版",
    ),
)  # fmt: skip
