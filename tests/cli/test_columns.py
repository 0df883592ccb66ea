"""Text in the columns of a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convkit.cli.columns import aligned, clipped, columns, padded, wrapped

WIDTHS = [
    ("ascii", "abc", 3),
    ("Han and marks", "春，", 4),
    ("both", "春a", 3),
    ("a letter with its accent", "e\u0301", 1),
    ("", "", 0),
]


@pytest.mark.parametrize(("label", "text", "expected"), WIDTHS)
def test_columns(label: str, text: str, expected: int) -> None:
    assert columns(text) == expected


def test_clipped_text_ends_with_an_ellipsis_and_fits() -> None:
    assert clipped("渡口的灯", 8) == "渡口的灯"
    assert clipped("渡口的灯", 7) == "渡口的…"
    assert clipped("渡口的灯", 6) == "渡口…"
    assert padded("灯", 4) == "灯  "


LINES = [
    ("breaks between characters", "渡口的灯亮了", 8, ["渡口的灯", "亮了"]),
    ("words stay whole", "渡口 lamp of the ferry", 10, ["渡口 lamp", "of the", "ferry"]),
    ("a mark does not begin a line", "渡口的灯，亮了", 8, ["渡口的灯，", "亮了"]),
    ("a long word stands alone", "a verylongword b", 6, ["a", "verylongword", "b"]),
    ("nothing", "", 6, []),
]


@pytest.mark.parametrize(("label", "text", "width", "expected"), LINES, ids=[row[0] for row in LINES])
def test_wrapped(label: str, text: str, width: int, expected: list[str]) -> None:
    assert list(wrapped(text, width)) == expected


@given(st.text("春，a b。", max_size=60), st.integers(4, 30))
def test_no_character_is_lost_in_wrapping(text: str, width: int) -> None:
    assert "".join("".join(wrapped(text, width)).split()) == "".join(text.split())


def test_two_columns() -> None:
    rows = [("春", "灯亮了"), ("a-term-that-is-much-too-long", "x")]
    assert list(aligned(rows, 40, most=10)) == ["  春  灯亮了", "  a-term-that-is-much-too-long", "      x"]
