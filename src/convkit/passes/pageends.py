"""What stands under an article in a page that was copied from a web site: buttons, heads of other pages, comments, notices of rights.

Such lines are looked for from the last line back, up to the first that may be of the article.  A button alone proves nothing; a headline
is set aside only below a line that says that other pages, comments or notices follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from convkit.contract import CleaningPass, Mark, PassSpec, Stage, TextView
from convkit.menuwords import is_bar, is_licence, is_links, is_owner, is_section, is_welcome, names_site
from convkit.model import Block, BlockKind, Furniture
from convkit.passes.infolabels import is_toolbar, parts_of
from convkit.passes.lines import facts
from convkit.patterns import Pattern, holds
from convkit.sitewords import (
    SHOWN,
    is_app,
    is_prompt,
    is_related,
    is_rubble,
    is_talk,
    is_tool,
    is_way,
    says_origin,
    states_day,
)
from convkit.sitewords import is_notice as is_rights

LIMIT = 60
"""Lines from the end back that are looked at."""
LONGEST = 160
"""Code points of the longest line that is no sentence of an article."""
OTHER = 40
"""Code points of the longest headline of another page."""
HOST = 3
"""Slashes of an address that names a site and no page of it, with the one that may end it."""
HEAD = 12
"""Code points of the longest head of a notice that stands alone."""
NEAR = 4
"""Lines over a sentence between heads in which one of them stands."""
HEADS = frozenset({"other", "rights", "prompt"})
"""What a line is that is of the end of a page without a further one."""
ADVERTISED = (
    "ADVERTISEMENT",
    "Advertisement",
    "廣告 廣告",
)
"""What stands where an advertisement stood."""
NOTICE = 600
"""Code points of the longest paragraph of a notice of rights; one longer than others speaks of two such things."""
SHORT = 40
"""Code points of the longest such line."""
BELOW = 2
"""So many times more than below it stands over the line that names the next article."""
FEWEST = 2
"""Lines of buttons alone that are the end of a page."""
WORDS = (
    "版权", "版權", "转载", "轉載", "声明", "聲明", "评论", "評論", "相关", "相關", "推荐", "推薦", "热门", "熱門", "阅读", "閱讀", "分享", "打印", "列印", "上一", "下一",
    "返回", "关闭", "介绍", "广告", "廣告", "联系", "聯絡", "许可证", "主管", "主办", "登录", "登錄", "登入", "关于", "關於", "关注", "微信", "二维码", "投稿", "收藏", "信箱", "电子报", "關閉", "举报", "點擊", "点击", "頁:", "頁：", "ICP", "Copyright", "©", "Powered", "Related", "Share", "Comment", "Flash", "页:", "页：", "完整版本", "猜你", "留言", "扫一扫", "扫码", "备案", "備案", "跟帖", "跟贴",
)  # fmt: skip
"""One of these words stands in the end of a page; looked for before anything else."""
OF_RIGHTS = (
    "版权", "版權", "转载", "轉載", "侵权", "侵權", "本网", "本網", "本站", "立场", "立場", "观点", "觀點", "删除", "刪除", "免责", "免責", "备案", "備案", "ICP", "举报", "舉報", "授权", "授權",
    "Copyright", "©", "rights", "Powered", "稿件", "联系我们", "聯繫我們", "许可证", "新办", "技术支持", "法律", "未经", "错误",
)  # fmt: skip
"""What a notice of rights speaks of; one of the words beside its head, or in a paragraph below it."""
BULLETS = frozenset("•·●▪◆■")
"""What stands before each entry of a list of other pages."""
PLAIN = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.CAPTION})
LABELS = frozenset("相延推")
"""What the headline of another page begins with that is labelled as one."""
REASON = "end of the page"


class _Patterns:
    """The regular expressions of this module."""

    contact = Pattern(
        r"(?:[^\s:：]{0,6}(?:地址|邮编|邮政编码|电话|传真|邮箱|网址|总机|客服|热线|E-?mail)\s*[:：]\s*\S[^。]{2,60}\s*){1,4}$",
        re.IGNORECASE,
    )
    named = Pattern(r"\S{1,12}[（(][\w.]{2,24}\.(?:com|cn|net|org)(?:\.\w{2})?[）)]")
    onward = Pattern(r"([上下])一[篇条條则則](?:文章|新闻|新聞|信息)?\s*[:：]")
    headline = Pattern(
        r"(?:相关|相關|延伸|推荐|推薦)(?:新闻|新聞|报道|報道|報導|阅读|閱讀|链接|連結|文章)\s*[:：]\s*\S[^。；]{4,60}$"
    )
    bars = Pattern(r"[|｜【\[（(>»]|\s{2,}|[ \u3000]\S")


class PageEnd:
    """``segment.page-end``."""

    def propose(self, view: TextView) -> Iterator[Mark]:
        """Furniture: the lines of the page under the last that may be of an article."""
        blocks = [b for b in view.blocks[-LIMIT:] if b.parent < 0]
        if len(blocks) < 2:
            return
        lines = [view.text[b.start : b.end].strip() if b.kind in PLAIN else "" for b in blocks]
        if holds(view.text, (*ADVERTISED, *SHOWN)):
            yield from _advertised(view.blocks, view.text)
        onward = ways_on(lines) or suggested(lines)
        if onward:
            yield from (Furniture(b.start, b.end, REASON) for b in blocks[onward:])
            return
        if not _may_end(view.text[blocks[-1].start : blocks[-1].end].strip()):
            return
        worded = any(holds(line, WORDS) for line in lines if len(line) <= LONGEST)
        if worded or is_rubble(lines[-1]) or _says(lines[-1]) in HEADS:
            yield from (Furniture(blocks[i].start, blocks[i].end, REASON) for i in page_end(lines))


def _may_end(line: str) -> bool:
    """Whether ``line``, the last, may be of a page: a paragraph of an article is what most texts end with."""
    if len(line) > LONGEST:
        return False
    return (
        holds(line, WORDS)
        or holds(line, OF_RIGHTS)
        or not facts(line).closed
        or (line[-1:] not in "。." and _says(line) != "")
    )


def _advertised(blocks: Sequence[Block], text: str) -> Iterator[Mark]:
    """The lines between paragraphs that say that an advertisement stood there."""
    for block in blocks:
        line = text[block.start : block.end].strip() if block.end - block.start <= SHORT else ""
        if block.parent < 0 and (line in ADVERTISED or line.endswith(SHOWN)):
            yield Furniture(block.start, block.end, "place of an advertisement")


def ways_on(lines: Sequence[str]) -> int:
    """The index from which on ``lines`` are the page round the article: it names the article before and the one behind, one under the
    other, and little stands below; 0 for none.

    What dates an article below it speaks against it: several pages stand in one file.
    """
    for index in range(1, len(lines) - 1):
        if lines[index][:1] not in ("上", "下") or not lines[index + 1]:
            continue
        one, other = _Patterns.onward.match(lines[index]), _Patterns.onward.match(lines[index + 1])
        if one and other and one[1] != other[1]:
            below, over = sum(map(len, lines[index + 2 :])), sum(map(len, lines[:index]))
            free = all(line and not states_day(line) for line in lines[index + 2 :])
            return index if free and below * BELOW <= over else 0
    return 0


def suggested(lines: Sequence[str]) -> int:
    """The index of the head of a list of other pages that goes on to the end, each under a bullet with a few words on it; 0 for none."""
    for index in range(1, len(lines) - FEWEST):
        if lines[index + 1][:1] in BULLETS and is_related(lines[index]):
            rest = lines[index + 1 :]
            told = [line[:1] in BULLETS for line in rest]
            if sum(told) >= FEWEST and all(here or before for before, here in pairwise(told)):
                return index
    return 0


def page_end(lines: Sequence[str]) -> list[int]:
    """The indices of ``lines`` that belong to the end of the page; a line without text is of the article.  Nothing where no line is left."""
    says = [_says(line) for line in lines]
    for index in range(len(lines) - 2, 0, -1):
        if not says[index] and says[index + 1] in ("rights", "contact") and _Patterns.contact.match(lines[index]):
            says[index] = "contact"
    for index in range(len(lines) - 2, 0, -1):
        if not says[index] and says[index + 1] and names_site(lines[index]):
            says[index] = "button"
    first = len(lines)
    for index in range(len(lines) - 1, 0, -1):
        if says[index]:
            first = index
        elif not _may_follow(lines[index]) and not _is_amid(lines, says, index) and not _is_ruled(lines, says, index):
            break
    found: list[int] = []
    under = ""
    for index in range(first, len(lines)):
        said = says[index]
        if said in ("other", "rights"):
            under = said
        elif said == "facts":
            under = ""
            continue
        if said or (under == "other" and _is_other(lines, says, index)) or under == "rights":
            found.append(index)
    told = sum(1 for index in found if says[index])
    sure = any(says[index] in HEADS or _Patterns.bars.search(lines[index]) for index in found)
    return found if sure or told >= FEWEST else []


def _is_other(lines: Sequence[str], says: Sequence[str], index: int) -> bool:
    """Whether line ``index``, under the head of other pages, is of them: a headline, the beginning of a text, the words of the site."""
    line = lines[index]
    return len(line) <= OTHER or line.endswith(("...", "…")) or _is_amid(lines, says, index)


def _is_ruled(lines: Sequence[str], says: Sequence[str], index: int) -> bool:
    """Whether line ``index`` is a sentence of a notice whose head stands a few lines over it: 版权声明."""
    heads = [at for at in range(max(1, index - NEAR), index) if says[at] == "rights" and len(lines[at]) <= HEAD]
    return bool(heads) and 0 < len(lines[index]) <= LONGEST


def _is_amid(lines: Sequence[str], says: Sequence[str], index: int) -> bool:
    """Whether line ``index`` is a sentence of the site between heads of other pages."""
    above = says[max(1, index - NEAR) : index]
    return 0 < len(lines[index]) <= LONGEST and says[index + 1 : index + 2] == ["other"] and "other" in above


@lru_cache(maxsize=512)
def _says(line: str) -> str:
    """What a line of the end of a page is: the head of "other" things, of "rights", a "prompt", a "button", "facts" of the article, or ""."""
    if not line or len(line) > LONGEST:
        return ""
    if (is_rights(line) and holds(line, OF_RIGHTS)) or is_licence(line):
        return "rights"
    if is_related(line) or is_talk(line) or is_links(line) or (line[0] in LABELS and _Patterns.headline.match(line)):
        return "other"
    if is_prompt(line) or is_app(line):
        return "prompt"
    if parts_of(line) is not None or says_origin(line) or facts(line).byline:
        return "facts"
    if is_owner(line) or is_welcome(line) or is_bar(line):
        return "prompt"
    button = (
        (line[-1] in "）)" and _Patterns.named.fullmatch(line))
        or is_toolbar(line)
        or is_tool(line)
        or is_way(line)
        or is_section(line)
        or is_rubble(line)
    )
    return "button" if button or (line.startswith("http") and line.count("/") <= HOST) else ""


def _may_follow(line: str) -> bool:
    """Whether ``line`` may stand at the end of a page: a headline, or a paragraph of a notice of rights."""
    if not line or len(line) > LONGEST:
        return len(line) <= NOTICE and sum(word in line for word in OF_RIGHTS) >= FEWEST
    teaser = line.endswith(("...", "…")) and len(line) > OTHER
    return holds(line, OF_RIGHTS) or teaser or (len(line) <= OTHER and not facts(line).closed)


def _page_end(options: Mapping[str, str]) -> CleaningPass:
    return PageEnd()


PASSES = (
    PassSpec(
        "segment.page-end", 1, Stage.SEGMENT,
        "sets aside what was copied with an article from below it: buttons, lists of other pages, comments, notices of rights",
        _page_end, order=21,
    ),
)  # fmt: skip
