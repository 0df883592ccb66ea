"""What marks and edits do to the spans over a text."""

import pytest

from convkit.draft import Draft
from convkit.model import Block, BlockKind, Field, Furniture, Run
from convkit.provenance import Edit, SourceRef, Span

K = BlockKind
REF = SourceRef("a.txt", 0, 100, 1, "utf-8")


def draft(text: str, *blocks: Block, **more: object) -> Draft:
    return Draft(REF, text, blocks=blocks, **more)  # type: ignore[arg-type]


def shown(d: Draft) -> list[tuple[str, str]]:
    return [(b.kind.value, d.text[b.start : b.end]) for b in d.blocks]


def test_edits_move_every_kind_of_span() -> None:
    d = draft(
        "<p>山高</p><p>水长</p>",
        Block(K.PARAGRAPH, 3, 5),
        Block(K.PARAGRAPH, 12, 14),
        fields=(Field("title", 3, 5),),
        runs=(Run(12, 14, "strong"),),
        furniture=(Furniture(3, 4, "x"),),
        plain=(Span(3, 5),),
        fixed=(Span(12, 14),),
    )
    d.apply("read", 1, [Edit(0, "<p>", ""), Edit(5, "</p><p>", "\n"), Edit(14, "</p>", "")])
    assert d.text == "山高\n水长"
    assert shown(d) == [("paragraph", "山高"), ("paragraph", "水长")]
    assert d.fields[0][1:3] == (0, 2)
    assert d.runs[0][:2] == (3, 5)
    assert d.furniture[0][:2] == (0, 1)
    assert d.plain == (Span(0, 2),)
    assert d.fixed == (Span(3, 5),)
    assert [step.name for step in d.steps] == ["read"]


def test_what_moves_to_the_end_of_a_plain_stretch_belongs_to_it() -> None:
    d = draft("水长\n第三页\n山高", plain=(Span(0, 9),))
    d.apply("reflow.join", 1, [Edit(2, "\n第三页\n", "", move=2), Edit(9, "", "\n第三页\n", move=2)])
    assert d.text == "水长山高\n第三页\n"
    assert d.plain == (Span(0, 9),)


def test_what_is_set_in_behind_a_plain_stretch_does_not_belong_to_it() -> None:
    d = draft("水长山高", plain=(Span(0, 2),))
    d.apply("x", 1, [Edit(2, "", "。")])
    assert d.plain == (Span(0, 2),)


def test_no_edits_record_no_step() -> None:
    d = draft("山")
    d.apply("x", 1, [])
    assert d.steps == []


def test_an_emptied_block_goes_and_its_children_move_up() -> None:
    d = draft("ab\ncd", Block(K.LIST_ITEM, 0, 2, 1), Block(K.LIST_ITEM, 3, 5, 2, 0))
    d.apply("x", 1, [Edit(0, "ab\n", "")])
    assert d.blocks == (Block(K.LIST_ITEM, 0, 2, 2, -1),)


def test_an_image_may_be_empty() -> None:
    d = draft("ab", Block(K.IMAGE, 1, 1))
    d.apply("x", 1, [Edit(0, "a", "")])
    assert d.blocks == (Block(K.IMAGE, 0, 0),)


@pytest.mark.parametrize(
    ("label", "span", "expected"),
    [
        ("a whole block", (0, 2), ["cd", "ef"]),
        ("the head of a block", (0, 1), ["b", "cd", "ef"]),
        ("the end of a block", (4, 5), ["ab", "c", "ef"]),
        ("over two blocks", (0, 5), ["ef"]),
        ("one and a half", (0, 4), ["d", "ef"]),
    ],
)
def test_a_field_takes_its_text_out_of_the_blocks(label: str, span: tuple[int, int], expected: list[str]) -> None:
    d = draft("ab\ncd\nef", Block(K.PARAGRAPH, 0, 2), Block(K.PARAGRAPH, 3, 5), Block(K.PARAGRAPH, 6, 8))
    d.mark([Field("title", *span)])
    assert [text for _, text in shown(d)] == expected, label


@pytest.mark.parametrize(
    ("label", "cuts", "stays"),
    [
        ("between two cuts", [(0, 2), (6, 8)], True),
        ("right behind one", [(0, 4), (6, 8)], True),
        ("right before one", [(0, 2), (4, 8)], True),
        ("inside one", [(0, 2), (3, 5), (6, 8)], False),
        ("between two that touch it", [(0, 4), (4, 8)], True),
    ],
)
def test_a_block_without_text_stays_but_inside_a_stretch_that_is_taken_out(
    label: str, cuts: list[tuple[int, int]], stays: bool
) -> None:
    d = draft("山高水长日暖风清", Block(K.PARAGRAPH, 0, 4), Block(K.IMAGE, 4, 4), Block(K.PARAGRAPH, 4, 8))
    d.mark(Furniture(start, end, "x") for start, end in cuts)
    assert (K.IMAGE in [block.kind for block in d.blocks]) is stays, label


def test_a_table_keeps_its_empty_cells_between_what_is_taken_out() -> None:
    cells = [Block(K.CELL, start, end, parent=1, attrs=()) for start, end in ((2, 3), (3, 3), (4, 4), (4, 6))]
    d = draft("上来山高水长下去", Block(K.PARAGRAPH, 0, 2), Block(K.TABLE, 2, 6), *cells, Block(K.PARAGRAPH, 6, 8))
    d.mark([Furniture(0, 2, "x"), Furniture(6, 8, "x")])
    assert [(b.kind, b.parent) for b in d.blocks] == [(K.TABLE, -1)] + [(K.CELL, 0)] * 4


def test_a_table_keeps_the_blanks_of_its_first_and_last_cell() -> None:
    cells = [Block(K.CELL, at, at, parent=1, attrs=()) for at in (2, 3, 4)]
    d = draft("上来\t\t下去", Block(K.PARAGRAPH, 0, 2), Block(K.TABLE, 2, 4), *cells, Block(K.PARAGRAPH, 4, 6))
    d.mark([Furniture(0, 1, "x"), Furniture(5, 6, "x")])
    assert [(b.kind, b.start, b.end) for b in d.blocks][1] == (K.TABLE, 2, 4)


def test_empty_cells_go_with_their_table() -> None:
    cells = [Block(K.CELL, start, end, parent=1, attrs=()) for start, end in ((2, 2), (2, 6), (6, 6))]
    d = draft("上来山高水长下去", Block(K.PARAGRAPH, 0, 2), Block(K.TABLE, 2, 6), *cells, Block(K.PARAGRAPH, 6, 8))
    d.mark([Furniture(2, 6, "x")])
    assert [b.kind for b in d.blocks] == [K.PARAGRAPH, K.PARAGRAPH]


def test_taking_out_the_middle_divides_a_block() -> None:
    d = draft("山高，水长", Block(K.PARAGRAPH, 0, 5))
    d.mark([Furniture(2, 3, "mark")])
    assert shown(d) == [("paragraph", "山高"), ("paragraph", "水长")]


def test_a_field_that_is_kept_leaves_the_blocks_alone() -> None:
    d = draft("ab", Block(K.PARAGRAPH, 0, 2))
    d.mark([Field("author", 0, 2, "x", keep=True)])
    assert shown(d) == [("paragraph", "ab")]


def test_a_block_replaces_what_it_covers() -> None:
    d = draft("ab\ncd\nef", Block(K.PARAGRAPH, 0, 2), Block(K.PARAGRAPH, 3, 5), Block(K.PARAGRAPH, 6, 8))
    d.mark([Block(K.CAPTION, 0, 5)])
    assert shown(d) == [("caption", "ab\ncd"), ("paragraph", "ef")]


def test_children_follow_their_parent_when_blocks_are_replaced() -> None:
    d = draft("ab\ncd\nef", Block(K.PARAGRAPH, 0, 2), Block(K.LIST_ITEM, 3, 5, 1), Block(K.LIST_ITEM, 6, 8, 2, 1))
    d.mark([Block(K.HEADING, 0, 2, 1)])
    assert [b.parent for b in d.blocks] == [-1, -1, 1]


def test_a_slice_has_its_own_coordinates() -> None:
    d = draft("ab\ncd\nef", Block(K.PARAGRAPH, 0, 2), Block(K.LIST_ITEM, 3, 5, 1), Block(K.LIST_ITEM, 6, 8, 2, 1))
    part = d.slice(3, 8)
    assert part.text == "cd\nef"
    assert part.blocks == (Block(K.LIST_ITEM, 0, 2, 1, -1), Block(K.LIST_ITEM, 3, 5, 2, 0))


def test_a_mark_at_the_border_of_two_parts_belongs_to_the_part_that_begins_there() -> None:
    d = draft(
        "ab\ncd", Block(K.PARAGRAPH, 0, 2), Block(K.PARAGRAPH, 3, 5), fields=(Field("kicker", 3, 3, "x", keep=True),)
    )
    first, second = d.divide([Span(0, 3), Span(3, 5)])
    assert first.fields == ()
    assert second.fields == (Field("kicker", 0, 0, "x", keep=True),)
    assert [shown(part) for part in (first, second)] == [[("paragraph", "ab")], [("paragraph", "cd")]]
