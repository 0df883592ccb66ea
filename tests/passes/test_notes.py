"""References and notes under a text."""

import pytest

from convkit.testing import cleaned

BODY = "各乡镇要在三月底以前把地块落实到户，并报县林业站备案，不得向农户摊派。"


def shown(text: str) -> list[tuple[str, str]]:
    (article,) = cleaned(text).articles
    return [(b.kind.value, article.block_text(b)) for b in article.blocks if b.kind != "paragraph"]


def test_entries_under_their_head() -> None:
    text = f"渡口考\n\n{BODY}\n\n参考文献：\n\n[1] 许远. 义渡考[J]. 乡土研究，2020.\n\n[2] 何青. 渡口志[M]. 青山，1998.\n\n注释\n\n① 见县志卷三。\n\n② 同上。"
    assert shown(text) == [
        ("heading", "参考文献："), ("note", "[1] 许远. 义渡考[J]. 乡土研究，2020."), ("note", "[2] 何青. 渡口志[M]. 青山，1998."),
        ("heading", "注释"), ("note", "① 见县志卷三。"), ("note", "② 同上。"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("label", "tail"),
    [
        ("no entries", f"注释\n\n{BODY}"),
        ("entries that do not begin with one", f"参考文献\n\n[3] 许远. 义渡考.\n\n{BODY}"),
        ("a sentence about notes", f"注释太多，读者不耐烦。\n\n[1] {BODY}"),
    ],
)
def test_what_is_no_list_of_notes(label: str, tail: str) -> None:
    assert not [kind for kind, _ in shown(f"渡口考\n\n{BODY}\n\n{tail}\n\n{BODY}") if kind == "note"], label
