"""What goes in comes out: the text of the page is the article's, by two extractors, and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from pdf_pages import Write, folded, layout, run, text_of

from convkit.fonts.faces import open_face
from convkit.fonts.registry import first
from convkit.model import Article, Block, BlockKind, Run
from convkit.testing import article, sample_articles
from convkit.writers.pdf.extract import extract
from convkit.writers.pdf.page import type_area

K = BlockKind

TEXTS = [
    ("english", "It’s the keeper’s log—“a book,” he said, ‘nobody reads’… The quick (brown) fox; jumps over 3,000 dogs. " * 9),
    ("long words", "Kettenbriefaufbewahrungsschrank" * 9 + " 和 https://example.org/a/very/long/path?on=1&and=on#frag 中文" + "x" * 200),
    ("japanese", "川の水は山から流れて、三つの村を通り、町の橋の下まで行きます。「ずっと、ずっと」と、おじいさんは言いました。ッャュョー・々" * 4),
    ("emoji", "表情😀😃👨‍👩‍👧❤️完。" * 5),
    ("dashes", "他说——不，——我们——————去……吧…………" * 12),
    ("marks", "“”‘’（）《》【】。。。，，，！！！？？？——……·" * 20),
    ("only openers", "（（（（《《《《“““「「「" * 20),
    ("only closers", "。，、；：？！）》”」" * 20),
    ("spaces", "  两  个   空格 \u3000全角\u3000空格\u2003em\u2009thin a  b   c"),
    ("half-width kana", "ｱｲｳｴｵ" * 40),
    ("full-width latin", "ＡＢＣ１２３％＄！？" * 20),
    ("radicals beside ideographs", "⼀⼁⼂一丨丶⽔水⾦金\uf900豈更\ufa0e"),
    ("combining", "é ñ a\u0301 中\u0301文\ufe0f"),
    ("numbers", "共计1,234,567.89元，增长-12.5%，约￥300、$4.50，25℃，3‰。" * 12),
    ("operators", "()\\<>[]{}/%(( )) \\( EMC BT ET >> endstream endobj\r" * 4),
    ("middle dots", "阿依·古丽与巴图·达来·" * 20),
    ("accents", "Ælfrić Ünïcødé Żółw Čeština ελληνικά Русский язык " * 4),
    ("symbols", "∑∫≤≥≠±×÷√∞→←↑↓■□▲●①②③㎡㎞Ⅳⅳ"),
    ("private use", "\ue000\ue001\uf8ff\U000f0000"),
    ("no-break space", "空格\u00a0不断 a\u00a0b"),
    ("extension A and B", "㐀㐁䶵𠀀𠮷𡇙"),
    ("many of extension B", "".join(chr(0x20000 + n) for n in range(1500))),
]  # fmt: skip


@pytest.mark.parametrize("tool", ["pdftotext", "mutool"])
@pytest.mark.parametrize(("label", "text"), TEXTS, ids=[label for label, _ in TEXTS])
def test_text_comes_back(write: Write, label: str, text: str, tool: str) -> None:
    made = write(article((K.PARAGRAPH, text), title="题"))
    assert folded(made.text(tool)) == folded("题" + text)


@pytest.mark.parametrize("tool", ["pdftotext", "mutool"])
@pytest.mark.parametrize("name", ["article", "book"])
def test_samples_come_back(write: Write, name: str, tool: str) -> None:
    articles = sample_articles()
    in_place = replace(layout(name), notes="place")
    assert folded(write(*articles, layout=in_place).text(tool)) == folded(text_of(*articles))


def test_no_space_is_invented(write: Write) -> None:
    text = (
        "截至2031年6月30日，共蓄水1260.5万立方米（计划的97%）。“好！”他说，“真好。”《水经》、《农书》——都这样写……" * 9
    )
    for tool in ("pdftotext", "mutool"):
        assert " " not in write(article((K.PARAGRAPH, text))).text(tool).replace("\n", "")


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("甲\x00乙", "甲\ufffd乙", "ISO 19005-2 forbids U+0000 as a text"),
        ("甲\ufeff乙\ufffe丙", "甲\ufffd乙\ufffd丙", "the same for U+FEFF and U+FFFE"),
        ("甲\ud800乙", "甲\ufffd乙", "half a surrogate pair is no character"),
    ],
)
def test_what_no_text_layer_can_hold(write: Write, text: str, expected: str, why: str) -> None:
    made = write(article((K.PARAGRAPH, text)))
    assert folded(made.text("mutool")) == expected, why


def test_shapes_are_not_text(write: Write) -> None:
    text = "灯亮了"
    lists = [
        Block(K.LIST_ITEM, 0, 1, 1, -1, (("ordered", True),)), Block(K.LIST_ITEM, 3, 4, 1), Block(K.PARAGRAPH, 6, 7),
    ]  # fmt: skip
    body = "灯\n\n亮\n\n了"
    found = Article("0" * 16, text=body, blocks=tuple(lists), runs=(Run(6, 7, "ruby", "le"),))
    assert folded(write(found).text()) == text


def test_lines_begin_and_end_as_they_may(write: Write) -> None:
    text = "山里的水“清得很”，他说：（一）《水经》里有；（二）老人们也讲——百闻不如一见……占97.5%，约$300、￥20。" * 60
    lines = write(article((K.PARAGRAPH, text))).lines()
    assert len(lines) > 80
    assert not [line for line in lines if line[0] in "、，。．：；！？’”）〕］｝〉》」』】〗·～–,.:;!?)]}%‰℃°"]
    assert not [line for line in lines if line[-1] in "‘“（〔［｛〈《「『【〖([{￥$£#@/／"]
    assert not [1 for above, below in pairwise(lines) if above[-1] == below[0] and above[-1] in "—…"]


def test_nothing_stands_outside_the_measure(write: Write) -> None:
    text = "山里的水“清得很”，他说：（一）《水经》里有；English words, 97.5%。" * 60
    made = write(article((K.PARAGRAPH, text)))
    area = type_area(layout())
    boxes = re.findall(r'xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)"', run("pdftotext", "-bbox", str(made.path), "-"))
    assert boxes
    assert min(float(left) for left, _ in boxes) > area.left - 0.5
    assert max(float(right) for _, right in boxes) < area.left + area.width + 0.5


@pytest.mark.parametrize("tool", ["pdftotext", "mutool"])
def test_text_without_spaces_comes_back_letter_by_letter(write: Write, tool: str) -> None:
    """Nothing is folded here but the ends of lines: no false space, no other form of a character."""
    text = "（一）㐀䶵𠀀𠮷⼀一⽔水——山……〔2031〕4号😀川の水はカッター「ずっと」GDP为97.5%，“好。”《水经》。" * 7
    made = write(article((K.PARAGRAPH, text), title="题"))
    assert made.text(tool).replace("\f", "").replace("\n", "") == "题" + text
    apart = "甲\u00a0乙 丙 GDP 丁" * 9
    assert made_words(write(article((K.PARAGRAPH, apart))).text(tool)) == made_words(apart)


def test_a_cut_mark_and_a_character_beyond_the_bmp_are_two_codes(write: Write) -> None:
    """Their codes look like the halves of one character of UTF-16."""
    face = open_face(first("song").path)
    rare = chr(next(char for char in sorted(face.characters) if char >= 0x20000))
    text = f"他说。”{rare}“《{rare}》。”{rare}"
    assert folded("".join(extract(write(article((K.PARAGRAPH, text))).path))) == text


def made_words(text: str) -> list[str]:
    return text.split()
