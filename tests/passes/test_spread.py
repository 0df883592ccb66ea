"""Words and lines whose characters stand apart."""

from convkit.testing import cleaned


def test_a_gap_in_a_spread_cell_of_a_spread_line_is_closed_once() -> None:
    line = " ".join("今年的雨水比往年多村民们都到河边去看水") + "。"
    (draft,) = cleaned(f"目 录\t{line}\n\n{line}\n\n{line}\n").drafts
    assert draft.text.splitlines()[0] == "目录\t今年的雨水比往年多村民们都到河边去看水。"
