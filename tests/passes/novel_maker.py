"""Novels made by a seed: heads of every style, parts, contents, notices of the site, prose that speaks of chapters, several layouts."""

from __future__ import annotations

from random import Random
from typing import NamedTuple


class Novel(NamedTuple):
    """A novel's text, and the heads of its chapters as an editor would print them, with the part that each stands in."""

    text: str
    titles: list[str]
    kickers: list[str | None]


NAMES = (
    "山雨",
    "渡口",
    "夜航",
    "归舟",
    "桥下的灯",
    "一封旧信",
    "雪",
    "他没有回来",
    "石匠和他的儿子",
    "第三回合",
    "入海！",
    "谁在敲门？",
    "三月七日",
    "白沙镇（上）",
    "白沙镇（下）",
    "借船·还船",
)
PARTS = ("上游", "中流", "入海口", "春", "秋")
PROSE = (
    "河水从山里流出来，经过三个村子，一直流到县城的桥下。", "船家把缆绳往桩上一绕，抬头看了看天。", "“今晚怕是要落雨。”他说。", "没有人答话，灯芯爆了一下。",
    "她数了数，一共十七级台阶，和从前一样。", "第一次来的时候，她还不认得字。", "第二天，雨停了。", "他读到第三章就睡着了，书盖在脸上。", "第五回合还没有开始，人已经散了大半。",
    "第一节课是算术，先生迟到了。", "“第二部电影更好看。”孩子嚷道。", "1、2、3，他在心里默数。", "卷起袖子，她把手伸进水里。", "序言里的话，他后来全忘了。", "第三部分的账他始终没有算清，",
    "全镇只有一口井，井绳在石沿上磨出十几道沟。", "灶膛里的火照着他半边脸，另外半边在暗处。", "楔子打进木头，一声比一声闷。", "后记得去看看他，母亲说。",
)  # fmt: skip
ADS = ("PS：求月票，求收藏！", "（本章完）", "手机用户请浏览阅读，更优质的体验。", "未完待续。")
DIGITS = "零一二三四五六七八九"


def chinese(number: int, zero: str = "零") -> str:
    """A number below 1000 in Chinese."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    out = f"{DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        out += ("" if tens == 1 and not hundreds else DIGITS[tens]) + "十"
    elif hundreds and ones:
        out += zero
    return out + (DIGITS[ones] if ones or not number else "")


def old(number: int) -> str:
    """A number below 100 in the numerals of accounts."""
    return chinese(number).translate(str.maketrans("一二三四五六七八九十", "壹贰叁肆伍陆柒捌玖拾"))


def novel(seed: int) -> Novel:
    """The novel of ``seed``."""
    r = Random(seed)
    unit = r.choice("章章章章回节话")
    numbers = r.choice(
        [
            chinese,
            chinese,
            str,
            str,
            old,
            lambda n: str(n).translate(str.maketrans("0123456789", "０１２３４５６７８９")),
        ]
    )
    gap = r.choice([" ", " ", "　", "：", "、", "" if unit == "章" else " ", "·", " —— "])
    below = gap in (" ", "　") and unit in "章回" and r.random() < 0.25
    bare = not below and r.random() < 0.12
    count = r.randint(3, 40)
    first = r.choice([1, 1, 1, 1, 12])
    parts = r.choice([0, 0, 2, 3]) if count >= 9 and first == 1 else 0
    restart = parts > 0 and r.random() < 0.5
    mark = r.choice(["", "", "", "正文 ", "☆、", "VIP章节 "])
    heads: list[tuple[str, str, str]] = []
    titles: list[str] = []
    kickers: list[str | None] = []
    part = ""
    number = first - 1
    unit_of_part = r.choice("卷部")
    for index in range(count):
        if parts and index % -(-count // parts) == 0:
            at = index // -(-count // parts)
            part = f"第{chinese(at + 1)}{unit_of_part} {PARTS[at]}"
            heads.append(("part", part, ""))
            number = 0 if restart else number
        number += 1
        label = f"第{numbers(number)}{unit}"
        name = r.choice(NAMES).replace("第三回合", "归途" if gap == "" else "第三回合")
        if bare:
            heads.append(("head", mark + label, ""))
            titles.append(label)
        elif below:
            name = name.rstrip("！？")
            heads.append(("head", mark + label, name))
            titles.append(f"{label}　{name}")
        else:
            heads.append(("head", f"{mark}{label}{gap}{name}", ""))
            titles.append(f"{label}{gap}{name}")
        kickers.append(part or None)
    lines = ["《一条河》", "作者：许远", ""] if r.random() < 0.5 else []
    if r.random() < 0.4 and count >= 5:
        lines += ["目录"] * (r.random() < 0.7)
        lines += [head + (f" {name}" if name else "") + r.choice(["", ""]) for _, head, name in heads] + [""]
    if r.random() < 0.3 and not parts:
        lines += ["楔子", *body(r), ""]
        titles.insert(0, "楔子")
        kickers.insert(0, None)
    again = not below and r.random() < 0.1
    for kind, head, name in heads:
        lines += [head] + ([name] if name else [])
        if kind == "head":
            lines += [head.removeprefix(mark)] * again
            lines += ["", *body(r), *([r.choice(ADS)] if r.random() < 0.2 else []), ""]
    if r.random() < 0.3:
        lines += ["尾声" if parts == 0 else "后记", *body(r)]
        titles.append("尾声" if parts == 0 else "后记")
        kickers.append(None)
    return Novel(laid(r, lines, {h for _, h, _ in heads} | {n for _, _, n in heads}), titles, kickers)


def body(r: Random) -> list[str]:
    """The paragraphs of a chapter."""
    return [
        "".join(r.choice(PROSE[:4] + PROSE[15:18]) + r.choice(PROSE) for _ in range(r.randint(1, 4)))
        for _ in range(r.randint(2, 6))
    ]


def laid(r: Random, lines: list[str], heads: set[str]) -> str:
    """``lines`` set in, apart, or wrapped."""
    form = r.choice(["plain", "indent", "blank", "wrap"])
    width = r.choice([22, 30, 38])
    out: list[str] = []
    for line in lines:
        prose = len(line) > 12 and line not in heads and line[-1:] in "。，”！"
        if form == "plain" or not prose:
            out.append(line)
        elif form == "indent":
            out.append("　　" + line)
        elif form == "blank":
            out += [line, ""]
        else:
            whole = "　　" + line
            out += [whole[i : i + width] for i in range(0, len(whole), width)]
    return "\n".join(out) + "\n"
