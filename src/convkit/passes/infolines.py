"""Lines above or below an article that say where and when it appeared: ``来源：青山晚报  时间：2030-03-09  作者：林川``.

Each part goes to its field and out of the body; page tools between them (字号, 浏览次数, 打印) are furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from convkit.contract import CleaningPass, Mark, PassSpec, Stage, TextView
from convkit.model import Block, BlockKind, Field, Furniture
from convkit.passes.dates import iso
from convkit.passes.lines import facts, is_date_line

HEAD_BLOCKS = 4
TAIL_BLOCKS = 3
LONGEST = 160
UNLABELLED = 60
"""Code points of the longest line that may be a bare date or byline; a longer one needs a label with its colon."""

_LABELS = {
    "source": "信息来源|文章来源|稿件来源|来源|來源|出处|出處|Source",
    "date_text": "发布时间|發布時間|發佈時間|发布日期|發佈日期|发表时间|刊发时间|更新时间|成文日期|时间|時間|日期|Published|Date",
    "byline": "文章作者|作者|撰文|记者|記者|通讯员|Author",
    "editor": "责任编辑|責任編輯|编辑|編輯|责编|校对|审核|初审|复审|终审",
    "tool": "浏览次数|阅读次数|点击次数|浏览量|阅读量|点击数|瀏覽次數|點閱|浏览|阅读|点击|字号|字體|字体|打印|分享|分享到|收藏|评论|我要评论|访问量|阅读数",
}


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    groups = "|".join(f"(?P<{name}>{words})" for name, words in _LABELS.items())
    return re.compile(rf"(?:^|(?<=[\s|｜　\[【（(·]))(?:{groups})\s*[:：]\s*")


def parts_of(line: str) -> list[tuple[str, int, int, int]] | None:
    """The labelled parts of ``line``: (field, start with label, start of the value, end); None where it is no such line.

    The line must begin with a label or with a date, and no part may hold a sentence.
    """
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
        value = line[match.end() : stop].rstrip(" \u3000|｜]】）)[【（(")
        if len(value) > 60 or any(mark in value for mark in "。；！？"):
            return None
        parts.append((match.lastgroup or "", match.start(), match.end(), match.end() + len(value)))
    return parts


def line_fields(text: str, block: Block) -> Iterator[Mark]:
    """The fields that a byline, date or source line is, taken out of the body as printed; nothing for any other line."""
    line = text[block.start : block.end]
    parts = parts_of(line)
    if parts is not None:
        yield from _labelled(text, block.start, parts)
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
        elif name == "source":
            yield Field("source", a, c, text[b:c].strip(), reason="labelled line")
        elif name == "date_text" and not dated:
            dated = True
            yield Field("date_text", a, c, text[b:c].strip(), reason="labelled line")
        else:
            yield Field("byline", a, c, reason="labelled line")


class InfoLinesPass:
    """``structure.info-lines``."""

    def propose(self, view: TextView) -> Iterator[Mark]:
        """The parts of such lines at the head and the end of the article."""
        dated = any(f.name == "date_text" for f in view.fields)
        blocks = [b for b in view.blocks if b.kind is BlockKind.PARAGRAPH and b.parent < 0]
        if len(blocks) < 2:
            return
        near = blocks[:HEAD_BLOCKS] + blocks[max(HEAD_BLOCKS, len(blocks) - TAIL_BLOCKS) :]
        for block in near:
            length = block.end - block.start
            if length <= UNLABELLED or (
                length <= LONGEST
                and ("：" in view.text[block.start : block.end] or ":" in view.text[block.start : block.end])
            ):
                for mark in line_fields(view.text, block):
                    if not (dated and isinstance(mark, Field) and mark.name == "date_text"):
                        yield mark


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
