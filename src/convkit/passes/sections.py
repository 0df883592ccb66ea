"""The names that sections bear in whole kinds of texts: 译文 and 赏析 under a poem, 用料 and 做法 of a dish, 病因 and 症状, 引言 and 结语, 教学目标,
背景技术; and the heads of a collection (篇一, 第二篇：渡口, 渡口散文 篇3).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from convkit.model import Block, BlockKind
from convkit.passes.numerals import value
from convkit.patterns import Pattern

LONGEST = 14
"""Code points of the longest name of a section with the marks round it."""
FEWEST = 2
"""Different names that an article must have."""
PIECE = 40
"""Code points of the longest head of a piece."""
STEM = 4
"""Fewest code points of what is numbered where the number stands behind it."""
MARKS = "⊙◎【】[]［］〔〕〖〗「」《》■◆●▍▎★☆◎※*#·•：: \u3000\t"
"""What may stand round a name."""
CLOSERS = "。！？；，、,;!?…—"
_NAMES = (
    # a poem
    "原文|诗词原文|原诗|译文|释义|注释|注解|赏析|鉴赏|翻译|白话译文|参考翻译|译文及注释|注释译文|注释及译文|创作背景|写作背景|作者简介|作者介绍"
    "|名家点评|名家评价|诗词赏析|作品赏析|文学赏析|简析|题解|评析|韵译|直译|今译|词句注释|整体赏析|中心思想|主题思想|艺术特色|写作特点|段落大意|后世影响|诗文解释",
    # a paper, a thesis, a book
    "摘要|内容摘要|中文摘要|英文摘要|关键词|引言|绪论|导言|导论|引论|结语|结论|结束语|余论|致谢|参考文献|参考书目|小结"
    "|材料与方法|资料与方法|对象与方法|文献综述|研究背景|研究方法|研究意义|研究目的|研究结论|内容简介|内容提要|编辑推荐|精彩书摘|媒体评论|媒体推荐|图书信息|图书目录|推荐理由|Abstract|Introduction|Conclusion|Conclusions|Methods|Discussion|Acknowledgements",
    # an encyclopedia
    "概述|简介|简要介绍|基本信息|基本资料|基本介绍|历史沿革|历史背景|发展历程|发展历史|人物生平|人物经历|人物简介|早年经历|个人经历|个人生活|主要作品|主要成就|主要著作|获奖记录|获奖纪录"
    "|社会评价|人物评价|后世评价|地理位置|地理环境|自然资源|行政区划|参见|外部链接|外部连结|参考资料|延伸阅读|科属|地域分布|形态特征|生长习性|生活习性|分布范围|地理分布|主要价值|繁殖方式|栽培技术|词语解释|词语概念|剧情简介|角色介绍|演职员表|幕后花絮",
    # a dish
    "食材|用料|材料|配料|原料|主料|辅料|调料|做法|步骤|制作步骤|制作方法|制作过程|烹饪步骤|材料准备|食材准备|准备材料|小贴士|小窍门|小提示|温馨提示|烹饪技巧|营养价值|食用功效|功效与作用|菜品特色",
    # a disease, a drug
    "药物成分|主要成分|性状特征|制剂规格|功能主治|主要功效|适应病症|贮藏方法|用药须知|用药注意|如何用药|病因|症状|临床表现|诊断|检查方法|治疗|治疗方法|预防|预后|并发症|鉴别诊断|发病机制|发病原因|流行病学|病理生理|药理作用|用法用量|不良反应|禁忌|注意事项|适应症|适应证|成份|成分|性状|贮藏|药物相互作用|药代动力学|饮食保健|就诊科室",
    # a case before a court
    "基本案情|案情简介|案情回放|案件详情|裁判结果|裁判要旨|裁判理由|裁判要点|审理结果|处理结果|法院审理|法院裁判|法院判决|要旨|典型意义|指导意义|关联索引|案例索引|相关法条|法条链接|法律链接|诉讼过程|检察机关履职过程|检察机关履职情况|相关规定|法官说法|法官提醒|法官寄语|律师说法|律师提示|案例评析|案例分析|争议焦点|焦点问题|警示提示",
    # a patent
    "技术领域|背景技术|发明内容|实用新型内容|技术实现要素|附图说明|具体实施方式|权利要求书|说明书|有益效果|实施例",
    # a lesson
    "教学目标|教学重点|教学难点|教学重难点|重点难点|教学准备|教学过程|教学反思|教学方法|教学步骤|教学内容|板书设计|课前准备|学情分析|教材分析|作业布置|课堂小结|活动目标|活动准备|活动过程|活动反思|设计意图|学习目标",
)
_ONE_SCRIPT = str.maketrans(
    "並佈併個備傢價內別創劃劇劑動區厤參員唸問圍圖學實審寫對導師彆彔後徵態應斷曆書會朮條業標機檢權歷決況準溫濟營爭狀獎獲獻現環療癥發穫竅箇範簡紀紹結經綜綵緒編緻義習聯職臨與葯蔘薦藝藥處術製見規計討記訟設訴診"
    "註証評詞詩話詳語說課調論謝證譯議護讀貯貼資賞輔輯迴連遊過適釋錄錶鍵鏈鑑鑒長門閱闆關難韻響項須預領題飪飲養餘驟體髮鬚點",
    "并布并个备家价内别创划剧剂动区历参员念问围图学实审写对导师别录后征态应断历书会术条业标机检权历决况准温济营争状奖获献现环疗症发获窍个范简纪绍结经综彩绪编致义习联职临与药参荐艺药处术制见规计讨记讼设诉诊"
    "注证评词诗话详语说课调论谢证译议护读贮贴资赏辅辑回连游过适释录表键链鉴鉴长门阅板关难韵响项须预领题饪饮养余骤体发须点",
)
"""The traditional characters of the names, which are listed in simplified ones."""
_WEAK = "前言|后记|序言|自序|附录|历史|经济|交通|人口|文化|旅游|检查|护理|规格|讨论|诗意|生平|概念|定义|有效期|用途"
"""Names that stand elsewhere too, as columns of a paper or titles: a section is called so only where others have names beyond doubt."""
_LINES = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING})


class _Patterns:
    """The regular expressions of this module."""

    # fmt: off
    before = Pattern(r"(?:第?([一二三四五六七八九十]{1,3}|\d{1,2})篇|篇([一二三四五六七八九十]{1,3}|\d{1,2}))\s*[:：]\s*\S.*")
    bare = Pattern(r"[【\[（(]?(?:第([一二三四五六七八九十]{1,3}|\d{1,2})篇|篇([一二三四五六七八九十]{1,3}|\d{1,2}))[】\]）)]?\s*[:：]?")
    behind = Pattern(r"(.*?\S)\s*(?:[（(【\[]?(?:第([一二三四五六七八九十]{1,3}|\d{1,2})篇|篇([一二三四五六七八九十]{1,3}|\d{1,2}))[）)】\]]?|[（(]([一二三四五六七八九十]{1,3}|\d{1,2})[）)]|(?<!\d)(\d{1,2}))")
    # fmt: on


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset("|".join(_NAMES).split("|"))


@lru_cache(maxsize=1)
def _weak() -> frozenset[str]:
    return frozenset(_WEAK.split("|"))


def section_name(line: str) -> str:
    """The name of a section that ``line`` is and nothing else, without the marks round it; "" for any other line."""
    return _named(line, _names())


def _named(line: str, names: frozenset[str]) -> str:
    if not line or len(line) > LONGEST:
        return ""
    name = "".join(line.strip(MARKS).split())
    said = name.translate(_ONE_SCRIPT)
    return name if said in names or said.rstrip("一二三四五12345") in names else ""


def sections(text: str, blocks: Sequence[Block], colons: bool) -> Iterator[Block]:
    """The names of sections as headings, where there are several; those before a colon only with ``colons``.

    Of names in a row, as a menu has them, only the last two can head what follows.
    """
    found: dict[int, str] = {}
    said: set[str] = set()
    for index, block in enumerate(blocks[:-1]):
        if block.kind in _LINES and block.end - block.start <= LONGEST and block.parent < 0:
            line = text[block.start : block.end]
            name = section_name(line) or _named(line, _weak())
            if name and block.kind is BlockKind.HEADING:
                said.add(name)
            elif name and (colons or text[block.end - 1] not in "：:"):
                found[index] = name
    heads = [index for index in found if index + 1 not in found or index + 2 not in found]
    said.update(found[index] for index in heads)
    if len(said) >= FEWEST and not said <= _weak():
        yield from (blocks[index]._replace(kind=BlockKind.HEADING, level=1) for index in heads)


def pieces(text: str, blocks: Sequence[Block], title: str) -> Iterator[Block]:
    """The heads of a collection's pieces as headings: what is numbered is the same, and the numbers count up.

    They begin at one, or at two where the first stands over the text as its title.  One alone is enough where it says 篇, or what is in
    the ``title``.
    """
    heads: dict[str, list[tuple[Block, int]]] = {}
    for block, after in pairwise(blocks):
        if block.kind is not BlockKind.PARAGRAPH or block.end - block.start > PIECE or block.parent >= 0:
            continue
        told = _piece(text[block.start : block.end])
        if told is not None and after.kind is not BlockKind.HEADING:
            heads.setdefault(told[0], []).append((block, told[1]))
    for stem, found in heads.items():
        first = found[0][1]
        several = len(found) >= FEWEST
        counts = all(number == first + at for at, (_, number) in enumerate(found))
        if counts and (
            (several and first in (1, 2)) or (first == 1 and (not stem or stem[0] == "\n" or stem in title))
        ):
            yield from (block._replace(kind=BlockKind.HEADING, level=1) for block, _ in found)


def opens_collection(line: str) -> bool:
    """Whether ``line`` heads the first piece of a collection by its own words: 渡口散文 篇1."""
    told = _piece(line) if line and len(line) <= PIECE and "篇" in line else None
    return told is not None and told[1] == 1


def _piece(line: str) -> tuple[str, int] | None:
    """What is numbered and its number; what is before it "" for 篇一：…, after a line feed where 篇 says so; None for any other line."""
    if line[-1] in CLOSERS or not ("篇" in line or line[-1].isdecimal() or line[-1] in "）)"):
        return None
    found = _Patterns.before.fullmatch(line) or _Patterns.bare.fullmatch(line)
    if found:
        return "", value(found[1] or found[2]) or 0
    found = _Patterns.behind.fullmatch(line)
    if found is None or len(found[1]) < STEM or any(mark in found[1] for mark in CLOSERS):
        return None
    called = found[2] or found[3]
    return ("\n" if called else "") + found[1], value(called or found[4] or found[5]) or 0
