"""A corpus made from a seed: invented news in four shapes, the same text in each.

``python benchmarks/corpus.py FOLDER MEGABYTES`` writes ``dump.tsv``, ``txt/``, ``html/`` and ``novel.txt``.
An article has about 5.3 KB of UTF-8 in ten paragraphs, as the dumps have that people bring.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PLACES = [
    "青山县",
    "东坡乡",
    "西岭镇",
    "石桥村",
    "县水利站",
    "县农技站",
    "县林业站",
    "渡口",
    "县城",
    "山里",
    "河边",
    "桥下",
    "苗圃",
    "粮站",
    "学校",
    "卫生院",
    "供电所",
    "养老院",
    "邮局",
    "车站",
]
PEOPLE = [
    "站长",
    "船工",
    "护林员",
    "老渠长",
    "农户",
    "教师",
    "医生",
    "摊主",
    "采购员",
    "会计",
    "驾驶员",
    "村民",
    "学生",
    "志愿者",
    "技术员",
    "负责人",
]
VERBS = [
    "检查了",
    "修好了",
    "送来了",
    "统计了",
    "公布了",
    "安排了",
    "讨论了",
    "清理了",
    "验收了",
    "登记了",
    "改造了",
    "扩大了",
    "推迟了",
    "介绍了",
    "提醒了",
]
THINGS = [
    "三座水库的闸门",
    "沿线的支渠",
    "新到的树苗",
    "去年的账本",
    "渡口的灯",
    "桥下的长廊",
    "春播的种子",
    "山路的护栏",
    "夜航的班次",
    "旧书摊的位置",
    "救生衣的数量",
    "灌溉的面积",
    "发电的费用",
    "值班的名单",
    "受损的屋顶",
]
TAILS = [
    "比往年早了半个月",
    "预计四月中旬完成",
    "受到当地人的欢迎",
    "还要再等十天",
    "由县里统一结算",
    "一天也没有断过",
    "不得向农户摊派",
    "周末要排队",
    "风雨无阻",
    "价格同去年持平",
    "要赶在雨季以前完工",
    "成活率不低于八成五",
]
LINKS = [
    "同时，",
    "其中，",
    "据介绍，",
    "与此同时，",
    "目前，",
    "今年以来，",
    "按照计划，",
    "截至月底，",
    "接下来，",
    "另外，",
]
SURNAMES = "林何许王周陈李张吴赵"
GIVEN = "川青远苇平安山海明月秋兰松石禾"


class Item(NamedTuple):
    """One article."""

    title: str
    date: str
    paragraphs: list[str]


def articles(seed: int, size: int) -> Iterator[Item]:
    """Articles of ``size`` bytes of UTF-8 in all, the same for the same seed."""
    chance = random.Random(seed)
    made = 0
    while made < size:
        item = _article(chance)
        made += sum(len(p.encode()) for p in item.paragraphs) + 80
        yield item


def _article(chance: random.Random) -> Item:
    title = f"{chance.choice(PLACES)}{chance.choice(VERBS)}{chance.choice(THINGS)}"
    date = f"20{chance.randint(21, 39)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    author = chance.choice(SURNAMES) + chance.choice(GIVEN)
    paragraphs = [_paragraph(chance) for _ in range(chance.randint(8, 13))]
    paragraphs[0] = f"本报讯（记者 {author}）{paragraphs[0]}"
    return Item(title, date, paragraphs)


def _paragraph(chance: random.Random) -> str:
    sentences = []
    for _ in range(chance.randint(3, 6)):
        number = chance.choice(
            [
                "",
                f"{chance.randint(2, 9800)}人参加，",
                f"占计划的{chance.randint(10, 99)}.{chance.randint(1, 9)}%，",
                "",
            ]
        )
        said = chance.choice(["", "", f"“{chance.choice(TAILS)}。”{chance.choice(PEOPLE)}说，"])
        sentences.append(
            f"{chance.choice(LINKS)}{chance.choice(PLACES)}的{chance.choice(PEOPLE)}{chance.choice(VERBS)}{chance.choice(THINGS)}，"
            f"{number}{said}{chance.choice(TAILS)}。"
        )
    return "".join(sentences)


def write(folder: Path, megabytes: float, seed: int = 2031) -> None:
    """Write the four shapes of ``megabytes`` MB each below ``folder``."""
    size = int(megabytes * 1_000_000)
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("txt", "html"):
        (folder / name).mkdir(exist_ok=True)
    with (
        (folder / "dump.tsv").open("w", encoding="utf-8", newline="\n") as dump,
        (folder / "novel.txt").open("w", encoding="utf-8", newline="\n") as novel,
        (folder / "corpus.html").open("w", encoding="utf-8", newline="\n") as page,
    ):
        dump.write("标题\t时间\t文本\n")
        novel.write("《一条河》\n作者：许远\n\n")
        page.write('<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>corpus</title></head><body>\n')
        for number, item in enumerate(articles(seed, size), 1):
            body = " ".join(f"<p>{p}</p>" for p in item.paragraphs)
            dump.write(f"<p>{item.title}</p>\t<p>{item.date}</p>\t{body}\n")
            page.write(f"<h1>{item.title}</h1>\n" + "\n".join(f"<p>{p}</p>" for p in item.paragraphs) + "\n")
            novel.write(f"第{number}章 {item.title}\n\n" + "\n".join("　　" + p for p in item.paragraphs) + "\n\n")
            name = f"{number:06}"
            (folder / "txt" / f"{name}.txt").write_text(
                item.title + "\n\n" + "\n\n".join(item.paragraphs) + "\n", "utf-8"
            )
            (folder / "html" / f"{name}.html").write_text(
                f"<h1>{item.title}</h1>\n<p>{item.date}</p>\n"
                + "\n".join(f"<p>{p}</p>" for p in item.paragraphs)
                + "\n",
                "utf-8",
            )
        page.write("</body></html>\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]), float(sys.argv[2]))
