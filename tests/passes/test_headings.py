"""Numbered heads and lines that state source and date."""

import pytest

from convkit.passes.infolines import parts_of
from convkit.testing import cleaned

BODY = "各乡镇要在三月底以前把地块落实到户，并报县林业站备案，不得向农户摊派。"


def kinds(text: str) -> list[tuple[str, int]]:
    (article,) = cleaned(text).articles
    return [(b.kind.value, b.level) for b in article.blocks]


def test_a_series_of_numbered_heads() -> None:
    text = f"植树的办法\n\n{BODY}\n\n一、地块\n\n{BODY}\n\n（一）坡地\n\n{BODY}\n\n（二）平地\n\n{BODY}\n\n二、树苗\n\n{BODY}"
    p = ("paragraph", 0)
    assert kinds(text) == [p, ("heading", 1), p, ("heading", 2), p, ("heading", 2), p, ("heading", 1), p]


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("one alone is no series", f"植树的办法\n\n{BODY}\n\n一、地块\n\n{BODY}"),
        ("whole sentences", f"植树的办法\n\n{BODY}\n\n一、要落实地块。\n\n{BODY}\n\n二、要备足树苗。\n\n{BODY}"),
        ("numbers that don't count", f"植树的办法\n\n{BODY}\n\n七、地块\n\n{BODY}\n\n三、树苗\n\n{BODY}"),
        ("paragraphs", f"植树的办法\n\n一、{BODY}\n\n二、{BODY}"),
    ],
)
def test_what_is_no_heading(label: str, text: str) -> None:
    assert {kind for kind, _ in kinds(text)} == {"paragraph"}, label


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("来源：青山晚报  发布时间：2030-03-09 08:15  作者：林川", ["source", "date_text", "byline"]),
        ("2030-03-09 08:15 来源：青山晚报", ["date_text", "source"]),
        ("时间：2030年3月9日 浏览次数：123 字号：大 中 小", ["date_text", "tool", "tool"]),
    ],
)
def test_information_lines(line: str, names: list[str]) -> None:
    assert [name for name, *_ in parts_of(line) or []] == names


@pytest.mark.parametrize(
    "line",
    ["他说：来源不明。", "水的来源：山里的雪。每年春天都化。", "作者的话", "我们要看来源：是谁说的；在哪里说的；"],
)
def test_sentences_are_no_information_lines(line: str) -> None:
    assert parts_of(line) is None


def test_an_information_line_goes_to_the_fields() -> None:
    text = f"渡口的灯\n\n来源：青山晚报  发布时间：2030-03-09 08:15  作者：林川\n\n{BODY}\n\n{BODY}"
    (article,) = cleaned(text).articles
    assert (article.source, article.date, article.authors) == ("青山晚报", "2030-03-09", ("林川",))
    assert [article.block_text(b) for b in article.blocks] == [BODY, BODY]
