"""Lines that mails mark with a > become quotes, joined where they were wrapped; prompts and comparisons stay."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from convkit.model import BlockKind
from convkit.passes.tables import damage

Flow = Callable[..., Any]
Q, P = BlockKind.QUOTE, BlockKind.PARAGRAPH
ONE = "上次说的水文资料我已经找到了，一共四册，最早的一册是民国二十三年的，纸很脆，不敢多翻，只看了目录。"
TWO = "我打算请县档案馆帮忙拍照，拍好以后把底片寄给你，原件还是留在这里比较稳妥，以后查起来也方便。"


@pytest.mark.parametrize("mark", ["> ", ">", "＞ ", ">> ", "> > "])
@pytest.mark.parametrize("measure", [30, 44, 60])
def test_wrapped_quotes_become_paragraphs_of_a_quote(flow: Flow, mark: str, measure: int) -> None:
    body = damage.wrapped([ONE, TWO], measure, blank=1).text
    text = "你信里说：\n\n" + "\n".join((mark + line).rstrip() for line in body.split("\n")) + "\n\n太好了！"
    assert flow(text).blocks == [(P, "你信里说："), (Q, ONE), (Q, TWO), (P, "太好了！")]


def test_a_quote_of_one_line_each(flow: Flow) -> None:
    assert flow("> 船来了没有？\n> 还没有。\n\n来了。").blocks == [(Q, "船来了没有？"), (Q, "还没有。"), (P, "来了。")]


@pytest.mark.parametrize(
    "text",
    [
        ">>> lamp = 3\n>>> lamp + 1\n4",
        "> cd /mnt\n> ls -l\n> cat lamp.txt",
        "水位\n> 3 米时开闸",
    ],
    ids=["python", "shell", "one line"],
)
def test_other_marks_stay(flow: Flow, text: str) -> None:
    assert all(kind is not Q for kind, _ in flow(text).blocks)
    assert "reflow.quoted" not in flow(text).edits
