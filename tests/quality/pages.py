"""Pages of a newspaper composed of labelled articles, as papers differ: how an article begins and is signed, what stands between
articles and paragraphs, what the page prints round them, what a column cut.

The articles are those of ``news/``, without their own leads and bylines; a page is given with its label.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from tests.quality.labels import documents

NAMES = ("林川", "何青", "许远", "方立群", "罗小满", "陈亦白", "周海潮", "郑晓棠", "吴佩之", "孙长河")
PLACES = ("青山", "云溪", "临江", "石泉", "白岭")
_LEAD = re.compile(
    r"(?:据|山城|云溪)?(?:本报|新华社|中新社|人民网|日报)[^，。（(]{0,10}(?:讯|电)\s*(?:（[^）]*）)?\s*|【[^】]*】|（[^）]*记者[^）]*）"
)
_CREDIT = re.compile(r"（[^（）]{2,16}）$")


class Text(NamedTuple):
    """An article to compose pages of: its title and its paragraphs."""

    title: str
    paragraphs: tuple[str, ...]


class House(NamedTuple):
    """How a paper sets an article: what stands before the first paragraph, over it, and behind the last.

    ``gap`` stands between the lines of an article, ``between`` between articles; ``indent`` before each paragraph.
    """

    name: str
    lead: Callable[[random.Random], str] = lambda _: ""
    byline: Callable[[random.Random], str] = lambda _: ""
    credit: Callable[[random.Random], str] = lambda _: ""
    gap: str = "\n\n"
    between: str = "\n\n"
    indent: str = ""
    top: str = ""
    bottom: str = ""
    cut: float = 0.0


def _one(*forms: str) -> Callable[[random.Random], str]:
    def made(rng: random.Random) -> str:
        one, other = rng.sample(NAMES, 2)
        return rng.choice(forms).format(one=one, other=other, place=rng.choice(PLACES), day=rng.randint(1, 28))

    return made


HOUSES = (
    House("a county paper", lead=_one("本报讯（记者 {one}）", "本报讯（通讯员 {one}）", "本报讯 "), gap="\n", indent="　　", top="青山新闻\n2031年3月9日 星期日 第2版\n"),
    House("an evening paper", lead=_one("本报讯(记者{one})", "本报讯（{one} 记者 {other}）", "本报{day}日讯（记者{one}）"), bottom="\n新闻热线：0999-8765432\n"),
    House("a national daily", lead=_one("本报{place}3月{day}日电（记者{one}、{other}）", "新华社{place}3月{day}日电（记者 {one}）", "中新社{place}3月{day}日电 "), gap="\n"),
    House("an old paper", lead=_one("【本报讯】", "【新华社{place}{day}日电】", "本报讯　记者{one}报道："), gap="\n"),
    House("features", byline=_one("□本报记者 {one}", "■本报记者 {one} 通讯员 {other}", "本报记者 {one}", "□ {one}", "{one}/文 {other}/摄", "◎ 本报记者 {one}")),
    House("credits at the end", credit=_one("（记者 {one}）", "（{one} {other}）", "（本报记者 {one}）", "（通讯员 {one}）"), gap="\n", between="\n\n"),
    House("credits at the end, without blank lines", credit=_one("（记者 {one}）", "(记者{one})", "（学生记者 {one}）"), gap="\n", between="\n", indent="　　"),
    House("columns that cut", lead=_one("本报讯（记者 {one}）", "本报讯(记者 {one} 通讯员 {other})"), cut=0.3),
    House("rules", gap="\n", between="\n------------\n", top="A03 综合\n责编/林川 美编/何青\n"),
    House("column marks", byline=_one("本报记者 {one}", "记者 {one} 通讯员 {other}"), between="\n\n■民生\n\n", top="■民生\n\n"),
    House("web copy", byline=_one("2031-03-{day:02} 09:26\n\n来源：青山晚报　作者：{one}", "2031年3月{day}日\n\n来源：青山晚报")),
    House("bare titles, a blank line between", gap="\n", between="\n\n"),
    House("bare titles"),
)  # fmt: skip


def texts() -> list[Text]:
    """The articles to compose pages of: those in Chinese of paragraphs alone, two at least, with a title of one clause."""
    found = []
    for document in documents("news/"):
        for article in document.articles:
            title, blocks = article.get("title", ""), article["blocks"]
            if len(blocks) < 2 or any(kind != "p" for kind, _ in blocks) or not 6 <= len(title) <= 24 or "？" in title:
                continue
            if article.get("language") not in (None, "zh-Hans"):
                continue
            lines = [text for _, text in blocks]
            lines[0] = _LEAD.sub("", lines[0], count=1) if _LEAD.match(lines[0]) else lines[0]
            lines[-1] = _CREDIT.sub("", lines[-1])
            if all(len(line) >= 20 and line[-1] in "。”！？" for line in lines):
                found.append(Text(title, tuple(lines)))
    return found


def page(rng: random.Random, pool: list[Text], house: House) -> tuple[str, list[dict[str, Any]]]:
    """A page of two to twelve articles as ``house`` sets it, and its label."""
    gold: list[dict[str, Any]] = []
    pieces: list[str] = []
    for text in rng.sample(pool, rng.randint(2, 12)):
        lines = list(text.paragraphs)
        lines[0] = house.lead(rng) + lines[0]
        lines[-1] += house.credit(rng)
        gold.append({"title": text.title, "blocks": [["p", line] for line in lines]})
        printed = [piece for line in lines for piece in cut(rng, line, house.cut)]
        head = [text.title, *filter(None, [house.byline(rng)])]
        pieces.append(house.gap.join([*head, *(house.indent + line for line in printed)]))
    return house.top + house.between.join(pieces) + "\n" + house.bottom, gold


def cut(rng: random.Random, line: str, share: float) -> Iterator[str]:
    """``line`` as a column leaves it: whole, or in two pieces amid a clause."""
    places = [at for at in range(25, len(line) - 12) if line[at - 1 : at + 1].isalpha() and line[at].isalpha()]
    if share and len(places) > 5 and rng.random() < share:
        at = rng.choice(places)
        yield line[:at]
        yield line[at:]
    else:
        yield line
