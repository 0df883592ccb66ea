"""What stands under an article in a page that was copied from a web site: buttons, heads of other pages, comments, notices of rights.

Such lines are looked for from the last line back, up to the first that may be of the article.  A button alone proves nothing; a headline
is set aside only below a line that says that other pages, comments or notices follow.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from convkit.contract import CleaningPass, Mark, PassSpec, Stage, TextView
from convkit.menuwords import is_bar, is_licence, is_links, is_owner, is_section, is_welcome, names_site
from convkit.model import BlockKind, Furniture
from convkit.passes.infolabels import is_toolbar, parts_of
from convkit.passes.lines import facts
from convkit.patterns import Pattern, holds
from convkit.sitewords import is_app, is_counter, is_prompt, is_related, is_talk, is_tool, is_way, says_origin
from convkit.sitewords import is_notice as is_rights

LIMIT = 60
"""Lines from the end back that are looked at."""
LONGEST = 160
"""Code points of the longest line that is no sentence of an article."""
OTHER = 40
"""Code points of the longest headline of another page."""
HOST = 3
"""Slashes of an address that names a site and no page of it, with the one that may end it."""
FEWEST = 2
"""Lines of buttons alone that are the end of a page."""
WORDS = (
    "版权", "版權", "转载", "轉載", "声明", "聲明", "评论", "評論", "相关", "相關", "推荐", "推薦", "热门", "熱門", "阅读", "閱讀", "分享", "打印", "列印", "上一", "下一",
    "返回", "关闭", "介绍", "广告", "廣告", "联系", "聯絡", "许可证", "主管", "主办", "登录", "登錄", "登入", "关于", "關於", "关注", "微信", "二维码", "投稿", "收藏", "信箱", "电子报", "關閉", "举报", "點擊", "点击", "頁:", "頁：", "ICP", "Copyright", "©", "Powered", "Related", "Share", "Comment", "Flash", "页:", "页：", "完整版本", "猜你", "留言", "扫一扫", "扫码", "备案", "備案", "跟帖", "跟贴",
)  # fmt: skip
"""One of these words stands in the end of a page; looked for before anything else."""
OF_RIGHTS = (
    "版权", "版權", "转载", "轉載", "侵权", "侵權", "本网", "本網", "本站", "立场", "立場", "观点", "觀點", "删除", "刪除", "免责", "免責", "备案", "備案", "ICP", "举报", "舉報", "授权", "授權",
    "Copyright", "©", "rights", "Powered", "稿件", "联系我们", "聯繫我們", "许可证", "新办", "技术支持",
)  # fmt: skip
"""What a notice of rights speaks of; one of the words beside its head, or in a paragraph below it."""
PLAIN = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.CAPTION})
REASON = "end of the page"


class _Patterns:
    """The regular expressions of this module."""

    headline = Pattern(
        r"(?:相关|相關|延伸|推荐|推薦)(?:新闻|新聞|报道|報道|報導|阅读|閱讀|链接|連結|文章)\s*[:：]\s*\S[^。；]{4,60}$"
    )
    bars = Pattern(r"[|｜【\[（(>»]|\s{2,}|[ \u3000]\S")


class PageEnd:
    """``segment.page-end``."""

    def propose(self, view: TextView) -> Iterator[Mark]:
        """Furniture: the lines of the page under the last that may be of an article."""
        blocks = [b for b in view.blocks[-LIMIT:] if b.parent < 0]
        if len(blocks) < 2 or not _may_end(view.text[blocks[-1].start : blocks[-1].end].strip()):
            return
        lines = [view.text[b.start : b.end].strip() if b.kind in PLAIN else "" for b in blocks]
        if is_rubble(lines[-1]) or any(holds(line, WORDS) for line in lines if len(line) <= LONGEST):
            yield from (Furniture(blocks[i].start, blocks[i].end, REASON) for i in page_end(lines))


def _may_end(line: str) -> bool:
    """Whether ``line``, the last, may be of a page: a paragraph of an article is what most texts end with."""
    return len(line) <= LONGEST and (holds(line, WORDS) or holds(line, OF_RIGHTS) or not facts(line).closed)


def page_end(lines: Sequence[str]) -> list[int]:
    """The indices of ``lines`` that belong to the end of the page; a line without text is of the article.  Nothing where no line is left."""
    says = [_says(line) for line in lines]
    for index in range(len(lines) - 2, 0, -1):
        if not says[index] and says[index + 1] and names_site(lines[index]):
            says[index] = "button"
    first = len(lines)
    for index in range(len(lines) - 1, 0, -1):
        if says[index]:
            first = index
        elif not _may_follow(lines[index]):
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
        if (
            said
            or (under == "other" and (len(lines[index]) <= OTHER or lines[index].endswith(("...", "…"))))
            or under == "rights"
        ):
            found.append(index)
    told = sum(1 for index in found if says[index])
    sure = any(says[index] in ("other", "rights", "prompt") or _Patterns.bars.search(lines[index]) for index in found)
    return found if sure or told >= FEWEST else []


def _says(line: str) -> str:
    """What a line of the end of a page is: the head of "other" things, of "rights", a "prompt", a "button", "facts" of the article, or ""."""
    if not line or len(line) > LONGEST:
        return ""
    if (is_rights(line) and holds(line, OF_RIGHTS)) or is_licence(line):
        return "rights"
    if is_related(line) or is_talk(line) or is_links(line) or _Patterns.headline.match(line):
        return "other"
    if is_prompt(line) or is_app(line):
        return "prompt"
    if parts_of(line) is not None or says_origin(line) or facts(line).byline:
        return "facts"
    if is_owner(line) or is_welcome(line) or is_bar(line):
        return "prompt"
    button = is_toolbar(line) or is_tool(line) or is_way(line) or is_section(line) or is_rubble(line)
    return "button" if button or (line.startswith("http") and line.count("/") <= HOST) else ""


def is_rubble(line: str) -> bool:
    """Whether ``line`` is a stroke that stood between links, or the mark that closes a box."""
    return is_counter(line) and not any(map(str.isdigit, line))


def _may_follow(line: str) -> bool:
    """Whether ``line`` may stand at the end of a page: a headline, or a paragraph of a notice of rights."""
    if not line or len(line) > LONGEST:
        return False
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
