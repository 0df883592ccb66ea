"""Whatever stands between the facts over a text and those under it comes out as it stands there: kinds, order, cells, pictures."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

import convkit

SENTENCES = (
    "三座水库自昨日起同时蓄水，站长说，今年的雨水比往年多。",
    "渡口的灯从今晚起通宵不熄，船夫们商量了半个月，决定轮流看守。",
    "摆摊的老人说，长廊里有穿堂风，书不容易发霉，夜里把布一盖就能回家。",
    "She counted the steps every evening, and wrote the number down in the log.",
)
OVER = "<h1>水库蓄水的情况</h1><p>来源：青山晚报　时间：2031-03-09</p>"
UNDER = "<p>责任编辑：何青</p>"


class Piece(NamedTuple):
    """Markup, and the kinds and texts that have to come of it."""

    markup: str
    blocks: tuple[tuple[str, str], ...]


def paragraph(text: str) -> Piece:
    return Piece(f"<p>{text}</p>", (("paragraph", text),))


def quote(text: str) -> Piece:
    return Piece(f"<blockquote><p>{text}</p></blockquote>", (("quote", text),))


def broken(texts: tuple[str, str]) -> Piece:
    return Piece(f"<div>{'<br><br>'.join(texts)}</div>", tuple(("paragraph", text) for text in texts))


def picture(name: str) -> Piece:
    return Piece(f'<p><img src="{name}.jpg"></p>', (("image", ""),))


def listed(items: list[str]) -> Piece:
    markup = "".join(f"<li>{item}</li>" for item in items)
    return Piece(f"<ul>{markup}</ul>", tuple(("list_item", item) for item in items))


def table(cells: list[list[str]]) -> Piece:
    head, *rows = [["项目", "开工", "完工"], *cells]
    markup = "".join(f"<th>{cell}</th>" for cell in head)
    markup = f"<tr>{markup}</tr>" + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    held = [("cell", cell) for row in (head, *rows) for cell in row]
    return Piece(f"<table>{markup}</table>", (("table", "\n".join("\t".join(row) for row in (head, *rows))), *held))


sentence = st.sampled_from(SENTENCES)
text = st.lists(sentence, min_size=1, max_size=3).map("".join)
cell = st.sampled_from(["", "", "东库", "3月8日", "检修"])
row = st.tuples(st.sampled_from(["东库", "西库"]), cell, cell).map(list)
piece = st.one_of(
    text.map(paragraph),
    text.map(quote),
    st.tuples(text, text).map(broken),
    st.sampled_from(["gate", "lamp"]).map(picture),
    st.lists(st.sampled_from(["树苗二十株", "清沟三里", "修闸门两座"]), min_size=1, max_size=3).map(listed),
    st.lists(row, min_size=1, max_size=3).map(table),
)


@given(st.lists(piece, max_size=6), st.booleans(), st.booleans())
@settings(max_examples=60, deadline=None)
def test_a_fragment_comes_out_as_it_stands(pieces: list[Piece], over: bool, under: bool) -> None:
    whole = [paragraph("".join(SENTENCES[:2])), *pieces, paragraph("".join(SENTENCES[1:3]))]
    markup = OVER * over + "\n".join(one.markup for one in whole) + UNDER * under
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_text(markup, encoding="utf-8")
        (article,) = convkit.clean(path)
    assert [(b.kind.value, article.block_text(b)) for b in article.blocks] == [b for one in whole for b in one.blocks]
    assert (article.date, article.source) == (("2031-03-09", "青山晚报") if over else (None, None))
