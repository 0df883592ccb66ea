"""Paragraphs and titles as rows."""

from dataclasses import replace

import pytest

from convkit.writers.pdf.glyphs import Book
from convkit.writers.pdf.para import _at_gap, make_para
from convkit.writers.pdf.session import default_layout
from convkit.writers.pdf.typeface import Faces


@pytest.mark.parametrize(
    ("label", "title", "ends"),
    [
        ("at the headline's gap", "县农技站连日紧急提醒各乡镇 眼下不要抢墒早播以免烂种", ["各乡镇", "烂种"]),
        ("no gap: about equal", "县农技站连日紧急提醒各乡镇眼下不要抢墒早播以免烂种", None),
        ("a gap beside Latin is none", "县农技站连日紧急提醒各乡镇使用 APP 登记眼下不要抢墒早播", None),
    ],
)
def test_a_title_of_two_lines_is_divided_at_its_gap(label: str, title: str, ends: list[str] | None) -> None:
    parted = _at_gap(title, 2)
    if ends is None:
        assert parted == title, label
    else:
        assert [line.endswith(end) for line, end in zip(parted.split("\n"), ends, strict=True)] == [True, True], label
    assert _at_gap(title, 1) == title


@pytest.mark.parametrize(
    ("text", "cells", "indent", "whole", "why"),
    [
        ("（internationalization）河水清", 13, 0, True, "word and marks fit"),
        ("（internationalization）河水清", 10, 0, False, "the word fits, but not with the marks that may not leave it"),
        ("internationalization河水清", 10, 0, True, "a word that fits stays whole"),
        ("internationalization河水清", 10, 2, False, "it is wider than the first line, which is indented"),
        ("河水清internationalization", 10, 2, True, "on the second line it fits"),
    ],
)
def test_a_word_is_divided_only_where_no_lines_can_be_made_of_it(
    text: str, cells: int, indent: int, whole: bool, why: str
) -> None:
    style = replace(default_layout().style("body"), size=10.0, first_indent=indent, indent=0.0, right=0.0)
    para = make_para(text, style, Faces(Book(), traditional=False), cells * 10.0)
    lines = [text[row.line.start : row.line.end] for row in para.rows]
    assert any("internationalization" in line for line in lines) == whole, why
    assert all(row.line.width <= 1000 * (cells - (0 if row.line.start else indent)) for row in para.rows)
    assert not [line for line in lines if line[0] in "）" or line[-1] in "（"]
