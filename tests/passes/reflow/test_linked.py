"""Pictures and links that Markdown left in plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convkit.model import BlockKind
from convkit.testing import check_conserved, cleaned

BODY = "三座水库自昨日起同时蓄水，站长说，今年的雨水比往年多，渠道也都清过一遍。"


@pytest.mark.parametrize(
    ("written", "text", "links"),
    [
        ("详见[县志](https://e.org/a)。", "详见县志。", [("县志", "https://e.org/a")]),
        (
            "详见[县志](https://e.org/zhi_(1930).html '县志')。",
            "详见县志。",
            [("县志", "https://e.org/zhi_(1930).html")],
        ),
        ("[县志](/zhi) 与 [灯](<lamp.html>)", "县志 与 灯", [("县志", "/zhi"), ("灯", "lamp.html")]),
        ("写信到[编辑部](mailto:a@e.org)。", "写信到编辑部。", [("编辑部", "mailto:a@e.org")]),
        ("[《灯》](#deng)第三节", "《灯》第三节", [("《灯》", "#deng")]),
        ("见[注](见下)与 f[1](2)。", "见[注](见下)与 f[1](2)。", []),
        ("参看[3](第三章)。", "参看[3](第三章)。", []),
        ("a[i](https://e.org)是调用。", "a[i](https://e.org)是调用。", []),
        ("[ ](https://e.org)空的。", "[ ](https://e.org)空的。", []),
        ("他说[原文如此](笑)。", "他说[原文如此](笑)。", []),
    ],
)
def test_links(written: str, text: str, links: list[tuple[str, str]]) -> None:
    (article,) = cleaned(f"{BODY}\n\n{written}\n\n{BODY}").articles
    assert article.text.split("\n\n")[1] == text
    assert [(article.text[run.start : run.end], run.value) for run in article.runs if run.kind == "link"] == links


@pytest.mark.parametrize(
    ("written", "attrs", "beside"),
    [
        ("![闸门](gate.jpg)", {"href": "gate.jpg", "alt": "闸门"}, ""),
        ("![](https://e.org/a)", {"href": "https://e.org/a", "alt": ""}, ""),
        ('![闸门](img/gate.png "三月")', {"href": "img/gate.png", "alt": "闸门"}, ""),
        ("[![闸门](gate.jpg)](https://e.org)", {"href": "gate.jpg", "alt": "闸门"}, ""),
        ("![点](data:image/gif;base64,R0lGOD)", {"alt": "点"}, ""),
        ("闸门![闸门](gate.jpg)今日检修。", {"href": "gate.jpg", "alt": "闸门"}, "闸门今日检修。"),
    ],
)
def test_pictures(written: str, attrs: dict[str, str], beside: str) -> None:
    (article,) = cleaned(f"{BODY}\n\n{written}\n\n{BODY}").articles
    (picture,) = [block for block in article.blocks if block.kind is BlockKind.IMAGE]
    assert dict(picture.attrs) == attrs
    texts = [article.block_text(block) for block in article.blocks if block.kind is not BlockKind.IMAGE]
    assert texts == [BODY, *([beside] if beside else []), BODY]


@pytest.mark.parametrize("written", ["![感叹](号)", "真好![笑](见图)", "```\n![code](a.png)\nx = f[0](a.html)\n```"])
def test_what_is_no_picture(written: str) -> None:
    (article,) = cleaned(f"{BODY}\n\n{written}\n\n{BODY}").articles
    assert BlockKind.IMAGE not in {block.kind for block in article.blocks}


@given(st.text(alphabet="![]()灯a.png:/#\n ", max_size=60))
def test_nothing_is_lost(text: str) -> None:
    check_conserved(cleaned(f"{BODY}\n\n{text}\n\n{BODY}"))
