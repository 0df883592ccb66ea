"""Lines that belong to the page of a newspaper and to none of its articles: its name, number and date, its sections, its rules,
notes that an article goes on elsewhere (下转第三版), and the buttons of its digital edition (展开通版).
"""

from __future__ import annotations

from convkit.passes.classes import WIDE
from convkit.patterns import Pattern
from convkit.sitewords import MONTH

LONGEST = 60
"""Code points of the longest such line."""
SECTIONS = frozenset(
    ["图片新闻", "圖片新聞", "体育新闻", "體育新聞", "国际新闻", "國際新聞", "国内新闻", "國內新聞", "本地新闻", "本地新聞", "社会新闻", "社會新聞", "财经新闻", "財經新聞", "文化新闻", "教育新闻", "科技新闻", "综合新闻", "綜合新聞", "时政新闻", "地方新闻", "民生新闻", "读者来信", "讀者來信", "来信照登", "群众来信", "要闻速览", "要聞速覽", "一周简讯", "今日要闻", "今日導讀", "今日导读", "本版导读", "新闻速递", "新闻集锦", "一句话新闻", "简明新闻", "简讯", "簡訊", "短讯", "短訊", "快讯", "快訊", "要闻", "要聞", "副刊", "报摘", "文摘", "国际", "國際"]
)  # fmt: skip
BUTTONS = "通展收当當上下返版标本"
"""What the buttons of a digital paper begin with."""
GAPS = " \t\u3000｜|/·•,，、—-"
"""What stands between the parts of such a line."""
RULE = frozenset(":-─—―━=＝*＊·_~～+＋#＃•")
"""What a rule is drawn with."""


class _Patterns:
    """The regular expressions of this module."""

    # fmt: off
    turn = Pattern(r"[（(](?:紧接|緊接|下转|下轉|上接|转|轉|接)(?:第|本报|本報)?\s*[A-Z]?[\d一二三四五六七八九十]{1,3}\s*版(?:[^（()）]{0,16})[）)]")
    reader = Pattern(r"(?:通版阅读请点击|展开通版|收缩通版|当前版|當前版|上一版|下一版|返回目录|返回目錄|版面导航|标题导航|版面概览|本版新闻)\s*[：:]?\s*(?:第?\s*[A-Z]?\d{1,3}\s*版)?")
    part = Pattern(
        rf"(?P<date>(?:公元)?\d{{4}}(?:年\d{{1,2}}月\d{{1,2}}日|[-/.]\d{{1,2}}[-/.]\d{{1,2}})|[〇○零一二三四五六七八九]{{4}}年[一二三四五六七八九十]{{1,2}}月[一二三四五六七八九十]{{1,3}}日|(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH}),? \d{{4}})"
        r"|(?P<day>[（(]?(?:星期|周|週|礼拜|禮拜)[一二三四五六日天][）)]?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|农历\S{2,12}|農曆\S{2,12})"
        r"|(?P<number>第?\s*[A-Z]?\d{1,3}\s*版(?:[（(][^（()）\s]{2,6}[)）])?|[A-D]\d{1,2}|第[一二三四五六七八九十]{1,3}版|今日\d{1,3}版|总?第\d{1,6}期|總第\d{1,6}期|第?[\d一二三四五六七八九十]{1,3}面|[朝夕]刊|Page\s?[A-Z]?\d{1,3}|Vol\.? ?[\dIVXLC]{1,8}|No\.? ?\d{1,6})"
        r"|(?P<people>(?:本版|值班|责任|責任)?(?:责编|責編|主编|編輯|编辑|美编|美編|校对|校對|组版|組版|版式|制图|编委|值班主任|总编辑)[/：:](?:\S{2,4}[、，]?){1,4})"
        r"|(?P<reach>(?:[电電]话|[电電]話|热线|熱線|投稿|邮箱|郵箱|E-?mail|网址|網址)[/：:]\S{5,60}|www\.\S+)"
        rf"|(?P<name>{WIDE}{{1,8}}(?:报|報|新闻|新聞|周刊|週刊|导刊))|(?P<section>{WIDE}{{2,6}})"
    )
    # fmt: on


def is_rule(text: str) -> bool:
    """Whether ``text`` is a rule drawn with marks."""
    return len(text) > 2 and RULE.issuperset(text.replace(" ", ""))


def is_page_line(text: str) -> bool:
    """Whether ``text`` is the head or foot of a page, the name of a section, or a rule."""
    if text in SECTIONS or is_rule(text):
        return True
    if len(text) > LONGEST and "  " in text:
        text = " ".join(text.split())
    if not 2 < len(text) <= LONGEST:
        return False
    if (text[0] in "（(" and _Patterns.turn.fullmatch(text)) or (
        text[0] in BUTTONS and _Patterns.reader.fullmatch(text)
    ):
        return True
    kinds: list[str] = []
    at = 0
    while at < len(text):
        if text[at] in GAPS:
            at += 1
            continue
        found = _Patterns.part.match(text, at)
        if found is None or (found.end() < len(text) and text[found.end()] not in GAPS):
            return False
        kinds.append(found.lastgroup or "")
        at = found.end()
    if "number" in kinds:
        return kinds.count("section") <= 1 and len(kinds) <= 8
    return "section" not in kinds and (
        kinds.count("people") + kinds.count("reach") >= 2 or ("date" in kinds and ("day" in kinds or "name" in kinds))
    )
