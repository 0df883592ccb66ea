"""Copies and versions of an article as they come about: read by a machine, typed by another hand, cut, added to, corrected.

The texts are those of ``articles.txt`` and ``others.txt`` (``=== name | title | date``, then a paragraph a line): each of the first is
unlike all the others, of the second are forms, notices and texts with a passage in common that repeat nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NamedTuple

from convkit.model import Article
from convkit.passes.language import language_of
from convkit.passes.opencc_matcher import converter

HERE = Path(__file__).parent
MISREAD = "的一是了人不在有大中国和为这上他个地年来我会以到时要出的生学说道民家子也成行下们于后就发自之对得主长可过天作分方用多你着部能市"
MORE = "又讯：截至发稿时，后续的安排已经确定，具体时间将另行公布，有关方面表示会尽力配合，也欢迎附近居民提出意见，以便在下一步的工作中改进。"
ADDED = {
    "kicker": "山水之间",
    "editor": "（本文由读者推荐，转载时略有删节，责任编辑：谷雨）",
}


class Text(NamedTuple):
    """An article: title, date and a paragraph a line."""

    title: str
    date: str
    text: str


Simulator = Callable[[Text, Random], Text]


def load(file: str) -> dict[str, Text]:
    """The articles of ``file`` by name."""
    found = {}
    for part in (HERE / file).read_text("utf-8").split("=== ")[1:]:
        head, _, body = part.partition("\n")
        name, title, date = (value.strip() for value in f"{head} ".split("|"))
        found[name] = Text(title, date, body.strip())
    return found


def article(made: Text, number: int = 0) -> Article:
    """``made`` as an article."""
    text = made.text.replace("\n", "\n\n")
    return Article(
        f"{number:016x}", title=made.title, date=made.date or None, language=language_of(made.text), text=text
    )


def misread(share: float) -> Simulator:
    """Of the Han characters ``share`` are read as another one, or not at all."""

    def simulate(made: Text, random: Random) -> Text:
        characters = [
            random.choice([*MISREAD[:40], ""]) if "\u4e00" <= c <= "\u9fff" and random.random() < share else c
            for c in made.text
        ]
        return made._replace(text="".join(characters))

    return simulate


def retyped(made: Text, random: Random) -> Text:
    """Other marks, some of them left out, other quotes, all in one paragraph."""
    text = made.text.translate(str.maketrans("，。：；！？“”（）", ",.:;!?「」()"))
    return made._replace(text="".join(c for c in text if c not in ",." or random.random() > 0.1).replace("\n", ""))


def wide_digits(made: Text, random: Random) -> Text:
    """Full-width digits."""
    return made._replace(text=made.text.translate({ord("0") + n: 0xFF10 + n for n in range(10)}))


def script(name: str) -> Simulator:
    """Another script, by OpenCC's configuration ``name``."""
    return lambda made, random: made._replace(
        title=converter(name).convert(made.title), text=converter(name).convert(made.text)
    )


def cut(share: float) -> Simulator:
    """The first ``share`` of the text."""
    return lambda made, random: made._replace(text=made.text[: int(len(made.text) * share)])


def without_lead(made: Text, random: Random) -> Text:
    """All but the first paragraph."""
    return made._replace(text=made.text.partition("\n")[2])


def added(before: str = "", behind: str = "") -> Simulator:
    """A line more at the head or at the end."""
    return lambda made, random: made._replace(text="\n".join(filter(None, [before, made.text, behind])))


def dated(made: Text, random: Random) -> Text:
    """Another date."""
    return made._replace(date="2033-01-01")


def all_at_once(made: Text, random: Random) -> Text:
    """Read by a machine, in the other script, with other marks."""
    for simulate in (misread(0.02), script("s2t"), retyped):
        made = simulate(made, random)
    return made


COPIES: dict[str, Simulator] = {
    "copied": lambda made, random: made,
    "another date": dated,
    "misread 2 %": misread(0.02),
    "misread 5 %": misread(0.05),
    "misread 10 %": misread(0.10),
    "retyped": retyped,
    "wide digits": wide_digits,
    "traditional": script("s2t"),
    "Taiwan's words": script("s2twp"),
    "all at once": all_at_once,
}
"""Ways to repeat an article."""

VERSIONS: dict[str, Simulator] = {
    "first 70 %": cut(0.7),
    "first half": cut(0.5),
    "without its lead": without_lead,
    "a kicker more": added(before=ADDED["kicker"]),
    "an editor's note more": added(behind=ADDED["editor"]),
    "a paragraph more": added(behind=MORE),
}
"""Ways to revise one."""
