"""Dumps composed of labelled articles: rows of cells in ``<p>``, now and then without, and between them raw text as it was pasted in.

The articles are those of which pages are composed (pages.py); a dump is given with its label.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any, NamedTuple

from tests.quality.pages import NAMES, Text, cut

HEADERS = (
    ("标题", "时间", "文本"),
    ("题名", "日期", "正文"),
    ("文章标题", "发布日期", "来源", "正文内容"),
    ("编号", "标题", "发布时间", "作者", "全文"),
    ("标题", "内容", "日期"),
    ("title", "date", "content"),
    ("id", "url", "title", "published_at", "text"),
    ("標題", "日期", "作者", "內文"),
)
"""Header rows as archives have them, in Chinese and English."""

_ROLES = {
    "title": "标题 题名 文章标题 title 標題",
    "date": "时间 日期 发布日期 发布时间 date published_at",
    "text": "文本 正文 正文内容 全文 内容 content text 內文",
    "source": "来源",
    "author": "作者",
}
_PAPERS = ("青山日报", "云溪晚报", "临江新闻网", "石泉融媒")
_DATES = (
    "{year}-{month:02}-{day:02}",
    "{year}年{month}月{day}日",
    "{year}/{month}/{day}",
    "{year}-{month:02}-{day:02} 08:{day:02}:00",
)


class Style(NamedTuple):
    """How a dump is set: its header, how the file is written, and the share of rows that raw text follows."""

    header: tuple[str, ...]
    encoding: str = "utf-8"
    newline: str = "\n"
    delimiter: str = "\t"
    between: float = 0.3

    @property
    def name(self) -> str:
        """For a test's label."""
        sign = {"\t": "tab"}.get(self.delimiter, self.delimiter)
        return f"{self.header[0]}-{self.header[-1]}-{len(self.header)} {self.encoding} {sign} {self.between}"


def dump(rng: random.Random, pool: list[Text], style: Style) -> tuple[bytes, list[dict[str, Any]]]:
    """A dump of four to ten rows as ``style`` sets it, and its label."""
    rows = rng.randint(4, 10)
    order = iter(rng.sample(pool, min(len(pool), rows * 4)))
    everywhere = rng.random() < 0.5
    date = rng.choice(_DATES)
    parts = [style.delimiter.join(style.header)]
    gold: list[dict[str, Any]] = []
    for number in range(1, rows + 1):
        line, label = _row(rng, next(order), style, number, date, everywhere or rng.random() < 0.7)
        parts.append(line)
        gold.append(label)
        if rng.random() < style.between:
            gap = rng.choice(["\n", "\n\n"])
            said, labels = _between(rng, [next(order) for _ in range(rng.choice([1, 1, 1, 2]))], gap)
            parts.append(said)
            gold += labels
            parts += [""] * rng.choice([0, 0, 1])
    return ("\n".join(parts) + "\n").replace("\n", style.newline).encode(style.encoding), gold


def _row(
    rng: random.Random, text: Text, style: Style, number: int, form: str, marked: bool
) -> tuple[str, dict[str, Any]]:
    day = {"year": rng.randint(2029, 2033), "month": rng.randint(1, 12), "day": rng.randint(1, 28)}
    label: dict[str, Any] = {"title": text.title, "date": "{year}-{month:02}-{day:02}".format(**day)}
    author, paper = rng.choice(NAMES), rng.choice(_PAPERS)
    body = rng.choice(["", " ", ""]).join(f"<p>{line}</p>" for line in text.paragraphs)
    cells = {"title": text.title, "date": form.format(**day), "text": body, "author": author, "source": paper}
    said = []
    for name in style.header:
        role = next((role for role, names in _ROLES.items() if name in names.split()), "")
        cell = cells.get(role) or (str(number) if name != "url" else f"https://news.example.org/{number}.html")
        said.append(f"<p>{cell}</p>" if marked and role in ("title", "date") else cell)
        if role == "author":
            label["authors"] = [author]
        elif role == "source":
            label["source"] = paper
    return style.delimiter.join(said), label | {"blocks": [["p", line] for line in text.paragraphs]}


def _between(rng: random.Random, texts: list[Text], gap: str) -> tuple[str, list[dict[str, Any]]]:
    """Raw text of one or more articles, as a paper heads them, and its label; one alone may be headed by its title only, or by nothing."""
    said: list[str] = []
    labels: list[dict[str, Any]] = []
    for text in texts:
        lines = list(text.paragraphs)
        head = [text.title]
        label: dict[str, Any] = {"title": text.title}
        form = rng.randrange(6 if len(texts) == 1 else 4)
        if form == 0:
            lines[0] = f"本报讯(记者 {rng.choice(NAMES)}){lines[0]}"
        elif form == 1:
            day = rng.randint(1, 28)
            head.append(f"2031-03-{day:02}")
            label["date"] = f"2031-03-{day:02}"
        elif form == 2:
            head.append(f"□本报记者 {rng.choice(NAMES)}")
        elif form == 3:
            lines[0] = f"{rng.randint(1, 28)}日上午，{lines[0]}"
        elif form == 5:
            head, label["title"] = [], ""
        labels.append(label | {"blocks": [["p", line] for line in lines]})
        printed = [piece for line in lines for piece in cut(rng, line, 0.2)]
        said.append(gap.join([*_over_lines(rng, head), *printed]))
    return gap.join(said), labels


def _over_lines(rng: random.Random, head: list[str]) -> Iterator[str]:
    """``head``, its title as a narrow column breaks it now and then."""
    for line in head:
        if len(line) < 15 or rng.random() < 0.8 or not line.isalpha():
            yield line
        else:
            width = -(-len(line) // 2)
            yield from (line[at : at + width] for at in range(0, len(line), width))


STYLES = (
    *map(Style, HEADERS),
    Style(HEADERS[0], encoding="utf-8-sig", newline="\r\n"),
    Style(HEADERS[1], encoding="utf-16"),
    Style(HEADERS[0], encoding="gb18030"),
    Style(HEADERS[0], delimiter="|"),
    Style(HEADERS[0], delimiter="｜"),
    *(Style(header, between=0.0) for header in HEADERS),
)
"""The styles that the floor is kept for."""
