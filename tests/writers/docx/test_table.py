"""Cells into rows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convkit.writers.docx.table import WIDEST, Cell, column_widths, grid


def cell(row, column, content="x", rows=1, columns=1, width=4, header=False):
    return Cell(row, column, rows, columns, header, content, width)


def shape(rows):
    return [[(p.column, p.cell.columns, "^" if p.continued else p.cell.content) for p in row] for row in rows]


def test_spans():
    rows = grid([cell(0, 0, "a", rows=2), cell(0, 1, "b", columns=2), cell(1, 1, "c"), cell(1, 2, "d")])
    assert shape(rows) == [[(0, 1, "a"), (1, 2, "b")], [(0, 1, "^"), (1, 1, "c"), (2, 1, "d")]]


def test_a_span_ends_with_the_table():
    assert shape(grid([cell(0, 0, "a", rows=10**9), cell(7, 1, "b")])) == [[(0, 1, "a")], [(0, 1, "^"), (1, 1, "b")]]


def test_row_numbers_are_an_order_only():
    assert len(grid([cell(3, 0), cell(10**9, 0)])) == 2


def test_a_cell_whose_place_is_taken_goes_to_the_next():
    assert shape(grid([cell(0, 0, "a"), cell(0, 0, "b")])) == [[(0, 1, "a"), (1, 1, "b")]]


def test_more_columns_than_word_opens():
    assert grid([cell(0, n) for n in range(WIDEST)]) is not None
    assert grid([cell(0, n) for n in range(WIDEST + 1)]) is None
    assert grid([cell(0, 0, columns=10**9)]) is None


def widths(*longest, width=8000):
    return column_widths(grid([cell(0, n, width=one) for n, one in enumerate(longest)]), len(longest), width, 100)


@pytest.mark.parametrize(
    ("label", "longest", "expected"),
    [
        ("all fit: what is left is shared in proportion", (10, 10), [4000, 4000]),
        ("narrow ones have their line, wide ones the rest", (4, 99_999), [716, 7284]),
        ("too many for all: equal", (9_999, 9_999, 9_999, 9_999), [2000, 2000, 2000, 2000]),
    ],
)
def test_columns_share_the_width(label, longest, expected):
    assert widths(*longest) == expected


CELLS = st.lists(
    st.builds(
        cell,
        st.integers(0, 5),
        st.integers(0, 5),
        st.text("甲乙丙", min_size=1),
        st.integers(-1, 9),
        st.integers(-1, 4),
    ),
    max_size=12,  # all side by side they stay below what Word opens
)


@given(CELLS)
def test_every_cell_stands_once_and_nothing_overlaps(cells):
    rows = grid(cells)
    assert rows is not None
    assert sorted(p.cell.content for row in rows for p in row if not p.continued) == sorted(c.content for c in cells)
    for row in rows:
        covered = [n for p in row for n in range(p.column, p.column + p.cell.columns)]
        assert len(covered) == len(set(covered))
        assert covered == sorted(covered)
