"""Lines that date an article without labels, as sites set them over the text: ``2031-05-04 08:30 山城晚报``, ``By Ann Reed | May 4, 2031``.

A line is read only where a whole date stands in it and every other piece is known (a time, a counter, a button, a word for who wrote
it) or may be a name; a date before a headline (``2031年5月4日 新桥通车``) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from convkit.passes.classes import WIDE
from convkit.passes.dates import DATE
from convkit.passes.infolabels import PAPERS, Part
from convkit.passes.names import glued_names
from convkit.passes.people import bare_name
from convkit.patterns import Pattern
from convkit.sitewords import MONTH

LONGEST = 100
DIGITS = frozenset("0123456789")
NAME = 24
"""Code points of the longest piece that may be a name in hanzi; one in letters may be twice as long."""
OPENING, CLOSING = frozenset("（(【[〔"), frozenset("）)】]〕")
DOTS = frozenset("·•")
"""What sites set between a date and a name, and nobody between a date and a headline."""
NAMES = 3
HOST = 2
"""Slashes of an address that names a site and no page of it."""
MEDIA = (
    *PAPERS, "发布", "资讯", "之窗", "论坛", "社区", "专栏", "频道", "消息", "中心", "办公室", "政府", "委员会", "编辑部",
)  # fmt: skip
"""How the names of those end that publish."""
PRINTED = ("印发", "印發", "印制")
"""How the line ends that says who printed an official document and when; it stays under the document."""


LOG = 3
"""Lines with a name and a time that make a log of messages."""
LOG_SHARE = 4
"""At most so many lines stand to one of them."""
SPOKEN = 60
"""Code points of the longest such line."""


class _Patterns:
    # fmt: off
    full = Pattern(rf"(?<!\d)(?:[12]\d{{3}}\s*[-/.年]\s*\d{{1,2}}\s*[-/.月]\s*\d{{1,2}}|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+[12]\d{{3}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH},?\s+[12]\d{{3}})", re.IGNORECASE)
    pieces = Pattern(
        rf"(?P<place>(?<=[／/]){WIDE}{{2,4}}(?:報導|报道|報道)(?=\s|$))|(?P<date>(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?:{DATE}|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+[12]\d{{3}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH},?\s+[12]\d{{3}})"
        rf"(?:\s*[（(]?(?:星期|周|週)[一二三四五六日天][）)]?)?(?P<time>(?:\s*T|\s*,?\s*(?:at\s+)?)\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?(?:\s*[AaPp]\.?[Mm]\.?)?(?:\s*(?:GMT|UTC|BST|E[SD]T|CST))?)?)"
        r"|(?P<tool>(?<![\w])(?:\d[\d,.]*\s*万?\+?\s*(?:次|人|条|个|篇)?(?:阅读|浏览|评论|回复|参与|点击|收藏|喜欢|点赞|赞|跟贴|访问|播放|min(?:ute)?s? read|views?|comments?)(?:量|数)?|(?:阅读|浏览|评论|点击|人气|热度|回复|查看|跟贴|Views|Comments)(?:量|数|次数)?\s*[:：(（]?\s*\d[\d,.]*\s*[）)]?\s*万?(?:次|人|条)?"
        r"|(?:我有话说(?:[(（]\d+人参与[)）])?|收藏本文|参与评论|手机看新闻|分享到?|打印|收藏|举报|【?纠错】?|评论|关注|字[号体]|大|中|小|原创|转载|置顶|精华|头条|独家|Share|Print|Save|TOP|引用|回复|编辑|楼主|离线|在线|电梯直达|只看(?:楼主|该作者|大图)|(?:倒序|正序)(?:阅读|浏览)|显示全部(?:楼层|帖子)|阅读模式|来自\s?(?:(?:中国|手机)\w{0,10}|\w{0,8}客户端))(?![\w])"
        r"|\d{1,5}\s?(?:楼|#)|\d{1,7}(?=\s*$)|\d{1,4}(?=\s+发表于)))"
        r"|(?P<posted>(?<![^\W\d_])(?:最后|首次|最近)?(?:发表|发布|更新|刊发|编辑|修改)(?:于|时间|日期)?\s*[:：]?|(?:Posted|Published|Updated|Written|Last updated|First published)(?:\s+on|\s+at)?\s*:?)"
        rf"|(?P<by>(?:由\s+|(?:作者|记者|記者|撰文|(?<!{WIDE})文|编辑|责编|责任编辑|发布者|发布人|Author|By)(?:\s*[:：/／｜]\s*|(?<=By)\s+|(?={WIDE}{{2,4}}(?:[\s|｜·／/]|$)))))"
        r"|(?P<source>(?:来源|來源|来自|稿源|Source|From)\s*[:：]?\s*)"
        r"|(?P<address>(?:https?://|www\.)[^\s\u3000-\u9fff]{4,})"
        rf"|(?P<name>[A-Z][\w.'’]*(?:-[A-Z]\w+)?(?:,? (?:and |de |van |von )?(?!{MONTH}\s)[A-Z][\w.'’]*(?:-[A-Z]\w+)?){{1,6}})"
        r"|(?P<gap>(?:格林尼治标准时间|北京时间|当地时间|GMT|BST)|(?:[\s|｜·•丨,，/／—–()（）\[\]【】]|(?<![^\W\d_])-|-(?![^\W\d_]))++)", re.IGNORECASE,
    )
    spoken = Pattern(
        r"(?P<who>[^\s，。：:！？|]{1,20}(?:[(（<]\S{4,40}[)）>])?)\s+(?P<day>[12]\d{3}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+)?(?:(?:上午|下午|晚上|凌晨|中午)\s?)?\d{1,2}:\d{2}(?(day)(?::\d{2})?|:\d{2})(?:\s?[AP]M)?"
        r"|(?:[12]\d{3}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+(?:(?:上午|下午|晚上|凌晨|中午)\s?)?\d{1,2}:\d{2}(?::\d{2})?)\s+(?P<whom>[^\s，。：:！？|]{1,20}(?:[(（<]\S{4,40}[)）>])?)"
    )
    issue = Pattern(rf"({WIDE}{{2,20}}?(?:[（(](?:{WIDE}|[\d-]){{1,12}}[）)])?)[ ·,，]{{0,2}}[12]\d{{3}}年第?\d{{1,2}}期")
    printed = Pattern(rf"(?:[（(]?\s*+(?:来源|來源|原载|原載|据)?\s*+[:：]?\s*+)?《\s*+([^《》]{{2,16}}?)\s*》\s*[，,]?\s*[（(]?\s*({DATE})\s*[，,]?\s*(?:第?\s*[A-Z]?\d{{1,3}}\s*版)?\s*[）)]{{0,2}}")
    name = Pattern(r"[\w·.&'’\[\]【】（）()\-《》“”]{2,}(?: [\w·.&'’]+){0,4}")
    # fmt: on


def is_log(lines: Sequence[str]) -> bool:
    """Whether who spoke and when stands over what was said all through ``lines``, as in a log of messages.

    At least two speak, none of them a newspaper, and not on lines in a row, as a list of headlines with their times stands.
    """
    found: dict[int, str] = {}
    for index, line in enumerate(lines):
        match = _Patterns.spoken.fullmatch(line) if ":" in line and len(line) <= SPOKEN else None
        if match:
            found[index] = match["who"] or match["whom"]
    if len(found) < LOG or len(found) * LOG_SHARE < len(lines) or len(set(found.values())) < 2:
        return False
    in_a_row = sum(i + 1 in found for i in found)
    return in_a_row * 4 <= len(found) and not any(name.endswith(MEDIA) for name in found.values())


def stamped(line: str) -> list[Part] | None:
    """The pieces of a line that dates an article, those without a field of its own named "tool"; None where ``line`` is none such.

    The whole may stand in brackets: （山城晚报 2031年5月4日 第1版）.
    """
    if line[-1:] == "期" and len(line) <= NAME + 12 and _Patterns.issue.fullmatch(line):
        return [Part("source", 0, 0, len(line))]
    if "《" in line[:8] and len(line) <= SPOKEN:
        printed = _Patterns.printed.fullmatch(line)
        if printed:
            return [
                Part("source", printed.start(1), *printed.span(1)),
                Part("date_text", printed.start(2), *printed.span(2)),
            ]
    if line[:1] in OPENING and line[-1:] in CLOSING and len(line) > 2:
        inner = _stamped(line[1:-1])
        return inner and [Part(p.name, p.label + 1, p.start + 1, p.end + 1) for p in inner]
    return _stamped(line)


def _stamped(line: str) -> list[Part] | None:
    if len(line) > LONGEST or DIGITS.isdisjoint(line) or line.endswith(PRINTED) or _Patterns.full.search(line) is None:
        return None
    pieces: list[Part] = []
    timed = known = published = False
    names = dates = 0
    field, label = "", 0
    unknown = -1
    for group, start, end, timed_here in _cut(line):
        if group == "gap":
            known = known or not DOTS.isdisjoint(line[start:end])
            continue
        if group == "date":
            dates += 1
            timed = timed or timed_here
            pieces.append(Part("date_text", label if field == "posted" else start, start, end))
            field = ""
        elif group in ("by", "source", "posted"):
            field, label = group, start
            if group == "posted" and unknown == len(pieces) - 1 >= 0:
                pieces[unknown] = pieces[unknown]._replace(name="byline")
        elif group == "address":
            pieces.append(Part("url" if line.count("/", start, end) > HOST else "tool", start, start, end))
        elif group in ("tool", "place"):
            pieces.append(Part("tool", start, start, end))
        else:
            size = NAME if line[start] >= "\u2e80" else 2 * NAME
            if end - start > size or _Patterns.name.fullmatch(line, start, end) is None:
                return None
            said = line[start:end]
            glued = bool(pieces) and pieces[-1].name == "date_text" and pieces[-1].end == start
            several = glued_names(said) if glued and not field else []
            if several:
                known = True
                ends = list(accumulate(map(len, several), initial=start))
                pieces += [Part("byline", a, a, b) for a, b in pairwise(ends)]
                continue
            media = said.rstrip("]】").endswith(MEDIA)
            published = published or media
            known = known or media or field in ("by", "source") or (glued and len(said) == 3 and _is_person(said))
            names += not field
            written = field == "by" or (not field and not media and _is_person(said))
            sourced = any(piece.name == "source" for piece in pieces)
            name = "byline" if written else "tool" if sourced and not field else "source"
            unknown = len(pieces) if name == "source" and not field and not media else -1
            pieces.append(Part(name, label if field in ("by", "source") else start, start, end))
            field = ""
    known = known or timed or any(piece.name == "tool" for piece in pieces)
    if any(piece.name == "source" and piece.label < piece.start for piece in pieces):
        # The page names itself before it names where its text is from.
        pieces = [p._replace(name="tool") if p.name == "source" and p.label == p.start else p for p in pieces]
    return pieces if dates == 1 and known and names <= (NAMES if timed or published else 1) else None


def _is_person(said: str) -> bool:
    return bare_name(said) if said[0] >= "\u2e80" else " " in said


def _cut(line: str) -> Iterator[tuple[str, int, int, bool]]:
    """The pieces of ``line`` in order: the group that each is, "" for what may be a name."""
    at = 0
    for match in _Patterns.pieces.finditer(line):
        if at < match.start():
            yield "", at, match.start(), False
        group = "date" if match["date"] else "" if match["name"] else match.lastgroup or ""
        yield group, *match.span(), bool(match["time"])
        at = match.end()
    if at < len(line):
        yield "", at, len(line), False
