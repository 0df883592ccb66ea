"""What blocks are by their look: captions under pictures, bold lines as headings, a title that only its look tells."""

from __future__ import annotations

import pytest

from convkit.markup import strip_markup
from convkit.markup.blocks import emit
from convkit.markup.looks import Looks
from convkit.markup.soup import Soup
from convkit.markup.tokens import Tokenizer
from convkit.provenance import PositionMap, apply_edits

LONG = "<p>昨日，三座水库同时蓄水，水面比去年同期高出一米，站长说早一天就多一天的把握。</p>"


def kinds(text: str) -> list[str]:
    """The kind of each block and its first four characters."""
    found = strip_markup(text, 0, len(text))
    after, moved = apply_edits(text, found.edits), PositionMap(found.edits)
    return [f"{b.kind.value} {after[slice(*moved.span(b.start, b.end))][:4]}".strip() for b in found.blocks]


CAPTIONS = [
    ("centred under a centred picture", '<p align=center><img src=a.jpg></p><p style="text-align: center">大坝的夜景</p>' + LONG, "caption 大坝的夜"),
    ("in the picture's own paragraph", "<p align=center><img src=a.jpg><br>大坝的夜景</p>" + LONG, "caption 大坝的夜"),
    ("by its words", "<p><img src=a.jpg></p><p>图为大坝的夜景。</p>" + LONG, "caption 图为大坝"),
    ("by its mark", "<p><img src=a.jpg></p><p>▲ 大坝</p>" + LONG, "caption ▲ 大坝"),
    ("by the credit at its end", "<p><img src=a.jpg></p><p>夜里的大坝。林川 摄</p>" + LONG, "caption 夜里的大"),
    ("a class names it", '<div class=pic><img src=a.jpg><p class="pic-txt">大坝的夜景</p></div>' + LONG, "caption 大坝的夜"),
    ("in a figure", "<figure><img src=a.jpg><p>大坝的夜景</p></figure>" + LONG, "caption 大坝的夜"),
    ("in a table round the picture", "<table><tr><td><img src=a.jpg></td></tr><tr><td>大坝的夜景</td></tr></table>" + LONG, "caption 大坝的夜"),
    ("in a table that holds more", "<table><tr><td><img src=a.jpg></td></tr><tr><td>大坝修好了</td></tr><tr><td>" + LONG + "</td></tr></table>", "paragraph 大坝修好"),
    ("the text goes on", "<p><img src=a.jpg></p><p>大坝修好了。</p>" + LONG, "paragraph 大坝修好"),
    ("a long paragraph is none", "<p align=center><img src=a.jpg></p>" + LONG.replace("<p>", "<p align=center>").replace("。<", "，" + "各村都要准备" * 8 + "。<"), "paragraph 昨日，三"),
    ("a heading under a picture", "<p align=center><img src=a.jpg></p><p align=center><b>一、蓄水</b></p>" + LONG, "heading 一、蓄水"),
    ("where all is centred it says nothing", "<center><p>山高水又长，路远人未老。</p><p>二三人家</p><p>桥边有酒</p><p>门外有竹</p><p><img src=a.jpg></p><p>山外有山</p></center>", "paragraph 山外有山"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CAPTIONS], ids=[case[0] for case in CAPTIONS])
def test_a_line_under_a_picture(text: str, expected: str) -> None:
    assert expected in kinds(text)


def test_the_credit_on_a_line_of_its_own_belongs_to_the_caption() -> None:
    text = "<p align=center><img src=a.jpg></p><p align=center>大坝的夜景</p><p align=center>林川 摄</p>" + LONG
    assert kinds(text) == ["image", "caption 大坝的夜", "paragraph 昨日，三"]


BOLD = [
    ("a bold line", f"{LONG}<p><b>水从哪里来</b></p>{LONG}{LONG}", "heading 水从哪里"),
    ("bold within a span", f"{LONG}<p><span><strong>水从哪里来</strong></span></p>{LONG}{LONG}", "heading 水从哪里"),
    ("a part of a line", f"{LONG}<p><b>水</b>从哪里来</p>{LONG}{LONG}", "paragraph 水从哪里"),
    ("a sentence", f"{LONG}<p><b>水从山里来。</b></p>{LONG}{LONG}", "paragraph 水从山里"),
    ("a speaker", f"{LONG}<p><b>林川：</b></p>{LONG}{LONG}", "paragraph 林川："),
    ("a credit", f"{LONG}<p><b>记者 林川</b></p>{LONG}{LONG}", "paragraph 记者 林"),
    ("the last line", f"{LONG}{LONG}<p><b>青山县水利站</b></p>", "paragraph 青山县水"),
    ("where all is bold", "<p><b>一行</b></p><p><b>两行</b></p><p><b>三行字</b></p>", "paragraph 两行"),
    ("the questions of an interview", "".join(f"<p><b>水位{n}高吗？</b></p>{LONG}{LONG}" for n in "一二三"), "paragraph 水位一高"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in BOLD], ids=[case[0] for case in BOLD])
def test_a_bold_line(text: str, expected: str) -> None:
    assert expected in kinds(text)


def test_levels_of_numbered_bold_lines() -> None:
    text = "".join(f"<p><b>{head}</b></p>{LONG}{LONG}" for head in ("一、水", "（一）源头", "1.上游"))
    found = strip_markup(text, 0, len(text))
    assert [b.level for b in found.blocks if b.kind.value == "heading"] == [1, 2, 3]


TITLES = [
    ("bold", f"<b>三座水库蓄水</b><br>{LONG}{LONG}", 0),
    ("centred", f"<p align=center>三座水库蓄水</p>{LONG}{LONG}", 0),
    ("below a picture", f"<img src=a.jpg><p><b>三座水库蓄水</b></p>{LONG}", 1),
    ("no look of its own", f"<p>三座水库蓄水</p>{LONG}", -1),
    ("a sentence", f"<p><b>三座水库蓄水。</b></p>{LONG}", -1),
    ("all is bold", "<p><b>三座水库蓄水</b></p><p><b>站长说早一天就多一天的把握</b></p>", -1),
    ("all is centred", "<center><p>山高水长</p><p>云起月明桥边有酒</p></center>", -1),
    ("nothing below", "<p><b>三座水库蓄水</b></p>", -1),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in TITLES], ids=[case[0] for case in TITLES])
def test_a_title_by_its_look(text: str, expected: int) -> None:
    tree = Soup(text).build(Tokenizer(text, 0, len(text), pages=True).tokens(), len(text))
    assert Looks(text, tree, emit(text, 0, len(text), tree)).title() == expected
