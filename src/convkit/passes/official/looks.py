"""What a line of an official document can be by its own look: title, addressee, signature, date, classification.

The parts and their order are those of GB/T 9704-2012 §7.  A line is given without the white space at its ends.
"""

from __future__ import annotations

import re
from functools import lru_cache

from convkit.passes.classes import WIDE
from convkit.passes.dates import DATE
from convkit.passes.lines import facts
from convkit.passes.official.words import ORGAN_ENDS, RECEIVERS, STRONG, WEAK
from convkit.passes.people import post_and_name
from convkit.passes.surnames import POSTS
from convkit.patterns import Pattern, holds


class _Patterns:
    """The regular expressions of this module."""

    # fmt: off
    strong = Pattern(rf"(?:{STRONG})[》”]?(?:[（(][^（()）]{{1,16}}[）)])?$")
    weak = Pattern(rf"(?:{WEAK})[》”]?(?:[（(][^（()）]{{1,16}}[）)])?$")
    organ = Pattern(rf"(?:[（(]?(?:{WIDE}|[“”·（）()]){{2,40}}?(?:{ORGAN_ENDS})[）)]?)(?:[（(](?:盖章|公章|章|印|印章|代章|蓋章)[）)])?")
    receiver = Pattern(rf"(?:{ORGAN_ENDS}|{RECEIVERS})(?:[（(][^（()）]{{1,30}}[）)])?$")
    direct = Pattern(r"(?:各|全[省市县区州镇乡校局体國縣]|广大|廣大|有关|有關|你[局厅厂省市县区校院部委司公单中所站镇乡]|贵[局厅厂省市县区校院部委司公单]|貴|本[会校局县市镇]|局属|厅属|县直|市直|省直|区直|尊敬的)")
    opening = Pattern(r"(?:为|為|根据|根據|经|經|现|現|近日|按照|关于|關於|依据|依據|最近|近期|鉴于|鑒於|兹|茲|通过|随着|截至|对于|對於|针对|考虑到|受.{2,12}影响)")
    salutation = Pattern(r"(?:各位(?:代表|委员|同志|来宾|嘉宾|领导|同学|老师|老師|朋友)|同志们|同学们|朋友们|女士们|先生们|尊敬的(?:各位|领导|来宾)|亲爱的|親愛的|敬爱的)")
    saying = Pattern(r"如下|说$|道$|問$|问$|写道|指出|表示|认为|要求$|强调|包括$|[想喊答叫念]$|规定$|決議$|决定$|通知$|公告$|通告$")
    label = Pattern(r"(?:附件|附|抄送|抄报|主送|印发|出席|列席|参加|缺席|时间|地点|主持|记录|联系人|联系电话|联系地址|地址|电话|邮编|主题词|主旨|說明|说明|正本|副本|受文者|甲方|乙方|丙方|原告|被告|申请人|备注|注|注意|摘要|关键词|案由|问|答)\s*[0-9一二三]{0,2}\s*[:：]")
    informing = Pattern(r"[^\W\d_]{2,6}\s*[:：]\s*\S")
    annex = Pattern(r"附\s*[件录表录錄图图圖]?\s*[:：\d一二三四五六七八九十]|附\s*件$|附\s*表$|附\s*录$")
    annex_head = Pattern(r"[（(]?附\s*[件录表錄图圖]\s*[0-9０-９一二三四五六七八九十]{0,3}(?:\s*[-—－]\s*\d{1,2})?[）)]?\s*[:：]?$")
    date = Pattern(rf"[（(]?\s*{DATE}\s*[）)]?(?:\s*[（(](?:盖章|公章|章|印)[）)])?")
    month_day = Pattern(r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*月\s*(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})\s*日")
    signed_date = Pattern(rf"(?P<o>\S.{{1,58}}?)[\s，,]+(?P<d>{DATE})")
    adopted = Pattern(r"[（(〔\[].*(?:通过|通過|公布|公佈|发布|發布|發佈|批准|核准|修订|修訂|修正|修改|施行|实施|實施|印发|废止|制定|签署).*[）)〕\]]", re.DOTALL)
    day = Pattern(DATE)
    remark = Pattern(r"[（(](?:此件|本件|此文|联系人|聯絡人|联系电话|联系单位|经办人|本文有删减|公开|主动公开|依申请公开|不公开|有删减|本[通公]告|以此件为准|此页无正文)[^（()）]*(?:[（(][^（()）]*[）)][^（()）]*)*[）)]")
    copied = Pattern(r"(?:主\s*送|抄\s*送|抄\s*报|抄\s*告|分\s*送|发\s*送|印发范围|副\s*本|正\s*本)\s*[:：]")
    subject = Pattern(r"主\s*题\s*词\s*[:：]")
    issued = Pattern(rf".{{0,60}}{DATE}\s*印\s*[发發制]")
    secret = Pattern(r"(?:绝密|机密|秘密|内部|內部|机 密|秘 密|绝 密)(?:\s*[★☆*]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3}|长期)?\s*[年月天]?|\s*\d{1,2}\s*年|\s*长期)?|特\s*急|加\s*急|急\s*件|平\s*急|特\s*提|限时公文|公\s*开")
    registered = Pattern(r"[A-Z]{2,8}(?:[-—－][A-Z]{1,4})?[-—－](?:19|20)\d{2}[-—－]\d{3,6}")
    copy_number = Pattern(r"(?:№|No\.?|份号[:：]?)?\s*\d{6}")
    red_head = Pattern(rf"(?:{WIDE}|[（）()“”·\s])+?\s*文\s*件")
    post = Pattern(rf"(?:代理?)?(?:{POSTS})")
    bench = Pattern(rf"(?:(?:代\s*理\s*)?审\s*判\s*[长员長員]|人\s*民\s*陪\s*审\s*员|仲\s*裁\s*员|首\s*席\s*仲\s*裁\s*员)\s+{WIDE}(?:\s*{WIDE}){{1,3}}")
    bracketed = Pattern(r"[（(][^（()）\d]{1,14}[）)]")
    # fmt: on


KIND_LASTS = frozenset(kind[-1] for kind in f"{STRONG}|{WEAK}".split("|")) | frozenset("》”）)")
SPOKEN = frozenset("。！？")
"""Marks before the last, where a line ends with speech."""
CONTENTS = ("目录", "目錄", "目次")
COMMAS = "，,"
LONGEST_TITLE = 130


def titled(line: str) -> int:
    """Whether ``line`` ends as the title of a document does: 2 for a kind (通知), 1 for what such documents hand on (方案), else 0."""
    if line[-1:] not in KIND_LASTS or line[-2:-1] in SPOKEN:
        return 0
    if _Patterns.strong.search(line[-40:]):
        return 2
    return 1 if _Patterns.weak.search(line[-40:]) else 0


def titlelike(line: str) -> bool:
    """Whether ``line`` may be one of a title: short, unstopped, no date, no numbered head, no mark that opens body."""
    if not line or len(line) > LONGEST_TITLE:
        return False
    if line[0] == "目" and "".join(line.split()) in CONTENTS:
        return False
    if _Patterns.informing.match(line) and titled(line) < 2:
        return False
    seen = facts(line)
    return not (seen.closed or seen.date or seen.level or seen.column or line[-1] in "：:；;，,")


def is_body(line: str) -> bool:
    """Whether ``line`` is of running text: closed, or with the words and marks of a sentence."""
    seen = facts(line)
    if seen.closed or line[-1] in "；;，," or (line[-1] in "：:" and "如下" in line):
        return True
    if not holds(line, COMMAS):
        return False
    if _Patterns.opening.match(line) and not line.startswith(("关于", "關於")):
        return True
    return len(line) > 20 and (titled(line) < 2 or len(line) > LONGEST_TITLE or line[0] == "《")


def addresses(line: str) -> bool:
    """Whether ``line``, of one or several printed lines, names who a document is addressed to."""
    if line[-1:] not in ("：", ":") or not 3 <= len(line) <= 400:
        return False
    p = _Patterns
    inside = line[:-1].rstrip(" ：:")
    if "。" in inside or "：" in inside or p.opening.match(inside) or p.label.match(line) or p.saying.search(inside):
        return False
    if p.salutation.match(inside) or facts(line).level:
        return False
    names = [name for name in re.split("[，、；,;]", inside) if name]
    named = sum(1 for name in names if p.receiver.search(name.strip()))
    return (
        named * 2 >= len(names)
        or (bool(p.direct.match(inside)) and named > 0)
        or bool(re.match("[你贵貴]", inside) and named)
    )


def offices(line: str) -> bool:
    """Whether ``line`` is nothing but the names of one or several offices."""
    if not 3 <= len(line) <= 120 or facts(line).level or (line[0] == "附" and _Patterns.annex.match(line)):
        return False
    if "关于" in line or "關於" in line:
        return False  # 青山县教育局关于办好中小学: a line of a title
    return all(_Patterns.organ.fullmatch(name) for name in line.split())


def signs(line: str) -> bool:
    """Whether ``line`` signs a document: offices, or who signs by his post (县长　方立群)."""
    return signs_in_person(line) or offices(line)


def signs_in_person(line: str) -> bool:
    """Whether ``line`` is a post and a name, or a post whose name a page left out."""
    p = _Patterns
    return len(line) <= 30 and bool(post_and_name(line) or p.post.fullmatch(line) or p.bench.fullmatch(line))


def dates(line: str) -> bool:
    """Whether ``line`` is nothing but a date, in brackets at most."""
    return len(line) <= 40 and bool(_Patterns.date.fullmatch(line))


def dates_without_year(line: str) -> bool:
    """Whether ``line`` is nothing but a month and a day."""
    return len(line) <= 10 and bool(_Patterns.month_day.fullmatch(line))


def signs_and_dates(line: str) -> tuple[int, int, int] | None:
    """Where the offices end and the date begins and ends in a line of both; None for any other."""
    if len(line) > 110 or line[-1:] != "日":
        return None
    found = _Patterns.signed_date.fullmatch(line)
    return (found.end("o"), *found.span("d")) if found and signs(found["o"].strip()) else None


def adopts(line: str) -> bool:
    """Whether ``line`` says in brackets when a text was adopted, amended or published."""
    if not 10 <= len(line) <= 600 or line[0] not in "（(〔[" or "。" in line[:-2]:
        return False
    return bool(_Patterns.adopted.fullmatch(line)) and bool(_Patterns.day.search(line))


def classifies(line: str) -> str:
    """The name of what ``line`` says over the head: 份号, 密级, 紧急程度, 登记号; "" for any other."""
    if line[:1].isascii() and line[:1].isupper() and len(line) <= 24 and _Patterns.registered.fullmatch(line):
        return "登记号"
    if len(line) > 16 or not (line[0] in "绝机秘内內特加急平限公№N份" or line[0].isdecimal()):
        return ""
    if _Patterns.secret.fullmatch(line):
        return "紧急程度" if "急" in line or "提" in line or "限时" in line else "密级"
    return "份号" if _Patterns.copy_number.fullmatch(line) else ""


def is_red_head(line: str) -> bool:
    """Whether ``line`` is the letterhead: offices and 文件."""
    return len(line) <= 80 and line[-1] == "件" and bool(_Patterns.red_head.fullmatch(line))


def is_bracketed(line: str) -> bool:
    """Whether ``line`` is a word in brackets that belongs to the title over it: （试行）."""
    return bool(_Patterns.bracketed.fullmatch(line)) and not _Patterns.remark.fullmatch(line)


def is_remark(line: str) -> bool:
    """Whether ``line`` is what stands in brackets under the date: （此件公开发布）, （联系人：…）."""
    return line[:1] in ("（", "(") and bool(_Patterns.remark.fullmatch(line))


def is_copied(line: str) -> bool:
    """Whether ``line`` says who gets a copy, or who printed the document and when."""
    return bool(_Patterns.copied.match(line)) or is_issued(line)


def is_issued(line: str) -> bool:
    """Whether ``line`` says who printed the document and when."""
    return len(line) <= 90 and bool(_Patterns.issued.fullmatch(line))


def is_subject_line(line: str) -> bool:
    """Whether ``line`` lists the subject words that documents bore until 2012."""
    return len(line) <= 60 and bool(_Patterns.subject.match(line))


def is_imprint(line: str) -> bool:
    """Whether ``line`` is one of those under the date: a remark, subject words, who gets a copy, who printed it."""
    return is_remark(line) or is_subject_line(line) or is_copied(line)


def is_annex(line: str) -> bool:
    """Whether ``line`` names what is annexed: 附件：…"""
    return bool(_Patterns.annex.match(line))


def heads_annex(line: str) -> bool:
    """Whether ``line`` stands over a document that is annexed: 附件1."""
    return len(line) <= 12 and bool(_Patterns.annex_head.fullmatch(line))


@lru_cache(maxsize=1)
def _spaces() -> re.Pattern[str]:
    return re.compile(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])|(?<=[^\x00-\x7f])\s+(?=\d)|(?<=\d)\s+(?=[^\x00-\x7f])")


def title_gaps(title: str) -> list[tuple[int, int, str]]:
    """The white space in ``title`` that line ends left, each with what stands for it: nothing, or a space between two offices."""
    found = []
    start = 0
    for gap in _spaces().finditer(title):
        after = title[gap.end() :].split(maxsplit=1)[0]
        both = offices(title[start : gap.start()]) and opens_with_office(after)
        new = " " if both and gap.start() - start >= 4 else ""
        if gap.group() != new:
            found.append((gap.start(), gap.end(), new))
        start = gap.end()
    return found


def set_in_lines(title: str) -> bool:
    """Whether ``title`` is that of a document, whose lines blanks part: 关于 opens it, or right behind an office the matter of it.

    A headline of two clauses (青山县发出通知 要求检修渡口) is none.
    """
    if not (" " in title or "\u3000" in title) or titled(title) < 2:
        return False
    first = title.split(maxsplit=1)[0]
    told = offices(first) and any(word in title for word in ("关于", "關於", "印发", "印發", "转发", "轉發"))
    return told or first.startswith(("关于", "關於")) or (opens_with_office(first) and not offices(first))


def opens_with_office(text: str) -> bool:
    """Whether ``text`` is the name of an office, or begins with one whose matter follows: 青山县水务局关于…"""
    if offices(text):
        return True
    at = min((place for word in ("关于", "關於", "印发", "转发") if (place := text.find(word)) > 0), default=0)
    return at >= 4 and offices(text[:at])
