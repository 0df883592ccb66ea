"""The number of an official document in a line: alone, in brackets, beside its title or with who signed it (GB/T 9704-2012 §7.2.5)."""

from __future__ import annotations

from typing import NamedTuple

from convkit.passes.numerals import NUMERALS
from convkit.passes.official.looks import LONGEST_TITLE, opens_with_office, titled
from convkit.passes.official.words import STRONG, WEAK
from convkit.patterns import Pattern

ABOUT = ("关于", "關於", "印发", "转发", "《")
NUMBER_LASTS = frozenset("号號期）)】]一二三四五")
LONGEST_NUMBER = 60
_OPEN, _CLOSE = "〔\\[（(【﹝［〈", "〕\\]）)】﹞］〉"
_DIGITS = f"[0-9０-９{NUMERALS}]"
_CODE = r"(?:[\w（）()·]\s{0,2}){0,24}"
_YEAR = f"[0-9０-９OoＯ{NUMERALS}]{{4}}"
_NUMBER = (
    rf"(?:{_CODE}[{_OPEN}]\s*{_YEAR}\s*年?\s*[{_CLOSE}]\s*第?\s*{_DIGITS}{{1,5}}(?:\s*[-—－]\s*\d{{1,4}})?\s*[号號]"
    rf"|{_CODE}字\s*(?:[{_OPEN}]\s*\d{{2,4}}\s*[{_CLOSE}])?\s*第?\s*\d{{1,12}}\s*[号號]"
    rf"|[{_OPEN}]\s*\d{{2,4}}\s*[{_CLOSE}]\s*(?:[\w（）()]\s{{0,2}}){{1,16}}?第?\s*\d{{1,8}}\s*[号號](?:之[一二三四五六七八九十]{{1,2}})?"
    rf"|(?:[^\W\d_]\s?){{2,12}}\d{{4}}\s*年?\s*第?\s*\d{{1,5}}\s*[号號])"
)
_SERIAL = rf"(?:(?:[{_OPEN}][^{_CLOSE}]{{1,8}}届[{_CLOSE}]\s*)?(?:{_DIGITS}{{4}}\s*年\s*)?[总總]?第\s*{_DIGITS}{{1,6}}\s*[号號期](?:\s*[（(]\s*[总總]第\s*{_DIGITS}{{1,6}}\s*[号號期]\s*[）)])?)"


class _Patterns:
    """The regular expressions of this module."""

    # fmt: off
    number = Pattern(_NUMBER)
    boxed = Pattern(rf"[（(【\[]\s*({_NUMBER}|{_SERIAL})\s*[）)】\]]")
    serial = Pattern(_SERIAL)
    signer = Pattern(r"\s*(签发人|簽發人|类别标记|类别|密级|缓急)\s*[:：]?\s*(\S{1,12}(?:[\s、]\S{1,4}){0,3})\s*")
    behind = Pattern(rf"(?P<t>[^。；]{{2,100}}?(?:{STRONG}|{WEAK})(?:[（(][^（()）\d]{{1,12}}[）)])?)(?:\s*[（(【\[]\s*|\s+)(?P<n>{_NUMBER})\s*[）)】\]]?")
    ordered = Pattern(rf"(?P<t>\S{{2,40}}?(?:令|公告|通告|命令|公报|纪要|決定|公報))\s*(?P<n>[（(]?\s*{_SERIAL}\s*[）)]?)")
    # fmt: on


class Numbered(NamedTuple):
    """Where the number of a document stands in a line, and what else does: its title before or behind it, who signed it.

    All spans are half-open; () where there is none.  ``sure``: the number says by itself that it is one; 第3号 needs a title beside it.
    """

    start: int
    end: int
    title: tuple[int, int] | tuple[()] = ()
    signer: tuple[str, str] | tuple[()] = ()
    sure: bool = True


def numbered(line: str) -> Numbered | None:
    """The number that ``line`` states, alone, in brackets, with the name of who signed, or at either end of a title; None for any other."""
    if len(line) > LONGEST_TITLE or not ("号" in line or "號" in line or "期" in line):
        return None
    if line[-1] not in NUMBER_LASTS:
        return _number_first(line)
    p = _Patterns
    found = p.behind.fullmatch(line)
    if found and titled(found["t"]):
        return Numbered(*found.span("n"), found.span("t"))
    if len(line) <= LONGEST_NUMBER:
        if p.number.fullmatch(line):
            return Numbered(0, len(line))
        if p.serial.fullmatch(line):
            return Numbered(0, len(line), sure=False)
        found = p.boxed.fullmatch(line)
        if found:
            return Numbered(*found.span(1), sure=p.serial.fullmatch(found[1]) is None)
        found = p.ordered.fullmatch(line)
        if found:
            return Numbered(*found.span("n"), found.span("t"), sure=False)
    return _number_first(line)


def _number_first(line: str) -> Numbered | None:
    """A number at the head of a line: the signer's name or the title follows."""
    p = _Patterns
    found = p.number.match(line)
    if found is None or found.end() == len(line):
        return None
    signed = p.signer.fullmatch(line, found.end())
    if signed:
        return Numbered(*found.span(), (), (signed[1], signed[2]))
    rest = line[found.end() :].lstrip(" \u3000:：")
    if (
        line[found.end()] in " \u3000《:：关關"
        and len(rest) >= 6
        and (titled(rest) or opens_with_office(rest) or rest.startswith(ABOUT))
    ):
        return Numbered(*found.span(), (len(line) - len(rest), len(line)))
    return None
