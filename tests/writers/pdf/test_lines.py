"""Lines measured: thousands of lines of mixed text, each read back from what is drawn, hold the rules of Chinese print."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from convkit.writers.pdf.breaking import Line
from convkit.writers.pdf.glyphs import Book
from convkit.writers.pdf.para import Para, make_para
from convkit.writers.pdf.pieces import pieces
from convkit.writers.pdf.session import default_layout
from convkit.writers.pdf.setting import CELLS, SPACE, Setting
from convkit.writers.pdf.typeface import Faces

FACES = Faces(Book(), traditional=False)
BODY = replace(default_layout().style("body"), size=12.0, indent=0.0, right=0.0)
HALF_POINT = 0.5 * 1000 / BODY.size

NOT_FIRST = frozenset("、，。．：；！？’”）〕］｝〉》」』】〗·～–,.:;!?)]}%‰℃°")
NOT_LAST = frozenset("‘“（〔［｛〈《「『【〖([{￥$£#@/／")

HAN = "渠水过村桥边灯亮船工等潮信老人种树三年看井口石板路上行夜里风停雨住第二天早集市开门卖布换盐"
WIDE = "國學說書長門風飛馬魚鳥龍齊齒龜來們個這後對發會經濟體臺灣"
KANA = "あいうえおかきくけこさしすせそたちつてとなにのはまみもっょーアイウエオカキクケコッャ"
LATIN = [
    "GDP",
    "5G",
    "iPhone 15",
    "TCP/IP",
    "internationalization",
    "https://example.org/a/long/way?to=it&on=1",
    "x@example.org",
]
NUMBERS = ["1,234,567.89", "-12.5%", "￥300", "$4.50", "3:15", "2031-03-04", "97‰", "25℃", "№12"]
ROUND = ["（{}）", "《{}》，", "“{}。”", "‘{}’！", "【{}】", "（“{}”）。"]
ENGLISH = ["the", "keeper’s", "log", "“a", "book,”", "said,", "internationalization", "3,000", "(below)", "well-known"]


def _part(dice: random.Random, letters: str) -> str:
    """A clause, a number, a word, something quoted or bracketed."""
    words = "".join(dice.choices(letters, k=dice.randint(1, 9)))
    other = dice.choice([*LATIN, *NUMBERS, "——", "……", "·", words])
    return dice.choice(
        [words + "，", words + "。", words + "、", words, words + other, dice.choice(ROUND).format(words), dice.choice(ROUND).format(other)]
    )  # fmt: skip


def _text(dice: random.Random, kind: str) -> str:
    count = dice.randint(1, 40)
    if kind == "english":
        return " ".join(dice.choices(ENGLISH, k=count))
    letters = {"chinese": HAN, "traditional": HAN + WIDE, "japanese": HAN + KANA * 2}[kind]
    return "".join([_part(dice, letters) for _ in range(count)])


def _right_edge(setting: Setting, line: Line) -> float:
    """Where the last glyph of ``line`` ends, in thousandths of the em from where it begins, as it is drawn."""
    edge, before = 0.0, SPACE
    for codes, kind, kern, width, *_ in pieces(setting, line):
        edge += kern + width + {CELLS: line.spread, SPACE: line.space}.get(kind, 0.0) * len(codes)
        edge -= line.spread if before == CELLS and kind != CELLS else 0.0
        before = kind
    return edge - (line.spread if before == CELLS else 0.0)


def _faults(text: str, para: Para, measure: int, indent: int) -> Counter[str]:
    found: Counter[str] = Counter()
    lines = [(row.setting, row.line) for row in para.rows]
    for (_, above), (_, below) in pairwise(lines):
        end = below.start
        found["start"] += text[end] in NOT_FIRST
        found["end"] += text[above.end - 1] in NOT_LAST
        found["pair"] += text[end - 1] == text[end] and text[end] in "—…"
    for setting, line in lines:
        room = measure - (0 if line.start else indent)
        if not text[line.start : line.end].endswith(" "):
            found["outside"] += _right_edge(setting, line) > room + HALF_POINT
        found["spread"] += not 0 <= line.spread <= 120
    last = [char for char in text[lines[-1][1].start :] if char not in NOT_FIRST | NOT_LAST]
    found["alone"] += len(lines) > 1 and len(last) == 1 and last[0] >= "\u2e80"
    return +found


@pytest.mark.parametrize("kind", ["chinese", "traditional", "japanese", "english"])
@pytest.mark.parametrize("cells", [8, 12, 17.5, 26, 38])
def test_no_line_breaks_a_rule(kind: str, cells: float) -> None:
    dice = random.Random(f"{kind} {cells}")
    measure, faults, lines = round(cells * 1000), Counter[str](), 0
    for indent in [0, 2] * 14:
        text = _text(dice, kind)
        para = make_para(text, replace(BODY, first_indent=indent), FACES, measure * BODY.size / 1000)
        faults += _faults(text, para, measure, 1000 * indent)
        lines += len(para.rows)
    assert lines > 60
    assert not faults
