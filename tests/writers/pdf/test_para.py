"""Paragraphs and titles as rows."""

import pytest

from convkit.writers.pdf.para import _at_gap


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
