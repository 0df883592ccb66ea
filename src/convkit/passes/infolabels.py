"""The labels of lines that state source, date, number and author, and the parts of such a line.

``来源：青山晚报  时间：2030-03-09  作者：林川``; the sheet that an office puts over a notice (索引号, 文号, 发布机构); buttons of a page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from convkit.passes.classes import WIDE
from convkit.passes.dates import iso
from convkit.patterns import Pattern, holds
from convkit.sitewords import is_way

LONGEST = 160
KEYWORDS = "关键词"
"""What a paper has on a line of its own, and a site beside other labels."""
LABEL = 20
"""Code points of the longest label that stands alone in its line."""
UNLABELLED = 60
"""Code points of the longest line that may be a bare date, byline or button; a longer one needs a label with its colon."""
VALUE = 60
"""Code points of the longest value; a longer one is a sentence."""

_LABELS = {
    "source": "信息来源|信息來源|資訊來源|资料来源|資料來源|文章来源|文章來源|稿件来源|新闻来源|新聞來源|内容来源|本文来源|文件来源|文件來源|稿源|来源|來源|出处|出處|Source",
    "title": "文件标题|原标题|原標題|标题|標題|题名|題名|篇名|文件名称|公文名称",
    "doc_number": "发文字号|發文字號|发文文号|发布文号|發布文號|颁布文号|文件编号|文件文号|公文文号|文号|文號|案号|案號",
    "issuer": "发文机关|發文機關|发文机构|发布机构|發布機構|发布机关|發布機關|发布单位|發布單位|發佈單位|发布部门|发文单位|發文單位|发文部门|制发机关|制发单位|制定机关|颁布单位|颁布机关|公布机关|公布機關|公开机构|公开单位|公开部门",
    "addressee": "受文者",
    "date_text": "裁判日期|系统发布时间|编辑日期|编辑时间|发表于|发布于|发佈於|更新于|刊登于|发文日期|發文日期|发布时间|發布時間|發佈時間|发布日期|發佈日期|發布日期|发表时间|加入时间|发表日期|发表|发表日期|發表日期|發表時間|刊发时间|刊发日期|刊登日期|更新时间|更新日期|更新時間|成文日期|成文时间|生成日期|生成时间|公开日期|颁布日期|公布日期|印发日期|印发时间|发文时间|颁布时间|公布时间|上传时间|录入时间|录入日期|添加时间|撰写日期|上版日期|張貼日期|"
    "时间|時間|日期|Published|Date",
    "byline": "文字作者|图片作者|文章作者|作者|撰稿人|撰稿|供稿人|供稿|投稿人|投稿|撰文|记者|記者|通讯员|Author",
    "column": "所属栏目|所属专栏|专栏|栏目|欄目|频道|頻道",
    "url": "原文链接|原文地址|文章链接|本文链接|本文网址|原文網址",
    "meta": "关键词|发布|發佈|版面|个人分类|文章分类|分类专栏|分类|标签|版次|版名|信息索引号|索引号|索引號|主题分类|主题词|公开方式|公开形式|公开类别|公开范围|信息分类|信息类别|组配分类|体裁分类|有效性|效力状态|"
    "实施日期|施行日期|生效日期|生效时间|失效日期|失效时间|废止日期|废止时间|有效期|名称|信息名称|统一登记号|登记号|公开时限|公开责任部门|责任部门|服务对象|归档时间|体裁|关键字|内容概述|内容分类|内容类型|公文种类|公文类型|公文时效|文件类型|文件种类|文件有效性|信息有效性|信息时效|时效性|时效|时效状态|"
    "效力级别|效力等级|所属主题|所属类别|所屬類別|所属机构|所属单位|所属分类|信息类型|信息所属单位|公开程序|公开渠道|公开属性|公开代码|载体类型|记录形式|實施日期|生效時間|主題分類|公開方式|公開日期|"
    "签发人|密级|保密期限|"
    "檔號|保存年限|承辦人|聯絡人|聯絡電話|聯絡方式|傳真|電子信箱|電子郵件|速別|密等及解密條件或保密期限|密等|解密條件|"
    "作者单位|工作单位|作者單位|期刊|刊名|年/卷/期|年，卷（期）|年,卷(期)|卷期|中图分类号|中圖分類號|文献标识码|文献标志码|文獻標識碼|文章编号|文章編號|DOI|doi",
    "editor": "采录人|录入者|录入人|录入员|录入|发布人|发布者|审稿人|审核人|拟稿人|责任编辑|責任編輯|编辑|編輯|责编|责任校对|校对|审核|初审|复审|终审|监制",
    "tool": "热度|文章字数|字数|浏览人次|阅读人次|点击人次|访问人次|浏览字号|浏览次数|阅读次数|点击次数|访问次数|浏览量|阅读量|点击数|点击率|瀏覽次數|點閱|浏览|阅读|点击|字级|字級|字級設定|友善列印|字号|字號|字體|字体|字体大小|打印|分享到|分享|语音阅读|语音播报|语音朗读|阅读模式|下载本文|"
    "收藏|评论|我要评论|评论数|访问量|阅读数|下载地址|下载|附件下载|保护视力色|视力保护色|视力保护|我要纠错",
}
PAPERS = (
    "网", "網", "报", "報", "社", "台", "臺", "刊", "新闻", "新聞", "客户端", "传媒", "杂志", "周刊", "在线",
    "News", "Times", "Post", "Journal", "Daily", "Herald", "Press", "Agency", "Magazine", "Weekly", "Tribune", "Gazette",
)  # fmt: skip
"""How the names of newspapers, agencies and sites end."""
GLUED = "发布时间|發布時間|发布日期|發布日期|更新时间|信息来源|文章来源|稿件来源|浏览次数|浏览量|阅读次数|点击次数|点击数|访问次数|字号"
"""Labels that are known for such right behind the value before them, too."""
TOOL_STARTS = frozenset("我纠糾打列关關返顶收分字大中小上下回首点點长長扫掃【[（(")
"""What a row of a page's buttons begins with."""
NOTHING = frozenset("-—–－/ \u3000")
"""What a value is written with that is none."""
PAIRS = {")": "(", "）": "（"}
LABEL_ENDS = "：:】]丨"
LAST_CHARACTERS = frozenset(word[-1] for words in _LABELS.values() for word in words.split("|"))
BARE = frozenset({
    "索引号", "信息索引号", "发文字号", "文号", "文件编号", "主题分类", "体裁分类", "组配分类", "信息分类", "内容分类", "发布机构", "发文机关", "发文机构", "发布单位", "发文单位", "制发机关", "发布日期",
    "成文日期", "生成日期", "发文日期", "公开日期", "公开方式", "公开形式", "公开范围", "公开时限", "公开程序", "公开类别", "服务对象", "信息来源", "信息名称", "有效性", "时效性", "失效日期", "生效日期",
    "废止日期", "实施日期", "公文种类", "主题词", "信息类别", "效力状态",
})  # fmt: skip
"""Labels of a sheet that are known for such without a mark behind them, where several stand near one another."""
COURT = {
    "案件名称": "title", "法院": "issuer", "审理法院": "issuer", "所属地区": "meta", "案件类型": "meta", "审理程序": "meta",
    "当事人": "meta", "案由": "meta", "法律依据": "meta", "全文": "meta",
}  # fmt: skip
"""Those of a sheet over the judgement of a court, where the first is among them."""
BARE_LASTS = frozenset(label[-1] for label in (*BARE, *COURT))
MANY = 4
FEW = 3
"""Labels alone in their lines that make a sheet round a date."""
SHEET = frozenset({"doc_number", "issuer", "meta"})
"""Labels that only the sheet over a notice has."""


def _spread(words: str) -> str:
    """``words`` with room for the gaps that set such labels to one width: 索 引 号."""
    gap = r"[ \u3000\u00a0]{0,3}"
    return "|".join(
        gap.join(map(re.escape, word)) if not word.isascii() else re.escape(word) for word in words.split("|")
    )


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    groups = "|".join(f"(?P<{name}>{_spread(words)})" for name, words in _LABELS.items())
    return re.compile(
        rf"(?:^[•·◆■▪\-\s]{{0,3}}\s*+|(?<=[\s|｜　\[【】（(·])|(?<=[0-9日])(?!\s)|(?<=[A-Fa-f])(?=文章编号|文章編號)|(?<=[报報网網社台刊闻聞])(?=(?:责任编辑|責任編輯|责编|编辑|編輯|作者|记者)[:：])|(?:(?<={WIDE})|(?<=[)）]))(?=(?:{GLUED})[:：])|(?<=下载本文)(?=作者)|(?<={WIDE})(?=时间[:：]\s?[12]\d{{3}}[-/.年])|(?<=[:：])(?=(?:作者|记者|时间|日期|来源|发布时间|阅读|浏览|点击|编辑)[:：]))"
        rf"(?:(?:【|(?P<box>\[))\s*+)?(?:{groups})\s*(?(box)\]\s*[:：]?|(?:[:：丨]|】\s*[:：]?))\s*"
    )


class _Patterns:
    """The regular expressions of this module."""

    # fmt: off
    dated = Pattern(r"[\s\-—|·]*((?:19|20)\d{2}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?)$")
    moment = Pattern(r"(?:19|20)\d{2}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)\s*\d{1,2}:\d{2}(?::\d{2})?(?=[^\s\d:\-—–~至到])")
    short = Pattern(r"\d{2}-\d{2}-\d{2}\s+\d{1,2}:\d{2}")
    counted = Pattern(r"(?:[\s|｜]*(?:阅读|浏览|点击|评论|回复|推荐)\s*[(（]\s*\d+\s*[)）])+(?:[\s|｜]*(?:编辑|收藏|举报|转发|分享))*[\s|｜]*$")
    bar = Pattern(r"下载本文$|(?:\s*(?:文字|字号|字体)\s*[:：])?(?:\s*[【\[（(](?:大|中|小|我要打印|打印|列印|关闭|關閉|收藏|分享|返回|举报|纠错)[】\]）)]|\s+(?:打印|列印|关闭|關閉|收藏|分享|举报|纠错|评论|关注|复制链接)(?:\s*[(（]\s*\d*\s*[)）])?(?=\s|$)){1,6}\s*$")
    stamp = Pattern(rf"(?!(?:首次|最后)?(?:发布|编辑|发表|更新|修改|刊发)于)({WIDE}{{2,12}})\s+(\d{{4}}(?:[-/.]\d{{1,2}}[-/.]\d{{1,2}}|年\d{{1,2}}月\d{{1,2}}日)\s*\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?)")
    # fmt: on


class Part(NamedTuple):
    """One labelled part of a line: the field that it fills, the start with its label, the start of the value, the end."""

    name: str
    label: int
    start: int
    end: int


def may_be_labelled(line: str) -> bool:
    """Whether one of the marks behind labels stands right behind the last character of one.

    Speech has colons too (说：“), and the labels are many: to compile their pattern takes a tenth of what a short file takes.
    """
    for mark in LABEL_ENDS:
        at = line.find(mark)
        while at >= 0:
            before = at
            while before and line[before - 1].isspace():
                before -= 1
            if before and line[before - 1] in LAST_CHARACTERS:
                return True
            at = line.find(mark, at + 1)
    return False


def parts_of(line: str) -> list[Part] | None:
    """The labelled parts of ``line``, () where a label stands alone; None where it is no such line.

    The line must begin with a label or with a date, and no part may hold a sentence.
    """
    if not holds(line, LABEL_ENDS):
        return None
    stamped = _Patterns.stamp.fullmatch(line) if len(line) <= UNLABELLED and line[-1].isdecimal() else None
    if stamped:
        return [
            Part("source" if stamped[1].endswith(PAPERS) else "publisher", stamped.start(1), *stamped.span(1)),
            Part("date_text", stamped.start(2), *stamped.span(2)),
        ]
    found = list(_label().finditer(line)) if may_be_labelled(line) else []
    if not found:
        return None
    parts: list[Part] = []
    before = line[: found[0].start()].strip(" \u3000|｜[（(")
    before = before if is_toolbar(before) else before.strip(" \u3000|｜[【（(")
    if before and (is_toolbar(before) or is_way(before)):
        parts.append(Part("tool", line.index(before), line.index(before), line.index(before) + len(before)))
    elif before:
        if len(before) > 30 or (iso(before) is None and _Patterns.short.fullmatch(before) is None):
            return None
        parts.append(Part("date_text", line.index(before), line.index(before), line.index(before) + len(before)))
    if label_text(line[found[0].start() : found[0].end()]) == KEYWORDS:
        return None
    for index, match in enumerate(found):
        stop = found[index + 1].start() if index + 1 < len(found) else len(line)
        value = _value(line[match.end() : stop])
        if len(value) > VALUE or any(mark in value for mark in "。；！？?"):
            return None
        opened = len(value) - len(value.lstrip("[【（("))
        begin, value = match.end() + opened, value[opened:]
        name = match.lastgroup or ""
        if name == "tool" and value and match[0].rstrip()[-1] in "】]":
            return None  # the mark of a column: 【评论】
        moment = _Patterns.moment.match(value) if name == "date_text" else None
        value = moment[0] if moment else value
        dated = _Patterns.dated.search(value) if name in ("source", "byline", "editor") else None
        if dated and dated.start() and not any(part.name == "date_text" for part in parts):
            parts.append(Part(name, match.start(), begin, begin + dated.start()))
            at = begin + dated.start(1)
            parts.append(Part("date_text", at, at, begin + dated.end()))
            continue
        if name == "url" and not value.startswith(("http", "www")):
            return None
        parts.append(Part(name, match.start(), begin, begin + len(value)))
    return parts


def _value(printed: str) -> str:
    """The value that ``printed`` begins with: without counters, buttons, brackets and a further label behind it."""
    whole = _Patterns.counted.sub("", _Patterns.bar.sub("", printed))
    value = whole.rstrip(" \u3000|｜]】）)[【（(")
    after = whole[len(value) : len(value) + 1]
    if after in PAIRS and value.count(PAIRS[after]) > value.count(after):
        value += after
    if value.endswith((":", "：")) or NOTHING.issuperset(value):
        return ""
    last = value.rpartition(" ")[2]
    return value[: -len(last)].rstrip() if last != value and label_alone(last + ":") in SHEET else value


def label_alone(line: str) -> str:
    """The field whose label ``line`` is and nothing else, as where a page has label and value in two cells; "" for none."""
    if not line or line[-1] not in LABEL_ENDS or len(line) > LABEL or not may_be_labelled(line):
        return ""
    found = _label().match(line)
    return (found.lastgroup or "") if found and found.end() == len(line) else ""


def sheet_of(lines: Sequence[str]) -> dict[int, int]:
    """The lines of a sheet whose labels and values stand on lines of their own: each label's line with that of its value.

    A label without a value has -1.  Labels without their colons count where there are four of the kind that no text has, the last of
    them with no value but a date.  Nothing where fewer than two of the labels are those of a sheet, unless a date stands under its label
    and two more labels stand alone.
    """
    labels = {said for line in lines if (said := bare_label(line))}
    bare = len(labels) >= MANY and ("案件名称" in labels or not labels <= COURT.keys())
    names = [_alone(line, bare) for line in lines]
    if sum(1 for name in names if name in SHEET) < 2 and not _dates_alone(lines, names):
        return {}
    found: dict[int, int] = {}
    for index, name in enumerate(names):
        if name:
            under = index + 1 < len(lines) and not names[index + 1]
            # A line that is too long, "" here, is a value where the next label stands under it, and else the text.
            valued = under and (0 < len(lines[index + 1]) <= UNLABELLED or any(names[index + 2 : index + 3]))
            counts = name != "tool" or (valued and lines[index + 1].isdecimal())
            found[index] = index + 1 if valued and counts else -1
    if bare:
        last = max(found)
        if found[last] >= 0 and not _is_day(lines[found[last]]):  # the title or the text under the sheet
            found[last] = -1
    return found


def _alone(line: str, bare: bool) -> str:
    """The field of a label that stands alone; with ``bare`` also of one without its mark."""
    if line and line[-1] in LABEL_ENDS:
        return label_alone(line)
    said = bare_label(line) if bare else ""
    return COURT.get(said) or (label_alone(line + "：") if said else "")


def bare_label(line: str) -> str:
    """The label of a sheet that ``line`` is without any mark behind it; "" for any other line."""
    if not 2 <= len(line) <= LABEL or line[-1] not in BARE_LASTS:
        return ""
    said = "".join(line.split())
    return said if said in BARE or said in COURT else ""


def _is_day(value: str) -> bool:
    """Whether a value begins with a year and states a date."""
    ended = value[-1:].isdecimal() or value.endswith("日")
    return ended and value[:2] in ("19", "20") and iso(value) is not None


def _dates_alone(lines: Sequence[str], names: Sequence[str]) -> bool:
    """Whether a date stands under the label of one, and two more labels stand alone as well."""
    dated = any(name == "date_text" and _is_day(value) for name, value in zip(names, lines[1:], strict=False))
    return dated and sum(1 for name in names if name) >= FEW


def label_text(printed: str) -> str:
    """The label of a printed part, without marks and gaps: 发布日期."""
    label = re.split("[:：丨】\\]]", printed.lstrip("【[•·◆■▪- \u3000"), maxsplit=1)[0]
    return "".join(label.split())


@lru_cache(maxsize=1)
def _tools() -> re.Pattern[str]:
    words = "我要纠错|我要糾錯|纠错|糾錯|打印本页|打印|列印|关闭窗口|关闭|關閉|返回顶部|返回|顶部|收藏|分享到|分享|字号|字號|大|中|小|上一篇|下一篇|回首頁|首页"
    follow = r"(?:点击|點擊|长按|長按|扫码|掃碼|扫一扫|掃一掃)[^。！？\n]{0,16}(?:关注|關注|蓝字|二维码|阅读原文|当前页|手机|手機|當前頁)[^。！？\n]{0,12}"
    return re.compile(
        rf"{follow}|(?:[【\[（(](?:{words})[】\]）)][\s|｜·]*){{1,12}}|(?:(?:{words})[\s|｜·]+){{1,12}}(?:{words})"
    )


def is_toolbar(line: str) -> bool:
    """Whether ``line`` is a row of a page's buttons or an invitation to follow it."""
    return line[:1] in TOOL_STARTS and len(line) <= UNLABELLED and bool(_tools().fullmatch(line))
