"""What stands over an article in a page that was copied from a web site: its navigation, and whatever lies above that.

A bar of short words alone proves little; it is one where below it a headline stands right over a line of date and time.  A trail of
places from the first page of the site on (首页 > 新闻 > 正文) is nothing else wherever a text begins with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from convkit.contract import CleaningPass, Mark, PassSpec, Stage, TextView
from convkit.menuwords import PICTURES, names_site
from convkit.model import Block, BlockKind, Furniture
from convkit.passes.classes import WIDE
from convkit.passes.infolabels import parts_of, sheet_of
from convkit.passes.lines import facts, is_date_line
from convkit.passes.pagemenus import menu_over, summary_over
from convkit.passes.people import bare_name
from convkit.passes.trails import MARKS, way_ends
from convkit.patterns import Pattern, holds
from convkit.sitewords import BUTTONS, is_call, is_prompt, is_site, is_way

LINES = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
"""What the lines over an article may be."""
LIMIT = 14
"""Lines from the first on in which the date of the article must stand."""
INDEX = 40
"""Lines in which the index of a page is looked for."""
HEADLINES = 4
"""Fewest headlines of an index."""
SEEN = 61
"""Code points of a line that are looked at, one more than a headline has."""
LONGEST_WORD = 10
"""Code points of the longest word of a navigation line."""
LEAST_WORDS = 3
"""Fewest words of a navigation line without marks that lead from place to place; with them two are enough."""
HOST = 3
"""Slashes of an address that names a site and no page of it, with the one that may end it."""
HEADLINE = (4, 60)
"""Code points of a headline."""
SITES = 3
"""Lines that may stand over a headline and name the site."""
AGAIN = 5
"""Lines below it in which it is said again."""
CALLED = 8
"""Lines of a text in which a site calls its readers over the text."""
LISTED = 40
"""Code points of the longest headline of an index."""
LONGEST_NAME = 80
SECTIONS = frozenset({
    "政府信息公开", "政务公开", "信息公开", "通知公告", "公示公告", "公告公示", "公告栏", "政务动态", "工作动态", "部门动态", "乡镇动态", "基层动态", "新闻动态", "新闻中心",
    "政策文件", "政策法规", "政策解读", "规范性文件", "法定主动公开内容", "详细信息", "新聞公報", "新聞發布", "新聞稿", "新聞與活動", "政府新聞", "新聞資訊", "最新消息", "公告資訊",
})  # fmt: skip
"""Sections of the sites of governments."""
LANDMARK = ":::"
NEWS = ("新聞", "活動", "公告", "訊息", "消息", "專區", "資訊")
"""How the names of sections end."""
SENTENCE = "，。；！？,;!?"
"""Marks that no navigation has."""
KEYED = 4
"""Lines from the first on in which a site states its keywords behind the title."""
REASON = "navigation of the page"


class _Patterns:
    """The regular expressions of this module."""

    between = Pattern(r"[\s|｜>＞»›→·•/\\_-]+")
    places = Pattern(
        "首页|首頁|主页|主頁|回首|新闻|新聞|频道|頻道|中心|登录|登錄|注册|註冊|导航|導航|搜索|论坛|論壇|网站|網站|专题|專題|栏目|欄目|位置"
        "|资讯|資訊|无障碍|長者|长者|长辈版|关怀版|适老|智能问答|[简繁簡][体體]|手机版|客户端|移动端|[Hh]ome|[Nn]ews|[Ll]ogin"
    )
    trail = Pattern(
        r"(?:[^\s:：>]{0,8}位置\s*[:：]\s*)?(?:网站|網站|本站|新闻网|新聞網)?(?:首页|首頁|主页|主頁|Home)(?:\s*(?:-+>|[>＞»›→/]+)\s*[^>＞»›→/。，；！？\-]{1,16}?){1,5}\s*(?:-+>|[>＞»›→])*"
    )
    sure = Pattern(
        r"[\[【(（]?(?:返回(?:顶部|首页|列表|上一页|上一级)|返回頂部|回(?:首頁|頂部)|(?:打印|关闭|收藏)(?:本页|本文|窗口|页面)|[设設][为為]首[页頁]|加入收藏|收藏本[站页]|我要(?:打印|收藏|纠错|评论)|无障碍(?:浏览|阅读|模式)?|(?:进入)?关怀版|(?:进入)?老年模式|长者(?:模式|助手)"
        r"|跳(?:至|到|转到)(?:主要)?内容|跳(?:至|到|轉到)(?:主要)?內容(?:區塊?|的開始)?|(?:Skip|Jump) to (?:the )?(?:beginning of )?(?:main )?content|跳[过過][导導]航|:{2,3}|border image|(?:列印|打印)版本|字体[:：]?\s*[\[【]?大\s*中\s*小[\]】]?|网站(?:首页|地图|无障碍)|站内搜索|(?:下载|打开)APP|APP下载|[简繁][体體](?:中文|版)?\s*[|｜/]\s*[简繁][体體](?:中文|版)?|您好[，,]\s*欢迎.{0,24}|登录\s*[|｜/]?\s*注册)[\]】)）]?(?:\s*[|｜>»]*\s*)"
        r"(?:返回顶部|关闭窗口|打印本页|设为首页|加入收藏|收藏本站|首页)?",
        re.IGNORECASE,
    )
    here = Pattern(r"(?:您|你)?(?:现在|現在|目前|当前|當前)?(?:所在)?的?位置\s*[:：]\s*[^。！？]{2,60}$")
    browser = Pattern(
        r"您的(?:浏览器|瀏覽器)[^。]{0,12}(?:不支[持援]|版本|禁用|已停用)|(?:而?IE\d[^，,]{0,12})?(?:則可|可)?請?利用鍵盤|此页面上的内容需要[^。]{0,12}Flash|获取 Adobe Flash Player$"
    )
    picture = Pattern(
        rf"(?=[^.]*(?:{WIDE}|\d{{6}})|\d{{1,3}}\.)[^\s。，！？：；/\\]{{1,76}}\.(?:jpe?g|png|gif|bmp|webp)",
        re.IGNORECASE,
    )
    keyed = Pattern(
        r"(\S[^\n]{1,80}?)[,，]\s*本文(?:主要内容)?关键词(?:为|是)?[:：][^\n]{1,200}(?:仅供参考|不代表本站观点)[^\n]{0,30}"
    )
    clock = Pattern(r"\d{1,2}[:：]\d{2}")


class PageTop:
    """``segment.page-top``."""

    def propose(self, view: TextView) -> Iterator[Mark]:
        """Furniture: the lines down to the last of the navigation."""
        blocks = [b for b in view.blocks[:INDEX] if b.parent < 0 and b.kind in LINES]
        lines = [view.text[b.start : min(b.end, b.start + SEEN)].strip() for b in blocks]
        last = navigation_end(lines[: LIMIT + 1])
        if any(holds(line, MARKS) for line in lines[:LIMIT]):
            last = max(last, way_ends([view.text[b.start : b.end].strip() for b in blocks[: LIMIT * 2]]))
        menu = menu_over(lines[last:], below=last > 0) if len(lines) > 1 else []
        listed = index_of(lines[last:])
        over = {at for at in range(last, min(last + CALLED, len(lines))) if is_call(lines[at]) or _asks(lines[at])}
        over |= {at for at in range(last, min(CALLED, len(lines) - 2)) if is_site(lines[at])}
        over |= {at for at in range(last, last + listed.start) if is_navigation(lines[at])}
        over |= {last + at for at in menu if at not in listed}
        if summary_over(lines):
            over.add(0)
        yield from (Furniture(blocks[at].start, blocks[at].end, REASON) for at in [*range(last), *sorted(over)])
        yield from (Furniture(blocks[last + at].start, blocks[last + at].end, "index of the page") for at in listed)
        if any(name in view.text for name in PICTURES):
            yield from _pictures(view)
        yield from _keyed(view.text, blocks[:KEYED])


def _keyed(text: str, blocks: Sequence[Block]) -> Iterator[Mark]:
    """What a site for papers writes behind the title on its line: 渡口考,本文主要内容关键词为：渡口论文,……仅供参考."""
    for block in blocks:
        found = (
            _Patterns.keyed.fullmatch(text, block.start, block.end)
            if text.find("本文", block.start, block.end) > 0
            else None
        )
        if found:
            yield Furniture(found.end(1), block.end, REASON)


def _asks(line: str) -> bool:
    """Whether ``line`` asks to scan the code of the page, or tells what the browser lacks or which keys enlarge it."""
    if "二维码" in line or "扫一扫" in line:
        return is_prompt(line)
    told = "览器" in line or "覽器" in line or "鍵盤" in line or "Flash" in line
    return told and _Patterns.browser.match(line) is not None


def _pictures(view: TextView) -> Iterator[Mark]:
    """The lines that are nothing but the name of a picture's file, as editors of sites give them: 会议2.jpg, 微信图片_20310504.png."""
    for block in view.blocks:
        if block.parent >= 0 or block.kind is not BlockKind.PARAGRAPH or block.end - block.start > LONGEST_NAME:
            continue
        if _Patterns.picture.fullmatch(view.text, block.start, block.end):
            yield Furniture(block.start, block.end, "name of a picture")


def index_of(lines: Sequence[str]) -> range:
    """The headlines in a row over an article of which one is its own, as the page of a newspaper lists what stands in it; empty where
    there are none.

    Right behind the last of them that one stands again, over a paragraph.
    """
    first: dict[str, int] = {}
    begin = 0
    for index, line in enumerate(lines):
        again = first.get(line, -1)
        if again >= begin and index - begin >= HEADLINES and any(map(_is_body, lines[index + 1 : index + 4])):
            return range(begin, index)
        if not _may_be_listed(line):
            begin = index + 1
        first.setdefault(line, index)
    return range(0)


def _may_be_listed(line: str) -> bool:
    """Whether ``line`` may be a headline of an index."""
    if not HEADLINE[0] <= len(line) <= LISTED or "。" in line:
        return False
    seen = facts(line)
    numbered = seen.level > 0 or line[:1] in ("第", "附") or line[0].isdigit()
    other = numbered or seen.byline or seen.date or seen.column or bare_name(line) or parts_of(line) is not None
    return not other and not is_navigation(line)


def _is_body(line: str) -> bool:
    """Whether ``line`` is a paragraph."""
    return (len(line) > LISTED and facts(line).inner) or line.endswith("。")


def navigation_end(lines: Sequence[str]) -> int:
    """How many of ``lines`` belong to the top of the page; 0 where they have none."""
    marked = _behind_landmark(lines)
    if marked:
        return marked
    twice = _said_twice(lines)
    if twice:
        return twice
    trails = next(
        (
            at
            for at, line in enumerate(lines)
            if not is_trail(line) and not _stands_over(lines, at) and not _shown_at(lines, at)
        ),
        0,
    )
    if trails:
        return trails
    for index in range(2, min(len(lines), LIMIT)):
        if not _dates(lines[index]) or any(index in pair for pair in sheet_of(lines).items()):
            continue
        title = index - 1
        bars = [at for at in range(title) if _is_bar(lines[at])]
        if bars and _is_headline(lines[title]) and bars[-1] < title:
            return bars[-1] + 1
        return 0
    return 0


def _is_bar(line: str) -> bool:
    """Whether ``line`` is of the page where a headline and its date stand below it: a bar, a button, a way, the name of a section."""
    return is_navigation(line) or is_button(line) or is_way(line) or line in SECTIONS


def _said_twice(lines: Sequence[str]) -> int:
    """How many of ``lines`` stand over a headline that is said again a few lines below, over the text: names of the site; 0 for none."""
    for index in range(1, min(SITES + 1, len(lines))):
        again = next((at for at in range(index + 1, min(index + AGAIN, len(lines))) if lines[at] == lines[index]), 0)
        if (
            again
            and _is_headline(lines[index])
            and len(lines[index]) > HEADLINE[0]
            and all(map(_names_site, lines[:index]))
        ):
            return index
    return 0


def _names_site(line: str) -> bool:
    """Whether ``line`` is the name of a site or a part of it, or of the page."""
    return names_site(line) or is_navigation(line) or is_button(line) or is_trail(line)


def _stands_over(lines: Sequence[str], at: int) -> bool:
    """Whether line ``at`` is nothing but a button that no text is called, and the next may be a headline or one more; or a word between
    two of them.
    """
    sure = _Patterns.sure.fullmatch
    line = lines[at]
    if at + 1 >= len(lines):
        return False
    after = lines[at + 1]
    if not sure(line):
        between = at > 0 and len(line) <= LONGEST_WORD and sure(lines[at - 1]) and sure(after)
        return bool(between) and not holds(line, SENTENCE)
    return _is_headline(after) or is_trail(after) or sure(after) is not None


def _behind_landmark(lines: Sequence[str]) -> int:
    """How many of ``lines`` stand down to the mark ``:::`` with which sites of Taiwan show readers of the screen where a page's text begins,
    with the names of sections right under it; 0 where none of them has it.
    """
    last = max((at for at, line in enumerate(lines) if line == LANDMARK), default=-1)
    if last < 0 or any((len(line) > SEEN - 1 or "。" in line) and not _asks(line) for line in lines[:last]):
        return 0
    at = last + 1
    while at + 1 < len(lines) and len(lines[at]) <= LONGEST_WORD and lines[at].endswith(NEWS):
        at += 1
    return at


def _shown_at(lines: Sequence[str], at: int) -> bool:
    """Whether line ``at`` says over a trail when the page was stored: 归档时间：…"""
    return at + 1 < len(lines) and is_trail(lines[at + 1]) and parts_of(lines[at]) is not None


def is_navigation(line: str) -> bool:
    """Whether ``line`` is a bar of short words, one of them a place of a site, without a sentence."""
    line = line.replace(" ? ", " > ") if " ? " in line else line
    words = [word for word in _Patterns.between.split(line) if word]
    return (
        len(words) >= (2 if holds(line, MARKS) else LEAST_WORDS)
        and max(map(len, words)) <= LONGEST_WORD
        and _Patterns.places.search(line) is not None
        and not holds(line, SENTENCE)
    )


def is_button(line: str) -> bool:
    """Whether ``line`` is a button over an article, or the address of the site."""
    return "".join(line.split()) in BUTTONS or (line.startswith("http") and line.count("/") <= HOST and " " not in line)


def is_trail(line: str) -> bool:
    """Whether ``line`` tells the way from the first page of a site to this one: 首页 > 新闻 > 正文."""
    if not holds(line, "首主位H"):
        return False
    whole = (holds(line, MARKS) or "/" in line) and _Patterns.trail.fullmatch(line) is not None
    return whole or (holds(line, MARKS) and _Patterns.here.match(line) is not None)


def _dates(line: str) -> bool:
    """Whether ``line`` states when something was put on a page: a date with the time of day, or one among other labels."""
    parts = parts_of(line) or ()
    if holds(line, ":：") and _Patterns.clock.search(line) is not None:
        return bool(parts) or is_date_line(line)
    return len(parts) > 1 and any(part.name == "date_text" for part in parts)


def _is_headline(line: str) -> bool:
    return HEADLINE[0] <= len(line) <= HEADLINE[1] and not facts(line).closed and not is_navigation(line)


def _page_top(options: Mapping[str, str]) -> CleaningPass:
    return PageTop()


PASSES = (
    PassSpec(
        "segment.page-top", 1, Stage.SEGMENT,
        "sets aside the navigation that was copied with an article, where a headline and its date stand below it",
        _page_top, order=20,
    ),
)  # fmt: skip
