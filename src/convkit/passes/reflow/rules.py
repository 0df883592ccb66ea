"""What decides a border between two lines without a score: marks that force a join, lines that stand alone."""

from __future__ import annotations

from convkit.passes.infolabels import parts_of
from convkit.passes.labels import is_abstract
from convkit.passes.lines import facts, is_shown
from convkit.passes.reflow.lines import CLOSERS, STOPS, is_wide
from convkit.passes.sections import section_name
from convkit.passes.stamps import stamped
from convkit.patterns import Pattern, holds
from convkit.sitewords import BUTTONS, PROMPTS, SHOWN, is_tool

FORCED_START = frozenset("，。、；：！？）》」』”’】〉〕")
"""Marks that can't begin a line; a line that does goes on the one before."""
FORCED_END = frozenset("，、（《“「『‘【〈〔")
"""Marks that can't end a paragraph."""
CLOSING = frozenset("）》」』”’】〉〕")
OPENER_OF = {"）": "（(", "》": "《", "」": "「", "』": "『", "”": "“", "’": "‘", "】": "【", "〉": "〈", "〕": "〔"}
NUMERAL = "〇零一二三四五六七八九十百千两"
NUMERAL_SET = frozenset(NUMERAL)
ORDINAL = 4
"""Characters of the longest number that stands alone where its head was lost: 十一、"""
LONGEST_BUTTON = 6
"""Characters of the longest of the buttons that stand alone over an article."""
BUTTON = (4, 24)
"""Code points of a counter of a page."""
LATER = frozenset("，。、；：！？）》」』”’】〉〕,;:!?")
"""Marks that begin no line: what they follow was cut."""
TITLE_LENGTH = 45
BODY_LENGTH = 40
CAPTION_LENGTH = 40
NOTE_LENGTH = 200
NOTED = frozenset("[［〔*＊†‡注註" + "".join(map(chr, (*range(0x2460, 0x2474), *range(0x2474, 0x2488)))))
"""What notes begin with."""
ADDRESS = 90
"""So many code points of a line's end are looked at for an address."""
INNER = frozenset("，,。；;：:、！？!?")
STOP = frozenset("。！？!?；")
QUOTES = frozenset("“「『‘")
SPEECH = frozenset("说說道问問喊叫答想讲講嚷骂罵笑曰云")
"""Verbs of speech, and their last characters."""
HALF = frozenset("，、；,;：")
BALANCED = 11
CLAUSE = frozenset("，,；;。")
RULE = "-=_*─—━~·.＊#:"
HEADING = NUMERAL + "（(第•·●○◆◇■□▲△▶►★☆※◎*+-–—" + "".join(map(chr, range(0x3220, 0x322A)))
GREETINGS = frozenset([
    "祝", "此致", "敬礼", "敬禮", "敬祝", "恭祝", "谨祝", "謹祝", "顺祝", "順祝", "并祝", "並祝", "遥祝", "遙祝",
    "即颂", "即頌", "顺颂", "順頌", "敬颂", "敬頌", "此颂", "此頌", "谨颂", "謹頌", "即请", "即請", "敬请", "敬請",
    "祝您", "祝你", "祝你们", "祝您们", "盼复", "匆此", "专此", "專此",
])  # fmt: skip
"""Words that stand alone above the wish or the name at the end of a letter."""
LEADING = "本（(新中人央□【特实實习習记記作来來责責编編通"
"""What rules, heads and leads begin with: a look at one character spares most lines the patterns."""


class Patterns:
    """The regular expressions of this module."""

    # fmt: off
    head = Pattern(
        rf"(?:[{NUMERAL}]{{1,4}}[、．]|[（(](?:[{NUMERAL}]{{1,4}}|\d{{1,3}})[）)]|\d{{1,3}}(?:[．、]|\.(?=\s|[^\d\s.a-zA-Z])|(?:\.\d{{1,3}}){{1,4}}\.\s|(?:\.\d{{1,3}}){{2,4}}\s)"
        rf"|第[{NUMERAL}\d]{{1,7}}[编編章节節条條款卷部篇回集]|[①-⑳⑴-⒛㈠-㈩❶-❿]|[•·●○◆◇■□▲△▶►★☆※◎]\s*\S|[*+\-–—]\s\S)"
    )
    lead = Pattern(
        r"本[报報刊台网網社][^，。]{0,12}?[讯訊电電]|[（(]?(?:新[华華]社|中新社|本[报報]|本刊|人民[网網]|新[华華][网網]|央[视視][网網])[^，。]{0,16}?[讯訊电電消][息]?"
        r"|□|【|[（(]?(?:本[报報刊]|特[约約]|[实實][习習])?[记記]者[\s：:]?|作者[：:]|[来來]源[：:]|[责責]任?[编編][辑輯]?[：:]|[编編][辑輯校][：:]|通[讯訊][员員]\s"
    )
    dated = Pattern(r"(?:19|20)\d\d(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)[\s\u3000]")
    contents = Pattern(r"(?:…|\.{3}|·{3}|-{3}|—{2}|_{3})[….·\-—_\s]*[（(]?\d{1,4}[)）]?$|\S(?:\t|\s{3,})\d{1,4}$")
    columns = Pattern(r"\t|\S(?: {3,}|\u3000{2,})\S.*\S(?: {3,}|\u3000{2,})\S|\|.*\|")
    clause = Pattern(r"[，,；;].*[，。；！？]|。.")
    marks = Pattern("[，。、；！？：,;!?“”‘’「」『』]+")
    hours = Pattern(r"(?:\d{1,2}月)?\d{1,2}日\s*\d{1,2}(?:[-–—~～至到]\d{1,2})?[时時]")
    credit_end = Pattern(
        r"(?<=[。！？…!?”’」）])\s*[（(][^（()）]{1,40}[）)]$|[（(](?:[^（()）]{0,24}(?:记者|記者|通讯员|通訊員|实习生|作者|摄|攝)[^（()）]{0,40}|(?:信息|文章|稿件)?(?:来源|來源|据|據|根据|根據)[^（()）]{1,40})[）)]$"
    )
    adopted = Pattern(r"^[^（(。]{1,40}(?:通过|通過|公布|公佈|发布|發布|批准|修订|修訂|修正|施行|印发)[）)]$")
    signed = Pattern(r"[。！？…!?”’」）]\s*—{2,3}[^，。—]{1,8}$")
    labelled = Pattern(r"[^\W\d_]{2,8}(?:[（(][^（()）\s]{1,8}[）)])?[：:](?![：:“「『\"/])\s*\S")
    note = Pattern(r"(?:[①-⑳⑴-⒇]|[\[［〔][0-9０-９一二三四五六七八九十]{1,3}[\]］〕]|[*＊†‡]|[注註][①-⑳0-9]{0,3}[：:])\s*[^\s①-⑳]")
    rule = Pattern(r"[-=_*─—━~·.＊#:\s]{3,}$")
    # fmt: on


def stands_alone(line: str) -> bool:
    """Whether ``line`` neither goes on nor is gone on with: a date, byline, credit, column mark, contents entry, row, rule or greeting.

    None of them holds clauses, so most lines need no closer look.
    """
    if len(line) > 90:
        return False
    if line.rstrip("！!，,") in GREETINGS or (len(line) <= LONGEST_BUTTON and "".join(line.split()) in BUTTONS):
        return True
    if (
        line.startswith(PROMPTS)
        or section_name(line)
        or line.endswith(SHOWN)
        or (1 < len(line) <= ORDINAL and line[-1] == "、" and NUMERAL_SET.issuperset(line[:-1]))
    ):
        return True
    p = Patterns
    if (line[-1:].isdecimal() or line[-1:] in ")）") and p.contents.search(line):
        return True
    if may_be_row(line) and p.columns.search(line):
        return True
    if (line[:1] in RULE or line[:1].isspace()) and p.rule.match(line):
        return True
    if not CLAUSE.isdisjoint(line) and p.clause.search(line):
        return False
    fact = facts(line)
    if fact.date or fact.byline or fact.credit or fact.origin or fact.column or is_shown(line):
        return True
    return (("年" in line or ":" in line) and stamped(line) is not None) or is_abstract(line) or _informs(line)


def _informs(line: str) -> bool:
    """Whether ``line`` holds two labels of a page with what they say, or a button with nothing behind it: 发布时间：… 阅读：12; 分享到：."""
    if BUTTON[0] <= len(line) <= BUTTON[1] and any(map(str.isdecimal, line)) and is_tool(line):
        return True  # 浏览 9898
    parts = parts_of(line) or ()
    return len(parts) > 1 or any(part.name == "tool" and part.start == part.end for part in parts)


def begins_anew(line: str) -> bool:
    """Whether ``line`` begins as only a new paragraph does: numbered head, report's lead, full date and a space."""
    first = line[:1]
    dated = first in "12" and line[:2] in ("19", "20") and Patterns.dated.match(line)
    return bool(dated or (first in LEADING and Patterns.lead.match(line)) or is_head(line))


def is_head(line: str) -> bool:
    """Whether ``line`` begins with the number or the mark of a head or an item."""
    first = line[:1]
    return (first in HEADING or first.isdecimal() or "\u2460" <= first <= "\u2793") and bool(Patterns.head.match(line))


def may_be_row(line: str) -> bool:
    """Whether ``line`` holds what divides columns; most lines do not."""
    return "\t" in line or "   " in line or "|" in line or "\u3000\u3000" in line


def ends_for_good(line: str) -> bool:
    """Whether nothing goes on behind ``line``: it ends with a credit in brackets, any bracket or a signature behind a sentence
    mark, or a dash that announces.
    """
    tail = line[-90:]
    if tail[-1] in "）)":
        return bool(Patterns.credit_end.search(tail))
    return tail.endswith("———") or ("—" in tail[-10:] and bool(Patterns.signed.search(tail)))


def forced(last: str, first: str) -> bool:
    """Whether marks force ``first`` to go on the line ``last``: a mark that can't begin or can't end a line.

    A closing mark at the beginning forces only where ``last`` leaves one open: quotes the wrong way round are common.
    ASCII marks force only beside wide characters.  Behind 他说， speech often stands as a paragraph.
    """
    b = first[0]
    if b in FORCED_START:
        if b not in CLOSING:
            return last[-1] not in STOPS or b in "，。、；："
        openers = OPENER_OF[b]
        return sum(last.count(o) for o in openers) > last.count(b)
    if b in ",;:?" and len(first) > 1 and is_wide(last[-1]) and is_wide(first[1]):
        return last[-1] not in STOPS
    a = last[-1]
    if announces(last, first):
        return False
    if a in FORCED_END:
        return len(last) > 1 and last[-2:] not in ("，，", "、、")
    return a == "," and len(last) > 1 and is_wide(last[-2]) and is_wide(b)


def changes_script(last: str, first: str) -> bool:
    """Whether one line is Chinese and the other has none of it, or an address or the name of a file ends ``last``.

    So does a Latin word with a capital behind another: an entry of an index.  Headings, paths and rows of figures stand so; where a sentence is cut, Chinese stands on both sides.
    """
    if last.isascii():
        return True
    if first.isascii() and first.count(" ") > 1:
        return True
    if last[-1].isascii() and last[-1].isalpha() and first[0].isascii() and first[0].isupper():
        return True
    return last[-1].isascii() and is_address(last[-ADDRESS:].rstrip("。，.,)）"))


def is_address(line: str) -> bool:
    """Whether ``line`` ends with an address of the net, a path, or the name of a file."""
    tail = line.rsplit(" ", 1)[-1]
    size = len(tail)
    while size and tail[size - 1].isascii():
        size -= 1
    tail = tail[size:]
    named = tail[:-1].rpartition(".")[0]
    return "/" in tail[:-1] or "\\" in tail or "@" in tail or "_" in tail or (named != "" and tail[-1].isalpha())


def parts_note(last: str, first: str) -> bool:
    """Whether two lines are one note in brackets on when a text was adopted: （2031年5月4日某某县 over 人民代表大会通过）."""
    if last[0] not in "（(" or len(last) > TITLE_LENGTH or len(first) > TITLE_LENGTH or first[-1] not in "）)":
        return False
    return holds(last, "年月") and not holds(last, "）)。") and bool(Patterns.adopted.search(first))


def announces(last: str, first: str) -> bool:
    """Whether ``last`` announces the speech that ``first`` begins: 他说，and a quote."""
    return last[-1] in "，," and first[0] in QUOTES and last[-2:-1] in SPEECH


def closes(line: str) -> bool:
    """Whether ``line`` ends with a sentence mark, a colon, a semicolon, a dash, or commas for dots; closing marks looked through."""
    a = line[-1]
    if a in STOPS or a in "：；:;—～~" or line.endswith(("，，", ",,")):
        return True
    if a not in CLOSERS:
        return a == "." and len(line) > 1 and not line[-2].isdigit()
    bare = line.rstrip(CLOSERS)
    return bare != "" and (bare[-1] in STOPS or bare[-1] in ".—～~")


def cuts_number(last: str, first: str) -> bool:
    """Whether a number is cut behind its point, which is then no full stop: 3． and 5％."""
    return last[-1] in ".．" and last[-2:-1].isdigit() and first[0].isdigit()


def both_labelled(last: str, first: str) -> bool:
    """Whether both lines are a label and what it says, one of a list each: 联系人：林老师 over 电话：…"""
    if len(last) > TITLE_LENGTH or not all("：" in line[:20] or ":" in line[:20] for line in (last, first)):
        return False
    p = Patterns
    return bool(p.labelled.match(last) and p.labelled.match(first))


def is_title_shape(last: str, first: str) -> bool:
    """Whether ``last`` over ``first`` looks like a title over its text: a short line without any mark, and a long one.

    The mark of a number before the title does not count.
    """
    if len(last) > TITLE_LENGTH:
        return False
    head = Patterns.head.match(last) if is_head(last) else None
    if head is None:
        return len(first) >= BODY_LENGTH and INNER.isdisjoint(last)
    return CLAUSE.isdisjoint(last[head.end() :])


def is_plain(line: str) -> bool:
    """Whether ``line`` has no mark of a sentence at all: a title, an item, a name, or a piece of a short line."""
    return len(line) <= TITLE_LENGTH and INNER.isdisjoint(line)


def is_balanced(line: str, least: int = 2) -> bool:
    """Whether ``line`` has at least ``least`` clauses, all of one length from 3 to 11 characters, as verse has.

    Or each has 兮, the cry of old songs.
    """
    if HALF.isdisjoint(line[3:12]):
        return False
    some = [clause for clause in Patterns.marks.split(line, 3)[:3] if clause][:2]
    if len(some) == 2 and len(some[0]) != len(some[1]) and not all("兮" in clause for clause in some):
        return False
    clauses = [clause for clause in Patterns.marks.split(line) if clause]
    if len(clauses) < least or max(map(len, clauses)) > BALANCED:
        return False
    return len(set(map(len, clauses))) == 1 or all("兮" in clause for clause in clauses)


def is_time_of(last: str, first: str) -> bool:
    """Whether ``last`` is nothing but hours of a day, which say when the headline ``first`` happened."""
    if len(last) > 16 or len(first) > TITLE_LENGTH or "日" not in last:
        return False
    return bool(Patterns.hours.fullmatch(last)) and STOP.isdisjoint(first)


def is_named_caption(line: str) -> bool:
    """Whether ``line`` says itself that it is a caption: 图为, 上图：, 资料图片."""
    return line[:1] in "图圖上下左右中前后後资資" and facts(line).captioned


def is_note(line: str) -> bool:
    """Whether ``line`` may be a note at the foot of a page: the mark of one before it, and not long."""
    return line[0] in NOTED and len(line) <= NOTE_LENGTH and bool(Patterns.note.match(line))


def is_caption_shape(line: str) -> bool:
    """Whether ``line`` may be the caption of a picture: short and closed, or with a credit; or a note at a page's foot."""
    if is_note(line):
        return True
    if len(line) > CAPTION_LENGTH:
        return False
    if begins_anew(line):
        return facts(line).credit
    return (closes(line) and line[-1] not in "：:；;") or facts(line).credit
