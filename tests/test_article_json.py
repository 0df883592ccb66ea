from __future__ import annotations

import itertools
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convkit.article_json import article_from_dict, article_to_dict, dump_line
from convkit.errors import SourceError
from convkit.model import RUN_KINDS, Article, Block, BlockKind, Contributor, Problem, Provenance, Run
from convkit.testing import sample_articles

STEADY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # loaded machines are slow

K = BlockKind
KEYS = [
    "schema", "id", "title", "kicker", "subtitle", "date", "date_text", "authors", "contributors", "byline", "source",
    "url", "column", "place", "doc_number", "addressee", "issuer", "language", "blocks", "text", "metadata", "provenance",
    "problems",
]  # fmt: skip


def through_json(article: Article) -> Article:
    return article_from_dict(json.loads(dump_line(article)))


# --- what a line looks like ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("article", sample_articles(), ids=lambda article: article.id)
def test_every_line_has_every_key_in_order(article: Article) -> None:
    assert list(article_to_dict(article)) == KEYS


def test_blocks_say_no_more_than_they_must() -> None:
    text = "一、水位\n\n先上游\n\n第二"
    article = Article(
        "a1",
        text=text,
        blocks=(
            Block(K.HEADING, 0, 4, 1),
            Block(K.LIST_ITEM, 6, 9, 1, -1, (("ordered", True),)),
            Block(K.LIST_ITEM, 11, 13, 2, 1),
        ),
        runs=(Run(2, 4, "strong"), Run(11, 12, "link", "https://example.org/")),
    )
    assert article_to_dict(article)["blocks"] == [
        {"type": "heading", "level": 1, "text": "一、水位", "runs": [[2, 4, "strong"]]},
        {"type": "list_item", "level": 1, "text": "先上游", "ordered": True},
        {
            "type": "list_item",
            "level": 2,
            "text": "第二",
            "parent": 1,
            "runs": [[0, 1, "link", "https://example.org/"]],
        },
    ]


def test_a_table_has_rows_of_cells() -> None:
    table = article_to_dict(sample_articles()[1])["blocks"][1]
    assert table["text"] == "乡镇\t面积（亩）\n东坡\t1,260\n西岭\t980"
    assert table["rows"][0] == [
        {"text": "乡镇", "header": True, "colspan": 1, "rowspan": 1},
        {"text": "面积（亩）", "header": True, "colspan": 1, "rowspan": 1},
    ]
    assert [cell["text"] for row in table["rows"] for cell in row][2:] == ["东坡", "1,260", "西岭", "980"]


def test_spans_over_rows_move_the_columns_of_later_cells() -> None:
    cells = [("甲", 0, 0, 2, 1), ("乙", 0, 1, 1, 2), ("丙", 1, 1, 1, 1), ("丁", 1, 2, 1, 1), ("戊", 2, 0, 1, 1)]
    blocks = [Block(K.TABLE, 0, 9)]
    for at, (_, row, column, rowspan, colspan) in enumerate(cells):
        attrs = (("row", row), ("column", column), ("rowspan", rowspan), ("colspan", colspan), ("header", False))
        blocks.append(Block(K.CELL, 2 * at, 2 * at + 1, 0, 0, attrs))
    article = Article("a1", text="甲\t乙\n丙\t丁\n戊", blocks=tuple(blocks))
    assert all(set(cell) == {"text", "header", "colspan", "rowspan"} for row in
               article_to_dict(article)["blocks"][0]["rows"] for cell in row)  # fmt: skip
    assert through_json(article) == article


# --- there and back ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("article", sample_articles(), ids=lambda article: article.id)
def test_samples_come_back_equal(article: Article) -> None:
    assert through_json(article) == article
    assert dump_line(article) == json.dumps(article_to_dict(article), ensure_ascii=False)


ODD = [
    ("text without blocks", Article("a", text="只有文字")),
    ("empty blocks", Article("a", text="\n\n", blocks=(Block(K.BREAK, 0, 0), Block(K.IMAGE, 2, 2)))),
    ("blocks that leave text out", Article("a", text="甲乙丙", blocks=(Block(K.PARAGRAPH, 1, 2),))),
    ("blocks out of order", Article("a", text="甲\n\n乙", blocks=(Block(K.QUOTE, 3, 4), Block(K.QUOTE, 0, 1)))),
    ("divided by other than blank lines", Article("a", text="甲  乙", blocks=(Block(K.QUOTE, 0, 1), Block(K.QUOTE, 3, 4)))),
    ("a run over two blocks", Article("a", text="甲\n\n乙", runs=(Run(0, 4, "strong"),),
                                      blocks=(Block(K.QUOTE, 0, 1), Block(K.QUOTE, 3, 4)))),
    ("runs out of order", Article("a", text="甲\n\n乙", runs=(Run(3, 4, "sub"), Run(0, 1, "sup", "")),
                                  blocks=(Block(K.QUOTE, 0, 1), Block(K.QUOTE, 3, 4)))),
    ("attributes named as keys", Article("a", text="甲", blocks=(Block(K.CODE, 0, 1, attrs=(("text", "x"), ("b", True))),))),
    ("an attribute twice", Article("a", text="甲", blocks=(Block(K.CODE, 0, 1, attrs=(("b", 1), ("b", 2))),))),
    ("a cell without table", Article("a", text="甲", blocks=(Block(K.CELL, 0, 1, attrs=(("row", 3),)),))),
    ("cells with other attributes", Article("a", text="甲\t乙", blocks=(
        Block(K.TABLE, 0, 3), Block(K.CELL, 0, 1, 0, 0), Block(K.CELL, 2, 3, 2, 0, (("header", True), ("row", 7)))))),
    ("cells that leave a gap", Article("a", text="甲乙丙", blocks=(Block(K.TABLE, 0, 3), Block(K.CELL, 2, 3, 0, 0)))),
    ("a cell behind its table", Article("a", text="\n\n", blocks=(Block(K.TABLE, 0, 0), Block(K.CELL, 2, 2, 0, 0)))),
    ("a block that a cell holds", Article("a", text="甲\n\n乙", blocks=(
        Block(K.TABLE, 0, 1), Block(K.CELL, 0, 1, 0, 0), Block(K.PARAGRAPH, 3, 4, 0, 1)))),
    ("provenance and problems", Article("a", problems=(Problem("W_ROWS", "两行", 2, 77), Problem("W_GLYPH")),
        provenance=Provenance("in/a.tsv", "ab", "gb18030", 3, 10, 99, "0.1", (("read", 3), ("text.controls", 1))))),
    ("control characters", Article("a", title="\x00\x1b\u2028\x85", text="\x0b", blocks=(Block(K.CODE, 0, 1),))),
]  # fmt: skip


@pytest.mark.parametrize(("label", "article"), ODD)
def test_odd_articles_come_back_equal(label: str, article: Article) -> None:
    assert through_json(article) == article
    assert "\n" not in dump_line(article)


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
MAYBE = st.none() | TEXT
SMALL = st.integers(0, 40)
ATTRS = st.lists(
    st.tuples(st.sampled_from(["row", "column", "rowspan", "header", "id", "text"]), st.booleans() | SMALL | TEXT),
    max_size=3,
).map(tuple)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    pieces = draw(st.lists(st.tuples(st.sampled_from(list(K)), TEXT, st.integers(0, 3), ATTRS), max_size=6))
    blocks = []
    position = 0
    for kind, text, level, attrs in pieces:
        parent = draw(st.integers(-1, len(blocks) - 1)) if draw(st.booleans()) else -1
        blocks.append(Block(kind, position, position + len(text), level, parent, attrs))
        position += len(text) + 2
    body = "\n\n".join(text for _, text, _, _ in pieces) + draw(st.sampled_from(["", "", "", " rest"]))
    cuts = draw(st.lists(st.integers(0, len(body)), max_size=6).map(sorted))
    runs = tuple(Run(a, b, draw(st.sampled_from(sorted(RUN_KINDS))), draw(MAYBE)) for a, b in itertools.pairwise(cuts))
    return Article(
        id=draw(st.text("0123456789abcdef", min_size=1, max_size=16)),
        title=draw(TEXT), kicker=draw(MAYBE), subtitle=draw(MAYBE), date=draw(MAYBE), date_text=draw(MAYBE),
        authors=tuple(draw(st.lists(TEXT, max_size=2))),
        contributors=tuple(draw(st.lists(st.builds(Contributor, TEXT, TEXT), max_size=2))),
        byline=draw(MAYBE), source=draw(MAYBE), url=draw(MAYBE), column=draw(MAYBE), place=draw(MAYBE),
        doc_number=draw(MAYBE), addressee=draw(MAYBE), issuer=draw(MAYBE), language=draw(st.sampled_from(["zh-Hans", "en"])),
        text=body, blocks=tuple(blocks), runs=runs,
        metadata=draw(st.dictionaries(TEXT, TEXT, max_size=3)),
        provenance=draw(st.builds(
            Provenance, TEXT, TEXT, TEXT, SMALL, SMALL, SMALL, TEXT,
            st.dictionaries(TEXT, SMALL, max_size=2).map(lambda counts: tuple(counts.items())),
        )),
        problems=tuple(draw(st.lists(st.builds(Problem, TEXT, TEXT, SMALL, st.none() | SMALL), max_size=2))),
    )  # fmt: skip


@STEADY
@given(articles())
def test_any_article_comes_back_equal(article: Article) -> None:
    line = dump_line(article)
    assert article_from_dict(json.loads(line)) == article
    assert list(json.loads(line))[: len(KEYS)] == KEYS
    assert line == json.dumps(article_to_dict(article), ensure_ascii=False)


@STEADY
@given(st.lists(st.text(st.sampled_from('水\\n\n"a'), max_size=5), max_size=4), st.sampled_from(["\n\n", "\n", "n\n"]))
def test_paragraphs_are_written_as_any_block(said: list[str], joint: str) -> None:
    blocks, at = [], 0
    for one in said:
        blocks.append(Block(K.PARAGRAPH, at, at + len(one)))
        at += len(one) + len(joint)
    article = Article("一", text=joint.join(said), blocks=tuple(blocks))
    assert dump_line(article) == json.dumps(article_to_dict(article), ensure_ascii=False)


# --- what people and other programs write --------------------------------------------------------------------------

PARAGRAPH = {"type": "paragraph", "text": "水。"}


def test_missing_keys_mean_nothing() -> None:
    made = article_from_dict({"schema": 1, "id": "a", "blocks": [PARAGRAPH, PARAGRAPH]})
    assert made.text == "水。\n\n水。"
    assert (made.title, made.kicker, made.language, dict(made.metadata)) == ("", None, "zh-Hans", {})


def test_unknown_keys_are_kept_as_metadata() -> None:
    made = article_from_dict({"schema": 1, "id": "a", "blocks": [], "editor": "何青", "votes": [1, 2]})
    assert made.metadata == {"editor": "何青", "votes": "[1, 2]"}


INVALID: list[tuple[str, Any, str]] = [
    ("no object", [1], "an article must be an object"),
    ("no schema", {"id": "a"}, "schema must be a number"),
    ("schema true", {"schema": True, "id": "a"}, "schema must be a number"),
    ("a newer schema", {"schema": 2, "id": "a"}, "newer than this convkit"),
    ("no id", {"schema": 1}, "id must be text"),
    ("empty id", {"schema": 1, "id": ""}, "id is empty"),
    ("title a number", {"schema": 1, "id": "a", "title": 3}, "title must be text"),
    ("authors text", {"schema": 1, "id": "a", "authors": "林川"}, "authors must be a list"),
    ("an author a number", {"schema": 1, "id": "a", "authors": [1]}, "each of authors must be text"),
    ("block type", {"schema": 1, "id": "a", "blocks": [{"type": "sidebar", "text": ""}]}, "no block type 'sidebar'"),
    ("text against blocks", {"schema": 1, "id": "a", "text": "火。", "blocks": [PARAGRAPH]}, "not what the blocks hold"),
    ("start beyond", {"schema": 1, "id": "a", "text": "水。", "blocks": [{**PARAGRAPH, "start": 1}]}, "no such block at 1"),
    ("start before", {"schema": 1, "id": "a", "text": "水。", "blocks": [{**PARAGRAPH, "start": -2}]}, "no such block"),
    ("parent", {"schema": 1, "id": "a", "blocks": [{**PARAGRAPH, "parent": 1}]}, "parent names no block"),
    ("run outside", {"schema": 1, "id": "a", "blocks": [{**PARAGRAPH, "runs": [[0, 3, "strong"]]}]}, "outside of its text"),
    ("run of two", {"schema": 1, "id": "a", "blocks": [{**PARAGRAPH, "runs": [[0, 1]]}]}, "a run has a start"),
    ("attribute a list", {"schema": 1, "id": "a", "blocks": [{**PARAGRAPH, "x": []}]}, "an attribute must be"),
    ("rows against text", {"schema": 1, "id": "a", "blocks": [{"type": "table", "text": "甲", "rows": [[{"text": "乙"}]]}]},
     "not what its rows hold"),
    ("place a fraction", {"schema": 1, "id": "a", "provenance": {"start": 1.5}}, "provenance.start must be a whole number"),
]  # fmt: skip


@pytest.mark.parametrize(("label", "data", "message"), INVALID)
def test_what_is_no_article_is_an_error_that_names_the_line(label: str, data: Any, message: str) -> None:
    with pytest.raises(SourceError, match=message) as caught:
        article_from_dict(data, line=7)
    assert caught.value.line == 7
    assert caught.value.code == "E_SYNTAX"
