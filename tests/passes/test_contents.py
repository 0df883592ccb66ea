"""Tables of contents inside an article."""

import pytest

from convkit.testing import cleaned

BODY = "各乡镇要在三月底以前把地块落实到户，并报县林业站备案，不得向农户摊派。"


def test_entries_are_furniture_and_what_they_name_headings() -> None:
    text = f"永济桥\n\n{BODY}\n\n目录\n1 历史沿革\n2 建筑特点 ........ 3\n（一）桥墩\n\n历史沿革\n\n{BODY}\n\n建筑特点\n\n{BODY}\n\n（一）桥墩\n\n{BODY}"
    result = cleaned(text)
    (article,) = result.articles
    assert [reason for _, reason in result.furniture] == ["contents"] * 4
    assert [(article.block_text(b), b.level) for b in article.blocks if b.kind == "heading"] == [
        ("历史沿革", 1), ("建筑特点", 1), ("（一）桥墩", 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("entries that name nothing", f"永济桥\n\n{BODY}\n\n目录\n\n历史沿革\n\n建筑特点\n\n{BODY}\n\n{BODY}"),
        ("one entry", f"永济桥\n\n{BODY}\n\n目录\n\n历史沿革\n\n{BODY}\n\n历史沿革\n\n{BODY}"),
        ("the word in a sentence", f"永济桥\n\n目录里没有这座桥。\n\n{BODY}\n\n{BODY}"),
    ],
)
def test_what_is_no_table_of_contents(label: str, text: str) -> None:
    assert "contents" not in [reason for _, reason in cleaned(text).furniture], label


def test_many_equal_lines_take_linear_time() -> None:
    text = "永济桥\n\n" + BODY + "\n\n目录\n\n" + "桥墩\n\n" * 20_000
    assert cleaned(text, only=["structure.contents"]).articles
