"""Lines above or below an article that say where and when it appeared: ``来源：青山晚报  时间：2030-03-09  作者：林川``.

Each part goes to its field and out of the body; page tools between them (字号, 浏览次数, 打印) are furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice

from convkit.contract import CleaningPass, Mark, PassSpec, Stage, TextView
from convkit.model import Block, BlockKind, Field, Furniture
from convkit.passes.classes import WIDE
from convkit.passes.dates import iso
from convkit.passes.lines import facts, is_date_line

HEAD_BLOCKS = 4
TAIL_BLOCKS = 8
"""How far from the end such lines are looked for where nothing else follows them."""
TAIL_LINES = 3
"""How far where other lines follow."""
LONGEST = 160
CHRONICLE = 3
"""Lines of nothing but a date that make a chronicle; none of them dates it."""
DIGITS = frozenset("0123456789〇○零一二三四五六七八九十")
UNLABELLED = 60
"""Code points of the longest line that may be a bare date or byline; a longer one needs a label with its colon."""

_LABELS = {
    "source": "信息来源|文章来源|稿件来源|来源|來源|出处|出處|Source",
    "title": "标题|標題|题名|題名|篇名",
    "doc_number": "发文字号|發文字號|文号|文號",
    "issuer": "发文机关|發文機關|发文机构|发布机构|发文单位|制发机关",
    "date_text": "发文日期|發文日期|发布时间|發布時間|發佈時間|发布日期|發佈日期|发表时间|刊发时间|更新时间|成文日期|时间|時間|日期|Published|Date",
    "byline": "文章作者|作者|撰文|记者|記者|通讯员|Author",
    "meta": "信息索引号|索引号|索引號|主题分类|主题词|公开方式|信息分类|有效性|签发人",
    "editor": "责任编辑|責任編輯|编辑|編輯|责编|校对|审核|初审|复审|终审",
    "tool": "浏览次数|阅读次数|点击次数|浏览量|阅读量|点击数|瀏覽次數|點閱|浏览|阅读|点击|字号|字體|字体|打印|分享|分享到|收藏|评论|我要评论|访问量|阅读数",
}


@lru_cache(maxsize=1)
def _bar() -> re.Pattern[str]:
    """Buttons in brackets behind the last value."""
    return re.compile(r"(?:\s*[【\[（(](?:打印|列印|关闭|關閉|收藏|分享|返回)[】\]）)]){1,6}\s*$")


LABEL_ENDS = frozenset(":：】丨")
VALUED = frozenset({"source", "title", "doc_number", "issuer"})
"""Fields that hold what stands behind their label."""
ONCE = frozenset({"source", "title", "doc_number", "issuer", "date_text"})
"""Fields that such a line does not add to where the article has them."""


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    groups = "|".join(f"(?P<{name}>{words})" for name, words in _LABELS.items())
    return re.compile(rf"(?:^|(?<=[\s|｜　\[【（(·]))【?\s*(?:{groups})\s*(?:[:：丨]|】\s*[:：]?)\s*")


@lru_cache(maxsize=1)
def _stamp() -> re.Pattern[str]:
    """Who published and when, to the minute, as over an article on a phone: 青山发布 2030-03-09 18:30"""
    return re.compile(
        rf"({WIDE}{{2,12}})\s+(\d{{4}}(?:[-/.]\d{{1,2}}[-/.]\d{{1,2}}|年\d{{1,2}}月\d{{1,2}}日)\s*\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?)"
    )


@lru_cache(maxsize=1)
def _tools() -> re.Pattern[str]:
    words = "打印本页|打印|列印|关闭窗口|关闭|關閉|返回顶部|返回|顶部|收藏|分享到|分享|字号|字號|大|中|小|上一篇|下一篇|回首頁|首页"
    follow = r"(?:点击|點擊|长按|長按|扫码|掃碼)[^。！？\n]{0,16}(?:关注|關注|蓝字|二维码|阅读原文)[^。！？\n]{0,12}"
    return re.compile(
        rf"{follow}|(?:[【\[（(](?:{words})[】\]）)][\s|｜·]*){{1,12}}|(?:(?:{words})[\s|｜·]+){{1,12}}(?:{words})"
    )


def parts_of(line: str) -> list[tuple[str, int, int, int]] | None:
    """The labelled parts of ``line``: (field, start with label, start of the value, end); None where it is no such line.

    The line must begin with a label or with a date, and no part may hold a sentence.
    """
    if LABEL_ENDS.isdisjoint(line):
        return None
    stamped = _stamp().fullmatch(line) if len(line) <= UNLABELLED else None
    if stamped:
        return [
            ("publisher", *(stamped.span(1)[0],) * 2, stamped.end(1)),
            ("date_text", *(stamped.start(2),) * 2, stamped.end(2)),
        ]
    found = list(_label().finditer(line))
    if not found:
        return None
    parts: list[tuple[str, int, int, int]] = []
    before = line[: found[0].start()].strip(" \u3000|｜[【（(")
    if before:
        if iso(before) is None or len(before) > 30:
            return None
        parts.append(("date_text", line.index(before), line.index(before), line.index(before) + len(before)))
    for index, match in enumerate(found):
        stop = found[index + 1].start() if index + 1 < len(found) else len(line)
        value = _bar().sub("", line[match.end() : stop]).rstrip(" \u3000|｜]】）)[【（(")
        if len(value) > 60 or any(mark in value for mark in "。；！？"):
            return None
        parts.append((match.lastgroup or "", match.start(), match.end(), match.end() + len(value)))
    return parts


def line_fields(text: str, block: Block) -> Iterator[Mark]:
    """The fields that a byline, date or source line is, taken out of the body as printed; nothing for any other line."""
    line = text[block.start : block.end]
    if len(line) <= UNLABELLED and _tools().fullmatch(line):
        yield Furniture(block.start, block.end, "page tool")
        return
    parts = parts_of(line)
    if parts is not None:
        yield from _labelled(text, block.start, parts)
        yield from _brackets(text, block, parts)
        return
    seen = facts(line)
    if seen.date and is_date_line(line):
        yield Field("date_text", block.start, block.end, reason="line")
    elif seen.origin:
        value = re.split(r"[:：]", line, maxsplit=1)[1].strip(" \u3000（()）[]【】")
        yield Field("source", block.start, block.end, value, reason="line")
    elif seen.byline:
        yield Field("byline", block.start, block.end, reason="line")


def _labelled(text: str, base: int, parts: list[tuple[str, int, int, int]]) -> Iterator[Mark]:
    dated = False
    for name, label, start, end in parts:
        a, b, c = base + label, base + start, base + end
        if name == "tool" or b == c:
            yield Furniture(a, max(c, b), "page tool")
        elif name == "publisher":
            yield Field("metadata.publisher", a, c, text[b:c], reason="stamp")
        elif name == "meta":
            yield Field("metadata." + text[a:b].strip(" 　：:【】丨"), a, c, text[b:c].strip(), reason="labelled line")
        elif name in VALUED:
            yield Field(name, a, c, text[b:c].strip(), reason="labelled line")
        elif name == "date_text":
            if DIGITS.isdisjoint(text[b:c]):
                continue
            if dated:
                yield Field(
                    "metadata." + text[a:b].strip(" 　：:【】丨"), a, c, text[b:c].strip(), reason="labelled line"
                )
            else:
                dated = True
                yield Field("date_text", a, c, text[b:c].strip(), reason="labelled line")
        else:
            printed = text[a:c].replace("【", "").replace("】：", "：").replace("】", "：").replace("丨", "：")
            yield Field("byline", a, c, printed, reason="labelled line")


def _brackets(text: str, block: Block, parts: list[tuple[str, int, int, int]]) -> Iterator[Mark]:
    """The brackets and bars round the parts of a line, which hold nothing without them."""
    at = block.start
    for start, end in [*((block.start + a, block.start + c) for _, a, _, c in parts), (block.end, block.end)]:
        if text[at:start].strip():
            yield Furniture(at, start, "bracket of a labelled line")
        at = end


def is_chronicle(text: str, blocks: Sequence[Block]) -> bool:
    """Whether dates on lines of their own run through ``blocks`` as heads."""
    dates = (b for b in blocks if b.end - b.start <= 16 and facts(text[b.start : b.end]).date)
    return len(list(islice(dates, CHRONICLE))) == CHRONICLE


class InfoLinesPass:
    """``structure.info-lines``."""

    def propose(self, view: TextView) -> Iterator[Mark]:
        """The parts of such lines at the head and the end of the article."""
        known = ONCE.intersection(f.name for f in view.fields)
        blocks = [b for b in view.blocks if b.kind is BlockKind.PARAGRAPH and b.parent < 0]
        if len(blocks) < 2:
            return
        if "date_text" not in known and is_chronicle(view.text, blocks):
            known |= {"date_text"}
        last = max(HEAD_BLOCKS, len(blocks) - TAIL_BLOCKS)
        found = [list(self._marks(view.text, block)) for block in blocks[:HEAD_BLOCKS] + blocks[last:]]
        credits_from = next((at for at in range(len(found), HEAD_BLOCKS, -1) if not found[at - 1]), HEAD_BLOCKS)
        for index, marks in enumerate(found):
            if index < HEAD_BLOCKS or index >= min(credits_from, len(found) - TAIL_LINES):
                yield from (mark for mark in marks if not (isinstance(mark, Field) and mark.name in known))
                known |= ONCE.intersection(mark.name for mark in marks if isinstance(mark, Field))

    def _marks(self, text: str, block: Block) -> Iterator[Mark]:
        length = block.end - block.start
        if length <= UNLABELLED or (length <= LONGEST and not LABEL_ENDS.isdisjoint(text[block.start : block.end])):
            yield from line_fields(text, block)


def _info_lines(options: Mapping[str, str]) -> CleaningPass:
    return InfoLinesPass()


PASSES = (
    PassSpec(
        "structure.info-lines",
        1,
        Stage.STRUCTURE,
        "lines that state source, date and author above or below an article become its fields",
        _info_lines,
        order=20,
    ),
)
